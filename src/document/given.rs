//! From a project to what `record.json` says of a stage: its terms, and its items as they are written.
//!
//! In: a project, where its items stand, a stage. Out: a [`Given`]. In it are the items of the stage, those of earlier
//! stages that are still open, what any of these refers to, and the alternatives to all of them; people only where they
//! have to do with it. Files, sections, order, comments, other milestones, the clock and the machine's time zone leave no
//! trace. Pure.

use super::decision::Decision;
use super::record::{Given, GivenAct, GivenAsks, GivenEvidence, GivenItem, GivenPerson, GivenStep, Terms};
use crate::model::item::{Act, Evidence, Item, ItemName};
use crate::model::kinds::Step;
use crate::model::list::{ItemAt, List};
use crate::model::project::{Person, Project, Signoff};
use crate::model::standing::Standings;
use crate::text::say::{record as record_say, signoff as say};
use crate::text::{Lang, Text, Written};
use chrono::SecondsFormat;
use std::collections::{BTreeMap, HashSet};

/// What a project says of a stage.
///
/// What a record cannot be without and the project does not say is left empty: a draft may be made of it, and
/// [`obstacles`] tells what keeps it from being signed.
pub fn given_of(project: &Project, standings: &Standings, stage: &str) -> Given {
    let carried = carried_stages(project, standings, stage);
    let items = items_of(project, standings, stage, &carried);
    let signoff = project.signoffs.iter().find(|signoff| signoff.stage == stage);
    let terms = Terms {
        project: project.uuid.clone().unwrap_or_default(),
        id: project.id.clone(),
        title: project.title.clone(),
        language: record_lang(project.language.as_deref()).tag().to_owned(),
        timezone: project.timezone.clone().unwrap_or_default(),
        stage: stage.to_owned(),
        date: project.milestone(stage),
        carried,
        parties: project.parties.iter().map(|(party, name)| (*party, name.clone())).collect(),
        people: people_of(project, &items, signoff),
        signers: signoff.map(|signoff| signoff.signers.clone()).unwrap_or_default(),
        require: signoff.and_then(|signoff| signoff.require.clone()),
        declarations: declarations(project, signoff),
    };
    let given = |at: &ItemAt| {
        let item = &project.items[*at];
        (item.name.to_string(), given_item(item))
    };
    Given { terms, items: items.iter().map(given).collect() }
}

/// What keeps a stage from being signed because the record would lack it.
pub fn obstacles(project: &Project, stage: &str) -> Vec<Text> {
    let signoff = project.signoffs.iter().find(|signoff| signoff.stage == stage);
    let declared = signoff.and_then(|signoff| signoff.declaration.as_ref()).is_some_and(|text| !text.is_blank());
    let lacks = [
        (project.timezone.is_none(), say::lacks_timezone()),
        (project.milestone(stage).is_none(), say::lacks_day(stage)),
        (!declared, say::lacks_declaration(stage)),
    ];
    let unreadable = project.items.iter().filter(|item| item.log_unreadable && item.stage == stage);
    let unreadable = unreadable.map(|item| say::lacks_log(item.name.to_string()));
    lacks.into_iter().filter_map(|(lacks, why)| lacks.then_some(why)).chain(unreadable).collect()
}

/// The language of a record: that of its project, the default where it names none.
pub fn record_lang(name: Option<&str>) -> Lang {
    name.and_then(Lang::parse).unwrap_or(Lang::DEFAULT)
}

/// The stages that are signed off before this one, in the order of their days.
fn earlier_stages(project: &Project, stage: &str) -> Vec<String> {
    let Some(day) = project.milestone(stage) else { return Vec::new() };
    let dated = project.signoffs.iter().filter_map(|one| Some((project.milestone(&one.stage)?, one.stage.clone())));
    let mut earlier: Vec<_> = dated.filter(|(other, _)| *other < day).collect();
    earlier.sort();
    earlier.dedup();
    earlier.into_iter().map(|(_, stage)| stage).collect()
}

/// Those of the earlier stages that have open items.
fn carried_stages(project: &Project, standings: &Standings, stage: &str) -> Vec<String> {
    let open: HashSet<&str> = project
        .items
        .entries()
        .filter(|(at, _)| standings[*at].is_outstanding())
        .map(|(_, item)| item.stage.as_str())
        .collect();
    earlier_stages(project, stage).into_iter().filter(|earlier| open.contains(earlier.as_str())).collect()
}

/// The positions of everything that the record of a stage holds; of items with one name, the first.
fn items_of(project: &Project, standings: &Standings, stage: &str, carried: &[String]) -> Vec<ItemAt> {
    let mut within: List<ItemAt, bool> = List::as_long_as(standings, false);
    for (at, item) in project.items.entries() {
        within[at] = item.stage == stage || (standings[at].is_outstanding() && carried.contains(&item.stage));
    }
    let own: Vec<ItemAt> = within.entries().filter(|(_, within)| **within).map(|(at, _)| at).collect();
    for at in own {
        let item = &project.items[at];
        for name in item.needs.iter().chain(&item.under) {
            if let Some(other) = project.find(name) {
                within[other] = true;
            }
        }
    }
    let labels: HashSet<&str> =
        project.items.entries().filter(|(at, _)| within[*at]).filter_map(|(_, item)| item.one_of.as_deref()).collect();
    let is_within = |(at, item): &(ItemAt, &Item)| {
        within[*at] || item.one_of.as_deref().is_some_and(|label| labels.contains(label))
    };
    let found = project.items.entries().filter(is_within);
    found.filter(|(at, item)| project.find(&item.name) == Some(*at)).map(|(at, _)| at).collect()
}

