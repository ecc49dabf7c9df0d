//! Due dates: a day, a moment, something with an offset, or words that are kept and never guessed at.

use super::clock::Zone;
use super::day;
use super::day::even;
use super::milestones::Milestones;
use super::name::ItemName;
use super::span::{Point, Span};
use crate::text::Text;
use crate::text::say::status::milestone_called;
use crate::text::say::{days as say, findings as findings_say};
use crate::text::visible::is_plain_word;
use chrono::{DateTime, FixedOffset, NaiveDate};
use std::sync::Arc;

/// When something should be complete.
#[derive(Debug, Clone, PartialEq)]
pub enum Due {
    /// A calendar day: until its end in the project's time zone.
    Day(NaiveDate),
    /// A day and a time of it.
    Moment {
        /// The moment, told in the project's time zone.
        at: DateTime<FixedOffset>,
        /// As it was written.
        written: String,
    },
    /// So long after something, or before it; shared by the items that have it from their file.
    From(Arc<From>),
    /// Any other words ("mid August", 待定).
    Words(String),
    /// Written like a date, or a date and a time, but there is no such day or time.
    NoSuchDay(String),
}

/// So long after something, or before it.
#[derive(Debug, Clone, PartialEq)]
pub struct From {
    /// What it is counted from.
    pub base: Base,
    /// How long.
    pub span: Span,
    /// The zone in which a day ends.
    pub zone: Zone,
    /// As it was written.
    pub written: String,
}

/// What a due is counted from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Base {
    /// The day of a milestone.
    Milestone(String),
    /// The moment an item was completed.
    Item(ItemName),
    /// The moment the last signer of a stage signed.
    Signing(String),
}

impl Due {
    /// Reads what a file says; `zone` is the project's, and `is_milestone` tells which names are milestones.
    pub fn parse(text: &str, zone: Zone, is_milestone: impl Fn(&str) -> bool) -> Due {
        let text = text.trim();
        match day::read(text, zone, None) {
            Ok(told) => {
                let moment = told.at.map(|at| Due::Moment { at, written: text.to_owned() });
                return moment.unwrap_or(Due::Day(told.day));
            }
            Err(day::Fault::NoSuch) => return Due::NoSuchDay(text.to_owned()),
            Err(_) => {}
        }
        let even = even(text);
        let from = |base, span| Due::From(Arc::new(From { base, span, zone, written: text.to_owned() }));
        for text in [text, &even] {
            if let Some(name) = milestone_of(text, &is_milestone) {
                return from(Base::Milestone(name), Span::default());
            }
        }
        let (name, span) = split_offset(&even).map_or((even.as_str(), None), |(name, span)| (name, Some(span)));
        if let (Some(name), Some(span)) = (milestone_of(name, &is_milestone), span) {
            return from(Base::Milestone(name), span);
        }
        match item_or_signing(name, span.is_some(), &is_milestone) {
            Some(base) => from(base, span.unwrap_or_default()),
            None => Due::Words(text.to_owned()),
        }
    }

    /// The day, where one can be told from milestones alone; `milestone` gives the day of one.
    pub fn day(&self, milestone: impl Fn(&str) -> Option<NaiveDate>) -> Option<NaiveDate> {
        let point = self.point(|base| match base {
            Base::Milestone(name) => milestone(name).map(Point::day),
            Base::Item(_) | Base::Signing(_) => None,
        });
        point.map(|point| point.day)
    }

    /// The day or the moment, where one can be told; `base` gives that of what it is counted from.
    pub fn point(&self, base: impl Fn(&Base) -> Option<Point>) -> Option<Point> {
        match self {
            Due::Day(day) => Some(Point::day(*day)),
            Due::Moment { at, .. } => Some(Point { day: at.date_naive(), at: Some(*at) }),
            Due::From(from) => {
                let base = base(&from.base)?;
                let base = base.at.map_or(base, |at| Point::moment(&at, from.zone));
                from.span.after(base, from.zone)
            }
            Due::Words(_) | Due::NoSuchDay(_) => None,
        }
    }

    /// What it is counted from, if from something.
    pub fn base(&self) -> Option<&Base> {
        match self {
            Due::From(from) => Some(&from.base),
            _ => None,
        }
    }

    /// As a person wrote it.
    pub fn written(&self) -> String {
        match self {
            Due::Day(day) => day.to_string(),
            Due::Moment { written, .. } => written.clone(),
            Due::From(from) => from.written.clone(),
            Due::Words(words) | Due::NoSuchDay(words) => words.clone(),
        }
    }
}

