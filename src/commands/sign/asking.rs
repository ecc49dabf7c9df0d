//! What `sign` asks: why it is rejected, and whether to sign at all.

use super::args::Asked;
use super::args::SignArgs;
use super::choosing::With;
use super::plan::Plan;
use crate::context::Context;
use crate::context::acting::other_at_hand;
use crate::document::naming::decision;
use crate::document::place::{SCANS, first_digits};
use crate::files::load::Loaded;
use crate::model::project::Person;
use crate::screen::ui::Reply;
use crate::text::look::Look;
use crate::text::problem::Problem;
use crate::text::say::{commands as commands_say, sign as say, words};
use crate::text::visible::{is_unsafe, visible_line};
use anyhow::Result;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// The most bytes of a scan.
const LARGEST_SCAN: u64 = 32 * 1024 * 1024;

/// Whether the signer said yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Confirmed {
    Yes,
    No,
}

/// Reads what the signer wants to say; asks for the reason of a rejection where nobody gave one.
pub(super) fn read_args(
    args: &SignArgs,
    loaded: &Loaded,
    person: &Person,
    look: Look,
    context: &mut Context<'_>,
) -> Result<Asked> {
    let mut reason = args.reason.as_ref().map(|reason| reason.trim().to_owned()).filter(|reason| !reason.is_empty());
    if !args.reject && args.reason.is_some() {
        return Err(Problem::usage(say::reason_without()).into());
    }
    if args.reject && reason.is_none() && context.interactive {
        let asked = context.ui.text(say::reason_question().of(look.lang), "")?;
        reason = match asked {
            Reply::Given(words) if !words.trim().is_empty() => Some(words.trim().to_owned()),
            _ => None,
        };
    }
    if args.reject && reason.is_none() {
        return Err(Problem::usage(say::reason_needed()).into());
    }
    if reason.as_ref().is_some_and(|reason| reason.chars().any(is_unsafe)) {
        return Err(Problem::usage(say::reason_unsafe()).into());
    }
    if reason.as_ref().is_some_and(|reason| crate::model::secrets::holds_secret("reason", reason)) {
        return Err(Problem::usage(commands_say::secret_in_note()).into());
    }
    if (args.typed.is_some() || args.paper.is_some()) && !person.keys.is_empty() {
        let problem = Problem::usage(say::words_of_a_key_holder(&person.name));
        return Err(problem.hint(say::words_of_a_key_holder_hint()).into());
    }
    let by_words = args.typed.is_some() || args.paper.is_some();
    let enters = if by_words { other_at_hand(loaded, person) } else { None };
    Ok(Asked {
        // Whoever is asked sees the decision before the yes; a script must say that it means it.
        with_reservations: context.interactive
            || args.with_reservations
            || args.reserve_all
            || !args.reserve.is_empty(),
        reason,
        scan: args.paper.as_ref().map(|path| read_scan(&context.folder.join(path))).transpose()?,
        by_key: args.typed.is_none() && args.paper.is_none() && !person.keys.is_empty(),
        entered_by: enters.map_or_else(|| person.id.clone(), |other| other.id),
    })
}

/// The ending and the bytes of a scan.
fn read_scan(path: &Path) -> Result<(String, Vec<u8>)> {
    let shown = path.display().to_string();
    let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
    let Some(ending) = ending.filter(|ending| SCANS.contains(&ending.as_str())) else {
        return Err(Problem::usage(say::no_scan(shown, words::name_list(&SCANS))).into());
    };
    let cannot = |error: std::io::Error| Problem::usage(say::scan_unreadable(&shown, error));
    let file = File::open(path).map_err(cannot)?;
    let length = file.metadata().map_err(cannot)?.len();
    if length == 0 || length > LARGEST_SCAN {
        return Err(Problem::usage(say::scan_size(shown, LARGEST_SCAN / 1024 / 1024)).into());
    }
    let mut bytes = Vec::new();
    file.take(LARGEST_SCAN + 1).read_to_end(&mut bytes).map_err(cannot)?;
    Ok((ending, bytes))
}

/// Asks whether to sign: by a yes or no, or by having name and digest typed.
pub(super) fn confirm(
    args: &SignArgs,
    person: &Person,
    with: &With,
    plan: &Plan,
    look: Look,
    context: &mut Context<'_>,
) -> Result<Confirmed> {
    let prefix = first_digits(&plan.frozen.digest);
    if matches!(with, With::Typed) {
        let words = args.typed.as_deref().map(str::trim).filter(|words| !words.is_empty());
        match words {
            Some(words) if words != format!("{} {prefix}", person.name) => {
                let problem = Problem::usage(say::typed_form(&person.name, "…"));
                return Err(problem.hint(say::typed_form_hint()).into());
            }
            Some(_) => {}
            None if context.interactive => return ask_typed(person, &prefix, look, context),
            None => {
                let problem = Problem::usage(say::typed_form(&person.name, "…"));
                return Err(problem.hint(say::typed_form_hint()).into());
            }
        }
    }
    if args.yes {
        return Ok(Confirmed::Yes);
    }
    if !context.interactive {
        return Err(Problem::usage(say::not_confirmed()).hint(say::say_yes()).into());
    }
    let question = say::confirm(decision(plan.decision, person.party), visible_line(&person.name));
    Ok(match context.ui.confirm(question.of(look.lang), false)? {
        Reply::Given(true) => Confirmed::Yes,
        Reply::Given(false) | Reply::Back => Confirmed::No,
    })
}

/// Has name and digest typed until they are right; going back is a no.
fn ask_typed(person: &Person, prefix: &str, look: Look, context: &mut Context<'_>) -> Result<Confirmed> {
    context.remark(&say::typed_intro(), None)?;
    for (question, wanted) in [
        (say::typed_name_question(visible_line(&person.name)), person.name.as_str()),
        (say::typed_digest_question(), prefix),
    ] {
        loop {
            match context.ui.text(question.of(look.lang), "")? {
                Reply::Given(words) if words.trim() == wanted.trim() => break,
                Reply::Given(_) => context.remark(&say::typed_wrong(), None)?,
                Reply::Back => return Ok(Confirmed::No),
            }
        }
    }
    Ok(Confirmed::Yes)
}
