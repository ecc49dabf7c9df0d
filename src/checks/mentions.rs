//! Tells who is named in a text: by mail address, name or id, and not as a part of another word.
//!
//! The names are sorted once, so that a text is gone through once, however many people there are. Pure.

use crate::model::list::PersonAt;
use crate::model::people::People;
use crate::work::steps;

/// A longer name is not looked for, in bytes.
const LONGEST: usize = 120;

/// So many people are told of one text.
const MOST: usize = 10;

/// People, by all that names them.
pub(super) struct Mentions {
    /// By id, as it is written: `lin` is not the Lin of another name.
    ids: Table,
    /// By name, in small letters.
    names: Table,
    /// By mail address, in small letters.
    addresses: Table,
}

impl Mentions {
    /// Prepares some of the people.
    pub(super) fn of(people: &People, some: &[PersonAt]) -> Mentions {
        let all = || some.iter().map(|at| (people.person(*at), *at));
        Mentions {
            ids: Table::of(all().map(|(person, at)| (person.id.clone(), at))),
            names: Table::of(all().map(|(person, at)| (person.name.to_lowercase(), at))),
            addresses: Table::of(all().filter_map(|(person, at)| Some((person.email.as_ref()?.to_lowercase(), at)))),
        }
    }

    /// The people whom a text names, in file order; no more than a few.
    pub(super) fn in_text(&self, text: &str) -> Vec<PersonAt> {
        let in_word = |c: char| c.is_ascii_alphanumeric();
        // What stands before the @ of another address may end like this one.
        let in_address = |c: char| in_word(c) || matches!(c, '.' | '_' | '-' | '+');
        let small = text.to_lowercase();
        let mut found = Vec::new();
        self.ids.look(text, in_word, &mut found);
        self.names.look(&small, in_word, &mut found);
        self.addresses.look(&small, in_address, &mut found);
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Words in order, and the people that each of them means.
struct Table {
    words: Vec<(String, Vec<PersonAt>)>,
}

impl Table {
    fn of(words: impl Iterator<Item = (String, PersonAt)>) -> Table {
        let mut all: Vec<(String, PersonAt)> = words.filter(|(word, _)| (1..=LONGEST).contains(&word.len())).collect();
        all.sort_unstable();
        let mut words: Vec<(String, Vec<PersonAt>)> = Vec::new();
        for (word, at) in all {
            match words.last_mut().filter(|(known, _)| *known == word) {
                Some((_, people)) => people.push(at),
                None => words.push((word, vec![at])),
            }
        }
        Table { words }
    }

    /// Adds the people whose word stands in a text between characters that do not go on a word. Chinese has no spaces
    /// between words, so there a name is found wherever it stands.
    fn look(&self, text: &str, goes_on: impl Fn(char) -> bool, found: &mut Vec<PersonAt>) {
        if self.words.is_empty() {
            return;
        }
        let mut before = None;
        for (at, c) in text.char_indices() {
            if !before.is_some_and(&goes_on) && found.len() < MOST {
                self.look_at_beginning(&text[at..], &goes_on, found);
            }
            before = Some(c);
        }
    }

    /// As [`Table::look`], for words with which a text begins: letter by letter among those that are left.
    fn look_at_beginning(&self, text: &str, goes_on: impl Fn(char) -> bool, found: &mut Vec<PersonAt>) {
        let mut left = &self.words[..];
        for length in 0..=text.len() {
            steps(1);
            // The word that ends here comes before those that go on.
            if let Some(((word, people), longer)) = left.split_first()
                && word.len() == length
            {
                if !text.get(length..).and_then(|rest| rest.chars().next()).is_some_and(&goes_on) {
                    found.extend(people.iter().take(MOST));
                }
                left = longer;
            }
            let Some(byte) = text.as_bytes().get(length) else { return };
            let from = left.partition_point(|(word, _)| word.as_bytes()[length] < *byte);
            left = &left[from..];
            left = &left[..left.partition_point(|(word, _)| word.as_bytes()[length] == *byte)];
            if left.is_empty() {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::party::Party;
    use crate::model::project::Person;

    fn told(text: &str) -> Vec<String> {
        let mut people = People::default();
        for (id, name, email) in [
            ("lin", "Lin Wei", Some("lin@bright.example")),
            ("chen", "陈雨", None),
            ("li", "Li", Some("li@bright.example")),
            ("chen2", "陈雨", None),
        ] {
            let email = email.map(str::to_owned);
            people.push(Person { email, ..Person::named(id, name, Party::Giver) });
        }
        let mentions = Mentions::of(&people, people.of(Party::Giver));
        mentions.in_text(text).into_iter().map(|at| people.person(at).id.clone()).collect()
    }

    #[test]
    fn who_is_named_is_found_between_other_words_and_not_inside_them() {
        assert_eq!(told("account of lin wei"), ["lin"]);
        assert_eq!(told("LIN WEI; li"), ["lin", "li"]);
        assert_eq!(told("Lin"), Vec::<String>::new(), "an id is read as it is written");
        assert_eq!(told("lineage, berlin, Li-Ann"), ["li"]);
        assert_eq!(told("前任陈雨的账号"), ["chen", "chen2"]);
        assert_eq!(told("mail to LIN@bright.example"), ["lin"]);
        assert_eq!(told("bo-lin@bright.example2"), ["lin"], "by id, not by address");
        assert_eq!(told(""), Vec::<String>::new());
    }
}
