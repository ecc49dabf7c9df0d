//! What must come of three files, found without merging: field by field, and with the acts of both put in order by time.

#![allow(clippy::unwrap_used)]
use crate::files::format::{Format, Node, parse};
use crate::files::load::{Loaded, Source, assemble_sources};
use crate::model::clock::parse_moment;
use crate::model::item::Act;
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
    (all, clashes)
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
