//! The files of a project that is made for a test.

use std::fs;
use std::path::Path;
use std::process::Command;

/// The files of a project: name and text.
pub(super) type Files = Vec<(String, String)>;

/// Makes a project of a size.
pub(super) type Make = fn(usize) -> Files;

/// Writes the files of a project; returns how many bytes they have.
pub(super) fn written(files: &Files, folder: &Path) -> usize {
    for (name, text) in files {
        let path = folder.join(name);
        #[expect(clippy::disallowed_methods, reason = "a test prepares its own folder")]
        fs::create_dir_all(path.parent().unwrap()).and_then(|()| fs::write(path, text)).unwrap();
    }
    files.iter().map(|(_, text)| text.len()).sum()
}

/// Commits all that is in a folder.
pub(super) fn committed(folder: &Path) {
    let who = ["-c", "user.name=Lin Wei", "-c", "user.email=lin@bright.example"];
    for words in [&["init", "-q"][..], &["add", "-A"], &["commit", "-q", "-m", "all"]] {
        let mut git = Command::new("git");
        git.args(["-c", "core.autocrlf=false"]).args(who).args(words).current_dir(folder);
        git.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        assert!(git.output().unwrap().status.success());
    }
}
