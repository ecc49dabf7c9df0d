//! Days and moments as people write them, in either language: the one grammar for files and for what is typed.
//!
//! In: a text. Out: the day or the moment it plainly means, or the [`Fault`] in it with what to write instead. Nothing is
//! guessed: where the day and the month could be taken for each other, or the year is left out, it is said so. Pure.

use super::amount::plain;
use super::clock::{Zone, has_four_digits};
use crate::text::Text;
use crate::text::problem::Problem;
use crate::text::say::{days as say, findings as findings_say};
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveTime, TimeZone};
use chrono_tz::Tz;
use moving::{HALVES, begins_time, moved, moves};
use numerals::numbered;
use std::ops::RangeInclusive;

mod moving;
mod numerals;

/// A day, with its time where one was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Told {
    /// The day as it is written.
    pub(crate) day: NaiveDate,
    /// The moment, told in the project's time zone.
    pub(crate) at: Option<DateTime<FixedOffset>>,
    /// Whether words follow that were not read.
    pub(crate) more: bool,
}

/// Why a text is no day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fault {
    /// There is no such day or time.
    NoSuch,
    /// Which number is the day is not plain, or the year is left out: the days it may mean, as far as they can be told.
    Unclear(Vec<NaiveDate>),
    /// It means another day tomorrow: "today", 昨天.
    Moves,
    /// It is written in no way that is known.
    Words,
}

impl Fault {
    /// What to write instead, where that can be told.
    pub(crate) fn instead(&self) -> Option<Text> {
        match self {
            Fault::Unclear(days) => Some(match days.as_slice() {
                [] => say::write_whole_day(),
                [only] => say::write_it(only.to_string()),
                [one, other, ..] => say::write_one_of(one.to_string(), other.to_string()),
            }),
            Fault::Moves => Some(say::write_the_day()),
            Fault::NoSuch | Fault::Words => None,
        }
    }

    /// The refusal of what was typed, which `wrong` calls no day, with what to write instead.
    pub(crate) fn refusal(&self, text: &str, wrong: Text) -> Problem {
        match self {
            Fault::NoSuch => Problem::usage(findings_say::no_such_day(text)),
            _ => Problem { hint: self.instead(), ..Problem::usage(wrong) },
        }
    }
}

/// What a text that names no year says in each of some years; nothing where it is no day and words follow.
pub(crate) fn in_years(text: &str, zone: Zone, years: RangeInclusive<i32>) -> Vec<Told> {
    let with = |year: i32| [format!("{year}年{text}"), format!("{text} {year}")];
    let told = |text: &String| read(text, zone, None).ok().filter(|told| !told.more);
    years.filter_map(|year| with(year).iter().find_map(told)).collect()
}

/// Reads a day or a moment as it stands in a file; `year` is the one that is likely where none is written.
pub(crate) fn read(text: &str, zone: Zone, year: Option<i32>) -> Result<Told, Fault> {
    let text = even(text);
    if let Some(dated) = in_figures(&text).or_else(|| in_words(&text)) {
        return match dated.year {
            Some(_) => dated.told(zone),
            None => Err(Fault::Unclear(days_of(year, dated.month, dated.day).collect())),
        };
    }
    if moved(&text, NaiveDate::MIN).is_some() || moves(&text) {
        return Err(Fault::Moves);
    }
    Err(unclear(&text, year).unwrap_or(Fault::Words))
}

/// Reads a day that somebody types, who may also say "today" or 昨天; a moment is none.
pub(crate) fn typed_day(text: &str, today: NaiveDate) -> Result<NaiveDate, Fault> {
    let told = typed(text, Zone::Named(Tz::UTC), today)?;
    if told.at.is_none() { Ok(told.day) } else { Err(Fault::Words) }
}

