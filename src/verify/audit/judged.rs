//! What a commit says of an act: whose it is, when it was, and what its signature is worth. Pure.

use super::report::{CommitLine, Signed};
use crate::history::{Author, Commit};
use crate::model::clock::{TOLERANCE, render_moment};
use crate::model::identity::{is_address_of, known_by};
use crate::model::item::Act;
use crate::model::party::Party;
use crate::model::project::{Person, Project};
use crate::signoff::keys::Key;
use crate::signoff::verify::verify_signature_for;
use chrono::{DateTime, FixedOffset, TimeDelta};
use std::collections::HashMap;

/// What commits are signed for (gitformat-signature(5)).
const PURPOSE: &str = "git";

/// An act that is committed so long after it was made is looked at.
const LONG: TimeDelta = TimeDelta::days(1);

/// The keys of a project, and whose each is.
pub(super) struct Keys(HashMap<String, Vec<String>>);

impl Keys {
    /// The keys of a project, also those of before.
    pub(super) fn of(project: &Project) -> Keys {
        let mut keys: HashMap<String, Vec<String>> = HashMap::new();
        for person in project.people.iter() {
            for line in person.keys.iter().chain(&person.former_keys) {
                if let Ok(key) = Key::parse(line) {
                    keys.entry(key.fingerprint()).or_default().push(person.id.clone());
                }
            }
        }
        Keys(keys)
    }
}

/// Somebody who made a commit, and when.
pub(super) type Maker = (Author, DateTime<FixedOffset>);

/// The party of the person whose address somebody has; nothing where that is nobody's of the project.
pub(super) fn party_of(author: &Author, project: &Project) -> Option<Party> {
    known_by(project, &author.email).first().map(|person| person.party)
}

/// What git keeps of a commit, as data: its author and its committer with it.
pub(super) fn commit_line(name: &str, raw: &[u8], keys: &Keys) -> Option<(CommitLine, Vec<Maker>)> {
    let commit = Commit::read(raw)?;
    let (signed, signers) = signed_by(&commit, keys);
    let told = |author: &Author| format!("{} <{}>", author.name, author.email);
    let line = CommitLine {
        name: name.to_owned(),
        author: told(&commit.author.0),
        authored: render_moment(&commit.author.1),
        committer: told(&commit.committer.0),
        committed: render_moment(&commit.committer.1),
        makers: [commit.author.0.clone(), commit.committer.0.clone()],
        is_first: commit.parents == 0,
        signed,
        signers,
    };
    Some((line, vec![commit.author, commit.committer]))
}

fn signed_by(commit: &Commit, keys: &Keys) -> (Signed, Vec<String>) {
    let Some((signature, signed)) = &commit.signature else { return (Signed::No, Vec::new()) };
    if !signature.starts_with("-----BEGIN SSH SIGNATURE-----") {
        return (Signed::Unverifiable, Vec::new());
    }
    match verify_signature_for(PURPOSE, signed, signature.as_bytes()) {
        Err(_) => (Signed::Bad, Vec::new()),
        Ok(key) => match keys.0.get(&key.fingerprint()) {
            Some(ids) => (Signed::Verified, ids.clone()),
            None => (Signed::UnknownKey, Vec::new()),
        },
    }
}

/// What is to be looked at of an act, in words for programs.
pub(super) fn found_of(act: &Act, line: &CommitLine, makers: &[Maker], project: &Project) -> Vec<&'static str> {
    let mut found = Vec::new();
    let people: Vec<&Person> =
        [Some(&act.by), act.entered_by.as_ref()].into_iter().flatten().filter_map(|id| project.person(id)).collect();
    if people.iter().all(|person| person.email.is_none()) {
        found.push("no-address");
    }
    for ((author, _), word) in makers.iter().zip(["author", "committer"]) {
        let known = people.iter().any(|person| person.email.is_some());
        if known && !people.iter().any(|person| is_address_of(person, &author.email)) {
            found.push(word);
        }
    }
    match line.signed {
        Signed::Bad => found.push("bad-signature"),
        Signed::Verified if !line.signers.iter().any(|id| people.iter().any(|person| person.id == *id)) => {
            found.push("signed-by-other");
        }
        _ => {}
    }
    if let Some((_, authored)) = makers.first() {
        let after = authored.signed_duration_since(act.at);
        if after > LONG {
            found.push("committed-later");
        } else if after < -TOLERANCE {
            found.push("dated-ahead");
        }
    }
    found
}
