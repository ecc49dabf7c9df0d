//! The record of a handover: the whole of it as it stood at one moment, for one stage.
//!
//! In: a project and where its items stand. Out: a [`Record`], which is what `record.json` holds, what
//! the signers sign, and what every document for people is rendered from. Pure. The field names are
//! the JSON interface `handover/record/1`: fields are added to it and never change meaning.

mod step;

pub use step::RecordStep;

use super::verdict::Verdict;
use crate::model::clock::render_moment;
use crate::model::item::{Evidence, Item};
use crate::model::party::Party;
use crate::model::readiness::{Readiness, readiness};
use crate::model::standing::{Standing, State};
use crate::model::view::View;
use crate::text::Lang;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The name and version of the JSON interface.
pub const SCHEMA: &str = "handover/record/1";

/// A handover as it stood at one moment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// Always [`SCHEMA`].
    pub schema: String,
    /// The stage it is the record of: a milestone.
    pub stage: String,
    /// The day of that milestone.
    pub stage_date: Option<String>,
    /// Which record of the stage it is, from 1.
    pub revision: u32,
    /// The moment it was made, RFC 3339 in the project's time zone.
    pub at: String,
    /// What is handed over.
    pub project: RecordProject,
    /// Everyone who may act.
    pub people: Vec<RecordPerson>,
    /// Ids of those who sign this stage.
    pub signers: Vec<String>,
    /// The sentence they sign.
    pub declaration: String,
    /// The method that is demanded of them (`ssh`), if any.
    pub require: Option<String>,
    /// Every section with its items.
    pub sections: Vec<RecordSection>,
    /// Items that this stage counts and that are still open.
    pub reservations: Vec<Reservation>,
    /// How fit it was to be handed over, where that is scored; records of before have no such field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub readiness: Option<Readiness>,
    /// The files of the project, when they are frozen; nothing in a draft.
    pub files: Option<RecordFiles>,
}

/// The files that a record binds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordFiles {
    /// SHA-256 of `MANIFEST.sha256`, in hex.
    pub manifest: String,
    /// How many files it lists.
    pub count: usize,
}

/// What is handed over.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RecordProject {
    /// The project's id.
    pub id: String,
    /// The random identity that `init` gave it, if any.
    pub uuid: Option<String>,
    /// Its title.
    pub title: String,
    /// The language of the record, if the project names one.
    pub language: Option<String>,
    /// Names of the organisations, by party.
    pub parties: BTreeMap<Party, String>,
    /// Named days, in file order.
    pub milestones: Vec<(String, String)>,
}

/// A person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RecordPerson {
    /// The person's id.
    pub id: String,
    /// Their name.
    pub name: String,
    /// The party they act for.
    pub party: Party,
    /// What they are there.
    pub role: Option<String>,
    /// Their mail address.
    pub email: Option<String>,
    /// OpenSSH public keys that may sign for them.
    pub keys: Vec<String>,
}

/// A section.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RecordSection {
    /// Its kind.
    pub section: String,
    /// The title that a file gives it; its kind's own where there is none.
    pub title: Option<String>,
    /// Its items.
    pub items: Vec<RecordItem>,
}

/// An item as it stood.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RecordItem {
    /// Its full name.
    pub item: String,
    /// What it is called.
    pub title: String,
    /// More about it.
    pub details: Option<String>,
    /// The kind's own fields that are filled in, by name.
    pub fields: Vec<(String, String)>,
    /// Its free fields.
    pub extra: Vec<(String, String)>,
    /// Names of its owners: people by name, anything else as written.
    pub owner: Vec<String>,
    /// The day it is due, or the words as written.
    pub due: Option<String>,
    /// The moment it is due, RFC 3339, where one was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_at: Option<String>,
    /// The criterion by which it is done.
    pub accept_when: Option<String>,
    /// The condition under which it applies.
    pub when: Option<String>,
    /// The item it stands beneath.
    pub under: Option<String>,
    /// Addresses worth following, as written.
    #[serde(default)]
    pub links: Vec<String>,
    /// Whether it may be left undone.
    pub optional: bool,
    /// The stage whose sign-off counts it.
    pub stage: String,
    /// Whether it counts in the totals.
    pub counts: bool,
    /// Its state.
    pub state: State,
    /// Its row of steps.
    pub steps: Vec<RecordStep>,
    /// What was done, in order.
    pub log: Vec<RecordAct>,
}

/// An act.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RecordAct {
    /// When, RFC 3339.
    pub at: String,
    /// Id of the person.
    pub by: String,
    /// What was done.
    pub did: String,
    /// The number that the step asks for, where it asks for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<i64>,
    /// What was said about it.
    pub note: Option<String>,
    /// What was named as evidence.
    pub evidence: Vec<RecordEvidence>,
}

/// Evidence of an act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordEvidence {
    /// The file or folder, or nothing for an address.
    pub path: Option<String>,
    /// SHA-256 in hex, if it was taken.
    pub sha256: Option<String>,
    /// Size in bytes, if it was taken.
    pub size: Option<u64>,
    /// The web address, or nothing for a file.
    pub url: Option<String>,
}

/// An item that is still open when the stage is signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reservation {
    /// The item's full name.
    pub item: String,
    /// What it is called.
    pub title: String,
    /// Its state.
    pub state: State,
    /// Who sees to it.
    pub owner: Vec<String>,
    /// By when: a day, a moment (RFC 3339), or the words as written.
    pub due: Option<String>,
}

