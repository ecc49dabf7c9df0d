//! What to do now, and for whom: every act that somebody can do today, the most useful one first.
//!
//! In: where the project stands, which stages wait on their signers, and for whom it is asked. Out: a [`NextReport`], which is also the JSON
//! interface `handover/next/1`. Pure.
//!
//! The order: first what is late or due today, by its own day or by that of anything that waits for it;
//! then what most items wait for; then the earlier day; then as in the files.

use super::signing::SignoffState;
use super::unsigned::ToSign;
use crate::model::item::ItemName;
use crate::model::list::ItemAt;
use crate::model::needs::Needs;
use crate::model::party::Party;
use crate::model::project::Person;
use crate::model::standing::State;
use crate::model::view::View;
use chrono::NaiveDate;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::HashMap;

/// The name and version of the JSON interface.
pub const SCHEMA: &str = "handover/next/1";

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
pub struct NextReport {
    /// Always [`SCHEMA`].
    pub schema: &'static str,
    /// The moment it was made, RFC 3339 in the project's time zone.
    pub at: String,
    /// The project's id.
    pub project: String,
    /// Id of the person who asks, if known.
    pub you: Option<String>,
    /// Those who have something to do; the person who asks first, then whoever has the most pressing.
    pub groups: Vec<NextGroup>,
    /// How many acts wait on others and were not asked for.
    pub elsewhere: usize,
    /// How many of those are to sign.
    pub elsewhere_signatures: usize,
}

/// What one person, or any of several, can do.
#[derive(Debug, Clone, Serialize)]
pub struct NextGroup {
    /// The party; nothing when anyone may do it.
    pub party: Option<Party>,
    /// Ids of those who are asked; any one of them may do it.
    pub people: Vec<String>,
    /// Whether it is the person who asks.
    pub you: bool,
    /// How many acts there are.
    pub waiting: usize,
    /// How many of them are to sign.
    pub signatures: usize,
    /// How many of them are late.
    pub late: usize,
    /// The acts, most useful first; fewer than `waiting` where a limit was asked for.
    pub acts: Vec<NextAct>,
}

/// One act that can be done now.
#[derive(Debug, Clone, Serialize)]
pub struct NextAct {
    /// What it is about.
    #[serde(flatten)]
    pub about: About,
    /// What that is called: the title of the item, the name of the stage.
    pub title: String,
    /// The act: a step, `waived` or `signed`.
    pub did: String,
    /// The day it is due; the words as written where no day can be told.
    pub due: Option<String>,
    /// The moment it is due, RFC 3339, where one was given and not only a day.
    pub due_at: Option<String>,
    /// Days since it was due, while it is late; 0 on the day itself, once its moment is over.
    pub days_late: Option<i64>,
    /// The earliest day on which it, or anything that waits for it, is due.
    pub needed_by: Option<String>,
    /// Items that wait for it, or for something that waits for it.
    pub unblocks: Vec<ItemName>,
    /// The day it is due itself.
    #[serde(skip)]
    pub day: Option<NaiveDate>,
    /// The day of `needed_by`.
    #[serde(skip)]
    pub needed: Option<NaiveDate>,
}

/// What an act is about.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum About {
    /// An item.
    Item {
        /// Its full name.
        item: ItemName,
        /// Its state.
        state: State,
        /// Its position.
        #[serde(skip)]
        at: ItemAt,
    },
    /// The sign-off of a stage; whoever is asked signs it themselves.
    Signoff {
        /// The stage.
        signoff: String,
        /// Where it stands.
        state: SignoffState,
        /// The command that signs it.
        command: String,
    },
}

/// An act, and who is asked for it.
struct Asked<'a> {
    act: NextAct,
    party: Option<Party>,
    people: &'a [String],
}

impl NextReport {
    /// Keeps at most so many acts of each group.
    pub fn limit(&mut self, limit: usize) {
        self.groups.iter_mut().for_each(|group| group.acts.truncate(limit));
    }
}

/// What comes before what: late or due today, then what most items wait for, then the earlier day; then items in
/// file order before stages in theirs.
fn rank(act: &NextAct, today: NaiveDate) -> impl Ord + use<> {
    let pressing = act.needed.is_some_and(|day| day <= today);
    let at = match act.about {
        About::Item { at, .. } => Some(at),
        About::Signoff { .. } => None,
    };
    (!pressing, Reverse(act.unblocks.len()), act.needed.is_none(), act.needed, at.is_none(), at)
}

