//! Fields of items as people type them, read by what the kind says of them.
//!
//! In: the words, the kind and the project. Out: values to be written, or what is wrong with them. Writes nothing.

use super::pick::pick_item;
use crate::files::edit::NewValue;
use crate::files::load::{Loaded, certain_day};
use crate::model::clock::parse_moment;
use crate::model::day;
use crate::model::due;
use crate::model::due::Due;
use crate::model::item::{Item, ItemName, Priority};
use crate::model::kinds::called::{is_derived, meanings, with_label};
use crate::model::kinds::tables::{Holds, ShapeField, TableName};
use crate::model::kinds::values;
use crate::model::kinds::values::Fault;
use crate::model::kinds::{Field, FieldType, Kind};
use crate::model::lookup;
use crate::model::project::Project;
use crate::model::secrets::holds_secret;
use crate::text::folded::parts;
use crate::text::nearest::nearest;
use crate::text::problem::Problem;
use crate::text::say::{
    commands as say, days as days_say, editing as editing_say, findings as findings_say, slips as slips_say, words,
};
use crate::text::visible::is_unsafe;
use anyhow::Result;
use chrono::Datelike;
use std::collections::HashSet;

/// The fields of the command line as key and value, each key once.
pub(crate) fn given_fields(fields: &[String]) -> Result<Vec<(String, String)>> {
    let mut given: Vec<(String, String)> = Vec::with_capacity(fields.len());
    for field in fields {
        let (key, value) = field.split_once('=').ok_or_else(|| Problem::usage(say::field_form(field)))?;
        let (key, value) = (key.trim().to_owned(), value.trim().to_owned());
        if given.iter().any(|(known, _)| *known == key) {
            return Err(Problem::usage(say::field_twice(key)).into());
        }
        refuse_unsafe(&key, &value)?;
        given.push((key, value));
    }
    Ok(given)
}

/// A field that the command line may fill in.
pub(crate) enum KnownField<'a> {
    /// One of every item.
    Common(&'a ShapeField),
    /// One of the kind.
    Own(&'a Field),
}

impl KnownField<'_> {
    pub(crate) fn name(&self) -> &str {
        match self {
            KnownField::Common(field) => &field.name,
            KnownField::Own(field) => &field.name,
        }
    }
}

/// The fields that may be filled in, in the order in which they are written: those of the kind after the details.
pub(crate) fn known_fields(kind: &Kind) -> Vec<KnownField<'_>> {
    let is_plain = |field: &&ShapeField| {
        let named = ["id", "title"].contains(&field.name.as_str());
        // A kind may have a day of its own of that name.
        let own = kind.field(&field.name).is_some();
        !named && !own && !matches!(field.holds, Holds::Table | Holds::Tables | Holds::Free)
    };
    let mut common: Vec<_> = TableName::Item.shape().fields.iter().filter(is_plain).map(KnownField::Common).collect();
    let after = common.iter().position(|field| field.name() == "details").map_or(0, |at| at + 1);
    common.splice(after..after, kind.fields.iter().map(KnownField::Own));
    common
}

/// The name in files of the field that people call so, but for those that are not meant; the word itself where it is
/// none, or may be several.
pub(crate) fn field_called(word: &str, kind: &Kind, but: &[&str]) -> String {
    let word = word.trim();
    match may_mean(word, kind).iter().filter(|field| !but.contains(field)).collect::<Vec<_>>().as_slice() {
        [one] => (**one).to_owned(),
        _ => word.to_owned(),
    }
}

/// The fields in files that people mean by these words for an item, each once. What its card shows of its free fields is
/// taken as it stands there.
///
/// # Errors
///
/// When two words mean one field.
pub(crate) fn fields_of_item(words: &[(String, String)], item: &Item) -> Result<Vec<String>> {
    let free = |word: &str| item.extra.iter().any(|(name, _)| name == word) && item.kind.field(word).is_none();
    let called = |word: &String| match free(word) && !TableName::Item.fields().any(|name| name == word) {
        true => format!("extra.{word}"),
        false => field_called(word, &item.kind, &["id"]),
    };
    let fields: Vec<String> = words.iter().map(|(word, _)| called(word)).collect();
    refuse_twice(fields.iter().map(String::as_str))?;
    Ok(fields)
}

