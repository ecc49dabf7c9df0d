//! Several projects taken together, as data: what every output of a portfolio shows besides a row for each.
//!
//! In: the reports of the projects that could be read, in their order, and what is wrong with those that could not.
//! Out: a [`PortfolioReport`]. Pure.

use super::status::{Found, PartyLine, PersonLine, Progress, StatusReport};
use crate::model::identity::plain_address;
use crate::model::party::Party;
use crate::model::payments::{Sum, Uncounted, add_up};
use crate::model::readiness::Readiness;
use chrono::NaiveDate;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

/// The name and version of the interface for several projects: `schema`, in `projects` a report of each, and a
/// [`PortfolioReport`].
pub(crate) const PORTFOLIO_SCHEMA: &str = "handover/portfolio/1";

/// Where several projects stand together.
#[derive(Debug, Clone, Serialize)]
pub struct PortfolioReport {
    /// Projects that could not be read, or only in part.
    pub unreadable: Vec<Unreadable>,
    /// All projects taken together, as far as they could be read.
    pub total: Total,
    /// A line for each organisation, by the party that it is.
    pub parties: Vec<PartyTotal>,
    /// A line for each person: by address, else by name and organisation; who has the most to catch up on first.
    pub people: Vec<PersonTotal>,
    /// How fit each subject of each project is to be handed over, the fittest first.
    pub readiness: Vec<Ranked>,
    /// What is paid, by currency and direction.
    pub sums: Vec<Sum>,
    /// Payments that no sum counts.
    pub uncounted: usize,
}

/// A project that could not be read, or only in part.
#[derive(Debug, Clone, Serialize)]
pub struct Unreadable {
    /// Its folder.
    pub folder: String,
    /// What is wrong with it.
    pub message: String,
}

/// Projects taken together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Total {
    /// How many there are.
    pub projects: usize,
    /// How many of those could not be read at all.
    pub unreadable: usize,
    /// How far those have come that could be read.
    #[serde(flatten)]
    pub progress: Progress,
    /// How much is wrong with their files.
    #[serde(skip)]
    pub found: Found,
}

/// How far an organisation has come in all its projects.
#[derive(Debug, Clone, Serialize)]
pub struct PartyTotal {
    /// In how many projects it is this party.
    pub projects: usize,
    /// What it has before it and has made.
    #[serde(flatten)]
    pub line: PartyLine,
}

/// What a person has done and has before them in all their projects.
#[derive(Debug, Clone, Serialize)]
pub struct PersonTotal {
    /// Their name, as the first of the projects writes it.
    pub name: String,
    /// Their organisation, likewise.
    pub organisation: String,
    /// In how many projects they are.
    pub projects: usize,
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
}

/// How fit a subject of a project is to be handed over.
#[derive(Debug, Clone, Serialize)]
pub struct Ranked {
    /// The project's id.
    pub project: String,
    /// Its folder.
    pub folder: String,
    /// What people see of the project.
    #[serde(skip)]
    pub shown: String,
    /// How fit it is.
    #[serde(flatten)]
    pub readiness: Readiness,
}

impl PortfolioReport {
    /// Takes reports together; `lost` of the projects could not be read at all.
    pub fn of<'a>(
        reports: impl Iterator<Item = &'a StatusReport>,
        unreadable: Vec<Unreadable>,
        lost: usize,
    ) -> PortfolioReport {
        let mut total = Total { projects: lost, unreadable: lost, ..Total::default() };
        let mut parties: BTreeMap<(Party, String), PartyTotal> = BTreeMap::new();
        let mut people = People::default();
        let (mut readiness, mut sums, mut uncounted): (Vec<Ranked>, Vec<Sum>, Vec<Uncounted>) = Default::default();
        for report in reports {
            total.projects += 1;
            total.progress.take_in(&report.total);
            total.found.take_in(report.found);
            for line in &report.parties {
                match parties.get_mut(&(line.party, line.name.clone())) {
                    Some(all) => all.add(line),
                    None => {
                        let key = (line.party, line.name.clone());
                        parties.insert(key, PartyTotal { projects: 1, line: line.clone() });
                    }
                }
            }
            for line in &report.people {
                people.add(line, report.project.parties.get(&line.party));
            }
            let ranked = |one: &Readiness| Ranked {
                project: report.project.id.clone(),
                folder: report.project.folder.clone(),
                shown: report.project.shown.clone(),
                readiness: one.clone(),
            };
            readiness.extend(report.readiness.iter().map(ranked));
            sums.extend(report.payments.sums.iter().cloned());
            uncounted.extend(report.payments.uncounted.iter().cloned());
        }
        readiness.sort_by(|one, other| one.readiness.rank(&other.readiness));
        let payments = add_up(sums);
        let uncounted = uncounted.len() + payments.too_large;
        let (parties, people) = (parties.into_values().collect(), people.ordered());
        PortfolioReport { unreadable, total, parties, people, readiness, sums: payments.sums, uncounted }
    }
}

impl PartyTotal {
    fn add(&mut self, line: &PartyLine) {
        self.projects += 1;
        self.line.waiting += line.waiting;
        self.line.signatures += line.signatures;
        self.line.overdue += line.overdue;
        self.line.steps += line.steps;
        self.line.steps_made += line.steps_made;
    }
}

/// People of several projects, each once.
#[derive(Default)]
struct People {
    all: Vec<PersonTotal>,
    known: HashMap<(String, String), usize>,
}

impl People {
    fn add(&mut self, line: &PersonLine, organisation: Option<&String>) {
        let organisation = organisation.cloned().unwrap_or_default();
        let key = match &line.email {
            Some(email) => (plain_address(email), String::new()),
            None => (line.name.clone(), organisation.clone()),
        };
        let at = *self.known.entry(key).or_insert(self.all.len());
        if at == self.all.len() {
            self.all.push(PersonTotal {
                name: line.name.clone(),
                organisation,
                projects: 0,
                waiting: 0,
                signatures: 0,
                overdue: 0,
                next_due: None,
                acts: 0,
            });
        }
        let all = &mut self.all[at];
        all.projects += 1;
        all.waiting += line.waiting;
        all.signatures += line.signatures;
        all.overdue += line.overdue;
        all.next_due = [all.next_due, line.next_due].into_iter().flatten().min();
        all.acts += line.acts;
    }

    fn ordered(self) -> Vec<PersonTotal> {
        let mut people = self.all;
        people.sort_by_key(|one| (Reverse(one.overdue), Reverse(one.waiting)));
        people
    }
}
