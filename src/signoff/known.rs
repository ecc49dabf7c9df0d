//! What one knows of keys: those that were seen under people, and those that one has confirmed.
//!
//! In: the text of the user's list, and people with the keys that signed for them. Out: the list anew, and a
//! [`Vouch`] for a person and a key. Seeing remembers and never vouches; only what a person confirmed does. Pure.

use crate::evidence::folded;
use crate::model::clock::{parse_moment, render_moment};
use crate::text::Text;
use crate::text::say::keys as say;
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use std::fmt::Write as _;

/// The format of the list; the only one so far.
pub const FORMAT: i64 = 1;

/// The most handovers that are kept of one key; of more, the newest.
const MOST_PROJECTS: usize = 100;

/// The keys that one knows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Known {
    keys: Vec<KnownKey>,
}

/// A key under a person.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownKey {
    /// The person's name.
    pub person: String,
    /// Their mail address, where the project gave one.
    pub address: Option<String>,
    /// What OpenSSH shows of the key: `SHA256:…`.
    pub fingerprint: String,
    /// When it was first seen.
    pub first_seen: DateTime<FixedOffset>,
    /// When it was last seen.
    pub last_seen: DateTime<FixedOffset>,
    /// When one confirmed it; nothing for a key that was only seen.
    pub confirmed: Option<DateTime<FixedOffset>>,
    /// The handovers in which it was seen, the newest last.
    pub seen_in: Vec<SeenIn>,
}

/// A handover in which a key was seen.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SeenIn {
    /// The random identity of the project.
    pub project: String,
    /// Its title.
    pub title: String,
    /// The person's id in it.
    pub id: String,
}

/// A person as a project names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Who<'a> {
    /// The handover; nothing where none is looked at.
    pub seen_in: Option<&'a SeenIn>,
    /// Their name.
    pub name: &'a str,
    /// Their mail address, if there is one.
    pub address: Option<&'a str>,
}

/// What the list says of a key under a person.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Vouch<'a> {
    /// One has confirmed it for this very person.
    Confirmed(&'a KnownKey),
    /// It was seen under this person before, and nobody confirmed it.
    Seen(&'a KnownKey),
    /// Neither the person nor the key was seen before.
    New,
    /// The person had another key before, or the key another person.
    Changed {
        /// What was known: of several, one that is confirmed.
        before: &'a KnownKey,
    },
}

/// Why a text is no list of known keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownFault {
    /// Number of the line, from 1.
    pub line: usize,
    /// Why.
    pub why: Text,
}

/// What every version of the list begins with.
#[derive(Deserialize)]
struct Head {
    format: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KnownFile {
    #[serde(rename = "format")]
    _format: i64,
    #[serde(default)]
    keys: Vec<toml::Spanned<KeyEntry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyEntry {
    person: String,
    address: Option<String>,
    fingerprint: String,
    first_seen: toml::value::Datetime,
    last_seen: toml::value::Datetime,
    confirmed: Option<toml::value::Datetime>,
    #[serde(default)]
    seen_in: Vec<SeenIn>,
}

impl Known {
    /// Reads the list; a byte order mark and carriage returns do no harm.
    ///
    /// # Errors
    ///
    /// The first thing that is wrong. Nothing is passed over: a key that is lost would come back as a new one.
    pub fn parse(bytes: &[u8]) -> Result<Known, KnownFault> {
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let before = &bytes[..error.valid_up_to()];
            KnownFault { line: lines(before), why: say::list_not_utf8() }
        })?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let at = |start: usize, why: Text| KnownFault { line: lines(&text.as_bytes()[..start.min(text.len())]), why };
        let unreadable = |error: toml::de::Error| {
            at(error.span().map_or(0, |span| span.start), say::list_unreadable(error.message().to_owned()))
        };
        let head: Head = toml::from_str(text).map_err(unreadable)?;
        if head.format != FORMAT {
            return Err(at(0, say::list_newer(head.format)));
        }
        let file: KnownFile = toml::from_str(text).map_err(unreadable)?;
        let mut known = Known::default();
        for entry in file.keys {
            let start = entry.span().start;
            known.keys.push(KnownKey::of(entry.into_inner()).map_err(|why| at(start, why))?);
        }
        Ok(known)
    }

