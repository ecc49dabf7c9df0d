//! What vouches for a signature: a file of keys that the verifier trusts, a key that they confirmed, or nothing.
//!
//! In: the verifier's files and the keys they know, a person of a record, and the key that signed for them. Out: a
//! [`Vouching`]. That the key is one which the record lists for the person is for whoever judges the statement; here
//! it is asked who else says so than the project, which either side can write. Pure.

use super::keys::Key;
use super::known::{Known, KnownKey, Vouch, Who, is_same};
use super::trust::Trust;
use crate::model::clock::render_moment;
use crate::model::party::Party;
use crate::text::Text;
use crate::text::say::{keys as say, words};
use chrono::{DateTime, FixedOffset};
use std::path::PathBuf;

/// What `--trust` names: a file, for one party or for all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrustOption {
    /// Whose signers must stand in it; everybody's where none is named.
    pub party: Option<Party>,
    /// The file.
    pub file: PathBuf,
}

/// A file of trusted keys that was read.
#[derive(Debug, Clone)]
pub struct TrustFile {
    /// Whose signers must stand in it; everybody's where none is named.
    pub party: Option<Party>,
    /// What the file is called.
    pub shown: String,
    /// What it lists.
    pub trust: Trust,
}

/// Everything that can vouch for a key besides the project.
#[derive(Debug, Clone, Default)]
pub struct Vouchers {
    /// The files of `--trust`.
    pub files: Vec<TrustFile>,
    /// The keys that the verifier knows.
    pub known: Known,
}

/// A person of a record for whom a key signed.
#[derive(Debug, Clone, Copy)]
pub struct Signed<'a> {
    /// The person, as the record names them.
    pub who: Who<'a>,
    /// The party they sign for.
    pub party: Party,
    /// The mail addresses of everybody else in the record.
    pub others: &'a [&'a str],
    /// The key that signed.
    pub key: &'a Key,
    /// When the statement says it was made.
    pub at: &'a DateTime<FixedOffset>,
}

/// How a signature comes out.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// Something besides the project says that the key is the person's.
    Verified(Voucher),
    /// Nothing besides the project says so.
    NamedOnly,
    /// What the verifier holds says that another key is the person's, or the key another person's.
    Changed,
}

/// What vouches for a key.
#[derive(Debug, Clone, PartialEq)]
pub enum Voucher {
    /// A file of trusted keys.
    File {
        /// What the file is called.
        file: String,
        /// The principal of the file, in full: this is the identity that is verified, whatever the record says.
        principal: String,
    },
    /// The verifier, who compared the key.
    Confirmed(KnownKey),
}

/// What vouches for a signature, and why nothing more does.
#[derive(Debug, Clone, PartialEq)]
pub struct Vouching {
    /// How it comes out.
    pub outcome: Outcome,
    /// Why, a sentence each.
    pub reasons: Vec<Text>,
    /// Whether the verifier demanded more: by a file for this party, or one that refuses the key.
    pub refused: bool,
}

impl TrustOption {
    /// Reads `FILE` or `PARTY=FILE`, with the party in the word of either language.
    pub fn parse(word: &str) -> TrustOption {
        let named = word.split_once('=').and_then(|(name, file)| Some((Party::parse(name.trim())?, file)));
        match named {
            Some((party, file)) => TrustOption { party: Some(party), file: file.into() },
            None => TrustOption { party: None, file: word.into() },
        }
    }
}

impl Vouching {
    /// Whether it makes the verification fail; `strict` demands that everything is verified.
    pub fn fails(&self, strict: bool) -> bool {
        match self.outcome {
            Outcome::Verified(_) => false,
            Outcome::NamedOnly => strict || self.refused,
            Outcome::Changed => true,
        }
    }

    /// Who is verified, in full; nothing where nobody is.
    pub fn identity(&self) -> Option<String> {
        match &self.outcome {
            Outcome::Verified(Voucher::File { principal, .. }) => Some(principal.clone()),
            Outcome::Verified(Voucher::Confirmed(key)) => Some(key.in_full()),
            Outcome::NamedOnly | Outcome::Changed => None,
        }
    }
}

