//! What must come of three files, found without merging: field by field, and with the acts of both put in order by time.

#![allow(clippy::unwrap_used)]
use crate::files::format::{Format, Node, parse};
use crate::files::load::{Loaded, Source, assemble_sources};
use crate::model::clock::parse_moment;
use crate::model::item::Act;
use crate::model::view::View;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const PROJECT: &str = "format = 1\nid = \"x\"\ntitle = \"X\"\ntimezone = \"Asia/Shanghai\"\ngiver = { name = \"A\" }\nreceiver = { name = \"B\" }\nmilestones = { cutover = 2026-11-30 }\npeople = [\n  { id = \"lin\", name = \"Lin\", party = \"giver\" },\n  { id = \"gu\", name = \"Gu\", party = \"giver\" },\n  { id = \"chen\", name = \"Chen\", party = \"receiver\" },\n  { id = \"maya\", name = \"Maya\", party = \"receiver\" },\n]\n";
const NOW: &str = "2026-11-20T18:00:00+08:00";

fn name_of(format: Format) -> &'static str {
    if format == Format::Toml { "list.toml" } else { "list.yaml" }
}

pub(super) fn load(format: Format, text: &str) -> Loaded {
    let now = parse_moment(NOW).unwrap();
    let files = [("handover.toml", PROJECT), (name_of(format), text)];
    let sources = files.map(|(name, text)| Source::of(Path::new(name), text.as_bytes().to_vec()));
    assemble_sources(Path::new("."), sources.into(), now)
}

/// Acts of each item that break a rule.
pub(super) fn broken(format: Format, text: &str) -> BTreeSet<String> {
    let loaded = load(format, text);
    let (view, standings) = (&loaded.view.project, &loaded.view.standings);
    let broken = view.items.entries().filter(|(at, _)| !standings[*at].violations.is_empty());
    broken.map(|(_, item)| item.name.id.clone()).collect()
}

/// What a file says: each field of each item, each act, each comment.
#[derive(Debug, Default, PartialEq, Clone)]
pub(super) struct Said {
    pub(super) fields: BTreeMap<(String, String), String>,
    pub(super) acts: BTreeMap<String, BTreeMap<String, usize>>,
    pub(super) comments: BTreeMap<String, usize>,
}

pub(super) fn said(format: Format, text: &str) -> Option<Said> {
    let document = parse(text.as_bytes(), format).ok()?;
    let mut found = Said::default();
    for span in &document.comments {
        *found.comments.entry(text[span.clone()].to_owned()).or_default() += 1;
    }
    let say = crate::files::format::said;
    for entry in document.root.entries().iter().filter(|entry| entry.key != "items") {
        found.fields.insert((String::new(), entry.key.to_string()), say(&entry.node));
    }
    for item in document.root.get("items").map(Node::members).unwrap_or_default() {
        let id = item.get("id").map(say).unwrap_or_default();
        let acts = found.acts.entry(id.clone()).or_default();
        for act in item.get("log").map(Node::members).unwrap_or_default() {
            *acts.entry(say(act)).or_default() += 1;
        }
        for entry in item.entries().iter().filter(|entry| entry.key != "log") {
            found.fields.insert((id.clone(), entry.key.to_string()), say(&entry.node));
        }
    }
    Some(found)
}

/// What must come of three files: what they say together, and where they contradict each other.
pub(super) fn expected(format: Format, texts: [&str; 3]) -> (Said, BTreeSet<(String, String)>) {
    let [base, ours, theirs] = texts.map(|text| said(format, text).unwrap());
    let mut all = Said::default();
    let mut clashes = BTreeSet::new();
    let ids: BTreeSet<&String> = base.acts.keys().chain(ours.acts.keys()).chain(theirs.acts.keys()).collect();
    let whole = |said: &Said, id: &str| {
        let fields: Vec<_> = said.fields.iter().filter(|((item, _), _)| item == id).collect();
        said.acts.get(id).map(|acts| format!("{fields:?} {acts:?}"))
    };
    let mut gone = BTreeSet::new();
    for id in ids {
        let [b, o, t] = [&base, &ours, &theirs].map(|said| whole(said, id));
        match (&b, &o, &t) {
            (Some(b), None, Some(other)) | (Some(b), Some(other), None) => {
                if other != b {
                    clashes.insert((id.clone(), String::new()));
                }
                gone.insert(id.clone());
            }
            (None, Some(o), Some(t)) if o != t => {
                clashes.insert((id.clone(), String::new()));
                gone.insert(id.clone());
            }
            (_, None, None) => {
                gone.insert(id.clone());
            }
            _ => {}
        }
    }
    let keys: BTreeSet<_> = base.fields.keys().chain(ours.fields.keys()).chain(theirs.fields.keys()).cloned().collect();
    for key in keys.into_iter().filter(|(id, _)| !gone.contains(id)) {
        let [b, o, t] = [&base, &ours, &theirs].map(|said| said.fields.get(&key));
        let value = if o == t || b == t { o } else { t };
        if o != t && b != o && b != t {
            clashes.insert(key);
        } else if let Some(value) = value {
            all.fields.insert(key, value.clone());
        }
    }
    for (id, acts) in ours.acts.iter().chain(&theirs.acts).filter(|(id, _)| !gone.contains(*id)) {
        let known = all.acts.entry(id.clone()).or_default();
        for (act, count) in acts {
            let most = known.entry(act.clone()).or_default();
            *most = (*most).max(*count);
        }
    }
    // By time, without a rule broken: each text's moments differ from the other's, so that there is one order.
    let mut union = load(format, texts[1]);
    let other = load(format, texts[2]);
    for item in union.view.project.items.positions().collect::<Vec<_>>() {
        let name = union.view.project.items[item].name.clone();
        let Some(at) = other.view.project.find(&name) else { continue };
        let mut log = union.view.project.items[item].log.clone();
        let same =
            |one: &Act, two: &Act| one.at == two.at && one.by == two.by && one.did == two.did && one.note == two.note;
        for act in &other.view.project.items[at].log {
            if !log.iter().any(|own| same(own, act)) {
                log.push(act.clone());
            }
        }
        log.sort_by_key(|act| act.at);
        union.view.project.items[item].log = log;
    }
    union.view.record(&[]);
    for (at, item) in union.view.project.items.entries() {
        if !union.view.standings[at].violations.is_empty() && !gone.contains(&item.name.id) {
            clashes.insert((item.name.id.clone(), "log".to_owned()));
        }
    }
    let loaded = texts.map(|text| load(format, text));
    for item in union.view.project.items.iter().filter(|item| !gone.contains(&item.name.id)) {
        let id = &item.name.id;
        if acted_on_what_changed(id, &loaded, [&base, &ours, &theirs]) {
            clashes.insert((id.clone(), "words".to_owned()));
        }
        let united = stood(&union, id);
        let known = stood(&loaded[0], id);
        let mut added = loaded[1..].iter().flat_map(|side| stood(side, id)).filter(|(act, _)| !known.contains_key(act));
        if added.any(|(act, before)| united.get(&act) != Some(&before)) {
            clashes.insert((id.clone(), "log".to_owned()));
        }
    }
    (all, clashes)
}

