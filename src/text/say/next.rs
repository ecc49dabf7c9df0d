//! The words of `handover next`.

use crate::text::sentences;

sentences! {
    short_items(list) {
        "complete, but not enough: {list}; reopen them, or reserve them with a day and a person"
        "已完成但未达标：{list}；请重新打开，或写明期限和负责人列为遗留问题"
    }
    you_are(name, party, items) { "You are {name}, for the {party}: {items}" "你是{name}（{party}）：{items}" }
    person(name, party, items) { "{name} ({party}): {items}" "{name}（{party}）：{items}" }
    any_of(names, party, items) { "One of {names} ({party}): {items}" "{names}之一（{party}）：{items}" }
    any_of_all(names, items) { "One of {names}: {items}" "{names}之一：{items}" }
    anyone_of(party, items) { "Anyone of the {party}: {items}" "{party}任何一人：{items}" }
    anyone(items) { "Anyone: {items}" "任何一人：{items}" }
    nobody_of_owners(items) { "Owners whom nobody is yet: {items}" "负责人尚未对应到人员：{items}" }
    nobody_yet(party, items) { "The {party}, where nobody is named yet: {items}" "{party}（尚未登记人员）：{items}" }
    some_late(items, late) { "{items}, {late} late" "{items}，{late} 项逾期" }
    act(todo, title) { "{todo}: {title}" "{todo}：{title}" }
    with_state(act, state) { "{act} ({state})" "{act}（{state}）" }
    due_on(day) { "due {day}" "{day}到期" }
    due_words(words) { "due {words}" "期限：{words}" }
    needed_by(day) { "needed by {day}" "{day}前须完成" }
    needed_since(day) { "holds up what was due {day}" "拖延{day}到期的事项" }
    unblocks(count) { "unblocks {count}" "{count} 项在等待" }
    unblocks_more(count) { "unblocks over {count}" "超过 {count} 项在等待" }
    more(count) { "… and {count} more" "另有 {count} 项" }
    more_ascii(count) { "... and {count} more" "另有 {count} 项" }
    more_hint(limit) { "`--limit {limit}` shows them" "用 `--limit {limit}` 查看" }
    side_by_side(first, second) { "{first}, {second}" "{first}，{second}" }
    label_why() { "Why" "排序" }
    why(title, reason) {
        "\"{title}\" comes first: {reason}. Late or due today goes first, what belongs to a later stage last; then what most items wait for, then the earlier day."
        "“{title}”排在最前：{reason}。先做已逾期或今天到期的，后续阶段的放在最后；再看等待者多少，然后按到期日。"
    }
    why_late(days) { "it is {days}" "{days}" }
    why_holds_up(day) { "it holds up what was due {day}" "{day}到期的事项在等它" }
    why_unblocks_one() { "1 item waits for it" "有 1 项在等待" }
    why_unblocks(count) { "{count} items wait for it" "有 {count} 项在等待" }
    why_unblocks_more(count) { "over {count} items wait for it" "有超过 {count} 项在等待" }
    why_due(day) { "it is due {day}" "{day}到期" }
    why_needed(day) { "it is needed by {day}" "{day}前须完成" }
    why_only() { "nothing is due earlier" "没有更早到期的事项" }
    both(first, second) { "{first}, and {second}" "{first}，且{second}" }
    label_others() { "Others" "他人" }
    elsewhere_party(items) { "{items} waiting on others" "另有 {items}等待其他方处理" }
    elsewhere(items) { "{items} waiting on others; `--all` shows them" "另有 {items}等待他人处理；用 `--all` 查看" }
    message_head(title) { "Handover: {title}" "移交：{title}" }
    more_groups(others, items) { "… and {others} more people or groups, {items}" "另有 {others} 组人员，共 {items}" }
    to_answer(command) { "To answer: {command}" "处理：{command}" }
    nothing_for_person(name) { "Nothing waits on {name}." "目前没有待{name}处理的事项。" }
    nothing_for_you() { "Nothing waits on you." "目前没有待你处理的事项。" }
    nothing_for(party) { "Nothing waits on the {party}." "目前没有等待{party}处理的事项。" }
    nothing() { "Nothing can be done now." "目前没有可以处理的事项。" }
}
