//! Evidence outside the project, which the others do not have: it is said, and at a terminal a copy is offered.

use crate::context::Context;
use crate::model::item::{Act, Evidence};
use crate::screen::layout::paragraph;
use crate::screen::ui::Reply;
use crate::text::Text;
use crate::text::look::Look;
use crate::text::say::evidence as say;
use crate::text::visible::visible_line;
use anyhow::Result;
use std::path::Path;

/// Whether what a person names as evidence is to be copied into the project; nothing where they go back. Asked where
/// any of it lies outside.
///
/// # Errors
///
/// When the terminal fails.
pub(crate) fn ask_to_copy(
    targets: &[String],
    root: &Path,
    look: Look,
    context: &mut Context<'_>,
) -> Result<Option<bool>> {
    let folder = context.folder.clone();
    let outside: Vec<&String> = targets.iter().filter(|target| is_outside(target, &folder, root)).collect();
    for target in &outside {
        context.ui.show(&paragraph(say::lies_outside(target).of(look.lang), None, look))?;
    }
    if outside.is_empty() {
        return Ok(Some(false));
    }
    let options = [say::copy_yes(), say::copy_no()].map(|option| option.of(look.lang).to_owned());
    Ok(match context.ui.choose(say::copy_question().of(look.lang), &options, 0)? {
        Reply::Given(choice) => Some(choice == 0),
        Reply::Back => None,
    })
}

/// Whether a target is a file or folder that is there, and not in the project.
fn is_outside(target: &str, folder: &Path, root: &Path) -> bool {
    let there = [folder, root].into_iter().find_map(|base| base.join(target).canonicalize().ok());
    there.zip(root.canonicalize().ok()).is_some_and(|(real, root)| !real.starts_with(root))
}

/// What is told of evidence of acts that lies outside.
pub(crate) fn left_outside(acts: &[Act]) -> Vec<Text> {
    let evidence = acts.iter().flat_map(|act| &act.evidence);
    let paths = evidence.filter(|one| !matches!(one, Evidence::Url(_))).map(Evidence::target);
    let mut paths: Vec<&str> = paths.filter(|path| Path::new(path).is_absolute()).collect();
    paths.dedup();
    paths.into_iter().map(|path| say::lies_outside_hint(visible_line(path))).collect()
}
