//! Templates: each goes from `init` to all complete, with values that meet and with values that miss.

use crate::support::completing::{Completing, Values};
use crate::support::new_project::{PEOPLE, filled_templates, init};
use crate::support::runner::{NOW, Output, Runner};
use handover::checks::check_all;
use handover::files::load::{Loaded, load_project};
use handover::model::clock;
use handover::model::finding::Finding;
use handover::model::kinds::Step;
use handover::model::party::Party;
use handover::model::standing::State;
use handover::templates;
use handover::text::Lang;
use std::path::Path;

/// Makes every step that is next, as if each stage were signed.
fn complete(root: &Path, values: Values) {
    let end = clock::parse_moment(NOW).unwrap();
    let at = |round: i64, _: usize| end - chrono::Duration::hours(10) + chrono::Duration::minutes(round);
    let stages = ["start", "cutover", "close"];
    Completing { now: end, values, note: "done", reserved: &[], at: &at, signed: &stages }.run(root);
}

/// A witness, and a person of it.
const WITNESS: [&str; 4] = ["--witness", "Audit", "--person", "witness:zhao:Zhao Min <zhao@audit.example>"];

/// A project of a template, all of it or its core, with a witness; of one with a witness nothing is said on standard error.
fn project_of(template: &str, lang: &str, format: &str, more: &[&str]) -> Runner {
    let runner = Runner::new();
    let options = ["new", "--template", template, "--lang", lang, "--format", format, "--start", "2026-11-02"];
    let options: Vec<&str> = options.into_iter().chain(PEOPLE).chain(more.iter().copied()).collect();
    let output = runner.run(&init(&options));
    let is_fine = output.code == 0 && (output.err.is_empty() || !more.contains(&"--witness"));
    assert!(is_fine, "{options:?}: {}", output.err);
    // What the baseline is, nobody but the two sides can say.
    for name in runner.names().iter().filter(|name| name.ends_with(format)) {
        let told =
            |line: &str| match line.split_once("target").filter(|_| line.contains("baseline") || line.contains("基线"))
            {
                Some((margin, rest)) if margin.trim().is_empty() => {
                    let equals = if rest.starts_with(':') { ": " } else { " = " };
                    format!("{line}\n{margin}baseline{equals}100")
                }
                _ => line.to_owned(),
            };
        let text = runner.read(name);
        let text: Vec<String> = text.lines().filter(|line| !line.trim().starts_with("baseline")).map(told).collect();
        runner.write(name, &(text.join("\n") + "\n"));
    }
    runner
}

/// With a witness, and only the core where that is wanted.
fn options(light: bool) -> Vec<&'static str> {
    WITNESS.into_iter().chain(light.then_some("--light")).collect()
}

/// What is left once every step is made: to sign what is complete.
fn only_signing_is_left(shown: &str, lang: &str, check: &Output) {
    let left = |count: usize| match (lang, count) {
        ("en", 1) => "1 sign-off outstanding\n".to_owned(),
        ("en", _) => format!("{count} sign-offs outstanding\n"),
        _ => format!("{count} 个阶段的签署未完成\n"),
    };
    assert_eq!(check.code, 1, "{shown}: {}", check.out);
    assert!((1..=3).any(|count| check.out.contains(&left(count))), "{shown}: {}", check.out);
}

/// What is found, but that nobody has signed what work on other stages waits for.
fn found(loaded: &Loaded) -> Vec<Finding> {
    let mut findings = check_all(loaded);
    findings.retain(|finding| finding.code != "begun-too-early");
    findings
}

/// Runs every case, half of them beside the other half.
fn each<T: Copy + Sync>(cases: &[T], walk: impl Fn(T) + Sync) {
    std::thread::scope(|scope| {
        for half in cases.chunks(cases.len().div_ceil(2)) {
            scope.spawn(|| half.iter().for_each(|case| walk(*case)));
        }
    });
}

#[test]
fn every_template_goes_from_init_to_all_complete() {
    let forms = [("en", "toml"), ("en", "yaml"), ("zh-CN", "toml"), ("zh-CN", "yaml")];
    let cases: Vec<(&str, (&str, &str), bool)> = filled_templates()
        .into_iter()
        .flat_map(|name| forms.map(|form| (name, form)))
        .flat_map(|(name, form)| [(name, form, false), (name, form, true)])
        .collect();
    each(&cases, |(template, (lang, format), light)| {
        let shown = format!("{template} {lang} {format} {light}");
        let runner = project_of(template, lang, format, &options(light));
        complete(&runner.path("new"), Values::Meet);
        let loaded = load_project(&runner.path("new"), clock::parse_moment(NOW).unwrap()).unwrap();
        let view = &loaded.view;
        for (item, standing) in view.project.items.iter().zip(&view.standings) {
            assert!(standing.state.is_settled(), "{shown}: {}: {:?}", item.name, standing.state);
            assert!(!standing.is_short(), "{shown}: {}: {:?}", item.name, standing.shortfall);
        }
        let findings = found(&loaded);
        assert!(findings.is_empty(), "{shown}: {findings:#?}");
        only_signing_is_left(&shown, lang, &runner.run_in("new", &["check", "--no-input"]));
    });
}

