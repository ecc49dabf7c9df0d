//! Tiny projects written as text: an item is its name, a few fields, and its acts as `"lin granted"` or
//! `"chen rejected: why"`.
//!
//! The people: lin and gu of the giver, chen and maya of the receiver, zhao the witness. Acts are a minute
//! apart, from 2 November 2026 at nine in Shanghai.

use crate::support::runner::{NOW, Runner};
use handover::checks::{check_all, rule};
use handover::files::load::{Loaded, load_project};
use handover::model::clock::parse_moment;
use handover::model::finding::Finding;
use handover::model::item::ItemName;
use handover::model::standing::{Standing, State};
use std::collections::BTreeMap;

/// The project file of every tiny project.
pub(crate) const PROJECT: &str = r#"format = 1
id = "small"
title = "Small handover"
language = "en"
timezone = "Asia/Shanghai"
giver = { name = "Bright" }
receiver = { name = "Acme" }
witness = { name = "Audit" }
milestones = { start = 2026-11-02, cutover = 2026-11-30, close = 2026-12-31 }
people = [
  { id = "lin", name = "Lin Wei", party = "giver", role = "Account lead" },
  { id = "gu", name = "Gu Ning", party = "giver", role = "Media buyer" },
  { id = "chen", name = "Chen Yu", party = "receiver", role = "Manager" },
  { id = "maya", name = "Maya Torres", party = "receiver", role = "IT" },
  { id = "zhao", name = "Zhao Min", party = "witness" },
]
signoff = [
  { stage = "cutover", signers = ["lin", "chen"] },
  { stage = "close", signers = ["lin", "chen"] },
]
"#;

/// A tiny project that is being put together.
pub(crate) struct Small {
    files: BTreeMap<String, String>,
}

impl Small {
    /// A project without items.
    pub(crate) fn new() -> Small {
        Small { files: BTreeMap::from([("handover.toml".to_owned(), PROJECT.to_owned())]) }
    }

    /// The same project, in which nobody signs a stage.
    pub(crate) fn nobody_signs(mut self) -> Small {
        if let Some(text) = self.files.get_mut("handover.toml") {
            let start = text.find("signoff = [").expect("the stages that are signed");
            let end = text[start..].find("\n]\n").expect("their end") + 3;
            text.replace_range(
                start..start + end,
                "silence = [{ rule = \"no-signoff\", reason = \"nobody signs\" }]\n",
            );
        }
        self
    }

    /// Adds a file, or text to a file that is there.
    pub(crate) fn file(mut self, path: &str, text: &str) -> Small {
        self.files.entry(path.to_owned()).or_default().push_str(text);
        self
    }

    /// Adds an item called `kind/id`, with further fields as TOML lines, to the file of its kind.
    pub(crate) fn item(self, name: &str, fields: &str, acts: &[&str]) -> Small {
        let (kind, id) = name.split_once('/').expect("a full name");
        let path = format!("{kind}.toml");
        let head = if self.files.contains_key(&path) { String::new() } else { format!("section = \"{kind}\"\n") };
        let log: String = acts.iter().enumerate().map(|(minute, act)| act_line(minute, act)).collect();
        let item = format!("\n[[items]]\nid = \"{id}\"\ntitle = \"Item {id}\"\n{fields}\nlog = [\n{log}]\n");
        self.file(&path, &(head + &item))
    }

    /// Writes the project into a folder of its own.
    pub(crate) fn write(&self) -> Runner {
        let runner = Runner::new();
        for (path, text) in &self.files {
            runner.write(path, text);
        }
        runner
    }

    /// Its section files, one after the other, as a failing test shows them.
    pub(crate) fn text(&self) -> String {
        let sections = self.files.iter().filter(|(path, _)| *path != "handover.toml");
        sections.map(|(path, text)| format!("# {path}\n{text}")).collect()
    }

    /// Loads it as it stands at the fixed moment.
    pub(crate) fn load(&self) -> Seen {
        self.load_at(NOW)
    }

