//! The words of the trade: parties, states and acts, and how days and numbers read.

use super::{Lang, Text, sentences};
use crate::kinds::{Step, factor};
use crate::project::standing::{Standing, State};
use crate::project::{Act, Item, Party};
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};

sentences! {
    giver_and_receiver() { "giver or the receiver" "移交方或接收方" }
    you() { "you" "你" }
    the(party) { "the {party}" "{party}" }
    for_reference() { "for reference" "供参考" }
    scored(done, number) { "{done} {number}" "{done} {number} 分" }
    days_late(days) { "late by {days}" "已逾期 {days}" }
    due_today() { "due today" "今天到期" }
    due_today_at(time) { "due today at {time}" "今天 {time} 到期" }
    late_since(time) { "late since {time} today" "已逾期，今天 {time} 到期" }
    day_and_time(day, time) { "{day} {time}" "{day} {time}" }
    due_in(days) { "due in {days}" "还剩 {days}" }
}

/// What a party is called.
pub fn party(party: Party) -> Text {
    let (en, zh) = match party {
        Party::Giver => ("giver", "移交方"),
        Party::Receiver => ("receiver", "接收方"),
        Party::Witness => ("witness", "监交方"),
    };
    Text { en: en.to_owned(), zh: zh.to_owned() }
}

/// What the owner of a step is called; nothing stands for anyone.
pub fn step_owner(owner: Option<Party>) -> Text {
    match owner {
        Some(owner) => party(owner),
        None => Text { en: "anyone".to_owned(), zh: "任何一方".to_owned() },
    }
}

/// What a state is called.
pub fn state(state: State) -> Text {
    let zh = match state {
        State::Open => "未开始",
        State::InProgress => "进行中",
        State::Rejected => "已退回",
        State::Blocked => "受阻",
        State::Waiting => "等待前置",
        State::Waived => "不适用",
        State::NotChosen => "未选用",
        State::Complete => "已完成",
    };
    let en = match state {
        State::Waived => "does not apply",
        other => other.word(),
    };
    Text { en: en.to_owned(), zh: zh.to_owned() }
}

/// What is said of where an item stands: its state, or that it is only there to be read.
pub fn item_state(item: &Item, standing: State) -> Text {
    if item.is_reference() && standing == State::Complete { for_reference() } else { state(standing) }
}

/// An act as something that was done: "Granted", "Rejected".
pub fn done(item: &Item, did: &str) -> Text {
    if let Some(step) = item.steps.iter().find(|step| step.did == did) {
        return step.done.clone();
    }
    let (en, zh) = match did {
        "rejected" => ("Rejected", "退回"),
        "waived" => ("Does not apply", "不适用"),
        "blocked" => ("Blocked", "受阻"),
        "noted" => ("Note", "备注"),
        "reopened" => ("Reopened", "重新打开"),
        other => (other, other),
    };
    Text { en: en.to_owned(), zh: zh.to_owned() }
}

/// An act as something that was done, with its number where it has one: "Scored 4".
pub fn done_with(item: &Item, act: &Act) -> Text {
    match item.number_of(act) {
        Some(number) => scored(done(item, &act.did), number),
        None => done(item, &act.did),
    }
}

/// The next act as something still to be done: "grant access", "agree that it does not apply".
pub fn todo(item: &Item, did: &str) -> Text {
    match item.steps.iter().find(|step: &&Step| step.did == did) {
        Some(step) => step.todo.clone(),
        None => Text { en: "agree that it does not apply".to_owned(), zh: "确认不适用".to_owned() },
    }
}

/// A number of things: "1 item", "3 items".
pub fn count(number: usize, one: &str, many: &str, zh: &str) -> Text {
    let en = if number == 1 { one } else { many };
    Text { en: format!("{number} {en}"), zh: format!("{number} {zh}") }
}

/// A number of items.
pub fn items(number: usize) -> Text {
    count(number, "item", "items", "项")
}

/// A number of days.
pub fn days(number: i64) -> Text {
    count(number.unsigned_abs() as usize, "day", "days", "天")
}

/// A day as people write it: "23 Nov 2026", "2026年11月23日"; without the year when it is this one.
pub fn day(day: NaiveDate, today: NaiveDate) -> Text {
    let month = MONTHS[day.month0() as usize];
    let (d, m, y) = (day.day(), day.month(), day.year());
    if y == today.year() {
        Text { en: format!("{d} {month}"), zh: format!("{m}月{d}日") }
    } else {
        Text { en: format!("{d} {month} {y}"), zh: format!("{y}年{m}月{d}日") }
    }
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// How a due day lies from today: "late by 2 days", "due today", "due in 3 days".
pub fn distance(due: NaiveDate, today: NaiveDate) -> Text {
    match (due - today).num_days() {
        0 => due_today(),
        ahead if ahead > 0 => due_in(days(ahead)),
        behind => days_late(days(behind)),
    }
}

/// How the day or moment at which an item is due lies from now; nothing where it has neither.
pub fn due_distance(standing: &Standing, now: &DateTime<FixedOffset>) -> Option<Text> {
    let (due, today) = (standing.due?, now.date_naive());
    Some(match standing.due_at.filter(|_| due == today) {
        Some(at) if at < *now => late_since(time(&at)),
        Some(at) => due_today_at(time(&at)),
        None => distance(due, today),
    })
}

/// The day an item is due as people write it, with the time where one was given: "23 Nov 18:00".
pub fn due_day(standing: &Standing, today: NaiveDate) -> Option<Text> {
    let day = day(standing.due?, today);
    Some(match standing.due_at {
        Some(at) => day_and_time(day, time(&at)),
        None => day,
    })
}

fn time(at: &DateTime<FixedOffset>) -> String {
    at.format("%H:%M").to_string()
}

/// Joins words the way the language does.
pub fn list(words: &[String], lang: Lang) -> String {
    words.join(match lang {
        Lang::En => ", ",
        Lang::Zh => "、",
    })
}

/// The values of choice fields as people read them; any other word stands as it is.
pub fn choice(value: &str) -> Text {
    if let Some(factor) = factor(value) {
        return factor.title.clone();
    }
    let zh = match value {
        "transfer" => "转移",
        "remove" => "移除",
        "rotate" => "更换",
        "keep" => "保留",
        other => other,
    };
    Text { en: value.replace('_', " "), zh: zh.to_owned() }
}
