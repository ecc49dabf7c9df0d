//! Derives the status report from a project at a moment.

use super::filter::Picked;
use super::people::waiting;
use super::status::{
    Found, PartyLine, PersonLine, Progress, ProjectLine, SCHEMA, SectionLine, StageLine, StatusReport,
};
use super::unsigned::counted;
use super::weeks::timeline_report;
use crate::files::load::Loaded;
use crate::model::clock::render_moment;
use crate::model::finding::Finding;
use crate::model::kinds::Step;
use crate::model::list::{List, PersonAt};
use crate::model::party::Party;
use crate::model::payments::payments;
use crate::model::readiness::readiness;
use crate::model::standing::State;
use crate::model::view::View;
use crate::text::Lang;
use crate::work::steps;
use std::collections::{BTreeMap, HashMap};
use std::path::{Component, Path, PathBuf};

/// Derives the report, of the items that are picked; titles are in `lang`. Stages are told whole: they are signed whole.
pub fn report(loaded: &Loaded, findings: &[Finding], picked: &Picked, lang: Lang) -> StatusReport {
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
            sums: payments(project, &view.standings, section.items.iter().copied().filter(|at| picked.has(*at))).sums,
        };
        for at in section.items.iter().filter(|at| picked.has(**at)) {
            let standing = &view.standings[*at];
            line.progress.add(standing);
            total.add(standing);
            if standing.counts {
                // Of several rounds each party is told once.
                let mut waits_on: Vec<Option<Party>> = standing
                    .nexts()
                    .map(|next| next.party.or_else(|| project.people.only_party(&next.asked)))
                    .collect();
                waits_on.sort_unstable();
                waits_on.dedup();
                for party in waits_on {
                    match party {
                        Some(party) => *line.waits_on.entry(party).or_default() += 1,
                        None => line.anyone += 1,
                    }
                }
            }
            line.waiting += usize::from(standing.counts && standing.state == State::Waiting);
        }
        if picked.is_whole() || line.progress.items > 0 {
            sections.push(line);
        }
    }
    StatusReport {
        schema: SCHEMA,
        at: render_moment(&view.now),
        project: ProjectLine {
            id: project.id.clone(),
            title: project.title.of(lang).to_owned(),
            shown: project.title.of(lang).to_owned(),
            folder: plain_folder(&loaded.root),
            parties: project.parties.iter().map(|(party, name)| (*party, name.clone())).collect(),
            milestones: project.milestones.iter().map(|(name, day)| (name.clone(), day.to_string().into())).collect(),
        },
        total,
        sections,
        filtered: picked.filtered(),
        parties: party_lines(view, picked),
        people: person_lines(view, picked),
        stages: stage_lines(view),
        timeline: timeline_report(view, picked, lang),
        readiness: readiness(project, &view.standings),
        payments: payments(project, &view.standings, project.items.positions().filter(|at| picked.has(*at))),
        found: Found::of(findings),
        to_sign: Vec::new(),
    }
}

/// A folder as people write it, without the `./` that it was reached by.
pub(crate) fn plain_folder(root: &Path) -> String {
    let plain: PathBuf = root.components().filter(|part| *part != Component::CurDir).collect();
    if plain.as_os_str().is_empty() { ".".to_owned() } else { plain.display().to_string() }
}

fn party_lines(view: &View, picked: &Picked) -> Vec<PartyLine> {
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
        for at in view.standings.positions().filter(|at| picked.has(*at)) {
            let (item, standing) = (&project.items[at], &view.standings[at]);
            let mut nexts = standing.nexts().filter(|_| standing.counts);
            if nexts.any(|next| {
                next.party == Some(party) || (next.party.is_none() && project.people.asks_party(&next.asked, party))
            }) {
                line.waiting += 1;
                line.overdue += usize::from(standing.days_late.is_some());
            }
            let (made, steps) = standing.progress();
            let own = |(_, step): &(usize, &Step)| step.by.party() == Some(party);
            let rows = steps.checked_div(item.steps.len()).unwrap_or_default();
            let whole = made.checked_div(item.steps.len()).unwrap_or_default();
            let of = |count: usize| item.steps.iter().enumerate().take(count).filter(own).count();
            line.steps += rows * of(item.steps.len());
            line.steps_made += whole * of(item.steps.len()) + of(made - whole * item.steps.len());
        }
        if project.people_of(party).next().is_some() || !line.name.is_empty() || line.steps > 0 {
            lines.push(line);
        }
    }
    lines
}

fn person_lines(view: &View, picked: &Picked) -> Vec<PersonLine> {
    let project = &view.project;
    let mut lines: List<PersonAt, PersonLine> = project
        .people
        .iter()
        .zip(&waiting(view, picked))
        .map(|(person, waiting)| PersonLine {
            person: person.id.clone(),
            name: person.name.clone(),
            party: person.party,
            waiting: waiting.items,
            signatures: 0,
            overdue: waiting.overdue,
            next_due: waiting.next_due,
            acts: 0,
            email: person.email.clone(),
        })
        .collect();
    let items = project.items.entries().filter(|(at, _)| picked.has(*at));
    for act in items.flat_map(|(_, item)| &item.log) {
        if let Some(at) = project.people.at(&act.by) {
            lines[at].acts += 1;
        }
    }
    lines.into_iter().collect()
}

fn stage_lines(view: &View) -> Vec<StageLine> {
    let project = &view.project;
    let mut signers: HashMap<&str, &Vec<String>> = HashMap::new();
    for signoff in &project.signoffs {
        signers.entry(&signoff.stage).or_insert(&signoff.signers);
    }
    let line = |name: &str| StageLine {
        stage: name.to_owned(),
        date: project.milestone(name),
        days: project.milestone(name).map(|day| (day - view.today()).num_days()),
        open: 0,
        reserved: 0,
        short: 0,
        items: 0,
        carried: 0,
        signers: signers.get(name).copied().cloned().unwrap_or_default(),
        signoff: None,
        waits_on: Vec::new(),
        late: false,
        days_late: None,
    };
    let mut lines: Vec<StageLine> = project.milestones.iter().map(|(name, _)| line(name)).collect();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for (at, (name, _)) in project.milestones.iter().enumerate() {
        known.entry(name).or_insert(at);
    }
    for item in &project.items {
        steps(1);
        known.entry(&item.stage).or_insert_with(|| {
            lines.push(line(&item.stage));
            lines.len() - 1
        });
    }
    let stages = counted(view);
    for line in &mut lines {
        let counted = stages.get(line.stage.as_str()).copied().unwrap_or_default();
        (line.items, line.open, line.reserved) = (counted.items, counted.open, counted.reserved);
        line.short = counted.short_unreserved;
    }
    lines.retain(|line| line.items > 0 || !line.signers.is_empty());
    lines
}
