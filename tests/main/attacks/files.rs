//! Attacks on the files of a record, and on the evidence that it binds.

use crate::support::shop::{NAMED, Shop};
use handover::evidence::Digest;
use std::fs;
use std::os::unix::fs::symlink;

#[test]
fn what_nobody_touched_is_current() {
    let shop = Shop::signed_by_all();
    let verified = shop.verify(&[]);
    assert_eq!(verified.code, 0, "{verified:#?}");
    assert_eq!(verified.state(&shop.record()), "CURRENT");
    for who in ["lin", "chen", "zhao"] {
        assert_eq!(verified.state(&shop.statement(who)), NAMED);
    }
}

#[test]
fn evidence_that_is_changed_swapped_or_removed_departs_from_the_record() {
    let shop = Shop::signed_by_all();
    shop.flip("evidence/report.txt", 9);
    shop.verify(&[]).assert(&shop.record(), "DEPARTED", "evidence/report.txt is not what was signed");
    shop.verify(&[]).assert("evidence/report.txt", "CHANGED", "");
    fs::copy(shop.path("evidence/other.txt"), shop.path("evidence/report.txt")).unwrap();
    shop.verify(&[]).assert(&shop.record(), "DEPARTED", "evidence/report.txt");
    fs::remove_file(shop.path("evidence/report.txt")).unwrap();
    shop.verify(&[]).assert(&shop.record(), "DEPARTED", "signed evidence is missing");
    let same = shop.runner.path("same.txt");
    fs::write(&same, "restored 20 of 20\n").unwrap();
    symlink(&same, shop.path("evidence/report.txt")).unwrap();
    shop.verify(&[]).assert(&shop.record(), "DEPARTED", "symbolic link");
}

#[test]
fn a_swapped_backup_with_a_swapped_line_and_a_swapped_act_is_found() {
    let shop = Shop::signed_by_all();
    let old = Digest::of(b"restored 20 of 20\n").to_string();
    let new = Digest::of(b"restored 2 of 20\n").to_string();
    shop.write("evidence/report.txt", "restored 2 of 20\n");
    shop.edit("deliverables.toml", &old, &new);
    shop.verify(&[]).assert(&shop.record(), "DEPARTED", "signed acts are missing");
    let listing = shop.in_record("EVIDENCE.sha256");
    shop.edit(&listing, &old, &new);
    let verified = shop.verify(&[]);
    verified.assert(&shop.record(), "BAD", "another digest");
    assert_eq!(verified.state(&shop.statement("lin")), "BAD");
}

#[test]
fn the_list_of_evidence_is_read_strictly_and_followed_nowhere() {
    let line = format!("{}  ../outside.txt\n", Digest::of(b"secret\n"));
    let more = format!("{}  evidence/other.txt\n", Digest::of(b"restored 19 of 20\n"));
    for (change, words) in [
        (Box::new(|text: &str| text.replace('\n', "\r\n")) as Box<dyn Fn(&str) -> String>, "carriage return"),
        (Box::new(|text: &str| format!("{text}{text}")), "repeats the path above"),
        (Box::new(|text: &str| format!("{line}{text}")), "path that is refused"),
        (Box::new(|text: &str| format!("{more}{text}")), "which no act names"),
        (Box::new(|_: &str| String::new()), "does not list evidence/report.txt"),
    ] {
        let shop = Shop::signed_by_all();
        shop.runner.write("outside.txt", "secret\n");
        let listing = shop.in_record("EVIDENCE.sha256");
        shop.write(&listing, &change(&shop.read(&listing)));
        let verified = shop.verify(&[]);
        verified.assert(&listing, "BAD", words);
        assert_eq!(verified.state(&shop.record()), "BAD");
        assert_eq!(verified.state(&shop.statement("lin")), "BAD", "it was signed for another list");
    }
}

#[test]
fn a_byte_changed_in_record_json_is_bad() {
    let shop = Shop::signed_by_all();
    let json = shop.in_record("record.json");
    let bytes = fs::read(shop.path(&json)).unwrap();
    for at in (0..bytes.len()).step_by(211) {
        shop.flip(&json, at);
        let verified = shop.verify(&[]);
        assert_ne!(verified.code, 0, "byte {at}");
        assert!(["BAD", "CANNOT TELL"].contains(&verified.state(&shop.record())), "byte {at}: {verified:#?}");
        assert_eq!(verified.state(&shop.statement("chen")), "BAD", "byte {at}");
        shop.flip(&json, at);
    }
    let text = shop.read(&json);
    for other in
        [text.replace("\n}\n", "\n} \n"), text.replace('\n', "\r\n"), text.replace("\"format\": 1", "\"format\": 1.0")]
    {
        shop.write(&json, &other);
        shop.verify(&[]).assert(&json, "BAD", "");
    }
    fs::remove_file(shop.path(&json)).unwrap();
    shop.verify(&[]).assert(&shop.record(), "MISSING", "record.json");
}

