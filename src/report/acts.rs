//! The acts of a project in the order in which they were made: the interface `handover/log/1`.

use super::item::{ActLine, act_line};
use crate::model::clock::render_moment;
use crate::model::item::ItemName;
use crate::model::list::ItemAt;
use crate::model::party::Party;
use crate::model::view::View;
use crate::text::Lang;
use chrono::NaiveDate;
use serde::Serialize;

/// The name and version of the interface.
pub const SCHEMA: &str = "handover/log/1";

/// The acts that were asked for.
#[derive(Debug, Clone, Serialize)]
pub struct LogReport<'a> {
    /// Always [`SCHEMA`].
    pub schema: &'static str,
    /// The moment it was made, RFC 3339 in the project's time zone.
    pub at: String,
    /// The project's id.
    pub project: &'a str,
    /// The acts, the oldest first.
    pub acts: Vec<LogLine<'a>>,
}

/// An act with the item it is about.
#[derive(Debug, Clone, Serialize)]
pub struct LogLine<'a> {
    /// Full name of the item.
    pub item: &'a ItemName,
    /// What the item is called.
    pub title: &'a str,
    /// The name of the person who acted.
    pub name: &'a str,
    /// The party of that person; `null` where nobody has the id.
    pub party: Option<Party>,
    /// The act.
    #[serde(flatten)]
    pub act: ActLine,
    /// Where it stands in the project.
    #[serde(skip)]
    pub place: (ItemAt, usize),
}

/// Which acts are asked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asked<'a> {
    /// Those of this person.
    pub by: Option<&'a str>,
    /// Those from this day on.
    pub since: Option<NaiveDate>,
}

/// Finds the acts on some items; titles are in `lang`.
pub fn log_report<'a>(
    view: &'a View,
    items: impl Iterator<Item = ItemAt>,
    asked: Asked<'_>,
    lang: Lang,
) -> LogReport<'a> {
    let project = &view.project;
    let mut acts = Vec::new();
    for at in items {
        let (item, standing) = (&project.items[at], &view.standings[at]);
        for (position, act) in item.log.iter().enumerate() {
            let is_asked = asked.by.is_none_or(|id| act.by == id)
                && asked.since.is_none_or(|since| view.zone.day(&act.at) >= since);
            if !is_asked {
                continue;
            }
            let person = project.person(&act.by);
            let line = LogLine {
                item: &item.name,
                title: item.title.of(lang),
                name: person.map_or(act.by.as_str(), |person| person.name.as_str()),
                party: person.map(|person| person.party),
                act: act_line(item, standing, position, act),
                place: (at, position),
            };
            acts.push((act.at, line));
        }
    }
    acts.sort_by_key(|(at, _)| *at);
    let acts = acts.into_iter().map(|(_, line)| line).collect();
    LogReport { schema: SCHEMA, at: render_moment(&view.now), project: &project.id, acts }
}
