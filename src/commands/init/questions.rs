//! The questions of `init` to a person at a terminal.
//!
//! In: a [`Draft`] from the options. Out: the same with the person's answers, or nothing when the person
//! does not want to go on. Asks only what the options left open; Esc goes back one question.

use super::draft::{Answers, Draft, Surroundings, read_day, wrong_order};
use super::ground::Ground;
use super::person::read_name;
use super::report::render_summary;
use crate::model::party::Party;
use crate::screen::ui::{Reply, Ui};
use crate::templates;
use crate::templates::Choice;
use crate::text::look::{Look, Style, wrap};
use crate::text::say::{init as say, words};
use crate::text::visible::visible_line;
use crate::text::{Lang, Text};
use anyhow::Result;
use chrono::NaiveDate;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Question {
    Language,
    Template,
    Giver,
    Receiver,
    Witness,
    Title,
    Start,
    Cutover,
    Close,
    People,
    Roles,
    Write,
}

/// Where to go after a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    On,
    Back,
    Stop,
}

/// Asks what the draft leaves open, and then whether to write.
///
/// # Errors
///
/// When the terminal cannot be read or written, or what the options gave cannot be put together.
pub(super) fn ask(
    draft: Draft,
    surroundings: &Surroundings,
    ground: &Ground,
    look: Look,
    ui: &mut dyn Ui,
) -> Result<Option<(Answers, Look)>> {
    let mut asking = Asking { fixed: draft.clone(), draft, surroundings, ground, look, ui };
    let open = asking.open_questions();
    asking.ui.speak(look.lang);
    asking.ui.farewell(say::farewell().of(look.lang).to_owned());
    if open.first().is_some_and(|first| *first != Question::Language) {
        asking.welcome()?;
    }
    let mut place = 0;
    while let Some(question) = open.get(place) {
        match asking.ask(*question)? {
            Turn::On => place += 1,
            // Back to the last question that there was something to ask in.
            Turn::Back => match (0..place).rev().find(|place| !asking.is_settled(open[*place])) {
                Some(before) => place = before,
                None => return Ok(None),
            },
            Turn::Stop => return Ok(None),
        }
    }
    let look = asking.look;
    asking.draft.complete(surroundings).map(|answers| Some((answers, look)))
}

pub(super) struct Asking<'a> {
    /// What the options gave; never asked.
    pub(super) fixed: Draft,
    pub(super) draft: Draft,
    pub(super) surroundings: &'a Surroundings,
    ground: &'a Ground,
    pub(super) look: Look,
    pub(super) ui: &'a mut dyn Ui,
}

