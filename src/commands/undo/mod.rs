//! `handover undo`: takes back what a person recorded last, by an act that says so.

mod import;

use crate::acts::undo::{acted_since, newest, told};
use crate::acts::wanted::Wanted;
use crate::arguments::completing;
use crate::context::Context;
use crate::context::acting::{entering, who_acts};
use crate::context::changing::agree;
use crate::context::recording::record_told;
use crate::context::stale::stale_notes;
use crate::context::writing::ToldArgs;
use crate::edits::pick::pick_rounds;
use crate::files::load::Loaded;
use crate::model::item::ItemName;
use crate::model::list::ItemAt;
use crate::model::project::Person;
use crate::model::undone::UNDONE;
use crate::text::Text;
use crate::text::exit::Exit;
use crate::text::look::{Look, wrap};
use crate::text::problem::Problem;
use crate::text::say::{commands as commands_say, undo as say, words};
use crate::text::visible::visible_line;
use anyhow::Result;
use clap::Args;
use clap_complete::ArgValueCompleter;

/// Arguments of `handover undo`.
#[derive(Debug, Args)]
pub struct UndoArgs {
    /// Take back your newest act on these items [default: your newest in the whole project, shown and confirmed first]
    #[arg(value_name = "ITEM", add = ArgValueCompleter::new(completing::items))]
    pub items: Vec<String>,
    /// Who takes it back: a person's id, name or address
    #[arg(long = "as", value_name = "PERSON", add = ArgValueCompleter::new(completing::people))]
    pub acting: Option<String>,
    /// Take back the whole last import, as far as nothing was recorded on its items since
    #[arg(long, conflicts_with_all = ["items", "acting"])]
    pub import: bool,
    /// Do not ask: take it back
    #[arg(long)]
    pub yes: bool,
    /// How it is told what was written.
    #[command(flatten)]
    pub told: ToldArgs,
}

/// Runs `handover undo`.
///
/// # Errors
///
/// When there is nothing to take back, somebody else has acted on it since, or it is not confirmed; nothing has
/// changed then.
pub fn run(args: UndoArgs, context: &mut Context<'_>) -> Result<Exit> {
    if args.import {
        return import::run(args.yes, context);
    }
    let loaded = context.open()?;
    let look = context.look();
    loaded.require_readable()?;
    // Before anybody is asked who acts: the answer would be in vain.
    let named = pick_rounds(&loaded.view.project, &args.items)?;
    let person = who_acts(&loaded, args.acting.as_deref(), look, context)?;
    let meant: Vec<(ItemAt, Option<u32>)> = match named.is_empty() {
        true => newest(&loaded.view, &person.id).into_iter().map(|(item, _)| (item, None)).collect(),
        false => named.clone(),
    };
    if let Some(refused) = refusal(&loaded, &person, &meant) {
        return Err(refused.into());
    }
    let entered_by = entering(&loaded, &person, args.yes, look, context)?;
    if named.is_empty() && !args.yes {
        confirm(&loaded, &person, &meant, look, context)?;
    }
    let items = &loaded.view.project.items;
    for note in stale_notes(&loaded.root, UNDONE, meant.iter().map(|(at, _)| &items[*at])) {
        context.note(&note);
    }
    let names: Vec<(ItemName, Option<u32>)> =
        meant.iter().map(|(at, round)| (items[*at].name.clone(), *round)).collect();
    let folder = context.folder.clone();
    let wanted =
        Wanted { items: names, entered_by, folder: &folder, lang: look.lang, ..Wanted::new(&person.id, UNDONE) };
    record_told(loaded, wanted, &person, true, say::kept(), context)?;
    Ok(Exit::Fine)
}

/// Why nothing is taken back, with what to do instead: nothing is there, or somebody else has acted since.
fn refusal(loaded: &Loaded, person: &Person, meant: &[(ItemAt, Option<u32>)]) -> Option<Problem> {
    let view = &loaded.view;
    if meant.is_empty() {
        return Some(Problem::usage(say::none_of(&person.name)).hint(say::none_of_hint()));
    }
    meant.iter().find_map(|(item, round)| {
        let name = view.project.items[*item].name.to_string();
        if view.newest_of(*item, &person.id, *round).is_none() {
            return Some(Problem::usage(say::none_on(&person.name, name)).hint(say::none_of_hint()));
        }
        let since = acted_since(view, *item, &person.id, *round)?;
        let why = commands_say::refused_act(&name, since);
        Some(Problem::usage(why).hint(say::reopen_instead(name)))
    })
}

/// So many acts are shown one by one before they are taken back.
const TOLD: usize = 20;

/// Shows what would be taken back, and asks.
///
/// # Errors
///
/// When it is not confirmed, or nobody can be asked.
fn confirm(
    loaded: &Loaded,
    person: &Person,
    meant: &[(ItemAt, Option<u32>)],
    look: Look,
    context: &mut Context<'_>,
) -> Result<()> {
    let view = &loaded.view;
    let acts =
        meant.iter().filter_map(|(item, round)| Some(told(view, *item, view.newest_of(*item, &person.id, *round)?)));
    let acts: Vec<Text> = acts.collect();
    let told = say::takes_back(Text::per_lang(|lang| {
        let more = acts.len().saturating_sub(TOLD);
        let more = (more > 0).then(|| words::more(more));
        let lines = acts.iter().take(TOLD).chain(&more);
        let lines = lines.flat_map(|act| wrap(&visible_line(act.of(lang)), look.width - 2));
        lines.map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
    }));
    let unasked = Problem::usage(say::say_yes(Text::per_lang(|lang| {
        words::short_list(acts.iter().map(|act| act.of(lang).to_owned()), lang)
    })));
    agree(&format!("{}\n", told.of(look.lang)), &say::question(), unasked, say::kept(), context)
}
