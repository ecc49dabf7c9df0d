//! Setting a field of an item to what somebody typed.
//!
//! In: the item as the model and as its file have it, the field and the words. Out: the edit, and what it changes, or
//! what is wrong with the words. Writes nothing.

use super::fields::{known_fields, no_such_field, read_value, refusal, refuse_secret};
use crate::files::edit::{Edit, NewValue, Step, Way};
use crate::files::format::{Node, Value};
use crate::files::load::Loaded;
use crate::files::written::{is_word, shown};
use crate::model::item::Item;
use crate::model::kinds::called::is_derived;
use crate::model::kinds::tables::TableName;
use crate::model::kinds::values;
use crate::model::list::Position;
use crate::model::lookup;
use crate::text::Lang;
use crate::text::problem::Problem;
use crate::text::say::editing as say;
use anyhow::Result;

/// One field of one item, as it is to be.
pub(crate) struct Setting {
    /// Full name of the item.
    pub(crate) item: String,
    /// The field, as files call it.
    pub(crate) field: String,
    /// What stands there, as people write it.
    pub(crate) old: Option<String>,
    /// What is to stand there.
    pub(crate) new: Option<String>,
    /// What makes it so; nothing where it is so already.
    pub(crate) edit: Option<Edit>,
}

/// What sets a field of an item, which is `node` in its file, to a value that somebody typed; a blank one takes it out.
///
/// # Errors
///
/// When there is no such field, or the value is none of it.
pub(crate) fn setting(
    loaded: &Loaded,
    item: &Item,
    node: Option<&Node>,
    key: &str,
    value: &str,
    lang: Lang,
) -> Result<Setting> {
    let source = &loaded.sources[item.place.source];
    let name = item.name.to_string();
    let (way, old, new) = place(item, node, key, value, loaded, lang)?;
    if new.is_none() && old.is_none() {
        let problem = Problem::usage(say::not_there(name, key));
        return Err(problem.hint(say::not_there_hint(source.name())).into());
    }
    let was = old.map(|node| shown(source, node));
    let is = new.as_ref().map(NewValue::as_typed);
    let edit = match new {
        _ if was == is => None,
        Some(value) => Some(Edit::Set { at: way, value }),
        None => Some(Edit::Remove { at: way }),
    };
    Ok(Setting { item: name, field: key.to_owned(), old: was, new: is, edit })
}

/// Where a field stands, what is there, and what is to be there; nothing for an empty value.
fn place<'n>(
    item: &Item,
    node: Option<&'n Node>,
    key: &str,
    value: &str,
    loaded: &Loaded,
    lang: Lang,
) -> Result<(Way, Option<&'n Node>, Option<NewValue>)> {
    let mut way: Way = vec!["items".into(), item.index.before().into()];
    let filled = values::trimmed(value);
    if let Some(free) = key.strip_prefix("extra.").filter(|free| !free.is_empty()) {
        let extra = node.and_then(|node| node.get("extra"));
        way.push("extra".into());
        let new = filled.map(|text| NewValue::Text(text.to_owned()));
        new.iter().try_for_each(|value| refuse_secret(free, value))?;
        return Ok(match (extra, new) {
            (None, Some(value)) => (way, None, Some(NewValue::Table(vec![(free.to_owned(), value)]))),
            (extra, new) => {
                way.push(free.into());
                (way, extra.and_then(|extra| extra.get(free)), new)
            }
        });
    }
    let kind = &item.kind;
    let known = known_fields(kind);
    let old = node.and_then(|node| node.get(key));
    way.push(key.into());
    let new = match (key, filled) {
        ("id", _) => return Err(Problem::usage(say::keeps_its_id()).into()),
        ("log", _) => return Err(Problem::usage(say::log_is_kept()).into()),
        ("title", None) => return Err(Problem::usage(say::needs_a_value(key)).into()),
        ("title", Some(text)) => {
            Some(NewValue::Text(values::filled(text).map_err(|f| refusal(&f, key, text))?.to_owned()))
        }
        (_, filled) => match known.iter().find(|field| field.name() == key) {
            Some(field) => filled.map(|text| read_value(field, text, kind, loaded)).transpose()?,
            None if TableName::Item.shape().fields.iter().any(|field| field.name == key) => {
                let problem = Problem::usage(say::by_hand_only(key));
                return Err(problem.hint(say::by_hand_only_hint(item.name.to_string())).into());
            }
            None if is_derived(key) => return Err(is_told(item, key, value, loaded).into()),
            None => return Err(no_such_field(key, kind, &known).into()),
        },
    };
    new.iter().try_for_each(|value| refuse_secret(key, value))?;
    // Of a text in several languages the one is meant that the reader sees.
    if let (Some(Node { value: Value::Table(entries), .. }), Some(NewValue::Text(_))) = (old, &new)
        && let Some(entry) = entries.iter().find(|entry| Lang::parse(&entry.key) == Some(lang))
    {
        way.push(Step::Field(entry.key.to_string()));
        return Ok((way, Some(&entry.node), new));
    }
    // Whoever writes one owner as a word goes on doing so.
    let new = match (old, new) {
        (Some(was), Some(NewValue::List(list))) => Some(NewValue::words(list, is_word(was))),
        // And whoever writes a number as one, where a text may be one.
        (Some(was), Some(NewValue::Text(text))) if is_number(&was.value) => {
            Some(whole(&text).map_or(NewValue::Text(text), NewValue::Integer))
        }
        (_, new) => new,
    };
    Ok((way, old, new))
}

fn is_number(value: &Value) -> bool {
    match value {
        Value::Integer(_) => true,
        Value::Plain(text) => whole(text).is_some(),
        _ => false,
    }
}

/// A whole number that is written the way it is counted.
fn whole(text: &str) -> Option<i64> {
    text.parse::<i64>().ok().filter(|number| number.to_string() == text)
}

/// That where an item stands is told and not set, with the act that says what was meant, else the one that comes next.
fn is_told(item: &Item, key: &str, value: &str, loaded: &Loaded) -> Problem {
    let view = &loaded.view;
    let next = || Some(view.standings[view.project.find(&item.name)?].nexts().next()?.did.clone());
    let did = lookup::act(&item.steps, value).one().or_else(next);
    let command = format!("handover mark {} {}", item.name, did.as_deref().unwrap_or("reopened --note \"…\""));
    Problem::usage(say::is_derived(key)).hint(say::derived_hint(command))
}
