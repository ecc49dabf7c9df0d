//! What changed between two states of a project, in items, states and terms, not in lines: the interface `handover/diff/1`.
//!
//! In: the project as it was and as it is, both seen at the same moment. Out: a [`DiffReport`]. Pure.

use crate::document::fields::{Changed, changed};
use crate::document::given::{given_act, given_item};
use crate::document::record::{GivenAct, GivenItem};
use crate::model::clock::render_moment;
use crate::model::item::{Act, ItemName};
use crate::model::list::ItemAt;
use crate::model::party::Party;
use crate::model::project::Project;
use crate::model::view::View;
use crate::text::Lang;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The name and version of the interface.
pub(crate) const SCHEMA: &str = "handover/diff/1";

/// What changed.
#[derive(Debug, Serialize)]
pub(crate) struct DiffReport {
    /// Always [`SCHEMA`].
    pub(crate) schema: &'static str,
    /// The moment at which both are seen, RFC 3339 in the project's time zone.
    pub(crate) at: String,
    /// The project's id.
    pub(crate) project: String,
    /// The commit it is compared with.
    pub(crate) from: String,
    /// The commit that is compared; `null` for the files as they are.
    pub(crate) to: Option<String>,
    /// Terms that changed: title, parties, days, people and their keys, signers.
    pub(crate) terms: Vec<ChangeLine>,
    /// Items that changed, in the order of the project; those that are gone last.
    pub(crate) items: Vec<ItemDiff>,
}

/// A value that changed.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct ChangeLine {
    /// What it is: a field, a day, a person.
    pub(crate) what: String,
    /// What it was; `null` where it was not there.
    pub(crate) from: Option<String>,
    /// What it is; `null` where it is gone.
    pub(crate) to: Option<String>,
}

/// An item that changed.
#[derive(Debug, Serialize)]
pub(crate) struct ItemDiff {
    /// Full name of the item.
    pub(crate) item: ItemName,
    /// What it is called.
    pub(crate) title: String,
    /// `added`, `removed` or `changed`.
    pub(crate) how: &'static str,
    /// Its state, where that is another one.
    pub(crate) state: Option<ChangeLine>,
    /// Its fields that changed.
    pub(crate) fields: Vec<ChangeLine>,
    /// What was done about it since.
    pub(crate) acts: Vec<ActDiff>,
    /// What its log held and holds no more.
    pub(crate) acts_gone: Vec<ActDiff>,
    /// Where it stands now.
    #[serde(skip)]
    pub(crate) place: Option<ItemAt>,
}

/// An act.
#[derive(Debug, Serialize)]
pub(crate) struct ActDiff {
    /// When it was made.
    pub(crate) at: String,
    /// Id of the person who made it.
    pub(crate) by: String,
    /// What was done.
    pub(crate) did: String,
    /// The line of its file, where that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) line: Option<usize>,
    /// Its line: None, position in the log.
    #[serde(skip)]
    pub(crate) position: usize,
}

/// Compares a project with what it was.
pub(crate) fn diff(before: &View, after: &View, (from, to): (String, Option<String>), lang: Lang) -> DiffReport {
    let (old, new) = (&before.project, &after.project);
    let mut items = Vec::new();
    for (at, item) in new.items.entries() {
        let line = |how, state, fields, (acts, acts_gone)| ItemDiff {
            item: item.name.clone(),
            title: item.title.of(lang).to_owned(),
            how,
            state,
            fields,
            acts,
            acts_gone,
            place: Some(at),
        };
        let state = after.standings[at].state.word();
        let Some(was) = old.find(&item.name) else {
            let state = ChangeLine { what: "state".to_owned(), from: None, to: Some(state.to_owned()) };
            items.push(line("added", Some(state), Vec::new(), (acts_not_in(&item.log, &[]), Vec::new())));
            continue;
        };
        let then = &old.items[was];
        let state = change("state", Some(before.standings[was].state.word()), Some(state));
        let fields = fields_changed(&given_item(old, then), &given_item(new, item));
        let acts = (acts_not_in(&item.log, &then.log), acts_not_in(&then.log, &item.log));
        if state.is_some() || !fields.is_empty() || !acts.0.is_empty() || !acts.1.is_empty() {
            items.push(line("changed", state, fields, acts));
        }
    }
    for (at, item) in old.items.entries().filter(|(_, item)| new.find(&item.name).is_none()) {
        let state = before.standings[at].state.word();
        items.push(ItemDiff {
            item: item.name.clone(),
            title: item.title.of(lang).to_owned(),
            how: "removed",
            state: Some(ChangeLine { what: "state".to_owned(), from: Some(state.to_owned()), to: None }),
            fields: Vec::new(),
            acts: Vec::new(),
            acts_gone: acts_not_in(&item.log, &[]),
            place: None,
        });
    }
    DiffReport {
        schema: SCHEMA,
        at: render_moment(&after.now),
        project: new.id.clone(),
        from,
        to,
        terms: terms_changed(old, new, lang),
        items,
    }
}

