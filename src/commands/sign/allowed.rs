//! What keeps a record from being signed: whatever `verify` would refuse, and whatever would be left out of it.

use super::agreeing::{Typed, one_sided};
use super::args::Asked;
use super::reserving::{has_open, is_reserved};
use crate::checks::check_all;
use crate::document::decision::Decision;
use crate::document::derived::{fix_by_day, has_terms};
use crate::document::given::obstacles;
use crate::document::place::{unfit, unfit_signer};
use crate::document::record::{Record, Reservation};
use crate::files::load::Loaded;
use crate::model::clock::{TOLERANCE, render_moment};
use crate::model::finding::{Finding, Severity};
use crate::model::item::{Act, Item, ItemName};
use crate::model::list::SourceAt;
use crate::model::project::Person;
use crate::signoff::carried::lost_reservations;
use crate::signoff::check::{RecordCheck, RecordsCheck};
use crate::signoff::judge::newest_act;
use crate::signoff::standing::held_terms;
use crate::text::Text;
use crate::text::exit::Exit;
use crate::text::problem::Problem;
use crate::text::say::{commands as commands_say, sign as say, signoff as signoff_say};
use crate::text::visible::visible_line;
use anyhow::Result;
use std::collections::BTreeSet;

/// The most reasons that are listed.
const LISTED: usize = 20;

/// Refuses what may not be signed; returns what the person decides.
pub(super) fn require_content(
    loaded: &Loaded,
    record: &Record,
    person: &Person,
    asked: &Asked,
    is_there: bool,
) -> Result<Decision> {
    let project = &loaded.view.project;
    let terms = &record.given.terms;
    let mut wrong = obstacles(project, &terms.stage);
    if let Some(why) = unfit(&terms.stage) {
        wrong.push(signoff_say::stage_unfit(&terms.stage, why));
    }
    if let Some(why) = unfit_signer(&person.id) {
        wrong.push(signoff_say::signer_unfit(&person.id, why));
    }
    if let Some(newest) = newest_act(record).filter(|newest| *newest > loaded.view.now + TOLERANCE) {
        let is_it = |item: &&Item| item.log.iter().any(|act| act.at == newest);
        let item = project.items.iter().find(is_it).map(|item| item.name.to_string()).unwrap_or_default();
        wrong.push(say::act_ahead(item, render_moment(&newest), render_moment(&loaded.view.now)));
    }
    refuse(say::cannot_be_signed(), wrong, Exit::Usage, None)?;
    let findings = check_all(loaded);
    let rejects = asked.reason.is_some();
    // Whoever rejects may do so for what is wrong with the files, but not as one of two whom nothing tells apart.
    let hinders = |finding: &&Finding| !rejects || matches!(finding.code, "shared-address" | "shared-key");
    require_no_errors(&findings, hinders)?;
    if rejects {
        return Ok(Decision::Rejected);
    }
    let left_out: Vec<Text> = left_out(loaded, record, &findings);
    refuse(say::left_out(), left_out, Exit::Usage, Some(say::left_out_hint()))?;
    let reservations: Vec<&Reservation> = record.derived.reservations.iter().collect();
    if !is_there && !reservations.is_empty() {
        let lacking: Vec<&Reservation> =
            reservations.iter().filter(|one| !has_terms(&record.given, one)).copied().collect();
        if !lacking.is_empty() {
            return Err(has_open(record, &lacking, asked.with_reservations).into());
        }
        if !asked.with_reservations {
            return Err(is_reserved(record, &reservations).into());
        }
        let today = loaded.view.today();
        let past = reservations.iter().filter(|one| fix_by_day(terms, one).is_some_and(|day| day < today));
        let past: Vec<Text> =
            past.map(|one| commands_say::refused_act(&one.item, commands_say::fix_by_past(&one.fix_by))).collect();
        refuse(say::terms_are_past(), past, Exit::Outstanding, Some(say::terms_hint()))?;
    }
    Ok(Decision::of(person.party, !reservations.is_empty()))
}

/// Refuses while something that hinders must be mended.
pub(super) fn require_no_errors(findings: &[Finding], hinders: impl Fn(&&Finding) -> bool) -> Result<()> {
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error && finding.silenced.is_none());
    let errors: Vec<Text> = errors.filter(hinders).map(|finding| finding.message.clone()).collect();
    let count = errors.len();
    refuse(say::has_errors(count), errors, Exit::Outstanding, Some(commands_say::mend_first_hint()))
}

