//! The questions of `init` to a person at a terminal.
//!
//! In: a [`Draft`] from the options. Out: the same with the person's answers, or nothing when the person
//! does not want to go on. Asks only what the options left open; Esc goes back one question.

use super::draft::{Answers, Draft, Surroundings, read_day, same_sides, wrong_order};
use super::form::Form;
use super::ground::Ground;
use super::person::read_id;
use crate::edits::person_fields::read_name;
use crate::model::party::Party;
use crate::screen::ui::{Reply, Ui};
use crate::templates;
use crate::templates::Choice;
use crate::text::look::{Look, Style, wrap};
use crate::text::say::{init as say, words};
use crate::text::visible::visible_line;
use crate::text::{Lang, Text};
use anyhow::Result;
use unicode_width::UnicodeWidthStr;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Question {
    Language,
    Template,
    Giver,
    Receiver,
    Witness,
    Title,
    Id,
    Start,
    Cutover,
    Close,
    Me,
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

/// From which side one comes to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Entered {
    /// From the question before it.
    #[default]
    On,
    /// Back from the one after it.
    Back,
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
    let fixed = draft.clone();
    let mut asking = Asking { fixed, draft, surroundings, ground, look, ui, unfinished: None, side: None };
    let open = asking.open_questions();
    asking.ui.speak(look.lang);
    asking.ui.farewell(say::farewell().of(look.lang).to_owned());
    if open.first().is_some_and(|first| *first != Question::Language) {
        asking.welcome()?;
    }
    let (mut place, mut entered) = (0, Entered::On);
    while let Some(question) = open.get(place) {
        match asking.ask(*question, entered)? {
            Turn::On => (place, entered) = (place + 1, Entered::On),
            // Back to the last question that there was something to ask in.
            Turn::Back => match (0..place).rev().find(|place| !asking.is_settled(open[*place])) {
                Some(before) => (place, entered) = (before, Entered::Back),
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
    pub(super) ground: &'a Ground,
    pub(super) look: Look,
    pub(super) ui: &'a mut dyn Ui,
    /// A person about whom not everything was answered, so that nothing is typed twice.
    pub(super) unfinished: Option<Form>,
    /// The side that the one who answers has chosen, among those that were offered.
    pub(super) side: Option<usize>,
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
            (Question::Id, fixed.id.is_none()),
            (Question::Start, fixed.start.is_none()),
            (Question::Cutover, fixed.cutover.is_none()),
            (Question::Close, fixed.close.is_none()),
            (Question::Me, fixed.people.is_empty()),
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
        let (welcome, width) = (say::welcome(), self.look.width.saturating_sub(1));
        let lines = welcome.of(self.lang()).lines().flat_map(|line| wrap(line, width));
        let text: String = lines.map(|line| line + "\n").collect();
        self.show(&text)
    }

    /// Shows what helps with the next question.
    pub(super) fn remark(&mut self, text: &Text) -> Result<()> {
        self.show_set_in(text, Style::Dim)
    }

    /// Shows that an answer was taken.
    pub(super) fn praise(&mut self, text: &Text) -> Result<()> {
        self.show_set_in(text, Style::Good)
    }

    /// Shows why an answer will not do.
    pub(super) fn complain(&mut self, why: &Text) -> Result<()> {
        self.show_set_in(why, Style::Warn)
    }

    fn show_set_in(&mut self, text: &Text, style: Style) -> Result<()> {
        let lines = wrap(&visible_line(text.of(self.lang())), self.look.width.saturating_sub(3));
        let lines: Vec<String> = lines.iter().map(|line| format!("  {}\n", self.look.paint(style, line))).collect();
        self.show(&lines.concat())
    }

    /// Whether there is nothing to ask in a question, as things stand.
    fn is_settled(&self, question: Question) -> bool {
        question == Question::Roles && self.roles_to_give().is_empty()
    }

    fn ask(&mut self, question: Question, entered: Entered) -> Result<Turn> {
        match question {
            Question::Language => self.ask_language(),
            Question::Template => self.ask_template(),
            Question::Giver => {
                let given =
                    self.ask_side_name(&say::ask_giver(), self.draft.giver.clone(), self.fixed.receiver.clone())?;
                Ok(keep(given, &mut self.draft.giver))
            }
            Question::Receiver => {
                let other = self.draft.giver.clone();
                let given = self.ask_side_name(&say::ask_receiver(), self.draft.receiver.clone(), other)?;
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
            Question::Id => self.ask_project_id(),
            Question::Start | Question::Cutover | Question::Close => self.ask_day(question),
            Question::Me => self.ask_me(entered),
            Question::People => self.ask_people(),
            Question::Roles => self.ask_roles(entered),
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

    /// One line for each template, with as much of what it is for as there is room for, so that the menu is all there is
    /// on the screen; what was cut off is told of the one that is chosen.
    fn ask_template(&mut self) -> Result<Turn> {
        let lang = self.lang();
        let templates = templates::list(lang)?;
        let options = templates.iter().map(|template| say::template_option(&template.title, &template.summary));
        let options: Vec<String> = options.map(|option| option.of(lang).to_owned()).collect();
        let names = templates::names();
        let is_chosen = |name: &&'static str| self.draft.template == Some(Choice::BuiltIn(name));
        let start = names.iter().position(is_chosen).unwrap_or_default();
        let Reply::Given(choice) = self.ui.choose(say::ask_template().of(lang), &options, start)? else {
            return Ok(Turn::Back);
        };
        self.draft.template = names.get(choice).map(|name| Choice::BuiltIn(name));
        let room = self.look.width.saturating_sub(say::ask_template().of(lang).width() + 3);
        if let Some(template) = templates.get(choice).filter(|_| options[choice].width() > room) {
            self.remark(&Text::same(&template.summary))?;
        }
        Ok(Turn::On)
    }

    /// One line, asked again with what was typed standing in it until `read` takes it.
    pub(super) fn ask_valid<T>(
        &mut self,
        prompt: &Text,
        mut initial: String,
        read: impl Fn(&str) -> Result<T, Text>,
    ) -> Result<Reply<T>> {
        let prompt = prompt.of(self.lang()).to_owned();
        loop {
            let Reply::Given(text) = self.ui.text(&prompt, &initial)? else { return Ok(Reply::Back) };
            match read(&text) {
                Ok(value) => return Ok(Reply::Given(value)),
                Err(why) => {
                    self.complain(&why)?;
                    initial = text;
                }
            }
        }
    }

    /// One line that can be shown and, where it is needed, is not blank.
    pub(super) fn ask_name(&mut self, prompt: &Text, initial: String, needed: bool) -> Result<Reply<Option<String>>> {
        let named = prompt.of(self.lang()).to_owned();
        self.ask_valid(prompt, initial, |text| match read_name(&named, Some(text)) {
            Ok(None) if needed => Err(say::needed()),
            read => read,
        })
    }

    pub(super) fn ask_needed(&mut self, prompt: &Text, initial: String) -> Result<Reply<String>> {
        Ok(self.ask_name(prompt, initial, true)?.map(Option::unwrap_or_default))
    }

    /// The name of a side, which is not that of the other one.
    fn ask_side_name(
        &mut self,
        prompt: &Text,
        initial: Option<String>,
        other: Option<String>,
    ) -> Result<Reply<String>> {
        let named = prompt.of(self.lang()).to_owned();
        self.ask_valid(prompt, initial.unwrap_or_default(), |text| {
            let name = read_name(&named, Some(text))?.ok_or_else(say::needed)?;
            same_sides(other.as_deref(), Some(&name)).map_or(Ok(name), Err)
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

    /// The short name of the project, with which the number of each record begins.
    fn ask_project_id(&mut self) -> Result<Turn> {
        let offered = self.draft.offered_id(self.surroundings.today);
        self.remark(&say::id_reason())?;
        let initial = self.draft.id.clone().unwrap_or_else(|| offered.clone());
        let prompt = say::ask_id();
        let Reply::Given(id) = self.ask_valid(&prompt, initial, |text| read_id(&prompt, text))? else {
            return Ok(Turn::Back);
        };
        // As with the title: one that is left as it was offered follows the names.
        self.draft.id = Some(id).filter(|id| *id != offered);
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
        let (draft, fixed, today) = (self.draft.clone(), self.fixed.clone(), self.surroundings.today);
        // A day lies between those that the options gave and those that were answered before.
        let misfit = |day| match question {
            Question::Start => wrong_order(Some(day), fixed.cutover, fixed.close),
            Question::Cutover => wrong_order(draft.start, Some(day), fixed.close),
            _ => wrong_order(draft.start, draft.cutover, Some(day)),
        };
        let read = |text: &str| {
            let day = if text.trim().is_empty() { Ok(offered) } else { read_day(&prompt, text, today) };
            day.and_then(|day| misfit(day).map_or(Ok(day), Err))
        };
        // The day that is offered stands in the question: whoever types "yesterday" types it into an empty line.
        let reply = self.ask_valid(&say::day_or_enter(&prompt, offered.to_string()), String::new(), read)?;
        let place = match question {
            Question::Start => &mut self.draft.start,
            Question::Cutover => &mut self.draft.cutover,
            _ => &mut self.draft.close,
        };
        Ok(keep(reply, place))
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
