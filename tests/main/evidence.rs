//! Evidence named in an act: hashed, copied, refused; and what the steps of a backup hash by themselves.

use super::pty::{Key, Pty};
use super::runner::{Output, Runner};
use std::fs::{self, File};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// SHA-256 of `x` and a line feed.
const X: &str = "73cb3858a687a8494ca3323053016282f3dad39d42cf62ca4e79dda2aac7d9ac";

const PROJECT: &str = r#"
format = 1
id = "shop"
title = "Shop"
[giver]
name = "Bright"
[receiver]
name = "Acme"
[milestones]
cutover = 2026-11-30
[[people]]
id = "lin"
name = "Lin"
party = "giver"
[[people]]
id = "chen"
name = "Chen"
party = "receiver"
"#;

const BACKUPS: &str = r#"section = "backups"
[[items]]
id = "orders"
title = "Orders"
location = "dumps/orders.sql"
log = [
]
[[items]]
id = "photos"
title = "Photos"
location = "dumps/photos"
log = [
]
[[items]]
id = "vault"
title = "Vault"
location = "vault: acme/backups"
log = [
]
[[items]]
id = "cloud"
title = "Cloud"
location = "https://backup.example/orders"
log = [
]
"#;

const DELIVERABLES: &str = r#"section = "deliverables"
[[items]]
id = "manual"
title = "Manual"
log = [
]
[[items]]
id = "design"
title = "Design"
log = [
]
"#;

/// A small project in `project`, beside a folder `outside`, with a few files in both.
pub(crate) fn project() -> Runner {
    let runner = Runner::new();
    runner.write("project/handover.toml", PROJECT);
    runner.write("project/backups.toml", BACKUPS);
    runner.write("project/deliverables.toml", DELIVERABLES);
    runner.write("project/dumps/orders.sql", "insert into orders\n");
    runner.write("project/dumps/photos/a.jpg", "a");
    runner.write("project/dumps/photos/子/b.jpg", "b");
    runner.write("project/papers/manual.pdf", "x\n");
    runner.write("outside/report.pdf", "x\n");
    runner.write("outside/set/one.txt", "one");
    runner.write("outside/set/below/two.txt", "two");
    runner
}

/// Runs `mark` for somebody and expects it to go well.
pub(crate) fn mark(runner: &Runner, by: &str, words: &[&str]) -> Output {
    let output = try_mark(runner, by, words);
    assert_eq!(output.code, 0, "{}{}", output.out, output.err);
    output
}

fn try_mark(runner: &Runner, by: &str, words: &[&str]) -> Output {
    let words: Vec<&str> = ["mark", "--as", by].into_iter().chain(words.iter().copied()).collect();
    runner.run_in("project", &words)
}

/// Expects an act to be refused with these words, and nothing to have changed.
fn refused(runner: &Runner, by: &str, words: &[&str], why: &str) {
    let before = runner.snapshot();
    let output = try_mark(runner, by, words);
    assert_eq!(output.code, 2, "{words:?}: {}{}", output.out, output.err);
    assert!(output.err.contains(why), "{words:?}: {}", output.err);
    assert!(runner.snapshot() == before, "{words:?} has changed something");
}

/// The lines of a file of the project that hold a word.
fn lines_with(runner: &Runner, path: &str, word: &str) -> Vec<String> {
    runner.read(path).lines().filter(|line| line.contains(word)).map(|line| line.trim().to_owned()).collect()
}

fn names_in(runner: &Runner, folder: &str) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(runner.path(folder))
        .map(|entries| entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect())
        .unwrap_or_default();
    names.sort();
    names
}

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
        let started = Instant::now();
        let copying =
            || fs::read_dir(runner.path("project/evidence")).is_ok_and(|mut entries| entries.next().is_some());
        while !copying() {
            assert!(started.elapsed() < Duration::from_secs(20), "no copy was begun");
            thread::sleep(Duration::from_millis(2));
        }
        thread::sleep(Duration::from_millis(30));
        let pid = child.id().to_string();
        assert!(Command::new("kill").args([&format!("-{signal}"), &pid]).status().unwrap().success());
        assert_eq!(child.wait().unwrap().code(), Some(130));
        assert_eq!(runner.snapshot_names(), before);
    }
}

