//! A person made of a list of answers, for tests.

use super::{Reply, Ui};
use crate::text::Lang;
use anyhow::{Result, bail};
use std::collections::VecDeque;
use std::path::PathBuf;

/// One answer of the script.
#[derive(Debug, Clone, PartialEq)]
pub enum Spoken {
    /// Chooses the option that begins with this text.
    Choose(String),
    /// Chooses all the options that begin with one of these texts.
    ChooseSeveral(Vec<String>),
    /// Says yes or no.
    Confirm(bool),
    /// Types this text.
    Type(String),
    /// Goes back.
    Back,
}

/// Answers from a script and keeps all that was shown.
#[derive(Debug, Default)]
pub struct Scripted {
    answers: VecDeque<Spoken>,
    /// Everything shown and asked, with the options of each choice.
    pub transcript: String,
    /// The farewell as it stands.
    pub last_farewell: String,
}

impl Scripted {
    /// A script of answers, used from the front.
    pub fn new(answers: impl IntoIterator<Item = Spoken>) -> Scripted {
        Scripted { answers: answers.into_iter().collect(), ..Scripted::default() }
    }

    /// How many answers have not been used.
    pub fn left(&self) -> usize {
        self.answers.len()
    }

    fn next(&mut self, prompt: &str) -> Result<Spoken> {
        match self.answers.pop_front() {
            Some(answer) => Ok(answer),
            None => bail!("the script has no answer to: {prompt}"),
        }
    }
}

impl Ui for Scripted {
    fn speak(&mut self, _: Lang) {}

    fn show(&mut self, text: &str) -> Result<()> {
        self.transcript.push_str(text);
        Ok(())
    }

    fn choose(&mut self, prompt: &str, options: &[String], start: usize) -> Result<Reply<usize>> {
        // Where the marker stands is told where it is not the first.
        let marked = |at: usize| if at == start && start > 0 { "❯ " } else { "" };
        let shown = options.iter().enumerate().map(|(at, option)| format!("{}{option}", marked(at)));
        self.transcript.push_str(&format!("? {prompt} [{}]\n", shown.collect::<Vec<_>>().join(" | ")));
        match self.next(prompt)? {
            Spoken::Back => Ok(Reply::Back),
            Spoken::Choose(wanted) => match options.iter().position(|option| option.starts_with(&wanted)) {
                Some(position) => Ok(Reply::Given(position)),
                None => bail!("no option of {options:?} begins with {wanted:?}"),
            },
            other => bail!("{prompt} is a choice, but the script has {other:?}"),
        }
    }

    fn choose_several(&mut self, prompt: &str, options: &[String]) -> Result<Reply<Vec<usize>>> {
        self.transcript.push_str(&format!("? {prompt} {{{}}}\n", options.join(" | ")));
        let wanted = match self.next(prompt)? {
            Spoken::Back => return Ok(Reply::Back),
            Spoken::ChooseSeveral(wanted) => wanted,
            other => bail!("{prompt} is a choice of several, but the script has {other:?}"),
        };
        match wanted.iter().find(|wanted| !options.iter().any(|option| option.starts_with(wanted.as_str()))) {
            Some(none) => bail!("no option of {options:?} begins with {none:?}"),
            None => {
                let is_wanted = |option: &String| wanted.iter().any(|wanted| option.starts_with(wanted.as_str()));
                Ok(Reply::Given((0..options.len()).filter(|at| is_wanted(&options[*at])).collect()))
            }
        }
    }

    fn confirm(&mut self, prompt: &str, default: bool) -> Result<Reply<bool>> {
        self.transcript.push_str(&format!("? {prompt} ({})\n", if default { "Y/n" } else { "y/N" }));
        match self.next(prompt)? {
            Spoken::Back => Ok(Reply::Back),
            Spoken::Confirm(yes) => Ok(Reply::Given(yes)),
            other => bail!("{prompt} wants a yes or a no, but the script has {other:?}"),
        }
    }

    fn text(&mut self, prompt: &str, initial: &str) -> Result<Reply<String>> {
        self.transcript.push_str(&format!("? {prompt} ({initial})\n"));
        match self.next(prompt)? {
            Spoken::Back => Ok(Reply::Back),
            Spoken::Type(text) => Ok(Reply::Given(text)),
            other => bail!("{prompt} wants text, but the script has {other:?}"),
        }
    }

    fn words(&mut self, prompt: &str, initial: &str, _: &[PathBuf]) -> Result<Reply<String>> {
        self.text(prompt, initial)
    }

    fn farewell(&mut self, text: String) {
        self.last_farewell = text;
    }
}
