//! What findings say, and what they advise.

use crate::text::sentences;

sentences! {
    // The types of values, as they stand in other sentences.
    nothing() { "nothing" "空值" }
    a_text() { "a text" "文本" }
    texts() { "a text or a list of texts" "文本或文本列表" }
    a_flag() { "true or false" "true 或 false" }
    an_integer() { "a whole number" "整数" }
    a_float() { "a number with a fraction" "小数" }
    a_date() { "a date" "日期" }
    a_list() { "a list" "列表" }
    a_table() { "a table" "表" }
    tables() { "a list of tables" "表的列表" }
    wrong_type(field, expected, actual) {
        "`{field}` should be {expected}, but is {actual}"
        "`{field}` 应为{expected}，现为{actual}"
    }

    not_a_language(word, field, tags) {
        "`{word}` is not a language: `{field}` is a text, or a text for each of {tags}"
        "`{word}` 不是语言：`{field}` 应为文本，或按语言分列的文本（{tags}）"
    }
    language_twice(field, tag) {
        "`{field}` has two texts for {tag}"
        "`{field}` 中 {tag} 的文本重复"
    }

    // Files.
    unreadable(path, why) { "{path} cannot be read: {why}" "无法读取 {path}：{why}" }
    unreadable_folder(path, why) { "the folder {path} cannot be read: {why}" "无法读取文件夹 {path}：{why}" }
    symlink(path) {
        "{path} is a symbolic link, and nothing is read or written through it; put what it points to here itself"
        "{path} 是符号链接，不会通过它读取或写入；请把它指向的内容本身放在这里"
    }
    linked_folder(path) {
        "the folder {path} is a symbolic link and nothing in it is read; put the folder itself here"
        "文件夹 {path} 是符号链接，其中内容均未读取；请把文件夹本身放在这里"
    }
    passed_over() {
        "no line of it begins with `section` or `items`, so it is taken for no part of the handover and passed over"
        "没有以 `section` 或 `items` 开头的行，视为与本次交接无关，未读取"
    }
    passed_over_advice() {
        "if it is a list of items, begin it with `section = \"…\"` (in YAML `section: …`); otherwise move it out of the folder, or silence `not-a-section`"
        "如果是事项清单，请在开头写 `section = \"…\"`（YAML 写 `section: …`）；否则可移出文件夹，或静默 `not-a-section`"
    }
    too_large(path, mebibytes) {
        "{path} is larger than {mebibytes} MB; split the section over several files"
        "{path} 超过 {mebibytes} MB；请把该部分拆成几个文件"
    }
    too_deep(depth) { "nested more than {depth} levels deep" "嵌套超过 {depth} 层" }
    too_many_nodes() { "aliases repeat too much content" "别名展开后的内容过多" }
    not_utf8(line) {
        "line {line} is not UTF-8; save the file as UTF-8"
        "第 {line} 行不是 UTF-8 编码；请把文件另存为 UTF-8"
    }
    duplicate_key(key) { "`{key}` stands twice in the same place" "`{key}` 在同一处出现了两次" }
    several_documents() {
        "a second document begins here; keep one document in a file"
        "这里开始了第二个 YAML 文档；每个文件只能有一个"
    }
    not_a_table() {
        "the file should hold fields such as `section:` at the top"
        "文件顶层应为字段，例如 `section:`"
    }
    unknown_anchor(name) { "`*{name}` refers to an anchor that is not above it" "`*{name}` 引用的锚点不存在" }

    merge_conflict() {
        "the file holds git conflict marks: keep what holds of both sides, and take the marks out"
        "文件中有 git 冲突标记：保留双方中成立的行，删除标记即可"
    }
    merge_conflict_advice(command, file) {
        "to have it united by item: `git checkout -m -- {file}`; where git was never told to, run `{command}` first"
        "如需按事项合并：`git checkout -m -- {file}`；若从未设置过，请先运行 `{command}`"
    }

    // Fields.
    unknown_field(field) { "`{field}` is not a field that is known here" "`{field}` 不是这里认识的字段" }
    did_you_mean_title(near, title) { "did you mean `{near}` ({title})?" "是否想写 `{near}`（{title}）？" }
    did_you_mean(near) { "did you mean `{near}`?" "是否想写 `{near}`？" }
    unknown_field_advice() {
        "it is kept and shown; fields of your own belong under `extra`"
        "内容会保留并显示；自定义内容请放在 `extra` 下"
    }
    derived_advice() {
        "where an item stands is not written: it follows from its `log`, to which `handover mark` adds what was done"
        "事项的状态和进度无须填写，由 `log` 推出；请用 `handover mark` 记录完成了哪一步"
    }
    not_the_type(field, expected) { "`{field}` should be {expected}" "`{field}` 应为{expected}" }
    blank_field(field) { "`{field}` is blank" "`{field}` 是空白" }
    blank_milestone() { "a milestone has a blank name" "有一个里程碑的名称是空白" }
    same_milestone(name, other) {
        "`{name}` and `{other}` are called the same: give one of these milestones another name"
        "`{name}` 与 `{other}` 的叫法相同：请为其中一个改名"
    }
    duplicate_milestone(name) { "the milestone `{name}` stands twice" "里程碑 `{name}` 重复" }
    unquoted_number(field, written, number) {
        "`{field}` is {written} without quotes, which other readers take for the number {number}"
        "`{field}` 的 {written} 没有加引号，其他工具会读成数字 {number}"
    }
    unquoted_number_advice(written) { "put it in quotes: \"{written}\"" "请加上引号：\"{written}\"" }
    missing_field(field) { "`{field}` is missing" "缺少 `{field}`" }
    no_section() { "the file does not say which section it is" "文件没有写明属于哪个部分" }
    no_section_advice() {
        "begin it with `section = \"permissions\"` (in YAML `section: permissions`), or move it to `evidence/` if it is no part of the list"
        "请在开头写 `section = \"permissions\"`（YAML 写 `section: permissions`）；如果不属于清单，请移到 `evidence/`"
    }
    unknown_kind(kind) {
        "`{kind}` is no built-in section; its items are delivered by the giver and accepted by the receiver"
        "`{kind}` 不是内置部分；其中的事项由移交方交付、接收方验收"
    }
    unknown_kind_advice() {
        "if that is right, say so with `steps = [{{ did = \"delivered\", by = \"giver\" }}, {{ did = \"accepted\", by = \"receiver\" }}]`"
        "如果符合本意，请写明 `steps = [{{ did = \"delivered\", by = \"giver\" }}, {{ did = \"accepted\", by = \"receiver\" }}]`"
    }
    bad_id(id) {
        "the id `{id}` cannot be used: write letters (of any script), digits, `-`, `_` and `.`, and do not begin with `-`"
        "编号 `{id}` 不可用：请只用文字、数字、`-`、`_` 和 `.`，且不以 `-` 开头"
    }
    out_of_range(field, low, high) { "`{field}` goes from {low} to {high}" "`{field}` 的取值范围是 {low} 到 {high}" }
    not_a_choice(field, choices) { "`{field}` is one of: {choices}" "`{field}` 只能是：{choices}" }
    other_format(known) {
        "this handover was written for another version of the tool; this one knows format {known}"
        "该项目使用了其他版本的格式；本工具支持 format {known}"
    }
    unknown_language(language) {
        "`{language}` is not a language of the tool; use `en` or `zh-CN`"
        "不支持语言 `{language}`；请用 `en` 或 `zh-CN`"
    }
    unknown_timezone(name) {
        "`{name}` is no time zone; write one such as `Asia/Shanghai`"
        "`{name}` 不是有效时区；请写成 `Asia/Shanghai` 这样的名称"
    }
    no_such_day(day) { "{day} does not exist" "{day} 不存在" }
    milestone_not_a_day(name) {
        "the milestone `{name}` needs a day such as 2026-11-30"
        "里程碑 `{name}` 需要写成日期，例如 2026-11-30"
    }
    unresolved_due(words) {
        "\"{words}\" is no date that can be counted with, so it is never shown as late"
        "“{words}”不是可以计算的日期，因此不会显示为逾期"
    }
    due_advice(milestones) {
        "write a day (2026-11-23) or a milestone with an offset (cutover - 7d); milestones here: {milestones}"
        "可写日期（2026-11-23）或里程碑加减天数（cutover - 7d）；现有里程碑：{milestones}"
    }
    unknown_stage(stage) { "`{stage}` is not one of the milestones" "`{stage}` 不在里程碑之中" }
    known_milestones(names) { "milestones here: {names}" "现有里程碑：{names}" }
    unknown_party(word) {
        "`{word}` is no party; use giver, receiver or witness"
        "`{word}` 不是参与方；请用 giver、receiver 或 witness"
    }
    reserved_step(did) { "every item takes `{did}` anyway; a step needs another name" "所有事项都可以用 `{did}`；步骤请另取名称" }
    duplicate_step(did) { "the step `{did}` stands twice" "步骤 `{did}` 重复" }
    duplicate_person(id) { "two people have the id `{id}`" "有两个人使用编号 `{id}`" }
    other_place(place) { "the other stands at {place}; give one of them another id" "另一项位于 {place}；请为其中一项另取编号" }
    duplicate_item(id) { "another item of this section has the id `{id}`" "本部分已有编号为 `{id}` 的事项" }
    bad_time(text) {
        "\"{text}\" is no time with an offset such as 2026-11-20T10:03:00+08:00"
        "“{text}”不是带时区的时间，应如 2026-11-20T10:03:00+08:00"
    }
    bad_time_advice() {
        "the seconds go to 59: what is written with 60 cannot be read everywhere"
        "秒数最大为 59：写成 60 的时间并非所有程序都能读取"
    }
    evidence_path_or_url() { "evidence needs a `path` or a `url`" "证据需要写 `path` 或 `url`" }
    still_open_after_cutover(days) {
        "the giver still has access, {days} after the cutover"
        "切换已过 {days}，移交方仍有权限"
    }
    still_open_after_cutover_advice() {
        "have it revoked, suspended or its secret changed now, and say in the note when it ended"
        "请立即收回、停用或更换密码，并在备注中写明收回时间"
    }
    not_a_party(word) {
        "`{word}` is no party; use giver, receiver or witness"
        "`{word}` 不是参与方；请用 giver、receiver 或 witness"
    }
    approves_nobody(party) { "the {party} is to approve, but the project has none" "需由{party}批准，但项目中没有这一方" }
    approves_nobody_advice(party) {
        "add `[{party}]` with its name to the project file, or take `approve` out"
        "请在项目文件中加上 `[{party}]` 及其名称，或去掉 `approve`"
    }
    every_without(field) { "what is done again and again needs `{field}` too" "定期事项还须写明 `{field}`" }
    every_advice() {
        "write for example `every = \"1w\"`, `from = \"cutover + 1w\"`, `until = \"close\"`"
        "例如 `every = \"1w\"`、`from = \"cutover + 1w\"`、`until = \"close\"`"
    }
    every_not_here(kind) { "an item of `{kind}` runs from one day until another and is done once" "`{kind}` 的事项有自己的起止日期，不能定期重复" }
    not_a_span(text) { "\"{text}\" is no length of time such as 1d, 1w or 1 month" "“{text}”不是时长，应如 1d、1w 或 1 month" }
    other_comes_first() {
        "the first step cannot be made by `other`: nobody has made one before"
        "第一个步骤不能由 `other` 完成：之前还没有人完成步骤"
    }
    unknown_ask(word, words) { "`{word}` is nothing that a step asks for; use one of {words}" "步骤不能要求填写 `{word}`；可用：{words}" }
    no_choices() { "a choice needs `choices`, the words to choose from" "选项类型须在 `choices` 中列出可选的词" }
    not_a_range() { "`range` takes two whole numbers, the smaller first" "`range` 应为两个整数，小的在前" }
    field_of_every_item(field) { "every item has a field `{field}` anyway; yours needs another name" "所有事项都有字段 `{field}`；自定义字段请另取名称" }
    unclear_target(text) { "\"{text}\" is no target that a value can be held against" "“{text}”无法与结果比较" }
    unclear_target_advice() {
        "write for example at least 95 %, at most 30 s, 20..25, none, at least 90 % of baseline"
        "例如：不低于 95%、不超过 30 秒、20..25、无、不低于基线的 90%"
    }

    // Links between items.
    unknown_need(name) { "it needs `{name}`, but there is no such item" "前置事项 `{name}` 不存在" }
    unknown_parent(name) { "it stands under `{name}`, but there is no such item" "上级事项 `{name}` 不存在" }
    too_many_steps(most) { "a row has at most {most} steps" "一行步骤最多 {most} 步" }
    too_much_for_all(field, items) {
        "`{field}` is too long to count for each of {items} items"
        "`{field}` 太长，无法对 {items} 个事项逐个适用"
    }
    too_many_fields(most) { "a file names at most {most} fields" "一个文件最多命名 {most} 个字段" }
    need_cycle(path) { "these items wait for each other: {path}" "这些事项互相等待：{path}" }
    parent_cycle(path) { "these items stand under each other: {path}" "这些事项互为上级：{path}" }
    cycle_advice() { "take one of the links out" "请去掉其中一处引用" }
    begun_too_early(need) {
        "work on it has begun, but \"{need}\", which it needs, is not complete"
        "已开始处理，但前置事项“{need}”尚未完成"
    }

    // Logs.
    no_such_person(word) { "nobody here is called `{word}`" "没有名为 `{word}` 的人员" }
    unknown_person_advice(ids) { "people here: {ids}" "现有人员：{ids}" }
    unknown_act(did, known) { "`{did}` is no step of this item; its steps are {known}" "`{did}` 不是该事项的步骤；步骤为 {known}" }
    unknown_act_near(did, near) { "`{did}` is no step of this item; did you mean `{near}`?" "`{did}` 不是该事项的步骤；是否想写 `{near}`？" }
    act_without_steps(did) { "`{did}` is no step of this item, which has none: it is there to be read" "`{did}` 不是该事项的步骤：该事项没有步骤，仅供参考" }
    wrong_party(did, owner, person, party) {
        "{did} belongs to the {owner}, but {person} acts for the {party}"
        "{did}应由{owner}完成，而{person}属于{party}"
    }
    out_of_order(did, expected) { "{did} comes too early or twice; the next step is {expected}" "{did}顺序不对或已经做过；下一步是{expected}" }
    nothing_left(did) { "{did} comes after everything was done; write `reopened` first" "{did}写在全部完成之后；请先“重新打开”（`reopened`）" }
    nothing_to_reject() { "there is no step yet that could be rejected" "还没有可以退回的步骤" }
    waived_already() { "this side has said already that the item does not apply" "本方已经确认过不适用" }
    note_missing(did) { "{did} needs a note that says why: `--note \"…\"`, or `note` in the log" "{did}需要备注说明原因：请加 `--note \"原因\"`，或在记录中写 `note`" }
    terms_missing() { "`reserved` needs `fix_by` (a day) and `person` (the id of somebody in the project)" "`reserved` 需要 `fix_by`（日期）和 `person`（项目人员的编号）" }
    value_unclear(value, asked) {
        "{value} cannot be held against {asked}: another unit, or no baseline"
        "{value} 无法与 {asked} 比较：单位不同，或缺少基线"
    }
    value_unclear_advice() {
        "measure in the unit of the target, or write `baseline` where the target is a part of one"
        "请用目标的单位测量；目标以基线为准的，请写明 `baseline`"
    }
    value_missing(did, asked) {
        "`{did}` wants a value (`--value`, or `value` in the act): {asked}"
        "`{did}` 需要填写结果（`--value`，或记录中的 `value`）：{asked}"
    }
    value_unsure(value) { "`{value}` may mean two numbers" "`{value}` 可能是两个不同的数" }
    value_wrong(value, asked) { "`{value}` is not {asked}" "`{value}` 不是{asked}" }
    future_act(at) { "this act is dated {at}, which is still to come" "这条记录的时间 {at} 尚未到来" }
    future_act_advice() {
        "correct its `at`; until then it changes nothing, and the item counts as not complete"
        "请更正 `at`；在此之前该记录不起作用，事项视为未完成"
    }
    time_runs_back() { "this act is older than the one before it" "这条记录的时间早于上一条" }
    log_advice() {
        "until it is mended the item counts as not complete"
        "修正之前，该事项视为未完成"
    }

    // People and sign-off.
    nobody_in_party(party) { "nobody acts for the {party} yet" "{party}还没有人员" }
    nobody_in_party_advice(party) {
        "add them to the project file under `people`, with `party = \"{party}\"`"
        "请在项目文件的 `people` 中补充，写明 `party = \"{party}\"`"
    }
    no_signer(stage, party) { "nobody of the {party} signs the stage `{stage}`" "阶段 `{stage}` 没有{party}的签署人" }
    no_signer_advice() { "name one in its `signers`" "请在 `signers` 中写明" }
    stage_without_signoff(stage, items) {
        "nobody signs the stage `{stage}`, which counts {items}"
        "阶段 `{stage}` 含 {items}，但没有签署安排"
    }
    no_signers(stage) { "it is not said who signs the stage `{stage}`" "没有写明阶段 `{stage}` 由谁签署" }
    stage_without_signoff_advice(stage, ids) {
        "say who signs it: `handover set signoff/{stage} signers={ids}`"
        "请写明由谁签署：`handover set signoff/{stage} signers={ids}`"
    }

    // What is still to be filled in.
    no_owner() { "nobody is named to see to it" "没有写明负责人" }
    no_owner_advice() {
        "write `owner = [\"…\"]` with person ids, a role or a department, in the item or at the top of its file"
        "请在事项或文件开头写 `owner = [\"…\"]`：人员编号、岗位或部门"
    }
    no_due() { "it is not said when it is due" "没有写明期限" }
    no_due_advice() {
        "write `due` with a day or a milestone (cutover - 7d), in the item or at the top of its file"
        "请在事项或文件开头写 `due`：日期，或里程碑加减天数（cutover - 7d）"
    }
    no_criterion() { "it is not said how one can tell that it is done" "没有写明完成标准" }
    no_criterion_advice() {
        "write `accept_when` with something that a stranger could check"
        "请写 `accept_when`，内容应让局外人也能判断"
    }
    no_channel() { "it is not said by which channel they are told" "没有写明告知渠道" }
    no_channel_advice() { "write `channel`: mail, phone, letter, platform…" "请写 `channel`：邮件、电话、书面通知、平台等" }
    no_task() { "it is not said what the receiver does alone to show it" "没有写明接收方独立完成的任务" }
    no_task_advice() { "write `task` with a piece of real work" "请写 `task`，用一项真实的工作来检验" }
    no_access_review() {
        "it is transferred without an earlier review of the accounts there are"
        "转移之前没有先清查已有账号"
    }
    no_access_review_advice() {
        "add an item with `action = \"keep\"` for the review of every account, and name it in `needs`"
        "请增加一个 `action = \"keep\"` 的账号清查事项，并写入 `needs`"
    }
    never_restored(days) {
        "the backup was checked but never restored, and the cutover is in {days}"
        "备份已核对但从未恢复验证，距切换日还有 {days}"
    }
    never_restored_late() {
        "the backup was checked but never restored, and the cutover has come"
        "备份已核对但从未恢复验证，切换日已到"
    }
    never_restored_advice() { "restore it on the receiver's own system and record `restored`" "请在接收方环境恢复，并记录 `restored`" }
    giver_still_named(person, revoked) {
        "the account names {person} of the giver, whose access was revoked in \"{revoked}\""
        "账号仍写着移交方的{person}，而其权限已在“{revoked}”中收回"
    }
    giver_still_named_advice() {
        "check that nobody of the giver can use it any more, and name the new holder"
        "请确认移交方人员已无法使用，并改写为新的持有人"
    }

    // Readiness.
    missing_factor(names) { "no item scores: {names}" "以下因素没有对应事项：{names}" }
    missing_factor_advice() { "add an item with `factor = \"…\"` for each" "请为每个因素添加一个写明 `factor = \"…\"` 的事项" }
    not_ready(mean) {
        "the nine factors have a mean of {mean}: this is not the time to hand over"
        "九个因素平均 {mean} 分：现在不适合移交"
    }
    not_ready_advice() {
        "improve what scores lowest, or let a year pass and score again"
        "先改善得分最低的因素，或过一段时间再评分"
    }
    transition_too_short(given, mean, needed) {
        "{given} lie between start and cutover, but a mean of {mean} calls for {needed}"
        "开始日到切换日只有 {given}，而平均 {mean} 分需要 {needed}"
    }
    transition_too_short_advice() { "move the cutover, or say in a `silence` why it is enough" "请推迟切换日，或用 `silence` 说明为何足够" }

    // Who is who, and who enters for whom.
    shared_address(one, other, address) {
        "`{one}` and `{other}` have the same address, {address}: nobody can tell who acts"
        "`{one}` 和 `{other}` 使用同一邮箱 {address}，无法区分是谁在操作"
    }
    shared_address_advice() {
        "give each their own address, or take it out of one of them"
        "请为两人填写各自的邮箱，或删去其中一个"
    }
    shared_key(one, other) {
        "`{one}` and `{other}` have the same key: its signature would be that of both"
        "`{one}` 和 `{other}` 使用同一把密钥，一个签名会算作两个人的"
    }
    shared_key_advice() { "let each of them sign with a key of their own" "请让两人各用自己的密钥签名" }
    same_name(one, party, other, other_party, name, other_name) {
        "`{one}` of the {party} and `{other}` of the {other_party} have names that look the same: {name}, {other_name}"
        "{party}的 `{one}` 与{other_party}的 `{other}` 姓名看起来相同：{name}、{other_name}"
    }
    same_name_advice() {
        "if they are two people, add to one of the names what tells them apart; if one, a person acts for one party only"
        "如果是两个人，请在姓名中加以区分；如果是同一个人，一个人只能代表一方"
    }
    duplicate_signoff(stage) { "the stage `{stage}` has two sign-offs" "阶段 `{stage}` 有两处签署安排" }
    duplicate_signoff_advice() { "keep one of them, with all its signers" "请只保留一处，写明全部签署人" }
    entered_by_other_side(acts, names) {
        "{acts} entered for the other side, by {names}, and nobody of that side has acted on the item since"
        "有 {acts}由{names}代对方填写，而对方此后没有亲自处理该事项"
    }
    entered_advice() {
        "let them look at it: with an act of their own on the item they take it over, or with their signature"
        "请对方查看：亲自在该事项上操作，或在签署时确认，即视为认可"
    }

    // Text.
    secret(field) { "`{field}` looks as if it held a password, key or token" "`{field}` 中疑似含有密码、密钥或令牌" }
    secret_advice() {
        "these files go to another company: change the secret, take it out (also of git's history), and write where it is kept instead, such as \"vault: acme/tmall\""
        "这些文件会交给另一家公司：请更换该密码并删除（包括 git 历史），改写为存放位置，例如“vault: acme/tmall”"
    }
    personal_number(field) {
        "`{field}` holds what looks like the number of an identity card or a bank card"
        "`{field}` 中疑似含有身份证号或银行卡号"
    }
    personal_number_advice() {
        "these files go to another company: write who has it instead, or its last four digits; if it is another number, silence `personal-number`"
        "这些文件会交给另一家公司：请改写为由谁保管，或只写后四位；如果是其他号码，可静默 `personal-number`"
    }
    unsafe_text(field, names) {
        "`{field}` holds characters that do not show: {names}"
        "`{field}` 中含有不可见字符：{names}"
    }
    unsafe_text_advice() { "take them out; they are shown here as escapes" "请删除；此处以转义形式显示" }
}
