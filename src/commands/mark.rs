//! `handover mark`: records acts without asking, all of them or none.

use crate::acts::wanted::Wanted;
use crate::arguments::completing;
use crate::context::Context;
use crate::context::acting::{entering, who_acts};
use crate::context::outside::left_outside;
use crate::context::recording::record_told;
use crate::context::stale::stale_notes;
use crate::context::writing::ToldArgs;
use crate::edits::pick::{pick_act, pick_person, pick_rounds};
use crate::model::clock;
use crate::model::day;
use crate::model::view::View;
use crate::text::exit::Exit;
use crate::text::problem::Problem;
use crate::text::say::{commands as say, findings as findings_say};
use anyhow::Result;
use chrono::{DateTime, FixedOffset};
use clap::{Args, ValueHint};
use clap_complete::ArgValueCompleter;

/// Arguments of `handover mark`.
#[derive(Debug, Args)]
pub struct MarkArgs {
    /// One or several items, then what was done: a step such as `granted`, or rejected, waived, blocked, unblocked, noted, reserved, undone, reopened
    #[arg(value_name = "ITEM… DID", num_args = 2.., required = true, add = ArgValueCompleter::new(completing::items_then_act))]
    pub words: Vec<String>,
    /// Who did it: a person's id, name or address
    #[arg(long = "as", value_name = "PERSON", add = ArgValueCompleter::new(completing::people))]
    pub acting: Option<String>,
    /// What there is to say about it
    #[arg(long)]
    pub note: Option<String>,
    /// What was measured, counted or scored, for a step that asks for it: 38, "61 %", yes
    #[arg(long, value_name = "VALUE", allow_negative_numbers = true, add = ArgValueCompleter::new(completing::values))]
    pub value: Option<String>,
    /// Of a reservation: until when it is seen to, a day after the stage
    #[arg(long, value_name = "DAY")]
    pub fix_by: Option<String>,
    /// Of a reservation: who sees to it
    #[arg(long, value_name = "PERSON", add = ArgValueCompleter::new(completing::people))]
    pub person: Option<String>,
    /// A file, folder or web address that shows it; may be given several times. Files are hashed now; of a
    /// folder, a list of its files for `sha256sum -c` goes to evidence/
    #[arg(long, value_name = "FILE|FOLDER|URL", value_hint = ValueHint::AnyPath)]
    pub evidence: Vec<String>,
    /// Copy evidence that lies outside the project into evidence/ [default: name it by its whole path]
    #[arg(long, requires = "evidence")]
    pub copy: bool,
    /// Do not ask whether you enter it for somebody of another party: you do
    #[arg(long)]
    pub yes: bool,
    /// When it was done: "2026-11-19 10:00", yesterday; of a day alone, its noon [default: now]
    #[arg(long, value_name = "TIME")]
    pub at: Option<String>,
    /// How it is told what was written.
    #[command(flatten)]
    pub told: ToldArgs,
}

/// Runs `handover mark`.
///
/// # Errors
///
/// When a rule does not allow the act, or it cannot be written; nothing has changed then.
pub fn run(args: MarkArgs, context: &mut Context<'_>) -> Result<Exit> {
    let loaded = context.open()?;
    let look = context.look();
    loaded.require_readable()?;
    let (did, names) = args.words.split_last().ok_or_else(|| Problem::usage(say::mark_what()))?;
    let project = &loaded.view.project;
    // Before anybody is asked who acts: the answer would be in vain.
    let items = pick_rounds(project, names)?;
    let did = &*pick_act(project, items.iter().map(|(at, _)| *at), did)?;
    let seer =
        args.person.as_deref().map(|word| pick_person(project, word)).transpose()?.map(|person| person.id.clone());
    let person = who_acts(&loaded, args.acting.as_deref(), look, context)?;
    let entered_by = entering(&loaded, &person, args.yes, look, context)?;
    for note in stale_notes(&loaded.root, did, items.iter().map(|(at, _)| &project.items[*at])) {
        context.note(&note);
    }
    let folder = context.folder.clone();
    let wanted = Wanted {
        items: items.iter().map(|(at, round)| (project.items[*at].name.clone(), *round)).collect(),
        by: &person.id,
        entered_by,
        did,
        value: args.value,
        note: args.note,
        fix_by: args.fix_by.as_deref().map(|text| loaded.view.plain_day(text)),
        person: seer,
        targets: args.evidence,
        opened: Vec::new(),
        copy: args.copy,
        folder: &folder,
        lang: look.lang,
        at: args.at.as_deref().map(|text| parse_time(text, &loaded.view)).transpose()?,
    };
    let acts = record_told(loaded, wanted, &person, false, say::nothing_recorded(), context)?;
    left_outside(&acts).iter().for_each(|note| context.note(note));
    Ok(Exit::Fine)
}

fn parse_time(text: &str, view: &View) -> Result<DateTime<FixedOffset>> {
    let text = text.trim();
    let moment = day::typed_moment(text, view.zone, &view.now).map_err(|fault| match fault {
        _ if clock::has_leap_second(text) => Problem::usage(say::bad_at(text)).hint(findings_say::bad_time_advice()),
        fault => fault.refusal(text, say::bad_at(text)),
    })?;
    if clock::is_ahead(&moment, &view.now) {
        return Err(Problem::usage(say::at_in_future(text)).into());
    }
    Ok(moment)
}