/// The people who have to do with a stage: signers, whoever acted, owners, persons of reservations.
fn people_of(project: &Project, items: &[ItemAt], signoff: Option<&Signoff>) -> BTreeMap<String, GivenPerson> {
    let mut ids: HashSet<&str> = signoff.iter().flat_map(|signoff| &signoff.signers).map(String::as_str).collect();
    let mut owners: HashSet<&str> = HashSet::new();
    for item in items.iter().map(|at| &project.items[*at]) {
        owners.extend(item.owner.iter().map(String::as_str));
        for act in &item.log {
            ids.insert(&act.by);
            ids.extend(act.person.as_deref());
        }
    }
    let has_to_do =
        |person: &&Person| ids.contains(person.id.as_str()) || owners.iter().any(|owner| person.answers_to(owner));
    project.people.iter().filter(has_to_do).map(|person| (person.id.clone(), given_person(person))).collect()
}

fn given_person(person: &Person) -> GivenPerson {
    let sorted = |keys: &[String]| {
        let mut keys: Vec<String> = keys.iter().map(|key| key.trim().to_owned()).collect();
        keys.sort();
        keys
    };
    GivenPerson {
        name: person.name.clone(),
        party: person.party,
        role: person.role.iter().cloned().collect(),
        email: person.email.clone(),
        keys: sorted(&person.keys),
        former_keys: sorted(&person.former_keys),
        left: person.left,
    }
}

/// An item as it stands in a record.
pub fn given_item(item: &Item) -> GivenItem {
    let map = |pairs: &[(String, String)]| pairs.iter().cloned().collect();
    GivenItem {
        title: item.title.clone(),
        details: item.details.clone(),
        owner: item.owner.clone(),
        due: item.due.as_ref().map(|due| due.written()),
        accept_when: item.accept_when.clone(),
        when: item.when.clone(),
        needs: item.needs.iter().map(ItemName::to_string).collect(),
        one_of: item.one_of.clone(),
        under: item.under.as_ref().map(ItemName::to_string),
        optional: item.optional,
        links: item.links.clone(),
        tags: item.tags.clone(),
        extra: map(&item.extra),
        fields: map(&item.fields),
        stage: item.stage.clone(),
        steps: item.steps.iter().map(given_step).collect(),
        log: item.log.iter().map(given_act).collect(),
    }
}

fn given_step(step: &Step) -> GivenStep {
    GivenStep {
        did: step.did.clone(),
        by: step.by,
        todo: Written::from(&step.todo),
        done: Written::from(&step.done),
        hashes: step.hashes.clone(),
        proof: step.proof,
        asks: step.asks.as_ref().map(|asks| GivenAsks { name: asks.name.clone(), range: asks.range }),
    }
}

/// An act as it stands in a record.
pub fn given_act(act: &Act) -> GivenAct {
    GivenAct {
        at: act.at.to_rfc3339_opts(SecondsFormat::AutoSi, false),
        by: act.by.clone(),
        did: act.did.clone(),
        score: act.score,
        note: act.note.clone(),
        fix_by: act.fix_by.as_ref().map(|due| due.written()),
        person: act.person.clone(),
        entered_by: act.entered_by.clone(),
        evidence: act.evidence.iter().map(given_evidence).collect(),
    }
}

fn given_evidence(evidence: &Evidence) -> GivenEvidence {
    match evidence {
        Evidence::Url(url) => GivenEvidence { path: None, sha256: None, size: None, url: Some(url.clone()) },
        Evidence::File { path, sha256, size } => {
            GivenEvidence { path: Some(path.clone()), sha256: sha256.clone(), size: *size, url: None }
        }
    }
}

/// The sentence that goes with each decision: the project's own for what is accepted and confirmed.
fn declarations(project: &Project, signoff: Option<&Signoff>) -> BTreeMap<String, Written> {
    let lang = record_lang(project.language.as_deref());
    let in_language = |text: Text| Written::from(text.of(lang));
    let own = signoff.and_then(|signoff| signoff.declaration.clone());
    let own = own.unwrap_or_else(|| in_language(record_say::default_declaration()));
    let reserving = own.joined(&say::declares_reservations(), lang);
    let all = [
        (Decision::Accepted, own.clone()),
        (Decision::AcceptedWithReservations, reserving),
        (Decision::Confirmed, own),
        (Decision::Rejected, in_language(say::declares_rejection())),
    ];
    all.into_iter().map(|(decision, words)| (decision.word().to_owned(), words)).collect()
}
