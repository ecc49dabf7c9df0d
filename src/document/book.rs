//! The items of a record in the order in which people read them: sections, and numbers such as 3.2.1.
//!
//! In: a record. Out: parts with entries; an entry that stands under another one follows it and carries its number before
//! its own. Nothing of the record is lost: what no section names comes last.

use super::derived::{project_of, stand};
use super::record::{DerivedItem, GivenAct, GivenItem, Record, Uncounted};
use crate::model::clock::parse_moment;
use crate::model::item::ItemName;
use crate::model::kinds::built_in;
use crate::model::project::Project;
use crate::model::shortfall::Shortfall;
use crate::model::standing::{Standing, Standings, State};
use crate::text::{Text, Written};
use chrono::{DateTime, FixedOffset};
use std::collections::{BTreeMap, HashMap, HashSet};

/// The items of a record, in order.
pub(super) struct Book<'a> {
    /// Sections with items of the stage.
    pub(super) parts: Vec<Part<'a>>,
    /// Open items of earlier stages.
    pub(super) carried: Vec<Entry<'a>>,
    /// Items of other stages that something refers to.
    pub(super) referred: Vec<Entry<'a>>,
    numbers: HashMap<&'a str, String>,
    /// The project that the record gives, and where its items stand.
    pub(super) project: Project,
    pub(super) standings: Standings,
}

/// A section.
pub(super) struct Part<'a> {
    /// The kind of its items.
    pub(super) kind: &'a str,
    /// What it is called.
    pub(super) heading: Text,
    /// What stands at its head.
    pub(super) details: Option<&'a Written>,
    /// Its number, from 1.
    pub(super) number: usize,
    /// Its items, in the order in which they are listed.
    pub(super) entries: Vec<Entry<'a>>,
}

/// An item.
pub(super) struct Entry<'a> {
    /// Its number: "3.2".
    pub(super) number: String,
    /// Its full name.
    pub(super) name: &'a str,
    /// What its files say.
    pub(super) item: &'a GivenItem,
    /// Where it stands.
    pub(super) standing: &'a DerivedItem,
    /// Its log, without what was taken back.
    pub(super) acts: Vec<Act<'a>>,
    /// Which of these made the steps that stand, of every round.
    made: Vec<usize>,
    /// The value of a round that is not enough, by its number.
    short: BTreeMap<u32, Shortfall>,
}

/// An entry of a log, with its moment.
pub(super) struct Act<'a> {
    /// When; nothing where the record holds no moment.
    pub(super) at: Option<DateTime<FixedOffset>>,
    /// What it says.
    pub(super) given: &'a GivenAct,
}

impl<'a> Book<'a> {
    pub(super) fn of(record: &'a Record) -> Book<'a> {
        let (mut own, mut carried, mut referred) = (BTreeMap::new(), Vec::new(), Vec::new());
        let project = project_of(&record.given);
        let standings = stand(&project);
        for (name, item) in &record.given.items {
            let Some(standing) = record.derived.items.get(name) else { continue };
            let at = ItemName::parse(name, None).and_then(|name| project.find(&name));
            let entry = Entry::of(name, item, standing, at.map(|at| &standings[at]));
            match standing.why {
                Some(Uncounted::EarlierStage) => carried.push(entry),
                Some(Uncounted::OtherStage) => referred.push(entry),
                _ => {
                    own.insert(name.as_str(), entry);
                }
            }
        }
        let mut parts: Vec<Part<'a>> = Vec::new();
        for section in &record.given.around.sections {
            let entries: Vec<Entry<'a>> = section.items.iter().filter_map(|name| own.remove(name.as_str())).collect();
            let heading = title(&section.kind, section.title.as_ref());
            parts.push(Part { kind: &section.kind, heading, details: section.details.as_ref(), number: 0, entries });
        }
        // What no section names comes last, kind by kind.
        for (_, entry) in own {
            let kind = entry.kind();
            match parts.last_mut().filter(|part| part.kind == kind) {
                Some(part) => part.entries.push(entry),
                None => parts.push(Part {
                    kind,
                    heading: title(kind, None),
                    details: None,
                    number: 0,
                    entries: vec![entry],
                }),
            }
        }
        parts.retain(|part| !part.entries.is_empty());
        let mut numbers = HashMap::new();
        let mut last = 0;
        for part in &mut parts {
            last += 1;
            part.number = last;
            number(&mut part.entries, last, &mut numbers);
        }
        for entries in [&mut carried, &mut referred].into_iter().filter(|entries| !entries.is_empty()) {
            last += 1;
            number(entries, last, &mut numbers);
        }
        Book { parts, carried, referred, numbers, project, standings }
    }

    /// The number of an item; nothing for a name that is not listed.
    pub(super) fn number(&self, name: &str) -> &str {
        self.numbers.get(name).map_or("", String::as_str)
    }

    /// Every entry, in order.
    pub(super) fn all(&self) -> impl Iterator<Item = &Entry<'a>> {
        self.own().chain(&self.carried).chain(&self.referred)
    }

