//! `handover init`: starts a project in a folder.
//!
//! Options and answers make a draft, the draft with its defaults makes the files, and the files are written
//! all or not at all. Nothing that is there already is touched.

mod about;
mod args;
mod draft;
mod files;
mod filling;
mod form;
mod ground;
mod last_look;
mod options;
mod people;
mod person;
mod project_file;
mod questions;
mod report;
mod roles;

use args::InitFormat;

pub use args::InitArgs;

use crate::context::Context;
use crate::files::change::Change;
use crate::files::format::Format;
use crate::files::load;
use crate::files::store::{Store, remove_unfinished};
use crate::history;
use crate::model::clock;
use crate::model::clock::Zone;
use crate::screen::ui::Reply;
use crate::signoff::found::keys_at_hand;
use crate::templates::Choice;
use crate::text::exit::Exit;
use crate::text::say::{init as say, templates as say_templates};
use anyhow::Result;
use draft::{Identity, Surroundings};
use ground::{Attributes, Ground};
use std::path::{Path, PathBuf};

/// Runs `handover init`.
///
/// # Errors
///
/// When something is missing and nobody can be asked, the command line is not right, or a file would be
/// overwritten; nothing has been written then.
pub fn run(args: InitArgs, context: &mut Context<'_>) -> Result<Exit> {
    let base = if context.folder == Path::new(".") { PathBuf::new() } else { context.folder.clone() };
    let timezone = clock::machine_zone();
    let zone = timezone.as_deref().and_then(Zone::parse).unwrap_or(Zone::Local);
    let today = zone.day(&context.clock.now());
    let mut look = context.look();
    // What is wrong with the options, or with a template of one's own, is told before anything is asked and before what
    // is wrong with the folder.
    let mut draft = options::read_options(&args, &base, today, look.lang, context.interactive)?;
    draft.lang = context.wanted_lang;
    let folder = base.join(&args.dir);
    if let Some(name) = args.template.filter(|name| is_shadowed(name, &base)) {
        context.err.push_str(&format!("{}\n", say_templates::built_in_wins(name).of(look.lang)));
    }
    remove_unfinished(&folder)?;
    let ground = Ground::survey(&folder)?;
    let surroundings = Surroundings {
        lang: look.lang,
        format: match args.format {
            InitFormat::Toml => Format::Toml,
            InitFormat::Yaml => Format::Yaml,
        },
        today,
        timezone,
        git: Identity { name: history::user_name(&ground.root), email: history::user_email(&ground.root) },
        keys: match &context.home {
            Some(home) if context.interactive => keys_at_hand(home, &ground.root),
            _ => Vec::new(),
        },
    };
    let mut answers = if context.interactive {
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
    if let Some(note) = report::witness_note(&answers).filter(|_| !context.interactive) {
        context.err.push_str(&format!("{}\n", note.of(look.lang)));
    }
    filling::refuse_inside(&answers, &ground.root)?;
    answers.template = filling::fill_template(&answers)?;
    filling::prove(&answers, context.clock.now(), look)?;
    let files = files::new_files(&answers, ground.guide, ground.attributes == Attributes::Absent)?;
    ground.refuse_overwriting(&files)?;
    let changes: Vec<Change> = files.into_iter().map(|(path, content)| Change::Create { path, content }).collect();
    Store::create(&ground.root, &changes)?;
    if context.interactive && history::is_work_tree(&ground.root) && !history::merges_with_tool(&ground.root) {
        let agreed = context.ui.confirm(say::ask_merge().of(look.lang), true)?;
        let _told_below = agreed == Reply::Given(true) && history::merge_with_tool(&ground.root);
    }
    let loaded = load::load_project(&ground.root, context.clock.now())?;
    context.out.push_str(&report::render_report(&answers, &ground, &loaded.view, look));
    Ok(Exit::Fine)
}

/// Whether a folder of section files has the name of a template that comes with the tool, which is the one meant.
fn is_shadowed(name: &str, base: &Path) -> bool {
    let folder = base.join(name);
    let own = || folder.is_dir() && !load::is_project(&folder) && !load::section_paths(&folder).is_empty();
    matches!(Choice::find(name, base), Ok(Choice::BuiltIn(_))) && own()
}
