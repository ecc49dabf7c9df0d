//! `handover add`: appends an item to a section, checked before it is written.

use super::completing;
use super::context::Context;
use super::pick::pick_item;
use super::stale::stale_note;
use crate::files::change::Change;
use crate::files::edit::{Edit, NewValue, render_section};
use crate::files::format::Value;
use crate::files::load;
use crate::files::load::Loaded;
use crate::files::load::nearest;
use crate::files::store::Store;
use crate::model::due::Due;
use crate::model::item::ItemName;
use crate::model::kinds;
use crate::model::kinds::{Field, FieldType, Kind};
use crate::model::list::SourceAt;
use crate::model::project::Project;
use crate::model::secrets::holds_secret;
use crate::schema::{SECTION_SCHEMA, modeline};
use crate::text::Text;
use crate::text::exit::Exit;
use crate::text::problem::Problem;
use crate::text::say::{commands as say, findings as findings_say};
use crate::text::visible::is_unsafe;
use anyhow::Result;
use clap::Args;
use clap_complete::ArgValueCompleter;
use std::path::PathBuf;
use std::sync::Arc;

/// Arguments of `handover add`.
#[derive(Debug, Args)]
pub struct AddArgs {
    /// The section, such as permissions
    #[arg(value_name = "SECTION", add = ArgValueCompleter::new(completing::sections))]
    pub section: String,
    /// What the item is called
    #[arg(value_name = "TITLE")]
    pub title: String,
    /// A field of the item, such as due=2026-11-23; may be given several times
    #[arg(long = "field", value_name = "KEY=VALUE")]
    pub fields: Vec<String>,
}

/// The fields that `--field` may fill in for every kind, in the order in which they are written.
const COMMON: [&str; 12] =
    ["id", "details", "owner", "due", "accept_when", "when", "needs", "one_of", "under", "optional", "links", "tags"];

/// Runs `handover add`.
///
/// # Errors
///
/// When a field is not known or has a wrong value, or the file cannot be written.
pub fn run(args: AddArgs, context: &mut Context<'_>) -> Result<Exit> {
    let root = load::find_root(&context.folder)?;
    let store = Store::open(&root)?;
    let loaded = context.open_at(&root)?;
    let look = context.look();
    loaded.require_readable()?;
    let project = &loaded.view.project;
    let kind = find_kind(project, &args.section)?;
    let item = NewItem::read(&args, &kind, project)?;
    let name = ItemName::new(&kind.name, &item.id);
    let file = section_file(&loaded, &kind);
    let (change, written) = match file {
        Some(source) => {
            let source = &loaded.sources[source];
            let edits = vec![Edit::AppendItem { fields: item.fields }];
            (Change::Edit { source, edits }, source.name())
        }
        None => {
            let format = loaded.sources[SourceAt::PROJECT_FILE].format;
            let name = format!("{}.{}", kind.name, format.extension());
            let header = [("section".to_owned(), NewValue::Text(kind.name.clone()))];
            let path = PathBuf::from(&name);
            let has_schema = root.join(SECTION_SCHEMA).is_file();
            let line = if has_schema { modeline(&path, format, SECTION_SCHEMA) } else { String::new() };
            let content = (line + &render_section(format, &header, "", &[item.fields])).into_bytes();
            (Change::Create { path, content }, name)
        }
    };
    let stage = stage_of_new(project, file, &kind);
    if let Some(note) = stale_note(&root, &stage) {
        context.note(&note);
    }
    store.apply(&[change])?;
    let line = say::added(name.to_string(), written);
    context.out.push_str(&format!("{}\n", line.of(look.lang)));
    Ok(Exit::Fine)
}

/// The stage that is going to count a new item: that of its neighbours in the file, else its kind's.
fn stage_of_new(project: &Project, file: Option<SourceAt>, kind: &Kind) -> String {
    let beside = project.items.iter().find(|item| Some(item.place.source) == file && item.name.kind == kind.name);
    let own = kind.stage.clone().unwrap_or_else(|| "cutover".to_owned());
    beside.map_or(own, |item| item.stage.clone())
}

