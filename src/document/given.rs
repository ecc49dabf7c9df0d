//! From a project to what `record.json` says of a stage: its terms, and its items as they are written.
//!
//! In: a project, where its items stand, a stage. Out: a [`Given`]. In it are the items of the stage, those of earlier
//! stages that are still open, what any of these refers to, and the alternatives to all of them; people only where they
//! have to do with it; and, apart from these, what a document shows around them. Files, comments, the clock and the
//! machine's time zone leave no trace. Pure.

use super::around::Around;
use super::decision::Decision;
use super::record::{
    Given, GivenAct, GivenCondition, GivenEvidence, GivenItem, GivenPerson, GivenRounds, GivenStep, GivenWhen, Terms,
};
use super::surroundings::Surroundings;
use crate::model::clock::render_moment;
use crate::model::due::Due;
use crate::model::item::{Act, Evidence, Item, ItemName, Priority, Repeats};
use crate::model::kinds::Step;
use crate::model::list::ItemAt;
use crate::model::need::{Condition, Need, When};
use crate::model::project::{Person, Project, Signoff};
use crate::model::standing::Standings;
use crate::text::say::{record as record_say, signoff as say};
use crate::text::{Lang, Text, Written};
use crate::work::steps;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

/// A row of steps, and what is given of it.
type Row<'a> = (&'a Arc<[Step]>, Arc<[GivenStep]>);

/// What a project says of a stage.
///
/// What a record cannot be without and the project does not say is left empty: a draft may be made of it, and
/// [`obstacles`] tells what keeps it from being signed.
pub fn given_of(project: &Project, standings: &Standings, stage: &str) -> Given {
    Stages::of(project, standings).given(stage)
}

/// Finds what each stage of a project holds, for one after another, without going over all items for each.
#[derive(Debug)]
pub struct Stages<'a> {
    project: &'a Project,
    /// Who signs a stage; of two sign-offs of one stage, the first.
    signoffs: HashMap<&'a str, &'a Signoff>,
    /// The items of a stage.
    own: HashMap<&'a str, Vec<ItemAt>>,
    /// Those of them that must still be seen to.
    open: HashMap<&'a str, Vec<ItemAt>>,
    /// The items that share a label.
    alternatives: HashMap<&'a str, Vec<ItemAt>>,
    /// The items of each kind.
    kinds: HashMap<&'a str, Vec<ItemAt>>,
    /// The stages that are signed off and have open items, in the order of their days.
    carried: Vec<&'a str>,
    /// Where each milestone stands in the project file.
    places: HashMap<&'a str, usize>,
    /// Stages with an open item that nobody ever reserved.
    unreserved: HashSet<&'a str>,
    /// What stands around the items.
    surroundings: Surroundings<'a>,
}

