//! What a file holds, and what it must hold after an edit, by parsers that `handover` does not read with.

use handover::files::edit::{Edit, NewValue};
use handover::model::list::Position;

fn toml_value(value: &NewValue) -> toml::Value {
    match value {
        NewValue::Text(text) => toml::Value::String(text.clone()),
        NewValue::Date(date) => toml::Value::Datetime(date.parse().unwrap()),
        NewValue::Integer(number) => toml::Value::Integer(*number),
        NewValue::Bool(flag) => toml::Value::Boolean(*flag),
        NewValue::List(members) => toml::Value::Array(members.iter().map(toml_value).collect()),
        NewValue::Table(fields) => toml::Value::Table(toml_table(fields)),
    }
}

pub(crate) fn toml_table(fields: &[(String, NewValue)]) -> toml::Table {
    fields.iter().map(|(name, value)| (name.clone(), toml_value(value))).collect()
}

pub(crate) fn toml_expect(mut root: toml::Table, edits: &[Edit]) -> toml::Table {
    let empty = || toml::Value::Array(Vec::new());
    for edit in edits {
        let items = root.entry("items").or_insert_with(empty).as_array_mut().unwrap();
        match edit {
            Edit::AppendAct { item, act } => {
                let log = items[item.before()].as_table_mut().unwrap().entry("log").or_insert_with(empty);
                log.as_array_mut().unwrap().push(toml::Value::Table(toml_table(act)));
            }
            Edit::AppendItem { fields } => {
                let mut item = toml_table(fields);
                item.insert("log".to_owned(), empty());
                items.push(toml::Value::Table(item));
            }
        }
    }
    root
}

fn yaml_value(value: &NewValue) -> serde_yaml::Value {
    match value {
        NewValue::Text(text) | NewValue::Date(text) => text.clone().into(),
        NewValue::Integer(number) => (*number).into(),
        NewValue::Bool(flag) => (*flag).into(),
        NewValue::List(members) => members.iter().map(yaml_value).collect::<Vec<_>>().into(),
        NewValue::Table(fields) => yaml_table(fields),
    }
}

pub(crate) fn yaml_table(fields: &[(String, NewValue)]) -> serde_yaml::Value {
    let fields = fields.iter().map(|(name, value)| (name.clone().into(), yaml_value(value)));
    serde_yaml::Value::Mapping(fields.collect())
}

/// The value under a key, made an empty list where there is nothing yet.
pub(crate) fn yaml_list<'v>(table: &'v mut serde_yaml::Value, key: &str) -> &'v mut Vec<serde_yaml::Value> {
    if table.is_null() {
        *table = serde_yaml::Value::Mapping(serde_yaml::Mapping::new());
    }
    let value = table.as_mapping_mut().unwrap().entry(key.into()).or_insert(serde_yaml::Value::Null);
    if value.is_null() {
        *value = serde_yaml::Value::Sequence(Vec::new());
    }
    value.as_sequence_mut().unwrap()
}

/// In a list in brackets a new item's empty log is written `[]`; else nothing stands there.
pub(crate) fn yaml_expect(mut root: serde_yaml::Value, edits: &[Edit], flow: bool) -> serde_yaml::Value {
    for edit in edits {
        let items = yaml_list(&mut root, "items");
        match edit {
            Edit::AppendAct { item, act } => yaml_list(&mut items[item.before()], "log").push(yaml_table(act)),
            Edit::AppendItem { fields } => {
                let mut item = yaml_table(fields);
                let log = if flow { serde_yaml::Value::Sequence(Vec::new()) } else { serde_yaml::Value::Null };
                item.as_mapping_mut().unwrap().insert("log".into(), log);
                items.push(item);
            }
        }
    }
    root
}

pub(crate) fn read_yaml(text: &str) -> serde_yaml::Value {
    serde_yaml::from_str(text.trim_start_matches('\u{feff}')).unwrap_or_else(|e| panic!("{e}\n{text}"))
}

pub(crate) fn read_toml(text: &str) -> toml::Table {
    text.trim_start_matches('\u{feff}').parse().unwrap_or_else(|e| panic!("{e}\n{text}"))
}
