//! The words of the trade: parties, states and acts, and how days, numbers and lists read.

use crate::text::{Lang, Text, counted, sentences};
use chrono::{Datelike, NaiveDate};

sentences! {
    asked_number() { "a number, with its unit if it has one" "数字，可带单位" }
    asked_whole() { "a whole number" "整数" }
    asked_range(low, high) { "a whole number from {low} to {high}" "{low} 到 {high} 的整数" }
    asked_yes_no() { "yes or no" "是或否" }
    asked_choice(words) { "one of {words}" "以下之一：{words}" }
    asked_text() { "words" "文字" }
    asked_date() { "a day, such as 2026-11-20" "日期，例如 2026-11-20" }
    giver() { "giver" "移交方" }
    receiver() { "receiver" "接收方" }
    witness() { "witness" "监交方" }
    capital_giver() { "Giver" "移交方" }
    capital_receiver() { "Receiver" "接收方" }
    capital_witness() { "Witness" "监交方" }
    anyone() { "anyone" "任何一方" }
    open() { "open" "未开始" }
    in_progress() { "in progress" "进行中" }
    rejected() { "rejected" "已退回" }
    blocked() { "blocked" "受阻" }
    waiting() { "waiting" "等待前置" }
    does_not_apply() { "does not apply" "不适用" }
    priority_high() { "high" "高" }
    priority_normal() { "normal" "普通" }
    priority_low() { "low" "低" }
    not_met() { "condition not met" "条件不符" }
    not_chosen() { "not chosen" "未选用" }
    complete() { "complete" "已完成" }
    done_rejected() { "Rejected" "退回" }
    done_waived() { "Does not apply" "不适用" }
    done_blocked() { "Blocked" "受阻" }
    done_noted() { "Note" "备注" }
    done_reserved() { "Reserved" "列为遗留问题" }
    done_unblocked() { "Unblocked" "解除受阻" }
    took_back(done) { "Took back \"{done}\"" "撤销“{done}”" }
    done_undone() { "Taken back" "撤销" }
    done_reopened() { "Reopened" "重新打开" }
    agree_to_waiver() { "agree that it does not apply" "确认不适用" }
    approve_it() { "approve it" "批准" }
    approved() { "Approved" "已批准" }
    report_it(did) { "report it {did}" "完成“{did}”" }
    transfer() { "transfer" "转移" }
    remove() { "remove" "移除" }
    rotate() { "rotate" "更换" }
    keep() { "keep" "保留" }
    suspend() { "suspend" "停用" }
    review() { "review" "盘点" }
    the_other_side() { "the other side" "对方" }
    jan() { "Jan" "1月" }
    feb() { "Feb" "2月" }
    mar() { "Mar" "3月" }
    apr() { "Apr" "4月" }
    may() { "May" "5月" }
    jun() { "Jun" "6月" }
    jul() { "Jul" "7月" }
    aug() { "Aug" "8月" }
    sep() { "Sep" "9月" }
    oct() { "Oct" "10月" }
    nov() { "Nov" "11月" }
    dec() { "Dec" "12月" }
    day_of_month(day, month) { "{day} {month}" "{month}{day}日" }
    day_of_year(day, month, year) { "{day} {month} {year}" "{year}年{month}{day}日" }
    month_of_year(month, year) { "{month} {year}" "{year}年{month}" }
    joint() { ", " "、" }
    in_quotes(text) { "\"{text}\"" "“{text}”" }
    more(number) { "and {number} more" "另有 {number} 个" }
    and_more(listed, number) { "{listed} and {number} more" "{listed}，另有 {number} 个" }
    aside(text, more) { "{text} ({more})" "{text}（{more}）" }
    labelled(label, text) { "{label}: {text}" "{label}：{text}" }
    after_sentence() { " " "" }
    quoted_before(title, text) { "\"{title}\": {text}" "“{title}”：{text}" }
    error() { "error" "错误" }
    warning() { "warning" "警告" }
    hint() { "hint" "提示" }
    help() { "help" "建议" }
    giver_and_receiver() { "giver or the receiver" "移交方或接收方" }
    you() { "you" "你" }
    the(party) { "the {party}" "{party}" }
    for_reference() { "for reference" "供参考" }
    with_value(done, value) { "{done}: {value}" "{done}：{value}" }
    grade_hashed() { "evidence hashed" "证据已取摘要" }
    grade_given() { "a digest only, of what is not here" "仅有摘要，原件不在此处" }
    grade_referred() { "evidence only referred to" "仅引用证据" }
    grade_stated() { "without evidence" "未附证据" }
    not_enough(state) { "{state}, not enough" "{state}，未达标" }
    short_unclear(value, asked) { "{value}, which cannot be held against {asked}" "{value}，无法与 {asked} 比较" }
    short_untold(asked) { "no value, where {asked} was asked" "未填结果，要求 {asked}" }
    short_round(number, what) { "round {number}: {what}" "第 {number} 次：{what}" }
    short_of(value, asked) { "{value}, where {asked} was asked" "{value}，未达到 {asked}" }
    days_late(days) { "late by {days}" "已逾期 {days}" }
    due_today() { "due today" "今天到期" }
    due_today_at(time) { "due today at {time}" "今天 {time} 到期" }
    late_since(time) { "late since {time} today" "已逾期，今天 {time} 到期" }
    day_and_time(day, time) { "{day} {time}" "{day} {time}" }
    due_in(days) { "due in {days}" "还剩 {days}" }
}

