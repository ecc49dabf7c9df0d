//! The walk, branch by branch: what it asks, in which order, and what each answer leaves on disk.

use crate::support::small::Small;
use crate::support::walker::{choose, say, walk, walk_while};
use handover::screen::ui::Spoken;

const A: &str = "deliverables/a";
const OPEN: &[&str] = &[];

/// Two items that wait on the giver.
fn two() -> Small {
    Small::new().item(A, "", OPEN).item("deliverables/b", "", OPEN)
}

#[test]
fn what_presses_most_comes_first_and_what_is_needed_before_what_needs_it() {
    let small = Small::new()
        .item("deliverables/whenever", "", OPEN)
        .item("deliverables/later", "due = 2026-12-10", OPEN)
        .item("deliverables/late", "due = 2026-11-19", OPEN)
        .item("deliverables/waits", "due = 2026-11-01\nneeds = [\"risks/needed\"]", OPEN)
        .item("risks/needed", "", OPEN)
        .item("risks/theirs", "due = 2026-11-01", &["lin raised", "lin mitigated"]);
    let walked = walk(&small.write(), "lin", &[], vec![choose("Skip"); 4]);
    walked.assert_done();
    assert_eq!(walked.cards(), ["Item needed", "Item late", "Item later", "Item whenever"]);
    assert!(walked.transcript.contains("You are Lin Wei, for the giver. 4 of 6 items wait on you"));
    assert!(walked.transcript.contains("Nothing was recorded."));
}

#[test]
fn the_walk_stays_with_an_item_while_its_next_step_is_mine() {
    let runner = Small::new().item("risks/a", "", OPEN).item("risks/b", "", OPEN).write();
    let answers = vec![choose("Raised"), say(""), choose("Mitigated"), say(""), choose("Skip")];
    let walked = walk(&runner, "lin", &[], answers);
    walked.assert_done();
    assert_eq!(walked.cards(), ["Item a", "Item a", "Item b"]);
    let text = runner.read("risks.toml");
    assert!(text.find("did = \"raised\"").unwrap() < text.find("did = \"mitigated\"").unwrap());
    assert!(walked.transcript.contains("You recorded: Raised 1, Mitigated 1."), "{}", walked.transcript);
}

#[test]
fn an_item_that_a_step_sets_free_comes_up_in_the_same_walk() {
    let small = Small::new().nobody_signs().item("permissions/first", "action = \"remove\"", &["lin revoked"]);
    let runner = small.item("permissions/then", "action = \"rotate\"\nneeds = [\"first\"]", OPEN).write();
    let walked = walk(&runner, "chen", &[], vec![choose("Confirmed"), say(""), choose("Rotated"), say("")]);
    walked.assert_done();
    assert_eq!(walked.cards(), ["Item first", "Item then"]);
    assert!(walked.transcript.contains("Nothing waits on anybody."));
}

#[test]
fn only_what_the_person_may_do_is_offered() {
    let small = Small::new().item(A, "", OPEN).item("deliverables/b", "", &["lin delivered"]);
    let lin = walk(&small.write(), "lin", &[], vec![choose("Skip")]);
    assert_eq!(
        lin.options(),
        ["Delivered | Skip | Does not apply… | Blocked… | Note or evidence… | Find… | Change… | Save and quit"]
    );
    let chen = walk(&small.write(), "chen", &[], vec![choose("Skip")]);
    assert_eq!(
        chen.options(),
        [
            "Accepted | ❯ Skip | Reject… | Does not apply… | Blocked… | Note or evidence… | Find… | Change… | Save and quit"
        ]
    );
    let zhao = walk(&small.write(), "zhao", &["--all"], vec![choose("Skip"); 2]);
    assert_eq!(zhao.options()[0], "Skip | Blocked… | Note or evidence… | Find… | Change… | Save and quit");
    assert_eq!(zhao.options()[1], "Skip | Blocked… | Note or evidence… | Find… | Change… | Back | Save and quit");
}

