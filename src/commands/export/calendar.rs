//! `handover export ics`: dues and meetings as a calendar.

use crate::arguments::completing;
use crate::arguments::filtering::FilterArgs;
use crate::arguments::target::TargetArgs;
use crate::context::Context;
use crate::edits::pick::pick_person;
use crate::exchange::calendar::render_calendar;
use crate::model::list::ItemAt;
use crate::model::project::Person;
use crate::model::view::View;
use crate::text::exit::Exit;
use crate::text::say::export as say;
use anyhow::Result;
use clap::Args;
use clap_complete::ArgValueCompleter;

/// Arguments of `handover export ics`.
#[derive(Debug, Args)]
pub struct CalendarArgs {
    /// Only what this person owns or is asked for: a person's id, name or address
    #[arg(long = "for", value_name = "PERSON", add = ArgValueCompleter::new(completing::people))]
    pub whom: Option<String>,
    /// Which items.
    #[command(flatten)]
    pub filter: FilterArgs,
    /// Where it goes.
    #[command(flatten)]
    pub target: TargetArgs,
}

/// Runs `handover export ics`.
///
/// # Errors
///
/// When there is no project or no such person, a filter names nothing, or the output cannot be written.
pub(super) fn run(args: CalendarArgs, context: &mut Context<'_>) -> Result<Exit> {
    let loaded = context.open()?;
    loaded.require_readable()?;
    let view = &loaded.view;
    let whom = args.whom.as_deref().map(|word| pick_person(&view.project, word)).transpose()?;
    let picked = args.filter.picked(view)?;
    let wanted = |at| picked.has(at) && whom.is_none_or(|person| has_to_do(view, at, person));
    let (text, left_out) = render_calendar(view, wanted, context.lang());
    args.target.put(text.into_bytes(), context)?;
    if left_out > 0 {
        context.note(&say::rounds_left_out(left_out));
    }
    Ok(Exit::Fine)
}

/// Whether a person owns an item, or an act on it is asked of them.
fn has_to_do(view: &View, at: ItemAt, person: &Person) -> bool {
    let people = &view.project.people;
    let Some(place) = people.at(&person.id) else { return false };
    let owns = view.project.items[at].owner.iter().any(|owner| people.means(owner, place));
    owns || view.standings[at].nexts().any(|next| people.is_asked(&next.asked, place))
}
