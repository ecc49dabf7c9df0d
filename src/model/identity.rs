//! Who is who: addresses and keys that two people share, and names that look alike. Pure.

use super::project::{Person, Project};
use crate::text::skeleton;
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;

/// The people whom an address means, in file order: one, nobody, or several, whom it then does not tell apart.
pub(crate) fn known_by<'a>(project: &'a Project, address: &str) -> Vec<&'a Person> {
    project.people.iter().filter(|person| is_address_of(person, address)).collect()
}

/// Whether an address is a person's.
pub(crate) fn is_address_of(person: &Person, address: &str) -> bool {
    person.email.as_deref().is_some_and(|own| is_same_address(own, address))
}

/// Whether two addresses are one.
pub(crate) fn is_same_address(one: &str, other: &str) -> bool {
    let one = plain_address(one);
    !one.is_empty() && one == plain_address(other)
}

/// What two people have in common who should have nothing in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shared<'a> {
    /// The mail address, as the first of them writes it.
    Address(&'a str),
    /// A public key.
    Key,
    /// The name, or one that looks like it, in two parties.
    Name,
}

/// Every pair of people who share something; each is told with the first who has it.
pub fn shared(project: &Project) -> Vec<(&Person, &Person, Shared<'_>)> {
    let mut found = Vec::new();
    let mut addresses: HashMap<String, &Person> = HashMap::new();
    let mut keys: HashMap<&str, &Person> = HashMap::new();
    for person in project.people.iter() {
        if let Some(address) = person.email.as_deref().map(plain_address).filter(|address| !address.is_empty()) {
            let first = *addresses.entry(address).or_insert(person);
            if first.id != person.id {
                found.push((first, person, Shared::Address(first.email.as_deref().unwrap_or_default().trim())));
            }
        }
        let mut told = false;
        for blob in person.keys.iter().flat_map(|line| blobs(line)) {
            let first = *keys.entry(blob).or_insert(person);
            if first.id != person.id && !std::mem::replace(&mut told, true) {
                found.push((first, person, Shared::Key));
            }
        }
    }
    // The id of one may be the name or the address of another: each of them means a person. Two addresses were compared.
    let mut shapes: HashMap<(usize, String), Vec<(bool, &Person)>> = HashMap::new();
    for person in project.people.iter() {
        let words = [(false, Some(&person.name)), (false, Some(&person.id)), (true, person.email.as_ref())];
        let own = words.into_iter().filter_map(|(address, text)| Some((address, text?))).flat_map(|(address, text)| {
            let shapes = skeleton::shapes(text).into_iter().enumerate();
            shapes.filter(|(_, shape)| !shape.is_empty()).map(move |shape| (address, shape))
        });
        let mut alike: Option<&Person> = None;
        for (address, shape) in own {
            // The first of each party is enough to find one of another.
            let known = shapes.entry(shape).or_default();
            let other = known.iter().find(|(by, other)| other.party != person.party && !(address && *by));
            alike = alike.or_else(|| other.map(|(_, other)| *other));
            if known.iter().all(|(by, other)| other.party != person.party || *by != address) {
                known.push((address, person));
            }
        }
        found.extend(alike.map(|first| (first, person, Shared::Name)));
    }
    found
}

/// An address as it is compared: without blanks around it, whatever its letters' case and width.
pub(crate) fn plain_address(address: &str) -> String {
    address.trim().nfkc().flat_map(char::to_lowercase).collect()
}

/// The keys in a line of OpenSSH's format, whatever stands around them: base64 of what begins with the length of the
/// key's kind, which is below 2^8.
fn blobs(line: &str) -> impl Iterator<Item = &str> {
    line.split([' ', '\t', ',', '"']).filter(|word| word.starts_with("AAAA") && word.len() > 16)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::party::Party;

    fn person(id: &str, party: Party, email: &str, keys: &[&str]) -> Person {
        let keys = keys.iter().map(|key| (*key).to_owned()).collect();
        Person { email: Some(email.to_owned()), keys, ..Person::named(id, &format!("Name of {id}"), party) }
    }

    #[test]
    fn an_address_is_the_same_whatever_its_case_width_and_blanks() {
        let people = vec![
            person("lin", Party::Giver, " Lin@Bright.example", &[]),
            person("gu", Party::Giver, "gu@bright.example", &[]),
            person("chen", Party::Receiver, "ＬＩＮ@bright.example ", &[]),
            person("none", Party::Receiver, "", &[]),
        ];
        let mut project = Project::default();
        people.into_iter().for_each(|person| project.add_person(person));
        let ids = |address: &str| known_by(&project, address).iter().map(|one| one.id.as_str()).collect::<Vec<_>>();
        assert_eq!(ids("lin@BRIGHT.example"), ["lin", "chen"]);
        assert_eq!((ids("gu@bright.example "), ids("")), (vec!["gu"], vec![]));
        let shared = shared(&project);
        assert_eq!(shared.len(), 1);
        assert_eq!((shared[0].0.id.as_str(), shared[0].1.id.as_str()), ("lin", "chen"));
        assert_eq!(shared[0].2, Shared::Address("Lin@Bright.example"));
    }

    #[test]
    fn a_key_is_the_same_whatever_stands_around_it() {
        let key = "AAAAC3NzaC1lZDI1NTE5AAAAINZHr2r4Sns6L+J7oLzx5AMKGrfWEDpr0/LOKxk07Cas";
        let other = "AAAAC3NzaC1lZDI1NTE5AAAAINZHr2r4Sns6L+J7oLzx5AMKGrfWEDpr0/LOKxk07Cat";
        let lines = [
            format!("ssh-ed25519 {key} lin"),
            format!("no-touch-required  ssh-ed25519\t{key}"),
            format!("ssh-ed25519 {other}"),
        ];
        let people = vec![
            person("a", Party::Giver, "a@x", &[&lines[0]]),
            person("b", Party::Giver, "b@x", &[&lines[2], &lines[1]]),
            person("c", Party::Receiver, "c@x", &["ssh-ed25519"]),
        ];
        let mut project = Project::default();
        people.into_iter().for_each(|person| project.add_person(person));
        let shared = shared(&project);
        assert_eq!(shared.len(), 1);
        assert_eq!((shared[0].1.id.as_str(), &shared[0].2), ("b", &Shared::Key));
    }
}
