//! What is said when fields, owners, people and items of a project are changed.

use crate::text::{counted, sentences};

sentences! {
    owners_of_nobody(names) {
        "note: nobody here has this name or role: {names}. It is shown as written, and anyone of the party may do the work; `handover people add` adds a person"
        "提示：项目中没有叫这些名字或担任这些职务的人：{names}。照原文显示，由该方任何人处理；可用 `handover people add` 添加人员"
    }
    changed(item, field, old, new) { "{item}: {field} was \"{old}\", is now \"{new}\"." "{item}：{field} 由“{old}”改为“{new}”。" }
    filled(item, field, new) { "{item}: {field} is now \"{new}\"." "{item}：{field} 已填为“{new}”。" }
    emptied(item, field, old) { "{item}: {field} was \"{old}\", is taken out." "{item}：{field} 已删除，原为“{old}”。" }
    the_same(item, field, value) { "{item}: {field} is \"{value}\" already." "{item}：{field} 已经是“{value}”。" }
    not_there(item, field) {
        "{item} has no {field} of its own that could be taken out"
        "{item} 没有自己的 {field}，无需删除"
    }
    not_there_hint(file) {
        "what holds for all its items stands at the head of {file}"
        "对该部分所有事项生效的设置在 {file} 的开头"
    }
    the_project() { "project" "项目" }
    set_what() { "say what to set, such as `due=2026-11-23`" "请写明要改什么，例如 `due=2026-11-23`" }
    no_setting(word) { "`{word}` is no milestone and no field of the project" "`{word}` 既不是里程碑，也不是项目字段" }
    settings(names) {
        "what can be set: {names}; of an item, a person, a sign-off: handover set ITEM|people/ID|signoff/STAGE FIELD=VALUE; a new milestone: milestones.NAME=DATE"
        "可设置：{names}；修改事项、人员或签署安排请用：handover set 事项|people/编号|signoff/阶段 字段=值；新增里程碑：milestones.名称=日期"
    }
    no_field_of(word, of) { "`{word}` is no field of {of}" "`{word}` 不是 {of} 的字段" }
    fields_of(names) { "what can be set here: {names}" "这里可设置：{names}" }
    keys_are_added(id) { "handover keys add {id} FILE" "handover keys add {id} 文件" }
    only_ssh(word) { "`{word}` is no method that can be required" "`{word}` 不是可以要求的签署方式" }
    only_ssh_hint() { "write `ssh`, or nothing: require=" "请写 `ssh`，或留空：require=" }
    signed_otherwise(stage, names) {
        "note: {names} signed {stage} with the terms of before: with these it is signed again"
        "提示：{names}已按原条款签署{stage}，改动后需重新签署"
    }
    keeps_its_id() {
        "an id stays: logs, records and other items name the item by it"
        "编号不能修改：记录、移交单和其他事项都用它指代该事项"
    }
    by_hand_only(field) { "`{field}` is not set on the command line" "`{field}` 不能在命令行上设置" }
    by_hand_only_hint(item) {
        "handover edit {item} opens the file at its line"
        "handover edit {item} 可在编辑器中打开该行"
    }
    log_is_kept() { "a log is only added to, by `handover mark`" "记录只能用 `handover mark` 追加" }
    is_derived(key) {
        "`{key}` is not set: where an item stands follows from what was recorded"
        "`{key}` 不能直接填写：事项的状态和进度由记录推出"
    }
    derived_hint(command) { "record what was done: {command}" "请记录完成了哪一步：{command}" }
    open_again(item, next) {
        "{item} was complete and is no longer: {next}"
        "{item} 原已完成，改动后不再完成：{next}"
    }
    needs_a_day(milestone) { "{milestone} needs a day, such as 2026-11-30" "请写明{milestone}的日期，例如 2026-11-30" }
    would_come_after(name, day, still, still_day) {
        "{name} on {day} would come after {still} on {still_day}"
        "{name} {day} 将晚于{still} {still_day}"
    }
    would_come_before(name, day, still, still_day) {
        "{name} on {day} would come before {still} on {still_day}"
        "{name} {day} 将早于{still} {still_day}"
    }
    move_both(command) { "move both at once: `{command}`" "请同时更改两者：`{command}`" }
    needs_a_value(field) { "{field} cannot be empty" "{field} 不能为空" }
    write_yes_or_no() { "write `yes` or `no`" "请写“是”或“否”" }
    no_language(word) { "`{word}` is no language of this tool" "本工具没有语言 `{word}`" }
    which_languages() { "languages: en, zh-CN" "可用语言：en、zh-CN" }
    head_title() { "Item" "事项" }
    head_was() { "Due until now" "原期限" }
    head_is() { "Due from now on" "新期限" }
    moves(dues) { "{dues} move with it:" "以下 {dues}随之变动：" }
    moves_nothing() { "No due of an open item moves with it." "没有未完成事项的期限随之变动。" }
    move_it(milestone) { "Move {milestone}?" "确认更改{milestone}日期？" }
    say_yes() { "look at what moves, then confirm it with `--yes`" "看过变动后，请加 `--yes` 确认" }
    not_moved() { "this is confirmed first; nothing was changed" "需先确认，未作任何改动" }
    kept() { "nothing was changed" "未作任何改动" }
    would_break(why) { "that would make the project wrong: {why}" "这样改会使项目出错：{why}" }
    sure_fix(text) { "`handover check --fix` writes what is certain, such as {text}" "`handover check --fix`会改成确定的写法，例如 {text}" }
    advised(words) { "hint: {words}" "建议：{words}" }
    also(why) { "note: {why}" "提示：{why}" }
    assigned(item, names) { "{item} is now with {names}." "{item} 现由{names}负责。" }
    assigns(name, items) { "{name} is to own {items}" "由{name}负责 {items}" }
    assigned_already(item, name) { "{item} is with {name} already." "{item} 已由{name}负责。" }
    assign_what() { "say which items, then the person" "请先写事项，最后写人员" }
    has_left(name, day) { "{name} left on {day}" "{name}已于 {day} 离开" }
    has_left_hint() { "`handover people` shows who is there" "`handover people` 可查看在任人员" }
    removed(item, file) { "{item} was taken out of {file}." "已从 {file} 删除 {item}。" }
    has_acts(item, acts) { "{item} has {acts} in its log and stays" "{item} 已有 {acts}，不能删除" }
    has_acts_hint(item) {
        "what is no longer wanted is waived by both sides: handover mark {item} waived --note \"why\""
        "不再需要的事项由双方记为不适用：handover mark {item} waived --note \"原因\""
    }
    is_needed(item, others) { "{item} is still named by {others}" "{item} 仍被 {others} 引用" }
    is_needed_hint(other) {
        "take it out there first: handover edit {other}"
        "请先在那里删除引用：handover edit {other}"
    }
    no_editor(place) { "no editor was found; the place is {place}" "没有找到编辑器；位置在 {place}" }
    no_editor_hint() { "name one that is installed: export EDITOR=…" "请指定已安装的编辑器：export EDITOR=…" }
    editor_failed(editor, why) { "{editor} could not be run: {why}" "无法运行 {editor}：{why}" }
    ends_badly(status) { "it ended with {status}" "退出状态 {status}" }
    unchanged(file) { "{file} is as it was." "{file} 没有改动。" }
    reads_well(file) { "{file} reads well: nothing new was found in it." "{file} 可以正常读取，没有发现新问题。" }
}

counted! {
    dues(number) { "{number} due" "{number} dues" "{number} 项期限" }
    acts(number) { "{number} act" "{number} acts" "{number} 条记录" }
}
