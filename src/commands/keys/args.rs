//! The arguments of `handover keys`.

use super::offering::people_and_addresses;
use crate::arguments::completing;
use crate::arguments::format::FormatArgs;
use crate::context::writing::ToldArgs;
use clap::{Args, Subcommand, ValueHint};
use clap_complete::ArgValueCompleter;

/// Arguments of `handover keys`.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct KeysArgs {
    /// What to do instead of listing them
    #[command(subcommand)]
    pub command: Option<KeysCommand>,
    /// How the list is written.
    #[command(flatten)]
    pub list: FormatArgs,
}

/// What `handover keys` can do.
#[derive(Debug, Subcommand)]
pub enum KeysCommand {
    /// List the keys that you have seen and confirmed
    List(FormatArgs),
    /// Put a public key of a person into the project file, so that it may sign for them
    Add(KeysAddArgs),
    /// Take a key for that of a person, after you have compared its fingerprint over another channel
    Confirm(KeysConfirmArgs),
    /// Forget a key that was lost, or confirmed by mistake
    Forget(KeysForgetArgs),
}

/// Arguments of `handover keys add`.
#[derive(Debug, Args)]
pub struct KeysAddArgs {
    /// Whose key [default: yours]
    #[arg(value_name = "PERSON", add = ArgValueCompleter::new(completing::people))]
    pub person: Option<String>,
    /// The key: a file in which it or its private half is, or its line [default: the one in the agent or in ~/.ssh]
    #[arg(value_name = "FILE|KEY", value_hint = ValueHint::FilePath)]
    pub file: Option<String>,
    /// Do not ask before changing what is another party's to decide
    #[arg(long)]
    pub yes: bool,
    /// How it is told what was written.
    #[command(flatten)]
    pub told: ToldArgs,
}

/// Arguments of `handover keys confirm`.
#[derive(Debug, Args)]
pub struct KeysConfirmArgs {
    /// Whose key: an id of the project, a name or a mail address
    #[arg(value_name = "PERSON", add = ArgValueCompleter::new(people_and_addresses))]
    pub person: String,
    /// The fingerprint as the person told it, or the line of the public key that you were given
    #[arg(long, value_name = "FINGERPRINT")]
    pub fingerprint: Option<String>,
    /// Do not ask: the fingerprint was compared
    #[arg(long)]
    pub yes: bool,
}

/// Arguments of `handover keys forget`.
#[derive(Debug, Args)]
pub struct KeysForgetArgs {
    /// Whose key: a name or a mail address
    #[arg(value_name = "PERSON", add = ArgValueCompleter::new(people_and_addresses))]
    pub person: String,
    /// Which key, where the person has several
    #[arg(long, value_name = "FINGERPRINT")]
    pub fingerprint: Option<String>,
    /// Do not ask
    #[arg(long)]
    pub yes: bool,
}
