//! Attacks by names: what looks like another name, or means another thing elsewhere, is never bound.

use crate::support::keys::key;
use crate::support::shop::{RECORD, Shop};
use handover::evidence::Digest;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

/// Adds a file of this name to a signed project, and to one that is not signed yet.
fn refused_everywhere(name: &[u8], words: &str) {
    let path = |shop: &Shop| shop.path("").join(Path::new(OsStr::from_bytes(name)));
    let shop = Shop::signed();
    fs::write(path(&shop), "x").unwrap();
    shop.verify(&[]).assert(RECORD, "STALE", words);
    let shop = Shop::new();
    fs::write(path(&shop), "x").unwrap();
    let output = shop.sign("lin", &[]);
    assert_eq!(output.code, 3, "{}", output.err);
    assert!(output.err.contains(words), "{}", output.err);
    assert!(!shop.path("records").exists());
}

/// Writes a manifest line for this name.
fn refused_in_a_manifest(name: &[u8]) {
    let shop = Shop::signed();
    let path = shop.path("records/cutover/MANIFEST.sha256");
    let mut bytes = fs::read(&path).unwrap();
    bytes.extend(format!("{}  ", Digest::of(b"x")).bytes());
    bytes.extend(name);
    bytes.push(b'\n');
    fs::write(&path, bytes).unwrap();
    shop.verify(&[]).assert("records/cutover/MANIFEST.sha256", "BAD", "line");
}

#[test]
fn a_name_with_a_line_feed_is_refused() {
    refused_everywhere(b"z\n0000  a", "control or invisible");
    refused_in_a_manifest(b"z\\na");
}

#[test]
fn a_name_with_a_bidirectional_override_is_refused() {
    refused_everywhere("z\u{202e}txt.exe".as_bytes(), "control or invisible");
    refused_in_a_manifest("z\u{202e}txt.exe".as_bytes());
}

#[test]
fn a_name_with_a_backslash_is_refused() {
    refused_everywhere(b"z\\evidence", "backslash");
    refused_in_a_manifest(b"z\\evidence");
}

#[test]
fn a_name_that_is_not_utf8_is_refused() {
    refused_everywhere(b"z\xff", "not UTF-8");
    refused_in_a_manifest(b"z\xff");
}

#[test]
fn a_name_in_parts_is_refused() {
    refused_everywhere("zcafe\u{301}".as_bytes(), "NFC");
    refused_in_a_manifest("zcafe\u{301}".as_bytes());
}

#[test]
fn a_name_that_differs_by_case_alone_is_refused() {
    refused_everywhere(b".GitAttributes", "same name");
    refused_in_a_manifest(b"hANDOVER.toml");
}

#[test]
fn a_stage_whose_name_would_leave_its_folder_cannot_be_signed() {
    for stage in ["../out", "a/b", ".git", "-rf", "cutover.r2", "nul"] {
        let shop = Shop::new();
        shop.edit("handover.toml", "cutover = 2026-11-30", &format!("\"{stage}\" = 2026-11-30"));
        shop.edit("handover.toml", "stage = \"cutover\"", &format!("stage = \"{stage}\""));
        shop.edit(
            "deliverables.toml",
            "section = \"deliverables\"",
            &format!("section = \"deliverables\"\nstage = \"{stage}\""),
        );
        let key = key("lin");
        let before = shop.runner.snapshot();
        let output = shop.run(&["sign", "--as", "lin", "--key", key.to_str().unwrap(), "--yes", "--", stage]);
        assert_eq!(output.code, 2, "{stage}: {}{}", output.out, output.err);
        assert!(output.err.contains("cannot be signed"), "{}", output.err);
        assert!(shop.runner.snapshot() == before);
    }
}

#[test]
fn a_key_file_whose_name_looks_like_an_option_is_a_file() {
    let shop = Shop::new();
    let odd = shop.path("").join("-Ylin");
    fs::copy(key("lin"), &odd).unwrap();
    let odd_name = odd.file_name().unwrap().to_str().unwrap();
    let output = shop.run(&["sign", "cutover", "--as", "lin", &format!("--key={odd_name}"), "--yes"]);
    assert_eq!(output.code, 0, "{}", output.err);
}
