//! What is due and when people meet, as a calendar (RFC 5545).
//!
//! In: a project at a moment. Out: an event for each milestone, and for what is open: each due, each day of a step such as
//! a training or a meeting, each round to come. The same due keeps its UID, so that a calendar that reads the file again
//! moves it.

use crate::model::due::Due;
use crate::model::item::Item;
use crate::model::list::ItemAt;
use crate::model::naming;
use crate::model::project::Project;
use crate::model::rounds::Rounds;
use crate::model::span::Point;
use crate::model::standing::Standing;
use crate::model::view::View;
use crate::report::card;
use crate::text::say::{export as say, status as status_say};
use crate::text::visible::visible_line;
use crate::text::{Lang, Text};
use chrono::Utc;
use icalendar::{Calendar, Component, Event, EventLike, Property};

/// So many rounds to come stand in a calendar; of more, each item has the next, as many as every other.
const MOST_ROUNDS: usize = 20_000;

/// The calendar of the items that are wanted, and how many rounds to come it leaves out.
pub(crate) fn render_calendar(view: &View, wanted: impl Fn(ItemAt) -> bool, lang: Lang) -> (String, usize) {
    let project = &view.project;
    let open = |at: &ItemAt| wanted(*at) && view.standings[*at].is_outstanding();
    let repeated = view.standings.positions().filter(|at| open(at) && view.standings[*at].rounds.is_some()).count();
    let (share, mut left_out) = ((MOST_ROUNDS / repeated.max(1)).max(1), 0);
    let mut calendar = Calendar::empty();
    for (name, value) in [("VERSION", "2.0"), ("PRODID", "-//handover//handover//EN"), ("CALSCALE", "GREGORIAN")] {
        calendar.append_property(Property::new(name, value));
    }
    let name = visible_line(project.title.of(lang));
    // What is no text by its name is written as it stands (RFC 7986, 5.1).
    for property in ["NAME", "X-WR-CALNAME"] {
        calendar.append_property(Property::new(property, &name).append_parameter(("VALUE", "TEXT")).done());
    }
    let mut add = |key: String, point: Point, summary: Text, about: String| {
        let mut event = Event::new();
        event.uid(&uid(project, &key)).timestamp(view.now.with_timezone(&Utc)).summary(&visible_line(summary.of(lang)));
        if !about.is_empty() {
            event.description(&about);
        }
        match point.at {
            Some(at) => event.starts(at.with_timezone(&Utc)).ends(at.with_timezone(&Utc)),
            // A day without an end lasts to its end; the same day as an end would be none at all. Nobody is taken up by it.
            None => event.starts(point.day).add_property("TRANSP", "TRANSPARENT"),
        };
        calendar.push(event.done());
    };
    for name in project.milestones.names() {
        if let Some(day) = project.milestone(name) {
            let summary = say::milestone_of(status_say::milestone(name), project.title.of(lang));
            add(format!("milestone/{name}"), Point::day(day), summary, String::new());
        }
    }
    for section in &project.sections {
        for at in section.items.iter().copied().filter(open) {
            let (item, standing) = (&project.items[at], &view.standings[at]);
            let name = item.name.to_string();
            let title = item.title.of(lang);
            if let Some(rounds) = standing.rounds.as_ref().and_then(|_| Rounds::of(project, item)) {
                let current = standing.rounds.as_ref().map_or(1, |seen| seen.current);
                let to_come = (current..=rounds.count).filter_map(|number| Some((number, rounds.due(number)?)));
                for (nth, (number, point)) in to_come.enumerate() {
                    if nth >= share {
                        left_out += 1;
                        continue;
                    }
                    let summary = say::due_of(naming::with_round(Text::same(title), Some(number)));
                    add(format!("{name}#{number}"), point, summary, about(view, at, lang));
                }
            } else if let Some(point) = own_due(project, item, standing) {
                add(name.clone(), point, say::due_of(title), about(view, at, lang));
            }
            for (field, due) in dates(item, standing) {
                if let Some(point) = project.point_of(due) {
                    let label = item.kind.field(field).map(|field| field.label.clone()).unwrap_or_default();
                    add(format!("{name}/{field}"), point, say::day_of(label, title), about(view, at, lang));
                }
            }
        }
    }
    (calendar.to_string(), left_out)
}

/// When all of an item is due; the day of a step is told by itself.
fn own_due(project: &Project, item: &Item, standing: &Standing) -> Option<Point> {
    match standing.due_field {
        None => standing.due_point(),
        Some(_) => item.due.as_ref().and_then(|due| project.point_of(due)),
    }
}

/// The days of the steps that are not made.
fn dates<'a>(item: &'a Item, standing: &'a Standing) -> impl Iterator<Item = (&'a str, &'a Due)> {
    let is_ahead = |did: &str| item.steps.iter().skip(standing.replay.made).any(|step| step.did == did);
    item.dates.iter().filter(move |date| is_ahead(&date.did)).map(|date| (&*date.field, &date.due))
}

/// What stands below the title of an event: the name that commands take, the owners, and when it is done.
fn about(view: &View, at: ItemAt, lang: Lang) -> String {
    let item = &view.project.items[at];
    let owners = card::owners(view, item, lang);
    let criterion = item.accept_when.as_ref().map(|text| visible_line(text.of(lang))).unwrap_or_default();
    let lines = [visible_line(&item.name.to_string()), owners, criterion];
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// An identity that stays while the item keeps its name.
fn uid(project: &Project, key: &str) -> String {
    format!("{key}@{}", project.uuid.as_deref().unwrap_or(&project.id))
}