/// Refuses one field under two words.
///
/// # Errors
///
/// When a field is there twice.
pub(crate) fn refuse_twice<'a>(mut fields: impl Iterator<Item = &'a str>) -> Result<()> {
    let mut once = HashSet::new();
    match fields.find(|field| !once.insert(*field)) {
        Some(field) => Err(Problem::usage(say::field_twice(field)).into()),
        None => Ok(()),
    }
}

fn may_mean<'k>(word: &str, kind: &'k Kind) -> Vec<&'k str> {
    let own = kind.fields.iter().map(|field| (field.name.as_str(), Some(&field.label)));
    let common = TableName::Item.fields().filter(|name| kind.field(name).is_none()).map(|name| (name, None));
    meanings(word, &own.chain(common).collect::<Vec<_>>())
}

/// The fields of every item that are told where a word is none.
const TOLD: [&str; 6] = ["owner", "due", "priority", "accept_when", "details", "needs"];

/// That a kind has no such field, with the nearest it has.
pub(crate) fn no_such_field(key: &str, kind: &Kind, known: &[KnownField<'_>]) -> Problem {
    let problem = Problem::usage(say::no_such_field(key, with_label(&kind.name, Some(&kind.title))));
    if is_derived(key) {
        return Problem::usage(editing_say::is_derived(key)).hint(findings_say::derived_advice());
    }
    let may = may_mean(key, kind);
    if may.len() > 1 {
        return problem.hint(slips_say::one_of(may.join("`, `")));
    }
    let own = kind.fields.iter().map(|field| with_label(&field.name, Some(&field.label)));
    let common = TOLD.iter().filter(|name| kind.field(name).is_none()).map(|name| with_label(name, None));
    problem.hint(match nearest(key, known.iter().map(KnownField::name)) {
        Some(near) => findings_say::did_you_mean(near),
        None => say::known_fields(words::text_list(&own.chain(common).collect::<Vec<_>>())),
    })
}

/// What is wrong with a value, as a refusal.
pub(crate) fn refusal(fault: &Fault, key: &str, value: &str) -> Problem {
    let hint = (*fault == Fault::NotAFlag).then(editing_say::write_yes_or_no);
    Problem { hint, ..Problem::usage(fault.message(key, value)) }
}

/// Refuses what does not show, also where it is left out as blank.
pub(crate) fn refuse_unsafe(key: &str, value: &str) -> Result<()> {
    if value.chars().any(is_unsafe) {
        return Err(Problem::usage(say::unsafe_field(key)).into());
    }
    Ok(())
}

/// Refuses what should never get into a file.
pub(crate) fn refuse_secret(key: &str, value: &NewValue) -> Result<()> {
    match value {
        NewValue::Text(text) if holds_secret(key, text) => {
            Err(Problem::usage(findings_say::secret(key)).hint(say::secret_field_hint()).into())
        }
        NewValue::List(members) => members.iter().try_for_each(|member| refuse_secret(key, member)),
        NewValue::Table(fields) => fields.iter().try_for_each(|(key, value)| refuse_secret(key, value)),
        _ => Ok(()),
    }
}

/// The value to be written for a text that is not blank.
pub(crate) fn read_value(field: &KnownField<'_>, value: &str, kind: &Kind, loaded: &Loaded) -> Result<NewValue> {
    let wrong = |fault: Fault| refusal(&fault, field.name(), value);
    // Written with its full name, so that it goes on meaning the same item.
    let full = |name: &str| -> Result<NewValue> {
        let project = &loaded.view.project;
        let own = ItemName::parse(name, Some(&kind.name)).and_then(|name| project.find(&name));
        let item = own.map_or_else(|| pick_item(project, name), Ok)?;
        Ok(NewValue::Text(project.items[item].name.to_string()))
    };
    let flag = || values::flag(value).map(NewValue::Bool).map_err(wrong);
    Ok(match field {
        KnownField::Common(field) => match (field.name.as_str(), field.holds) {
            ("needs", _) => NewValue::List(parts(value).into_iter().map(full).collect::<Result<_>>()?),
            ("under", _) => full(value)?,
            // A name may hold the mark of lists.
            ("owner", _) if loaded.view.project.people.named(value).next().is_some() => {
                NewValue::List(vec![NewValue::Text(value.to_owned())])
            }
            ("owner", _) => owners(value, &loaded.view.project)?,
            (_, Holds::Texts) => list(value),
            (_, Holds::Due) => due(value, loaded)?,
            (_, Holds::Flag) => flag()?,
            (_, Holds::Priority) => {
                let choices = Priority::ALL.map(|priority| priority.word().to_owned()).to_vec();
                let known = lookup::priority(value).ok_or(Fault::NotAChoice { choices }).map_err(wrong)?;
                NewValue::Text(known.word().to_owned())
            }
            _ => NewValue::Text(value.to_owned()),
        },
        KnownField::Own(field) => match field.kind {
            FieldType::Text => NewValue::Text(value.to_owned()),
            FieldType::List => list(value),
            FieldType::Bool => flag()?,
            FieldType::Date => due(value, loaded)?,
            FieldType::Integer => {
                let number = values::integer(value).and_then(|number| values::in_range(number, field.range));
                NewValue::Integer(number.map_err(wrong)?)
            }
            FieldType::Choice => {
                let word = lookup::choice(&field.choices, value);
                NewValue::Text(values::choice(word, &field.choices).map_err(wrong)?.to_owned())
            }
        },
    })
}

/// Owners, who may be any words; what is nearly a name, an id or a role of somebody is refused.
fn owners(value: &str, project: &Project) -> Result<NewValue> {
    let people = || project.people.iter();
    let called = || {
        people()
            .flat_map(|one| [one.id.as_str(), one.name.as_str()].into_iter().chain(one.role.iter().map(String::as_str)))
    };
    for word in unknown_owners(value, project) {
        if let Some(near) = nearest(&word, called()) {
            let problem = Problem::usage(findings_say::no_such_person(&word));
            return Err(problem.hint(findings_say::did_you_mean(near)).into());
        }
    }
    Ok(list(value))
}

/// The owners that nobody here is called and that no item names yet.
pub(crate) fn unknown_owners(value: &str, project: &Project) -> Vec<String> {
    let named = |word: &String| project.items.iter().any(|item| item.owner.contains(word));
    let is_known = |word: &String| project.people.named(word).next().is_some() || named(word);
    if project.people.named(value).next().is_some() {
        return Vec::new();
    }
    parts(value).into_iter().map(|word| word.to_owned()).filter(|word| !is_known(word)).collect()
}

/// What stands for a day, a moment, a milestone with an offset, or words: a due as somebody wrote it, whose words are kept
/// and never guessed at; nothing where there is no such day.
pub(crate) fn written_due(value: &str, loaded: &Loaded) -> Option<NewValue> {
    let view = &loaded.view;
    match Due::parse(value, view.zone, |name| view.project.milestones.day(name).is_some()) {
        Due::NoSuchDay(_) => None,
        Due::Day(day) => Some(NewValue::Date(day.to_string())),
        Due::Moment { .. } if parse_moment(value).is_some() => Some(NewValue::Date(value.to_owned())),
        Due::Moment { .. } | Due::From(_) | Due::Words(_) => Some(NewValue::Text(value.to_owned())),
    }
}

/// The same of what somebody types, who may say "tomorrow" or leave out the year where there is only one such day in the
/// handover: what else is nearly a day or a milestone is refused.
fn due(value: &str, loaded: &Loaded) -> Result<NewValue> {
    let (view, project) = (&loaded.view, &loaded.view.project);
    let day = day::typed_day(value, view.today()).ok().or_else(|| certain_day(value, project, view.zone));
    if let Some(day) = day {
        return Ok(NewValue::Date(day.to_string()));
    }
    let milestones = &project.milestones;
    let is_words = matches!(Due::parse(value, view.zone, |name| milestones.day(name).is_some()), Due::Words(_));
    if is_words && let hint @ Some(_) = due::instead(value, milestones, view.zone, Some(view.today().year())) {
        return Err(Problem { hint, ..Problem::usage(days_say::no_due(value)) }.into());
    }
    written_due(value, loaded).ok_or_else(|| Problem::usage(findings_say::no_such_day(value)).into())
}

fn list(value: &str) -> NewValue {
    NewValue::List(parts(value).into_iter().map(|part| NewValue::Text(part.to_owned())).collect())
}
