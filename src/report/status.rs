//! From a project and its standings to the report that every format of `handover status` renders.
//!
//! The field names of the report are the JSON interface `handover/status/1`: fields are added to it and
//! never change meaning. What it says of each item and each finding stands in [`super::lines`].

use super::filter::Filtered;
use super::signing::{SignoffState, StageSignoff};
use super::unsigned::{ToSign, counted};
use super::weeks::TimelineReport;
use crate::model::finding::{Finding, Severity};
use crate::model::party::Party;
use crate::model::payments::{Payments, Sum};
use crate::model::readiness::Readiness;
use crate::model::standing::{Standing, State};
use crate::model::view::View;
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
    /// How many items are told, where it was asked for some of them; `null` where all are.
    pub filtered: Option<Filtered>,
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
    /// How fit each subject is to be handed over, the fittest first; none where the project has no readiness section.
    pub readiness: Vec<Readiness>,
    /// What is paid by whom, and how far that has come.
    pub payments: Payments,
    /// How much is wrong with the files.
    #[serde(skip)]
    pub found: Found,
    /// The stages that wait on their signers.
    #[serde(skip)]
    pub to_sign: Vec<ToSign>,
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
    /// Takes in what is wrong elsewhere.
    pub(super) fn take_in(&mut self, other: Found) {
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.hints += other.hints;
    }

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

/// Which project a report is about.
#[derive(Debug, Clone, Serialize)]
pub struct ProjectLine {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// That title, with the folder where another project beside it is called the same.
    #[serde(skip)]
    pub shown: String,
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
    /// Items that were rejected.
    pub rejected: usize,
    /// Items that are blocked.
    pub blocked: usize,
    /// Items that are complete and whose value is not enough.
    pub short: usize,
}

impl Progress {
    pub(super) fn add(&mut self, standing: &Standing) {
        let (made, steps) = standing.progress();
        self.items += usize::from(standing.counts);
        self.complete += usize::from(standing.counts && standing.state == State::Complete);
        self.steps += steps;
        self.steps_made += made;
        self.overdue += usize::from(standing.days_late.is_some());
        self.rejected += usize::from(standing.counts && standing.state == State::Rejected);
        self.blocked += usize::from(standing.counts && standing.state == State::Blocked);
        self.short += usize::from(standing.falls_short());
    }

    /// Takes in how far something else has come.
    pub(super) fn take_in(&mut self, other: &Progress) {
        self.items += other.items;
        self.complete += other.complete;
        self.steps += other.steps;
        self.steps_made += other.steps_made;
        self.overdue += other.overdue;
        self.rejected += other.rejected;
        self.blocked += other.blocked;
        self.short += other.short;
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
    /// What its payments add up to, by currency and direction; nothing in a section of another kind.
    pub sums: Vec<Sum>,
}

/// How far a party has come with the steps that are its own.
#[derive(Debug, Clone, Serialize)]
pub struct PartyLine {
    /// The party.
    pub party: Party,
    /// The organisation.
    pub name: String,
    /// Items and signatures that wait on it.
    pub waiting: usize,
    /// Those of them that are signatures.
    pub signatures: usize,
    /// Those of `waiting` that are late.
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
    /// Items and signatures that wait on them.
    pub waiting: usize,
    /// Those of them that are signatures.
    pub signatures: usize,
    /// Those of `waiting` that are late.
    pub overdue: usize,
    /// The earliest day on which one of them is due.
    pub next_due: Option<NaiveDate>,
    /// Acts they have recorded.
    pub acts: usize,
    /// Their address, by which they are known in other projects.
    #[serde(skip)]
    pub email: Option<String>,
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
    /// Those of them that are reserved: the stage can be signed without them.
    pub reserved: usize,
    /// Complete items that are not enough and not reserved.
    pub short: usize,
    /// All items it counts.
    pub items: usize,
    /// What stages that all have signed before left over, and goes into its record too.
    pub carried: usize,
    /// Ids of those who sign.
    pub signers: Vec<String>,
    /// Where its sign-off stands; nothing where nobody signs it.
    pub signoff: Option<StageSignoff>,
    /// Ids of those on whose signature it waits now; nobody while it cannot be signed, or once it is.
    pub waits_on: Vec<String>,
    /// Whether its day has passed and not all have signed.
    pub late: bool,
    /// Days since then, while it is late.
    pub days_late: Option<i64>,
}

impl StatusReport {
    /// Adds where the sign-off of each stage stands, which only the records on disk can tell, and who is asked to sign.
    pub fn with_signoffs(mut self, view: &View, signoffs: Vec<StageSignoff>, to_sign: Vec<ToSign>) -> StatusReport {
        let stages = positions(self.stages.iter().map(|line| &line.stage));
        for signoff in signoffs {
            let Some(line) = stages.get(&signoff.stage).map(|at| &mut self.stages[*at]) else { continue };
            line.days_late = signoff.days_late;
            line.late = line.days_late.is_some();
            line.signoff = Some(signoff);
        }
        self.carry_over(view);
        let people = positions(self.people.iter().map(|line| &line.person));
        for stage in &to_sign {
            if let Some(at) = stages.get(&stage.stage) {
                self.stages[*at].waits_on.clone_from(&stage.people);
            }
            let late = usize::from(stage.days_late.is_some());
            for at in stage.people.iter().filter_map(|id| people.get(id)) {
                let line = &mut self.people[*at];
                line.waiting += 1;
                line.signatures += 1;
                line.overdue += late;
                line.next_due = [line.next_due, stage.due].into_iter().flatten().min();
                for party in self.parties.iter_mut().filter(|party| party.party == line.party) {
                    party.waiting += 1;
                    party.signatures += 1;
                    party.overdue += late;
                }
            }
        }
        self.to_sign = to_sign;
        self
    }

    /// Counts for each stage that is still to be signed what those signed before it left over.
    fn carry_over(&mut self, view: &View) {
        let counted = counted(view);
        let is_signed =
            |line: &StageLine| line.signoff.as_ref().is_some_and(|signoff| signoff.state == SignoffState::Signed);
        let signed = self.stages.iter().filter(|line| is_signed(line));
        let left = signed.filter_map(|line| Some((line.date?, counted.get(line.stage.as_str())?)));
        let mut left: Vec<(NaiveDate, usize)> = left.map(|(day, stage)| (day, stage.open + stage.short)).collect();
        left.sort_unstable();
        let sums = left.iter().scan(0, |sum, (_, count)| {
            *sum += count;
            Some(*sum)
        });
        let sums: Vec<usize> = std::iter::once(0).chain(sums).collect();
        for line in self.stages.iter_mut().filter(|line| !is_signed(line) && !line.signers.is_empty()) {
            let before = line.date.map_or(0, |day| left.partition_point(|(earlier, _)| *earlier < day));
            line.carried = sums[before];
        }
    }
}

/// Where each name stands; of two alike, the first.
fn positions<'a>(names: impl Iterator<Item = &'a String>) -> HashMap<String, usize> {
    let mut positions = HashMap::new();
    for (at, name) in names.enumerate() {
        positions.entry(name.clone()).or_insert(at);
    }
    positions
}
