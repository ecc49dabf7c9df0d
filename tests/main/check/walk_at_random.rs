//! Whoever answers a walk at random leaves a project without an error, and what is taken back leaves no trace but itself.

use crate::support::runner::{NOW, Runner};
use crate::support::small::Small;
use anyhow::Result;
use clap::Parser;
use handover::cli::Cli;
use handover::commands;
use handover::context::Context;
use handover::model::clock::parse_moment;
use handover::screen::ui::{Reply, Ui};
use handover::text::Lang;
use proptest::prelude::*;
use std::path::PathBuf;

/// What may be typed: nothing, words, what is there and what is not, values and what is none.
const TYPED: [&str; 10] = [
    "",
    "two copies",
    "evidence/list.txt",
    "evidence/none.txt",
    "https://docs.example/1",
    "8",
    "12",
    "password: hunter2trustno1",
    "item",
    "陈宇已核对",
];

/// Somebody who answers by dice, and leaves when they are used up.
struct Wanderer {
    dice: Vec<usize>,
    recorded: usize,
    transcript: String,
}

impl Wanderer {
    fn roll(&mut self, sides: usize) -> Option<usize> {
        self.dice.pop().map(|number| number % sides)
    }
}

impl Ui for Wanderer {
    fn speak(&mut self, _: Lang) {}

    fn show(&mut self, text: &str) -> Result<()> {
        self.recorded += text.matches("Saved: ").count();
        self.transcript.push_str(text);
        Ok(())
    }

    fn choose(&mut self, prompt: &str, options: &[String], _: usize) -> Result<Reply<usize>> {
        let leave = options.iter().position(|option| option == "Save and quit");
        let chosen = self.roll(options.len()).or(leave);
        self.transcript.push_str(&format!("? {prompt}: {:?}\n", chosen.map(|at| &options[at])));
        // No editor is at hand here.
        Ok(chosen.filter(|at| options[*at] != "Open in the editor").map_or(Reply::Back, Reply::Given))
    }

    fn choose_several(&mut self, _: &str, options: &[String]) -> Result<Reply<Vec<usize>>> {
        let Some(number) = self.roll(1 << options.len().min(8)) else { return Ok(Reply::Back) };
        Ok(Reply::Given((0..options.len()).filter(|at| number >> (at % 8) & 1 == 1).collect()))
    }

    fn confirm(&mut self, _: &str, _: bool) -> Result<Reply<bool>> {
        Ok(self.roll(4).map_or(Reply::Back, |number| Reply::Given(number > 0)))
    }

    fn text(&mut self, prompt: &str, initial: &str) -> Result<Reply<String>> {
        let typed = self.roll(TYPED.len() + 1).and_then(|at| TYPED.get(at));
        self.transcript.push_str(&format!("? {prompt} ({initial}): {typed:?}\n"));
        Ok(typed.map_or(Reply::Back, |text| Reply::Given((*text).to_owned())))
    }

    fn words(&mut self, prompt: &str, initial: &str, _: &[PathBuf]) -> Result<Reply<String>> {
        self.text(prompt, initial)
    }

    fn farewell(&mut self, _: String) {}
}

fn project() -> Runner {
    let runner = Small::new()
        .item("scope/s", "", &[])
        .item("scope/t", "", &[])
        .item("permissions/p", "", &["lin granted"])
        .item("permissions/q", "needs = [\"p\"]", &[])
        .item("permissions/r", "action = \"remove\"", &[])
        .item("backups/b", "", &["lin taken", "chen verified"])
        .item("deliverables/a", "", &[])
        .item("deliverables/done", "", &["lin delivered", "chen accepted"])
        .item("deliverables/half", "", &["chen waived: never had one"])
        .item("staff/desk", "needed = 10", &[])
        .item("risks/x", "", &["lin raised"])
        .item("monitoring/orders", "every = \"1w\"\nfrom = 2026-11-02\nuntil = 2026-11-29", &[])
        .write();
    runner.write("evidence/list.txt", "1\n");
    runner
}

/// Walks by dice; how many acts were said to be saved, and what was shown.
fn wander(runner: &Runner, person: &str, dice: Vec<usize>) -> (usize, String) {
    let mut ui = Wanderer { dice, recorded: 0, transcript: String::new() };
    let now = parse_moment(NOW).unwrap();
    let test = Context::for_test(runner.root(), now, &mut ui);
    let mut context = Context { width: 80, interactive: true, ..test };
    let words = "handover check scope permissions backups deliverables done half staff risks monitoring --as";
    let cli = Cli::try_parse_from(words.split(' ').chain([person])).unwrap();
    let ended = commands::run(cli.command, &mut context);
    assert!(ended.is_ok(), "{ended:?}\n{}", ui.transcript);
    (ui.recorded, ui.transcript)
}

fn acts(runner: &Runner) -> usize {
    let files = ["scope", "permissions", "backups", "deliverables", "staff", "risks", "monitoring"];
    files.iter().map(|file| runner.read(&format!("{file}.toml")).matches("did = ").count()).sum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_answered_the_project_stays_without_an_error_and_every_act_that_was_told_is_there(
        turns in prop::collection::vec((0_usize..3, prop::collection::vec(0_usize..4096, 1..60)), 1..4),
    ) {
        let runner = project();
        let mut told = acts(&runner);
        for (person, dice) in turns {
            let (recorded, transcript) = wander(&runner, ["lin", "chen", "maya"][person], dice);
            told += recorded;
            prop_assert_eq!(acts(&runner), told, "{}", transcript);
            let report = runner.run(&["check", "--no-input"]).out;
            prop_assert!(!report.contains("error["), "{}\n{}", report, transcript);
        }
    }
}
