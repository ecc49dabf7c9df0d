//! The damage matrix: six kinds of damage to four kinds of file, none of which goes unnoticed.

use crate::support::shop::{FIRST, RECORD, Shop};
use std::fs;
use std::os::unix::fs::symlink;

const DAMAGE: [&str; 6] = ["missing", "truncated", "one byte flipped", "swapped", "extra", "symlink"];

/// Does a kind of damage to a file; `other` is a file of the same sort.
fn damage(shop: &Shop, kind: &str, path: &str, other: &str, extra: &str) {
    let (file, aside) = (shop.path(path), shop.runner.path("aside"));
    let bytes = fs::read(&file).unwrap();
    match kind {
        "missing" => fs::remove_file(file).unwrap(),
        "truncated" => fs::write(file, &bytes[..bytes.len() - 1]).unwrap(),
        "one byte flipped" => shop.flip(path, bytes.len() / 2),
        "swapped" => {
            let theirs = fs::read(shop.path(other)).unwrap();
            fs::write(&file, theirs).unwrap();
            fs::write(shop.path(other), bytes).unwrap();
        }
        "extra" => fs::write(shop.path(extra), bytes).unwrap(),
        "symlink" => {
            fs::rename(&file, &aside).unwrap();
            symlink(&aside, file).unwrap();
        }
        other => panic!("no damage is called {other}"),
    }
}

#[test]
fn no_damage_to_any_kind_of_file_goes_unnoticed() {
    let signature = format!("{FIRST}.sig");
    let extra_signature = format!("{RECORD}/03-witness-zhao.toml.sig");
    let second_signature = format!("{RECORD}/02-receiver-chen.toml.sig");
    let (json, html) = (format!("{RECORD}/record.json"), format!("{RECORD}/record.html"));
    let extra_json = format!("{RECORD}/record-2.json");
    let files = [
        ("deliverables.toml", "handover.toml", "more.toml", "STALE"),
        ("evidence/report.txt", "evidence/other.txt", "evidence/more.txt", "STALE"),
        (json.as_str(), html.as_str(), extra_json.as_str(), "BAD"),
        (signature.as_str(), second_signature.as_str(), extra_signature.as_str(), "BAD"),
    ];
    for (path, other, extra, expected) in files {
        for kind in DAMAGE {
            let shop = Shop::signed();
            damage(&shop, kind, path, other, extra);
            let before = shop.runner.snapshot();
            let output = shop.run(&["verify", "--format", "json"]);
            assert!(shop.runner.snapshot() == before, "{kind} {path}: verify has written something");
            assert!(output.code == 4, "{kind} {path}: {} {}", output.code, output.out);
            let report: serde_json::Value = serde_json::from_str(&output.out).unwrap();
            let rows = report["rows"].as_array().unwrap();
            let told =
                |row: &serde_json::Value| [expected, "MISSING", "BAD"].iter().any(|state| row["state"] == *state);
            assert!(rows.iter().any(told), "{kind} {path}: {}", output.out);
        }
    }
}
