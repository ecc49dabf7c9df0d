//! What `sign` works out before anything is asked: which record, with which decision, about which bytes.

use super::allowed::{require_carried, require_content, require_held, require_sound};
use super::args::Asked;
use super::choosing::With;
use crate::document::around::Around;
use crate::document::decision::{Decision, Method};
use crate::document::given::given_of;
use crate::document::place::{RecordPlace, scan_name, statement_name};
use crate::document::record::{Given, Record};
use crate::document::verdict::Verdict;
use crate::evidence::Digest;
use crate::files::load::Loaded;
use crate::model::project::Person;
use crate::screen::ui::Bar;
use crate::signoff::around::around_told;
use crate::signoff::check::{Judging, RecordCheck, RecordsCheck, check_records};
use crate::signoff::claim::Claim;
use crate::signoff::differences::{Told, differences};
use crate::signoff::folder::read_records;
use crate::signoff::freeze::{Frozen, freeze};
use crate::signoff::judge::newest_act;
use crate::signoff::statement::{Named, Statement};
use crate::signoff::{RECORD, listing};
use crate::text::Text;
use crate::text::look::Look;
use crate::text::problem::Problem;
use crate::text::say::sign as say;
use anyhow::Result;
use std::collections::HashSet;

/// What is going to be signed.
pub(super) struct Plan {
    pub(super) frozen: Frozen,
    /// Whether the record is there already, and is countersigned.
    pub(super) is_there: bool,
    /// Which statement of the signer it will be, from 1.
    pub(super) number: usize,
    /// The statement of the signer that it takes the place of.
    pub(super) replaces: Option<Digest>,
    /// Every record and statement that is there.
    pub(super) seen: Vec<Named>,
    pub(super) decision: Decision,
    /// The record that the signer signed last, and what differs from it.
    pub(super) before: Option<(RecordPlace, Vec<Told>)>,
    /// What the record says around its items otherwise than the project does by now.
    pub(super) otherwise: Vec<Text>,
    pub(super) checks: RecordsCheck,
}

impl Plan {
    /// Works out what a person would sign.
    pub(super) fn make(
        loaded: &Loaded,
        stage: &str,
        person: &Person,
        asked: &Asked,
        judging: Judging<'_>,
        look: Look,
    ) -> Result<Plan> {
        let view = &loaded.view;
        let now = given_of(&view.project, &view.standings, stage);
        let checks = check_records(loaded, read_records(&loaded.root), judging);
        // A record of the same terms and items is countersigned as it stands.
        let other = signed_around(&checks, &now, person, asked);
        let given = other.map_or_else(|| now.clone(), |around| Given { around: around.clone(), ..now.clone() });
        let frozen = {
            let bar = Bar::new(look);
            freeze(&loaded.root, given, &bar)?.map_err(|wrong| not_listed(&wrong))?
        };
        let existing = checks.records.iter().find(|check| check.place == frozen.place);
        let (number, replaces) = match existing {
            None => (1, None),
            Some(check) => {
                require_sound(check)?;
                if check.evidence != Some(frozen.evidence) || check.digest != Some(frozen.digest) {
                    let problem = Problem::project(say::record_differs(check.place.shown("")));
                    return Err(problem.hint(say::record_differs_hint()).into());
                }
                own_place(check, person, asked)?
            }
        };
        let is_there = existing.is_some();
        let decision = require_content(loaded, &frozen.record, person, asked, is_there)?;
        if asked.reason.is_none() {
            require_held(&checks, loaded, &frozen.record)?;
            require_carried(&checks, loaded, &frozen.record)?;
        }
        let before = signed_last(&checks, stage, person, judging.own).filter(|check| check.place != frozen.place);
        let before = before.and_then(|check| {
            let old = check.record.as_ref()?;
            Some((check.place.clone(), differences((&check.place, old), &frozen.record, view)))
        });
        let there = frozen.place.shown(RECORD);
        let otherwise = around_told(Some((&now, "handover show")), (&frozen.record.given, &there));
        Ok(Plan { seen: seen(&checks), frozen, is_there, number, replaces, decision, before, otherwise, checks })
    }

    /// What is signed.
    pub(super) fn record(&self) -> &Record {
        &self.frozen.record
    }

    /// Whether another plan, made later, is about the same bytes.
    pub(super) fn is_same(&self, other: &Plan) -> bool {
        let of = |plan: &Plan| {
            (plan.frozen.digest, plan.frozen.evidence, plan.is_there, plan.number, plan.replaces, plan.decision)
        };
        of(self) == of(other) && self.seen == other.seen
    }

    /// The record that the signer signed last, where that is another one.
    pub(super) fn former(&self) -> Option<&Record> {
        let (place, _) = self.before.as_ref()?;
        self.checks.records.iter().find(|check| check.place == *place)?.record.as_ref()
    }

    /// The record that is countersigned.
    pub(super) fn existing(&self) -> Option<&RecordCheck> {
        self.checks.records.iter().find(|check| check.place == self.frozen.place)
    }

