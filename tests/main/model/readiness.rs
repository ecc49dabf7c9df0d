//! Readiness: nine scores, what they call for, and how a score is given.

use crate::support::new_project::{PEOPLE, findings, init};
use crate::support::runner::Runner;
use crate::support::small::{Seen, Small};
use crate::support::walker::{choose, say, walk, walk_in};
use handover::document::derived::{project_of, stand};
use handover::document::given::given_of;
use handover::model::kinds::factors;
use handover::model::readiness::{Class, Readiness, factor_of, readiness};
use handover::screen::ui::Spoken;
use handover::templates;
use handover::text::Lang;

const ITEM: &str = "readiness/size";

/// A readiness section whose factors have these scores, in their order; a factor with 0 is not scored.
fn scored(scores: &[i64]) -> Small {
    let mut text = "section = \"readiness\"\nowner = [\"chen\"]\ndue = \"cutover\"\n".to_owned();
    for (minute, (factor, score)) in factors().iter().zip(scores).enumerate() {
        let act = format!(
            "  {{ at = 2026-11-02T09:{minute:02}:00+08:00, by = \"chen\", did = \"scored\", score = {score} }},\n"
        );
        let act = if *score == 0 { String::new() } else { act };
        let name = &factor.name;
        text.push_str(&format!(
            "\n[[items]]\nid = \"{name}\"\ntitle = \"{name}\"\nfactor = \"{name}\"\naccept_when = \"in the note\"\nlog = [\n{act}]\n"
        ));
    }
    Small::new().file("readiness.toml", &text)
}

fn derived(seen: &Seen) -> Readiness {
    ranked(seen).into_iter().next().expect("a readiness section")
}

fn ranked(seen: &Seen) -> Vec<Readiness> {
    readiness(&seen.loaded.view.project, &seen.loaded.view.standings)
}

fn drivers(readiness: &Readiness) -> Vec<String> {
    readiness.driving.iter().map(|scored| format!("{} {}", scored.factor, scored.score)).collect()
}

#[test]
fn the_mean_of_nine_scores_gives_the_class_and_its_bounds_belong_to_the_longer_name() {
    let cases: [(&[i64; 9], f64, Class, Option<i64>); 6] = [
        (&[4; 9], 4.0, Class::Days30, Some(30)),
        (&[4, 4, 4, 4, 4, 4, 4, 4, 3], 3.89, Class::Days60, Some(60)),
        (&[3; 9], 3.0, Class::Days60, Some(60)),
        (&[3, 3, 3, 3, 3, 3, 3, 3, 2], 2.89, Class::Days90, Some(90)),
        (&[2; 9], 2.0, Class::Days90, Some(90)),
        (&[2, 2, 2, 2, 2, 2, 2, 2, 1], 1.89, Class::NotNow, None),
    ];
    for (scores, mean, class, days) in cases {
        let readiness = derived(&scored(scores).load());
        assert_eq!((readiness.scored, readiness.preliminary), (9, false));
        assert_eq!((readiness.mean, readiness.class, readiness.days), (Some(mean), Some(class), days), "{scores:?}");
    }
}

#[test]
fn what_scores_two_or_less_drives_it_and_else_the_lowest_two() {
    let low = derived(&scored(&[4, 2, 5, 1, 3, 2, 4, 4, 4]).load());
    assert_eq!(drivers(&low), ["volatility 1", "platform 2", "business_knowledge 2"]);
    let middling = derived(&scored(&[4, 4, 3, 5, 5, 3, 3, 4, 4]).load());
    assert_eq!(drivers(&middling), ["stability 3", "business_knowledge 3"]);
    assert_eq!(drivers(&derived(&scored(&[5; 9]).load())), [""; 0], "what is easy drives nothing");
}

