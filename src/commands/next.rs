//! `handover next`: what to do now, per person, the most useful first.

use crate::arguments::completing;
use crate::arguments::filtering::FilterArgs;
use crate::arguments::format::FormatArgs;
use crate::context::Context;
use crate::context::acting::onlooker;
use crate::context::writing::Form;
use crate::edits::pick::pick_person;
use crate::files::load::Loaded;
use crate::history;
use crate::model::party::Party;
use crate::model::project::Person;
use crate::report::next::{Asker, next_report};
use crate::report::unsigned::ToSign;
use crate::screen::message::render_message;
use crate::screen::next::render_next;
use crate::text::exit::Exit;
use crate::text::json::render_json;
use anyhow::Result;
use clap::{Args, ValueEnum};
use clap_complete::ArgValueCompleter;

/// Arguments of `handover next`.
#[derive(Debug, Args)]
pub struct NextArgs {
    /// Who is asking: a person's id, name or address; only what waits on them is shown
    #[arg(long = "as", value_name = "PERSON", add = ArgValueCompleter::new(completing::people), conflicts_with = "party")]
    pub acting: Option<String>,
    /// Only what waits on this party
    #[arg(long, value_name = "PARTY")]
    pub party: Option<PartyName>,
    /// Also what waits on somebody else
    #[arg(long, conflicts_with = "party")]
    pub all: bool,
    /// Which items are told.
    #[command(flatten)]
    pub filter: FilterArgs,
    /// A message to be pasted into a chat: what waits on the other side, and the command that answers it
    #[arg(long, conflicts_with_all = ["party", "all", "format"])]
    pub message: bool,
    /// Whom the message is for: a person or a party [default: the other side of whoever asks]
    #[arg(long = "for", value_name = "PERSON|PARTY", requires = "message", add = ArgValueCompleter::new(completing::people_and_parties))]
    pub whom: Option<String>,
    /// At most so many for each person [default: 5 in the table, 10 in a message]
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// How it is written.
    #[command(flatten)]
    pub format: FormatArgs,
}

/// One of the parties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PartyName {
    /// Hands over.
    #[value(alias = "移交方")]
    Giver,
    /// Takes over.
    #[value(alias = "接收方")]
    Receiver,
    /// Watches.
    #[value(alias = "监交方")]
    Witness,
}

/// How many acts of a person are shown to people.
const FEW: usize = 5;

/// How many stand in a message.
const IN_MESSAGE: usize = 10;

/// Runs `handover next`.
///
/// # Errors
///
/// When there is no project, or nobody in it has the id that was given.
pub fn run(args: NextArgs, context: &mut Context<'_>) -> Result<Exit> {
    let (loaded, to_sign) = context.open_signed()?;
    let look = context.look();
    let you = onlooker(&loaded, args.acting.as_deref(), context)?;
    if args.message {
        return message(&loaded, &to_sign, &args, you, context);
    }
    let party = args.party.map(|party| match party {
        PartyName::Giver => Party::Giver,
        PartyName::Receiver => Party::Receiver,
        PartyName::Witness => Party::Witness,
    });
    // Who asks about the other party is not one of those who are told.
    let you = you.filter(|you| party.is_none_or(|party| you.party == party));
    let only_you = you.is_some() && party.is_none() && !args.all;
    let asker = Asker { you, only_you, party };
    let picked = args.filter.picked(&loaded.view)?;
    let mut report = next_report(&loaded.view, &to_sign, (&asker, &picked), look.lang);
    let text = match args.format.form {
        Form::Text => {
            report.limit(args.limit.unwrap_or(FEW));
            render_next(&loaded.view, &report, &asker, look)
        }
        Form::Json => {
            args.limit.into_iter().for_each(|limit| report.limit(limit));
            report.name(&loaded.view);
            render_json(&report)?
        }
    };
    context.out.push_str(&text);
    Ok(context.tell_unreadable(&loaded))
}

/// Prints what waits on somebody, for them to read elsewhere.
fn message(
    loaded: &Loaded,
    to_sign: &[ToSign],
    args: &NextArgs,
    you: Option<Person>,
    context: &mut Context<'_>,
) -> Result<Exit> {
    let project = &loaded.view.project;
    let asker = match &args.whom {
        Some(word) => match Party::parse(word).filter(|_| project.person(word).is_none()) {
            Some(party) => Asker { party: Some(party), ..Asker::default() },
            None => Asker { you: Some(pick_person(project, word)?.clone()), only_you: true, party: None },
        },
        None => Asker { party: you.and_then(|you| you.party.counterpart()), ..Asker::default() },
    };
    let (picked, lang) = (args.filter.picked(&loaded.view)?, context.lang());
    let mut report = next_report(&loaded.view, to_sign, (&asker, &picked), lang);
    report.limit(args.limit.unwrap_or(IN_MESSAGE));
    let pulls = history::has_remote(&loaded.root);
    context.out.push_str(&render_message(&loaded.view, &report, &asker, pulls, lang));
    Ok(context.tell_unreadable(loaded))
}
