//! What an item says of itself, or else its file for all of its items: who, when, what comes first, how often, which steps.

use super::due::read_due;
use super::fields::Fields;
use super::project_file::ProjectFile;
use super::steps::{OwnRow, approval, read_steps};
use crate::files::format::{Entry, Node};
use crate::model::due::Due;
use crate::model::finding::{Finding, Severity};
use crate::model::item::{Item, Repeats};
use crate::model::kinds::{Kind, Step, StepOwner};
use crate::model::lookup;
use crate::model::need::Need;
use crate::model::party::Party;
use crate::model::project::Project;
use crate::model::span::Span;
use crate::text::Written;
use crate::text::say::findings as say;
use crate::text::say::words::short_names;
use std::sync::Arc;

/// What stands there; nothing where a key is left out.
#[derive(Default)]
pub(super) struct Shared {
    owner: Option<Vec<String>>,
    due: Option<Option<Due>>,
    stage: Option<String>,
    accept_when: Option<Option<Written>>,
    needs: Option<Vec<Need>>,
    approve: Option<Option<Party>>,
    only: Option<bool>,
    every: Option<Option<(Span, String)>>,
    from: Option<Due>,
    until: Option<Due>,
    pub(super) target: Option<String>,
    row: Option<OwnRow>,
}

impl Shared {
    /// Takes a key, if it is one of these.
    pub(super) fn read(&mut self, fields: &mut Fields<'_>, entry: &Entry, kind: &Kind, file: &ProjectFile) -> bool {
        let project = &file.project;
        match entry.key.as_str() {
            // A kind may have days of that name of its own.
            key if kind.field(key).is_some() => return false,
            "owner" => self.owner = Some(read_owners(fields, entry, project)),
            "due" => self.due = Some(read_due(fields, entry, project, file.zone)),
            "stage" => self.stage = read_stage(fields, entry, file),
            "accept_when" => self.accept_when = Some(fields.in_languages(entry)),
            "needs" => {
                let needs = fields.texts(entry).into_iter().filter_map(|need| {
                    let read = Need::parse(&need, &kind.name);
                    if read.is_none() {
                        fields.report("unknown-item", &entry.node.span, "needs", say::unknown_need(need));
                    }
                    read.map(|need| match need {
                        Need::Signoff(stage) => {
                            Need::Signoff(lookup::milestone(&project.milestones, &stage).unwrap_or(stage))
                        }
                        need => need,
                    })
                });
                self.needs = Some(needs.collect());
            }
            "approve" => self.approve = Some(read_approval(fields, entry, file)),
            "only" => self.only = fields.flag(entry),
            "every" => self.every = Some(read_every(fields, entry, kind)),
            "from" => self.from = read_due(fields, entry, project, file.zone),
            "until" => self.until = read_due(fields, entry, project, file.zone),
            "target" => self.target = fields.loose_text(entry),
            "steps" => self.row = read_steps(fields, entry, kind),
            _ => return false,
        }
        true
    }

    /// Gives an item what it says of itself, and else what its file says.
    pub(super) fn give(
        self,
        item: &mut Item,
        node: &Node,
        file: &Shared,
        fields: &mut Fields<'_>,
        project: &ProjectFile,
    ) {
        item.owner = self.owner.or_else(|| file.owner.clone()).unwrap_or_default();
        item.due = self.due.or_else(|| file.due.clone()).flatten();
        item.stage = self.stage.or_else(|| file.stage.clone()).unwrap_or_default();
        item.accept_when = self.accept_when.or_else(|| file.accept_when.clone()).flatten();
        item.needs = self.needs.or_else(|| file.needs.clone()).unwrap_or_default();
        item.only = self.only.or(file.only).unwrap_or(item.kind.only);
        let (from, until) = (self.from.or_else(|| file.from.clone()), self.until.or_else(|| file.until.clone()));
        if let Some((every, written)) = self.every.or_else(|| file.every.clone()).flatten() {
            match (from, until) {
                (Some(from), Some(until)) => {
                    item.repeats = Some(Box::new(Repeats { every, written, zone: project.zone, from, until }));
                }
                (from, _) => {
                    let lacks = if from.is_none() { "from" } else { "until" };
                    fields.report("missing-field", &node.span, lacks, say::every_without(lacks));
                    fields.advise(Some(say::every_advice()));
                }
            }
        }
        item.steps = match self.row.as_ref().or(file.row.as_ref()) {
            Some(row) => {
                item.steps_unreadable = row.faulty;
                row.steps.clone()
            }
            None => item.kind.steps(item.kind.deciding_field().and_then(|field| item.field(field))),
        };
        let approves = self.approve.or(file.approve).flatten();
        if let Some(party) = approves.filter(|_| !item.steps.is_empty()) {
            item.steps = item.steps.iter().cloned().chain([approval(party)]).collect::<Vec<Step>>().into();
        }
        if item.steps.first().is_some_and(|step| step.by == StepOwner::Other) {
            fields.report("wrong-type", &node.span, "steps", say::other_comes_first());
            item.steps_unreadable = true;
        }
    }
}

/// The owners; a text that lists people or roles of the project names each of them.
fn read_owners(fields: &mut Fields<'_>, entry: &Entry, project: &Project) -> Vec<String> {
    let mut owners: Vec<String> =
        fields.texts(entry).iter().flat_map(|text| lookup::listed(&project.people, text)).collect();
    // Of thousands, room that nobody needs would be a good part.
    owners.shrink_to_fit();
    owners
}

/// The stage that counts the items.
fn read_stage(fields: &mut Fields<'_>, entry: &Entry, file: &ProjectFile) -> Option<String> {
    let stage = fields.name(entry)?;
    let stage = lookup::milestone(&file.project.milestones, &stage).unwrap_or(stage);
    if file.project.milestone(&stage).is_none() {
        let place = fields.place(&entry.node.span);
        let finding = Finding::new("unknown-stage", Severity::Error, place, say::unknown_stage(&stage));
        let names = short_names(file.project.milestones.names());
        fields.findings.push(finding.in_field(fields.path_of("stage")).advise(say::known_milestones(names)));
    }
    Some(stage)
}

/// The party that approves; it must be there.
fn read_approval(fields: &mut Fields<'_>, entry: &Entry, file: &ProjectFile) -> Option<Party> {
    let word = fields.name(entry)?;
    let Some(party) = Party::parse(&word) else {
        fields.report("wrong-type", &entry.node.span, "approve", say::not_a_party(word));
        return None;
    };
    if !file.project.parties.contains_key(&party) {
        fields.report("no-such-party", &entry.node.span, "approve", say::approves_nobody(party.word()));
        fields.advise(Some(say::approves_nobody_advice(party.word())));
    }
    Some(party)
}

/// How often; what is done from one day until another is done once.
fn read_every(fields: &mut Fields<'_>, entry: &Entry, kind: &Kind) -> Option<(Span, String)> {
    let text = fields.loose_text(entry)?;
    let has_own = kind.field("from").is_some() || kind.field("until").is_some();
    match Span::parse(&text).filter(|span| !span.is_nothing()) {
        _ if has_own => fields.report("wrong-type", &entry.node.span, "every", say::every_not_here(&kind.name)),
        Some(span) => return Some((span, text)),
        None => {
            fields.report("wrong-type", &entry.node.span, "every", say::not_a_span(&text));
            fields.advise(Some(say::every_advice()));
        }
    }
    None
}

impl Shared {
    /// The steps of the file or the item, if they are its own.
    pub(super) fn steps(&self) -> Option<&Arc<[Step]>> {
        self.row.as_ref().map(|row| &row.steps)
    }
}
