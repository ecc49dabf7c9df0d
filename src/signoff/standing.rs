//! Where the sign-off of each stage stands, and the record of a stage with the lines of its signers. Pure.

use super::check::{MissingFile, RecordCheck, RecordsCheck, StatementCheck};
use super::freeze::record_of;
use super::keys::Key;
use super::ready::ready_stages;
use crate::document::given::given_of;
use crate::document::place::RecordPlace;
use crate::document::reading::record_bytes;
use crate::document::record::{GivenAct, Record, Reservation};
use crate::document::signed::{SignatureLine, SignedRecord};
use crate::document::verdict::Verdict;
use crate::evidence::Digest;
use crate::files::folders::RECORDS;
use crate::model::clock::parse_moment;
use crate::model::due::Due;
use crate::model::item::ItemName;
use crate::model::party::Party;
use crate::model::project::{Held, Signoff};
use crate::model::view::View;
use crate::report::signing::{SignoffState, StageSignoff};
use chrono::{DateTime, FixedOffset};
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

impl RecordsCheck {
    /// The records of a stage, the one that counts most first: signed by all before others, those that hold before those
    /// that do not, then the one that most have signed.
    pub fn of_stage(&self, stage: &str) -> Vec<&RecordCheck> {
        let mut own: Vec<&RecordCheck> = self.own(stage).collect();
        own.sort_by_cached_key(|check| {
            let holds = match check.standing {
                Verdict::Current => 0,
                Verdict::Continued => 1,
                Verdict::Departed | Verdict::Unreadable => 2,
                Verdict::Superseded => 3,
                _ => 4,
            };
            let all = holds < 3 && check.is_signed_by_all();
            // A record that is being signed anew comes before one that all signed and that no longer holds.
            (holds >= 2, !all, holds, Reverse(check.signed().len() + check.rejecting().len()), &check.place)
        });
        own
    }

    /// The records of a stage, by their digits.
    fn own(&self, stage: &str) -> impl Iterator<Item = &RecordCheck> {
        let first = self.records.partition_point(|check| check.place.stage.as_str() < stage);
        self.records.iter().skip(first).take_while(move |check| check.place.stage == stage)
    }

    /// Whether a file of a record of a stage is gone.
    fn has_lost(&self, stage: &str) -> bool {
        let folder = |file: &MissingFile| file.path.split('/').nth(1).and_then(RecordPlace::parse);
        let is_own = |file: &MissingFile| folder(file).is_some_and(|place| place.stage == stage);
        // Other stages may begin with the same letters; the paths are in order.
        let prefix = format!("{RECORDS}/{stage}-");
        let first = self.missing.partition_point(|file| file.path < prefix);
        self.missing[first..].iter().take_while(|file| file.path.starts_with(&prefix)).any(is_own)
    }

    /// The record of a stage that counts.
    pub fn main(&self, stage: &str) -> Option<&RecordCheck> {
        self.of_stage(stage).into_iter().next()
    }
}

/// The terms of reservations that all have signed: those of the record of the item's own stage, and then those of the
/// record signed last. In the place of terms come only those that somebody of each side signed who signed them; others
/// whom one side names for a stage of its own change nothing.
pub fn held_terms(checks: &RecordsCheck) -> HashMap<ItemName, Held> {
    let signed = checks.records.iter().filter(|check| check.is_binding());
    let mut signed: Vec<_> =
        signed.filter_map(|check| Some((check, signed_at(check)?, check.record.as_ref()?))).collect();
    signed.sort_by_key(|(check, at, _)| (check.is_signed_by_all(), *at));
    let mut held: HashMap<ItemName, (Held, &RecordCheck, bool)> = HashMap::new();
    for (check, _, record) in signed {
        for one in &record.derived.reservations {
            let is_own = record.given.items.get(&one.item).is_some_and(|item| item.stage == record.given.terms.stage);
            let Some((name, terms)) = held_by(record, one) else { continue };
            let gives_way = held.get(&name).is_none_or(|(_, before, was_own)| {
                !before.is_signed_by_all() || (is_own && !was_own) || is_signed_by_the_same(before, check)
            });
            if gives_way {
                held.insert(name, (terms, check, is_own));
            }
        }
    }
    held.into_iter().map(|(name, (terms, ..))| (name, terms)).collect()
}

