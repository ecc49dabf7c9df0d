//! What is to be written, as values; only `store` applies them.

use crate::clock;
use crate::edit::{Edit, NewValue};
use crate::load::Source;
use crate::project::{Act, Evidence};
use std::path::PathBuf;

/// One change to the project folder.
#[derive(Debug, Clone)]
pub enum Change {
    /// Edits to a file that is there.
    Edit {
        /// Path from the project folder.
        path: PathBuf,
        /// The bytes the edits were made for; the file must still hold them.
        before: Vec<u8>,
        /// The edits, all against `before`.
        edits: Vec<Edit>,
    },
    /// A new file.
    Create {
        /// Path from the project folder; must not exist.
        path: PathBuf,
        /// What goes in.
        content: Vec<u8>,
    },
}

impl Change {
    /// Edits to a loaded file.
    pub fn edit(source: &Source, edits: Vec<Edit>) -> Change {
        Change::Edit { path: source.path.clone(), before: source.bytes.clone(), edits }
    }
}

/// The fields of an act in the order in which they are written.
pub fn act_fields(act: &Act) -> Vec<(String, NewValue)> {
    let mut fields = vec![
        ("at".to_owned(), NewValue::Date(clock::render_moment(&act.at))),
        ("by".to_owned(), NewValue::Text(act.by.clone())),
        ("did".to_owned(), NewValue::Text(act.did.clone())),
    ];
    if let Some(note) = &act.note {
        fields.push(("note".to_owned(), NewValue::Text(note.clone())));
    }
    if !act.evidence.is_empty() {
        let evidence = act.evidence.iter().map(evidence_value).collect();
        fields.push(("evidence".to_owned(), NewValue::List(evidence)));
    }
    fields
}

fn evidence_value(evidence: &Evidence) -> NewValue {
    let fields = match evidence {
        Evidence::Url(url) => vec![("url".to_owned(), NewValue::Text(url.clone()))],
        Evidence::File { path, sha256, size } => {
            let mut fields = vec![("path".to_owned(), NewValue::Text(path.clone()))];
            fields.extend(sha256.clone().map(|digest| ("sha256".to_owned(), NewValue::Text(digest))));
            let size = size.and_then(|size| i64::try_from(size).ok());
            fields.extend(size.map(|size| ("size".to_owned(), NewValue::Integer(size))));
            fields
        }
    };
    NewValue::Table(fields)
}
