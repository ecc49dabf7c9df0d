//! Everyone of a record who can be called, found by what an owner is written as.

use super::around::Contact;
use super::record::Record;
use crate::model::people::roles;
use crate::text::folded::folded;
use std::collections::HashMap;

/// The people of a record, by id, by name and by role; each is looked for at once.
pub(super) struct Contacts<'a> {
    people: Vec<(&'a str, Contact)>,
    by_id: HashMap<&'a str, usize>,
    by_name: HashMap<&'a str, usize>,
    by_role: HashMap<String, Vec<usize>>,
}

impl<'a> Contacts<'a> {
    /// Those who have to do with the stage, and those around it.
    pub(super) fn of(record: &'a Record) -> Contacts<'a> {
        let own = record.given.terms.people.iter().map(|(id, person)| {
            let (name, role, email) = (person.name.clone(), person.role.clone(), person.email.clone());
            (id.as_str(), person.name.as_str(), Contact { name, party: person.party, role, email })
        });
        let around = record.given.around.people.iter();
        let others = around.map(|(id, person)| (id.as_str(), person.name.as_str(), person.clone()));
        let mut all =
            Contacts { people: Vec::new(), by_id: HashMap::new(), by_name: HashMap::new(), by_role: HashMap::new() };
        for (at, (id, name, person)) in own.chain(others).enumerate() {
            all.by_id.entry(id).or_insert(at);
            all.by_name.entry(name).or_insert(at);
            for role in roles(&person.role) {
                let people = all.by_role.entry(role).or_default();
                people.extend((people.last() != Some(&at)).then_some(at));
            }
            all.people.push((id, person));
        }
        all
    }

    /// The people whom an owner names by id, by name or by role, by their ids; nobody where it is a department.
    pub(super) fn named(&self, owner: &str) -> Vec<(&'a str, Contact)> {
        let one = self.by_id.get(owner).or_else(|| self.by_name.get(owner));
        let found: &[usize] = match one {
            Some(one) => std::slice::from_ref(one),
            None => self.by_role.get(&folded(owner)).map_or(&[], Vec::as_slice),
        };
        found.iter().map(|at| self.people[*at].clone()).collect()
    }
}
