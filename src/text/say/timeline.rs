//! The words of the timeline, and what `status --watch` says.

use super::words;
use crate::text::{Text, sentences};
use chrono::{Datelike, NaiveDate};

sentences! {
    today() { "today" "今天" }
    complete() { "Complete" "完成" }
    open() { "Open" "未完成" }
    milestones() { "Milestones" "里程碑" }
    from() { "From" "起始" }
    to() { "To" "截止" }
    day() { "Day" "日期" }
    week_of() { "Week of" "周一" }
    weeks_from() { "From" "起始日" }
    several(due, complete) { "{due} due, {complete} complete" "{due} 项到期，{complete} 项完成" }
    none_complete(due) { "{due} due" "{due} 项到期" }
    all_complete(due) { "{due} due, all complete" "{due} 项到期，全部完成" }
    and_late(counts, late) { "{counts}, {late} late" "{counts}，{late} 项逾期" }
    nothing_due() { "nothing due" "无到期事项" }
    with_milestones(counts, names) { "{counts} ({names})" "{counts}（{names}）" }
    legend_complete() { "complete" "已完成" }
    legend_open() { "open" "未完成" }
    legend_late() { "late" "逾期" }
    legend_week() { "this week" "本周" }
    legend_day() { "today" "今天" }
    each_stands_for(items) { "(a mark: about {items})" "（每格约 {items}）" }
    label_without_day() { "Without a day" "无具体日期" }
    without_day_item(title, words) { "{title} ({words})" "{title}（{words}）" }
    without_due(items) { "{items} with no due date at all" "{items}未写明期限" }
    nothing_dated() { "Nothing has a day yet: neither milestones nor items." "里程碑和事项都还没有日期。" }

    // Following a folder.
    watch_needs_terminal() { "`--watch` draws on a terminal, and there is none" "`--watch` 需要在终端中使用，而当前没有终端" }
    watch_needs_terminal_hint() { "leave `--watch` out to print where things stand once" "去掉 `--watch` 即可输出一次当前进展" }
    watch_draws_tables() { "`--watch` draws tables only, no other format" "`--watch` 只能显示表格，不能使用其他格式" }
    watching(time) {
        "Drawn at {time}; follows the files. Ctrl-C ends."
        "绘制于 {time}，随文件更新；按 Ctrl-C 结束。"
    }
    more_lines(count) { "{count} lines more than fit" "还有 {count} 行放不下" }
    place_and_message(place, message) { "{place}: {message}" "{place}：{message}" }
    broken_now(what) { "As it stood before this file was changed: {what}" "以下文件有误，显示的是修改前的状态：{what}" }
    stopped_watching() { "No longer watching." "已停止跟踪。" }
}

/// The month a column of the axis begins in; with the year where that is not the present one.
pub(crate) fn month(day: NaiveDate, today: NaiveDate) -> Text {
    let month = words::month(day.month0());
    if day.year() == today.year() { month } else { words::month_of_year(month, day.year().to_string()) }
}

/// Days on end: "23–29 Nov", "30 Nov–6 Dec", "11/23-11/29"; `dash` stands between them in English.
pub(crate) fn range(from: NaiveDate, to: NaiveDate, today: NaiveDate, dash: &str) -> Text {
    let last = words::day(to, today);
    if from == to {
        return last;
    }
    let same_year = from.year() == to.year();
    // The year stands once: at the end in English, in front in Chinese.
    let first = words::day(from, if same_year { from } else { today }).en;
    let first = if same_year && from.month() == to.month() { from.day().to_string().into() } else { first };
    let end = short_day(to, if same_year { to } else { today }).zh;
    let zh = format!("{}-{end}", short_day(from, today).zh).into();
    Text { en: format!("{first}{dash}{}", last.en).into(), zh }
}

/// A day in as few columns as can be: "20 Nov", "11/20".
pub(crate) fn short_day(day: NaiveDate, today: NaiveDate) -> Text {
    let en = words::day(day, today).en;
    let zh = format!("{}/{}", day.month(), day.day());
    Text { en, zh: if day.year() == today.year() { zh } else { format!("{}/{zh}", day.year()) }.into() }
}
