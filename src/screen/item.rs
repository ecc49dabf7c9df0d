//! One item for people: the facts on a card, and with its whole log.

use super::fields::draw_fields;
use super::layout::labelled;
use super::layout::rule;
use super::rounds::{round_lines, rounds_line};
use crate::files::load::Loaded;
use crate::model::entering::entered_across;
use crate::model::finding::Finding;
use crate::model::grade::Grade;
use crate::model::item::{Act, Evidence, Item, Priority};
use crate::model::kinds::StepOwner;
use crate::model::list::ItemAt;
use crate::model::naming;
use crate::model::need::Wait;
use crate::model::party::Party;
use crate::model::people::Asked;
use crate::model::project::Project;
use crate::model::undone::UNDONE;
use crate::model::view::View;
use crate::report::item::{alternatives, dependants};
use crate::text::look::{Look, Style, pad, wrap};
use crate::text::say::{evidence as evidence_say, explain as explain_say, status as say, words};
use crate::text::visible::visible_line;
use crate::text::{Lang, Text};
use chrono::{DateTime, FixedOffset};
use std::collections::HashMap;
use unicode_width::UnicodeWidthStr;

/// How many of the last acts a card shows.
const LAST_ACTS: usize = 3;

/// Draws an item for `handover show`: the card, the whole log, and what is wrong with it.
pub fn render_show(loaded: &Loaded, at: ItemAt, findings: &[Finding], look: Look) -> String {
    let view = &loaded.view;
    let lang = look.lang;
    let item = &view.project.items[at];
    let mut text = rule(&section_title(view, at, lang), item.name.to_string().as_str(), look);
    text.push_str(&render_card(view, at, None, look));
    let facts = [
        (say::label_links(), visible_line(&words::list(&item.links, lang))),
        (say::label_tags(), visible_line(&words::list(&item.tags, lang))),
        (say::label_file(), place(loaded, item)),
    ];
    let facts: Vec<(Text, String)> = facts.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    text.push_str(&draw_facts(&facts, lang, look));
    for finding in findings.iter().filter(|finding| finding.item.as_ref() == Some(&item.name)) {
        let message = match &finding.silenced {
            Some(reason) => explain_say::silenced_finding(&finding.message, reason),
            None => finding.message.clone(),
        };
        let line = visible_line(message.of(lang));
        text.push_str(&draw_facts(&[(say::label_finding(), line)], lang, look));
    }
    text.push('\n');
    text.push_str(&format!("{}\n", look.paint(Style::Bold, say::log().of(lang))));
    if item.log.is_empty() {
        text.push_str(&format!("  {}\n", say::log_empty().of(lang)));
    }
    let taken = taken_back(view, at);
    for (position, act) in item.log.iter().enumerate() {
        text.push_str(&hanging(&act_sentence(view, at, position, &taken, look), look));
        for evidence in &act.evidence {
            let line = format!("{} {}", say::label_evidence().of(lang), visible_line(evidence_line(evidence).of(lang)));
            text.push_str(&hanging(&format!("  {line}"), look));
        }
    }
    text
}

/// Draws the facts of an item: what it is, when it is done, what was done, what comes next.
///
/// `viewer` is the id of the person who reads it, who is called "you".
pub fn render_card(view: &View, at: ItemAt, viewer: Option<&str>, look: Look) -> String {
    let lang = look.lang;
    let project = &view.project;
    let (item, standing) = (&project.items[at], &view.standings[at]);
    let mut text = String::new();
    for line in wrap(&visible_line(item.title.of(lang)), look.width) {
        text.push_str(&format!("{}\n", look.paint(Style::Bold, &line)));
    }
    if let Some(details) = &item.details {
        text.push_str(&paragraphs(details.of(lang), look));
    }
    text.push_str(&draw_fields(view, at, look));
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
    fact(say::label_alternatives(), spares(view, at, lang));
    let priority = Some(item.priority).filter(|priority| *priority != Priority::Normal).map(naming::priority);
    fact(say::label_priority(), priority.unwrap_or_default().of(lang).to_owned());
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
    if let Some(grade) = Grade::of_item(item, standing) {
        states.push(naming::grade(grade).of(lang).to_owned());
    }
    if let Some(short) = &standing.shortfall {
        states.push(visible_line(say::falls_short(naming::short(short)).of(lang)));
    }
    fact(say::label_state(), words::list(&states, lang));
    if let Some(rounds) = &standing.rounds {
        fact(say::label_rounds(), rounds_line(rounds).of(lang).to_owned());
        for line in round_lines(view, rounds, viewer.is_some()) {
            fact(Text::default(), visible_line(line.of(lang)));
        }
    }
    let waits_for = if standing.state.is_settled() { &[] } else { standing.waits_for.as_slice() };
    for wait in waits_for.iter().take(words::LISTED) {
        let line = match wait {
            Wait::Item(need) => {
                say::waits_for_item(&project.items[*need].title, naming::state(view.standings[*need].state))
            }
            Wait::Need(place) => naming::need(project, item, *place),
        };
        fact(say::label_waits_for(), visible_line(line.of(lang)));
    }
    let more = waits_for.len().saturating_sub(words::LISTED);
    if more > 0 {
        fact(say::label_waits_for(), words::more(more).of(lang).to_owned());
    }
    let waiting = dependants(view, at).into_iter().map(|other| words::title(title_of(view, Some(other), lang), lang));
    fact(say::label_needed_by(), words::short_list(waiting, lang));
    if viewer.is_some() {
        let first = item.log.len().saturating_sub(LAST_ACTS);
        if first > 0 {
            fact(say::label_so_far(), say::earlier(first).of(lang).to_owned());
        }
        let taken = taken_back(view, at);
        for position in first..item.log.len() {
            fact(say::label_so_far(), act_sentence(view, at, position, &taken, look));
        }
        let acts = item.log.iter().enumerate().filter(|(position, _)| !standing.is_gone(*position));
        for evidence in acts.flat_map(|(_, act)| &act.evidence) {
            fact(say::label_evidence(), visible_line(evidence_line(evidence).of(lang)));
        }
    }
    fact(say::label_then(), next_sentence(view, at, viewer, look));
    text.push_str(&draw_facts(&facts, lang, look));
    text
}

