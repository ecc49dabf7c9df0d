//! Fields set and taken out, lists that grow and shrink, in files put together at random.

use super::expected::{read_toml, read_yaml, toml_expect, yaml_expect};
use super::layouts::{toml_case, yaml_case};
use crate::support::dice::Dice;
use handover::files::edit::{Edit, NewValue, RefusalReason, Step, splice};
use handover::files::format::{Format, Node, Value, parse};
use proptest::prelude::*;

/// A random edit that the tree allows, with the way it takes.
fn change(dice: &mut Dice, root: &Node) -> Edit {
    let mut way: Vec<Step> = Vec::new();
    let mut node = root;
    let items = root.get("items").map_or(0, |items| items.members().len());
    if items > 0 && !dice.chance(6) {
        let item = dice.roll(items);
        way = vec!["items".into(), item.into()];
        node = &root.get("items").unwrap().members()[item];
        if dice.chance(10) {
            return Edit::Remove { at: way };
        }
    }
    let there = node.entries().len();
    let existing = |dice: &mut Dice| node.entries()[dice.roll(there)].key.to_string();
    let name =
        if there > 0 && !dice.chance(4) { existing(dice) } else { dice.pick(&["due", "a key", "期限"]).to_owned() };
    let name = if name == "<<" { "due".to_owned() } else { name };
    way.push(Step::Field(name.clone()));
    let value = match dice.roll(4) {
        0 => NewValue::Integer(7),
        1 => NewValue::List(vec![NewValue::Text(dice.words()), NewValue::Text("lin".to_owned())]),
        2 => NewValue::Bool(true),
        _ => NewValue::Text(dice.words()),
    };
    let list = node.get(&name).map(|node| (matches!(node.value, Value::List(_)), node.members().len()));
    match (list, dice.roll(4)) {
        (Some((true, members)), 0) if members > 0 => {
            way.push(dice.roll(members).into());
            Edit::Remove { at: way }
        }
        (Some((true, _)) | None, 1) => Edit::Append { list: way, value },
        (Some(_), 2) => Edit::Remove { at: way },
        _ => Edit::Set { at: way, value },
    }
}

/// What the edit made of a text; nothing where it was refused with a reason that names what is in the way.
fn made(text: &str, format: Format, edit: &Edit) -> Option<String> {
    let document = parse(text.as_bytes(), format).unwrap();
    match splice(text, &document, std::slice::from_ref(edit)) {
        Ok(after) => Some(after),
        Err(refusal) => {
            let named = [RefusalReason::NotThere, RefusalReason::Commented, RefusalReason::NotAList];
            // A scalar that keeps its blank lines would take in those below what goes or comes.
            let kept = refusal.reason == RefusalReason::Unproven && text.contains("|+");
            assert!(kept || named.contains(&refusal.reason), "{refusal:?}\n{edit:?}\n{text}");
            None
        }
    }
}

/// The lines of a text, each without its ending.
fn lines(text: &str) -> Vec<&str> {
    text.trim_start_matches('\u{feff}').lines().collect()
}

/// What stands above and below the changed lines is the same, and the endings are of one kind.
fn assert_one_place(before: &str, after: &str) {
    let (old, new) = (lines(before), lines(after));
    let front = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let back = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
    let added = new.len().saturating_sub(front + back);
    assert!(added <= 2, "more than a field came\n--- before\n{before}\n--- after\n{after}");
    assert_eq!(before.starts_with('\u{feff}'), after.starts_with('\u{feff}'));
    if before.contains("\r\n") && !before.replace("\r\n", "").contains('\n') {
        assert!(!after.replace("\r\n", "").contains('\n'), "another line ending\n{after:?}");
    }
}

/// An empty list of YAML as nothing, which is how the last of its members leaves it.
fn emptied(value: serde_yaml::Value) -> serde_yaml::Value {
    match value {
        serde_yaml::Value::Sequence(members) if members.is_empty() => serde_yaml::Value::Null,
        serde_yaml::Value::Mapping(fields) if fields.is_empty() => serde_yaml::Value::Null,
        serde_yaml::Value::Sequence(members) => members.into_iter().map(emptied).collect::<Vec<_>>().into(),
        serde_yaml::Value::Mapping(fields) => {
            serde_yaml::Value::Mapping(fields.into_iter().map(|(key, value)| (key, emptied(value))).collect())
        }
        other => other,
    }
}

/// A table without its empty lists: a list of headers is gone with the last of them.
fn without_empty(table: toml::Table) -> toml::Table {
    let is_empty = |value: &toml::Value| value.as_array().is_some_and(|members| members.is_empty());
    let inside = |value: toml::Value| match value {
        toml::Value::Table(table) => toml::Value::Table(without_empty(table)),
        toml::Value::Array(members) => members
            .into_iter()
            .map(|member| match member {
                toml::Value::Table(table) => toml::Value::Table(without_empty(table)),
                other => other,
            })
            .collect::<Vec<_>>()
            .into(),
        other => other,
    };
    table.into_iter().filter(|(_, value)| !is_empty(value)).map(|(key, value)| (key, inside(value))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_field_of_a_toml_file_changes_and_nothing_else(seed in any::<u64>()) {
        let mut dice = Dice(seed);
        let text = toml_case(&mut dice, 3).text;
        let edit = change(&mut dice, &parse(text.as_bytes(), Format::Toml).unwrap().root);
        if let Some(after) = made(&text, Format::Toml, &edit) {
            let expected = without_empty(toml_expect(read_toml(&text), std::slice::from_ref(&edit)));
            prop_assert_eq!(without_empty(read_toml(&after)), expected, "\n{}\n{}\n{:?}", text, after, edit);
            assert_one_place(&text, &after);
        }
    }

    #[test]
    fn a_field_of_a_yaml_file_changes_and_nothing_else(seed in any::<u64>()) {
        let mut dice = Dice(seed);
        let text = yaml_case(&mut dice).text;
        let edit = change(&mut dice, &parse(text.as_bytes(), Format::Yaml).unwrap().root);
        if let Some(after) = made(&text, Format::Yaml, &edit) {
            let expected = yaml_expect(read_yaml(&text), std::slice::from_ref(&edit), false);
            let (found, expected) = (emptied(read_yaml(&after)), emptied(expected));
            prop_assert_eq!(found, expected, "\n{}\n{}\n{:?}", text, after, edit);
            assert_one_place(&text, &after);
        }
    }
}
