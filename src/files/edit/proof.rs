//! The proof that a new text is the old one plus the intended change and nothing else.
//!
//! Knows nothing of how the splices were found: it parses the new text and compares trees, comments
//! and lines.

use super::plan::{Fields, NewValue, Splice};
use crate::files::format::{Document, Entry, Node, Value, parse};
use crate::model::list::{EntryAt, Position};
use std::collections::{BTreeMap, BTreeSet};

const BOM: char = '\u{feff}';

/// Whether `result` is `source` with these acts and items, and with no other difference.
pub(super) fn prove(
    source: &str,
    document: &Document,
    acts: &BTreeMap<EntryAt, Vec<&Fields>>,
    items: &[&Fields],
    splices: &[Splice],
    result: &str,
) -> bool {
    let Ok(after) = parse(result.as_bytes(), document.format) else {
        return false;
    };
    tree_grew(&document.root, &after.root, acts, items)
        && comments_stay(source, document, result, &after)
        && lines_stay(source, splices, result)
}

fn tree_grew(before: &Node, after: &Node, acts: &BTreeMap<EntryAt, Vec<&Fields>>, items: &[&Fields]) -> bool {
    if acts.is_empty() && items.is_empty() {
        return same(before, after);
    }
    if !same_but(before, after, "items") {
        return false;
    }
    let old = before.get("items").map_or(&[][..], Node::members);
    let Some(Node { value: Value::List(new), .. }) = after.get("items") else {
        return false;
    };
    if new.len() != old.len() + items.len() || acts.keys().any(|item| item.before() >= old.len()) {
        return false;
    }
    let (kept, added) = new.split_at(old.len());
    let kept = old.iter().zip(kept).enumerate().all(|(place, (old, new))| match acts.get(&EntryAt::after(place)) {
        Some(acts) => log_grew(old, new, acts),
        None => same(old, new),
    });
    kept && added.iter().zip(items).all(|(node, fields)| is_new_item(node, fields))
}

/// Whether an item has these acts more in its log, and no other difference.
fn log_grew(before: &Node, after: &Node, acts: &[&Fields]) -> bool {
    let old = before.get("log").map_or(&[][..], Node::members);
    let Some(Node { value: Value::List(new), .. }) = after.get("log") else {
        return false;
    };
    same_but(before, after, "log")
        && new.len() == old.len() + acts.len()
        && old.iter().zip(new).all(|(old, new)| same(old, new))
        && new.iter().skip(old.len()).zip(acts).all(|(node, act)| is_table(node.entries(), act) && is_plain(node))
}

/// Whether two tables are the same apart from one key.
fn same_but(before: &Node, after: &Node, key: &str) -> bool {
    let others = |node: &'_ Node| -> Vec<Entry> { node.entries().iter().filter(|e| e.key != key).cloned().collect() };
    matches!((&before.value, &after.value), (Value::Table(_), Value::Table(_)))
        && before.fixed == after.fixed
        && same_entries(&others(before), &others(after))
}

fn same_entries(a: &[Entry], b: &[Entry]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.key == b.key && same(&a.node, &b.node))
}

