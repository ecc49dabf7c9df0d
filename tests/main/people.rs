//! `handover people`: who takes part, one more, and one in the place of another.

use crate::support::two::Two;
use insta::{allow_duplicates, assert_snapshot};

#[test]
fn everybody_is_listed_for_people_and_for_programs() {
    allow_duplicates! {
        for two in Two::both() {
            assert_snapshot!(two.runner.run(&["people"]).out, @"
            Id    Name     Party     Roles         Email               Keys
            ───────────────────────────────────────────────────────────────
            lin   Lin Wei  giver     Account lead  lin@bright.example     –
            gu    Gu Ning  giver     –             –                      –
            chen  陈宇     receiver  –             –                      –
            ");
            let read: serde_json::Value =
                serde_json::from_str(&two.runner.run(&["people", "list", "--format", "json"]).out).unwrap();
            assert_eq!(read["schema"], "handover/people/1");
            assert_eq!((&read["people"][2]["name"], &read["people"][2]["party"]), (&"陈宇".into(), &"receiver".into()));
        }
    }
}

#[test]
fn a_person_is_added_below_the_others() {
    let [toml, yaml] = Two::both();
    let words = ["people", "add", "wu", "吴丽", "--party", "移交方", "--role", "Designer", "--email", "wu@b.example"];
    let lines = "+[[people]]\n+id = \"wu\"\n+name = \"吴丽\"\n+party = \"giver\"\n+role = \"Designer\"\n+email = \"wu@b.example\"\n+\n";
    assert_eq!(toml.changed(&words), lines);
    let lines = "+- id: wu\n+name: 吴丽\n+party: giver\n+role: Designer\n+email: wu@b.example\n";
    assert_eq!(yaml.changed(&words), lines);
    allow_duplicates! {
        for two in Two::both() {
            assert_snapshot!(two.refused(&["people", "add", "lin", "X", "--party", "giver"]), @"
            error: the id `lin` is taken
            hint: choose another; `handover people` lists those that are there
            ");
            assert_snapshot!(two.refused(&["people", "add", "x y", "X", "--party", "giver"]), @"
            error: `x y` is no id: letters, digits, `-`, `_` and `.`, without blanks
            hint: a short name will do, such as `lin`
            ");
            assert_snapshot!(two.refused(&["people", "add", "x", "X", "--party", "witness"]), @"
            error: there is no witness in this project
            hint: name it first: handover set witness=NAME
            ");
            assert_snapshot!(two.refused(&["people", "add", "x", "X", "--party", "giver", "--key", "nothing.pub"]), @"
            error: nothing.pub holds no public key
            hint: name the file that ends in .pub, or give the whole line: ssh-ed25519 AAAA…
            ");
            assert_snapshot!(two.refused(&["--lang", "zh-CN", "people", "add", "x", "X", "--party", "甲"]), @"
            错误：`甲` 不是参与方
            提示：参与方：giver（移交方）、receiver（接收方）、witness（监交方）
            ");
        }
    }
}

#[test]
fn one_takes_anothers_place_and_what_was_done_stays() {
    let [toml, yaml] = Two::both();
    let words = ["people", "replace", "Lin Wei", "gu"];
    assert_snapshot!(toml.changed(&words), @r#"
    -role = "Account lead"
    +left = 2026-11-20
    +role = "Account lead"
    -signers = ["lin", "chen"]
    +signers = ["gu", "chen"]
    "#);
    assert_snapshot!(yaml.changed(&words), @"
    -role: Account lead
    +left: 2026-11-20
    +role: Account lead
    -signers: [lin, chen]
    +signers: [gu, chen]
    ");
    allow_duplicates! {
        for two in Two::both() {
            assert_snapshot!(two.refused(&["people", "replace", "lin", "chen"]), @"error: Lin Wei and 陈宇 are of different parties");
            assert_snapshot!(two.refused(&["people", "replace", "lin", "wu"]), @"
            error: nobody here is called `wu`
            hint: add them first: handover people add wu NAME --party PARTY
            ");
            assert_snapshot!(two.refused(&["people", "replace", "lin", "lin"]), @"error: Lin Wei cannot replace themselves");
            let done = two.runner.run(&["--lang", "zh-CN", "people", "replace", "lin", "gu"]);
            assert_snapshot!(done.out, @"从现在起由Gu Ning接替Lin Wei，涉及 1 项。");
            assert!(two.runner.run(&["log"]).out.contains("Lin Wei: Delivered"));
        }
    }
}

#[test]
fn one_takes_anothers_place_however_files_write_their_name_and_the_stage() {
    for [toml, yaml] in [
        [r#"["lin", "chen"]"#, "[lin, chen]"],
        [r#"["Lin Wei", "陈宇"]"#, "[Lin Wei, 陈宇]"],
        [r#"["LIN　WEI", "CHEN"]"#, "[lin  wei, CHEN]"],
        [r#"["Lin@Bright.example", "chen"]"#, "[LIN@bright.example, chen]"],
        [r#""Lin Wei、chen""#, "Lin Wei、chen"],
        [r#"["lin, 陈宇"]"#, r#"["lin, 陈宇"]"#],
    ] {
        for (two, signers) in Two::both().iter().zip([toml, yaml]) {
            let runner = &two.runner;
            let [project, section] = two.files();
            let text = runner.read(project).replace("[\"lin\", \"chen\"]", signers).replace("[lin, chen]", signers);
            runner.write(
                project,
                &text.replace("stage = \"cutover\"", "stage = \"切换日\"").replace("stage: cutover", "stage: 切换日"),
            );
            let text = runner.read(section).replace("owner = \"gu\"", &format!("owner = {signers}"));
            runner.write(section, &text.replace("owner: gu", &format!("owner: {signers}")));
            runner.git(".", &["commit", "-qam", "written otherwise"]);
            assert_eq!(runner.run(&["people", "replace", "lin", "gu"]).code, 0, "{signers}");
            for path in [project, section] {
                assert!(!runner.read(path).contains(signers), "{signers}: {}", runner.read(path));
            }
            assert_eq!(runner.run(&["show", "list"]).out.matches("Lin Wei").count(), 0, "{signers}");
            // Nothing asks the one who left to sign, or to do anything.
            let next = runner.run(&["next", "--as", "lin"]).out;
            assert!(!next.contains("list"), "{signers}: {next}");
        }
    }
}

/// A public key.
const KEY: &str = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINZHr2r4Sns6L+J7oLzx5AMKGrfWEDpr0/LOKxk07Cas";

#[test]
fn a_person_whose_id_is_written_as_a_number_is_replaced_and_gets_keys_and_nobody_else() {
    for two in Two::both() {
        let [project, _] = two.files();
        let text = two.runner.read(project).replace("id = \"gu\"", "id = 7").replace("id: gu", "id: 7");
        two.runner.write(project, &text);
        two.runner.git(".", &["commit", "-qam", "a number"]);
        two.runner.run(&["people", "replace", "Gu Ning", "lin"]);
        let people = two.runner.run(&["people"]).out;
        two.runner.git(".", &["checkout", "-q", "."]);
        two.runner.run(&["keys", "add", "7", KEY]);
        let keys = two.runner.run(&["people"]).out;
        let line = |text: &str| text.lines().find(|line| line.starts_with("7 ")).unwrap_or_default().to_owned();
        assert!(line(&people).contains("Gu Ning, left 20 Nov"), "{people}");
        assert!(line(&keys).ends_with('1'), "{keys}");
    }
}

#[test]
fn what_is_the_other_sides_to_decide_is_asked_first() {
    for two in Two::both() {
        two.runner.git(".", &["config", "user.email", "lin@bright.example"]);
        for words in [
            &["people", "add", "wu", "Wu", "--party", "receiver"][..],
            &["keys", "add", "chen", KEY],
            &["assign", "spare", "chen"],
        ] {
            let refused = two.refused(words);
            assert!(refused.contains("You are Lin Wei, for the giver") && refused.contains("`--yes`"), "{refused}");
            assert!(two.refused(&[&["--lang", "zh-CN"], words].concat()).contains("这本应由接收方决定"));
            assert!(two.changed(&[words, &["--yes"]].concat()).contains('+'), "{words:?}");
        }
        // One's own side is one's own.
        assert!(two.changed(&["people", "add", "wu", "Wu", "--party", "giver"]).contains("+"));
    }
}

#[test]
fn a_person_is_added_as_carefully_as_in_a_new_project() {
    for two in Two::both() {
        let refused = |more: &[&str]| two.refused(&[&["people", "add", "wu", "Wu", "--party", "giver"], more].concat());
        assert!(refused(&["--email", "wu at b.example"]).contains("is no mail address"));
        assert!(refused(&["--role", "Acount lead"]).contains("nearly \"Account lead\""));
        assert!(refused(&["--role", "print shpo"]).contains("nearly \"print shop\""));
        assert!(two.refused(&["people", "add", "wu", "W\u{202e}u", "--party", "giver"]).contains("do not show"));
        assert!(
            two.changed(&["people", "add", "wu", "Wu", "--party", "giver", "--role", "Courier"]).contains("Courier")
        );
        let meant = ["people", "add", "wu", "Wu", "--party", "giver", "--role", "Acount lead", "--yes"];
        assert!(two.changed(&meant).contains("Acount lead"));
    }
}

#[test]
fn owners_of_steps_go_over_too() {
    let [toml, _] = Two::both();
    let text = toml.runner.read("deliverables.toml").replace(
        "title = \"Spare\"",
        "title = \"Spare\"\nsteps = [\n  { did = \"packed\", by = \"giver\", owner = \"lin\" },\n  { did = \"sent\", by = \"giver\", owner = [\"gu\", \"Lin Wei\"] },\n]",
    );
    toml.runner.write("deliverables.toml", &text);
    toml.runner.git(".", &["commit", "-qam", "steps"]);
    let changed = toml.changed(&["people", "replace", "lin", "gu"]);
    assert!(changed.contains("owner = \"gu\" }") && changed.contains("owner = [\"gu\"]"), "{changed}");
}