#[test]
fn without_all_nine_it_is_preliminary_and_warns_of_nothing() {
    let seen = scored(&[1, 1, 0, 1, 1, 1, 1, 1, 0]).load();
    let readiness = derived(&seen);
    assert_eq!((readiness.scored, readiness.preliminary, readiness.enough_time), (7, true, None));
    assert_eq!(readiness.missing, ["stability", "service_level"]);
    assert_eq!(seen.found(), [""; 0]);
    let none = derived(&scored(&[0; 9]).load());
    assert_eq!((none.scored, none.mean, none.class), (0, None, None));
    let without = Small::new().item("scope/a", "", &[]).load();
    assert!(ranked(&without).is_empty());
}

#[test]
fn a_transition_that_is_shorter_than_its_class_is_warned_of() {
    // From 2 to 30 November there are 28 days.
    let seen = scored(&[5; 9]).load();
    assert_eq!(seen.found(), ["transition-too-short handover.toml:1:1"]);
    let message = seen.findings().remove(0).message;
    assert_eq!(message.of(Lang::En), "28 days lie between start and cutover, but a mean of 5.0 calls for 30 days");
    assert_eq!(message.of(Lang::Zh), "开始日到切换日只有 28 天，而平均 5.0 分需要 30 天");
    let runner = scored(&[4; 9]).nobody_signs().write();
    let longer = runner.read("handover.toml").replace("cutover = 2026-11-30", "cutover = 2026-12-02");
    runner.write("handover.toml", &longer);
    let output = runner.run(&["check", "--no-input"]);
    assert_eq!(output.code, 0, "thirty days are enough: {}", output.out);
}

#[test]
fn what_scores_too_low_is_not_to_be_handed_over_now() {
    assert_eq!(scored(&[1; 9]).load().found(), ["not-ready handover.toml:1:1"]);
    assert_eq!(scored(&[2; 9]).load().found(), ["transition-too-short handover.toml:1:1"]);
}

#[test]
fn a_factor_without_an_item_is_named() {
    let seen = Small::new().item(ITEM, "factor = \"size\"", &[]).item("readiness/platform", "", &[]).load();
    let finding = seen.findings().into_iter().find(|finding| finding.code == "missing-factor").unwrap();
    assert!(
        finding.message.of(Lang::En).contains("no item scores: stability, volatility,"),
        "{}",
        finding.message.of(Lang::En)
    );
    assert!(!finding.message.of(Lang::En).contains("platform"), "an item may name its factor by its id");
    assert!(!scored(&[0; 9]).load().findings().iter().any(|finding| finding.code == "missing-factor"));
}

#[test]
fn a_score_in_the_act_wins_over_one_in_the_item() {
    let item = |fields: &str, act: &str| {
        let log = format!("log = [\n  {{ at = 2026-11-02T09:00:00+08:00, by = \"chen\", did = \"scored\"{act} }},\n]");
        let text = format!("section = \"readiness\"\n[[items]]\nid = \"size\"\ntitle = \"S\"\n{fields}\n{log}\n");
        Small::new().file("readiness.toml", &text).load()
    };
    assert_eq!(derived(&item("score = 2", "")).mean, Some(2.0));
    assert_eq!(derived(&item("score = 2", ", score = 5")).mean, Some(5.0));
    assert_eq!(derived(&item("", ", score = 5")).mean, Some(5.0));
    let missing = item("", "");
    assert_eq!((derived(&missing).scored, missing.codes(ITEM)[0]), (0, "value-missing"));
    let beyond = item("", ", score = 6");
    assert_eq!((derived(&beyond).scored, beyond.codes(ITEM)[0]), (0, "out-of-range"));
    let wrong = item("", ", score = \"high\"");
    assert!(wrong.codes(ITEM).contains(&"value-wrong"), "{:?}", wrong.codes(ITEM));
}

