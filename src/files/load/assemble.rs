//! Puts the section files together into one project: kinds, order, names and the links between items.

use super::section_file::SectionFile;
use crate::model::finding::{Finding, Severity};
use crate::model::item::{Item, ItemName};
use crate::model::kinds;
use crate::model::kinds::{Field, Kind};
use crate::model::list::ItemAt;
use crate::model::lookup::ItemWords;
use crate::model::need::{Need, When};
use crate::model::project::{Project, Section};
use crate::text::Written;
use crate::text::folded::parts;
use crate::text::say::findings as say;
use crate::work::steps;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

pub(super) fn assemble(mut project: Project, files: Vec<SectionFile>, findings: &mut Vec<Finding>) -> Project {
    // No gate is open before the records are looked at.
    project.signed = Some(HashMap::new());
    let mut sections: Vec<SectionFile> = Vec::new();
    let mut known: HashMap<(String, Option<Written>), usize> = HashMap::new();
    project.names.reserve(files.iter().map(|file| file.items.len()).sum());
    for mut file in files {
        let key = (file.kind.name.clone(), file.title.clone());
        match known.get(&key) {
            Some(at) => {
                let section = &mut sections[*at];
                section.details = section.details.take().or(file.details);
                section.order = section.order.or(file.order);
                let new = |field: &Field| section.kind.field(&field.name).is_none();
                let more: Vec<Field> = file.kind.fields.iter().filter(|field| new(field)).cloned().collect();
                if !more.is_empty() {
                    Arc::make_mut(&mut section.kind).fields.extend(more);
                }
                section.items.append(&mut file.items);
            }
            None => {
                known.insert(key, sections.len());
                sections.push(file);
            }
        }
    }
    let rank = |kind: &Kind| kinds::built_in_names().position(|known| known == kind.name);
    sections.sort_by_key(|section| (section.order.unwrap_or(i64::MAX), rank(&section.kind).unwrap_or(usize::MAX)));
    for SectionFile { kind, title, details, order, mut items } in sections {
        for item in items.iter_mut().filter(|item| item.stage.is_empty()) {
            item.stage = kind.default_stage().to_owned();
        }
        let items = project.items.append(items);
        items.iter().for_each(|at| name_item(&mut project, *at, findings));
        project.sections.push(Section { kind, title, details, order, items });
    }
    link(&mut project);
    project
}

/// Understands what names no item to the letter: by the kind's name, by title, or several items in one text.
fn link(project: &mut Project) {
    // Prepared once, and only where a name is not known.
    let mut words: Option<ItemWords> = None;
    let mut linked: Vec<(ItemAt, Links)> = Vec::new();
    // What is not known is looked for once, however many items of a file share it.
    let mut sought: HashMap<(ItemName, String), Vec<Need>> = HashMap::new();
    for (at, item) in project.items.entries() {
        let mut resolve = |name: &ItemName| -> Option<ItemName> {
            let words = words.get_or_insert_with(|| ItemWords::of(project));
            let bare = || words.find(&name.id).one().filter(|_| name.kind == item.name.kind);
            words.find(&name.to_string()).one().or_else(bare).map(|at| project.items[at].name.clone())
        };
        let mut other = |name: &ItemName| project.find(name).is_none().then(|| resolve(name)).flatten();
        let links = Links {
            needs: item.needs.iter().any(|need| need.item().is_some_and(|name| project.find(name).is_none())).then(
                || {
                    let each = |need: &Need| match need.item().filter(|name| project.find(name).is_none()) {
                        Some(name) => {
                            let seek = || {
                                steps(1);
                                other(name)
                                    .map(|name| vec![Need::Item(name)])
                                    .unwrap_or_else(|| split(need, item, project, &mut other))
                            };
                            sought.entry((name.clone(), item.name.kind.clone())).or_insert_with(seek).clone()
                        }
                        None => vec![need.clone()],
                    };
                    item.needs.iter().flat_map(each).collect()
                },
            ),
            under: item.under.as_ref().and_then(&mut other),
            when: item.when.as_ref().and_then(|when| when.condition()).and_then(|condition| other(&condition.item)),
        };
        if links.needs.is_some() || links.under.is_some() || links.when.is_some() {
            linked.push((at, links));
        }
    }
    for (at, Links { needs, under, when }) in linked {
        let item = &mut project.items[at];
        item.needs = needs.unwrap_or_else(|| std::mem::take(&mut item.needs));
        item.under = under.or_else(|| item.under.take());
        if let (Some(name), Some(When::Is(condition))) = (when, &mut item.when) {
            condition.item = name;
        }
    }
}

/// What an item names, where it is understood in another way than it is written.
struct Links {
    needs: Option<Vec<Need>>,
    under: Option<ItemName>,
    when: Option<ItemName>,
}

/// The needs in a text that lists several, of which one at least is known.
fn split(
    need: &Need,
    item: &Item,
    project: &Project,
    other: &mut impl FnMut(&ItemName) -> Option<ItemName>,
) -> Vec<Need> {
    let text = need.item().map(|name| if name.kind == item.name.kind { name.id.clone() } else { name.to_string() });
    let mut known = false;
    let one = |part: &str| match Need::parse(part, &item.name.kind)? {
        Need::Item(name) => {
            let found = if project.find(&name).is_some() { Some(name.clone()) } else { other(&name) };
            known |= found.is_some();
            Some(Need::Item(found.unwrap_or(name)))
        }
        need => Some(need),
    };
    let several: Vec<Need> = parts(text.as_deref().unwrap_or_default()).into_iter().filter_map(one).collect();
    if known && several.len() > 1 { several } else { vec![need.clone()] }
}

/// Makes an item known by its name; of two of one name the first is.
fn name_item(project: &mut Project, at: ItemAt, findings: &mut Vec<Finding>) {
    let item = &project.items[at];
    match project.names.entry(item.name.clone()) {
        Entry::Vacant(free) => drop(free.insert(at)),
        Entry::Occupied(_) => {
            let message = say::duplicate_item(&item.name.id);
            let finding = Finding::new("duplicate-id", Severity::Error, item.place.clone(), message);
            findings.push(finding.about(&item.name).in_field(format!("items[{}].id", item.index)));
        }
    }
}
