//! What a command wrote, as data: the interface `handover/written/1`.
//!
//! In: the project before and after, and the files of its folder at both times. Out: a [`WrittenReport`]. What somebody else
//! wrote meanwhile is told with it: it is what changed while the command ran. Pure.

use super::diff::{ChangeLine, ItemDiff, diff};
use crate::files::listing::Listing;
use crate::files::load::Loaded;
use crate::model::name::Place;
use crate::text::Lang;
use serde::Serialize;
use std::collections::BTreeSet;

/// The name and version of the interface.
pub(crate) const SCHEMA: &str = "handover/written/1";

/// What changed in a project while a command ran.
#[derive(Debug, Serialize)]
pub(crate) struct WrittenReport {
    schema: &'static str,
    at: String,
    project: String,
    terms: Vec<ChangeLine>,
    items: Vec<ItemWritten>,
    files: Vec<FileWritten>,
}

/// An item that changed, and where it stands.
#[derive(Debug, Serialize)]
struct ItemWritten {
    #[serde(flatten)]
    changed: ItemDiff,
    file: Option<String>,
    line: Option<usize>,
}

/// A file that changed.
#[derive(Debug, Serialize)]
struct FileWritten {
    path: String,
    how: &'static str,
}

/// What changed between two states of a project.
pub(crate) fn written(before: (&Loaded, &Listing), after: (&Loaded, &Listing), lang: Lang) -> WrittenReport {
    let ((before, then), (after, now)) = (before, after);
    let project = &after.view.project;
    let place = |place: &Place| {
        let source = &after.sources[place.source];
        (source.name(), source.position(place.span.start).0)
    };
    let report = diff(&before.view, &after.view, (String::new(), None), lang);
    let item = |mut changed: ItemDiff| {
        let at = changed.place;
        for act in &mut changed.acts {
            act.line = at.and_then(|at| project.items[at].log.get(act.position)).map(|act| place(&act.place).1);
        }
        let (file, line) = at.map(|at| place(&project.items[at].place)).unzip();
        ItemWritten { changed, file, line }
    };
    let paths: BTreeSet<&String> = then.keys().chain(now.keys()).collect();
    let file = |path: &String| {
        let how = match (then.get(path), now.get(path)) {
            (None, _) => "added",
            (_, None) => "removed",
            (one, other) if one != other => "changed",
            _ => return None,
        };
        Some(FileWritten { path: path.clone(), how })
    };
    WrittenReport {
        schema: SCHEMA,
        at: report.at,
        project: report.project,
        terms: report.terms,
        items: report.items.into_iter().map(item).collect(),
        files: paths.into_iter().filter_map(file).collect(),
    }
}
