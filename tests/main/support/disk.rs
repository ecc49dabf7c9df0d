//! Programs around the binary, and somebody who may not write everywhere.

use super::runner::{Output, Runner};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

/// A program and the arguments that come before those of `handover`.
pub(crate) fn wrapped(runner: &Runner, program: &str, before: &[&str], binary: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(program);
    let ours = runner.command(&[]);
    command.env_clear().envs(ours.get_envs().filter_map(|(name, value)| Some((name, value?))));
    command.args(before).arg(binary).args(arguments).current_dir(runner.root());
    let output = command.output().unwrap();
    Output {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// Whether a program can be run here.
pub(crate) fn has(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success())
}

/// Says that a promise could not be tested on this machine.
#[expect(clippy::print_stderr, reason = "a test must not be skipped in silence")]
pub(crate) fn skipped(why: &str) {
    eprintln!("SKIPPED: {why}");
}

/// Somebody who may read a project but not write where the mode forbids it, even if the tests run as root.
pub(crate) struct Reader {
    public: tempfile::TempDir,
    root: bool,
}

impl Reader {
    /// Nobody where root cannot become somebody else.
    pub(crate) fn of(runner: &Runner) -> Option<Reader> {
        let root = rustix::process::geteuid().is_root();
        if root && !has("setpriv") {
            skipped("root may write anywhere, and there is no setpriv to become somebody else");
            return None;
        }
        let public = tempfile::Builder::new().permissions(fs::Permissions::from_mode(0o755)).tempdir().unwrap();
        fs::copy(env!("CARGO_BIN_EXE_handover"), public.path().join("handover")).unwrap();
        set_mode(&public.path().join("handover"), 0o755);
        let above = runner.root().ancestors().take_while(|path| *path != std::env::temp_dir());
        above.for_each(|path| set_mode(path, 0o755));
        Some(Reader { public, root })
    }

    pub(crate) fn run(&self, runner: &Runner, arguments: &[&str]) -> Output {
        let who = ["--reuid=65534", "--clear-groups"];
        match self.root {
            true => wrapped(runner, "setpriv", &who, &self.public.path().join("handover"), arguments),
            false => runner.run(arguments),
        }
    }
}

pub(crate) fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}
