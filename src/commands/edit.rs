//! `handover edit`: opens the file of an item in the person's editor, at its line, and says what is found in it then.

use crate::arguments::completing;
use crate::checks::check_all;
use crate::context::Context;
use crate::context::changing::found_since;
use crate::edits::pick::pick_section_or_item;
use crate::files::load::Loaded;
use crate::model::finding::{Finding, Severity};
use crate::model::list::SourceAt;
use crate::screen::findings::render_findings;
use crate::screen::opening::open_in_editor;
use crate::text::exit::Exit;
use crate::text::say::editing as say;
use anyhow::Result;
use clap::Args;
use clap_complete::ArgValueCompleter;

/// Arguments of `handover edit`.
#[derive(Debug, Args)]
pub struct EditArgs {
    /// The item or section [default: the project file]
    #[arg(value_name = "ITEM", add = ArgValueCompleter::new(completing::sections_and_items))]
    pub item: Option<String>,
}

/// Runs `handover edit`.
///
/// # Errors
///
/// When there is no such item, no editor is found, or it fails.
pub fn run(args: EditArgs, context: &mut Context<'_>) -> Result<Exit> {
    let loaded = context.open()?;
    let (file, line) = match &args.item {
        None => (SourceAt::PROJECT_FILE, 1),
        Some(word) => place(&loaded, word)?,
    };
    let source = &loaded.sources[file];
    open_in_editor(&loaded.root.join(&source.path), line)?;
    let after = context.open_at(&loaded.root)?;
    let Some((at, now)) = after.sources.entries().find(|(_, now)| now.path == source.path) else {
        context.say(&say::unchanged(source.name()));
        return Ok(Exit::Fine);
    };
    if now.bytes() == source.bytes() {
        context.say(&say::unchanged(source.name()));
        return Ok(Exit::Fine);
    }
    // What is new, and what is wrong: hints that were there before are not what the person has just written.
    let here = |finding: &Finding| finding.place.as_ref().is_some_and(|place| place.source == at);
    let wrong = |finding: &Finding| finding.severity != Severity::Hint && finding.silenced.is_none();
    let mut before = check_all(&loaded);
    before.retain(|finding| !wrong(finding));
    let mut findings = found_since(&before, check_all(&after), context.lang());
    findings.retain(here);
    if findings.is_empty() {
        context.say(&say::reads_well(source.name()));
        return Ok(Exit::Fine);
    }
    let look = context.look();
    context.out.push_str(&render_findings(&after, &findings, look));
    Ok(Exit::Outstanding)
}

/// The file and the line of an item; of a section, those of its first item.
fn place(loaded: &Loaded, word: &str) -> Result<(SourceAt, usize)> {
    let project = &loaded.view.project;
    let items = match pick_section_or_item(project, word) {
        Ok(items) => items,
        Err(error) => {
            // The item may be in a file that could not be read: that one is opened, at what keeps it from being read.
            return unread_place(loaded).ok_or(error);
        }
    };
    let first = items.first().map(|at| &project.items[*at].place);
    Ok(first.map_or((SourceAt::PROJECT_FILE, 1), |place| {
        (place.source, loaded.sources[place.source].position(place.span.start).0)
    }))
}

/// The first file that could not be read, and the line of what is wrong in it.
fn unread_place(loaded: &Loaded) -> Option<(SourceAt, usize)> {
    let (at, source) = loaded.sources.entries().find(|(_, source)| source.is_unreadable())?;
    let mut places = loaded.findings.iter().filter_map(|finding| finding.place.as_ref());
    let line = places.find(|place| place.source == at).map_or(1, |place| source.position(place.span.start).0);
    Some((at, line))
}
