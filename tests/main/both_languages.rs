//! Texts in several languages: a title, details, a criterion, a declaration as `{ en = …, zh-CN = … }`.

use crate::support::runner::Runner;

const SECTION: &str = r#"
section = "scope"
title = { en = "What is handed over", zh-CN = "移交什么" }
[[items]]
id = "goals"
title = { en = "Goals of the year", zh-CN = "年度目标" }
details = { en = "As agreed in May", zh-CN = "五月商定的目标" }
accept_when = { en = "Both sides have read them", zh-CN = "双方已通读" }
[[items]]
id = "one"
title = { zh = "只有中文" }
[[items]]
id = "plain"
title = "Everybody reads this"
"#;

fn project(runner: &Runner) {
    let project = "format = 1\nid = \"shop\"\ntitle = { en = \"The shop\", zh-CN = \"店铺\" }\nlanguage = \"en\"\n\
        [giver]\nname = \"A\"\n[receiver]\nname = \"B\"\n[milestones]\ncutover = 2026-11-30\n\
        [[people]]\nid = \"lin\"\nname = \"Lin\"\nparty = \"giver\"\n\
        [[people]]\nid = \"chen\"\nname = \"Chen\"\nparty = \"receiver\"\n";
    runner.write("shop/handover.toml", project);
    runner.write("shop/scope.toml", SECTION);
}

#[test]
fn every_screen_shows_a_text_in_its_readers_language_else_in_the_one_there_is() {
    let runner = Runner::new();
    project(&runner);
    let run = |arguments: &[&str]| {
        let output = runner.run_in("shop", arguments);
        assert!(output.code < 2, "{arguments:?}: {}", output.err);
        output.out + &output.err
    };
    let screens: [&[&str]; 7] = [
        &["status"],
        &["status", "--by", "due"],
        &["status", "--format", "json"],
        &["next", "--all"],
        &["next", "--format", "json"],
        &["show", "scope/goals"],
        &["check", "--no-input"],
    ];
    for screen in screens {
        for (lang, own, other) in [("en", "Goals of the year", "年度目标"), ("zh-CN", "年度目标", "Goals of the year")]
        {
            let text = run(&[screen, &["--lang", lang]].concat());
            assert!(!text.contains(other), "{screen:?} {lang}: {text}");
            if !matches!(screen, ["status"] | ["check", ..]) {
                assert!(text.contains(own), "{screen:?} {lang}: {text}");
            }
        }
    }
    assert!(run(&["status", "--lang", "en"]).contains("What is handed over"));
    assert!(run(&["status", "--lang", "zh-CN"]).contains("移交什么"));
    assert!(run(&["show", "scope/goals", "--lang", "zh-CN"]).contains("五月商定的目标"));
    assert!(run(&["show", "scope/goals", "--lang", "zh-CN"]).contains("双方已通读"));
    assert!(run(&["show", "scope/one", "--lang", "en"]).contains("只有中文"));
    assert!(run(&["show", "scope/plain", "--lang", "zh-CN"]).contains("Everybody reads this"));
}

#[test]
fn an_item_is_found_by_its_title_in_either_language() {
    let runner = Runner::new();
    project(&runner);
    for title in ["Goals of the year", "年度目标"] {
        let shown = runner.run_in("shop", &["show", title]);
        assert_eq!(shown.code, 0, "{}", shown.err);
        assert!(shown.out.contains("Goals of the year"), "{}", shown.out);
    }
}

#[test]
fn a_language_that_the_tool_does_not_know_is_a_finding_at_its_place() {
    let runner = Runner::new();
    project(&runner);
    let broken = SECTION
        .replace("en = \"Goals of the year\"", "fr = \"Buts\"")
        .replace("{ zh = \"只有中文\" }", "{ zh = \"甲\", zh-CN = \"乙\" }");
    runner.write("shop/scope.toml", &broken);
    let found = runner.run_in("shop", &["check", "--no-input"]);
    let text = found.out + &found.err;
    assert!(text.contains("`fr` is not a language: `title` is a text"), "{text}");
    assert!(text.contains("two texts for zh-CN"), "{text}");
    assert!(text.contains("scope.toml:6:11"), "{text}");
}
