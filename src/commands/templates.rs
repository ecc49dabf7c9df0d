//! `handover templates`: what a handover can start from, and what is in it. Reads no project.

use crate::arguments::completing;
use crate::arguments::format::FormatArgs;
use crate::context::Context;
use crate::context::writing::Form;
use crate::files::load;
use crate::files::load::Source;
use crate::screen::templates::{
    TemplateReport, render_template, render_template_json, render_templates, render_templates_json,
};
use crate::templates;
use crate::templates::taken::core_items;
use crate::templates::{Choice, Template};
use crate::text::Lang;
use crate::text::exit::Exit;
use crate::text::problem::Problem;
use anyhow::Result;
use chrono::DateTime;
use clap::Args;
use clap_complete::ArgValueCompleter;
use std::path::{Path, PathBuf};

/// Arguments of `handover templates`.
#[derive(Debug, Args)]
pub struct TemplatesArgs {
    /// The one to show, with its sections and items: its name, or a folder of your own such as ./our-template
    #[arg(value_name = "NAME|FOLDER", add = ArgValueCompleter::new(completing::templates_and_folders))]
    pub template: Option<String>,
    /// How it is written.
    #[command(flatten)]
    pub format: FormatArgs,
}

/// The project file that a template is read with: all three parties, and the milestones that templates use.
const SKELETON: &str = "id = \"template\"\ntitle = \"template\"\n[giver]\nname = \"giver\"\n[receiver]\n\
    name = \"receiver\"\n[witness]\nname = \"witness\"\n[milestones]\nstart = 2000-01-01\ncutover = 2000-02-01\nclose = 2000-03-01\n";

/// Runs `handover templates`.
///
/// # Errors
///
/// When there is no template of that name, or the folder is none.
pub fn run(args: TemplatesArgs, context: &mut Context<'_>) -> Result<Exit> {
    let look = context.look();
    let text = match args.template {
        None => {
            let reports = templates::list(look.lang)?.into_iter().map(read).collect::<Vec<_>>();
            match args.format.form {
                Form::Text => render_templates(&reports, look),
                Form::Json => render_templates_json(&reports)?,
            }
        }
        Some(word) => {
            let report = read(find(&word, &context.folder, look.lang)?);
            match args.format.form {
                Form::Text => render_template(&report, look),
                Form::Json => render_template_json(&report, look.lang)?,
            }
        }
    };
    context.out.push_str(&text);
    Ok(Exit::Fine)
}

fn find(word: &str, folder: &Path, lang: Lang) -> Result<Template> {
    let base = if folder == Path::new(".") { PathBuf::new() } else { folder.to_owned() };
    match Choice::find(word, &base) {
        Ok(choice) => choice.load(lang),
        Err((complaint, hint)) => Err(Problem { hint, ..Problem::usage(complaint) }.into()),
    }
}

/// The sections and items of a template, as its files say.
fn read(template: Template) -> TemplateReport {
    let mut sources = vec![Source::of(Path::new("handover.toml"), SKELETON.as_bytes().to_vec())];
    sources.extend(template.files.iter().map(|file| Source::of(&file.path, file.content.to_vec())));
    let loaded = load::assemble_sources(Path::new(""), sources, DateTime::UNIX_EPOCH.fixed_offset());
    let project = loaded.view.project;
    TemplateReport { core: core_items(&template), template, project }
}
