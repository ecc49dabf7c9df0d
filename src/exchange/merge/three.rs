//! What comes of a value that both sides may have changed, and whether a file says just that.
//!
//! In: a value as both had it, as we have it and as they do. Out: whose it is from now on. The proof of a merge goes by
//! these rules and knows nothing of texts. Pure.

use super::log::unite;
use crate::files::edit::pieces::{Role, known_by, role_of};
use crate::files::format::{Node, Value, said};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Whose a value is from now on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Taken {
    /// As we have it.
    Ours,
    /// As they have it.
    Theirs,
    /// Both changed it, in what is inside.
    Inside,
    /// Both changed it, and somebody must choose.
    Conflict,
}

/// What was found out on the way about members of lists, by the list and what they are known by.
#[derive(Debug, Default)]
pub(super) struct Choices {
    /// Those that cannot be put together and are left to be chosen as a whole.
    pub(super) whole: HashSet<(String, String)>,
    /// What a file says of all of its items, and is left to be chosen.
    pub(super) defaults: HashSet<String>,
    /// Items whose logs contradict each other.
    pub(super) apart: HashSet<String>,
    /// Items of which their acts come before ours of the same moment.
    pub(super) theirs_first: HashSet<String>,
}

/// Whose a value is.
pub(super) fn taken(base: Option<&Node>, ours: Option<&Node>, theirs: Option<&Node>, role: Role) -> Taken {
    if ours == theirs || base == theirs {
        return Taken::Ours;
    }
    if base == ours {
        return Taken::Theirs;
    }
    let all = |is_it: fn(&Value) -> bool| [base, ours, theirs].into_iter().flatten().all(|node| is_it(&node.value));
    let both = ours.is_some() && theirs.is_some();
    let can = match role {
        Role::Table => both && all(is_table),
        Role::Entry => both && base.is_some() && all(is_table),
        Role::List | Role::Log => both && all(is_list),
        Role::Value => false,
    };
    if can { Taken::Inside } else { Taken::Conflict }
}

fn is_table(value: &Value) -> bool {
    matches!(value, Value::Table(_))
}

fn is_list(value: &Value) -> bool {
    matches!(value, Value::List(_) | Value::Null)
}

/// A value in four files.
#[derive(Clone, Copy)]
pub(super) struct Four<'n> {
    pub(super) result: Option<&'n Node>,
    pub(super) base: Option<&'n Node>,
    pub(super) ours: Option<&'n Node>,
    pub(super) theirs: Option<&'n Node>,
}

impl<'n> Four<'n> {
    fn each(self, inside: impl Fn(&'n Node) -> Option<&'n Node>) -> Four<'n> {
        let into = |node: Option<&'n Node>| node.and_then(&inside);
        Four { result: into(self.result), base: into(self.base), ours: into(self.ours), theirs: into(self.theirs) }
    }

    fn all(self) -> impl Iterator<Item = &'n Node> {
        [self.result, self.base, self.ours, self.theirs].into_iter().flatten()
    }
}

/// Holds a result against what must come of three files.
pub(super) struct Proof<'c> {
    pub(super) choices: &'c Choices,
    /// Members of lists that came out otherwise.
    pub(super) wrong: Vec<(String, String)>,
}

impl Proof<'_> {
    /// Whether the whole files agree, but for the members that are noted as wrong.
    pub(super) fn file(&mut self, four: Four<'_>) -> bool {
        self.agrees(four, Role::Table, ("", ""), false)
    }

    /// `around` are the list and the member that the value is part of.
    fn agrees(&mut self, four: Four<'_>, role: Role, around: (&str, &str), in_entry: bool) -> bool {
        match taken(four.base, four.ours, four.theirs, role) {
            Taken::Ours | Taken::Conflict => four.result == four.ours,
            Taken::Theirs => four.result == four.theirs,
            Taken::Inside if role == Role::Log => self.log(four, around.1),
            Taken::Inside if role == Role::List => self.list(four, around.0),
            Taken::Inside => {
                let names: BTreeSet<&str> =
                    four.all().flat_map(Node::entries).map(|entry| entry.key.as_str()).collect();
                names.into_iter().all(|name| {
                    let role = role_of(name, in_entry);
                    if around == ("", "") && self.choices.defaults.contains(name) {
                        return four.result.and_then(|node| node.get(name))
                            == four.ours.and_then(|node| node.get(name));
                    }
                    let around = if role == Role::List { (name, "") } else { around };
                    self.agrees(four.each(|node| node.get(name)), role, around, in_entry)
                })
            }
        }
    }

    fn log(&self, four: Four<'_>, item: &str) -> bool {
        let log = |node: Option<&'_ Node>| node.map(|node| node.members().to_vec()).unwrap_or_default();
        let (base, ours, theirs) = (log(four.base), log(four.ours), log(four.theirs));
        let first = self.choices.theirs_first.contains(item);
        let united = if self.choices.apart.contains(item) { None } else { unite(&base, &ours, &theirs, first) };
        let Some(united) = united else { return four.result == four.ours };
        let result = four.result.map(Node::members).unwrap_or_default();
        result.len() == united.len()
            && result.iter().zip(&united).all(|(one, placed)| placed.act(&ours, &theirs).map(said) == Some(said(one)))
    }

    fn list(&mut self, four: Four<'_>, name: &str) -> bool {
        let members = [four.result, four.base, four.ours, four.theirs].map(|node| by_name(name, node));
        let names: BTreeMap<&(String, usize), ()> =
            members.iter().flat_map(HashMap::keys).map(|key| (key, ())).collect();
        for key in names.into_keys() {
            let [result, base, ours, theirs] = [0, 1, 2, 3].map(|at| members[at].get(key).copied());
            let four = Four { result, base, ours, theirs };
            let whole = self.choices.whole.contains(&(name.to_owned(), key.0.clone()));
            let both = ours != theirs && base != ours && base != theirs;
            let agrees = match whole && both {
                true => result == ours,
                false => self.agrees(four, Role::Entry, (name, &key.0), true),
            };
            if !agrees {
                self.wrong.push((name.to_owned(), key.0.clone()));
            }
        }
        self.wrong.is_empty()
    }
}

/// The members of a list by what they are known by, and how many before them are known by the same.
pub(super) fn by_name<'n>(list: &str, node: Option<&'n Node>) -> HashMap<(String, usize), &'n Node> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut found = HashMap::new();
    for member in node.map(Node::members).unwrap_or_default() {
        let known = known_by(list, member);
        let before = seen.entry(known.clone()).or_insert(0);
        found.insert((known, *before), member);
        *before += 1;
    }
    found
}
