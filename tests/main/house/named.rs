//! Every test runs: a file under `tests/main` that no `mod` line names would never be compiled.

use crate::support::runner::Runner;
use std::fs;
use std::path::{Path, PathBuf};

/// The Rust files below `main.rs` that no `mod` line of the file above them names.
fn unnamed(folder: &Path) -> Vec<PathBuf> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter();
    let files = entries.map(|entry| entry.expect("an entry").into_path());
    let files = files.filter(|path| path.extension().is_some_and(|ending| ending == "rs"));
    files.filter(|path| *path != folder.join("main.rs") && !is_named(folder, path)).collect()
}

fn is_named(root: &Path, path: &Path) -> bool {
    // `x/mod.rs` is the module `x`, and stands where `x.rs` would.
    let module = if path.ends_with("mod.rs") { path.parent().expect("a folder") } else { path };
    let (name, folder) = (module.file_stem().expect("a name"), module.parent().expect("a folder"));
    let above = if folder == root { root.join("main.rs") } else { folder.join("mod.rs") };
    let line = format!("mod {};", name.to_string_lossy());
    fs::read_to_string(above)
        .is_ok_and(|text| text.lines().any(|named| named.trim_start_matches("pub(crate) ") == line))
}

#[test]
fn every_file_of_the_tests_is_named_by_a_mod_line() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/main");
    let forgotten = unnamed(&folder);
    assert!(forgotten.is_empty(), "no `mod` line names {forgotten:?}");
}

#[test]
fn a_file_that_was_forgotten_is_found_wherever_it_lies() {
    let runner = Runner::new();
    for (path, text) in [
        ("main.rs", "mod a;\nmod b;\n// mod c;\n"),
        ("a.rs", ""),
        ("b/mod.rs", "pub(crate) mod d;\n"),
        ("b/d.rs", ""),
        ("b/a.rs", "named elsewhere, not here"),
        ("c.rs", "its line is a comment"),
        ("e/mod.rs", "mod f;\n"),
        ("e/f.rs", "named by a file that nobody names"),
    ] {
        runner.write(path, text);
    }
    assert_eq!(unnamed(runner.root()), ["b/a.rs", "c.rs", "e/mod.rs"].map(|path| runner.path(path)));
}
