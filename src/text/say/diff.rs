//! What is said of what changed since a revision.

use crate::text::sentences;

sentences! {
    no_revision(word) { "git knows no revision \"{word}\" here" "git 中没有版本“{word}”" }
    no_revision_hint() { "`git log --oneline` lists them" "`git log --oneline` 可列出各版本" }
    no_project_then(word) { "there was no handover in this folder in \"{word}\"" "在版本“{word}”中，此文件夹还没有交接项目" }
    was_unreadable(file, word) { "{file} cannot be read in {word}: what it held is not compared" "{file} 在 {word} 中无法读取，其内容未参与比较" }
    nothing(from) { "Nothing changed in items, states and terms since {from}." "自 {from} 以来，事项、状态和约定都没有变化。" }
    since(from, items) { "{items} changed since {from}." "自 {from} 以来，有变化的事项：{items}。" }
    terms() { "Terms" "约定" }
    added(title, state) { "{title}: new, {state}" "{title}：新增，{state}" }
    removed(title) { "{title}: taken out" "{title}：已删除" }
    state(title, from, to) { "{title}: {from} → {to}" "{title}：{from} → {to}" }
    from_to(what, from, to) { "{what}: {from} → {to}" "{what}：{from} → {to}" }
    act_gone(act) { "no longer there: {act}" "已不存在：{act}" }
    nothing_there() { "nothing" "无" }
}