/// The terms of a reservation, and the item that they are about.
fn held_by(record: &Record, one: &Reservation) -> Option<(ItemName, Held)> {
    let acts = record.given.items.get(&one.item).into_iter().flat_map(|item| &item.log);
    let terms = (one.by.as_str(), Some(one.fix_by.as_str()), Some(one.person.as_str()));
    let is_it = |act: &&GivenAct| {
        act.did == "reserved" && (act.by.as_str(), act.fix_by.as_deref(), act.person.as_deref()) == terms
    };
    let at = acts.rev().find(is_it).and_then(|act| parse_moment(&act.at))?;
    let terms = &record.given.terms;
    let held = Held {
        at,
        by: one.by.clone(),
        fix_by: Due::parse(&one.fix_by, terms.zone(), |name| name == terms.stage),
        person: one.person.clone(),
        note: one.note.clone(),
        known: terms.people.iter().map(|(id, person)| (id.clone(), person.party)).collect(),
    };
    Some((ItemName::parse(&one.item, None)?, held))
}

/// Whether somebody of each side who signed one record signed another too.
fn is_signed_by_the_same(before: &RecordCheck, check: &RecordCheck) -> bool {
    let (before_signed, signed) = (before.signed(), check.signed());
    let people = before.record.as_ref().map(|record| &record.given.terms.people);
    [Party::Giver, Party::Receiver].iter().all(|party| {
        let is_of = |id: &&&str| people.and_then(|people| people.get(**id)).is_some_and(|one| one.party == *party);
        before_signed.iter().filter(is_of).any(|id| signed.contains(id))
    })
}

/// When each stage that all have signed was first signed by all.
pub fn signed_stages(checks: &RecordsCheck) -> HashMap<String, DateTime<FixedOffset>> {
    let mut signed: HashMap<String, DateTime<FixedOffset>> = HashMap::new();
    for check in checks.records.iter().filter(|check| check.is_signed_by_all()) {
        if let (Some(at), Some(record)) = (signed_at(check), check.record.as_ref()) {
            let first = signed.entry(record.given.terms.stage.clone()).or_insert(at);
            *first = at.min(*first);
        }
    }
    signed
}

/// When the last of a record's signers signed it.
pub(super) fn signed_at(check: &RecordCheck) -> Option<DateTime<FixedOffset>> {
    check.standing_statements().map(|one| one.at).max()
}

/// The sign-off of every stage that somebody signs, in the order of the project file.
pub fn stage_signoffs(view: &View, checks: &RecordsCheck) -> Vec<StageSignoff> {
    let ready = ready_stages(view);
    view.project.signoffs.iter().map(|signoff| stage_signoff(view, checks, &ready, signoff)).collect()
}

fn stage_signoff(view: &View, checks: &RecordsCheck, ready: &HashSet<&str>, signoff: &Signoff) -> StageSignoff {
    let stage = signoff.stage.as_str();
    let main = checks.main(stage);
    let state = state_of(ready, checks, stage, main);
    let ids = |ids: Vec<&str>| ids.into_iter().map(str::to_owned).collect();
    // Of a record that was left behind before all signed it nothing is waited for any more.
    let main = main.filter(|_| !matches!(state, SignoffState::NotReady | SignoffState::Ready));
    let date = view.project.milestone(stage);
    let late = date.map(|day| (view.today() - day).num_days()).filter(|days| *days > 0 && state.is_unsigned());
    StageSignoff {
        stage: stage.to_owned(),
        date,
        state,
        record: departed(checks, stage)
            .filter(|_| state == SignoffState::Departed)
            .or(main)
            .map(|one| one.place.shown("")),
        signed: main.map(|check| ids(check.signed())).unwrap_or_default(),
        unverified: main.map(|check| ids(check.unverified())).unwrap_or_default(),
        rejected: main.map(|check| ids(check.rejecting())).unwrap_or_default(),
        waiting: main.map_or_else(|| signoff.signers.clone(), |check| ids(check.waiting())),
        reservations: main.and_then(|check| check.record.as_ref()).map_or(0, |one| one.derived.reservations.len()),
        added: main.map_or(0, |check| check.comparison.added_count),
        ready: ready.contains(stage),
        days_late: late,
    }
}