    /// Writes the list, by person, address and key.
    pub fn render(&self) -> String {
        let mut keys: Vec<&KnownKey> = self.keys.iter().collect();
        keys.sort_by_key(|key| (&key.person, &key.address, key.first_seen, &key.fingerprint));
        let mut text = format!("format = {FORMAT}\n");
        for key in keys {
            let _ = writeln!(text, "\n[[keys]]\nperson = {}", quoted(&key.person));
            if let Some(address) = &key.address {
                let _ = writeln!(text, "address = {}", quoted(address));
            }
            let _ = writeln!(text, "fingerprint = {}", quoted(&key.fingerprint));
            let _ = writeln!(text, "first_seen = {}", render_moment(&key.first_seen));
            let _ = writeln!(text, "last_seen = {}", render_moment(&key.last_seen));
            if let Some(confirmed) = &key.confirmed {
                let _ = writeln!(text, "confirmed = {}", render_moment(confirmed));
            }
            let seen = key.seen_in.iter().map(|seen| {
                let [project, title, id] = [&seen.project, &seen.title, &seen.id].map(|word| quoted(word));
                format!("  {{ project = {project}, title = {title}, id = {id} }},\n")
            });
            let seen: String = seen.collect();
            let _ = writeln!(text, "seen_in = [{}]", if seen.is_empty() { seen } else { format!("\n{seen}") });
        }
        text
    }

    /// Every key, in the order in which they are told.
    pub fn keys(&self) -> Vec<&KnownKey> {
        let mut keys: Vec<&KnownKey> = self.keys.iter().collect();
        keys.sort_by_key(|key| (folded(&key.person), &key.address, key.first_seen, &key.fingerprint));
        keys
    }

    /// Remembers that a key signed for a person. It vouches for nothing.
    pub fn see(&mut self, who: &Who<'_>, fingerprint: &str, at: DateTime<FixedOffset>) {
        self.entry(who, fingerprint, at);
    }

    /// Takes a key for that of a person from now on, because somebody compared it.
    pub fn confirm(&mut self, who: &Who<'_>, fingerprint: &str, at: DateTime<FixedOffset>) {
        let key = self.entry(who, fingerprint, at);
        key.confirmed.get_or_insert(at);
    }

    /// Forgets keys, whether they were seen or confirmed; returns how many.
    pub fn forget(&mut self, forget: impl Fn(&KnownKey) -> bool) -> usize {
        let before = self.keys.len();
        self.keys.retain(|key| !forget(key));
        before - self.keys.len()
    }

    /// Whether it held any key that may be a person's at a moment.
    pub fn knew(&self, who: &Who<'_>, at: DateTime<FixedOffset>) -> bool {
        self.keys.iter().any(|key| key.first_seen <= at && key.may_be(who))
    }

    /// What the list says of a key under a person.
    pub fn vouch(&self, who: &Who<'_>, fingerprint: &str) -> Vouch<'_> {
        let same: Vec<&KnownKey> = self.keys.iter().filter(|key| key.fingerprint == fingerprint).collect();
        if let Some(key) = same.iter().find(|key| key.confirmed.is_some() && key.is_of(who)) {
            return Vouch::Confirmed(key);
        }
        let (own, others): (Vec<&KnownKey>, Vec<&KnownKey>) = same.into_iter().partition(|key| key.may_be(who));
        if let Some(key) = own.iter().find(|key| key.confirmed.is_some()) {
            return Vouch::Seen(key);
        }
        let first = own.iter().min_by_key(|key| key.first_seen);
        // Whoever has a key that is confirmed has no other until that one is confirmed as well; among keys that
        // were only seen, the first is none that changed, and neither are those first seen in one run.
        let counts =
            |key: &&KnownKey| key.confirmed.is_some() || first.is_none_or(|first| key.first_seen < first.first_seen);
        let other_keys = self.keys.iter().filter(|key| key.fingerprint != fingerprint && key.may_be(who));
        let before = other_keys.chain(others).filter(counts);
        let before = before.min_by_key(|key| (key.confirmed.is_none(), key.first_seen));
        match (before, first) {
            (Some(before), _) => Vouch::Changed { before },
            (None, Some(first)) => Vouch::Seen(first),
            (None, None) => Vouch::New,
        }
    }

    fn entry(&mut self, who: &Who<'_>, fingerprint: &str, at: DateTime<FixedOffset>) -> &mut KnownKey {
        let found = self.keys.iter().position(|key| key.fingerprint == fingerprint && key.reads_as(who));
        let position = found.unwrap_or_else(|| {
            self.keys.push(KnownKey {
                person: who.name.to_owned(),
                address: who.address.map(str::to_owned),
                fingerprint: fingerprint.to_owned(),
                first_seen: at,
                last_seen: at,
                confirmed: None,
                seen_in: Vec::new(),
            });
            self.keys.len() - 1
        });
        let key = &mut self.keys[position];
        key.first_seen = key.first_seen.min(at);
        key.last_seen = key.last_seen.max(at);
        if let Some(seen) = who.seen_in {
            key.seen_in.retain(|known| (&known.project, &known.id) != (&seen.project, &seen.id));
            key.seen_in.push(seen.clone());
            let over = key.seen_in.len().saturating_sub(MOST_PROJECTS);
            key.seen_in.drain(..over);
        }
        key
    }
}

impl KnownKey {
    /// The person it is known under.
    pub fn who(&self) -> Who<'_> {
        Who { seen_in: self.seen_in.last(), name: &self.person, address: self.address.as_deref() }
    }

