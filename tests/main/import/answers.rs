//! Answers of a page come back: what still fits is recorded, what does not is named, and nothing twice.

use crate::support::answering::{Answer, Page, answer, import};
use crate::support::runner::Runner;
use crate::support::small::Small;

/// The day after the page was made, on which answers come back.
const LATER: &str = "2026-11-21T21:00:00+08:00";
const DAY: &str = "2026-11-21";

/// A project in which four answers are asked of chen; lin has granted, delivered and waived.
fn project() -> Runner {
    Small::new()
        .nobody_signs()
        .item("permissions/account", "action = \"transfer\"\naccept_when = \"Chen logs in\"", &["lin granted"])
        .item("deliverables/manual", "quantity = \"3\"", &["lin delivered"])
        .item("scope/phones", "included = true", &["lin waived: no phones"])
        .item("scope/posts", "included = true", &["lin proposed"])
        .write()
}

fn later(runner: Runner) -> Runner {
    runner.env("HANDOVER_NOW", LATER)
}

#[test]
fn answers_are_recorded_in_the_name_of_who_gave_them_with_who_entered_them_and_the_file() {
    let runner = project();
    let page = Page::of(&runner, "chen");
    let counted = Answer { value: Some("2".to_owned()), ..answer("deliverables/manual", "accepted", "one is missing") };
    let answers = [
        answer("permissions/account", "confirmed", "logged in"),
        counted,
        answer("scope/phones", "waived", "indeed"),
        answer("scope/posts", "rejected", "which posts?"),
    ];
    let text = page.saves(&answers, DAY);
    let runner = later(runner);
    let output = import(&runner, &text, "lin");
    insta::assert_snapshot!(format!("{}{}({})", output.out, output.err, output.code), @r#"
    Answers of Chen Yu (receiver), saved 21 Nov 20:00; entered by Lin Wei (giver)
    Where     Change
    ─────────────────────────────────────────────────────────────────
    answer 1  Confirmed: Item account: "logged in" (2026-11-21)
              permissions/account
    answer 2  Accepted: 2: Item manual: "one is missing" (2026-11-21)
              deliverables/manual
    answer 3  Does not apply: Item phones: "indeed" (2026-11-21)
              scope/phones
    answer 4  Rejected: Item posts: "which posts?" (2026-11-21)
              scope/posts
    4 changes
    The answers are kept as evidence/answers-chen-7b621ee1.json.
    (0)
    "#);
    let log = runner.read("permissions.toml");
    let kept = runner.names().into_iter().find(|name| name.starts_with("evidence/answers-chen-")).unwrap();
    assert_eq!(runner.read(&kept), text);
    for told in [
        "at = 2026-11-21T18:10:00+08:00, by = \"chen\", did = \"confirmed\", note = \"logged in\", entered_by = \"lin\"",
        &kept,
    ] {
        assert!(log.contains(told), "{told}: {log}");
    }
    assert!(runner.read("deliverables.toml").contains("did = \"accepted\", value = 2, note = \"one is missing\""));
    assert_eq!(runner.run(&["verify"]).code, 0, "the file is evidence like any other");
    let shown = runner.run(&["show", "scope/posts"]).out;
    assert!(!shown.contains("hashed"), "it shows that somebody said so, and nothing more: {shown}");
    let before = runner.snapshot();
    for again in [text.clone(), text.replace("20:00:00", "21:00:00")] {
        let output = import(&runner, &again, "lin");
        assert_eq!((output.code, output.err.as_str()), (0, ""), "saved once more");
        assert!(output.out.contains("4 that are so already"), "{}", output.out);
    }
    runner.write("../answers.json", "");
    assert_eq!(runner.snapshot(), before, "nothing is recorded twice");
}

#[test]
fn who_imports_their_own_answers_enters_for_nobody() {
    let runner = project();
    let text = Page::of(&runner, "chen").saves(&[answer("permissions/account", "confirmed", "")], DAY);
    let runner = later(runner);
    assert_eq!(import(&runner, &text, "chen").code, 0);
    assert!(!runner.read("permissions.toml").contains("entered_by"));
}

#[test]
fn what_changed_since_the_page_was_made_is_named_and_the_rest_recorded() {
    let runner = project();
    let page = Page::of(&runner, "chen");
    let answers = [
        answer("permissions/account", "confirmed", ""),
        answer("deliverables/manual", "noted", "where is it?"),
        answer("scope/phones", "waived", "indeed"),
        answer("scope/posts", "agreed", ""),
    ];
    let text = page.saves(&answers, DAY);
    runner.write("permissions.toml", &runner.read("permissions.toml").replace("Chen logs in", "Chen has seen it"));
    runner.write("scope.toml", &runner.read("scope.toml").replace("\"phones\"", "\"telephones\""));
    assert_eq!(runner.run(&["mark", "scope/posts", "blocked", "--as", "lin", "--note", "wait"]).code, 0);
    assert_eq!(runner.run(&["mark", "deliverables/manual", "noted", "--as", "lin", "--note", "on the shelf"]).code, 0);
    let runner = later(runner);
    let output = import(&runner, &text, "lin");
    insta::assert_snapshot!(format!("{}{}({})", output.out, output.err, output.code), @r#"
    Answers of Chen Yu (receiver), saved 21 Nov 20:00; entered by Lin Wei (giver)
    Where     Change
    ────────────────────────────────────────────────────────
    answer 1  Confirmed: Item account (2026-11-21)
              Left out: what it asks was changed since
              permissions/account
    answer 3  waived: "indeed" (2026-11-21)
              Left out: scope/phones is no longer there
              scope/phones
    answer 4  Agreed: Item posts (2026-11-21)
              Left out: Lin Wei recorded "Blocked" since
              scope/posts
    answer 2  Note: Item manual: "where is it?" (2026-11-21)
              deliverables/manual
    1 change, 3 that do not fit
    The answers are kept as evidence/answers-chen-1ade9022.json.
    For what was left out, a page as things stand now: handover export page --for chen
    (1)
    "#);
    assert!(!runner.read("permissions.toml").contains("confirmed"));
    assert!(runner.read("deliverables.toml").contains("where is it?"), "a note of the other side changes nothing");
}

#[test]
fn the_moment_of_an_act_is_that_of_the_answer_within_what_can_be() {
    for (day, at) in [
        ("2026-11-21", "2026-11-21T18:10:00+08:00"),
        ("2031-01-01", LATER),
        ("2020-01-01", "2026-11-20T18:00:00+08:00"),
    ] {
        let runner = project();
        let text = Page::of(&runner, "chen").saves(&[answer("permissions/account", "confirmed", "")], day);
        let runner = later(runner);
        assert_eq!(import(&runner, &text, "lin").code, 0, "{day}");
        assert!(runner.read("permissions.toml").contains(&format!("at = {at}, by = \"chen\"")), "{day}");
        assert_eq!(import(&runner, &text, "lin").code, 0, "{day}");
        assert_eq!(runner.read("permissions.toml").matches("confirmed").count(), 1, "{day}: once");
    }
}

#[test]
fn answers_that_are_not_as_a_page_saves_them_write_nothing() {
    let runner = project();
    let text = Page::of(&runner, "chen").saves(&[answer("permissions/account", "confirmed", "fine")], DAY);
    let runner = later(runner);
    runner.write("../answers.json", "");
    let before = runner.snapshot();
    for (from, to, told, code) in [
        ("\"Item account\"", "\"Say hello\"", "answers[0].title", 2),
        ("\"Item account\"", "\"the password is Abc@12345\"", "answers[0].title", 2),
        ("\"person\"", "\"uuid\": \"5b0c1f7e-6f0e-4a8e-9d0f-3f1c2a7b9e44\", \"person\"", "about the project", 2),
        ("\"small\"", "\"large\"", "about the project \"large\"", 2),
        ("\"chen\"", "\"nobody\"", "`person`: nobody", 2),
        ("\"chen\"", "\"lin\"", "", 1),
        ("confirmed", "revoked", "", 1),
        ("confirmed", "paid", "", 1),
        ("confirmed", "undone", "answers[0].did", 2),
        ("\"fine\"", "\"the password is Abc@12345\"", "answers[0].note", 2),
        ("\"note\"", "\"notes\"", "unknown field `notes`", 2),
        ("\"note\": \"fine\"", "\"note\": [\"fine\"]", "answers", 2),
        ("2026-11-21T18", "21.11.2026 18", "no moment", 2),
        ("permissions/account", "account", "answers[0].item", 2),
        ("permissions/account", "permissions/../x", "no longer there", 1),
        ("\"fine\"", "\"a\\u001b[31mb\"", "", 1),
    ] {
        let changed = text.replace(from, to);
        assert_ne!(changed, text, "{from}");
        let output = import(&runner, &changed, "lin");
        assert_eq!(output.code, code, "{from} {to}: {}{}", output.out, output.err);
        let said = output.out + &output.err;
        assert!(said.contains(told), "{from} {to}: {said}");
        assert!(!said.contains('\u{1b}') && !said.contains("Abc@12345"), "{said}");
        runner.write("../answers.json", "");
        assert_eq!(runner.snapshot(), before, "{from} {to}");
    }
    for broken in [&text[..text.len() / 2], "{\"schema\": \"handover/answers/1\"", "| a | table |", ""] {
        let output = import(&runner, broken, "lin");
        assert_eq!(output.code, 2, "{broken}: {}", output.err);
    }
    assert_eq!(runner.run(&["import", "../nothing.json", "--as", "lin"]).code, 2);
    assert_eq!(runner.run(&["import", "..", "--as", "lin"]).code, 2);
    assert_eq!(runner.snapshot(), before);
}

#[test]
fn without_a_terminal_nothing_is_written_unless_it_was_agreed_to() {
    let runner = project();
    let text = Page::of(&runner, "chen").saves(&[answer("permissions/account", "confirmed", "fine")], DAY);
    let runner = later(runner);
    runner.write("../answers.json", &text);
    let before = runner.snapshot();
    assert_eq!(runner.run(&["import", "../answers.json", "--as", "lin"]).code, 2);
    let shown = runner.run(&["import", "../answers.json", "--as", "lin", "--dry-run"]);
    assert_eq!(shown.code, 0);
    assert!(shown.out.contains("Confirmed: Item account: \"fine\""), "{}", shown.out);
    assert_eq!(runner.run(&["import", "../answers.json", "--yes"]).code, 2, "who imports must be known");
    assert_eq!(runner.snapshot(), before);
    let pasted = runner.shell("handover import - --as lin --yes < ../answers.json", runner.root());
    assert!(pasted.contains("1 change\n"), "{pasted}");
}

#[test]
fn all_of_a_note_is_read_before_it_is_recorded_in_ones_name() {
    let runner = project();
    let note = format!("{} and Acme pays", "x".repeat(3_900));
    let text = Page::of(&runner, "chen").saves(&[answer("permissions/account", "confirmed", &note)], DAY);
    let runner = later(runner);
    let output = import(&runner, &text, "chen");
    let shown: String = output.out.split_whitespace().collect();
    assert!(shown.contains(&"x".repeat(3_900)) && output.out.contains("Acme pays"), "{}", output.out);
}
