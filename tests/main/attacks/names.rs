//! Attacks by names: what looks like another name, or means another thing elsewhere, is never bound.

use crate::support::keys::key;
use crate::support::shop::Shop;
use handover::evidence::Digest;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

/// A project with a folder as evidence, in which a file is added that has this name.
fn refused_everywhere(name: &[u8], words: &str) {
    let shop = Shop::new();
    shop.write("evidence/set/a.txt", "a");
    shop.write("evidence/set/cafe.txt", "b");
    assert_eq!(shop.run(&["mark", "logo", "noted", "--as", "lin", "--evidence", "evidence/set"]).code, 0);
    fs::write(shop.path("evidence/set").join(Path::new(OsStr::from_bytes(name))), "x").unwrap();
    let output = shop.sign("lin", &[]);
    assert_eq!(output.code, 3, "{}", output.err);
    assert!(output.err.contains(words), "{}", output.err);
    assert!(!shop.path("records").exists());
}

/// Writes a line for this name into the list of evidence.
fn refused_in_a_list(name: &[u8]) {
    let shop = Shop::signed();
    let path = shop.path(&shop.in_record("EVIDENCE.sha256"));
    let mut bytes = fs::read(&path).unwrap();
    bytes.extend(format!("{}  ", Digest::of(b"x")).bytes());
    bytes.extend(name);
    bytes.push(b'\n');
    fs::write(&path, bytes).unwrap();
    shop.verify(&[]).assert(&shop.in_record("EVIDENCE.sha256"), "BAD", "line");
}

#[test]
fn a_name_with_a_line_feed_is_refused() {
    refused_everywhere(b"z\n0000  a", "control or invisible");
    refused_in_a_list(b"z\\na");
}

#[test]
fn a_name_with_a_bidirectional_override_is_refused() {
    refused_everywhere("z\u{202e}txt.exe".as_bytes(), "control or invisible");
    refused_in_a_list("z\u{202e}txt.exe".as_bytes());
}

#[test]
fn a_name_with_a_backslash_is_refused() {
    refused_everywhere(b"z\\evidence", "backslash");
    refused_in_a_list(b"z\\evidence");
}

#[test]
fn a_name_that_is_not_utf8_is_refused() {
    refused_everywhere(b"z\xff", "not UTF-8");
    refused_in_a_list(b"z\xff");
}

#[test]
fn a_name_in_parts_is_refused() {
    refused_everywhere("zcafe\u{301}".as_bytes(), "NFC");
    refused_in_a_list("zcafe\u{301}".as_bytes());
}

#[test]
fn a_name_that_differs_by_case_alone_is_refused() {
    refused_everywhere(b"CAFE.txt", "same name");
    refused_in_a_list(b"evidence/REPORT.txt");
}

#[test]
fn a_stage_whose_name_would_leave_its_folder_cannot_be_signed() {
    for stage in ["../out", "a/b", ".git", "-rf", "nul"] {
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
