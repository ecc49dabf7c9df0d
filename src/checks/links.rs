//! Rule: what an item needs, and what it stands under, exists and leads in no circle.

use crate::files::load::Loaded;
use crate::model::finding::{Finding, Severity};
use crate::model::item::{Item, ItemName};
use crate::model::list::{ItemAt, List};
use crate::model::project::Project;
use crate::text::Text;
use crate::text::nearest::Names;
use crate::text::say::findings as say;
use crate::text::say::words;
use crate::work::steps;

pub(super) fn check_links(loaded: &Loaded) -> Vec<Finding> {
    let project = &loaded.view.project;
    let mut findings = Vec::new();
    // Prepared once, and only where a name is not known.
    let mut names: Option<Names> = None;
    let mut unknown = |item: &Item, name: &ItemName, message: Text, field: String| {
        let finding = Finding::new("unknown-item", Severity::Error, item.place.clone(), message);
        let finding = finding.about(&item.name).in_field(field);
        let names = names.get_or_insert_with(|| Names::of(project.names.keys().map(ItemName::to_string)));
        match names.nearest(&name.to_string()) {
            Some(near) => finding.advise(say::did_you_mean(near)),
            None => finding,
        }
    };
    for item in &project.items {
        for (position, need) in item.needs.iter().enumerate() {
            if project.find(need).is_none() {
                let field = format!("items[{}].needs[{position}]", item.index);
                findings.push(unknown(item, need, say::unknown_need(need.to_string()), field));
            }
        }
        if let Some(parent) = item.under.as_ref().filter(|parent| project.find(parent).is_none()) {
            let field = format!("items[{}].under", item.index);
            findings.push(unknown(item, parent, say::unknown_parent(parent.to_string()), field));
        }
    }
    let circle = |links: fn(&Item) -> &[ItemName], code, message: fn(Text) -> Text| {
        circles(project, links).into_iter().map(move |circle| {
            let first = &project.items[circle.first[0]];
            Finding::new(code, Severity::Error, first.place.clone(), message(circle.path(project)))
                .about(&first.name)
                .advise(say::cycle_advice())
        })
    };
    findings.extend(circle(|item| &item.needs, "need-cycle", say::need_cycle));
    findings.extend(circle(|item| item.under.as_slice(), "under-cycle", say::parent_cycle));
    findings
}

/// Items that lead to each other.
struct Circle {
    /// The first of them, no more than are told one by one.
    first: Vec<ItemAt>,
    /// How many more there are.
    more: usize,
}

impl Circle {
    /// "a -> b -> a"; of a long one its beginning, and how many more there are.
    fn path(&self, project: &Project) -> Text {
        let mut names: Vec<String> = self.first.iter().map(|at| project.items[*at].name.to_string()).collect();
        if self.more > 0 {
            return words::and_more(names.join(" -> "), self.more);
        }
        names.push(names[0].clone());
        Text::same(names.join(" -> "))
    }
}

/// Every circle that the links form, each once.
fn circles(project: &Project, links: fn(&Item) -> &[ItemName]) -> Vec<Circle> {
    let next = |at: ItemAt, turn: usize| links(&project.items[at]).get(turn).map(|name| project.find(name));
    let mut found = Vec::new();
    // How deep on the path an item is. The path is kept apart from the call stack, so that a long chain of needs
    // cannot overflow it.
    let mut seen: List<ItemAt, Seen> = List::as_long_as(&project.items, Seen::Not);
    for start in project.items.positions() {
        if seen[start] != Seen::Not {
            continue;
        }
        let mut path: Vec<(ItemAt, usize)> = vec![(start, 0)];
        seen[start] = Seen::OnPath(0);
        while let Some((at, turn)) = path.last_mut() {
            steps(1);
            let at = *at;
            let Some(target) = next(at, *turn) else {
                seen[at] = Seen::Done;
                path.pop();
                continue;
            };
            *turn += 1;
            let Some(target) = target else { continue };
            match seen[target] {
                Seen::Not => {
                    seen[target] = Seen::OnPath(path.len());
                    path.push((target, 0));
                }
                Seen::OnPath(from) => {
                    let first: Vec<ItemAt> = path[from..].iter().take(words::LISTED).map(|(on, _)| *on).collect();
                    found.push(Circle { more: path.len() - from - first.len(), first });
                }
                Seen::Done => {}
            }
        }
    }
    found
}

/// What is known of an item while links are followed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Seen {
    Not,
    OnPath(usize),
    Done,
}
