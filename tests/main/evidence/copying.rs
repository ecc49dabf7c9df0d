//! Copies of evidence: made beside the project, whole or not at all, and never over anything.

use crate::support::evidence::{lines_with, mark, names_in, project, refused};
use crate::support::wait;
use std::fs::File;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Stdio};

#[test]
fn a_copy_goes_into_evidence_and_never_overwrites() {
    let runner = project();
    let copy = |item, did, file: &str, note| {
        mark(&runner, "lin", &[item, did, "--copy", "--evidence", file, "--note", note]);
    };
    copy("manual", "delivered", "../outside/report.pdf", "first");
    assert_eq!(runner.read("project/evidence/report.pdf"), "x\n");
    copy("design", "delivered", "../outside/report.pdf", "the same content is there already");
    assert_eq!(names_in(&runner, "project/evidence"), ["report.pdf"]);
    runner.write("outside/report.pdf", "y\n");
    copy("manual", "noted", "../outside/report.pdf", "other content of the same length");
    runner.write("outside/REPORT.pdf", "longer\n");
    copy("manual", "noted", "../outside/REPORT.pdf", "a name that differs in case only");
    assert_eq!(names_in(&runner, "project/evidence"), ["REPORT-3.pdf", "report-2.pdf", "report.pdf"]);
    assert_eq!(runner.read("project/evidence/report.pdf"), "x\n");
    assert_eq!(runner.read("project/evidence/report-2.pdf"), "y\n");
    let paths = lines_with(&runner, "project/deliverables.toml", "evidence/report.pdf");
    assert_eq!(paths.len(), 2);
    assert_eq!(runner.run_in("project", &["verify"]).code, 0);
    let mode = runner.path("project/evidence/report.pdf").metadata().unwrap().permissions().mode();
    assert_eq!(mode & 0o600, 0o600);
    assert_ne!(mode & 0o044, 0, "others may read it as they may read any new file");
}

#[test]
fn a_folder_is_copied_as_a_folder_with_its_list() {
    let runner = project();
    let words = |did| ["manual", did, "--note", "n", "--copy", "--evidence", "../outside/set"];
    mark(&runner, "lin", &words("delivered"));
    assert_eq!(runner.read("project/evidence/set/below/two.txt"), "two");
    let names = names_in(&runner, "project/evidence");
    assert_eq!(names.len(), 2, "{names:?}");
    mark(&runner, "lin", &words("noted"));
    assert_eq!(names_in(&runner, "project/evidence"), names, "the same folder is there already");
    runner.write("outside/set/three.txt", "three");
    mark(&runner, "lin", &words("noted"));
    assert_eq!(runner.read("project/evidence/set-2/three.txt"), "three");
    assert_eq!(runner.run_in("project", &["verify"]).code, 0);
}

#[test]
fn what_lies_in_the_project_is_not_copied() {
    let runner = project();
    mark(&runner, "lin", &["manual", "delivered", "--copy", "--evidence", "papers/manual.pdf"]);
    assert!(!runner.path("project/evidence").exists());
}

#[test]
fn nothing_of_a_copy_is_left_when_the_act_is_refused() {
    let runner = project();
    let copy = ["--copy", "--evidence", "../outside/set", "--evidence", "../outside/report.pdf"];
    let words = |item, did| [item, did].into_iter().chain(copy).collect::<Vec<_>>();
    refused(&runner, "chen", &words("manual", "accepted"), "delivered");
    // Refused only after the copy was made: the backup is no longer what it was.
    mark(&runner, "lin", &["orders", "taken"]);
    runner.write("project/dumps/orders.sql", "insert into ordres\n");
    refused(&runner, "chen", &words("orders", "verified"), "is not what it was");
    symlink("one.txt", runner.path("outside/set/link")).unwrap();
    refused(&runner, "lin", &words("manual", "delivered"), "symbolic link");
    assert!(!runner.path("project/evidence").exists());
}

#[test]
fn nothing_of_a_copy_is_left_when_it_is_interrupted() {
    for signal in ["INT", "TERM", "HUP"] {
        let runner = project();
        File::create(runner.path("outside/set/large")).unwrap().set_len(64 << 30).unwrap();
        let before = runner.snapshot_names();
        let words = ["mark", "--as", "lin", "manual", "delivered", "--copy", "--evidence", "../outside/set"];
        let mut command = runner.command(&words);
        let mut child = command.current_dir(runner.path("project")).stderr(Stdio::piped()).spawn().unwrap();
        let large = |file: &walkdir::DirEntry| file.metadata().is_ok_and(|file| file.is_file() && file.len() > 1 << 20);
        wait::until("a part of a copy", || {
            walkdir::WalkDir::new(runner.path("project/evidence")).into_iter().flatten().any(|file| large(&file))
        });
        let pid = child.id().to_string();
        assert!(Command::new("kill").args([&format!("-{signal}"), &pid]).status().unwrap().success());
        assert_eq!(child.wait().unwrap().code(), Some(130));
        assert_eq!(runner.snapshot_names(), before);
    }
}

#[test]
fn a_file_where_the_folder_for_evidence_would_be_is_left_alone() {
    let runner = project();
    // A file stands where the folder for evidence would be.
    runner.write("project/evidence", "in the way");
    let words = ["manual", "delivered", "--copy", "--evidence", "../outside/report.pdf"];
    refused(&runner, "lin", &words, "cannot be written");
    assert!(Path::new(&runner.path("project/evidence")).is_file());
}
