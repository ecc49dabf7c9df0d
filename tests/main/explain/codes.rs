//! `handover explain`: every code that a finding can have is explained, in both languages.

use crate::support::new_project::has_chinese;
use crate::support::runner::Runner;
use crate::support::small::Small;
use handover::checks::{rule, rules};
use handover::text::Lang;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The words in quotes in a piece of source that could be codes: small letters and dashes.
fn words(source: &str) -> impl Iterator<Item = &str> {
    let is_code = |word: &&str| {
        !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    };
    source.split('"').skip(1).step_by(2).filter(is_code)
}

/// The codes that the sources give to findings: what stands first in a call that makes one, and in the places
/// that choose a code for such a call.
fn codes_in_sources() -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for entry in walkdir::WalkDir::new(source) {
        let path = entry.unwrap().into_path();
        if path.extension().is_none_or(|ending| ending != "rs") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        for call in ["Finding::new(", ".report(", " report(", " find(", " warn(", "code: \""] {
            for (at, _) in text.match_indices(call) {
                let rest = text[at + call.len()..].trim_start();
                let rest = if call.starts_with("code") { rest } else { rest.strip_prefix('"').unwrap_or_default() };
                codes.extend(rest.split_once('"').map(|(code, _)| code.to_owned()).filter(|code| !code.is_empty()));
            }
        }
        let chosen = [
            ("let (code, message) = match &syntax.cause", "};"),
            ("pub fn code(&self) -> &'static str", "\n    }\n"),
            ("findings.extend(circle(", ";"),
        ];
        for (begin, end) in chosen {
            for (at, _) in text.match_indices(begin) {
                codes.extend(words(text[at..].split(end).next().unwrap()).map(str::to_owned));
            }
        }
    }
    codes
}

#[test]
fn every_code_in_the_sources_is_explained_and_every_explained_code_is_in_the_sources() {
    let explained: BTreeSet<String> = rules().iter().map(|rule| rule.code.clone()).collect();
    assert_eq!(explained.len(), rules().len(), "a code is explained twice");
    assert!(explained.len() > 50);
    assert_eq!(codes_in_sources(), explained);
}

#[test]
fn every_explanation_is_whole_in_both_languages() {
    for rule in rules() {
        let texts = [&rule.line, &rule.means, &rule.why, &rule.mend, &rule.example];
        for text in texts {
            assert!(!text.of(Lang::En).trim().is_empty() && !text.of(Lang::Zh).trim().is_empty(), "{}", rule.code);
        }
        for text in &texts[..4] {
            assert!(has_chinese(text.of(Lang::Zh)), "{}: {}", rule.code, text.of(Lang::Zh));
            assert!(!has_chinese(text.of(Lang::En)), "{}: {}", rule.code, text.of(Lang::En));
        }
        for text in &texts[1..4] {
            assert!(
                text.of(Lang::En).ends_with(['.']) && text.of(Lang::Zh).ends_with(['。']),
                "{}: {text:?}",
                rule.code
            );
        }
        assert!(rule.line.of(Lang::En).chars().count() <= 70, "{}: {}", rule.code, rule.line.of(Lang::En));
    }
}

#[test]
fn a_code_is_explained_anywhere_and_as_it_stands_in_a_finding() {
    let runner = Runner::new();
    for code in ["no-due", "hint[no-due]", "[no-due]"] {
        let output = runner.run(&["explain", code]);
        assert_eq!((output.code, output.err.as_str()), (0, ""));
        assert!(output.out.starts_with("hint[no-due]\nan item does not say when it is due\n"), "{}", output.out);
        assert!(output.out.contains("due = \"cutover - 7d\""), "{}", output.out);
        assert!(output.out.contains("silence = [{ rule = \"no-due\""), "{}", output.out);
    }
    let output = runner.run(&["explain", "wrong-party", "--lang", "zh-CN"]);
    assert!(output.out.starts_with("错误[wrong-party]\n步骤由另一方的人员完成\n"), "{}", output.out);
    assert!(!output.out.contains("silence"), "an error cannot be silenced: {}", output.out);
    for rule in rules() {
        for lang in ["en", "zh-CN"] {
            let output = runner.run(&["explain", &rule.code, "--lang", lang]);
            assert_eq!(output.code, 0, "{}", rule.code);
            let wide = output.out.lines().take_while(|line| !line.starts_with("  ")).map(str::len).max();
            assert!(wide.is_some_and(|wide| wide > 0), "{}", rule.code);
        }
    }
}

#[test]
fn without_a_code_all_are_listed_with_how_bad_they_are() {
    let output = Runner::new().run(&["explain"]);
    assert_eq!(output.code, 0);
    for rule in rules() {
        assert!(output.out.contains(&format!("{} ", rule.code)), "{}", rule.code);
    }
    assert!(output.out.lines().any(|line| line.starts_with("wrong-party ") && line.contains(" error ")));
    assert!(output.out.contains("handover explain CODE"), "{}", output.out);
}

#[test]
fn a_project_explains_in_its_own_language() {
    let runner = Runner::new();
    runner.copy_example("客服中心交接");
    assert!(runner.run_in("客服中心交接", &["explain", "no-due"]).out.starts_with("提示[no-due]"));
}

#[test]
fn an_unknown_code_is_answered_with_the_nearest() {
    let output = Runner::new().run(&["explain", "no-deu"]);
    assert_eq!((output.code, output.out.as_str()), (2, ""));
    assert!(output.err.contains("`no-deu`") && output.err.contains("`no-due`"), "{}", output.err);
    let output = Runner::new().run(&["explain", "quite-something-else"]);
    assert_eq!(output.code, 2);
    assert!(output.err.contains("`handover explain` lists them all"), "{}", output.err);
}

#[test]
fn what_a_finding_is_called_leads_to_its_explanation() {
    let runner = Small::new().item("deliverables/a", "", &[]).write();
    let output = runner.run(&["check", "--no-input"]);
    let codes = output.out.lines().filter_map(|line| line.split_once('[')?.1.split_once("]: ").map(|(code, _)| code));
    let codes: Vec<&str> = codes.collect();
    assert_eq!(codes, ["no-owner", "no-due", "no-criterion"]);
    assert!(codes.iter().all(|code| rule(code).is_some()));
}

#[test]
fn programs_read_what_findings_mean() {
    let runner = Small::new().write();
    let read = |words: &[&str]| -> serde_json::Value {
        let output = runner.run(&[words, &["--format", "json"]].concat());
        assert_eq!(output.code, 0, "{output:?}");
        serde_json::from_str(&output.out).unwrap()
    };
    let all = read(&["explain"]);
    assert!(all["rules"].as_array().unwrap().len() > 50, "{all}");
    let one = read(&["explain", "no-due", "--lang", "zh-CN"]);
    assert_eq!(one["rules"].as_array().unwrap().len(), 1);
    assert_eq!((&one["rules"][0]["code"], &one["rules"][0]["severity"]), (&"no-due".into(), &"hint".into()));
    assert!(!one["rules"][0]["mend"].as_str().unwrap().is_ascii(), "{one}");
    assert_eq!(read(&["explain", "与签署内容不一致"])["word"], read(&["explain", "DEPARTED"])["word"]);
}
