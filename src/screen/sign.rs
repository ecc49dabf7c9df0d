//! What a signer is shown before being asked: everything the signature will bind, and who has signed.

use super::layout::labelled;
use crate::document::decision::Decision;
use crate::document::naming::decision;
use crate::document::record::{Record, Reservation, Uncounted};
use crate::document::verdict::Verdict;
use crate::model::naming;
use crate::model::party::Party;
use crate::signoff::RECORD;
use crate::signoff::differences::Told;
use crate::signoff::excerpt::{joined, titled};
use crate::signoff::naming::signer;
use crate::text::look::{Look, Style, wrap};
use crate::text::say::{sign as say, status as status_say, words};
use crate::text::visible::visible_line;
use crate::text::{Text, Written};
use std::collections::{BTreeMap, HashSet};
use unicode_width::UnicodeWidthStr;

/// What is being signed.
#[derive(Debug)]
pub struct SignReport<'a> {
    /// The record, there or about to be.
    pub record: &'a Record,
    /// Its folder.
    pub folder: String,
    /// SHA-256 of `record.json`.
    pub digest: String,
    /// How many files of evidence it binds.
    pub evidence: usize,
    /// Whether it is there, and is countersigned.
    pub is_there: bool,
    /// The items that the signer has not signed before.
    pub items: Vec<Told>,
    /// What it says around its items; nothing where what differs from what was signed before tells it.
    pub around: Vec<Text>,
    /// What it says around them otherwise than the project does by now.
    pub otherwise: &'a [Text],
    /// The items of the project that it does not tell of.
    pub beside: Vec<Text>,
    /// The record that the signer signed last, and what differs from it.
    pub before: Option<(String, &'a [Told])>,
    /// Id of the signer.
    pub signer: &'a str,
    /// What is decided.
    pub decision: Decision,
    /// Why, if it is rejected.
    pub reason: Option<&'a str>,
    /// The fingerprint of the key, or that there is none.
    pub key: Text,
    /// Everyone who signs.
    pub signers: Vec<SignerLine>,
    /// The acts in the signer's name that somebody else entered.
    pub entered: Vec<Text>,
}

/// A signer, and how they decided.
#[derive(Debug)]
pub struct SignerLine {
    /// Their name.
    pub name: String,
    /// Their party.
    pub party: Party,
    /// Their organisation.
    pub organization: String,
    /// Their mail address.
    pub address: Option<String>,
    /// Their keys, each with what vouches for it.
    pub keys: Vec<Text>,
    /// Their decision, its reason, how the statement came out and why; nothing while they have not signed.
    pub decided: Option<(Decision, Option<String>, Verdict, Vec<Text>)>,
}

/// What the signer should think of besides, before the question.
pub(crate) fn render_notes(notes: &[Text], look: Look) -> String {
    let lines = notes.iter().flat_map(|note| wrap(&visible_line(note.of(look.lang)), look.width));
    lines.map(|line| format!("{}\n", look.paint(Style::Warn, &line))).collect()
}

