//! What a cell looks like where it is no words, and whether the first row of a table looks like those below it.

use super::super::reading::cell_tick;
use super::columns::is_heading;
use super::section::Known;
use crate::model::clock::Zone;
use crate::model::day;
use chrono_tz::Tz;

/// What a text looks like that is no words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// A box, or a tick.
    Tick,
    /// An address of a page or of mail.
    Address,
    /// A day.
    Day,
    /// Digits and marks.
    Number,
}

/// What a text looks like; nothing where it is words, or blank.
pub(super) fn look_of(text: &str) -> Option<Look> {
    let text = text.trim();
    let mailbox = text.split_once('@').filter(|(name, host)| !name.is_empty() && host.contains('.'));
    let is_address = text.contains("://") || mailbox.is_some() && !text.contains(char::is_whitespace);
    match text {
        "" => None,
        _ if cell_tick(text).is_some() => Some(Look::Tick),
        _ if is_address => Some(Look::Address),
        _ if day::read(text, Zone::Named(Tz::UTC), None).is_ok() => Some(Look::Day),
        _ => (!text.chars().any(char::is_alphabetic)).then_some(Look::Number),
    }
}

/// Whether the first of these rows is one of them, and no head: none of its cells is written like a heading, and one of them
/// looks as those below it do, or names somebody here as they do. A year may head numbers.
pub(super) fn is_like_those_below(rows: &[Vec<&str>], known: &Known<'_>) -> bool {
    let Some((first, below)) = rows.split_first() else { return false };
    if first.iter().any(|text| is_heading(text.trim(), &known.maps)) {
        return false;
    }
    let names = |text: &str| known.people.named(text.trim()).next().is_some();
    let is_year = |text: &str| text.trim().parse().is_ok_and(|year: u16| (1900..2100).contains(&year));
    first.iter().enumerate().any(|(column, text)| {
        let look = look_of(text).filter(|_| !is_year(text));
        let values = || below.iter().filter_map(|row| row.get(column)).filter(|text| !text.trim().is_empty());
        let alike = values().filter(|other| match look {
            Some(look) => look_of(other) == Some(look),
            None => names(other),
        });
        (look.is_some() || names(text)) && alike.count() * 3 > values().count() * 2
    })
}
