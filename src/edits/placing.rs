//! Into which file a new item goes, for whatever adds one.
//!
//! In: the project, and the section or the word for it. Out: a file that is there, or the head of a new one.

use super::proposal::NewFile;
use crate::files::edit::NewValue;
use crate::files::load::{Loaded, Source, section_named_in};
use crate::files::written::shown;
use crate::model::kinds::Kind;
use crate::model::list::SourceAt;
use crate::model::project::Section;
use crate::schema::{SECTION_SCHEMA, modeline};
use std::path::PathBuf;

/// The section of a kind that somebody means by a word: of several the one that is called as its kind, or not at all, and
/// stands in no folder of its own, as lists that were brought in do.
pub(crate) fn section_for<'a>(loaded: &'a Loaded, kind: &Kind, word: &str) -> Option<&'a Section> {
    let called = loaded.view.project.sections_called(word);
    let of_kind = called.into_iter().filter(|section| section.kind.name == kind.name);
    of_kind.min_by_key(|section| {
        let is_titled = section.title.as_ref().is_some_and(|title| !title.texts().any(|text| kind.is_called(text)));
        let file = file_of(loaded, section).map(|at| &loaded.sources[at].path);
        (is_titled, file.is_some_and(|path| path.components().count() > 1))
    })
}

/// The file that a new item of a section goes to: that of its last item, else the one that holds its head.
pub(crate) fn file_of(loaded: &Loaded, section: &Section) -> Option<SourceAt> {
    if let Some(last) = section.items.last() {
        return Some(loaded.view.project.items[*last].place.source);
    }
    let title = |source: &Source| source.document.as_ref()?.root.get("title").map(|node| shown(source, node));
    let is_it = |source: &Source| {
        section_named_in(source).is_some_and(|name| name == section.kind.name)
            && title(source).is_none_or(|title| section.title.as_ref().is_some_and(|written| written.is(&title)))
    };
    loaded.sources.entries().skip(1).find(|(_, source)| is_it(source)).map(|(at, _)| at)
}

/// A new file with a head, and the line that names its schema where the project has one.
pub(crate) fn new_file(loaded: &Loaded, path: PathBuf, header: Vec<(String, NewValue)>) -> NewFile {
    let format = loaded.sources[SourceAt::PROJECT_FILE].format;
    let has_schema = loaded.root.join(SECTION_SCHEMA).is_file();
    let comment = if has_schema { modeline(&path, format, SECTION_SCHEMA) } else { String::new() };
    NewFile { path, comment, header }
}
