//! The transaction of an import: judged, shown, agreed to, written, and remembered so that it can be taken back.

use crate::commands::context::Context;
use crate::commands::proposing::{Consent, settle};
use crate::edits::fields::unknown_owners;
use crate::edits::proposal::{Incoming, Judged, Verdict, Wants};
use crate::edits::proposed::judge;
use crate::evidence::Silent;
use crate::exchange::journal::Journal;
use crate::exchange::planned::Planned;
use crate::files::edit::NewValue;
use crate::files::load::Loaded;
use crate::files::store::Store;
use crate::files::user::UserFolder;
use crate::text::exit::Exit;
use crate::text::say::{importing as say, words};
use anyhow::Result;
use std::collections::BTreeSet;

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
    let judged = judge(loaded, &incoming, context.lang(), &Silent)?;
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
    let strangers = strangers(loaded, incoming, judged);
    if !strangers.is_empty() {
        context.note(&say::strangers(words::short_names(strangers.iter().map(String::as_str))));
    }
    let Some(after) = settle(store, loaded, judged, shown, Vec::new(), consent, context)? else { return Ok(()) };
    let journal = Journal::of(loaded, incoming, judged, &after);
    let keep = |user: &UserFolder| user.keep_import(&loaded.root, &journal.to_bytes()?);
    if let Some(Err(error)) = context.user.as_ref().map(keep) {
        context.note(&say::not_kept_for_undo(error.to_string()));
    }
    Ok(())
}

/// The owners that what fits brings in and who are nobody here, in name or role; what is theirs is asked of all.
fn strangers(loaded: &Loaded, incoming: &Incoming, judged: &Judged) -> BTreeSet<String> {
    let fitting = incoming.proposals.iter().zip(&judged.verdicts).filter(|(_, verdict)| **verdict == Verdict::Fits);
    let owners = fitting.flat_map(|(proposal, _)| match &proposal.wants {
        Wants::Item { fields, .. } => {
            let owner = fields.iter().filter(|(name, _)| name == "owner");
            owner.flat_map(|(_, value)| texts(value)).collect()
        }
        Wants::Field { field, value, .. } if field == "owner" => vec![value.as_str()],
        Wants::Field { .. } | Wants::Act { .. } => Vec::new(),
    });
    let headers = incoming.files.iter().flat_map(|file| &file.header).filter(|(name, _)| name == "owner");
    let owners = owners.chain(headers.flat_map(|(_, value)| texts(value)));
    owners.flat_map(|owner| unknown_owners(owner, &loaded.view.project)).collect()
}

fn texts(value: &NewValue) -> Vec<&str> {
    match value {
        NewValue::Text(text) => vec![text],
        NewValue::List(members) => members.iter().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}
