//! `handover verify`: compares everything recorded with what is there. Never writes.

use super::completing;
use super::context::Context;
use super::pick::pick_section_or_item;
use crate::model::clock::local_zone;
use crate::model::list::ItemAt;
use crate::screen::ui::Bar;
use crate::screen::verify::{render_verify, render_verify_json};
use crate::signoff::check::check_project;
use crate::signoff::trust::Trust;
use crate::text::exit::Exit;
use crate::text::problem::Problem;
use crate::text::say::signoff as signoff_say;
use crate::verify::{Row, VerifyReport, evidence, reading, records};
use anyhow::Result;
use clap::{Args, ValueEnum};
use clap_complete::ArgValueCompleter;
use std::fs;
use std::path::{Path, PathBuf};

/// Arguments of `handover verify`.
#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// Only these sections or items [default: everything]
    #[arg(value_name = "SECTION|ITEM", add = ArgValueCompleter::new(completing::sections_and_items))]
    pub only: Vec<String>,
    /// Whose keys you trust: an OpenSSH allowed_signers file that you hold yourself; without it the keys count
    /// that the project lists
    #[arg(long, value_name = "FILE")]
    pub trust: Option<PathBuf>,
    /// Also open evidence that lies outside the project, whoever wrote its path
    #[arg(long)]
    pub outside: bool,
    /// How to write it
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: VerifyFormat,
}

/// How the report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum VerifyFormat {
    /// A table for people.
    Table,
    /// JSON, for programs.
    Json,
}

/// Runs `handover verify`.
///
/// # Errors
///
/// When there is no project, or a word on the command line names nothing.
pub fn run(args: VerifyArgs, context: &mut Context<'_>) -> Result<Exit> {
    let loaded = context.open()?;
    let look = context.look();
    let project = &loaded.view.project;
    let items: Vec<ItemAt> = if args.only.is_empty() {
        project.items.positions().collect()
    } else {
        let mut items = Vec::new();
        for word in &args.only {
            let found =
                pick_section_or_item(project, word).or_else(|error| loaded.require_readable().and(Err(error)))?;
            items.extend(found);
        }
        items.sort_unstable();
        items.dedup();
        items
    };
    let trust = args.trust.as_ref().map(|file| read_trust(&context.folder.join(file))).transpose()?;
    let claims = evidence::claims(project, &items);
    let found = {
        let bar = Bar::new(look);
        reading::read_claims(&loaded.root, &claims, args.outside, &bar)
    };
    let mut rows: Vec<Row> =
        claims.iter().zip(&found).map(|(claim, found)| evidence::judge(claim, found.as_ref())).collect();
    // Records bind the whole project; whoever names items asks about those alone.
    if args.only.is_empty() {
        let bar = Bar::new(look);
        rows.extend(records::rows(&check_project(&loaded, trust.as_ref(), &bar)));
    }
    let report = VerifyReport { rows };
    context.out.push_str(&match args.format {
        VerifyFormat::Table => render_verify(&report, look),
        VerifyFormat::Json => render_verify_json(project, &report, look.lang)?,
    });
    if report.fails() {
        return Ok(Exit::Mismatch);
    }
    // What a file holds that cannot be read was not verified.
    Ok(context.tell_unreadable(&loaded))
}

/// Reads the keys that the verifier trusts.
fn read_trust(file: &Path) -> Result<Trust> {
    let shown = file.display().to_string();
    let text = fs::read_to_string(file)
        .map_err(|error| Problem::usage(signoff_say::trust_unreadable(&shown, error.to_string())))?;
    let read = Trust::parse(&text, local_zone());
    read.map_err(|fault| Problem::usage(signoff_say::trust_line(shown, fault.line, fault.why)).into())
}
