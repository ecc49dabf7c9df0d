//! The README is true in both languages: its tour runs, its table of commands is that of the code, and the two say the same.

use crate::support::runner::Runner;
use clap::CommandFactory;
use handover::cli::Cli;
use std::fs;
use std::path::Path;

/// The same page in each language.
const PAGES: [&str; 2] = ["README.md", "README.zh-CN.md"];

fn read(page: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(page)).unwrap()
}

/// The lines of all blocks that are marked so, in order.
fn blocks(page: &str, mark: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut inside = false;
    for line in read(page).lines() {
        match line.strip_prefix("```") {
            Some(word) => inside = word == mark,
            None if inside => lines.push(line.to_owned()),
            None => {}
        }
    }
    lines
}

/// The page without its blocks.
fn prose(page: &str) -> Vec<String> {
    let text = read(page);
    let outside = text.split("```").step_by(2);
    outside.flat_map(str::lines).map(str::to_owned).collect()
}

/// Whether the lines shown are those expected, where `…` alone on a line stands for any lines.
fn matches(expected: &[String], shown: &[String]) -> bool {
    match expected.split_first() {
        None => shown.is_empty(),
        Some((first, rest)) if first == "…" => (0..=shown.len()).any(|skip| matches(rest, &shown[skip..])),
        Some((first, rest)) => shown.split_first().is_some_and(|(line, others)| line == first && matches(rest, others)),
    }
}

/// Runs the commands of a page one after the other and compares what each shows.
fn tour(page: &str) {
    let runner = Runner::new();
    for example in ["store-agency", "客服中心交接", "billing-software"] {
        let copied = runner.copy_example(example);
        fs::create_dir_all(runner.path("examples")).unwrap();
        fs::rename(copied, runner.path("examples").join(example)).unwrap();
    }
    let mut folder = runner.root().to_owned();
    let lines = blocks(page, "console");
    let mut at = 0;
    while at < lines.len() {
        let command = lines[at].strip_prefix("$ ").expect("a block begins with a command");
        let end = (at + 1..lines.len()).find(|next| lines[*next].starts_with("$ ")).unwrap_or(lines.len());
        let expected = &lines[at + 1..end];
        at = end;
        if let Some(into) = command.strip_prefix("cd ") {
            folder = folder.join(into);
            continue;
        }
        let output = runner.shell(command, &folder);
        let shown: Vec<String> = output.lines().map(|line| line.trim_end().to_owned()).collect();
        assert!(matches(expected, &shown), "$ {command}\nexpected:\n{}\nshown:\n{output}", expected.join("\n"));
        let refused = command.contains("scope/work agreed --as lin");
        assert_eq!(output.contains("error:") || output.contains("错误："), refused, "$ {command}\n{output}");
    }
}

#[test]
fn the_tour_of_the_english_readme_shows_what_it_says() {
    tour(PAGES[0]);
}

#[test]
fn the_tour_of_the_chinese_readme_shows_what_it_says() {
    tour(PAGES[1]);
}

#[test]
fn the_readme_is_a_page_for_newcomers() {
    for page in PAGES {
        let count = read(page).lines().count();
        assert!((100..=250).contains(&count), "{page} has {count} lines");
    }
}

#[test]
fn the_readme_names_every_command_once() {
    let cli = Cli::command();
    let there: Vec<&str> = cli.get_subcommands().map(clap::Command::get_name).collect();
    for page in PAGES {
        let lines = prose(page);
        let rows = lines.iter().filter_map(|line| line.strip_prefix("| `")?.split([' ', '`']).next());
        let named: Vec<&str> = rows.filter(|word| *word != "handover").collect();
        assert_eq!(named, there, "the table of commands in {page}, in the order of `handover --help`");
    }
}

/// What must be alike: headings by their level, tables by their rows, points, blocks by what they are marked as.
fn skeleton(page: &str) -> Vec<String> {
    let mut inside = false;
    let kind = |line: &str| match line.chars().next()? {
        '#' => Some(line.split(' ').next()?.to_owned()),
        '|' => Some(format!("row of {}", line.replace("\\|", "").matches('|').count())),
        '-' if line.starts_with("- ") => Some("point".to_owned()),
        _ => None,
    };
    let lines = read(page);
    let lines = lines.lines().filter_map(|line| match line.strip_prefix("```") {
        Some(mark) => {
            inside = !inside;
            inside.then(|| format!("block {mark}"))
        }
        None if inside => line.strip_prefix("$ ").map(|command| format!("command {}", words(command))),
        None => kind(line),
    });
    lines.collect()
}

/// A command without what it is given: the program, and of `handover` its command.
fn words(command: &str) -> String {
    let words = command.split(' ').filter(|word| word.bytes().all(|byte| byte.is_ascii_lowercase()));
    words.take(if command.starts_with("handover") { 2 } else { 1 }).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_readme_is_the_same_page_in_both_languages() {
    let [english, chinese] = PAGES.map(skeleton);
    for (number, (one, other)) in english.iter().zip(&chinese).enumerate() {
        assert_eq!(one, other, "part {number} of {english:#?}");
    }
    assert_eq!(english.len(), chinese.len());
    assert!(english.len() > 40, "{english:#?}");
    assert_eq!(blocks(PAGES[0], "sh"), blocks(PAGES[1], "sh"), "what is typed in a shell is the same");
}

#[test]
fn what_the_readme_points_to_is_there() {
    for page in PAGES.into_iter().chain(["CONTRIBUTING.md"]) {
        let text = read(page);
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(link).exists(), "{page}: {link}");
        }
    }
}
