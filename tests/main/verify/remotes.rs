//! Backups at a remote: read in place by rclone, when that is asked for, and held against what was recorded.

use crate::support::runner::Runner;
use crate::support::small::Small;
use crate::support::wait::until;
use serde_json::Value;
use std::fs;
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};

/// Whether rclone is there.
#[expect(clippy::print_stderr, reason = "what is left out is said")]
fn has_rclone() -> bool {
    let there = Command::new("rclone").arg("version").output().is_ok();
    let demanded = std::env::var("HANDOVER_SHELL_TESTS").is_ok_and(|value| value == "1");
    assert!(there || !demanded, "rclone is not there");
    if !there {
        eprintln!("left out: rclone is not there");
    }
    there
}

/// A project with a backup at a remote; its folder was hashed, and lies there too. The user has set up these remotes.
fn with_backup(location: &str, remotes: &str) -> Runner {
    let runner = Small::new().item("backups/orders", &format!("location = \"{location}\""), &[]).write();
    for (path, text) in [("dumps/2024.sql", "one"), ("dumps/a b/2025.sql", "two")] {
        runner.write(path, text);
        runner.write(&format!("../remote/orders/{}", path.trim_start_matches("dumps/")), text);
    }
    let config = runner.path("../rclone.conf");
    fs::write(&config, remotes.replace("REMOTE", &runner.path("../remote").display().to_string())).unwrap();
    let taken = runner.run(&["mark", "backups/orders", "taken", "--as", "lin", "--evidence", "dumps/"]);
    assert_eq!(taken.code, 0, "{taken:?}");
    let config = config.display().to_string();
    runner.env("RCLONE_CONFIG", &config)
}

const ALIAS: &str = "[oss]\ntype = alias\nremote = REMOTE\n";

/// How the remote comes out, what is said of it, and how the run ends.
fn verified(runner: &Runner, words: &[&str]) -> (String, String, i32) {
    let output = runner.run(&[&["verify", "--format", "json"], words].concat());
    let report: Value = serde_json::from_str(&output.out).unwrap_or_else(|_| panic!("{output:?}"));
    let rows = report["rows"].as_array().unwrap();
    let row = rows.iter().find(|row| row["what"] == "remote").unwrap_or(&Value::Null);
    (row["state"].as_str().unwrap_or_default().to_owned(), row["detail"].to_string(), output.code)
}

#[test]
fn a_backup_at_a_remote_is_read_in_place_only_when_that_is_asked_for() {
    if !has_rclone() {
        return;
    }
    let runner = with_backup("oss:orders", ALIAS);
    let (state, detail, code) = verified(&runner, &[]);
    assert!(state == "NOT LOOKED AT" && detail.contains("--outside") && code == 0, "{state} {detail}");
    let before = runner.snapshot();
    assert_eq!(verified(&runner, &["--outside"]).0, "VALID");
    assert_eq!(runner.snapshot(), before);
    let record = runner.run(&["record", "cutover"]).out;
    let line = record.split("rclone checksum").nth(1).unwrap_or_default();
    assert!(
        line.contains("evidence/backups-orders-") && line.contains("oss:orders") && line.contains("--download"),
        "{record}"
    );

    runner.write("../remote/orders/2024.sql", "six");
    let (state, detail, code) = verified(&runner, &["--outside"]);
    assert!(state == "CHANGED" && detail.contains("2024.sql") && code == 4, "{state} {detail}");
    // What anybody notes of it is no word on what it was.
    runner.write("2024.sql", "six");
    let noted =
        runner.run(&["mark", "backups/orders", "noted", "--as", "lin", "--note", "x", "--evidence", "2024.sql"]);
    assert_eq!(noted.code, 0, "{}", noted.err);
    assert_eq!(verified(&runner, &["--outside"]).0, "CHANGED");
    runner.write("../remote/orders/2024.sql", "one");
    runner.write("../remote/orders/more.sql", "x");
    assert!(verified(&runner, &["--outside"]).1.contains("added: more.sql"));
    fs::remove_file(runner.path("../remote/orders/more.sql")).unwrap();
    fs::remove_file(runner.path("../remote/orders/a b/2025.sql")).unwrap();
    assert!(verified(&runner, &["--outside"]).1.contains("missing: a b/2025.sql"));
    fs::remove_dir_all(runner.path("../remote/orders")).unwrap();
    assert_eq!(verified(&runner, &["--outside"]).0, "MISSING");
}

#[test]
fn what_cannot_be_verified_from_here_is_apart_from_what_changed() {
    if !has_rclone() {
        return;
    }
    let runner = with_backup("oss:orders", "[other]\ntype = local\n");
    let (state, detail, code) = verified(&runner, &["--outside"]);
    assert!(state == "UNVERIFIABLE" && detail.contains("oss") && code == 0, "{state} {detail}");
    assert!(runner.run(&["verify", "--outside"]).out.contains("1 could not be verified from here"));
    let list = fs::read_dir(runner.path("evidence")).unwrap().next().unwrap().unwrap().path();
    let text = fs::read_to_string(&list).unwrap();
    fs::write(&list, text.replace("2024", "2023")).unwrap();
    assert_eq!(verified(&runner, &["--outside"]).0, "UNVERIFIABLE", "a list that was changed proves nothing");
    fs::write(&list, text).unwrap();
    let without = with_backup("oss:orders", ALIAS).env("PATH", "/nowhere");
    let (state, detail, _) = verified(&without, &["--outside"]);
    assert!(state == "UNVERIFIABLE" && detail.contains("rclone"), "{state} {detail}");
}

#[test]
fn a_location_brings_no_options_and_no_path_of_its_own() {
    if !has_rclone() {
        return;
    }
    for location in [
        ":local:/etc",
        "oss,config=/etc/passwd:orders",
        "--config=x:orders",
        "oss:../orders",
        ":http,url='http://127.0.0.1/':x",
    ] {
        let runner = with_backup("oss:orders", ALIAS);
        let text = runner.read("backups.toml").replace("oss:orders", location);
        runner.write("backups.toml", &text);
        assert_eq!(verified(&runner, &["--outside"]).0, "", "{location}");
    }
}

/// A server that ends with the test.
struct Serving(Child);

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.0.kill().and_then(|()| self.0.wait().map(drop));
    }
}

#[test]
fn a_remote_may_be_a_server_and_one_that_does_not_answer_changes_nothing() {
    if !has_rclone() {
        return;
    }
    for (kind, settings) in [("http", "type = http\nurl = "), ("webdav", "type = webdav\nvendor = other\nurl = ")] {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let runner = with_backup("web:orders", &format!("[web]\n{settings}http://127.0.0.1:{port}/\n"));
        let mut command = Command::new("rclone");
        command.args(["serve", kind, "--addr", &format!("127.0.0.1:{port}")]).arg(runner.path("../remote"));
        let serving = Serving(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap());
        until("the server", || TcpStream::connect(("127.0.0.1", port)).is_ok());
        assert_eq!(verified(&runner, &["--outside"]).0, "VALID", "{kind}");
        runner.write("../remote/orders/2024.sql", "six");
        let changed = verified(&runner, &["--outside"]);
        assert_eq!((changed.0.as_str(), changed.2), ("CHANGED", 4), "{kind} {}", changed.1);
        drop(serving);
        let silent = verified(&runner, &["--outside"]);
        assert_eq!((silent.0.as_str(), silent.2), ("UNVERIFIABLE", 0), "{kind} {}", silent.1);
    }
}
