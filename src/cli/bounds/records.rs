//! Records for projects that are made to take long.
//!
//! In: the files of a project, and stages. Out: these files and the records of the stages, each signed by both sides
//! without a key, and each a little different from what the project says, so that it is compared.

use super::files::{Files, written};
use crate::document::decision::{Decision, Method};
use crate::document::given::given_of;
use crate::document::place::statement_name;
use crate::evidence::{Digest, Silent};
use crate::files::load::load_project;
use crate::model::clock::parse_moment;
use crate::model::party::Party;
use crate::signoff::freeze::{Frozen, freeze};
use crate::signoff::statement::{Named, Statement};

/// Adds so many records of each stage.
pub(super) fn recorded(mut files: Files, stages: &[&str], many: usize) -> Files {
    let folder = tempfile::tempdir().unwrap();
    written(&files, folder.path());
    let now = parse_moment("2026-11-20T18:00:00+08:00").unwrap();
    let loaded = load_project(folder.path(), now).unwrap();
    let mut before: Vec<Named> = Vec::new();
    for stage in stages {
        let given = given_of(&loaded.view.project, &loaded.view.standings, stage);
        for number in 0..many {
            let mut given = given.clone();
            given.terms.title = format!("As it was called at time {number}").as_str().into();
            let frozen = freeze(folder.path(), given, &Silent).unwrap().unwrap();
            let names = frozen.files.iter().map(|(name, _)| frozen.place.shown(name));
            let texts = frozen.files.iter().map(|(_, bytes)| String::from_utf8(bytes.clone()).unwrap());
            files.extend(names.zip(texts));
            let mut seen = vec![Named { path: frozen.place.shown("record.json"), digest: frozen.digest }];
            for (party, signer) in [(Party::Giver, "lin"), (Party::Receiver, "chen")] {
                let text = statement(&frozen, party, signer, &before).render();
                let path = frozen.place.shown(&statement_name(1, party, signer));
                seen.push(Named { path: path.clone(), digest: Digest::of(text.as_bytes()) });
                files.push((path, text));
            }
            seen.sort();
            before = seen;
        }
    }
    files
}

/// What a signer says of a record, who saw the one before.
fn statement(frozen: &Frozen, party: Party, signer: &str, seen: &[Named]) -> Statement {
    let terms = &frozen.record.given.terms;
    let reserved: Vec<String> = frozen.record.derived.reservations.iter().map(|one| one.item.clone()).collect();
    let decision = Decision::of(party, !reserved.is_empty());
    Statement {
        project: terms.project.clone(),
        stage: terms.stage.clone(),
        record: frozen.digest,
        evidence: frozen.evidence,
        signer: signer.to_owned(),
        name: terms.people[signer].name.clone(),
        organization: terms.parties[&party].clone(),
        party,
        role: None,
        decision,
        reason: None,
        declaration: terms.declarations[decision.word()].texts().collect::<Vec<_>>().join("\n"),
        at: parse_moment("2026-11-19T18:00:00+08:00").unwrap(),
        method: Method::Typed,
        entered_by: Some(signer.to_owned()),
        scan: None,
        replaces: None,
        reservations: reserved,
        seen: seen.to_vec(),
    }
}
