//! Section kinds as data: what fields an item has and which steps it goes through.
//!
//! The built-in kinds come from `builtin.toml`, a project's own from its section files. Parsing, prompts, tables, schema
//! and documents read these descriptions; elsewhere a kind is named only by a rule or an annex about it. What every item
//! and every other table of a file has is in [`tables`], what may stand in a field in [`values`].

pub mod asks;
pub(crate) mod called;
pub(crate) mod choices;
pub mod tables;
pub mod values;

mod factors;

pub use factors::{Factor, factor, factors};

use super::party::Party;
use crate::text::folded::folded;
use crate::text::say::words;
use crate::text::{Lang, Text};
use asks::Asks;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, OnceLock};

/// A kind of section.
#[derive(Debug, Clone)]
pub struct Kind {
    /// The word in files: `permissions`.
    pub name: String,
    /// What people call it.
    pub title: Text,
    /// What it is for, in one sentence.
    pub purpose: Text,
    /// The stage whose sign-off counts its items, where it is not the cutover.
    pub stage: Option<String>,
    /// The fields that only this kind has.
    pub fields: Vec<Field>,
    /// The rows of steps: one, or one for each value of a field.
    pub rows: Rows,
    /// Whether nobody but their owners may make the steps of its items, where they do not say otherwise.
    pub only: bool,
    /// Whether it is one of the built-in kinds.
    pub built_in: bool,
}

/// The rows of steps of a kind.
#[derive(Debug, Clone)]
pub enum Rows {
    /// Every item goes through the same steps.
    One(Arc<[Step]>),
    /// A field of the item decides.
    By {
        /// The deciding field.
        field: String,
        /// The row for an item that leaves the field out.
        default: String,
        /// The row for each value.
        rows: BTreeMap<String, Arc<[Step]>>,
    },
}

/// One step of a kind.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The word in a log: `granted`.
    pub did: String,
    /// The party that makes it; `any` lets everyone.
    pub by: StepOwner,
    /// Those of its party who make it, where they are not the item's owners.
    #[serde(default)]
    pub owner: Vec<String>,
    /// The act as something still to be done: "grant access", "授予权限".
    #[serde(rename = "do")]
    pub todo: Text,
    /// The same where it is not told to whoever does it; no record holds it.
    #[serde(default)]
    pub do_by_others: Option<Text>,
    /// The act as something done: "Granted", "已授权".
    pub done: Text,
    /// The field whose file or folder is hashed when the step is made, and must be what an earlier step recorded of it.
    #[serde(default)]
    pub hashes: Option<String>,
    /// Whether the step wants a note or evidence.
    #[serde(default)]
    pub proof: bool,
    /// The value that the step asks for, which goes into its act.
    #[serde(default)]
    pub asks: Option<Asks>,
    /// Whether the walk offers to make it for several items at once: where each needs no look of its own.
    #[serde(default)]
    pub together: bool,
}

/// Who makes a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum StepOwner {
    /// The giver.
    Giver,
    /// The receiver.
    Receiver,
    /// The witness (only in steps of a project's own).
    Witness,
    /// Whoever gets to it.
    Any,
    /// The other side of whoever made the step before it: the receiver after the giver, the giver after the receiver,
    /// either of them after the witness.
    Other,
}

impl StepOwner {
    /// The party that is meant, after a step of `last`; nothing when anyone may.
    pub fn party_after(self, last: Option<Party>) -> Option<Party> {
        match self {
            StepOwner::Other => last.and_then(Party::counterpart),
            _ => self.party(),
        }
    }

    /// The party that is meant whoever made the step before; nothing when anyone may, or it hangs on that.
    pub fn party(self) -> Option<Party> {
        match self {
            StepOwner::Giver => Some(Party::Giver),
            StepOwner::Receiver => Some(Party::Receiver),
            StepOwner::Witness => Some(Party::Witness),
            StepOwner::Any | StepOwner::Other => None,
        }
    }

    /// Reads the word in a section file's own `steps`.
    pub fn parse(word: &str) -> Option<StepOwner> {
        match word {
            "any" => Some(StepOwner::Any),
            "other" => Some(StepOwner::Other),
            _ => Party::parse(word).map(|party| match party {
                Party::Giver => StepOwner::Giver,
                Party::Receiver => StepOwner::Receiver,
                Party::Witness => StepOwner::Witness,
            }),
        }
    }
}

