//! Random work in two clones of one file, put together: held against what must come of it, and against what git does
//! with the same lines.

use crate::exchange::merge::{MARKER_SIZE, merge};
use crate::files::edit::{Edit, NewValue, splice};
use crate::files::format::{Format, Node, parse};
use crate::files::load::{Loaded, Source, assemble_sources};
use crate::history::merge_lines;
use crate::model::clock::{parse_moment, render_moment};
use crate::model::item::Act;
use chrono::TimeDelta;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

const PROJECT: &str = "format = 1\nid = \"x\"\ntitle = \"X\"\ntimezone = \"Asia/Shanghai\"\ngiver = { name = \"A\" }\nreceiver = { name = \"B\" }\nmilestones = { cutover = 2026-11-30 }\npeople = [\n  { id = \"lin\", name = \"Lin\", party = \"giver\" },\n  { id = \"gu\", name = \"Gu\", party = \"giver\" },\n  { id = \"chen\", name = \"Chen\", party = \"receiver\" },\n  { id = \"maya\", name = \"Maya\", party = \"receiver\" },\n]\n";
const NOW: &str = "2026-11-20T18:00:00+08:00";

/// Numbers that come by chance, the same for each seed.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        ((self.0 >> 33) as usize) % bound
    }

    fn one<'t, T>(&mut self, all: &'t [T]) -> &'t T {
        &all[self.below(all.len())]
    }
}

/// A clone: its text, and how far its clock is.
struct Clone {
    name: &'static str,
    text: String,
    minute: i64,
    number: usize,
}

fn name_of(format: Format) -> &'static str {
    if format == Format::Toml { "list.toml" } else { "list.yaml" }
}

fn load(format: Format, text: &str) -> Loaded {
    let now = parse_moment(NOW).unwrap();
    let files = [("handover.toml", PROJECT), (name_of(format), text)];
    let sources = files.map(|(name, text)| Source::of(Path::new(name), text.as_bytes().to_vec()));
    assemble_sources(Path::new("."), sources.into(), now)
}

/// Acts of each item that break a rule.
fn broken(format: Format, text: &str) -> BTreeSet<String> {
    let loaded = load(format, text);
    let (view, standings) = (&loaded.view.project, &loaded.view.standings);
    let broken = view.items.entries().filter(|(at, _)| !standings[*at].violations.is_empty());
    broken.map(|(_, item)| item.name.id.clone()).collect()
}

impl Clone {
    fn edit(&mut self, format: Format, edit: Edit) {
        let document = parse(self.text.as_bytes(), format).unwrap();
        if let Ok(text) = splice(&self.text, &document, &[edit]) {
            self.text = text;
        }
    }

    fn fresh(&mut self) -> String {
        self.number += 1;
        format!("{} {}", self.name, self.number)
    }

    /// One piece of work.
    fn work(&mut self, format: Format, chance: &mut Chance) {
        let loaded = load(format, &self.text);
        let items: Vec<_> = loaded.view.project.items.entries().map(|(at, item)| (at, item.index)).collect();
        let Some((at, index)) = (!items.is_empty()).then(|| *chance.one(&items)) else { return };
        let item = &loaded.view.project.items[at];
        match chance.below(12) {
            0..=5 => {
                self.minute += 1 + chance.below(5) as i64;
                let moment = parse_moment("2026-11-19T09:00:00+08:00").unwrap() + TimeDelta::minutes(self.minute);
                let acts: Vec<Act> = ["lin", "gu", "chen", "maya"]
                    .iter()
                    .flat_map(|by| ["granted", "confirmed", "revoked", "agreed", "rejected", "blocked", "noted"].map(|did| (by, did)))
                    .map(|(by, did)| Act {
                        at: moment,
                        by: (*by).to_owned(),
                        did: did.to_owned(),
                        value: None,
                        note: ["rejected", "blocked", "noted"].contains(&did).then(|| self.name.to_owned()),
                        round: None,
                        of: None,
                        fix_by: None,
                        person: None,
                        evidence: Vec::new(),
                        entered_by: None,
                        place: item.place.clone(),
                    })
                    .filter(|act| loaded.view.judge(at, act).is_none())
                    .collect();
                let act = chance.one(&acts);
                let mut fields = vec![
                    ("at".to_owned(), NewValue::Date(render_moment(&act.at))),
                    ("by".to_owned(), NewValue::Text(act.by.clone())),
                    ("did".to_owned(), NewValue::Text(act.did.clone())),
                ];
                fields.extend(act.note.clone().map(|note| ("note".to_owned(), NewValue::Text(note))));
                self.edit(format, Edit::AppendAct { item: index, act: fields });
                if chance.below(4) == 0 {
                    let line = format!("# {} said\n", self.fresh());
                    self.comment_above(&render_moment(&moment), &line);
                }
            }
            6 | 7 => {
                let value = [self.fresh(), "the same".to_owned()][chance.below(2)].clone();
                let field = *chance.one(&["title", "details", "accept_when", "account"]);
                self.edit(format, Edit::set_item(index, field, NewValue::Text(value)));
            }
            8 => {
                let id = [self.fresh().replace(' ', "-"), "new".to_owned()][usize::from(chance.below(4) == 0)].clone();
                let fields = [("id", id.clone()), ("title", format!("Item {id}")), ("action", "transfer".to_owned())];
                let fields = fields.map(|(name, value)| (name.to_owned(), NewValue::Text(value))).to_vec();
                // Two of one id are no project.
                if !loaded.view.project.items.iter().any(|item| item.name.id == id) {
                    self.edit(format, Edit::AppendItem { fields });
                }
            }
            9 => {
                let line = format!("# {} thought\n", self.fresh());
                let id = item.name.id.clone();
                self.comment_above(&id, &line);
            }
            10 if item.log.is_empty() => self.edit(format, Edit::remove_item(index)),
            10 => {}
            _ => {
                let value = NewValue::Text(self.fresh());
                self.edit(format, Edit::Set { at: vec![(*chance.one(&["details", "title"])).into()], value });
            }
        }
    }

