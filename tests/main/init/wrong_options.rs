//! Options of `handover init`: what is wrong with them is told at once, and what is plain is understood.

use crate::support::new_project::{findings, init};
use crate::support::runner::Runner;
use handover::model::party::Party;

#[test]
fn every_missing_option_is_named_at_once() {
    let runner = Runner::new();
    let before = runner.snapshot();
    let output = runner.run(&["init", "new"]);
    assert_eq!(output.code, 2);
    assert!(output.err.contains("--giver NAME, --receiver NAME"), "{}", output.err);
    let output = runner.run(&["init", "new", "--giver", " ", "--receiver", "B", "--person", "witness:zhao:Zhao Min"]);
    assert_eq!(output.code, 2);
    assert!(output.err.contains("--giver NAME, --witness NAME"), "{}", output.err);
    assert_eq!(runner.snapshot(), before);
}

#[test]
fn both_sides_are_not_the_same_organisation() {
    let runner = Runner::new();
    let before = runner.snapshot();
    let output = runner.run(&["init", "new", "--giver", "Bright", "--receiver", "bright "]);
    assert_eq!(output.code, 2);
    assert!(output.err.contains("giver and receiver are both \"bright\""), "{}", output.err);
    assert_eq!(runner.snapshot(), before);
}

#[test]
fn every_wrong_option_is_named_and_nothing_is_written() {
    let cases: [(&[&str], &str); 19] = [
        (&["--start", "2026-02-30"], "there is no day 2026-02-30"),
        (&["--cutover", "30.11.2026"], "\"30.11.2026\" is not plain; write `2026-11-30`"),
        (&["--close", "January"], "\"January\" is not a day; write it like 2026-11-30"),
        (&["--close", "2026年1月1号"], "close (2026-01-01) lies before"),
        (&["--start", "2026-12-01", "--cutover", "2026-11-30"], "cutover (2026-11-30) lies before start (2026-12-01)"),
        (&["--cutover", "2026-12-10", "--close", "2026-12-09"], "close (2026-12-09) lies before cutover"),
        (&["--cutover", "2026-11-19"], "lies before start (2026-11-20)"),
        (&["--person", "lin"], "is not complete"),
        (&["--person", "giver:"], "is not complete"),
        (&["--person", "giver:lin: <lin@a.example>"], "is not complete"),
        (&["--person", "owner:lin:Lin Wei"], "`owner` is no party"),
        (&["--person", "giver:lin wei:Lin Wei"], "--person: `lin wei` cannot be used"),
        (&["--person", "giver:a/b:Lin Wei"], "--person: `a/b` cannot be used"),
        (&["--person", "giver:lin@a.example"], "is not complete"),
        (&["--person", "giver:lin:Lin <lin>"], "--person \"giver:lin:Lin <lin>\": \"lin\" is no mail address"),
        (&["--person", "giver:lin:Lin", "--person", "receiver:lin:Other"], "--person: two people have the id `lin`"),
        (&["--id", "acme store"], "--id: `acme store` cannot be used"),
        (&["--title", "a\u{202e}b"], "--title holds characters that do not show"),
        (&["--template", "agncy"], "did you mean `agency`?"),
    ];
    for (options, reason) in cases {
        let runner = Runner::new();
        let options: Vec<&str> = ["new"].into_iter().chain(options.iter().copied()).collect();
        let output = runner.run(&init(&options));
        assert_eq!((output.code, output.out.as_str()), (2, ""), "{options:?}");
        assert!(output.err.contains(reason), "{options:?}: {}", output.err);
        assert!(runner.names().is_empty(), "{options:?}: {:?}", runner.names());
    }
}

#[test]
fn all_that_is_wrong_is_told_at_once() {
    let runner = Runner::new();
    let words = ["init", "new", "--start", "soon", "--template", "nothing-like-it", "--person", "x", "--id", "a b"];
    let words = [&words[..], &["--giver", "A", "--role", "x"]].concat();
    let output = runner.run(&words);
    assert_eq!(output.code, 2);
    let missing = "these are missing: --receiver NAME";
    let known = "the templates are: minimal, empty, agency";
    for reason in ["soon", "nothing-like-it", known, "--person \"x\"", "--id: `a b`", "--role \"x\"", missing] {
        assert!(output.err.contains(reason), "{reason}: {}", output.err);
    }
    let output = runner.run(&["init", "new", "--giver", "A", "--role", "Cook=maya", "--close", "2026-02-30"]);
    for reason in ["--receiver NAME", "its roles are: Giver's lead", "there is no day 2026-02-30"] {
        assert!(output.err.contains(reason), "{reason}: {}", output.err);
    }
}

#[test]
fn a_person_is_understood_as_people_write_them() {
    let lin = ("lin", "Lin Wei", Party::Giver, Some("lin@a.example"));
    for (written, expected) in [
        ("giver:lin:Lin Wei <lin@a.example>", lin),
        ("giver:Lin Wei <lin@a.example>", lin),
        ("Giver: lin : Lin Wei lin@a.example", lin),
        ("移交方：lin：Lin Wei ＜lin＠a.example＞", lin),
        ("giver::Lin Wei <lin@a.example>", lin),
        ("接收方:林薇", ("lin", "林薇", Party::Receiver, None)),
        ("receiver:chen.yu:陈予", ("chen.yu", "陈予", Party::Receiver, None)),
    ] {
        let runner = Runner::new();
        let output = runner.run(&init(&["new", "--person", written]));
        assert_eq!(output.code, 0, "{written}: {}", output.err);
        let people = findings(&runner.path("new")).0.view.project.people;
        let person = people.iter().next().unwrap();
        let found = (person.id.as_str(), person.name.as_str(), person.party, person.email.as_deref());
        assert_eq!(found, expected, "{written}");
    }
}

#[test]
fn people_of_one_family_get_ids_of_their_own() {
    let runner = Runner::new();
    let people =
        ["--person", "giver:林薇", "--person", "giver:林涛", "--person", "receiver:林薇", "--person", "giver:…"];
    let output = runner.run(&init(&[&["new"], &people[..]].concat()));
    assert_eq!(output.code, 0, "{}", output.err);
    let people = findings(&runner.path("new")).0.view.project.people;
    let ids: Vec<&str> = people.iter().map(|person| person.id.as_str()).collect();
    assert_eq!(ids, ["lin", "lin-tao", "lin-wei", "giver-1"]);
}
