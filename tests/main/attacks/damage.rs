//! Six kinds of damage to four kinds of file, none of which goes unnoticed.

use crate::support::shop::Shop;
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
    let made = Shop::signed_by_all();
    let inside = |name: &str| made.in_record(name);
    let (json, listing) = (inside("record.json"), inside("EVIDENCE.sha256"));
    let (signature, second) = (inside("giver-lin.toml.sig"), inside("receiver-chen.toml.sig"));
    let (more_json, more_signature) = (inside("record-2.json"), inside("giver-wang.toml.sig"));
    let files = [
        ("evidence/report.txt", "evidence/other.txt", ""),
        (json.as_str(), listing.as_str(), more_json.as_str()),
        (signature.as_str(), second.as_str(), more_signature.as_str()),
        ("deliverables.toml", "handover.toml", ""),
    ];
    for (path, other, extra) in files {
        for kind in DAMAGE.into_iter().filter(|kind| *kind != "extra" || !extra.is_empty()) {
            // The last byte of a file of items is a line feed that nothing hangs on.
            if path == "deliverables.toml" && kind == "truncated" {
                continue;
            }
            let shop = Shop::signed_by_all();
            damage(&shop, kind, path, other, extra);
            let before = shop.runner.snapshot();
            let output = shop.run(&["verify", "--format", "json"]);
            assert!(shop.runner.snapshot() == before, "{kind} {path}: verify has written something");
            assert!(output.code != 0, "{kind} {path}: {} {}", output.code, output.out);
        }
    }
}
