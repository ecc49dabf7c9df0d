//! Runs the built binary in a folder of its own, with a clean environment and a fixed clock.
//!
//! In: arguments. Out: exit code and what was printed. Nothing of the machine's settings, of its git
//! configuration or of the person's home gets through.

#![allow(dead_code, reason = "each test module uses what it needs")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// The moment that every run takes for the present.
pub(crate) const NOW: &str = "2026-11-20T18:00:00+08:00";

/// A folder to work in, and the environment of every run in it.
pub(crate) struct Runner {
    _temporary: TempDir,
    root: PathBuf,
    environment: BTreeMap<String, String>,
}

/// How a run ended and what it printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Output {
    /// The exit code; -1 after a signal.
    pub(crate) code: i32,
    /// Standard output.
    pub(crate) out: String,
    /// Standard error.
    pub(crate) err: String,
}

impl Runner {
    /// An empty folder, English, the fixed clock.
    pub(crate) fn new() -> Runner {
        let temporary = tempfile::Builder::new().prefix("handover-test-").tempdir().expect("a temporary folder");
        let base = temporary.path().canonicalize().expect("its real path");
        let (root, home) = (base.join("work"), base.join("home"));
        fs::create_dir_all(&root).expect("a folder to work in");
        fs::create_dir_all(&home).expect("a home");
        let mut environment = BTreeMap::new();
        for (name, value) in [
            ("PATH", std::env::var("PATH").unwrap_or_default().as_str()),
            ("HOME", home.to_str().expect("a UTF-8 path")),
            ("LANG", "C.UTF-8"),
            ("TZ", "Asia/Shanghai"),
            ("HANDOVER_NOW", NOW),
            ("GIT_CONFIG_GLOBAL", "/dev/null"),
            ("GIT_CONFIG_NOSYSTEM", "1"),
            ("GIT_CEILING_DIRECTORIES", base.to_str().expect("a UTF-8 path")),
        ] {
            environment.insert(name.to_owned(), value.to_owned());
        }
        Runner { _temporary: temporary, root, environment }
    }

    /// The same folder with one more variable in the environment of every run.
    pub(crate) fn env(mut self, name: &str, value: &str) -> Runner {
        self.environment.insert(name.to_owned(), value.to_owned());
        self
    }

    /// The folder that runs start in.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The absolute path of something in the folder.
    pub(crate) fn path(&self, path: impl AsRef<Path>) -> PathBuf {
        self.root.join(path)
    }