    /// Loads it as it stands at a moment.
    pub(crate) fn load_at(&self, now: &str) -> Seen {
        let runner = self.write();
        let loaded = load_project(runner.root(), parse_moment(now).expect("a moment")).expect("a project");
        Seen { loaded, _runner: runner }
    }
}

/// The line of an act in a TOML log; `"chen paid=8000"` carries a value, and further fields stand in braces:
/// `"lin observed {value = \"61 %\"}"`.
pub(crate) fn act_line(minute: usize, act: &str) -> String {
    let (act, more) = act.split_once(" {").map_or((act, String::new()), |(act, more)| {
        (act, format!(", {}", more.strip_suffix('}').expect("the end of the fields")))
    });
    let (act, note) = act.split_once(": ").map_or((act, None), |(act, note)| (act, Some(note)));
    let (by, did) = act.split_once(' ').expect("who did what");
    let note = note.map(|note| format!(", note = \"{note}\"")).unwrap_or_default();
    let (did, value) = did.split_once('=').map_or((did, None), |(did, value)| (did, Some(value)));
    let note = value.map(|value| format!(", value = \"{value}\"")).unwrap_or_default() + &note;
    let (hour, minute) = (9 + minute / 60, minute % 60);
    format!("  {{ at = 2026-11-02T{hour:02}:{minute:02}:00+08:00, by = \"{by}\", did = \"{did}\"{note}{more} }},\n")
}

/// A project as it was loaded.
pub(crate) struct Seen {
    /// The project and where it stands.
    pub(crate) loaded: Loaded,
    _runner: Runner,
}

impl Seen {
    /// Where an item stands.
    #[track_caller]
    pub(crate) fn standing(&self, name: &str) -> &Standing {
        let name = ItemName::parse(name, None).expect("a full name");
        &self.loaded.view.standings[self.loaded.view.project.find(&name).expect("the item")]
    }

    /// The state of an item.
    #[track_caller]
    pub(crate) fn state(&self, name: &str) -> State {
        self.standing(name).state
    }

    /// The next act on an item and the people who are asked: `confirmed by chen, maya`; empty when there is none.
    #[track_caller]
    pub(crate) fn next(&self, name: &str) -> String {
        let next = self.standing(name).next.as_ref();
        let people = &self.loaded.view.project.people;
        next.map(|next| format!("{} by {}", next.did, people.ids(&next.asked).join(", "))).unwrap_or_default()
    }

    /// Every finding; none without an explanation.
    pub(crate) fn findings(&self) -> Vec<Finding> {
        let findings = check_all(&self.loaded);
        for finding in &findings {
            let rule = rule(finding.code).unwrap_or_else(|| panic!("no explanation of {}", finding.code));
            assert!(finding.severity >= rule.severity, "{} is worse than it is explained to be", finding.code);
        }
        findings
    }

    /// The codes of the findings about an item that count.
    pub(crate) fn codes(&self, item: &str) -> Vec<&'static str> {
        let about = |finding: &Finding| finding.item.as_ref().is_some_and(|name| name.to_string() == item);
        let counting = self.findings().into_iter().filter(|finding| about(finding) && finding.silenced.is_none());
        counting.map(|finding| finding.code).collect()
    }

    /// Every finding as `code path:line:column`, but for what tiny items leave to be filled in.
    pub(crate) fn found(&self) -> Vec<String> {
        let describe = |finding: Finding| match finding.place {
            Some(place) => {
                let source = &self.loaded.sources[place.source];
                let (line, column) = source.position(place.span.start);
                format!("{} {}:{line}:{column}", finding.code, source.name())
            }
            None => finding.code.to_owned(),
        };
        let left_out = ["no-owner", "no-due", "no-criterion", "no-channel", "no-task", "no-access-review"];
        let findings = self.findings().into_iter().filter(|finding| !left_out.contains(&finding.code));
        findings.map(describe).collect()
    }
}

/// Where one deliverable (delivered by the giver, then accepted by the receiver) stands after some acts.
pub(crate) fn after(acts: &[&str]) -> Seen {
    Small::new().item("deliverables/a", "", acts).load()
}
