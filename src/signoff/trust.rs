//! The keys that a verifier trusts, from an `allowed_signers` file (ssh-keygen(1), ALLOWED SIGNERS).
//!
//! In: the file's text. Out: a [`Trust`] that says whether a key may stand for a person at a time, or the
//! first line that this reader does not take. The grammar is that of ssh-keygen(1), but for two things that are refused
//! rather than guessed at: a pattern for people matches some that nobody thought of, and an authority's certificates
//! are not verified here. What this reader admits, ssh-keygen admits; the tests hold both against each other. Pure.

use super::NAMESPACE;
use super::keys::{Key, KeyFault};
use crate::model::clock::Zone;
use crate::text::Text;
use crate::text::say::signoff as say;
use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta};

/// The keys that a verifier trusts.
#[derive(Debug, Clone, Default)]
pub struct Trust {
    entries: Vec<Entry>,
}

#[derive(Debug, Clone)]
struct Entry {
    principals: Vec<String>,
    namespaces: Option<String>,
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
    /// Reads an `allowed_signers` file. Times without `Z` are those of `zone`: the machine's, as for ssh-keygen.
    ///
    /// # Errors
    ///
    /// The first line that is not taken, and why.
    pub fn parse(text: &str, zone: Zone) -> Result<Trust, TrustFault> {
        let mut entries = Vec::new();
        for (position, line) in text.lines().enumerate() {
            let line = line.trim_matches(BLANKS);
            if !line.is_empty() && !line.starts_with('#') {
                entries.push(read_entry(line, zone).map_err(|why| TrustFault { line: position + 1, why })?);
            }
        }
        Ok(Trust { entries })
    }
}

