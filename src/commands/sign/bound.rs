//! The items that a signer signs for the first time, in words: what each is, how it stands, who made it so, by which
//! criterion, and whatever else its file says of it.

use crate::document::fields::fields;
use crate::document::record::{DerivedItem, Given, GivenItem, Record};
use crate::model::item::ItemName;
use crate::model::kinds::built_in;
use crate::model::kinds::called::label_of;
use crate::model::list::ItemAt;
use crate::model::naming;
use crate::model::party::Party;
use crate::model::project::Person;
use crate::model::view::View;
use crate::report::told::act_line;
use crate::signoff::check::RecordsCheck;
use crate::signoff::differences::Told;
use crate::signoff::excerpt::{bounded, joined, show, titled};
use crate::text::Text;
use crate::text::say::{sign as say, status as status_say, words};
use std::collections::BTreeMap;

/// So many acts of an item are told, the last ones; how many came before is said.
const ACTS: usize = 30;

/// Fields that are told in another way.
const APART: [&str; 5] = ["title", "accept_when", "steps", "stage", "owner"];

/// The items of a record that are not in the one that was signed before, in the order of their names.
pub(super) fn new_items(record: &Record, before: Option<&Record>, view: &View, person: &Person) -> Vec<Told> {
    let known = |name: &str| before.is_some_and(|before| before.given.items.contains_key(name));
    let new = record.given.items.iter().filter(|(name, _)| !known(name));
    new.filter_map(|(name, item)| Some(told(name, item, record.derived.items.get(name)?, (record, view, person))))
        .collect()
}

/// The items of the project that no part of a record tells of, stage by stage, but for those that all have signed already:
/// what went to another stage before anybody signed is missed here.
pub(super) fn beside(record: &Record, checks: &RecordsCheck, view: &View) -> Vec<Text> {
    let signed = checks.records.iter().filter(|check| check.is_signed_by_all());
    let signed: Vec<&Given> = signed.filter_map(|check| Some(&check.record.as_ref()?.given)).collect();
    let mut stages: BTreeMap<&str, Vec<Text>> = BTreeMap::new();
    for item in view.project.items.iter() {
        let name = item.name.to_string();
        let is_told = record.given.items.contains_key(&name) || record.given.around.later.contains_key(&name);
        if !is_told && !signed.iter().any(|given| given.items.contains_key(&name)) {
            stages.entry(&item.stage).or_default().push(titled(&item.title, &name));
        }
    }
    let line =
        |(stage, titles): (&str, Vec<Text>)| say::labelled(status_say::milestone(stage), words::text_list(&titles));
    stages.into_iter().map(line).collect()
}

fn told(name: &str, item: &GivenItem, now: &DerivedItem, (record, view, person): (&Record, &View, &Person)) -> Told {
    let title = words::aside(titled(&item.title, name), name);
    let mut states = vec![naming::state(now.state)];
    if item.stage != record.given.terms.stage {
        states.push(say::of_stage(status_say::milestone(&item.stage)));
    }
    let at = ItemName::parse(name, None).and_then(|name| view.project.find(&name));
    let mut more: Vec<Text> = at.map(|at| acts(name, at, view)).unwrap_or_default();
    if now.steps > 0 && now.steps_made == now.steps && at.is_some_and(|at| !has_part(person.party, at, view)) {
        states.push(say::without_own_step());
    }
    let texts = item.accept_when.as_ref().map(|text| joined(text.texts(), &show(name)));
    let labelled = |label: Text, text: Text| say::labelled(label, text);
    more.extend(texts.map(|text| labelled(status_say::label_done_when(), text)));
    for (field, texts) in fields(item).into_iter().filter(|(field, _)| !APART.contains(&field.as_str())) {
        let kind = built_in(name.split('/').next().unwrap_or_default());
        let label = label_of(&field, kind.map(|kind| &**kind));
        more.push(labelled(label, joined(texts.iter().map(String::as_str), &show(name))));
    }
    // Whoever is known stands among the people; what is no person's name may say anything.
    let strangers = item.owner.iter().filter(|word| view.project.people.named(word).next().is_none());
    let strangers: Vec<&str> = strangers.map(String::as_str).collect();
    let owner = || labelled(label_of("owner", None), joined(strangers.iter().copied(), &show(name)));
    more.extend((!strangers.is_empty()).then(owner));
    Told { what: say::item_line(title, words::text_list(&states)), more }
}

/// The acts of an item, the newest last.
fn acts(name: &str, at: ItemAt, view: &View) -> Vec<Text> {
    let count = view.project.items[at].log.len();
    let first = count.saturating_sub(ACTS);
    let line = |position: usize| {
        Text::per_lang(|lang| bounded(&act_line(view, at, position, lang), &show(name)).of(lang).to_owned())
    };
    let earlier = (first > 0).then(|| status_say::earlier(first.to_string()));
    earlier.into_iter().chain((first..count).map(line)).collect()
}

/// Whether one of the steps that stand was made by somebody of a party.
fn has_part(party: Party, at: ItemAt, view: &View) -> bool {
    let item = &view.project.items[at];
    let makers = view.standings[at].makers().filter_map(|position| item.log.get(position));
    party == Party::Witness
        || makers.into_iter().any(|act| view.project.person(&act.by).is_some_and(|one| one.party == party))
}
