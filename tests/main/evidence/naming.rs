//! Evidence named in an act: what can be evidence, how it is hashed, and what is refused.

use crate::support::evidence::{X, lines_with, mark, names_in, project, refused, try_mark};
use crate::support::pty::{Key, Pty};
use crate::support::runner::NOW;
use std::fs::{self, File};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::process::CommandExt;
use std::process::Command;

#[test]
fn a_file_is_hashed_when_the_act_is_made() {
    let runner = project();
    mark(
        &runner,
        "lin",
        &["manual", "delivered", "--evidence", "papers/manual.pdf", "--evidence", "https://x.example/a"],
    );
    let expected = format!(
        r#"{{ at = 2026-11-20T18:00:00+08:00, by = "lin", did = "delivered", evidence = [{{ path = "papers/manual.pdf", sha256 = "{X}", size = 2 }}, {{ url = "https://x.example/a" }}] }},"#
    );
    assert_eq!(lines_with(&runner, "project/deliverables.toml", "delivered"), [expected]);
    let shown = runner.run_in("project", &["show", "manual"]).out;
    assert!(shown.contains("papers/manual.pdf (sha256 73cb3858…, 2 B)"), "{shown}");
    assert_eq!(names_in(&runner, "project/evidence").len(), 0);
}

#[test]
fn a_path_is_looked_for_from_the_current_folder_first_and_then_from_the_project() {
    let runner = project();
    let from_below =
        |item, path| runner.run_in("project/papers", &["mark", "--as", "lin", item, "delivered", "--evidence", path]);
    assert_eq!(from_below("manual", "manual.pdf").code, 0);
    assert_eq!(from_below("design", "papers/manual.pdf").code, 0);
    assert_eq!(lines_with(&runner, "project/deliverables.toml", "papers/manual.pdf").len(), 2);
    refused(&runner, "lin", &["vault", "noted", "--note", "n", "--evidence", "nowhere.pdf"], "no file `nowhere.pdf`");
}

