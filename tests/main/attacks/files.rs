//! Attacks on the files of the project and of the record.

use crate::support::shop::{FIRST, RECORD, SECOND, Shop};
use handover::evidence::Digest;
use std::fs;
use std::os::unix::fs::symlink;

const MANIFEST: &str = "records/cutover/MANIFEST.sha256";
const JSON: &str = "records/cutover/record.json";

#[test]
fn what_nobody_touched_is_valid() {
    let verified = Shop::signed().verify(&[]);
    assert_eq!(verified.code, 0, "{verified:#?}");
    for target in [RECORD, FIRST, SECOND] {
        assert_eq!(verified.state(target), "VALID");
    }
}

#[test]
fn a_byte_changed_in_a_section_makes_the_record_stale_and_names_the_item() {
    let shop = Shop::signed();
    shop.edit("deliverables.toml", "did = \"accepted\" },\n]\n\n", "did = \"rejected\", note = \"torn\" },\n]\n\n");
    let verified = shop.verify(&[]);
    verified.assert(RECORD, "STALE", "changed: deliverables.toml");
    verified.assert(RECORD, "STALE", "\"Manual\": you signed: complete; now: rejected");
    verified.assert(FIRST, "STALE", "");
    verified.assert(SECOND, "STALE", "");
}

#[test]
fn a_byte_changed_in_the_project_file_makes_the_record_stale() {
    let shop = Shop::signed();
    shop.edit("handover.toml", "Bright Agency", "Brighf Agency");
    shop.verify(&[]).assert(RECORD, "STALE", "names of the parties have changed");
    let shop = Shop::signed();
    shop.edit("handover.toml", "title = \"Shop\"", "title = \"Shop");
    shop.verify(&[]).assert(FIRST, "STALE", "");
}

#[test]
fn a_byte_changed_in_evidence_is_found() {
    let shop = Shop::signed();
    shop.flip("evidence/report.txt", 9);
    shop.verify(&[]).assert(RECORD, "STALE", "evidence/report.txt");
    shop.verify(&[]).assert("evidence/report.txt", "CHANGED", "");
}

#[test]
fn a_byte_changed_in_the_manifest_is_bad() {
    for at in [0, 63, 64, 66, 70] {
        let shop = Shop::signed();
        shop.flip(MANIFEST, at);
        let verified = shop.verify(&[]);
        verified.assert(RECORD, "BAD", "");
        verified.assert(MANIFEST, "BAD", "");
        verified.assert(FIRST, "BAD", "another list of files");
        verified.assert(SECOND, "BAD", "another list of files");
    }
}

#[test]
fn a_byte_changed_in_record_json_is_bad() {
    let shop = Shop::signed();
    shop.edit(JSON, "\"complete\"", "\"rejected\"");
    let verified = shop.verify(&[]);
    verified.assert(RECORD, "BAD", "record.json");
    verified.assert(FIRST, "BAD", "another record.json");
    let shop = Shop::signed();
    shop.edit(JSON, "\n}\n", "\n} \n");
    shop.verify(&[]).assert(JSON, "BAD", "not what was signed");
}

#[test]
fn a_byte_changed_in_a_document_for_people_is_bad() {
    for name in ["record.html", "record.md"] {
        let shop = Shop::signed();
        let target = format!("{RECORD}/{name}");
        shop.flip(&target, 300);
        let verified = shop.verify(&[]);
        verified.assert(&target, "BAD", "not what was signed");
        verified.assert(FIRST, "BAD", "other documents");
        fs::remove_file(shop.path(&target)).unwrap();
        shop.verify(&[]).assert(&target, "MISSING", "");
    }
}

#[test]
fn a_file_swapped_with_another_is_found() {
    let shop = Shop::signed();
    fs::copy(shop.path("evidence/other.txt"), shop.path("evidence/report.txt")).unwrap();
    shop.verify(&[]).assert(RECORD, "STALE", "evidence/report.txt");
    let shop = Shop::signed();
    fs::rename(shop.path("evidence/other.txt"), shop.path("x")).unwrap();
    fs::rename(shop.path("evidence/report.txt"), shop.path("evidence/other.txt")).unwrap();
    fs::rename(shop.path("x"), shop.path("evidence/report.txt")).unwrap();
    shop.verify(&[]).assert(RECORD, "STALE", "changed: evidence/other.txt, evidence/report.txt");
}

#[test]
fn a_file_removed_is_found() {
    let shop = Shop::signed();
    fs::remove_file(shop.path("evidence/other.txt")).unwrap();
    shop.verify(&[]).assert(RECORD, "STALE", "evidence/other.txt");
}

#[test]
fn a_file_added_is_found_even_a_hidden_one() {
    for name in ["notes.txt", ".hidden", "evidence/more.txt", "sub/records/x"] {
        let shop = Shop::signed();
        shop.write(name, "x");
        shop.verify(&[]).assert(RECORD, "STALE", name);
    }
}

