//! The one transaction for changes that came from elsewhere: judged, shown, confirmed, weighed, written.

use super::changing::{agree, locked, refuse_wrong, weigh, write};
use crate::context::Context;
use crate::edits::proposal::{Incoming, Judged};
use crate::edits::proposed::judge;
use crate::files::change::Change;
use crate::files::load::Loaded;
use crate::files::store::Store;
use crate::screen::proposed::{counts, render_proposed};
use crate::screen::ui::Bar;
use crate::text::Text;
use crate::text::problem::Problem;
use crate::text::say::{editing as editing_say, proposed as say};
use anyhow::Result;

/// How somebody wants what came in to be handled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Consent {
    /// Shown, and asked for.
    Ask,
    /// Given beforehand.
    Given,
    /// Only shown.
    DryRun,
}

/// Judges what came in against the project as it was loaded, shows it, and writes what fits, with what `also` gives for
/// that, once it is agreed; `store` is the lock where it is held already. Gives what became of each proposal.
///
/// # Errors
///
/// When nobody agrees or can be asked, or what fits would make the project wrong; nothing is written then.
pub(crate) fn propose<'a>(
    store: Option<Store>,
    loaded: &Loaded,
    incoming: &Incoming,
    also: impl FnOnce(&Judged) -> Vec<Change<'a>>,
    consent: Consent,
    context: &mut Context<'_>,
) -> Result<Judged> {
    let look = context.look();
    let judged = judge(loaded, incoming, look.lang, &Bar::new(look))?;
    let also = also(&judged);
    let shown = render_proposed(&loaded.view.project, incoming, &judged, look);
    settle(store, loaded, &judged, shown, also, consent, context)?;
    judged.notes.iter().for_each(|note| context.note(note));
    Ok(judged)
}

/// Shows what was judged, and writes what fits, with `also`, once it is agreed; gives the project as it is then, where
/// anything was written. Where it is only shown, what would be refused is refused all the same.
///
/// # Errors
///
/// As [`propose`].
pub(crate) fn settle(
    store: Option<Store>,
    loaded: &Loaded,
    judged: &Judged,
    shown: String,
    also: Vec<Change<'_>>,
    consent: Consent,
    context: &mut Context<'_>,
) -> Result<Option<Loaded>> {
    if judged.fitting() == 0 {
        context.put(shown);
        return Ok(None);
    }
    let mut changes = judged.changes(loaded);
    changes.extend(also);
    let weighed = weigh(loaded, &changes, context)?;
    match consent {
        Consent::DryRun => {
            context.put(shown);
            return refuse_wrong(&weighed).map(|()| None);
        }
        Consent::Ask if !context.interactive => {
            context.put(shown);
            return Err(Problem::usage(say::say_yes(counts(judged))).into());
        }
        Consent::Ask => {
            let question: Text = say::write_them(judged.fitting());
            let unasked = Problem::usage(editing_say::not_moved());
            agree(&shown, &question, unasked, editing_say::kept(), context)?;
        }
        Consent::Given => context.put(shown),
    }
    write(&locked(store, loaded, context)?, &changes, &weighed, context)?;
    Ok(Some(weighed.after))
}
