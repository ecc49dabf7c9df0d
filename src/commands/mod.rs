//! The commands: one file or folder each, with its arguments and one function that runs it.

pub mod add;
pub mod assign;
pub mod audit;
pub mod check;
pub mod completions;
pub mod diff;
pub mod edit;
pub mod explain;
pub mod export;
pub mod import;
pub mod init;
pub mod instructions;
pub mod keys;
pub mod log;
pub mod man;
pub mod mark;
pub mod merge_driver;
pub mod next;
pub mod notify;
pub mod people;
pub mod record;
pub mod remove;
pub mod schema;
pub mod set;
pub mod show;
pub mod sign;
pub mod status;
pub mod templates;
pub mod undo;
pub mod verify;

use crate::context::Context;
use crate::context::writing::told;
use crate::text::exit::Exit;
use anyhow::Result;
use clap::Subcommand;

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
    /// Show one item: its log, what it waits for, what comes next; or a section
    Show(show::ShowArgs),
    /// List what was recorded, in the order in which it was
    Log(log::LogArgs),
    /// Show what changed in items, states and terms since a revision of git
    Diff(diff::DiffArgs),
    /// Hold the acts against git's history: who committed each, what was changed or taken out since
    Audit(audit::AuditArgs),
    /// Record what was done about one or several items
    Mark(mark::MarkArgs),
    /// Take back what you recorded last, before anybody else has acted on it
    Undo(undo::UndoArgs),
    /// Append an item to a section
    Add(add::AddArgs),
    /// Set fields of an item, a milestone or a setting of the project
    Set(set::SetArgs),
    /// Give items to a person, in the place of the owners of that party
    Assign(assign::AssignArgs),
    /// Open the file of an item in your editor, at its line
    Edit(edit::EditArgs),
    /// Take an item out of its file, while nothing was done about it
    Remove(remove::RemoveArgs),
    /// List the people of the project, add one, or let one take another's place
    People(people::PeopleArgs),
    /// Compare evidence, records and signatures with what was recorded and signed
    Verify(verify::VerifyArgs),
    /// Freeze and sign the record of a stage, or countersign the one that is there
    Sign(sign::SignArgs),
    /// List the keys that you have seen and confirmed, or confirm one that you compared
    Keys(keys::KeysArgs),
    /// Write out the record of a stage; a draft while nobody has signed it
    Record(record::RecordArgs),
    /// Write what is needed elsewhere: a page for somebody without git or a terminal
    Export(export::ExportArgs),
    /// Bring in lists that people have (Markdown, CSV, XLSX, HTML), or answers that came back from a page
    Import(import::ImportArgs),
    /// Draft the messages that notifications are, or a reminder for somebody; nothing is sent
    Notify(notify::NotifyArgs),
    /// Unite what two people wrote in one file, for git: by item, field and act
    MergeDriver(merge_driver::MergeDriverArgs),
    /// Say what the code of a finding means, why it matters and how to mend it
    Explain(explain::ExplainArgs),
    /// List the templates that a handover can start from, or show what is in one
    Templates(templates::TemplatesArgs),
    /// Print the JSON Schema of the files, for editors
    Schema(schema::SchemaArgs),
    /// Print what a shell needs to complete items, people, steps and templates
    Completions(completions::CompletionsArgs),
    /// Read the manual: files, outputs, verifying, each command; or write pages for man(1)
    #[command(alias = "help")]
    Man(man::ManArgs),
    /// Print how a script or an assistant should use the tool
    Instructions(instructions::InstructionsArgs),
}

/// Runs a command.
///
/// # Errors
///
/// A [`crate::text::problem::Problem`] says how the run ends; any other error means the project could not be
/// read or written.
pub fn run(command: Command, context: &mut Context<'_>) -> Result<Exit> {
    match command {
        Command::Init(args) => init::run(args, context),
        Command::Check(args) => check::run(args, context),
        Command::Next(args) => next::run(args, context),
        Command::Status(args) => status::run(args, context),
        Command::Show(args) => show::run(args, context),
        Command::Log(args) => log::run(args, context),
        Command::Diff(args) => diff::run(args, context),
        Command::Audit(args) => audit::run(args, context),
        Command::Mark(args) => told(&args.told.clone(), context, |context| mark::run(args, context)),
        Command::Undo(args) => told(&args.told.clone(), context, |context| undo::run(args, context)),
        Command::Add(args) => told(&args.told.clone(), context, |context| add::run(args, context)),
        Command::Set(args) => told(&args.told.clone(), context, |context| set::run(args, context)),
        Command::Assign(args) => told(&args.told.clone(), context, |context| assign::run(args, context)),
        Command::Edit(args) => edit::run(args, context),
        Command::Remove(args) => told(&args.told.clone(), context, |context| remove::run(args, context)),
        Command::People(args) => people::run(args, context),
        Command::Sign(args) => told(&args.told.clone(), context, |context| sign::run(args, context)),
        Command::Verify(args) => verify::run(args, context),
        Command::Keys(args) => keys::run(args, context),
        Command::Record(args) => record::run(args, context),
        Command::Export(args) => export::run(args, context),
        Command::Import(args) => told(&args.told().clone(), context, |context| import::run(args, context)),
        Command::Notify(args) => notify::run(args, context),
        Command::MergeDriver(args) => merge_driver::run(args, context),
        Command::Explain(args) => explain::run(args, context),
        Command::Templates(args) => templates::run(args, context),
        Command::Schema(args) => schema::run(args, context),
        Command::Completions(args) => completions::run(args, context),
        Command::Man(args) => man::run(args, context),
        Command::Instructions(args) => instructions::run(args, context),
    }
}