/// An act as it is told apart.
type Key = (String, String, String);

fn key(act: &Act) -> Key {
    (act.at.to_string(), act.by.clone(), act.did.clone())
}

/// Whether one side agreed to something of which the other changed what it says.
fn acted_on_what_changed(id: &str, loaded: &[Loaded; 3], said: [&Said; 3]) -> bool {
    let acts = |side: usize| -> BTreeSet<Key> {
        let item = loaded[side].view.project.items.iter().find(|item| item.name.id == id);
        let acts = item.into_iter().flat_map(|item| &item.log);
        acts.filter(|act| ["granted", "confirmed", "revoked", "agreed"].contains(&act.did.as_str())).map(key).collect()
    };
    let field = |side: usize, name: &str| said[side].fields.get(&(id.to_owned(), name.to_owned()));
    let both = (1..3).all(|side| said[side].acts.contains_key(id)) && said[0].acts.contains_key(id);
    both && [(1, 2), (2, 1)].iter().any(|(one, other)| {
        let agreed = acts(*one).difference(&acts(0)).next().is_some();
        let fields = ["title", "details", "accept_when", "account", "action"];
        agreed
            && fields
                .iter()
                .any(|name| field(*other, name) != field(0, name) && field(*other, name) != field(*one, name))
    })
}

/// What stood before each step of an item was made: its log is read up to there, again for each of them.
fn stood(loaded: &Loaded, id: &str) -> BTreeMap<Key, Vec<Key>> {
    let mut found = BTreeMap::new();
    let Some(at) = loaded.view.project.items.positions().find(|at| loaded.view.project.items[*at].name.id == id) else {
        return found;
    };
    let whole = &loaded.view.project.items[at];
    for (position, act) in whole.log.iter().enumerate().filter(|(_, act)| whole.step(&act.did).is_some()) {
        let mut project = loaded.view.project.clone();
        project.items[at].log.truncate(position);
        let view = View::of(project, loaded.view.zone, loaded.view.now);
        let log = &view.project.items[at].log;
        found.insert(key(act), view.standings[at].makers().map(|maker| key(&log[maker])).collect());
    }
    found
}

/// Why a result that has no conflict is not what must come of three files.
pub(super) fn damage(format: Format, expected: &Said, clashes: bool, result: &str) -> Option<&'static str> {
    let Some(said) = said(format, result) else { return Some("cannot be read") };
    if clashes {
        return Some("hides a contradiction");
    }
    if said.acts != expected.acts {
        return Some("loses or doubles acts");
    }
    if said.fields != expected.fields {
        return Some("says something else");
    }
    (!broken(format, result).is_empty()).then_some("breaks a rule")
}

/// Comments that are lost: those of either side that the other did not take out with what they stood at.
pub(super) fn lost_comments(format: Format, texts: [&str; 3], result: &str) -> Vec<String> {
    let [base, ours, theirs] = texts.map(|text| said(format, text).unwrap().comments);
    let there = said(format, result).map(|said| said.comments).unwrap_or_default();
    let count = |all: &BTreeMap<String, usize>, text: &str| all.get(text).copied().unwrap_or_default();
    let wanted = |text: &&String| {
        let (b, o, t) = (count(&base, text), count(&ours, text), count(&theirs, text));
        let most = if b == 0 {
            o.max(t)
        } else if o == 0 || t == 0 {
            0
        } else {
            b
        };
        count(&there, text) != most
    };
    let all: BTreeSet<&String> = ours.keys().chain(theirs.keys()).collect();
    all.into_iter().filter(wanted).cloned().collect()
}
