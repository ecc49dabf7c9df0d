//! The people of a new project, and how their parts must look.

use crate::edits::person_fields::{name_and_address, read_email, read_name};
use crate::model::kinds::values;
use crate::model::party::Party;
use crate::text::say::init as say;
use crate::text::slug::{joined, latin_words};
use crate::text::visible::visible_line;
use crate::text::{Say, Text};

/// The most characters of an id that is offered.
const LONGEST_ID: usize = 20;

/// A person of the new project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NewPerson {
    pub(super) party: Party,
    pub(super) id: String,
    pub(super) name: String,
    /// What the person is in the party.
    pub(super) role: Vec<String>,
    pub(super) email: Option<String>,
    /// The line of the public key that signs for the person.
    pub(super) key: Option<String>,
}

/// A person written `PARTY:ID:NAME <EMAIL>`; without an id one is made of the name.
pub(super) fn read_person(text: &str, taken: &[NewPerson]) -> Result<NewPerson, Text> {
    let bad = || say::bad_person(visible_line(text));
    let mut parts = text.splitn(3, [':', '：']).map(str::trim);
    let (Some(word), Some(next)) = (parts.next(), parts.next()) else { return Err(bad()) };
    let party = Party::parse(word).ok_or_else(|| say::bad_party(visible_line(text), visible_line(word)))?;
    let (id, rest) = parts.next().map_or((None, next), |rest| (values::trimmed(next), rest));
    let (name, address) = name_and_address(rest).ok_or_else(bad)?;
    let email =
        address.map(read_email).transpose().map_err(|why| say::of_option("--person", visible_line(text), why))?;
    let name = read_name("--person", Some(name))?.ok_or_else(bad)?;
    let id = match id {
        Some(id) => read_id("--person", id)?,
        None => proposed_id(&name, email.as_deref(), party, taken),
    };
    Ok(NewPerson { party, id, name, role: Vec::new(), email, key: None })
}

/// An id that can stand in a log, asked for by `what`.
pub(super) fn read_id(what: impl Say, text: &str) -> Result<String, Text> {
    values::id(text).map(str::to_owned).map_err(|_| say::bad_id(what, visible_line(text.trim())))
}

/// The id to offer for a person: the first word of the name in Latin letters, else more of it, else what stands before
/// the `@`, else the party's word with a number.
pub(super) fn proposed_id(name: &str, email: Option<&str>, party: Party, taken: &[NewPerson]) -> String {
    let words = latin_words(name);
    let local = latin_words(email.and_then(|email| email.split('@').next()).unwrap_or_default());
    let is_free = |id: &String| !taken.iter().any(|person| person.id == *id);
    let offered = [words.first().cloned(), joined(&words, LONGEST_ID), joined(&local, LONGEST_ID)];
    let numbered = (1..).map(|number: u32| format!("{}-{number}", party.word()));
    offered.into_iter().flatten().chain(numbered).find(is_free).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_offered_an_empty_id_or_one_that_is_taken() {
        let mut taken: Vec<NewPerson> = Vec::new();
        for (name, email, id) in [
            ("林薇", None, "lin"),
            ("Lin Wei", None, "lin-wei"),
            ("林薇", Some("lw@x.example"), "lw"),
            ("林薇", None, "giver-1"),
            ("…", None, "giver-2"),
        ] {
            assert_eq!(proposed_id(name, email, Party::Giver, &taken), id, "{name}");
            let (party, name) = (Party::Giver, name.to_owned());
            let (id, role) = (id.to_owned(), Vec::new());
            taken.push(NewPerson { party, name, id, role, email: None, key: None });
        }
    }
}
