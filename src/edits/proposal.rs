//! What somebody elsewhere proposes to change, and what becomes of it, as data.
//!
//! In: nothing. Out: the types that [`super::proposed`] judges and gives back.

use super::seen::Seen;
use crate::files::change::Change;
use crate::files::edit::{Edit, NewValue, render_section};
use crate::files::format::Format;
use crate::files::load::Loaded;
use crate::model::item::{Act, ItemName};
use crate::model::list::SourceAt;
use crate::text::Text;
use crate::text::say::proposed as say;
use std::collections::{BTreeMap, HashSet};
use std::path::PathBuf;

/// A change that somebody proposes.
#[derive(Debug, Clone)]
pub struct Proposal {
    /// Where it stands in what came in: "line 12", "row 3".
    pub origin: Text,
    /// The change.
    pub wants: Wants,
}

/// What somebody wants changed.
#[derive(Debug, Clone)]
pub enum Wants {
    /// An item that is not there yet, at the end of a file.
    Item {
        /// The file, from the project folder: one that was loaded, or one of [`Incoming::files`].
        file: PathBuf,
        /// Its full name.
        name: ItemName,
        /// Its fields in order, with its `id`; a `log` of acts may be the last.
        fields: Vec<(String, NewValue)>,
    },
    /// Another value for a field.
    Field {
        /// The item.
        item: ItemName,
        /// The field, as files call it.
        field: String,
        /// What stood there when whoever proposes it looked, blank for nothing; or nothing where that is known to be what
        /// stands there now.
        was: Option<String>,
        /// What it is called and what it says now, where that is told in other words than those of files.
        told: Option<(Text, String)>,
        /// What is to stand there; blank takes the field out.
        value: String,
    },
    /// An act on an item.
    Act {
        /// The item.
        item: ItemName,
        /// What whoever acts saw of it.
        seen: Seen,
        /// The act.
        act: Box<Act>,
    },
}

/// A new section file, which holds the items that are proposed for it.
#[derive(Debug, Clone)]
pub struct NewFile {
    /// Its path from the project folder.
    pub path: PathBuf,
    /// The lines before all that, such as the one that names a schema; blank for none.
    pub comment: String,
    /// What stands above its items.
    pub header: Vec<(String, NewValue)>,
}

impl NewFile {
    /// The file as it is written, with items.
    pub(crate) fn content(&self, format: Format, items: &[Vec<(String, NewValue)>]) -> String {
        self.comment.clone() + &render_section(format, &self.header, "", items)
    }
}

/// All that came in at once.
#[derive(Debug, Clone, Default)]
pub struct Incoming {
    /// The files that are new.
    pub files: Vec<NewFile>,
    /// The proposals, in the order of what came in.
    pub proposals: Vec<Proposal>,
    /// Details for sections that are there and have none, each in its file.
    pub details: Vec<(PathBuf, String)>,
    /// What is asked of those who propose the acts, where acts that are not asked of them are not taken.
    pub asked: Option<HashSet<AskedAct>>,
}

/// An act that is asked of somebody: who, the item, its round, the act.
pub type AskedAct = (String, ItemName, Option<u32>, String);

/// What becomes of a proposal.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// It can be made.
    Fits,
    /// It is so already.
    There,
    /// What it is about has changed since: what stands there now.
    Moved(Text),
    /// It may not be made, and why.
    Refused(Text),
}

/// What becomes of all that came in.
#[derive(Debug)]
pub struct Judged {
    /// A verdict for each proposal.
    pub verdicts: Vec<Verdict>,
    /// What was not looked at.
    pub notes: Vec<Text>,
    pub(super) edits: BTreeMap<SourceAt, Vec<Edit>>,
    pub(super) files: Vec<(PathBuf, String)>,
}

impl Judged {
    /// How many proposals fit.
    pub fn fitting(&self) -> usize {
        self.verdicts.iter().filter(|verdict| **verdict == Verdict::Fits).count()
    }

    /// The changes that make what fits; they are about the files of the project that it was judged against.
    pub fn changes<'a>(&self, loaded: &'a Loaded) -> Vec<Change<'a>> {
        let edit =
            |(at, edits): (&SourceAt, &Vec<Edit>)| Change::Edit { source: &loaded.sources[*at], edits: edits.clone() };
        let create = |(path, text): &(PathBuf, String)| Change::Create {
            path: path.clone(),
            content: text.clone().into_bytes(),
        };
        self.edits.iter().map(edit).chain(self.files.iter().map(create)).collect()
    }
}

/// That an item is no longer there.
pub(super) fn gone(name: &ItemName) -> Verdict {
    Verdict::Moved(say::item_gone(name.to_string()))
}
