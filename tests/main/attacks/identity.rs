//! Attacks on who is who: twins, shared addresses and keys, and acts that one side enters for the other.

use crate::support::pty::{Key, Pty};
use crate::support::runner::{Output, Runner};
use crate::support::small::Small;
use std::fs;

/// Public keys that nobody holds.
const KEYS: [&str; 2] = [
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINZHr2r4Sns6L+J7oLzx5AMKGrfWEDpr0/LOKxk07Cas",
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIC3ESqG7jIKUDyFqQ8kCvxUyRmvOBmmM1nbC2WaUKPbm",
];

/// A project with one deliverable and these people, as the fields of their tables.
fn with_people(people: &[&str]) -> Runner {
    let runner = Small::new().item("deliverables/a", "", &[]).item("deliverables/b", "", &[]).write();
    let project = runner.read("handover.toml");
    let (before, rest) = project.split_once("people = [").unwrap();
    let (_, after) = rest.split_once("]\nsignoff").unwrap();
    let people: String = people.iter().map(|fields| format!("  {{ {fields} }},\n")).collect();
    runner.write("handover.toml", &format!("{before}people = [\n{people}]\nsignoff{after}"));
    runner.git(".", &["init", "--quiet"]);
    runner
}

/// Lin and Gu of the giver, Chen and Maya of the receiver, each with an address.
fn ordinary() -> Runner {
    let person = |id: &str, party| {
        format!("id = \"{id}\", name = \"Name of {id}\", party = \"{party}\", email = \"{id}@x.example\"")
    };
    let people =
        [person("lin", "giver"), person("gu", "giver"), person("chen", "receiver"), person("maya", "receiver")];
    with_people(&people.each_ref().map(String::as_str))
}

/// The same project as somebody sees it whose git has this address.
fn as_git(runner: &Runner, address: &str) {
    runner.git(".", &["config", "user.email", address]);
}

fn findings(runner: &Runner, code: &str) -> Vec<String> {
    let out = runner.run(&["check", "--no-input", "--all"]).out;
    out.lines().filter(|line| line.contains(&format!("[{code}]"))).map(str::to_owned).collect()
}

fn log(runner: &Runner) -> Vec<String> {
    let text = runner.read("deliverables.toml");
    text.lines().filter(|line| line.contains("did = ")).map(|line| line.trim().to_owned()).collect()
}

#[track_caller]
fn done(output: &Output) {
    assert_eq!(output.code, 0, "{}{}", output.out, output.err);
}

#[test]
fn git_tells_nobody_apart_by_an_address_that_two_people_have() {
    for (one, other) in [
        ("team@x.example", "team@x.example"),
        ("Team@X.example", " team@x.example "),
        ("ｔｅａｍ@x.example", "TEAM@x.example"),
    ] {
        for party in ["giver", "receiver"] {
            let runner = with_people(&[
                &format!("id = \"lin\", party = \"giver\", email = \"{one}\""),
                &format!("id = \"chen\", party = \"{party}\", email = \"{other}\""),
                "id = \"maya\", party = \"receiver\", email = \"maya@x.example\"",
            ]);
            as_git(&runner, "team@x.EXAMPLE");
            let before = runner.snapshot();
            for (lang, told) in [("en", "is that of several people here: lin, chen"), ("zh-CN", "属于多人：lin、chen")]
            {
                let output = runner.run(&["mark", "a", "noted", "--note", "n", "--lang", lang]);
                assert_eq!(output.code, 2, "{}", output.out);
                assert!(output.err.contains(told) && output.err.contains("--as"), "{}", output.err);
            }
            assert!(runner.snapshot() == before);
            assert_eq!(runner.run(&["next"]).code, 0, "who only looks need not be known");
            done(&runner.run(&["mark", "a", "noted", "--note", "n", "--as", "lin"]));
            assert!(!log(&runner)[0].contains("entered_by"), "{:?}", log(&runner));
            let found = findings(&runner, "shared-address");
            assert_eq!(found.len(), 1, "{found:?}");
            assert!(found[0].starts_with("error") && found[0].contains("`lin` and `chen`"), "{found:?}");
        }
    }
}

#[test]
fn a_key_that_two_people_list_is_an_error_whatever_stands_around_it() {
    for line in [
        KEYS[0].to_owned(),
        format!("{} lin@x", KEYS[0]),
        format!("  {}  ", KEYS[0]),
        format!("no-touch-required {}", KEYS[0]),
    ] {
        let runner = with_people(&[
            &format!("id = \"lin\", party = \"giver\", keys = [\"{}\"]", KEYS[0]),
            &format!("id = \"chen\", party = \"receiver\", keys = [\"{}\", \"{line}\"]", KEYS[1]),
        ]);
        let found = findings(&runner, "shared-key");
        assert_eq!(found.len(), 1, "{line}: {found:?}");
        assert!(found[0].starts_with("error") && found[0].contains("`lin` and `chen`"), "{found:?}");
    }
    let runner = with_people(&[
        &format!("id = \"lin\", party = \"giver\", keys = [\"{}\", \"{} again\"]", KEYS[0], KEYS[0]),
        &format!("id = \"chen\", party = \"receiver\", keys = [\"{}\"]", KEYS[1]),
    ]);
    assert_eq!(findings(&runner, "shared-key"), [""; 0], "one person may list a key twice");
}

