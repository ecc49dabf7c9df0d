//! Variables in templates: `{giver}` and the like, filled in in one pass.
//!
//! In: the text of a value, and what each variable stands for. Out: the text with the variables filled in, or
//! every one that cannot be. What a variable stands for is never looked through for variables again, so
//! there are no loops. `{{` and `}}` are braces.

use crate::files::edit;
use crate::files::edit::NewValue;
use crate::files::format;
use crate::files::format::{Document, Fixed, Format, Node, Value};
use std::ops::Range;

/// The variables with a name of their own; besides them there is `person:ID`.
pub const NAMES: [&str; 7] = ["giver", "receiver", "witness", "title", "start", "cutover", "close"];

/// What comes before the id of a person.
pub(crate) const PERSON: &str = "person:";

/// What variables stand for: name and value, without a value where nobody gave one.
pub type Values = Vec<(String, Option<String>)>;

/// Why a text cannot be filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// There is no such variable.
    Unknown(String),
    /// There is, but nobody said what it stands for.
    Absent(String),
    /// A brace is not closed.
    Unclosed,
    /// The value would not read back as what it should be.
    Unwritable,
}

/// Fills in a text.
///
/// # Errors
///
/// Everything in it that cannot be filled in.
pub fn fill(text: &str, values: &Values) -> Result<String, Vec<Fault>> {
    let (mut filled, mut faults, mut rest) = (String::with_capacity(text.len()), Vec::new(), text);
    while let Some(at) = rest.find(['{', '}']) {
        filled.push_str(&rest[..at]);
        let brace = &rest[at..=at];
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix(brace) {
            filled.push_str(brace);
            rest = after;
            continue;
        }
        if brace == "}" {
            filled.push('}');
            continue;
        }
        let Some(close) = rest.find(['{', '}']).filter(|close| rest[*close..].starts_with('}')) else {
            faults.push(Fault::Unclosed);
            continue;
        };
        let name = &rest[..close];
        rest = &rest[close + 1..];
        match values.iter().find(|(known, _)| known == name) {
            Some((_, Some(value))) => filled.push_str(value),
            Some((_, None)) => faults.push(Fault::Absent(name.to_owned())),
            None if name.starts_with(PERSON) => faults.push(Fault::Absent(name.to_owned())),
            None => faults.push(Fault::Unknown(name.to_owned())),
        }
    }
    filled.push_str(rest);
    if faults.is_empty() { Ok(filled) } else { Err(faults) }
}

/// Fills in the text values of a file; keys, comments and everything else stay byte for byte.
///
/// # Errors
///
/// Every fault with the byte at which its value begins.
pub fn fill_file(text: &str, document: &Document, values: &Values) -> Result<String, Vec<(usize, Fault)>> {
    let (mut splices, mut faults) = (Vec::new(), Vec::new());
    gather(&document.root, text, values, &mut splices, &mut faults);
    if !faults.is_empty() {
        return Err(faults);
    }
    splices.sort_by_key(|(span, _)| span.start);
    splices.dedup();
    let (mut filled, mut end) = (String::with_capacity(text.len()), 0);
    for (span, value) in &splices {
        filled.push_str(text.get(end..span.start).unwrap_or_default());
        filled.push_str(&edit::render_value(document.format, &NewValue::Text(value.clone())));
        end = span.end;
    }
    filled.push_str(text.get(end..).unwrap_or_default());
    // Proof: what was written reads back as what was meant, and nothing else has changed.
    let unwritable = |at: usize| vec![(at, Fault::Unwritable)];
    let first = splices.first().map(|(span, _)| span.start).unwrap_or_default();
    let read = format::parse(filled.as_bytes(), document.format).map_err(|_| unwritable(first))?;
    match differs(&document.root, &read.root, text, values) {
        Some(at) => Err(unwritable(at)),
        None => Ok(filled),
    }
}

/// The text of a value in which variables may stand.
fn text_of<'a>(node: &'a Node, source: &'a str) -> Option<&'a str> {
    match &node.value {
        Value::Text(text) | Value::Plain(text) => Some(text),
        // YAML reads an unquoted `{giver}` as a table with an empty field.
        Value::Table(entries) => match entries.as_slice() {
            [only] if only.node.value == Value::Null => {
                let written = source.get(node.span.clone())?;
                let name = written.strip_prefix('{')?.strip_suffix('}')?;
                (name == only.key).then_some(written)
            }
            _ => None,
        },
        _ => None,
    }
}