#[test]
fn an_item_whose_value_misses_is_complete_and_not_enough() {
    let cases: Vec<(&str, &str, bool)> =
        filled_templates().into_iter().flat_map(|name| [(name, "en", false), (name, "zh-CN", true)]).collect();
    each(&cases, |(template, lang, light)| {
        let runner = project_of(template, lang, "toml", &options(light));
        complete(&runner.path("new"), Values::Miss);
        let loaded = load_project(&runner.path("new"), clock::parse_moment(NOW).unwrap()).unwrap();
        let view = &loaded.view;
        for (item, standing) in view.project.items.iter().zip(&view.standings) {
            assert!(standing.state.is_settled(), "{template} {lang}: {}: {:?}", item.name, standing.state);
            let measured = |step: &Step| step.asks.as_ref().is_some_and(|asks| asks.against.is_some());
            let measures = item.field("target").is_some() && item.steps.iter().any(measured);
            let short = standing.is_short() || standing.state != State::Complete;
            assert!(short || !measures, "{template} {lang}: {}: {:?}", item.name, item.log);
        }
        assert!(view.standings.iter().any(|standing| standing.is_short()), "{template} {lang}");
    });
}

#[test]
fn without_a_witness_a_template_that_has_work_for_one_can_be_completed_all_the_same() {
    let with_witness = |name: &&str| !templates::load(name, Lang::En).unwrap().roles_of(Party::Witness).is_empty();
    let names: Vec<&str> = filled_templates().into_iter().filter(with_witness).collect();
    assert!(names.len() >= 3, "{names:?}");
    let cases: Vec<(&str, &[&str])> = names.iter().flat_map(|name| [(*name, &[][..]), (*name, &["--light"])]).collect();
    each(&cases, |(template, more)| {
        let runner = project_of(template, "en", "yaml", more);
        complete(&runner.path("new"), Values::Meet);
        let loaded = load_project(&runner.path("new"), clock::parse_moment(NOW).unwrap()).unwrap();
        let view = &loaded.view;
        for (item, standing) in view.project.items.iter().zip(&view.standings) {
            assert!(standing.state.is_settled(), "{template}: {}: {:?}", item.name, standing.state);
        }
        let findings = found(&loaded);
        assert!(findings.is_empty(), "{template}: {findings:#?}");
    });
}

/// Signs a stage by typed words, as each of these people.
fn sign(runner: &Runner, stage: &str) {
    for (person, name) in [("lin", "Lin Wei"), ("chen", "Chen Yu"), ("zhao", "Zhao Min")] {
        let options = ["sign", stage, "--as", person, "--yes", "--allow-dirty", "--lang", "en", "--typed"];
        let shown = runner.run_in("new", &options);
        let line = shown.out.lines().find(|line| line.starts_with("digest"));
        let digest = line.and_then(|line| line.split_whitespace().nth(1)).unwrap_or_else(|| panic!("{}", shown.err));
        let typed = format!("{name} {}", &digest[..16]);
        let output = runner.run_in("new", &[&options[..], &[typed.as_str()]].concat());
        assert_eq!(output.code, 0, "{stage}: {}", output.err);
    }
}

#[test]
fn a_project_that_is_complete_is_signed_stage_by_stage_and_nothing_is_left() {
    let languages = ["en", "zh-CN"].into_iter().cycle();
    let cases: Vec<(&str, &str)> = filled_templates().into_iter().zip(languages).collect();
    each(&cases, |(template, lang)| {
        let runner = project_of(template, lang, "toml", &options(lang != "en"));
        complete(&runner.path("new"), Values::Meet);
        let loaded = load_project(&runner.path("new"), clock::parse_moment(NOW).unwrap()).unwrap();
        loaded.view.project.signoffs.iter().for_each(|signoff| sign(&runner, &signoff.stage));
        let check = runner.run_in("new", &["check", "--no-input"]);
        assert_eq!(check.code, 0, "{template}: {}", check.out);
        assert_eq!(runner.run_in("new", &["verify"]).code, 0, "{template}");
    });
}
