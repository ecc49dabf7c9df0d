//! From a project and its standings to the report that every format of `handover status` renders.
//!
//! The field names of the report are the JSON interface `handover/status/1`: fields are added to it and
//! never change meaning.

use crate::context::View;
use crate::finding::{Finding, Severity};
use crate::i18n::Lang;
use crate::project::standing::{Standing, State};
use crate::project::{ItemName, Party};
use crate::readiness::{Readiness, readiness};
use crate::signoff::standing::StageSignoff;
use crate::weeks::{TimelineReport, timeline_report};
use rayon::prelude::*;
use serde::Serialize;
use std::collections::BTreeMap;

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
    /// Every item, section by section.
    pub items: Vec<ItemLine>,
    /// What is wrong with the files, worst first.
    pub findings: Vec<FindingLine>,
}

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
    fn add(&mut self, standing: &Standing, steps: usize) {
        let (made, steps) = standing.progress(steps);
        self.items += usize::from(standing.counts);
        self.complete += usize::from(standing.counts && standing.state == State::Complete);
        self.steps += steps;
        self.steps_made += made;
        self.overdue += usize::from(standing.days_late.is_some());
    }

    /// Steps made in percent, rounded down so that 100 means all.
    pub fn percent(&self) -> usize {
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
    pub next_due: Option<String>,
    /// Acts they have recorded.
    pub acts: usize,
}

