//! The walk beyond one card after the other: looking for an item, several at once, and all of an answer on one line.

use crate::support::runner::Runner;
use crate::support::small::Small;
use crate::support::walker::{choose, say, walk, walk_in};
use handover::model::kinds::built_ins;
use handover::screen::ui::Spoken;
use handover::text::Lang;

const OPEN: &[&str] = &[];

/// Chooses all the options that begin so.
fn several(titles: &[&str]) -> Spoken {
    Spoken::ChooseSeveral(titles.iter().map(|title| (*title).to_owned()).collect())
}

fn three() -> Small {
    Small::new()
        .item("permissions/tmall", "owner = [\"lin\"]", OPEN)
        .item("permissions/taobao", "owner = [\"gu\"]\naction = \"remove\"", OPEN)
        .item("permissions/jd", "", OPEN)
        .item("deliverables/manual", "", &["lin noted: the blue folder"])
        .item("deliverables/done", "", &["lin delivered", "chen accepted"])
}

#[test]
fn an_item_is_found_by_its_id_title_notes_or_owner_and_the_walk_goes_on_where_it_was() {
    for (words, card) in [
        ("jd", "Item jd"),
        ("ITEM manual", "Item manual"),
        ("blue folder", "Item manual"),
        ("permissions gu", "Item taobao"),
        ("Gu Ning", "Item taobao"),
        ("deliverables/done", "Item done"),
    ] {
        let answers = vec![choose("Find"), say(words), choose("Skip"), choose("Save and quit")];
        let walked = walk(&three().write(), "lin", &[], answers);
        walked.assert_done();
        let cards = walked.cards();
        assert_eq!([cards[0], cards[1]], ["Item tmall", card], "{words}");
        assert_eq!(cards[2], "Item tmall", "the card that was left comes again: {words}");
    }
}

#[test]
fn words_of_several_items_ask_which_and_words_of_none_stay_to_be_mended() {
    let answers = vec![
        choose("Find"),
        say("nothing"),
        say("item"),
        choose("Item jd (Accounts and access)"),
        choose("Find"),
        Spoken::Back,
        choose("Find"),
        say(""),
        choose("Save and quit"),
    ];
    let walked = walk(&three().write(), "lin", &[], answers);
    walked.assert_done();
    assert!(walked.transcript.contains("No item has \"nothing\"."), "{}", walked.transcript);
    assert!(walked.transcript.contains("? Words of its title, id, notes or owner (nothing)"), "{}", walked.transcript);
    assert_eq!(walked.cards()[1], "Item jd");
    let chinese = vec![choose("查找"), say("没有的"), Spoken::Back, choose("保存并退出")];
    let walked = walk_in(&three().write(), "lin", Lang::Zh, chinese);
    walked.assert_done();
    assert!(walked.transcript.contains("没有包含“没有的”的事项。"), "{}", walked.transcript);
}

/// Six accounts to be granted, one of which waits for another.
fn accounts() -> Small {
    (1..=5)
        .fold(Small::new(), |small, at| small.item(&format!("permissions/p{at}"), "", OPEN))
        .item("permissions/later", "needs = [\"p1\"]", OPEN)
        .item("permissions/theirs", "", &["lin granted"])
}

#[test]
fn a_step_is_made_for_several_items_at_once_and_taken_back_at_once() {
    let runner = accounts().write();
    let answers = vec![
        choose("Granted, several at once"),
        several(&["Item p1", "Item p3", "Item p5"]),
        Spoken::Confirm(true),
        say("made on the phone"),
        choose("Undo: Granted, 3 items"),
        choose("Granted, several at once"),
        several(&["Item p1", "Item p2"]),
        Spoken::Confirm(true),
        say(""),
        choose("Save and quit"),
    ];
    let walked = walk(&runner, "lin", &[], answers);
    walked.assert_done();
    let asked = walked.transcript.lines().find(|line| line.starts_with("? Record \"Granted\" for which")).unwrap();
    let title = |at: usize| format!("Item p{at} (Accounts and access)");
    assert!(asked.ends_with(&format!("{{{}}}", (1..=5).map(title).collect::<Vec<_>>().join(" | "))), "{asked}");
    assert!(walked.transcript.contains("? Record \"Granted\" for 3 items? (y/N)"), "{}", walked.transcript);
    assert!(walked.transcript.contains("You recorded: Granted 2."), "{}", walked.transcript);
    let text = runner.read("permissions.toml");
    assert_eq!(text.matches("note = \"made on the phone\"").count(), 3, "{text}");
    let next = runner.run(&["next", "--as", "chen", "--limit", "9"]).out;
    assert!(["Item p1", "Item p2", "Item theirs"].iter().all(|title| next.contains(title)), "{next}");
    assert!(["Item p3", "Item p5"].iter().all(|title| !next.contains(title)), "{next}");
}

