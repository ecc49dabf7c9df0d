//! What the repository promises about itself: exit codes, the map of modules, a first line in every file.

use crate::support::runner::Runner;
use crate::support::small::Small;
use handover::text::exit::Exit;
use std::fs;
use std::path::{Path, PathBuf};

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file of the sources, tests and benches.
fn rust_files() -> Vec<PathBuf> {
    let folders = ["src", "tests", "benches"].map(|folder| repository().join(folder));
    let walks = folders.into_iter().filter(|folder| folder.is_dir()).flat_map(walkdir::WalkDir::new);
    let paths = walks.map(|entry| entry.expect("an entry").into_path());
    paths.filter(|path| path.extension().is_some_and(|ending| ending == "rs")).collect()
}

#[test]
fn the_code_map_names_every_module() {
    let text = fs::read_to_string(repository().join("src/lib.rs")).unwrap();
    let map: String = text.lines().take_while(|line| line.starts_with("//!")).collect();
    let modules: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert!(modules.len() > 12, "{modules:?}");
    for module in modules {
        assert!(map.contains(&format!("[`{module}`]")), "the code map does not name `{module}`");
    }
}

#[test]
fn every_source_file_begins_with_what_it_is_for() {
    let files = rust_files();
    assert!(files.len() > 50);
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        let first = text.lines().next().unwrap_or_default();
        assert!(first.starts_with("//! ") && first.len() > 10, "{}: {first}", path.display());
    }
}

#[test]
fn tests_wait_for_something_and_not_for_a_while() {
    let tests = rust_files().into_iter().filter(|path| path.starts_with(repository().join("tests")));
    for path in tests.filter(|path| !path.ends_with("support/wait.rs")) {
        let text = fs::read_to_string(&path).unwrap();
        assert!(!text.contains(concat!("sleep", "(")), "{} sleeps; `support::wait` waits", path.display());
    }
}

#[test]
fn the_exit_codes_are_the_documented_ones() {
    let codes = Exit::ALL.map(Exit::code);
    assert_eq!(codes, [0, 1, 2, 3, 4, 130]);
    let complete = Small::new().item("deliverables/a", "", &["lin delivered", "chen accepted"]).write();
    let open = Small::new().item("deliverables/a", "", &[]).write();
    assert_eq!(complete.run(&["check", "--no-input"]).code, 0, "nothing is outstanding or found");
    assert_eq!(open.run(&["check", "--no-input"]).code, 1, "something is outstanding");
    assert_eq!(open.run(&["status"]).code, 0);
    assert_eq!(open.run(&["status", "--by", "nothing"]).code, 2, "the command line is wrong");
    assert_eq!(open.run(&["frobnicate"]).code, 2);
    assert_eq!(open.run(&["mark", "a", "accepted", "--as", "chen"]).code, 2, "the rules do not allow it");
    assert_eq!(Runner::new().run(&["status"]).code, 3, "there is no project");
    assert_eq!(open.run(&["--version"]).code, 0);
}
