//! What to do now, and for whom: every act that somebody can do today, the most useful one first.
//!
//! In: where the project stands, which stages wait on their signers, and for whom it is asked. Out: a [`NextReport`], which is also the JSON
//! interface `handover/next/1`. Pure.
//!
//! The order is that of `act`.

mod act;

pub use act::{About, NextAct};

use self::act::{act, outstanding, rank, signing};
use super::filter::{Filtered, Picked};
use super::unsigned::ToSign;
use crate::model::clock::render_moment;
use crate::model::list::{ItemAt, PersonAt};
use crate::model::needs::Needs;
use crate::model::party::Party;
use crate::model::people::Asked;
use crate::model::project::Person;
use crate::model::view::View;
use crate::text::Lang;
use serde::Serialize;
use std::collections::{HashMap, HashSet};

/// The name and version of the JSON interface.
pub const SCHEMA: &str = "handover/next/1";

/// So many are told by name, of those who are asked and of what an act unblocks; of more, how many there are.
pub const NAMED: usize = 50;

/// For whom it is asked.
#[derive(Debug, Clone, Default)]
pub struct Asker {
    /// The person who asks, whose acts come first.
    pub you: Option<Person>,
    /// Whether that person wants to see only their own.
    pub only_you: bool,
    /// Only acts of this party.
    pub party: Option<Party>,
}

/// What is to be done now.
#[derive(Debug, Clone, Serialize)]
pub struct NextReport<'a> {
    /// Always [`SCHEMA`].
    pub schema: &'static str,
    /// The moment it was made, RFC 3339 in the project's time zone.
    pub at: String,
    /// The project's id.
    pub project: &'a str,
    /// How many items were looked through, where it was asked for some of them; `null` where all were.
    pub filtered: Option<Filtered>,
    /// Id of the person who asks, if known.
    pub you: Option<String>,
    /// Those who have something to do; the person who asks first, then whoever has the most pressing.
    pub groups: Vec<NextGroup<'a>>,
    /// How many acts wait on others and were not asked for.
    pub elsewhere: usize,
    /// How many of those are to sign.
    pub elsewhere_signatures: usize,
}

/// What one person, or any of several, can do.
#[derive(Debug, Clone, Serialize)]
pub struct NextGroup<'a> {
    /// The party; nothing when anyone may do it.
    pub party: Option<Party>,
    /// Ids of those who are asked, [`NAMED`] at most; any one of them may do it.
    pub people: Vec<&'a str>,
    /// How many more there are, if any.
    #[serde(skip_serializing_if = "is_none")]
    pub more_people: usize,
    /// Whether they are everyone of the party.
    #[serde(skip)]
    pub everyone: bool,
    /// Whether it is the person who asks.
    pub you: bool,
    /// How many acts there are.
    pub waiting: usize,
    /// How many of them are to sign.
    pub signatures: usize,
    /// How many of them are late.
    pub late: usize,
    /// The acts, most useful first; fewer than `waiting` where a limit was asked for.
    pub acts: Vec<NextAct<'a>>,
}

/// Who is asked for an act.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Whom<'a> {
    /// Any one of these.
    Any(&'a Asked),
    /// Only this one: each signer has an act of their own, and no other can make it.
    Only(PersonAt),
}

/// Whether there are none of what is told only where there are some.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
pub(super) fn is_none(number: &usize) -> bool {
    *number == 0
}

impl<'a> NextReport<'a> {
    /// Keeps at most so many acts of each group.
    pub fn limit(&mut self, limit: usize) {
        self.groups.iter_mut().for_each(|group| group.acts.truncate(limit));
    }

    /// Names what each act unblocks.
    pub fn name(&mut self, view: &'a View) {
        let needs = Needs::of(&view.project, &view.standings);
        let mut waiters = needs.waiters();
        for act in self.groups.iter_mut().flat_map(|group| &mut group.acts).filter(|act| act.unblocks_count > 0) {
            let Some(at) = act.about.item() else { continue };
            let mut unblocked: Vec<ItemAt> = outstanding(view, waiters.of(at).0).collect();
            unblocked.sort_unstable();
            act.unblocks = unblocked.iter().take(NAMED).map(|at| &view.project.items[*at].name).collect();
        }
    }
}

/// The act that comes first of all those that are picked; nothing when nobody can do anything.
pub(crate) fn first_of_all<'a>(
    view: &'a View,
    to_sign: &'a [ToSign],
    picked: &Picked,
    lang: Lang,
) -> Option<NextAct<'a>> {
    let needs = Needs::of(&view.project, &view.standings);
    let mut waiters = needs.waiters();
    let told = needs.unsettled.iter().filter(|at| picked.has(**at));
    let pending = told.filter_map(|at| Some((*at, view.standings[*at].nexts().next()?)));
    let acts = pending.filter_map(|(at, next)| act(view, &needs, &mut waiters, at, next, lang));
    acts.chain(to_sign.iter().filter(|stage| picked.has_stage(stage)).map(|stage| signing(view, stage)))
        .min_by_key(|act| rank(act, view.today()))
}

