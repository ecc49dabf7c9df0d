//! `handover record`: the record of a stage, written out for people.

use crate::arguments::completing;
use crate::arguments::target::TargetArgs;
use crate::context::Context;
use crate::document::edition::Edition;
use crate::document::signed::{RecordLang, SignedRecord};
use crate::document::{render_record_html, render_record_json, render_record_markdown};
use crate::edits::pick::stage_of;
use crate::files::load::Loaded;
use crate::model::project::Project;
use crate::signoff::check::{Judging, RecordCheck, RecordsCheck, check_project};
use crate::signoff::remembered::known_keys;
use crate::signoff::standing::signed_record;
use crate::signoff::vouching::Vouchers;
use crate::text::exit::Exit;
use crate::text::problem::Problem;
use crate::text::say::{record as say, words};
use anyhow::Result;
use chrono::{DateTime, FixedOffset};
use clap::{Args, ValueEnum};
use clap_complete::ArgValueCompleter;

/// Arguments of `handover record`.
#[derive(Debug, Args)]
pub struct RecordArgs {
    /// The stage, a milestone that is signed off [default: the next that not all have signed, else the last]
    #[arg(value_name = "STAGE", add = ArgValueCompleter::new(completing::stages))]
    pub stage: Option<String>,
    /// How to write it
    #[arg(long, value_name = "FORMAT", default_value = "md")]
    pub format: RecordFormat,
    /// Chinese and English side by side
    #[arg(long)]
    pub both: bool,
    /// Only the sheet that is signed, without the annexes
    #[arg(long)]
    pub sheet: bool,
    /// Without the commands that verify it
    #[arg(long)]
    pub no_verification: bool,
    /// Where it goes.
    #[command(flatten)]
    pub target: TargetArgs,
}

/// How a record is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RecordFormat {
    /// Markdown, for repositories and mails.
    Md,
    /// One HTML file, for reading and printing.
    Html,
    /// A Word document, for editing and sealing.
    Docx,
    /// JSON, for programs.
    Json,
}

/// Runs `handover record`.
///
/// # Errors
///
/// When there is no project or no such stage, a file could not be read, or the output cannot be written.
pub fn run(args: RecordArgs, context: &mut Context<'_>) -> Result<Exit> {
    let loaded = context.open()?;
    let look = context.look();
    let lang = look.lang;
    loaded.require_readable()?;
    let project = &loaded.view.project;
    let vouchers = Vouchers { files: Vec::new(), known: known_keys(context.user.as_ref())? };
    let checks = check_project(&loaded, Judging::plain(&vouchers));
    let stage = pick_stage(&loaded, &checks, args.stage.as_deref())?;
    if args.format == RecordFormat::Docx && args.target.file().is_none() && context.out_is_terminal {
        let file = format!("{}-{stage}.docx", project.id);
        return Err(Problem::usage(say::not_to_terminal()).hint(say::not_to_terminal_hint(file)).into());
    }
    let signed = signed_record(&loaded.view, &checks, &stage);
    let edition = Edition {
        lang: if args.both { RecordLang::Both } else { RecordLang::One(lang) },
        sheet_only: args.sheet,
        verification: !args.no_verification,
    };
    let bytes = render(&signed, loaded.view.now, args.format, edition)?;
    args.target.put(bytes, context)?;
    Ok(Exit::Fine)
}

fn render(
    signed: &SignedRecord,
    now: DateTime<FixedOffset>,
    format: RecordFormat,
    edition: Edition,
) -> Result<Vec<u8>> {
    Ok(match format {
        RecordFormat::Md => render_record_markdown(signed, now, edition).into_bytes(),
        RecordFormat::Html => render_record_html(signed, now, edition).into_bytes(),
        RecordFormat::Json => render_record_json(signed)?.into_bytes(),
        #[cfg(feature = "docx")]
        RecordFormat::Docx => crate::document::render_record_docx(signed, now, edition)?,
        #[cfg(not(feature = "docx"))]
        RecordFormat::Docx => {
            return Err(Problem::usage(say::without_docx()).hint(say::without_docx_hint()).into());
        }
    })
}

/// The stage that is meant: the one named, else by date the next that not all have signed, else the last.
fn pick_stage(loaded: &Loaded, checks: &RecordsCheck, wanted: Option<&str>) -> Result<String> {
    let project = &loaded.view.project;
    let stages = stages(project);
    if let Some(stage) = wanted.and_then(|word| stage_of(project, &stages, word)) {
        return Ok(stage);
    }
    match wanted {
        Some(stage) if stages.is_empty() => {
            Err(Problem::usage(say::unknown_stage(stage)).hint(say::no_stage_hint()).into())
        }
        Some(stage) => {
            Err(Problem::usage(say::unknown_stage(stage)).hint(say::stages_are(words::name_list(&stages))).into())
        }
        None => {
            let signed: Vec<&str> = stages.iter().take(project.signoffs.len()).copied().collect();
            let stages = if signed.is_empty() { stages } else { signed };
            let dated = stages.iter().filter_map(|stage| project.milestone(stage).map(|day| (day, *stage)));
            let mut dated: Vec<_> = dated.collect();
            dated.sort_by_key(|(day, _)| *day);
            let is_signed = |stage: &str| checks.main(stage).is_some_and(RecordCheck::is_signed_by_all);
            let next = dated.iter().find(|(_, stage)| !is_signed(stage)).or(dated.last());
            let found = next.map(|(_, stage)| *stage).or(stages.first().copied());
            let none = || Problem::usage(say::no_stage()).hint(say::no_stage_hint());
            found.map(str::to_owned).ok_or_else(|| none().into())
        }
    }
}

/// The stages of a project: those that are signed off, then other milestones that count items.
fn stages(project: &Project) -> Vec<&str> {
    let mut stages: Vec<&str> = project.signoffs.iter().map(|signoff| signoff.stage.as_str()).collect();
    for (name, _) in project.milestones.iter() {
        if !stages.contains(&name.as_str()) && project.items.iter().any(|item| item.stage == *name) {
            stages.push(name);
        }
    }
    stages
}
