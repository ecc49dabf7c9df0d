//! `handover check --fix`: applies every sure fix and shows each.
//!
//! What is no sure fix is left for the report that comes after it.

use crate::checks::check_all;
use crate::context::Context;
use crate::files::change::Change;
use crate::files::edit::{fixes_until_readable, mend};
use crate::files::load::{Loaded, Source, find_root};
use crate::files::store::Store;
use crate::model::finding::{Finding, Fix};
use crate::model::list::SourceAt;
use crate::screen::fixes::draw_fixes;
use crate::text::say::slips as say;
use anyhow::Result;
use std::collections::BTreeMap;

/// How often what was mended is looked at again.
const ROUNDS: usize = 20;

/// Mends what can be mended for certain until nothing is left of it. A dry run shows what would be done first, and
/// writes nothing.
///
/// # Errors
///
/// When the project cannot be read or written.
pub(super) fn fix(dry: bool, context: &mut Context<'_>) -> Result<()> {
    let root = find_root(&context.folder)?;
    let store = if dry { None } else { Some(Store::open(&root)?) };
    let mut number = 0;
    // A fix may bring to light what another mends.
    for _ in 0..ROUNDS {
        let loaded = context.open_at(&root)?;
        let fixes = sure_fixes(&loaded);
        let changes: Vec<Change<'_>> = fixes
            .iter()
            .map(|(at, fixes)| Change::Mend { source: &loaded.sources[*at], fixes: fixes.clone() })
            .collect();
        if let Some(store) = &store {
            store.apply(&changes)?;
        }
        for (at, fixes) in &fixes {
            number += show(&loaded.sources[*at], fixes, context);
        }
        if fixes.is_empty() || dry {
            break;
        }
    }
    let done = match (number, dry) {
        (0, _) => say::nothing_sure(),
        (_, true) => say::would_mend(number),
        (_, false) => say::mended(number),
    };
    context.say(&done);
    context.out.push('\n');
    Ok(())
}

/// The fixes for each file that prove, in the order in which they are made.
fn sure_fixes(loaded: &Loaded) -> BTreeMap<SourceAt, Vec<Fix>> {
    let mut wanted: BTreeMap<SourceAt, Vec<Fix>> = BTreeMap::new();
    for finding in check_all(loaded) {
        if let Finding { fix: Some(fix), place: Some(place), .. } = finding {
            wanted.entry(place.source).or_default().push(fix);
        }
    }
    for (at, fixes) in &mut wanted {
        let source = &loaded.sources[*at];
        if !source.is_readable() {
            *fixes = fixes_until_readable(source.text(), source.format);
            continue;
        }
        // From the end of the file on, so that each stands where it was found.
        fixes.sort_by_key(|fix| std::cmp::Reverse((fix.at.start, fix.at.end)));
        let (mut text, mut begin) = (source.text().to_owned(), usize::MAX);
        fixes.retain(|fix| {
            let made = if fix.at.end <= begin { mend(&text, source.format, fix) } else { None };
            if let Some(made) = &made {
                begin = fix.at.start;
                text.clone_from(made);
            }
            made.is_some()
        });
    }
    wanted.retain(|_, fixes| !fixes.is_empty());
    wanted
}

/// Shows what becomes of each line of a file; tells how many lines it is.
fn show(source: &Source, fixes: &[Fix], context: &mut Context<'_>) -> usize {
    let after = fixes.iter().fold(source.text().to_owned(), |text, fix| fix.apply(&text));
    let (drawn, lines) = draw_fixes(&source.name(), source.text(), &after, context.look());
    context.out.push_str(&drawn);
    lines
}
