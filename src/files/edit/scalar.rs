//! Values as one line of TOML or YAML.
//!
//! Whatever the text, it reads back as the same text and never as a number, a date or a word with a
//! meaning; no control or direction-changing character gets into a file unescaped.

use super::plan::{Fields, NewValue};
use crate::files::format::Format;
use std::fmt::Write;

/// The value on one line, fit for any place in a file of that format, also inside brackets.
pub fn render_value(format: Format, value: &NewValue) -> String {
    match value {
        NewValue::Text(text) => text_value(format, text),
        NewValue::Date(date) => date.clone(),
        NewValue::Integer(number) => number.to_string(),
        NewValue::Bool(flag) => flag.to_string(),
        NewValue::List(members) => {
            let members: Vec<_> = members.iter().map(|member| render_value(format, member)).collect();
            format!("[{}]", members.join(", "))
        }
        NewValue::Table(fields) => table(format, fields),
    }
}

/// Fields as an inline table.
pub(super) fn table(format: Format, fields: &Fields) -> String {
    let fields: Vec<_> = fields.iter().map(|(name, value)| field(format, name, value)).collect();
    match format {
        _ if fields.is_empty() => "{}".to_owned(),
        Format::Toml => format!("{{ {} }}", fields.join(", ")),
        Format::Yaml => format!("{{{}}}", fields.join(", ")),
    }
}

/// One field with its value.
pub(super) fn field(format: Format, name: &str, value: &NewValue) -> String {
    let between = match format {
        Format::Toml => " = ",
        Format::Yaml => ": ",
    };
    format!("{}{between}{}", key(format, name), render_value(format, value))
}

/// A key, quoted where it must be.
pub(super) fn key(format: Format, name: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    match format {
        Format::Toml if !name.is_empty() && name.chars().all(bare) => name.to_owned(),
        _ => text_value(format, name),
    }
}

fn text_value(format: Format, text: &str) -> String {
    if format == Format::Yaml && reads_plain(text) { text.to_owned() } else { quoted(format, text) }
}

/// Whether YAML of every version reads these words, written plain and inside brackets, as this text.
pub(super) fn reads_plain(text: &str) -> bool {
    const WORDS: [&str; 11] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"];
    text.starts_with(char::is_alphabetic)
        && !text.ends_with(' ')
        && text.split(':').skip(1).all(|rest| rest.starts_with(|c: char| c == '/' || c.is_alphanumeric()))
        && !text.contains(" #")
        && !text.contains([',', '[', ']', '{', '}', '"', '?'])
        && !text.contains(must_escape)
        && !WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// The text in double quotes, which mean nearly the same in both formats.
pub(crate) fn quoted(format: Format, text: &str) -> String {
    let mut line = String::with_capacity(text.len() + 2);
    line.push('"');
    for c in text.chars() {
        match c {
            '"' => line.push_str("\\\""),
            '\\' => line.push_str("\\\\"),
            '\n' => line.push_str("\\n"),
            '\r' => line.push_str("\\r"),
            '\t' => line.push_str("\\t"),
            c if must_escape(c) => push_code(format, &mut line, u32::from(c)),
            c => line.push(c),
        }
    }
    line.push('"');
    line
}

fn push_code(format: Format, line: &mut String, code: u32) {
    // Writing to a string cannot fail.
    let _ = match format {
        Format::Yaml if code <= 0xff => write!(line, "\\x{code:02X}"),
        _ if code <= 0xffff => write!(line, "\\u{code:04X}"),
        _ => write!(line, "\\U{code:08X}"),
    };
}

/// Control characters, and those that show as nothing or turn the direction of what follows.
pub(super) fn must_escape(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e007f}')
}
