//! `handover record`: what the documents say, where, and how often.

use crate::support::record::{EN, NOW, Printed, ZH, docx_text, finished, record_bytes, record_text, signed_store};
use crate::support::runner::Runner;
use handover::document::edition::Edition;
use handover::document::render_record_markdown;
use handover::document::signed::RecordLang;
use handover::model::shortfall::Shortfall;
use handover::text::Lang;

/// What stands where in the record of the store, in English and Chinese.
const PARTS: [(&str, &str); 15] = [
    ("What is handed over", "移交内容汇总"),
    ("Reservations", "遗留问题"),
    ("Annex 1: Item list", "附件1　移交清单"),
    ("Annex 2: Reservations", "附件2　遗留问题"),
    ("Annex 3: Data backups", "附件3　数据备份"),
    ("Annex 4: Access granted and revoked", "附件4　权限授予与收回"),
    ("Annex 5: Training and its effect", "附件5　培训与效果"),
    ("Annex 6: Notices", "附件6　相关方告知"),
    ("Annex 7: Payments", "附件7　款项结算"),
    ("Annex 8: Matters carried to a later stage", "附件8　转入后续阶段的事项"),
    ("Annex 9: Watch period and contacts", "附件9　护航期与联系人"),
    ("Contacts", "联系人"),
    ("Annex 10: Progress and timeline", "附件10　进度与日程"),
    ("Annex 11: Fingerprints", "附件11　数字摘要与指纹"),
    ("Annex 12: How to verify", "附件12　验证方法"),
];

fn assert_in_order(text: &str, wanted: impl IntoIterator<Item = String>, what: &str) {
    let mut from = 0;
    for piece in wanted {
        match text[from..].find(&piece) {
            Some(at) => from += at + piece.len(),
            None => panic!("{what}: `{piece}` is missing or not in its place"),
        }
    }
}

#[test]
fn the_sheet_comes_first_and_the_annexes_follow_in_every_format_and_language() {
    let runner = Runner::new();
    runner.copy_example("store-agency");
    for (language, name) in [("--lang=en", 0), ("--lang=zh-CN", 1), ("--both", 2)] {
        let names = || {
            PARTS.iter().map(move |(en, zh)| match name {
                0 => (*en).to_owned(),
                1 => (*zh).to_owned(),
                _ => format!("{zh} {en}"),
            })
        };
        let mark = |name: &str| if name.contains("Annex") || name.contains("附件") { "##" } else { "#" };
        let markdown = record_text(&runner, "store-agency", &["--format", "md", language]);
        assert_in_order(&markdown, names().map(|name| format!("{} {name}\n", mark(&name))), language);
        let html = record_text(&runner, "store-agency", &["--format", "html", language]);
        assert_in_order(&html, names().map(|name| format!(">{name}</h")), language);
        let docx = record_bytes(&runner, "store-agency", &["--format", "docx", language]);
        let text = format!("\n{}\n", docx_text(&docx).join("\n"));
        assert_in_order(&text, names().map(|name| format!("\n{name}\n")), language);
    }
}

#[test]
fn the_sheet_alone_and_without_commands_when_that_is_asked() {
    let runner = Runner::new();
    let printed = signed_store(&runner.copy_example("store-agency"));
    let whole = printed.markdown(EN);
    assert!(whole.contains("## Annex 1: Item list") && whole.contains("sha256sum -c"));
    let edition = |sheet_only, verification| Edition { lang: EN, sheet_only, verification };
    let markdown = |edition| render_record_markdown(&printed.signed, printed.now, edition);
    let sheet = markdown(edition(true, true));
    assert!(whole.starts_with(&sheet), "the sheet is the beginning of the whole");
    assert!(!sheet.contains("Annex 1:") && sheet.contains(&printed.signed.digest), "{sheet}");
    let without = markdown(edition(false, false));
    assert!(without.contains("Fingerprints") && !without.contains("sha256sum") && !without.contains("```"));

    for (format, whole) in [("md", "Annex 1"), ("html", "class=\"annex\"")] {
        let text = record_text(&runner, "store-agency", &["--format", format, "--sheet"]);
        assert!(!text.contains(whole), "{format}");
        let text = record_text(&runner, "store-agency", &["--format", format, "--no-verification"]);
        assert!(text.contains(whole) && !text.contains("How to verify"), "{format}");
    }
}

