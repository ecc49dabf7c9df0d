//! `handover import accounts`: the user list of a system, an item for each account that has none yet.
//!
//! The list itself becomes an item to be read, which names every account on it: so that it can be told at any time which
//! of them no item is about.

use super::args::{AccountsArgs, consent};
use super::lists::shown;
use super::reading::{RawList, maps, require_items, understand_accounts};
use super::source;
use super::writing::Offer;
use crate::context::Context;
use crate::context::changing;
use crate::exchange::accounts::{Accounts, KIND, accounts, lacks_system, part};
use crate::exchange::planned::{Planner, Ticks};
use crate::exchange::understood::Understood;
use crate::files::load::Loaded;
use crate::model::kinds::values::trimmed;
use crate::model::kinds::{built_in, values};
use crate::model::lookup;
use crate::screen::importing::render_imported;
use crate::screen::ui::Reply;
use crate::text::Lang;
use crate::text::exit::Exit;
use crate::text::problem::Problem;
use crate::text::say::importing as say;
use anyhow::Result;

/// Runs `handover import accounts`.
///
/// # Errors
///
/// When the list cannot be read, nobody says which system it is of, it is not agreed to, or the project cannot be written.
pub(super) fn run(args: AccountsArgs, context: &mut Context<'_>) -> Result<Exit> {
    let list = RawList::of(&source::read(&args.file)?, args.from)?;
    let (store, loaded) = changing::open_to_ask(context)?;
    let Some(kind) = built_in(KIND).cloned() else { return Ok(Exit::Fine) };
    let action = action_called(&args.action)?;
    let list = understand_accounts(list, kind.clone(), maps(&args.maps)?, &loaded)?;
    require_items(&list)?;
    let system = match args.system.as_deref().and_then(trimmed) {
        Some(system) => system.to_owned(),
        None if lacks_system(&list.found) => ask_system(&list.name, context)?,
        None => String::new(),
    };
    let found = accounts(&list.found, &system, &action, &loaded.view.project);
    let lang = loaded.view.project.lang().unwrap_or(Lang::DEFAULT);
    let title = |of: &Accounts| say::accounts_of(&of.system).of(lang).to_owned();
    let mut planner = Planner::new(&loaded, lang);
    let needed = found.iter().filter(|of| !of.missing.is_empty() || planner.list_of(&of.system).is_none());
    let parts = needed.map(|of| part(of, title(of), &kind)).collect();
    let fates = list.found.fates.clone();
    let (columns, units) = (list.found.columns.clone(), list.found.units.clone());
    let understood = Understood { parts, fates, columns, units, guessed: Vec::new() };
    let mut planned = planner.plan(&understood, &list.stem, &Ticks::Details, |unit| list.place(unit, false));
    for of in &found {
        planner.user_list(of, &from_where(&list.name, &list.digest, &loaded, lang), &mut planned);
    }
    let text = render_imported(&[shown(&list, &planned)], context.look());
    let offer = Offer::of(&loaded, vec![planned], text, context)?;
    offer.write(store, &loaded, None, consent(args.yes, args.dry_run), context)
}

fn from_where(name: &str, digest: &str, loaded: &Loaded, lang: Lang) -> String {
    say::user_list_from(name, loaded.view.today().to_string(), digest).of(lang).to_owned()
}

/// What is done with the accounts, by its word in either language.
fn action_called(word: &str) -> Result<String> {
    let choices = built_in(KIND).and_then(|kind| kind.field("action")).map(|field| field.choices.clone());
    let choices = choices.unwrap_or_default();
    let known = values::choice(lookup::choice(&choices, word), &choices);
    Ok(known.map_err(|fault| Problem::usage(fault.message("action", word)))?.to_owned())
}

fn ask_system(name: &str, context: &mut Context<'_>) -> Result<String> {
    let unsaid = || Problem::usage(say::no_system(name)).hint(say::no_system_hint());
    if !context.interactive {
        return Err(unsaid().into());
    }
    let question = say::which_system();
    match context.ui.text(question.of(context.lang()), "")? {
        Reply::Given(system) if trimmed(&system).is_some() => Ok(system.trim().to_owned()),
        Reply::Given(_) | Reply::Back => Err(unsaid().into()),
    }
}
