//! What statements are judged by, and how they come out, as data.

use crate::document::place::{RecordPlace, is_statement, signature_name};
use crate::document::reading::Unread;
use crate::document::record::Record;
use crate::document::verdict::Verdict;
use crate::evidence::Digest;
use crate::model::party::Party;
use crate::model::project::Project;
use crate::signoff::keys::{Key, KeyOwners};
use crate::signoff::statement::Statement;
use crate::signoff::vouching::Vouchers;
use crate::text::Text;
use chrono::{DateTime, FixedOffset};
use std::collections::{BTreeMap, HashSet};

/// A statement's file as it was found.
#[derive(Debug)]
pub struct Found<'a> {
    /// Its name in the record's folder.
    pub file: &'a str,
    /// SHA-256 of its bytes.
    pub digest: Digest,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// The bytes of the signature beside it.
    pub signature: Option<&'a [u8]>,
    /// What it states, or why it is no statement.
    pub read: Result<Statement, Unread>,
}

impl<'a> Found<'a> {
    /// Takes a statement and its signature from the files of a record.
    pub fn new(file: &'a str, files: &'a BTreeMap<String, Vec<u8>>) -> Option<Found<'a>> {
        let bytes = is_statement(file).then(|| files.get(file))??;
        let signature = files.get(&signature_name(file)).map(Vec::as_slice);
        Some(Found { file, digest: Digest::of(bytes), bytes, signature, read: Statement::parse(bytes) })
    }
}

/// What all statements of a record are judged by.
#[derive(Debug, Clone, Copy)]
pub struct Bench<'a> {
    /// Which record it is by its folder.
    pub place: &'a RecordPlace,
    /// The project in whose folder it stands; nothing where its file cannot be read.
    pub project: Option<&'a Project>,
    /// What `record.json` holds; nothing where it cannot be read.
    pub record: Option<&'a Record>,
    /// Ids of those who are to sign it.
    pub signers: &'a HashSet<&'a str>,
    /// When the newest act of it was done.
    pub newest_act: Option<DateTime<FixedOffset>>,
    /// Whether all its reservations have terms that may be signed.
    pub agreed: bool,
    /// The people of it who list a key, by the key's line; more than one means that the key tells nobody apart.
    pub listed: &'a KeyOwners<'a>,
    /// SHA-256 of `record.json`.
    pub record_digest: Option<Digest>,
    /// SHA-256 of `EVIDENCE.sha256`.
    pub evidence_digest: Option<Digest>,
    /// SHA-256 of the scans in the folder, by name.
    pub scans: &'a BTreeMap<String, Digest>,
    /// What vouches for keys.
    pub vouchers: &'a Vouchers,
    /// Whether whatever is not verified fails.
    pub strict: bool,
    /// The moment at which it is judged.
    pub now: DateTime<FixedOffset>,
}

/// How a statement came out.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// How.
    pub state: Verdict,
    /// Why, or what else is to be known.
    pub reasons: Vec<Text>,
    /// The key that signed, as far as a signature proves one.
    pub key: Option<Key>,
    /// Who is verified, in full.
    pub identity: Option<String>,
    /// Whether it makes the verification fail.
    pub fails: bool,
    /// Whether it stands for its signer, so that nobody waits for them.
    pub counts: bool,
    /// Whether it binds what it is about, whoever it may be by: what the files say, whatever this machine knows of keys.
    /// What was signed by all is not left unguarded because somebody doubts a signer.
    pub binds: bool,
    /// Whether a later statement of the same person took its place.
    pub replaced: bool,
}

impl Judgement {
    pub(in crate::signoff) fn of(state: Verdict, reason: Text, key: Option<Key>) -> Judgement {
        Judgement {
            fails: state.fails(),
            state,
            reasons: Some(reason).into_iter().filter(|reason| *reason != Text::default()).collect(),
            key,
            identity: None,
            counts: false,
            binds: false,
            replaced: false,
        }
    }

    pub(super) fn bad(reason: Text, key: Option<Key>) -> Judgement {
        Judgement::of(Verdict::Bad, reason, key)
    }

    pub(super) fn spoil(&mut self, reason: Text) {
        if !matches!(self.state, Verdict::Bad | Verdict::CannotTell) {
            *self = Judgement::bad(reason, self.key.take());
        }
    }
}

pub(super) fn party_of(id: &str, bench: Bench<'_>) -> Option<Party> {
    let known = bench.record.and_then(|record| record.given.terms.people.get(id)).map(|person| person.party);
    known.or_else(|| bench.project?.person(id).map(|person| person.party))
}
