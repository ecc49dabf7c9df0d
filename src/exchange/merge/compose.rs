//! The text that comes of three: our pieces where they stand, and theirs among them.
//!
//! In: the pieces of three texts, and what was found out about logs. Out: [`Out`]s that lie end to end. Our bytes stay
//! as they are; what comes from them comes as they wrote it, with its comments.

use super::inline::{Value, value_text};
use super::log::{Placed, unite};
use super::parts::Parts;
use super::slots::{Slot, Three, slots};
use super::three::{Choices, Taken, taken};
use crate::files::edit::pieces::{Key, Piece, Role};
use crate::files::format::Node;
use std::collections::HashSet;

/// A part of the result.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Out {
    /// What it says.
    Text(String),
    /// What it says by either side; somebody must choose.
    Conflict(String, String),
}

/// Puts three texts together, whose lines end in `\n`: as both had it, ours, theirs.
pub(super) struct Composer<'a> {
    texts: [&'a str; 3],
    choices: &'a Choices,
    /// What was made so far.
    pub(super) out: Vec<Out>,
    /// Items of which both logs grew.
    pub(super) united: Vec<String>,
}

/// The list and the member of it that something is part of.
type Around<'a> = (&'a str, &'a str);

/// A member of a list in brackets: what it says, or what it says by either side.
enum Member {
    One(Parts),
    Two(Option<Parts>, Option<Parts>),
}