/// Whether two nodes have the same content and the same marks; unlike `==`, a NaN is itself.
fn same(a: &Node, b: &Node) -> bool {
    a.fixed == b.fixed
        && match (&a.value, &b.value) {
            (Value::Float(a), Value::Float(b)) => a.to_bits() == b.to_bits(),
            (Value::List(a), Value::List(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
            (Value::Table(a), Value::Table(b)) => same_entries(a, b),
            (a, b) => a == b,
        }
}

fn is_plain(node: &Node) -> bool {
    node.fixed.is_none()
}

/// Whether a node is the item of these fields with an empty log at its end.
fn is_new_item(node: &Node, fields: &Fields) -> bool {
    let Some((log, entries)) = node.entries().split_last() else {
        return false;
    };
    let empty = match &log.node.value {
        Value::Null => true,
        Value::List(members) => members.is_empty(),
        _ => false,
    };
    log.key == "log" && empty && is_table(entries, fields)
}

fn is_table(entries: &[Entry], fields: &Fields) -> bool {
    let agree = |(entry, (name, value)): (&Entry, &(String, NewValue))| entry.key == *name && means(&entry.node, value);
    entries.len() == fields.len() && entries.iter().zip(fields).all(agree)
}

/// Whether a node says what was to be written.
fn means(node: &Node, wanted: &NewValue) -> bool {
    let plain = |wanted: &str| matches!(&node.value, Value::Plain(text) if text == wanted);
    match (wanted, &node.value) {
        (NewValue::Text(wanted), Value::Text(text) | Value::Plain(text)) => text == wanted,
        (NewValue::Date(wanted), Value::Date(text)) => text == wanted,
        (NewValue::Date(wanted), _) => plain(wanted),
        (NewValue::Integer(wanted), Value::Integer(number)) => number == wanted,
        (NewValue::Integer(wanted), _) => plain(&wanted.to_string()),
        (NewValue::Bool(wanted), Value::Bool(flag)) => flag == wanted,
        (NewValue::Bool(wanted), _) => plain(&wanted.to_string()),
        (NewValue::List(wanted), Value::List(members)) => {
            wanted.len() == members.len() && members.iter().zip(wanted).all(|(node, wanted)| means(node, wanted))
        }
        (NewValue::Table(wanted), Value::Table(entries)) => is_table(entries, wanted),
        _ => false,
    }
}

fn comments_stay(source: &str, before: &Document, result: &str, after: &Document) -> bool {
    let old = before.comments.iter().map(|span| source.get(span.clone()));
    let new = after.comments.iter().map(|span| result.get(span.clone()));
    old.eq(new)
}

/// Whether every line is still there, in order, but for those that a splice goes into.
fn lines_stay(source: &str, splices: &[Splice], result: &str) -> bool {
    let mut grown = BTreeSet::new();
    let (mut line, mut counted) = (0, 0);
    for Splice { at, text } in splices {
        let below = text.starts_with(['\n', '\r']) && ends_line(source, at.start);
        let adds_lines = at.is_empty() && (below || at.start == source.len());
        if !adds_lines {
            line += source.get(counted..at.start).map_or(0, |passed| passed.matches('\n').count());
            counted = at.start;
            grown.insert(line);
        }
    }
    // A byte order mark is no part of a line, but it must stay, or stay away.
    let (old, result) = match (source.strip_prefix(BOM), result.strip_prefix(BOM)) {
        (Some(old), Some(new)) => (old, new),
        (None, None) => (source, result),
        _ => return false,
    };
    let mut new = result.split_inclusive('\n');
    let kept = |(place, _): &(usize, &str)| !grown.contains(place);
    old.split_inclusive('\n').enumerate().filter(kept).all(|(_, old)| {
        // The file's last line may have had no ending, and has one now.
        new.any(|new| new == old || !old.ends_with('\n') && new.trim_end_matches(['\r', '\n']) == old)
    })
}

fn ends_line(source: &str, at: usize) -> bool {
    source.get(at..).is_some_and(|rest| rest.is_empty() || rest.starts_with('\n') || rest.starts_with("\r\n"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::files::format::Format;

    const LINE: &str = "      - {by: lin}\r\n";

    /// Whether the proof accepts `result` as the source with one act in the first item's log.
    fn accepts(source: &str, result: &str) -> bool {
        let document = parse(source.as_bytes(), Format::Yaml).unwrap();
        let act = [("by".to_owned(), NewValue::Text("lin".to_owned()))];
        let acts = BTreeMap::from([(EntryAt::default(), vec![&act[..]])]);
        let at = source.find("\r\n  - id: y").unwrap();
        let splice = Splice::insert(at, format!("\r\n{}", LINE.trim_end()));
        prove(source, &document, &acts, &[], &[splice], result)
    }

    #[test]
    fn a_comment_on_the_line_that_grows_must_stay() {
        let source = "items:\n- log: [] # c\n";
        let document = parse(source.as_bytes(), Format::Yaml).unwrap();
        let act = [("by".to_owned(), NewValue::Text("lin".to_owned()))];
        let acts = BTreeMap::from([(EntryAt::default(), vec![&act[..]])]);
        let splices = [Splice::insert(15, "{by: lin}".to_owned())];
        let accepts = |result: &str| prove(source, &document, &acts, &[], &splices, result);
        assert!(accepts("items:\n- log: [{by: lin}] # c\n"));
        assert!(!accepts("items:\n- log: [{by: lin}]\n"));
        assert!(!accepts("items:\n- log: [{by: lin}] # d\n"));
    }

    #[test]
    fn only_the_intended_change_is_proven() {
        let source =
            "\u{feff}# top\r\nitems:\r\n  - id: x # c\r\n    log:\r\n      - {by: chen}\r\n  - id: y\r\n    n: 'q'\r\n";
        let right = source.replacen("  - id: y", &format!("{LINE}  - id: y"), 1);
        assert!(accepts(source, &right));
        let wrong = [
            source.to_owned(),
            right.replace("# c", "# d"),
            right.replace(" # c", ""),
            right.replace("# top\r\n", ""),
            right.replace("\r\n", "\n"),
            right.trim_start_matches('\u{feff}').to_owned(),
            right.replace("'q'", "q"),
            right.replace("'q'", "\"q\""),
            right.replace("    n: 'q'", "    n: 'q' "),
            right.replace("{by: chen}", "{by: chen }"),
            right.replace("id: y", "id: z"),
            right.replace("{by: lin}", "{by: lin, did: x}"),
            right.replace("{by: lin}", "{by: [lin]}"),
            right.replace("{by: lin}", "!t {by: lin}"),
            right.replace(LINE, &LINE.repeat(2)),
            format!("{right}more: 1\r\n"),
            format!("{right}  - id: z\r\n"),
            format!("{right}---\r\na: 1\r\n"),
            format!("{right}]"),
        ];
        for result in wrong {
            assert!(!accepts(source, &result), "{result}");
        }
    }
}
