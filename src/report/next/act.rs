//! One act that can be done now, made of what an item or a stage waits for, and what comes before what.
//!
//! The order: first what is late or due today, by its own day or by that of anything that waits for it; what belongs to a
//! stage after the coming one last; then what most items wait for; then the earlier day; then as in the files. Pure.

use super::super::signing::SignoffState;
use super::super::unsigned::ToSign;
use crate::model::clock::render_moment;
use crate::model::item::{ItemName, Priority};
use crate::model::list::ItemAt;
use crate::model::needs::{Needs, Waiters};
use crate::model::standing::{Next, State};
use crate::model::view::View;
use crate::text::Lang;
use chrono::NaiveDate;
use serde::Serialize;
use std::cmp::Reverse;

/// One act that can be done now.
#[derive(Debug, Clone, Serialize)]
pub struct NextAct<'a> {
    /// What it is about.
    #[serde(flatten)]
    pub about: About<'a>,
    /// What that is called: the title of the item, the name of the stage.
    pub title: &'a str,
    /// The act: a step, `waived` or `signed`.
    pub did: &'a str,
    /// The round, of an item that is done again and again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub round: Option<u32>,
    /// Whether it belongs to a stage after the coming one, and nothing before that needs it.
    #[serde(skip)]
    pub later: bool,
    /// How pressing the item is.
    #[serde(skip)]
    pub priority: Priority,
    /// The day it is due; the words as written where no day can be told.
    pub due: Option<String>,
    /// The moment it is due, RFC 3339, where one was given and not only a day.
    pub due_at: Option<String>,
    /// Days since it was due, while it is late; 0 on the day itself, once its moment is over.
    pub days_late: Option<i64>,
    /// The earliest day on which it, or anything that waits for it, is due.
    pub needed_by: Option<NaiveDate>,
    /// Items that wait for it, or for something that waits for it, fifty at most; named only where it is asked for.
    pub unblocks: Vec<&'a ItemName>,
    /// How many do.
    pub unblocks_count: usize,
    /// Whether even more do, too many to be counted for every item.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub unblocks_more: bool,
}

/// What an act is about.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum About<'a> {
    /// An item.
    Item {
        /// Its full name.
        item: &'a ItemName,
        /// Its state.
        state: State,
        /// Its position.
        #[serde(skip)]
        at: ItemAt,
    },
    /// The sign-off of a stage; whoever is asked signs it themselves.
    Signoff {
        /// The stage.
        signoff: &'a str,
        /// Where it stands.
        state: SignoffState,
        /// The command that signs it.
        command: String,
        /// The day of the stage.
        #[serde(skip)]
        day: Option<NaiveDate>,
    },
}

impl About<'_> {
    /// The position of the item; nothing for a sign-off.
    pub fn item(&self) -> Option<ItemAt> {
        match self {
            About::Item { at, .. } => Some(*at),
            About::Signoff { .. } => None,
        }
    }
}

/// What comes before what: late or due today, then what is of the coming stage, then what most items wait for, then the
/// earlier day; then items in file order before stages in theirs.
pub(super) fn rank(act: &NextAct<'_>, today: NaiveDate) -> impl Ord + use<> {
    let pressing = act.needed_by.is_some_and(|day| day <= today);
    let at = act.about.item();
    (
        !pressing,
        act.later,
        act.priority,
        Reverse(act.unblocks_count),
        act.needed_by.is_none(),
        act.needed_by,
        at.is_none(),
        at,
    )
}

/// Whether something belongs to a stage after the coming one, and is not needed before that.
fn is_later(view: &View, stage: &str, needed_by: Option<NaiveDate>) -> bool {
    let milestones = &view.project.milestones;
    let Some(coming) = milestones.iter().map(|(_, day)| *day).filter(|day| *day >= view.today()).min() else {
        return false;
    };
    milestones.day(stage).is_some_and(|day| day > coming) && needed_by.is_none_or(|day| day > coming)
}

impl NextAct<'_> {
    /// Whether it is to sign.
    pub fn is_signature(&self) -> bool {
        self.about.item().is_none()
    }
}

/// The act that an item waits for; nothing where it does not count.
pub(super) fn act<'a>(
    view: &'a View,
    needs: &Needs,
    waiters: &mut Waiters<'_>,
    at: ItemAt,
    next: &'a Next,
    lang: Lang,
) -> Option<NextAct<'a>> {
    let (item, standing) = (&view.project.items[at], &view.standings[at]);
    if !standing.is_outstanding() {
        return None;
    }
    let round = next.round.and_then(|number| standing.rounds.as_ref()?.round(number));
    // What presses for the item presses for its current round.
    let needed_by = match round {
        Some(round) if needs.pressing[at] == standing.due => round.due.map(|due| due.day),
        _ => needs.pressing[at],
    };
    let (unblocked, more) = waiters.of(at);
    let unblocked = outstanding(view, unblocked).count();
    Some(NextAct {
        about: About::Item { item: &item.name, state: standing.state, at },
        title: item.title.of(lang),
        did: &next.did,
        round: next.round,
        due: round.map_or_else(|| standing.due_text(item), |round| round.due.map(|due| due.day.to_string())),
        due_at: round.map_or_else(
            || standing.due_moment(),
            |round| round.due.and_then(|due| due.at).as_ref().map(render_moment),
        ),
        days_late: round.map_or(standing.days_late, |round| round.days_late),
        later: is_later(view, &item.stage, needed_by),
        priority: item.priority,
        needed_by,
        unblocks: Vec::new(),
        unblocks_count: unblocked,
        unblocks_more: more,
    })
}

/// The act that a stage waits for.
pub(super) fn signing<'a>(view: &View, stage: &'a ToSign) -> NextAct<'a> {
    NextAct {
        about: About::Signoff { signoff: &stage.stage, state: stage.state, command: stage.command(), day: stage.due },
        title: &stage.stage,
        did: "signed",
        round: None,
        later: is_later(view, &stage.stage, stage.due),
        priority: Priority::Normal,
        due: stage.due.map(|day| day.to_string()),
        due_at: None,
        days_late: stage.days_late,
        needed_by: stage.due,
        unblocks: Vec::new(),
        unblocks_count: 0,
        unblocks_more: false,
    }
}

/// Those of the items that must still be seen to.
pub(super) fn outstanding<'a>(view: &'a View, items: &'a [ItemAt]) -> impl Iterator<Item = ItemAt> + 'a {
    items.iter().copied().filter(|waiter| view.standings[*waiter].is_outstanding())
}
