//! A handover as plain data: what the second derivation reads, and what is written as files for the first.
//!
//! Moments are minutes since the beginning of 2 November 2026 in Shanghai, days are days since then.

/// Minutes of a day.
pub(super) const DAY: i64 = 24 * 60;

/// The day of the cutover, on which every item's stage ends.
pub(super) const CUTOVER: i64 = 28;

/// A party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    Giver,
    Receiver,
    Witness,
}

impl Side {
    pub(super) fn word(self) -> &'static str {
        match self {
            Side::Giver => "giver",
            Side::Receiver => "receiver",
            Side::Witness => "witness",
        }
    }
}

/// Everyone: id, name, party and role.
pub(super) const PEOPLE: [(&str, &str, Side, &str); 5] = [
    ("lin", "Lin Wei", Side::Giver, "Account lead"),
    ("gu", "Gu Ning", Side::Giver, "Media buyer"),
    ("chen", "Chen Yu", Side::Receiver, "Manager"),
    ("maya", "Maya Torres", Side::Receiver, "IT"),
    ("zhao", "Zhao Min", Side::Witness, "Auditor"),
];

/// The party of a person.
pub(super) fn side(id: &str) -> Option<Side> {
    PEOPLE.iter().find(|person| person.0 == id).map(|person| person.2)
}

/// Whose step it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    Side(Side),
    Any,
    Other,
}

/// What a step asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Asks {
    /// A number; else yes or no.
    pub(super) number: bool,
    pub(super) optional: bool,
    /// Held against the item's `target`.
    pub(super) against: bool,
}

/// A step of a row.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Step {
    pub(super) did: String,
    pub(super) by: By,
    pub(super) owner: Vec<&'static str>,
    pub(super) asks: Option<Asks>,
}

/// Something that must be done first; items are named by their place.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Need {
    Item(usize),
    Kind(&'static str),
    OneOf(&'static str),
    Signoff(&'static str),
}

/// When an item applies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum When {
    /// The value of another item must be this.
    Value(usize, &'static str),
    /// The field `included` of another item must be this.
    Included(usize, bool),
}

/// An entry of a log.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Act {
    pub(super) at: i64,
    pub(super) by: &'static str,
    pub(super) did: String,
    pub(super) value: Option<&'static str>,
    pub(super) note: bool,
    pub(super) round: Option<u32>,
    pub(super) of: Option<i64>,
    pub(super) fix_by: Option<i64>,
    pub(super) person: Option<&'static str>,
}

/// Something to be handed over.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Item {
    pub(super) kind: &'static str,
    pub(super) id: String,
    pub(super) steps: Vec<Step>,
    pub(super) approve: Option<Side>,
    pub(super) only: bool,
    pub(super) owner: Vec<&'static str>,
    /// A target of at least 95 %.
    pub(super) target: bool,
    /// Days from one round to the next, and how many there are; the first is due on the first day.
    pub(super) every: Option<(i64, u32)>,
    pub(super) when: Option<When>,
    pub(super) needs: Vec<Need>,
    pub(super) one_of: Option<&'static str>,
    pub(super) under: Option<usize>,
    pub(super) optional: bool,
    pub(super) included: Option<bool>,
    pub(super) due: Option<i64>,
    pub(super) log: Vec<Act>,
}

impl Item {
    /// Its full name.
    pub(super) fn name(&self) -> String {
        format!("{}/{}", self.kind, self.id)
    }

    /// Its steps with the approval.
    pub(super) fn row(&self) -> Vec<Step> {
        let approved = |side| Step { did: "approved".to_owned(), by: By::Side(side), owner: Vec::new(), asks: None };
        let approval = self.approve.filter(|_| !self.steps.is_empty()).map(approved);
        self.steps.iter().cloned().chain(approval).collect()
    }

    /// How many rounds it has; one where it is done once.
    pub(super) fn count(&self) -> u32 {
        self.every.map_or(1, |(_, count)| count)
    }
}

/// A whole handover at a moment.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct World {
    pub(super) items: Vec<Item>,
    pub(super) now: i64,
    /// The stages that are signed by all; nothing: nobody has looked, and no gate is open.
    pub(super) signed: Option<Vec<&'static str>>,
}

/// A number and its unit, where a text is one of the numbers that are drawn.
pub(super) fn number(text: &str) -> Option<(i64, &str)> {
    let (digits, unit) = text.split_once(' ').unwrap_or((text, ""));
    digits.parse().ok().map(|number| (number, unit))
}
