//! Records of every released format stay verifiable for ever.
//!
//! `tests/records/v1` was made by the first version that signs, with keys whose private halves were thrown
//! away. Its stage was rejected once, signed with reservations by three kinds of key after that, and its second
//! stage carries an attestation. If a test here fails, the code is wrong, not the record.

use crate::support::keys::ssh_keygen_verifies;
use crate::support::runner::{Output, Runner, copy_tree};
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

#[test]
fn the_record_of_format_1_verifies() {
    let expected = [
        ("records/close", "VALID"),
        ("records/close/01-giver-lin.toml", "VALID"),
        ("records/close/02-receiver-chen.toml", "VALID"),
        ("records/close/03-receiver-bo.toml", "UNSIGNED ATTESTATION"),
        ("records/cutover", "STALE"),
        ("records/cutover/01-receiver-chen.toml", "STALE"),
        ("records/cutover.r2", "STALE"),
        ("records/cutover.r2/01-giver-lin.toml", "STALE"),
        ("records/cutover.r2/02-receiver-chen.toml", "STALE"),
        ("records/cutover.r2/03-witness-zhao.toml", "STALE"),
    ];
    let expected = expected.map(|(target, state)| (target.to_owned(), state.to_owned()));
    for more in [&[][..], &["--trust", "../v1.allowed_signers"]] {
        let (output, rows) = verify(&v1(), more);
        assert_eq!(rows, expected, "{}", output.out);
        assert_eq!(output.code, 0, "{}{}", output.out, output.err);
    }
}

#[test]
fn the_record_of_format_1_verifies_without_the_tool() {
    let runner = v1();
    let folder = runner.path("v1");
    let mut check = Command::new("sha256sum");
    check.args(["--quiet", "-c", "records/close/MANIFEST.sha256"]).current_dir(&folder);
    assert!(check.status().unwrap().success());
    for (statement, principal) in [
        ("records/cutover.r2/01-giver-lin.toml", "lin@bright.example"),
        ("records/cutover.r2/02-receiver-chen.toml", "chen@acme.example"),
        ("records/cutover.r2/03-witness-zhao.toml", "zhao"),
        ("records/close/01-giver-lin.toml", "lin@bright.example"),
    ] {
        let allowed = runner.path("v1.allowed_signers");
        assert!(ssh_keygen_verifies(&folder.join(statement), principal, &allowed), "{statement}");
    }
}

#[test]
fn a_byte_changed_in_the_record_of_format_1_is_found() {
    for path in ["records/close/record.json", "records/cutover.r2/record.md", "records/cutover/01-receiver-chen.toml"] {
        let runner = v1();
        let file = runner.path(Path::new("v1").join(path));
        let mut bytes = std::fs::read(&file).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        std::fs::write(file, bytes).unwrap();
        let (output, _) = verify(&runner, &[]);
        assert_eq!(output.code, 4, "{path}: {}", output.out);
    }
}
