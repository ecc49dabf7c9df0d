//! `handover verify`: compares everything recorded with what is there. Never writes.

use crate::arguments::completing;
use crate::arguments::format::FormatArgs;
use crate::context::Context;
use crate::context::acting::onlooker;
use crate::context::writing::Form;
use crate::edits::pick::{pick_section_or_item, stage_of};
use crate::model::clock::local_zone;
use crate::model::list::ItemAt;
use crate::screen::ui::Bar;
use crate::screen::verify::{render_verify, render_verify_json};
use crate::signoff::check::{Judging, check_records, listings};
use crate::signoff::folder::read_records;
use crate::signoff::remembered::{known_keys, own_statements};
use crate::signoff::trust::Trust;
use crate::signoff::vouching::{TrustFile, TrustOption, Vouchers};
use crate::text::exit::Exit;
use crate::text::nearest::nearest;
use crate::text::problem::Problem;
use crate::text::say::{commands as say, findings as findings_say, signoff as signoff_say};
use crate::verify::{Row, VerifyReport, evidence, reading, records, remote};
use anyhow::Result;
use clap::Args;
use clap_complete::ArgValueCompleter;
use std::fs;
use std::path::Path;

/// Arguments of `handover verify`.
#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// Only these sections, items or stages [default: everything]
    #[arg(value_name = "SECTION|ITEM|STAGE", add = ArgValueCompleter::new(completing::sections_and_items))]
    pub only: Vec<String>,
    /// Whose keys you trust: an OpenSSH allowed_signers file that you hold yourself, for everybody or for the signers of
    /// one party; may be given several times
    #[arg(long, value_name = "[PARTY=]FILE")]
    pub trust: Vec<String>,
    /// Fail where a signature is not verified by a trusted or confirmed key
    #[arg(long)]
    pub strict: bool,
    /// Also open evidence that lies outside the project, whoever wrote its path; backups at a remote are read by rclone
    #[arg(long)]
    pub outside: bool,
    /// How it is written.
    #[command(flatten)]
    pub format: FormatArgs,
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
    let known: Vec<&str> = project.signoffs.iter().map(|signoff| signoff.stage.as_str()).collect();
    let mut stages: Vec<String> = Vec::new();
    let items: Vec<ItemAt> = if args.only.is_empty() {
        project.items.positions().collect()
    } else {
        let mut items = Vec::new();
        for word in &args.only {
            if let Some(stage) = stage_of(project, &known, word) {
                items.extend(project.items.entries().filter(|(_, item)| item.stage == stage).map(|(at, _)| at));
                stages.push(stage);
                continue;
            }
            let found = pick_section_or_item(project, word).map_err(|error| {
                loaded.unread_or(match nearest(word, known.iter().copied()) {
                    Some(near) => Problem::usage(say::no_such_item(word)).hint(findings_say::did_you_mean(near)).into(),
                    None => error,
                })
            })?;
            items.extend(found);
        }
        items.sort_unstable();
        items.dedup();
        items
    };
    let vouchers = Vouchers {
        files: args.trust.iter().map(|word| read_trust(word, &context.folder)).collect::<Result<_>>()?,
        known: known_keys(context.user.as_ref())?,
    };
    let claims = evidence::claims(&loaded.view, &items);
    let bar = Bar::new(look);
    let (found, files) = reading::read_claims(&loaded.root, &claims, args.outside, &bar);
    let mut rows: Vec<Row> =
        claims.iter().zip(&found).map(|(claim, found)| evidence::judge(claim, found.as_ref())).collect();
    rows.extend(remote::rows(&loaded.root, &loaded.view, &items, args.outside));
    let mut report = VerifyReport { rows, closing: Vec::new() };
    // Records bind a whole stage; whoever names items asks about those alone.
    if args.only.is_empty() || !stages.is_empty() {
        let read = read_records(&loaded.root);
        let now = reading::read_listed(&loaded.root, listings(&read), files, &bar);
        let own = own_statements(context.user.as_ref(), project)?;
        let judging = Judging { vouchers: &vouchers, strict: args.strict, own: &own, evidence: Some(&now) };
        let mut checks = check_records(&loaded, read, judging);
        let is_meant = |stage: &String| stages.is_empty() || stages.contains(stage);
        checks.records.retain(|check| is_meant(&check.place.stage));
        report.rows.extend(records::rows(&checks));
        report.closing = records::closings(project, &checks);
        report.closing.retain(|closing| is_meant(&closing.stage));
    }
    drop(bar);
    context.out.push_str(&match args.format.form {
        Form::Text => {
            let own = onlooker(&loaded, None, context)?.map(|person| person.id);
            render_verify(&report, own.as_deref(), look)
        }
        Form::Json => render_verify_json(project, &report, look.lang)?,
    });
    let exit = report.exit();
    if exit == Exit::Mismatch {
        return Ok(exit);
    }
    // What a file holds that cannot be read, or may mean something else, was not verified.
    Ok(match context.tell_unreadable(&loaded) {
        Exit::Fine if loaded.is_of_other_format() => {
            context.tell(&Problem::project(signoff_say::other_project_format()));
            Exit::Project
        }
        Exit::Fine => exit,
        unreadable => unreadable,
    })
}

/// Reads the keys that the verifier trusts.
fn read_trust(word: &str, folder: &Path) -> Result<TrustFile> {
    let option = TrustOption::parse(word);
    let shown = option.file.display().to_string();
    let text = fs::read_to_string(folder.join(&option.file))
        .map_err(|error| Problem::usage(signoff_say::trust_unreadable(&shown, error)))?;
    let read = Trust::parse(&text, local_zone());
    let trust = read.map_err(|fault| Problem::usage(signoff_say::trust_line(&shown, fault.line, fault.why)))?;
    Ok(TrustFile { party: option.party, shown, trust })
}