impl<'a> Stages<'a> {
    /// Looks over all items once.
    pub fn of(project: &'a Project, standings: &Standings) -> Stages<'a> {
        let mut stages = Stages {
            project,
            signoffs: HashMap::new(),
            own: HashMap::new(),
            open: HashMap::new(),
            alternatives: HashMap::new(),
            kinds: HashMap::new(),
            carried: Vec::new(),
            places: project.milestones.names().enumerate().map(|(at, name)| (name, at)).collect(),
            unreserved: HashSet::new(),
            surroundings: Surroundings::of(project, standings),
        };
        for signoff in &project.signoffs {
            stages.signoffs.entry(&signoff.stage).or_insert(signoff);
        }
        for (at, item) in project.items.entries() {
            stages.own.entry(&item.stage).or_default().push(at);
            stages.kinds.entry(&item.name.kind).or_default().push(at);
            if standings[at].is_left() {
                stages.open.entry(&item.stage).or_default().push(at);
                if !item.log.iter().any(|act| act.did == "reserved") {
                    stages.unreserved.insert(&item.stage);
                }
            }
            if let Some(label) = &item.one_of {
                stages.alternatives.entry(label).or_default().push(at);
            }
        }
        let open = stages.signoffs.keys().filter(|stage| stages.open.contains_key(**stage));
        let mut carried: Vec<&str> = open.copied().filter(|stage| stages.place(stage).is_some()).collect();
        carried.sort_by_cached_key(|stage| stages.place(stage));
        stages.carried = carried;
        steps(project.items.len() + project.signoffs.len());
        stages
    }

    /// Whether an item of a stage is open, and if so whether there is one that no act ever reserved.
    pub(crate) fn left_of(&self, stage: &str) -> Left {
        match self.open.contains_key(stage) {
            false => Left::Nothing,
            true if self.unreserved.contains(stage) => Left::WithoutTerms,
            true => Left::ToBeJudged,
        }
    }

    /// What the project says of a stage.
    pub fn given(&self, stage: &str) -> Given {
        let (given, items) = self.given_with(stage, self.earlier(stage));
        let around = self.surroundings.around(stage, &items, |id| given.terms.people.contains_key(id));
        Given { around, ..given }
    }

    /// What the project says of a stage, as if nothing were open in those before it; without what only documents show.
    pub(crate) fn given_alone(&self, stage: &str) -> Given {
        self.given_with(stage, &[]).0
    }

    /// Terms and items, and the positions of these.
    fn given_with(&self, stage: &str, carried: &[&str]) -> (Given, Vec<ItemAt>) {
        let project = self.project;
        let items = self.items(stage, carried);
        let signoff = self.signoffs.get(stage).copied();
        let terms = Terms {
            project: project.uuid.clone().unwrap_or_default(),
            id: project.id.clone(),
            title: project.title.clone(),
            language: project.lang().unwrap_or(Lang::DEFAULT).tag().to_owned(),
            timezone: project.timezone.clone().unwrap_or_default(),
            stage: stage.to_owned(),
            date: project.milestone(stage),
            carried: carried.iter().map(|earlier| (*earlier).to_owned()).collect(),
            parties: project.parties.iter().map(|(party, name)| (*party, name.clone())).collect(),
            people: people_of(project, &items, signoff),
            signers: signoff.map(|signoff| signoff.signers.clone()).unwrap_or_default(),
            require: signoff.and_then(|signoff| signoff.require.clone()),
            declarations: declarations(project, signoff),
        };
        // Items of one row of steps share what is given of it.
        let mut row: Option<Row<'_>> = None;
        let given = |at: &ItemAt| {
            let item = &project.items[*at];
            let known = row.take().filter(|(steps, _)| Arc::ptr_eq(steps, &item.steps));
            let (_, steps) = row.insert(known.unwrap_or_else(|| (&item.steps, given_steps(item))));
            (item.name.to_string(), given_with_steps(project, item, steps.clone()))
        };
        (Given { terms, items: items.iter().map(given).collect(), around: Around::default() }, items)
    }

    /// The stages that are signed off before this one and have open items, in the order of their days; of one day, in that
    /// of the project file.
    pub(crate) fn earlier(&self, stage: &str) -> &[&'a str] {
        let Some(place) = self.place(stage) else { return &[] };
        let before = self.carried.partition_point(|other| self.place(other).is_some_and(|other| other < place));
        &self.carried[..before]
    }

    /// What a stage is ordered by.
    fn place(&self, stage: &str) -> Option<(NaiveDate, usize)> {
        self.project.milestone(stage).zip(self.places.get(stage).copied())
    }

    /// The positions of everything that the record of a stage holds; of items with one name, the first.
    fn items(&self, stage: &str, carried: &[&str]) -> Vec<ItemAt> {
        let project = self.project;
        let of = |all: &HashMap<&str, Vec<ItemAt>>, name: &str| all.get(name).cloned().unwrap_or_default();
        let mut within: BTreeSet<ItemAt> = of(&self.own, stage).into_iter().collect();
        carried.iter().for_each(|earlier| within.extend(of(&self.open, earlier)));
        let mut ahead: Vec<ItemAt> = within.iter().copied().collect();
        let mut groups: HashSet<Group<'_>> = HashSet::new();
        // What is needed first is named, and no more than that; what decides whether an item applies is followed to its end.
        for at in ahead.clone() {
            for need in &project.items[at].needs {
                match need {
                    Need::Item(name) => within.extend(project.find(name)),
                    Need::Kind(kind) if groups.insert(Group::Kind(kind)) => within.extend(of(&self.kinds, kind)),
                    Need::OneOf(label) if groups.insert(Group::Needed(label)) => {
                        within.extend(of(&self.alternatives, label))
                    }
                    _ => {}
                }
            }
        }
        ahead.extend(within.iter().copied());
        while let Some(at) = ahead.pop() {
            let item = &project.items[at];
            let condition = item.when.as_ref().and_then(|when| when.condition()).map(|condition| &condition.item);
            let mut more: Vec<ItemAt> =
                condition.into_iter().chain(&item.under).filter_map(|name| project.find(name)).collect();
            if let Some(label) = item.one_of.as_deref().filter(|label| groups.insert(Group::Label(label))) {
                more.extend(of(&self.alternatives, label));
            }
            steps(1 + more.len());
            ahead.extend(more.into_iter().filter(|at| within.insert(*at)));
        }
        within.into_iter().filter(|at| project.find(&project.items[*at].name) == Some(*at)).collect()
    }
}

/// What is left of a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Left {
    /// Every item that it counts is complete.
    Nothing,
    /// An item is open that nobody ever reserved.
    WithoutTerms,
    /// Whatever is open was reserved once; the terms have to be judged.
    ToBeJudged,
}

