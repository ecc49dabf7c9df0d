//! How a record stands to the project: every row of the table, by item and by term.

use crate::support::keys::key;
use crate::support::runner::Output;
use crate::support::shop::{NAMED, Shop};
use std::fs;

const AFTER: &str = "2026-11-21T09:00:00+08:00";

fn stage(shop: &Shop) -> String {
    shop.record()
}

fn mark(shop: &Shop, words: &[&str]) -> Output {
    let output = shop.run(&["mark"].into_iter().chain(words.iter().copied()).collect::<Vec<_>>());
    assert_eq!(output.code, 0, "{words:?}: {}", output.err);
    output
}

#[test]
fn what_never_enters_a_record_never_unsettles_it() {
    let shop = Shop::signed_by_all();
    let folder = stage(&shop);
    // Swap files, ignored files, comments, layout, another file, other people.
    shop.write(".deliverables.toml.swp", "x");
    shop.write(".DS_Store", "x");
    shop.write("notes.txt", "x");
    let text = shop.read("deliverables.toml");
    let (head, items) = text.split_once("[[items]]").unwrap();
    let (manual, logo) = items.split_once("[[items]]").unwrap();
    shop.write("deliverables.toml", &format!("# a comment\n{head}[[items]]{manual}"));
    shop.write("sub/more.toml", &format!("section = \"deliverables\"\n\n[[items]]{logo}"));
    shop.edit("handover.toml", "[[signoff]]", "[[people]]\nid = \"wu\"\nparty = \"giver\"\n\n[[signoff]]");
    shop.edit("handover.toml", "name = \"Bo Li\"", "name = \"Bo Lin\"");
    shop.edit("handover.toml", "format = 1", "format = 1\ntemplate = \"agency\"");
    let verified = shop.verify(&[]);
    verified.ends(0, &folder, "CURRENT", "");
    let elsewhere = Shop { runner: shop.runner.env("TZ", "America/New_York").env("LANG", "zh_CN.UTF-8") };
    elsewhere.verify(&[]).ends(0, &folder, "CURRENT", "");
}

#[test]
fn what_a_document_shows_beside_items_and_terms_unsettles_nothing_and_is_told() {
    let told = |what: &str| format!("besides its items and terms, the record shows what has changed since: {what}");
    for (file, from, to, what) in [
        ("deliverables.toml", "section =", "title = \"Left out\"\nsection =", "titles and introductions of sections"),
        ("deliverables.toml", "section =", "details = \"Not ours\"\nsection =", "titles and introductions of sections"),
        ("handover.toml", "close = 2026-12-31", "close = 2027-01-31", "other milestones"),
        ("handover.toml", "close = 2026-12-31", "close = 2026-12-31\nstart = 2026-11-02", "other milestones"),
    ] {
        let shop = Shop::signed_by_all();
        shop.edit(file, from, to);
        shop.verify(&[]).ends(0, &stage(&shop), "CURRENT", &told(what));
    }
    let shop = Shop::new();
    assert_eq!(shop.run(&["add", "monitoring", "Orders a day"]).code, 0);
    for who in ["lin", "chen", "zhao"] {
        assert_eq!(shop.sign(who, &[]).code, 0);
    }
    assert_eq!(shop.run(&["set", "orders-a-day", "title=Orders an hour"]).code, 0);
    shop.verify(&[]).ends(0, &stage(&shop), "CURRENT", &told("what later stages count"));
    // Another order is nothing to tell, and what is added for later is its own work.
    let shop = Shop::signed_by_all();
    let text = shop.read("deliverables.toml");
    let (head, items) = text.split_once("[[items]]").unwrap();
    let (manual, logo) = items.split_once("[[items]]").unwrap();
    shop.write("deliverables.toml", &format!("{head}[[items]]{logo}\n[[items]]{manual}"));
    shop.verify(&[]).ends(0, &stage(&shop), "CURRENT", "");
    let shop = Shop::signed_by_all();
    assert_eq!(shop.run(&["add", "monitoring", "Orders a day"]).code, 0);
    shop.verify(&[]).ends(0, &stage(&shop), "CURRENT", "");
}

