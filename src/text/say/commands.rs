//! What the commands say outside the walk and the tables.

use crate::text::sentences;

sentences! {
    no_project(folder) { "there is no handover in {folder} or above it" "{folder} 及其上级文件夹中没有交接项目" }
    folder_is_gone() { "the current folder has been deleted or moved" "当前文件夹已被删除或移动" }
    folder_is_gone_hint() { "change to a folder that exists: `cd`" "请先用 `cd` 进入存在的文件夹" }
    no_project_hint() {
        "start one with `handover init`, or name its folder with `-C DIR`"
        "用 `handover init` 新建，或用 `-C 文件夹` 指定位置"
    }
    two_project_files(folder, first, second) {
        "{folder} holds two project files, {first} and {second}"
        "{folder} 中有两个项目文件：{first} 和 {second}"
    }
    two_project_files_hint() { "keep one of them and remove the other" "请保留一个，删除另一个" }
    mend_first(files) {
        "not everything could be read, so nothing is written: {files}"
        "有文件无法读取，因此不写入任何内容：{files}"
    }
    mend_first_hint() { "`handover check --no-input` shows what is wrong" "`handover check --no-input` 会说明问题所在" }
    unknown_lang(name) { "`{name}` is not a language of the tool; use en or zh-CN" "不支持语言 `{name}`；请用 en 或 zh-CN" }
    bad_now(text) {
        "HANDOVER_NOW is \"{text}\", which is no time such as 2026-11-20T10:03:00+08:00"
        "HANDOVER_NOW 的值“{text}”不是时间，应如 2026-11-20T10:03:00+08:00"
    }

    // Who acts, and which item is meant.
    who_question() { "Who are you?" "请问你是哪一位？" }
    person_of(name, what) { "{name} ({what})" "{name}（{what}）" }
    party_and_role(party, role) { "{party}, {role}" "{party}，{role}" }
    who_are_you() { "it is not clear who you are" "无法确定你是谁" }
    who_are_you_hint(ids) {
        "say so with `--as ID`, HANDOVER_AS, or a mail address that git knows you by; people here: {ids}"
        "请用 `--as 编号` 或环境变量 HANDOVER_AS 说明，或让 git 的 user.email 与项目中的邮箱一致；现有人员：{ids}"
    }
    nobody_here() { "this handover names no people yet" "该项目还没有登记人员" }
    nobody_here_hint() { "add them to the project file under `people`" "请在项目文件的 `people` 中添加" }
    several_by_git(address, ids) {
        "git's address {address} is that of several people here: {ids}"
        "git 的邮箱 {address} 属于多人：{ids}"
    }
    several_by_git_hint() {
        "say who acts with `--as ID`, and give each of them an address of their own in the project file"
        "请用 `--as 编号` 说明由谁操作，并在项目文件中为各人填写各自的邮箱"
    }
    for_other_side(name, mine, what, theirs) {
        "You are {name}, for the {mine}, and this is for the {theirs} to decide: {what}."
        "你是{name}（{mine}），这本应由{theirs}决定：{what}。"
    }
    for_other_side_hint() { "if it was agreed with them, confirm it with `--yes`" "如已与对方商定，请加 `--yes` 确认" }
    for_other_side_question(theirs) { "Do it for the {theirs}?" "确认代{theirs}操作？" }
    enters_for(entering, acting) {
        "git knows you as {entering}, and this would be recorded in the name of {acting}, who acts for another party"
        "按 git 的邮箱你是{entering}，而这会以另一方的{acting}的名义记录"
    }
    enters_for_hint(id) {
        "if you enter it for them, add `--yes`: the act then says so (`entered_by = \"{id}\"`)"
        "如果是代对方填写，请加 `--yes`；记录中会写明（`entered_by = \"{id}\"`）"
    }
    enters_for_question() { "Do you enter it for them?" "是否代对方填写？" }
    enters_for_no() { "No, and record nothing" "否，不作记录" }
    enters_for_yes(name) { "Yes, for {name}; the record says that I entered it" "是，代{name}填写；记录中会写明由我填写" }
    several_people(word) { "several people are called `{word}`" "有多人名为 `{word}`" }
    several_acts(word) { "`{word}` means several steps" "`{word}` 对应多个步骤" }
    did_you_mean_people(near, ids) { "did you mean `{near}`? people here: {ids}" "是否想写 `{near}`？现有人员：{ids}" }
    people_here(ids) { "people here: {ids}" "现有人员：{ids}" }
    no_such_item(word) { "there is no item `{word}`" "没有事项 `{word}`" }
    nearest_items(names) { "did you mean one of these? {names}" "是否是以下之一？{names}" }
    list_items_hint() {
        "`handover status --by due` lists the items; name one by its title, or by its id"
        "`handover status --by due` 会列出各事项；可用标题或编号指明"
    }
    several_items(word) { "several items are called `{word}`" "有多个事项名为 `{word}`" }
    say_which(names) { "say which one: {names}" "请指明是哪一个：{names}" }
    rename_one(word) { "two items share the full name `{word}`; give one of them another id" "有两个事项的全名都是 `{word}`；请给其中一个换编号" }

    // Recording acts.
    mark_what() { "say which item, and what was done" "请写明事项和所做的事" }
    refused_act(item, why) { "{item}: {why}" "{item}：{why}" }
    nothing_recorded() { "nothing was recorded" "未记录任何内容" }
    mend_log_first() {
        "its log breaks a rule and must be mended first (`handover check --no-input` shows where)"
        "其记录有误，须先修正（`handover check --no-input` 会指出位置）"
    }
    waits_first(title, name) { "it waits for \"{title}\" ({name}), which is not complete" "须等待“{title}”（{name}）完成" }
    secret_in_note() {
        "the note looks as if it held a password or token; these files go to another company, so write where it is kept instead"
        "备注中疑似含有密码或令牌；文件会交给另一家公司，请改写为存放位置"
    }
    unsafe_note() { "the note holds characters that do not show; take them out" "备注中含有不可见字符，请删除" }
    takes_no_terms(did) { "`{did}` takes no `--fix-by` and no `--person`; `reserved` does" "`{did}` 不需要 `--fix-by` 和 `--person`；`reserved` 才需要" }
    nothing_to_reserve(state) { "nothing is left to reserve: the item is {state}" "事项{state}，没有可列为遗留问题的内容" }
    no_day(text) { "\"{text}\" is no day" "“{text}”不是日期" }
    fix_by_no_day(text) { "\"{text}\" is no day; write one such as 2026-12-15 or close - 3d" "“{text}”不是日期；请写 2026-12-15 或 close - 3d 这样的日期" }
    fix_by_before_stage(day, stage) { "{day} does not lie after {stage}; a reservation is seen to afterwards" "{day} 不晚于{stage}；遗留问题在此之后整改" }
    fix_by_past(day) { "{day} is past already" "{day} 已经过去" }
    takes_no_value(did) { "`{did}` takes no value" "`{did}` 不需要填写结果" }
    bad_at(text) { "\"{text}\" is no time such as \"2026-11-19 10:00\", 2026-11-19 or yesterday" "“{text}”不是时间；请写成“2026-11-19 10:00”“2026-11-19”或“昨天”" }
    at_in_future(text) { "{text} lies in the future" "{text} 是将来的时间" }
    no_such_evidence(path) { "there is no file `{path}` to name as evidence" "找不到作为证据的文件 `{path}`" }
    recorded(done, title, name) { "{done}: \"{title}\", by {name}" "{done}：“{title}”，{name}" }
    next_is(who, todo) { "next: {who} to {todo}" "下一步：由{who}{todo}" }
    item_settled(state) { "nothing more to do: {state}" "无需再处理：{state}" }
    item_stands(state) { "it is now: {state}" "现在的状态：{state}" }

    // Adding an item.
    added(name, file) { "Added {name} to {file}." "已添加 {name}（{file}）。" }
    no_such_section(word) { "there is no section `{word}`" "没有部分 `{word}`" }
    known_sections(names) {
        "built-in sections: {names}; for one of your own, first write its file with `section = \"…\"`"
        "内置部分：{names}；自定义部分请先新建文件并写明 `section = \"…\"`"
    }
    field_form(field) { "`{field}` is not of the form KEY=VALUE" "`{field}` 不是“字段=值”的形式" }
    field_twice(key) { "the field `{key}` is given twice" "字段 `{key}` 重复" }
    subject_of_readiness() { "`--subject` writes the nine factors of readiness and nothing else" "`--subject` 只用于添加状态核查的九个因素" }
    subject_of_readiness_hint() { "handover add readiness --subject CRM" "handover add readiness --subject CRM" }
    blank_subject() { "`--subject` is empty" "`--subject` 为空" }
    scored_with_reason(low, high) {
        "Scored from 1 ({low}) to 5 ({high}), with what the score rests on"
        "按 1（{low}）至 5（{high}）评分，并写明依据"
    }
    field_of_subject(key) { "`{key}` is different for each of the nine, and is written by `--subject`" "九个事项的 `{key}` 各不相同，由 `--subject` 写入" }
    subject_is_there(subject, names) {
        "{subject} has items already: {names}; nothing was added"
        "{subject} 已有事项：{names}，未添加任何内容"
    }
    names_nobody(word, items, command) {
        "note: nobody is called \"{word}\" any more, the owner of {items} still open: {command}"
        "提示：“{word}”已不对应任何人，但仍是 {items}未完成事项的负责人：{command}"
    }
    no_such_field(key, kind) { "`{key}` is no field of {kind}" "{kind} 没有字段 `{key}`" }
    known_fields(names) {
        "its fields are {names}; all of them: `handover man files`; one of your own is given as extra.NAME=VALUE"
        "常用字段：{names}；完整说明见 `handover man files`；自定义内容写成 extra.名称=值"
    }
    unsafe_field(key) { "`{key}` holds characters that do not show; take them out" "`{key}` 中含有不可见字符，请删除" }
    secret_field_hint() {
        "these files go to another company: write where it is kept instead, such as \"vault: acme/tmall\""
        "文件会交给另一家公司：请改写为存放位置，例如“vault: acme/tmall”"
    }
}
