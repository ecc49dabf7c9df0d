//! Every command that writes tells what it wrote in one form for programs, and says nothing else on standard output.

use crate::support::answering::{Page, answer};
use crate::support::keys::{key, public};
use crate::support::runner::Runner;
use crate::support::shop::{Shop, statement_file};
use crate::support::small::Small;
use serde_json::{Value, json};

/// What a command wrote, as it tells it.
#[track_caller]
fn told(runner: &Runner, arguments: &[&str]) -> Value {
    told_in(runner, "", arguments, "small")
}

#[track_caller]
fn told_in(runner: &Runner, folder: &str, arguments: &[&str], project: &str) -> Value {
    let ran = runner.run_in(folder, &[arguments, &["--format", "json"]].concat());
    assert_eq!(ran.code, 0, "{arguments:?}: {ran:?}");
    let report: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{arguments:?}: {ran:?}"));
    assert_eq!((&report["schema"], &report["project"]), (&json!("handover/written/1"), &json!(project)));
    report
}

fn project() -> Runner {
    Small::new()
        .nobody_signs()
        .item("permissions/account", "action = \"transfer\"", &["lin granted"])
        .item("deliverables/manual", "", &[])
        .item("notifications/users", "audience = \"users\"\nchannel = \"mail\"", &[])
        .write()
}

#[test]
fn an_act_is_told_with_its_item_its_file_and_its_line() {
    let runner = project();
    for (arguments, did) in [
        (&["mark", "account", "confirmed", "--as", "chen"][..], "confirmed"),
        (&["undo", "account", "--as", "chen", "--yes"], "undone"),
        (&["notify", "--sent", "users", "--as", "lin"], "sent"),
    ] {
        let report = told(&runner, arguments);
        let (item, act) = (&report["items"][0], &report["items"][0]["acts"][0]);
        assert_eq!(act["did"], did, "{report:#}");
        let file = item["file"].as_str().unwrap();
        let line = usize::try_from(act["line"].as_u64().unwrap()).unwrap();
        assert!(runner.read(file).lines().nth(line - 1).unwrap().contains(did), "{report:#}");
        assert_eq!(report["files"], json!([{ "path": file, "how": "changed" }]));
    }
    let before = runner.snapshot();
    let refused = runner.run(&["mark", "account", "granted", "--as", "chen", "--format", "json"]);
    assert!(refused.code == 2 && refused.out.is_empty() && !refused.err.is_empty(), "{refused:?}");
    assert_eq!(runner.snapshot(), before);
}

#[test]
fn items_fields_people_days_and_lists_are_told_in_the_same_form() {
    let runner = project();
    let report = told(&runner, &["add", "deliverables", "Keys"]);
    assert_eq!(
        (&report["items"][0]["item"], &report["items"][0]["how"]),
        (&json!("deliverables/keys"), &json!("added"))
    );
    let line = usize::try_from(report["items"][0]["line"].as_u64().unwrap()).unwrap();
    let text = runner.read("deliverables.toml");
    assert!(text.lines().skip(line - 1).take(2).any(|line| line.contains("keys")), "{report:#}{text}");
    let report = told(&runner, &["set", "keys", "due=2026-11-25"]);
    assert_eq!(report["items"][0]["fields"], json!([{ "what": "due", "from": null, "to": "2026-11-25" }]));
    let report = told(&runner, &["assign", "keys", "lin"]);
    assert_eq!(report["items"][0]["fields"][0]["what"], "owner");
    let report = told(&runner, &["remove", "keys"]);
    assert_eq!((&report["items"][0]["how"], &report["items"][0]["file"]), (&json!("removed"), &Value::Null));
    for arguments in [
        &["people", "add", "--party", "giver", "wu", "Wu Jing"][..],
        &["set", "cutover=2026-12-01", "--yes"],
        &["people", "replace", "gu", "wu", "--yes"],
    ] {
        let report = told(&runner, arguments);
        assert!(!report["terms"].as_array().unwrap().is_empty(), "{report:#}");
        assert!(report["files"].as_array().unwrap().contains(&json!({ "path": "handover.toml", "how": "changed" })));
    }
    runner.write("../list.md", "# Lessons\n\n- Write it down\n");
    let report = told(&runner, &["import", "../list.md", "--section", "lessons", "--yes"]);
    assert_eq!((&report["items"][0]["how"], &report["files"][0]["how"]), (&json!("added"), &json!("added")));
    let page = Page::of(&runner, "chen").saves(&[answer("permissions/account", "confirmed", "")], "2026-11-20");
    runner.write("../answers.json", &page);
    let report = told(&runner, &["import", "../answers.json", "--as", "lin", "--yes"]);
    assert_eq!(report["items"][0]["acts"][0]["by"], "chen");
    assert_eq!(report["files"].as_array().unwrap().len(), 2, "the file of the item, and the answers that are kept");
}

#[test]
fn a_signature_is_told_with_the_files_of_its_record_and_a_confirmed_key_as_no_change_of_the_project() {
    let shop = Shop::new();
    let key = key("lin");
    let sign = ["sign", "cutover", "--as", "lin", "--key", key.to_str().unwrap(), "--yes"];
    let report = told_in(&shop.runner, "shop", &sign, "shop");
    let files: Vec<_> = report["files"].as_array().unwrap().iter().map(|file| file["path"].as_str().unwrap()).collect();
    for name in ["record.json", &statement_file("lin")] {
        assert!(files.contains(&shop.in_record(name).as_str()), "{name}: {files:?}");
    }
    assert!(report["files"].as_array().unwrap().iter().all(|file| file["how"] == "added"), "{report:#}");
    let keys = ["keys", "add", "chen", &public("chen"), "--yes"];
    let report = told_in(&shop.runner, "shop", &keys, "shop");
    assert_eq!((&report["items"], &report["files"], &report["terms"]), (&json!([]), &json!([]), &json!([])));
}

#[test]
fn without_a_change_there_is_nothing_to_tell_and_nobody_is_asked() {
    let runner = project();
    told(&runner, &["set", "manual", "due=2026-11-25"]);
    let report = told(&runner, &["set", "manual", "due=2026-11-25"]);
    assert_eq!((&report["items"], &report["files"], &report["terms"]), (&json!([]), &json!([]), &json!([])));
    assert_eq!(runner.run(&["set", "cutover=2026-12-01", "--format", "json"]).code, 2, "it takes --yes");
}