impl Asking<'_> {
    fn open_questions(&self) -> Vec<Question> {
        let fixed = &self.fixed;
        let open = [
            (Question::Language, fixed.lang.is_none()),
            (Question::Template, fixed.template.is_none()),
            (Question::Giver, fixed.giver.is_none()),
            (Question::Receiver, fixed.receiver.is_none()),
            (Question::Witness, fixed.witness.is_none()),
            (Question::Title, fixed.title.is_none()),
            (Question::Start, fixed.start.is_none()),
            (Question::Cutover, fixed.cutover.is_none()),
            (Question::Close, fixed.close.is_none()),
            (Question::People, fixed.people.is_empty()),
            (Question::Roles, fixed.roles.is_empty() && (fixed.people.is_empty() || !self.is_settled(Question::Roles))),
        ];
        let mut questions: Vec<Question> =
            open.into_iter().filter_map(|(question, open)| open.then_some(question)).collect();
        // Where the options said it all, there is nothing to look over.
        if !questions.is_empty() {
            questions.push(Question::Write);
        }
        questions
    }

    pub(super) fn lang(&self) -> Lang {
        self.look.lang
    }

    pub(super) fn show(&mut self, text: &str) -> Result<()> {
        self.ui.show(text)
    }

    /// Says what is about to happen, in the language that is known by then.
    fn welcome(&mut self) -> Result<()> {
        self.show(&format!("{}\n", say::welcome().of(self.lang())))
    }

    /// Shows what helps with the next question.
    pub(super) fn remark(&mut self, text: &Text) -> Result<()> {
        let line = self.look.paint(Style::Dim, text.of(self.lang()));
        self.show(&format!("  {line}\n"))
    }

    /// Shows why an answer will not do.
    pub(super) fn complain(&mut self, why: &Text) -> Result<()> {
        let line = self.look.paint(Style::Warn, &visible_line(why.of(self.lang())));
        self.show(&format!("  {line}\n"))
    }

    /// Whether there is nothing to ask in a question, as things stand.
    fn is_settled(&self, question: Question) -> bool {
        question == Question::Roles && self.roles_to_give().is_empty()
    }

    fn ask(&mut self, question: Question) -> Result<Turn> {
        match question {
            Question::Language => self.ask_language(),
            Question::Template => self.ask_template(),
            Question::Giver => {
                let given = self.ask_needed(&say::ask_giver(), self.draft.giver.clone().unwrap_or_default())?;
                Ok(keep(given, &mut self.draft.giver))
            }
            Question::Receiver => {
                let given = self.ask_needed(&say::ask_receiver(), self.draft.receiver.clone().unwrap_or_default())?;
                Ok(keep(given, &mut self.draft.receiver))
            }
            Question::Witness => {
                let needed = self.fixed.people.iter().any(|person| person.party == Party::Witness);
                let initial = self.draft.witness.clone().unwrap_or_default();
                let template = self.draft.chosen().load(self.lang())?;
                let roles = template.roles_of(Party::Witness);
                if !roles.is_empty() {
                    self.remark(&say::witness_reason(words::list(roles, self.lang())))?;
                }
                let given = self.ask_name(&say::ask_witness(), initial, needed)?;
                Ok(match given {
                    Reply::Given(witness) => {
                        self.draft.witness = witness;
                        Turn::On
                    }
                    Reply::Back => Turn::Back,
                })
            }
            Question::Title => self.ask_title(),
            Question::Start | Question::Cutover | Question::Close => self.ask_day(question),
            Question::People => self.ask_people(),
            Question::Roles => self.ask_roles(),
            Question::Write => self.ask_write(),
        }
    }

    fn ask_language(&mut self) -> Result<Turn> {
        let start = Lang::ALL.iter().position(|lang| *lang == self.lang()).unwrap_or_default();
        let options = Lang::ALL.map(|lang| lang.own_name().to_owned());
        let Reply::Given(choice) = self.ui.choose("Language / 语言", &options, start)? else { return Ok(Turn::Back) };
        let lang = Lang::ALL.get(choice).copied().unwrap_or(Lang::DEFAULT);
        self.draft.lang = Some(lang);
        self.look.lang = lang;
        self.ui.speak(lang);
        self.ui.farewell(say::farewell().of(lang).to_owned());
        self.welcome()?;
        Ok(Turn::On)
    }

    fn ask_template(&mut self) -> Result<Turn> {
        let templates = templates::list(self.lang())?;
        let mut text = String::from("\n");
        for template in &templates {
            text += &format!("  {}\n", self.look.paint(Style::Bold, &template.title));
            for line in wrap(&template.summary, self.look.width.saturating_sub(4)) {
                text += &format!("    {line}\n");
            }
        }
        self.show(&text)?;
        let options: Vec<String> = templates.iter().map(|template| template.title.clone()).collect();
        let names = templates::names();
        let is_chosen = |name: &&'static str| self.draft.template == Some(Choice::BuiltIn(name));
        let start = names.iter().position(is_chosen).unwrap_or_default();
        let Reply::Given(choice) = self.ui.choose(say::ask_template().of(self.lang()), &options, start)? else {
            return Ok(Turn::Back);
        };
        self.draft.template = names.get(choice).map(|name| Choice::BuiltIn(name));
        Ok(Turn::On)
    }

    /// One line; asks again until it can be shown and, where it is needed, is not blank.
    pub(super) fn ask_name(&mut self, prompt: &Text, initial: String, needed: bool) -> Result<Reply<Option<String>>> {
        let prompt = prompt.of(self.lang()).to_owned();
        let mut initial = initial;
        loop {
            let Reply::Given(text) = self.ui.text(&prompt, &initial)? else { return Ok(Reply::Back) };
            let why = match read_name(&prompt, Some(&text)) {
                Ok(None) if needed => say::needed(),
                Ok(name) => return Ok(Reply::Given(name)),
                Err(why) => why,
            };
            self.complain(&why)?;
            initial = text;
        }
    }

    pub(super) fn ask_needed(&mut self, prompt: &Text, initial: String) -> Result<Reply<String>> {
        Ok(match self.ask_name(prompt, initial, true)? {
            Reply::Given(name) => Reply::Given(name.unwrap_or_default()),
            Reply::Back => Reply::Back,
        })
    }

    fn ask_title(&mut self) -> Result<Turn> {
        let template = self.draft.chosen().load(self.lang())?;
        let organisation = |name: &Option<String>| name.clone().unwrap_or_default();
        let pattern = template.title_for(&organisation(&self.draft.giver), &organisation(&self.draft.receiver));
        let pattern = pattern.of(self.lang()).to_owned();
        let initial = self.draft.title.clone().unwrap_or_else(|| pattern.clone());
        let Reply::Given(title) = self.ask_needed(&say::ask_title(), initial)? else { return Ok(Turn::Back) };
        // A title left as it was offered follows the names if they are changed later.
        self.draft.title = Some(title).filter(|title| *title != pattern);
        Ok(Turn::On)
    }

    fn ask_day(&mut self, question: Question) -> Result<Turn> {
        let [start, cutover, close] = self.draft.milestones(self.surroundings.today);
        let (prompt, offered) = match question {
            Question::Start => (say::ask_start(), start.day),
            Question::Cutover => (say::ask_cutover(), cutover.day.max(start.day)),
            _ => (say::ask_close(), close.day.max(cutover.day)),
        };
        let offered = self.fixed.close.filter(|_| question != Question::Close).map_or(offered, |end| offered.min(end));
        let counted = match question {
            Question::Cutover if self.draft.cutover.is_none() && offered == cutover.day => Some(say::offered_cutover()),
            Question::Close if self.draft.close.is_none() && offered == close.day => Some(say::offered_close()),
            _ => None,
        };
        if let Some(counted) = counted {
            self.remark(&counted)?;
        }
        let prompt = prompt.of(self.lang()).to_owned();
        let mut initial = offered.to_string();
        loop {
            let Reply::Given(text) = self.ui.text(&prompt, &initial)? else { return Ok(Turn::Back) };
            match read_day(&prompt, &text, self.surroundings.today).and_then(|day| self.fits(question, day)) {
                Ok(day) => {
                    let day = Some(day);
                    match question {
                        Question::Start => self.draft.start = day,
                        Question::Cutover => self.draft.cutover = day,
                        _ => self.draft.close = day,
                    }
                    return Ok(Turn::On);
                }
                Err(why) => {
                    self.complain(&why)?;
                    initial = text;
                }
            }
        }
    }

    /// Whether a day lies between those that the options gave and those that were answered before.
    fn fits(&self, question: Question, day: NaiveDate) -> Result<NaiveDate, Text> {
        let (draft, fixed) = (&self.draft, &self.fixed);
        let complaint = match question {
            Question::Start => wrong_order(Some(day), fixed.cutover, fixed.close),
            Question::Cutover => wrong_order(draft.start, Some(day), fixed.close),
            _ => wrong_order(draft.start, draft.cutover, Some(day)),
        };
        complaint.map_or(Ok(day), Err)
    }

    fn ask_write(&mut self) -> Result<Turn> {
        let answers = self.draft.complete(self.surroundings)?;
        self.show(&render_summary(&answers, self.ground, self.look))?;
        let options =
            [say::write_yes(), say::write_back(), say::write_no()].map(|text| text.of(self.lang()).to_owned());
        Ok(match self.ui.choose(say::ask_write().of(self.lang()), &options, 0)? {
            Reply::Given(0) => Turn::On,
            Reply::Given(1) | Reply::Back => Turn::Back,
            Reply::Given(_) => Turn::Stop,
        })
    }
}

fn keep<T>(reply: Reply<T>, place: &mut Option<T>) -> Turn {
    match reply {
        Reply::Given(value) => {
            *place = Some(value);
            Turn::On
        }
        Reply::Back => Turn::Back,
    }
}