#[test]
fn work_of_the_watch_period_goes_on_and_departs_from_nothing() {
    let shop = Shop::open();
    let all = ["--reserve-all", "--fix-by", "2026-12-10", "--person", "lin", "--note", "x"];
    assert_eq!(shop.sign("lin", &all).code, 0);
    for who in ["chen", "zhao"] {
        assert_eq!(shop.sign(who, &[]).code, 0);
    }
    let folder = stage(&shop);
    assert_eq!(shop.run(&["add", "monitoring", "Orders a day"]).code, 0);
    shop.verify(&[]).ends(0, &folder, "CURRENT", "");
    mark(&shop, &["manual", "noted", "--as", "chen", "--note", "read it"]);
    shop.verify(&[]).ends(0, &folder, "CONTINUED", "");
    mark(&shop, &["logo", "blocked", "--as", "lin", "--note", "printer"]);
    mark(&shop, &["logo", "accepted", "--as", "chen"]);
    shop.verify(&[]).ends(0, &folder, "CONTINUED", "");
    assert_eq!(shop.run(&["add", "deliverables", "Another"]).code, 0);
    let verified = shop.verify(&[]);
    verified.ends(0, &folder, "CONTINUED", "1 added since, unsigned");
    let next = shop.run(&["next"]).out;
    assert!(next.contains("Another"), "what was added is work: {next}");
}

#[test]
fn an_act_that_is_slipped_in_with_an_older_date_is_told() {
    let shop = Shop::open();
    let all = ["--reserve-all", "--fix-by", "2026-12-10", "--person", "lin", "--note", "x"];
    assert_eq!(shop.sign("lin", &all).code, 0);
    for who in ["chen", "zhao"] {
        assert_eq!(shop.sign(who, &[]).code, 0);
    }
    let delivered = "  { at = 2026-11-18T10:00:00+08:00";
    let noted = "  { at = 2026-11-02T09:00:00+08:00, by = \"chen\", did = \"noted\", note = \"as agreed\" },\n";
    shop.edit("deliverables.toml", delivered, &format!("{noted}{delivered}"));
    let told = "1 act added since, dated before what was signed";
    shop.verify(&[]).ends(0, &stage(&shop), "CONTINUED", told);
}

#[test]
fn a_signed_step_that_no_longer_stands_departs_from_the_record() {
    for (words, told) in [
        (vec!["manual", "reopened", "--as", "lin", "--note", "torn"], "Reopened since, by Lin Wei"),
        (vec!["manual", "reopened", "--as", "chen", "--note", "torn"], "Reopened since, by Chen Yu"),
    ] {
        let shop = Shop::signed_by_all();
        let folder = stage(&shop);
        mark(&shop, &words);
        shop.verify(&[]).ends(1, &folder, "DEPARTED", told);
        // Made again, it is another step than the one that was signed.
        mark(&shop, &["manual", "delivered", "--as", "lin"]);
        mark(&shop, &["manual", "accepted", "--as", "chen"]);
        shop.verify(&[]).ends(1, &folder, "DEPARTED", told);
        for who in ["lin", "chen", "zhao"] {
            assert_eq!(shop.sign(who, &[]).code, 0);
        }
        shop.verify(&[]).ends(0, &folder, "SUPERSEDED", "has taken its place");
    }
    // A step that an open item had falls back.
    let shop = Shop::open();
    let all = ["--reserve-all", "--fix-by", "2026-12-10", "--person", "lin", "--note", "x"];
    assert_eq!(shop.sign("lin", &all).code, 0);
    for who in ["chen", "zhao"] {
        assert_eq!(shop.sign(who, &[]).code, 0);
    }
    let folder = stage(&shop);
    mark(&shop, &["logo", "rejected", "--as", "chen", "--note", "blurred"]);
    shop.verify(&[]).ends(1, &folder, "DEPARTED", "by Chen Yu");
}