impl<'a> Composer<'a> {
    /// Puts texts together.
    pub(super) fn compose(texts: [&'a str; 3], pieces: [&'a [Piece<'a>]; 3], choices: &'a Choices) -> Composer<'a> {
        let mut made = Composer { texts, choices, out: Vec::new(), united: Vec::new() };
        for slot in slots(pieces[0], pieces[1], pieces[2]) {
            made.slot(slot, ("", ""));
        }
        made
    }

    /// The texts of a piece.
    fn written(&self, three: Three<'a>) -> [Option<&'a str>; 3] {
        let one = |side: usize| three[side].and_then(|piece| self.texts[side].get(piece.span.clone()));
        [one(0), one(1), one(2)]
    }

    fn put(&mut self, text: &str) {
        match self.out.last_mut() {
            Some(Out::Text(last)) => last.push_str(text),
            _ => self.out.push(Out::Text(text.to_owned())),
        }
    }

    /// Two texts of which somebody must choose; what both begin and end with is no part of the choice.
    fn clash(&mut self, ours: &str, theirs: &str) {
        let same = ours.split_inclusive('\n').zip(theirs.split_inclusive('\n')).take_while(|(one, other)| one == other);
        let head: usize = same.map(|(line, _)| line.len()).sum();
        let (our_rest, their_rest) = (&ours[head..], &theirs[head..]);
        let back = our_rest.split_inclusive('\n').rev().zip(their_rest.split_inclusive('\n').rev());
        let tail: usize = back.take_while(|(one, other)| one == other).map(|(line, _)| line.len()).sum();
        let (our_end, their_end) = (our_rest.len() - tail, their_rest.len() - tail);
        self.put(&ours[..head]);
        self.out.push(Out::Conflict(our_rest[..our_end].to_owned(), their_rest[..their_end].to_owned()));
        self.put(&our_rest[our_end..]);
    }

    fn slot(&mut self, slot: Slot<'a>, around: Around<'a>) {
        let [base, ours, mut theirs] = self.written(slot.three);
        if let (Some(beside), Some(text), None) = (slot.beside, theirs, base) {
            let known = self.texts[1].get(beside.span.clone()).unwrap_or_default();
            theirs = text.get(told_before(known, text)..);
        }
        let of_all = slot.three.iter().flatten().any(|piece| match &piece.key {
            Key::Field(name) => around == ("", "") && self.choices.defaults.contains(name.as_str()),
            _ => false,
        });
        if of_all {
            return self.clash(ours.unwrap_or_default(), theirs.unwrap_or_default());
        }
        if ours == theirs || base == theirs {
            return self.put(ours.unwrap_or_default());
        }
        if base == ours {
            return self.put(theirs.unwrap_or_default());
        }
        let node = |side: usize| slot.three[side].and_then(|piece| piece.node);
        match slot.three {
            [base, Some(ours), Some(theirs)] => self.both([base, Some(ours), Some(theirs)], ours, theirs, around),
            // One of us took it out, and the other only laid it out anew or wrote a comment, which stays.
            _ if node(0) == node(1).or(node(2)) => {
                let new = new_comments(base.unwrap_or_default(), ours.or(theirs).unwrap_or_default());
                self.put(&new);
            }
            _ => self.clash(ours.unwrap_or_default(), theirs.unwrap_or_default()),
        }
    }

    fn both(&mut self, three: Three<'a>, ours: &'a Piece<'a>, theirs: &'a Piece<'a>, around: Around<'a>) {
        let around = match &ours.key {
            Key::Field(name) if ours.role == Role::List => (name.as_str(), ""),
            Key::Member(known, _) if ours.role == Role::Entry => (around.0, known.as_str()),
            _ => around,
        };
        let whole = || self.choices.whole.contains(&(around.0.to_owned(), around.1.to_owned()));
        if ours.role == Role::Entry && whole() {
            return self.choose(three);
        }
        let inside = three.map(|piece| piece.map_or(&[][..], |piece| piece.inside.as_slice()));
        let opens = !ours.inside.is_empty()
            && !theirs.inside.is_empty()
            && (ours.in_brackets, ours.block) == (theirs.in_brackets, theirs.block);
        match ours.role {
            Role::Log => self.log(three, opens, around),
            Role::Entry if three[0].is_none() && ours.node != theirs.node => self.choose(three),
            Role::Table | Role::List | Role::Entry if opens && ours.in_brackets => {
                let slots = slots(inside[0], inside[1], inside[2]);
                let is_edge = |slot: &Slot<'a>| slot.three.iter().flatten().any(|piece| piece.node.is_none());
                let (edges, members): (Vec<_>, Vec<_>) = slots.into_iter().partition(is_edge);
                let members = members.into_iter().filter_map(|slot| self.member(slot.three, around)).collect();
                self.list(&edges, members, [ours, theirs]);
            }
            Role::Table | Role::List | Role::Entry if opens => {
                slots(inside[0], inside[1], inside[2]).into_iter().for_each(|slot| self.slot(slot, around));
            }
            _ => match self.leaf(three, false, around.1) {
                Some(parts) => self.put(&parts.whole()),
                None => self.choose(three),
            },
        }
    }

    /// Leaves a piece to be chosen as a whole.
    fn choose(&mut self, three: Three<'a>) {
        let [_, ours, theirs] = self.written(three);
        self.clash(ours.unwrap_or_default(), theirs.unwrap_or_default());
    }

    /// A piece that is not taken apart, but for what comes before and after its value; nothing where somebody must
    /// choose.
    fn leaf(&self, three: Three<'a>, in_brackets: bool, item: &str) -> Option<Parts> {
        let parts = |side: usize| three[side].map(|piece| Parts::of(self.texts[side], piece, in_brackets));
        let (ours, theirs) = (parts(1)?, parts(2)?);
        let nodes = three.map(|piece| piece.and_then(|piece| piece.node));
        let role = three[1].map_or(Role::Value, |piece| piece.role);
        let value = match taken(nodes[0], nodes[1], nodes[2], role) {
            Taken::Ours => ours.value.clone(),
            Taken::Theirs => theirs.value.clone(),
            Taken::Inside => {
                let values = [0, 1, 2].map(|side| Value { text: self.texts[side], node: nodes[side] });
                value_text(values, role, item, self.choices)?
            }
            Taken::Conflict => return None,
        };
        Parts::joined(parts(0).as_ref(), &ours, &theirs, value)
    }

    /// A member of a list in brackets; nothing where it is taken out.
    fn member(&self, three: Three<'a>, around: Around<'a>) -> Option<Member> {
        let written = self.written(three);
        let parts = |side: usize| three[side].map(|piece| Parts::of(self.texts[side], piece, true));
        let nodes = three.map(|piece| piece.and_then(|piece| piece.node));
        // Its comma comes and goes with what follows, and is no change.
        let same = |one: usize, other: usize| {
            let bare = |side| parts(side).map(|parts| parts.with_comma(false));
            written[one] == written[other] || bare(one) == bare(other)
        };
        let known = three[1].map(|piece| &piece.key);
        let item = if let Some(Key::Member(known, _)) = known { known.as_str() } else { around.1 };
        let whole = self.choices.whole.contains(&(around.0.to_owned(), item.to_owned()));
        match three {
            _ if same(1, 2) || same(0, 2) => parts(1).map(Member::One),
            _ if same(0, 1) => parts(2).map(Member::One),
            [_, Some(_), Some(_)] => Some(match self.leaf(three, true, item).filter(|_| !whole) {
                Some(parts) => Member::One(parts),
                None => Member::Two(parts(1), parts(2)),
            }),
            _ if nodes[0] == nodes[1].or(nodes[2]) => None,
            _ => Some(Member::Two(parts(1), parts(2))),
        }
    }

    /// A list in brackets, each of its members on lines of its own, with a comma after each but, where it is so now, the
    /// last.
    fn list(&mut self, edges: &[Slot<'a>], members: Vec<Member>, [ours, theirs]: [&'a Piece<'a>; 2]) {
        let ends_in_comma = |side: usize, piece: &Piece<'a>| {
            let last = piece.inside.iter().rfind(|piece| piece.node.is_some());
            last.map(|last| Parts::of(self.texts[side], last, true).comma)
        };
        let last_comma = ends_in_comma(1, ours).or_else(|| ends_in_comma(2, theirs)).unwrap_or(true);
        let edge = |key: Key| edges.iter().find(move |slot| slot.three.iter().flatten().any(|piece| piece.key == key));
        if let Some(head) = edge(Key::Head) {
            self.slot(*head, ("", ""));
        }
        let count = members.len();
        for (at, member) in members.into_iter().enumerate() {
            let comma = at + 1 < count || last_comma;
            let text = |parts: Option<Parts>| parts.map(|parts| parts.with_comma(comma)).unwrap_or_default();
            match member {
                Member::One(parts) => self.put(&text(Some(parts))),
                Member::Two(ours, theirs) => self.clash(&text(ours), &text(theirs)),
            }
        }
        if let Some(tail) = edge(Key::Tail) {
            self.slot(*tail, ("", ""));
        }
    }

    fn log(&mut self, three: Three<'a>, opens: bool, around: Around<'a>) {
        let item = around.1;
        let acts = three.map(|piece| piece.and_then(|piece| piece.node).map(Node::members).unwrap_or_default());
        let united = match self.choices.apart.contains(item) {
            true => None,
            false => unite(acts[0], acts[1], acts[2], self.choices.theirs_first.contains(item)),
        };
        let Some(united) = united else { return self.choose(three) };
        if !opens {
            return match self.leaf(three, false, item) {
                Some(parts) => {
                    self.united.push(item.to_owned());
                    self.put(&parts.whole());
                }
                None => self.choose(three),
            };
        }
        self.united.push(item.to_owned());
        let [_, Some(ours), Some(theirs)] = three else { return };
        let inside = three.map(|piece| piece.map_or(&[][..], |piece| piece.inside.as_slice()));
        let lines: [Vec<&'a Piece<'a>>; 3] =
            inside.map(|pieces| pieces.iter().filter(|one| one.node.is_some()).collect());
        let members: Vec<Parts> =
            united.iter().filter_map(|placed| self.act(placed, &lines, ours.in_brackets)).collect();
        let is_edge = |slot: &Slot<'a>| slot.three.iter().flatten().any(|piece| piece.node.is_none());
        let edges: Vec<Slot<'a>> = slots(inside[0], inside[1], inside[2]).into_iter().filter(is_edge).collect();
        if ours.in_brackets {
            return self.list(&edges, members.into_iter().map(Member::One).collect(), [ours, theirs]);
        }
        edges.into_iter().for_each(|slot| self.slot(slot, ("", "")));
        members.iter().for_each(|parts| self.put(&parts.whole()));
    }

    /// An act of a log, with what was changed beside it: a comment.
    fn act(&self, placed: &Placed, lines: &[Vec<&'a Piece<'a>>; 3], in_brackets: bool) -> Option<Parts> {
        let parts = |side: usize, at: Option<usize>| {
            lines[side].get(at?).map(|piece| Parts::of(self.texts[side], piece, in_brackets))
        };
        let theirs = parts(2, placed.theirs);
        let Some(ours) = parts(1, placed.ours) else { return theirs };
        let joined =
            theirs.and_then(|theirs| Parts::joined(parts(0, placed.base).as_ref(), &ours, &theirs, ours.value.clone()));
        Some(joined.unwrap_or(ours))
    }
}

/// The lines of a text that are comments and were not in it before.
fn new_comments(before: &str, now: &str) -> String {
    let is_comment = |line: &&str| line.trim().starts_with('#');
    let known: HashSet<&str> = before.lines().map(str::trim).collect();
    now.split_inclusive('\n').filter(is_comment).filter(|line| !known.contains(line.trim())).collect()
}

/// How much of what they put at a place says what we put there too: the comments above, which stood there before.
fn told_before(ours: &str, theirs: &str) -> usize {
    let (mut length, mut told) = (0, 0);
    for (one, other) in ours.split_inclusive('\n').zip(theirs.split_inclusive('\n')) {
        let line = other.trim();
        if one != other || !line.is_empty() && !line.starts_with('#') {
            break;
        }
        length += other.len();
        if !line.is_empty() {
            told = length;
        }
    }
    told
}
