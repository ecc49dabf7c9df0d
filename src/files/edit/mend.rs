//! A sure fix made in a text, proven to change nothing else.
//!
//! In: a text and what mends it. Out: the new text. Where the text could be read, its new tree is the old one but for
//! what stands where the fix does; where it could not, it is read further than before. Touches no disk.

use crate::files::format::{Entry, Format, Node, Value};
use crate::files::slips;
use crate::model::finding::Fix;
use std::ops::Range;

/// The text with the fix made; nothing where it does not prove.
pub(crate) fn mend(source: &str, format: Format, fix: &Fix) -> Option<String> {
    let after = fix.apply(source);
    let proven = match (slips::read(source, format), slips::read(&after, format)) {
        (Ok(before), Ok(now)) => {
            let outside = |span: &&Range<usize>| span.end <= fix.at.start || span.start >= fix.at.end;
            let old = before.comments.iter().filter(outside).map(|span| source.get(span.clone()));
            let is_new = |span: &&Range<usize>| span.end <= fix.at.start || span.start >= fix.at.start + fix.text.len();
            let new = now.comments.iter().filter(is_new).map(|span| after.get(span.clone()));
            old.eq(new) && same_outside(&before.root, &now.root, &fix.at)
        }
        (Ok(_), Err(_)) => false,
        (Err(before), now) => slips::left_over(&after, now.err().as_ref()) < slips::left_over(source, Some(&before)),
    };
    proven.then_some(after)
}

/// Every sure fix that it takes until a text can be read, each for the text that those before it make.
pub(crate) fn fixes_until_readable(source: &str, format: Format) -> Vec<Fix> {
    let mut text = source.to_owned();
    let mut fixes = Vec::new();
    while let Err(problem) = slips::read(&text, format) {
        let fix = slips::find(&text, format, &problem).and_then(|slip| slip.fix);
        let Some((fix, after)) = fix.and_then(|fix| Some((fix.clone(), mend(&text, format, &fix)?))) else { break };
        text = after;
        fixes.push(fix);
    }
    fixes
}

/// Whether two nodes are the same but for what stands at some bytes of the first.
fn same_outside(before: &Node, after: &Node, at: &Range<usize>) -> bool {
    let touched = |span: &Range<usize>| span.start <= at.end && at.start <= span.end;
    if !touched(&before.span) {
        return before.fixed == after.fixed && before == after;
    }
    match (&before.value, &after.value) {
        (Value::Table(old), Value::Table(new)) => {
            // What was cut off from a value is part of it again.
            let stays = |entry: &&Entry| at.start >= entry.key_span.start || entry.key_span.end > at.end;
            let old: Vec<&Entry> = old.iter().filter(stays).collect();
            let same = |(old, new): (&&Entry, &Entry)| {
                (old.key == new.key || touched(&old.key_span)) && same_outside(&old.node, &new.node, at)
            };
            old.len() == new.len() && old.iter().zip(new).all(same)
        }
        (Value::List(old), Value::List(new)) if old.len() == new.len() => {
            old.iter().zip(new).all(|(old, new)| same_outside(old, new, at))
        }
        _ => true,
    }
}