impl Entry {
    /// Why it does not count at a moment, where it does not.
    fn why_not(&self, at: &DateTime<FixedOffset>) -> Option<Text> {
        if self.namespaces.as_ref().is_some_and(|list| !takes(list, NAMESPACE)) {
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
    if read_key(line).is_ok() {
        return Err(say::trust_key_alone());
    }
    let (principals, rest) = first_word(line).ok_or_else(say::trust_form)?;
    let principals: Vec<String> = principals.split(',').filter(|name| !name.is_empty()).map(str::to_owned).collect();
    if principals.iter().any(|name| name.starts_with('!') || name.contains(['*', '?'])) {
        return Err(say::trust_wildcard());
    }
    let (options, key) = match read_key(rest) {
        Ok(key) => (Options::default(), key),
        Err(fault) => {
            let end = options_end(rest).ok_or_else(say::trust_form)?;
            let (options, key) = rest.split_at_checked(end).ok_or_else(say::trust_form)?;
            // What is no option is told as the key that it was meant to be.
            let options = read_options(options, zone).map_err(|why| if key.is_empty() { fault.text() } else { why })?;
            (options, read_key(key).map_err(|fault| fault.text())?)
        }
    };
    let Options { namespaces, after, before } = options;
    Ok(Entry { principals, namespaces, after, before, key })
}

/// The blanks between words, as OpenSSH has them.
const BLANKS: [char; 4] = [' ', '\t', '\r', '\n'];

/// The first word of a line and the rest. A quotation mark ends at the next one, wherever it begins, and so ends the
/// word: `"a b",c` is the word `a b`.
fn first_word(line: &str) -> Option<(String, &str)> {
    let end = line.find(|c: char| BLANKS.contains(&c) || c == '"')?;
    let (head, rest) = line.split_at_checked(end)?;
    match rest.strip_prefix('"') {
        Some(inner) => {
            let (quoted, rest) = inner.split_once('"')?;
            Some((format!("{head}{quoted}"), rest.trim_start_matches(BLANKS)))
        }
        None => Some((head.to_owned(), rest.trim_start_matches(BLANKS))),
    }
}

/// The key at the beginning of a text; a comment may follow.
fn read_key(text: &str) -> Result<Key, KeyFault> {
    let mut words = text.split(BLANKS).filter(|word| !word.is_empty());
    let (kind, blob) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    Key::parse(&format!("{kind} {blob}"))
}

/// Where the options end: at the first blank outside quotation marks; nothing where one stays open.
fn options_end(text: &str) -> Option<usize> {
    let (mut quoted, mut escaped) = (false, false);
    for (at, c) in text.char_indices() {
        match c {
            '"' if !escaped => quoted = !quoted,
            ' ' | '\t' if !quoted => return Some(at),
            _ => {}
        }
        escaped = c == '\\' && !escaped && text[at + 1..].starts_with('"');
    }
    (!quoted).then_some(text.len())
}

/// What the options of a line say.
#[derive(Debug, Default)]
struct Options {
    namespaces: Option<String>,
    after: Option<DateTime<FixedOffset>>,
    before: Option<DateTime<FixedOffset>>,
}

/// Reads options: names whatever their case, with commas between them; none between two commas is none.
fn read_options(text: &str, zone: Zone) -> Result<Options, Text> {
    let mut options = Options::default();
    let mut rest = text;
    while !rest.is_empty() {
        if named(rest, "cert-authority").is_some() {
            return Err(say::trust_authority());
        } else if let Some(value) = named(rest, "namespaces=") {
            let (value, after) = unquoted(value).ok_or_else(say::trust_form)?;
            if options.namespaces.replace(value).is_some() {
                return Err(say::trust_option("namespaces"));
            }
            rest = after;
        } else if let Some(value) = named(rest, "valid-after=") {
            let (value, after) = unquoted(value).ok_or_else(say::trust_form)?;
            if options.after.replace(moment(&value, zone)?).is_some() {
                return Err(say::trust_option("valid-after"));
            }
            rest = after;
        } else if let Some(value) = named(rest, "valid-before=") {
            let (value, after) = unquoted(value).ok_or_else(say::trust_form)?;
            if options.before.replace(moment(&value, zone)?).is_some() {
                return Err(say::trust_option("valid-before"));
            }
            rest = after;
        }
        if rest.is_empty() {
            break;
        }
        rest = rest.strip_prefix(',').ok_or_else(|| say::trust_option(rest))?;
        if rest.is_empty() {
            return Err(say::trust_form());
        }
    }
    Ok(options)
}

/// What follows a name, whatever the case of its letters.
fn named<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let (head, rest) = text.split_at_checked(name.len())?;
    head.eq_ignore_ascii_case(name).then_some(rest)
}

/// A value in quotation marks, in which `\"` is one of them, and what follows it.
fn unquoted(text: &str) -> Option<(String, &str)> {
    let inner = text.strip_prefix('"')?;
    let mut value = String::new();
    let mut letters = inner.char_indices();
    while let Some((at, c)) = letters.next() {
        match c {
            '"' => return Some((value, &inner[at + 1..])),
            '\\' if inner[at + 1..].starts_with('"') => {
                value.push('"');
                letters.next();
            }
            c => value.push(c),
        }
    }
    None
}

/// Whether a list of patterns takes a word (ssh_config(5), PATTERNS): one of them matches, and none that begins with
/// `!` does.
fn takes(list: &str, word: &str) -> bool {
    let mut taken = false;
    for pattern in list.split(',') {
        let (negated, pattern) = pattern.strip_prefix('!').map_or((false, pattern), |pattern| (true, pattern));
        if matches(pattern.as_bytes(), word.as_bytes()) {
            if negated {
                return false;
            }
            taken = true;
        }
    }
    taken
}

/// Whether a pattern matches a word: `*` stands for any characters, `?` for one.
fn matches(pattern: &[u8], word: &[u8]) -> bool {
    let (mut at, mut on) = (0, 0);
    // Where the last `*` stands, and what of the word it has taken.
    let mut star: Option<(usize, usize)> = None;
    while on < word.len() {
        match (pattern.get(at), star) {
            (Some(b'*'), _) => {
                star = Some((at, on));
                at += 1;
            }
            (Some(c), _) if *c == b'?' || *c == word[on] => {
                at += 1;
                on += 1;
            }
            (_, Some((stood, taken))) => {
                star = Some((stood, taken + 1));
                at = stood + 1;
                on = taken + 1;
            }
            (_, None) => return false,
        }
    }
    pattern[at..].iter().all(|c| *c == b'*')
}

/// `YYYYMMDD`, `YYYYMMDDHHMM` or `YYYYMMDDHHMMSS`; in UTC with `Z` or `UTC`, else in the zone, without its summer time.
///
/// A day that a month does not have is one of the next month, and a second may be 61, as in strptime(3) and mktime(3).
fn moment(text: &str, zone: Zone) -> Result<DateTime<FixedOffset>, Text> {
    let wrong = || say::trust_moment(text);
    let small = text.to_ascii_lowercase();
    let cut = |end: &str| small.strip_suffix(end).filter(|digits| !digits.is_empty());
    let (digits, utc) = cut("z").or_else(|| cut("utc")).map_or((small.as_str(), false), |digits| (digits, true));
    if !matches!(digits.len(), 8 | 12 | 14) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(wrong());
    }
    let number = |from: usize, to: usize| digits.get(from..to).map_or(Some(0), |digits| digits.parse::<u32>().ok());
    let part = |from: usize, least: u32, most: u32| number(from, from + 2).filter(|n| (least..=most).contains(n));
    let read = || {
        let year = i32::try_from(number(0, 4)?).ok()?;
        let (month, day) = (part(4, 1, 12)?, part(6, 1, 31)?);
        let (hour, minute, second) = (part(8, 0, 23)?, part(10, 0, 59)?, part(12, 0, 61)?);
        let first = NaiveDate::from_ymd_opt(year, month, 1)?.and_hms_opt(hour, minute, 0)?;
        let later = TimeDelta::days(i64::from(day) - 1) + TimeDelta::seconds(i64::from(second));
        let local = first.checked_add_signed(later)?;
        let at = if utc { local.and_utc().fixed_offset() } else { zone.at_standard(&local)? };
        (at.timestamp() > 0).then_some(at)
    };
    read().ok_or_else(wrong)
}

mod listed;

#[cfg(test)]
mod tests;