#[test]
fn a_field_or_a_term_that_changes_departs_from_the_record_and_is_named() {
    for (file, from, to, told) in [
        ("deliverables.toml", "title = \"Logo\"", "title = \"The logo\"", "\"Logo\": changed: title"),
        ("deliverables.toml", "due = \"cutover\"", "due = \"cutover - 1d\"", "changed: due"),
        ("deliverables.toml", "id = \"logo\"", "id = \"logo\"\noptional = true", "changed: optional"),
        ("deliverables.toml", "id = \"logo\"", "id = \"logo\"\nform = \"file\"", "changed: form"),
        ("deliverables.toml", "id = \"logo\"", "id = \"logo\"\none_of = \"x\"", "changed: one_of"),
        (
            "deliverables.toml",
            "section = \"deliverables\"",
            "section = \"deliverables\"\nstage = \"close\"",
            "changed: stage",
        ),
        ("handover.toml", "title = \"Shop\"", "title = \"Shops\"", "the title has changed"),
        ("handover.toml", "id = \"shop\"", "id = \"shops\"", "the title has changed"),
        ("handover.toml", "language = \"en\"", "language = \"zh-CN\"", "移交单的语言有变化"),
        ("handover.toml", "Asia/Shanghai", "Europe/Berlin", "the time zone has changed"),
        ("handover.toml", "cutover = 2026-11-30", "cutover = 2026-12-01", "from 2026-11-30 to 2026-12-01"),
        ("handover.toml", "Bright Agency", "Bright", "name of the giver has changed"),
        ("handover.toml", "Acme audit", "Audit", "name of the witness has changed"),
        ("handover.toml", "\"chen\", \"zhao\"]", "\"chen\"]", "who signs has changed"),
        ("handover.toml", "declaration = \"", "require = \"ssh\"\ndeclaration = \"", "method that is demanded"),
        ("handover.toml", "item by item", "quickly", "the declaration has changed"),
        ("handover.toml", "name = \"Lin Wei\"", "name = \"Lin Wai\"", "Lin Wei is now called Lin Wai"),
        ("handover.toml", "Account lead", "Lead", "the role of Lin Wei has changed"),
        ("handover.toml", "lin@bright.example", "lin@other.example", "mail address of Lin Wei has changed"),
    ] {
        let shop = Shop::signed_by_all();
        let folder = stage(&shop);
        shop.edit(file, from, to);
        shop.verify(&[]).ends(1, &folder, "DEPARTED", told);
    }
    let shop = Shop::signed_by_all();
    let folder = stage(&shop);
    shop.edit("handover.toml", "d2bcb736-b530-4e28-9ded-108d1ff0a977", "d2bcb736-b530-4e28-9ded-108d1ff0a978");
    shop.verify(&[]).ends(4, &folder, "BAD", "another project");
}

#[test]
fn a_signed_act_that_is_altered_or_missing_is_told_apart_from_work() {
    for (from, to) in [
        ("  { at = 2026-11-18T13:00:00+08:00, by = \"chen\", did = \"accepted\" },\n", ""),
        ("at = 2026-11-18T13:00:00+08:00", "at = 2026-11-18T13:00:01+08:00"),
        (
            "at = 2026-11-18T12:00:00+08:00, by = \"lin\", did = \"delivered\"",
            "at = 2026-11-18T12:00:00+08:00, by = \"lin\", did = \"delivered\", note = \"x\"",
        ),
    ] {
        let shop = Shop::signed_by_all();
        let folder = stage(&shop);
        shop.edit("deliverables.toml", from, to);
        shop.verify(&[]).ends(4, &folder, "DEPARTED", "signed acts are missing (1): pull, or they were removed");
    }
    // The whole item gone, and all of it.
    let shop = Shop::signed_by_all();
    let folder = stage(&shop);
    let text = shop.read("deliverables.toml");
    let at = text.rfind("[[items]]").unwrap();
    shop.write("deliverables.toml", &text[..at]);
    shop.verify(&[]).ends(4, &folder, "DEPARTED", "\"Logo\" is no longer there");
}

#[test]
fn an_alternative_added_beside_a_signed_item_does_not_make_it_vanish() {
    let shop = Shop::open();
    shop.edit("deliverables.toml", "id = \"logo\"", "id = \"logo\"\none_of = \"mark\"");
    let all = ["--reserve-all", "--fix-by", "2026-12-10", "--person", "lin", "--note", "x"];
    // The logo is begun already; a plain one is not.
    let delivered = "  { at = 2026-11-18T12:00:00+08:00, by = \"lin\", did = \"delivered\" },\n";
    shop.edit("deliverables.toml", delivered, "");
    assert_eq!(shop.sign("lin", &all).code, 0);
    for who in ["chen", "zhao"] {
        assert_eq!(shop.sign(who, &[]).code, 0);
    }
    let folder = stage(&shop);
    let added = "\n[[items]]\nid = \"aaa\"\ntitle = \"Sketch\"\none_of = \"mark\"\n";
    shop.write("deliverables.toml", &(shop.read("deliverables.toml") + added));
    shop.verify(&[]).ends(1, &folder, "DEPARTED", "\"Logo\" is no longer counted");
    mark(&shop, &["aaa", "delivered", "--as", "lin"]);
    shop.verify(&[]).ends(1, &folder, "DEPARTED", "\"Logo\" is no longer counted");
}

