//! The git command that passes on what was written, as it can be typed where one stands.

use crate::files::load::Loaded;
use crate::history::has_remote;
use crate::text::visible::shell_word;
use crate::text::{Lang, Text};
use std::path::Path;

/// The command that commits these files, and pushes where there is somewhere to push to. The message of the commit is in
/// the language of the project, whoever reads it.
pub(crate) fn commit_command(loaded: &Loaded, folder: &Path, files: &str, message: &Text) -> String {
    let at = folder_word(&loaded.root, folder).map(|folder| format!(" -C {folder}")).unwrap_or_default();
    let lang = loaded.view.project.lang().unwrap_or(Lang::DEFAULT);
    let push = if has_remote(&loaded.root) { format!(" && git{at} push") } else { String::new() };
    format!("git{at} add {files} && git{at} commit -m {}{push}", shell_word(message.of(lang)))
}

/// The folder of a project as a word of the shell; nothing where one stands in it.
pub(crate) fn folder_word(root: &Path, folder: &Path) -> Option<String> {
    let here = folder.canonicalize().ok().zip(root.canonicalize().ok()).is_some_and(|(here, root)| here == root);
    (!here || folder != Path::new(".")).then(|| shell_word(&root.display().to_string()).to_string())
}
