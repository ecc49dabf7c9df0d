//! `handover man`: the manual, as text for the terminal or as pages for man(1). Reads no project.

use crate::arguments::completing;
use crate::context::Context;
use crate::files::change::Change;
use crate::files::store::Store;
use crate::manual::blocks::Block;
use crate::manual::{Page, breakable, render_roff};
use crate::screen::manual::render_manual;
use crate::text::Lang;
use crate::text::exit::Exit;
use crate::text::look::Look;
use crate::text::nearest::nearest;
use crate::text::problem::Problem;
use crate::text::say::{help, manual as say, words};
use anyhow::Result;
use clap::{Args, Command};
use clap_complete::ArgValueCompleter;
use clap_mangen::Man;
use std::path::{Path, PathBuf};

/// Arguments of `handover man`.
#[derive(Debug, Args)]
pub struct ManArgs {
    /// A page (files, json, verifying, instructions) or a command to read about; or a folder to write a page for man(1) of each into
    #[arg(value_name = "PAGE|COMMAND|DIR", add = ArgValueCompleter::new(completing::pages))]
    pub what: Option<String>,

    /// Print it as man(1) takes it
    #[arg(long)]
    pub roff: bool,
}

/// Runs `handover man`.
///
/// # Errors
///
/// When a word is nearly that of a page; when a page is there already or cannot be written, and then none is.
pub fn run(args: ManArgs, context: &mut Context<'_>) -> Result<Exit> {
    let look = context.look();
    let mut command = help::localise((context.command_line)(), look.lang);
    command.build();
    let text = match args.what.as_deref() {
        None => whole(&command, args.roff, look)?,
        Some(word) => match (Page::parse(word), command.find_subcommand(word)) {
            (Some(page), _) if args.roff => chapters(page, look.lang),
            (Some(page), _) => render_manual(&page.blocks(look.lang), look),
            (None, Some(found)) if args.roff => render_page(found, look.lang)?.1,
            (None, Some(found)) => help::with_marks(&found.clone().render_long_help().to_string(), look.lang),
            (None, None) => return write_all(word, &command, context),
        },
    };
    context.out.push_str(&text);
    Ok(Exit::Fine)
}

/// The page of handover itself: its help, what belongs to every command, and which pages there are besides.
fn whole(command: &Command, roff: bool, look: Look) -> Result<String> {
    let pages = Page::ALL
        .map(|page| Block::Term(format!("`handover man {}`", page.word()), page.about().of(look.lang).to_owned()));
    let heading = Block::Heading(1, say::pages().of(look.lang).to_owned());
    let end = Block::Paragraph(say::pages_end().of(look.lang).to_owned());
    let mut blocks = Page::Everywhere.blocks(look.lang);
    blocks.extend([heading].into_iter().chain(pages).chain([end]));
    Ok(match roff {
        true => render_page(command, look.lang)?.1 + &render_roff(&blocks),
        false => {
            let help = help::with_marks(&command.clone().render_long_help().to_string(), look.lang);
            format!("{help}\n{}", render_manual(&blocks, look))
        }
    })
}

/// Writes a page for man(1) of everything there is into a folder.
fn write_all(folder: &str, command: &Command, context: &mut Context<'_>) -> Result<Exit> {
    let lang = context.look().lang;
    let names = Page::ALL.map(Page::word).into_iter().chain(command.get_subcommands().map(Command::get_name));
    let is_word = !folder.contains(['/', '\\', '.']) && !context.folder.join(folder).is_dir();
    if let Some(near) = nearest(folder, names).filter(|_| is_word) {
        return Err(Problem::usage(say::no_page(folder)).hint(say::did_you_mean(near, folder)).into());
    }
    let dir = if context.folder == Path::new(".") { folder.into() } else { context.folder.join(folder) };
    let mut pages = vec![(render_page(command, lang)?.0, whole(command, true, context.look())?)];
    command.get_subcommands().try_for_each(|below| gather(below, lang, &mut pages))?;
    pages.extend(Page::ALL.map(|page| (format!("handover-{}.{}", page.word(), page.section()), chapters(page, lang))));
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

/// A page that is about no command, for man(1).
fn chapters(page: Page, lang: Lang) -> String {
    let name = Block::Paragraph(format!("handover-{} - {}", page.word(), page.about().of(lang)));
    let heading = help::man_line(".SH NAME", lang).replace(".SH ", "");
    let blocks: Vec<Block> = [Block::Heading(1, heading), name].into_iter().chain(page.blocks(lang)).collect();
    format!(".TH handover-{} {} \"\" \"\" handover\n{}", page.word(), page.section(), render_roff(&blocks))
}

/// The file name of a command's page, and the page.
fn render_page(command: &Command, lang: Lang) -> Result<(String, String)> {
    let page = Man::new(command.clone()).date("").manual("handover");
    let name = page.get_filename();
    let mut bytes = Vec::new();
    page.render(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    // An option without a long name is written with a blank in the place of one.
    let whole = |line: &str| line.replace(" \\fR]", "\\fR]");
    Ok((name, text.lines().map(|line| breakable(&help::man_line(&whole(line), lang)) + "\n").collect()))
}