/// How near a stage is to its sign-off.
#[derive(Debug, Clone, Serialize)]
pub struct StageLine {
    /// The milestone.
    pub stage: String,
    /// Its day, if it has one.
    pub date: Option<String>,
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

/// Where an item stands.
#[derive(Debug, Clone, Serialize)]
pub struct ItemLine {
    /// Its full name.
    pub item: ItemName,
    /// What it is called.
    pub title: String,
    /// Its state.
    pub state: State,
    /// Whether it counts in the totals.
    pub counts: bool,
    /// Whether it is late.
    pub overdue: bool,
    /// The day it is due; the words as written where no day can be told.
    pub due: Option<String>,
    /// The moment it is due, RFC 3339, where one was given and not only a day.
    pub due_at: Option<String>,
    /// Days since it was due, while it is late; 0 on the day itself, once its moment is over.
    pub days_late: Option<i64>,
    /// Whose sign-off counts it.
    pub stage: String,
    /// Whether it may be left undone.
    pub optional: bool,
    /// Steps it goes through.
    pub steps: usize,
    /// Steps made.
    pub steps_made: usize,
    /// Items it waits for.
    pub waits_for: Vec<ItemName>,
    /// What comes next.
    pub next: Option<NextLine>,
}

/// What an item waits for a person to do.
#[derive(Debug, Clone, Serialize)]
pub struct NextLine {
    /// The step, or `waived`.
    pub did: String,
    /// The party; `null` when anyone may do it.
    pub party: Option<Party>,
    /// Ids of those who are asked.
    pub people: Vec<String>,
}

/// A finding as data.
#[derive(Debug, Clone, Serialize)]
pub struct FindingLine {
    /// Stable name of the rule.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The file, with `/`.
    pub path: Option<String>,
    /// Line from 1.
    pub line: Option<usize>,
    /// Column from 1, in characters.
    pub column: Option<usize>,
    /// The item it is about.
    pub item: Option<ItemName>,
    /// The field it is about.
    pub field: Option<String>,
    /// What is wrong, in the language asked for.
    pub message: String,
    /// The reason for which somebody has silenced it; `null` for one that counts.
    pub silenced: Option<String>,
}

impl StatusReport {
    /// Adds where the sign-off of each stage stands, which only the records on disk can tell.
    pub fn with_signoffs(mut self, signoffs: Vec<StageSignoff>) -> StatusReport {
        for signoff in signoffs {
            if let Some(line) = self.stages.iter_mut().find(|line| line.stage == signoff.stage) {
                line.signoff = Some(signoff);
            }
        }
        self
    }
}

/// Derives the report; titles of kinds and messages of findings are in `lang`.
pub fn report(view: &View, findings: &[Finding], lang: Lang) -> StatusReport {
    let project = &view.loaded.project;
    let mut total = Progress::default();
    let mut sections = Vec::with_capacity(project.sections.len());
    for section in &project.sections {
        let mut line = SectionLine {
            section: section.kind.name.clone(),
            title: section.heading(lang).to_owned(),
            progress: Progress::default(),
            waits_on: BTreeMap::new(),
            anyone: 0,
            waiting: 0,
        };
        for at in &section.items {
            let standing = &view.standings[*at];
            line.progress.add(standing, project.items[*at].steps.len());
            total.add(standing, project.items[*at].steps.len());
            match standing.next.as_ref().filter(|_| standing.counts).map(|next| next.party) {
                Some(Some(party)) => *line.waits_on.entry(party).or_default() += 1,
                Some(None) => line.anyone += 1,
                None => {}
            }
            line.waiting += usize::from(standing.counts && standing.state == State::Waiting);
        }
        sections.push(line);
    }
    StatusReport {
        schema: SCHEMA,
        at: crate::clock::render_moment(&view.now),
        project: ProjectLine {
            id: project.id.clone(),
            title: project.title.clone(),
            folder: view.loaded.root.display().to_string(),
            parties: project.parties.iter().map(|(party, name)| (*party, name.clone())).collect(),
            milestones: project.milestones.iter().map(|(name, day)| (name.clone(), day.to_string().into())).collect(),
        },
        total,
        sections,
        parties: party_lines(view),
        people: person_lines(view),
        stages: stage_lines(view),
        timeline: timeline_report(view),
        readiness: readiness(project, &view.standings),
        items: item_lines(view),
        findings: findings.iter().map(|finding| finding_line(view, finding, lang)).collect(),
    }
}

fn party_lines(view: &View) -> Vec<PartyLine> {
    let project = &view.loaded.project;
    let mut lines = Vec::new();
    for party in Party::ALL {
        let mut line = PartyLine {
            party,
            name: project.parties.get(&party).cloned().unwrap_or_default(),
            waiting: 0,
            overdue: 0,
            steps: 0,
            steps_made: 0,
        };
        for (item, standing) in project.items.iter().zip(&view.standings) {
            if standing.next.as_ref().is_some_and(|next| standing.counts && next.party == Some(party)) {
                line.waiting += 1;
                line.overdue += usize::from(standing.days_late.is_some());
            }
            let (made, steps) = standing.progress(item.steps.len());
            let own = |(_, step): &(usize, &crate::kinds::Step)| step.by.party() == Some(party);
            line.steps += item.steps.iter().enumerate().take(steps).filter(own).count();
            line.steps_made += item.steps.iter().enumerate().take(made).filter(own).count();
        }
        if project.people_of(party).next().is_some() || !line.name.is_empty() || line.steps > 0 {
            lines.push(line);
        }
    }
    lines
}

fn person_lines(view: &View) -> Vec<PersonLine> {
    let project = &view.loaded.project;
    let mut lines: Vec<PersonLine> = project
        .people
        .iter()
        .map(|person| PersonLine {
            person: person.id.clone(),
            name: person.name.clone(),
            party: person.party,
            waiting: 0,
            overdue: 0,
            next_due: None,
            acts: 0,
        })
        .collect();
    let position: BTreeMap<&str, usize> =
        project.people.iter().enumerate().map(|(at, person)| (person.id.as_str(), at)).collect();
    for (item, standing) in project.items.iter().zip(&view.standings) {
        for act in &item.log {
            if let Some(at) = position.get(act.by.as_str()) {
                lines[*at].acts += 1;
            }
        }
        let asked = standing.next.iter().filter(|_| standing.counts).flat_map(|next| &next.people);
        for at in asked.filter_map(|id| position.get(id.as_str())) {
            let line = &mut lines[*at];
            line.waiting += 1;
            line.overdue += usize::from(standing.days_late.is_some());
            let due = standing.due.map(|due| due.to_string());
            line.next_due = match (line.next_due.take(), due) {
                (Some(first), Some(due)) => Some(first.min(due)),
                (first, due) => first.or(due),
            };
        }
    }
    lines
}

fn stage_lines(view: &View) -> Vec<StageLine> {
    let project = &view.loaded.project;
    let line = |name: &str| StageLine {
        stage: name.to_owned(),
        date: project.milestone(name).map(|day| day.to_string()),
        days: project.milestone(name).map(|day| (day - view.today()).num_days()),
        open: 0,
        items: 0,
        signers: project
            .signoffs
            .iter()
            .find(|signoff| signoff.stage == name)
            .map(|signoff| signoff.signers.clone())
            .unwrap_or_default(),
        signoff: None,
    };
    let mut lines: Vec<StageLine> = project.milestones.iter().map(|(name, _)| line(name)).collect();
    for (item, standing) in project.items.iter().zip(&view.standings) {
        let at = match lines.iter().position(|known| known.stage == item.stage) {
            Some(at) => at,
            None => {
                lines.push(line(&item.stage));
                lines.len() - 1
            }
        };
        lines[at].items += usize::from(standing.counts);
        lines[at].open += usize::from(standing.is_outstanding());
    }
    lines.retain(|line| line.items > 0 || !line.signers.is_empty());
    lines
}

fn item_lines(view: &View) -> Vec<ItemLine> {
    let project = &view.loaded.project;
    let lines = project.items.par_iter().zip(&view.standings).map(|(item, standing)| ItemLine {
        item: item.name.clone(),
        title: item.title.clone(),
        state: standing.state,
        counts: standing.counts,
        overdue: standing.days_late.is_some(),
        due: standing.due_text(item),
        due_at: standing.due_moment(),
        days_late: standing.days_late,
        stage: item.stage.clone(),
        optional: item.optional,
        steps: item.steps.len(),
        steps_made: standing.steps_made(item.steps.len()),
        waits_for: standing.waits_for.iter().map(|need| project.items[*need].name.clone()).collect(),
        next: standing.next.as_ref().map(|next| NextLine {
            did: next.did.clone(),
            party: next.party,
            people: next.people.clone(),
        }),
    });
    lines.collect()
}

fn finding_line(view: &View, finding: &Finding, lang: Lang) -> FindingLine {
    let source = finding.place.as_ref().map(|place| (&view.loaded.sources[place.source], place.span.start));
    let position = source.map(|(source, at)| source.position(at));
    FindingLine {
        code: finding.code,
        severity: finding.severity,
        path: source.map(|(source, _)| source.name()),
        line: position.map(|(line, _)| line),
        column: position.map(|(_, column)| column),
        item: finding.item.clone(),
        field: finding.field.clone(),
        message: finding.message.of(lang).to_owned(),
        silenced: finding.silenced.clone(),
    }
}
