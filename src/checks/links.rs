//! Rule: what an item needs, hangs on and stands under exists, and leads in no circle.

use crate::files::load::Loaded;
use crate::model::due::{Base, Due};
use crate::model::finding::{Finding, Severity};
use crate::model::graph::Graph;
use crate::model::item::{Item, ItemName};
use crate::model::list::{ItemAt, Position};
use crate::model::need::Need;
use crate::model::project::Project;
use crate::text::Text;
use crate::text::nearest::Names;
use crate::text::say::{findings as say, rules, words};
use crate::work::steps;
use std::collections::{BTreeMap, HashMap};

pub(super) fn check_links(loaded: &Loaded) -> Vec<Finding> {
    let project = &loaded.view.project;
    let mut findings = Vec::new();
    // Prepared once, and only where a name is not known.
    let mut names: Option<(Names, Names, HashMap<String, &ItemName>)> = None;
    let mut advise = |name: &ItemName| {
        let (names, titles, titled) = names.get_or_insert_with(|| {
            let titles = project.items.iter().flat_map(|item| item.title.texts().map(move |one| (one, item)));
            let titled: HashMap<String, &ItemName> = titles.map(|(one, item)| (one.to_owned(), &item.name)).collect();
            let names = Names::of(project.names.keys().map(ItemName::to_string));
            (names, Names::of(titled.keys().cloned()), titled)
        });
        // A title is written without the kind that a bare id belongs to.
        let title = titles.nearest(&name.id).and_then(|title| Some((title, titled.get(title)?)));
        match (title, names.nearest(&name.to_string())) {
            (Some((title, near)), _) => Some(say::did_you_mean_title(near.to_string(), title)),
            (None, Some(near)) => Some(say::did_you_mean(near)),
            (None, None) => None,
        }
    };
    // Once for each name, however many items of a file share it.
    let mut advised: HashMap<ItemName, Option<Text>> = HashMap::new();
    let mut unknown = |item: &Item, name: &ItemName, message: Text, field: String| {
        let finding = Finding::new("unknown-item", Severity::Error, item.place.clone(), message);
        let finding = finding.about(&item.name).in_field(field);
        match advised.entry(name.clone()).or_insert_with(|| advise(name)).clone() {
            Some(advice) => finding.advise(advice),
            None => finding,
        }
    };
    for item in &project.items {
        let field = |name: &str| format!("items[{}].{name}", item.index);
        for (position, need) in item.needs.iter().enumerate() {
            if let Need::Item(name) = need
                && project.find(name).is_none()
            {
                let field = field(&format!("needs[{position}]"));
                let written = if name.kind == item.name.kind { name.id.clone() } else { name.to_string() };
                findings.push(unknown(item, name, say::unknown_need(written), field));
            }
        }
        if let Some(parent) = item.under.as_ref().filter(|parent| project.find(parent).is_none()) {
            findings.push(unknown(item, parent, say::unknown_parent(parent.to_string()), field("under")));
        }
        let condition = item.when.as_ref().and_then(|when| when.condition()).map(|condition| &condition.item);
        if let Some(name) = condition.filter(|name| project.find(name).is_none()) {
            findings.push(unknown(item, name, rules::unknown_condition(name.to_string()), field("when.item")));
        }
        if let Some(Base::Item(name)) = item.due.as_ref().and_then(Due::base)
            && project.find(name).is_none()
        {
            findings.push(unknown(item, name, rules::unknown_due_base(name.to_string()), field("due")));
        }
    }
    let circle = |circles: Vec<Circle>, code, message: fn(Text) -> Text| {
        let found = circles.into_iter().map(move |circle| {
            let first = &project.items[circle.first[0]];
            Finding::new(code, Severity::Error, first.place.clone(), message(circle.path(project)))
                .about(&first.name)
                .advise(say::cycle_advice())
        });
        found.collect::<Vec<_>>()
    };
    findings.extend(circle(circles(project, &waiting(project)), "need-cycle", say::need_cycle));
    findings.extend(circle(mutual(project), "need-cycle", say::need_cycle));
    findings.extend(circle(circles(project, &under(project)), "under-cycle", say::parent_cycle));
    findings
}

