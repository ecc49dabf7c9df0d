//! The words of where things stand as a page for a browser.

use crate::text::{counted, sentences};

sentences! {
    heading(project) { "Where things stand: {project}" "交接进展：{project}" }
    portfolio() { "Where the handovers stand" "各项交接进展" }
    made(moment, zone) { "As of {moment} ({zone})" "截至 {moment}（{zone}）" }
    complete_of(complete, items) { "{complete} of {items} complete" "共 {items}，已完成 {complete} 项" }
    steps_made(percent) { "{percent} % of the steps made" "步骤已完成 {percent}%" }
    nothing_late() { "nothing late" "无逾期" }
    late(count) { "{count} late" "{count} 项逾期" }
    not_enough(count) { "{count} not enough" "{count} 项未达标" }
    sections() { "Sections" "各部分" }
    sign_offs() { "Sign-offs" "签署" }
    late_items() { "Late" "逾期事项" }
    to_come() { "Still to be seen to" "未完成事项" }
    waiting() { "Who is asked" "待谁处理" }
    people() { "People and parties" "各方与人员" }
    short_items() { "Complete, but not enough" "已完成但未达标" }
    held_up() { "Held up" "退回与受阻" }
    risks() { "Risks" "风险" }
    measured() { "Readiness and payments" "状态核查与款项" }
    by_due_day() { "Items by the day they are due" "各日到期的事项" }
    timeline() { "Timeline" "时间线" }
    result() { "Result" "结果" }
    reserved() { "reserved" "已列为遗留问题" }
    high() { "high" "高" }
    middle() { "middle" "中" }
    low() { "low" "低" }
    level(number, word) { "{number}, {word}" "{number}（{word}）" }
    unblocks(count) { "{count} wait for it" "{count} 项在等待" }
}

counted! {
    projects(number) { "{number} handover" "{number} handovers" "{number} 项交接" }
}