/// The record of a stage that all have signed who sign now, and that the project no longer agrees with.
fn departed<'a>(checks: &'a RecordsCheck, stage: &str) -> Option<&'a RecordCheck> {
    checks
        .of_stage(stage)
        .into_iter()
        .find(|check| check.standing == Verdict::Departed && check.is_binding() && check.waiting().is_empty())
}

fn state_of(ready: &HashSet<&str>, checks: &RecordsCheck, stage: &str, main: Option<&RecordCheck>) -> SignoffState {
    let holds = |check: &&RecordCheck| matches!(check.standing, Verdict::Current | Verdict::Continued);
    let departed = || departed(checks, stage).is_some();
    if let Some(check) = main.filter(holds) {
        if check.is_signed_by_all() {
            // Two that all have signed and of which neither stands for the other cannot both hold.
            return if departed() { SignoffState::Departed } else { SignoffState::Signed };
        } else if check.is_sound() {
            let rejected = !check.rejecting().is_empty();
            return if rejected { SignoffState::Rejected } else { SignoffState::Partly };
        }
    }
    let own = || checks.own(stage);
    let newer = |check: &RecordCheck| {
        check.standing == Verdict::CannotTell
            || check.statements.iter().any(|one| one.verdict.state == Verdict::CannotTell)
    };
    if own().any(newer) {
        SignoffState::CannotTell
    } else if checks.has_lost(stage) || own().any(|check| !check.is_sound()) {
        SignoffState::Damaged
    } else if departed() {
        SignoffState::Departed
    } else if ready.contains(stage) {
        SignoffState::Ready
    } else {
        SignoffState::NotReady
    }
}

/// The record of a stage that counts, with every statement and a line for whoever has not signed; a draft of one where
/// nothing is signed, or nothing that holds.
pub fn signed_record(view: &View, checks: &RecordsCheck, stage: &str) -> SignedRecord {
    let main = checks.main(stage).and_then(|check| Some((check, check.record.clone()?)));
    let Some((check, record)) = main else {
        let record = record_of(given_of(&view.project, &view.standings, stage));
        let digest = record_bytes(&record).map(|bytes| Digest::of(&bytes).to_string()).unwrap_or_default();
        let signatures = lines(&record, &[]);
        return SignedRecord { record, digest, evidence: None, folder: None, signatures, draft: true, standing: None };
    };
    SignedRecord {
        signatures: lines(&record, &check.statements),
        digest: check.digest.map(|digest| digest.to_string()).unwrap_or_default(),
        evidence: check.evidence.map(|digest| digest.to_string()),
        folder: Some(check.place.shown("")),
        draft: false,
        standing: Some(check.standing),
        record,
    }
}

/// A line for every statement, by signer in their order, and one for every signer who has none.
fn lines(record: &Record, statements: &[StatementCheck]) -> Vec<SignatureLine> {
    let mut of_signer: HashMap<&str, Vec<&StatementCheck>> = HashMap::new();
    for (made, one) in statements.iter().filter_map(|one| Some((one.statement.as_ref()?, one))) {
        of_signer.entry(&made.signer).or_default().push(one);
    }
    let mut lines = Vec::new();
    for id in &record.given.terms.signers {
        let Some(empty) = SignatureLine::unsigned(record, id) else { continue };
        match of_signer.get(id.as_str()) {
            Some(own) => lines.extend(own.iter().map(|one| filled_line(empty.clone(), one))),
            None => lines.push(empty),
        }
    }
    lines
}

fn filled_line(empty: SignatureLine, one: &StatementCheck) -> SignatureLine {
    let Some(made) = &one.statement else { return empty };
    SignatureLine {
        decision: Some(made.decision),
        reason: made.reason.clone(),
        declaration: Some(made.declaration.clone()),
        at: Some(made.at),
        method: Some(made.method),
        entered_by: made.entered_by.clone(),
        scan: made.scan.as_ref().map(|scan| scan.path.clone()),
        fingerprint: one.verdict.key.as_ref().map(Key::fingerprint),
        state: Some(one.verdict.state),
        replaced: one.verdict.replaced,
        statement: Some(one.file.clone()),
        ..empty
    }
}
