//! The question for what there is to say about an act: a note, and what shows it, on one line.

use crate::acts::said::read_line;
use crate::context::Context;
use crate::files::load::Loaded;
use crate::screen::layout::paragraph;
use crate::screen::ui::Reply;
use crate::text::Text;
use crate::text::look::{Look, Style};
use crate::text::say::walk as say;
use crate::walk::Said;
use anyhow::Result;

/// Asks for a note and evidence; `typed` stands in the line at first, and holds what was typed afterwards.
///
/// A path of something that is not there is told, and stands in the line to be mended; whoever sends it once more means
/// the words.
///
/// # Errors
///
/// When the terminal fails.
pub(super) fn ask_said(
    loaded: &Loaded,
    prompt: &Text,
    typed: &mut String,
    look: Look,
    context: &mut Context<'_>,
) -> Result<Reply<Said>> {
    let folders = [context.folder.clone(), loaded.root.clone()];
    let mut told: Option<String> = None;
    loop {
        let Reply::Given(words) = context.ui.words(prompt.of(look.lang), typed, &folders)? else {
            return Ok(Reply::Back);
        };
        let line = read_line(&words, &context.folder, context.home.as_deref(), loaded);
        typed.clone_from(&words);
        match line.missing.filter(|_| told.as_ref() != Some(&words)) {
            Some(path) => {
                context.ui.show(&paragraph(say::no_such_path(path).of(look.lang), Some(Style::Warn), look))?;
                told = Some(words);
            }
            None => return Ok(Reply::Given(Said { note: line.note, evidence: line.evidence })),
        }
    }
}
