//! The annexes that look at one kind of item each: backups, access, training, notices.
//!
//! In: the record. Out: a table, or nothing where there are no such items. Every item named here stands in the
//! item list too, with its state, under the number it is shown with; what is told here is told only here.

use super::blocks::{Block, Cell, Column, Grid, Line, Tone};
use super::book::{Book, Entry};
use super::record::GivenEvidence;
use super::voice::Voice;
use crate::evidence::leads_out;
use crate::evidence::remote::Remote;
use crate::files::change::list_path;
use crate::model::item::ItemName;
use crate::model::kinds::ENDS_ACCESS;
use crate::model::naming;
use crate::model::standing::State;
use crate::text::Text;
use crate::text::say::{record as say, sums, words};

/// The kinds whose facts have a place of their own, so that the item list says only what they are and how they stand.
pub(super) const APART: [&str; 9] = [
    "backups",
    "permissions",
    "training",
    "notifications",
    "risks",
    "payments",
    "campaigns",
    "monitoring",
    "clearances",
];

/// The fields that have a column of their own, or a line in one.
const BACKUPS: [&str; 4] = ["contains", "method", "encrypted", "retention"];
const ACCOUNT: [&str; 3] = ["system", "environment", "account"];

/// A table of items; nothing where there are none.
pub(super) fn table(columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Vec<Block> {
    if rows.is_empty() { Vec::new() } else { vec![Block::Grid(Grid { columns, rows })] }
}

/// An item's number.
pub(super) fn number(entry: &Entry<'_>) -> Cell {
    Cell::new(&entry.number)
}

/// An item's title, and its state where more must be known than which steps are made.
pub(super) fn title(voice: &Voice<'_>, entry: &Entry<'_>) -> Cell {
    let mut cell = voice.written(&entry.item.title, Tone::Strong);
    if matches!(entry.standing.state, State::Rejected | State::Blocked) || !entry.standing.state.applies() {
        cell.lines.extend(voice.state(entry.standing.state).lines);
    }
    cell
}

/// What was said about an item, by whom, where no other column says it.
pub(super) fn notes(voice: &Voice<'_>, entry: &Entry<'_>, without: &[&str]) -> Cell {
    let mut cell = Cell::default();
    for act in entry.acts.iter().filter(|act| !without.contains(&act.given.did.as_str())) {
        let Some(note) = &act.given.note else { continue };
        let refuses = matches!(act.given.did.as_str(), "rejected" | "blocked");
        if refuses || !entry.has_step(&act.given.did) {
            let tone = if refuses { Tone::Bad } else { Tone::Strong };
            cell = cell.and(voice.word(&voice.done(entry, &act.given.did)), tone);
        }
        cell = cell.and(note, Tone::Plain);
        let day = voice.act_day(act).map(|day| voice.day(day)).unwrap_or_default();
        cell = cell.and(format!("{} {day}", voice.who(act)), Tone::Quiet);
    }
    cell
}

/// A cell with notes under it.
fn noted(voice: &Voice<'_>, mut cell: Cell, entry: &Entry<'_>, without: &[&str]) -> Cell {
    cell.lines.extend(notes(voice, entry, without).lines);
    cell
}

/// The annex of the backups, with what makes each copy known again.
pub(super) fn backups(voice: &Voice<'_>, book: &Book<'_>) -> Vec<Block> {
    let rows = book.of_kind("backups").map(|entry| {
        let about = BACKUPS.into_iter().fold(title(voice, entry), |cell, name| voice.with_field(cell, entry, name));
        let kept = Cell::new(voice.value(entry, "location"));
        let kept = check_lines(entry).into_iter().fold(kept, |cell, line| cell.and(line, Tone::Quiet));
        vec![
            number(entry),
            noted(voice, about, entry, &[]),
            voice.with_field(kept, entry, "delete_by"),
            digests_of(voice, entry),
            voice.step(entry, "taken"),
            voice.step(entry, "verified"),
            voice.step(entry, "restored"),
        ]
    });
    let columns = vec![
        voice.column(&say::ordinal(), 6),
        voice.column(&say::backup(), 23),
        voice.column(&say::where_kept(), 14),
        voice.column(&say::digest_size(), 18),
        voice.column(&say::taken(), 13),
        voice.column(&say::verified(), 13),
        voice.column(&say::restored(), 13),
    ];
    table(columns, rows.collect())
}

/// The lines that hold a backup at a remote against what was recorded of it, in the project folder.
fn check_lines(entry: &Entry<'_>) -> Vec<String> {
    let Some(remote) = entry.field("location").and_then(Remote::parse) else { return Vec::new() };
    let Some(name) = ItemName::parse(entry.name, None) else { return Vec::new() };
    let taken = entry.act("taken").map(|act| act.given.evidence.as_slice()).unwrap_or_default();
    let list = |one: &GivenEvidence| list_path(&name, one.path.as_deref()?, one.sha256.as_deref()?);
    taken.iter().filter_map(list).map(|list| remote.line(&list)).collect()
}

/// The digests that were taken with a backup.
fn digests_of(voice: &Voice<'_>, entry: &Entry<'_>) -> Cell {
    let taken = entry.act("taken").map(|act| act.given.evidence.as_slice()).unwrap_or_default();
    let cell = taken.iter().filter(|one| is_backup_digest("backups", "taken", one));
    let cell = cell.fold(Cell::default(), |cell, one| digest_lines(voice, cell, one));
    match cell.is_empty() {
        true => voice.cell(&say::no_digest()).toned(Tone::Quiet),
        false => cell,
    }
}

/// Whether a digest stands with the backups, and so not among the fingerprints.
pub(super) fn is_backup_digest(kind: &str, did: &str, evidence: &GivenEvidence) -> bool {
    kind == "backups" && did == "taken" && evidence.sha256.is_some()
}

/// The digest and size of a piece of evidence, on lines of their own.
pub(super) fn digest_lines(voice: &Voice<'_>, cell: Cell, evidence: &GivenEvidence) -> Cell {
    let mut cell = cell.and(evidence.sha256.as_deref().unwrap_or_default(), Tone::Code);
    if evidence.path.as_deref().is_some_and(leads_out) {
        cell.lines.extend(voice.cell(&say::hashed_elsewhere()).toned(Tone::Quiet).lines);
    }
    match evidence.size {
        Some(size) => cell.and(voice.word(&say::bytes(size)), Tone::Quiet),
        None => cell,
    }
}

/// The annex of accounts and access: what was granted, what was taken back, and how long after the cutover.
pub(super) fn permissions(voice: &Voice<'_>, book: &Book<'_>) -> Vec<Block> {
    let rows = book.of_kind("permissions").map(|entry| {
        let about = ACCOUNT.into_iter().fold(title(voice, entry), |cell, name| voice.with_field(cell, entry, name));
        let one_of = |names: &[&str]| {
            let found = names.iter().find(|name| entry.has_step(name)).or(names.first());
            found.map(|name| voice.step(entry, name)).unwrap_or_default()
        };
        let action = entry.field("action").unwrap_or("transfer");
        let how = Cell::new(voice.word(&naming::choice(action))).and(voice.value(entry, "role"), Tone::Quiet);
        vec![
            number(entry),
            noted(voice, about, entry, &[]),
            how,
            one_of(&["granted", "listed"]),
            one_of(&["confirmed", "agreed"]),
            one_of(&ENDS_ACCESS),
            lag(voice, entry),
        ]
    });
    let columns = vec![
        voice.column(&say::ordinal(), 6),
        voice.column(&say::account(), 26),
        voice.column(&say::action_rights(), 13),
        voice.column(&say::granted(), 14),
        voice.column(&say::confirmed(), 14),
        voice.column(&say::revoked(), 14),
        voice.column(&say::lag(), 13),
    ];
    lags(voice, book).into_iter().chain(table(columns, rows.collect())).collect()
}

/// How many accesses have ended, and how long after the cutover the last of them did.
fn lags(voice: &Voice<'_>, book: &Book<'_>) -> Option<Block> {
    let ending = book.of_kind("permissions").filter(|entry| entry.standing.state.applies());
    let ending: Vec<(&Entry<'_>, &str)> = ending.filter_map(|entry| Some((entry, end_of(entry)?))).collect();
    let ended = ending.iter().filter(|(entry, did)| entry.is_made(did));
    let told = sums::ended(ended.clone().count(), ending.len());
    let lags = ended.filter_map(|(entry, did)| Some((days_after(voice, entry, did)?, entry)));
    // Of two that are alike the first is named.
    let longest = lags.rev().max_by_key(|(days, _)| *days);
    let sentence = match longest {
        Some((days, entry)) if days > 0 => sums::longest(told, words::days(days), entry.item.title.text()),
        Some(_) => sums::none_after(told),
        None => sums::none_told(told),
    };
    (!ending.is_empty()).then(|| Block::Paragraph(voice.cell(&sentence)))
}

/// The step that ends the access, where one does.
fn end_of(entry: &Entry<'_>) -> Option<&'static str> {
    ENDS_ACCESS.into_iter().find(|did| entry.has_step(did))
}

/// Days from the cutover to when an access ended, where both are known.
fn days_after(voice: &Voice<'_>, entry: &Entry<'_>, did: &str) -> Option<i64> {
    let day = voice.act_day(entry.act(did)?)?;
    Some((day - voice.due_day("cutover")?).num_days())
}

/// How many days after the cutover an access ended; that it has not, where it should.
fn lag(voice: &Voice<'_>, entry: &Entry<'_>) -> Cell {
    let Some(did) = end_of(entry) else { return Cell::new("–") };
    if !entry.standing.state.applies() {
        return Cell::new("–");
    }
    if !entry.is_made(did) {
        return voice.cell(&say::still_open()).toned(Tone::Warn);
    }
    let Some(days) = days_after(voice, entry, did) else { return Cell::default() };
    match days {
        0 => voice.cell(&say::lag_none()),
        after if after > 0 => voice.cell(&say::lag_after(words::days(after))).toned(Tone::Warn),
        before => voice.cell(&say::lag_before(words::days(before))),
    }
}

/// The annex of the training: what was to be shown, who showed that they can do it alone, and how well.
pub(super) fn training(voice: &Voice<'_>, book: &Book<'_>) -> Vec<Block> {
    let rows = book.of_kind("training").map(|entry| {
        let about = title(voice, entry).and(voice.value(entry, "task"), Tone::Plain);
        let about = noted(voice, voice.with_field(about, entry, "materials"), entry, &["demonstrated"]);
        let held = ["date", "duration", "place"]
            .into_iter()
            .fold(voice.step(entry, "held"), |cell, name| voice.with_field(cell, entry, name));
        let people = ["trainers", "attendees"]
            .into_iter()
            .fold(Cell::default(), |cell, name| voice.with_field(cell, entry, name));
        let shown = entry.act("demonstrated").filter(|_| entry.is_made("demonstrated"));
        let effect = Cell::new(shown.and_then(|act| act.given.note.as_deref()).unwrap_or_default());
        vec![number(entry), about, people.toned(Tone::Plain), held, voice.step(entry, "demonstrated"), effect]
    });
    let columns = vec![
        voice.column(&say::ordinal(), 6),
        voice.column(&say::task(), 23),
        voice.column(&say::trainers(), 14),
        voice.column(&say::held(), 17),
        voice.column(&say::demonstrated(), 17),
        voice.column(&say::effect(), 23),
    ];
    table(columns, rows.collect())
}

/// The annex of those who are told.
pub(super) fn notifications(voice: &Voice<'_>, book: &Book<'_>) -> Vec<Block> {
    let rows = book.of_kind("notifications").map(|entry| {
        let audience = voice.value(entry, "audience");
        let whom = if entry.item.title.is(&audience) { String::new() } else { audience };
        let channel = Cell::new(voice.value(entry, "channel")).and(voice.value(entry, "address"), Tone::Quiet);
        let sent = match entry.is_made("sent") {
            true => voice.step(entry, "sent"),
            false => voice.with_field(voice.step(entry, "sent"), entry, "send_by"),
        };
        let about = voice.with_field(title(voice, entry).and(whom, Tone::Plain), entry, "message");
        vec![number(entry), about, channel, sent, voice.step(entry, "confirmed"), notes(voice, entry, &[])]
    });
    let columns = vec![
        voice.column(&say::ordinal(), 6),
        voice.column(&say::audience(), 27),
        voice.column(&say::channel(), 19),
        voice.column(&say::sent(), 14),
        voice.column(&say::confirmed(), 14),
        voice.column(&say::remarks(), 20),
    ];
    table(columns, rows.collect())
}

/// "see annex 2", for a section whose facts stand elsewhere.
pub(super) fn facts_in(voice: &Voice<'_>, place: &Text) -> Block {
    Block::Paragraph(Cell::of(voice.lines(&say::facts_in(place)).into_iter().map(|line: Line| line.tone(Tone::Quiet))))
}
