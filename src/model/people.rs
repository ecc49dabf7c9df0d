//! Everyone who may act, and whom an act is asked of.
//!
//! A person is found by id, and by each word by which an item may name its owner, at once. Whom an act is asked of
//! is told by the words that mean many and by single people beside them, so that it takes no room for each of many. Pure.

use super::item::Place;
use super::list::{GroupAt, List, PersonAt};
use super::party::Party;
use crate::text::folded::{folded, parts};
use crate::work::steps;
use chrono::NaiveDate;
use std::collections::HashMap;
use std::ops::Deref;
use std::sync::{Mutex, PoisonError};

/// A word that means more people than these stands for them; those whom any other word means are told one by one.
const FEW: usize = 8;

/// A person of one of the parties.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// Short name used in logs; unique in the project.
    pub id: String,
    /// Name as people read it; the id where the file gives none.
    pub name: String,
    /// The party the person acts for.
    pub party: Party,
    /// The words that mean the person: what they are in that party.
    pub role: Vec<String>,
    /// Mail address, compared with git's `user.email`.
    pub email: Option<String>,
    /// OpenSSH public keys that may sign for the person.
    pub keys: Vec<String>,
    /// Keys of before, which verify and never sign.
    pub former_keys: Vec<String>,
    /// The day on which the person left, if they have.
    pub left: Option<NaiveDate>,
    /// Where the person is declared.
    pub place: Place,
}

impl Person {
    /// Somebody of whom nothing more is known.
    #[cfg(test)]
    pub(crate) fn named(id: &str, name: &str, party: Party) -> Person {
        let (id, name, place) = (id.to_owned(), name.to_owned(), Place::default());
        let (keys, former_keys) = (Vec::new(), Vec::new());
        Person { id, name, party, role: Vec::new(), email: None, keys, former_keys, left: None, place }
    }
}

/// Everyone who may act, in file order.
#[derive(Debug, Clone, Default)]
pub struct People {
    members: List<PersonAt, Person>,
    by_id: HashMap<String, PersonAt>,
    /// By id, name and mail address, as they are compared.
    called: HashMap<String, Vec<PersonAt>>,
    /// People who are meant together, each in file order.
    groups: List<GroupAt, Vec<PersonAt>>,
    /// Of which parties there is somebody in each group.
    parties: List<GroupAt, Parties>,
    /// Who is meant by what among those of a party, and among all where it is nothing.
    meant: HashMap<Option<Party>, Meant>,
    /// The first of several groups together.
    unions: Unions,
}

/// Groups that are asked together, with how many of the first of them are wanted.
type Together = (Box<[GroupAt]>, usize);

/// The first people of several groups together and how many there are, found once however many items ask them.
#[derive(Debug, Default)]
struct Unions(Mutex<HashMap<Together, (Vec<PersonAt>, usize)>>);

impl Unions {
    fn first(&self, groups: &[GroupAt], most: usize, all: impl FnOnce() -> Vec<PersonAt>) -> (Vec<PersonAt>, usize) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let find = || {
            let all = all();
            (all.iter().take(most).copied().collect(), all.len())
        };
        known.entry((groups.into(), most)).or_insert_with(find).clone()
    }
}

/// What was found for some people is not so for others.
impl Clone for Unions {
    fn clone(&self) -> Unions {
        Unions::default()
    }
}

/// Some of the parties, in the order of [`Party::ALL`].
pub type Parties = [bool; 3];

/// The place of a party among [`Parties`].
fn place(party: Party) -> usize {
    Party::ALL.iter().position(|one| *one == party).unwrap_or_default()
}

/// Who is meant by a word.
#[derive(Debug, Clone)]
struct Meant {
    /// Everyone.
    all: GroupAt,
    /// By id or name, as it is written.
    by_name: HashMap<String, GroupAt>,
    /// By id, name, mail address and role, as they are compared.
    by_word: HashMap<String, GroupAt>,
}

/// Those whom an act is asked of; any one of them may do it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Asked {
    /// Everyone of these groups, all of which are large.
    groups: Box<[GroupAt]>,
    /// And these, who are in none of them, in file order.
    people: Box<[PersonAt]>,
}

impl Asked {
    /// The groups of which everyone is asked.
    pub fn groups(&self) -> &[GroupAt] {
        &self.groups
    }

    /// Those who are asked and in none of the groups, in file order.
    pub fn others(&self) -> &[PersonAt] {
        &self.people
    }

