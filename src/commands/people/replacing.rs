//! One person takes another's place from now on: roles, open items and the stages that nobody has begun to sign.
//! What the other did stays theirs.

use super::args::PeopleReplaceArgs;
use crate::context::Context;
use crate::context::acting::for_party;
use crate::context::changing;
use crate::context::unsigned::signoffs;
use crate::edits::pick::pick_person;
use crate::files::edit::{Edit, NewValue, Way};
use crate::files::format::{Node, Value};
use crate::files::load::{Loaded, Source};
use crate::files::written::{position, shown, tree, written};
use crate::model::item::{ItemName, Place};
use crate::model::kinds::values;
use crate::model::list::{Position, SourceAt};
use crate::model::lookup;
use crate::model::people::People;
use crate::model::project::Person;
use crate::text::Text;
use crate::text::exit::Exit;
use crate::text::problem::Problem;
use crate::text::say::{findings as findings_say, people as say, status::milestone, store as store_say, words};
use crate::text::visible::visible_line;
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};

/// Lets one person take another's place.
///
/// # Errors
///
/// When there is no such person, they are of different parties, or a record waits on the one who leaves; nothing has
/// changed then.
pub(super) fn replace(args: &PeopleReplaceArgs, context: &mut Context<'_>) -> Result<Exit> {
    let (store, mut loaded) = changing::open(context)?;
    let stages = signoffs(&mut loaded, &context.vouchers()).0;
    let project = &loaded.view.project;
    let old = pick_person(project, &args.old)?;
    let new = pick_person(project, &args.new).map_err(|error| match project.people.get(&args.new) {
        None if values::id(&args.new).is_ok() => {
            Problem::usage(findings_say::no_such_person(&args.new)).hint(say::add_first(&args.new)).into()
        }
        _ => error,
    })?;
    let shown = |person: &Person| visible_line(&person.name);
    if old.id == new.id {
        return Err(Problem::usage(say::same_person(shown(old))).into());
    }
    if old.party != new.party {
        return Err(Problem::usage(say::not_one_party(shown(old), shown(new))).into());
    }
    let begun: BTreeSet<&str> =
        stages.iter().filter(|stage| stage.record.is_some()).map(|stage| stage.stage.as_str()).collect();
    if let Some(stage) = stages.iter().find(|stage| stage.record.is_some() && stage.waiting.contains(&old.id)) {
        let problem = Problem::usage(say::signs_already(milestone(&stage.stage), shown(old)));
        return Err(problem.hint(say::signs_already_hint(&stage.stage)).into());
    }
    for_party(&loaded, old.party, &say::takes_over(shown(old), shown(new)), args.yes, context)?;
    let signed: Vec<Text> = stages
        .iter()
        .filter(|stage| stage.signed.contains(&old.id) || stage.unverified.contains(&old.id))
        .map(|stage| milestone(&stage.stage))
        .collect();
    let swap = Swap { people: &project.people, old, new };
    let mut edits = BTreeMap::from([(SourceAt::PROJECT_FILE, in_project(&loaded, &swap, &begun)?)]);
    let mut items: Vec<ItemName> = Vec::new();
    for (at, source) in loaded.sources.entries().skip(1).filter(|(_, source)| !source.is_foreign()) {
        let document = tree(source)?;
        let mut own = swap.owners(source, &document.root, &Vec::new());
        let here = project.items.entries().filter(|(_, item)| item.place.source == at);
        for (item_at, item) in here.filter(|(item_at, _)| !loaded.view.standings[*item_at].state.is_settled()) {
            let (position, node) = (item.index.before(), written(&document, item));
            let edits = node.map(|node| swap.owners(source, node, &vec!["items".into(), position.into()]));
            own.extend(edits.into_iter().flatten());
            let owned = |word: &String| project.people.named(word).any(|at| project.people.person(at).id == old.id);
            let item = &project.items[item_at];
            if item.owner.iter().chain(item.steps.iter().flat_map(|step| &step.owner)).any(owned) {
                items.push(item.name.clone());
            }
        }
        edits.insert(at, own);
    }
    changing::change(&store, &loaded, &changing::edits(&loaded, edits), context)?;
    if !signed.is_empty() {
        context.note(&say::signed_before(shown(old), words::text_list(&signed)));
    }
    context.say(&say::replaced(shown(old), shown(new), words::items(items.len())));
    Ok(Exit::Fine)
}