/// Derives what is to be done now of the items that are picked; titles are in `lang`.
pub fn next_report<'a>(
    view: &'a View,
    to_sign: &'a [ToSign],
    (asker, picked): (&Asker, &Picked),
    lang: Lang,
) -> NextReport<'a> {
    let (project, today) = (&view.project, view.today());
    let needs = Needs::of(project, &view.standings);
    let mut waiters = needs.waiters();
    let told = needs.unsettled.iter().filter(|at| picked.has(**at));
    let pending = told.flat_map(|at| view.standings[*at].nexts().map(move |next| (*at, next)));
    let items = pending.filter_map(|(at, next)| {
        let only = next.asked.few().filter(|few| few.len() == 1).map(|few| project.people.person(few[0]).party);
        Some((act(view, &needs, &mut waiters, at, next, lang)?, next.party.or(only), Whom::Any(&next.asked)))
    });
    let signatures = to_sign
        .iter()
        .filter(|stage| picked.has_stage(stage))
        .flat_map(|stage| stage.people.iter().map(move |id| (stage, id)));
    let signatures = signatures.filter_map(|(stage, id)| {
        let at = project.people.at(id)?;
        Some((signing(view, stage), Some(project.people.person(at).party), Whom::Only(at)))
    });
    let mut acts: Vec<(NextAct<'a>, Option<Party>, Whom<'a>)> = items.chain(signatures).collect();
    acts.sort_by_cached_key(|(act, ..)| rank(act, today));
    let you = asker.you.as_ref();
    let mut report = NextReport {
        schema: SCHEMA,
        at: render_moment(&view.now),
        project: &project.id,
        filtered: picked.filtered(),
        you: you.map(|you| you.id.clone()),
        groups: Vec::new(),
        elsewhere: 0,
        elsewhere_signatures: 0,
    };
    let mut known: HashMap<(bool, Option<Party>, Option<Whom<'a>>), usize> = HashMap::new();
    let mut mine: HashSet<ItemAt> = HashSet::new();
    for (act, party, whom) in acts {
        let yours = you.and_then(|you| project.people.at(&you.id)).is_some_and(|you| match whom {
            Whom::Any(asked) => project.people.is_asked(asked, you),
            Whom::Only(at) => at == you,
        });
        let signature = usize::from(act.is_signature());
        let is_of = |wanted: Party| match whom {
            Whom::Any(asked) if party.is_none() => project.people.asks_party(asked, wanted),
            _ => party == Some(wanted),
        };
        if (asker.only_you && !yours) || asker.party.is_some_and(|party| !is_of(party)) {
            report.elsewhere += 1;
            report.elsewhere_signatures += signature;
            continue;
        }
        // Of several rounds that ask you, the most pressing is told.
        if yours && act.about.item().is_some_and(|at| !mine.insert(at)) {
            continue;
        }
        let key = if yours { (true, None, None) } else { (false, party, Some(whom)) };
        let position = *known.entry(key).or_insert_with(|| {
            report.groups.push(match you.and_then(|you| project.person(&you.id)).filter(|_| yours) {
                Some(you) => NextGroup::of_you(you),
                None => NextGroup::of(view, party, whom),
            });
            report.groups.len() - 1
        });
        let group = &mut report.groups[position];
        group.waiting += 1;
        group.signatures += signature;
        group.late += usize::from(act.days_late.is_some());
        group.acts.push(act);
    }
    report.groups.sort_by_key(|group| !group.you);
    report
}

impl<'a> NextGroup<'a> {
    fn of_you(you: &'a Person) -> NextGroup<'a> {
        NextGroup {
            party: Some(you.party),
            people: vec![&you.id],
            more_people: 0,
            everyone: false,
            you: true,
            waiting: 0,
            signatures: 0,
            late: 0,
            acts: Vec::new(),
        }
    }

    fn of(view: &'a View, party: Option<Party>, whom: Whom<'_>) -> NextGroup<'a> {
        let people = &view.project.people;
        let (first, all) = match whom {
            Whom::Any(asked) => people.first(asked, NAMED),
            Whom::Only(at) => (vec![at], 1),
        };
        NextGroup {
            party,
            more_people: all - first.len(),
            people: first.into_iter().map(|at| people.person(at).id.as_str()).collect(),
            everyone: matches!(whom, Whom::Any(_)) && party.map_or(people.len(), |party| people.of(party).len()) == all,
            you: false,
            waiting: 0,
            signatures: 0,
            late: 0,
            acts: Vec::new(),
        }
    }
}
