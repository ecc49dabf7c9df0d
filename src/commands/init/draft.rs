//! What is known of a new project while it is being put together, and how its parts must look.
//!
//! In: options and answers as text. Out: a [`Draft`], then [`Answers`] with every default filled in, or
//! what is wrong with the text. Pure but for the random identity.

use super::args::InitArgs;
use super::person::{NewPerson, read_name, read_person, slug};
use super::roles::{read_role, with_roles, wrong_roles};
use crate::files::format::Format;
use crate::model::day;
use crate::model::party::Party;
use crate::templates;
use crate::templates::both::united;
use crate::templates::taken::{Wanted, taken};
use crate::templates::{Choice, Template};
use crate::text::problem::Problem;
use crate::text::say::{days as days_say, init as say};
use crate::text::{Lang, Say, Text, Written};
use anyhow::Result;
use chrono::{Days, NaiveDate};
use std::path::Path;

/// Days until start where nobody says otherwise and the template has a plan that is signed at start.
const DAYS_TO_PLAN: u64 = 7;
/// Days from start to cutover where nobody says otherwise.
const DAYS_TO_CUTOVER: u64 = 30;
/// Days from cutover to close where nobody says otherwise.
const DAYS_TO_CLOSE: u64 = 30;

/// What was told so far.
#[derive(Debug, Clone, Default)]
pub(super) struct Draft {
    pub(super) lang: Option<Lang>,
    pub(super) template: Option<Choice>,
    pub(super) title: Option<String>,
    pub(super) giver: Option<String>,
    pub(super) receiver: Option<String>,
    pub(super) witness: Option<String>,
    pub(super) start: Option<NaiveDate>,
    pub(super) cutover: Option<NaiveDate>,
    pub(super) close: Option<NaiveDate>,
    pub(super) people: Vec<NewPerson>,
    /// Roles of the template, each with the person who has it, or nobody where it is left to the whole party.
    pub(super) roles: Vec<(String, Option<String>)>,
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
    /// Whether the template has work for a witness.
    pub(super) has_witness_roles: bool,
}

impl Draft {
    /// Reads the options; every complaint about them is in the one error. Template folders are looked for from `base`.
    pub(super) fn from_options(args: &InitArgs, base: &Path, today: NaiveDate) -> Result<Draft> {
        let mut complaints = Vec::new();
        let mut keep = |result: Result<Option<String>, Text>| match result {
            Ok(value) => value,
            Err(complaint) => {
                complaints.push(complaint);
                None
            }
        };
        let title = keep(read_name("--title", args.title.as_deref()));
        let giver = keep(read_name("--giver", args.giver.as_deref()));
        let receiver = keep(read_name("--receiver", args.receiver.as_deref()));
        let witness = keep(read_name("--witness", args.witness.as_deref()));
        let mut day =
            |option: &str, text: &Option<String>| match text.as_deref().map(|text| read_day(option, text, today)) {
                Some(Err(complaint)) => {
                    complaints.push(complaint);
                    None
                }
                Some(Ok(day)) => Some(day),
                None => None,
            };
        let start = day("--start", &args.start);
        let cutover = day("--cutover", &args.cutover);
        let close = day("--close", &args.close);
        let mut people: Vec<NewPerson> = Vec::new();
        for text in &args.people {
            match read_person(text) {
                Ok(person) if people.iter().any(|other| other.id == person.id) => {
                    complaints.push(say::duplicate_id(&person.id));
                }
                Ok(person) => people.push(person),
                Err(complaint) => complaints.push(complaint),
            }
        }
        let mut roles = Vec::new();
        for text in &args.roles {
            match read_role(text) {
                Ok((role, person)) => roles.push((role, Some(person))),
                Err(complaint) => complaints.push(complaint),
            }
        }
        let mut hint = None;
        let template = match args.template.as_deref().map(|word| Choice::find(word, base)) {
            Some(Err((complaint, near))) => {
                complaints.push(complaint);
                hint = near;
                None
            }
            Some(Ok(choice)) => Some(choice),
            None => None,
        };
        if let Some(complaint) = wrong_order(start, cutover, close) {
            complaints.push(complaint);
            hint = hint.or(Some(say::order_hint()));
        }
        if !complaints.is_empty() {
            return Err(Problem { hint, ..Problem::usage(lines(&complaints)) }.into());
        }
        Ok(Draft {
            lang: None,
            template,
            title,
            giver,
            receiver,
            witness,
            start,
            cutover,
            close,
            people,
            roles,
            light: args.light,
            both: args.both,
        })
    }

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

