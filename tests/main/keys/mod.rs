//! `handover keys`: what it lists, whose key it confirms, and that it writes into the user's own folder alone.

mod adding;
mod at_terminal;
mod screens;

use crate::support::refused::{Refused, assert_refused};
use crate::support::runner::{Output, Runner};
use serde_json::Value;
use std::fs;
use std::path::PathBuf;

/// A key, which nobody has the private half of.
pub(crate) const CHEN: &str = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINZHr2r4Sns6L+J7oLzx5AMKGrfWEDpr0/LOKxk07Cas";

/// Its fingerprint, as `ssh-keygen -l` prints it.
pub(crate) const CHEN_IS: &str = "SHA256:dUP5g326Hzryn+g31ijdY5EIUSjxy/fp/xYle20hkVA";

/// Another.
pub(crate) const OTHER: &str = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINZHr2r4Sns6L+J7oLzx5AMKGrfWEDpr0/LOKxk07Cat";

/// A project with these keys of Chen Yu, as TOML; Lin Wei has none.
pub(crate) fn project(keys: &str) -> String {
    format!(
        r#"format = 1
id = "shop"
uuid = "d2bcb736-b530-4e28-9ded-108d1ff0a977"
title = "Shop"
timezone = "Asia/Shanghai"
giver = {{ name = "Bright Agency" }}
receiver = {{ name = "Acme Retail" }}
people = [
  {{ id = "lin", name = "Lin Wei", party = "giver", email = "lin@bright.example" }},
  {{ id = "chen", name = "Chen Yu", party = "receiver", email = "chen@acme.example", keys = [{keys}] }},
  {{ id = "chen2", name = "Chen Yu", party = "giver", email = "chen@bright.example" }},
]
"#
    )
}

/// A runner in the folder of such a project.
pub(crate) fn with(keys: &[&str]) -> Runner {
    let runner = Runner::new();
    let keys: Vec<String> = keys.iter().map(|key| format!("\"{key}\"")).collect();
    runner.write("handover.toml", &project(&keys.join(", ")));
    runner
}

fn list_file(runner: &Runner) -> PathBuf {
    runner.path("../home/.config/handover/known-keys.toml")
}

fn listed(runner: &Runner) -> Vec<Value> {
    let output = runner.run(&["keys", "--format", "json"]);
    assert_eq!(output.code, 0, "{output:?}");
    let report: Value = serde_json::from_str(&output.out).unwrap();
    assert_eq!(report["schema"], "handover/keys/1");
    report["keys"].as_array().unwrap().clone()
}

fn confirm(runner: &Runner, words: &[&str]) -> Output {
    runner.run(&[&["keys", "confirm"], words, &["--yes"]].concat())
}

#[test]
fn listing_makes_no_folder() {
    let runner = with(&[CHEN]);
    let before = runner.snapshot();
    assert_eq!(listed(&runner), Vec::<Value>::new());
    assert!(runner.run(&["keys"]).out.starts_with("No keys are known yet."));
    assert_eq!(runner.run(&["keys", "list"]).code, 0);
    assert!(!runner.path("../home/.config").exists());
    assert!(runner.snapshot() == before);
}

#[test]
fn a_person_of_the_project_is_confirmed_and_the_project_stays_as_it_was() {
    let runner = with(&[CHEN]);
    let before = runner.snapshot();
    let output = confirm(&runner, &["chen"]);
    assert_eq!(output.code, 0, "{output:?}");
    assert!(
        output.out.contains(&format!("\n  {CHEN_IS}\n")),
        "the whole fingerprint, on a line of its own: {output:?}"
    );
    assert!(runner.snapshot() == before);
    let keys = listed(&runner);
    assert_eq!(keys.len(), 1);
    for (field, value) in [
        ("person", "Chen Yu"),
        ("address", "chen@acme.example"),
        ("fingerprint", CHEN_IS),
        ("state", "confirmed"),
        ("confirmed", "2026-11-20T18:00:00+08:00"),
    ] {
        assert_eq!(keys[0][field], value);
    }
    let place = serde_json::json!({ "project": "d2bcb736-b530-4e28-9ded-108d1ff0a977", "title": "Shop", "id": "chen" });
    assert_eq!(keys[0]["seen_in"], serde_json::json!([place]));
    assert!(confirm(&runner, &["chen"]).out.contains("is confirmed since 20 Nov"));
}