    /// Name and address: `Chen Yu <chen@acme.example>`.
    pub fn in_full(&self) -> String {
        match &self.address {
            Some(address) => format!("{} <{address}>", self.person),
            None => self.person.clone(),
        }
    }

    fn of(entry: KeyEntry) -> Result<KnownKey, Text> {
        let moment = |written: &toml::value::Datetime| {
            parse_moment(&written.to_string()).ok_or_else(|| say::list_moment(written.to_string()))
        };
        if !is_fingerprint(&entry.fingerprint) {
            return Err(say::no_fingerprint(&entry.fingerprint));
        }
        Ok(KnownKey {
            first_seen: moment(&entry.first_seen)?,
            last_seen: moment(&entry.last_seen)?,
            confirmed: entry.confirmed.as_ref().map(moment).transpose()?,
            person: entry.person,
            address: entry.address,
            fingerprint: entry.fingerprint,
            seen_in: entry.seen_in,
        })
    }

    /// Whether name and address are the same, however they are spelled.
    fn reads_as(&self, who: &Who<'_>) -> bool {
        is_same(&self.person, who.name) && fold(self.address.as_deref()) == fold(who.address)
    }

    /// Whether it is known under this very person: name and address, or the name and the place in a project where one
    /// of the two has no address.
    fn is_of(&self, who: &Who<'_>) -> bool {
        let address = (fold(self.address.as_deref()), fold(who.address));
        is_same(&self.person, who.name)
            && match address {
                (Some(one), Some(other)) => one == other,
                _ => self.was_in(who),
            }
    }

    /// Whether it may be known under this person: the place in a project is the same, or, where they do not stand in
    /// one project, the address, or the name where an address is missing. Whoever is renamed, or given another
    /// address, is still the one who was seen; whoever is given that of another in the same project is not the other.
    fn may_be(&self, who: &Who<'_>) -> bool {
        let in_project = |seen: &SeenIn| self.seen_in.iter().any(|own| own.project == seen.project);
        if who.seen_in.is_some_and(in_project) {
            // Whoever takes the place of somebody whose key was confirmed here takes the name, and another id.
            return self.was_in(who) || (self.confirmed.is_some() && is_same(&self.person, who.name));
        }
        match (fold(self.address.as_deref()), fold(who.address)) {
            (Some(one), Some(other)) => one == other,
            _ => is_same(&self.person, who.name),
        }
    }

    fn was_in(&self, who: &Who<'_>) -> bool {
        let same = |seen: &SeenIn| self.seen_in.iter().any(|own| (&own.project, &own.id) == (&seen.project, &seen.id));
        who.seen_in.is_some_and(same)
    }
}

/// Whether two names or addresses are the same, however they are spelled.
pub fn is_same(one: &str, other: &str) -> bool {
    folded(one.trim()) == folded(other.trim())
}

fn fold(address: Option<&str>) -> Option<String> {
    address.map(|address| folded(address.trim())).filter(|address| !address.is_empty())
}

/// Whether a text is what OpenSSH shows of a key: `SHA256:` and the base64 of 32 bytes.
pub fn is_fingerprint(text: &str) -> bool {
    let digits = text.strip_prefix("SHA256:").unwrap_or_default();
    let is_digit = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    digits.len() == 43 && digits.bytes().all(is_digit)
}

fn lines(before: &[u8]) -> usize {
    before.iter().filter(|byte| **byte == b'\n').count() + 1
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

#[cfg(test)]
mod tests;
