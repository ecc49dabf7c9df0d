//! The transaction of an import: judged, shown, agreed to, written, and remembered so that it can be taken back.

use crate::context::Context;
use crate::context::proposing::{Consent, settle};
use crate::edits::fields::unknown_owners;
use crate::edits::proposal::{Incoming, Judged, Verdict, Wants};
use crate::edits::proposed::judge;
use crate::exchange::journal::Journal;
use crate::exchange::planned::Planned;
use crate::files::edit::NewValue;
use crate::files::load::Loaded;
use crate::files::store::Store;
use crate::files::user::UserFolder;
use crate::screen::layout::paragraph;
use crate::screen::ui::Bar;
use crate::text::Text;
use crate::text::exit::Exit;
use crate::text::look::Look;
use crate::text::say::{editing as editing_say, importing as say, words};
use anyhow::Result;
use std::collections::BTreeSet;

/// What was planned, judged and drawn.
pub(super) struct Offer {
    incoming: Incoming,
    judged: Judged,
    /// What is shown of it.
    pub(super) shown: String,
}

impl Offer {
    /// Judges what was planned; `shown` is what was understood.
    ///
    /// # Errors
    ///
    /// As [`judge`].
    pub(super) fn of(
        loaded: &Loaded,
        planned: Vec<Planned>,
        mut shown: String,
        context: &Context<'_>,
    ) -> Result<Offer> {
        let mut incoming = Incoming::default();
        for list in planned {
            incoming.files.extend(list.incoming.files);
            incoming.details.extend(list.incoming.details);
            incoming.proposals.extend(list.incoming.proposals);
        }
        let look = context.look();
        let judged = judge(loaded, &incoming, look.lang, &Bar::new(look))?;
        shown += &strangers_told(loaded, &incoming, &judged, look);
        Ok(Offer { incoming, judged, shown })
    }

    /// How many items are new.
    pub(super) fn items(&self) -> usize {
        self.judged.fitting()
    }

    /// "6 items", "6 items and 1 changed field".
    fn told(&self) -> Text {
        let fitting = self.incoming.proposals.iter().zip(&self.judged.verdicts);
        let fitting = fitting.filter(|(_, verdict)| **verdict == Verdict::Fits);
        let (items, fields): (Vec<_>, Vec<_>) = fitting.partition(|(one, _)| matches!(one.wants, Wants::Item { .. }));
        let told = [(items.len(), say::of_items(items.len())), (fields.len(), say::of_fields(fields.len()))];
        let told: Vec<Text> = told.into_iter().filter(|(number, _)| *number > 0).map(|(_, words)| words).collect();
        words::text_list(&told)
    }

    /// Whether all of it is there already.
    pub(super) fn is_nothing(&self) -> bool {
        self.items() == 0
    }

    /// Writes it once it is agreed; `also` is said where it is not written.
    ///
    /// # Errors
    ///
    /// When nobody agrees or can be asked, or it would make the project wrong; nothing is written then.
    pub(super) fn write(
        mut self,
        store: Option<Store>,
        loaded: &Loaded,
        also: Option<Text>,
        consent: Consent,
        context: &mut Context<'_>,
    ) -> Result<Exit> {
        let items = self.items();
        let look = context.look();
        if let Some(also) = also.filter(|_| items > 0) {
            self.shown += &paragraph(also.of(look.lang), None, look);
        }
        let told = self.told();
        let files = self.judged.changes(loaded).len();
        settle_incoming(store, loaded, (&self.incoming, &self.judged), self.shown, consent, context)?;
        if items == 0 || consent == Consent::DryRun {
            context.say(&if items == 0 { say::nothing_new() } else { say::dry_run() });
            return Ok(Exit::Fine);
        }
        context.say(&say::imported(told, say::of_files(files)));
        context.say(&say::undo_hint());
        Ok(Exit::Fine)
    }

    /// Writes what was shown and agreed to.
    ///
    /// # Errors
    ///
    /// As [`Offer::write`].
    pub(super) fn agreed(mut self, store: Option<Store>, loaded: &Loaded, context: &mut Context<'_>) -> Result<Exit> {
        self.shown.clear();
        self.write(store, loaded, None, Consent::Given, context)
    }
}

/// Writes what fits once it is agreed, and remembers it so that it can be taken back.
///
/// # Errors
///
/// As [`Offer::write`].
pub(super) fn settle_incoming(
    store: Option<Store>,
    loaded: &Loaded,
    (incoming, judged): (&Incoming, &Judged),
    shown: String,
    consent: Consent,
    context: &mut Context<'_>,
) -> Result<()> {
    let Some(after) = settle(store, loaded, judged, shown, Vec::new(), consent, context)? else { return Ok(()) };
    let journal = Journal::of(loaded, incoming, judged, &after);
    let keep = |user: &UserFolder| user.keep_import(&loaded.root, &journal.to_bytes()?);
    if let Some(Err(error)) = context.user.as_ref().map(keep) {
        context.note(&say::not_kept_for_undo(error.to_string()));
    }
    Ok(())
}

/// Which owners are nobody here, drawn; blank where there are none.
pub(super) fn strangers_told(loaded: &Loaded, incoming: &Incoming, judged: &Judged, look: Look) -> String {
    let strangers = strangers(loaded, incoming, judged);
    if strangers.is_empty() {
        return String::new();
    }
    let told = editing_say::owners_of_nobody(words::short_names(strangers.iter().map(String::as_str)));
    paragraph(told.of(look.lang), None, look)
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