/// Reads the moment at which something was done: of a bare day noon is meant, and of today the present moment.
pub(crate) fn typed_moment(
    text: &str,
    zone: Zone,
    now: &DateTime<FixedOffset>,
) -> Result<DateTime<FixedOffset>, Fault> {
    let told = typed(text, zone, zone.day(now))?;
    match told.at {
        Some(at) => Ok(at),
        None if told.day == zone.day(now) => Ok(zone.place(now)),
        None => told.day.and_hms_opt(12, 0, 0).and_then(|noon| zone.at_local(&noon)).ok_or(Fault::NoSuch),
    }
}

/// A day or a moment and nothing more.
fn typed(text: &str, zone: Zone, today: NaiveDate) -> Result<Told, Fault> {
    let told = match moved(&even(text), today) {
        Some((day, rest)) => timed(day, rest, zone),
        None => read(text, zone, Some(today.year())),
    };
    told.and_then(|told| if told.more { Err(Fault::Words) } else { Ok(told) })
}

/// A text with its digits and signs in their narrow forms, and every dash a hyphen.
pub(super) fn even(text: &str) -> String {
    numbered(&plain(text)).replace(['\u{2212}', '\u{2013}', '\u{2014}', '\u{2010}', '\u{2011}'], "-").trim().to_owned()
}

/// A date that a text begins with.
struct Dated<'a> {
    /// Nothing where it names none.
    year: Option<i32>,
    month: u32,
    day: u32,
    /// What follows.
    rest: &'a str,
}

impl Dated<'_> {
    fn told(&self, zone: Zone) -> Result<Told, Fault> {
        let day = self.year.and_then(|year| NaiveDate::from_ymd_opt(year, self.month, self.day));
        timed(day.filter(|day| day.year() > 0).ok_or(Fault::NoSuch)?, self.rest, zone)
    }
}

/// `2026-11-5`, `2026/11/05`, `2026.11.5`, `2026年11月5日`, `11月5号`, `20261105`, if nothing or a time of day follows.
fn in_figures(text: &str) -> Option<Dated<'_>> {
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) && text.starts_with(['1', '2']) {
        let (year, rest) = text.split_at(4);
        let (month, day) = rest.split_at(2);
        return Some(Dated { year: year.parse().ok(), month: month.parse().ok()?, day: day.parse().ok()?, rest: "" });
    }
    let (first, rest) = number(text)?;
    let (year, month, sign, rest) = match rest.trim_start().strip_prefix('月') {
        Some(rest) if first.len() <= 2 => (None, first, '年', rest),
        _ => {
            let rest = rest.trim_start();
            let sign = rest.chars().next().filter(|c| ['-', '/', '.', '年'].contains(c))?;
            let (month, rest) = number(rest[sign.len_utf8()..].trim_start()).filter(|(month, _)| month.len() <= 2)?;
            let rest = rest.trim_start().strip_prefix(if sign == '年' { '月' } else { sign })?;
            (Some(first).filter(|year| year.len() == 4)?.into(), month, sign, rest)
        }
    };
    let (day, rest) = number(rest.trim_start()).filter(|(day, _)| day.len() <= 2)?;
    let rest = if sign == '年' { rest.trim_start().strip_prefix(['日', '号'])? } else { rest };
    let ends = rest.is_empty() || rest.starts_with(['T', 't', ' ']) || sign == '年' && begins_time(rest);
    let year = year.map(|year: &str| year.parse().unwrap_or_default());
    // Words after a day without a year go on a sentence.
    let whole = year.is_some() || rest.is_empty();
    (ends && whole).then_some(Dated { year, month: month.parse().ok()?, day: day.parse().ok()?, rest })
}

/// The digits with which a text begins, no more than those of a year, and what follows them.
fn number(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    (1..=4).contains(&end).then(|| text.split_at(end))
}

/// `23 Nov 2026`, `November 23rd, 2026`, `Nov 23`.
fn in_words(text: &str) -> Option<Dated<'_>> {
    let ((first, rest), day_of) = (word(text), |word: &str| day_number(word));
    let (second, rest) = word(rest);
    let (day, month) = match (day_of(first), month_number(second)) {
        (Some(day), Some(month)) => (day, month),
        _ => (day_of(second)?, month_number(first)?),
    };
    let (third, after) = word(rest);
    let year = third.parse().ok().filter(|_| third.len() == 4);
    let rest = if year.is_some() { after } else { rest };
    (year.is_some() || rest.trim().is_empty()).then_some(Dated { year, month, day, rest })
}