/// The milestone of that name, or the one that people call so.
pub(crate) fn milestone_of(word: &str, is_milestone: impl Fn(&str) -> bool) -> Option<String> {
    let small = word.to_lowercase();
    let own = [word, &small].into_iter().find(|name| is_milestone(name));
    own.or_else(|| milestone_called(word).filter(|name| is_milestone(name))).map(str::to_owned)
}

/// `kind/id` or `signoff/STAGE`. An item must be followed by an offset: `24/7` and `n/a` are words.
fn item_or_signing(text: &str, has_offset: bool, is_milestone: impl Fn(&str) -> bool) -> Option<Base> {
    let (kind, id) = text.split_once('/')?;
    if !is_plain_word(kind) || !is_plain_word(id) || id.contains('/') {
        return None;
    }
    match kind {
        SIGNOFF => Some(Base::Signing(milestone_of(id, is_milestone).unwrap_or_else(|| id.to_owned()))),
        _ if has_offset => Some(Base::Item(ItemName::new(kind, id))),
        _ => None,
    }
}

/// The word before a stage, where its signing is meant.
pub const SIGNOFF: &str = "signoff";

/// `cutover - 7d`, `cutover minus 7 days`, `7 days before cutover` or 切换前7天 as what it is counted from, and how long after that.
fn split_offset(text: &str) -> Option<(&str, Span)> {
    let turned = |span: Span, back| if back { span.back() } else { span };
    if let Some((at, sign)) = text.rmatch_indices(['+', '-']).next()
        && let Some(span) = Span::parse(&text[at + 1..])
    {
        return Some((text[..at].trim_end(), turned(span, sign == "-")));
    }
    let in_english = [(" before ", true), (" after ", false)].into_iter().find_map(|(word, back)| {
        let (span, base) = text.split_once(word)?;
        Some((base.trim(), turned(Span::parse(span)?, back)))
    });
    let spelt_out = || {
        [(" minus ", true), (" plus ", false)].into_iter().find_map(|(word, back)| {
            let (base, span) = text.split_once(word)?;
            Some((base.trim(), turned(Span::parse(span)?, back)))
        })
    };
    let in_chinese = || {
        ['前', '后'].into_iter().find_map(|word| {
            let (base, span) = text.rsplit_once(word)?;
            Some((base.trim_end_matches(['之', '以', ' ']), turned(Span::parse(span)?, word == '前')))
        })
    };
    in_english.or_else(spelt_out).or_else(in_chinese).filter(|(base, _)| !base.contains('/'))
}

/// What to write instead of words that are nearly a due; nothing for words that are none.
pub(crate) fn instead(words: &str, milestones: &Milestones, zone: Zone, year: Option<i32>) -> Option<Text> {
    let fault = day::read(words, zone, year).err();
    fault.and_then(|fault| fault.instead()).or_else(|| match meant(words, milestones).as_slice() {
        [] => None,
        [only] => Some(findings_say::did_you_mean(only)),
        [before, after, ..] => Some(say::before_or_after(before, after)),
    })
}

/// What words were probably meant to be that are nearly a due: as it would be read, or both ways where no sign tells which.
fn meant(text: &str, milestones: &Milestones) -> Vec<String> {
    let even = even(text);
    let is_milestone = |name: &str| milestones.day(name).is_some();
    let known = |word: &str| {
        let word = word.trim();
        milestone_of(word, is_milestone).or_else(|| milestones.nearest(word).map(str::to_owned))
    };
    let Some(at) = even.rfind(|c: char| !c.is_ascii_digit() && !c.is_alphabetic() && c != ' ').or_else(|| digit(&even))
    else {
        return known(&even).into_iter().collect();
    };
    let sign = even[at..].chars().next().filter(|c| !c.is_ascii_digit());
    let (base, rest) = (&even[..at], even[at + sign.map_or(0, char::len_utf8)..].trim());
    let (number, unit) = rest.split_at(rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len()));
    let unit = if unit.trim().is_empty() { Some("d") } else { Span::nearest_unit(unit.trim()) };
    let (Some(name), Some(unit), false) = (known(base), unit, number.is_empty()) else { return Vec::new() };
    let blank = if unit.len() > 1 && unit.is_ascii() { " " } else { "" };
    let signs = match sign {
        Some(sign @ ('+' | '-')) => vec![sign],
        None => vec!['-', '+'],
        Some(_) => return Vec::new(),
    };
    signs.into_iter().map(|sign| format!("{name} {sign} {number}{blank}{unit}")).collect()
}

/// Where a number begins in a text.
fn digit(text: &str) -> Option<usize> {
    text.find(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests;
