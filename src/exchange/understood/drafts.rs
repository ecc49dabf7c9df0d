//! An item as it was understood, before it is fitted to its kind.

use super::wording::Worded;

/// An item as it was understood.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Draft {
    /// The unit that it stands in.
    pub(crate) unit: usize,
    /// What it is called.
    pub(crate) title: String,
    /// Its own name, where the list gives it one.
    pub(crate) id: Option<String>,
    /// More about it, line by line.
    pub(crate) details: Vec<String>,
    /// Addresses.
    pub(crate) links: Vec<String>,
    /// Whether its box was ticked.
    pub(crate) ticked: bool,
    /// The item that it stands under, as a position in its section.
    pub(crate) parent: Option<usize>,
    /// What its fields are to hold.
    pub(crate) values: Vec<Value>,
    /// What there is no field for, under its heading.
    pub(crate) extra: Vec<(String, String)>,
    /// What it belongs to, where a column says so.
    pub(crate) group: Option<String>,
}

/// What a field is to hold.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Value {
    /// The field.
    pub(crate) field: String,
    /// What the list calls it.
    pub(crate) column: String,
    /// What the list says.
    pub(crate) text: String,
}

impl Draft {
    /// An item of what its words say.
    pub(super) fn of(unit: usize, said: Worded, links: Vec<String>) -> Draft {
        let value = |field: &str, text: String| Value { field: field.to_owned(), column: field.to_owned(), text };
        let owner = (!said.owner.is_empty()).then(|| value("owner", said.owner.join(", ")));
        let values = owner
            .into_iter()
            .chain(said.due.map(|due| value("due", due)))
            .chain(said.when.map(|when| value("when", when)));
        Draft {
            unit,
            title: said.title,
            id: said.id,
            details: said.details,
            links,
            values: values.collect(),
            ..Draft::default()
        }
    }

    /// Adds an address once.
    pub(super) fn link(&mut self, address: &str) {
        if !self.links.iter().any(|known| known == address) {
            self.links.push(address.to_owned());
        }
    }

    /// Whether a field of it is filled already.
    pub(super) fn has(&self, field: &str) -> bool {
        self.values.iter().any(|value| value.field == field)
    }
}

/// Adds items to others; what stands under one of them goes on doing so.
pub(super) fn join(first: &mut Vec<Draft>, more: Vec<Draft>) {
    let moved = first.len();
    first.extend(more.into_iter().map(|mut draft| {
        draft.parent = draft.parent.map(|parent| parent + moved);
        draft
    }));
}