/// Draws it, the items first and the terms last, right above the question; every line ends with a line feed.
pub(crate) fn render_sign(report: &SignReport<'_>, look: Look) -> String {
    let lang = look.lang;
    let record = report.record;
    let terms = &record.given.terms;
    let project = joined(terms.title.texts(), RECORD);
    let mut text = heading(say::title(status_say::milestone(&terms.stage), project), look);
    if !report.items.is_empty() {
        let title = match &report.before {
            Some((before, _)) => say::new_items_title(report.items.len(), before),
            None => say::items_title(report.items.len()),
        };
        text.push_str(&listed(title, &report.items, look));
    }
    match &report.before {
        Some((_, [])) | None => {}
        Some((before, changes)) => text.push_str(&listed(say::changes_title(before), changes, look)),
    }
    if !report.entered.is_empty() {
        text.push_str(&section(say::entered_title(report.entered.len()), report.entered.clone(), look));
    }
    let titles = Titles::of(record);
    let (count, uncounted) = uncounted(&titles);
    if count > 0 {
        text.push_str(&section(say::uncounted_title(count), uncounted, look));
    }
    if !report.beside.is_empty() {
        text.push_str(&section(say::beside_title(), report.beside.clone(), look));
    }
    if !report.around.is_empty() {
        text.push_str(&section(say::around_title(), report.around.clone(), look));
    }
    let reservations = &record.derived.reservations;
    if !reservations.is_empty() {
        let told = reservations.iter().map(|one| reservation(&titles, one)).collect();
        text.push_str(&section(say::reservations_title(reservations.len()), told, look));
    }
    if !report.otherwise.is_empty() {
        text.push_str(&section(say::otherwise_title(), report.otherwise.to_vec(), look));
    }
    let signers: Vec<Text> = report.signers.iter().map(signer_text).collect();
    text.push_str(&section(say::label_signers(), signers, look));
    text.push_str(&heading(say::label_terms(), look));
    let rows = rows(report);
    let indent = rows.iter().map(|(label, _)| label.of(lang).width()).max().unwrap_or_default() + 2;
    for (label, value) in rows {
        text.push_str(&labelled(label.of(lang), &visible_line(value.of(lang)), indent, look));
    }
    text
}

/// What stands at the head: the stage and its terms, who signs, with which decision and key.
fn rows(report: &SignReport<'_>) -> Vec<(Text, Text)> {
    let record = report.record;
    let terms = &record.given.terms;
    let party = terms.people.get(report.signer).map_or(Party::Giver, |person| person.party);
    let folder = match report.is_there {
        true => say::there_already(&report.folder),
        false => say::new_record(&report.folder),
    };
    let decided = match report.reason {
        Some(reason) => say::rejected_because(decision(report.decision, party), reason),
        None => decision(report.decision, party),
    };
    let day = terms.date.map(|day| day.to_string()).unwrap_or_default();
    // In every language that it has: all of them are signed.
    let declaration = terms.declarations.get(report.decision.word()).map(|words| words.texts().collect::<Vec<_>>());
    let declaration = Text::same(declaration.unwrap_or_default().join(" / "));
    let mut rows = vec![
        (say::label_stage(), say::stage_on(status_say::milestone(&terms.stage), day)),
        (say::label_parties(), parties(report)),
        (say::label_record(), folder),
        (say::label_items(), counts(record)),
        (
            say::label_evidence(),
            if report.evidence == 0 { say::evidence_none() } else { say::evidence_bound(report.evidence) },
        ),
        (say::label_digest(), Text::same(&report.digest)),
        (say::label_declaration(), declaration),
    ];
    if let Some(require) = &terms.require {
        rows.push((say::label_require(), Text::same(require)));
    }
    if let Some(person) = terms.people.get(report.signer) {
        let organization = terms.parties.get(&person.party).map(String::as_str).unwrap_or_default();
        rows.push((say::label_you(), signer(&person.name, person.party, organization)));
    }
    rows.push((say::label_decision(), decided));
    rows.push((say::label_key(), report.key.clone()));
    rows
}

fn heading(text: Text, look: Look) -> String {
    format!("{}\n", look.paint(Style::Bold, &visible_line(text.of(look.lang))))
}

/// A heading, and lines below it. None is left out: what is not shown would be signed unseen.
fn section(title: Text, lines: Vec<Text>, look: Look) -> String {
    let lines = lines.iter().map(|text| labelled("  -", &visible_line(text.of(look.lang)), 4, look));
    heading(title, look) + &lines.collect::<String>()
}

/// A heading, and below it lines that have others below them.
fn listed(title: Text, told: &[Told], look: Look) -> String {
    let mut text = heading(title, look);
    for one in told {
        text.push_str(&labelled("  -", &visible_line(one.what.of(look.lang)), 4, look));
        for line in &one.more {
            text.push_str(&labelled("", &visible_line(line.of(look.lang)), 6, look));
        }
    }
    text
}

