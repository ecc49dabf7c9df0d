//! What a file holds, and what it must hold after an edit, by parsers that `handover` does not read with.

use handover::files::edit::{Edit, NewValue, Step};
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
        if let Edit::Set { .. } | Edit::Remove { .. } | Edit::Append { .. } = edit {
            let mut whole = toml::Value::Table(root);
            toml_change(&mut whole, edit);
            root = whole.as_table().unwrap().clone();
            continue;
        }
        let items = root.entry("items").or_insert_with(empty).as_array_mut().unwrap();
        match edit {
            Edit::Set { .. } | Edit::Remove { .. } | Edit::Append { .. } => {}
            Edit::AppendAct { item, act } => {
                let log = items[item.before()].as_table_mut().unwrap().entry("log").or_insert_with(empty);
                log.as_array_mut().unwrap().push(toml::Value::Table(toml_table(act)));
            }
            Edit::AppendItem { fields } => {
                let mut item = toml_table(fields);
                item.entry("log").or_insert_with(empty);
                items.push(toml::Value::Table(item));
            }
        }
    }
    root
}

/// The value that all but the last step lead to, and that step.
fn toml_inside<'v, 'w>(root: &'v mut toml::Value, way: &'w [Step]) -> (&'v mut toml::Value, &'w Step) {
    let (last, before) = way.split_last().unwrap();
    let into = |value: &'v mut toml::Value, step: &Step| match step {
        Step::Field(name) => value.get_mut(name).unwrap(),
        Step::Member(position) => value.get_mut(position).unwrap(),
    };
    (before.iter().fold(root, into), last)
}

fn toml_change(root: &mut toml::Value, edit: &Edit) {
    match edit {
        Edit::Set { at, value } => {
            let (table, Step::Field(name)) = toml_inside(root, at) else { panic!() };
            table.as_table_mut().unwrap().insert(name.clone(), toml_value(value));
        }
        Edit::Remove { at } => match toml_inside(root, at) {
            (table, Step::Field(name)) => drop(table.as_table_mut().unwrap().remove(name)),
            (list, Step::Member(position)) => drop(list.as_array_mut().unwrap().remove(*position)),
        },
        Edit::Append { list, value } => {
            let (table, Step::Field(name)) = toml_inside(root, list) else { panic!() };
            let empty = toml::Value::Array(Vec::new());
            let list = table.as_table_mut().unwrap().entry(name.clone()).or_insert(empty);
            list.as_array_mut().unwrap().push(toml_value(value));
        }
        Edit::AppendAct { .. } | Edit::AppendItem { .. } => {}
    }
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
        if let Edit::Set { .. } | Edit::Remove { .. } | Edit::Append { .. } = edit {
            yaml_change(&mut root, edit);
            continue;
        }
        let items = yaml_list(&mut root, "items");
        match edit {
            Edit::Set { .. } | Edit::Remove { .. } | Edit::Append { .. } => {}
            Edit::AppendAct { item, act } => yaml_list(&mut items[item.before()], "log").push(yaml_table(act)),
            Edit::AppendItem { fields } => {
                let mut item = yaml_table(fields);
                let log = item.as_mapping_mut().unwrap().entry("log".into());
                let log = log.or_insert_with(|| serde_yaml::Value::Sequence(Vec::new()));
                if !flow && log.as_sequence().is_some_and(Vec::is_empty) {
                    *log = serde_yaml::Value::Null;
                }
                items.push(item);
            }
        }
    }
    root
}

fn yaml_inside<'v, 'w>(root: &'v mut serde_yaml::Value, way: &'w [Step]) -> (&'v mut serde_yaml::Value, &'w Step) {
    let (last, before) = way.split_last().unwrap();
    let into = |value: &'v mut serde_yaml::Value, step: &Step| match step {
        Step::Field(name) => value.get_mut(name.as_str()).unwrap(),
        Step::Member(position) => value.get_mut(*position).unwrap(),
    };
    (before.iter().fold(root, into), last)
}

fn yaml_change(root: &mut serde_yaml::Value, edit: &Edit) {
    match edit {
        Edit::Set { at, value } => {
            let (table, Step::Field(name)) = yaml_inside(root, at) else { panic!() };
            if table.is_null() {
                *table = serde_yaml::Value::Mapping(serde_yaml::Mapping::new());
            }
            table.as_mapping_mut().unwrap().insert(name.as_str().into(), yaml_value(value));
        }
        Edit::Remove { at } => match yaml_inside(root, at) {
            (table, Step::Field(name)) => drop(table.as_mapping_mut().unwrap().shift_remove(name.as_str())),
            (list, Step::Member(position)) => {
                list.as_sequence_mut().unwrap().remove(*position);
                if list.as_sequence().unwrap().is_empty() {
                    *list = serde_yaml::Value::Null;
                }
            }
        },
        Edit::Append { list, value } => {
            let (table, Step::Field(name)) = yaml_inside(root, list) else { panic!() };
            yaml_list(table, name).push(yaml_value(value));
        }
        Edit::AppendAct { .. } | Edit::AppendItem { .. } => {}
    }
}

pub(crate) fn read_yaml(text: &str) -> serde_yaml::Value {
    serde_yaml::from_str(text.trim_start_matches('\u{feff}')).unwrap_or_else(|e| panic!("{e}\n{text}"))
}

pub(crate) fn read_toml(text: &str) -> toml::Table {
    text.trim_start_matches('\u{feff}').parse().unwrap_or_else(|e| panic!("{e}\n{text}"))
}