#[test]
fn a_person_is_named_by_id_name_or_address_and_elsewhere_by_what_is_known() {
    for word in ["chen", "CHEN@acme.example"] {
        let runner = with(&[CHEN]);
        assert_eq!(confirm(&runner, &[word]).code, 0, "{word}");
        fs::remove_file(runner.path("handover.toml")).unwrap();
        for known in ["chen yu", "chen@acme.example"] {
            assert!(confirm(&runner, &[known]).out.contains("is confirmed since"), "{known}");
        }
    }
}

#[test]
fn a_fingerprint_that_is_not_the_one_that_was_told_is_a_failed_verification() {
    let runner = with(&[CHEN]);
    let wrong = CHEN_IS.replace("dUP", "dUQ");
    let expected = Refused {
        code: 4,
        en: &["the key of Chen Yu is not the one that you were told", CHEN_IS, &wrong, "do not sign with"],
        zh: &["Chen Yu的密钥与你得到的不同", CHEN_IS, &wrong],
    };
    assert_refused(&runner, &["keys", "confirm", "chen", "--fingerprint", &wrong, "--yes"], &expected);
    let expected = Refused { code: 2, en: &["is no fingerprint such as"], zh: &["显示的指纹"] };
    assert_refused(&runner, &["keys", "confirm", "chen", "--fingerprint", &CHEN_IS[..30], "--yes"], &expected);
    assert!(!list_file(&runner).exists());
    for told in [CHEN_IS, &CHEN_IS[7..], CHEN] {
        assert_eq!(confirm(&runner, &["chen", "--fingerprint", told]).code, 0, "{told}");
    }
}

#[test]
fn nothing_is_confirmed_or_forgotten_without_a_terminal_unless_it_is_said() {
    let runner = with(&[CHEN]);
    let expected = Refused { code: 2, en: &["nobody was asked", "`--yes`"], zh: &["未经确认", "`--yes`"] };
    assert_refused(&runner, &["keys", "confirm", "chen"], &expected);
    assert!(!list_file(&runner).exists());
    confirm(&runner, &["chen"]);
    assert_refused(&runner, &["keys", "forget", "Chen Yu"], &expected);
    assert_eq!(listed(&runner).len(), 1);
    assert_eq!(runner.run(&["keys", "forget", "Chen Yu", "--yes"]).code, 0);
    assert_eq!(listed(&runner).len(), 0);
}

#[test]
fn who_is_meant_must_be_plain() {
    let runner = with(&[CHEN, OTHER]);
    let refused = |words: &[&str], en: &[&str], zh: &[&str]| {
        assert_refused(&runner, &[&["keys", "confirm"], words, &["--yes"]].concat(), &Refused { code: 2, en, zh });
    };
    refused(&["Chen Yu"], &["means several people", "chen (Chen Yu), chen2 (Chen Yu)"], &["对应多人"]);
    refused(&["chen"], &["has several keys", CHEN_IS], &["有多把密钥", CHEN_IS]);
    refused(&["lin"], &["no key is listed for Lin Wei", "handover keys add lin"], &["没有登记Lin Wei的密钥"]);
    refused(&["nobody"], &["no key of \"nobody\" is known"], &["没有“nobody”的密钥"]);
    assert_eq!(confirm(&runner, &["chen", "--fingerprint", CHEN_IS]).code, 0);
}

