//! What `sign` says: what is being signed, what it asks, why it refuses, and what it has done.

use crate::text::{counted, sentences};

sentences! {
    evidence_none() { "none" "无" }
    // Why nothing can be signed.
    no_such_stage(stage) { "nobody signs a stage \"{stage}\"" "没有需要签署的阶段“{stage}”" }
    stages_here(names) { "stages that are signed here: {names}" "本项目需要签署的阶段：{names}" }
    no_uuid() {
        "the project has no `uuid`, so a signature could be carried over to another project"
        "项目没有 `uuid`，签名可能被挪用到其他项目"
    }
    no_uuid_hint(uuid) { "add this line to the project file: uuid = \"{uuid}\"" "请在项目文件中加入一行：uuid = \"{uuid}\"" }
    not_a_signer(name, stage) { "{name} does not sign {stage}" "{name}不是{stage}的签署人" }
    signers_are(names) { "its signers: {names}" "签署人：{names}" }
    has_errors(count) { "the stage cannot be signed while something must be mended ({count}):" "存在 {count} 个必须修正的问题，不能签署：" }
    has_open(items, stage) { "the stage cannot be signed: {items} in {stage}" "不能签署：{stage}尚有 {items}" }
    open_item(title, item, state) { "{title} ({item}): {state}" "{title}（{item}）：{state}" }
    with_list(title, list) { "{title}{list}" "{title}{list}" }
    list_line(text) { "  - {text}" "  - {text}" }
    ignored_hint() {
        "take the rule out of `.gitignore`, or the other side never gets it (`git check-ignore -v` names it); `--allow-dirty` signs all the same"
        "请从 `.gitignore` 中去掉该规则，否则对方收不到（`git check-ignore -v` 可查出是哪一条）；`--allow-dirty` 则仍然签署"
    }
    words_of_a_key_holder(name) {
        "{name} has a key in the project, so only a signature counts for them"
        "{name}在项目中登记了密钥，只有签名才作数"
    }
    words_of_a_key_holder_hint() {
        "sign with the key (`--key FILE`); where it is lost, take it out of `keys` first, which both sides see"
        "请用该密钥签署（`--key 文件`）；密钥已丢失的，请先从 `keys` 中删除，双方都会看到"
    }
    signed_already(name, record) { "{name} has signed {record} already" "{name}已签署 {record}" }
    record_damaged(record, why) { "{record} is not as it was signed, so nothing is added to it: {why}" "{record} 与签署时不一致，不再追加签署：{why}" }
    record_damaged_hint() {
        "`handover verify` shows all of it; delete a statement that is not its signer's own (`git rm`), bring the folder back from git, or move it out of records/ if it is lost"
        "`handover verify` 可查看详情；不是签署人本人的声明请删除（`git rm`），其余请从 git 恢复，确实无法恢复时将该文件夹移出 records/"
    }
    reason_needed() { "a rejection needs its reason: `--reason TEXT`" "拒绝须写明理由：`--reason 理由`" }
    reason_without() { "`--reason` belongs to `--reject`" "`--reason` 须与 `--reject` 同用" }
    reason_unsafe() { "the reason holds characters that do not show; take them out" "理由中含有不可见字符，请删除" }
    reason_question() { "Why is it rejected?" "拒绝的理由是什么？" }
    changed_meanwhile() { "the project or its records changed while you were reading; nothing was signed" "你查看期间项目或记录有变化；未作签署" }
    say_yes() { "add `--yes` to sign what is shown above" "确认无误后请加 `--yes`" }
    not_confirmed() { "nothing was signed, because nobody confirmed it" "未经确认，未作签署" }

    record_differs(record) {
        "{record} says the same of the project, but its evidence is not what is there now, so nothing is added to it"
        "{record} 对项目的记载相同，但所列证据与现有文件不一致，不再追加签署"
    }
    record_differs_hint() { "`handover verify` says which file differs" "`handover verify` 可查看是哪个文件" }
    signed_already_hint() {
        "a signature stands; only a rejection can be replaced, by signing without `--reject`"
        "签署不可更改；仅不予验收可由本人以验收取代"
    }
    has_open_hint() {
        "complete them, or sign them as reservations with `--with-reservations --reserve-all --fix-by DAY --person PERSON --note TEXT` (or `--reserve ITEM …` for each), or `--reject --reason TEXT`"
        "请先完成；或列为遗留问题签署：`--with-reservations --reserve-all --fix-by 日期 --person 人员 --note 说明`（或逐项 `--reserve 事项 …`）；或用 `--reject --reason 理由` 拒绝"
    }
    all_reserved(items, stage) {
        "{stage} leaves {items} open, as agreed reservations; that you sign with them must be said:"
        "{stage}尚有 {items}未完成，均已约定为遗留问题；带遗留问题签署须明确说明："
    }
    all_reserved_hint() {
        "add `--with-reservations` to sign with them as they are agreed"
        "加上 `--with-reservations`，即按已约定的遗留问题签署"
    }
    terms_hint() {
        "each needs a day after the stage, a person and a note: `--reserve ITEM --fix-by DAY --person PERSON --note TEXT`, or `--reserve-all …`"
        "每项都需要晚于阶段的期限、负责人和说明：`--reserve 事项 --fix-by 日期 --person 人员 --note 说明`，或 `--reserve-all …`"
    }
    terms_without_item() { "`--fix-by`, `--person` and `--note` belong to `--reserve ITEM` or `--reserve-all`" "`--fix-by`、`--person`、`--note` 须与 `--reserve 事项` 或 `--reserve-all` 同用" }
    terms_count(option, count) { "`{option}` is wanted once for all with `--reserve-all`, or once for each `--reserve ITEM` (here {count})" "用 `--reserve-all` 时 `{option}` 只给一次；逐项不同请用 `--reserve 事项`，各给一个（此处 {count} 个）" }
    terms_alone() { "the stage cannot be signed: terms that all had signed change only when both sides record the same new ones:" "不能签署：已签署的约定须由双方记录相同的新约定才能更改：" }
    terms_alone_hint() { "record what is missing, or the signed terms again; then sign:" "请补录缺少的一方，或重新记录已签署的约定，然后再签署：" }
    carries_too_little() { "the stage cannot be signed: what all have signed to be seen to later would be lost:" "不能签署：以下各方已签署的遗留问题将不再列入：" }
    carries_too_little_hint() {
        "complete them, or let both sides say `handover mark ITEM waived --note TEXT`, or put back the day, stage, sign-off or item that was changed since; `handover verify` names it"
        "请先完成，或由双方执行 `handover mark 事项 waived --note 说明`，或恢复其后被改动的日期、阶段、签署安排或事项；`handover verify` 会指出改动"
    }
    terms_are_past() { "the stage cannot be signed: the days of these reservations are past:" "不能签署：以下遗留问题的期限已过：" }
    cannot_be_signed() { "the stage cannot be signed:" "该阶段不能签署：" }
    act_ahead(item, at, now) {
        "an act on {item} is dated {at}, ahead of the clock of this machine ({now})"
        "{item} 有一条记录的时间是 {at}，晚于本机时间（{now}）"
    }
    without_listed_key(name) { "No key is listed for {name}. You can sign:" "没有登记{name}的密钥。可以这样签署：" }
    worth_of_key() {
        "with a key: anybody can verify that it was you. It is listed in the project file and committed first."
        "用密钥：任何人都能核实是你本人。须先写入项目文件并提交。"
    }
    worth_of_typing() {
        "by typing your name and the digest: your word alone, always shown as UNVERIFIED."
        "键入姓名和摘要：只凭你的声明，始终显示为未经核实。"
    }
    worth_of_paper() {
        "on paper: the scan is kept with the record; whether it is genuine only the paper shows, so it too is UNVERIFIED."
        "纸质签署：扫描件随移交单保存；真伪只能凭纸质原件判断，此处同样显示为未经核实。"
    }
    key_makes_another(names) {
        "{names} signed already; a key that is listed now makes another record, which they sign again."
        "{names}已经签署；现在登记密钥会生成新的移交单，需要重新签署。"
    }
    way_question() { "How do you sign" "签署方式" }
    way_list(place, fingerprint) { "List my key {place} ({fingerprint})" "登记我的密钥 {place}（{fingerprint}）" }
    way_make() { "Make a key" "新建密钥" }
    way_typed() { "Type name and digest" "键入姓名和摘要" }
    way_paper() { "On paper" "纸质签署" }
    way_later() { "Not now" "暂不签署" }
    key_was_listed(fingerprint, name, file) {
        "{fingerprint} is listed for {name} in {file}. The record names the keys of its signers, so commit it first, then sign:"
        "已在 {file} 中为{name}登记 {fingerprint}。移交单会写明各签署人的密钥，请先提交，再签署："
    }
    key_message(name) { "List the key of {name}" "登记{name}的密钥" }
    to_make_key() {
        "Make a key with the first command, which asks for a passphrase; the second then offers to list it:"
        "用第一条命令新建密钥（会要求设置口令），再运行第二条，届时可以登记："
    }
    to_sign_on_paper() {
        "Write the sheet with the first command, print it, have it signed and scan it; then enter the scan:"
        "用第一条命令写出签署页，打印、签字并扫描，再录入扫描件："
    }
    without_keys(names) {
        "no key is listed yet for {names}; one that is added later makes another record, and everybody signs again: have it listed first"
        "{names}尚未登记密钥；以后再登记会生成新的移交单，已签署的人须重新签署，建议先登记"
    }
    signed_before(names, record, why) {
        "{names} signed {record}, which no longer fits: {why}"
        "{names}已签署 {record}，但它已与现状不符：{why}"
    }
    left_out() { "the stage cannot be signed: nobody knows these fields, and the record would leave them out:" "不能签署：以下字段无法识别，移交单会将其遗漏：" }
    left_out_hint() { "correct their names, or take them out" "请更正字段名，或将其删除" }
    at_line(file, line, what) { "{file}:{line}: {what}" "{file}:{line}：{what}" }
    has_left(name, day) { "{name} left on {day} and signs nothing more" "{name}已于 {day} 离开，不能再签署" }
    evidence_not_bindable() { "the stage cannot be signed: evidence is not what was recorded:" "不能签署：证据与记录不一致：" }
    evidence_not_bindable_hint() { "bring the file back, or record it anew" "请恢复文件，或重新记录" }
    evidence_differs(path, item) { "{path} is not what {item} recorded" "{path} 与 {item} 的记录不一致" }

    // Whether others would have the same files.
    not_tidy() { "somebody who gets this from git would not have the same files:" "他人从 git 取得的文件会与此处不同：" }
    not_tidy_hint() { "commit first; `--allow-dirty` signs all the same" "请先提交；确需签署可加 `--allow-dirty`" }
    not_whole_hint() { "bring the folder into order first: nobody signs over what is not here" "请先补全文件夹；内容不完整时不能签署" }
    not_tidy_question() { "Sign all the same?" "仍要签署？" }
    go_on_untidy() { "Sign all the same" "仍要签署" }
    commit_first() { "Stop, to commit first" "停止，先提交" }
    untidy_unknown() {
        "git cannot look at this folder, so nobody knows what is committed; `git status` in it says why"
        "git 无法查看此文件夹，不知道哪些内容已提交；请在其中运行 `git status` 查看原因"
    }
    untidy_unmerged(path) { "{path} conflicts" "{path} 有合并冲突" }
    untidy_sparse(path) { "{path} is in git and not in this folder (a sparse clone)" "{path} 在 git 中，但不在此文件夹（稀疏检出）" }
    untidy_uncommitted(path) { "{path} has changes that are not committed" "{path} 有未提交的改动" }
    untidy_ignored(path) { "{path} is ignored by git" "{path} 被 git 忽略" }
    untidy_not_held(path) { "{path} is not in this git repository: it lies in one inside it, or in a folder that is passed over; whoever clones this one would not have it" "{path} 不在此 git 仓库中（位于其中的另一仓库，或所在文件夹被忽略）；克隆本仓库的人得不到它" }
    untidy_filtered(path) { "{path} is stored as something else (a filter such as LFS)" "{path} 以其他形式存储（如 LFS 等过滤器）" }
    untidy_converted(path) { "{path}: git changes its line ends or encoding; `-text` in .gitattributes keeps its bytes" "{path}：git 会改动其换行或编码；在 .gitattributes 中写 `-text` 可保持原样" }

    // Asking for the terms of reservations.
    reserve_question() { "Sign with reservations?" "列为遗留问题签署？" }
    reserve_them() { "Reserve them" "列为遗留问题" }
    not_yet() { "Not yet" "暂不" }
    reserving(title, item) { "{title} ({item})" "{title}（{item}）" }
    fix_by_question(day) { "Until when is it seen to? ({day} or later)" "整改期限（{day} 或之后）" }
    fix_by_wanted(day, example) { "That should be a day, {day} or later; for instance {example}." "请填写 {day} 或之后的日期，例如 {example}。" }
    person_question() { "Who sees to it?" "由谁负责？" }
    note_question() { "What is left, and what was agreed?" "尚缺什么，如何约定？" }

    // Keys.
    no_keys(name) { "no key is listed for {name}" "没有登记{name}的密钥" }
    no_keys_hint(id) {
        "`handover keys add {id}` lists one (`ssh-keygen -t ed25519` makes it), then commit; or sign with `--typed`"
        "用 `handover keys add {id}` 登记一把（`ssh-keygen -t ed25519` 可生成），然后提交；或用 `--typed` 键入确认"
    }
    no_keys_required_hint(id) {
        "this stage demands a signature: `handover keys add {id}` lists a key (`ssh-keygen -t ed25519` makes it), then commit"
        "该阶段要求签名：用 `handover keys add {id}` 登记一把密钥（`ssh-keygen -t ed25519` 可生成），然后提交"
    }
    bad_keys(name, why) { "no key of {name} may sign: {why}" "{name}的密钥均不可用于签署：{why}" }
    key_not_listed(key, fingerprint, name) { "{key} ({fingerprint}) is not listed for {name}" "{key}（{fingerprint}）未登记在{name}名下" }
    key_not_listed_hint(listed, id) {
        "listed: {listed}; to use another, list it first: `handover keys add {id} FILE`"
        "已登记：{listed}；使用其他密钥前，请先登记：`handover keys add {id} 文件`"
    }
    key_shared(fingerprint) { "the key {fingerprint} is listed for several people, so it tells nobody apart" "密钥 {fingerprint} 同时登记给多人，无法区分签署人" }
    key_may_not(key, why) { "{key} may not sign: {why}" "{key} 不可用于签署：{why}" }
    no_such_key(path) { "there is no key file {path}" "没有密钥文件 {path}" }
    key_not_found(name) { "no private key of {name} is in the agent or in ~/.ssh" "密钥代理和 ~/.ssh 中都没有{name}的私钥" }
    key_not_found_hint(listed) { "name its file with `--key FILE`; listed: {listed}" "请用 `--key 文件` 指定；已登记：{listed}" }
    typed_forbidden(stage) { "{stage} demands a signature: typing is not enough" "{stage}要求签名，不能只键入确认" }
    typed_form(name, prefix) { "what was typed is not \"{name} {prefix}\"" "键入内容不是“{name} {prefix}”" }
    typed_form_hint() {
        "type your name and the first 16 characters of the digest shown above: `--typed \"NAME DIGEST\"`"
        "请键入姓名和上面所示摘要的前 16 位：`--typed \"姓名 摘要\"`"
    }
    no_scan(path, endings) { "{path} is no scan: it must end with {endings}" "{path} 不是扫描件：扩展名应为 {endings}" }
    scan_unreadable(path, why) { "{path} cannot be read: {why}" "无法读取 {path}：{why}" }
    scan_size(path, most) { "{path} is empty, or larger than {most} MB" "{path} 为空，或大于 {most} MB" }
    typed_intro() {
        "Without a key nobody can verify that it was you."
        "没有密钥，无法核实签署人身份。"
    }
    typed_name_question(name) { "Type your name as it stands here ({name})" "请照此键入你的姓名（{name}）" }
    typed_digest_question() { "Type the first 16 characters of the digest" "请键入摘要的前 16 位" }
    typed_wrong() { "That is not what is shown above." "与上面所示不符。" }
    keygen_turn(key) { "ssh-keygen signs with {key}; it may ask for a passphrase or a touch." "ssh-keygen 将用 {key} 签名，可能要求输入口令或触摸安全密钥。" }

    // What is being signed.
    stage_on(stage, day) { "{stage} {day}" "{stage} {day}" }
    title(stage, project) { "Sign-off of {stage}: {project}" "{stage}签署：{project}" }
    label_terms() { "What you sign:" "签署内容：" }
    label_stage() { "stage" "阶段" }
    label_record() { "record" "移交单" }
    label_items() { "items" "事项" }
    label_parties() { "parties" "各方" }
    label_evidence() { "evidence" "证据" }
    label_digest() { "digest" "摘要" }
    label_require() { "demands" "要求" }
    party_named(party, name) { "{party} {name}" "{party} {name}" }
    there_already(folder) { "{folder}, of the present state" "{folder}（与现状一致）" }
    counts(items, complete, open, uncounted) {
        "{items}: {complete} complete, {open} open, {uncounted} not counted"
        "{items}：已完成 {complete}，未完成 {open}，不计入 {uncounted}"
    }
    label_declaration() { "declaration" "声明" }
    label_signers() { "Signatures:" "签署：" }
    label_you() { "you" "你" }
    label_decision() { "decision" "结论" }
    label_key() { "key" "密钥" }
    new_record(folder) { "{folder}, new" "{folder}（新建）" }
    you_line(name, party, organization) { "{name}, {party} ({organization})" "{name}，{party}（{organization}）" }
    items_title(count) { "Items, with all that is said of each ({count}):" "事项及其全部内容（{count}）：" }
    new_items_title(count, record) { "New since {record} ({count}):" "{record} 之后新增（{count}）：" }
    item_line(title, state) { "{title}: {state}" "{title}：{state}" }
    labelled(label, text) { "{label}: {text}" "{label}：{text}" }
    of_stage(stage) { "of {stage}, not of this stage" "属于{stage}，不属于本阶段" }
    without_own_step() { "no step of it was made by your side" "其中没有你方完成的步骤" }
    reservations_title(count) { "Reservations ({count}):" "遗留问题（{count}）：" }
    reservation_line(title, state, name, day, note) { "{title}: {state}; {name}, by {day}: {note}" "{title}：{state}；{name}，{day}前：{note}" }
    reservation_without(title, state) { "{title}: {state}; nothing agreed" "{title}：{state}；未作约定" }
    uncounted_title(count) { "Not counted ({count}):" "不计入（{count}）：" }
    beside_title() { "In the project, and not in this record:" "项目中有，但不在本移交单内：" }
    around_title() { "Shown with the items, and signed with them:" "随事项一并载明并签署：" }
    otherwise_title() {
        "Not as the project says it now → as it stands in the record that you sign:"
        "与项目现状不同之处（现状 → 所签移交单的写法）："
    }
    uncounted_line(why, titles) { "{why}: {titles}" "{why}：{titles}" }
    why_waived() { "both sides agree that it does not apply" "双方确认不适用" }
    why_not_met() { "its condition is not met" "条件不符，不适用" }
    why_not_chosen() { "another was chosen" "已选用其他方案" }
    why_alternative() { "another of these may be done instead" "可改做同组其他事项" }
    why_optional() { "may be left undone" "可以不做" }
    entered_title(count) { "Entered in your name by somebody else, and yours once you sign ({count}):" "由他人以你的名义录入，签署即视为认可（{count}）：" }
    entered_line(title, act, name) { "{title}: {act}, entered by {name}" "{title}：{act}，由{name}录入" }
    key_line(fingerprint, word) { "{fingerprint} ({word})" "{fingerprint}（{word}）" }
    key_confirmed() { "confirmed by you" "你已核实" }
    key_seen() { "seen before, not confirmed" "曾见过，未核实" }
    key_new() { "named by the project only" "仅由项目声明" }
    with_address(name, address) { "{name} <{address}>" "{name} <{address}>" }
    changes_title(record) { "Changed since {record}:" "{record} 之后的变化：" }
    has_signed(name, decision, state) { "{name}: {decision} ({state})" "{name}：{decision}（{state}）" }
    has_not_signed(name, keys) { "{name}: not yet; keys: {keys}" "{name}：尚未签署；密钥：{keys}" }
    has_not_signed_without_key(name) { "{name}: not yet; no key" "{name}：尚未签署；未登记密钥" }
    rejected_because(decision, reason) { "{decision}: {reason}" "{decision}：{reason}" }
    and_more(count) { "and {count} more" "另有 {count} 项" }


    confirm(decision, name) { "Sign this: {decision}, as {name}?" "{name}确认签署：{decision}？" }
    stopped() { "Stopped. Nothing was signed." "已停止，未作签署。" }

    // What was done.
    done(decision, name, file) { "Signed: {decision}, by {name}, in {file}" "已签署：{decision}，{name}，{file}" }
    done_with(fingerprint) { "with the key {fingerprint}" "密钥 {fingerprint}" }
    done_typed() { "typed: UNVERIFIED" "键入确认：未经核实" }
    done_on_paper(scan) { "on paper, {scan}: UNVERIFIED" "纸质签署，{scan}：未经核实" }
    signed_on_paper() { "on paper: UNVERIFIED" "纸质签署：未经核实" }
    rejected_next() { "A rejection is kept; sign again without `--reject` to take it back. Commit records/." "不予签署已留存；日后可不带 `--reject` 重新签署以取代。请提交 records/。" }
    waits_for(names) { "Still to sign: {names}. Commit everything, so that they get it." "尚待签署：{names}。请全部提交，供其签署。" }
    commit_message(stage, name) { "Sign the {stage}: {name}" "签署{stage}：{name}" }
    signed_by_all() { "Everyone has signed. Commit everything; `handover verify` checks it at any time." "各方均已签署。请全部提交；可随时用 `handover verify` 核验。" }
    not_kept(why) { "no copy of it could be kept in your own folder: {why}" "无法在本机留存副本：{why}" }

    // After a stage was signed.
    counts_nothing(stage) { "{stage} counts no items, so its signatures say nothing about any" "{stage}没有计入任何事项，签署不代表任何事项已完成" }
    lies_behind(stage, days) { "{stage} was {days} ago" "{stage}已过 {days}" }
    same_name(name, one, other) { "note: \"{name}\" stands on both sides, as {one} and as {other}" "提示：“{name}”在双方都有，编号为 {one} 和 {other}" }
    namesakes(name, one, other) { "note: two people on one side are called \"{name}\": {one} and {other}" "提示：同一方有两人都叫“{name}”，编号为 {one} 和 {other}" }
    another_is_damaged(record) { "note: {record} is not as it was signed; `handover verify` says why" "提示：{record} 与签署时不一致；`handover verify` 可查看原因" }
    is_missing(path) { "note: {path} was there before, and is gone" "提示：{path} 曾经存在，现已缺失" }
    departs_elsewhere(record, why) {
        "note: {record}, which all have signed, no longer agrees with the project: {why}"
        "提示：各方已签署的 {record} 与现状不符：{why}"
    }
    reworded_since(title, fields, author, act) {
        "note: {title}: {author} changed {fields} after \"{act}\"; `handover audit` names the commit"
        "提示：{title}：{author} 在“{act}”之后改动了 {fields}；`handover audit` 可查看是哪次提交"
    }
    file_edited_since(path, author) {
        "note: {author} changed {path} after it was committed; `handover audit` names the commit"
        "提示：{author} 在 {path} 提交之后改动了它；`handover audit` 可查看是哪次提交"
    }
    file_taken_out(path, author) {
        "note: {author} took out {path}; `handover audit` names the commit"
        "提示：{author} 删去了 {path}；`handover audit` 可查看是哪次提交"
    }
    act_edited_since(title, author, act) {
        "note: {title}: {author} edited \"{act}\" afterwards; `handover audit` names the commit"
        "提示：{title}：{author} 事后改动了“{act}”；`handover audit` 可查看是哪次提交"
    }
    act_taken_out(title, author, act) {
        "note: {title}: {author} took out \"{act}\"; `handover audit` names the commit"
        "提示：{title}：{author} 删去了“{act}”；`handover audit` 可查看是哪次提交"
    }
    ended_since(what) { "note: signed as reserved: {what}" "提示：签署时的遗留问题：{what}" }
    of_former_state(record, names) {
        "note: this is another record than {record}: what {names} signed there counts for it and not for this one, which everyone signs anew"
        "提示：这是另一份移交单，并非 {record}：{names}在该份上的签署不计入本份，本份须由各方重新签署"
    }
    does_not_count(why) { "It does not count yet: {why}" "暂不作数：{why}" }
    rejected_by(names) { "Rejected by {names}: the stage is not signed by all until they take it back." "{names}不予签署：在其撤回之前，本阶段不算各方均已签署。" }
    lies_ahead(stage, days) { "{stage} is still {days} away" "距{stage}还有 {days}" }
    departs_now(stage, record) {
        "note: {stage} is signed ({record}); with this change the record no longer agrees with the project, and it is signed anew"
        "提示：{stage}已签署（{record}）；此次修改后，移交单与项目不再一致，需重新签署"
    }
    departs(stage, record) {
        "note: {stage} is signed ({record}); where this undoes a step that was signed, the record no longer agrees with the project, and it is signed anew"
        "提示：{stage}已签署（{record}）；若此举撤销了已签署的步骤，移交单将与项目不一致，需重新签署"
    }
}

counted! {
    reserved_now(number) {
        "Recorded {number} reservation in the project's files; commit it with the record."
        "Recorded {number} reservations in the project's files; commit them with the record."
        "已将 {number} 项遗留问题写入项目文件，请与移交单一并提交。"
    }
    still_open(number) { "{number} item is still open" "{number} items are still open" "{number} 项未完成" }
    open_or_short(number) { "{number} item is still open or falls short" "{number} items are still open or fall short" "{number} 项未完成或未达标" }
    evidence_bound(number) { "{number} file, with its digest" "{number} files, each with its digest" "{number} 个文件，均附摘要" }
}