impl Vouchers {
    /// What vouches for a signature.
    ///
    /// A file vouches where it lists the key for the very address that the record gives the person, and nobody else
    /// in the record has that address. Where there are files for the person's party, only those count.
    pub fn judge(&self, signed: &Signed<'_>) -> Vouching {
        let own: Vec<&TrustFile> = self.files.iter().filter(|file| file.party == Some(signed.party)).collect();
        let demanded = !own.is_empty();
        let general = || self.files.iter().filter(|file| file.party.is_none()).collect();
        let files: Vec<&TrustFile> = if demanded { own } else { general() };
        let fingerprint = signed.key.fingerprint();
        let known = self.known.vouch(&signed.who, &fingerprint);
        let mut asked = Asked { refused: demanded, ..Asked::default() };
        let listed = asked.files(&files, signed);
        if let (Vouch::Changed { before }, Some(_)) = (known, &listed)
            && before.fingerprint != fingerprint
            && !is_at(before, &signed.who)
        {
            // A file can vouch for a new key at an address, not for a person who was known at another.
            asked.reasons.push(why_changed(before, &fingerprint));
            return asked.came_out(Outcome::Changed);
        }
        if let Some(voucher) = listed {
            asked.refused = false;
            return asked.came_out(Outcome::Verified(voucher));
        }
        match known {
            Vouch::Confirmed(key) if !asked.contradicted && !asked.refused => {
                asked.reasons.clear();
                asked.reasons.push(say::confirmed_by_you(key.in_full(), day(key.confirmed.as_ref())));
                return asked.came_out(Outcome::Verified(Voucher::Confirmed(key.clone())));
            }
            Vouch::Confirmed(key) => {
                asked.reasons.push(say::confirmed_by_you(key.in_full(), day(key.confirmed.as_ref())))
            }
            Vouch::Changed { before } => {
                asked.contradicted = true;
                asked.reasons.push(why_changed(before, &fingerprint));
            }
            Vouch::Seen(key) => asked.reasons.push(say::seen_since(day(Some(&key.first_seen)))),
            Vouch::New if files.is_empty() => asked.reasons.push(say::nobody_vouches()),
            Vouch::New => {}
        }
        let outcome = if asked.contradicted { Outcome::Changed } else { Outcome::NamedOnly };
        asked.came_out(outcome)
    }
}

/// What was found on the way.
#[derive(Debug, Default)]
struct Asked {
    reasons: Vec<Text>,
    refused: bool,
    contradicted: bool,
}

impl Asked {
    fn came_out(self, outcome: Outcome) -> Vouching {
        Vouching { outcome, reasons: self.reasons, refused: self.refused }
    }

    /// The file that vouches for the key; what speaks against it is noted.
    fn files(&mut self, files: &[&TrustFile], signed: &Signed<'_>) -> Option<Voucher> {
        let Some(address) = signed.who.address.filter(|address| !address.trim().is_empty()) else {
            if !files.is_empty() {
                self.reasons.push(say::no_address(signed.who.name));
            }
            return None;
        };
        if !files.is_empty() && signed.others.iter().any(|other| is_same(other, address)) {
            self.reasons.push(say::address_of_two(address));
            self.refused = true;
            return None;
        }
        let mut elsewhere: Vec<(&TrustFile, &str)> = Vec::new();
        for file in files {
            for (principal, why_not) in file.trust.listed(signed.key, signed.at) {
                match why_not {
                    _ if !is_same(principal, address) => elsewhere.push((file, principal)),
                    Some(why) => {
                        self.refused = true;
                        self.reasons.push(say::in_file(&file.shown, why));
                    }
                    None => {
                        let (file, principal) = (file.shown.clone(), principal.to_owned());
                        self.reasons = vec![say::trusted_in(&file, &principal)];
                        return Some(Voucher::File { file, principal });
                    }
                }
            }
        }
        // What a file says of this address or this key, and is not so, is worse than that it says nothing.
        for (file, principal) in &elsewhere {
            self.contradicted = true;
            self.reasons.push(say::listed_for_other(&file.shown, principal, address));
        }
        for file in files {
            let keys = file.trust.keys_of(|principal| is_same(principal, address), signed.at);
            if let Some(key) = keys.first().filter(|_| !keys.contains(&signed.key)) {
                self.contradicted = true;
                self.reasons.push(say::listed_with_other(&file.shown, address, key.fingerprint()));
            }
        }
        if self.reasons.is_empty() {
            let names: Vec<String> = files.iter().map(|file| file.shown.clone()).collect();
            self.reasons.extend((!names.is_empty()).then(|| say::in_no_file(words::name_list(&names))));
        }
        None
    }
}

/// Whether a key is known at the address that a person has now.
fn is_at(known: &KnownKey, who: &Who<'_>) -> bool {
    matches!((&known.address, who.address), (Some(one), Some(other)) if is_same(one, other))
}

/// Why a key is not taken for the one that was known before.
pub fn why_changed(before: &KnownKey, fingerprint: &str) -> Text {
    let since = day(Some(&before.first_seen));
    match before.fingerprint == fingerprint {
        true => say::key_of_another(before.in_full(), since),
        false if before.confirmed.is_some() => {
            say::other_key_confirmed(&before.fingerprint, day(before.confirmed.as_ref()))
        }
        false => say::other_key_seen(&before.fingerprint, since),
    }
}

/// The day of a moment as data writes it: reasons stand in reports that are read on other days.
fn day(moment: Option<&DateTime<FixedOffset>>) -> String {
    moment.map(|moment| render_moment(moment).chars().take(10).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
