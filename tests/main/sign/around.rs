//! What stands around the items of a record, and items that are in none: shown before it is signed, and never compared.

use crate::support::shop::{NAMED, Shop};
use crate::support::tamper::resign;
use serde_json::{Value, json};

/// The project with sections that have titles, a field of its own and work of a later stage, signed by the giver.
fn begun() -> Shop {
    let shop = Shop::new();
    let head = "title = \"Papers\"\ndetails = \"Both volumes\"\nfields = { shelf = \"Shelf\" }\nsection =";
    shop.edit("deliverables.toml", "section =", head);
    shop.edit("deliverables.toml", "title = \"Manual\"\n", "title = \"Manual\"\nshelf = \"B 4\"\n");
    let watch = "section = \"monitoring\"\n\n[[items]]\nid = \"orders\"\ntitle = \"Orders a day\"\nowner = [\"bo\"]\n";
    shop.write("watch.toml", watch);
    let output = shop.sign("lin", &[]);
    assert_eq!(output.code, 0, "{}{}", output.out, output.err);
    shop
}

#[test]
fn a_record_is_countersigned_as_it_stands_whatever_is_said_around_its_items_by_now() {
    for (file, from, to, shown) in [
        ("deliverables.toml", "\"Papers\"", "\"All papers\"", "section: All papers → Papers (Logo, Manual)"),
        (
            "deliverables.toml",
            "Both volumes",
            "As seen",
            "introduction of a section: As seen → Both volumes (Logo, Manual)",
        ),
        ("deliverables.toml", "\"Shelf\"", "\"Rack\"", "name of the field deliverables.shelf: Rack → Shelf"),
        ("handover.toml", "close = 2026-12-31", "close = 2027-01-15", "milestone close: 2027-01-15 → 2026-12-31"),
        (
            "watch.toml",
            "Orders a day",
            "Orders an hour",
            "counted later: monitoring/orders: Orders an hour / close, bo → Orders",
        ),
        (
            "watch.toml",
            "[[items]]",
            "[[items]]\nid = \"new\"\ntitle = \"New\"\n\n[[items]]",
            "monitoring/new: New / close → nothing",
        ),
        ("handover.toml", "name = \"Bo Li\"", "name = \"Bo Lin\"", "contact bo: Bo Lin / receiver"),
    ] {
        let shop = begun();
        let folder = shop.record();
        shop.edit(file, from, to);
        for who in ["chen", "zhao"] {
            let output = shop.sign(who, &[]);
            assert_eq!(output.code, 0, "{to}: {}{}", output.out, output.err);
            let lines = output.out.lines().map(str::trim).collect::<Vec<_>>().join(" ");
            assert!(lines.contains(shown), "{shown} is not in\n{}", output.out);
        }
        assert_eq!(shop.record(), folder, "{to}: no second record");
        let verified = shop.verify(&[]);
        verified.ends(0, &folder, "CURRENT", "");
        assert_eq!(verified.stages[0]["signed_by_all"], true, "{to}");
        assert_eq!(shop.sign("lin", &[]).code, 2, "{to}: nobody signs it twice");
    }
}

#[test]
fn a_record_of_the_very_state_goes_before_another_and_whoever_signed_may_make_one() {
    let shop = begun();
    let folder = shop.record();
    shop.edit("deliverables.toml", "\"Papers\"", "\"All papers\"");
    assert_eq!(shop.sign("lin", &[]).code, 0, "whoever signed the old title may sign the new one");
    let records = shop.records("cutover");
    let newer = records.iter().find(|record| **record != folder).unwrap();
    let output = shop.sign("chen", &[]);
    assert!(output.out.contains(newer) && !output.out.contains("→"), "{}{}", output.out, output.err);
    assert_eq!(shop.records("cutover").len(), 2);
}

