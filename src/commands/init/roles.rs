//! Who has which role of the template: as options give it, and as follows from who is there.
//!
//! In: the template's roles, the people, and which roles were given to whom. Out: the people with their roles; roles
//! that nobody has. A party of one person has all its roles. Pure.

use super::person::NewPerson;
use crate::edits::person_fields::read_name;
use crate::model::naming;
use crate::model::party::Party;
use crate::templates::Template;
use crate::text::Text;
use crate::text::folded::folded;
use crate::text::nearest::nearest;
use crate::text::say::{init as say, words};
use crate::text::visible::visible_line;

/// A role of the template, and whom it was given to: a person's id or name, or nobody.
type Given = (String, Option<String>);

/// A role written `ROLE=PERSON`.
pub(super) fn read_role(text: &str) -> Result<(String, String), Text> {
    let bad = || say::bad_role(visible_line(text));
    let (role, person) = text.split_once(['=', '＝']).ok_or_else(bad)?;
    let role = read_name("--role", Some(role))?.ok_or_else(bad)?;
    let person = read_name("--role", Some(person))?.ok_or_else(bad)?;
    Ok((role, person))
}

/// What is wrong with roles that options give.
pub(super) fn wrong_roles(
    roles: &[Given],
    people: &[NewPerson],
    template: Option<&Template>,
    witness: bool,
) -> Vec<Text> {
    let known: Vec<(Party, &String)> = match template {
        Some(template) => {
            template.roles.iter().flat_map(|(party, words)| words.iter().map(|word| (*party, word))).collect()
        }
        None => Vec::new(),
    };
    let wrong = |(role, given): &Given| {
        let who = given.as_deref().unwrap_or_default();
        let person = people.iter().find(|person| is_called(person, who));
        let party = known.iter().find(|(_, word)| *word == role).map(|(party, _)| *party);
        let shown = visible_line(role);
        match (party, person) {
            (None, _) if !known.is_empty() => {
                let names: Vec<String> = known.iter().map(|(_, word)| (*word).clone()).collect();
                Some(match nearest(role, names.iter().map(String::as_str)) {
                    Some(near) => say::unknown_role_near(shown, near),
                    None => say::unknown_role(shown, words::name_list(&names)),
                })
            }
            (Some(Party::Witness), _) if !witness => Some(say::role_without_witness(shown)),
            (_, None) => Some(say::role_of_nobody(shown, visible_line(who))),
            (Some(party), Some(person)) if person.party != party => {
                let other = naming::party(person.party);
                Some(say::role_of_other_party(shown, naming::party(party), visible_line(&person.name), other))
            }
            _ => None,
        }
    };
    roles.iter().filter_map(wrong).collect()
}

/// Whether a person is called so: by id, name or mail address.
fn is_called(person: &NewPerson, word: &str) -> bool {
    let own = [Some(&person.id), Some(&person.name), person.email.as_ref()];
    own.into_iter().flatten().any(|own| folded(own) == folded(word))
}

/// The people with the roles that they were given, and with all of their party where nobody else is in it.
pub(super) fn with_roles(people: &[NewPerson], roles: &[Given], template: &Template) -> Vec<NewPerson> {
    let with = |person: &NewPerson| {
        let mut person = person.clone();
        let is_meant = |(_, who): &&Given| who.as_deref().is_some_and(|who| is_called(&person, who));
        let mine = roles.iter().filter(is_meant).map(|(role, _)| role);
        let alone = people.iter().filter(|other| other.party == person.party).count() == 1;
        let of_party = template.roles_of(person.party).iter().filter(|_| alone);
        let free = of_party.filter(|word| !roles.iter().any(|(role, _)| role == *word));
        let more: Vec<String> = mine.chain(free).cloned().collect();
        for role in more {
            if !person.role.contains(&role) {
                person.role.push(role);
            }
        }
        person
    };
    people.iter().map(with).collect()
}

/// The template's roles that nobody has, of each party that has people.
pub(super) fn open_roles(people: &[NewPerson], template: &Template) -> Vec<(Party, Vec<String>)> {
    let of_party = |(party, words): &(Party, Vec<String>)| {
        let members: Vec<&NewPerson> = people.iter().filter(|person| person.party == *party).collect();
        let open = words.iter().filter(|word| !members.iter().any(|person| person.role.contains(word)));
        let open: Vec<String> = open.cloned().collect();
        (!members.is_empty() && !open.is_empty()).then_some((*party, open))
    };
    template.roles.iter().filter_map(of_party).collect()
}
