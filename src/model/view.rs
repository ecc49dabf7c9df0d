//! A project at a moment: its items and where each of them stands. Pure.

use super::clock::Zone;
use super::item::Act;
use super::list::ItemAt;
use super::project::Project;
use super::standing::{Standing, Standings, standings};
use chrono::{DateTime, FixedOffset, NaiveDate};

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

    /// Takes acts that were just written into the model, so that it need not be loaded again.
    pub fn record(&mut self, acts: &[(ItemAt, Act)]) {
        for (item, act) in acts {
            self.project.items[*item].log.push(act.clone());
        }
        self.standings = standings(&self.project, &self.now);
    }

    /// Whether an item is late or due within [`DUE_SOON`] days.
    pub fn is_due_soon(&self, item: ItemAt) -> bool {
        self.standings[item].due.is_some_and(|due| (due - self.today()).num_days() <= DUE_SOON)
    }

    /// Whether something is late at `now` that was not at the moment of this view, or the day is another.
    pub fn is_out_of_date(&self, now: &DateTime<FixedOffset>) -> bool {
        let passed = |standing: &Standing| standing.due_at.is_some_and(|at| self.now <= at && at < *now);
        self.zone.day(now) != self.today() || self.standings.iter().any(passed)
    }

    /// The day it is in the project's time zone.
    pub fn today(&self) -> NaiveDate {
        self.now.date_naive()
    }
}
