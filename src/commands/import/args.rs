//! The arguments of `handover import`.

use crate::arguments::completing;
use crate::context::proposing::Consent;
use crate::context::writing::ToldArgs;
use crate::exchange::reading::ListFormat;
use clap::{Args, Subcommand, ValueHint};
use clap_complete::ArgValueCompleter;
use std::path::PathBuf;

/// Arguments of `handover import`.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct ImportArgs {
    /// Which other thing is brought in
    #[command(subcommand)]
    pub what: Option<What>,
    /// What comes in: lists in Markdown, CSV, XLSX or HTML, or answers that somebody saved on a page; - is standard input
    #[arg(value_name = "FILE", required = true, value_hint = ValueHint::FilePath)]
    pub files: Vec<PathBuf>,
    /// The kind of all sections, such as permissions, or TITLE=KIND for one; may be given several times [default: told by
    /// headings and columns]
    #[arg(long = "section", value_name = "KIND", add = ArgValueCompleter::new(completing::sections))]
    pub sections: Vec<String>,
    /// What a column holds, by its heading, letter or number: a field, or one of title, section, done, order, extra, skip; may
    /// be given several times
    #[arg(long = "map", value_name = "COLUMN=FIELD")]
    pub maps: Vec<String>,
    /// The tables have no row that heads their columns: the first row is an item too
    #[arg(long)]
    pub no_head: bool,
    /// What the files are written in, where their names do not tell
    #[arg(long, value_name = "FORMAT")]
    pub from: Option<ListFormat>,
    /// Who imports: a person's id, name or address
    #[arg(long = "as", value_name = "PERSON", add = ArgValueCompleter::new(completing::people))]
    pub acting: Option<String>,
    /// Do not ask: import it
    #[arg(long)]
    pub yes: bool,
    /// Show what was understood and write nothing
    #[arg(long, conflicts_with = "yes")]
    pub dry_run: bool,
    /// How it is told what was written.
    #[command(flatten)]
    pub told: ToldArgs,
}

/// What else is brought in.
#[derive(Debug, Subcommand)]
pub enum What {
    /// Bring in the user list of a system: an item for each account that has none yet
    Accounts(AccountsArgs),
}

/// Arguments of `handover import accounts`.
#[derive(Debug, Args)]
pub struct AccountsArgs {
    /// The user list that the system exports, in CSV or XLSX; - is standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The system that the accounts are of [default: the column that says so, or asked for]
    #[arg(long, value_name = "NAME")]
    pub system: Option<String>,
    /// What is to be done with the accounts: transfer, remove, suspend, rotate, keep or review
    #[arg(long, value_name = "ACTION", default_value = "review")]
    pub action: String,
    /// What a column holds; may be given several times
    #[arg(long = "map", value_name = "COLUMN=FIELD")]
    pub maps: Vec<String>,
    /// What the file is written in, where its name does not tell
    #[arg(long, value_name = "FORMAT")]
    pub from: Option<ListFormat>,
    /// Do not ask: import it
    #[arg(long)]
    pub yes: bool,
    /// Show what was understood and write nothing
    #[arg(long, conflicts_with = "yes")]
    pub dry_run: bool,
    /// How it is told what was written.
    #[command(flatten)]
    pub told: ToldArgs,
}

impl ImportArgs {
    /// How it is told what was written.
    pub(crate) fn told(&self) -> &ToldArgs {
        match &self.what {
            Some(What::Accounts(args)) => &args.told,
            None => &self.told,
        }
    }

    /// How somebody wants it handled.
    pub(super) fn consent(&self) -> Consent {
        consent(self.yes, self.dry_run)
    }
}

/// How somebody wants what came in to be handled.
pub(super) fn consent(yes: bool, dry_run: bool) -> Consent {
    match (yes, dry_run) {
        (_, true) => Consent::DryRun,
        (true, false) => Consent::Given,
        (false, false) => Consent::Ask,
    }
}