    /// The entries of the stage, in order.
    pub(super) fn own(&self) -> impl Iterator<Item = &Entry<'a>> {
        self.parts.iter().flat_map(|part| &part.entries)
    }

    /// The entries of the stage of one kind, from all its sections.
    pub(super) fn of_kind<'b>(&'b self, kind: &'b str) -> impl Iterator<Item = &'b Entry<'a>> {
        self.own().filter(move |entry| entry.kind() == kind)
    }
}

impl<'a> Entry<'a> {
    fn of(name: &'a str, item: &'a GivenItem, standing: &'a DerivedItem, seen: Option<&Standing>) -> Entry<'a> {
        let is_maker: HashSet<usize> = seen.into_iter().flat_map(Standing::makers).collect();
        let is_gone = |at: usize| seen.is_some_and(|seen| seen.is_gone(at));
        let (mut acts, mut made) = (Vec::with_capacity(item.log.len()), Vec::new());
        for (at, given) in item.log.iter().enumerate().filter(|(at, _)| !is_gone(*at)) {
            if is_maker.contains(&at) {
                made.push(acts.len());
            }
            acts.push(Act { at: parse_moment(&given.at), given });
        }
        let rounds = seen.and_then(|seen| seen.rounds.as_deref()).into_iter().flat_map(|rounds| &rounds.told);
        let short = rounds.filter_map(|round| Some((round.number, round.shortfall.clone()?))).collect();
        Entry { number: String::new(), name, item, standing, acts, made, short }
    }

    /// The acts that made the steps that stand, in the order of the log.
    pub(super) fn made(&self) -> impl Iterator<Item = &Act<'a>> {
        self.made.iter().filter_map(|at| self.acts.get(*at))
    }

    /// What a round falls short by.
    pub(super) fn short(&self, round: Option<u32>) -> Option<&Shortfall> {
        self.short.get(&round?)
    }

    /// Its kind.
    pub(super) fn kind(&self) -> &'a str {
        self.name.split_once('/').map_or(self.name, |(kind, _)| kind)
    }

    /// A field of its kind that is filled in.
    pub(super) fn field(&self, name: &str) -> Option<&'a str> {
        self.item.fields.get(name).map(String::as_str).filter(|value| !value.trim().is_empty())
    }

    /// The act that made a step which stands; of another word, the last act of it.
    pub(super) fn act(&self, did: &str) -> Option<&Act<'a>> {
        let made = self.made.iter().rev().filter_map(|at| self.acts.get(*at)).find(|act| act.given.did == did);
        made.or_else(|| self.acts.iter().rev().find(|act| act.given.did == did))
    }

    /// Whether its row has a step of that name.
    pub(super) fn has_step(&self, did: &str) -> bool {
        self.item.steps.iter().any(|step| step.did == did)
    }

    /// Whether a step is made and stands.
    pub(super) fn is_made(&self, did: &str) -> bool {
        self.made().any(|act| act.given.did == did)
    }

    /// Whether it still has to be seen to.
    pub(super) fn is_open(&self) -> bool {
        self.standing.counts && self.standing.state != State::Complete
    }
}

