//! Every command takes work in proportion to the bytes of a project, whatever is in it.
//!
//! Nothing here measures time. A project is made in one size and in twice that size; steps and allocated bytes must
//! not grow faster than the files do. With `SHOW_WORK=WORDS` only the projects that have these words in their names are
//! made, and what each command costs is printed.

mod exported;
mod files;
mod projects;
mod records;

use super::Cli;
use crate::commands;
use crate::context::Context;
use crate::screen::ui::Scripted;
use crate::work::{Work, counted};
use clap::Parser;
use files::{Make, committed, written};
use projects::{PROJECTS, plain_yaml};
use rayon::prelude::*;
use std::path::Path;

/// The commands that read, in every form in which they write, and one that refuses to write after it has read.
const COMMANDS: [&str; 16] = [
    "status",
    "status --format json",
    "status --by due",
    "status --by person",
    "status --timeline",
    "status --format html",
    "export page --for lin",
    "check",
    "next --all",
    "next --all --format json",
    "show i000000",
    "log",
    "verify",
    "record cutover",
    "record cutover --format html",
    "sign cutover --as lin --key none",
];

/// Those of which a few projects are enough: most of what they do is done by others too. What goes to a file goes to a
/// folder of its own.
const ELSEWHERE: [&str; 7] = [
    "check --format json",
    "audit --all",
    "record cutover",
    "export xlsx --force -o OUT/sheet.xlsx",
    "export json",
    "export csv",
    "export ics --force -o OUT/calendar.ics",
];

/// What is allowed over growth in proportion: tables that grow by doubling, and logarithms.
const SLACK: f64 = 1.35;

/// What a command may allocate taken together, for a byte of the files, and what it may for an empty project.
const ALLOCATED: usize = 2_000;
const AT_LEAST: usize = 4_000_000;

/// What a command costs in a folder.
fn work(folder: &Path, command: &str) -> Work {
    let out = tempfile::tempdir().unwrap();
    let command = command.replace("OUT", &out.path().display().to_string());
    let cli = Cli::try_parse_from(["handover"].into_iter().chain(command.split(' '))).unwrap();
    let now = crate::model::clock::parse_moment("2026-11-20T18:00:00+08:00").unwrap();
    counted(|| {
        let mut ui = Scripted::new(Vec::new());
        let mut context =
            Context { stream: Some(Box::new(std::io::sink())), ..Context::for_test(folder, now, &mut ui) };
        // Of equal ids none can be shown.
        let _ = commands::run(cli.command, &mut context);
    })
    .0
}

/// The commands of some whose work grows faster than a project does.
fn wrong(commands: &[&str], (name, make, size): &(&str, Make, usize)) -> Vec<String> {
    let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let small = written(&make(*size), folders[0].path());
    let large = written(&make(2 * size), folders[1].path());
    folders.iter().for_each(|folder| committed(folder.path()));
    let growth = large as f64 / small as f64;
    let mut wrong = Vec::new();
    for command in commands {
        let [one, two] = [&folders[0], &folders[1]].map(|folder| work(folder.path(), command));
        let grown =
            |small: usize, large: usize, least: usize| (large.max(least) as f64 / small.max(least) as f64) / growth;
        let (steps, bytes) = (grown(one.steps, two.steps, small), grown(one.allocated, two.allocated, AT_LEAST));
        if shown().is_some() {
            println!("{name} | {command} | {small} bytes | {one:?} {two:?} | {steps:.2} {bytes:.2}");
        }
        if steps > SLACK || bytes > SLACK || two.allocated > AT_LEAST + large * ALLOCATED {
            wrong.push(format!("{command}: {name}: steps {steps:.2}, bytes {bytes:.2} times the growth; {two:?}"));
        }
    }
    wrong
}

/// The words that somebody asked for, to see what projects cost.
fn shown() -> Option<String> {
    std::env::var("SHOW_WORK").ok()
}

/// What is wrong with the work of some commands on projects that were asked for.
fn all_wrong(commands: &[&str], projects: &[(&'static str, Make, usize)]) -> String {
    let words = shown().unwrap_or_default();
    let projects = projects.par_iter().with_max_len(1).filter(|(name, ..)| name.contains(&words));
    projects.flat_map_iter(|project| wrong(commands, project)).collect::<Vec<_>>().join("\n")
}

#[test]
fn twice_the_project_is_twice_the_work_whatever_is_in_it() {
    let wrong = all_wrong(&COMMANDS, &PROJECTS);
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn what_is_held_against_history_or_goes_elsewhere_is_near_linear_too() {
    let wrong = all_wrong(&ELSEWHERE, &exported::PROJECTS);
    assert!(wrong.is_empty(), "{wrong}");
}

/// How many steps a name may take that many items share and nothing has.
const SOUGHT: usize = 1_000;

#[test]
fn a_name_that_all_items_of_a_file_share_is_looked_for_once() {
    let names = 60;
    let folder = tempfile::tempdir().unwrap();
    written(&projects::shared_unknown_needs(names), folder.path());
    let plain = tempfile::tempdir().unwrap();
    written(&(PROJECTS[0].1)(names), plain.path());
    let sought = work(folder.path(), "status").steps.saturating_sub(work(plain.path(), "status").steps);
    assert!(sought < SOUGHT * names, "{sought} steps for {names} names");
}

/// How many bytes `status` may hold at one time for a byte of a file of plain items.
const HELD: usize = 10;

#[test]
fn status_holds_a_few_bytes_for_a_byte_on_disk() {
    let (_, plain, _) = PROJECTS[0];
    for (format, files) in [("TOML", plain(2_000)), ("YAML", plain_yaml(2_000))] {
        let folder = tempfile::tempdir().unwrap();
        let size = written(&files, folder.path());
        for command in ["status", "status --format json"] {
            let held = work(folder.path(), command).held;
            let told = format!("{format}: {command}: {held} bytes for {size}: {:.1} each", held as f64 / size as f64);
            if shown().is_some() {
                println!("{told}");
            }
            assert!(held <= HELD * size, "{told}");
        }
    }
}

/// How many bytes a project among others may take until all are shown, whatever it holds.
const KEPT: usize = 12_000;

#[test]
fn of_a_project_among_others_only_what_its_row_needs_is_kept() {
    let (_, plain, _) = PROJECTS[0];
    let one = plain(60);
    let held = |projects: usize, command: &str| {
        let folder = tempfile::tempdir().unwrap();
        for number in 0..projects {
            written(&one, &folder.path().join(format!("p{number}")));
        }
        work(folder.path(), command).held
    };
    for command in ["status .", "status . --by party", "status . --by person", "status . --timeline"] {
        let (few, many) = (held(10, command), held(60, command));
        let each = many.saturating_sub(few) / 50;
        assert!(each < KEPT, "{command}: {each} bytes for each project");
    }
}