/// The title of the section an item belongs to.
pub fn section_title(view: &View, at: ItemAt, lang: Lang) -> String {
    let section = view.project.sections.iter().find(|section| section.items.contains(&at));
    section.map(|section| section.heading(lang).to_owned()).unwrap_or_default()
}

/// The words of the acts of an item that were taken back, by whose they were and when.
pub(crate) type Taken<'a> = HashMap<(&'a str, DateTime<FixedOffset>), &'a str>;

pub(crate) fn taken_back(view: &View, at: ItemAt) -> Taken<'_> {
    let log = &view.project.items[at].log;
    let gone = view.standings[at].undone.iter().filter_map(|position| log.get(*position));
    gone.filter(|act| act.did != UNDONE).map(|act| ((act.by.as_str(), act.at), act.did.as_str())).collect()
}

/// An act of an item, by its position in the log: "Chen Yu, 18 Nov: Rejected — …".
pub(crate) fn act_line(view: &View, at: ItemAt, position: usize, look: Look) -> String {
    act_sentence(view, at, position, &taken_back(view, at), look)
}

/// An act without its day: "Chen Yu: Rejected — …".
pub(crate) fn act_alone(view: &View, at: ItemAt, position: usize, taken: &Taken<'_>, look: Look) -> String {
    told(view, at, position, taken, |name, done| say::act_alone(name, done), look)
}

/// "Chen Yu, 18 Nov: Rejected — …".
fn act_sentence(view: &View, at: ItemAt, position: usize, taken: &Taken<'_>, look: Look) -> String {
    let line = |name: &str, done: Text| {
        let at = view.project.items[at].log.get(position).map(|act| view.zone.day(&act.at));
        say::act_line(name, at.map(|day| words::day(day, view.today())).unwrap_or_default(), done)
    };
    told(view, at, position, taken, line, look)
}

/// An act with what there is to say about it; `line` tells who did what.
fn told(
    view: &View,
    at: ItemAt,
    position: usize,
    taken: &Taken<'_>,
    line: impl Fn(&str, Text) -> Text,
    look: Look,
) -> String {
    let item = &view.project.items[at];
    let Some(act) = item.log.get(position) else { return String::new() };
    let name = view.project.name_of(&act.by);
    let taken = act.of.filter(|_| act.did == UNDONE).and_then(|of| taken.get(&(act.by.as_str(), of)));
    let done = taken.map_or_else(|| naming::done_with(item, act), |did| words::took_back(naming::done(item, did)));
    let done = naming::with_round(done, act.round);
    let line = line(name, done);
    let is_taken_back = act.did != UNDONE && view.standings[at].is_gone(position);
    let line = if is_taken_back { say::act_taken_back(line) } else { line };
    let line = match act.fix_by.as_ref().zip(act.person.as_ref()) {
        Some((due, id)) => {
            let person = view.project.name_of(id);
            let day =
                view.project.day_of(due).map_or_else(|| Text::same(due.written()), |day| words::day(day, view.today()));
            say::act_terms(line, person, day)
        }
        None => line,
    };
    let line = match &act.note {
        Some(note) => say::act_noted(line, note),
        None => line,
    };
    let line = match entered(&view.project, act) {
        Some(who) => say::act_entered(line, who),
        None => line,
    };
    visible_line(line.of(look.lang))
}

/// Who entered an act in another's name, with the party where that is another one; nothing where nobody did.
pub(crate) fn entered(project: &Project, act: &Act) -> Option<Text> {
    let id = act.entered_by.as_deref()?;
    let name = project.name_of(id);
    Some(match entered_across(project, act) {
        Some(person) => say::person_of(name, naming::party(person.party)),
        None => Text::same(name),
    })
}

