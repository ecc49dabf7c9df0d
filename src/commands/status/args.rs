//! The arguments of `handover status`.

use crate::arguments::filtering::FilterArgs;
use crate::arguments::target::TargetArgs;
use clap::{Args, ValueEnum, ValueHint};
use std::path::PathBuf;

/// Arguments of `handover status`.
#[derive(Debug, Args)]
pub struct StatusArgs {
    /// Projects, or folders of projects, to show side by side
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub folders: Vec<PathBuf>,
    /// What each line of the table stands for
    #[arg(long, value_name = "WHAT", default_value = "section")]
    pub by: GroupBy,
    /// How to write it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: StatusFormat,
    /// Which items are told.
    #[command(flatten)]
    pub filter: FilterArgs,
    /// Draw milestones, due dates and today along a line of time
    #[arg(long, conflicts_with = "by")]
    pub timeline: bool,
    /// Keep showing it, and draw anew when a file changes, until Ctrl-C
    #[arg(long, conflicts_with = "output")]
    pub watch: bool,
    /// Where it goes.
    #[command(flatten)]
    pub target: TargetArgs,
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
    #[value(name = "text")]
    Table,
    /// JSON, for programs.
    Json,
    /// YAML, the same data.
    Yaml,
    /// CSV, for spreadsheets: English column names, ISO dates, and a byte order mark for Excel where it is not all ASCII.
    Csv,
    /// Markdown, for mails and tickets.
    Md,
    /// One HTML file, for managers: figures, risks, timeline, who is asked.
    Html,
}