#[test]
fn a_field_alone_is_no_score_until_the_receiver_makes_the_step() {
    assert_eq!(derived(&Small::new().item(ITEM, "score = 4", &[]).load()).scored, 0);
    assert_eq!(derived(&Small::new().item(ITEM, "score = 4", &["chen scored"]).load()).scored, 1);
    let reopened = ["chen scored", "chen reopened: figures were wrong"];
    assert_eq!(derived(&Small::new().item(ITEM, "score = 4", &reopened).load()).scored, 0);
}

#[test]
fn mark_takes_a_score_and_appends_one_line_in_both_formats() {
    let toml = Small::new().item(ITEM, "", &[]).write();
    let yaml = "section: readiness\nitems:\n  - id: size\n    title: Size\n    log:\n";
    let yaml = Small::new().file("readiness.yaml", yaml).write();
    for (runner, path, line) in [
        (
            &toml,
            "readiness.toml",
            "{ at = 2026-11-20T18:00:00+08:00, by = \"chen\", did = \"scored\", value = 4, note = \"86 seats\" },",
        ),
        (
            &yaml,
            "readiness.yaml",
            "- {at: 2026-11-20T18:00:00+08:00, by: chen, did: scored, value: 4, note: \"86 seats\"}",
        ),
    ] {
        let before = runner.read(path);
        let output = runner.run(&["mark", ITEM, "scored", "--value", "4", "--as", "chen", "--note", "86 seats"]);
        assert_eq!((output.code, output.err.as_str()), (0, ""));
        assert!(output.out.starts_with("Scored: 4: "), "{}", output.out);
        let after = runner.read(path);
        assert_eq!(after.lines().count(), before.lines().count() + 1);
        assert!(after.lines().any(|found| found.trim() == line), "{after}");
        assert!(runner.run(&["show", ITEM]).out.contains("Scored: 4 — \"86 seats\""));
    }
}

#[test]
fn mark_refuses_a_missing_a_wrong_and_a_needless_score() {
    let runner = Small::new().item(ITEM, "", &[]).item("scope/a", "", &[]).write();
    let before = runner.snapshot();
    let cases: [(&[&str], &str); 6] = [
        (&[ITEM, "scored", "--as", "chen"], "`scored` wants a value"),
        (&[ITEM, "scored", "--as", "chen", "--value", "6"], "`value` goes from 1 to 5"),
        (&[ITEM, "scored", "--as", "chen", "--value", "0"], "`value` goes from 1 to 5"),
        (&[ITEM, "scored", "--as", "chen", "--value", "-1"], "`value` goes from 1 to 5"),
        (&[ITEM, "scored", "--as", "lin", "--value", "3"], "belongs to the receiver"),
        (&["scope/a", "proposed", "--as", "lin", "--value", "3"], "`proposed` takes no value"),
    ];
    for (words, reason) in cases {
        let words: Vec<&str> = ["mark"].into_iter().chain(words.iter().copied()).collect();
        let output = runner.run(&words);
        assert_eq!(output.code, 2, "{words:?}");
        assert!(output.err.contains(reason), "{words:?}: {}", output.err);
    }
    assert_eq!(runner.run(&["mark", ITEM, "scored", "--as", "chen", "--value", "high"]).code, 2);
    assert_eq!(runner.snapshot(), before);
}

#[test]
fn the_walk_asks_for_the_score_and_says_what_it_means() {
    let small = Small::new().item(ITEM, "factor = \"size\"", &[]).item("readiness/phase", "factor = \"phase\"", &[]);
    let runner = small.write();
    let first = [choose("Scored"), choose("3"), Spoken::Back, choose("4"), say(" 86 seats ")];
    let answers = first.into_iter().chain([choose("Scored"), Spoken::Back, choose("Skip")]).collect();
    let walked = walk(&runner, "chen", &[], answers);
    walked.assert_done();
    assert!(walked.transcript.contains("Is it large enough to stand on its own?\n"), "{}", walked.transcript);
    assert!(
        walked
            .transcript
            .contains("? Scored [1  a few hours a week, mixed up with other work | 2 | 3 | 4 | 5  a team of its own"),
        "{}",
        walked.transcript
    );
    let text = runner.read("readiness.toml");
    assert!(text.contains("by = \"chen\", did = \"scored\", value = 4, note = \"86 seats\" },"), "{text}");
    assert_eq!(text.matches("scored").count(), 1, "going back from the question records nothing");
    assert!(walked.transcript.contains("Saved: Scored"), "{}", walked.transcript);
}