#[test]
fn a_twin_in_the_other_party_is_told_with_both_ids() {
    for name in ["Lin Wei", "LIN  WEI", "Lin W\u{435}i", "L\u{456}n Wei", "Lin\u{200b} Wei", "Ｌｉｎ Ｗｅｉ", "Lin-Wei"]
    {
        let name = name.replace('\u{200b}', "\\u200b");
        let people = |party: &str| {
            with_people(&[
                "id = \"lin\", name = \"Lin Wei\", party = \"giver\"",
                &format!("id = \"twin\", name = \"{name}\", party = \"{party}\""),
                "id = \"chen\", name = \"Chen Yu\", party = \"receiver\"",
            ])
        };
        let found = findings(&people("receiver"), "same-name");
        assert_eq!(found.len(), 1, "{name}: {found:?}");
        assert!(
            found[0].starts_with("warning") && found[0].contains("`lin`") && found[0].contains("`twin`"),
            "{found:?}"
        );
        assert_eq!(findings(&people("giver"), "same-name"), [""; 0], "in one party there may be namesakes");
    }
    let runner = with_people(&[
        "id = \"lin\", name = \"Lin Wei\", party = \"giver\"",
        "id = \"l\u{456}n\", name = \"Another\", party = \"receiver\"",
    ]);
    assert_eq!(findings(&runner, "same-name").len(), 1, "ids stand in every log");
}

#[test]
fn two_sign_offs_of_one_stage_are_an_error() {
    let runner = ordinary();
    assert_eq!(findings(&runner, "duplicate-signoff"), [""; 0]);
    let text = runner.read("handover.toml");
    let twice = text.replace("signoff = [\n", "signoff = [\n  { stage = \"cutover\", signers = [\"lin\"] },\n");
    assert_ne!(twice, text);
    runner.write("handover.toml", &twice);
    let found = findings(&runner, "duplicate-signoff");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("error") && found[0].contains("`cutover`"), "{found:?}");
}

#[test]
fn to_enter_an_act_for_the_other_side_is_refused_in_a_script_unless_it_says_so() {
    let runner = ordinary();
    as_git(&runner, "lin@x.example");
    done(&runner.run(&["mark", "a", "delivered"]));
    let before = runner.snapshot();
    for words in
        [&["mark", "a", "accepted", "--as", "chen"][..], &["mark", "a", "rejected", "--note", "n", "--as", "maya"]]
    {
        let output = runner.run(words);
        assert_eq!(output.code, 2, "{}", output.out);
        for told in ["Name of lin (giver)", "(receiver)", "`--yes`", "entered_by = \"lin\""] {
            assert!(output.err.contains(told), "{told}: {}", output.err);
        }
    }
    let runner = runner.env("HANDOVER_AS", "chen");
    assert_eq!(runner.run(&["mark", "a", "accepted"]).code, 2, "the environment names somebody too");
    assert!(runner.snapshot() == before);
    let output = runner.run(&["mark", "a", "accepted", "--yes"]);
    done(&output);
    assert!(output.out.contains("[entered by Name of lin, giver]"), "{}", output.out);
    assert!(log(&runner)[1].ends_with("did = \"accepted\", entered_by = \"lin\" },"), "{:?}", log(&runner));
    assert_eq!(runner.read("deliverables.toml").matches("entered_by").count(), 1);
}

#[test]
fn who_enters_for_a_colleague_is_told_and_not_asked() {
    let runner = ordinary();
    as_git(&runner, "GU@x.example");
    done(&runner.run(&["mark", "a", "delivered", "--as", "lin"]));
    assert!(log(&runner)[0].contains("by = \"lin\"") && log(&runner)[0].contains("entered_by = \"gu\""));
    assert!(runner.run(&["show", "a"]).out.contains("[entered by Name of gu]"));
    assert_eq!(findings(&runner, "entered-by-other-side"), [""; 0]);
    for address in ["gu@x.example", "nobody@x.example"] {
        as_git(&runner, address);
        done(&runner.run(&["mark", "b", "noted", "--note", "n", "--as", "gu"]));
    }
    assert_eq!(runner.read("deliverables.toml").matches("entered_by").count(), 1, "{:?}", log(&runner));
}

