//! What a signer is shown before being asked: everything the signature will bind, and who has signed.

use super::layout::labelled;
use crate::document::record::{Record, Reservation};
use crate::evidence::naming::differences;
use crate::model::clock::render_moment;
use crate::model::naming;
use crate::model::standing::State;
use crate::signoff::changes::change_text;
use crate::signoff::check::RecordCheck;
use crate::signoff::naming::{decision, signer};
use crate::signoff::statement::Decision;
use crate::text::Text;
use crate::text::look::{Look, Style};
use crate::text::say::{sign as say, status as status_say, words};
use crate::text::visible::visible_line;
use unicode_width::UnicodeWidthStr;

/// The most changes that are listed.
const LISTED: usize = 20;

/// What is being signed.
#[derive(Debug)]
pub struct SignReport<'a> {
    /// The record, frozen or about to be.
    pub record: &'a Record,
    /// Its folder.
    pub folder: String,
    /// SHA-256 of `record.json`.
    pub record_digest: String,
    /// The record that is countersigned.
    pub existing: Option<&'a RecordCheck>,
    /// The record before it, which the project has left behind.
    pub before: Option<&'a RecordCheck>,
    /// Id of the signer.
    pub signer: &'a str,
    /// What is decided.
    pub decision: Decision,
    /// Why, if it is rejected.
    pub reason: Option<&'a str>,
    /// The fingerprint of the key, or that there is none.
    pub key: Option<String>,
}

/// Draws it; every line ends with a line feed.
pub(crate) fn render_sign(report: &SignReport<'_>, look: Look) -> String {
    let lang = look.lang;
    let record = report.record;
    let stage = status_say::milestone(&record.stage);
    let mut text = heading(say::title(stage.clone(), &record.project.title), look);
    let digest = record.files.as_ref().map(|files| files.manifest.clone()).unwrap_or_default();
    let count = record.files.as_ref().map_or(0, |files| files.count);
    let day = record.stage_date.map_or_else(String::new, |day| day.to_string());
    let frozen = match (report.existing, report.before) {
        (Some(_), _) => say::frozen_record(&report.folder, render_moment(&record.at)),
        (None, Some(before)) => say::new_revision(&report.folder, before.place.shown("")),
        (None, None) => say::new_record(&report.folder),
    };
    let decision = match report.reason {
        Some(reason) => say::rejected_because(reason),
        None => decision(report.decision),
    };
    let mut rows = vec![
        (say::label_stage(), say::stage_on(stage.clone(), day)),
        (say::label_record(), frozen),
        (say::label_items(), counts(record)),
        (say::label_files(), say::files_bound(count)),
        (say::label_digest(), Text::same(digest)),
        (say::label_record_digest(), Text::same(&report.record_digest)),
        (say::label_declaration(), Text::same(&record.declaration)),
    ];
    if let Some(person) = record.people.iter().find(|person| person.id == report.signer) {
        let organization = record.project.parties.get(&person.party).map(String::as_str).unwrap_or_default();
        rows.push((say::label_you(), signer(&person.name, person.party, organization)));
    }
    rows.push((say::label_decision(), decision));
    rows.push((say::label_key(), report.key.as_ref().map_or_else(say::done_typed, Text::same)));
    let indent = rows.iter().map(|(label, _)| label.of(lang).width()).max().unwrap_or_default() + 2;
    for (label, value) in rows {
        text.push_str(&labelled(label.of(lang), &visible_line(value.of(lang)), indent, look));
    }
    if !record.reservations.is_empty() {
        text.push_str(&heading(say::reservations_title(record.reservations.len()), look));
        text.push_str(&lines(record.reservations.iter().map(reservation), look));
    }
    if let Some(before) = report.before {
        text.push_str(&heading(say::changes_title(before.place.shown("")), look));
        text.push_str(&changes(before, look));
    }
    text.push_str(&heading(say::label_signers(), look));
    text.push_str(&lines(signers(record, report.existing).into_iter(), look));
    text
}

fn heading(text: Text, look: Look) -> String {
    format!("{}\n", look.paint(Style::Bold, &visible_line(text.of(look.lang))))
}

fn lines(texts: impl Iterator<Item = Text>, look: Look) -> String {
    texts.map(|text| labelled("  -", &visible_line(text.of(look.lang)), 4, look)).collect()
}

/// How many items the stage counts, and how they stand.
fn counts(record: &Record) -> Text {
    let items = || record.sections.iter().flat_map(|section| &section.items).filter(|item| item.stage == record.stage);
    let waived = items().filter(|item| matches!(item.state, State::Waived | State::NotChosen)).count();
    let complete = items().filter(|item| item.state == State::Complete).count();
    let all = items().filter(|item| item.counts).count() + waived;
    say::counts(words::items(all), complete, waived, record.reservations.len())
}

fn reservation(reservation: &Reservation) -> Text {
    let owner = match reservation.owner.as_slice() {
        [] => say::nobody_named(),
        owners => words::name_list(owners),
    };
    let due = reservation.due.as_ref().map_or_else(say::no_day, Text::same);
    say::reservation_line(&reservation.title, naming::state(reservation.state), owner, due)
}

/// What changed since a record, by item and by file.
pub fn changes(check: &RecordCheck, look: Look) -> String {
    let mut told: Vec<Text> = check.others.clone();
    told.extend(check.items.iter().map(change_text));
    let hidden = told.len().saturating_sub(LISTED);
    told.truncate(LISTED);
    if hidden > 0 {
        told.push(say::and_more(hidden));
    }
    if !check.files.is_empty() {
        told.push(differences(&check.files));
    }
    lines(told.into_iter(), look)
}

/// Each signer, and how their statement came out.
fn signers(record: &Record, existing: Option<&RecordCheck>) -> Vec<Text> {
    let line = |id: &String| {
        let person = record.people.iter().find(|person| person.id == *id)?;
        let organization = record.project.parties.get(&person.party).map(String::as_str).unwrap_or_default();
        let name = signer(&person.name, person.party, organization);
        let found = existing.into_iter().flat_map(|check| &check.statements).find_map(|one| {
            let statement = one.statement.as_ref().filter(|statement| statement.signer == *id)?;
            Some((statement, one.verdict.state))
        });
        Some(match found {
            None => say::has_not_signed(name),
            Some((statement, state)) => {
                let word = state.title();
                let decision = match &statement.reason {
                    Some(reason) => say::rejected_because(reason),
                    None => decision(statement.decision),
                };
                say::has_signed(name, decision, word)
            }
        })
    };
    record.signers.iter().filter_map(line).collect()
}