fn gather(
    node: &Node,
    source: &str,
    values: &Values,
    splices: &mut Vec<(Range<usize>, String)>,
    faults: &mut Vec<(usize, Fault)>,
) {
    if let Some(text) = text_of(node, source) {
        match fill(text, values) {
            Ok(filled) if filled != text && node.fixed != Some(Fixed::Alias) => {
                splices.push((node.span.clone(), filled));
            }
            Ok(_) => {}
            Err(found) => faults.extend(found.into_iter().map(|fault| (node.span.start, fault))),
        }
        return;
    }
    match &node.value {
        Value::List(members) => members.iter().for_each(|member| gather(member, source, values, splices, faults)),
        Value::Table(entries) => {
            entries.iter().for_each(|entry| gather(&entry.node, source, values, splices, faults));
        }
        _ => {}
    }
}

/// Where what was read is not what was meant.
fn differs(meant: &Node, read: &Node, source: &str, values: &Values) -> Option<usize> {
    if let Some(text) = text_of(meant, source) {
        let filled = fill(text, values).ok();
        let same = match &read.value {
            Value::Text(found) | Value::Plain(found) => filled.as_deref() == Some(found.as_str()),
            _ => false,
        };
        return (!same).then_some(meant.span.start);
    }
    match (&meant.value, &read.value) {
        (Value::List(meant_members), Value::List(read_members)) if meant_members.len() == read_members.len() => {
            meant_members.iter().zip(read_members).find_map(|(a, b)| differs(a, b, source, values))
        }
        (Value::Table(meant_entries), Value::Table(read_entries)) if meant_entries.len() == read_entries.len() => {
            meant_entries.iter().zip(read_entries).find_map(|(a, b)| {
                if a.key == b.key { differs(&a.node, &b.node, source, values) } else { Some(a.node.span.start) }
            })
        }
        (Value::List(_) | Value::Table(_), _) => Some(meant.span.start),
        (a, b) => (a != b).then_some(meant.span.start),
    }
}

/// Fills in a file given as bytes; a file that holds no variable stays as it is.
///
/// # Errors
///
/// As [`fill_file`], and nothing to say where the bytes cannot be read: the reader will tell.
pub fn fill_bytes(bytes: &[u8], format: Format, values: &Values) -> Result<Vec<u8>, Vec<(usize, Fault)>> {
    let document = format::parse(bytes, format);
    match (document, std::str::from_utf8(bytes)) {
        (Ok(document), Ok(text)) => fill_file(text, &document, values).map(String::into_bytes),
        _ => Ok(bytes.to_vec()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values() -> Values {
        let given = [("giver", "A \"x\" {receiver}"), ("receiver", "B: #1"), ("person:lin", "林薇")];
        let given = given.into_iter().map(|(name, value)| (name.to_owned(), Some(value.to_owned())));
        given.chain([("witness".to_owned(), None)]).collect()
    }

    #[test]
    fn a_value_that_holds_a_variable_is_not_filled_in_again() {
        assert_eq!(fill("{giver} to {receiver}", &values()).unwrap(), "A \"x\" {receiver} to B: #1");
    }

    #[test]
    fn doubled_braces_are_braces() {
        assert_eq!(fill("{{giver}} {{{person:lin}}} } }}", &values()).unwrap(), "{giver} {林薇} } }");
    }

    #[test]
    fn everything_that_cannot_be_filled_in_is_told() {
        let faults = fill("{gver} {witness} {person:chen} {open", &values()).unwrap_err();
        let absent = |name: &str| Fault::Absent(name.to_owned());
        let unknown = Fault::Unknown("gver".to_owned());
        assert_eq!(faults, [unknown, absent("witness"), absent("person:chen"), Fault::Unclosed]);
    }

    #[test]
    fn a_file_keeps_everything_but_the_values_with_variables() {
        let toml = "# {giver}\n{0} = 1\na = 'x {receiver}' # why\nb = [{ c = \"\"\"{giver}\n{{\"\"\" }]\n"
            .replace("{0} = 1\n", "");
        let document = format::parse(toml.as_bytes(), Format::Toml).unwrap();
        let filled = fill_file(&toml, &document, &values()).unwrap();
        assert!(filled.starts_with("# {giver}\na = \"x B: #1\" # why\nb = [{ c = "), "{filled}");
        let yaml = "# {giver}\na: x {receiver} # why\nb: {giver}\nc: [\"{person:lin}\", {person:lin}]\nd: 'it''s {{'\n\
                    e: |\n  {receiver}\n  two\nf: 5\n";
        let document = format::parse(yaml.as_bytes(), Format::Yaml).unwrap();
        let filled = fill_file(yaml, &document, &values()).unwrap();
        assert!(filled.starts_with("# {giver}\na: \"x B: #1\" # why\nb: "), "{filled}");
        assert!(filled.contains("c: [林薇, 林薇]\nd: ") && filled.ends_with("f: 5\n"), "{filled}");
    }
}