/// The act that comes first of all; nothing when nobody can do anything.
pub fn first_of_all(view: &View, to_sign: &[ToSign]) -> Option<NextAct> {
    let needs = Needs::of(&view.project, &view.standings);
    let acts = needs.unsettled.iter().filter_map(|at| act(view, &needs, *at)).chain(to_sign.iter().map(signing));
    acts.min_by_key(|act| rank(act, view.today()))
}

/// Derives what is to be done now.
pub fn next_report(view: &View, to_sign: &[ToSign], asker: &Asker) -> NextReport {
    let (project, today) = (&view.project, view.today());
    let needs = Needs::of(project, &view.standings);
    let items = needs.unsettled.iter().filter_map(|at| {
        let next = view.standings[*at].next.as_ref()?;
        Some(Asked { act: act(view, &needs, *at)?, party: next.party, people: &next.people })
    });
    // Each signer has an act of their own: no other can make it.
    let signatures = to_sign.iter().flat_map(|stage| stage.people.iter().map(move |id| (stage, id)));
    let signatures = signatures.filter_map(|(stage, id)| {
        let party = project.person(id)?.party;
        Some(Asked { act: signing(stage), party: Some(party), people: std::slice::from_ref(id) })
    });
    let mut acts: Vec<Asked<'_>> = items.chain(signatures).collect();
    acts.sort_by_key(|asked| rank(&asked.act, today));
    let you = asker.you.as_ref();
    let mut report = NextReport {
        schema: SCHEMA,
        at: crate::model::clock::render_moment(&view.now),
        project: project.id.clone(),
        you: you.map(|you| you.id.clone()),
        groups: Vec::new(),
        elsewhere: 0,
        elsewhere_signatures: 0,
    };
    let mut known: HashMap<(bool, Option<Party>, &[String]), usize> = HashMap::new();
    for Asked { act, party, people } in acts {
        let yours = you.is_some_and(|you| people.contains(&you.id));
        let signature = usize::from(act.is_signature());
        let of_party = |wanted: Party| {
            let has = |id: &String| project.person(id).is_some_and(|person| person.party == wanted);
            party == Some(wanted) || (party.is_none() && people.iter().any(has))
        };
        if (asker.only_you && !yours) || asker.party.is_some_and(|party| !of_party(party)) {
            report.elsewhere += 1;
            report.elsewhere_signatures += signature;
            continue;
        }
        let key = if yours { (true, None, &[][..]) } else { (false, party, people) };
        let position = *known.entry(key).or_insert_with(|| {
            report.groups.push(match you.filter(|_| yours) {
                Some(you) => NextGroup::new(Some(you.party), vec![you.id.clone()], true),
                None => NextGroup::new(party, people.to_vec(), false),
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

impl NextAct {
    /// Whether it is to sign.
    pub fn is_signature(&self) -> bool {
        matches!(self.about, About::Signoff { .. })
    }
}

impl NextGroup {
    fn new(party: Option<Party>, people: Vec<String>, you: bool) -> NextGroup {
        NextGroup { party, people, you, waiting: 0, signatures: 0, late: 0, acts: Vec::new() }
    }
}

/// The act that an item waits for; nothing where it may be left undone and nothing waits for it.
fn act(view: &View, needs: &Needs, at: ItemAt) -> Option<NextAct> {
    let project = &view.project;
    let (item, standing) = (&project.items[at], &view.standings[at]);
    let next = standing.next.as_ref()?;
    let unblocks: Vec<ItemName> = needs
        .unblocks(at)
        .into_iter()
        .filter(|waiter| view.standings[*waiter].is_outstanding())
        .map(|waiter| project.items[waiter].name.clone())
        .collect();
    let wanted = item.optional && !unblocks.is_empty();
    if !standing.is_outstanding() && !wanted {
        return None;
    }
    Some(NextAct {
        about: About::Item { item: item.name.clone(), state: standing.state, at },
        title: item.title.clone(),
        did: next.did.clone(),
        due: standing.due_text(item),
        due_at: standing.due_moment(),
        days_late: standing.days_late,
        needed_by: needs.pressing[at].map(|day| day.to_string()),
        unblocks,
        day: standing.due,
        needed: needs.pressing[at],
    })
}

/// The act that a stage waits for.
fn signing(stage: &ToSign) -> NextAct {
    NextAct {
        about: About::Signoff { signoff: stage.stage.clone(), state: stage.state, command: stage.command() },
        title: stage.stage.clone(),
        did: "signed".to_owned(),
        due: stage.due.map(|day| day.to_string()),
        due_at: None,
        days_late: stage.days_late,
        needed_by: stage.due.map(|day| day.to_string()),
        unblocks: Vec::new(),
        day: stage.due,
        needed: stage.due,
    }
}