#[test]
fn a_folder_is_hashed_by_a_list_that_sha256sum_accepts() {
    let runner = project();
    mark(&runner, "lin", &["manual", "delivered", "--evidence", "dumps/photos"]);
    let lists = names_in(&runner, "project/evidence");
    assert_eq!(lists.len(), 1);
    let list = runner.path("project/evidence").join(&lists[0]);
    let hash = Command::new("sha256sum").arg(&list).output().unwrap();
    let digest = String::from_utf8(hash.stdout).unwrap()[..64].to_owned();
    assert_eq!(lists[0], format!("deliverables-manual-{}.sha256", &digest[..8]));
    let line = lines_with(&runner, "project/deliverables.toml", "delivered").remove(0);
    assert!(line.contains(&format!(r#"{{ path = "dumps/photos/", sha256 = "{digest}", size = 2 }}"#)), "{line}");
    let mut check = Command::new("sha256sum");
    check.args(["--check", "--strict", "--quiet"]).arg(&list).current_dir(runner.path("project/dumps/photos"));
    assert!(check.status().unwrap().success());
    // The same list again is no obstacle, another file of its name is one.
    mark(&runner, "lin", &["manual", "noted", "--note", "again", "--evidence", "dumps/photos/"]);
    assert_eq!(names_in(&runner, "project/evidence"), lists);
    fs::write(&list, "other").unwrap();
    let output = try_mark(&runner, "lin", &["manual", "noted", "--note", "n", "--evidence", "dumps/photos"]);
    assert_eq!((output.code, output.err.contains("exists already")), (3, true), "{}", output.err);
}

#[test]
fn a_file_outside_stays_where_it_is_and_is_named_by_its_whole_path() {
    let runner = project();
    mark(&runner, "lin", &["manual", "delivered", "--evidence", "../outside/report.pdf"]);
    let whole = runner.path("outside/report.pdf");
    let line = lines_with(&runner, "project/deliverables.toml", "delivered").remove(0);
    assert!(line.contains(&format!(r#"path = "{}", sha256 = "{X}""#, whole.display())), "{line}");
    assert_eq!(runner.run_in("project", &["verify"]).code, 0);
}

#[test]
fn others_can_write_while_a_large_file_is_hashed() {
    let runner = project();
    File::create(runner.path("outside/large")).unwrap().set_len(64 << 30).unwrap();
    let words = ["mark", "--as", "lin", "manual", "delivered", "--evidence", "../outside/large"];
    let mut pty = Pty::spawn(&words, &runner.path("project"), 100, 20, &[("HANDOVER_NOW", NOW)]);
    pty.wait_for("iB/s");
    mark(&runner, "lin", &["design", "delivered"]);
    pty.key(Key::CtrlC);
    assert_eq!(pty.finish(), 130, "it was still hashing");
    assert_eq!(lines_with(&runner, "project/deliverables.toml", "delivered").len(), 1);
}

#[test]
fn each_thing_that_cannot_be_evidence_is_refused_with_its_reason() {
    let runner = project();
    let odd = runner.path("outside/odd");
    fs::create_dir(&odd).unwrap();
    symlink("../report.pdf", odd.join("link")).unwrap();
    symlink("loop", odd.join("loop")).unwrap();
    assert!(Command::new("mkfifo").arg(odd.join("pipe")).status().unwrap().success());
    let _socket = std::os::unix::net::UnixListener::bind(odd.join("socket")).unwrap();
    fs::create_dir(odd.join("empty")).unwrap();
    fs::write(odd.join("cafe\u{301}"), "x").unwrap();
    fs::write(odd.join("bidi\u{202e}"), "x").unwrap();
    fs::write(odd.join("back\\slash"), "x").unwrap();
    fs::create_dir(odd.join("cases")).unwrap();
    fs::write(odd.join("cases/a"), "x").unwrap();
    fs::write(odd.join("cases/A"), "x").unwrap();
    for (path, why) in [
        ("../outside/odd/link", "is a symbolic link"),
        ("../outside/odd/loop", "is a symbolic link"),
        ("../outside/odd/pipe", "is a pipe"),
        ("../outside/odd/socket", "is a socket"),
        ("/dev/zero", "is a device"),
        ("../outside/odd/empty", "holds no files"),
        ("../outside/odd/cafe\u{301}", "not NFC"),
        ("../outside/odd/bidi\u{202e}", "invisible character"),
        ("../outside/odd/back\\slash", "backslash"),
        ("../outside/odd/cases", "the same name as A"),
        ("../outside/odd", "; and "),
        ("", "there is no file"),
        ("..", "files of the handover itself"),
        (".", "files of the handover itself"),
        ("backups.toml", "a file of the handover itself"),
        ("https://lin:hunter22@backup.example/x", "looks as if it held a password"),
    ] {
        refused(&runner, "lin", &["manual", "delivered", "--evidence", path], why);
    }
}

#[test]
fn an_empty_file_is_evidence_too() {
    let runner = project();
    runner.write("project/papers/empty", "");
    mark(&runner, "lin", &["manual", "delivered", "--evidence", "papers/empty"]);
    let line = lines_with(&runner, "project/deliverables.toml", "papers/empty").remove(0);
    assert!(line.contains("e3b0c44298fc1c14") && line.contains("size = 0"), "{line}");
    assert_eq!(runner.run_in("project", &["verify"]).code, 0);
}

#[test]
fn a_file_that_may_not_be_read_is_refused() {
    let runner = project();
    for folder in ["", "project", "project/papers", "outside"] {
        fs::set_permissions(runner.path(folder), fs::Permissions::from_mode(0o755)).unwrap();
    }
    let base = runner.root().parent().unwrap();
    fs::set_permissions(base, fs::Permissions::from_mode(0o755)).unwrap();
    fs::set_permissions(runner.path("outside/report.pdf"), fs::Permissions::from_mode(0o000)).unwrap();
    let words = ["mark", "--as", "lin", "manual", "delivered", "--evidence", "../outside/report.pdf"];
    let mut command = runner.command(&words);
    command.current_dir(runner.path("project"));
    // Root may read everything.
    if Command::new("id").arg("-u").output().unwrap().stdout == b"0\n" {
        command.uid(65534).gid(65534);
    }
    let output = command.output().unwrap();
    let message = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{message}");
    assert!(message.contains("report.pdf cannot be read: Permission denied"), "{message}");
}

#[test]
fn at_a_terminal_a_bar_tells_how_fast_and_how_long_still_and_ctrl_c_leaves_nothing() {
    for (lang, shown) in [("en", " left"), ("zh-CN", "剩余 ")] {
        let runner = project();
        File::create(runner.path("outside/large")).unwrap().set_len(64 << 30).unwrap();
        let before = runner.snapshot_names();
        let words = ["mark", "--as", "lin", "manual", "delivered", "--lang", lang, "--evidence", "../outside/large"];
        let mut pty = Pty::spawn(&words, &runner.path("project"), 100, 20, &[("HANDOVER_NOW", NOW)]);
        pty.wait_for("64.00 GiB");
        pty.wait_for("iB/s");
        pty.wait_for(shown);
        pty.key(Key::CtrlC);
        assert_eq!(pty.finish(), 130);
        assert_eq!(runner.snapshot_names(), before);
        assert!(!runner.read("project/deliverables.toml").contains("delivered"));
    }
}
