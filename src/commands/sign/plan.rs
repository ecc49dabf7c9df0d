//! What `sign` works out before anything is asked: which record, with which decision, about which bytes.

use super::choosing::With;
use crate::checks::check_all;
use crate::document::old_record::{Record, Reservation};
use crate::document::place::RecordPlace;
use crate::document::verdict::Verdict;
use crate::evidence::Digest;
use crate::files::load::Loaded;
use crate::model::clock::parse_moment;
use crate::model::finding::Severity;
use crate::model::naming;
use crate::model::project::Person;
use crate::screen::sign::SignReport;
use crate::screen::ui::Bar;
use crate::signoff::check::{RecordCheck, RecordsCheck, check_records};
use crate::signoff::folder::read_records;
use crate::signoff::freeze::{
    Frozen, freeze, frozen_documents, frozen_record, hash_project, not_bindable, prove_loaded, unsigned,
};
use crate::signoff::statement::{Decision, Document, Method, Statement};
use crate::text::exit::Exit;
use crate::text::look::Look;
use crate::text::problem::Problem;
use crate::text::say::{commands as commands_say, sign as say, signoff as signoff_say, status as status_say, words};
use crate::text::visible::visible_line;
use crate::text::{Lang, Text};
use anyhow::Result;

/// What the signer wants to say.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Asked {
    /// Whether open items are accepted as reservations.
    pub(super) with_reservations: bool,
    /// Why it is rejected, if it is.
    pub(super) reason: Option<String>,
}

/// What is going to be signed.
pub(super) struct Plan {
    pub(super) place: RecordPlace,
    pub(super) record: Record,
    /// The files of a new record; nothing where one is countersigned.
    pub(super) frozen: Option<Frozen>,
    /// What the signer should know besides.
    pub(super) notes: Vec<Text>,
    pub(super) manifest: Digest,
    pub(super) digest: Digest,
    pub(super) documents: Vec<Document>,
    /// Digests of the statements that are countersigned.
    pub(super) countersigns: Vec<Digest>,
    pub(super) decision: Decision,
    pub(super) checks: RecordsCheck,
}

impl Plan {
    /// Works out what a person would sign.
    pub(super) fn make(loaded: &Loaded, stage: &str, person: &Person, asked: &Asked, look: Look) -> Result<Plan> {
        let root = &loaded.root;
        let files = {
            let bar = Bar::new(look);
            hash_project(root, &bar).map_err(|faults| not_bindable(&faults))?
        };
        prove_loaded(loaded, &files)?;
        let checks = check_records(loaded, read_records(root), Some(Ok(files.clone())), None);
        let newest = checks.newest(stage);
        if let Some(check) = newest {
            require_whole(check)?;
        }
        let (place, existing) = match newest {
            None => (RecordPlace { stage: stage.to_owned(), revision: 1 }, None),
            Some(check) if check.state == Verdict::Stale => {
                (RecordPlace { revision: check.place.revision + 1, ..check.place.clone() }, None)
            }
            Some(check) => (check.place.clone(), Some(check)),
        };
        let mut notes = notes_on(loaded, stage);
        let (record, frozen, manifest, digest, documents, countersigns) = match existing {
            None => {
                let frozen = freeze(loaded, place.clone(), &files)?;
                let (record, documents) = (frozen.record.clone(), frozen.documents.clone());
                (record, Some(frozen.clone()), frozen.manifest, frozen.digest, documents, Vec::new())
            }
            Some(check) => {
                let record = require_unsigned(check, person)?;
                let mut fresh = frozen_record(loaded, &place, &files);
                fresh.at.clone_from(&record.at);
                if fresh != *record {
                    let problem = Problem::project(say::record_differs(place.shown("")));
                    return Err(problem.hint(say::record_differs_hint()).into());
                }
                let documents = check
                    .statements
                    .iter()
                    .find_map(|one| Some(one.statement.as_ref()?.documents.clone()))
                    .unwrap_or_default();
                let made = frozen_documents(&unsigned(fresh));
                let same = |(name, bytes): &(String, Vec<u8>)| {
                    documents.iter().any(|one| one.name == *name && one.digest == Digest::of(bytes))
                };
                if made.len() != documents.len() || !made.iter().all(same) {
                    notes.push(say::documents_differ());
                }
                let before = check.statements.iter().map(|one| one.digest).collect();
                let digest = check.digest.unwrap_or(files.digest);
                (record.clone(), None, files.digest, digest, documents, before)
            }
        };
        let decision = decide(loaded, &record, asked)?;
        Ok(Plan { place, record, frozen, notes, manifest, digest, documents, countersigns, decision, checks })
    }

    /// Whether another plan, made later, is about the same bytes.
    pub(super) fn is_same(&self, other: &Plan) -> bool {
        self.place == other.place
            && self.manifest == other.manifest
            && self.digest == other.digest
            && self.countersigns == other.countersigns
    }

    /// The record that is countersigned.
    fn existing(&self) -> Option<&RecordCheck> {
        self.checks.newest(&self.place.stage).filter(|_| self.frozen.is_none())
    }

    /// Ids of those who have not signed once this person has.
    pub(super) fn waiting(&self, signer: &str) -> Vec<String> {
        let signed: Vec<&str> = self.existing().map(RecordCheck::signed).unwrap_or_default();
        let open = |id: &&String| *id != signer && !signed.contains(&id.as_str());
        self.record.signers.iter().filter(open).cloned().collect()
    }