/// One field of a kind.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// The key in files.
    pub name: String,
    /// What it holds.
    #[serde(rename = "type", default)]
    pub kind: FieldType,
    /// The values it may have, for [`FieldType::Choice`].
    #[serde(default)]
    pub choices: Vec<String>,
    /// Smallest and largest value, for [`FieldType::Integer`].
    #[serde(default)]
    pub range: Option<(i64, i64)>,
    /// The step that must be made until then, where it is a day.
    #[serde(default)]
    pub until_step: Option<String>,
    /// What people call it.
    pub label: Text,
    /// What goes in.
    pub doc: Text,
}

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FieldType {
    /// One line or more of text; numbers and dates are taken as they are written.
    #[default]
    Text,
    /// Text, or several of them.
    List,
    /// Yes or no.
    Bool,
    /// A whole number.
    Integer,
    /// A day, written like `due`.
    Date,
    /// One of a few words.
    Choice,
}

/// Acts that every item takes besides the steps of its kind.
pub const COMMON_ACTS: [&str; 8] =
    ["rejected", "waived", "blocked", "unblocked", "noted", "reserved", "undone", "reopened"];

/// The steps that end an access of the giver's.
pub const ENDS_ACCESS: [&str; 3] = ["revoked", "rotated", "suspended"];

impl Kind {
    /// The row of steps for an item, given the value of the deciding field if it is filled in.
    pub fn steps(&self, decided: Option<&str>) -> Arc<[Step]> {
        match &self.rows {
            Rows::One(steps) => steps.clone(),
            Rows::By { default, rows, .. } => decided
                .and_then(|value| rows.get(value))
                .or_else(|| rows.get(default))
                .cloned()
                .unwrap_or_else(|| Arc::from([])),
        }
    }

    /// Every step of every row.
    pub fn all_steps(&self) -> Vec<&Step> {
        match &self.rows {
            Rows::One(steps) => steps.iter().collect(),
            Rows::By { rows, .. } => rows.values().flat_map(|row| row.iter()).collect(),
        }
    }

    /// The field that decides which row of steps an item has, if one does.
    pub(crate) fn deciding_field(&self) -> Option<&str> {
        match &self.rows {
            Rows::One(_) => None,
            Rows::By { field, .. } => Some(field),
        }
    }

    /// The field of that name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The stage whose sign-off counts its items, where neither they nor their file say otherwise.
    pub(crate) fn default_stage(&self) -> &str {
        self.stage.as_deref().unwrap_or("cutover")
    }

    /// Whether people call it by that word: its name, or its title in either language.
    pub(crate) fn is_called(&self, word: &str) -> bool {
        let word = folded(word);
        folded(&self.name) == word || Lang::ALL.into_iter().any(|lang| folded(self.title.of(lang)) == word)
    }

    /// A step of a row that a file or an item gives itself: the kind's own step of that name, made by whom the
    /// row says, or one that has no words but its name.
    pub(crate) fn own_step(&self, did: String, by: StepOwner) -> Step {
        match self.all_steps().into_iter().find(|step| step.did == did) {
            Some(step) => Step { by, ..step.clone() },
            None => Step::plain(did, by),
        }
    }

    /// A kind of a project's own: delivered by the giver, then accepted by the receiver.
    pub fn custom(name: &str) -> Kind {
        let rows = built_in("deliverables").map(|kind| kind.steps(None)).unwrap_or_else(|| Arc::from([]));
        Kind {
            name: name.to_owned(),
            title: Text::same(name),
            purpose: Text::default(),
            stage: None,
            fields: Vec::new(),
            rows: Rows::One(rows),
            only: false,
            built_in: false,
        }
    }
}

impl Step {
    /// A step of which nothing is known but its name.
    fn plain(did: String, by: StepOwner) -> Step {
        Step {
            todo: words::report_it(&did),
            do_by_others: None,
            done: Text::capital(&did),
            did,
            by,
            owner: Vec::new(),
            hashes: None,
            proof: false,
            asks: None,
            together: false,
        }
    }
}