/// What a section is called: what a file says, else the title of its kind.
fn title(kind: &str, written: Option<&Written>) -> Text {
    match (written, built_in(kind)) {
        (Some(title), _) => title.text(),
        (None, Some(kind)) => kind.title.clone(),
        (None, None) => Text::same(kind),
    }
}

/// So many levels of items show in a number; those that stand deeper are counted on beside each other, so that no number
/// is as long as a chain of items.
const LEVELS: usize = 6;

/// Puts the entries of a section in order, each followed by those under it, and numbers them.
fn number<'a>(entries: &mut Vec<Entry<'a>>, section: usize, numbers: &mut HashMap<&'a str, String>) {
    let order = order(entries, section);
    let mut waiting: Vec<Option<Entry<'a>>> = entries.drain(..).map(Some).collect();
    for (at, number) in order {
        if let Some(mut entry) = waiting[at].take() {
            numbers.insert(entry.name, number.clone());
            entry.number = number;
            entries.push(entry);
        }
    }
}

fn order(entries: &[Entry<'_>], section: usize) -> Vec<(usize, String)> {
    let places: HashMap<&str, usize> = entries.iter().enumerate().map(|(at, entry)| (entry.name, at)).collect();
    let mut children: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut roots = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        match entry.item.under.as_deref().and_then(|under| places.get(under)).filter(|parent| **parent != at) {
            Some(parent) => children.entry(*parent).or_default().push(at),
            None => roots.push(at),
        }
    }
    let mut listed = Vec::with_capacity(entries.len());
    let mut seen = vec![false; entries.len()];
    let mut last: HashMap<String, usize> = HashMap::new();
    // Items that stand under each other in a circle are no roots; they are listed after all others.
    for root in roots.into_iter().chain(0..entries.len()) {
        if seen[root] {
            continue;
        }
        let mut waiting = vec![(root, 1, section.to_string())];
        while let Some((at, level, within)) = waiting.pop() {
            if std::mem::replace(&mut seen[at], true) {
                continue;
            }
            let number = last.entry(within.clone()).or_default();
            *number += 1;
            let label = format!("{within}.{number}");
            let below = if level < LEVELS { &label } else { &within };
            let under = children.get(&at).map(Vec::as_slice).unwrap_or_default();
            waiting.extend(under.iter().rev().map(|child| (*child, level + 1, below.clone())));
            listed.push((at, label));
        }
    }
    listed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(under: Option<&str>) -> GivenItem {
        let json = serde_json::json!({ "title": "t", "stage": "cutover", "steps": [] });
        let mut item: GivenItem = serde_json::from_value(json).unwrap();
        item.under = under.map(|under| format!("scope/{under}"));
        item
    }

    #[test]
    fn items_follow_the_one_they_stand_under_and_none_is_lost() {
        let items = [
            ("child-of-b", Some("b")),
            ("a", None),
            ("b", None),
            ("grandchild", Some("child-of-b")),
            ("x", Some("y")),
            ("y", Some("x")),
            ("self", Some("self")),
            ("stray", Some("nowhere")),
        ];
        let given: Vec<(String, GivenItem)> =
            items.iter().map(|(id, under)| (format!("scope/{id}"), item(*under))).collect();
        let standing =
            DerivedItem { state: State::Open, counts: true, why: None, steps: 0, steps_made: 0, rounds: None };
        let mut entries: Vec<Entry<'_>> =
            given.iter().map(|(name, item)| Entry::of(name, item, &standing, None)).collect();
        let mut numbers = HashMap::new();
        number(&mut entries, 3, &mut numbers);
        let told: Vec<String> = entries
            .iter()
            .map(|entry| format!("{} {}", entry.number, entry.name.trim_start_matches("scope/")))
            .collect();
        let expected =
            ["3.1 a", "3.2 b", "3.2.1 child-of-b", "3.2.1.1 grandchild", "3.3 self", "3.4 stray", "3.5 x", "3.5.1 y"];
        assert_eq!(told, expected);
    }
}
