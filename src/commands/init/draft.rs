//! What is known of a new project while it is being put together, and how its parts must look.
//!
//! In: options and answers as text. Out: a [`Draft`], then [`Answers`] with every default filled in, or
//! what is wrong with the text. Pure but for the random identity.

use super::args::InitArgs;
use crate::files::format::Format;
use crate::model::kinds::values;
use crate::model::naming;
use crate::model::party::Party;
use crate::templates;
use crate::templates::both::united;
use crate::templates::{Choice, Template};
use crate::text::problem::Problem;
use crate::text::say::init as say;
use crate::text::visible::is_unsafe;
use crate::text::{Lang, Say, Text, Written};
use anyhow::Result;
use chrono::{Days, NaiveDate};
use std::path::Path;

/// Days from start to cutover where nobody says otherwise.
const DAYS_TO_CUTOVER: u64 = 30;
/// Days from cutover to close where nobody says otherwise.
const DAYS_TO_CLOSE: u64 = 30;

/// A person of the new project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NewPerson {
    pub(super) party: Party,
    pub(super) id: String,
    pub(super) name: String,
    pub(super) role: Option<String>,
    pub(super) email: Option<String>,
}

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
    pub(super) start: Milestone,
    pub(super) cutover: Milestone,
    pub(super) close: Milestone,
    pub(super) people: Vec<NewPerson>,
}

impl Draft {
    /// Reads the options; every complaint about them is in the one error. Template folders are looked for from `base`.
    pub(super) fn from_options(args: &InitArgs, base: &Path) -> Result<Draft> {
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
        let mut day = |option: &str, text: &Option<String>| match text.as_deref().map(|text| read_day(option, text)) {
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
            both: args.both,
        })
    }

    /// The template, the usual one where nobody names one.
    pub(super) fn chosen(&self) -> Choice {
        self.template.clone().unwrap_or(Choice::BuiltIn(templates::DEFAULT))
    }

    /// The template in a language; with its texts in every language, where that is wanted.
    ///
    /// # Errors
    ///
    /// When it cannot be read in one of them.
    fn template_in(&self, lang: Lang) -> Result<Template> {
        let own = self.chosen().load(lang)?;
        if !self.both {
            return Ok(own);
        }
        let others = Lang::ALL.into_iter().filter(|other| *other != lang);
        let others = others.map(|other| Ok((other, self.chosen().load(other)?))).collect::<Result<Vec<_>>>()?;
        Ok(united(lang, own, &others))
    }

    /// The days, with those that nobody gave counted from the others.
    pub(super) fn milestones(&self, today: NaiveDate) -> [Milestone; 3] {
        let start = Milestone { day: self.start.unwrap_or(today), counted: self.start.is_none() };
        let next = |given: Option<NaiveDate>, from: NaiveDate, days| Milestone {
            day: given.unwrap_or_else(|| from.checked_add_days(Days::new(days)).unwrap_or(from)),
            counted: given.is_none(),
        };
        let cutover = next(self.cutover, start.day, DAYS_TO_CUTOVER);
        let close = next(self.close, cutover.day, DAYS_TO_CLOSE);
        [start, cutover, close]
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
        let giver = self.giver.clone().unwrap_or_default();
        let receiver = self.receiver.clone().unwrap_or_default();
        let title = self.title.clone().map(Written::from).unwrap_or_else(|| template.title_for(&giver, &receiver));
        let id =
            [surroundings.folder_name.as_str(), title.of(lang)].into_iter().map(slug).find(|slug| !slug.is_empty());
        Ok(Answers {
            lang,
            format: surroundings.format,
            template,
            id: id.unwrap_or_else(|| "handover".to_owned()),
            uuid: uuid::Uuid::new_v4().to_string(),
            title,
            timezone: surroundings.timezone.clone(),
            giver,
            receiver,
            witness: self.witness.clone(),
            start,
            cutover,
            close,
            people: self.people.clone(),
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

/// A name on one line; nothing when it is blank.
pub(super) fn read_name(option: &str, text: Option<&str>) -> Result<Option<String>, Text> {
    let name = text.unwrap_or_default().trim();
    if name.chars().any(|c| is_unsafe(c) || c == '\n' || c == '\t') {
        return Err(say::hidden_characters(option));
    }
    Ok(values::trimmed(name).map(str::to_owned))
}

/// A day written `2026-11-30`.
pub(super) fn read_day(what: impl Say, text: &str) -> Result<NaiveDate, Text> {
    let text = text.trim();
    let shape = |(at, byte): (usize, u8)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() };
    if text.len() != 10 || !text.bytes().enumerate().all(shape) {
        return Err(say::bad_day(what, text));
    }
    NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| say::no_such_day(what, text))
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

/// A person written `PARTY:ID:NAME <EMAIL>`.
fn read_person(text: &str) -> Result<NewPerson, Text> {
    let mut parts = text.splitn(3, ':').map(str::trim);
    let (Some(word), Some(id), Some(rest)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(say::bad_person(text));
    };
    let party = Party::parse(word).ok_or_else(|| say::bad_party(text, word))?;
    let (name, email) = match rest.split_once('<') {
        Some((name, address)) => {
            let address = address.strip_suffix('>').ok_or_else(|| say::person_email_form(text))?;
            (name.trim(), Some(read_email(address)?))
        }
        None if rest.contains(['@', '>']) => return Err(say::person_email_form(text)),
        None => (rest, None),
    };
    let name = read_name("--person", Some(name))?.ok_or_else(|| say::bad_person(text))?;
    if id.is_empty() {
        return Err(say::bad_person(text));
    }
    Ok(NewPerson { party, id: read_id(id)?, name, role: None, email })
}

/// An id that can stand in a log.
pub(super) fn read_id(text: &str) -> Result<String, Text> {
    values::id(text).map(str::to_owned).map_err(|_| say::bad_id(text.trim()))
}

/// A mail address: something, `@`, something, without spaces.
pub(super) fn read_email(text: &str) -> Result<String, Text> {
    let email = text.trim();
    let bad = |c: char| c.is_whitespace() || is_unsafe(c) || matches!(c, '<' | '>' | ':' | ',');
    match email.split_once('@') {
        Some((local, domain))
            if !local.is_empty() && !domain.is_empty() && !domain.contains('@') && !email.contains(bad) =>
        {
            Ok(email.to_owned())
        }
        _ => Err(say::bad_email(email)),
    }
}

/// A short name made of a text's letters and digits, in small letters with `-` between.
pub(super) fn slug(text: &str) -> String {
    let spaced: String = text.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    spaced.to_lowercase().split_whitespace().collect::<Vec<_>>().join("-")
}

/// The id to offer for a person: the first word of the name in ASCII, else what stands before the `@`.
pub(super) fn proposed_id(name: &str, email: Option<&str>, taken: &[NewPerson]) -> String {
    let whole = slug(name);
    let local = slug(email.and_then(|email| email.split('@').next()).unwrap_or_default());
    let first = whole.split('-').next().unwrap_or_default().to_owned();
    let free = |id: &String| !id.is_empty() && id.is_ascii() && !taken.iter().any(|person| person.id == *id);
    [first, whole, local].into_iter().find(free).unwrap_or_default()
}

/// The parties that have nobody yet, among those that must.
pub(super) fn parties_without_people(people: &[NewPerson]) -> Option<Text> {
    let mut without = [Party::Giver, Party::Receiver]
        .into_iter()
        .filter(|party| !people.iter().any(|person| person.party == *party))
        .map(naming::party);
    match (without.next(), without.next()) {
        (Some(first), Some(second)) => Some(say::and_between(first, second)),
        (first, _) => first,
    }
}