/// A built-in kind: the part of the file that describes it, and what it says once somebody has asked.
struct Described {
    name: &'static str,
    text: &'static str,
    kind: OnceLock<Arc<Kind>>,
}

impl Described {
    fn of(text: &'static str) -> Described {
        let name = text.split_once("name = \"").and_then(|(_, rest)| rest.split_once('"'));
        Described { name: name.map_or("", |(name, _)| name), text, kind: OnceLock::new() }
    }

    fn kind(&self) -> &Arc<Kind> {
        self.kind.get_or_init(|| {
            #[expect(clippy::expect_used, reason = "the embedded file is parsed by the tests")]
            let BuiltinFile { kind: [described] } = ::toml::from_str(self.text).expect("builtin.toml is valid");
            Arc::new(described.into_kind())
        })
    }
}

/// The built-in kinds, none of them read before it is asked for: a run needs few of them.
fn described() -> &'static [Described] {
    static DESCRIBED: LazyLock<Vec<Described>> = LazyLock::new(|| {
        let text = include_str!("builtin.toml");
        let begins: Vec<usize> = text.match_indices("[[kind]]\n").map(|(at, _)| at).collect();
        let ends = begins.iter().skip(1).copied().chain([text.len()]);
        begins.iter().zip(ends).map(|(begin, end)| Described::of(&text[*begin..end])).collect()
    });
    &DESCRIBED
}

/// The built-in kinds, in the order in which sections are shown.
pub fn built_ins() -> &'static [Arc<Kind>] {
    static KINDS: LazyLock<Vec<Arc<Kind>>> =
        LazyLock::new(|| described().iter().map(|kind| kind.kind().clone()).collect());
    &KINDS
}

/// The names of the built-in kinds, in their order.
pub fn built_in_names() -> impl Iterator<Item = &'static str> {
    described().iter().map(|kind| kind.name)
}

/// The built-in kind of that name.
pub fn built_in(name: &str) -> Option<&'static Arc<Kind>> {
    described().iter().find(|kind| kind.name == name).map(Described::kind)
}

/// The built-in kind that people call by that word: its name, or its title in either language.
pub fn called(word: &str) -> Option<&'static Arc<Kind>> {
    let word = word.trim();
    built_in(word).or_else(|| built_ins().iter().find(|kind| kind.is_called(word)))
}

/// The shape of a part of `builtin.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BuiltinFile {
    kind: [BuiltinKind; 1],
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BuiltinKind {
    name: String,
    title: Text,
    purpose: Text,
    stage: Option<String>,
    /// All steps; those that `rows` does not pick are used in this order.
    steps: Vec<Step>,
    rows: Option<BuiltinRows>,
    #[serde(default)]
    only: bool,
    #[serde(default)]
    fields: Vec<Field>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BuiltinRows {
    field: String,
    default: String,
    values: BTreeMap<String, Vec<String>>,
}

impl BuiltinKind {
    fn into_kind(self) -> Kind {
        let steps = self.steps;
        let rows = match self.rows {
            None => Rows::One(steps.into()),
            Some(BuiltinRows { field, default, values }) => {
                // `paid` is the step as it is described, `paid: giver` the same made by another party; of steps of one word,
                // what follows a stroke tells which is meant.
                let step = |word: &str| {
                    let (did, by) = word.split_once(": ").unwrap_or((word, ""));
                    let step = steps.iter().find(|step| step.did == did)?;
                    let did = did.split('/').next().unwrap_or(did).to_owned();
                    Some(Step { did, by: StepOwner::parse(by).unwrap_or(step.by), ..step.clone() })
                };
                let pick = |row: Vec<String>| -> Arc<[Step]> { row.iter().filter_map(|word| step(word)).collect() };
                Rows::By { field, default, rows: values.into_iter().map(|(value, row)| (value, pick(row))).collect() }
            }
        };
        Kind {
            name: self.name,
            title: self.title,
            purpose: self.purpose,
            stage: self.stage,
            fields: self.fields,
            rows,
            only: self.only,
            built_in: true,
        }
    }
}