#[test]
fn the_sheet_tells_number_stage_parties_sections_reservations_and_the_digest() {
    let runner = Runner::new();
    let root = finished(&runner, "agency", &["deliverables/manuals"]);
    let printed = Printed::draft(&root, "cutover", NOW).frozen();
    let edition = Edition { lang: EN, sheet_only: true, verification: false };
    let sheet = render_record_markdown(&printed.signed, printed.now, edition);
    let digest = &printed.signed.digest;
    for fact in [
        &format!("- **Number**: **a-b-2026 · cutover · {}**", &digest[..16]),
        "- **Stage**: cutover, 30\u{a0}Nov\u{a0}2026",
        "- **Copies**: In triplicate",
        "| Giver | **A** | Lin Wei (Agency account lead) |",
        "| Witness | **C** | Zhao Min |",
        "| 4 Documents and materials | 7 | 6 | 1 |",
        "| Chen Yu | 15\u{a0}Dec\u{a0}2026 |",
        "giver to deliver it, receiver to accept it<br>in order",
        &format!("- **Digest (SHA-256)**: {digest}"),
    ] {
        assert!(sheet.contains(fact), "{fact}\n{sheet}");
    }
    let total = printed.signed.record.derived.counts;
    assert!(sheet.contains(&format!("| {} | {} | {} |", total.items, total.complete, total.open)), "{sheet}");
    let chinese = Edition { lang: ZH, ..edition };
    let sheet = render_record_markdown(&printed.signed, printed.now, chinese);
    assert!(sheet.contains("a-b-2026 · 切换日 · ") && sheet.contains("切换日、2026年11月30日"), "{sheet}");
}

#[test]
fn a_shortfall_has_a_column_of_its_own_where_there_is_one() {
    let runner = Runner::new();
    let root = finished(&runner, "agency", &["deliverables/manuals"]);
    let mut printed = Printed::draft(&root, "cutover", NOW).frozen();
    assert!(!printed.markdown(EN).contains("| Short |"));
    let reservation = &mut printed.signed.record.derived.reservations[0];
    let (did, value, asked) = ("accepted".to_owned(), "38".to_owned(), "40".to_owned());
    reservation.shortfall = Some(Shortfall { round: None, unclear: false, did, value, asked });
    let markdown = printed.markdown(EN);
    assert!(markdown.contains("| Short |") && markdown.contains("| 38, where 40 was asked<br>"), "{markdown}");
}

#[test]
fn both_languages_stand_side_by_side_wherever_the_items_have_both() {
    let runner = Runner::new();
    let made = runner.run(&[
        "init",
        "shop",
        "--both",
        "--template",
        "agency",
        "--giver",
        "Bright",
        "--receiver",
        "云桥",
        "--person",
        "giver:lin:Lin",
        "--person",
        "receiver:chen:陈予",
        "--cutover",
        "2026-11-30",
    ]);
    assert_eq!(made.code, 0, "{}", made.err);
    let markdown = record_text(&runner, "shop", &["cutover", "--both"]);
    let loaded = handover::files::load::load_project(&runner.path("shop"), NOW.parse().unwrap()).unwrap();
    let project = &loaded.view.project;
    let plain = |text: &str| text.replace('!', "\\!").replace('#', "\\#").replace('*', "\\*");
    for item in project.items.iter().filter(|item| item.stage == "cutover") {
        let (en, zh) = (item.title.exactly(Lang::En), item.title.exactly(Lang::Zh));
        let (Some(en), Some(zh)) = (en, zh) else { panic!("{}: {:?}", item.name, item.title) };
        let both = format!("**{}**<br>**{}**", plain(zh), plain(en));
        assert!(markdown.contains(&both) || en == zh, "{both}");
    }
    for lang in Lang::ALL {
        assert!(markdown.contains(project.title.exactly(lang).unwrap()));
        let signoff = project.signoffs.iter().find(|signoff| signoff.stage == "cutover").unwrap();
        let declared = signoff.declaration.as_ref().unwrap();
        assert!(markdown.contains(&plain(declared.exactly(lang).unwrap())), "{markdown}");
    }
    let english = record_text(&runner, "shop", &["cutover", "--lang", "en"]);
    let letters = |text: &str| text.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).count();
    assert!(letters(&english) < 60, "only names are Chinese: {english}");
}

#[test]
fn the_same_project_and_clock_give_the_same_bytes() {
    let runner = Runner::new();
    let root = runner.copy_example("store-agency");
    let before = runner.snapshot();
    for format in ["md", "html", "docx", "json"] {
        let first = record_bytes(&runner, "store-agency", &["--both", "--format", format]);
        let second = record_bytes(&runner, "store-agency", &["--both", "--format", format]);
        assert!(first == second, "{format} differs");
    }
    assert_eq!(runner.snapshot(), before, "reading leaves the tree as it was");
    let signed = signed_store(&root);
    assert!(signed.docx(RecordLang::Both) == signed.docx(RecordLang::Both), "the same bytes twice in one process");
    let json: serde_json::Value =
        serde_json::from_str(&record_text(&runner, "store-agency", &["--format", "json"])).unwrap();
    assert_eq!((&json["schema"], &json["draft"]), (&"handover/record/1".into(), &true.into()));
    assert_eq!(json["signatures"].as_array().unwrap().len(), 3);
    assert_eq!(json["given"]["terms"]["stage"], "cutover");
}