    /// The binary, ready to run in the folder, for tests that need more than [`Runner::run`].
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        self.program(env!("CARGO_BIN_EXE_handover"), &self.root, arguments)
    }

    /// Runs `handover` in the folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        finish(&mut self.command(arguments))
    }

    /// Runs `handover` in a folder beneath.
    pub(crate) fn run_in(&self, folder: &str, arguments: &[&str]) -> Output {
        finish(&mut self.program(env!("CARGO_BIN_EXE_handover"), &self.path(folder), arguments))
    }

    /// Runs `handover` in the folder as if the screen had so many columns.
    pub(crate) fn run_at(&self, columns: usize, arguments: &[&str]) -> Output {
        finish(self.command(arguments).env("COLUMNS", columns.to_string()))
    }

    /// Runs a shell line with `handover` on its path; returns what it printed to both streams.
    pub(crate) fn shell(&self, line: &str, folder: &Path) -> String {
        let binary = Path::new(env!("CARGO_BIN_EXE_handover"));
        let path = format!("{}:{}", binary.parent().expect("a folder").display(), self.environment["PATH"]);
        let output = finish(self.program("sh", folder, &["-c", &format!("{{ {line}\n}} 2>&1")]).env("PATH", path));
        output.out
    }

    /// Runs git in a folder beneath (`.` for the folder itself) and returns what it printed.
    pub(crate) fn git(&self, folder: &str, arguments: &[&str]) -> String {
        let identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main"];
        let arguments: Vec<&str> = identity.into_iter().chain(arguments.iter().copied()).collect();
        let output = finish(&mut self.program("git", &self.path(folder), &arguments));
        assert_eq!(output.code, 0, "git {arguments:?}: {}", output.err);
        output.out
    }

    fn program(&self, program: &str, folder: &Path, arguments: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(folder).env_clear().envs(&self.environment);
        command.stdin(std::process::Stdio::null());
        command
    }

    /// Writes a file, with the folders it needs.
    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder of a file");
        fs::write(path, text).expect("a file");
    }

    /// Reads a file.
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Copies one of the complete projects of `examples/` into the folder and returns where it is.
    pub(crate) fn copy_example(&self, name: &str) -> PathBuf {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
        let target = self.path(name);
        copy_tree(&source, &target);
        target
    }

    /// Everything in the folder but `.git`: each path with its mode and, for a file, its bytes; of one that memory has no
    /// room for, its length and when it was changed.
    pub(crate) fn snapshot(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let walk = walkdir::WalkDir::new(&self.root).min_depth(1).sort_by_file_name().into_iter();
        let mut entries = BTreeMap::new();
        for entry in walk.filter_entry(|entry| entry.file_name() != ".git") {
            let entry = entry.expect("an entry");
            let metadata = entry.path().symlink_metadata().expect("its metadata");
            let mut content = mode(&metadata);
            if metadata.len() > 64 << 20 {
                content.extend(format!("{} {:?}", metadata.len(), metadata.modified().expect("a time")).into_bytes());
            } else if metadata.is_file() {
                content.extend(fs::read(entry.path()).expect("its bytes"));
            } else if metadata.is_symlink() {
                content.extend(fs::read_link(entry.path()).expect("its target").to_string_lossy().bytes());
            }
            entries.insert(entry.path().strip_prefix(&self.root).expect("inside").to_owned(), content);
        }
        entries
    }

    /// The paths in the folder, without their content.
    pub(crate) fn snapshot_names(&self) -> Vec<PathBuf> {
        let entries = walkdir::WalkDir::new(self.root()).sort_by_file_name().into_iter();
        entries.map(|entry| entry.unwrap().into_path()).collect()
    }

    /// The paths of [`Runner::snapshot`] that are files or folders, with `/`.
    pub(crate) fn names(&self) -> Vec<String> {
        self.snapshot().keys().map(|path| path.to_string_lossy().replace('\\', "/")).collect()
    }
}

fn finish(command: &mut Command) -> Output {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    Output {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).expect("UTF-8 on standard output"),
        err: String::from_utf8(output.stderr).expect("UTF-8 on standard error"),
    }
}

#[cfg(unix)]
fn mode(metadata: &fs::Metadata) -> Vec<u8> {
    use std::os::unix::fs::PermissionsExt;
    format!("{:o} ", metadata.permissions().mode()).into_bytes()
}

#[cfg(not(unix))]
fn mode(metadata: &fs::Metadata) -> Vec<u8> {
    format!("{} ", metadata.permissions().readonly()).into_bytes()
}

/// Copies a folder with all that is in it.
pub(crate) fn copy_tree(source: &Path, target: &Path) {
    for entry in walkdir::WalkDir::new(source) {
        let entry = entry.expect("an entry of an example");
        let path = target.join(entry.path().strip_prefix(source).expect("inside"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(path).expect("a folder");
        } else {
            fs::copy(entry.path(), path).expect("a copy");
        }
    }
}

#[test]
fn a_run_sees_only_its_own_folder_and_clock() {
    let runner = Runner::new();
    assert_eq!(runner.run(&["--version"]).code, 0);
    let before = runner.snapshot();
    let example = runner.copy_example("store-agency");
    assert!(example.join("handover.toml").is_file());
    assert_ne!(runner.snapshot(), before);
}
