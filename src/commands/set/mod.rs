//! `handover set`: fields of items, people and sign-offs, milestones and settings of the project, each in its own line of its file.

mod item;
mod listed;
mod project;
mod telling;

use crate::arguments::completing;
use crate::context::Context;
use crate::context::changing;
use crate::context::writing::ToldArgs;
use crate::edits::fields::given_fields;
use crate::text::exit::Exit;
use crate::text::problem::Problem;
use crate::text::say::editing as say;
use anyhow::Result;
use clap::Args;
use clap_complete::ArgValueCompleter;
use listed::Listed;

/// Arguments of `handover set`.
#[derive(Debug, Args)]
pub struct SetArgs {
    /// An item, then one or several fields with their values; an empty value takes the field out. In the place of an item:
    /// people/lin, or signoff/close, which is added with its signers=lin,chen. Without one: a milestone such as
    /// cutover=2026-12-07 (milestones.trial=2026-12-14 adds one), or title, language, timezone, giver, receiver, witness
    #[arg(value_name = "ITEM FIELD=VALUE…", required = true, add = ArgValueCompleter::new(completing::item_then_fields))]
    pub words: Vec<String>,
    /// Do not ask before moving a milestone, or changing what is another party's to decide
    #[arg(long)]
    pub yes: bool,
    /// How it is told what was written.
    #[command(flatten)]
    pub told: ToldArgs,
}

/// Runs `handover set`.
///
/// # Errors
///
/// When a field is not known, a value is none of its field, or the change would make the project wrong; nothing has
/// changed then.
pub fn run(args: SetArgs, context: &mut Context<'_>) -> Result<Exit> {
    let (store, mut loaded) = changing::open(context)?;
    let split = args.words.iter().position(|word| word.contains('=')).unwrap_or(args.words.len());
    let (names, fields) = args.words.split_at(split);
    if fields.is_empty() {
        return Err(Problem::usage(say::set_what()).into());
    }
    let fields = given_fields(fields)?;
    if let [name] = names
        && let Some(listed) = Listed::find(&loaded.view.project, name)?
    {
        return listed::set(&store, &mut loaded, &listed, &fields, args.yes, context);
    }
    match names.is_empty() {
        true => project::set(&store, &loaded, &fields, args.yes, context),
        false => item::set(&store, &loaded, names, &fields, context),
    }
}
