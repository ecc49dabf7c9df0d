//! A walk without a terminal: `handover check` with a person made of a list of answers.

use crate::support::runner::{NOW, Runner};
use anyhow::Result;
use handover::commands::check;
use handover::commands::check::{CheckArgs, CheckFormat};
use handover::context::Context;
use handover::model::clock::parse_moment;
use handover::screen::ui::{Reply, Scripted, Spoken, Ui};
use handover::text::Lang;
use handover::text::exit::Exit;
use std::path::PathBuf;

/// The columns of the screen of every walk that does not say.
const WIDTH: usize = 80;

/// Chooses the option that begins with this text.
pub(crate) fn choose(option: &str) -> Spoken {
    Spoken::Choose(option.to_owned())
}

/// Types this text.
pub(crate) fn say(text: &str) -> Spoken {
    Spoken::Type(text.to_owned())
}

/// What came of a walk.
pub(crate) struct Walked {
    /// How it ended.
    pub(crate) exit: Result<Exit>,
    /// All that was shown and asked.
    pub(crate) transcript: String,
    /// What would have been said after Ctrl-C at the last question.
    pub(crate) farewell: String,
    /// Answers that nobody asked for.
    pub(crate) left: usize,
}

impl Walked {
    /// The titles of the cards, in the order in which they came up.
    pub(crate) fn cards(&self) -> Vec<&str> {
        let mut lines = self.transcript.lines();
        let mut cards = Vec::new();
        while lines.by_ref().any(|line| line.starts_with("── ")) {
            cards.extend(lines.next());
        }
        cards
    }

    /// The options of each choice, in order.
    pub(crate) fn options(&self) -> Vec<&str> {
        self.transcript
            .lines()
            .filter_map(|line| {
                line.strip_prefix("? What happened to ")?
                    .strip_suffix(']')?
                    .split_once("? [")
                    .map(|(_, options)| options)
            })
            .collect()
    }

    /// The walk ended as it should, and every answer was asked for.
    #[track_caller]
    pub(crate) fn assert_done(&self) {
        assert!(matches!(self.exit, Ok(Exit::Fine)), "{:?}\n{}", self.exit, self.transcript);
        assert_eq!(self.left, 0, "answers are left over\n{}", self.transcript);
    }
}

/// A scripted person in whose back something happens before a question.
struct Watched<'a> {
    script: Scripted,
    asked: usize,
    happens: &'a mut dyn FnMut(usize),
}

impl Ui for Watched<'_> {
    fn speak(&mut self, lang: Lang) {
        self.script.speak(lang);
    }

    fn show(&mut self, text: &str) -> Result<()> {
        self.script.show(text)
    }

    fn choose(&mut self, prompt: &str, options: &[String], start: usize) -> Result<Reply<usize>> {
        self.asked += 1;
        (self.happens)(self.asked);
        self.script.choose(prompt, options, start)
    }

    fn choose_several(&mut self, prompt: &str, options: &[String]) -> Result<Reply<Vec<usize>>> {
        self.asked += 1;
        (self.happens)(self.asked);
        self.script.choose_several(prompt, options)
    }

    fn words(&mut self, prompt: &str, initial: &str, folders: &[PathBuf]) -> Result<Reply<String>> {
        self.asked += 1;
        (self.happens)(self.asked);
        self.script.words(prompt, initial, folders)
    }

    fn confirm(&mut self, prompt: &str, default: bool) -> Result<Reply<bool>> {
        self.asked += 1;
        (self.happens)(self.asked);
        self.script.confirm(prompt, default)
    }

    fn text(&mut self, prompt: &str, initial: &str) -> Result<Reply<String>> {
        self.asked += 1;
        (self.happens)(self.asked);
        self.script.text(prompt, initial)
    }

    fn farewell(&mut self, text: String) {
        self.script.farewell(text);
    }
}

/// Walks as a person (nobody in particular when empty) with the words and options of the command line.
pub(crate) fn walk(runner: &Runner, person: &str, words: &[&str], answers: Vec<Spoken>) -> Walked {
    walk_while(runner, person, words, answers, &mut |_| {})
}

/// Walks through everything in a language.
pub(crate) fn walk_in(runner: &Runner, person: &str, lang: Lang, answers: Vec<Spoken>) -> Walked {
    walk_at(runner, person, lang, WIDTH, answers)
}

/// Walks through everything in a language, at a screen of so many columns.
pub(crate) fn walk_at(runner: &Runner, person: &str, lang: Lang, width: usize, answers: Vec<Spoken>) -> Walked {
    speak(runner, person, &[], (lang, width), answers, &mut |_| {})
}

/// The same; before the question of each number, counted from 1, something else happens.
pub(crate) fn walk_while(
    runner: &Runner,
    person: &str,
    words: &[&str],
    answers: Vec<Spoken>,
    happens: &mut dyn FnMut(usize),
) -> Walked {
    speak(runner, person, words, (Lang::En, WIDTH), answers, happens)
}

fn speak(
    runner: &Runner,
    person: &str,
    words: &[&str],
    (lang, width): (Lang, usize),
    answers: Vec<Spoken>,
    happens: &mut dyn FnMut(usize),
) -> Walked {
    let (options, only): (Vec<&str>, Vec<&str>) = words.iter().partition(|word| word.starts_with("--"));
    let args = CheckArgs {
        format: CheckFormat::Table,
        only: only.into_iter().map(str::to_owned).collect(),
        acting: Some(person.to_owned()).filter(|person| !person.is_empty()),
        due: options.contains(&"--due"),
        all: options.contains(&"--all"),
        filter: Default::default(),
        fix: false,
        dry_run: false,
    };
    let mut ui = Watched { script: Scripted::new(answers), asked: 0, happens };
    let now = parse_moment(NOW).unwrap();
    let mut context =
        Context { wanted_lang: Some(lang), width, interactive: true, ..Context::for_test(runner.root(), now, &mut ui) };
    let exit = check::run(args, &mut context);
    let left = ui.script.left();
    Walked { exit, transcript: ui.script.transcript, farewell: ui.script.last_farewell, left }
}