    /// Those who are asked, where they are few enough to be told one by one.
    pub fn few(&self) -> Option<&[PersonAt]> {
        self.groups.is_empty().then_some(&self.people)
    }
}

/// The words of somebody's roles, folded: a role that lists several is each of them too.
pub(crate) fn roles(role: &[String]) -> impl Iterator<Item = String> {
    role.iter().flat_map(|role| parts(role).into_iter().chain([role.as_str()])).map(folded)
}

impl People {
    /// Adds a person; whoever has an id already keeps it.
    pub fn push(&mut self, person: Person) {
        let at = self.members.push(person);
        self.unions = Unions::default();
        let person = &self.members[at];
        self.by_id.entry(person.id.clone()).or_insert(at);
        let mut words: Vec<String> = [Some(&person.id), Some(&person.name), person.email.as_ref()]
            .into_iter()
            .flatten()
            .map(|word| folded(word))
            .collect();
        words.sort_unstable();
        words.dedup();
        for word in &words {
            self.called.entry(word.clone()).or_default().push(at);
        }
        words.extend(roles(&person.role));
        for party in [None, Some(person.party)] {
            let meant = self.meant.entry(party).or_insert_with(|| Meant {
                all: self.groups.push(Vec::new()),
                by_name: HashMap::new(),
                by_word: HashMap::new(),
            });
            let mut groups = vec![meant.all];
            let mut named = |words: &mut HashMap<String, GroupAt>, word: String| {
                groups.push(*words.entry(word).or_insert_with(|| self.groups.push(Vec::new())));
            };
            named(&mut meant.by_name, person.id.clone());
            if person.name != person.id {
                named(&mut meant.by_name, person.name.clone());
            }
            for word in &words {
                named(&mut meant.by_word, word.clone());
            }
            groups.sort_unstable();
            groups.dedup();
            while self.parties.len() < self.groups.len() {
                self.parties.push(Parties::default());
            }
            for group in groups {
                self.groups[group].push(at);
                self.parties[group][place(person.party)] = true;
            }
        }
    }

    /// The person with that id.
    pub fn get(&self, id: &str) -> Option<&Person> {
        self.at(id).map(|at| &self.members[at])
    }

    /// Where the person with that id stands.
    pub fn at(&self, id: &str) -> Option<PersonAt> {
        self.by_id.get(id).copied()
    }

    /// The person at a position.
    pub fn person(&self, at: PersonAt) -> &Person {
        &self.members[at]
    }

    /// Those of that id, name or mail address, whatever its letters' case, its width and the blanks in it.
    pub(crate) fn called(&self, word: &str) -> &[PersonAt] {
        self.called.get(&folded(word)).map_or(&[], Vec::as_slice)
    }

    /// The people of one party, in file order.
    pub fn of(&self, party: Party) -> &[PersonAt] {
        self.meant.get(&Some(party)).map_or(&[], |meant| &self.groups[meant.all])
    }

    /// Those whom these words mean among the people of a party (among all where it is nothing): by id, name or role.
    /// Where they mean none of them, everyone.
    pub fn asked(&self, owner: &[String], party: Option<Party>) -> Asked {
        let Some(meant) = self.meant.get(&party) else { return Asked::default() };
        let mut groups: Vec<GroupAt> = owner.iter().flat_map(|word| meant.by(word)).collect();
        if groups.is_empty() || groups.iter().any(|group| self.groups[*group].len() == self.groups[meant.all].len()) {
            groups = vec![meant.all];
        }
        groups.sort_unstable();
        groups.dedup();
        let (large, small): (Vec<GroupAt>, Vec<GroupAt>) =
            groups.into_iter().partition(|group| self.groups[*group].len() > FEW);
        let in_large = |at: &PersonAt| large.iter().any(|group| self.holds(*group, *at));
        let mut people: Vec<PersonAt> = small.iter().flat_map(|group| &self.groups[*group]).copied().collect();
        steps(owner.len() + people.len() * (large.len() + 1));
        people.retain(|at| !in_large(at));
        people.sort_unstable();
        people.dedup();
        Asked { groups: large.into(), people: people.into() }
    }

    /// Whether somebody is named, and nobody of the project is meant.
    pub(crate) fn knows_none(&self, owner: &[String]) -> bool {
        !owner.is_empty() && owner.iter().all(|word| self.named(word).next().is_none())
    }