    /// Writes a comment above the first line that holds a word, as far in as that.
    fn comment_above(&mut self, word: &str, comment: &str) {
        let Some(found) = self.text.find(word) else { return };
        let start = self.text[..found].rfind('\n').map_or(0, |newline| newline + 1);
        let line = &self.text[start..];
        let margin = line.len() - line.trim_start_matches(' ').len();
        let dash = line[margin..].starts_with("- {") || line[margin..].starts_with('{');
        if dash || self.text[start..].starts_with("id") || self.text[start..].starts_with("- id") {
            let comment = format!("{}{comment}", &line[..margin]);
            self.text.insert_str(start, &comment);
        }
    }
}

fn base(format: Format, chance: &mut Chance) -> Clone {
    let mut text = match format {
        Format::Toml => "# head\nsection = \"permissions\"\ntitle = \"Access\"\n".to_owned(),
        Format::Yaml => "# head\nsection: permissions\ntitle: Access\nitems:\n".to_owned(),
    };
    for id in 0..3 + chance.below(3) {
        let about = if chance.below(3) == 0 { format!("# about {id}\n") } else { String::new() };
        text += &match format {
            Format::Toml => format!(
                "\n{about}[[items]]\nid = \"i{id}\"\ntitle = \"Item {id}\" # title {id}\naction = \"transfer\"\naccount = \"a\"\nlog = [\n]\n"
            ),
            Format::Yaml => {
                let about = if about.is_empty() { about } else { format!("  {about}") };
                format!(
                    "{about}  - id: i{id}\n    title: Item {id} # title {id}\n    action: transfer\n    account: a\n    log:\n"
                )
            }
        };
    }
    let mut base = Clone { name: "both", text, minute: 0, number: 0 };
    for _ in 0..chance.below(8) {
        base.work(format, chance);
    }
    base
}

/// What a file says: each field of each item, each act, each comment.
#[derive(Debug, Default, PartialEq, Clone)]
struct Said {
    fields: BTreeMap<(String, String), String>,
    acts: BTreeMap<String, BTreeMap<String, usize>>,
    comments: BTreeMap<String, usize>,
}