/// Items that a record holds together.
#[derive(PartialEq, Eq, Hash)]
enum Group<'a> {
    /// All of a kind.
    Kind(&'a str),
    /// Those that share a label, as one of them is needed.
    Needed(&'a str),
    /// Those that share a label, as one of them is told of.
    Label(&'a str),
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
    let owners = owners.into_iter().flat_map(|owner| project.people.named(owner));
    let ids = ids.into_iter().filter_map(|id| project.people.at(id));
    let people = ids.chain(owners).map(|at| project.people.person(at));
    people.map(|person| (person.id.clone(), given_person(person))).collect()
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
        role: person.role.clone(),
        email: person.email.clone(),
        keys: sorted(&person.keys),
        former_keys: sorted(&person.former_keys),
        left: person.left,
    }
}

/// An item as it stands in a record.
pub fn given_item(project: &Project, item: &Item) -> GivenItem {
    given_with_steps(project, item, given_steps(item))
}

fn given_steps(item: &Item) -> Arc<[GivenStep]> {
    item.steps.iter().map(given_step).collect()
}

fn given_with_steps(project: &Project, item: &Item, steps: Arc<[GivenStep]>) -> GivenItem {
    let map = |pairs: &[(String, String)]| pairs.iter().cloned().collect();
    GivenItem {
        title: item.title.clone(),
        details: item.details.clone(),
        owner: item.owner.clone(),
        due: item.due.as_ref().map(|due| due.written()),
        accept_when: item.accept_when.clone(),
        priority: Some(item.priority).filter(|priority| *priority != Priority::Normal).map(|one| one.word().to_owned()),
        when: item.when.as_ref().map(given_when),
        needs: item.needs.iter().map(Need::to_string).collect(),
        one_of: item.one_of.clone(),
        under: item.under.as_ref().map(ItemName::to_string),
        optional: item.optional,
        only: item.only,
        rounds: item.repeats.as_ref().map(|repeats| given_rounds(project, repeats)),
        links: item.links.clone(),
        tags: item.tags.clone(),
        extra: map(&item.extra),
        fields: map(&item.fields),
        stage: item.stage.clone(),
        steps,
        log: item.log.iter().map(given_act).collect(),
    }
}

fn given_when(when: &When) -> GivenWhen {
    match when {
        When::Words(words) => GivenWhen::Words(words.clone()),
        When::Is(condition) => {
            let Condition { item, field, is } = &**condition;
            GivenWhen::Is(GivenCondition { item: item.to_string(), field: field.clone(), is: is.clone() })
        }
    }
}

fn given_rounds(project: &Project, repeats: &Repeats) -> GivenRounds {
    let day = |due: &Due| {
        let point = project.point_of(due);
        let told = point.map(|point| point.at.as_ref().map_or_else(|| point.day.to_string(), render_moment));
        told.unwrap_or_else(|| due.written())
    };
    GivenRounds { every: repeats.written.clone(), from: day(&repeats.from), until: day(&repeats.until) }
}

fn given_step(step: &Step) -> GivenStep {
    GivenStep {
        did: step.did.clone(),
        by: step.by,
        owner: step.owner.clone(),
        todo: Written::from(&step.todo),
        done: Written::from(&step.done),
        hashes: step.hashes.clone(),
        proof: step.proof,
        asks: step.asks.clone(),
    }
}

/// An act as it stands in a record.
pub fn given_act(act: &Act) -> GivenAct {
    GivenAct {
        at: render_moment(&act.at),
        by: act.by.clone(),
        did: act.did.clone(),
        value: act.value.clone(),
        round: act.round,
        of: act.of.as_ref().map(render_moment),
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
    let lang = project.lang().unwrap_or(Lang::DEFAULT);
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
