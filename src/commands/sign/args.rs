//! The arguments of `handover sign`.

use crate::arguments::completing;
use crate::context::writing::ToldArgs;
use clap::Args;
use clap_complete::ArgValueCompleter;
use std::path::PathBuf;

/// Arguments of `handover sign`.
#[derive(Debug, Args)]
pub struct SignArgs {
    /// The stage to sign, such as cutover
    #[arg(value_name = "STAGE", add = ArgValueCompleter::new(completing::stages))]
    pub stage: String,
    /// Who signs: a person's id, name or address
    #[arg(long = "as", value_name = "PERSON", add = ArgValueCompleter::new(completing::people))]
    pub acting: Option<String>,
    /// The key to sign with: a private key file, or a public one whose private half is in the agent
    /// [default: a listed key in the agent, else in ~/.ssh]
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub key: Option<PathBuf>,
    /// Sign although items are open; each becomes a reservation, with a day and a person
    #[arg(long)]
    pub with_reservations: bool,
    /// An open item to reserve; its --fix-by, --person and --note follow in the same order
    #[arg(long, value_name = "ITEM", conflicts_with = "reserve_all", add = ArgValueCompleter::new(completing::items))]
    pub reserve: Vec<String>,
    /// Reserve every open item that is not reserved yet
    #[arg(long)]
    pub reserve_all: bool,
    /// Until when a reserved item is seen to: a day after the stage; one for each --reserve, or one for all
    #[arg(long, value_name = "DAY")]
    pub fix_by: Vec<String>,
    /// Who sees to a reserved item: a person's id, name or address; one for each --reserve, or one for all
    #[arg(long, value_name = "PERSON", add = ArgValueCompleter::new(completing::people))]
    pub person: Vec<String>,
    /// What there is to say about a reserved item; one for each --reserve, or one for all
    #[arg(long, value_name = "TEXT")]
    pub note: Vec<String>,
    /// Reject the handover as it stands; the record of that is kept too
    #[arg(long, conflicts_with_all = ["with_reservations", "reserve", "reserve_all"])]
    pub reject: bool,
    /// Why it is rejected
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
    /// Confirm by typing your name and the first 16 characters of the digest, without a key
    #[arg(long, value_name = "NAME DIGEST", num_args = 0..=1, default_missing_value = "", conflicts_with = "key")]
    pub typed: Option<String>,
    /// Enter what was signed on paper: the scan of it, as PDF or picture
    #[arg(long, value_name = "SCAN", value_hint = clap::ValueHint::FilePath, conflicts_with_all = ["key", "typed"])]
    pub paper: Option<PathBuf>,
    /// Sign although files that the record binds are not in git as they stand here
    #[arg(long)]
    pub allow_dirty: bool,
    /// Sign without being asked
    #[arg(long)]
    pub yes: bool,
    /// How it is told what was written.
    #[command(flatten)]
    pub told: ToldArgs,
}

/// What the signer wants to say.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Asked {
    /// Whether open items are accepted as reservations.
    pub(super) with_reservations: bool,
    /// Why it is rejected, if it is.
    pub(super) reason: Option<String>,
    /// The scan of the paper that was signed: its ending and its bytes.
    pub(super) scan: Option<(String, Vec<u8>)>,
    /// Whether a key signs.
    pub(super) by_key: bool,
    /// Id of the person who enters it for the signer, where no key signs.
    pub(super) entered_by: String,
}
