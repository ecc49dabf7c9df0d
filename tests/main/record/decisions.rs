//! `handover record`: what was decided, by whom, and whether it still holds.

use crate::support::record::{EN, NOW, Printed, ZH, docx_part, finished, record_bytes, record_text, signed_store};
use crate::support::runner::Runner;
use handover::document::decision::{Decision, Method};
use handover::document::record::Reservation;
use handover::document::signed::RecordLang;
use handover::document::verdict::Verdict;

/// A record, its decision in both languages, and what its lines say of the signatures.
type Case<'a> = (&'a Printed, [&'a str; 2], &'a [[&'a str; 2]]);

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
    let renewed = printed(&|printed| {
        let mut printed = all(printed);
        printed.line("lin").state = Some(Verdict::KeyChanged);
        printed
    });
    let cases: [Case<'_>; 7] = [
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
        (
            &renewed,
            ["**Not established: a key has changed and is not confirmed**", "**未能成立：有密钥已变更，尚未确认**"],
            &[],
        ),
    ];
    for (printed, overall, more) in cases {
        for (at, (lang, label)) in [(EN, "- **Decision**: "), (ZH, "- **结论**：")].into_iter().enumerate() {
            let text = printed.markdown(lang);
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

fn reservation() -> Reservation {
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
