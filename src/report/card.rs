//! What a card tells of an item besides its title and details, as labels and texts.
//!
//! In: a project at a moment, and who reads. Out: facts in the order in which every card tells them, each text one
//! harmless line. Pure.

use super::rounds::{round_lines, rounds_line};
use super::told::{act_line, evidence_line, next_sentence};
use crate::model::due::Due;
use crate::model::grade::Grade;
use crate::model::item::{Item, Priority};
use crate::model::kinds;
use crate::model::kinds::FieldType;
use crate::model::list::ItemAt;
use crate::model::naming;
use crate::model::need::Wait;
use crate::model::project::Section;
use crate::model::risk::level;
use crate::model::view::View;
use crate::text::say::{status as say, sums, words};
use crate::text::visible::visible_line;
use crate::text::{Lang, Text};
use std::collections::HashMap;

/// What lies around the items of a project, found once for all their cards.
pub(crate) struct Around<'v> {
    view: &'v View,
    sections: HashMap<ItemAt, &'v Section>,
    /// The items that wait for one.
    dependants: HashMap<ItemAt, Vec<ItemAt>>,
    /// The items that share a label.
    labels: HashMap<&'v str, Vec<ItemAt>>,
}

impl<'v> Around<'v> {
    /// Looks over all items once.
    pub(crate) fn of(view: &'v View) -> Around<'v> {
        let mut around = Around { view, sections: HashMap::new(), dependants: HashMap::new(), labels: HashMap::new() };
        for section in &view.project.sections {
            around.sections.extend(section.items.iter().map(|at| (*at, section)));
        }
        for (at, item) in view.project.items.entries() {
            for wait in &view.standings[at].waits_for {
                if let Wait::Item(need) = wait {
                    around.dependants.entry(*need).or_default().push(at);
                }
            }
            if let Some(label) = &item.one_of {
                around.labels.entry(label).or_default().push(at);
            }
        }
        around
    }

    /// The title of the section an item belongs to.
    pub(crate) fn section_title(&self, at: ItemAt, lang: Lang) -> String {
        self.sections.get(&at).map(|section| section.heading(lang).to_owned()).unwrap_or_default()
    }

    /// The first of some items as they are told, and how many more there are.
    fn listed(&self, items: &[ItemAt], tell: impl Fn(ItemAt) -> String, lang: Lang) -> String {
        let (first, more) = items.split_at(items.len().min(words::LISTED));
        let more = std::iter::repeat_n(String::new(), more.len());
        words::short_list(first.iter().map(|at| tell(*at)).chain(more), lang)
    }

    fn dependants(&self, at: ItemAt, lang: Lang) -> String {
        let items = self.dependants.get(&at).map(Vec::as_slice).unwrap_or_default();
        self.listed(items, |other| words::title(title_of(self.view, Some(other), lang), lang), lang)
    }

    fn spares(&self, at: ItemAt, lang: Lang) -> String {
        let label = self.view.project.items[at].one_of.as_deref();
        let all = label.and_then(|label| self.labels.get(label)).map(Vec::as_slice).unwrap_or_default();
        let others: Vec<ItemAt> = all.iter().copied().filter(|other| *other != at).collect();
        let tell = |other: ItemAt| {
            let state = naming::state(self.view.standings[other].state);
            say::waits_for_item(&self.view.project.items[other].title, state).of(lang).to_owned()
        };
        match others.is_empty() {
            true => String::new(),
            false => visible_line(&format!("{}: {}", say::spare().of(lang), self.listed(&others, tell, lang))),
        }
    }
}

/// Who owns it, when it is due, where it stands, its last acts and what comes next.
///
/// `viewer` is the id of the person who reads it, who is called "you"; without one no acts are told.
pub(crate) fn facts(
    around: &Around<'_>,
    at: ItemAt,
    viewer: Option<&str>,
    last: usize,
    lang: Lang,
) -> Vec<(Text, String)> {
    let view = around.view;
    let project = &view.project;
    let (item, standing) = (&project.items[at], &view.standings[at]);
    let mut facts: Vec<(Text, String)> = Vec::new();
    let mut fact = |label: Text, value: String| {
        if !value.is_empty() {
            facts.push((label, value));
        }
    };
    fact(say::label_owner(), owners(view, item, lang));
    fact(say::label_due(), due(view, at, lang));
    let when = item.when.as_ref().map(|when| naming::applies(project, when));
    fact(say::label_applies(), visible_line(when.unwrap_or_default().of(lang)));
    fact(say::label_done_when(), item.accept_when.as_ref().map(|text| visible_line(text.of(lang))).unwrap_or_default());
    fact(say::label_under(), title_of(view, item.under.as_ref().and_then(|name| project.find(name)), lang));
    fact(say::label_alternatives(), around.spares(at, lang));
    let priority = Some(item.priority).filter(|priority| *priority != Priority::Normal).map(naming::priority);
    fact(say::label_priority(), priority.unwrap_or_default().of(lang).to_owned());
    fact(say::label_state(), words::list(&states(view, at, lang), lang));
    if let Some(rounds) = &standing.rounds {
        fact(say::label_rounds(), rounds_line(rounds).of(lang).to_owned());
        for line in round_lines(view, rounds, viewer.is_some()) {
            fact(Text::default(), visible_line(line.of(lang)));
        }
    }
    for line in waits(view, at) {
        fact(say::label_waits_for(), visible_line(line.of(lang)));
    }
    fact(say::label_needed_by(), around.dependants(at, lang));
    if viewer.is_some() {
        let first = item.log.len().saturating_sub(last);
        if first > 0 {
            fact(say::label_so_far(), say::earlier(first).of(lang).to_owned());
        }
        for position in first..item.log.len() {
            fact(say::label_so_far(), act_line(view, at, position, lang));
        }
        let acts = item.log.iter().enumerate().filter(|(position, _)| !standing.is_gone(*position));
        for evidence in acts.flat_map(|(_, act)| &act.evidence) {
            fact(say::label_evidence(), visible_line(evidence_line(evidence).of(lang)));
        }
    }
    fact(say::label_then(), next_sentence(view, at, viewer, lang));
    facts
}

/// Where it stands, and what stands beside that.
fn states(view: &View, at: ItemAt, lang: Lang) -> Vec<String> {
    let project = &view.project;
    let (item, standing) = (&project.items[at], &view.standings[at]);
    let state = naming::item_state(item, standing.state);
    let mut states = vec![state.of(lang).to_owned()];
    if item.optional {
        states.push(say::optional().of(lang).to_owned());
    }
    if let Some(party) = standing.replay.half_waived() {
        states.push(say::half_waived(naming::party(party)).of(lang).to_owned());
    }
    if standing.broken {
        states.push(say::log_is_broken().of(lang).to_owned());
    }
    if let Some(terms) = standing.reserved.as_ref().filter(|_| standing.is_left()) {
        let person = project.name_of(&terms.person);
        let day = project.day_of(&terms.fix_by);
        let day = day.map_or_else(|| Text::same(terms.fix_by.written()), |day| words::day(day, view.today()));
        states.push(visible_line(say::reserved(person, day).of(lang)));
    }
    if let Some(grade) = Grade::of_item(item, standing, project) {
        states.push(naming::grade(grade).of(lang).to_owned());
    }
    if let Some(short) = &standing.shortfall {
        states.push(visible_line(say::falls_short(naming::short(short)).of(lang)));
    }
    states
}

/// What it waits for, as much of it as is told, and how much more there is.
fn waits(view: &View, at: ItemAt) -> Vec<Text> {
    let (project, standing) = (&view.project, &view.standings[at]);
    let waits_for = if standing.state.is_settled() { &[] } else { standing.waits_for.as_slice() };
    let line = |wait: &Wait| match wait {
        Wait::Item(need) => {
            say::waits_for_item(naming::item_called(project, *need), naming::state(view.standings[*need].state))
        }
        Wait::Need(place) => naming::need(project, &project.items[at], *place),
    };
    let more = waits_for.len().saturating_sub(words::LISTED);
    let told = waits_for.iter().take(words::LISTED).map(line);
    told.chain((more > 0).then(|| words::more(more))).collect()
}

/// The kind's own fields and the free ones, by what they are called.
pub(crate) fn own_fields(view: &View, at: ItemAt, lang: Lang) -> Vec<(String, String)> {
    let item = &view.project.items[at];
    let mut cells: Vec<(String, String)> = Vec::new();
    for field in &item.kind.fields {
        if let Some(value) = item.field(&field.name) {
            let value = match (field.kind, value) {
                (FieldType::Bool, value) => naming::yes_or_no(value).of(lang).to_owned(),
                (FieldType::Choice, value) => visible_line(naming::choice(value).of(lang)),
                (FieldType::Date, value) => date(view, value).of(lang).to_owned(),
                _ => visible_line(value),
            };
            cells.push((visible_line(field.label.of(lang)), value));
        }
    }
    // What a step of its own measures against is called as it is elsewhere.
    for (name, value) in item.fields.iter().filter(|(name, _)| item.kind.field(name).is_none()) {
        let label = kinds::built_in("monitoring").and_then(|kind| kind.field(name)).map(|field| field.label.clone());
        let label = label.unwrap_or_else(|| Text::same(name));
        cells.push((visible_line(label.of(lang)), visible_line(value)));
    }
    cells.extend(level(item).map(|level| (sums::level().of(lang).to_owned(), level.to_string())));
    cells.extend(item.extra.iter().map(|(key, value)| (visible_line(key), visible_line(value))));
    cells
}

/// A day in a field: the day it comes to, and what it is counted from.
pub(super) fn date(view: &View, written: &str) -> Text {
    let due = Due::parse(written, view.zone, |name| view.project.milestone(name).is_some());
    let day = view.project.point_of(&due).and_then(|point| naming::due_day(Some(point), view.today()));
    match (due, day) {
        (due @ Due::From(_), Some(day)) => words::aside(day, naming::due_words(&view.project, &due)),
        (_, Some(day)) => day,
        (due, None) => naming::due_words(&view.project, &due),
    }
}

/// The title of the section an item belongs to.
pub(crate) fn section_title(view: &View, at: ItemAt, lang: Lang) -> String {
    let section = view.project.sections.iter().find(|section| section.items.contains(&at));
    section.map(|section| section.heading(lang).to_owned()).unwrap_or_default()
}

/// The owners of an item, people by name.
pub(crate) fn owners(view: &View, item: &Item, lang: Lang) -> String {
    let name = |owner: &String| view.project.name_of(owner).to_owned();
    let names: Vec<String> = item.owner.iter().map(name).collect();
    visible_line(&words::list(&names, lang))
}

/// When an item is due, and how far off that is.
pub(crate) fn due(view: &View, at: ItemAt, lang: Lang) -> String {
    let standing = &view.standings[at];
    let (now, today) = (&view.now, view.today());
    let (Some(day), Some(distance)) =
        (naming::due_day(standing.due_point(), today), naming::due_distance(standing.due_point(), now))
    else {
        return view.project.items[at].due.as_ref().map(|due| visible_line(&due.written())).unwrap_or_default();
    };
    if standing.state.is_settled() {
        return day.of(lang).to_owned();
    }
    let item = &view.project.items[at];
    let label = standing.due_field.as_deref().and_then(|field| item.kind.field(field)).map(|field| &field.label);
    match label {
        Some(label) => visible_line(&format!("{} {}", label.of(lang), words::aside(day, distance).of(lang))),
        None => words::aside(day, distance).of(lang).to_owned(),
    }
}

fn title_of(view: &View, at: Option<ItemAt>, lang: Lang) -> String {
    at.map(|at| visible_line(naming::item_called(&view.project, at).of(lang))).unwrap_or_default()
}
