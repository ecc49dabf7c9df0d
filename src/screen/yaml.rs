//! Data as YAML, for programs and for reading, in which nothing steers a terminal.
//!
//! In: what is also written as JSON. Out: the same data, which readers of YAML 1.1 and 1.2 take alike: a text
//! stays a text where one of them would see a date, a number or a yes. Only whole documents of our own are written;
//! the bytes of a project's files are never.

use crate::text::visible::is_unsafe;
use serde::Serialize;
use serde_json::{Map, Value};

/// Stands before and after the number of a text that we quote ourselves. A text with this character in it is one of those,
/// so nothing else can look like it.
const MARK: char = '\u{2060}';

/// Writes a value as YAML; it ends with a line feed.
///
/// # Errors
///
/// When the value cannot be told in JSON either, such as a map whose keys are no strings.
pub fn render_yaml<T: Serialize>(value: &T) -> anyhow::Result<String> {
    let mut quoted = Vec::new();
    let value = take_out(serde_json::to_value(value)?, &mut quoted);
    let text = serde_yaml::to_string(&value)?;
    let mut written = String::with_capacity(text.len() + 64);
    for (position, part) in text.split(MARK).enumerate() {
        // Every second part stands between two marks.
        if position % 2 == 0 {
            written.push_str(part);
        } else {
            let number = part.trim_end_matches('x').parse::<usize>().ok();
            written.push_str(number.and_then(|number| quoted.get(number)).map_or(part, String::as_str));
        }
    }
    Ok(written)
}

/// The value with a mark in place of each text that must be quoted; those go into `quoted`.
fn take_out(value: Value, quoted: &mut Vec<String>) -> Value {
    match value {
        Value::String(text) => Value::String(mark(text, quoted)),
        Value::Array(members) => members.into_iter().map(|member| take_out(member, quoted)).collect(),
        Value::Object(map) => {
            let fields = map.into_iter().map(|(key, value)| (mark(key, quoted), take_out(value, quoted)));
            Value::Object(fields.collect::<Map<String, Value>>())
        }
        plain => plain,
    }
}

/// The text, or a mark as long as it will be.
fn mark(text: String, quoted: &mut Vec<String>) -> String {
    if !must_be_quoted(&text) {
        return text;
    }
    let number = quoted.len();
    quoted.push(quote(&text));
    let length = quoted.last().map_or(0, |quoted| quoted.chars().count());
    // As long, because keys beyond a length are written another way.
    let filler = "x".repeat(length.saturating_sub(number.to_string().len() + 2));
    format!("{MARK}{number}{filler}{MARK}")
}

/// Whether some reader of YAML would take the text for something else, or a terminal would obey it.
fn must_be_quoted(text: &str) -> bool {
    const WORDS: [&str; 10] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "~"];
    let begins_as_number = text.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c));
    begins_as_number
        || text.is_empty()
        || WORDS.contains(&text.to_ascii_lowercase().as_str())
        || ["=", "<<"].contains(&text)
        || text.chars().any(is_unsafe)
}

/// The text in double quotes, with escapes for what would act on a terminal or hide.
fn quote(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if is_unsafe(c) && u32::from(c) <= 0xffff => quoted.push_str(&format!("\\u{:04x}", u32::from(c))),
            c if is_unsafe(c) => quoted.push_str(&format!("\\U{:08x}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn read(yaml: &str) -> Value {
        serde_yaml::from_str(yaml).unwrap_or_else(|error| panic!("{error}\n{yaml}"))
    }

    #[test]
    fn plain_data_is_written_plainly() {
        let data =
            json!({ "schema": "handover/item/1", "days": 3, "late": null, "title": "店铺主账号", "of": ["lin"] });
        assert_eq!(
            render_yaml(&data).unwrap(),
            "schema: handover/item/1\ndays: 3\nlate: null\ntitle: 店铺主账号\nof:\n- lin\n"
        );
    }

    #[test]
    fn a_text_stays_a_text_for_readers_of_any_version() {
        for text in
            ["no", "Yes", "on", "n", "2026-11-20", "12:30:00", "1_000", "0x1F", ".5", "-", "~", "", "<<", "null"]
        {
            let yaml = render_yaml(&json!({ "value": text })).unwrap();
            assert_eq!(yaml, format!("value: \"{text}\"\n"));
            assert_eq!(read(&yaml), json!({ "value": text }));
        }
        let key = render_yaml(&json!({ "no": 1, "2026": 2 })).unwrap();
        assert_eq!(key, "\"no\": 1\n\"2026\": 2\n");
    }

    #[test]
    fn what_would_steer_a_terminal_is_an_escape_that_means_the_same() {
        let text = "a\u{1b}[31m\u{9b}\u{202e}\u{e0041}\u{7f}\"中\\\n\u{2060}0\u{2060}";
        let yaml = render_yaml(&json!({ text: [text] })).unwrap();
        assert!(!yaml.chars().any(is_unsafe), "{yaml:?}");
        assert!(yaml.contains("\\u001b[31m\\u009b\\u202e\\U000e0041\\u007f\\\"中\\\\\\n\\u20600\\u2060"), "{yaml}");
        assert_eq!(read(&yaml), json!({ text: [text] }));
    }

    fn any_text() -> impl Strategy<Value = String> {
        prop_oneof![
            ".{0,12}",
            "[ \\t\\n#:,'\"|>%@`!&*{}\\[\\]?-]{0,12}",
            "[0-9+.:eExTZ_-]{1,12}",
            "[\\u{1b}\\u{7f}-\\u{a0}\\u{200b}-\\u{2069}\\u{feff}a ]{0,8}",
            "[ 一-十\\n]{0,12}",
            "[ax:]{120,140}",
        ]
    }

    fn any_data() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any_text().prop_map(Value::from),
        ];
        leaf.prop_recursive(3, 24, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::vec((any_text(), inner), 0..6)
                    .prop_map(|fields| Value::Object(fields.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]

        #[test]
        fn any_data_reads_back_as_it_was(data in any_data()) {
            let yaml = render_yaml(&data).unwrap();
            prop_assert!(!yaml.chars().any(is_unsafe), "{yaml:?}");
            prop_assert_eq!(read(&yaml), data, "{}", yaml);
        }
    }
}
