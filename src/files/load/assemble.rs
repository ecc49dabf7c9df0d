//! Puts the section files together into one project: kinds, order, names and the links between items.

use super::section_file::SectionFile;
use crate::model::finding::{Finding, Severity};
use crate::model::item::Item;
use crate::model::kinds;
use crate::model::kinds::{Field, Kind};
use crate::model::list::ItemAt;
use crate::model::project::{Project, Section};
use crate::text::Written;
use crate::text::say::findings as say;
use std::collections::HashMap;
use std::sync::Arc;

pub(super) fn assemble(mut project: Project, files: Vec<SectionFile>, findings: &mut Vec<Finding>) -> Project {
    // No gate is open before the records are looked at.
    project.signed = Some(HashMap::new());
    let mut sections: Vec<SectionFile> = Vec::new();
    let mut known: HashMap<(String, Option<Written>), usize> = HashMap::new();
    let all = files.iter().flat_map(|file| &file.items).map(Vec::len).sum();
    project.items.reserve(all);
    project.names.reserve(all);
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
    for SectionFile { kind, title, details, order, items } in sections {
        let mut own = Vec::with_capacity(items.iter().map(Vec::len).sum());
        for mut item in items.into_iter().flatten() {
            if item.stage.is_empty() {
                item.stage = kind.default_stage().to_owned();
            }
            own.push(add_item(&mut project, item, findings));
        }
        project.sections.push(Section { kind, title, details, order, items: own });
    }
    project
}

fn add_item(project: &mut Project, item: Item, findings: &mut Vec<Finding>) -> ItemAt {
    let name = item.name.clone();
    let known = project.names.contains_key(&name);
    if known {
        let message = say::duplicate_item(&name.id);
        let finding = Finding::new("duplicate-id", Severity::Error, item.place.clone(), message);
        findings.push(finding.about(&name).in_field(format!("items[{}].id", item.index)));
    }
    let at = project.items.push(item);
    if !known {
        project.names.insert(name, at);
    }
    at
}
