//! `handover man`: the manual, as pages for man(1). Reads no project.

use super::context::Context;
use crate::files::change::Change;
use crate::files::store::Store;
use crate::text::Lang;
use crate::text::exit::Exit;
use crate::text::say::{help, words};
use anyhow::Result;
use clap::{Args, Command};
use clap_mangen::Man;
use std::path::{Path, PathBuf};

/// Arguments of `handover man`.
#[derive(Debug, Args)]
pub struct ManArgs {
    /// Write a page for each command into this folder [default: print the one of handover]
    #[arg(value_name = "DIR")]
    pub dir: Option<PathBuf>,
}

/// Runs `handover man`.
///
/// # Errors
///
/// When a page is there already or cannot be written; then none is.
pub fn run(args: ManArgs, context: &mut Context<'_>) -> Result<Exit> {
    let lang = context.look().lang;
    let mut command = help::localise((context.command_line)(), lang);
    command.build();
    let Some(dir) = args.dir else {
        context.out.push_str(&render_page(&command, lang)?.1);
        return Ok(Exit::Fine);
    };
    let dir = if context.folder == Path::new(".") { dir } else { context.folder.join(dir) };
    let mut pages = Vec::new();
    gather(&command, lang, &mut pages)?;
    let count = pages.len();
    let changes: Vec<Change> = pages
        .into_iter()
        .map(|(name, text)| Change::Create { path: PathBuf::from(name), content: text.into_bytes() })
        .collect();
    Store::create(&std::path::absolute(&dir)?, &changes)?;
    let line = help::pages_written(words::pages(count), dir.display());
    context.out.push_str(&format!("{}\n", line.of(lang)));
    Ok(Exit::Fine)
}

fn gather(command: &Command, lang: Lang, pages: &mut Vec<(String, String)>) -> Result<()> {
    pages.push(render_page(command, lang)?);
    command.get_subcommands().try_for_each(|below| gather(below, lang, pages))
}

/// The file name of a command's page, and the page.
fn render_page(command: &Command, lang: Lang) -> Result<(String, String)> {
    let page = Man::new(command.clone()).date("").manual("handover");
    let name = page.get_filename();
    let mut bytes = Vec::new();
    page.render(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Ok((name, text.lines().map(|line| help::man_line(line, lang) + "\n").collect()))
}
