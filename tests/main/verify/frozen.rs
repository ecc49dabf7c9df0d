//! Records of every released format stay verifiable for ever.
//!
//! `tests/records/v1` was made by the first version that signs, with keys whose private halves were thrown away. Its
//! cutover was rejected once, signed with a reservation by three kinds of key after that, and gone on with; its close
//! carries a rejection that was taken back, and words that were typed. If a test here fails, the code is wrong, not the
//! record: also where the words of a built-in step were changed, which stand in what was signed.

use crate::support::keys::ssh_keygen_verifies;
use crate::support::runner::{Output, Runner, copy_tree};
use crate::support::shop::NAMED;
use serde_json::Value;
use std::path::Path;
use std::process::Command;

fn v1() -> Runner {
    let runner = Runner::new().env("HANDOVER_NOW", "2031-01-01T00:00:00+08:00");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/records");
    copy_tree(&source, runner.root());
    runner
}

fn verify(runner: &Runner, more: &[&str]) -> (Output, Vec<(String, String)>) {
    let words: Vec<&str> = ["verify", "--format", "json"].into_iter().chain(more.iter().copied()).collect();
    let before = runner.snapshot();
    let output = runner.run_in("v1", &words);
    assert!(runner.snapshot() == before, "verify has written something");
    let report: Value = serde_json::from_str(&output.out).unwrap();
    let word = |row: &Value, key: &str| row[key].as_str().unwrap_or("-").to_owned();
    let rows = report["rows"].as_array().unwrap().iter().filter(|row| row["what"] != "evidence");
    let rows = rows.map(|row| (word(row, "target"), word(row, "state"))).collect();
    (output, rows)
}

/// The folder of a record below `records/` that holds a file.
fn folder_with(stage: &str, file: &str) -> String {
    let records = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/records/v1/records");
    let names = std::fs::read_dir(records).unwrap().map(|entry| entry.unwrap());
    let own = names.filter(|entry| entry.path().join(file).is_file());
    let mut own = own.map(|entry| entry.file_name().into_string().unwrap()).filter(|name| name.starts_with(stage));
    format!("records/{}", own.next().unwrap())
}

#[test]
fn the_record_of_format_1_verifies() {
    let (first, cutover) = (folder_with("cutover", "receiver-chen.toml"), folder_with("cutover", "giver-lin.toml"));
    let close = folder_with("close", "giver-lin.toml");
    let rejected = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/records/v1/records")).unwrap();
    assert_eq!(rejected.filter(|entry| entry.as_ref().unwrap().path().is_dir()).count(), 3);
    let at = |folder: &str, file: &str| format!("{folder}/{file}");
    for (more, key) in [(&[][..], NAMED), (&["--trust", "../v1.allowed_signers"], "VERIFIED")] {
        let (output, rows) = verify(&v1(), more);
        let state = |target: &str| rows.iter().find(|(known, _)| known == target).map(|(_, state)| state.as_str());
        for (target, expected) in [
            (close.clone(), "CURRENT"),
            (at(&close, "giver-lin.toml"), key),
            (at(&close, "receiver-chen.toml"), key),
            (at(&close, "receiver-chen.2.toml"), key),
            (at(&close, "receiver-bo.toml"), "UNVERIFIED"),
            (cutover.clone(), "CONTINUED"),
            (at(&cutover, "giver-lin.toml"), key),
            (at(&cutover, "receiver-chen.toml"), key),
            (at(&cutover, "witness-zhao.toml"), key),
        ] {
            assert_eq!(state(&target), Some(expected), "{target}: {}", output.out);
        }
        assert_eq!(output.code, 0, "{}{}", output.out, output.err);
    }
    assert!(first.starts_with("records/cutover-"));
}

#[test]
fn the_record_of_format_1_verifies_without_the_tool() {
    let runner = v1();
    let folder = runner.path("v1");
    let (cutover, close) = (folder_with("cutover", "giver-lin.toml"), folder_with("close", "giver-lin.toml"));
    let mut check = Command::new("sha256sum");
    check.args(["--quiet", "-c", &format!("{cutover}/EVIDENCE.sha256")]).current_dir(&folder);
    assert!(check.status().unwrap().success());
    for (statement, principal) in [
        (format!("{cutover}/giver-lin.toml"), "lin@bright.example"),
        (format!("{cutover}/receiver-chen.toml"), "chen@acme.example"),
        (format!("{cutover}/witness-zhao.toml"), "zhao@audit.example"),
        (format!("{close}/giver-lin.toml"), "lin@bright.example"),
    ] {
        let allowed = runner.path("v1.allowed_signers");
        assert!(ssh_keygen_verifies(&folder.join(&statement), principal, &allowed), "{statement}");
    }
}

#[test]
fn a_byte_changed_in_the_record_of_format_1_is_found() {
    let (cutover, close) = (folder_with("cutover", "giver-lin.toml"), folder_with("close", "giver-lin.toml"));
    for path in
        [format!("{close}/record.json"), format!("{cutover}/EVIDENCE.sha256"), format!("{cutover}/receiver-chen.toml")]
    {
        let runner = v1();
        let file = runner.path(Path::new("v1").join(&path));
        let mut bytes = std::fs::read(&file).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        std::fs::write(file, bytes).unwrap();
        let (output, _) = verify(&runner, &[]);
        assert_eq!(output.code, 4, "{path}: {}", output.out);
    }
}