counted! {
    items(number) { "{number} item" "{number} items" "{number} 项" }
    day_count(number) { "{number} day" "{number} days" "{number} 天" }
    answers(number) { "{number} answer" "{number} answers" "{number} 项" }
    saved_answers(number) { "{number} answer" "{number} answers" "{number} 项记录" }
    acts(number) { "{number} act" "{number} acts" "{number} 条记录" }
    pages(number) { "{number} page" "{number} pages" "{number} 页" }
    errors(number) { "{number} error" "{number} errors" "{number} 处错误" }
    sections(number) { "{number} section" "{number} sections" "{number} 个部分" }
}

/// A number of days, whichever way they lie.
pub(crate) fn days(number: i64) -> Text {
    day_count(number.unsigned_abs() as usize)
}

/// A month by its number from 0: "Nov", "11月".
pub(crate) fn month(number: u32) -> Text {
    const MONTHS: [fn() -> Text; 12] = [jan, feb, mar, apr, may, jun, jul, aug, sep, oct, nov, dec];
    MONTHS.get(number as usize).map(|month| month()).unwrap_or_default()
}

/// A day as people write it: "23 Nov 2026", "2026年11月23日"; without the year when it is this one.
pub(crate) fn day(day: NaiveDate, today: NaiveDate) -> Text {
    let month = month(day.month0());
    if day.year() == today.year() {
        day_of_month(day.day(), month)
    } else {
        day_of_year(day.day(), month, day.year().to_string())
    }
}

/// A day with its year, as documents write it: "23 Nov 2026", "2026年11月23日".
pub(crate) fn full_day(day: NaiveDate) -> Text {
    day_of_year(day.day(), month(day.month0()), day.year().to_string())
}

/// How a due day lies from today: "late by 2 days", "due today", "due in 3 days".
pub(crate) fn distance(due: NaiveDate, today: NaiveDate) -> Text {
    match (due - today).num_days() {
        0 => due_today(),
        ahead if ahead > 0 => due_in(days(ahead)),
        behind => days_late(days(behind)),
    }
}

/// Joins words the way the language does.
pub(crate) fn list(words: &[impl AsRef<str>], lang: Lang) -> String {
    words.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join(joint().of(lang))
}

/// A title as it stands in a list: in quotes where it has the mark that parts the list.
pub(crate) fn title(title: String, lang: Lang) -> String {
    if title.contains(joint().of(lang).trim_end()) { in_quotes(title).of(lang).to_owned() } else { title }
}

/// So many words are told one by one, of a list that may be of any length.
pub(crate) const LISTED: usize = 10;

/// Joins words the way the language does; of a long list the first ones, and how many more there are.
pub(crate) fn short_list(words: impl IntoIterator<Item = String>, lang: Lang) -> String {
    let mut words = words.into_iter();
    let first: Vec<String> = words.by_ref().take(LISTED).collect();
    match words.count() {
        0 => list(&first, lang),
        more => and_more(list(&first, lang), more).of(lang).to_owned(),
    }
}

/// As [`short_list`], of names that are the same in every language.
pub(crate) fn short_names<'a>(names: impl Iterator<Item = &'a str> + Clone) -> Text {
    Text::per_lang(|lang| short_list(names.clone().map(str::to_owned), lang))
}

/// Joins texts the way each language does.
pub(crate) fn text_list(texts: &[Text]) -> Text {
    Text::per_lang(|lang| list(&texts.iter().map(|text| text.of(lang)).collect::<Vec<_>>(), lang))
}

/// Joins names that are the same in every language.
pub(crate) fn name_list(names: &[impl AsRef<str>]) -> Text {
    Text::per_lang(|lang| list(names, lang))
}
