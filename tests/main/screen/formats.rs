//! Data for programs: `show` and `status` as JSON and as YAML say the same, and nothing in it steers a terminal.

use crate::support::hostile::hostile_project;
use crate::support::runner::{NOW, Runner};
use clap::Parser;
use handover::checks::check_all;
use handover::cli::Cli;
use handover::context::Context;
use handover::files::load::load_project;
use handover::model::clock::parse_moment;
use handover::model::item::ItemName;
use handover::report::item::item_report;
use handover::screen::ui::Scripted;
use handover::screen::yaml::render_yaml;
use handover::text::Lang;
use handover::text::exit::Exit;
use handover::text::json::render_json;
use handover::text::visible::is_unsafe;
use serde_json::{Value, json};
use std::path::Path;

const EXAMPLES: [&str; 3] = ["store-agency", "客服中心交接", "billing-software"];

/// What a command writes, in the test's own process because there are many of them.
#[track_caller]
fn written(folder: &Path, words: &[&str]) -> String {
    let cli = Cli::try_parse_from(["handover"].iter().chain(words)).unwrap();
    let mut ui = Scripted::default();
    let mut context = Context::for_test(folder, parse_moment(NOW).unwrap(), &mut ui);
    context.wanted_lang = cli.lang.as_deref().and_then(Lang::parse);
    let exit = handover::commands::run(cli.command, &mut context).unwrap();
    assert_eq!((exit, context.err.as_str()), (Exit::Fine, ""), "{words:?}");
    context.out
}

/// What a command writes as JSON, after the same was read back from what it writes as YAML.
#[track_caller]
fn data(folder: &Path, words: &[&str]) -> Value {
    let [json, yaml] = ["json", "yaml"].map(|format| written(folder, &[words, &["--format", format]].concat()));
    same(json, yaml)
}

/// What was written as JSON, which must be what was written as YAML.
#[track_caller]
fn same(json: String, yaml: String) -> Value {
    let read: Value = serde_json::from_str(&json).unwrap();
    let same: Value = serde_yaml::from_str(&yaml).unwrap_or_else(|error| panic!("{error}\n{yaml}"));
    assert_eq!(read, same, "{yaml}");
    for text in [json, yaml] {
        assert!(!text.chars().any(is_unsafe), "{text:?}");
    }
    read
}

/// The full names of a project's items.
fn items(status: &Value) -> Vec<&str> {
    status["items"].as_array().unwrap().iter().map(|item| item["item"].as_str().unwrap()).collect()
}

#[test]
fn json_and_yaml_of_every_item_and_of_the_whole_are_the_same_data() {
    let runner = Runner::new();
    for example in EXAMPLES {
        runner.copy_example(example);
        let status = data(&runner.path(example), &["--lang", "en", "status"]);
        assert_eq!(status["schema"], "handover/status/1");
        let loaded = load_project(&runner.path(example), parse_moment(NOW).unwrap()).unwrap();
        let found = check_all(&loaded);
        let items = status["items"].as_array().unwrap();
        assert!(items.len() > 20);
        for line in items {
            let name = ItemName::parse(line["item"].as_str().unwrap(), None).unwrap();
            let at = loaded.view.project.find(&name).unwrap();
            let report = item_report(&loaded, at, &found, Lang::En);
            let item = same(render_json(&report).unwrap(), render_yaml(&report).unwrap());
            assert_eq!(item["schema"], "handover/item/1");
            for (field, value) in line.as_object().unwrap() {
                assert_eq!(item[field], *value, "{}: {field} is as in status", line["item"]);
            }
            let made = item["row"].as_array().unwrap().iter().filter(|step| step["made"] == true).count();
            // The steps of an item that is done again and again are those of all its rounds.
            if loaded.view.standings[at].rounds.is_none() {
                assert_eq!(item["steps_made"], made, "{}", line["item"]);
                assert_eq!(item["steps"], item["row"].as_array().unwrap().len());
            }
            let of_item = |finding: &&Value| finding["item"] == line["item"];
            let findings: Vec<&Value> = status["findings"].as_array().unwrap().iter().filter(of_item).collect();
            assert_eq!(item["findings"].as_array().unwrap().iter().collect::<Vec<_>>(), findings);
        }
    }
    let portfolio = data(runner.root(), &["status", "."]);
    assert_eq!(portfolio["schema"], "handover/portfolio/1");
    assert_eq!(portfolio["projects"].as_array().unwrap().len(), 3);
}

