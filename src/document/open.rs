//! The annexes of what is not over: risks, what a later stage sees to, the watch period and whom to call.
//!
//! In: the record. Out: tables and sentences; nothing where there is nothing to tell.

use super::around::{Contact, GivenLater};
use super::blocks::{Block, Cell, Column, Grid, Tone, mail};
use super::book::{Book, Entry};
use super::contacts::Contacts;
use super::kinds::{notes, number, table, title};
use super::voice::Voice;
use crate::model::naming as model_naming;
use crate::model::naming;
use crate::model::risk;
use crate::text::Text;
use crate::text::say::{record as say, status, sums};
use std::collections::HashSet;

/// The annex of the risks.
pub(super) fn risks(voice: &Voice<'_>, book: &Book<'_>) -> Vec<Block> {
    let mut entries: Vec<&Entry<'_>> = book.of_kind("risks").collect();
    // The heaviest first; what is not weighed comes last.
    entries.sort_by_key(|entry| weights(entry).map_or(0, |(likelihood, impact)| -(likelihood * impact)));
    let rows = entries.iter().map(|entry| {
        let weight = match (weights(entry), entry.field("likelihood"), entry.field("impact")) {
            (Some((likelihood, impact)), ..) => voice.word(&sums::weighed(likelihood, impact, likelihood * impact)),
            (None, None, None) => String::new(),
            (None, likelihood, impact) => format!("{} × {}", likelihood.unwrap_or("–"), impact.unwrap_or("–")),
        };
        let mut response = Cell::new(entry.field("response").unwrap_or_default());
        response.lines.extend(notes(voice, entry, &[]).lines);
        let owner = Cell::new(voice.owners(&entry.item.owner));
        vec![number(entry), title(voice, entry), Cell::new(weight), response, owner, steps(voice, entry)]
    });
    let columns = vec![
        voice.column(&say::ordinal(), 6),
        voice.column(&say::risk(), 26),
        voice.column(&say::weight(), 12),
        voice.column(&say::response(), 26),
        voice.column(&say::owner(), 12),
        voice.column(&say::who_when(), 18),
    ];
    let rows: Vec<Vec<Cell>> = rows.collect();
    matrix(voice, &entries).into_iter().chain(table(columns, rows)).collect()
}

/// Likelihood and impact of a risk, where both are filled in.
fn weights(entry: &Entry<'_>) -> Option<(i64, i64)> {
    risk::weights(entry.field("likelihood"), entry.field("impact"))
}