    /// What the person states.
    pub(super) fn statement(&self, loaded: &Loaded, person: &Person, asked: &Asked, with: &With) -> Statement {
        let record = self.record();
        let terms = &record.given.terms;
        let declaration = terms.declarations.get(self.decision.word()).map(|words| words.texts().collect::<Vec<_>>());
        let file = statement_name(self.number, person.party, &person.id);
        let method = match with {
            With::Key { .. } => Method::Ssh,
            With::Typed => Method::Typed,
            With::Paper => Method::Paper,
        };
        let scan = asked
            .scan
            .as_ref()
            .map(|(ending, bytes)| Named { path: scan_name(&file, ending), digest: Digest::of(bytes) });
        // A clock that runs behind does not turn time back.
        let own = self.existing().into_iter().flat_map(|check| &check.statements);
        let own = own.filter_map(|one| one.statement.as_ref()).filter(|one| one.signer == person.id);
        let times = own.map(|one| one.at).chain(newest_act(record));
        let at = times.fold(loaded.view.now, |latest, at| if at > latest { at } else { latest });
        Statement {
            project: terms.project.clone(),
            stage: terms.stage.clone(),
            record: self.frozen.digest,
            evidence: self.frozen.evidence,
            signer: person.id.clone(),
            name: person.name.clone(),
            organization: terms.parties.get(&person.party).cloned().unwrap_or_default(),
            party: person.party,
            role: terms.people.get(&person.id).and_then(|person| person.role.first().cloned()),
            decision: self.decision,
            reason: asked.reason.clone(),
            declaration: declaration.unwrap_or_default().join("\n"),
            at: loaded.view.zone.place(&at),
            entered_by: (method != Method::Ssh).then(|| asked.entered_by.clone()),
            scan: scan.filter(|_| method == Method::Paper),
            method,
            replaces: self.replaces,
            reservations: record.derived.reservations.iter().map(|one| one.item.clone()).collect(),
            seen: self.seen.clone(),
        }
    }
}

/// What stands around the items of a record that others have signed and that a person countersigns though the project says
/// something else around the same terms and items by now. Whoever wants it otherwise rejects that record; whoever signed it
/// makes another.
fn signed_around<'a>(checks: &'a RecordsCheck, now: &Given, person: &Person, asked: &Asked) -> Option<&'a Around> {
    let same = checks.of_stage(&now.terms.stage).into_iter().filter(|check| check.is_sound());
    let same = same.filter_map(|check| Some((check, &check.record.as_ref()?.given)));
    let same: Vec<_> = same.filter(|(_, given)| given.is_same(now)).collect();
    if same.iter().any(|(_, given)| given.around == now.around) {
        return None;
    }
    let is_open = |check: &RecordCheck| {
        let others_reject = check.rejecting().iter().any(|id| *id != person.id);
        check.is_signed_by_all()
            || (!check.signed().is_empty() && !others_reject && own_place(check, person, asked).is_ok())
    };
    let found = same.into_iter().find(|(check, _)| check.standing == Verdict::Current && is_open(check));
    found.map(|(_, given)| &given.around)
}

/// Which statement a person may still make under a record, and which one of theirs it replaces.
fn own_place(check: &RecordCheck, person: &Person, asked: &Asked) -> Result<(usize, Option<Digest>)> {
    let own: Vec<_> = check
        .statements
        .iter()
        .filter(|one| one.statement.as_ref().is_some_and(|statement| statement.signer == person.id))
        .collect();
    let counting = own.iter().find(|one| one.verdict.counts);
    let last = counting.or_else(|| own.iter().rev().find(|one| !one.verdict.replaced));
    let Some(last) = last else { return Ok((1, None)) };
    let party = |id: &str| check.record.as_ref()?.given.terms.people.get(id).map(|person| person.party);
    let claim = Claim {
        signer: &person.id,
        party: person.party,
        rejects: asked.reason.is_some(),
        entered_by: (!asked.by_key).then_some(asked.entered_by.as_str()),
    };
    // As `verify` has it.
    if last.statement.as_ref().is_some_and(|other| claim.takes_place(other.claim(), &party)) {
        return Ok((own.len() + 1, Some(last.digest)));
    }
    let problem = Problem::usage(say::signed_already(&person.name, check.place.shown("")));
    Err(problem.hint(say::signed_already_hint()).into())
}

/// Every record and statement that is there, by path.
fn seen(checks: &RecordsCheck) -> Vec<Named> {
    let mut seen = Vec::new();
    for check in &checks.records {
        seen.extend(check.digest.map(|digest| Named { path: check.place.shown(RECORD), digest }));
        let statement = |file: &str| check.place.shown(file);
        seen.extend(check.statements.iter().map(|one| Named { path: statement(&one.file), digest: one.digest }));
    }
    seen.sort();
    seen
}

/// The record of a stage that a person signed last, whatever they decided. Only what they keep a copy of is known to be
/// theirs: keys and typed words in their name stand in the project, which the other side writes too.
fn signed_last<'a>(checks: &'a RecordsCheck, stage: &str, person: &Person, own: &[Named]) -> Option<&'a RecordCheck> {
    let kept: HashSet<&Digest> = own.iter().map(|one| &one.digest).collect();
    let last = |check: &&RecordCheck| {
        let counting = check.statements.iter().filter(|one| one.verdict.counts || one.verdict.replaced);
        let statements = counting.filter(|one| kept.contains(&one.digest));
        statements
            .filter_map(|one| one.statement.as_ref())
            .filter(|one| one.signer == person.id)
            .map(|one| one.at)
            .max()
    };
    let records = checks.records.iter().filter(|check| check.place.stage == stage);
    records.filter(|check| last(check).is_some()).max_by_key(last)
}

/// That evidence is not what was recorded, or cannot be bound.
fn not_listed(wrong: &[listing::Unlisted]) -> Problem {
    use crate::evidence::naming::fault_text;
    let line = |one: &listing::Unlisted| match one {
        listing::Unlisted::Fault(fault) => fault_text(fault),
        listing::Unlisted::Differs(path, item) => say::evidence_differs(path, item),
        listing::Unlisted::Together(why) => why.clone(),
    };
    let list: Vec<Text> = wrong.iter().map(line).collect();
    let told = |lang| list.iter().map(|line| format!("\n{}", say::list_line(line).of(lang))).collect::<String>();
    let message = say::with_list(say::evidence_not_bindable(), Text::per_lang(told));
    Problem::project(message).hint(say::evidence_not_bindable_hint())
}