/// The first word of a text, and what follows it with the blank before it.
fn word(text: &str) -> (&str, &str) {
    let text = text.trim_start_matches([' ', ',']);
    text.split_at(text.find([' ', ',']).unwrap_or(text.len()))
}

/// `23`, `23.` or `23rd`.
fn day_number(word: &str) -> Option<u32> {
    let digits = ["st", "nd", "rd", "th", "."].into_iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    digits.parse().ok().filter(|_| digits.len() <= 2)
}

/// `nov`, `Nov.`, `November`.
fn month_number(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let small = word.trim_end_matches('.').to_lowercase();
    let at = MONTHS.iter().position(|month| small.len() >= 3 && month.starts_with(&small))?;
    u32::try_from(at + 1).ok()
}

/// Numbers with one sign between them of which the day, the month or the year is not plain: `11/2/2026`, `26-11-02`,
/// `2/11`, `30.11.`.
fn unclear(text: &str, year: Option<i32>) -> Option<Fault> {
    let (date, rest) = text.split_once(' ').unwrap_or((text, ""));
    let sign = date.chars().find(|c| !c.is_ascii_digit()).filter(|c| ['-', '/', '.'].contains(c))?;
    // 30.11.
    let (date, in_order) = match sign {
        '.' => date.strip_suffix('.').map_or((date, false), |date| (date, true)),
        _ => (date, sign == '/'),
    };
    let parts: Vec<&str> = date.split(sign).collect();
    let is_number = |part: &&str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let read = |part: &str| part.parse::<u32>().unwrap_or_default();
    if !rest.is_empty() && !rest.contains(':') {
        return None;
    }
    let full = |part: &str| i32::try_from(read(part)).ok().map(|year| if part.len() == 2 { 2000 + year } else { year });
    let (mut days, certain): (Vec<NaiveDate>, bool) = match parts.as_slice() {
        [a, b, y] if [a, b].into_iter().all(is_number) && y.len() == 4 => {
            let (a, b, y) = (read(a), read(b), y.parse().ok());
            (days_of(y, a, b).chain(days_of(y, b, a)).collect(), true)
        }
        [a, b, c] if parts.iter().all(|part| is_number(part) && part.len() <= 2) => {
            let first = days_of(full(a), read(b), read(c));
            let last = days_of(full(c), read(a), read(b)).chain(days_of(full(c), read(b), read(a)));
            (nearest(first.chain(last).collect(), year), false)
        }
        [a, b] if in_order && parts.iter().all(is_number) && !ALWAYS.contains(&date) => {
            let (a, b) = (read(a), read(b));
            let some = year.unwrap_or(LEAP);
            let days: Vec<NaiveDate> = days_of(Some(some), a, b).chain(days_of(Some(some), b, a)).collect();
            if year.is_none() && !days.is_empty() {
                return Some(Fault::Unclear(Vec::new()));
            }
            (days, false)
        }
        _ => return None,
    };
    match days.is_empty() {
        true => certain.then_some(Fault::NoSuch),
        false => {
            days.dedup();
            Some(Fault::Unclear(days))
        }
    }
}

/// Around the clock, which is no day.
const ALWAYS: [&str; 2] = ["24/7", "7/24"];

/// A year that has every day.
const LEAP: i32 = 2024;

/// Of days whose years were written with two digits those of the nearest year, if people plan with it.
fn nearest(mut days: Vec<NaiveDate>, year: Option<i32>) -> Vec<NaiveDate> {
    let far = |day: &NaiveDate| (day.year() - year.unwrap_or(LEAP)).abs();
    let least = days.iter().map(far).min().unwrap_or_default();
    days.retain(|day| far(day) == least && least <= 15);
    days
}