#[test]
fn another_key_is_told_before_it_is_confirmed_and_the_old_one_after() {
    let runner = with(&[CHEN]);
    confirm(&runner, &["chen"]);
    runner.write("handover.toml", &project(&format!("\"{OTHER}\"")));
    let output = confirm(&runner, &["chen", "--fingerprint", OTHER]);
    assert_eq!(output.code, 0, "{output:?}");
    assert!(output.out.contains("beware: you confirmed another key for this person on 2026-11-20"), "{output:?}");
    let states: Vec<Value> = listed(&runner).iter().map(|key| key["state"].clone()).collect();
    assert_eq!(states, ["confirmed", "confirmed"], "she may well have two");
}

#[test]
fn a_list_that_cannot_be_read_is_told_with_its_line_and_left_as_it_is() {
    let runner = with(&[CHEN]);
    confirm(&runner, &["chen"]);
    let torn = fs::read_to_string(list_file(&runner)).unwrap().replace("SHA256:", "SHA1:");
    fs::write(list_file(&runner), &torn).unwrap();
    let expected =
        Refused {
            code: 3, en: &["known-keys.toml:3:", "mend the line"], zh: &["known-keys.toml:3：", "请修正该行"]
        };
    for words in [&["keys"][..], &["keys", "confirm", "chen", "--yes"], &["keys", "forget", "chen", "--yes"]] {
        assert_refused(&runner, words, &expected);
    }
    assert_eq!(fs::read_to_string(list_file(&runner)).unwrap(), torn);
}

#[test]
fn without_a_home_there_is_nothing_to_list_and_nowhere_to_keep_it() {
    let runner = with(&[CHEN]).env("HOME", "").env("HANDOVER_CONFIG_DIR", "");
    let output = runner.run(&["keys"]);
    // Where HOME says nothing, the system's list of users does.
    assert!(output.code == 0, "{output:?}");
    let named = runner.path("../own");
    let runner = runner.env("HANDOVER_CONFIG_DIR", named.to_str().unwrap());
    assert_eq!(confirm(&runner, &["chen"]).code, 0);
    assert!(named.join("known-keys.toml").is_file());
}

#[test]
fn no_name_of_the_list_steers_a_terminal() {
    let runner = with(&[CHEN]);
    let hostile = project(&format!("\"{CHEN}\""))
        .replace("\"Chen Yu\", party = \"receiver\"", "\"C\\u001b[31m\\u202ehen\", party = \"receiver\"");
    runner.write("handover.toml", &hostile.replace("title = \"Shop\"", "title = \"S\\u0007hop\""));
    let output = confirm(&runner, &["chen"]);
    assert_eq!(output.code, 0, "{output:?}");
    for shown in [output.out, runner.run(&["keys"]).out, runner.run(&["keys", "--format", "json"]).out] {
        assert!(!shown.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{shown:?}");
    }
}

#[test]
fn a_key_of_before_can_be_confirmed_for_what_it_signed() {
    let runner = with(&[CHEN]);
    let project = runner.read("handover.toml");
    runner.write("handover.toml", &project.replace("keys = [", &format!("former_keys = [\"{OTHER}\"], keys = [")));
    assert_eq!(confirm(&runner, &["chen", "--fingerprint", OTHER]).code, 0);
}

#[test]
fn a_key_of_ones_own_needs_no_confirming_and_data_tells_what_the_project_lists() {
    let runner = with(&[CHEN]);
    let output = runner.command(&["keys", "confirm", "chen", "--yes"]).env("HANDOVER_AS", "chen").output().unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(told.contains("your own key") && told.contains(CHEN_IS), "{told}");
    assert!(!list_file(&runner).exists());
    let listed = || {
        let read: Value = serde_json::from_str(&runner.run(&["keys", "--format", "json"]).out).unwrap();
        read["listed"][0].clone()
    };
    assert_eq!((&listed()["person"], &listed()["fingerprint"]), (&"chen".into(), &CHEN_IS.into()));
    assert_eq!(listed()["confirmed"], false);
    confirm(&runner, &["chen"]);
    assert_eq!(listed()["confirmed"], true);
}