#[test]
fn a_rejection_takes_its_reason_and_goes_on() {
    let runner = Small::new().item(A, "", &["lin delivered"]).write();
    let walked = walk(&runner, "chen", &[], vec![choose("Reject"), say("第 2 页缺失")]);
    walked.assert_done();
    assert!(walked.transcript.contains("? What is missing ()"), "{}", walked.transcript);
    assert!(runner.read("deliverables.toml").contains("did = \"rejected\", note = \"第 2 页缺失\""));
    assert!(walked.transcript.contains("Saved: Rejected") && walked.transcript.contains("You recorded: Rejected 1."));
    assert!(walked.transcript.contains("Now waiting on: Lin Wei 1, Gu Ning 1."), "{}", walked.transcript);
    assert_eq!(walked.farewell, "Stopped. Saved so far: 1 answer.");
}

#[test]
fn a_waiver_of_the_other_side_is_agreed_to_or_refused() {
    let small = Small::new().item(A, "", &["lin waived: never had one"]);
    let runner = small.write();
    let agreed = walk(&runner, "chen", &[], vec![choose("Agree: does not apply"), say("so be it")]);
    agreed.assert_done();
    assert!(
        agreed.options()[0].starts_with("Agree: does not apply… | ❯ Skip | It does apply… |"),
        "{}",
        agreed.options()[0]
    );
    assert_eq!(runner.run(&["check", "--no-input"]).code, 0);
    let runner = small.write();
    walk(&runner, "chen", &[], vec![choose("It does apply"), say("we need it")]).assert_done();
    assert!(runner.run(&["show", "a"]).out.contains("open"));
}

