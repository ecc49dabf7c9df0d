//! The tables that files are made of, as data: which fields each has, what they hold, what they are for.
//!
//! From `tables.toml`, embedded. The reader takes the names it knows from here, and the JSON Schema its types
//! and descriptions; what only one kind of section has is described by that kind.

use crate::text::Text;
use serde::Deserialize;
use std::sync::LazyLock;

/// A table of a file: the project file, an item, an act…
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shape {
    /// What it is.
    pub name: TableName,
    /// What people call it.
    pub title: Text,
    /// What it is for.
    pub doc: Text,
    /// Fields of which exactly one must be there.
    #[serde(default)]
    pub one_of: Vec<String>,
    /// Its fields, in the order in which they are written.
    pub fields: Vec<ShapeField>,
}

/// The tables there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TableName {
    /// The project file.
    Project,
    /// An organisation.
    Party,
    /// Somebody who may act.
    Person,
    /// A stage that is signed.
    Signoff,
    /// A section file.
    Section,
    /// A step of a row that a file or an item gives itself.
    Step,
    /// A value that a step asks for.
    Asks,
    /// What another item must say.
    Condition,
    /// An item.
    Item,
    /// An entry of an item's log.
    Act,
    /// What shows that an act was done.
    Evidence,
    /// A rule that somebody has silenced.
    Silence,
}

/// A field of a table.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShapeField {
    /// The key in files.
    pub name: String,
    /// What it holds.
    #[serde(rename = "type")]
    pub holds: Holds,
    /// The table, where it holds one or several.
    pub of: Option<TableName>,
    /// Whether the table is not complete without it.
    #[serde(default)]
    pub needed: bool,
    /// What goes in.
    pub doc: Text,
}

/// What a field of a table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Holds {
    /// One line or more of text; numbers are taken as they are written.
    Text,
    /// A text, or a text for each language.
    Written,
    /// A text, or several.
    Texts,
    /// A short name without spaces and slashes.
    Id,
    /// The number of a file format.
    Version,
    /// A language of the tool.
    Language,
    /// The name of a kind of section.
    Kind,
    /// A party.
    Party,
    /// A party, `any` or `other`.
    Maker,
    /// A length of time.
    Span,
    /// A type of value that a step asks for.
    AskType,
    /// A word that says how pressing something is.
    Priority,
    /// Words, or a table about another item.
    Condition,
    /// What people call each of several fields.
    Labels,
    /// A whole number.
    Number,
    /// Two whole numbers.
    Numbers,
    /// A day, a milestone with an offset, or other words.
    Due,
    /// A plain day.
    Day,
    /// A table of days by name.
    Days,
    /// A date and time with its offset from UTC.
    Moment,
    /// A step of the kind, or an act that every item takes.
    Act,
    /// Yes or no.
    Flag,
    /// A number of bytes.
    Size,
    /// A value that was measured or counted.
    Value,
    /// A table of anything.
    Free,
    /// A table of another shape.
    Table,
    /// A list of tables of another shape.
    Tables,
}

/// All tables.
pub(crate) fn shapes() -> &'static [Shape] {
    static SHAPES: LazyLock<Vec<Shape>> = LazyLock::new(|| {
        #[expect(clippy::expect_used, reason = "the embedded file is parsed by the tests")]
        let file: ShapesFile = ::toml::from_str(include_str!("tables.toml")).expect("tables.toml is valid");
        file.table
    });
    &SHAPES
}

impl TableName {
    /// What the table looks like.
    pub(crate) fn shape(self) -> &'static Shape {
        #[expect(clippy::expect_used, reason = "the tests ask for every table")]
        shapes().iter().find(|shape| shape.name == self).expect("every table is described")
    }

    /// The names of its fields.
    pub fn fields<'a>(self) -> impl Iterator<Item = &'a str> {
        self.shape().fields.iter().map(|field| field.name.as_str())
    }
}

/// The shape of `tables.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ShapesFile {
    table: Vec<Shape>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn every_table_is_described_and_every_field_in_both_languages() {
        use TableName::*;
        for name in [Project, Party, Person, Signoff, Section, Step, Asks, Condition, Item, Act, Evidence] {
            let shape = name.shape();
            for text in [&shape.title, &shape.doc].into_iter().chain(shape.fields.iter().map(|field| &field.doc)) {
                assert!(
                    Lang::ALL.iter().all(|lang| !text.of(*lang).is_empty()) && !text.is_same_everywhere(),
                    "{name:?}: {text:?}"
                );
            }
            for field in &shape.fields {
                let holds_tables = matches!(field.holds, Holds::Table | Holds::Tables | Holds::Condition);
                assert_eq!(field.of.is_some(), holds_tables, "{name:?}.{}", field.name);
            }
            assert!(shape.one_of.iter().all(|field| name.fields().any(|known| known == field)));
        }
    }

    #[test]
    fn no_kind_has_a_field_that_every_item_has() {
        for kind in crate::model::kinds::built_ins() {
            // What is done from one day until another is done once.
            let twice = kind.fields.iter().find(|field| {
                !["from", "until"].contains(&field.name.as_str())
                    && TableName::Item.fields().any(|known| known == field.name)
            });
            assert!(twice.is_none(), "{}: {twice:?}", kind.name);
        }
    }
}
