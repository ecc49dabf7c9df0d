//! What is known of a new project while it is being put together, and how its parts must look.
//!
//! In: what was read of options and answers. Out: a [`Draft`], then [`Answers`] with every default filled in, or
//! what is wrong with the text. Pure but for the random identity.

use super::person::NewPerson;
use super::roles::with_roles;
use crate::files::format::Format;
use crate::model::day;
use crate::model::party::Party;
use crate::signoff::found::FoundKey;
use crate::templates;
use crate::templates::both::united;
use crate::templates::taken::{Wanted, taken};
use crate::templates::{Choice, Template};
use crate::text::problem::Problem;
use crate::text::say::{days as days_say, init as say, words};
use crate::text::slug::{joined, own_words};
use crate::text::visible::visible_line;
use crate::text::{Lang, Say, Text, Written};
use anyhow::Result;
use chrono::{Datelike, Days, NaiveDate};

/// Days until start where nobody says otherwise and the template has a plan that is signed at start.
const DAYS_TO_PLAN: u64 = 7;
/// Days from start to cutover where nobody says otherwise.
const DAYS_TO_CUTOVER: u64 = 30;
/// Days from cutover to close where nobody says otherwise.
const DAYS_TO_CLOSE: u64 = 30;

/// The most characters of each party in the short name of a project.
const LONGEST_SIDE: usize = 16;

/// What was told so far.
#[derive(Debug, Clone, Default)]
pub(super) struct Draft {
    pub(super) lang: Option<Lang>,
    pub(super) template: Option<Choice>,
    pub(super) title: Option<String>,
    /// The short name of the project.
    pub(super) id: Option<String>,
    pub(super) giver: Option<String>,
    pub(super) receiver: Option<String>,
    pub(super) witness: Option<String>,
    pub(super) start: Option<NaiveDate>,
    pub(super) cutover: Option<NaiveDate>,
    pub(super) close: Option<NaiveDate>,
    pub(super) people: Vec<NewPerson>,
    /// The id of the one who answers, where they are among the people.
    pub(super) me: Option<String>,
    /// Roles of the template, each with the person who has it, or nobody where it is left to the whole party.
    pub(super) roles: Vec<(String, Option<String>)>,
    /// Ids of those who take part and do not sign.
    pub(super) not_signing: Vec<String>,
    /// Whether only the core of the template is taken.
    pub(super) light: bool,
    /// Whether the template's texts are written in every language.
    pub(super) both: bool,
}

/// A day, and whether it was counted because nobody gave it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Milestone {
    pub(super) day: NaiveDate,
    pub(super) counted: bool,
}

/// Everything a new project is made from.
#[derive(Debug, Clone)]
pub(super) struct Answers {
    pub(super) lang: Lang,
    pub(super) format: Format,
    pub(super) template: Template,
    pub(super) id: String,
    pub(super) uuid: String,
    pub(super) title: Written,
    pub(super) timezone: Option<String>,
    pub(super) giver: String,
    pub(super) receiver: String,
    pub(super) witness: Option<String>,
    pub(super) today: NaiveDate,
    pub(super) start: Milestone,
    pub(super) cutover: Milestone,
    pub(super) close: Milestone,
    pub(super) people: Vec<NewPerson>,
    /// The ids of those who sign.
    pub(super) signers: Vec<String>,
    /// The id of the one who answered, where they are among the people.
    pub(super) me: Option<String>,
    /// Whether only the core of the template is taken.
    pub(super) light: bool,
    /// Whom git knows.
    pub(super) git: Identity,
    /// Whether the template has work for a witness.
    pub(super) has_witness_roles: bool,
}

impl Draft {
    /// The template, the usual one where nobody names one.
    pub(super) fn chosen(&self) -> Choice {
        self.template.clone().unwrap_or(Choice::BuiltIn(templates::DEFAULT))
    }

    /// What is wanted of the template, in a language; with its texts in every language, where that is wanted.
    ///
    /// # Errors
    ///
    /// When it cannot be read in one of them, or has no core where that is wanted.
    fn template_in(&self, lang: Lang) -> Result<Template> {
        let wanted = Wanted { light: self.light, witness: self.witness.is_some() };
        let own = taken(self.chosen().load(lang)?, wanted, lang)?;
        if !self.both {
            return Ok(own);
        }
        let others = Lang::ALL.into_iter().filter(|other| *other != lang);
        let others = others.map(|other| Ok((other, self.chosen().load(other)?))).collect::<Result<Vec<_>>>()?;
        Ok(united(lang, own, &others))
    }

    /// The days, with those that nobody gave counted from the others.
    pub(super) fn milestones(&self, today: NaiveDate) -> [Milestone; 3] {
        let next = |given: Option<NaiveDate>, from: NaiveDate, days| Milestone {
            day: given.unwrap_or_else(|| from.checked_add_days(Days::new(days)).unwrap_or(from)),
            counted: given.is_none(),
        };
        let mut start = next(self.start, today, if self.signs_a_plan() { DAYS_TO_PLAN } else { 0 });
        if let Some(end) = [self.cutover, self.close].into_iter().flatten().min().filter(|_| start.counted) {
            start.day = start.day.min(end).max(today);
        }
        let cutover = next(self.cutover, start.day, DAYS_TO_CUTOVER);
        let close = next(self.close, cutover.day, DAYS_TO_CLOSE);
        [start, cutover, close]
    }

