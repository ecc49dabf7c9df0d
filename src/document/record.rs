//! The record of a stage as data: what `record.json` holds, and what is signed.
//!
//! `given` is what the project says, `derived` what follows from it. Writing what was read gives the same
//! bytes: an unknown field, another order or another spelling is no record. Nothing in it depends on the
//! version of the tool, on a path, on a clock or on the time zone of a machine. Pure.

use super::around::Around;
pub use super::hanging::{DerivedRounds, GivenCondition, GivenRounds, GivenWhen};
use crate::model::clock::Zone;
use crate::model::kinds::StepOwner;
use crate::model::kinds::asks::Asks;
use crate::model::party::Party;
use crate::model::shortfall::Shortfall;
use crate::model::standing::State;
use crate::text::{Text, Written};
use chrono::NaiveDate;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The format of `record.json` that is made; every format that ever was can be read.
pub const FORMAT: u32 = 1;

/// What `record.json` holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// Always [`FORMAT`].
    pub format: u32,
    /// What the project says.
    pub given: Given,
    /// What follows from it.
    pub derived: Derived,
}

/// What the project says of a stage: its terms, its items, and what stands around them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Given {
    /// What is agreed for the stage.
    pub terms: Terms,
    /// By full name: the items of the stage, those of earlier stages that are still open, and every item that
    /// any of them refers to.
    pub items: BTreeMap<String, GivenItem>,
    /// What else a document shows of the project.
    pub around: Around,
}

impl Given {
    /// Whether two give the same terms and items; what stands around them is never compared.
    pub fn is_same(&self, other: &Given) -> bool {
        (&self.terms, &self.items) == (&other.terms, &other.items)
    }

    /// What another says otherwise around the items that both have, in words.
    pub(crate) fn changes_around(&self, now: &Given) -> Vec<Text> {
        let has = |given: &Given, name: &str| given.items.contains_key(name) || given.around.later.contains_key(name);
        self.around.changes(&now.around, |name| has(self, name) && has(now, name))
    }
}

/// What is agreed for the stage.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// The random identity of the project; empty only in a draft.
    pub project: String,
    /// The project's short name.
    pub id: String,
    /// What is handed over.
    pub title: Written,
    /// The language of the record.
    pub language: String,
    /// IANA name of the time zone in which days end; empty only in a draft.
    pub timezone: String,
    /// The stage that is signed.
    pub stage: String,
    /// The day of the stage; nothing only in a draft.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
    /// Earlier stages that are signed off and whose items are still open, in the order of their days.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub carried: Vec<String>,
    /// Names of the organisations.
    pub parties: BTreeMap<Party, String>,
    /// By id: signers, whoever acted, owners who are people, persons of reservations; nobody else.
    pub people: BTreeMap<String, GivenPerson>,
    /// Ids of those who sign, in the order of the project file.
    pub signers: Vec<String>,
    /// The method that is demanded of them (`ssh`), if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub require: Option<String>,
    /// The sentence that goes with each decision, by the word of [`super::decision::Decision`].
    pub declarations: BTreeMap<String, Written>,
}

impl Terms {
    /// The zone in which days end; UTC where none is known, never that of a machine.
    pub fn zone(&self) -> Zone {
        Zone::parse(&self.timezone).unwrap_or(Zone::Named(Tz::UTC))
    }
}

/// A person who has to do with the stage.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GivenPerson {
    /// Name as people read it.
    pub name: String,
    /// The party the person acts for.
    pub party: Party,
    /// What the person is there, in the words of the project file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub role: Vec<String>,
    /// Mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// OpenSSH public keys that may sign for the person, sorted by bytes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keys: Vec<String>,
    /// Keys of before: they verify and never sign; sorted by bytes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former_keys: Vec<String>,
    /// The day on which the person left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left: Option<NaiveDate>,
}