fn parties(report: &SignReport<'_>) -> Text {
    let parties = &report.record.given.terms.parties;
    let named: Vec<Text> = parties.iter().map(|(party, name)| say::party_named(naming::party(*party), name)).collect();
    words::text_list(&named)
}

/// How many items the stage counts, and how they stand.
fn counts(record: &Record) -> Text {
    let counts = &record.derived.counts;
    let uncounted = counts.not_applicable + counts.uncounted;
    say::counts(words::items(counts.items), counts.complete, counts.open, uncounted)
}

/// What the items of a record are called: by their titles, with the full name where several have the same.
struct Titles<'r> {
    record: &'r Record,
    shared: HashSet<&'r Written>,
}

impl<'r> Titles<'r> {
    fn of(record: &'r Record) -> Titles<'r> {
        let mut once = HashSet::new();
        let titles = record.given.items.values().map(|item| &item.title);
        Titles { record, shared: titles.filter(|title| !once.insert(*title)).collect() }
    }

    fn title(&self, name: &str) -> Text {
        match self.record.given.items.get(name).map(|item| &item.title) {
            Some(title) if self.shared.contains(title) => words::aside(titled(title, name), name),
            title => title.map(|title| titled(title, name)).unwrap_or_default(),
        }
    }
}

fn reservation(titles: &Titles<'_>, one: &Reservation) -> Text {
    let (record, title) = (titles.record, titles.title(&one.item));
    let state = record.derived.items.get(&one.item).map(|item| naming::state(item.state)).unwrap_or_default();
    let person = record.given.terms.people.get(&one.person).map(|person| person.name.clone());
    match person {
        Some(name) => say::reservation_line(title, state, name, &one.fix_by, &one.note),
        None => say::reservation_without(title, state),
    }
}

/// How many items of the stage do not count, and a line for each reason with every item that it holds for.
fn uncounted(titles: &Titles<'_>) -> (usize, Vec<Text>) {
    let mut by_reason: BTreeMap<Uncounted, Vec<Text>> = BTreeMap::new();
    let others = [Uncounted::EarlierStage, Uncounted::OtherStage];
    for (name, item) in &titles.record.derived.items {
        if let Some(why) = item.why.filter(|why| !others.contains(why)) {
            by_reason.entry(why).or_default().push(titles.title(name));
        }
    }
    let count = by_reason.values().map(Vec::len).sum();
    let told = by_reason.iter().map(|(why, titles)| say::uncounted_line(reason(*why), words::text_list(titles)));
    (count, told.collect())
}

fn reason(why: Uncounted) -> Text {
    match why {
        Uncounted::EarlierStage | Uncounted::OtherStage => Text::default(),
        Uncounted::Waived => say::why_waived(),
        Uncounted::NotMet => say::why_not_met(),
        Uncounted::NotChosen => say::why_not_chosen(),
        Uncounted::Alternative => say::why_alternative(),
        Uncounted::Optional => say::why_optional(),
    }
}

/// A signer with their keys, and how their statement came out.
fn signer_text(line: &SignerLine) -> Text {
    let name = signer(&line.name, line.party, &line.organization);
    let name = match &line.address {
        Some(address) => say::with_address(name, address),
        None => name,
    };
    match &line.decided {
        None if line.keys.is_empty() => say::has_not_signed_without_key(name),
        None => say::has_not_signed(name, words::text_list(&line.keys)),
        Some((decided, reason, state, reasons)) => {
            let decided = match reason {
                Some(reason) => say::rejected_because(decision(*decided, line.party), reason),
                None => decision(*decided, line.party),
            };
            say::has_signed(name, decided, words::text_list(&[vec![state.title()], reasons.clone()].concat()))
        }
    }
}
