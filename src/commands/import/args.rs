//! The arguments of `handover import`.

use crate::commands::completing;
use clap::{Args, ValueHint};
use clap_complete::ArgValueCompleter;
use std::path::PathBuf;

/// Arguments of `handover import`.
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// What comes in: answers that somebody saved on a page; `-` reads standard input
    #[arg(value_name = "FILE", required = true, value_hint = ValueHint::FilePath)]
    pub files: Vec<PathBuf>,
    /// Who imports: a person's id, name or address
    #[arg(long = "as", value_name = "PERSON", add = ArgValueCompleter::new(completing::people))]
    pub acting: Option<String>,
    /// Do not ask: write what fits
    #[arg(long)]
    pub yes: bool,
    /// Only show what would be written
    #[arg(long, conflicts_with = "yes")]
    pub dry_run: bool,
}
