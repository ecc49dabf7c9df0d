//! What is to be written, as values; only `store` applies them.

use super::edit::{Edit, NewValue};
use super::folders::EVIDENCE_FOLDER;
use super::load::{Loaded, Source};
use super::staged::Staged;
use super::written::{position, tree};
use crate::evidence::folded;
use crate::model::clock;
use crate::model::due::Due;
use crate::model::finding::Fix;
use crate::model::item::{Act, Evidence, ItemName};
use crate::model::list::{ItemAt, SourceAt};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// One change to the project folder.
#[derive(Debug)]
pub enum Change<'a> {
    /// Edits to a file that was loaded, and must still hold what was loaded.
    Edit {
        /// The file.
        source: &'a Source,
        /// The edits, all against what was loaded.
        edits: Vec<Edit>,
    },
    /// Sure fixes of a file that was loaded, and must still hold what was loaded.
    Mend {
        /// The file.
        source: &'a Source,
        /// The fixes, each for what those before it make of the file.
        fixes: Vec<Fix>,
    },
    /// A new file.
    Create {
        /// Path from the project folder; must not exist.
        path: PathBuf,
        /// What goes in.
        content: Vec<u8>,
    },
    /// What a file that was loaded, and must still hold what was loaded, held before.
    Restore {
        /// The file.
        source: &'a Source,
        /// What it is to hold; nothing where it is to be gone.
        content: Option<Vec<u8>>,
    },
    /// A copy that was staged, which gets its name.
    Adopt {
        /// Path from the project folder; must not exist.
        path: PathBuf,
        /// The copy.
        staged: &'a Staged,
    },
}

/// Where the list of the files of a folder goes that was named as evidence of an act on an item:
/// `evidence/<kind>-<id>-<first 8 digits of its digest>.sha256` in lower case, from the project folder.
///
/// `sha256sum -c` reads it inside the folder that it is about.
pub(crate) fn manifest_path(item: &ItemName, sha256: &str) -> String {
    let name = format!("{}-{}", item.kind, item.id);
    let plain = |c: char| if c.is_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '_' };
    let name: String = folded(&name).chars().map(plain).collect();
    let prefix: String = sha256.chars().take(8).collect();
    format!("{EVIDENCE_FOLDER}/{name}-{prefix}.sha256")
}

/// The list of files that a piece of evidence stands for: that of a folder, or a list that was named itself.
pub(crate) fn list_path(item: &ItemName, path: &str, sha256: &str) -> Option<String> {
    match path {
        path if path.ends_with('/') => Some(manifest_path(item, sha256)),
        path => path.ends_with(".sha256").then(|| path.to_owned()),
    }
}

/// The edits that append acts to the logs of items, a change for each file they stand in.
pub fn append_acts<'a>(loaded: &'a Loaded, acts: &[(ItemAt, Act)]) -> Vec<Change<'a>> {
    let mut by_source: BTreeMap<SourceAt, Vec<Edit>> = BTreeMap::new();
    for (item, act) in acts {
        let item = &loaded.view.project.items[*item];
        let edit = Edit::AppendAct { item: item.index, act: act_fields(act) };
        by_source.entry(item.place.source).or_default().push(edit);
    }
    let change = |(source, edits): (SourceAt, Vec<Edit>)| Change::Edit { source: &loaded.sources[source], edits };
    by_source.into_iter().map(change).collect()
}

/// The change that lists a public key for a person, and the name of the file; nothing where the file has no such person.
pub(crate) fn list_key<'a>(loaded: &'a Loaded, id: &str, line: String) -> Option<(Change<'a>, String)> {
    let source = &loaded.sources[SourceAt::PROJECT_FILE];
    let place = position(&tree(source).ok()?, "people", &loaded.view.project.person(id)?.place)?;
    let list = vec!["people".into(), place.into(), "keys".into()];
    let edits = vec![Edit::Append { list, value: NewValue::Text(line) }];
    Some((Change::Edit { source, edits }, source.name()))
}

/// The fields of an act in the order in which they are written.
pub(crate) fn act_fields(act: &Act) -> Vec<(String, NewValue)> {
    let mut fields = vec![
        ("at".to_owned(), NewValue::Date(clock::render_moment(&act.at))),
        ("by".to_owned(), NewValue::Text(act.by.clone())),
        ("did".to_owned(), NewValue::Text(act.did.clone())),
    ];
    if let Some(value) = &act.value {
        let whole = value.parse().map_or_else(|_| NewValue::Text(value.clone()), NewValue::Integer);
        fields.push(("value".to_owned(), whole));
    }
    if let Some(round) = act.round {
        fields.push(("round".to_owned(), NewValue::Integer(i64::from(round))));
    }
    if let Some(of) = &act.of {
        fields.push(("of".to_owned(), NewValue::Date(clock::render_moment(of))));
    }
    if let Some(note) = &act.note {
        fields.push(("note".to_owned(), NewValue::Text(note.clone())));
    }
    if let Some(fix_by) = &act.fix_by {
        fields.push(("fix_by".to_owned(), due_value(fix_by)));
    }
    if let Some(person) = &act.person {
        fields.push(("person".to_owned(), NewValue::Text(person.clone())));
    }
    if let Some(id) = &act.entered_by {
        fields.push(("entered_by".to_owned(), NewValue::Text(id.clone())));
    }
    if !act.evidence.is_empty() {
        let evidence = act.evidence.iter().map(evidence_value).collect();
        fields.push(("evidence".to_owned(), NewValue::List(evidence)));
    }
    fields
}

fn due_value(due: &Due) -> NewValue {
    match due {
        Due::Day(day) => NewValue::Date(day.to_string()),
        other => NewValue::Text(other.written()),
    }
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