/// What changes in the project file: the day on which the one leaves, roles, and signers of stages that are not begun.
fn in_project(loaded: &Loaded, swap: &Swap<'_>, begun: &BTreeSet<&str>) -> Result<Vec<Edit>> {
    let source = &loaded.sources[SourceAt::PROJECT_FILE];
    let document = tree(source)?;
    let place = |list: &str, place: &Place| {
        let position = position(&document, list, place);
        position.ok_or_else(|| Problem::project(store_say::not_readable(source.name())))
    };
    let Swap { old, new, .. } = *swap;
    let (old_at, new_at) = (place("people", &old.place)?, place("people", &new.place)?);
    let field = |position: usize, name: &str| -> Way { vec!["people".into(), position.into(), name.into()] };
    let today = NewValue::Date(loaded.view.today().to_string());
    let mut edits = vec![Edit::Set { at: field(old_at, "left"), value: today }];
    if !old.role.is_empty() {
        let more = old.role.iter().filter(|role| !new.role.contains(role));
        let roles = new.role.iter().chain(more).cloned().map(NewValue::Text).collect();
        edits.push(Edit::Set { at: field(new_at, "role"), value: NewValue::words(roles, true) });
        edits.push(Edit::Remove { at: field(old_at, "role") });
    }
    let stages = loaded.view.project.signoffs.iter().filter(|signoff| !begun.contains(signoff.stage.as_str()));
    for signoff in stages.filter(|signoff| signoff.signers.contains(&old.id)) {
        let position = place("signoff", &signoff.place)?;
        let node = document.root.get("signoff").and_then(|stages| stages.members().get(position));
        edits.extend(node.and_then(|node| swap.edit(source, node, vec!["signoff".into(), position.into()], "signers")));
    }
    Ok(edits)
}

/// One person in the place of another, wherever words name them.
struct Swap<'p> {
    people: &'p People,
    old: &'p Person,
    new: &'p Person,
}

impl Swap<'_> {
    /// The edits by which the one takes the other's place as owner of what a table is about, and of its own steps.
    fn owners(&self, source: &Source, node: &Node, way: &Way) -> Vec<Edit> {
        let steps = node.get("steps").map(Node::members).unwrap_or_default().iter().enumerate();
        let of_step = |(at, step): (usize, &Node)| {
            let way = way.iter().cloned().chain(["steps".into(), at.into()]).collect();
            self.edit(source, step, way, "owner")
        };
        self.edit(source, node, way.clone(), "owner").into_iter().chain(steps.filter_map(of_step)).collect()
    }

    /// The edit by which the one takes the other's place in a field that names people.
    fn edit(&self, source: &Source, node: &Node, mut way: Way, field: &str) -> Option<Edit> {
        let named = node.get(field)?;
        let written = match &named.value {
            Value::List(members) => members.as_slice(),
            _ => std::slice::from_ref(named),
        };
        let words = self.words(written.iter().map(|node| shown(source, node)))?;
        way.push(field.into());
        let words = words.into_iter().map(NewValue::Text).collect();
        Some(Edit::Set { at: way, value: NewValue::words(words, !matches!(named.value, Value::List(_))) })
    }

    /// The words with the one in the place of the other, each once; nothing where none of them means the other.
    fn words(&self, written: impl Iterator<Item = String>) -> Option<Vec<String>> {
        let (mut words, mut is_named): (Vec<String>, bool) = (Vec::new(), false);
        for text in written {
            let several = lookup::listed(self.people, &text);
            let here = several.iter().any(|word| self.means_old(word));
            is_named |= here;
            for word in if here { several } else { vec![text] } {
                let word = if self.means_old(&word) { self.new.id.clone() } else { word };
                if !words.contains(&word) {
                    words.push(word);
                }
            }
        }
        is_named.then_some(words)
    }

    /// Whether a word means the other, and not by a role, which goes over by itself.
    fn means_old(&self, word: &str) -> bool {
        lookup::person_id(self.people, word) == self.old.id
    }
}
