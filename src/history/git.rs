//! Runs git, and asks it for the least.

use crate::files::folders::{MERGE_DRIVER, MERGE_SETTING};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// git's `user.email` as seen from a folder; nothing where git or the setting is missing.
pub(crate) fn user_email(folder: &Path) -> Option<String> {
    setting(folder, "user.email")
}

/// git's `user.name`, as [`user_email`].
pub(crate) fn user_name(folder: &Path) -> Option<String> {
    setting(folder, "user.name")
}

/// git's `user.signingkey` where it signs with keys of OpenSSH: a public key, or the path of one (git-config(1)).
pub(crate) fn signing_key(folder: &Path) -> Option<String> {
    setting(folder, "gpg.format").filter(|format| format == "ssh")?;
    let word = setting(folder, "user.signingkey")?;
    Some(word.strip_prefix("key::").map(str::to_owned).unwrap_or(word))
}

/// Whether a folder's repository knows another one to push to.
pub(crate) fn has_remote(folder: &Path) -> bool {
    text(folder, &["remote"]).is_some_and(|names| !names.trim().is_empty())
}

/// Whether git asks the tool to unite files, as seen from a folder.
pub(crate) fn merges_with_tool(folder: &Path) -> bool {
    setting(folder, MERGE_SETTING).is_some()
}

/// Makes git ask the tool to unite files, in the repository around a folder; whether it did.
pub(crate) fn merge_with_tool(folder: &Path) -> bool {
    bytes(folder, &["config", "--local", MERGE_SETTING, MERGE_DRIVER], &[]).is_some()
}

/// A setting of git as seen from a folder, or from where one stands while the folder is not there.
fn setting(folder: &Path, name: &str) -> Option<String> {
    let folder = folder.ancestors().find(|folder| folder.is_dir()).unwrap_or(folder);
    let value = text(folder, &["config", name])?.trim().to_owned();
    (!value.is_empty()).then_some(value)
}

/// The way from the top of a repository to a folder in it, with a slash at its end; nothing at the top or outside.
pub(crate) fn below_top(folder: &Path) -> Option<String> {
    let way = text(folder, &["rev-parse", "--show-prefix"])?.trim_end_matches('\n').to_owned();
    (!way.is_empty()).then_some(way)
}

/// Whether a folder lies in a git work tree.
pub(crate) fn is_work_tree(folder: &Path) -> bool {
    folder.ancestors().any(|folder| folder.join(".git").exists())
}

/// A file of a folder as git has it on our side of a merge that is under way; nothing where there is none.
pub(crate) fn staged(folder: &Path, name: &str) -> Option<Vec<u8>> {
    bytes(folder, &["cat-file", "blob", &format!(":2:./{name}")], &[])
}

/// Unites three files by their lines, as git does by itself, and whether that went without a conflict: as both had it,
/// ours, theirs. Nothing where they are no texts.
pub(crate) fn merge_lines(files: [&Path; 3], marker_size: usize) -> Option<(Vec<u8>, bool)> {
    let [base, ours, theirs] = files;
    let mut command = Command::new("git");
    command.args(["merge-file", "-p", "-q", "-L", "ours", "-L", "base", "-L", "theirs"]);
    command.arg(format!("--marker-size={marker_size}")).arg("--").args([ours, base, theirs]);
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    // Up to 127 conflicts are counted; more than that is a failure.
    let code = output.status.code().filter(|code| (0..=127).contains(code))?;
    Some((output.stdout, code == 0))
}

/// What a command of git prints; nothing where it fails.
pub(super) fn text(folder: &Path, words: &[&str]) -> Option<String> {
    String::from_utf8(bytes(folder, words, &[])?).ok()
}

/// The bytes that a command of git prints that looks at files as they stand here; no filter of the repository runs over them.
pub(super) fn of_files(folder: &Path, words: &[&str]) -> Option<Vec<u8>> {
    let printed =
        bytes(folder, &["config", "-z", "--name-only", "--get-regexp", r"^filter\."], &[]).unwrap_or_default();
    let filters = String::from_utf8_lossy(&printed).into_owned();
    let names: Vec<&str> = filters.split('\0').filter(|name| !name.is_empty()).collect();
    let mut command = Command::new("git");
    // Whoever set some in this way keeps them.
    let before = std::env::var("GIT_CONFIG_COUNT").ok().and_then(|count| count.parse().ok()).unwrap_or(0);
    command.env("GIT_CONFIG_COUNT", (before + names.len()).to_string());
    for (at, name) in (before..).zip(&names) {
        let value = if name.ends_with(".required") { "false" } else { "" };
        command.env(format!("GIT_CONFIG_KEY_{at}"), name).env(format!("GIT_CONFIG_VALUE_{at}"), value);
    }
    run(command, folder, words, &[])
}

/// The bytes that a command of git prints, given others on its standard input; nothing where it fails.
pub(super) fn bytes(folder: &Path, words: &[&str], input: &[u8]) -> Option<Vec<u8>> {
    run(Command::new("git"), folder, words, input)
}

fn run(mut command: Command, folder: &Path, words: &[&str], input: &[u8]) -> Option<Vec<u8>> {
    // Neither the index nor anything else is written for being looked at, and no pager or hook of a watcher runs.
    command.env("GIT_OPTIONAL_LOCKS", "0").args(["-c", "core.fsmonitor=false", "-c", "core.quotePath=false"]);
    // Nor a program that checks signatures, nor one that fetches what this clone lacks; and no commit stands for another,
    // or has other parents than it says.
    command.args(["-c", "log.showSignature=false"]).env("GIT_NO_REPLACE_OBJECTS", "1").env("GIT_GRAFT_FILE", "");
    command.env("GIT_NO_LAZY_FETCH", "1").env("GIT_ALLOW_PROTOCOL", "none");
    // Nor is a folder that only looks like a repository one: whoever committed it would say what runs (git-config(1)).
    command.args(["-c", "safe.bareRepository=explicit"]);
    command.arg("-C").arg(folder).args(words);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok()?;
    let mut stdin = child.stdin.take();
    let output = std::thread::scope(|scope| {
        // What is fed and what comes out may both be more than a pipe holds.
        scope.spawn(move || stdin.take().map(|mut stdin| stdin.write_all(input)));
        child.wait_with_output()
    });
    let output = output.ok()?;
    output.status.success().then_some(output.stdout)
}