/// Makes the record of a stage.
///
/// `declaration` is used where the project names none for the stage. `files` is what the record binds,
/// or nothing for a draft.
pub fn record_of(view: &View, stage: &str, revision: u32, files: Option<RecordFiles>, declaration: &str) -> Record {
    let project = &view.project;
    let signoff = project.signoffs.iter().find(|signoff| signoff.stage == stage);
    let sections = project.sections.iter().map(|section| RecordSection {
        section: section.kind.name.clone(),
        title: section.title.clone(),
        items: section.items.iter().map(|at| record_item(view, &project.items[*at], &view.standings[*at])).collect(),
    });
    let reservations = project
        .items
        .iter()
        .zip(&view.standings)
        .filter(|(item, standing)| item.stage == stage && standing.is_outstanding());
    Record {
        schema: SCHEMA.to_owned(),
        stage: stage.to_owned(),
        stage_date: project.milestone(stage).map(|day| day.to_string()),
        revision,
        at: render_moment(&view.now),
        project: RecordProject {
            id: project.id.clone(),
            uuid: project.uuid.clone(),
            title: project.title.clone(),
            language: project.language.clone(),
            parties: project.parties.iter().map(|(party, name)| (*party, name.clone())).collect(),
            milestones: project.milestones.iter().map(|(name, day)| (name.clone(), day.to_string())).collect(),
        },
        people: project
            .people
            .iter()
            .map(|person| RecordPerson {
                id: person.id.clone(),
                name: person.name.clone(),
                party: person.party,
                role: person.role.clone(),
                email: person.email.clone(),
                keys: person.keys.clone(),
            })
            .collect(),
        signers: signoff.map(|signoff| signoff.signers.clone()).unwrap_or_default(),
        declaration: signoff.and_then(|signoff| signoff.declaration.clone()).unwrap_or_else(|| declaration.to_owned()),
        require: signoff.and_then(|signoff| signoff.require.clone()),
        sections: sections.collect(),
        reservations: reservations
            .map(|(item, standing)| Reservation {
                item: item.name.to_string(),
                title: item.title.clone(),
                state: standing.state,
                owner: owner_names(view, item),
                due: standing.due_moment().or_else(|| standing.due_text(item)),
            })
            .collect(),
        readiness: readiness(project, &view.standings),
        files,
    }
}

fn record_item(view: &View, item: &Item, standing: &Standing) -> RecordItem {
    let made = standing.steps_made(item.steps.len());
    RecordItem {
        item: item.name.to_string(),
        title: item.title.clone(),
        details: item.details.clone(),
        fields: item.fields.clone(),
        extra: item.extra.clone(),
        owner: owner_names(view, item),
        due: standing.due_text(item),
        due_at: standing.due_moment(),
        accept_when: item.accept_when.clone(),
        when: item.when.clone(),
        under: item.under.as_ref().map(ToString::to_string),
        links: item.links.clone(),
        optional: item.optional,
        stage: item.stage.clone(),
        counts: standing.counts,
        state: standing.state,
        steps: item
            .steps
            .iter()
            .enumerate()
            .map(|(at, step)| RecordStep::of(&item.name.kind, step, at < made))
            .collect(),
        log: item
            .log
            .iter()
            .map(|act| RecordAct {
                at: render_moment(&act.at),
                by: act.by.clone(),
                did: act.did.clone(),
                score: item.number_of(act),
                note: act.note.clone(),
                evidence: act.evidence.iter().map(record_evidence).collect(),
            })
            .collect(),
    }
}

fn record_evidence(evidence: &Evidence) -> RecordEvidence {
    match evidence {
        Evidence::Url(url) => RecordEvidence { path: None, sha256: None, size: None, url: Some(url.clone()) },
        Evidence::File { path, sha256, size } => {
            RecordEvidence { path: Some(path.clone()), sha256: sha256.clone(), size: *size, url: None }
        }
    }
}

/// Owners by name where they are people of the project, as written elsewhere.
fn owner_names(view: &View, item: &Item) -> Vec<String> {
    let name = |owner: &String| view.project.person(owner).map_or(owner.clone(), |person| person.name.clone());
    item.owner.iter().map(name).collect()
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
    /// `accepted`, `accepted-with-reservations` or `rejected`; nothing while they have not signed.
    pub decision: Option<String>,
    /// Why it was rejected, where it was.
    pub reason: Option<String>,
    /// When they say they signed, RFC 3339.
    pub at: Option<String>,
    /// `ssh` or `typed`.
    pub method: Option<String>,
    /// Fingerprint of the key (`SHA256:…`), where one was used.
    pub fingerprint: Option<String>,
    /// How it came out; nothing while they have not signed.
    pub state: Option<Verdict>,
    /// File name of their statement in the record's folder (`01-giver-lin.toml`), once there is one.
    pub statement: Option<String>,
}

/// A record with the signatures under it, as it is rendered for people.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SignedRecord {
    /// The record; in JSON its fields stand beside the others.
    #[serde(flatten)]
    pub record: Record,
    /// A line per signer of the stage, in order; those who have not signed too.
    pub signatures: Vec<SignatureLine>,
    /// Whether it is a draft: nobody has signed, nothing is frozen.
    pub draft: bool,
    /// Whether the project has changed since it was frozen.
    pub stale: bool,
}

/// The languages in which a document for people is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordLang {
    /// One language.
    One(Lang),
    /// Chinese and English side by side.
    Both,
}