    /// The short name to offer for the project: both parties and the year of the cutover. The number of each record
    /// begins with it, so it is written as they are.
    pub(super) fn offered_id(&self, today: NaiveDate) -> String {
        let side = |name: &Option<String>| joined(&own_words(name.as_deref().unwrap_or_default()), LONGEST_SIDE);
        let [_, cutover, _] = self.milestones(today);
        let parts = [side(&self.giver), side(&self.receiver), Some(cutover.day.year().to_string())];
        parts.into_iter().flatten().collect::<Vec<_>>().join("-")
    }

    /// Whether the template has a stage to be signed at start.
    fn signs_a_plan(&self) -> bool {
        let template = self.chosen().load(self.lang.unwrap_or(Lang::DEFAULT));
        template.is_ok_and(|template| template.signoffs.iter().any(|signoff| signoff.stage == "start"))
    }

    /// The options that are missing, without which there is no project.
    pub(super) fn missing(&self) -> Vec<&'static str> {
        let witness = self.witness.is_none() && self.people.iter().any(|person| person.party == Party::Witness);
        let options = [
            (self.giver.is_none(), "--giver NAME"),
            (self.receiver.is_none(), "--receiver NAME"),
            (witness, "--witness NAME"),
        ];
        options.into_iter().filter_map(|(missing, option)| missing.then_some(option)).collect()
    }

    /// Fills in every default.
    ///
    /// # Errors
    ///
    /// When options are missing, and for days in the wrong order.
    pub(super) fn complete(&self, surroundings: &Surroundings) -> Result<Answers> {
        if let [_, ..] = self.missing().as_slice() {
            return Err(Problem::usage(say::missing_options(words::name_list(&self.missing()))).into());
        }
        let [start, cutover, close] = self.milestones(surroundings.today);
        if let Some(complaint) = wrong_order(Some(start.day), Some(cutover.day), Some(close.day)) {
            return Err(Problem::usage(complaint).hint(say::order_hint()).into());
        }
        let lang = self.lang.unwrap_or(surroundings.lang);
        let template = self.template_in(lang)?;
        let has_witness_roles = !template.roles_of(Party::Witness).is_empty();
        let giver = self.giver.clone().unwrap_or_default();
        let receiver = self.receiver.clone().unwrap_or_default();
        let signs = |person: &&NewPerson| !self.not_signing.contains(&person.id);
        let title = self.title.clone().map(Written::from).unwrap_or_else(|| template.title_for(&giver, &receiver));
        Ok(Answers {
            lang,
            format: surroundings.format,
            id: self.id.clone().unwrap_or_else(|| self.offered_id(surroundings.today)),
            uuid: uuid::Uuid::new_v4().to_string(),
            title,
            timezone: surroundings.timezone.clone(),
            giver,
            receiver,
            witness: self.witness.clone(),
            today: surroundings.today,
            start,
            cutover,
            close,
            signers: self.people.iter().filter(signs).map(|person| person.id.clone()).collect(),
            me: self.me.clone(),
            light: self.light,
            git: surroundings.git.clone(),
            people: with_roles(&self.people, &self.roles, &template),
            has_witness_roles,
            template,
        })
    }
}

/// What a new project takes from where and when it is made.
#[derive(Debug, Clone)]
pub(super) struct Surroundings {
    /// The language where nobody names one.
    pub(super) lang: Lang,
    pub(super) format: Format,
    pub(super) today: NaiveDate,
    pub(super) timezone: Option<String>,
    /// The one who answers, as git knows them.
    pub(super) git: Identity,
    /// The keys at hand of the one who answers; none where nobody is asked.
    pub(super) keys: Vec<FoundKey>,
}

/// Somebody as git knows them.
#[derive(Debug, Clone, Default)]
pub(super) struct Identity {
    pub(super) name: Option<String>,
    pub(super) email: Option<String>,
}

/// A day that somebody types.
pub(super) fn read_day(what: impl Say, text: &str, today: NaiveDate) -> Result<NaiveDate, Text> {
    day::typed_day(text, today).map_err(|fault| match fault {
        day::Fault::NoSuch => say::no_such_day(what, text.trim()),
        fault => fault.instead().map_or_else(
            || days_say::not_a_day(&what, text.trim()),
            |hint| days_say::bad_day(&what, text.trim(), hint),
        ),
    })
}

/// What is wrong where both sides have the same name.
pub(super) fn same_sides(giver: Option<&str>, receiver: Option<&str>) -> Option<Text> {
    let (giver, receiver) = (giver?.trim(), receiver?.trim());
    (giver.to_lowercase() == receiver.to_lowercase()).then(|| say::same_sides(visible_line(receiver)))
}

/// What is wrong with the order of the days, as far as they are known.
pub(super) fn wrong_order(
    start: Option<NaiveDate>,
    cutover: Option<NaiveDate>,
    close: Option<NaiveDate>,
) -> Option<Text> {
    let days = [(say::label_start(), start), (say::label_cutover(), cutover), (say::label_close(), close)];
    let known: Vec<(Text, NaiveDate)> = days.into_iter().filter_map(|(name, day)| Some((name, day?))).collect();
    known
        .windows(2)
        .find(|pair| pair[1].1 < pair[0].1)
        .map(|pair| say::wrong_order(&pair[1].0, pair[1].1.to_string(), &pair[0].0, pair[0].1.to_string()))
}
