//! A project at a moment: its items and where each of them stands.

use super::clock::Zone;
use super::finding::Finding;
use super::item::Act;
use super::standing::{Standing, standings};
use crate::checks::{Subject, check_all};
use crate::files::load::{self, Loaded};
use crate::text::problem::Problem;
use crate::text::say::commands as say;
use crate::walk::DUE_SOON;
use anyhow::Result;
use chrono::{DateTime, FixedOffset, NaiveDate};
use std::path::Path;

/// A loaded project, and where its items stand at a moment.
pub struct View {
    /// The project and its files.
    pub loaded: Loaded,
    /// Where each item stands, in the order of the project's items.
    pub standings: Vec<Standing>,
    /// The moment, in the project's time zone.
    pub now: DateTime<FixedOffset>,
}

impl View {
    /// Loads the project in `root` and derives where it stands.
    ///
    /// # Errors
    ///
    /// As [`load::load_project`].
    pub fn load(root: &Path, now: DateTime<FixedOffset>) -> Result<View> {
        Ok(View::of(load::load_project(root)?, now))
    }

    /// Derives where a loaded project stands at a moment.
    pub fn of(loaded: Loaded, now: DateTime<FixedOffset>) -> View {
        let now = loaded.zone.place(&now);
        let standings = standings(&loaded.project, now.date_naive());
        View { loaded, standings, now }
    }

    /// Takes acts that were just written into the model, so that it need not be loaded again.
    pub fn record(&mut self, acts: &[(usize, Act)]) {
        for (item, act) in acts {
            self.loaded.project.items[*item].log.push(act.clone());
        }
        self.standings = standings(&self.loaded.project, self.today());
    }

    /// Every finding: those of the files and those of every rule.
    pub fn findings(&self) -> Vec<Finding> {
        check_all(&Subject { loaded: &self.loaded, standings: &self.standings, today: self.today() })
    }

    /// Whether an item is late or due within [`DUE_SOON`] days.
    pub fn is_due_soon(&self, item: usize) -> bool {
        self.standings[item].due.is_some_and(|due| (due - self.today()).num_days() <= DUE_SOON)
    }

    /// The day it is in the project's time zone.
    pub fn today(&self) -> NaiveDate {
        self.now.date_naive()
    }

    /// The time zone in which days end.
    pub fn zone(&self) -> Zone {
        self.loaded.zone
    }

    /// Refuses to go on while a file could not be read, since what it holds is not known.
    ///
    /// # Errors
    ///
    /// Names the files.
    pub fn require_readable(&self) -> Result<()> {
        let names: Vec<String> = self.loaded.unreadable().map(|source| source.name()).collect();
        if names.is_empty() {
            return Ok(());
        }
        Err(Problem::project(say::mend_first(names.join(", "))).hint(say::mend_first_hint()).into())
    }
}