/// The kind of a section by its word, or by the title it has here.
fn find_kind(project: &Project, word: &str) -> Result<Arc<Kind>> {
    let here = project.sections.iter().find(|section| {
        section.kind.name == word || section.title.as_deref() == Some(word) || section.kind.title.is(word)
    });
    if let Some(section) = here {
        return Ok(section.kind.clone());
    }
    if let Some(kind) = kinds::built_ins().iter().find(|kind| kind.name == word || kind.title.is(word)) {
        return Ok(kind.clone());
    }
    let known = kinds::built_ins().iter().map(|kind| kind.name.as_str());
    let own = project.sections.iter().map(|section| section.kind.name.as_str());
    let all: Vec<&str> = own.chain(known.clone()).collect();
    let problem = Problem::usage(say::no_such_section(word));
    Err(match nearest(word, all) {
        Some(near) => problem.hint(findings_say::did_you_mean(near)),
        None => problem.hint(say::known_sections(known.collect::<Vec<_>>().join(", "))),
    }
    .into())
}

/// The last file that holds items of a kind.
fn section_file(loaded: &Loaded, kind: &Kind) -> Option<SourceAt> {
    let holds = |source: &load::Source| {
        let section = source.document.as_ref().and_then(|document| document.root.get("section"));
        section.is_some_and(|node| matches!(&node.value, Value::Text(word) | Value::Plain(word) if *word == kind.name))
    };
    loaded.sources.entries().skip(1).filter(|(_, source)| holds(source)).map(|(at, _)| at).last()
}

/// An item to be written.
struct NewItem {
    id: String,
    fields: Vec<(String, NewValue)>,
}

impl NewItem {
    fn read(args: &AddArgs, kind: &Kind, project: &Project) -> Result<NewItem> {
        let mut given: Vec<(String, String)> = Vec::new();
        for field in &args.fields {
            let (key, value) = field.split_once('=').ok_or_else(|| Problem::usage(say::field_form(field)))?;
            let (key, value) = (key.trim().to_owned(), value.trim().to_owned());
            if given.iter().any(|(known, _)| *known == key) {
                return Err(Problem::usage(say::field_twice(key)).into());
            }
            given.push((key, value));
        }
        let title = args.title.trim();
        if title.is_empty() {
            return Err(Problem::usage(findings_say::missing_field("title")).into());
        }
        for (key, value) in given.iter().map(|(key, value)| (key.as_str(), value.as_str())).chain([("title", title)]) {
            refuse_text(key, value)?;
        }
        let id = match given.iter().find(|(key, _)| key == "id") {
            Some((_, id)) => own_id(id, kind, project)?,
            None => free_id(title, kind, project),
        };
        let mut fields =
            vec![("id".to_owned(), NewValue::Text(id.clone())), ("title".to_owned(), NewValue::Text(title.to_owned()))];
        let own = kind.fields.iter().map(|field| field.name.as_str());
        let order: Vec<&str> = ["details"].into_iter().chain(own).chain(COMMON.into_iter().skip(2)).collect();
        for key in &order {
            if let Some((_, value)) = given.iter().find(|(known, _)| known == key) {
                fields.push(((*key).to_owned(), read_value(key, value, kind, project)?));
            }
        }
        let mut extra = Vec::new();
        for (key, value) in &given {
            if let Some(free) = key.strip_prefix("extra.").filter(|free| !free.is_empty()) {
                extra.push((free.to_owned(), NewValue::Text(value.clone())));
            } else if key != "id" && !order.contains(&key.as_str()) {
                let problem = Problem::usage(say::no_such_field(key, &kind.name));
                let hint = match nearest(key, order.iter().copied()) {
                    Some(near) => findings_say::did_you_mean(near),
                    None => say::known_fields(order.join(", ")),
                };
                return Err(problem.hint(hint).into());
            }
        }
        if !extra.is_empty() {
            fields.push(("extra".to_owned(), NewValue::Table(extra)));
        }
        Ok(NewItem { id, fields })
    }
}

/// Refuses what should never get into a file.
fn refuse_text(key: &str, value: &str) -> Result<()> {
    if value.chars().any(is_unsafe) {
        return Err(Problem::usage(say::unsafe_field(key)).into());
    }
    if holds_secret(key, value) {
        return Err(Problem::usage(findings_say::secret(key)).hint(say::secret_field_hint()).into());
    }
    Ok(())
}

