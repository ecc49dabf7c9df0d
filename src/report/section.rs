//! One section: what stands at its head, and its items: the interface `handover/section/1`.

use super::lines::ItemLine;
use super::status::Progress;
use crate::files::load::Loaded;
use crate::files::written::{shown, tree};
use crate::model::clock::render_moment;
use crate::model::list::SourceAt;
use crate::model::project::Section;
use crate::text::Lang;
use serde::Serialize;
use serde_json::{Map, Value};

/// The name and version of the interface.
pub(crate) const SCHEMA: &str = "handover/section/1";

/// What holds for all items of a file unless they say otherwise.
const DEFAULTS: [&str; 12] =
    ["owner", "due", "stage", "accept_when", "needs", "approve", "only", "every", "from", "until", "target", "order"];

/// A section in full.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct SectionReport<'a> {
    /// Always [`SCHEMA`].
    pub(crate) schema: &'static str,
    /// The moment it was made, RFC 3339 in the project's time zone.
    pub(crate) at: String,
    /// The project's id.
    pub(crate) project: &'a str,
    /// Its kind.
    pub(crate) section: &'a str,
    /// Its title.
    pub(crate) title: &'a str,
    /// What stands at its head.
    pub(crate) details: Option<&'a str>,
    /// Its files, with what holds for all items in each.
    pub(crate) files: Vec<FileLine>,
    /// How far it has come.
    pub(crate) progress: Progress,
    /// Its items, in file order.
    pub(crate) items: Vec<ItemLine<'a>>,
}

/// A file of a section.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct FileLine {
    /// The file, with `/`.
    pub(crate) path: String,
    /// What holds for all its items unless they say otherwise, as it is written.
    pub(crate) defaults: Map<String, Value>,
}

/// Derives the report of a section; texts are in `lang`.
pub(crate) fn section_report<'a>(loaded: &'a Loaded, section: &'a Section, lang: Lang) -> SectionReport<'a> {
    let view = &loaded.view;
    let project = &view.project;
    let mut files: Vec<SourceAt> = section.items.iter().map(|at| project.items[*at].place.source).collect();
    files.dedup();
    let mut progress = Progress::default();
    section.items.iter().for_each(|at| progress.add(&view.standings[*at]));
    let line = |at| ItemLine::of(view, &project.items[at], &view.standings[at], lang);
    SectionReport {
        schema: SCHEMA,
        at: render_moment(&view.now),
        project: &project.id,
        section: &section.kind.name,
        title: section.heading(lang),
        details: section.details.as_ref().map(|details| details.of(lang)),
        files: files.into_iter().map(|at| file_line(loaded, at)).collect(),
        progress,
        items: section.items.iter().map(|at| line(*at)).collect(),
    }
}

fn file_line(loaded: &Loaded, at: SourceAt) -> FileLine {
    let source = &loaded.sources[at];
    let defaults = tree(source).map(|document| {
        let told = document.root.entries().iter().filter(|entry| DEFAULTS.contains(&entry.key.as_str()));
        told.map(|entry| (entry.key.to_string(), shown(source, &entry.node).into())).collect()
    });
    FileLine { path: source.name(), defaults: defaults.unwrap_or_default() }
}