/// Items that each need all others of their own kind.
fn mutual(project: &Project) -> Vec<Circle> {
    let mut of_kind: BTreeMap<&str, Vec<ItemAt>> = BTreeMap::new();
    for (at, item) in project.items.entries() {
        let is_own = |need: &Need| matches!(need, Need::Kind(kind) if *kind == item.name.kind);
        if item.needs.iter().any(is_own) {
            of_kind.entry(&item.name.kind).or_default().push(at);
        }
    }
    let several = of_kind.into_values().filter(|items| items.len() > 1);
    several
        .map(|items| {
            let first: Vec<ItemAt> = items.iter().take(words::LISTED).copied().collect();
            Circle { more: items.len() - first.len(), first }
        })
        .collect()
}

/// What stands under what.
fn under(project: &Project) -> Graph {
    let arrow = |(at, item): (ItemAt, &Item)| Some((at.before(), project.find(item.under.as_ref()?)?.before()));
    Graph::of(project.items.len(), &project.items.entries().filter_map(arrow).collect::<Vec<_>>())
}

/// What waits for what: items, and beside them a node for each label, kind and stage that is needed whole.
fn waiting(project: &Project) -> Graph {
    let mut groups: HashMap<&Need, usize> = HashMap::new();
    let mut arrows: Vec<(usize, usize)> = Vec::new();
    for (at, item) in project.items.entries() {
        let condition = item.when.as_ref().and_then(|when| when.condition()).and_then(|one| project.find(&one.item));
        arrows.extend(condition.map(|other| (at.before(), other.before())));
        for need in &item.needs {
            let to = match need {
                Need::Item(name) => project.find(name).map(Position::before),
                whole => {
                    let next = project.items.len() + groups.len();
                    Some(*groups.entry(whole).or_insert(next))
                }
            };
            arrows.extend(to.map(|to| (at.before(), to)));
        }
    }
    if !groups.is_empty() {
        for (at, item) in project.items.entries() {
            let kind = Need::Kind(item.name.kind.clone());
            let stage = Need::Signoff(item.stage.clone());
            // What may be left undone keeps nobody waiting; nor does an item wait for itself among all of its kind.
            let whole = [&kind, &stage].into_iter().filter(|_| !item.optional);
            let label = item.one_of.as_ref().map(|label| Need::OneOf(label.clone()));
            let all = whole.chain(&label).filter(|need| !item.needs.contains(need));
            arrows.extend(all.filter_map(|need| Some((*groups.get(need)?, at.before()))));
        }
    }
    Graph::of(project.items.len() + groups.len(), &arrows)
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

/// The circles of a graph, one for each arrow that closes one; of what lies on it, the items are told.
fn circles(project: &Project, graph: &Graph) -> Vec<Circle> {
    let mut found = Vec::new();
    // How deep on the path a node is. The path is kept apart from the call stack, so that a long chain of needs
    // cannot overflow it.
    let mut seen = vec![Seen::Not; graph.nodes()];
    for start in 0..graph.nodes() {
        if seen[start] != Seen::Not {
            continue;
        }
        let is_item = |node: usize| usize::from(node < project.items.len());
        // Each node with the turn at it, and how many items stand before it.
        let mut path: Vec<(usize, usize, usize)> = vec![(start, 0, 0)];
        seen[start] = Seen::OnPath(0);
        while let Some((at, turn, before)) = path.last_mut() {
            steps(1);
            let (at, within) = (*at, *before + is_item(*at));
            let Some(target) = graph.next(at).get(*turn).copied() else {
                seen[at] = Seen::Done;
                path.pop();
                continue;
            };
            *turn += 1;
            match seen[target] {
                Seen::Not => {
                    seen[target] = Seen::OnPath(path.len());
                    path.push((target, 0, within));
                }
                Seen::OnPath(from) => {
                    let items = path[from..].iter().map(|(on, ..)| *on).filter(|node| *node < project.items.len());
                    let first: Vec<ItemAt> = items.take(words::LISTED).map(ItemAt::after).collect();
                    let more = within - path[from].2 - first.len();
                    steps(first.len());
                    found.extend((!first.is_empty()).then_some(Circle { more, first }));
                }
                Seen::Done => {}
            }
        }
    }
    found
}

/// Where the search is with a node.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Seen {
    Not,
    /// It is on the path, so deep.
    OnPath(usize),
    Done,
}