fn own_id(id: &str, kind: &Kind, project: &Project) -> Result<String> {
    if id.is_empty() || id.contains(['/', ' ', '\t', '\n']) || id.starts_with('-') {
        return Err(Problem::usage(findings_say::bad_id(id)).into());
    }
    if project.find(&ItemName::new(&kind.name, id)).is_some() {
        return Err(Problem::usage(findings_say::duplicate_item(id)).into());
    }
    Ok(id.to_owned())
}

/// An id made from the title: its letters and digits in lower case, with `-` between words.
fn free_id(title: &str, kind: &Kind, project: &Project) -> String {
    let words: Vec<String> =
        title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    let mut id: String = words.join("-").chars().take(40).collect();
    id = id.trim_end_matches('-').to_owned();
    if id.is_empty() {
        id = "item".to_owned();
    }
    let taken = |id: &str| project.find(&ItemName::new(&kind.name, id)).is_some();
    let numbered = (2..).map(|number| format!("{id}-{number}"));
    std::iter::once(id.clone()).chain(numbered).find(|id| !taken(id)).unwrap_or(id)
}

fn read_value(key: &str, value: &str, kind: &Kind, project: &Project) -> Result<NewValue> {
    let wrong = |expected: Text| Problem::usage(say::field_value(key, expected));
    let text = || Ok(NewValue::Text(value.to_owned()));
    match key {
        "owner" | "links" | "tags" => Ok(list(value)),
        "needs" | "under" => {
            // Written with their full names, so that they go on meaning the same items.
            let full = |name: &str| -> Result<NewValue> {
                let own = ItemName::parse(name, Some(&kind.name)).and_then(|name| project.find(&name));
                let item = own.map_or_else(|| pick_item(project, name), Ok)?;
                Ok(NewValue::Text(project.items[item].name.to_string()))
            };
            match key {
                "needs" => Ok(NewValue::List(split(value).iter().map(|name| full(name)).collect::<Result<_>>()?)),
                _ => full(value),
            }
        }
        "due" => day(value, project),
        "optional" => flag(value).ok_or_else(|| wrong(findings_say::a_flag()).into()),
        _ => match kind.field(key) {
            None => text(),
            Some(field) => own_value(field, value, project),
        },
    }
}

fn own_value(field: &Field, value: &str, project: &Project) -> Result<NewValue> {
    let wrong = |expected: Text| Problem::usage(say::field_value(&field.name, expected));
    match field.kind {
        FieldType::Text => Ok(NewValue::Text(value.to_owned())),
        FieldType::List => Ok(list(value)),
        FieldType::Bool => flag(value).ok_or_else(|| wrong(findings_say::a_flag()).into()),
        FieldType::Date => day(value, project),
        FieldType::Integer => {
            let number: i64 = value.parse().map_err(|_| wrong(findings_say::an_integer()))?;
            match field.range {
                Some((low, high)) if !(low..=high).contains(&number) => {
                    Err(Problem::usage(findings_say::out_of_range(&field.name, low, high)).into())
                }
                _ => Ok(NewValue::Integer(number)),
            }
        }
        FieldType::Choice => {
            if field.choices.iter().any(|choice| choice == value) {
                Ok(NewValue::Text(value.to_owned()))
            } else {
                Err(Problem::usage(findings_say::not_a_choice(&field.name, field.choices.join(", "))).into())
            }
        }
    }
}

/// A day, a milestone with an offset, or words, as for `due`.
fn day(value: &str, project: &Project) -> Result<NewValue> {
    match Due::parse(value, |name| project.milestone(name).is_some()) {
        Due::NoSuchDay(day) => Err(Problem::usage(findings_say::no_such_day(day)).into()),
        Due::Day(day) => Ok(NewValue::Date(day.to_string())),
        Due::Milestone { .. } | Due::Words(_) => Ok(NewValue::Text(value.to_owned())),
    }
}

fn flag(value: &str) -> Option<NewValue> {
    match value.to_lowercase().as_str() {
        "true" | "yes" | "on" | "是" => Some(NewValue::Bool(true)),
        "false" | "no" | "off" | "否" => Some(NewValue::Bool(false)),
        _ => None,
    }
}

fn split(value: &str) -> Vec<String> {
    value.split([',', '，', '、']).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn list(value: &str) -> NewValue {
    NewValue::List(split(value).into_iter().map(NewValue::Text).collect())
}
