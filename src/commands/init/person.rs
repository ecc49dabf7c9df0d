//! The people of a new project, and how their parts must look.

use crate::model::kinds::values;
use crate::model::party::Party;
use crate::text::Text;
use crate::text::say::init as say;
use crate::text::visible::is_unsafe;

/// A person of the new project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NewPerson {
    pub(super) party: Party,
    pub(super) id: String,
    pub(super) name: String,
    /// What the person is in the party.
    pub(super) role: Vec<String>,
    pub(super) email: Option<String>,
}

/// A name on one line; nothing when it is blank.
pub(super) fn read_name(option: &str, text: Option<&str>) -> Result<Option<String>, Text> {
    let name = text.unwrap_or_default().trim();
    if name.chars().any(|c| is_unsafe(c) || c == '\n' || c == '\t') {
        return Err(say::hidden_characters(option));
    }
    Ok(values::trimmed(name).map(str::to_owned))
}

/// A person written `PARTY:ID:NAME <EMAIL>`.
pub(super) fn read_person(text: &str) -> Result<NewPerson, Text> {
    let mut parts = text.splitn(3, ':').map(str::trim);
    let (Some(word), Some(id), Some(rest)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(say::bad_person(text));
    };
    let party = Party::parse(word).ok_or_else(|| say::bad_party(text, word))?;
    let (name, email) = match rest.split_once('<') {
        Some((name, address)) => {
            let address = address.strip_suffix('>').ok_or_else(|| say::person_email_form(text))?;
            (name.trim(), Some(read_email(address)?))
        }
        None if rest.contains(['@', '>']) => return Err(say::person_email_form(text)),
        None => (rest, None),
    };
    let name = read_name("--person", Some(name))?.ok_or_else(|| say::bad_person(text))?;
    if id.is_empty() {
        return Err(say::bad_person(text));
    }
    Ok(NewPerson { party, id: read_id(id)?, name, role: Vec::new(), email })
}

/// An id that can stand in a log.
pub(super) fn read_id(text: &str) -> Result<String, Text> {
    values::id(text).map(str::to_owned).map_err(|_| say::bad_id(text.trim()))
}

/// A mail address: something, `@`, something, without spaces.
pub(super) fn read_email(text: &str) -> Result<String, Text> {
    let email = text.trim();
    let bad = |c: char| c.is_whitespace() || is_unsafe(c) || matches!(c, '<' | '>' | ':' | ',');
    match email.split_once('@') {
        Some((local, domain))
            if !local.is_empty() && !domain.is_empty() && !domain.contains('@') && !email.contains(bad) =>
        {
            Ok(email.to_owned())
        }
        _ => Err(say::bad_email(email)),
    }
}

/// A short name made of a text's letters and digits, in small letters with `-` between.
pub(super) fn slug(text: &str) -> String {
    let spaced: String = text.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    spaced.to_lowercase().split_whitespace().collect::<Vec<_>>().join("-")
}

/// The id to offer for a person: the first word of the name in ASCII, else what stands before the `@`.
pub(super) fn proposed_id(name: &str, email: Option<&str>, taken: &[NewPerson]) -> String {
    let whole = slug(name);
    let local = slug(email.and_then(|email| email.split('@').next()).unwrap_or_default());
    let first = whole.split('-').next().unwrap_or_default().to_owned();
    let free = |id: &String| !id.is_empty() && id.is_ascii() && !taken.iter().any(|person| person.id == *id);
    [first, whole, local].into_iter().find(free).unwrap_or_default()
}
