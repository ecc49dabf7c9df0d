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
pub(crate) const SCHEMA: &str = "handover/log/1";

/// The acts that were asked for.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct LogReport<'a> {
    /// Always [`SCHEMA`].
    pub(crate) schema: &'static str,
    /// The moment it was made, RFC 3339 in the project's time zone.
    pub(crate) at: String,
    /// The project's id.
    pub(crate) project: &'a str,
    /// The acts, the oldest first.
    pub(crate) acts: Vec<LogLine<'a>>,
}

/// An act with the item it is about.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct LogLine<'a> {
    /// Full name of the item.
    pub(crate) item: &'a ItemName,
    /// What the item is called.
    pub(crate) title: &'a str,
    /// The name of the person who acted.
    pub(crate) name: &'a str,
    /// The party of that person; `null` where nobody has the id.
    pub(crate) party: Option<Party>,
    /// The act.
    #[serde(flatten)]
    pub(crate) act: ActLine,
    /// Where it stands in the project.
    #[serde(skip)]
    pub(crate) place: (ItemAt, usize),
}

/// Which acts are asked for.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Asked<'a> {
    /// Those of this person.
    pub(crate) by: Option<&'a str>,
    /// Those from this day on.
    pub(crate) since: Option<NaiveDate>,
}

/// Finds the acts on some items; titles are in `lang`.
pub(crate) fn log_report<'a>(
    view: &'a View,
    items: impl Iterator<Item = ItemAt>,
    asked: Asked<'_>,
    lang: Lang,
) -> LogReport<'a> {
    let project = &view.project;
    let mut acts = Vec::new();
    for at in items {
        let item = &project.items[at];
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
                name: project.name_of(&act.by),
                party: person.map(|person| person.party),
                act: act_line(view, at, position, act),
                place: (at, position),
            };
            acts.push((act.at, line));
        }
    }
    acts.sort_by_key(|(at, _)| *at);
    let acts = acts.into_iter().map(|(_, line)| line).collect();
    LogReport { schema: SCHEMA, at: render_moment(&view.now), project: &project.id, acts }
}
