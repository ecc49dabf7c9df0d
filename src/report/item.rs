//! One item in full, as `handover show` writes it for programs.
//!
//! In: a project at a moment, and what is wrong with its files. Out: an [`ItemReport`], whose field names are the
//! interface `handover/item/1`: fields are added to it and never change meaning.

use super::lines::{FindingLine, ItemLine};
use crate::files::load::Loaded;
use crate::model::clock::render_moment;
use crate::model::finding::Finding;
use crate::model::grade::Grade;
use crate::model::item::{Act, Evidence, ItemName};
use crate::model::kinds::FieldType;
use crate::model::list::ItemAt;
use crate::model::need::{Wait, When};
use crate::model::party::Party;
use crate::model::risk::level;
use crate::model::standing::State;
use crate::model::undone::UNDONE;
use crate::model::view::View;
use crate::text::Lang;
use serde::Serialize;
use serde_json::{Map, Value};

/// The name and version of the interface.
pub const SCHEMA: &str = "handover/item/1";

/// An item in full.
#[derive(Debug, Clone, Serialize)]
pub struct ItemReport<'a> {
    /// Always [`SCHEMA`].
    pub schema: &'static str,
    /// The moment it was made, RFC 3339 in the project's time zone.
    pub at: String,
    /// The project's id.
    pub project: String,
    /// The kind of its section.
    pub section: String,
    /// The section's title: what a file gives it, else what its kind is called.
    pub section_title: String,
    /// Where it stands, as in the status report.
    #[serde(flatten)]
    pub standing: ItemLine<'a>,
    /// The party that has waived it, while the other has not agreed.
    pub waived_by: Option<Party>,
    /// Whether its log breaks a rule and must be mended first.
    pub log_broken: bool,
    /// More about it.
    pub details: Option<String>,
    /// Person ids or free words, as written.
    pub owner: Vec<String>,
    /// The criterion by which it is done.
    pub accept_when: Option<String>,
    /// The condition under which it applies.
    pub when: Option<When>,
    /// Items that must be complete first, whether or not they are.
    pub needs: Vec<String>,
    /// Items that wait for it.
    pub waited_for_by: Vec<ItemName>,
    /// The label it shares with its alternatives.
    pub one_of: Option<String>,
    /// Its alternatives.
    pub alternatives: Vec<Alternative>,
    /// The item it belongs beneath.
    pub under: Option<ItemName>,
    /// The kind's own fields that are filled in, by name.
    pub fields: Map<String, Value>,
    /// Its free fields.
    pub extra: Map<String, Value>,
    /// Addresses worth following.
    pub links: Vec<String>,
    /// Free labels.
    pub tags: Vec<String>,
    /// How heavy a risk is, from 1 to 25; `null` for anything else.
    pub level: Option<i64>,
    /// The file it stands in, with `/`.
    pub path: String,
    /// The line there, from 1.
    pub line: usize,
    /// Its row of steps.
    pub row: Vec<StepLine>,
    /// What was done, in file order.
    pub log: Vec<ActLine>,
    /// What is wrong with it.
    pub findings: Vec<FindingLine<'a>>,
}

/// An item of which only one is to be done.
#[derive(Debug, Clone, Serialize)]
pub struct Alternative {
    /// Its full name.
    pub item: ItemName,
    /// What it is called.
    pub title: String,
    /// Its state.
    pub state: State,
}

/// A step of an item.
#[derive(Debug, Clone, Serialize)]
pub struct StepLine {
    /// The step.
    pub did: String,
    /// The party that makes it; `null` when anyone may.
    pub party: Option<Party>,
    /// Whether it is made and stands.
    pub made: bool,
}

/// An act as data.
#[derive(Debug, Clone, Serialize)]
pub struct ActLine {
    /// When, RFC 3339 with the offset that was written.
    pub at: String,
    /// Id of the person.
    pub by: String,
    /// What was done.
    pub did: String,
    /// The value that the step asks for.
    pub value: Option<Value>,
    /// The round it is about, of an item that is done again and again.
    pub round: Option<u32>,
    /// The moment of the act that it takes back.
    pub of: Option<String>,
    /// Whether it was taken back.
    pub taken_back: bool,
    /// What was said about it.
    pub note: Option<String>,
    /// What it rests on: `hashed`, `referred-to` or `stated`.
    pub grade: Grade,
    /// What was named as evidence.
    pub evidence: Vec<EvidenceLine>,
    /// Id of the person who entered it, where that was somebody else.
    pub entered_by: Option<String>,
}

/// Evidence as data: a file or folder, or an address.
#[derive(Debug, Clone, Serialize)]
pub struct EvidenceLine {
    /// The file or folder, as written.
    pub path: Option<String>,
    /// SHA-256 in hex, if it was taken.
    pub sha256: Option<String>,
    /// Size in bytes, if it was taken.
    pub size: Option<u64>,
    /// The address.
    pub url: Option<String>,
}

