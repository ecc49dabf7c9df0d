//! Unites what two people wrote in one file: by item, field and act.
//!
//! In: a file as both had it, as we have it and as they do. Out: the one that comes of both, with ordinary conflicts
//! where they changed the same thing. Every result is read again and held against what must come of the three; what
//! cannot be proven is left to be chosen, item by item. Nothing where one of the texts cannot be read, or is laid out in
//! a way that cannot be taken apart. Pure: who judges a log is passed in.

mod compose;
mod contested;
mod inline;
mod judge;
mod log;
mod parts;
mod slots;
mod three;

use crate::files::edit::pieces::{Key, Piece, Role, pieces};
use crate::files::format::{Document, Format, parse};
use compose::{Composer, Out};
use contested::contested;
pub use judge::ProjectAround;
use std::borrow::Cow;
use std::collections::HashSet;
use three::{Four, Proof};

/// What came of three texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The text, with conflict marks where there are conflicts.
    pub text: String,
    /// How many conflicts are in it.
    pub conflicts: usize,
    /// The items of which both logs grew and were united.
    pub united: Vec<String>,
}

/// Judges logs that were united: of a file's text and the ids of such items, those whose logs contradict themselves.
pub type Judge<'j> = dyn FnMut(&str, &[String]) -> Vec<String> + 'j;

/// The length of a conflict mark where git does not name another one.
pub const MARKER_SIZE: usize = 7;

/// A text with the tree that was read from it.
struct Read<'t> {
    text: Cow<'t, str>,
    document: Document,
}

/// How a text is written, apart from what it says.
struct Dress {
    bom: bool,
    crlf: bool,
    /// Its last line, where that has no end.
    open_end: Option<String>,
}

/// Unites three texts of one format: as both had it, ours and theirs.
pub fn merge(texts: [&str; 3], format: Format, marker_size: usize, judge: &mut Judge<'_>) -> Option<Merged> {
    let dress = Dress::of(texts[1])?;
    let plain = texts.map(undressed);
    let [base, ours, theirs] = plain;
    let (base, (ours, theirs)) =
        rayon::join(|| read_base(base, format), || rayon::join(|| read(ours, format), || read(theirs, format)));
    let read = [base?, ours?, theirs?];
    let merged = unite(&read, format, marker_size, judge)?;
    Some(Merged { text: dress.put_on(merged.text, merged.conflicts > 0), ..merged })
}