#[test]
fn an_item_that_names_no_factor_is_scored_as_well() {
    let runner = Small::new().item("readiness/other", "", &[]).write();
    let walked = walk(&runner, "chen", &[], vec![choose("Scored"), choose("1"), say("")]);
    walked.assert_done();
    assert!(walked.transcript.contains("1  hard to hand over | 2 | 3 | 4 | 5  easy to hand over"));
    assert!(runner.read("readiness.toml").contains("value = 1 }"));
}

#[test]
fn status_shows_class_and_driving_factors() {
    let runner = scored(&[4, 3, 2, 2, 5, 4, 3, 4, 3]).write();
    let english = runner.run(&["status"]).out;
    let line = "Readiness  3.3 of 5, a transition of 60 days (start to cutover: 28 days, too short); driven by";
    assert!(english.contains(line), "{english}");
    let shown: String = english.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(shown.contains("driven by stability 2, volatility 2"), "{shown}");
    let chinese = runner.run(&["status", "--lang", "zh-CN"]).out;
    assert!(chinese.contains("平均 3.3 分，属 60 天过渡（开始日到切换日只有 28 天，偏短）"), "{chinese}");
    let shown: String = chinese.split_whitespace().collect();
    assert!(shown.contains("稳定性2分、变更频度2分"), "{chinese}");
    let some = scored(&[4, 3, 2, 2, 5, 4, 3, 4, 0]).write().run(&["status"]).out;
    assert!(some.contains("8 of 9 scored, preliminary: 3.4 of 5"), "{some}");
    assert!(some.contains("not scored: service level"), "{some}");
    let none = scored(&[0; 9]).write().run(&["status"]).out;
    assert!(none.contains("none of the nine factors is scored yet"), "{none}");
    let without = Small::new().item("scope/a", "", &[]).write().run(&["status"]).out;
    assert!(!without.contains("Readiness"), "{without}");
}

#[test]
fn status_gives_readiness_as_data() {
    let data = |small: &Small| -> serde_json::Value {
        serde_json::from_str(&small.write().run(&["status", "--format", "json"]).out).unwrap()
    };
    let readiness = &data(&scored(&[4, 3, 2, 4, 5, 4, 3, 4, 4]))["readiness"][0];
    assert_eq!((&readiness["subject"], &readiness["scored"]), (&serde_json::Value::Null, &9.into()));
    assert_eq!(readiness["mean"], 3.67);
    assert_eq!((&readiness["class"], &readiness["days"]), (&"60-day".into(), &60.into()));
    assert_eq!((&readiness["given_days"], &readiness["enough_time"]), (&28.into(), &false.into()));
    let driving = serde_json::json!([{ "factor": "stability", "item": "readiness/stability", "score": 2 }]);
    assert_eq!(readiness["driving"], driving);
    assert_eq!(data(&Small::new())["readiness"], serde_json::json!([]));
    assert_eq!(data(&scored(&[1; 9]))["readiness"][0]["class"], "not now");
}

#[test]
fn the_record_holds_readiness_and_scores_and_records_of_before_still_load() {
    let view = scored(&[4; 9]).load();
    let given = given_of(&view.loaded.view.project, &view.loaded.view.standings, "cutover");
    assert_eq!(given.items[ITEM].log[0].value.as_deref(), Some("4"));
    let again = project_of(&given);
    assert_eq!(readiness(&again, &stand(&again))[0].mean, derived(&view).mean);
}