#[test]
fn a_field_or_format_that_a_later_version_may_write_is_no_accusation_and_nothing_to_sign() {
    for (from, to) in
        [("\"format\": 1,", "\"format\": 2,"), ("\"id\": \"shop\",", "\"id\": \"shop\",\n      \"seal\": \"red\",")]
    {
        let shop = Shop::signed();
        let json = shop.in_record("record.json");
        shop.edit(&json, from, to);
        for who in ["lin", "chen"] {
            for name in [shop.statement(who), format!("{}.sig", shop.statement(who))] {
                fs::remove_file(shop.path(&name)).unwrap();
            }
        }
        let verified = shop.verify(&[]);
        verified.ends(3, &shop.record(), "CANNOT TELL", "newer version");
        // The next signer signs what the project says, in a record of its own.
        let before = shop.read(&json);
        let output = shop.sign("zhao", &[]);
        assert_eq!(output.code, 3, "{}", output.out);
        assert_eq!(shop.read(&json), before);
    }
}

#[test]
fn a_symlink_among_the_files_of_a_record_is_bad() {
    for name in ["EVIDENCE.sha256", "record.json", "giver-lin.toml", "giver-lin.toml.sig"] {
        let shop = Shop::signed();
        let (path, same) = (shop.in_record(name), shop.runner.path("same"));
        fs::rename(shop.path(&path), &same).unwrap();
        symlink(&same, shop.path(&path)).unwrap();
        shop.verify(&[]).assert(&path, "BAD", "symbolic link");
    }
    let folder = Shop::signed().record();
    for folder in [folder.as_str(), "records"] {
        let shop = Shop::signed();
        fs::rename(shop.path(folder), shop.runner.path("same")).unwrap();
        symlink(shop.runner.path("same"), shop.path(folder)).unwrap();
        shop.verify(&[]).assert(folder, "BAD", "");
    }
}

#[test]
fn a_file_in_a_record_that_belongs_to_nothing_is_bad() {
    for name in ["note.txt", "record.html", "witness-zhao.toml.sig", ".hidden", "receiver-chen-scan.pdf", "99-x.toml"] {
        let shop = Shop::signed();
        let path = shop.in_record(name);
        shop.write(&path, "x");
        shop.verify(&[]).assert(&path, "BAD", "");
    }
    let shop = Shop::signed();
    let more = shop.in_record("more");
    fs::create_dir(shop.path(&more)).unwrap();
    shop.verify(&[]).assert(&more, "BAD", "belongs to nothing");
    let shop = Shop::signed();
    shop.write("records/note.txt", "x");
    shop.verify(&[]).assert("records/note.txt", "BAD", "not the folder of a record");
}

#[test]
fn a_record_in_another_folder_is_bad_however_its_name_begins() {
    let shop = Shop::signed();
    let folder = shop.record();
    let digits = folder.rsplit_once('-').unwrap().1.to_owned();
    let last = if digits.ends_with('0') { "1" } else { "0" };
    for other in [format!("records/close-{digits}"), format!("{}{last}", &folder[..folder.len() - 1])] {
        let shop = Shop::signed();
        fs::rename(shop.path(&folder), shop.path(&other)).unwrap();
        shop.verify(&[]).assert(&other, "BAD", "does not belong in this folder");
    }
}

#[test]
fn a_record_whose_statements_were_taken_away_is_missing_them() {
    let shop = Shop::signed();
    for who in ["lin", "chen"] {
        fs::remove_file(shop.path(&shop.statement(who))).unwrap();
        fs::remove_file(shop.path(&format!("{}.sig", shop.statement(who)))).unwrap();
    }
    shop.verify(&[]).assert(&shop.record(), "MISSING", "holds no statement");
}

#[test]
fn a_folder_that_would_exhaust_memory_is_not_read() {
    let shop = Shop::signed();
    for number in 0..8 {
        let file = fs::File::create(shop.path(&shop.in_record(&format!("giver-{number}.toml")))).unwrap();
        file.set_len(1 << 30).unwrap();
    }
    let verified = shop.verify(&[]);
    verified.assert(&shop.in_record("giver-0.toml"), "BAD", "larger than 64 MB");
    let shop = Shop::signed();
    for number in 0..1001 {
        shop.write(&shop.in_record(&format!("giver-{number}.toml")), "x");
    }
    shop.verify(&[]).assert(&shop.record(), "BAD", "too many files");
}
