//! The keys that a verifier trusts, from an `allowed_signers` file (ssh-keygen(1), ALLOWED SIGNERS).
//!
//! In: the file's text. Out: a [`Trust`] that says whether a key may stand for a person at a time, or the
//! first line that this reader does not take: a pattern matches people nobody thought of, and an
//! authority's certificates are not verified here, so both are refused rather than guessed at. Pure.

use super::NAMESPACE;
use super::keys::Key;
use crate::document::old_record::RecordPerson;
use crate::model::clock::Zone;
use crate::text::Text;
use crate::text::say::signoff as say;
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime};

/// The keys that a verifier trusts.
#[derive(Debug, Clone, Default)]
pub struct Trust {
    entries: Vec<Entry>,
}

#[derive(Debug, Clone)]
struct Entry {
    principals: Vec<String>,
    namespaces: Option<Vec<String>>,
    after: Option<DateTime<FixedOffset>>,
    before: Option<DateTime<FixedOffset>>,
    key: Key,
}

/// A line that is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrustFault {
    /// Number of the line, from 1.
    pub line: usize,
    /// Why.
    pub why: Text,
}

impl Trust {
    /// Reads an `allowed_signers` file. Times without `Z` are those of `zone`.
    ///
    /// # Errors
    ///
    /// The first line that is not taken, and why.
    pub fn parse(text: &str, zone: Zone) -> Result<Trust, TrustFault> {
        let mut entries = Vec::new();
        for (position, line) in text.lines().enumerate() {
            let line = line.trim();
            if !line.is_empty() && !line.starts_with('#') {
                entries.push(read_entry(line, zone).map_err(|why| TrustFault { line: position + 1, why })?);
            }
        }
        Ok(Trust { entries })
    }

    /// Whether a key may stand for one of the people of a record at a moment; returns the principal.
    ///
    /// # Errors
    ///
    /// Why it may not.
    pub fn admits(
        &self,
        key: &Key,
        person: &RecordPerson,
        people: &[RecordPerson],
        at: &DateTime<FixedOffset>,
    ) -> Result<String, Text> {
        let names = |person: &RecordPerson| -> Vec<String> {
            person.email.iter().cloned().chain([person.id.clone()]).collect()
        };
        let own = names(person);
        let shared = |name: &String| people.iter().any(|other| other.id != person.id && names(other).contains(name));
        let mut why = None;
        for entry in self.entries.iter().filter(|entry| entry.key == *key) {
            let Some(principal) = entry.principals.iter().find(|principal| own.contains(principal)) else {
                why.get_or_insert_with(|| say::trust_other(entry.principals.join(", ")));
                continue;
            };
            let refused = match entry.why_not(at) {
                _ if shared(principal) => say::trust_shared(principal),
                Some(refused) => refused,
                None => return Ok(principal.clone()),
            };
            why = Some(refused);
        }
        Err(why.unwrap_or_else(say::trust_unknown))
    }
}

impl Entry {
    /// Why it does not count at a moment, where it does not.
    fn why_not(&self, at: &DateTime<FixedOffset>) -> Option<Text> {
        if self.namespaces.as_ref().is_some_and(|names| !names.iter().any(|name| name == NAMESPACE)) {
            Some(say::trust_namespace(NAMESPACE))
        } else if self.after.is_some_and(|after| *at < after) {
            Some(say::trust_not_yet())
        } else if self.before.is_some_and(|before| *at > before) {
            Some(say::trust_expired())
        } else {
            None
        }
    }
}