#[test]
fn several_at_once_records_nothing_that_was_not_chosen_and_confirmed() {
    let runner = accounts().write();
    let before = runner.snapshot();
    let answers = vec![
        choose("Granted, several"),
        several(&[]),
        choose("Granted, several"),
        Spoken::Back,
        choose("Granted, several"),
        several(&["Item p1"]),
        Spoken::Confirm(false),
        choose("Granted, several"),
        several(&["Item p1"]),
        Spoken::Back,
        choose("Save and quit"),
    ];
    let walked = walk(&runner, "lin", &[], answers);
    walked.assert_done();
    assert!(walked.transcript.contains("Nothing is chosen"), "{}", walked.transcript);
    assert_eq!(runner.snapshot(), before);
}

#[test]
fn steps_that_need_a_look_at_each_item_are_never_made_together() {
    let small = Small::new()
        .item("backups/a", "", &["lin taken"])
        .item("backups/b", "", &["lin taken"])
        .item("permissions/a", "", &["lin granted"])
        .item("permissions/b", "", &["lin granted"])
        .item("staff/a", "needed = 1", OPEN)
        .item("staff/b", "needed = 1", OPEN);
    let walked = walk(&small.write(), "chen", &[], vec![choose("Skip"); 6]);
    walked.assert_done();
    assert!(!walked.transcript.contains("several at once"), "{}", walked.transcript);
}

#[test]
fn no_step_that_asks_proves_or_is_shown_is_described_as_one_for_several_items() {
    let mut together = 0;
    for step in built_ins().iter().flat_map(|kind| kind.all_steps()).filter(|step| step.together) {
        assert!(!step.proof && step.asks.is_none() && step.hashes.is_none(), "{}", step.did);
        assert!(!["verified", "restored", "demonstrated", "confirmed"].contains(&step.did.as_str()), "{}", step.did);
        together += 1;
    }
    assert!(together >= 8, "{together}");
}

/// One deliverable, and evidence for it.
fn with_evidence() -> Runner {
    let runner = Small::new().item("deliverables/a", "", OPEN).item("staff/desk", "needed = 10", OPEN).write();
    runner.write("evidence/two words.txt", "1\n");
    runner.write("evidence/list.txt", "2\n");
    runner
}

#[test]
fn a_step_takes_its_note_and_its_evidence_with_it() {
    for (line, note, evidence) in [
        ("", None, None),
        ("two copies", Some("two copies"), None),
        ("evidence/list.txt", None, Some("path = \"evidence/list.txt\"")),
        ("evidence/two words.txt", None, Some("path = \"evidence/two words.txt\"")),
        (
            "as in evidence/two words.txt, page 2",
            Some("as in evidence/two words.txt, page 2"),
            Some("path = \"evidence/two words.txt\""),
        ),
        ("https://docs.example/1", None, Some("url = \"https://docs.example/1\"")),
    ] {
        let runner = with_evidence();
        let walked = walk(&runner, "lin", &["a"], vec![choose("Delivered"), say(line)]);
        walked.assert_done();
        let text = runner.read("deliverables.toml");
        assert_eq!(text.matches("did = ").count(), 1, "one act: {text}");
        assert_eq!(text.contains("note = "), note.is_some(), "{text}");
        assert!(note.is_none_or(|note| text.contains(&format!("note = \"{note}\""))), "{text}");
        assert!(evidence.is_none_or(|evidence| text.contains(evidence)), "{text}");
    }
}

#[test]
fn a_mistyped_path_stays_in_the_line_and_words_are_left_as_they_are_when_sent_again() {
    let runner = with_evidence();
    let answers = vec![choose("Delivered"), say("evidence/lsit.txt"), say("evidence/list.txt")];
    let walked = walk(&runner, "lin", &["a"], answers);
    walked.assert_done();
    assert!(walked.transcript.contains("may be left empty) (evidence/lsit.txt)"), "{}", walked.transcript);
    assert!(walked.transcript.contains("Saved: Delivered, shown by evidence/list.txt"), "{}", walked.transcript);
    let runner = with_evidence();
    walk(&runner, "lin", &["a"], vec![choose("Delivered"), say("see evidence/new.txt"), say("see evidence/new.txt")])
        .assert_done();
    assert!(runner.read("deliverables.toml").contains("note = \"see evidence/new.txt\""));
}

#[test]
fn what_was_refused_stands_in_the_line_again() {
    let answers = vec![choose("Delivered"), say("password: hunter2trustno1"), Spoken::Back, choose("Save and quit")];
    let walked = walk(&with_evidence(), "lin", &["a"], answers);
    walked.assert_done();
    assert!(walked.transcript.contains("may be left empty) (password: hunter2trustno1)"), "{}", walked.transcript);
}

#[test]
fn a_value_that_falls_short_says_so_in_the_answer() {
    let runner = with_evidence();
    let walked = walk(&runner, "chen", &["desk"], vec![choose("Filled"), say("8"), say("evidence/list.txt")]);
    walked.assert_done();
    let told = walked.transcript.split("Saved: ").nth(1).unwrap_or_default();
    assert!(told.starts_with("Filled: 8, shown by evidence/list.txt\n  not enough: 8, where 10 was asked"), "{told}");
}