/// "you to grant access, then Chen Yu to confirm it"; nothing when the item is settled or waits.
pub(crate) fn next_sentence(view: &View, at: ItemAt, viewer: Option<&str>, look: Look) -> String {
    let project = &view.project;
    let (item, standing) = (&project.items[at], &view.standings[at]);
    let next = viewer.map_or(standing.next.as_ref(), |person| view.next_for(at, person));
    let Some(next) = next else { return String::new() };
    let todo = naming::todo(item, &next.did);
    let todo = naming::with_round(todo, next.round);
    let mut parts = vec![say::who_does(whom(view, &next.asked, next.party, viewer, look), todo)];
    if next.did != "waived" {
        let people = &project.people;
        let you = viewer.and_then(|id| people.at(id)).filter(|you| people.is_asked(&next.asked, *you));
        let maker = you.map(|you| people.person(you).party).or_else(|| people.only_party(&next.asked));
        let (mut party, after) =
            (next.party.or(maker), item.steps.iter().skip_while(|step| step.did != next.did).skip(1));
        for step in after {
            // Whose the step is that follows one which anyone may make hangs on who makes that.
            let owner = step.by.party_after(party);
            let who = match (step.by, owner) {
                (StepOwner::Other, None) => words::the_other_side(),
                _ => whom(view, &project.people.asked(item.owner_of(Some(step)), owner), owner, viewer, look),
            };
            parts.push(say::who_does(who, step.todo.clone()));
            party = owner;
        }
    }
    let sentence = parts.into_iter().reduce(say::first_then).unwrap_or_default();
    visible_line(sentence.of(look.lang))
}

/// Who a step is asked of: "you", one or two names, else the party.
fn whom(view: &View, asked: &Asked, party: Option<Party>, viewer: Option<&str>, look: Look) -> Text {
    let people = &view.project.people;
    if viewer.and_then(|id| people.at(id)).is_some_and(|viewer| people.is_asked(asked, viewer)) {
        return words::you();
    }
    match asked.few() {
        Some(few @ ([_] | [_, _])) => {
            let names: Vec<String> = few.iter().map(|at| people.person(*at).name.clone()).collect();
            Text::same(words::list(&names, look.lang))
        }
        _ => match party {
            Some(party) => words::the(naming::party(party)),
            None => naming::step_owner(None),
        },
    }
}

fn title_of(view: &View, at: Option<ItemAt>, lang: Lang) -> String {
    at.map(|at| visible_line(view.project.items[at].title.of(lang))).unwrap_or_default()
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

fn spares(view: &View, at: ItemAt, lang: Lang) -> String {
    let others = alternatives(view, at).into_iter().map(|other| {
        let state = naming::state(view.standings[other].state);
        say::waits_for_item(&view.project.items[other].title, state).of(lang).to_owned()
    });
    let others = words::short_list(others, lang);
    if others.is_empty() {
        return String::new();
    }
    visible_line(&format!("{}: {others}", say::spare().of(lang)))
}

fn place(loaded: &Loaded, item: &Item) -> String {
    let source = &loaded.sources[item.place.source];
    visible_line(&format!("{}:{}", source.name(), source.position(item.place.span.start).0))
}

fn evidence_line(evidence: &Evidence) -> Text {
    match evidence {
        Evidence::Url(url) => Text::same(url),
        Evidence::File { path, sha256: Some(sha256), size } => {
            let prefix: String = sha256.chars().take(8).collect();
            evidence_say::file_line(path, prefix, size.map_or("?".to_owned(), evidence_say::bytes))
        }
        Evidence::File { path, .. } => evidence_say::file_not_hashed(path),
    }
}

/// Facts below each other, labels in one column; a label that repeats is written once.
fn draw_facts(facts: &[(Text, String)], lang: Lang, look: Look) -> String {
    let labels = [say::label_done_when(), say::label_needed_by(), say::label_alternatives(), say::label_evidence()];
    let indent = labels.iter().map(|label| label.of(lang).width()).max().unwrap_or_default() + 4;
    let mut text = String::new();
    let mut last: Option<&Text> = None;
    for (label, value) in facts {
        let shown = if last == Some(label) { "" } else { label.of(lang) };
        text.push_str(&labelled(&pad(&format!("  {shown}"), indent), value, indent, look));
        last = Some(label);
    }
    text
}

/// A text of several lines, each on its own line as it is in the file.
fn paragraphs(text: &str, look: Look) -> String {
    // What is moved in far leaves room for its words.
    let margin = |line: &str| " ".repeat((line.len() - line.trim_start_matches([' ', '\t']).len()).min(look.width / 4));
    let lines = text.lines().map(|line| match visible_line(line) {
        words if words.is_empty() => "\n".to_owned(),
        words => hanging(&format!("{}{words}", margin(line)), look),
    });
    lines.collect()
}

/// A paragraph indented by two.
fn hanging(paragraph: &str, look: Look) -> String {
    let indent = paragraph.len() - paragraph.trim_start().len() + 2;
    wrap(paragraph.trim_start(), look.width.saturating_sub(indent))
        .iter()
        .map(|line| format!("{}{line}\n", " ".repeat(indent)))
        .collect()
}