#[test]
fn a_record_that_not_all_have_signed_never_sets_the_exit_code_unless_it_is_bad() {
    let shop = Shop::signed();
    let folder = stage(&shop);
    shop.edit("deliverables.toml", "title = \"Logo\"", "title = \"The logo\"");
    shop.verify(&[]).ends(0, &folder, "DEPARTED", "changed: title");
    let told = shop.run(&["verify"]).out;
    assert!(told.contains("cutover: waits for Zhao Min"), "{told}");
    assert!(!told.contains("Nothing is wrong"), "{told}");
    shop.flip(&shop.in_record("record.json"), 30);
    assert_eq!(shop.verify(&[]).code, 4);
}

#[test]
fn nothing_is_called_right_while_somebody_has_not_signed_or_rejects() {
    let shop = Shop::signed();
    let told = shop.run(&["verify"]);
    assert_eq!(told.code, 0);
    assert!(told.out.contains("waits for Zhao Min") && !told.out.contains("Nothing is wrong"), "{}", told.out);
    let told = Shop::signed_by_all().run(&["verify"]).out;
    assert!(told.contains("Nothing is wrong") && told.contains("cutover: signed by all"), "{told}");
}

#[test]
fn a_project_that_cannot_be_read_is_no_accusation() {
    let shop = Shop::signed_by_all();
    let folder = stage(&shop);
    shop.edit("deliverables.toml", "[[items]]", "[[items");
    shop.verify(&[]).ends(3, &folder, "UNREADABLE", "cannot be read");
}

#[test]
fn a_stage_is_signed_anew_beside_the_old_record_and_takes_its_place_once_all_have_signed() {
    let shop = Shop::signed_by_all();
    let first = stage(&shop);
    let before = fs::read(shop.path(&format!("{first}/record.json"))).unwrap();
    mark(&shop, &["manual", "reopened", "--as", "chen", "--note", "torn"]);
    let all = ["--reserve-all", "--fix-by", "2026-12-10", "--person", "lin", "--note", "x"];
    assert_eq!(shop.sign("lin", &all).code, 0);
    shop.verify(&[]).ends(1, &first, "DEPARTED", "Reopened since, by Chen Yu");
    for who in ["chen", "zhao"] {
        assert_eq!(shop.sign(who, &[]).code, 0);
    }
    let verified = shop.verify(&[]);
    verified.ends(0, &first, "SUPERSEDED", "has taken its place");
    assert_eq!(verified.state(&format!("{first}/giver-lin.toml")), NAMED);
    assert_eq!(fs::read(shop.path(&format!("{first}/record.json"))).unwrap(), before, "a record is never overwritten");
    assert!(key("lin").exists() && AFTER > "2026");
}

#[test]
fn records_that_later_ones_took_the_place_of_are_told_together() {
    let shop = Shop::signed_by_all();
    for title in ["Handbook", "Guide"] {
        assert_eq!(shop.run(&["set", "deliverables/manual", &format!("title={title}")]).code, 0);
        for who in ["lin", "chen", "zhao"] {
            let output = shop.sign(who, &[]);
            assert_eq!(output.code, 0, "{output:?}");
        }
    }
    let output = shop.run(&["verify"]);
    assert_eq!(output.code, 0, "{output:?}");
    let out = &output.out;
    assert_eq!(out.matches("  SUPERSEDED").count(), 1, "{out}");
    assert_eq!(out.matches("so it is with records/cutover-").count(), 1, "{out}");
    assert_eq!(out.matches("  Lin Wei, handover confirmed").count(), 1, "the statements of the one that counts: {out}");
    assert!(out.contains("2 SUPERSEDED"), "none is lost in the sum: {out}");
    // What fails is told by itself.
    let folders = shop.records("cutover");
    let superseded = folders.iter().find(|folder| out.contains(&format!("so it is with {folder}"))).unwrap();
    shop.flip(&format!("{superseded}/giver-lin.toml"), 40);
    let out = shop.run(&["verify"]).out;
    assert!(out.contains(&format!("{superseded}/giver-lin.toml")) && out.contains("BAD"), "{out}");
}
