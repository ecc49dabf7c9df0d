//! What was answered about one person of a new project, and what stands there before anything is.
//!
//! In: a party, a person, or whom git knows. Out: a [`NewPerson`]. Asks nothing.

use super::person::NewPerson;
use crate::model::party::Party;

/// What was answered about a person so far.
#[derive(Debug, Clone)]
pub(super) struct Form {
    pub(super) party: Party,
    pub(super) name: String,
    pub(super) email: String,
    pub(super) role: String,
    /// The id; nothing where the one that was offered is taken.
    pub(super) id: Option<String>,
    pub(super) offered: String,
    pub(super) key: Option<String>,
    /// Whether it is about the one who answers, whose keys are at hand.
    pub(super) is_me: bool,
    /// The id under which the person stands among the people already.
    pub(super) known_as: Option<String>,
}

impl Form {
    /// Nothing but the party.
    pub(super) fn new(party: Party) -> Form {
        let (name, email, role, offered) = Default::default();
        Form { party, name, email, role, id: None, offered, key: None, is_me: false, known_as: None }
    }

    /// The one who answers, as git knows them.
    pub(super) fn of_me(party: Party, name: Option<&str>, email: Option<&str>) -> Form {
        let [name, email] = [name, email].map(|text| text.unwrap_or_default().to_owned());
        Form { name, email, is_me: true, ..Form::new(party) }
    }

    /// A person who is there already.
    pub(super) fn of(person: &NewPerson, is_me: bool) -> Form {
        Form {
            party: person.party,
            name: person.name.clone(),
            email: person.email.clone().unwrap_or_default(),
            role: person.role.first().cloned().unwrap_or_default(),
            id: Some(person.id.clone()),
            offered: String::new(),
            key: person.key.clone(),
            is_me,
            known_as: Some(person.id.clone()),
        }
    }

    /// The person as answered so far.
    pub(super) fn person(&self) -> NewPerson {
        let id = self.id.as_ref().unwrap_or(&self.offered).clone();
        let filled = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        let role = filled(&self.role).into_iter().collect();
        let (name, email) = (self.name.clone(), filled(&self.email));
        NewPerson { party: self.party, id, name, role, email, key: self.key.clone() }
    }
}
