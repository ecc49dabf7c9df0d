//! The proof that a new text is the old one plus the intended change and nothing else.
//!
//! Knows nothing of how the splices were found: it parses the new text and compares trees, comments
//! and lines.

use super::plan::{Edit, Fields, NewValue, Splice, Step};
use super::wanted::{Put, Wanted};
use crate::files::format::{Document, Entry, Node, Value, parse};
use std::collections::BTreeSet;

const BOM: char = '\u{feff}';

/// Whether `result` is `source` with these edits, and with no other difference.
pub(super) fn prove(source: &str, document: &Document, edits: &[Edit], splices: &[Splice], result: &str) -> bool {
    let Ok(after) = parse(result.as_bytes(), document.format) else {
        return false;
    };
    became(Some(&document.root), Some(&after.root), &Wanted::of(edits))
        && comments_stay(source, document, splices, result, &after)
        && lines_stay(source, splices, result)
}

/// Whether one node became the other as it was wanted to.
fn became(before: Option<&Node>, after: Option<&Node>, wanted: &Wanted<'_>) -> bool {
    match (&wanted.put, before, after) {
        (Some(Put::Gone), ..) => after.is_none() && before.is_some(),
        (Some(Put::Value(value)), _, Some(after)) => wanted.is_whole() && is_plain(after) && means(after, value),
        (Some(Put::Value(_)), _, None) => false,
        (None, Some(before), Some(after)) if wanted.is_nothing() => same(before, after),
        (None, before, after) if wanted.is_about_fields() => table_became(before, after, wanted),
        (None, before, after) => list_became(before, after, wanted),
    }
}

fn table_became(before: Option<&Node>, after: Option<&Node>, wanted: &Wanted<'_>) -> bool {
    let (Some(before), Some(after)) = (before, after) else { return false };
    let named = |key: &str| wanted.inside.get(&Step::Field(key.to_owned()));
    let fields = wanted.inside.iter().filter_map(|(step, wanted)| match step {
        Step::Field(name) => Some((name, wanted)),
        Step::Member(_) => None,
    });
    same_but(before, after, |key| named(key).is_some())
        && fields.into_iter().all(|(name, wanted)| became(before.get(name), after.get(name), wanted))
}

/// A list that is not there, or empty in YAML, counts as one without members.
fn list_became(before: Option<&Node>, after: Option<&Node>, wanted: &Wanted<'_>) -> bool {
    let is_list = |node: Option<&Node>| node.is_none_or(|node| matches!(node.value, Value::List(_) | Value::Null));
    let fixed = |node: Option<&Node>| node.and_then(|node| node.fixed);
    if !is_list(before) || !is_list(after) || fixed(before) != fixed(after) {
        return false;
    }
    let mut new = after.map_or(&[][..], Node::members).iter();
    let old = before.map_or(&[][..], Node::members);
    for (position, old) in old.iter().enumerate() {
        let kept = match wanted.inside.get(&Step::Member(position)) {
            Some(Wanted { put: Some(Put::Gone), .. }) => true,
            Some(wanted) => became(Some(old), new.next(), wanted),
            None => new.next().is_some_and(|new| same(old, new)),
        };
        if !kept {
            return false;
        }
    }
    let beyond = |step: &Step| !matches!(step, Step::Member(position) if *position < old.len());
    !wanted.inside.keys().any(beyond)
        && new.len() == wanted.more.len()
        && new.zip(&wanted.more).all(|(node, value)| is_plain(node) && means(node, value))
}

/// Whether two tables are the same apart from some keys.
fn same_but(before: &Node, after: &Node, apart: impl Fn(&str) -> bool) -> bool {
    let others = |node: &'_ Node| -> Vec<Entry> { node.entries().iter().filter(|e| !apart(&e.key)).cloned().collect() };
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
        (NewValue::List(wanted), Value::Null) => wanted.is_empty(),
        (NewValue::List(wanted), Value::List(members)) => {
            wanted.len() == members.len() && members.iter().zip(wanted).all(|(node, wanted)| means(node, wanted))
        }
        (NewValue::Table(wanted), Value::Table(entries)) => is_table(entries, wanted),
        _ => false,
    }
}

/// Whether every comment is still there, but for those inside what was taken out.
fn comments_stay(source: &str, before: &Document, splices: &[Splice], result: &str, after: &Document) -> bool {
    let taken = |at: usize| {
        let next = splices.partition_point(|splice| splice.at.end <= at);
        splices.get(next).is_some_and(|splice| splice.text.is_empty() && splice.at.start <= at)
    };
    let old = before.comments.iter().filter(|span| !taken(span.start)).map(|span| source.get(span.clone()));
    let new = after.comments.iter().map(|span| result.get(span.clone()));
    old.eq(new)
}

/// Whether every line is still there, in order, but for those that a splice goes into.
fn lines_stay(source: &str, splices: &[Splice], result: &str) -> bool {
    let mut grown = BTreeSet::new();
    let (mut line, mut counted) = (0, 0);
    let newlines = |from: usize, to: usize| source.get(from..to).map_or(0, |passed| passed.matches('\n').count());
    for Splice { at, text } in splices {
        line += newlines(counted, at.start);
        counted = at.start;
        // Where whole lines come or go below a line, that line itself stays.
        let comes_or_goes = text.starts_with(['\n', '\r']) || text.is_empty() && at.end < source.len();
        let below = comes_or_goes && ends_line(source, at.start);
        let last = line + newlines(at.start, at.end);
        if !below {
            grown.insert(line);
        }
        grown.extend(line + 1..=last);
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
    use crate::model::list::EntryAt;

    const LINE: &str = "      - {by: lin}\r\n";

    /// Whether the proof accepts `result` as the source with one act in the first item's log.
    fn accepts(source: &str, result: &str) -> bool {
        let document = parse(source.as_bytes(), Format::Yaml).unwrap();
        let act = [("by".to_owned(), NewValue::Text("lin".to_owned()))];
        let edits = [Edit::AppendAct { item: EntryAt::default(), act: act.to_vec() }];
        let at = source.find("\r\n  - id: y").unwrap();
        let splice = Splice::insert(at, format!("\r\n{}", LINE.trim_end()));
        prove(source, &document, &edits, &[splice], result)
    }

    #[test]
    fn a_comment_on_the_line_that_grows_must_stay() {
        let source = "items:\n- log: [] # c\n";
        let document = parse(source.as_bytes(), Format::Yaml).unwrap();
        let act = [("by".to_owned(), NewValue::Text("lin".to_owned()))];
        let edits = [Edit::AppendAct { item: EntryAt::default(), act: act.to_vec() }];
        let splices = [Splice::insert(15, "{by: lin}".to_owned())];
        let accepts = |result: &str| prove(source, &document, &edits, &splices, result);
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