/// Derives the report of an item; titles of kinds and messages of findings are in `lang`.
pub fn item_report<'a>(loaded: &'a Loaded, at: ItemAt, findings: &'a [Finding], lang: Lang) -> ItemReport<'a> {
    let view = &loaded.view;
    let (project, standing) = (&view.project, &view.standings[at]);
    let item = &project.items[at];
    let section = project.sections.iter().find(|section| section.items.contains(&at));
    let source = &loaded.sources[item.place.source];
    let made = if standing.state == State::Complete { item.steps.len() } else { standing.replay.made };
    let field_type = |name: &str| {
        let field = section.and_then(|section| section.kind.fields.iter().find(|field| field.name == name));
        field.map(|field| field.kind).unwrap_or_default()
    };
    let row = item.steps.iter().enumerate();
    let row = row.map(|(at, step)| StepLine { did: step.did.clone(), party: step.by.party(), made: at < made });
    let alternative = |other: ItemAt| Alternative {
        item: project.items[other].name.clone(),
        title: project.items[other].title.of(lang).to_owned(),
        state: view.standings[other].state,
    };
    let own = findings.iter().filter(|finding| finding.item.as_ref() == Some(&item.name));
    ItemReport {
        schema: SCHEMA,
        at: render_moment(&view.now),
        project: project.id.clone(),
        section: item.name.kind.clone(),
        section_title: section.map(|section| section.heading(lang).to_owned()).unwrap_or_default(),
        standing: ItemLine::of(view, item, standing, lang),
        waived_by: standing.replay.half_waived(),
        log_broken: standing.broken,
        details: item.details.as_ref().map(|text| text.of(lang).to_owned()),
        owner: item.owner.clone(),
        accept_when: item.accept_when.as_ref().map(|text| text.of(lang).to_owned()),
        when: item.when.clone(),
        needs: item.needs.iter().map(ToString::to_string).collect(),
        waited_for_by: dependants(view, at).into_iter().map(|other| project.items[other].name.clone()).collect(),
        one_of: item.one_of.clone(),
        alternatives: alternatives(view, at).into_iter().map(alternative).collect(),
        under: item.under.clone(),
        fields: item.fields.iter().map(|(name, value)| (name.clone(), typed(field_type(name), value))).collect(),
        extra: item.extra.iter().map(|(name, value)| (name.clone(), value.clone().into())).collect(),
        links: item.links.clone(),
        tags: item.tags.clone(),
        level: level(item),
        path: source.name(),
        line: source.position(item.place.span.start).0,
        row: row.collect(),
        log: item.log.iter().enumerate().map(|(place, act)| act_line(view, at, place, act)).collect(),
        findings: own.map(|finding| FindingLine::of(loaded, finding, lang)).collect(),
    }
}

/// Items that wait for one.
pub(crate) fn dependants(view: &View, at: ItemAt) -> Vec<ItemAt> {
    view.standings.positions().filter(|other| view.standings[*other].waits_for.contains(&Wait::Item(at))).collect()
}

/// The other items that share an item's label.
pub fn alternatives(view: &View, at: ItemAt) -> Vec<ItemAt> {
    let items = &view.project.items;
    let Some(label) = &items[at].one_of else { return Vec::new() };
    let others = items.entries().filter(|(other, item)| *other != at && item.one_of.as_ref() == Some(label));
    others.map(|(other, _)| other).collect()
}

/// A field's value as what its kind says it is; what does not read as that stays text.
fn typed(kind: FieldType, value: &str) -> Value {
    match kind {
        FieldType::Bool => value.parse::<bool>().map_or_else(|_| value.into(), Value::from),
        FieldType::Integer => value.parse::<i64>().map_or_else(|_| value.into(), Value::from),
        FieldType::Text | FieldType::List | FieldType::Date | FieldType::Choice => value.into(),
    }
}

/// An act as data, by its position in the log.
pub(super) fn act_line(view: &View, item: ItemAt, at: usize, act: &Act) -> ActLine {
    let (project, standing, item) = (&view.project, &view.standings[item], &view.project.items[item]);
    ActLine {
        at: render_moment(&act.at),
        by: act.by.clone(),
        did: act.did.clone(),
        value: item.value_of(act).map(|value| value.parse::<i64>().map_or_else(|_| value.into(), Value::from)),
        round: act.round,
        of: act.of.as_ref().map(render_moment),
        taken_back: act.did != UNDONE && standing.is_gone(at),
        note: act.note.clone(),
        grade: Grade::of(act, project),
        evidence: act.evidence.iter().map(evidence_line).collect(),
        entered_by: act.entered_by.clone(),
    }
}

fn evidence_line(evidence: &Evidence) -> EvidenceLine {
    match evidence {
        Evidence::Url(url) => EvidenceLine { path: None, sha256: None, size: None, url: Some(url.clone()) },
        Evidence::File { path, sha256, size } => {
            EvidenceLine { path: Some(path.clone()), sha256: sha256.clone(), size: *size, url: None }
        }
    }
}
