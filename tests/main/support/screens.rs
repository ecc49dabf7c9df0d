//! Screens as a person sees them, for inline snapshots.
//!
//! They are taken of the two projects in `tests/projects`, which say the same in two languages. A screen
//! begins with the command line and ends with the exit code, so that no line of what lies between is lost.

use crate::support::runner::{Output, Runner, copy_tree};
use crate::support::walker::walk_at;
use handover::screen::ui::Spoken;
use handover::text::Lang;
use std::path::Path;

/// The project in English.
pub(crate) const STORE: &str = "store";

/// The project in Chinese.
pub(crate) const SHOP: &str = "门店交接";

/// One of the two projects, in the folder that runs start in.
pub(crate) fn project(name: &str) -> Runner {
    let runner = Runner::new();
    copy_tree(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/projects").join(name), runner.root());
    runner
}

/// What a command shows of the English project at so many columns.
pub(crate) fn english(columns: usize, words: &[&str]) -> String {
    screen(&project(STORE), columns, words)
}

/// What a command shows of the Chinese project at so many columns.
pub(crate) fn chinese(columns: usize, words: &[&str]) -> String {
    screen(&project(SHOP), columns, words)
}

/// As [`english`], with other files beside those of the project.
pub(crate) fn english_of(columns: usize, files: &[(&str, &str)], words: &[&str]) -> String {
    screen(&with(project(STORE), files), columns, words)
}

/// As [`chinese`], with other files beside those of the project.
pub(crate) fn chinese_of(columns: usize, files: &[(&str, &str)], words: &[&str]) -> String {
    screen(&with(project(SHOP), files), columns, words)
}

fn with(runner: Runner, files: &[(&str, &str)]) -> Runner {
    files.iter().for_each(|(path, text)| runner.write(path, text));
    runner
}

/// What a command shows in a folder at so many columns.
pub(crate) fn screen(runner: &Runner, columns: usize, words: &[&str]) -> String {
    let Output { code, out, err } = runner.run_at(columns, words);
    let errors = if err.is_empty() { String::new() } else { format!("--- on standard error\n{err}") };
    format!("$ handover {}\n{out}{errors}--- exit {code}", words.join(" "))
}

/// The head of a screen that goes on in the same way for long.
pub(crate) fn first_rows(screen: String) -> String {
    screen.lines().take(20).collect::<Vec<_>>().join("\n")
}

/// All that a walk through one of the two projects shows and asks, with the folder named `/project`.
pub(crate) fn walked(runner: &Runner, person: &str, lang: Lang, columns: usize, answers: &[Spoken]) -> String {
    let walked = walk_at(runner, person, lang, columns, answers.to_vec());
    walked.assert_done();
    walked.transcript.replace(&runner.root().display().to_string(), "/project")
}

/// Mistakes that people make: a step of the other party, a name that is nobody's, a kind and a field mistyped.
const RISKS: &str = r#"section = "risk"

[[items]]
id = "sale"
title = "The sale of 12 December"
owner = ["lin", "chenn"]
due = "cutofer - 7d"
acept_when = "Both sides have a plan for the day"
log = [
  { at = 2026-11-19T10:00:00+08:00, by = "chen", did = "delivered" },
]
"#;

/// The same mistakes in Chinese, in YAML.
const RISKS_ZH: &str = "section: risk
items:
  - id: sale
    title: 双十二大促
    owner: [lin, chenn]
    due: cutofer - 7d
    acept_when: 双方备有当天的预案
    log:
      - {at: 2026-11-19T10:00:00+08:00, by: chen, did: delivered}
";

/// The English project with those mistakes, and a file that cannot be read.
pub(crate) fn mistaken() -> Runner {
    let runner = project(STORE);
    runner.write("risks.toml", RISKS);
    runner.write("lessons.toml", "section = \"lessons\"\n\n[[items]\nid = \"briefing\"\n");
    runner
}

/// The Chinese project with those mistakes, and a file whose colon is a Chinese one.
pub(crate) fn mistaken_zh() -> Runner {
    let runner = project(SHOP);
    runner.write("风险.yaml", RISKS_ZH);
    runner.write("经验总结.yaml", "section: lessons\nitems:\n  - id: briefing\n    title：晨会\n");
    runner
}