#[test]
fn others_can_write_while_a_large_file_is_hashed() {
    let runner = project();
    File::create(runner.path("outside/large")).unwrap().set_len(64 << 30).unwrap();
    let words = ["mark", "--as", "lin", "manual", "delivered", "--evidence", "../outside/large"];
    let mut command = runner.command(&words);
    let mut child = command.current_dir(runner.path("project")).spawn().unwrap();
    thread::sleep(Duration::from_millis(300));
    mark(&runner, "lin", &["design", "delivered"]);
    assert!(child.try_wait().unwrap().is_none(), "it is still hashing");
    child.kill().unwrap();
    child.wait().unwrap();
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
fn taking_a_backup_hashes_its_location_and_verifying_it_hashes_it_again() {
    let runner = project();
    mark(&runner, "lin", &["orders", "photos", "taken"]);
    let taken = lines_with(&runner, "project/backups.toml", "taken");
    assert!(taken[0].contains(r#"path = "dumps/orders.sql", sha256 = ""#), "{taken:?}");
    assert!(taken[1].contains(r#"path = "dumps/photos/", sha256 = ""#), "{taken:?}");
    mark(&runner, "chen", &["orders", "verified"]);
    runner.write("project/dumps/photos/子/c.jpg", "c");
    refused(&runner, "chen", &["photos", "verified"], "dumps/photos/ is not what it was at \"Taken\"");
    fs::remove_dir_all(runner.path("project/dumps/photos")).unwrap();
    refused(
        &runner,
        "chen",
        &["photos", "verified"],
        "dumps/photos/, which was hashed at \"Taken\", is no longer there",
    );
}

#[test]
fn a_backup_that_was_taken_again_is_compared_with_the_new_one() {
    let runner = project();
    mark(&runner, "lin", &["orders", "taken"]);
    mark(&runner, "chen", &["orders", "rejected", "--note", "half of it is missing"]);
    runner.write("project/dumps/orders.sql", "all of it\n");
    mark(&runner, "lin", &["orders", "taken"]);
    mark(&runner, "chen", &["orders", "verified"]);
}

#[test]
fn a_location_in_words_or_on_the_web_is_left_alone() {
    let runner = project();
    mark(&runner, "lin", &["vault", "cloud", "taken"]);
    mark(&runner, "chen", &["vault", "cloud", "verified"]);
    assert!(!runner.read("project/backups.toml").contains("evidence"));
}

#[test]
fn a_backup_elsewhere_that_this_machine_does_not_have_can_be_verified_by_a_copy_of_it() {
    let runner = project();
    let whole = runner.path("outside/report.pdf");
    let backups = BACKUPS.replace("dumps/orders.sql", whole.to_str().unwrap());
    runner.write("project/backups.toml", &backups);
    let taken = ["orders", "taken", "--evidence", whole.to_str().unwrap()];
    mark(&runner, "lin", &taken);
    fs::rename(&whole, runner.path("outside/received.pdf")).unwrap();
    let output = mark(&runner, "chen", &["orders", "verified", "--evidence", "../outside/received.pdf"]);
    assert_eq!(output.err, "");
    mark(&runner, "chen", &["orders", "reopened", "--note", "once more"]);
    fs::rename(runner.path("outside/received.pdf"), &whole).unwrap();
    mark(&runner, "lin", &taken);
    fs::remove_file(&whole).unwrap();
    let output = mark(&runner, "chen", &["orders", "verified"]);
    assert!(output.err.contains("not to be found on this machine"), "{}", output.err);
}

#[test]
fn restoring_a_backup_wants_a_note_or_evidence() {
    let runner = project();
    mark(&runner, "lin", &["vault", "orders", "taken"]);
    mark(&runner, "chen", &["vault", "orders", "verified"]);
    refused(&runner, "chen", &["vault", "restored"], "wants a note or evidence");
    mark(&runner, "chen", &["vault", "restored", "--note", "three orders opened"]);
    mark(&runner, "chen", &["orders", "restored", "--evidence", "papers/manual.pdf"]);
}

/// A walk of the receiver to the one backup that is to be restored.
fn walk_to_restoring(runner: &Runner) -> Pty {
    mark(runner, "lin", &["vault", "taken"]);
    mark(runner, "chen", &["vault", "verified"]);
    let folder = runner.path("project");
    Pty::spawn(&["check", "vault", "--as", "chen"], &folder, 90, 30, &[("HANDOVER_NOW", super::runner::NOW)])
}

#[test]
fn the_walk_asks_what_shows_that_a_backup_was_restored() {
    for (answer, written) in [
        ("three orders opened", r#"did = "restored", note = "three orders opened" }"#.to_owned()),
        ("papers/manual.pdf", format!(r#"evidence = [{{ path = "papers/manual.pdf", sha256 = "{X}", size = 2 }}]"#)),
        ("https://x.example/a", r#"evidence = [{ url = "https://x.example/a" }]"#.to_owned()),
    ] {
        let runner = project();
        let mut pty = walk_to_restoring(&runner);
        pty.wait_for("Restored");
        pty.key(Key::Enter);
        pty.wait_for("What shows it");
        pty.type_text(answer);
        pty.key(Key::Enter);
        pty.wait_for("Saved: Restored");
        assert_eq!(pty.finish(), 0);
        let lines = lines_with(&runner, "project/backups.toml", "restored");
        assert!(lines[0].contains(&written), "{lines:?}");
    }
}

#[test]
fn at_a_terminal_a_bar_tells_how_fast_and_how_long_still_and_ctrl_c_leaves_nothing() {
    for (lang, shown) in [("en", " left"), ("zh-CN", "剩余 ")] {
        let runner = project();
        File::create(runner.path("outside/large")).unwrap().set_len(64 << 30).unwrap();
        let before = runner.snapshot_names();
        let words = ["mark", "--as", "lin", "manual", "delivered", "--lang", lang, "--evidence", "../outside/large"];
        let mut pty = Pty::spawn(&words, &runner.path("project"), 100, 20, &[("HANDOVER_NOW", super::runner::NOW)]);
        pty.wait_for("64.00 GiB");
        pty.wait_for("iB/s");
        pty.wait_for(shown);
        pty.key(Key::CtrlC);
        assert_eq!(pty.finish(), 130);
        assert_eq!(runner.snapshot_names(), before);
        assert!(!runner.read("project/deliverables.toml").contains("delivered"));
    }
}

impl Runner {
    /// The paths in the folder, without their content.
    pub(crate) fn snapshot_names(&self) -> Vec<PathBuf> {
        let entries = walkdir::WalkDir::new(self.root()).sort_by_file_name().into_iter();
        entries.map(|entry| entry.unwrap().into_path()).collect()
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
