//! One section: what stands at its head, and its items: the interface `handover/section/1`.

use super::card::date;
use super::lines::ItemLine;
use super::status::Progress;
use crate::files::load::Loaded;
use crate::files::written::{shown, tree};
use crate::model::clock::render_moment;
use crate::model::list::SourceAt;
use crate::model::naming;
use crate::model::need::Need;
use crate::model::party::Party;
use crate::model::project::Section;
use crate::model::view::View;
use crate::text::say::{status as say, words};
use crate::text::{Lang, Text};
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
    /// The same as people see it: what it is called, and what it says.
    #[serde(skip)]
    pub(crate) told: Vec<(Text, Text)>,
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
        files: files.into_iter().map(|at| file_line(loaded, at, &section.kind.name, lang)).collect(),
        progress,
        items: section.items.iter().map(|at| line(*at)).collect(),
    }
}

fn file_line(loaded: &Loaded, at: SourceAt, kind: &str, lang: Lang) -> FileLine {
    let source = &loaded.sources[at];
    let document = tree(source).ok();
    let written = document.iter().flat_map(|document| document.root.entries());
    let (mut defaults, mut told) = (Map::new(), Vec::new());
    for entry in written.filter(|entry| DEFAULTS.contains(&entry.key.as_str())) {
        let value = shown(source, &entry.node);
        let of_lang = entry.node.get(lang.tag()).map(|node| shown(source, node));
        let parts = match entry.node.members() {
            [] => vec![of_lang.unwrap_or_else(|| value.clone())],
            members => members.iter().map(|member| shown(source, member)).collect(),
        };
        told.extend(default((&loaded.view, kind), &entry.key, &parts));
        defaults.insert(entry.key.to_string(), value.into());
    }
    FileLine { path: source.name(), defaults, told }
}

/// What holds for all items of a file, as people see it; nothing of what only sorts the files.
fn default((view, kind): (&View, &str), field: &str, parts: &[String]) -> Option<(Text, Text)> {
    let each = |of: &dyn Fn(&String) -> Text| words::text_list(&parts.iter().map(of).collect::<Vec<_>>());
    let need = |written: &String| {
        let need = Need::parse(written, kind);
        need.map_or_else(|| Text::same(written), |need| naming::need_words(&view.project, &need))
    };
    Some(match field {
        "owner" => (say::label_owner(), each(&|owner| Text::same(view.project.name_of(owner)))),
        "due" => (say::label_due(), each(&|due| date(view, due))),
        "from" => (say::label_from(), each(&|due| date(view, due))),
        "until" => (say::label_until(), each(&|due| date(view, due))),
        "every" => (say::label_rounds(), each(&|span| naming::every(span))),
        "stage" => (say::label_counts_for(), each(&|stage| say::milestone(stage))),
        "needs" => (say::label_waits_for(), each(&need)),
        "approve" => {
            let party = |word: &String| Party::parse(word).map_or_else(|| Text::same(word), naming::party);
            (say::label_approves(), each(&party))
        }
        "only" => (say::label_only(), each(&|word| naming::yes_or_no(word))),
        "target" => (say::label_target(), each(&|words| Text::same(words))),
        "accept_when" => (say::label_done_when(), each(&|words| Text::same(words))),
        _ => return None,
    })
}
