//! The command line: global options and the list of commands. Doc comments are the English help.

use crate::commands::{
    add, check, completing, completions, explain, init, man, mark, next, record, schema, show, sign, status, templates,
    verify,
};
use clap::{Parser, Subcommand, ValueEnum, ValueHint};
use clap_complete::ArgValueCompleter;
use std::path::PathBuf;

/// Carry out a handover between two organisations from plain files that both commit to git.
#[derive(Debug, Parser)]
#[command(name = "handover", version, max_term_width = 100, disable_help_subcommand = true)]
pub struct Cli {
    /// Start from this folder instead of the current one
    #[arg(short = 'C', value_name = "DIR", global = true, value_hint = ValueHint::DirPath)]
    pub folder: Option<PathBuf>,

    /// Language of what you read: en or zh-CN [default: HANDOVER_LANG, the project's, the system's]
    #[arg(long, value_name = "LANG", global = true, add = ArgValueCompleter::new(completing::languages))]
    pub lang: Option<String>,

    /// When to use colours
    #[arg(long, value_name = "WHEN", global = true, default_value = "auto")]
    pub color: ColorChoice,

    /// Never ask anything, even at a terminal
    #[arg(long, global = true)]
    pub no_input: bool,

    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

/// When colours are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ColorChoice {
    /// At a terminal, unless NO_COLOR is set.
    Auto,
    /// Always, also into a pipe.
    Always,
    /// Never.
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Start a new handover in a folder
    Init(init::InitArgs),
    /// Walk through the items that wait on you; without a terminal, report what is outstanding
    Check(check::CheckArgs),
    /// Show what to do now, what unblocks most first
    Next(next::NextArgs),
    /// Show where things stand
    Status(status::StatusArgs),
    /// Show one item: its log, what it waits for, what comes next
    Show(show::ShowArgs),
    /// Record what was done about one or several items
    Mark(mark::MarkArgs),
    /// Append an item to a section
    Add(add::AddArgs),
    /// Compare evidence, records and signatures with what was recorded and signed
    Verify(verify::VerifyArgs),
    /// Freeze and sign the record of a stage, or countersign the one that is there
    Sign(sign::SignArgs),
    /// Write out the record of a stage; a draft while nobody has signed it
    Record(record::RecordArgs),
    /// Say what the code of a finding means, why it matters and how to mend it
    Explain(explain::ExplainArgs),
    /// List the templates that a handover can start from, or show what is in one
    Templates(templates::TemplatesArgs),
    /// Print the JSON Schema of the files, for editors
    Schema(schema::SchemaArgs),
    /// Print what a shell needs to complete items, people, steps and templates
    Completions(completions::CompletionsArgs),
    /// Print the manual page, or write a page for each command
    Man(man::ManArgs),
}