#[test]
fn who_entered_an_act_is_shown_wherever_the_act_is() {
    let runner = ordinary();
    as_git(&runner, "lin@x.example");
    done(&runner.run(&["mark", "a", "delivered"]));
    done(&runner.run(&["mark", "a", "accepted", "--as", "chen", "--yes"]));
    let shown = runner.run(&["show", "a"]).out;
    assert!(shown.contains("Accepted [entered by Name of lin, giver]"), "{shown}");
    let shown = runner.run(&["show", "a", "--lang", "zh-CN"]).out;
    assert!(shown.contains("〔Name of lin，移交方代填〕"), "{shown}");
    let json = runner.run(&["show", "a", "--format", "json"]).out;
    let item: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(
        (&item["log"][0]["entered_by"], &item["log"][1]["entered_by"]),
        (&serde_json::Value::Null, &"lin".into())
    );
    let json = runner.run(&["record", "cutover", "--format", "json"]).out;
    assert!(json.contains("\"entered_by\": \"lin\""), "{json}");
    // A walk shows the card with it.
    done(&runner.run(&["mark", "b", "delivered"]));
    done(&runner.run(&["mark", "b", "noted", "--note", "n", "--as", "chen", "--yes"]));
    as_git(&runner, "chen@x.example");
    let mut pty = Pty::spawn(&["check", "b"], runner.root(), 100, 30, &[]);
    pty.wait_for("[entered by Name of lin, giver]");
    pty.key(Key::CtrlC);
    pty.finish();
    as_git(&runner, "lin@x.example");
    // In YAML as in TOML.
    let toml = runner.path("deliverables.toml");
    fs::remove_file(toml).unwrap();
    runner.write("deliverables.yaml", "section: deliverables\nitems:\n  - id: a\n    title: A\n");
    done(&runner.run(&["mark", "a", "noted", "--note", "n", "--as", "chen", "--yes"]));
    assert!(runner.read("deliverables.yaml").contains("entered_by: lin"), "{}", runner.read("deliverables.yaml"));
    assert_eq!(findings(&runner, "unknown-field"), [""; 0]);
}

#[test]
fn acts_that_the_other_side_entered_are_counted_until_that_side_acts_itself() {
    let runner = ordinary();
    as_git(&runner, "lin@x.example");
    let enter =
        |item: &str, did: &str, by: &str| done(&runner.run(&["mark", item, did, "--note", "n", "--as", by, "--yes"]));
    enter("a", "delivered", "lin");
    enter("b", "delivered", "lin");
    assert_eq!(findings(&runner, "entered-by-other-side"), [""; 0]);
    enter("a", "accepted", "chen");
    enter("b", "accepted", "maya");
    let found = findings(&runner, "entered-by-other-side");
    assert_eq!(found.len(), 1, "one finding for all: {found:?}");
    assert!(
        found[0].starts_with("hint") && found[0].contains("2 acts entered for the other side, by Name of lin"),
        "{found:?}"
    );
    enter("a", "noted", "maya");
    assert!(findings(&runner, "entered-by-other-side")[0].contains("3 acts"), "what was itself entered clears nothing");
    enter("a", "noted", "lin");
    assert!(
        findings(&runner, "entered-by-other-side")[0].contains("3 acts"),
        "nor does an act of the side that entered"
    );
    as_git(&runner, "maya@x.example");
    done(&runner.run(&["mark", "a", "noted", "--note", "seen"]));
    let found = findings(&runner, "entered-by-other-side");
    assert!(found[0].contains("1 act entered"), "{found:?}");
    done(&runner.run(&["mark", "b", "noted", "--note", "seen", "--as", "chen"]));
    assert_eq!(findings(&runner, "entered-by-other-side"), [""; 0], "a colleague of one party speaks for it");
}

#[test]
fn who_entered_an_act_must_be_a_person_of_the_project() {
    let runner = ordinary();
    let text = runner.read("deliverables.toml");
    let act =
        "log = [\n{ at = 2026-11-02T09:00:00+08:00, by = \"lin\", did = \"delivered\", entered_by = \"nobody\" },\n";
    runner.write("deliverables.toml", &text.replacen("log = [\n", act, 1));
    let found = findings(&runner, "unknown-person");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("`nobody`"), "{found:?}");
}

#[test]
fn at_a_terminal_it_is_asked_and_no_is_what_stands_first() {
    for (words, yes) in [
        (&["mark", "b", "accepted", "--as", "chen"][..], false),
        (&["check", "b", "--as", "chen"], false),
        (&["check", "b", "--as", "chen"], true),
    ] {
        let runner = ordinary();
        as_git(&runner, "lin@x.example");
        done(&runner.run(&["mark", "b", "delivered"]));
        let before = runner.snapshot();
        let mut pty = Pty::spawn(words, runner.root(), 100, 30, &[]);
        pty.wait_for("Do you enter it for them?");
        if !yes {
            pty.key(Key::Enter);
            assert_eq!(pty.finish(), 2);
            assert!(runner.snapshot() == before);
            continue;
        }
        pty.key(Key::Down);
        pty.key(Key::Enter);
        pty.wait_for("❯ Skip");
        pty.key(Key::Up);
        pty.wait_for("❯ Accepted");
        pty.key(Key::Enter);
        pty.wait_for("may be left empty");
        pty.key(Key::Enter);
        pty.wait_for("Saved: Accepted");
        pty.finish();
        assert!(
            log(&runner)[1].contains("by = \"chen\"") && log(&runner)[1].contains("entered_by = \"lin\""),
            "{:?}",
            log(&runner)
        );
    }
}