fn read_entry(line: &str, zone: Zone) -> Result<Entry, Text> {
    let (principals, mut rest) = word(line).ok_or_else(say::trust_form)?;
    let principals: Vec<String> = principals.split(',').map(|name| name.trim().to_owned()).collect();
    if principals.iter().any(|name| name.is_empty()) {
        return Err(say::trust_form());
    }
    if principals.iter().any(|name| name.contains(['*', '?', '!'])) {
        return Err(say::trust_wildcard());
    }
    let (mut namespaces, mut after, mut before) = (None, None, None);
    let key = loop {
        match Key::parse(rest) {
            Ok(key) => break key,
            Err(fault) => {
                let (options, later) = word(rest).ok_or_else(say::trust_form)?;
                if options.contains(' ') || !is_options(&options) {
                    return Err(fault.text());
                }
                for (name, value) in split_options(&options)? {
                    match (name.to_ascii_lowercase().as_str(), value) {
                        ("cert-authority", _) => return Err(say::trust_authority()),
                        ("namespaces", Some(value)) if namespaces.is_none() => {
                            let names: Vec<String> = value.split(',').map(str::to_owned).collect();
                            if names.iter().any(|name| name.contains(['*', '?', '!'])) {
                                return Err(say::trust_wildcard());
                            }
                            namespaces = Some(names);
                        }
                        ("valid-after", Some(value)) if after.is_none() => after = Some(moment(&value, zone)?),
                        ("valid-before", Some(value)) if before.is_none() => before = Some(moment(&value, zone)?),
                        _ => return Err(say::trust_option(name)),
                    }
                }
                rest = later;
            }
        }
    };
    Ok(Entry { principals, namespaces, after, before, key })
}

/// Whether a word can be options: a known name, or a name with a quoted value.
fn is_options(word: &str) -> bool {
    let name = word.split(['=', ',']).next().unwrap_or_default();
    let plain = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    plain && (word.contains('=') || ["cert-authority", "no-touch-required", "verify-required"].contains(&name))
}

/// The first word of a line, in which quotes keep blanks together, and the rest.
fn word(line: &str) -> Option<(String, &str)> {
    let line = line.trim_start();
    let mut quoted = false;
    let end = line.char_indices().find(|(_, c)| {
        quoted ^= *c == '"';
        c.is_whitespace() && !quoted
    });
    let end = end.map_or(line.len(), |(at, _)| at);
    let (first, rest) = line.split_at_checked(end)?;
    let unquoted = match first.strip_prefix('"').and_then(|inner| inner.strip_suffix('"')) {
        Some(inner) if !inner.contains('"') => inner,
        _ => first,
    };
    (!first.is_empty() && first.matches('"').count() % 2 == 0).then(|| (unquoted.to_owned(), rest.trim_start()))
}

/// `name="value"` and `name`, between commas outside quotes.
fn split_options(options: &str) -> Result<Vec<(String, Option<String>)>, Text> {
    let mut parts = vec![String::new()];
    let mut quoted = false;
    for c in options.chars() {
        quoted ^= c == '"';
        match parts.last_mut() {
            Some(part) if c != ',' || quoted => part.push(c),
            _ => parts.push(String::new()),
        }
    }
    let read = |part: String| match part.split_once('=') {
        None if !part.is_empty() => Ok((part, None)),
        Some((name, value)) => {
            let inner = value.strip_prefix('"').and_then(|value| value.strip_suffix('"'));
            inner.map(|value| (name.to_owned(), Some(value.to_owned()))).ok_or_else(say::trust_form)
        }
        None => Err(say::trust_form()),
    };
    parts.into_iter().map(read).collect()
}

/// `YYYYMMDD`, `YYYYMMDDHHMM` or `YYYYMMDDHHMMSS`, with `Z` in UTC.
fn moment(text: &str, zone: Zone) -> Result<DateTime<FixedOffset>, Text> {
    let wrong = || say::trust_moment(text);
    let (digits, utc) = text.strip_suffix('Z').map_or((text, false), |digits| (digits, true));
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(wrong());
    }
    let read = match digits.len() {
        8 => NaiveDate::parse_from_str(digits, "%Y%m%d").ok().and_then(|day| day.and_hms_opt(0, 0, 0)),
        12 => NaiveDateTime::parse_from_str(&format!("{digits}00"), "%Y%m%d%H%M%S").ok(),
        14 => NaiveDateTime::parse_from_str(digits, "%Y%m%d%H%M%S").ok(),
        _ => None,
    };
    let read = read.ok_or_else(wrong)?;
    let placed = if utc { Some(read.and_utc().fixed_offset()) } else { zone.at_local(&read) };
    placed.ok_or_else(wrong)
}

mod listed;

#[cfg(test)]
mod tests;
