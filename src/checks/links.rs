//! Rule: what an item needs, and what it stands under, exists and leads in no circle.

use crate::files::load::Loaded;
use crate::model::finding::{Finding, Severity};
use crate::model::item::{Item, ItemName};
use crate::model::list::{ItemAt, List};
use crate::model::project::Project;
use crate::text::Text;
use crate::text::nearest::nearest;
use crate::text::say::findings as say;

pub(super) fn check_links(loaded: &Loaded) -> Vec<Finding> {
    let project = &loaded.view.project;
    let mut findings = Vec::new();
    for item in &project.items {
        for (position, need) in item.needs.iter().enumerate() {
            if project.find(need).is_none() {
                let field = format!("items[{}].needs[{position}]", item.index);
                findings.push(unknown(project, item, need, say::unknown_need(need.to_string()), field));
            }
        }
        if let Some(parent) = item.under.as_ref().filter(|parent| project.find(parent).is_none()) {
            let field = format!("items[{}].under", item.index);
            findings.push(unknown(project, item, parent, say::unknown_parent(parent.to_string()), field));
        }
    }
    let circle = |links: &dyn Fn(&Item) -> Vec<ItemName>, code, message: fn(String) -> Text| {
        circles(project, links).into_iter().map(move |path| {
            let names: Vec<String> = path.iter().map(|at| project.items[*at].name.to_string()).collect();
            let first = &project.items[path[0]];
            let text = message(format!("{} -> {}", names.join(" -> "), names[0]));
            Finding::new(code, Severity::Error, first.place.clone(), text)
                .about(&first.name)
                .advise(say::cycle_advice())
        })
    };
    findings.extend(circle(&|item| item.needs.clone(), "need-cycle", say::need_cycle));
    let parent = |item: &Item| item.under.clone().into_iter().collect();
    findings.extend(circle(&parent, "under-cycle", say::parent_cycle));
    findings
}

fn unknown(project: &Project, item: &Item, name: &ItemName, message: Text, field: String) -> Finding {
    let finding = Finding::new("unknown-item", Severity::Error, item.place.clone(), message);
    let finding = finding.about(&item.name).in_field(field);
    let names: Vec<String> = project.names.keys().map(ItemName::to_string).collect();
    match nearest(&name.to_string(), names.iter().map(String::as_str)) {
        Some(near) => finding.advise(say::did_you_mean(near)),
        None => finding,
    }
}

/// Every circle that the links form, each once, as positions of items.
fn circles(project: &Project, links: &dyn Fn(&Item) -> Vec<ItemName>) -> Vec<Vec<ItemAt>> {
    let next: List<ItemAt, Vec<ItemAt>> =
        project.items.iter().map(|item| links(item).iter().filter_map(|name| project.find(name)).collect()).collect();
    let mut found = Vec::new();
    // 0: not seen, 1: on the path, 2: done. The path is kept apart from the call stack, so that a
    // long chain of needs cannot overflow it.
    let mut seen = List::as_long_as(&next, 0_u8);
    for start in next.positions() {
        if seen[start] != 0 {
            continue;
        }
        let mut path: Vec<(ItemAt, usize)> = vec![(start, 0)];
        seen[start] = 1;
        while let Some((at, turn)) = path.last_mut() {
            let at = *at;
            let Some(target) = next[at].get(*turn).copied() else {
                seen[at] = 2;
                path.pop();
                continue;
            };
            *turn += 1;
            match seen[target] {
                0 => {
                    seen[target] = 1;
                    path.push((target, 0));
                }
                1 => {
                    let from = path.iter().position(|(on, _)| *on == target).unwrap_or_default();
                    found.push(path[from..].iter().map(|(on, _)| *on).collect());
                }
                _ => {}
            }
        }
    }
    found
}
