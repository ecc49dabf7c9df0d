//! A value on one line that both sides changed: a log in brackets, an item in braces.

use super::log::unite;
use super::three::{Choices, Taken, taken};
use crate::files::edit::pieces::{Role, role_of};
use crate::files::format::{Entry, Node};

/// What our text, the base and theirs say, and the values in them.
#[derive(Clone, Copy)]
pub(super) struct Value<'a> {
    /// The file's text.
    pub(super) text: &'a str,
    /// The value.
    pub(super) node: Option<&'a Node>,
}

impl<'a> Value<'a> {
    fn written(self) -> Option<&'a str> {
        self.text.get(self.node?.span.clone())
    }

    fn field(self, name: &str) -> Value<'a> {
        Value { node: self.node.and_then(|node| node.get(name)), ..self }
    }

    fn entry(self, name: &str) -> Option<&'a Entry> {
        self.node?.entry(name)
    }
}

/// The text of a value that both changed in what is inside; nothing where somebody must choose, or it is not written on
/// one line.
pub(super) fn value_text(three: [Value<'_>; 3], role: Role, item: &str, choices: &Choices) -> Option<String> {
    let [_, ours, theirs] = three;
    let plain = |value: Value<'_>| value.written().is_some_and(|text| !text.contains(['\n', '#']));
    if !plain(ours) || !plain(theirs) {
        return None;
    }
    let written = ours.written()?;
    match role {
        Role::Log if written.starts_with('[') => log_text(three, item, choices),
        Role::Table | Role::Entry if written.starts_with('{') => table_text(three, role == Role::Entry, item, choices),
        _ => None,
    }
}

fn log_text(three: [Value<'_>; 3], item: &str, choices: &Choices) -> Option<String> {
    let members = three.map(|value| value.node.map(Node::members).unwrap_or_default());
    if choices.apart.contains(item) {
        return None;
    }
    let united = unite(members[0], members[1], members[2], choices.theirs_first.contains(item))?;
    let acts: Option<Vec<&str>> = united
        .iter()
        .map(|placed| match (placed.ours, placed.theirs) {
            (Some(at), _) => Value { node: members[1].get(at), ..three[1] }.written(),
            (None, at) => Value { node: members[2].get(at?), ..three[2] }.written(),
        })
        .collect();
    let written = three[1].written()?;
    let blank = if written.starts_with("[ ") { " " } else { "" };
    Some(format!("[{blank}{}{blank}]", acts?.join(", ")))
}

/// Our table, with what they changed in it.
fn table_text(three: [Value<'_>; 3], is_entry: bool, item: &str, choices: &Choices) -> Option<String> {
    let [base, ours, theirs] = three;
    let (our_node, their_node) = (ours.node?, theirs.node?);
    let mut fields: Vec<String> = Vec::new();
    let added = their_node.entries().iter().filter(|entry| our_node.get(&entry.key).is_none());
    for entry in our_node.entries().iter().chain(added) {
        let name = entry.key.as_str();
        let inner = [base.field(name), ours.field(name), theirs.field(name)];
        let role = role_of(name, is_entry);
        let whole = |side: Value<'_>, value: &str| -> Option<String> {
            let entry = side.entry(name)?;
            Some(format!("{}{value}", side.text.get(entry.key_span.start..entry.node.span.start)?))
        };
        let said = |side: Value<'_>| match side.field(name).written() {
            Some(value) => whole(side, value).map(Some),
            None => Some(None),
        };
        let text = match taken(inner[0].node, inner[1].node, inner[2].node, role) {
            Taken::Ours => said(ours)?,
            Taken::Theirs => said(theirs)?,
            Taken::Inside => Some(whole(ours, &value_text(inner, role, item, choices)?)?),
            Taken::Conflict => return None,
        };
        fields.extend(text);
    }
    let written = ours.written()?;
    let blank = if written.starts_with("{ ") { " " } else { "" };
    Some(format!("{{{blank}{}{blank}}}", fields.join(", ")))
}