/// The numbers of the risks that apply, by likelihood and impact; what is complete stands back.
fn matrix(voice: &Voice<'_>, entries: &[&Entry<'_>]) -> Vec<Block> {
    let placed = entries.iter().filter(|entry| entry.standing.state.applies());
    let placed: Vec<((i64, i64), &Entry<'_>)> = placed.filter_map(|entry| Some((weights(entry)?, *entry))).collect();
    if placed.is_empty() {
        return Vec::new();
    }
    let cell = |likelihood: i64, impact: i64| {
        let tone = match likelihood * impact {
            risk::HIGH.. => Tone::Bad,
            risk::MIDDLE.. => Tone::Warn,
            _ => Tone::Plain,
        };
        let here = placed.iter().filter(|(at, _)| *at == (likelihood, impact));
        here.fold(Cell::default(), |cell, (_, entry)| {
            cell.and(&entry.number, if entry.is_open() { tone } else { Tone::Quiet })
        })
    };
    let row = |likelihood: i64| {
        let head = Cell::new(likelihood.to_string()).toned(Tone::Strong);
        std::iter::once(head).chain(risk::SCALE.map(|impact| cell(likelihood, impact))).collect()
    };
    let heads = risk::SCALE.map(|impact| Column { head: Cell::new(impact.to_string()), width: 14, number: false });
    let columns = std::iter::once(voice.column(&sums::likelihood_by_impact(), 30)).chain(heads).collect();
    let grid = Grid { columns, rows: risk::SCALE.rev().map(row).collect() };
    vec![Block::heading(voice.word(&sums::matrix())), Block::Grid(grid)]
}

/// Who made which step and when.
fn steps(voice: &Voice<'_>, entry: &Entry<'_>) -> Cell {
    entry.made().fold(Cell::default(), |cell, act| {
        let cell = cell.and(voice.labelled(&voice.done(entry, &act.given.did), &voice.who(act)), Tone::Plain);
        cell.and(voice.act_day(act).map(|day| voice.day(day)).unwrap_or_default(), Tone::Quiet)
    })
}

/// The annex of what goes on after the stage: campaigns that run on, and open items that a later stage counts.
pub(super) fn later(voice: &Voice<'_>, book: &Book<'_>) -> Vec<Block> {
    let running = book.of_kind("campaigns").filter(|entry| entry.standing.state.applies()).map(|entry| {
        let about = ["platform", "from", "until", "budget"]
            .into_iter()
            .fold(title(voice, entry), |cell, name| voice.with_field(cell, entry, name));
        let mut goes_on = Cell::new(voice.value(entry, "next_owner")).and(voice.owners(&entry.item.owner), Tone::Plain);
        goes_on.lines.extend(steps(voice, entry).lines);
        vec![number(entry), about, goes_on, voice.state(entry.standing.state), until(voice, entry.field("until"))]
    });
    // What is watched has an annex of its own.
    let ahead = ahead(voice).filter(|(watched, _)| !watched).map(|(_, ahead)| {
        let stage = voice.cell(&say::counts_at(status::milestone(&ahead.stage)));
        let owner = Cell::new(voice.owners(&ahead.owner));
        vec![Cell::default(), heading(voice, ahead), owner, stage, until(voice, ahead.due.as_deref())]
    });
    let columns = vec![
        voice.column(&say::ordinal(), 6),
        voice.column(&say::matter(), 38),
        voice.column(&say::goes_on_with(), 20),
        voice.column(&say::state(), 18),
        voice.column(&say::due_head(), 18),
    ];
    let rows: Vec<Vec<Cell>> = running.chain(ahead).collect();
    let more = voice.record.given.around.later_more;
    let more = (more > 0).then(|| Block::Paragraph(voice.cell(&say::more_later(more)).toned(Tone::Quiet)));
    table(columns, rows).into_iter().chain(more).collect()
}

/// What later stages count, in the order of its sections, and whether it is watched.
fn ahead<'a>(voice: &Voice<'a>) -> impl Iterator<Item = (bool, &'a GivenLater)> + use<'a> {
    let around = &voice.record.given.around;
    let named = around.sections.iter().flat_map(|section| section.items.iter().map(move |name| (section, name)));
    named.filter_map(|(section, name)| Some((section.kind == "monitoring", around.later.get(name)?)))
}

fn heading(voice: &Voice<'_>, ahead: &GivenLater) -> Cell {
    voice.written(&ahead.title, Tone::Strong)
}

fn until(voice: &Voice<'_>, due: Option<&str>) -> Cell {
    match due {
        Some(due) => Cell::new(voice.due(due)),
        None => voice.cell(&say::no_due()).toned(Tone::Warn),
    }
}

/// Looks up a field by its name.
type Field<'a> = Box<dyn Fn(&str) -> Option<&'a str> + 'a>;

/// Something that is watched, of the record or ahead of it.
struct Watched<'a> {
    number: &'a str,
    title: Cell,
    field: Field<'a>,
    state: Cell,
    result: Cell,
    owner: &'a [String],
}

/// What was measured, each round by itself, and what was said about it.
fn values_and_notes(voice: &Voice<'_>, entry: &Entry<'_>) -> Cell {
    let told = entry.made().filter_map(|act| Some((act, act.given.value.as_deref()?)));
    let mut cell = told.fold(Cell::default(), |cell, (act, value)| {
        let value = model_naming::with_round(Text::same(value), act.given.round);
        cell.and(voice.labelled(&voice.done(entry, &act.given.did), &voice.word(&value)), Tone::Strong)
    });
    cell.lines.extend(notes(voice, entry, &[]).lines);
    cell
}