#[test]
fn a_manifest_regenerated_after_tampering_is_bad() {
    let shop = Shop::signed();
    let old = Digest::of(shop.read("evidence/other.txt").as_bytes()).to_string();
    shop.write("evidence/other.txt", "restored 20 of 20, truly\n");
    let new = Digest::of(shop.read("evidence/other.txt").as_bytes()).to_string();
    shop.edit(MANIFEST, &old, &new);
    let verified = shop.verify(&[]);
    verified.assert(FIRST, "BAD", "another list of files");
    verified.assert(MANIFEST, "BAD", "not what was signed");
    // With record.json made to fit as well.
    let shop_two = Shop::signed();
    let before = Digest::of(shop_two.read(MANIFEST).as_bytes()).to_string();
    shop_two.write("evidence/other.txt", "restored 20 of 20, truly\n");
    shop_two.edit(MANIFEST, &old, &new);
    let after = Digest::of(shop_two.read(MANIFEST).as_bytes()).to_string();
    shop_two.edit(JSON, &before, &after);
    let verified = shop_two.verify(&[]);
    verified.assert(FIRST, "BAD", "another list of files");
    verified.assert(SECOND, "BAD", "");
}

#[test]
fn lines_of_the_manifest_in_another_order_or_repeated_are_bad() {
    let shop = Shop::signed();
    let text = shop.read(MANIFEST);
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    lines.swap(0, 1);
    shop.write(MANIFEST, &lines.concat());
    shop.verify(&[]).assert(MANIFEST, "BAD", "out of order");
    shop.write(MANIFEST, &format!("{}{text}", text.split_inclusive('\n').next().unwrap()));
    shop.verify(&[]).assert(MANIFEST, "BAD", "repeats the path above");
}

#[test]
fn carriage_returns_in_the_manifest_or_record_are_bad() {
    for path in [MANIFEST, JSON] {
        let shop = Shop::signed();
        shop.write(path, &shop.read(path).replace('\n', "\r\n"));
        let verified = shop.verify(&[]);
        verified.assert(path, "BAD", "");
        verified.assert(FIRST, "BAD", "");
    }
}

#[test]
fn a_manifest_that_leaves_the_project_is_bad_and_is_not_followed() {
    let shop = Shop::signed();
    shop.runner.write("outside.txt", "secret\n");
    let line = format!("{}  ../outside.txt\n", Digest::of(b"secret\n"));
    shop.write(MANIFEST, &format!("{line}{}", shop.read(MANIFEST)));
    shop.verify(&[]).assert(MANIFEST, "BAD", "path that is refused");
}

#[test]
fn a_symlink_in_the_place_of_a_file_is_found() {
    let shop = Shop::signed();
    let same = shop.runner.path("same.txt");
    fs::rename(shop.path("evidence/other.txt"), &same).unwrap();
    symlink(&same, shop.path("evidence/other.txt")).unwrap();
    shop.verify(&[]).assert(RECORD, "STALE", "symbolic link");
}

#[test]
fn a_symlink_among_the_files_of_a_record_is_bad() {
    for name in ["MANIFEST.sha256", "record.json", "01-giver-lin.toml", "01-giver-lin.toml.sig"] {
        let shop = Shop::signed();
        let (path, same) = (format!("{RECORD}/{name}"), shop.runner.path("same"));
        fs::rename(shop.path(&path), &same).unwrap();
        symlink(&same, shop.path(&path)).unwrap();
        shop.verify(&[]).assert(&path, "BAD", "symbolic link");
    }
    for folder in [RECORD, "records"] {
        let shop = Shop::signed();
        fs::rename(shop.path(folder), shop.runner.path("same")).unwrap();
        symlink(shop.runner.path("same"), shop.path(folder)).unwrap();
        shop.verify(&[]).assert(folder, "BAD", "");
    }
}

#[test]
fn a_file_in_a_record_that_belongs_to_nothing_is_bad() {
    for name in ["note.txt", "03-witness-zhao.toml.sig", ".hidden", "99-x.toml"] {
        let shop = Shop::signed();
        let path = format!("{RECORD}/{name}");
        shop.write(&path, "x");
        shop.verify(&[]).assert(&path, "BAD", "");
    }
    let shop = Shop::signed();
    fs::create_dir(shop.path("records/cutover/more")).unwrap();
    shop.verify(&[]).assert("records/cutover/more", "BAD", "belongs to nothing");
    let shop = Shop::signed();
    shop.write("records/note.txt", "x");
    shop.verify(&[]).assert("records/note.txt", "BAD", "not the folder of a record");
}

#[test]
fn a_record_without_statements_is_missing_them() {
    let shop = Shop::signed();
    for name in [FIRST, SECOND] {
        fs::remove_file(shop.path(name)).unwrap();
        fs::remove_file(shop.path(&format!("{name}.sig"))).unwrap();
    }
    shop.verify(&[]).assert(RECORD, "MISSING", "nobody has signed");
}
