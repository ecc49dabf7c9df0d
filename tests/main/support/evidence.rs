//! A project with backups and deliverables, and files inside and outside of it that can be evidence.

use crate::support::runner::{Output, Runner};
use std::fs;

/// SHA-256 of `x` and a line feed.
pub(crate) const X: &str = "73cb3858a687a8494ca3323053016282f3dad39d42cf62ca4e79dda2aac7d9ac";

const PROJECT: &str = r#"
format = 1
id = "shop"
title = "Shop"
[giver]
name = "Bright"
[receiver]
name = "Acme"
[milestones]
cutover = 2026-11-30
[[people]]
id = "lin"
name = "Lin"
party = "giver"
[[people]]
id = "chen"
name = "Chen"
party = "receiver"
"#;

pub(crate) const BACKUPS: &str = r#"section = "backups"
[[items]]
id = "orders"
title = "Orders"
location = "dumps/orders.sql"
log = [
]
[[items]]
id = "photos"
title = "Photos"
location = "dumps/photos"
log = [
]
[[items]]
id = "vault"
title = "Vault"
location = "vault: acme/backups"
log = [
]
[[items]]
id = "cloud"
title = "Cloud"
location = "https://backup.example/orders"
log = [
]
"#;

const DELIVERABLES: &str = r#"section = "deliverables"
[[items]]
id = "manual"
title = "Manual"
log = [
]
[[items]]
id = "design"
title = "Design"
log = [
]
"#;

/// A small project in `project`, beside a folder `outside`, with a few files in both.
pub(crate) fn project() -> Runner {
    let runner = Runner::new();
    runner.write("project/handover.toml", PROJECT);
    runner.write("project/backups.toml", BACKUPS);
    runner.write("project/deliverables.toml", DELIVERABLES);
    runner.write("project/dumps/orders.sql", "insert into orders\n");
    runner.write("project/dumps/photos/a.jpg", "a");
    runner.write("project/dumps/photos/子/b.jpg", "b");
    runner.write("project/papers/manual.pdf", "x\n");
    runner.write("outside/report.pdf", "x\n");
    runner.write("outside/set/one.txt", "one");
    runner.write("outside/set/below/two.txt", "two");
    runner
}

/// Runs `mark` for somebody and expects it to go well.
pub(crate) fn mark(runner: &Runner, by: &str, words: &[&str]) -> Output {
    let output = try_mark(runner, by, words);
    assert_eq!(output.code, 0, "{}{}", output.out, output.err);
    output
}

/// Runs `mark` for somebody.
pub(crate) fn try_mark(runner: &Runner, by: &str, words: &[&str]) -> Output {
    let words: Vec<&str> = ["mark", "--as", by].into_iter().chain(words.iter().copied()).collect();
    runner.run_in("project", &words)
}

/// Expects an act to be refused with these words, and nothing to have changed.
pub(crate) fn refused(runner: &Runner, by: &str, words: &[&str], why: &str) {
    let before = runner.snapshot();
    let output = try_mark(runner, by, words);
    assert_eq!(output.code, 2, "{words:?}: {}{}", output.out, output.err);
    assert!(output.err.contains(why), "{words:?}: {}", output.err);
    assert!(runner.snapshot() == before, "{words:?} has changed something");
}

/// The lines of a file of the project that hold a word.
pub(crate) fn lines_with(runner: &Runner, path: &str, word: &str) -> Vec<String> {
    runner.read(path).lines().filter(|line| line.contains(word)).map(|line| line.trim().to_owned()).collect()
}

pub(crate) fn names_in(runner: &Runner, folder: &str) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(runner.path(folder))
        .map(|entries| entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect())
        .unwrap_or_default();
    names.sort();
    names
}
