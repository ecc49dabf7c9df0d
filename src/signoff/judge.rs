//! Judges one statement: does it say what the record says, is it in its place, and who really signed it.
//!
//! In: the statements of one record, the record itself and, if the verifier holds one, a list of trusted
//! keys. Out: a [`Judgement`] for each. Pure. Where several things are wrong the worst is told.

use super::keys::{Key, who_lists};
use super::statement::{Decision, Document, Method, Statement};
use super::trust::Trust;
use super::verify::verify_signature;
use crate::document::place::{RecordPlace, signature_name, statement_name, statement_number};
use crate::document::record::{Record, RecordPerson};
use crate::document::verdict::Verdict;
use crate::evidence::Digest;
use crate::text::Text;
use crate::text::say::signoff as say;
use std::collections::BTreeMap;

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
    pub read: Result<Statement, Text>,
}

impl<'a> Found<'a> {
    /// Takes a statement and its signature from the files of a record.
    pub fn new(file: &'a str, files: &'a BTreeMap<String, Vec<u8>>) -> Option<Found<'a>> {
        statement_number(file)?;
        let bytes = files.get(file)?;
        let signature = files.get(&signature_name(file)).map(Vec::as_slice);
        Some(Found { file, digest: Digest::of(bytes), bytes, signature, read: Statement::parse(bytes) })
    }
}

/// What all statements of a record are judged by.
#[derive(Debug, Clone, Copy)]
pub struct Bench<'a> {
    /// Which record it is by its folder.
    pub place: &'a RecordPlace,
    /// The random identity of the project in whose folder it stands.
    pub project: Option<&'a str>,
    /// What `record.json` holds; nothing where it cannot be read.
    pub record: Option<&'a Record>,
    /// SHA-256 of `record.json`.
    pub record_digest: Option<Digest>,
    /// SHA-256 of `MANIFEST.sha256`.
    pub manifest_digest: Option<Digest>,
    /// The other files of the folder that are neither statements nor signatures.
    pub documents: &'a [Document],
    /// The keys that the verifier trusts; those that people list count where there is nothing.
    pub trust: Option<&'a Trust>,
    /// Whether the project has changed since.
    pub stale: bool,
}

/// How a statement came out.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// The state.
    pub state: Verdict,
    /// Why, or what else is to be known.
    pub reason: Option<Text>,
    /// The key that signed, as far as a signature proves one.
    pub key: Option<Key>,
}

/// Judges every statement of a record, in the order in which they are given.
pub(crate) fn judge_all(found: &[Found<'_>], bench: Bench<'_>) -> Vec<Judgement> {
    let mut verdicts: Vec<Judgement> = found.iter().map(|one| judge(one, found, bench)).collect();
    // A key that signs for two people tells neither from the other.
    for one in 0..verdicts.len() {
        let key = verdicts[one].key.clone();
        let twice = key.is_some() && verdicts.iter().filter(|other| other.key == key).count() > 1;
        if twice && verdicts[one].state != Verdict::Bad {
            verdicts[one].state = Verdict::Bad;
            verdicts[one].reason = Some(say::one_key_for_two());
        }
    }
    verdicts
}

fn judge(found: &Found<'_>, all: &[Found<'_>], bench: Bench<'_>) -> Judgement {
    let bad = |reason: Text, key: Option<Key>| Judgement { state: Verdict::Bad, reason: Some(reason), key };
    let statement = match &found.read {
        Ok(statement) => statement,
        Err(why) => return bad(why.clone(), None),
    };
    let signature = found.signature.map(|signature| verify_signature(found.bytes, signature));
    let key = signature.as_ref().and_then(|signature| signature.as_ref().ok()).cloned();
    // A signature that is not of these bytes says more than what the bytes then say.
    if let (Method::Ssh, Some(Err(fault))) = (statement.method, &signature) {
        return bad(fault.text(), None);
    }
    let record = match check_bound(statement, bench) {
        Ok(record) => record,
        Err(why) => return bad(why, key),
    };
    let wrong = check_place(found, statement, bench)
        .or_else(|| check_content(statement, record))
        .or_else(|| check_order(found, statement, all));
    if let Some(why) = wrong {
        return bad(why, key);
    }
    let Some(person) = record.people.iter().find(|person| person.id == statement.signer) else {
        return bad(say::signer_unknown(&statement.signer), key);
    };
    let verdict = |state, reason| Judgement { state, reason, key: key.clone() };
    match (statement.method, &key) {
        (Method::Typed, _) if found.signature.is_some() => bad(say::typed_with_signature(), None),
        (Method::Typed, _) if record.require.is_some() => bad(say::typed_forbidden(), None),
        (Method::Typed, _) => verdict(Verdict::UnsignedAttestation, Some(say::typed_note())),
        (Method::Ssh, None) => verdict(Verdict::Missing, Some(say::signature_missing())),
        (Method::Ssh, Some(key)) => match check_key(key, person, statement, record, bench.trust) {
            Err(why) => verdict(Verdict::UntrustedKey, Some(why)),
            Ok(_) if bench.stale => verdict(Verdict::Stale, Some(say::changed_since())),
            Ok(principal) => verdict(Verdict::Valid, principal.map(say::trusted_as)),
        },
    }
}

