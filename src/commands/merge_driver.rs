//! `handover merge-driver`: what git calls to unite a file that both sides changed (gitattributes(5)).
//!
//! The result goes into the file of our side. A text that cannot be read is united by its lines, as git does by itself.

use crate::context::Context;
use crate::exchange::merge::{MARKER_SIZE, ProjectAround, merge};
use crate::files::format::{Format, MAX_BYTES};
use crate::files::load::find_root;
use crate::files::store::write_output;
use crate::history::merge_lines;
use crate::text::exit::Exit;
use crate::text::problem::Problem;
use crate::text::say::merge as say;
use crate::text::visible::{shell_word, visible_line};
use anyhow::Result;
use clap::Args;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Arguments of `handover merge-driver`, as git names them.
#[derive(Debug, Args)]
pub struct MergeDriverArgs {
    /// The file as both had it (%O)
    pub base: PathBuf,
    /// The file as we have it (%A); the result goes into it
    pub ours: PathBuf,
    /// The file as they have it (%B)
    pub theirs: PathBuf,
    /// Where the file stands in the repository (%P)
    pub path: PathBuf,
    /// How long a conflict mark is (%L)
    #[arg(default_value_t = MARKER_SIZE)]
    pub marker_size: usize,
}

/// Runs `handover merge-driver`.
///
/// # Errors
///
/// When one of the files cannot be read, or the result not be written.
pub fn run(args: MergeDriverArgs, context: &mut Context<'_>) -> Result<Exit> {
    let MergeDriverArgs { base, ours, theirs, path, marker_size } = args;
    let marker_size = marker_size.clamp(1, LONGEST_MARKER);
    let files = [base, ours, theirs].map(|file| context.folder.join(file));
    let bytes = [read(&files[0])?, read(&files[1])?, read(&files[2])?];
    let texts = bytes.each_ref().map(|bytes| std::str::from_utf8(bytes).ok());
    let merged = match (texts, Format::of(&path)) {
        ([Some(base), Some(ours), Some(theirs)], Some(format)) => {
            let mut around = None;
            let mut judge = |text: &str, items: &[String]| {
                let around =
                    around.get_or_insert_with(|| ProjectAround::of(&context.folder, &path, context.clock.now()));
                around.contradicting(text, items, [base, ours, theirs])
            };
            merge([base, ours, theirs], format, marker_size, &mut judge)
        }
        _ => None,
    };
    let (result, conflicts) = match merged {
        Some(merged) => (Some(merged.text.into_bytes()), merged.conflicts),
        None => match merge_lines(files.each_ref().map(PathBuf::as_path), marker_size) {
            Some((lines, clean)) => (Some(lines), usize::from(!clean)),
            // What is no text stays as we have it, and is a conflict.
            None => (None, 1),
        },
    };
    if let Some(result) = result.filter(|result| *result != bytes[1]) {
        write_output(&files[1], &result, true)?;
    }
    if conflicts == 0 {
        return Ok(Exit::Fine);
    }
    // Git runs it at the top of the repository: what is said is said in the language of the project that the file is of.
    let whole = context.folder.join(&path);
    let project = whole.ancestors().skip(1).find(|folder| folder.is_dir()).and_then(|folder| find_root(folder).ok());
    let _heard = project.map(|root| context.load(&root));
    // Wherever in the repository somebody stands, `:/` begins at its top (gitglossary(7), pathspec).
    let command = format!("git add {}", shell_word(&format!(":/{}", path.display())));
    context.note(&say::conflicts(visible_line(&path.display().to_string()), say::places(conflicts), command));
    Ok(Exit::Outstanding)
}

/// No mark is longer than this.
const LONGEST_MARKER: usize = 200;

/// Reads a file, but no more of it than shows that it is too large to be united.
fn read(path: &Path) -> Result<Vec<u8>> {
    let cannot = |error: std::io::Error| Problem::project(say::cannot_read(path.display(), error));
    let mut bytes = Vec::new();
    File::open(path).map_err(cannot)?.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(cannot)?;
    Ok(bytes)
}