    /// Refuses roles that the template does not have, or that are given to nobody of the project.
    ///
    /// # Errors
    ///
    /// All of them; and whatever is wrong with a template of one's own.
    pub(super) fn refuse_wrong_roles(&self, lang: Lang, asks: bool) -> Result<()> {
        let template = self.chosen().load(lang)?;
        // A template that is still to be asked for may have any roles.
        let template = Some(&template).filter(|_| self.template.is_some() || !asks);
        let complaints = wrong_roles(&self.roles, &self.people, template, self.witness.is_some() || asks);
        if complaints.is_empty() {
            return Ok(());
        }
        Err(Problem::usage(lines(&complaints)).hint(say::role_hint()).into())
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

    /// Whether the template has a stage to be signed at start.
    fn signs_a_plan(&self) -> bool {
        let template = self.chosen().load(self.lang.unwrap_or(Lang::DEFAULT));
        template.is_ok_and(|template| template.signoffs.iter().any(|signoff| signoff.stage == "start"))
    }

    /// Requires the options without which there is no project.
    ///
    /// # Errors
    ///
    /// Names all that are missing.
    pub(super) fn require_options(&self) -> Result<()> {
        let witness_missing = self.witness.is_none() && self.people.iter().any(|p| p.party == Party::Witness);
        let missing: Vec<&str> = [
            (self.giver.is_none(), "--giver NAME"),
            (self.receiver.is_none(), "--receiver NAME"),
            (witness_missing, "--witness NAME"),
        ]
        .into_iter()
        .filter_map(|(missing, option)| missing.then_some(option))
        .collect();
        if missing.is_empty() {
            return Ok(());
        }
        Err(Problem::usage(say::missing_options(missing.join(", "))).hint(say::missing_options_hint()).into())
    }

    /// Fills in every default.
    ///
    /// # Errors
    ///
    /// As [`Draft::require_options`], and for days in the wrong order.
    pub(super) fn complete(&self, surroundings: &Surroundings) -> Result<Answers> {
        self.require_options()?;
        let [start, cutover, close] = self.milestones(surroundings.today);
        if let Some(complaint) = wrong_order(Some(start.day), Some(cutover.day), Some(close.day)) {
            return Err(Problem::usage(complaint).hint(say::order_hint()).into());
        }
        let lang = self.lang.unwrap_or(surroundings.lang);
        let template = self.template_in(lang)?;
        let has_witness_roles = !template.roles_of(Party::Witness).is_empty();
        let giver = self.giver.clone().unwrap_or_default();
        let receiver = self.receiver.clone().unwrap_or_default();
        let title = self.title.clone().map(Written::from).unwrap_or_else(|| template.title_for(&giver, &receiver));
        let id =
            [surroundings.folder_name.as_str(), title.of(lang)].into_iter().map(slug).find(|slug| !slug.is_empty());
        Ok(Answers {
            lang,
            format: surroundings.format,
            id: id.unwrap_or_else(|| "handover".to_owned()),
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
    /// The last part of the project folder's path.
    pub(super) folder_name: String,
}

/// Several complaints as one text, a line each.
fn lines(complaints: &[Text]) -> Text {
    Text::per_lang(|lang| complaints.iter().map(|text| text.of(lang)).collect::<Vec<_>>().join("\n  "))
}

/// A day that somebody types.
pub(super) fn read_day(what: impl Say, text: &str, today: NaiveDate) -> Result<NaiveDate, Text> {
    day::typed_day(text, today).map_err(|fault| match fault {
        day::Fault::NoSuch => say::no_such_day(what, text.trim()),
        fault => fault
            .instead()
            .map_or_else(|| say::bad_day(&what, text.trim()), |hint| days_say::bad_day(&what, text.trim(), hint)),
    })
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