/// Whether the statement is about the files that are there; returns the record.
fn check_bound<'a>(statement: &Statement, bench: Bench<'a>) -> Result<&'a Record, Text> {
    if bench.manifest_digest != Some(statement.manifest) {
        return Err(say::other_manifest());
    }
    let record = bench.record.filter(|_| bench.record_digest == Some(statement.record));
    if statement.documents != bench.documents {
        return Err(say::other_documents());
    }
    record.ok_or_else(say::other_record)
}

/// Whether the statement stands where it belongs: its project, stage, revision and file name.
fn check_place(found: &Found<'_>, statement: &Statement, bench: Bench<'_>) -> Option<Text> {
    let name = statement_name(statement.countersigns.len() + 1, statement.party, &statement.signer);
    if bench.project != Some(&statement.project) {
        Some(say::other_project())
    } else if (statement.stage.as_str(), statement.revision) != (bench.place.stage.as_str(), bench.place.revision) {
        Some(say::other_stage(&statement.stage, u64::from(statement.revision)))
    } else if name != found.file {
        Some(say::other_name(name))
    } else {
        None
    }
}

/// Whether the statement says what the record says about the signer, the open items and the sentence.
fn check_content(statement: &Statement, record: &Record) -> Option<Text> {
    let Some(person) = record.people.iter().find(|person| person.id == statement.signer) else {
        return Some(say::signer_unknown(&statement.signer));
    };
    let organization = record.project.parties.get(&person.party).cloned().unwrap_or_default();
    let same = statement.name == person.name
        && statement.party == person.party
        && statement.role == person.role
        && statement.organization == organization;
    let open = !record.reservations.is_empty();
    let decided = match statement.decision {
        Decision::Accepted => !open && statement.reason.is_none(),
        Decision::AcceptedWithReservations => open && statement.reason.is_none(),
        Decision::Rejected => statement.reason.as_ref().is_some_and(|reason| !reason.trim().is_empty()),
    };
    if !record.signers.contains(&statement.signer) {
        Some(say::not_a_signer(&person.name))
    } else if !same {
        Some(say::other_person())
    } else if record.project.uuid.as_deref() != Some(&statement.project) {
        Some(say::other_project())
    } else if statement.declaration != record.declaration {
        Some(say::other_declaration())
    } else if statement.reservations != record.reservations {
        Some(say::other_reservations())
    } else if !decided {
        Some(say::other_decision())
    } else if statement.at < record.at {
        Some(say::before_the_record())
    } else {
        None
    }
}

/// Whether the statement is its signer's only one, and stands in the order in which they countersign.
fn check_order(found: &Found<'_>, statement: &Statement, all: &[Found<'_>]) -> Option<Text> {
    let read = || all.iter().filter_map(|other| other.read.as_ref().ok().map(|read| (other, read)));
    if read().any(|(other, read)| other.file != found.file && read.signer == statement.signer) {
        return Some(say::signed_twice(&statement.name));
    }
    let mut last: Option<&str> = None;
    for (position, digest) in statement.countersigns.iter().enumerate() {
        let Some((before, read)) = read().find(|(other, _)| other.digest == *digest) else {
            return Some(say::countersigned_gone(position + 1));
        };
        let whole = read.countersigns.iter().all(|earlier| statement.countersigns.contains(earlier));
        if last.is_some_and(|last| last >= before.file) || before.file >= found.file || !whole {
            return Some(say::countersigned_order());
        }
        if statement.at < read.at {
            return Some(say::before_countersigned());
        }
        last = Some(before.file);
    }
    // Somebody countersigned another statement in this one's place.
    let number = statement.countersigns.len();
    let replaced = read().find(|(_, read)| {
        let there = |digest: &Digest| all.iter().any(|other| other.digest == *digest);
        read.countersigns.get(number).is_some_and(|digest| !there(digest)) && !read.countersigns.contains(&found.digest)
    });
    replaced.map(|(other, _)| say::replaced(other.file))
}

/// Whether a key may stand for the signer; returns the principal, where a list of trusted keys admits it.
fn check_key(
    key: &Key,
    person: &RecordPerson,
    statement: &Statement,
    record: &Record,
    trust: Option<&Trust>,
) -> Result<Option<String>, Text> {
    if let Some(trust) = trust {
        return trust.admits(key, person, &record.people, &statement.at).map(Some);
    }
    let owners = who_lists(&record.people, key);
    match owners.as_slice() {
        [only] if only.id == person.id => Ok(None),
        [] => Err(say::key_of_nobody(key.fingerprint())),
        [other] => Err(say::key_of_other(key.fingerprint(), &other.name)),
        _ => Err(say::key_of_several(key.fingerprint())),
    }
}