    /// What the person is shown.
    pub(super) fn report<'a>(&'a self, person: &'a Person, asked: &'a Asked, with: &With) -> SignReport<'a> {
        let newest = self.checks.newest(&self.place.stage);
        SignReport {
            record: &self.record,
            folder: self.place.shown(""),
            record_digest: self.digest.to_string(),
            existing: self.existing(),
            before: newest.filter(|_| self.frozen.is_some()),
            signer: &person.id,
            decision: self.decision,
            reason: asked.reason.as_deref(),
            key: match with {
                With::Key { shown, .. } => Some(with.fingerprint().unwrap_or_else(|| shown.clone())),
                With::Typed => None,
            },
        }
    }

    /// What the person states.
    pub(super) fn statement(&self, loaded: &Loaded, person: &Person, asked: &Asked, with: &With) -> Result<Statement> {
        let project = &loaded.view.project;
        // A clock that runs behind does not turn time back.
        let before = self.existing().into_iter().flat_map(|check| &check.statements);
        let times = before.filter_map(|one| Some(one.statement.as_ref()?.at)).chain(parse_moment(&self.record.at));
        let at = times.fold(loaded.view.now, |latest, at| if at > latest { at } else { latest });
        Ok(Statement {
            project: project.uuid.clone().unwrap_or_default(),
            stage: self.place.stage.clone(),
            revision: self.place.revision,
            manifest: self.manifest,
            record: self.digest,
            documents: self.documents.clone(),
            signer: person.id.clone(),
            name: person.name.clone(),
            organization: project.parties.get(&person.party).cloned().unwrap_or_default(),
            party: person.party,
            role: person.role.clone(),
            decision: self.decision,
            reason: asked.reason.clone(),
            declaration: self.record.declaration.clone(),
            at,
            method: match with {
                With::Key { .. } => Method::Ssh,
                With::Typed => Method::Typed,
            },
            countersigns: self.countersigns.clone(),
            reservations: self.record.reservations.clone(),
        })
    }
}

/// What a signer should think of: a stage that counts nothing, or whose day is still to come.
fn notes_on(loaded: &Loaded, stage: &str) -> Vec<Text> {
    let project = &loaded.view.project;
    let counted = project.items.iter().zip(&loaded.view.standings).any(|(item, one)| one.counts && item.stage == stage);
    let ahead = project.milestone(stage).map_or(0, |day| (day - loaded.view.today()).num_days());
    let name = status_say::milestone(stage);
    let nothing = (!counted).then(|| say::counts_nothing(&name));
    let early = (ahead > 0).then(|| say::lies_ahead(&name, words::days(ahead)));
    nothing.into_iter().chain(early).collect()
}

/// Refuses to build on a record that is not as it was signed.
fn require_whole(check: &RecordCheck) -> Result<()> {
    let untrusted = check
        .statements
        .iter()
        .find(|one| matches!(one.verdict.state, Verdict::Bad | Verdict::Missing | Verdict::UntrustedKey));
    if check.is_whole() && untrusted.is_none() {
        return Ok(());
    }
    let why = match untrusted {
        Some(one) => signoff_say::about(&one.file, one.verdict.reason.clone().unwrap_or_default()),
        None => check.reason.clone().or_else(|| check.faults.first().map(|fault| fault.2.clone())).unwrap_or_default(),
    };
    Err(Problem::project(say::record_damaged(check.place.shown(""), why)).hint(say::record_damaged_hint()).into())
}

/// The record that a person may countersign.
fn require_unsigned<'a>(check: &'a RecordCheck, person: &Person) -> Result<&'a Record> {
    let problem = Problem::usage(say::signed_already(&person.name, check.place.shown("")));
    match &check.record {
        Some(record) if !check.signed().contains(&person.id.as_str()) => Ok(record),
        _ => Err(problem.hint(say::signed_already_hint()).into()),
    }
}

/// What is decided about a record, if the rules allow it.
fn decide(loaded: &Loaded, record: &Record, asked: &Asked) -> Result<Decision> {
    if asked.reason.is_some() {
        return Ok(Decision::Rejected);
    }
    let findings = check_all(loaded);
    let errors: Vec<&Text> =
        findings.iter().filter(|finding| finding.severity == Severity::Error).map(|finding| &finding.message).collect();
    if !errors.is_empty() {
        let list = Text::per_lang(|lang| listed(errors.iter().map(|text| text.of(lang).to_owned()), lang));
        let message = say::with_list(say::has_errors(errors.len()), list);
        let problem = Problem { exit: Exit::Outstanding, message, hint: None };
        return Err(problem.hint(commands_say::mend_first_hint()).into());
    }
    if record.reservations.is_empty() {
        return Ok(Decision::Accepted);
    }
    if asked.with_reservations {
        return Ok(Decision::AcceptedWithReservations);
    }
    let list = Text::per_lang(|lang| {
        let line = |open: &Reservation| {
            format!("{} ({}): {}", visible_line(&open.title), open.item, naming::state(open.state).of(lang))
        };
        listed(record.reservations.iter().map(line), lang)
    });
    let title = say::has_open(words::items(record.reservations.len()), status_say::milestone(&record.stage));
    let message = say::with_list(title, list);
    let problem = Problem { exit: Exit::Outstanding, message, hint: None };
    Err(problem.hint(say::has_open_hint()).into())
}

fn listed(lines: impl Iterator<Item = String>, lang: Lang) -> String {
    const MOST: usize = 20;
    let mut lines: Vec<String> = lines.collect();
    let hidden = lines.len().saturating_sub(MOST);
    lines.truncate(MOST);
    if hidden > 0 {
        lines.push(say::and_more(hidden).of(lang).to_owned());
    }
    lines.into_iter().map(|line| format!("\n{}", say::list_line(line).of(lang))).collect()
}
