//! Attacks by names and paths of evidence: what is hashed can be read back, and nothing else is hashed.

use crate::support::evidence::{mark, project};
use crate::support::runner::{Output, Runner};
use handover::evidence::{Digest, Manifest, Silent, check_relative, hash_evidence_folder, hash_folder, nothing};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::process::Command;

/// Pieces of names: plain ones, and those that mean another thing to somebody.
const PIECES: [&str; 38] = [
    "a", "b", "A", "report", "清单", "é", "e\u{301}", "ß", "ss", "SS", "ﬁ", "fi", "Ａ", "／", "℀", "K", "1", "10", ".",
    "..", "-", "_", " ", "\u{3000}", "\u{a0}", ":", "：", "\\", "\t", "\n", "\u{1b}", "\u{200b}", "\u{200d}",
    "\u{202e}", "\u{3164}", "*", "#", "\u{7f}",
];

fn name() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&PIECES[..]), 1..4).prop_map(|pieces| pieces.concat())
}

fn path() -> impl Strategy<Value = String> {
    prop::collection::vec(name(), 1..4).prop_map(|names| names.join("/"))
}

/// The text of a manifest of these paths, sorted, whether or not any reader would take it.
fn text(paths: &BTreeSet<String>) -> String {
    paths.iter().map(|path| format!("{}  {path}\n", Digest::of(path.as_bytes()))).collect()
}

/// Writes a file at each path, with the path as its content; the paths that a disk takes.
fn lay_out(folder: &Path, paths: &[String]) -> BTreeSet<String> {
    let plain = |path: &&String| !path.split('/').any(|name| matches!(name, "" | "." | ".."));
    let write = |path: &&String| {
        let place = folder.join(path);
        !place.exists() && fs::create_dir_all(place.parent().unwrap()).is_ok() && fs::write(place, path).is_ok()
    };
    paths.iter().filter(plain).filter(write).cloned().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_the_hasher_takes_the_reader_of_manifests_reads_back_and_the_reverse(
        paths in prop::collection::vec(path(), 1..5)
    ) {
        let folder = tempfile::tempdir().unwrap();
        let there = lay_out(folder.path(), &paths);
        let text = text(&there);
        match (hash_folder(folder.path(), &nothing, &Silent), Manifest::parse(text.as_bytes())) {
            (Ok(hashed), read) => {
                prop_assert_eq!(hashed.manifest.text(), text);
                prop_assert_eq!(read, Ok(hashed.manifest));
            }
            (Err(faults), read) => prop_assert!(read.is_err(), "{faults:?} of {there:?}"),
        }
    }

    #[test]
    fn every_path_that_is_not_refused_can_stand_in_a_manifest_alone(path in path()) {
        let text = format!("{}  {path}\n", Digest::of(b"x"));
        prop_assert_eq!(check_relative(&path).is_none(), Manifest::parse(text.as_bytes()).is_ok());
    }
}

fn try_mark(runner: &Runner, words: &[&str]) -> Output {
    runner.run_in("project", &[&["mark", "--as", "lin"][..], words].concat())
}

/// Names `path` as evidence, and expects that it is refused with these words and nothing has changed.
#[track_caller]
fn refused(runner: &Runner, path: &str, why: &str) {
    let before = runner.snapshot();
    let output = try_mark(runner, &["manual", "noted", "--note", "n", "--evidence", path]);
    assert_eq!(output.code, 2, "{path}: {}{}", output.out, output.err);
    assert!(output.err.contains(why), "{path}: {}", output.err);
    assert!(runner.snapshot() == before, "{path}");
}

#[test]
fn a_name_that_no_list_could_hold_is_refused_before_anything_is_recorded() {
    let names = [
        ("a:b.pdf", "begins like a drive or an address"),
        ("mailto:x", "begins like a drive or an address"),
        ("report.pdf ", "begins or ends with a blank"),
        ("\u{3000}report.pdf", "begins or ends with a blank"),
        ("tab\there", "control or invisible"),
        ("two\nlines", "control or invisible"),
        ("joiner\u{200d}", "control or invisible"),
        ("filler\u{3164}", "control or invisible"),
        ("back\\slash", "backslash"),
        ("cafe\u{301}.pdf", "not NFC"),
    ];
    for (name, why) in names {
        for folder in ["project/papers", "outside", "project/papers/deep/er"] {
            let runner = project();
            runner.write(&format!("{folder}/{name}"), "other\n");
            runner.write(&format!("{folder}/{}", name.trim()), "x\n");
            let path = runner.path(folder).join(name);
            refused(&runner, path.to_str().unwrap(), why);
            // Below a folder that is evidence, and in a folder of that name.
            refused(&runner, runner.path(folder).to_str().unwrap(), why);
            runner.write(&format!("outside/two/{name}/x"), "x");
            refused(&runner, "../outside/two", why);
            refused(&runner, runner.path("outside/two").join(name).join("x").to_str().unwrap(), why);
        }
    }
    let runner = project();
    fs::write(runner.path("outside/set").join(OsStr::from_bytes(b"\xff")), "x").unwrap();
    refused(&runner, "../outside/set", "not UTF-8");
}

#[test]
fn a_blank_at_the_end_of_a_name_never_means_the_file_beside_it() {
    let runner = project();
    runner.write("project/papers/manual.pdf ", "other\n");
    refused(&runner, "papers/manual.pdf ", "begins or ends with a blank");
    fs::remove_file(runner.path("project/papers/manual.pdf ")).unwrap();
    mark(&runner, "lin", &["manual", "delivered", "--evidence", "papers/manual.pdf "]);
    assert!(runner.read("project/deliverables.toml").contains("path = \"papers/manual.pdf\""), "as it was pasted");
}

