//! What is said when somebody takes back what they recorded.

use crate::text::sentences;

sentences! {
    act(done, title, name, moment) { "{done}: \"{title}\" ({name}), {moment}" "{done}：“{title}”（{name}），{moment}" }
    choice(done, title) { "Undo: {done} \"{title}\"" "撤销：{done}“{title}”" }
    choice_of_several(done, items) { "Undo: {done}, {items}" "撤销：{done}，{items}" }
    takes_back(acts) { "This takes back:\n{acts}" "将撤销：\n{acts}" }
    question() { "Take it back?" "确认撤销？" }
    none_of(name) { "{name} has recorded nothing that could be taken back" "{name}没有可以撤销的记录" }
    none_of_hint() { "`handover log` lists what was recorded, and by whom" "`handover log` 可查看全部记录和记录人" }
    none_on(name, item) { "{name} has recorded nothing on {item} that could be taken back" "{name}在 {item} 上没有可以撤销的记录" }
    by(command) { "take them back with: {command}" "撤销命令：{command}" }
    kept() { "nothing was taken back" "未撤销任何内容" }
    say_yes(acts) { "without a terminal this is confirmed with `--yes`; it would take back {acts}" "没有终端时请用 `--yes` 确认；将撤销{acts}" }
    acted_since(own, name, done, moment) {
        "\"{own}\" can no longer be taken back: {name} recorded \"{done}\" since, {moment}"
        "“{own}”已不能撤销：其后{name}于{moment}记录了“{done}”"
    }
    reopen_instead(item) {
        "to start the item over: handover mark {item} reopened --note \"why\""
        "需要重新开始时：handover mark {item} reopened --note \"原因\""
    }
}
