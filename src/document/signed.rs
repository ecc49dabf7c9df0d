//! A record with the signatures under it: what the documents for people are made of. Data only.

use super::decision::{Decision, Method};
use super::record::Record;
use super::verdict::Verdict;
use crate::model::clock::serialize_moment;
use crate::model::party::Party;
use crate::text::Lang;
use chrono::{DateTime, FixedOffset};
use serde::Serialize;

/// A record with the signatures under it, as it is written for people and, in JSON, for programs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SignedRecord {
    /// The record; in JSON its fields stand beside the others.
    #[serde(flatten)]
    pub record: Record,
    /// SHA-256 of `record.json`, all 64 hex digits; that of what it would hold, for a draft.
    pub digest: String,
    /// SHA-256 of `EVIDENCE.sha256`; nothing for a draft.
    pub evidence: Option<String>,
    /// The folder it stands in (`records/cutover-3f9a2c1b7d40e615`); nothing for a draft.
    pub folder: Option<String>,
    /// Every statement in the order of the signers, and a line for whoever has not signed.
    pub signatures: Vec<SignatureLine>,
    /// Whether it is a draft: nobody has signed it, and nothing is written.
    pub draft: bool,
    /// How it stands to the project now (CURRENT, CONTINUED, DEPARTED, SUPERSEDED, BAD, MISSING); nothing for a draft.
    pub standing: Option<Verdict>,
}

/// A signer's line under a record.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SignatureLine {
    /// Id of the signer.
    pub signer: String,
    /// Their name.
    pub name: String,
    /// Their party.
    pub party: Party,
    /// What they are there.
    pub role: Option<String>,
    /// Their organisation.
    pub organization: String,
    /// What they decided; nothing while they have not signed.
    pub decision: Option<Decision>,
    /// Why it was rejected, where it was.
    pub reason: Option<String>,
    /// The sentence they signed.
    pub declaration: Option<String>,
    /// When they say they signed, RFC 3339.
    #[serde(serialize_with = "serialize_moment")]
    pub at: Option<DateTime<FixedOffset>>,
    /// How they stand for it.
    pub method: Option<Method>,
    /// Id of the person who entered a typed or paper statement.
    pub entered_by: Option<String>,
    /// The scan of a paper statement, by its name in the record's folder.
    pub scan: Option<String>,
    /// Fingerprint of the key (`SHA256:…`), where one was used.
    pub fingerprint: Option<String>,
    /// How it came out (VERIFIED; SIGNED, KEY NAMED BY THE PROJECT ONLY; CHANGED; UNVERIFIED; BAD; MISSING); nothing
    /// while they have not signed.
    pub state: Option<Verdict>,
    /// Whether it is a rejection that a later acceptance of the same person replaced.
    pub replaced: bool,
    /// File name of their statement in the record's folder (`giver-lin.toml`), once there is one.
    pub statement: Option<String>,
}

/// The languages in which a document for people is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordLang {
    /// One language.
    One(Lang),
    /// Chinese and English side by side.
    Both,
}

impl SignatureLine {
    /// The line of somebody who has not signed; nothing where the record knows nobody of that id.
    pub fn unsigned(record: &Record, id: &str) -> Option<SignatureLine> {
        let terms = &record.given.terms;
        let person = terms.people.get(id)?;
        Some(SignatureLine {
            signer: id.to_owned(),
            name: person.name.clone(),
            party: person.party,
            role: person.role.first().cloned(),
            organization: terms.parties.get(&person.party).cloned().unwrap_or_default(),
            decision: None,
            reason: None,
            declaration: None,
            at: None,
            method: None,
            entered_by: None,
            scan: None,
            fingerprint: None,
            state: None,
            replaced: false,
            statement: None,
        })
    }
}
