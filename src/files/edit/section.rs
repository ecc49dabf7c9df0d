//! Whole new section files, laid out for people to read and edit.

use super::plan::{Fields, NewValue, without_log};
use super::scalar;
use crate::files::format::Format;

/// A new section file: a comment, the header fields, and the items with a log each, which may be the last of their fields.
///
/// `comment` may have several lines; each gets its `#`.
pub fn render_section(
    format: Format,
    header: &[(String, NewValue)],
    comment: &str,
    items: &[Vec<(String, NewValue)>],
) -> String {
    let mut text = String::new();
    for line in comment.lines() {
        let line: String = line.chars().filter(|&c| !scalar::must_escape(c)).collect();
        text += format!("# {line}").trim_end();
        text.push('\n');
    }
    if !comment.is_empty() {
        text.push('\n');
    }
    fields(format, header, "", &mut text);
    match format {
        Format::Toml => {
            for item in items {
                text += if text.is_empty() { "[[items]]\n" } else { "\n[[items]]\n" };
                let (own, acts) = without_log(item);
                fields(format, own, "", &mut text);
                let acts = acts.iter().map(|act| format!("  {},\n", scalar::render_value(format, act)));
                text += &format!("log = [\n{}]\n", acts.collect::<String>());
            }
        }
        Format::Yaml => {
            text += if items.is_empty() { "items: []\n" } else { "items:\n" };
            for (place, item) in items.iter().enumerate() {
                let mut block = String::new();
                let (own, acts) = without_log(item);
                fields(format, own, "    ", &mut block);
                let acts = acts.iter().map(|act| format!("      - {}\n", scalar::render_value(format, act)));
                block += &format!("    log:\n{}", acts.collect::<String>());
                if place > 0 {
                    text.push('\n');
                }
                text += &format!("  - {}", block.trim_start());
            }
        }
    }
    text
}

/// Fields one below the other; a text of several lines keeps its lines where the format can.
fn fields(format: Format, fields: &Fields, margin: &str, text: &mut String) {
    let width = match format {
        Format::Toml => fields.iter().map(|(name, _)| scalar::key(format, name).len()).max().unwrap_or(0),
        Format::Yaml => 0,
    };
    // One long key must not push all values far to the right.
    let width = width.min(12);
    for (name, value) in fields {
        let key = scalar::key(format, name);
        let value = match value {
            NewValue::Text(words) if keeps_lines(words) => long_text(format, words, margin),
            value => scalar::render_value(format, value),
        };
        *text += &match format {
            Format::Toml => format!("{margin}{key:width$} = {value}\n"),
            Format::Yaml => format!("{margin}{key}: {value}\n"),
        };
    }
}

/// Whether a text can stand as lines and read back the same.
fn keeps_lines(text: &str) -> bool {
    let odd =
        |line: &str| line.ends_with([' ', '\t']) || line.starts_with([' ', '\t']) || line.contains(scalar::must_escape);
    text.contains('\n') && !text.starts_with('\n') && !text.ends_with('\n') && !text.split('\n').any(odd)
}

fn long_text(format: Format, text: &str, margin: &str) -> String {
    match format {
        Format::Toml => {
            let lines: Vec<String> =
                text.split('\n').map(|line| line.replace('\\', "\\\\").replace('"', "\\\"")).collect();
            format!("\"\"\"\n{}\"\"\"", lines.join("\n"))
        }
        Format::Yaml => {
            let indented = |line: &str| {
                if line.is_empty() { String::new() } else { format!("\n{margin}  {line}") }
            };
            let lines = text.split('\n').map(|line| if line.is_empty() { "\n".to_owned() } else { indented(line) });
            format!("|-{}", lines.collect::<String>())
        }
    }
}