fn change(what: &str, from: Option<&str>, to: Option<&str>) -> Option<ChangeLine> {
    let line = || ChangeLine { what: what.to_owned(), from: from.map(str::to_owned), to: to.map(str::to_owned) };
    (from != to).then(line)
}

/// The acts of a log that another one does not hold.
fn acts_not_in(log: &[Act], other: &[Act]) -> Vec<ActDiff> {
    let mut known: HashMap<GivenAct, usize> = HashMap::new();
    for act in other {
        *known.entry(given_act(act)).or_default() += 1;
    }
    let mut new = Vec::new();
    for (position, act) in log.iter().enumerate() {
        match known.get_mut(&given_act(act)).filter(|count| **count > 0) {
            Some(count) => *count -= 1,
            None => new.push(ActDiff {
                at: render_moment(&act.at),
                by: act.by.clone(),
                did: act.did.clone(),
                line: None,
                position,
            }),
        }
    }
    new
}

/// The fields of an item that differ, a kind's own and free ones by their own names.
fn fields_changed(then: &GivenItem, now: &GivenItem) -> Vec<ChangeLine> {
    let told = |texts: Vec<String>| (!texts.is_empty()).then(|| texts.join(", "));
    let line = |one: Changed| ChangeLine { what: one.what, from: told(one.from), to: told(one.to) };
    changed(then, now).into_iter().map(line).collect()
}

/// What both sides agreed on beside the items.
fn terms_changed(old: &Project, new: &Project, lang: Lang) -> Vec<ChangeLine> {
    let terms = [old, new].map(|project| {
        let mut terms: BTreeMap<(usize, String), String> = BTreeMap::new();
        terms.insert((0, "title".to_owned()), project.title.of(lang).to_owned());
        for party in Party::ALL {
            terms.extend(project.parties.get(&party).map(|name| ((1, party.word().to_owned()), name.clone())));
        }
        terms.extend(project.milestones.iter().map(|(name, day)| ((2, name.clone()), day.to_string())));
        for person in project.people.iter() {
            let mut told = vec![person.name.clone(), person.party.word().to_owned()];
            told.extend(person.role.iter().cloned());
            told.extend(person.email.clone());
            told.extend(person.left.map(|day| format!("left {day}")));
            terms.insert((3, format!("people/{}", person.id)), told.join(", "));
            if !person.keys.is_empty() {
                terms.insert((4, format!("people/{}/keys", person.id)), person.keys.join(", "));
            }
        }
        for signoff in &project.signoffs {
            terms.insert((5, format!("signoff/{}", signoff.stage)), signoff.signers.join(", "));
            let declaration = signoff.declaration.as_ref().map(|text| text.of(lang).to_owned());
            terms.extend(declaration.map(|text| ((6, format!("signoff/{}/declaration", signoff.stage)), text)));
        }
        terms
    });
    let [old, new] = &terms;
    let names: BTreeSet<_> = old.keys().chain(new.keys()).collect();
    let changed = |name: &&(usize, String)| {
        change(&name.1, old.get(*name).map(String::as_str), new.get(*name).map(String::as_str))
    };
    names.iter().filter_map(changed).collect()
}