#[test]
fn of_two_items_that_score_one_factor_the_lower_counts() {
    let small = Small::new().item(ITEM, "score = 4", &["chen scored"]);
    let seen = small.item("readiness/again", "factor = \"size\"\nscore = 2", &["chen scored"]).load();
    assert_eq!((derived(&seen).scored, derived(&seen).mean), (1, Some(2.0)));
}

#[test]
fn a_note_that_will_not_do_asks_for_the_score_again() {
    let runner = Small::new().item(ITEM, "", &[]).write();
    let secret = say("password: hunter2trustno1");
    let answers = vec![choose("Scored"), choose("2"), secret, choose("3"), say("twelve faults")];
    let walked = walk(&runner, "chen", &[], answers);
    walked.assert_done();
    assert!(walked.transcript.contains("Not recorded: the note looks as if it held a password"));
    assert!(runner.read("readiness.toml").contains("value = 3, note = \"twelve faults\" }"));
}

#[test]
fn the_score_is_asked_for_in_chinese_as_well() {
    let runner = Small::new().item(ITEM, "", &[]).write();
    runner.write("handover.toml", &runner.read("handover.toml").replace("\"en\"", "\"zh-CN\""));
    let walked = walk_in(&runner, "chen", Lang::Zh, vec![choose("已评分"), choose("5"), say("")]);
    walked.assert_done();
    assert!(walked.transcript.contains("规模是否足以独立运作？"), "{}", walked.transcript);
    assert!(walked.transcript.contains("? 已评分 [1  每周只有几小时"), "{}", walked.transcript);
    assert!(runner.run(&["show", ITEM, "--lang", "zh-CN"]).out.contains("已评分：5"));
}

#[test]
fn templates_score_all_nine_factors_and_show_how_a_score_is_written() {
    let mut seen = 0;
    for template in templates::names() {
        for (lang, format) in [("en", "toml"), ("en", "yaml"), ("zh-CN", "toml"), ("zh-CN", "yaml")] {
            let runner = Runner::new();
            let options = ["new", "--template", template, "--lang", lang, "--format", format];
            let options: Vec<&str> = options.into_iter().chain(PEOPLE).collect();
            assert_eq!(runner.run(&init(&options)).code, 0);
            let path = format!("new/readiness.{format}");
            if !runner.path(&path).is_file() {
                continue;
            }
            seen += 1;
            let project = findings(&runner.path("new")).0.view.project;
            let items = || project.items.iter().filter(|item| item.name.kind == "readiness");
            let named: Vec<&str> = items().filter_map(factor_of).map(|factor| factor.name.as_str()).collect();
            assert_eq!(named, factors().iter().map(|factor| factor.name.as_str()).collect::<Vec<_>>(), "{path}");
            let sample = if format == "toml" { "did = \"scored\", value = 4" } else { "did: scored, value: 4" };
            let comment: String = runner.read(&path).lines().take_while(|line| line.starts_with('#')).collect();
            assert!(comment.contains(sample), "{template} {path}: {comment}");
            let item = items().next().unwrap().name.to_string();
            let mark = ["mark", &item, "scored", "--value", "3", "--as", "chen"];
            assert_eq!(runner.run_in("new", &mark).code, 0, "{template} {path}");
            assert_eq!(findings(&runner.path("new")).1, [], "{template} {path}");
        }
    }
    assert_eq!(seen, 12, "three templates have readiness");
}

#[test]
fn the_document_says_each_score() {
    let runner = scored(&[4, 3, 2, 4, 5, 4, 3, 4, 1]).write();
    let output = runner.run(&["record", "cutover", "--format", "md"]);
    assert_eq!((output.code, output.err.as_str()), (0, ""));
    for score in ["Scored: 1", "Scored: 2", "Scored: 5"] {
        assert!(output.out.contains(score), "{}", output.out);
    }
    let chinese = runner.run(&["record", "cutover", "--format", "md", "--lang", "zh-CN"]).out;
    assert!(chinese.contains("已评分：5"), "{chinese}");
}