/// The annex of the watch period: from when to when, what is watched against what, and whom to call.
pub(super) fn watch(voice: &Voice<'_>, book: &Book<'_>) -> Vec<Block> {
    let own = book.of_kind("monitoring").filter(|entry| entry.standing.state.applies()).map(|entry| Watched {
        number: &entry.number,
        title: title(voice, entry),
        field: Box::new(|name| entry.field(name)),
        state: voice.state(entry.standing.state),
        result: values_and_notes(voice, entry),
        owner: &entry.item.owner,
    });
    let later = ahead(voice).filter(|(watched, _)| *watched).map(|(_, ahead)| Watched {
        number: "",
        title: heading(voice, ahead),
        field: Box::new(|name| ahead.fields.get(name).map(String::as_str)),
        state: voice.cell(&say::counts_at(status::milestone(&ahead.stage))),
        result: Cell::default(),
        owner: &ahead.owner,
    });
    let watched: Vec<Watched<'_>> = own.chain(later).collect();
    let (from, to) = (voice.due_day("cutover"), voice.due_day("close"));
    if watched.is_empty() && to.is_none() {
        return Vec::new();
    }
    let owners: Vec<&String> = watched.iter().flat_map(|one| one.owner).collect();
    let called = called(voice, &owners);
    let mut blocks: Vec<Block> = Vec::new();
    if let (Some(from), Some(to)) = (from, to) {
        let period = voice.word(&say::from_to(voice.day(from), voice.day(to)));
        blocks.push(Block::Facts(vec![(voice.label(&say::watch_period()), Cell::new(period))]));
    }
    let rows: Vec<Vec<Cell>> = watched.iter().map(|one| watched_row(voice, one)).collect();
    let columns = vec![
        voice.column(&say::ordinal(), 6),
        voice.column(&say::metric(), 28),
        voice.column(&say::target(), 22),
        voice.column(&say::result(), 14),
        voice.column(&say::check_on(), 14),
        voice.column(&say::state(), 16),
    ];
    blocks.extend(table(columns, rows));
    blocks.extend(contacts(voice, &called));
    blocks
}

fn watched_row(voice: &Voice<'_>, one: &Watched<'_>) -> Vec<Cell> {
    let text = |name: &str| (one.field)(name).unwrap_or_default();
    let mut about = one.title.clone();
    if !about.lines.iter().any(|line| line.text == text("metric")) {
        about = about.and(text("metric"), Tone::Plain);
    }
    let check_on = (one.field)("check_on").map(|day| voice.due(day)).unwrap_or_default();
    vec![
        Cell::new(one.number),
        about,
        Cell::new(text("target")),
        one.result.clone(),
        Cell::new(check_on),
        one.state.clone(),
    ]
}

/// An owner as written, and the people whom it means.
type Called<'a> = (&'a String, Vec<Contact>);

/// Whom to call: the owners of what is watched as written, each once, with the people whom it means and who are not told
/// yet; without any owners, those who sign.
fn called<'a>(voice: &Voice<'a>, owners: &[&'a String]) -> Vec<Called<'a>> {
    let signers = &voice.record.given.terms.signers;
    let named: Vec<&String> = if owners.is_empty() { signers.iter().collect() } else { owners.to_vec() };
    let (mut owners, mut told): (HashSet<&String>, HashSet<&str>) = (HashSet::new(), HashSet::new());
    let (contacts, mut called): (Contacts<'_>, Vec<Called<'_>>) = (Contacts::of(voice.record), Vec::new());
    for owner in named.into_iter().filter(|owner| owners.insert(owner)) {
        let people = contacts.named(owner);
        let is_known = !people.is_empty();
        let people: Vec<Contact> = people.into_iter().filter(|(id, _)| told.insert(id)).map(|(_, one)| one).collect();
        if !people.is_empty() || !is_known {
            called.push((owner, people));
        }
    }
    called
}

/// The table of whom to call: people with their address, and a role as it is where nobody has it.
fn contacts(voice: &Voice<'_>, called: &[Called<'_>]) -> Vec<Block> {
    let of = |(owner, people): &Called<'_>| match people.is_empty() {
        false => people.iter().map(|person| contact_row(voice, person)).collect(),
        true => {
            let mut row = vec![Cell::default(); 5];
            row[0] = Cell::new(*owner).toned(Tone::Strong);
            vec![row]
        }
    };
    let rows: Vec<Vec<Cell>> = called.iter().flat_map(of).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = vec![
        voice.column(&say::contact(), 24),
        voice.column(&say::party(), 12),
        voice.column(&say::organisation(), 20),
        voice.column(&say::role(), 20),
        voice.column(&say::mail(), 24),
    ];
    vec![Block::heading(voice.word(&say::contacts())), Block::Grid(Grid { columns, rows })]
}

fn contact_row(voice: &Voice<'_>, person: &Contact) -> Vec<Cell> {
    vec![
        Cell::new(&person.name).toned(Tone::Strong),
        voice.label(&naming::party_alone(person.party)),
        Cell::new(voice.organisation(person.party)),
        Cell::new(voice.list(&person.role)),
        mail(person.email.as_deref()),
    ]
}