fn days_of(year: Option<i32>, month: u32, day: u32) -> impl Iterator<Item = NaiveDate> {
    year.and_then(|year| NaiveDate::from_ymd_opt(year, month, day)).into_iter()
}

/// A day with the time that follows it, if one does.
fn timed(day: NaiveDate, rest: &str, zone: Zone) -> Result<Told, Fault> {
    let Some((time, offset)) = split_time(rest) else {
        let more = !matches!(rest.trim(), "" | "T" | "t");
        return Ok(Told { day, at: None, more });
    };
    let time = day.and_time(read_time(&time).ok_or(Fault::NoSuch)?);
    let at = match offset {
        "" => zone.at_local(&time),
        offset => read_offset(offset).and_then(|offset| offset.from_local_datetime(&time).single()),
    };
    let at = at.filter(has_four_digits).ok_or(Fault::NoSuch)?;
    let at = zone.place(&at);
    Ok(Told { day: at.date_naive(), at: Some(at), more: false })
}

/// A time of day as `20:00`, and the offset after it, if that is all there is; blanks may stand between them.
fn split_time(rest: &str) -> Option<(String, &str)> {
    let rest = rest.strip_prefix(['T', 't']).unwrap_or(rest).trim_start();
    let before = HALVES.iter().find_map(|(word, second)| Some((rest.strip_prefix(word)?.trim_start(), *second)));
    let (rest, mut second) = before.map_or((rest, None), |(rest, second)| (rest, Some(second)));
    let end = rest.find(|c: char| !c.is_ascii_digit() && !":.点时分秒半".contains(c)).unwrap_or(rest.len());
    let (time, offset) = rest.split_at(end);
    let mut offset = offset.trim_start();
    if let "am" | "pm" | "a.m." | "p.m." = offset.to_lowercase().as_str() {
        (second, offset) = (Some(offset.starts_with(['p', 'P'])), "");
    }
    let mut time = time.replace(['点', '时'], ":").replace(":半", ":30").replace('分', ":");
    time = time.trim_end_matches([':', '秒']).to_owned();
    let is_offset = offset.is_empty() || matches!(offset, "Z" | "z") || offset.starts_with(['+', '-']);
    let is_time = rest.contains([':', '点', '时']) || second.is_some() && !time.is_empty();
    if !time.contains(':') {
        time.push_str(":00");
    }
    if let Some(second) = second {
        let (hour, rest) = time.split_once(':')?;
        let hour = match (hour.parse::<u32>().ok()?, second) {
            (12, false) => 0,
            (hour @ 0..12, true) => hour + 12,
            (hour, _) => hour,
        };
        time = format!("{hour:02}:{rest}");
    }
    (is_time && is_offset).then_some((time, offset))
}

/// `20:00`, `9:30`, `20:00:30` or `20:00:30.5`.
fn read_time(text: &str) -> Option<NaiveTime> {
    let mut parts = text.split(':');
    let number = |part: &str, least| part.parse().ok().filter(|_| (least..=2).contains(&part.len()));
    let (hour, minute) = (number(parts.next()?, 1)?, number(parts.next()?, 2)?);
    // Of a second only the whole counts.
    let second = parts.next().map_or(Some(0), |part| number(part.split('.').next().unwrap_or_default(), 2))?;
    if parts.next().is_some() { None } else { NaiveTime::from_hms_opt(hour, minute, second) }
}

/// `Z`, `+08:00` or `+0800`.
fn read_offset(text: &str) -> Option<FixedOffset> {
    let Some((sign, digits)) = text.split_at_checked(1).filter(|(sign, _)| !sign.eq_ignore_ascii_case("z")) else {
        return FixedOffset::east_opt(0);
    };
    let time = match digits.split_once(':') {
        Some(_) => read_time(digits)?,
        None => read_time(&format!("{}:{}", digits.get(..2)?, digits.get(2..)?))?,
    };
    let seconds = i32::try_from(time.signed_duration_since(NaiveTime::MIN).num_seconds()).ok()?;
    FixedOffset::east_opt(if sign == "-" { -seconds } else { seconds })
}

#[cfg(test)]
mod tests;
