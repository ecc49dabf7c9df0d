//! What an item waits for, as it is written: another item, all of a kind, one of several, a signature; and the answer
//! that decides whether it applies. Pure.

use super::due::SIGNOFF;
use super::list::ItemAt;
use super::name::ItemName;
use serde::Serialize;
use std::fmt;

/// Something that must be done first.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Need {
    /// An item.
    Item(ItemName),
    /// All others of a kind that count: `backups/*`.
    Kind(String),
    /// One of the items that share a label: `one_of:LABEL`.
    OneOf(String),
    /// That an earlier stage is signed by all: `signoff/STAGE`.
    Signoff(String),
}

/// What stands before a label.
const ONE_OF: &str = "one_of:";

impl Need {
    /// Reads a need; a bare id belongs to `kind`.
    pub fn parse(text: &str, kind: &str) -> Option<Need> {
        let text = text.trim();
        if let Some(label) = text.strip_prefix(ONE_OF).or_else(|| text.strip_prefix("one_of：")) {
            return Some(label.trim()).filter(|label| !label.is_empty()).map(|label| Need::OneOf(label.to_owned()));
        }
        let name = ItemName::parse(text, Some(kind))?;
        Some(match (name.kind.as_str(), name.id.as_str()) {
            (SIGNOFF, _) => Need::Signoff(name.id),
            (_, "*" | "＊") => Need::Kind(name.kind),
            _ => Need::Item(name),
        })
    }

    /// The item, where one is meant.
    pub fn item(&self) -> Option<&ItemName> {
        match self {
            Need::Item(name) => Some(name),
            _ => None,
        }
    }
}

impl fmt::Display for Need {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Need::Item(name) => name.fmt(to),
            Need::Kind(kind) => write!(to, "{kind}/*"),
            Need::OneOf(label) => write!(to, "{ONE_OF}{label}"),
            Need::Signoff(stage) => write!(to, "{SIGNOFF}/{stage}"),
        }
    }
}

/// When an item applies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum When {
    /// In words; people decide.
    Words(String),
    /// When another item says so.
    Is(Box<Condition>),
}

/// What another item must say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Condition {
    /// The item.
    pub item: ItemName,
    /// Its field; the value of its newest step where it is nothing.
    pub field: Option<String>,
    /// What it must say, as written.
    pub is: String,
}

impl When {
    /// The condition that another item decides, if one does.
    pub fn condition(&self) -> Option<&Condition> {
        match self {
            When::Words(_) => None,
            When::Is(condition) => Some(condition),
        }
    }
}

/// What an item waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Wait {
    /// An item that must be complete, or that decides whether this one applies.
    Item(ItemAt),
    /// What else the item needs, by its place among its `needs`.
    Need(usize),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_need_is_written_as_it_was_read() {
        for (text, need) in [
            ("backups/orders", Need::Item(ItemName::new("backups", "orders"))),
            ("backups/*", Need::Kind("backups".to_owned())),
            ("*", Need::Kind("scope".to_owned())),
            ("orders", Need::Item(ItemName::new("scope", "orders"))),
            ("one_of:export", Need::OneOf("export".to_owned())),
            ("signoff/start", Need::Signoff("start".to_owned())),
        ] {
            let read = Need::parse(text, "scope");
            assert_eq!(read.as_ref(), Some(&need), "{text}");
            assert_eq!(Need::parse(&need.to_string(), "other"), Some(need), "{text}");
        }
        for text in ["", "/", "a/", "one_of:", "one_of: "] {
            assert_eq!(Need::parse(text, "scope"), None, "{text}");
        }
    }
}
