//! A project at a moment: its items and where each of them stands. Pure.

use super::clock::Zone;
use super::day;
use super::derive::standings;
use super::due::Due;
use super::history;
use super::item::{Act, ItemName};
use super::list::ItemAt;
use super::project::{Held, Project};
use super::standing::{Next, Standing, Standings};
use super::undone::UNDONE;
use super::violation::Violation;
use crate::evidence::leads_out;
use chrono::{DateTime, FixedOffset, NaiveDate};
use std::collections::HashMap;

/// How many days ahead something counts as due soon.
pub const DUE_SOON: i64 = 7;

/// A project, and where its items stand at a moment.
#[derive(Debug)]
pub struct View {
    /// The project; empty where its file could not be read.
    pub project: Project,
    /// Where each item stands, in the order of the project's items.
    pub standings: Standings,
    /// The moment, in the project's time zone.
    pub now: DateTime<FixedOffset>,
    /// The time zone in which days end.
    pub zone: Zone,
}

impl View {
    /// Derives where a project stands at a moment.
    pub fn of(project: Project, zone: Zone, now: DateTime<FixedOffset>) -> View {
        let now = zone.place(&now);
        let standings = standings(&project, &now);
        View { project, standings, now, zone }
    }

    /// The same without its items.
    pub(crate) fn slim(self) -> View {
        let Project { id, uuid, title, template, language, timezone, parties, milestones, .. } = self.project;
        let head = Project { id, uuid, title, template, language, timezone, parties, milestones, ..Project::default() };
        View { project: head, standings: Standings::default(), ..self }
    }

    /// Takes acts that were just written into the model, so that it need not be loaded again.
    pub fn record(&mut self, acts: &[(ItemAt, Act)]) {
        for (item, act) in acts {
            // What was just named was just looked at.
            let named = act.evidence.iter().map(|evidence| evidence.target().to_owned());
            self.project.evidence_here.extend(named.filter(|path| !leads_out(path)));
            self.project.items[*item].log.push(act.clone());
        }
        self.standings = standings(&self.project, &self.now);
    }

    /// Takes in what the records say: the terms that all have signed, and when each stage was signed by all.
    pub fn hold(&mut self, held: HashMap<ItemName, Held>, signed: HashMap<String, DateTime<FixedOffset>>) {
        let signed = Some(signed);
        if held != self.project.held || signed != self.project.signed {
            (self.project.held, self.project.signed) = (held, signed);
            self.standings = standings(&self.project, &self.now);
        }
    }

    /// A day that somebody typed, as the plain day that it means now: what is agreed does not move with a milestone.
    pub fn plain_day(&self, text: &str) -> Due {
        if let Ok(day) = day::typed_day(text, self.today()) {
            return Due::Day(day);
        }
        let due = Due::parse(text, self.zone, |name| self.project.milestone(name).is_some());
        self.project.day_of(&due).map_or(due, Due::Day)
    }

    /// Whether an item is late or due within [`DUE_SOON`] days.
    pub(crate) fn is_due_soon(&self, item: ItemAt) -> bool {
        self.standings[item].due.is_some_and(|due| (due - self.today()).num_days() <= DUE_SOON)
    }

    /// Whether the next act on an item is this person's to do.
    pub(crate) fn is_asked(&self, item: ItemAt, person: &str) -> bool {
        let people = &self.project.people;
        let asked = |person| self.standings[item].nexts().any(|next| people.is_asked(&next.asked, person));
        people.at(person).is_some_and(asked)
    }

    /// Whether something is late at `now` that was not at the moment of this view, or the day is another.
    pub fn is_out_of_date(&self, now: &DateTime<FixedOffset>) -> bool {
        let passed = |standing: &Standing| standing.due_at.is_some_and(|at| self.now <= at && at < *now);
        self.zone.day(now) != self.today() || self.standings.iter().any(passed)
    }

    /// What is wrong with an act as the next one of an item, if anything.
    pub fn judge(&self, item: ItemAt, act: &Act) -> Option<Violation> {
        history::judge(&self.project, &self.project.items[item], act, self.rounds(item), &self.now)
    }

    /// How many rounds an item has, where it is done again and again.
    pub fn rounds(&self, item: ItemAt) -> Option<u32> {
        self.standings[item].rounds.as_ref().map(|rounds| rounds.count)
    }

    /// The round that an act belongs to which names none: the earliest that can take it.
    pub fn round_for(&self, item: ItemAt, act: &Act) -> Option<u32> {
        history::round_for(&self.project, &self.project.items[item], act, self.rounds(item)?, &self.now)
    }

    /// The next act on an item that a person is asked for, else the next one at all.
    pub fn next_for(&self, item: ItemAt, person: &str) -> Option<&Next> {
        let (standing, people) = (&self.standings[item], &self.project.people);
        let mine = |next: &&Next| people.at(person).is_some_and(|person| people.is_asked(&next.asked, person));
        standing.nexts().find(mine).or_else(|| standing.nexts().next())
    }

    /// The position in an item's log of the newest act of a person that stands, on the item or a round of it: the only
    /// one that they may take back.
    pub(crate) fn newest_of(&self, item: ItemAt, person: &str, round: Option<u32>) -> Option<usize> {
        let standing = &self.standings[item];
        let stands = |(at, act): &(usize, &Act)| {
            act.by == person && !standing.is_gone(*at) && act.did != UNDONE && (round.is_none() || act.round == round)
        };
        self.project.items[item].log.iter().enumerate().rev().find(stands).map(|(at, _)| at)
    }

    /// The day it is in the project's time zone.
    pub fn today(&self) -> NaiveDate {
        self.now.date_naive()
    }
}
