//! `handover add`: appends an item to a section, checked before it is written.

use crate::arguments::completing;
use crate::context::Context;
use crate::context::changing;
use crate::context::writing::ToldArgs;
use crate::edits::fields::{
    field_called, given_fields, known_fields, no_such_field, read_value, refusal, refuse_secret, refuse_twice,
    refuse_unsafe,
};
use crate::edits::placing::{file_of, new_file, section_for};
use crate::files::change::Change;
use crate::files::edit::{Edit, NewValue};
use crate::files::load::Loaded;
use crate::model::item::{Item, ItemName};
use crate::model::kinds;
use crate::model::kinds::called::{did_you_mean_kind, near_kinds};
use crate::model::kinds::values;
use crate::model::kinds::{Factor, Kind, factors};
use crate::model::list::SourceAt;
use crate::model::project::Project;
use crate::model::readiness;
use crate::text::Lang;
use crate::text::Text;
use crate::text::exit::Exit;
use crate::text::nearest::nearest;
use crate::text::problem::Problem;
use crate::text::say::words::{labelled, name_list, short_names};
use crate::text::say::{commands as say, findings as findings_say};
use crate::text::slug::{numbered, slug};
use anyhow::Result;
use clap::Args;
use clap_complete::ArgValueCompleter;
use std::path::PathBuf;
use std::sync::Arc;

/// The id of an item whose title says nothing in letters or digits.
const ITEM: &str = "item";

/// Arguments of `handover add`.
#[derive(Debug, Args)]
pub struct AddArgs {
    /// The section, such as permissions
    #[arg(value_name = "SECTION", add = ArgValueCompleter::new(completing::sections))]
    pub section: String,
    /// What the item is called
    #[arg(value_name = "TITLE", required_unless_present = "subject", conflicts_with = "subject")]
    pub title: Option<String>,
    /// Add the nine factors of readiness for this subject, such as an application
    #[arg(long, value_name = "NAME")]
    pub subject: Option<String>,
    /// A field of the item, such as due=2026-11-23; may be given several times
    #[arg(long = "field", value_name = "KEY=VALUE")]
    pub fields: Vec<String>,
    /// How it is told what was written.
    #[command(flatten)]
    pub told: ToldArgs,
}

/// Runs `handover add`.
///
/// # Errors
///
/// When a field is not known or has a wrong value, or the file cannot be written.
pub fn run(args: AddArgs, context: &mut Context<'_>) -> Result<Exit> {
    let (store, loaded) = changing::open(context)?;
    let look = context.look();
    let project = &loaded.view.project;
    let kind = find_kind(project, &args.section)?;
    let items = match (&args.subject, &args.title) {
        (Some(subject), _) => factors_of(subject, &args.fields, &kind, &loaded)?,
        (None, title) => vec![NewItem::read(title.as_deref().unwrap_or_default(), &args.fields, &kind, &loaded)?],
    };
    let names: Vec<ItemName> = items.iter().map(|item| ItemName::new(&kind.name, &item.id)).collect();
    let file = section_for(&loaded, &kind, &args.section).and_then(|section| file_of(&loaded, section));
    let (change, written) = match file {
        Some(source) => {
            let source = &loaded.sources[source];
            let edits = items.into_iter().map(|item| Edit::AppendItem { fields: item.fields }).collect();
            (Change::Edit { source, edits }, source.name())
        }
        None => {
            let format = loaded.sources[SourceAt::PROJECT_FILE].format;
            let name = format!("{}.{}", kind.name, format.extension());
            let header = vec![("section".to_owned(), NewValue::Text(kind.name.clone()))];
            let new = new_file(&loaded, PathBuf::from(&name), header);
            let items: Vec<_> = items.into_iter().map(|item| item.fields).collect();
            let content = new.content(format, &items).into_bytes();
            (Change::Create { path: new.path, content }, name)
        }
    };
    changing::change(&store, &loaded, &[change], context)?;
    for name in names {
        let line = say::added(name.to_string(), &written);
        context.out.push_str(&format!("{}\n", line.of(look.lang)));
    }
    Ok(Exit::Fine)
}

/// The kind of a section by a word that people call it by.
fn find_kind(project: &Project, word: &str) -> Result<Arc<Kind>> {
    if let Some(section) = project.section_called(word) {
        return Ok(section.kind.clone());
    }
    if let Some(kind) = kinds::called(word) {
        return Ok(kind.clone());
    }
    let known: Vec<&str> = kinds::built_in_names().collect();
    let own = project.sections.iter().map(|section| section.kind.name.as_str());
    let all: Vec<&str> = own.chain(known.iter().copied()).collect();
    let own = nearest(word, all).map(findings_say::did_you_mean);
    let hint = did_you_mean_kind(&near_kinds(word)).or(own).unwrap_or_else(|| say::known_sections(name_list(&known)));
    Err(Problem::usage(say::no_such_section(word)).hint(hint).into())
}

/// An item to be written.
struct NewItem {
    id: String,
    fields: Vec<(String, NewValue)>,
}