fn said(format: Format, text: &str) -> Option<Said> {
    let document = parse(text.as_bytes(), format).ok()?;
    let mut found = Said::default();
    for span in &document.comments {
        *found.comments.entry(text[span.clone()].to_owned()).or_default() += 1;
    }
    let say = super::super::log::said;
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
fn expected(format: Format, texts: [&str; 3]) -> (Said, BTreeSet<(String, String)>) {
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
        let same = |one: &Act, two: &Act| one.at == two.at && one.by == two.by && one.did == two.did && one.note == two.note;
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

#[derive(Debug, Default)]
struct Figures {
    merges: usize,
    conflicts: usize,
    damaged: usize,
}

/// Why a result that has no conflict is not what must come of three files.
fn damage(format: Format, texts: [&str; 3], result: &str) -> Option<String> {
    let (expected, clashes) = expected(format, texts);
    let Some(result_said) = said(format, result) else { return Some("cannot be read".to_owned()) };
    if !clashes.is_empty() {
        return Some(format!("contradicts itself without a conflict: {clashes:?}"));
    }
    if result_said.fields != expected.fields || result_said.acts != expected.acts {
        return Some("says something else".to_owned());
    }
    (!broken(format, result).is_empty()).then(|| "breaks a rule".to_owned())
}

/// Comments that are lost: those of either side that the other did not take out with what they stood at.
fn lost_comments(format: Format, texts: [&str; 3], result: &str) -> Vec<String> {
    let [base, ours, theirs] = texts.map(|text| said(format, text).unwrap().comments);
    let there = said(format, result).map(|said| said.comments).unwrap_or_default();
    let count = |all: &BTreeMap<String, usize>, text: &str| all.get(text).copied().unwrap_or_default();
    let wanted = |text: &&String| {
        let (b, o, t) = (count(&base, text), count(&ours, text), count(&theirs, text));
        let most = if b == 0 { o.max(t) } else if o == 0 || t == 0 { 0 } else { b };
        count(&there, text) != most
    };
    let all: BTreeSet<&String> = ours.keys().chain(theirs.keys()).collect();
    all.into_iter().filter(wanted).cloned().collect()
}

fn stock(format: Format, folder: &Path, texts: [&str; 3]) -> (String, bool) {
    let files = ["base", "ours", "theirs"].map(|name| folder.join(name));
    for (file, text) in files.iter().zip(texts) {
        crate::files::store::write_output(file, text.as_bytes(), true).unwrap();
    }
    let _ = format;
    let (bytes, clean) = merge_lines(files.each_ref().map(std::path::PathBuf::as_path), MARKER_SIZE).unwrap();
    (String::from_utf8(bytes).unwrap(), clean)
}

#[test]
fn two_thousand_merges_lose_and_double_nothing_and_conflict_only_where_both_changed_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let (mut own, mut git) = (Figures::default(), Figures::default());
    let mut reasons: HashMap<String, usize> = HashMap::new();
    let count: u64 = std::env::var("HANDOVER_MERGES").ok().and_then(|text| text.parse().ok()).unwrap_or(2_000);
    for seed in 0..count {
        let format = if seed % 2 == 0 { Format::Toml } else { Format::Yaml };
        let chance = &mut Chance(seed * 7919 + 1);
        let base = base(format, chance);
        let mut sides = ["ours", "theirs"].map(|name| Clone {
            name,
            text: base.text.clone(),
            minute: base.minute + 1,
            number: 0,
        });
        // Whole minutes for one, and odd ones beside them for the other: no two moments are the same.
        for (at, side) in sides.iter_mut().enumerate() {
            side.minute = side.minute * 2 + at as i64 * 7;
            for _ in 0..1 + chance.below(4) {
                side.work(format, chance);
            }
        }
        let [ours, theirs] = &sides;
        let texts = [base.text.as_str(), ours.text.as_str(), theirs.text.as_str()];
        let mut judge = |text: &str, items: &[String]| -> Vec<String> {
            let broken = broken(format, text);
            items.iter().filter(|item| broken.contains(*item)).cloned().collect()
        };
        let merged = merge(texts, format, MARKER_SIZE, &mut judge)
            .unwrap_or_else(|| panic!("seed {seed}: nothing\n{}\n---\n{}\n---\n{}", texts[0], texts[1], texts[2]));
        let shown = || format!("seed {seed}\n{}\n--- ours\n{}\n--- theirs\n{}\n--- result\n{}", texts[0], texts[1], texts[2], merged.text);
        own.merges += 1;
        let (_, clashes) = expected(format, texts);
        assert_eq!(merged.conflicts > 0, !clashes.is_empty(), "{clashes:?} {}", shown());
        assert!(merged.conflicts <= clashes.len() * 2, "{clashes:?} {}", shown());
        if merged.conflicts == 0 {
            assert_eq!(damage(format, texts, &merged.text), None, "{}", shown());
            assert_eq!(lost_comments(format, texts, &merged.text), Vec::<String>::new(), "{}", shown());
        } else {
            own.conflicts += 1;
            let acts = |text: &str| said(format, text).unwrap().acts;
            // Whatever anybody did stands in it, on one side of a mark or outside.
            let lines = acts(texts[1]).into_iter().chain(acts(texts[2])).flat_map(|(_, acts)| acts.into_keys());
            for act in lines {
                let moment = act.split('\u{3}').nth(1).and_then(|rest| rest.split('\u{2}').next()).unwrap_or_default();
                assert!(merged.text.contains(moment), "{act} {}", shown());
            }
        }
        git.merges += 1;
        let (lines, clean) = stock(format, folder.path(), texts);
        if !clean {
            git.conflicts += 1;
        } else if let Some(why) = damage(format, texts, &lines) {
            git.damaged += 1;
            *reasons.entry(why.split(':').next().unwrap_or_default().to_owned()).or_default() += 1;
        }
    }
    println!("own: {own:?}\ngit: {git:?} {reasons:?}");
}