/// Fields that nothing reads and that the record would have to leave out.
fn left_out(loaded: &Loaded, record: &Record, findings: &[Finding]) -> Vec<Text> {
    let project = &loaded.view.project;
    let bound = |name: &ItemName| record.given.items.contains_key(&name.to_string());
    let items = project.items.iter().filter(|item| bound(&item.name));
    let sources: BTreeSet<SourceAt> = items.map(|item| item.place.source).chain([SourceAt::PROJECT_FILE]).collect();
    let is_left_out = |finding: &&Finding| {
        let own_source = finding.place.as_ref().is_some_and(|place| sources.contains(&place.source));
        let field = finding.field.as_deref().unwrap_or_default();
        // What stands in an item itself is kept among its free fields.
        let kept = finding.item.is_some() && field.matches('.').count() == 1 && !field.contains(".extra.");
        finding.code == "unknown-field" && own_source && finding.item.as_ref().is_none_or(bound) && !kept
    };
    let found = findings.iter().filter(is_left_out);
    let place = |finding: &Finding| {
        let place = finding.place.as_ref()?;
        let source = &loaded.sources[place.source];
        Some(say::at_line(source.name(), source.position(place.span.start).0, finding.message.clone()))
    };
    found.filter_map(place).collect()
}

/// Refuses with a list of reasons, if there are any.
fn refuse(title: Text, reasons: Vec<Text>, exit: Exit, hint: Option<Text>) -> Result<()> {
    if reasons.is_empty() {
        return Ok(());
    }
    let hidden = reasons.len().saturating_sub(LISTED);
    let more = (hidden > 0).then(|| say::and_more(hidden));
    let lines: Vec<Text> = reasons.into_iter().take(LISTED).chain(more).collect();
    let list = Text::per_lang(|lang| {
        lines.iter().map(|line| format!("\n{}", say::list_line(visible_line(line.of(lang))).of(lang))).collect()
    });
    Err(Problem { exit, message: say::with_list(title, list), hint }.into())
}

/// Refuses terms that one side alone recorded after others had been signed by all.
pub(super) fn require_held(checks: &RecordsCheck, loaded: &Loaded, record: &Record) -> Result<()> {
    let project = &loaded.view.project;
    let held = held_terms(checks);
    let (mut told, mut commands) = (Vec::new(), Vec::new());
    for one in &record.derived.reservations {
        let Some(name) = ItemName::parse(&one.item, None) else { continue };
        let Some((held, item)) = held.get(&name).zip(project.find(&name).map(|at| &project.items[at])) else {
            continue;
        };
        let is_signed = |act: &&Act| act.did == "reserved" && act.at == held.at && act.by == held.by;
        let typed = Typed { item: &name, fix_by: &one.fix_by, person: &one.person, note: &one.note };
        let signed = (held.fix_by.written(), held.person.as_str());
        let sides = typed.sides(project, held);
        if !item.log.iter().any(|act| is_signed(&act))
            || signed == (one.fix_by.clone(), one.person.as_str())
            || sides.len() >= 2
        {
            continue;
        }
        let named = |(day, person): (&str, &str)| signoff_say::terms_of(project.name_of(person), day);
        let (now, then) = (named((&one.fix_by, &one.person)), named((&signed.0, signed.1)));
        let proposed = signoff_say::terms_proposed(project.name_of(&one.by), now, then);
        told.push(signoff_say::of_item(item.title.text(), proposed));
        commands.extend(typed.commands(project, &record.given.terms.stage, &sides));
    }
    if told.is_empty() { Ok(()) } else { Err(one_sided(told, commands).into()) }
}

/// Refuses a record that would lose what all have signed to be seen to later.
pub(super) fn require_carried(checks: &RecordsCheck, loaded: &Loaded, record: &Record) -> Result<()> {
    let lost = lost_reservations(checks, &loaded.view, record);
    refuse(say::carries_too_little(), lost, Exit::Outstanding, Some(say::carries_too_little_hint()))
}

/// Refuses to add to a record that is not as it was signed.
pub(super) fn require_sound(check: &RecordCheck) -> Result<()> {
    if check.is_sound() {
        return Ok(());
    }
    let statement = check.statements.iter().find(|one| one.verdict.state.fails());
    let why = match statement {
        Some(one) => signoff_say::about(&one.file, one.verdict.reasons.first().cloned().unwrap_or_default()),
        None => check.reasons.first().cloned().unwrap_or_default(),
    };
    Err(Problem::project(say::record_damaged(check.place.shown(""), why)).hint(say::record_damaged_hint()).into())
}
