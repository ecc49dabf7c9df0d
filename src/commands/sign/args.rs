//! The arguments of `handover sign`.

use crate::commands::completing;
use clap::Args;
use clap_complete::ArgValueCompleter;
use std::path::PathBuf;

/// Arguments of `handover sign`.
#[derive(Debug, Args)]
pub struct SignArgs {
    /// The stage to sign, such as cutover
    #[arg(value_name = "STAGE", add = ArgValueCompleter::new(completing::stages))]
    pub stage: String,
    /// Who signs (a person's id)
    #[arg(long = "as", value_name = "PERSON", add = ArgValueCompleter::new(completing::people))]
    pub acting: Option<String>,
    /// The key to sign with: a private key file, or a public one whose private half is in the agent
    /// [default: a listed key in the agent, else in ~/.ssh]
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub key: Option<PathBuf>,
    /// Accept although items are open; they become the list of reservations
    #[arg(long)]
    pub with_reservations: bool,
    /// Reject the handover as it stands; the record of that is kept too
    #[arg(long, conflicts_with = "with_reservations")]
    pub reject: bool,
    /// Why it is rejected
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
    /// Confirm by typing your name and the first 8 characters of the digest, without a key
    #[arg(long, value_name = "NAME DIGEST", num_args = 0..=1, default_missing_value = "")]
    pub typed: Option<String>,
    /// Sign without being asked
    #[arg(long)]
    pub yes: bool,
}
