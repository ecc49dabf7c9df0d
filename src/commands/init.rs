//! `handover init`: starts a project in a folder.
//!
//! Options and answers make a draft, the draft with its defaults makes the files, and the files are written
//! all or not at all. Nothing that is there already is touched.

mod draft;
mod files;
mod ground;
mod project_file;
mod questions;
mod report;

use crate::change::Change;
use crate::clock::{self, Zone};
use crate::context::Context;
use crate::exit::Exit;
use crate::format::Format;
use crate::i18n::init as say;
use crate::load;
use crate::store::Store;
use crate::templates;
use anyhow::Result;
use clap::{Args, ValueEnum};
use draft::{Draft, Surroundings};
use ground::{Attributes, Ground};
use std::path::{Path, PathBuf};

/// Arguments of `handover init`.
#[derive(Debug, Args)]
pub struct InitArgs {
    /// The folder of the new handover; made if it is not there
    #[arg(value_name = "DIR", default_value = ".")]
    pub dir: PathBuf,
    /// What to start from
    #[arg(long, value_name = templates::choice())]
    pub template: Option<String>,
    /// What is handed over, as people will call it
    #[arg(long)]
    pub title: Option<String>,
    /// The organisation that hands over
    #[arg(long, value_name = "NAME")]
    pub giver: Option<String>,
    /// The organisation that takes over
    #[arg(long, value_name = "NAME")]
    pub receiver: Option<String>,
    /// An organisation that watches, if there is one
    #[arg(long, value_name = "NAME")]
    pub witness: Option<String>,
    /// A person, such as 'giver:lin:Lin Wei <lin@bright.example>'; may be given several times
    #[arg(long = "person", value_name = "PARTY:ID:NAME <EMAIL>")]
    pub people: Vec<String>,
    /// The first day of the handover, such as 2026-11-02 [default: today]
    #[arg(long, value_name = "DATE")]
    pub start: Option<String>,
    /// The day responsibility moves [default: 28 days after start]
    #[arg(long, value_name = "DATE")]
    pub cutover: Option<String>,
    /// The last day of the watch period [default: 30 days after cutover]
    #[arg(long, value_name = "DATE")]
    pub close: Option<String>,
    /// The format of the new files
    #[arg(long, value_name = "FORMAT", default_value = "toml")]
    pub format: InitFormat,
}

/// The format of new files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum InitFormat {
    /// TOML.
    Toml,
    /// YAML.
    Yaml,
}

/// Runs `handover init`.
///
/// # Errors
///
/// When something is missing and nobody can be asked, the command line is not right, or a file would be
/// overwritten; nothing has been written then.
pub fn run(args: InitArgs, context: &mut Context<'_>) -> Result<Exit> {
    let mut draft = Draft::from_options(&args)?;
    draft.lang = context.wanted_lang;
    let folder = if context.folder == Path::new(".") { args.dir.clone() } else { context.folder.join(&args.dir) };
    let timezone = clock::machine_zone();
    let zone = timezone.as_deref().and_then(Zone::parse).unwrap_or(Zone::Local);
    let mut look = context.look(None);
    if !context.interactive {
        // What is missing on the command line comes before what is wrong with the folder.
        draft.require_options()?;
    }
    let ground = Ground::survey(&folder)?;
    let surroundings = Surroundings {
        lang: look.lang,
        format: match args.format {
            InitFormat::Toml => Format::Toml,
            InitFormat::Yaml => Format::Yaml,
        },
        today: zone.day(&context.clock.now()),
        timezone,
        folder_name: ground.folder_name(),
    };
    let answers = if context.interactive {
        match questions::ask(draft, &surroundings, &ground, look, context.ui)? {
            Some((answers, chosen)) => {
                look = chosen;
                context.wanted_lang = Some(chosen.lang);
                context.out.push('\n');
                answers
            }
            None => {
                context.err.push_str(say::farewell().of(look.lang));
                context.err.push('\n');
                return Ok(Exit::Interrupted);
            }
        }
    } else {
        draft.complete(&surroundings)?
    };
    let files = files::new_files(&answers, ground.guide, ground.attributes == Attributes::Absent)?;
    ground.refuse_overwriting(&files)?;
    let changes: Vec<Change> = files.into_iter().map(|(path, content)| Change::Create { path, content }).collect();
    Store::create(&ground.root, &changes)?;
    let loaded = load::load_project(&ground.root)?;
    context.out.push_str(&report::render_report(&answers, &ground, &loaded.project, look));
    Ok(Exit::Fine)
}
