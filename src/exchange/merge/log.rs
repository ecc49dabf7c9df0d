//! Two logs that grew apart, as one by time.
//!
//! In: the acts of an item as both sides had them, and as each has them now. Out: which act stands where, or nothing
//! where both changed the same act, or no time tells. Whether the result is a log that could have been is judged by
//! whoever knows the project. Pure.

use crate::files::format::{Node, Value, said};
use crate::model::clock::parse_moment;
use chrono::{DateTime, FixedOffset};
use std::collections::{HashMap, VecDeque};

/// An act of the log that comes of both.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed {
    /// Its position in our log; nothing where it is theirs alone.
    pub(super) ours: Option<usize>,
    /// Its position in their log.
    pub(super) theirs: Option<usize>,
    /// Its position in the log that both had.
    pub(super) base: Option<usize>,
}

impl Placed {
    /// The act as it is said from now on: theirs where only they have it, or have changed it.
    pub(super) fn act<'n>(&self, ours: &'n [Node], theirs: &'n [Node]) -> Option<&'n Node> {
        match (self.ours, self.theirs) {
            (Some(at), _) => ours.get(at),
            (None, at) => theirs.get(at?),
        }
    }
}

/// Unites two logs. Of acts of one moment ours stand first, or theirs where that is asked for.
pub(super) fn unite(base: &[Node], ours: &[Node], theirs: &[Node], theirs_first: bool) -> Option<Vec<Placed>> {
    let said = |log: &[Node]| log.iter().map(said).collect::<Vec<String>>();
    let (base_said, ours_said, theirs_said) = (said(base), said(ours), said(theirs));
    let ours_base = matched(&ours_said, &base_said);
    let theirs_base = matched(&theirs_said, &base_said);
    let ours_theirs = matched(&ours_said, &theirs_said);
    let in_ours = reversed(&ours_base, base.len());
    let in_theirs = reversed(&theirs_base, base.len());
    let mut known = reversed(&ours_theirs, theirs.len()).iter().map(Option::is_some).collect::<Vec<bool>>();
    let mut list: Vec<Option<Placed>> = (0..ours.len())
        .map(|at| Some(Placed { ours: Some(at), theirs: ours_theirs[at], base: ours_base[at] }))
        .collect();
    for (position, act) in base.iter().enumerate().filter(|(position, _)| in_theirs[*position].is_none()) {
        // They changed it, where they have another one of its moment and its person in its place; else they took it out.
        let is_it = |log: &[Node], of_base: &[Option<usize>]| {
            (0..log.len()).find(|at| of_base[*at].is_none() && is_same_act(&log[*at], act))
        };
        let changed = is_it(theirs, &theirs_base);
        match in_ours[position] {
            Some(at) => {
                list[at] = changed.map(|theirs| Placed { ours: None, theirs: Some(theirs), base: Some(position) });
            }
            None => {
                let here = is_it(ours, &ours_base);
                if here.map(|at| &ours_said[at]) != changed.map(|at| &theirs_said[at]) {
                    return None;
                }
            }
        }
        if let Some(changed) = changed {
            known[changed] = true;
        }
    }
    let mut list: Vec<Placed> = list.into_iter().flatten().collect();
    let ours_grew = ours_base.iter().any(Option::is_none);
    let mut least = 0;
    for at in (0..theirs.len()).filter(|at| theirs_base[*at].is_none()) {
        if known[at] {
            continue;
        }
        let mut place = list.len();
        match moment(&theirs[at]) {
            Some(own) => {
                let later = |placed: &Placed| {
                    let other = placed.act(ours, theirs).and_then(moment);
                    other.is_some_and(|other| other > own || theirs_first && other == own && placed.base.is_none())
                };
                while place > least && later(&list[place - 1]) {
                    place -= 1;
                }
            }
            None if ours_grew => return None,
            None => {}
        }
        list.insert(place, Placed { ours: None, theirs: Some(at), base: None });
        least = place + 1;
    }
    Some(list)
}

/// For each of some acts, which of others says the same; each is taken once.
fn matched(acts: &[String], others: &[String]) -> Vec<Option<usize>> {
    let mut places: HashMap<&str, VecDeque<usize>> = HashMap::new();
    for (at, other) in others.iter().enumerate() {
        places.entry(other).or_default().push_back(at);
    }
    acts.iter().map(|act| places.get_mut(act.as_str()).and_then(VecDeque::pop_front)).collect()
}

fn reversed(matched: &[Option<usize>], length: usize) -> Vec<Option<usize>> {
    let mut back = vec![None; length];
    for (at, other) in matched.iter().enumerate() {
        if let Some(other) = other {
            back[*other] = Some(at);
        }
    }
    back
}

/// Whether two acts are of one moment and one person.
fn is_same_act(one: &Node, other: &Node) -> bool {
    ["at", "by"].iter().all(|field| one.get(field).map(said) == other.get(field).map(said)) && one.get("at").is_some()
}

/// When an act was made.
fn moment(act: &Node) -> Option<DateTime<FixedOffset>> {
    match &act.get("at")?.value {
        Value::Date(text) | Value::Text(text) | Value::Plain(text) => parse_moment(text),
        _ => None,
    }
}
