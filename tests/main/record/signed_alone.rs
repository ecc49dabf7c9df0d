//! Whatever the documents of a signed record show stands in the record, or is a word of the program.

use crate::support::record::{docx_text, record_bytes};
use crate::support::runner::NOW;
use crate::support::shop::Shop;
use handover::document::edition::Edition;
use handover::document::reading::read_record;
use handover::document::signed::{RecordLang, SignedRecord};
use handover::document::verdict::Verdict;
use handover::document::{render_record_docx, render_record_html, render_record_markdown};
use handover::files::load::load_project;
use handover::model::clock::parse_moment;
use handover::signoff::check::{Judging, check_project};
use handover::signoff::standing::signed_record;
use handover::signoff::vouching::Vouchers;
use handover::text::Lang;

/// Sections with titles in both languages and words of their own, fields of an own kind, days that depend on other
/// milestones, items of later stages, and people who have a part in these only.
const FILES: [(&str, &str); 4] = [
    (
        "channels.toml",
        "section = \"channels\"\ntitle = { en = \"Ways in\", zh-CN = \"渠道\" }\norder = 1\n\
         details = { en = \"Every way in.\", zh-CN = \"全部渠道。\" }\n\
         fields = { who = \"Whom it serves\", hours = \"Open hours\" }\n\n[[items]]\nid = \"hotline\"\ntitle = \"Hotline\"\n\
         who = \"members\"\nhours = \"9 to 18\"\noptional = true\nowner = [\"Duty desk\"]\n",
    ),
    (
        "watch.toml",
        "section = \"monitoring\"\ntitle = \"What we watch\"\nowner = [\"bo\", \"Night desk\"]\n\n[[items]]\nid = \"orders\"\n\
         title = \"Orders a day\"\nmetric = \"orders\"\ntarget = \">= 95 %\"\ncheck_on = \"close - 1w\"\n",
    ),
    (
        "after.toml",
        "section = \"deletions\"\ntitle = \"After it all\"\nstage = \"close\"\nowner = [\"bo\"]\n\n[[items]]\nid = \"copies\"\n\
         title = \"Copies of the customer list\"\ndue = \"close - 2d\"\n",
    ),
    (
        "accounts.toml",
        "section = \"permissions\"\ntitle = \"Ways to get in\"\n\n[[items]]\nid = \"owner\"\ntitle = \"Owner account\"\n\
         optional = true\nsystem = \"Tmall\"\n",
    ),
];

fn signed() -> Shop {
    let shop = Shop::new();
    FILES.iter().for_each(|(path, text)| shop.write(path, text));
    for who in ["lin", "chen", "zhao"] {
        let output = shop.sign(who, &[]);
        assert_eq!(output.code, 0, "{}{}", output.out, output.err);
    }
    shop
}

/// Every text of every file of the project changed, but for what tells people, items and records apart.
fn reworded(shop: &Shop) {
    let words =
        ["title", "details", "name", "role", "metric", "target", "system", "fields", "declaration", "who", "hours"];
    let paths = FILES.iter().map(|(path, _)| *path).chain(["handover.toml", "deliverables.toml"]);
    for path in paths {
        let line = |line: &str| match line.split_once(" = ").filter(|(key, _)| words.contains(key)) {
            Some((key, value)) => {
                format!("{key} = {}\n", value.replace("\",", " reworded\",").replacen("\" }", " reworded\" }", 1))
                    .replacen("\"\n", " reworded\"\n", 1)
            }
            None => format!("{}\n", line.replace("2026-12-31", "2027-03-31").replace("order = 1", "order = 9")),
        };
        let text: String = shop.read(path).lines().map(line).collect();
        assert!(text.contains("reworded"), "{path}");
        shop.write(path, &text);
    }
}

fn signed_now(shop: &Shop) -> SignedRecord {
    let loaded = load_project(&shop.path(""), parse_moment(NOW).unwrap()).unwrap();
    let checks = check_project(&loaded, Judging::plain(&Vouchers::default()));
    signed_record(&loaded.view, &checks, "cutover")
}

fn documents(signed: &SignedRecord, now: &str) -> Vec<Vec<u8>> {
    let now = parse_moment(now).unwrap();
    let mut all = Vec::new();
    for lang in [RecordLang::One(Lang::En), RecordLang::One(Lang::Zh), RecordLang::Both] {
        for sheet_only in [true, false] {
            let edition = Edition { lang, sheet_only, verification: true };
            all.push(render_record_markdown(signed, now, edition).into_bytes());
            all.push(render_record_html(signed, now, edition).into_bytes());
            all.push(docx_text(&render_record_docx(signed, now, edition).unwrap()).join("\n").into_bytes());
        }
    }
    all
}

#[test]
fn the_documents_of_a_signed_record_come_from_it_alone() {
    let shop = signed();
    let before = signed_now(&shop);
    assert_eq!(before.standing, Some(Verdict::Current));
    let bytes = std::fs::read(shop.path(&shop.in_record("record.json"))).unwrap();
    assert_eq!(read_record(&bytes).unwrap(), before.record, "nothing but what is signed");
    let shown = documents(&before, NOW);
    reworded(&shop);
    let after = signed_now(&shop);
    assert_eq!(after.standing, Some(Verdict::Departed), "it is another project now");
    let after = SignedRecord { standing: before.standing, ..after };
    assert!(documents(&after, "2031-01-01T00:00:00+00:00") == shown);
}

#[test]
fn the_documents_show_what_stands_around_the_items_in_both_languages() {
    let shop = signed();
    let text = |words: &[&str]| String::from_utf8(record_bytes(&shop.runner, "shop", words)).unwrap();
    let both = text(&["cutover", "--both"]);
    for shown in [
        "渠道 Ways in",
        "Every way in.",
        "全部渠道。",
        "Whom it serves",
        "Open hours",
        "Ways to get in",
        "Copies of the customer list",
        "Orders a day",
        "95 %",
        "2026-12-29",
        "2026-12-24",
        "Night desk",
        "bo@acme.example",
    ] {
        assert!(both.contains(shown), "{shown}\n{both}");
    }
    assert!(!both.contains("not part of what is signed"), "{both}");
}