impl NewItem {
    fn read(title: &str, fields: &[String], kind: &Kind, loaded: &Loaded) -> Result<NewItem> {
        let project = &loaded.view.project;
        let mut given = given_fields(fields)?;
        given.iter_mut().for_each(|(key, _)| *key = field_called(key, kind, &["title"]));
        refuse_twice(given.iter().map(|(key, _)| key.as_str()))?;
        refuse_unsafe("title", title)?;
        let title = values::filled(title).map_err(|fault| refusal(&fault, "title", title))?;
        let id = match given.iter().find(|(key, _)| key == "id") {
            Some((_, id)) => own_id(id, kind, project)?,
            None => free_id(title, kind, project),
        };
        let mut fields =
            vec![("id".to_owned(), NewValue::Text(id.clone())), ("title".to_owned(), NewValue::Text(title.to_owned()))];
        let known = known_fields(kind);
        // A field that is blank is not filled in.
        let filled = || given.iter().filter_map(|(key, value)| Some((key.as_str(), values::trimmed(value)?)));
        for field in &known {
            if let Some((key, value)) = filled().find(|(key, _)| *key == field.name()) {
                fields.push((key.to_owned(), read_value(field, value, kind, loaded)?));
            }
        }
        let is_known = |key: &str| key == "id" || known.iter().any(|field| field.name() == key);
        let free = |key: &str| key.strip_prefix("extra.").filter(|free| !free.is_empty()).map(str::to_owned);
        if let Some((key, _)) = given.iter().find(|(key, _)| !is_known(key) && free(key).is_none()) {
            return Err(no_such_field(key, kind, &known).into());
        }
        let extra = filled().filter_map(|(key, value)| Some((free(key)?, NewValue::Text(value.to_owned()))));
        let extra: Vec<_> = extra.collect();
        if !extra.is_empty() {
            fields.push(("extra".to_owned(), NewValue::Table(extra)));
        }
        fields.iter().try_for_each(|(key, value)| refuse_secret(key, value))?;
        Ok(NewItem { id, fields })
    }
}

/// When a factor is scored: with a reason, on the scale that it has.
fn scale(factor: &Factor) -> Text {
    say::scored_with_reason(&factor.low, &factor.high)
}

/// The nine items that score the factors of a subject, titled in the language of the project; the given fields go into
/// each of them. Nothing is added where one of them is there already.
fn factors_of(subject: &str, fields: &[String], kind: &Kind, loaded: &Loaded) -> Result<Vec<NewItem>> {
    let project = &loaded.view.project;
    if kind.name != readiness::KIND {
        return Err(Problem::usage(say::subject_of_readiness()).hint(say::subject_of_readiness_hint()).into());
    }
    let Some(subject) = values::trimmed(subject) else { return Err(Problem::usage(say::blank_subject()).into()) };
    let own = ["id", "subject", "factor"];
    if let Some((key, _)) = given_fields(fields)?.iter().find(|(key, _)| own.contains(&key.as_str())) {
        return Err(Problem::usage(say::field_of_subject(key)).into());
    }
    let word = slug(subject, ITEM);
    let id_of = |factor: &Factor| format!("{word}-{}", factor.name.replace('_', "-"));
    let is_there = |item: &Item| {
        readiness::subject_of(item) == Some(subject) || factors().iter().any(|factor| item.name.id == id_of(factor))
    };
    let there = project.items.iter().filter(|item| item.name.kind == kind.name && is_there(item));
    let there: Vec<String> = there.map(|item| item.name.to_string()).collect();
    if !there.is_empty() {
        let names = there.iter().map(String::as_str);
        return Err(Problem::usage(say::subject_is_there(subject, short_names(names))).into());
    }
    let lang = project.lang().unwrap_or(Lang::DEFAULT);
    let item = |factor: &Factor| {
        let told = |key: &str| fields.iter().any(|field| field.split('=').next().map(str::trim) == Some(key));
        let words =
            [("details", factor.question.of(lang).to_owned()), ("accept_when", scale(factor).of(lang).to_owned())];
        let own = [("id", id_of(factor)), ("subject", subject.to_owned()), ("factor", factor.name.clone())];
        let own = own.into_iter().chain(words.into_iter().filter(|(key, _)| !told(key)));
        let own = own.map(|(key, value)| format!("{key}={value}"));
        let all: Vec<String> = own.chain(fields.iter().cloned()).collect();
        NewItem::read(labelled(subject, &factor.title).of(lang), &all, kind, loaded)
    };
    factors().iter().map(item).collect()
}

fn own_id(text: &str, kind: &Kind, project: &Project) -> Result<String> {
    let id = values::id(text).map_err(|fault| refusal(&fault, "id", text))?;
    if project.find(&ItemName::new(&kind.name, id)).is_some() {
        return Err(Problem::usage(findings_say::duplicate_item(id)).into());
    }
    Ok(id.to_owned())
}

/// An id made from a title that no item has yet.
fn free_id(title: &str, kind: &Kind, project: &Project) -> String {
    let is_free = |id: &str| project.find(&ItemName::new(&kind.name, id)).is_none();
    numbered(&slug(title, ITEM), is_free)
}