/// An item with everything that its file says of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GivenItem {
    /// What it is called.
    pub title: Written,
    /// More about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub details: Option<Written>,
    /// Person ids or free words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub owner: Vec<String>,
    /// When it should be complete, as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
    /// The criterion by which it is done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accept_when: Option<Written>,
    /// How pressing it is, where that is not as usual.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<String>,
    /// The condition under which it applies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<GivenWhen>,
    /// What must be done first, as written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<String>,
    /// The label it shares with its alternatives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub one_of: Option<String>,
    /// Full name of the item it belongs beneath.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub under: Option<String>,
    /// Whether it may be left undone.
    #[serde(default, skip_serializing_if = "is_false")]
    pub optional: bool,
    /// Whether nobody of a party that has a named owner but these may make its steps.
    #[serde(default, skip_serializing_if = "is_false")]
    pub only: bool,
    /// How often it is done again, where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rounds: Option<GivenRounds>,
    /// Addresses worth following.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<String>,
    /// Free labels.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Its free fields.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub extra: BTreeMap<String, String>,
    /// The kind's own fields that are filled in.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, String>,
    /// The stage whose sign-off counts it.
    pub stage: String,
    /// Its row of steps, whole, so that no version's built-in kinds are needed.
    pub steps: Arc<[GivenStep]>,
    /// What was done, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub log: Vec<GivenAct>,
}

/// A step of an item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GivenStep {
    /// The word in a log.
    pub did: String,
    /// Who makes it.
    pub by: StepOwner,
    /// Those of its party who make it, where they are not the item's owners.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub owner: Vec<String>,
    /// The act as something still to be done.
    #[serde(rename = "do")]
    pub todo: Written,
    /// The act as something done.
    pub done: Written,
    /// The field whose file or folder is hashed with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hashes: Option<String>,
    /// Whether it wants a note or evidence.
    #[serde(default, skip_serializing_if = "is_false")]
    pub proof: bool,
    /// The value that it asks for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asks: Option<Asks>,
}

/// An entry of a log.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GivenAct {
    /// When, RFC 3339 with the offset that the file gives.
    pub at: String,
    /// Id of the person.
    pub by: String,
    /// What was done.
    pub did: String,
    /// The value that the step asks for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// The round it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<u32>,
    /// The moment of the act that it takes back, RFC 3339 with the offset that the file gives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// What was said about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Until when it is seen to, as written; of a reservation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fix_by: Option<String>,
    /// Id of the person who sees to it; of a reservation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// Id of the person who entered it for the one who acted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entered_by: Option<String>,
    /// What was named as evidence.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<GivenEvidence>,
}

/// Evidence of an act: a path, with its digest if it was hashed, or an address.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GivenEvidence {
    /// The file or folder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// SHA-256 in hex, as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// Size in bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<u64>,
    /// The web address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// What follows from what the project says, as if every gate were open.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Derived {
    /// How many.
    pub counts: Counts,
    /// Where each item stands, by full name.
    pub items: BTreeMap<String, DerivedItem>,
    /// What is still to be done, by full name of the item.
    pub reservations: Vec<Reservation>,
}

/// How many items of the stage there are of each sort.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counts {
    /// Items of the stage, whether they count or not.
    pub items: usize,
    /// Those that count and are complete.
    pub complete: usize,
    /// Those that count and are not complete.
    pub open: usize,
    /// Those that do not apply.
    pub not_applicable: usize,
    /// Those that apply and do not count.
    pub uncounted: usize,
    /// Reservations, those of earlier stages among them.
    pub reserved: usize,
    /// Reservations of items that are complete and fall short.
    pub shortfalls: usize,
}

/// Where an item stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DerivedItem {
    /// Its state.
    pub state: State,
    /// Whether the stage counts it.
    pub counts: bool,
    /// Why it is not counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Uncounted>,
    /// How many steps it has, over all its rounds.
    pub steps: usize,
    /// How many of them are made.
    pub steps_made: usize,
    /// How its rounds came out, where it is done again and again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rounds: Option<DerivedRounds>,
}

/// Why the stage does not count an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Uncounted {
    /// It belongs to an earlier stage and is still open: it stands among the reservations.
    EarlierStage,
    /// It belongs to another stage, and is referred to.
    OtherStage,
    /// Giver and receiver agree that it does not apply.
    Waived,
    /// Another item says that it does not apply.
    NotMet,
    /// An alternative was begun instead.
    NotChosen,
    /// An alternative to one that counts; none of them was begun.
    Alternative,
    /// It may be left undone, and nothing was done.
    Optional,
}

/// Something that is still to be done when the stage is signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reservation {
    /// Full name of the item.
    pub item: String,
    /// The steps that are not made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<String>,
    /// What was reached and what was asked, where that falls short.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shortfall: Option<Shortfall>,
    /// Id of the person who sees to it; empty only in a draft and under a rejection.
    pub person: String,
    /// Until when, as written; empty only in a draft and under a rejection.
    pub fix_by: String,
    /// What was said about it.
    pub note: String,
    /// Id of the person who recorded these terms.
    pub by: String,
}

fn is_false(flag: &bool) -> bool {
    !flag
}