#[test]
fn due_all_and_names_choose_what_is_walked_through() {
    let small = Small::new()
        .item("deliverables/late", "due = 2026-11-01", OPEN)
        .item("deliverables/soon", "due = 2026-11-27", OPEN)
        .item("deliverables/far", "due = 2026-11-28", OPEN)
        .item("deliverables/theirs", "due = 2026-11-27", &["lin delivered"])
        .item("backups/b", "", OPEN);
    let cards = |words: &[&str], count: usize| {
        let walked = walk(&small.write(), "lin", words, vec![choose("Skip"); count]);
        walked.assert_done();
        walked.cards().into_iter().map(|card| card.trim_start_matches("Item ").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(cards(&[], 4), ["late", "soon", "far", "b"]);
    assert_eq!(cards(&["--due"], 2), ["late", "soon"]);
    assert_eq!(cards(&["--due", "--all"], 3), ["late", "soon", "theirs"]);
    assert_eq!(cards(&["--all"], 5), ["late", "soon", "theirs", "far", "b"]);
    assert_eq!(cards(&["backups"], 1), ["b"]);
    assert_eq!(cards(&["deliverables/far", "backups/b"], 2), ["far", "b"]);
    assert_eq!(cards(&["deliverables", "--due"], 2), ["late", "soon"]);
    assert_eq!(cards(&["theirs"], 1), ["theirs"], "what is named comes up wherever it stands");
    let unknown = walk(&small.write(), "lin", &["deliverable/late"], vec![]);
    assert!(unknown.exit.unwrap_err().to_string().contains("no item `deliverable/late`"));
}

#[test]
fn an_item_that_changed_meanwhile_is_shown_again_before_anything_is_written() {
    let runner = Small::new().item(A, "", &["lin delivered"]).write();
    let answers = vec![choose("Accepted"), say(""), choose("Accepted"), say("")];
    let walked = walk_while(&runner, "chen", &[], answers, &mut |question| {
        if question == 1 {
            let note = ["mark", "a", "noted", "--as", "lin", "--note", "page 2 follows"];
            assert_eq!(runner.run(&note).code, 0);
        }
    });
    walked.assert_done();
    assert!(walked.transcript.contains("Somebody else has just recorded something"), "{}", walked.transcript);
    assert_eq!(walked.cards(), ["Item a", "Item a"]);
    assert!(walked.transcript.matches("page 2 follows").count() >= 1, "the second card shows what is new");
    assert_eq!(runner.read("deliverables.toml").matches("accepted").count(), 1);
}

#[test]
fn an_item_that_somebody_else_finished_is_not_asked_about_again() {
    let runner = Small::new().item(A, "", OPEN).item("deliverables/b", "", OPEN).write();
    let answers = vec![choose("Delivered"), say(""), choose("Skip"), choose("Skip")];
    let walked = walk_while(&runner, "lin", &[], answers, &mut |question| {
        if question == 1 {
            assert_eq!(runner.run(&["mark", "a", "delivered", "--as", "gu"]).code, 0);
        }
    });
    walked.assert_done();
    assert_eq!(runner.read("deliverables.toml").matches("did = \"delivered\"").count(), 1);
    assert!(!walked.options()[1].contains("Delivered"), "the second card offers no step: {}", walked.options()[1]);
}

#[test]
fn an_item_that_was_taken_out_meanwhile_ends_no_walk() {
    let runner = two().write();
    let without =
        two().item("deliverables/c", "", OPEN).write().read("deliverables.toml").replace("id = \"a\"", "id = \"z\"");
    let answers = vec![choose("Delivered"), say(""), choose("Skip"), choose("Skip"), choose("Skip")];
    let walked = walk_while(&runner, "lin", &[], answers, &mut |question| {
        if question == 1 {
            runner.write("deliverables.toml", &without);
        }
    });
    walked.assert_done();
    assert!(!runner.read("deliverables.toml").contains("did = \"delivered\""), "nothing is written elsewhere");
}

#[test]
fn words_that_will_not_do_are_asked_for_again() {
    let runner = Small::new().item(A, "", OPEN).write();
    let before = runner.read("deliverables.toml");
    let answers =
        vec![choose("Note or"), say("  "), say("password: hunter2trustno1"), Spoken::Back, choose("Save and quit")];
    let walked = walk(&runner, "lin", &[], answers);
    walked.assert_done();
    assert!(walked.transcript.contains("A few words are needed"), "{}", walked.transcript);
    assert!(walked.transcript.contains("Not recorded: the note looks as if it held a password"));
    assert_eq!(walked.transcript.matches("? Note, file or web address (").count(), 3);
    assert_eq!(runner.read("deliverables.toml"), before);
}

#[test]
fn evidence_is_a_file_of_the_project_or_an_address() {
    let runner = Small::new().item(A, "", OPEN).write();
    runner.write("evidence/list.txt", "1\n");
    let answers = vec![
        choose("Note or"),
        say("evidence/missing.txt"),
        say("evidence/list.txt"),
        choose("Note or"),
        say("https://docs.example/1"),
        choose("Delivered"),
        say(""),
    ];
    let walked = walk(&runner, "lin", &[], answers);
    walked.assert_done();
    assert!(walked.transcript.contains("There is no evidence/missing.txt."), "{}", walked.transcript);
    let text = runner.read("deliverables.toml");
    assert!(
        text.contains("path = \"evidence/list.txt\"") && text.contains("url = \"https://docs.example/1\""),
        "{text}"
    );
    assert!(walked.transcript.contains("You recorded: Note 2, Delivered 1."), "{}", walked.transcript);
}

#[test]
fn back_goes_to_the_card_before_and_skip_leaves_no_trace() {
    let runner = two().write();
    let before = runner.snapshot();
    let answers = ["Skip", "Back", "Skip", "Skip"].map(choose).to_vec();
    let walked = walk(&runner, "lin", &[], answers);
    walked.assert_done();
    assert_eq!(walked.cards(), ["Item a", "Item b", "Item a", "Item b"]);
    let escaped = walk(&runner, "lin", &[], vec![choose("Skip"), Spoken::Back, choose("Save and quit")]);
    assert_eq!(escaped.cards(), ["Item a", "Item b", "Item a"]);
    let first = walk(&runner, "lin", &[], vec![Spoken::Back, choose("Save and quit")]);
    first.assert_done();
    assert_eq!(runner.snapshot(), before);
    assert_eq!(first.farewell, "Stopped. Nothing was recorded.");
}

#[test]
fn a_note_stays_with_the_item_and_a_block_goes_on() {
    let runner = two().write();
    let answers = vec![choose("Note or"), say("one"), choose("Blocked"), say("no disk"), choose("Save and quit")];
    let walked = walk(&runner, "lin", &[], answers);
    walked.assert_done();
    assert_eq!(walked.cards(), ["Item a", "Item a", "Item b"]);
    let text = runner.read("deliverables.toml");
    assert!(text.contains("did = \"noted\", note = \"one\"") && text.contains("did = \"blocked\", note = \"no disk\""));
}

#[test]
fn every_answer_is_on_disk_before_the_next_question() {
    let runner = two().write();
    let mut counts = Vec::new();
    let answers = vec![choose("Delivered"), say(""), choose("Note or"), say("x"), choose("Delivered"), say("")];
    walk_while(&runner, "lin", &[], answers, &mut |_| {
        counts.push(runner.read("deliverables.toml").matches("by = ").count());
    })
    .assert_done();
    assert_eq!(counts, [0, 0, 1, 1, 2, 2], "a step and its words, a note and its words, a step and its words");
    assert_eq!(runner.read("deliverables.toml").matches("by = ").count(), 3);
}

#[test]
fn who_is_not_known_is_asked_and_who_has_nothing_to_do_is_told() {
    let asked = walk(&two().write(), "", &[], vec![choose("Gu Ning (giver"), choose("Save and quit")]);
    asked.assert_done();
    assert!(
        asked.transcript.contains("? Who are you? [Lin Wei (giver, Account lead) | Gu Ning (giver, Media buyer)"),
        "{}",
        asked.transcript
    );
    assert!(asked.transcript.contains("You are Gu Ning, for the giver."));
    let idle = walk(&two().write(), "maya", &[], vec![]);
    idle.assert_done();
    assert!(idle.transcript.contains("Nothing waits on you."), "{}", idle.transcript);
    let nobody = walk(&two().write(), "linn", &[], vec![]);
    assert!(nobody.exit.unwrap_err().to_string().contains("`linn`"));
}

#[test]
fn an_item_whose_log_is_broken_or_that_waits_is_not_stepped() {
    let small = Small::new().item(A, "", &["chen accepted"]).item("deliverables/b", "needs = [\"a\"]", OPEN);
    let walked = walk(&small.write(), "lin", &["--all"], vec![choose("Skip"); 2]);
    walked.assert_done();
    assert_eq!(walked.options()[0], "Skip | Find… | Change… | Save and quit", "a broken log is mended by hand");
    assert!(walked.options()[1].starts_with("Skip | Does not apply…"), "{}", walked.options()[1]);
    assert!(walked.transcript.contains("Something in the files needs mending (1)"), "{}", walked.transcript);
}

#[test]
fn the_end_names_the_git_command_that_passes_it_on() {
    let runner = two().write();
    runner.git(".", &["init", "-q"]);
    let walked = walk(&runner, "lin", &[], vec![choose("Delivered"), say(""), choose("Save and quit")]);
    assert!(walked.transcript.contains("commit -m 'handover: 1 answer by lin'"), "{}", walked.transcript);
    runner.git(".", &["remote", "add", "origin", "."]);
    let text = runner.read("handover.toml").replace("\"en\"", "\"zh-CN\"");
    runner.write("handover.toml", &text);
    let pushed = walk(&runner, "lin", &[], vec![choose("Delivered"), say("")]);
    assert!(
        pushed.transcript.contains("commit -m '交接：lin 记录 1 项' && git"),
        "in the project's language: {}",
        pushed.transcript
    );
    assert!(
        pushed.transcript.contains(" push\n") && pushed.transcript.contains("undo --as lin\n"),
        "{}",
        pushed.transcript
    );
    let quiet = walk(&two().write(), "lin", &[], vec![choose("Delivered"), say(""), choose("Save and quit")]);
    assert!(!quiet.transcript.contains("git"), "no git here: {}", quiet.transcript);
}

#[test]
fn a_card_shows_the_evidence_there_is_and_how_many_acts_came_before() {
    let runner = Small::new().item(A, "", OPEN).write();
    runner.write("evidence/manual.txt", "how it is run\n");
    let mark = |did: &str, person: &str, more: &[&str]| {
        let words: Vec<&str> =
            ["mark", "a", did, "--as", person, "--note", "see it"].into_iter().chain(more.to_vec()).collect();
        let marked = runner.run(&words);
        assert_eq!(marked.code, 0, "{}", marked.err);
    };
    mark("noted", "lin", &["--evidence", "evidence/manual.txt"]);
    mark("noted", "lin", &[]);
    mark("delivered", "lin", &[]);
    mark("noted", "gu", &[]);
    mark("noted", "gu", &[]);
    let walked = walk(&runner, "chen", &[], vec![choose("Save and quit")]);
    assert!(walked.transcript.contains("evidence/manual.txt"), "{}", walked.transcript);
    assert!(walked.transcript.contains("(2 earlier; `handover show` has them all)"), "{}", walked.transcript);
}
