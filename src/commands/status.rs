//! `handover status`: where things stand.
use crate::context::Context;
use crate::exit::Exit;
use anyhow::Result;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Arguments of `handover status`.
#[derive(Debug, Args)]
pub struct StatusArgs {
    /// Projects, or folders of projects, to show side by side
    #[arg(value_name = "DIR")]
    pub folders: Vec<PathBuf>,
    /// What each line of the table stands for
    #[arg(long, value_name = "WHAT", default_value = "section")]
    pub by: GroupBy,
    /// How to write it
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: StatusFormat,
}

/// What a line of the table stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum GroupBy {
    /// A section.
    Section,
    /// A party.
    Party,
    /// A person.
    Person,
    /// An item that is not complete, by the day it is due.
    Due,
}

/// How status is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum StatusFormat {
    /// A table for people.
    Table,
    /// JSON, for programs.
    Json,
    /// CSV, for spreadsheets.
    Csv,
    /// Markdown, for mails and tickets.
    Md,
}

/// Runs `handover status`.
///
/// # Errors
///
/// When there is no project to show.
pub fn run(_args: StatusArgs, _context: &mut Context<'_>) -> Result<Exit> {
    Ok(Exit::Fine)
}
