//! What is asked of git: only the mail address it knows the person by.

use std::path::Path;
use std::process::{Command, Stdio};

/// git's `user.email` as seen from a folder; nothing where git or the setting is missing.
pub(crate) fn user_email(folder: &Path) -> Option<String> {
    let output =
        Command::new("git").arg("-C").arg(folder).args(["config", "user.email"]).stderr(Stdio::null()).output().ok()?;
    let email = String::from_utf8(output.stdout).ok()?.trim().to_owned();
    (output.status.success() && !email.is_empty()).then_some(email)
}

/// Whether a folder lies in a git work tree.
pub(crate) fn is_work_tree(folder: &Path) -> bool {
    folder.ancestors().any(|folder| folder.join(".git").exists())
}
