//! What a node says, apart from how it is written.

use super::tree::{Node, Value};

/// What a node says, whatever it is written like: the same for a date in quotes and without.
pub(crate) fn said(node: &Node) -> String {
    let mut text = String::new();
    say(node, &mut text);
    text
}

fn say(node: &Node, text: &mut String) {
    match &node.value {
        Value::Null => {}
        Value::Bool(flag) => text.push_str(&flag.to_string()),
        Value::Integer(number) => text.push_str(&number.to_string()),
        Value::Float(number) => text.push_str(&number.to_string()),
        Value::Date(own) | Value::Text(own) | Value::Plain(own) => text.push_str(own),
        Value::List(members) => members.iter().for_each(|member| {
            text.push('\u{1}');
            say(member, text);
        }),
        Value::Table(entries) => {
            let mut entries: Vec<_> = entries.iter().collect();
            entries.sort_by(|one, other| one.key.cmp(&other.key));
            for entry in entries {
                text.push('\u{2}');
                text.push_str(&entry.key);
                text.push('\u{3}');
                say(&entry.node, text);
            }
            text.push('\u{4}');
        }
    }
}
