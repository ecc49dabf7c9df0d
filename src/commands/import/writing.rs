//! The transaction of an import: judged, shown, agreed to, written, and remembered so that it can be taken back.

use crate::commands::context::Context;
use crate::commands::proposing::{Consent, settle};
use crate::edits::proposed::{Incoming, Judged, judge};
use crate::exchange::journal::Journal;
use crate::exchange::planned::Planned;
use crate::files::load::Loaded;
use crate::files::preview::preview;
use crate::files::store::Store;
use crate::files::user::UserFolder;
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
    let files = judged.changes(loaded).len();
    settle_incoming(store, loaded, (&incoming, &judged), shown, consent, context)?;
    context.say(&say::imported(say::of_items(items), say::of_files(files)));
    context.say(&say::undo_hint());
    Ok(Exit::Fine)
}

/// Writes what fits once it is agreed, and remembers it so that it can be taken back.
///
/// # Errors
///
/// As [`write`].
pub(super) fn settle_incoming(
    store: &Store,
    loaded: &Loaded,
    (incoming, judged): (&Incoming, &Judged),
    shown: String,
    consent: Consent,
    context: &mut Context<'_>,
) -> Result<()> {
    let changes = judged.changes(loaded);
    let after = preview(loaded, &changes)?;
    let journal = Journal::of(loaded, incoming, judged, &after);
    drop(after);
    if !settle(store, loaded, judged, shown, Vec::new(), consent, context)? {
        return Ok(());
    }
    let keep = |user: &UserFolder| user.keep_import(&loaded.root, &journal.to_bytes()?);
    if let Some(Err(error)) = context.user.as_ref().map(keep) {
        context.note(&say::not_kept_for_undo(error.to_string()));
    }
    Ok(())
}