#[test]
fn what_is_recorded_verifies_wherever_it_stands() {
    let names = ["10:30.log", "a b.pdf", "-x", "..a", "交接 清单（终）.xlsx", "100%.txt", "a'b\"c", "$(touch x)", "~"];
    for name in names {
        let runner = project();
        for folder in ["project/papers", "project/evidence/set", "outside/more"] {
            runner.write(&format!("{folder}/{name}"), "x\n");
        }
        let outside = runner.path("outside/more").join(name);
        let paths = [format!("papers/{name}"), "evidence/set".to_owned(), outside.to_str().unwrap().to_owned()];
        for path in &paths {
            mark(&runner, "lin", &["manual", "noted", "--note", "n", "--evidence", path]);
        }
        mark(&runner, "lin", &["manual", "noted", "--note", "n", "--copy", "--evidence", "../outside/more"]);
        let verified = runner.run_in("project", &["verify", "--outside"]);
        assert_eq!(verified.code, 0, "{name}: {}", verified.out);
        assert_eq!(verified.out.matches("VALID").count(), 5, "{name}: {}", verified.out);
    }
}

#[test]
fn what_git_keeps_for_itself_is_left_out_of_a_folder_and_said() {
    for copy in [false, true] {
        let runner = project();
        let folder = if copy { "outside/site" } else { "project/evidence/site" };
        runner.write(&format!("{folder}/index.html"), "x\n");
        runner.write(&format!("{folder}/sub/.git"), "gitdir: ../.git/modules/sub\n");
        runner.git(folder, &["init", "--quiet"]);
        let path = runner.path(folder);
        let mut words = vec!["manual", "noted", "--note", "n", "--evidence", path.to_str().unwrap()];
        words.extend(copy.then_some("--copy"));
        let output = mark(&runner, "lin", &words);
        assert!(output.err.contains(".git, sub/.git"), "{}", output.err);
        assert_eq!(runner.path("project/evidence/site/.git").exists(), !copy);
        runner.git(folder, &["add", "index.html"]);
        let verified = runner.run_in("project", &["verify", "--format", "json"]);
        assert_eq!(verified.code, 0, "{}", verified.out);
        assert_eq!(verified.out.contains("left out, as git changes it by itself: .git, sub/.git"), !copy);
        runner.write("project/evidence/site/more.html", "x\n");
        assert_eq!(runner.run_in("project", &["verify"]).code, 4, "only what git keeps is left out");
    }
    // A folder in which git keeps everything shows nothing.
    let runner = project();
    fs::create_dir(runner.path("outside/empty")).unwrap();
    runner.git("outside/empty", &["init", "--quiet"]);
    for copy in [&[][..], &["--copy"][..]] {
        let words = [&["manual", "noted", "--note", "n", "--evidence", "../outside/empty"][..], copy].concat();
        let output = try_mark(&runner, &words);
        assert!(output.code == 2 && output.err.contains("holds no files"), "{output:?}");
    }
}

#[test]
fn a_private_key_is_no_evidence_in_whatever_file_or_folder_it_lies() {
    let runner = project();
    let key = runner.path("outside/id");
    let made = Command::new("ssh-keygen").args(["-q", "-t", "ed25519", "-N", "", "-f"]).arg(&key).status().unwrap();
    assert!(made.success());
    fs::create_dir(runner.path("outside/keys")).unwrap();
    fs::copy(&key, runner.path("outside/keys/notes.txt")).unwrap();
    fs::copy(&key, runner.path("project/papers/id")).unwrap();
    for path in ["../outside/id", "../outside/keys", "papers/id"] {
        for copy in [&[][..], &["--copy"][..]] {
            let before = runner.snapshot();
            let words = [&["manual", "noted", "--note", "n", "--evidence", path][..], copy].concat();
            let output = try_mark(&runner, &words);
            assert_eq!(output.code, 2, "{path}: {}", output.err);
            assert!(output.err.contains("holds a private key"), "{path}: {}", output.err);
            assert!(runner.snapshot() == before, "{path}");
        }
    }
    let backups = runner.read("project/backups.toml").replace("dumps/orders.sql", "papers/id");
    runner.write("project/backups.toml", &backups);
    let output = try_mark(&runner, &["orders", "taken"]);
    assert!(output.code == 2 && output.err.contains("holds a private key"), "{output:?}");
    mark(&runner, "lin", &["manual", "delivered", "--evidence", "../outside/id.pub"]);
}

#[test]
fn of_a_folder_of_evidence_every_file_is_in_its_list() {
    let folder = tempfile::tempdir().unwrap();
    let files: BTreeMap<String, String> = (0..300).map(|n| (format!("d{}/f{n}", n % 7), n.to_string())).collect();
    for (path, text) in &files {
        fs::create_dir_all(folder.path().join(path).parent().unwrap()).unwrap();
        fs::write(folder.path().join(path), text).unwrap();
    }
    let found = hash_evidence_folder(folder.path(), &Silent).unwrap();
    let listed: BTreeMap<&str, Digest> =
        found.manifest.lines().iter().map(|line| (line.path.as_str(), line.digest)).collect();
    assert!(files.iter().all(|(path, text)| listed.get(path.as_str()) == Some(&Digest::of(text.as_bytes()))));
    assert_eq!((listed.len(), found.left_out.len()), (300, 0));
}
