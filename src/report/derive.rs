//! Derives the status report from a project at a moment.

use super::status::{
    FindingLine, ItemLine, NextLine, PartyLine, PersonLine, Progress, ProjectLine, SCHEMA, SectionLine, StageLine,
    StatusReport,
};
use super::unsigned::counted;
use super::weeks::timeline_report;
use crate::files::load::Loaded;
use crate::model::clock::render_moment;
use crate::model::finding::Finding;
use crate::model::item::Item;
use crate::model::kinds::Step;
use crate::model::party::Party;
use crate::model::readiness::readiness;
use crate::model::standing::{Standing, State};
use crate::model::view::View;
use crate::text::Lang;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashSet};

/// Derives the report; titles of kinds and messages of findings are in `lang`.
pub fn report(loaded: &Loaded, findings: &[Finding], lang: Lang) -> StatusReport {
    let view = &loaded.view;
    let project = &view.project;
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
        at: render_moment(&view.now),
        project: ProjectLine {
            id: project.id.clone(),
            title: project.title.clone(),
            folder: loaded.root.display().to_string(),
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
        findings: findings.iter().map(|finding| finding_line(loaded, finding, lang)).collect(),
        to_sign: Vec::new(),
    }
}

fn party_lines(view: &View) -> Vec<PartyLine> {
    let project = &view.project;
    let mut lines = Vec::new();
    for party in Party::ALL {
        let mut line = PartyLine {
            party,
            name: project.parties.get(&party).cloned().unwrap_or_default(),
            waiting: 0,
            signatures: 0,
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
            let own = |(_, step): &(usize, &Step)| step.by.party() == Some(party);
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
    let project = &view.project;
    let mut lines: Vec<PersonLine> = project
        .people
        .iter()
        .map(|person| PersonLine {
            person: person.id.clone(),
            name: person.name.clone(),
            party: person.party,
            waiting: 0,
            signatures: 0,
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
            line.next_due = match (line.next_due, standing.due) {
                (Some(first), Some(due)) => Some(first.min(due)),
                (first, due) => first.or(due),
            };
        }
    }
    lines
}

fn stage_lines(view: &View) -> Vec<StageLine> {
    let project = &view.project;
    let line = |name: &str| StageLine {
        stage: name.to_owned(),
        date: project.milestone(name),
        days: project.milestone(name).map(|day| (day - view.today()).num_days()),
        open: 0,
        reserved: 0,
        items: 0,
        signers: project
            .signoffs
            .iter()
            .find(|signoff| signoff.stage == name)
            .map(|signoff| signoff.signers.clone())
            .unwrap_or_default(),
        signoff: None,
        waits_on: Vec::new(),
        late: false,
        days_late: None,
    };
    let stages = counted(view);
    let mut named: HashSet<&str> = HashSet::new();
    let all = project.milestones.iter().map(|(name, _)| name).chain(project.items.iter().map(|item| &item.stage));
    let mut lines: Vec<StageLine> = all.filter(|name| named.insert(name.as_str())).map(|name| line(name)).collect();
    for line in &mut lines {
        let counted = stages.get(line.stage.as_str()).copied().unwrap_or_default();
        (line.items, line.open, line.reserved) = (counted.items, counted.open, counted.reserved);
    }
    lines.retain(|line| line.items > 0 || !line.signers.is_empty());
    lines
}

fn item_lines(view: &View) -> Vec<ItemLine> {
    let items = view.project.items.par_iter().zip(view.standings.par_iter());
    items.map(|(item, standing)| item_line(view, item, standing)).collect()
}

/// Where an item stands, as data.
pub(super) fn item_line(view: &View, item: &Item, standing: &Standing) -> ItemLine {
    ItemLine {
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
        waits_for: standing.waits_for.iter().map(|need| view.project.items[*need].name.clone()).collect(),
        next: standing.next.as_ref().map(|next| NextLine {
            did: next.did.clone(),
            party: next.party,
            people: next.people.clone(),
        }),
    }
}

/// A finding as data; its message is in `lang`.
pub(super) fn finding_line(loaded: &Loaded, finding: &Finding, lang: Lang) -> FindingLine {
    let source = finding.place.as_ref().map(|place| (&loaded.sources[place.source], place.span.start));
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
