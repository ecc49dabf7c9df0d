//! The transaction of an import: judged, shown, agreed to, written, and remembered so that it can be taken back.

use crate::commands::changing::weigh;
use crate::commands::context::Context;
use crate::commands::proposing::{Consent, settle};
use crate::edits::proposed::{Incoming, judge};
use crate::exchange::journal::Journal;
use crate::exchange::planned::Planned;
use crate::files::load::Loaded;
use crate::files::store::Store;
use crate::text::exit::Exit;
use crate::text::say::importing as say;
use anyhow::Result;

/// Writes what was planned once it is agreed.
///
/// # Errors
///
/// When nobody agrees or can be asked, or it would make the project wrong; nothing is written then.
pub(super) fn write(
    store: &Store,
    loaded: &Loaded,
    planned: Vec<Planned>,
    shown: String,
    consent: Consent,
    context: &mut Context<'_>,
) -> Result<Exit> {
    let mut incoming = Incoming::default();
    for list in planned {
        incoming.files.extend(list.incoming.files);
        incoming.proposals.extend(list.incoming.proposals);
    }
    let judged = judge(loaded, &incoming, context.lang())?;
    let items = judged.fitting();
    if items == 0 {
        context.put(shown);
        context.say(&say::nothing_new());
        return Ok(Exit::Fine);
    }
    if consent == Consent::DryRun {
        context.put(shown);
        context.say(&say::dry_run());
        return Ok(Exit::Fine);
    }
    let changes = judged.changes(loaded);
    let files = changes.len();
    let after = weigh(loaded, &changes, context)?.after;
    let journal = Journal::of(loaded, &incoming, &judged, &after);
    drop(after);
    settle(store, loaded, &judged, shown, Vec::new(), consent, context)?;
    context.say(&say::imported(say::of_items(items), say::of_files(files)));
    let kept = context
        .user
        .as_ref()
        .map(|user| journal.to_bytes().map_err(Into::into).and_then(|bytes| user.keep_import(&loaded.root, &bytes)));
    match kept {
        Some(Ok(())) => context.say(&say::undo_hint()),
        Some(Err(error)) => context.note(&say::not_kept_for_undo(error.to_string())),
        None => {}
    }
    Ok(Exit::Fine)
}
