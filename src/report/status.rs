//! From a project and its standings to the report that every format of `handover status` renders.
//!
//! The field names of the report are the JSON interface `handover/status/1`: fields are added to it and
//! never change meaning. What it says of each item and each finding stands in [`super::lines`].

use super::signing::StageSignoff;
use super::weeks::TimelineReport;
use crate::model::finding::{Finding, Severity};
use crate::model::party::Party;
use crate::model::readiness::Readiness;
use crate::model::standing::{Standing, State};
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};

/// The name and version of the JSON interface.
pub const SCHEMA: &str = "handover/status/1";

/// Where a project stands.
#[derive(Debug, Clone, Serialize)]
pub struct StatusReport {
    /// Always [`SCHEMA`].
    pub schema: &'static str,
    /// The moment it was made, RFC 3339 in the project's time zone.
    pub at: String,
    /// Which project.
    pub project: ProjectLine,
    /// Everything taken together.
    pub total: Progress,
    /// A line per section, in the order of sections.
    pub sections: Vec<SectionLine>,
    /// A line per party that has people or steps.
    pub parties: Vec<PartyLine>,
    /// A line per person.
    pub people: Vec<PersonLine>,
    /// A line per stage that counts items, in milestone order.
    pub stages: Vec<StageLine>,
    /// When what is due.
    pub timeline: TimelineReport,
    /// How fit it is to be handed over; `null` where the project has no readiness section.
    pub readiness: Option<Readiness>,
    /// How much is wrong with the files.
    #[serde(skip)]
    pub found: Found,
}

/// How many findings there are, but for those that are silenced.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Found {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Hints.
    pub hints: usize,
}

impl Found {
    /// Counts findings.
    pub fn of(findings: &[Finding]) -> Found {
        let mut found = Found::default();
        for finding in findings.iter().filter(|finding| finding.silenced.is_none()) {
            match finding.severity {
                Severity::Error => found.errors += 1,
                Severity::Warning => found.warnings += 1,
                Severity::Hint => found.hints += 1,
            }
        }
        found
    }
}

/// The name and version of the interface for several projects: `schema`, and in `projects` a report of each.
pub(crate) const PORTFOLIO_SCHEMA: &str = "handover/portfolio/1";

/// Which project a report is about.
#[derive(Debug, Clone, Serialize)]
pub struct ProjectLine {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The folder it was read from.
    pub folder: String,
    /// Names of the organisations, by party.
    pub parties: BTreeMap<Party, String>,
    /// The milestones and their days.
    pub milestones: serde_json::Map<String, serde_json::Value>,
}

/// How far something has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// Items that apply.
    pub items: usize,
    /// Those of them that are complete.
    pub complete: usize,
    /// Steps that apply.
    pub steps: usize,
    /// Those of them that are made.
    pub steps_made: usize,
    /// Items that are late.
    pub overdue: usize,
}

impl Progress {
    pub(super) fn add(&mut self, standing: &Standing, steps: usize) {
        let (made, steps) = standing.progress(steps);
        self.items += usize::from(standing.counts);
        self.complete += usize::from(standing.counts && standing.state == State::Complete);
        self.steps += steps;
        self.steps_made += made;
        self.overdue += usize::from(standing.days_late.is_some());
    }

    /// Steps made in percent, rounded down so that 100 means all.
    pub(crate) fn percent(&self) -> usize {
        (self.steps_made * 100).checked_div(self.steps).unwrap_or(100)
    }
}

/// How far a section has come.
#[derive(Debug, Clone, Serialize)]
pub struct SectionLine {
    /// The section's kind.
    pub section: String,
    /// Its title: what a file gives it, else what its kind is called.
    pub title: String,
    /// How far it has come.
    #[serde(flatten)]
    pub progress: Progress,
    /// Items that wait on each party.
    pub waits_on: BTreeMap<Party, usize>,
    /// Items that anyone may go on with.
    pub anyone: usize,
    /// Items that wait for other items.
    pub waiting: usize,
}

/// How far a party has come with the steps that are its own.
#[derive(Debug, Clone, Serialize)]
pub struct PartyLine {
    /// The party.
    pub party: Party,
    /// The organisation.
    pub name: String,
    /// Items that wait on it.
    pub waiting: usize,
    /// Those of them that are late.
    pub overdue: usize,
    /// Its steps that apply.
    pub steps: usize,
    /// Those of them that are made.
    pub steps_made: usize,
}

/// What a person has done and has before them.
#[derive(Debug, Clone, Serialize)]
pub struct PersonLine {
    /// The person's id.
    pub person: String,
    /// Their name.
    pub name: String,
    /// Their party.
    pub party: Party,
    /// Items that wait on them.
    pub waiting: usize,
    /// Those of them that are late.
    pub overdue: usize,
    /// The earliest day on which one of them is due.
    pub next_due: Option<NaiveDate>,
    /// Acts they have recorded.
    pub acts: usize,
}

/// How near a stage is to its sign-off.
#[derive(Debug, Clone, Serialize)]
pub struct StageLine {
    /// The milestone.
    pub stage: String,
    /// Its day, if it has one.
    pub date: Option<NaiveDate>,
    /// Days until then, negative when past.
    pub days: Option<i64>,
    /// Items it counts that must still be seen to.
    pub open: usize,
    /// All items it counts.
    pub items: usize,
    /// Ids of those who sign.
    pub signers: Vec<String>,
    /// Where its sign-off stands; nothing where nobody signs it.
    pub signoff: Option<StageSignoff>,
}

impl StatusReport {
    /// Adds where the sign-off of each stage stands, which only the records on disk can tell.
    pub(crate) fn with_signoffs(mut self, signoffs: Vec<StageSignoff>) -> StatusReport {
        let mut known: HashMap<String, StageSignoff> =
            signoffs.into_iter().map(|signoff| (signoff.stage.clone(), signoff)).collect();
        for line in &mut self.stages {
            line.signoff = known.remove(&line.stage).or(line.signoff.take());
        }
        self
    }
}
