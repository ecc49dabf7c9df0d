//! The arguments of `handover people`.

use crate::arguments::completing;
use crate::arguments::format::FormatArgs;
use crate::context::writing::ToldArgs;
use clap::{Args, Subcommand, ValueHint};
use clap_complete::ArgValueCompleter;

/// Arguments of `handover people`.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct PeopleArgs {
    /// What to do instead of listing them
    #[command(subcommand)]
    pub command: Option<PeopleCommand>,
    /// How the list is written.
    #[command(flatten)]
    pub list: FormatArgs,
}

/// What `handover people` can do.
#[derive(Debug, Subcommand)]
pub enum PeopleCommand {
    /// List the people of the project
    List(FormatArgs),
    /// Add a person to the project file
    Add(PeopleAddArgs),
    /// Let one person take another's place from now on; what was done stays the other's
    Replace(PeopleReplaceArgs),
}

/// Arguments of `handover people add`.
#[derive(Debug, Args)]
pub struct PeopleAddArgs {
    /// A short name, which logs will use
    #[arg(value_name = "ID")]
    pub id: String,
    /// The name as people read it
    #[arg(value_name = "NAME")]
    pub name: String,
    /// For which party they act: giver, receiver or witness
    #[arg(long, value_name = "PARTY")]
    pub party: String,
    /// What they are in that party, in the words by which items name their owners; may be given several times
    #[arg(long, value_name = "ROLE", value_delimiter = ',')]
    pub role: Vec<String>,
    /// The mail address that git knows them by
    #[arg(long, value_name = "ADDRESS")]
    pub email: Option<String>,
    /// A public key that may sign for them: its line, or the file it is in; may be given several times
    #[arg(long, value_name = "KEY|FILE", value_hint = ValueHint::FilePath)]
    pub key: Vec<String>,
    /// Do not ask: for another party, or with a role that is nearly another
    #[arg(long)]
    pub yes: bool,
    /// How it is told what was written.
    #[command(flatten)]
    pub told: ToldArgs,
}

/// Arguments of `handover people replace`.
#[derive(Debug, Args)]
pub struct PeopleReplaceArgs {
    /// Who leaves
    #[arg(value_name = "OLD", add = ArgValueCompleter::new(completing::people))]
    pub old: String,
    /// Who takes over, of the same party
    #[arg(value_name = "NEW", add = ArgValueCompleter::new(completing::people))]
    pub new: String,
    /// Do not ask before changing what is another party's to decide
    #[arg(long)]
    pub yes: bool,
    /// How it is told what was written.
    #[command(flatten)]
    pub told: ToldArgs,
}
