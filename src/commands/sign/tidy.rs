//! What keeps a stage from being signed because somebody else would not have the same files: told before anything is done.

use super::args::SignArgs;
use super::plan::Plan;
use crate::context::Context;
use crate::document::given::given_of;
use crate::document::place::{signature_name, statement_name};
use crate::files::load::{Loaded, Source};
use crate::history::{Untidy, is_ignored, untidy};
use crate::model::item::ItemName;
use crate::model::project::Person;
use crate::screen::ui::Reply;
use crate::signoff::listing::claimed;
use crate::signoff::{EVIDENCE, RECORD};
use crate::text::Text;
use crate::text::problem::Problem;
use crate::text::say::sign as say;
use crate::text::visible::visible_line;
use anyhow::Result;
use std::collections::BTreeSet;
use std::path::Path;

/// The most files that are named.
const NAMED: usize = 10;

/// Refuses to go on while the files that the record binds are not in git as they stand here; asks where somebody can
/// answer, unless the folder is not even whole.
pub(super) fn require_tidy(loaded: &Loaded, args: &SignArgs, context: &mut Context<'_>) -> Result<()> {
    let (read, kept) = bound_files(loaded, &args.stage);
    let found = untidy(&loaded.root, &read, &kept);
    if found.is_empty() {
        return Ok(());
    }
    let lines: Vec<Text> = found.iter().map(|(path, why)| say::list_line(untidy_text(path, *why))).collect();
    let hidden = lines.len().saturating_sub(NAMED);
    let more = (hidden > 0).then(|| say::list_line(say::and_more(hidden)));
    let list: Vec<Text> = lines.into_iter().take(NAMED).chain(more).collect();
    let told = |lang| list.iter().map(|line| format!("\n{}", line.of(lang))).collect::<String>();
    let message = say::with_list(say::not_tidy(), Text::per_lang(told));
    if found.values().any(|why| why.is_not_whole()) {
        return Err(Problem::project(message).hint(say::not_whole_hint()).into());
    }
    if args.allow_dirty {
        context.note(&message);
        return Ok(());
    }
    let problem = Problem::project(message).hint(say::not_tidy_hint());
    if !context.interactive {
        return Err(problem.into());
    }
    let lang = context.lang();
    context.remark(&problem.message, None)?;
    let options = [say::go_on_untidy(), say::commit_first()].map(|text| text.of(lang).to_owned());
    match context.ui.choose(say::not_tidy_question().of(lang), &options, 1)? {
        Reply::Given(0) => Ok(()),
        _ => Err(problem.into()),
    }
}

/// Refuses to write what git is told to pass over, be it a part of the record or of the statement: it would reach nobody.
pub(super) fn require_kept(root: &Path, plan: &Plan, person: &Person, args: &SignArgs) -> Result<()> {
    let statement = statement_name(plan.number, person.party, &person.id);
    let files = [RECORD.to_owned(), EVIDENCE.to_owned(), signature_name(&statement), statement];
    let mut files = files.iter().map(|name| plan.frozen.place.shown(name));
    match files.find(|file| !args.allow_dirty && is_ignored(root, file)) {
        None => Ok(()),
        Some(file) => Err(Problem::project(say::untidy_ignored(visible_line(&file))).hint(say::ignored_hint()).into()),
    }
}

/// The files that a record of the stage is read from, and those whose bytes it binds; by path from the project folder.
fn bound_files(loaded: &Loaded, stage: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let project = &loaded.view.project;
    let given = given_of(project, &loaded.view.standings, stage);
    let items = given
        .items
        .keys()
        .chain(given.around.later.keys())
        .filter_map(|name| project.find(&ItemName::parse(name, None)?));
    let sources: BTreeSet<_> = items.map(|at| project.items[at].place.source).collect();
    let project_file = loaded.sources.first().map(Source::name);
    let read = sources.into_iter().map(|at| loaded.sources[at].name()).chain(project_file).collect();
    let mut kept = BTreeSet::new();
    for path in claimed(&given).into_keys() {
        match path.strip_suffix('/') {
            None => drop(kept.insert(path)),
            Some(folder) => {
                let below = crate::evidence::list_folder(&loaded.root.join(folder), &crate::evidence::nothing);
                kept.extend(below.unwrap_or_default().into_iter().map(|name| format!("{path}{name}")));
            }
        }
    }
    (read, kept)
}

fn untidy_text(path: &str, why: Untidy) -> Text {
    let path = visible_line(path);
    match why {
        Untidy::Unknown => say::untidy_unknown(),
        Untidy::Unmerged => say::untidy_unmerged(path),
        Untidy::Sparse => say::untidy_sparse(path),
        Untidy::Uncommitted => say::untidy_uncommitted(path),
        Untidy::NotHeld => say::untidy_not_held(path),
        Untidy::Ignored => say::untidy_ignored(path),
        Untidy::Filtered => say::untidy_filtered(path),
        Untidy::Converted => say::untidy_converted(path),
    }
}
