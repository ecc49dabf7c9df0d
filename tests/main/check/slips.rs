//! A slip in the walk is cheap: what was answered can be taken back on the next card, and a finished item opened again.

use crate::support::runner::Runner;
use crate::support::small::Small;
use crate::support::walker::{Walked, choose, say, walk, walk_in, walk_while};
use handover::screen::ui::Spoken;
use handover::text::Lang;

const OPEN: &[&str] = &[];

/// Items on which everything can happen that the walk offers.
fn full() -> Small {
    Small::new()
        .item("deliverables/a", "", OPEN)
        .item("deliverables/theirs", "", &["lin delivered"])
        .item("deliverables/half", "", &["lin waived: never had one"])
        .item("deliverables/b", "", OPEN)
        .item("staff/desk", "needed = 10", OPEN)
}

fn stands(runner: &Runner) -> String {
    runner.run(&["next", "--all", "--format", "json"]).out
}

#[test]
fn every_kind_of_answer_is_taken_back_on_the_next_card_and_asked_again() {
    for (person, item, answers, label) in [
        ("lin", "a", vec![choose("Delivered"), say("")], "Delivered"),
        ("lin", "a", vec![choose("Blocked"), say("no disk")], "Blocked"),
        ("lin", "a", vec![choose("Note"), say("later")], "Note"),
        ("lin", "a", vec![choose("Does not apply"), say("none")], "Does not apply"),
        ("chen", "theirs", vec![choose("Accepted"), say("")], "Accepted"),
        ("chen", "theirs", vec![choose("Reject"), say("page 2")], "Rejected"),
        ("chen", "half", vec![choose("Agree"), say("so be it")], "Does not apply"),
        ("chen", "half", vec![choose("It does apply"), say("we need it")], "Rejected"),
        ("chen", "desk", vec![choose("Filled"), say("8"), say("two are ill")], "Filled"),
    ] {
        let runner = full().write();
        let before = stands(&runner);
        let undo = format!("Undo: {label} \"Item {item}\"");
        // Another item follows, on whose card the slip is taken back.
        let mut all = answers.clone();
        all.extend([choose(&undo), choose("Save and quit")]);
        let walked = walk(&runner, person, &[item, "b"], all);
        walked.assert_done();
        assert_eq!(walked.cards().last(), Some(&&*format!("Item {item}")), "{}", walked.transcript);
        assert!(walked.transcript.contains(&format!("Saved: Took back \"{label}\"")), "{}", walked.transcript);
        assert_eq!(stands(&runner), before, "{label}");
        let last = walked.options().pop().unwrap_or_default().to_owned();
        assert!(!last.contains("Undo"), "nothing is left to take back: {last}");
    }
}

#[test]
fn answers_are_taken_back_one_by_one_the_newest_first() {
    let runner = full().write();
    let answers = vec![
        choose("Delivered"),
        say(""),
        choose("Delivered"),
        say(""),
        Spoken::Back,
        choose("Undo: Delivered \"Item b\""),
        choose("Undo: Delivered \"Item a\""),
        choose("Save and quit"),
    ];
    let walked = walk(&runner, "lin", &["a", "b", "desk"], answers);
    walked.assert_done();
    assert!(walked.transcript.contains("What you recorded was taken back again."), "{}", walked.transcript);
    assert_eq!(stands(&runner), stands(&full().write()));
}

#[test]
fn what_somebody_else_has_acted_on_is_no_longer_offered() {
    let late = vec![choose("Delivered"), say(""), choose("Undo"), choose("Save and quit")];
    let runner = full().write();
    let walked = walk_while(&runner, "lin", &["a", "b"], late, &mut |question| {
        if question == 3 {
            assert_eq!(runner.run(&["mark", "a", "accepted", "--as", "chen"]).code, 0);
        }
    });
    walked.assert_done();
    assert!(walked.transcript.contains("Somebody else has just recorded something"), "{}", walked.transcript);
    assert!(!walked.options().pop().unwrap_or_default().contains("Undo"), "{}", walked.transcript);
    assert_eq!(runner.read("deliverables.toml").matches("undone").count(), 0);
}

/// Opens a finished item by its name.
fn opened(lang: Lang, person: &str, answers: Vec<Spoken>) -> (Runner, Walked) {
    let runner =
        Small::new().item("deliverables/done", "due = 2026-11-10", &["lin delivered", "chen accepted"]).write();
    let walked = match lang {
        Lang::En => walk(&runner, person, &["done"], answers),
        Lang::Zh => walk_in(&runner, person, lang, answers),
    };
    (runner, walked)
}

#[test]
fn a_finished_item_opens_by_its_name_to_be_reopened_or_taken_back() {
    let (runner, walked) =
        opened(Lang::En, "chen", vec![choose("Undo: Accepted \"Item done\""), choose("Accepted"), say("")]);
    walked.assert_done();
    let first = walked.options()[0].to_owned();
    assert_eq!(
        first,
        "Skip | Undo: Accepted \"Item done\" | Reopen… | Note or evidence… | Find… | Change… | Save and quit"
    );
    assert!(walked.transcript.contains("Nothing of what you asked for waits on you."), "{}", walked.transcript);
    let card = walked.transcript.split("? What happened").next().unwrap_or_default();
    assert!(!card.contains("late"), "what is complete is late no more: {card}");
    assert!(runner.run(&["show", "done"]).out.contains("complete"));
    let (runner, walked) =
        opened(Lang::En, "lin", vec![choose("Reopen"), say("the wrong one"), choose("Save and quit")]);
    walked.assert_done();
    assert_eq!(
        walked.options()[0],
        "Skip | Reopen… | Note or evidence… | Find… | Change… | Save and quit",
        "chen has accepted"
    );
    assert!(runner.run(&["show", "done"]).out.contains("open"));
    assert!(runner.read("deliverables.toml").contains("did = \"reopened\", note = \"the wrong one\""));
    let (_, walked) = opened(Lang::Zh, "lin", vec![]);
    assert_eq!(walked.cards(), [""; 0], "a walk through everything opens nothing");
}

#[test]
fn enter_alone_never_confirms_what_the_other_side_has_said() {
    let small = Small::new()
        .item("deliverables/a", "", &["lin delivered: two copies"])
        .item("permissions/p", "", &["lin granted"])
        .item("scope/s", "", &["lin proposed"]);
    let walked = walk(&small.write(), "chen", &[], vec![choose("Skip"); 3]);
    walked.assert_done();
    assert!(walked.options().iter().all(|options| options.contains(" | ❯ Skip | ")), "{:#?}", walked.options());
    assert!(walked.transcript.contains("You would confirm: Lin Wei, 2 Nov: Delivered — \"two copies\""));
    let own = walk(&full().write(), "lin", &["a"], vec![choose("Skip")]);
    assert!(!own.transcript.contains('❯') && !own.transcript.contains("You would confirm"), "{}", own.transcript);
}