#[test]
fn an_item_is_told_in_english_words_iso_dates_and_numbers_whatever_the_language() {
    let runner = Runner::new();
    runner.copy_example("客服中心交接");
    let folder = runner.path("客服中心交接");
    let item = data(&folder, &["show", "hotline-forward"]);
    for (field, value) in [
        ("item", json!("permissions/hotline-forward")),
        ("section", json!("permissions")),
        ("section_title", json!("账号与权限")),
        ("state", json!("in progress")),
        ("due", json!("2026-11-25")),
        ("steps_made", json!(1)),
        ("optional", json!(false)),
        ("owner", json!(["lin", "chen"])),
        ("needs", json!(["permissions/account-review"])),
        ("one_of", json!("热线")),
        ("fields", json!({ "system": "运营商", "action": "remove" })),
        ("next", json!({ "did": "confirmed", "party": "receiver", "people": ["chen"] })),
        ("path", json!("系统与账号/话务平台.yaml")),
    ] {
        assert_eq!(item[field], value, "{field}");
    }
    let spare = json!({ "item": "permissions/hotline-transfer", "title": "热线号码过户", "state": "not chosen" });
    assert_eq!(item["alternatives"], json!([spare]));
    let act = &item["log"][0];
    assert_eq!((&act["by"], &act["did"], &act["value"]), (&json!("lin"), &json!("revoked"), &Value::Null));
    assert_eq!(act["at"], "2026-11-18T15:10:00+08:00");
    let scored = data(&folder, &["show", "readiness/size"]);
    assert_eq!((&scored["log"][0]["did"], &scored["log"][0]["value"]), (&json!("scored"), &json!(4)));
    let english: Value =
        serde_json::from_str(&written(&folder, &["--lang", "en", "show", "hotline-forward", "--format", "json"]))
            .unwrap();
    assert_eq!((&english["state"], &english["due"]), (&item["state"], &item["due"]));
}

#[test]
fn fields_are_what_their_kind_says_they_are() {
    let runner = Runner::new();
    runner.copy_example("store-agency");
    let folder = runner.path("store-agency");
    let backup = data(&folder, &["show", "backups/orders"]);
    assert_eq!(backup["fields"]["encrypted"], true, "{backup}");
    let manuals = data(&folder, &["show", "deliverables/manuals"]);
    assert_eq!((&manuals["fields"]["version"], &manuals["fields"]["quantity"]), (&json!("1.3"), &json!("4")));
    runner.copy_example("客服中心交接");
    let folder = runner.path("客服中心交接");
    let risks = data(&folder, &["status"]);
    let risk = items(&risks).into_iter().find(|item| item.starts_with("risks/")).unwrap();
    assert_eq!(data(&folder, &["show", risk])["fields"]["impact"], 4);
}

#[test]
fn hostile_text_is_told_as_data_without_steering_a_terminal() {
    let runner = hostile_project(false);
    let status = data(runner.root(), &["status"]);
    for item in items(&status) {
        assert_eq!(data(runner.root(), &["show", item])["item"], item);
    }
}

#[test]
fn without_a_format_show_is_for_people() {
    let runner = Runner::new();
    runner.copy_example("store-agency");
    let plain = runner.run_in("store-agency", &["show", "permissions/shop-owner"]);
    let text = runner.run_in("store-agency", &["show", "permissions/shop-owner", "--format", "text"]);
    assert_eq!((plain.code, &plain.out), (0, &text.out));
    assert!(!plain.out.contains("handover/item/1"));
}