fn read(text: Cow<'_, str>, format: Format) -> Option<Read<'_>> {
    let document = parse(text.as_bytes(), format).ok()?;
    Some(Read { text, document })
}

/// The text that both had. Where histories cross, git unites several into one and leaves what these contradict each other in
/// between marks: of that, both had nothing for certain.
fn read_base(text: Cow<'_, str>, format: Format) -> Option<Read<'_>> {
    let rest = without_conflicts(&text);
    read(text, format).or_else(|| read(Cow::Owned(rest?), format))
}

/// A text without its conflicts; nothing where it has none.
fn without_conflicts(text: &str) -> Option<String> {
    let run = |line: &str, sign: char| {
        let length = line.len() - line.trim_start_matches(sign).len();
        (length >= MARKER_SIZE && line[length..].starts_with([' ', '\n'])).then_some(length)
    };
    let mut inside = None;
    let (mut rest, mut found) = (String::with_capacity(text.len()), false);
    for line in text.split_inclusive('\n') {
        match inside {
            None => match run(line, '<') {
                Some(length) => inside = Some(length),
                None => rest.push_str(line),
            },
            // Marks of another length belong to a conflict in the conflict.
            Some(length) if run(line, '>') == Some(length) => (inside, found) = (None, true),
            Some(_) => {}
        }
    }
    (found && inside.is_none()).then_some(rest)
}

fn unite(read: &[Read<'_>; 3], format: Format, marker_size: usize, judge: &mut Judge<'_>) -> Option<Merged> {
    let texts = [read[0].text.as_ref(), read[1].text.as_ref(), read[2].text.as_ref()];
    let [base, ours, theirs] = [0, 1, 2].map(|side| pieces(texts[side], &read[side].document));
    let [base, ours, theirs] = [base?, ours?, theirs?];
    let all = [base.as_slice(), ours.as_slice(), theirs.as_slice()];
    let mut choices = contested([0, 1, 2].map(|side| &read[side].document.root));
    let mut judged: HashSet<String> = HashSet::new();
    let mut doubted = false;
    loop {
        let made = Composer::compose(texts, all, &choices);
        let (out, united) = (made.out, made.united);
        let chosen = rendered(&out, None);
        match self::read(Cow::Borrowed(&chosen), format) {
            None if !doubted => {
                doubted = true;
                choices.whole.extend(changed_by_both(all));
                continue;
            }
            None => return None,
            Some(result) => {
                let mut proof = Proof { choices: &choices, wrong: Vec::new() };
                let roots = [&read[0], &read[1], &read[2], &result].map(|read| Some(&read.document.root));
                let four = Four { base: roots[0], ours: roots[1], theirs: roots[2], result: roots[3] };
                if !proof.file(four) {
                    let wrong = proof.wrong;
                    let before = choices.whole.len();
                    choices.whole.extend(wrong);
                    if choices.whole.len() == before {
                        return None;
                    }
                    continue;
                }
            }
        }
        let new: Vec<String> = united.iter().filter(|item| !judged.contains(*item)).cloned().collect();
        let wrong = if new.is_empty() { Vec::new() } else { judge(&chosen, &new) };
        if wrong.is_empty() {
            let conflicts = out.iter().filter(|out| matches!(out, Out::Conflict(..))).count();
            return Some(Merged { text: rendered(&out, Some(marker_size)), conflicts, united });
        }
        judged.extend(new.into_iter().filter(|item| !wrong.contains(item)));
        for item in wrong {
            // Acts of one moment may have been made in the other order.
            if !choices.theirs_first.insert(item.clone()) {
                choices.apart.insert(item.clone());
                judged.insert(item);
            }
        }
    }
}

/// The members of lists that all three texts write in another way.
fn changed_by_both(pieces: [&[Piece<'_>]; 3]) -> Vec<(String, String)> {
    let list = |pieces: &[Piece<'_>]| {
        let lists = pieces.iter().filter(|piece| piece.role == Role::List);
        let members = lists.flat_map(|list| {
            let Key::Field(name) = &list.key else { return Vec::new() };
            let known = |piece: &Piece<'_>| match &piece.key {
                Key::Member(known, _) => Some((name.clone(), known.clone())),
                _ => None,
            };
            list.inside.iter().filter_map(known).collect()
        });
        members.collect::<HashSet<_>>()
    };
    let theirs = list(pieces[2]);
    list(pieces[1]).into_iter().filter(|known| theirs.contains(known)).collect()
}

/// The text; with marks of some length around what is to be chosen, or with our side of it.
fn rendered(out: &[Out], marks: Option<usize>) -> String {
    let mut text = String::new();
    for part in out {
        match (part, marks) {
            (Out::Text(part), _) | (Out::Conflict(part, _), None) => text.push_str(part),
            (Out::Conflict(ours, theirs), Some(size)) => {
                let mark = |sign: &str| sign.repeat(size);
                text.push_str(&format!("{} ours\n{ours}{}\n", mark("<"), mark("=")));
                text.push_str(&format!("{theirs}{} theirs\n", mark(">")));
            }
        }
    }
    text
}

/// A text without a byte order mark, whose lines end in `\n`, the last one too.
fn undressed(text: &str) -> Cow<'_, str> {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut plain = if body.contains("\r\n") { Cow::Owned(body.replace("\r\n", "\n")) } else { Cow::Borrowed(body) };
    if !plain.is_empty() && !plain.ends_with('\n') {
        plain.to_mut().push('\n');
    }
    plain
}

impl Dress {
    /// How a text is written; nothing where its lines end in two ways.
    fn of(text: &str) -> Option<Dress> {
        let (all, crlf) = (text.matches('\n').count(), text.matches("\r\n").count());
        let open_end = text.rsplit('\n').next().filter(|last| !last.is_empty()).map(str::to_owned);
        let known = crlf == 0 || crlf == all;
        known.then(|| Dress { bom: text.starts_with('\u{feff}'), crlf: crlf > 0, open_end })
    }

    /// Writes another text in the same way.
    fn put_on(&self, mut text: String, conflicts: bool) -> String {
        // A file whose last line has no end keeps that, while that is its last line.
        if let (Some(last), false) = (&self.open_end, conflicts)
            && text.strip_suffix('\n').is_some_and(|text| text.rsplit('\n').next() == Some(last.as_str()))
        {
            text.pop();
        }
        if self.crlf {
            text = text.replace('\n', "\r\n");
        }
        if self.bom { format!("\u{feff}{text}") } else { text }
    }
}

#[cfg(test)]
mod tests;