    /// Those whom a word means by id, name or role; nobody where it means none.
    pub fn named(&self, word: &str) -> impl Iterator<Item = PersonAt> {
        let groups = self.meant.get(&None).into_iter().flat_map(|meant| meant.by(word));
        groups.flat_map(|group| self.groups[group].iter().copied())
    }

    /// Whether a word means a person, by id, name or role.
    pub(crate) fn means(&self, word: &str, at: PersonAt) -> bool {
        self.meant.get(&None).into_iter().flat_map(|meant| meant.by(word)).any(|group| self.holds(group, at))
    }

    /// The parties of those who are asked.
    pub fn parties(&self, asked: &Asked) -> Parties {
        let mut parties = Parties::default();
        for group in &asked.groups {
            Party::ALL.into_iter().for_each(|party| parties[place(party)] |= self.parties[*group][place(party)]);
        }
        asked.people.iter().for_each(|at| parties[place(self.members[*at].party)] = true);
        parties
    }

    /// Whether somebody of a party is asked.
    pub fn asks_party(&self, asked: &Asked, party: Party) -> bool {
        self.parties(asked)[place(party)]
    }

    /// The party that those who are asked all belong to, if they do.
    pub fn only_party(&self, asked: &Asked) -> Option<Party> {
        let parties = self.parties(asked);
        let mut of = Party::ALL.into_iter().filter(|party| parties[place(*party)]);
        of.next().filter(|_| of.next().is_none())
    }

    /// Everyone who is asked by one or the other of several, each told once.
    pub fn union<'a>(&self, several: impl Iterator<Item = &'a Asked>) -> Asked {
        let (mut groups, mut people): (Vec<GroupAt>, Vec<PersonAt>) = (Vec::new(), Vec::new());
        for asked in several {
            groups.extend(&asked.groups);
            people.extend(&asked.people);
        }
        groups.sort_unstable();
        groups.dedup();
        people.sort_unstable();
        people.dedup();
        steps(people.len() * (groups.len() + 1));
        people.retain(|at| !groups.iter().any(|group| self.holds(*group, *at)));
        Asked { groups: groups.into(), people: people.into() }
    }

    /// Whether a person is one of those who are asked.
    pub(crate) fn is_asked(&self, asked: &Asked, at: PersonAt) -> bool {
        asked.people.binary_search(&at).is_ok() || asked.groups.iter().any(|group| self.holds(*group, at))
    }

    /// The first so many of those who are asked, and how many are asked in all.
    pub fn first(&self, asked: &Asked, most: usize) -> (Vec<PersonAt>, usize) {
        let (in_groups, count) = match &*asked.groups {
            [group] => (self.groups[*group].iter().take(most).copied().collect(), self.groups[*group].len()),
            groups => self.unions.first(groups, most, || self.in_groups(groups)),
        };
        let mut first: Vec<PersonAt> = in_groups.into_iter().chain(asked.people.iter().take(most).copied()).collect();
        first.sort_unstable();
        first.truncate(most);
        (first, count + asked.people.len())
    }

    /// Everyone who is asked, in file order.
    pub fn everyone(&self, asked: &Asked) -> Vec<PersonAt> {
        let mut all = self.in_groups(&asked.groups);
        all.extend(&asked.people);
        all.sort_unstable();
        all
    }

    /// Everyone of some groups, each once.
    pub fn in_groups(&self, groups: &[GroupAt]) -> Vec<PersonAt> {
        let mut all: Vec<PersonAt> = groups.iter().flat_map(|group| &self.groups[*group]).copied().collect();
        steps(all.len());
        all.sort_unstable();
        all.dedup();
        all
    }

    /// The ids of everyone who is asked, in file order.
    pub fn ids(&self, asked: &Asked) -> Vec<&str> {
        self.everyone(asked).into_iter().map(|at| self.members[at].id.as_str()).collect()
    }

    fn holds(&self, group: GroupAt, at: PersonAt) -> bool {
        self.groups[group].binary_search(&at).is_ok()
    }
}

impl Meant {
    /// The group that a word means: those of exactly that id or name, else those who are called so or hold that role.
    fn by(&self, word: &str) -> impl Iterator<Item = GroupAt> + use<> {
        let called = || self.by_word.get(&folded(word)).copied();
        self.by_name.get(word).copied().or_else(called).into_iter()
    }
}

/// The people, for whoever only goes through them.
impl Deref for People {
    type Target = [Person];

    fn deref(&self) -> &[Person] {
        &self.members
    }
}

#[cfg(test)]
mod tests;