/// Words that a giver can put around the items of a record, in no file of the project, each with what must be seen of it.
type Forgery = (&'static str, fn(&mut Value));

fn forgeries() -> Vec<Forgery> {
    vec![
        ("Papers, without warranty", |around| around["sections"][0]["title"] = json!("Papers, without warranty")),
        ("The receiver pays", |around| around["sections"][0]["details"] = json!("The receiver pays")),
        ("only in English", |around| {
            around["sections"][0]["details"] =
                json!({ "en": "Both volumes, only in English", "zh-CN": "Both volumes" });
        }),
        ("risks", |around| around["sections"][0]["kind"] = json!("risks")),
        ("Left over", |around| {
            let twice = json!({ "kind": "deliverables", "title": "Left over", "items": ["deliverables/logo"] });
            around["sections"].as_array_mut().unwrap().push(twice);
        }),
        ("Never counted", |around| {
            let empty = json!({ "kind": "deliverables", "title": "Never counted", "items": [] });
            around["sections"].as_array_mut().unwrap().push(empty);
        }),
        ("Warranty ends", |around| around["labels"]["deliverables"][0]["label"] = json!("Warranty ends")),
        ("2030-01-01", |around| around["days"]["close"] = json!("2030-01-01")),
        ("claims end", |around| around["days"]["claims end"] = json!("2026-12-01")),
        ("Pays all", |around| around["later"]["monitoring/orders"]["title"] = json!("Pays all")),
        ("chen", |around| around["later"]["monitoring/orders"]["owner"] = json!(["chen"])),
        ("2026-12-02", |around| around["later"]["monitoring/orders"]["due"] = json!("2026-12-02")),
        ("deliverables/debts", |around| {
            around["later"]["deliverables/debts"] = json!({ "title": "Debts", "stage": "close" });
        }),
        ("+ 12", |around| around["later_more"] = json!(12)),
        ("Mallory", |around| around["people"]["bo"]["name"] = json!("Mallory")),
        ("mallory@x.example", |around| around["people"]["bo"]["email"] = json!("mallory@x.example")),
    ]
}

#[test]
fn words_around_the_items_that_stand_in_no_file_of_the_project_are_seen_before_they_are_signed() {
    for (words, forge) in forgeries() {
        let shop = begun();
        let folder = resign(&shop, "lin", |record| forge(&mut record["given"]["around"]));
        assert_eq!(shop.verify(&[]).state(&folder), "CURRENT", "{words}");
        let output = shop.sign("chen", &[]);
        assert_eq!(output.code, 0, "{words}: {}{}", output.out, output.err);
        let (_, told) = output.out.split_once("as it stands in the record that you sign:").unwrap_or_default();
        let told = told.split("Signatures:").next().unwrap_or_default();
        let joined = told.lines().map(str::trim).collect::<Vec<_>>().join(" ");
        assert!(joined.contains(words), "{words} is not in\n{}", output.out);
    }
}

#[test]
fn where_two_long_texts_differ_is_shown_however_far_down() {
    let shop = begun();
    let long = "All that is in the cellar. ".repeat(100);
    shop.edit("deliverables.toml", "Both volumes", &format!("{long}The giver pays."));
    resign(&shop, "lin", |record| {
        record["given"]["around"]["sections"][0]["details"] = json!(format!("{long}The receiver pays."));
    });
    let output = shop.sign("chen", &[]);
    let lines = output.out.lines().map(str::trim).collect::<Vec<_>>().join(" ");
    assert!(lines.contains("The giver pays. → …") && lines.contains("The receiver pays. (Logo"), "{}", output.out);
}

#[test]
fn who_does_not_want_what_stands_around_a_record_rejects_it_and_its_signer_makes_another() {
    let shop = begun();
    let forged =
        resign(&shop, "lin", |record| record["given"]["around"]["sections"][0]["title"] = json!("Without warranty"));
    let output = shop.sign("chen", &["--reject", "--reason", "that title is not ours"]);
    assert_eq!(output.code, 0, "{}", output.err);
    let output = shop.sign("lin", &[]);
    assert_eq!(output.code, 0, "{}", output.err);
    let records = shop.records("cutover");
    let made = records.iter().find(|record| **record != forged).unwrap().clone();
    for who in ["chen", "zhao"] {
        let output = shop.sign(who, &[]);
        assert!(output.code == 0 && output.out.contains(&made), "{}{}", output.out, output.err);
    }
    let verified = shop.verify(&[]);
    assert_eq!(verified.state(&made), "CURRENT");
    assert_eq!(verified.state(&format!("{made}/receiver-chen.toml")), NAMED);
    assert_eq!(verified.stages[0]["signed_by_all"], true);
}

#[test]
fn an_item_that_went_elsewhere_before_anybody_signed_is_named() {
    for (line, shown) in [
        ("stage = \"close\"", "counted later: deliverables/logo: Logo / close"),
        ("stage = \"start\"", "In the project, and not in this record:\n  - start: Logo\n"),
        ("optional = true", "Not counted (1):\n  - may be left undone: Logo\n"),
        ("one_of = \"x\"", "one of: x"),
    ] {
        let shop = Shop::open();
        shop.edit("handover.toml", "[milestones]", "[milestones]\nstart = 2026-11-02");
        shop.edit("deliverables.toml", "title = \"Logo\"", &format!("title = \"Logo\"\n{line}"));
        let text = shop.read("deliverables.toml");
        let act = text.lines().find(|one| one.contains("T12:00:00")).unwrap().to_owned();
        shop.edit("deliverables.toml", &format!("{act}\n"), "");
        let terms = ["--reserve-all", "--fix-by", "2026-12-10", "--person", "lin", "--note", "x"];
        let output = shop.sign("chen", if line.starts_with("one_of") { &terms } else { &[] });
        assert_eq!(output.code, 0, "{line}: {}{}", output.out, output.err);
        assert!(output.out.contains(shown), "{line}\n{}", output.out);
    }
}
