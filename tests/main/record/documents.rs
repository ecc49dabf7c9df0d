//! `handover record`: what the documents say, where, and how often.

use crate::support::record::{PRINT, Printed, complete, docx_part, docx_text, record_bytes, record_text, signed_store};
use crate::support::runner::Runner;
use handover::document::decision::{Decision, Method};
use handover::document::edition::Edition;
use handover::document::render_record_markdown;
use handover::document::signed::RecordLang;
use handover::document::verdict::Verdict;
use handover::text::Lang;
use std::path::PathBuf;

const NOW: &str = "2026-11-30T17:00:00+08:00";
const EN: RecordLang = RecordLang::One(Lang::En);
const ZH: RecordLang = RecordLang::One(Lang::Zh);

/// What stands where in the record of the store, in English and Chinese.
const PARTS: [(&str, &str); 14] = [
    ("What is handed over", "移交内容汇总"),
    ("Reservations", "遗留问题"),
    ("Annex 1: Item list", "附件1　移交清单"),
    ("Annex 2: Reservations", "附件2　遗留问题"),
    ("Annex 3: Data backups", "附件3　数据备份"),
    ("Annex 4: Access granted and revoked", "附件4　权限授予与收回"),
    ("Annex 5: Training and its effect", "附件5　培训与效果"),
    ("Annex 6: Notices", "附件6　相关方告知"),
    ("Annex 7: Matters carried to a later stage", "附件7　转入后续阶段的事项"),
    ("Annex 8: Watch period and contacts", "附件8　护航期与联系人"),
    ("Contacts", "联系人"),
    ("Annex 9: Progress and timeline", "附件9　进度与日程"),
    ("Annex 10: Fingerprints", "附件10　数字摘要与指纹"),
    ("Annex 11: How to verify", "附件11　验证方法"),
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

/// A project of a template as it is after every item was worked on, but those that are reserved.
fn finished(runner: &Runner, template: &str, reserved: &[&str]) -> PathBuf {
    let made = runner.run(&[
        "init",
        "done",
        "--template",
        template,
        "--giver",
        "A",
        "--receiver",
        "B",
        "--witness",
        "C",
        "--person",
        "giver:lin:Lin Wei",
        "--person",
        "receiver:chen:Chen Yu",
        "--person",
        "witness:zhao:Zhao Min",
        "--start",
        "2026-11-02",
        "--cutover",
        "2026-11-30",
        "--close",
        "2026-12-31",
    ]);
    assert_eq!(made.code, 0, "{}", made.err);
    let root = runner.path("done");
    complete(&root, reserved, "in order");
    root
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
    let markdown = |edition| render_record_markdown(&printed.signed, &printed.around, edition);
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
    let sheet = render_record_markdown(&printed.signed, &printed.around, edition);
    let digest = &printed.signed.digest;
    for fact in [
        &format!("- **Number**: **done · cutover · {}**", &digest[..16]),
        "- **Stage**: cutover, 30\u{a0}Nov\u{a0}2026",
        "- **Copies**: In triplicate",
        "| Giver | **A** | Lin Wei |",
        "| Witness | **C** | Zhao Min |",
        "| 4 Documents and materials | 9 | 8 | 1 |",
        "| Chen Yu | 15\u{a0}Dec\u{a0}2026 |",
        "giver to deliver it, receiver to accept it<br>in order",
        &format!("- **Digest (SHA-256)**: {digest}"),
    ] {
        assert!(sheet.contains(fact), "{fact}\n{sheet}");
    }
    let total = printed.signed.record.derived.counts;
    assert!(sheet.contains(&format!("| {} | {} | {} |", total.items, total.complete, total.open)), "{sheet}");
    let chinese = Edition { lang: ZH, ..edition };
    let sheet = render_record_markdown(&printed.signed, &printed.around, chinese);
    assert!(sheet.contains("done · 切换日 · ") && sheet.contains("切换日、2026年11月30日"), "{sheet}");
}

#[test]
fn a_shortfall_has_a_column_of_its_own_where_there_is_one() {
    let runner = Runner::new();
    let root = finished(&runner, "agency", &["deliverables/manuals"]);
    let mut printed = Printed::draft(&root, "cutover", NOW).frozen();
    assert!(!printed.markdown(EN).contains("| Short |"));
    let reservation = &mut printed.signed.record.derived.reservations[0];
    reservation.shortfall = Some("38 of 40".to_owned());
    let markdown = printed.markdown(EN);
    assert!(markdown.contains("| Short |") && markdown.contains("| 38 of 40<br>"), "{markdown}");
}

#[test]
fn each_party_decides_in_words_of_its_own_and_never_by_a_tick() {
    let runner = Runner::new();
    let root = finished(&runner, "agency", &[]);
    let printed = |signed: &dyn Fn(Printed) -> Printed| signed(Printed::draft(&root, "cutover", NOW).frozen());
    let all = |printed: Printed| {
        let printed = printed.signed_by("lin", Method::Ssh, Verdict::Verified);
        let printed = printed.signed_by("chen", Method::Typed, Verdict::Unverified);
        printed.signed_by("zhao", Method::Paper, Verdict::Unverified)
    };
    let accepted = printed(&all);
    let open = {
        let mut open = Printed::draft(&finished(&Runner::new(), "agency", &[]), "cutover", NOW).frozen();
        open.signed.record.derived.reservations.push(reservation());
        all(open)
    };
    let rejected = printed(&|printed| all(printed).rejected_by("chen", "the returns are missing"));
    let refused = printed(&|printed| all(printed).rejected_by("zhao", "not what was agreed"));
    let waiting = printed(&|printed| printed.signed_by("lin", Method::Ssh, Verdict::Verified));
    let doubted = printed(&|printed| {
        let mut printed = all(printed);
        printed.line("lin").state = Some(Verdict::Bad);
        printed
    });
    let cases: [(&Printed, [&str; 2], &[[&str; 2]]); 6] = [
        (
            &accepted,
            ["**accepted**", "**验收通过**"],
            &[
                ["handover confirmed", "确认移交"],
                ["confirmed as witness", "监交确认"],
                ["name typed in, no signature, entered by Lin Wei", "输入姓名确认，无签名，由Lin Wei录入"],
                ["by hand on paper, entered by Lin Wei", "纸质签署，由Lin Wei录入"],
                ["identity not verified", "身份未经核实"],
                ["verified", "已核实"],
            ],
        ),
        (&open, ["**accepted with reservations**", "**附遗留问题验收**"], &[]),
        (
            &rejected,
            ["**not accepted**", "**不予验收**"],
            &[["not accepted: the returns are missing", "不予验收：the returns are missing"]],
        ),
        (
            &refused,
            ["**not confirmed**", "**不予确认**"],
            &[["not confirmed: not what was agreed", "不予确认：not what was agreed"]],
        ),
        (
            &waiting,
            ["1 of 3 have signed", "3 位签署人中 1 人已签署"],
            &[["accepted / not accepted", "验收通过 / 不予验收"]],
        ),
        (&doubted, ["**Not established: a signature does not hold**", "**未能成立：有签名不成立**"], &[]),
    ];
    for (printed, overall, more) in cases {
        for (at, (lang, label)) in [(EN, "- **Decision**: "), (ZH, "- **结论**：")].into_iter().enumerate() {
            let text = printed.markdown(lang);
            let label = if at == 1 { label.replace('：', ": ") } else { label.to_owned() };
            assert!(text.contains(&format!("{label}{}", overall[at])), "{}\n{text}", overall[at]);
            more.iter().for_each(|words| assert!(text.contains(words[at]), "{}\n{text}", words[at]));
        }
        for text in [printed.markdown(RecordLang::Both), printed.html(RecordLang::Both)] {
            assert!(!text.contains(['☐', '☑', '☒', '✓', '✔', '✗', '□', '■']), "a glyph stands for a decision");
        }
    }
    let chinese = accepted.markdown(ZH);
    let told = chinese.lines().filter(|line| line.contains("结论") || line.contains("划去一项"));
    for line in told.collect::<Vec<_>>() {
        assert!(Decision::ALL.iter().all(|decision| !line.contains(decision.word())), "{line} is no Chinese");
    }
}

fn reservation() -> handover::document::record::Reservation {
    serde_json::from_value(serde_json::json!({
        "item": "scope/goals", "person": "chen", "fix_by": "2026-12-15", "note": "n", "by": "lin",
    }))
    .unwrap()
}

#[test]
fn a_rejection_that_was_replaced_is_told_and_decides_nothing() {
    let runner = Runner::new();
    let root = finished(&runner, "agency", &[]);
    let mut printed = Printed::draft(&root, "cutover", NOW).frozen().rejected_by("chen", "the returns are missing");
    let line = printed.line("chen");
    line.replaced = true;
    let mut again = line.clone();
    again.replaced = false;
    again.reason = None;
    again.decision = Some(Decision::Accepted);
    printed.signed.signatures.push(again);
    let printed =
        printed.signed_by("lin", Method::Ssh, Verdict::Verified).signed_by("zhao", Method::Ssh, Verdict::Verified);
    let text = printed.markdown(EN);
    assert!(text.contains("- **Decision**: **accepted**"), "{text}");
    assert!(text.contains("had rejected on 30\u{a0}Nov\u{a0}2026 (the returns are missing)"), "{text}");
    assert_eq!(text.matches("| Sign / seal, date |").count(), 3, "a box for each signer");
}

#[test]
fn what_no_longer_holds_is_said_first_and_on_every_page() {
    let runner = Runner::new();
    let mut printed = signed_store(&runner.copy_example("store-agency"));
    for (standing, notice, running) in [
        (Verdict::Departed, "> **DEPARTED.", "DEPARTED"),
        (Verdict::Superseded, "> **SUPERSEDED.", "SUPERSEDED"),
        (Verdict::Bad, "> **BAD.", "BAD"),
        (Verdict::Missing, "> **MISSING.", "MISSING"),
    ] {
        printed.signed.standing = Some(standing);
        assert!(printed.markdown(EN).contains(notice), "{notice}");
        let running = format!("content: \"acme-store · cutover · {}  {running}\"", &printed.signed.digest[..16]);
        assert!(printed.html(EN).contains(&running), "{running}");
    }
    for standing in [Verdict::Current, Verdict::Continued] {
        printed.signed.standing = Some(standing);
        assert!(!printed.markdown(EN).contains("\n> "));
    }
}

#[test]
fn a_draft_says_that_it_is_one_on_every_page() {
    let runner = Runner::new();
    runner.copy_example("store-agency");
    let html = record_text(&runner, "store-agency", &["--format", "html", "--both"]);
    assert!(html.contains("<title>移交单（草稿） Handover record (draft) · Acme flagship store"));
    assert!(html.contains("content: \"acme-store · 切换日 cutover  草稿 DRAFT\";"), "{html}");
    assert!(html.contains("Nobody has signed this") && html.contains("本单尚未签署"));
    let docx = record_bytes(&runner, "store-agency", &["--format", "docx"]);
    assert!(docx_part(&docx, "word/header1.xml").contains("DRAFT"));
    let markdown = record_text(&runner, "store-agency", &[]);
    assert!(markdown.starts_with("# Handover record (draft)\n"));
    assert!(markdown.contains("Not made yet"));
}

#[test]
fn every_fact_stands_once() {
    let runner = Runner::new();
    let root = finished(&runner, "agency", &["deliverables/manuals"]);
    let digest = "5d41402abc4b2a76b9719d911017c592aaf4c61ddcc5e8a2dabede0f3b482cd9";
    for (file, from, to) in [
        ("backups.toml", "id = \"orders\"\n", "id = \"orders\"\nlocation = \"vault 7, shelf 3\"\n"),
        ("permissions.toml", "id = \"api-keys\"\n", "id = \"api-keys\"\naccount = \"svc-orders-1\"\n"),
        ("deliverables.toml", "id = \"manuals\"\n", "id = \"manuals\"\nlocation = \"intranet, page 12\"\n"),
    ] {
        let text = std::fs::read_to_string(root.join(file)).unwrap();
        assert!(text.contains(from), "{file}");
        std::fs::write(root.join(file), text.replacen(from, to, 1)).unwrap();
    }
    let backups = std::fs::read_to_string(root.join("backups.toml")).unwrap();
    let evidence =
        format!("note = \"in order\", evidence = [{{ path = \"dump.sql\", sha256 = \"{digest}\", size = 3 }}] }}");
    std::fs::write(root.join("backups.toml"), backups.replacen("note = \"in order\" }", &evidence, 1)).unwrap();
    let scope = std::fs::read_to_string(root.join("scope.toml")).unwrap();
    let page = "note = \"seen by all\", evidence = [{ url = \"https://wiki.example/scope\" }] }";
    std::fs::write(root.join("scope.toml"), scope.replacen("note = \"in order\" }", page, 1)).unwrap();
    let printed = Printed::draft(&root, "cutover", NOW).frozen().signed_by("lin", Method::Ssh, Verdict::Verified);
    let markdown = printed.markdown(EN);
    let facts =
        ["vault 7, shelf 3", "svc-orders-1", "intranet, page 12", "seen by all", digest, PRINT, &printed.signed.digest];
    for fact in facts {
        assert_eq!(markdown.matches(fact).count(), 1, "{fact}");
    }
    assert_eq!(markdown.matches("https://wiki.example/scope").count(), 2, "an address and its link");
    for (name, item) in &printed.signed.record.given.items {
        let Some(criterion) = &item.accept_when else { continue };
        let criterion = criterion.of(Lang::En).replace('!', "\\!").replace('#', "\\#").replace('*', "\\*");
        assert_eq!(markdown.matches(&criterion).count(), 1, "{name}: {criterion}");
    }
}

#[test]
fn access_tells_how_long_after_the_cutover_it_ended() {
    let runner = Runner::new();
    let root = finished(&runner, "agency", &["permissions/api-keys"]);
    let text = std::fs::read_to_string(root.join("permissions.toml")).unwrap();
    let mut days = ["2026-12-03", "2026-11-30", "2026-11-29"].into_iter();
    let lines = text.lines().map(|line| match line.contains("did = \"revoked\"").then(|| days.next()).flatten() {
        Some(day) => line.replacen("2026-11-20", day, 1).replacen("2026-11-10", day, 1),
        None => line.to_owned(),
    });
    std::fs::write(root.join("permissions.toml"), lines.collect::<Vec<_>>().join("\n")).unwrap();
    let text = Printed::draft(&root, "cutover", "2026-12-05T17:00:00+08:00").markdown(EN);
    for lag in ["| 3 days after |", "| same day |", "| 1 day before |", "| not ended |"] {
        assert!(text.contains(lag), "{lag}\n{text}");
    }
}

#[test]
fn departments_clear_on_the_sheet_with_opinion_name_and_day() {
    let runner = Runner::new();
    let root = finished(&runner, "post", &["clearances/finance"]);
    let edition = Edition { lang: EN, sheet_only: true, verification: false };
    let printed = Printed::draft(&root, "cutover", NOW).frozen();
    let sheet = render_record_markdown(&printed.signed, &printed.around, edition);
    assert!(sheet.contains("| Department | Opinion | Name | Date |"), "{sheet}");
    assert!(sheet.contains("| IT department | in order | Chen Yu | 10\u{a0}Nov\u{a0}2026 |"), "{sheet}");
    assert!(sheet.contains("| Finance |  |  |  |"), "room for a hand: {sheet}");
}

#[test]
fn contacts_are_told_as_written_people_with_their_address_and_roles_as_roles() {
    let runner = Runner::new();
    let root = runner.copy_example("store-agency");
    let text = std::fs::read_to_string(root.join("watch-period.toml")).unwrap();
    let owners = "owner = [\"lin\", \"Duty desk, 24 hours\"]";
    std::fs::write(root.join("watch-period.toml"), text.replacen("owner = [\"lin\", \"chen\"]", owners, 1)).unwrap();
    let markdown = record_text(&runner, "store-agency", &["cutover"]);
    assert!(
        markdown.contains("| **Lin Wei** | Giver | Bright Agency | Account lead | [lin@bright.example]"),
        "{markdown}"
    );
    assert!(markdown.contains("| **Duty desk, 24 hours** |  |  |  |  |"), "{markdown}");
    assert!(markdown.contains("30\u{a0}Nov\u{a0}2026 to 31\u{a0}Dec\u{a0}2026"), "{markdown}");
}

#[test]
fn waived_and_not_chosen_and_optional_items_are_listed_as_such_with_their_notes() {
    let runner = Runner::new();
    runner.copy_example("store-agency");
    let markdown = record_text(&runner, "store-agency", &["cutover"]);
    let row = |title: &str, more: &str| {
        let found = markdown.lines().find(|line| line.contains(&format!("| **{title}")) && line.contains(more));
        found.unwrap_or_else(|| panic!("{title}: {more}\n{markdown}")).to_owned()
    };
    row("Mailboxes of the store", "| does not apply |");
    row("Mailboxes of the store", "no forwarding to Bright");
    row("Style guide for product pictures", "| open<br>optional |");
    assert!(markdown.contains("| not chosen |"));
    let custom = row("Photo studio, third floor", "Packed: Ben Okafor");
    assert!(custom.contains("giver to report it returned"), "{custom}");
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
        let declared = project.signoffs[0].declaration.as_ref().unwrap();
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
