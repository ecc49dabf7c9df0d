//! Puts the section files together into one project: kinds, order, names and the links between items.

use super::section_file::SectionFile;
use crate::finding::{Finding, Severity};
use crate::i18n::findings as say;
use crate::kinds::{self, Kind};
use crate::project::{Item, Project, Section};
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
        let first = project.items.len();
        for mut item in items {
            if item.stage.is_empty() {
                item.stage = kind.default_stage().to_owned();
            }
            add_item(&mut project, item, findings);
        }
        let items = (first..project.items.len()).collect();
        project.sections.push(Section { kind, title, items });
    }
    project
}

fn add_item(project: &mut Project, item: Item, findings: &mut Vec<Finding>) {
    if project.names.contains_key(&item.name) {
        let message = say::duplicate_item(&item.name.id);
        let finding = Finding::new("duplicate-id", Severity::Error, item.place.clone(), message);
        findings.push(finding.about(&item.name).in_field(format!("items[{}].id", item.index)));
    } else {
        project.names.insert(item.name.clone(), project.items.len());
    }
    project.items.push(item);
}
