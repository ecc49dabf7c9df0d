//! The people of a project, as a table and as data: the interface `handover/people/1`.

use super::table::{Cell, Table, render_table};
use crate::model::clock::render_moment;
use crate::model::naming;
use crate::model::party::Party;
use crate::model::project::{Person, Project};
use crate::model::view::View;
use crate::signoff::keys::Key;
use crate::signoff::known::Known;
use crate::signoff::named::named_keys;
use crate::text::json::render_json;
use crate::text::look::{Look, Style};
use crate::text::say::{people as say, status as status_say, words};
use crate::text::visible::visible_line;
use chrono::NaiveDate;
use serde::Serialize;

/// The name and version of the interface.
pub(crate) const SCHEMA: &str = "handover/people/1";

/// Draws everybody: who they are, for whom, what they do and whether they can sign with a key.
pub(crate) fn render_people(view: &View, look: Look) -> String {
    let lang = look.lang;
    let head =
        [say::head_id(), say::head_name(), status_say::party(), say::head_role(), say::head_email(), say::head_keys()];
    let row = |person: &Person| {
        let name = match person.left {
            Some(day) => say::who_left(&person.name, words::day(day, view.today())).of(lang).to_owned(),
            None => person.name.clone(),
        };
        let keys = match person.keys.len() {
            0 => look.glyphs().none.to_owned(),
            number => number.to_string(),
        };
        let email = person.email.clone().unwrap_or_else(|| look.glyphs().none.to_owned());
        let role = match person.role.is_empty() {
            true => look.glyphs().none.to_owned(),
            false => words::list(&person.role, lang),
        };
        let cells = [person.id.clone(), name, naming::party(person.party).of(lang).to_owned(), role, email, keys];
        cells.into_iter().map(Cell::text).collect()
    };
    let table = Table {
        head: head.iter().map(|text| text.of(lang).to_owned()).collect(),
        numbers: vec![5],
        rows: view.project.people.iter().map(row).collect(),
        total: None,
    };
    render_table(&table, look)
}

/// Lists the keys that a project lists, under their people, each with whether this user has confirmed it; nothing where
/// it lists none.
pub(crate) fn render_listed(project: &Project, known: &Known, look: Look) -> String {
    let mut text = String::new();
    for key in named_keys(project, known) {
        if text.is_empty() {
            text = format!("\n{}\n", look.paint(Style::Bold, say::listed_here().of(look.lang)));
        }
        let (state, style) = match key.confirmed {
            true => (say::key_confirmed(), Style::Good),
            false => (say::key_unconfirmed(), Style::Warn),
        };
        let state = look.paint(style, state.of(look.lang));
        text.push_str(&format!("{}\n  {}\n  {state}\n", visible_line(key.name), key.fingerprint));
    }
    text
}

#[derive(Serialize)]
struct PeopleReport<'a> {
    schema: &'static str,
    at: String,
    project: &'a str,
    people: Vec<PersonLine<'a>>,
}

/// A person as data.
#[derive(Serialize)]
struct PersonLine<'a> {
    id: &'a str,
    name: &'a str,
    party: Party,
    role: &'a [String],
    email: Option<&'a str>,
    /// Fingerprints of the keys that may sign for the person.
    keys: Vec<String>,
    /// The day on which the person left.
    left: Option<NaiveDate>,
}

/// The same as data.
///
/// # Errors
///
/// Never: everything in it is text.
pub(crate) fn render_people_json(view: &View) -> serde_json::Result<String> {
    let line = |person| {
        let Person { id, name, party, role, email, keys, left, .. }: &Person = person;
        let keys = keys.iter().filter_map(|line| Key::parse(line).ok()).map(|key| key.fingerprint()).collect();
        PersonLine { id, name, party: *party, role, email: email.as_deref(), keys, left: *left }
    };
    let people = view.project.people.iter().map(line).collect();
    render_json(&PeopleReport { schema: SCHEMA, at: render_moment(&view.now), project: &view.project.id, people })
}
