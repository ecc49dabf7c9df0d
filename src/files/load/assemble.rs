//! Puts the section files together into one project: kinds, order, names and the links between items.

use super::section_file::SectionFile;
use crate::model::finding::{Finding, Severity};
use crate::model::item::Item;
use crate::model::kinds;
use crate::model::kinds::Kind;
use crate::model::list::ItemAt;
use crate::model::project::{Project, Section};
use crate::text::say::findings as say;
use std::sync::Arc;

pub(super) fn assemble(mut project: Project, files: Vec<SectionFile>, findings: &mut Vec<Finding>) -> Project {
    let mut sections: Vec<(Arc<Kind>, Option<String>, Vec<Item>)> = Vec::new();
    for file in files {
        let known = sections.iter_mut().find(|(kind, ..)| kind.name == file.kind.name);
        match known {
            None => sections.push((file.kind, file.title, file.items)),
            Some((_, title, items)) => {
                *title = title.take().or(file.title);
                items.extend(file.items);
            }
        }
    }
    let rank = |kind: &Kind| kinds::built_ins().iter().position(|known| known.name == kind.name);
    sections.sort_by_key(|(kind, ..)| rank(kind).unwrap_or(usize::MAX));
    for (kind, title, items) in sections {
        let mut own = Vec::with_capacity(items.len());
        for mut item in items {
            if item.stage.is_empty() {
                item.stage = kind.default_stage().to_owned();
            }
            own.push(add_item(&mut project, item, findings));
        }
        project.sections.push(Section { kind, title, items: own });
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
