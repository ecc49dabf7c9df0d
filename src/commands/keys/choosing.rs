//! Which key is meant by a person and, where it is told, a fingerprint.
//!
//! In: the words of the command line, the project that is there, and the keys that are known. Out: one key under one
//! person, or why it cannot be told. Asks nothing and writes nothing.

use crate::files::load::Loaded;
use crate::model::naming;
use crate::signoff::keys::Key;
use crate::signoff::known::{Known, KnownKey, SeenIn, Who, is_fingerprint, is_same};
use crate::text::exit::Exit;
use crate::text::problem::Problem;
use crate::text::say::{keys as say, sign as sign_say, words};
use crate::text::{Lang, Text};

/// A key under a person.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Candidate {
    /// Where the person stands in a handover.
    pub(super) seen_in: Option<SeenIn>,
    /// Their name.
    pub(super) name: String,
    /// Their mail address.
    pub(super) address: Option<String>,
    /// Party and organisation, where a project says so.
    pub(super) side: Option<Text>,
    /// The key.
    pub(super) fingerprint: String,
    /// Whether the project lists it, and not only the list of known keys.
    pub(super) is_listed: bool,
}

impl Candidate {
    /// The person.
    pub(super) fn who(&self) -> Who<'_> {
        Who { seen_in: self.seen_in.as_ref(), name: &self.name, address: self.address.as_deref() }
    }

    /// Name and address.
    pub(super) fn in_full(&self) -> String {
        in_full(&self.name, self.address.as_deref())
    }

    fn of_known(key: &KnownKey) -> Candidate {
        Candidate {
            seen_in: key.seen_in.last().cloned(),
            name: key.person.clone(),
            address: key.address.clone(),
            side: None,
            fingerprint: key.fingerprint.clone(),
            is_listed: false,
        }
    }
}

fn in_full(name: &str, address: Option<&str>) -> String {
    address.map_or_else(|| name.to_owned(), |address| format!("{name} <{address}>"))
}

/// Whether a word is a name or an address.
fn names(word: &str, name: &str, address: Option<&str>) -> bool {
    is_same(word, name) || address.is_some_and(|address| is_same(word, address))
}

/// Every key that the list has under a person's name or address.
///
/// # Errors
///
/// When there is none, or the word means several people.
pub(super) fn known_of(word: &str, known: &Known) -> Result<Vec<Candidate>, Problem> {
    let keys = known.keys().into_iter().filter(|key| names(word, &key.person, key.address.as_deref()));
    let found: Vec<Candidate> = keys.map(Candidate::of_known).collect();
    let Some(first) = found.first() else {
        return Err(Problem::usage(say::nobody_known(word)).hint(say::nobody_known_hint()));
    };
    let same = |other: &Candidate| match (&first.address, &other.address) {
        (Some(one), Some(other)) => is_same(one, other),
        _ => is_same(&first.name, &other.name),
    };
    if found.iter().all(same) { Ok(found) } else { Err(several(word, found.iter().map(Candidate::in_full))) }
}

/// Every key of a person: those that the project lists, then those that were seen under the same name and address.
///
/// # Errors
///
/// When nobody is called so, the word means several people, or the person has no key that could sign.
pub(super) fn all_of(word: &str, loaded: Option<&Loaded>, known: &Known) -> Result<Vec<Candidate>, Problem> {
    let project = loaded.map(|loaded| &loaded.view.project);
    let people = || project.iter().flat_map(|project| project.people.iter());
    let by_id: Vec<_> = people().filter(|person| person.id == word).collect();
    let named = || people().filter(|person| names(word, &person.name, person.email.as_deref())).collect();
    let found: Vec<_> = if by_id.is_empty() { named() } else { by_id };
    let (person, project) = match (found.as_slice(), project) {
        ([only], Some(project)) => (*only, project),
        ([], _) | (_, None) => return known_of(word, known),
        (several_people, Some(_)) => {
            let told = |id: &str, name: &str| format!("{id} ({name})");
            return Err(several(word, several_people.iter().map(|one| told(&one.id, &one.name))));
        }
    };
    let organization = project.parties.get(&person.party).cloned().unwrap_or_default();
    let seen_in = project.uuid.as_ref().map(|uuid| SeenIn {
        project: uuid.clone(),
        title: project.title.of(project.lang().unwrap_or(Lang::DEFAULT)).to_owned(),
        id: person.id.clone(),
    });
    let mut keys: Vec<Candidate> = Vec::new();
    let mut faults = Vec::new();
    // A key of before still verifies what it signed.
    for line in person.keys.iter().chain(&person.former_keys) {
        match Key::parse(line) {
            Ok(key) => keys.push(Candidate {
                seen_in: seen_in.clone(),
                name: person.name.clone(),
                address: person.email.clone(),
                side: Some(say::side(naming::party(person.party), &organization)),
                fingerprint: key.fingerprint(),
                is_listed: true,
            }),
            Err(fault) => faults.push(fault.text()),
        }
    }
    for key in known.keys() {
        let same = names(&person.name, &key.person, None) && key.address == person.email;
        if same && !keys.iter().any(|listed| listed.fingerprint == key.fingerprint) {
            keys.push(Candidate::of_known(key));
        }
    }
    match (keys.is_empty(), faults.into_iter().next()) {
        (false, _) => Ok(keys),
        (true, Some(fault)) => Err(Problem::usage(sign_say::bad_keys(&person.name, fault))),
        (true, None) => {
            let problem = Problem::usage(sign_say::no_keys(&person.name));
            Err(problem.hint(say::no_keys_hint(&person.id)))
        }
    }
}

fn several(word: &str, told: impl Iterator<Item = String>) -> Problem {
    let mut told: Vec<String> = told.collect();
    told.dedup();
    Problem::usage(say::several_people(word)).hint(say::say_which(words::name_list(&told)))
}

/// The keys with a fingerprint, where one is told.
///
/// # Errors
///
/// When it is no fingerprint, or that of none of the keys: the person has another key than the one that was told.
pub(super) fn with_fingerprint(keys: Vec<Candidate>, told: Option<&str>) -> Result<Vec<Candidate>, Problem> {
    let Some(told) = told else { return Ok(keys) };
    let fingerprint = read_fingerprint(told)?;
    let name = keys.first().map(|key| key.name.clone()).unwrap_or_default();
    let others: Vec<String> = keys.iter().map(|key| key.fingerprint.clone()).collect();
    let found: Vec<Candidate> = keys.into_iter().filter(|key| key.fingerprint == fingerprint).collect();
    if found.is_empty() {
        let message = say::not_this_key(name, fingerprint, list(&others));
        return Err(Problem { exit: Exit::Mismatch, message, hint: Some(say::not_this_key_hint()) });
    }
    Ok(found)
}

/// The one key that is left, or that there are several.
///
/// # Errors
///
/// When there are several and none is chosen.
pub(super) fn only(keys: &[Candidate]) -> Result<&Candidate, Problem> {
    match keys {
        [only] => Ok(only),
        several => {
            let name = several.first().map(|key| key.name.as_str()).unwrap_or_default();
            let listed: Vec<String> = several.iter().map(|key| key.fingerprint.clone()).collect();
            Err(Problem::usage(say::several_keys(name)).hint(say::say_which_key(list(&listed))))
        }
    }
}

/// Fingerprints, a line each.
fn list(fingerprints: &[String]) -> String {
    fingerprints.iter().map(|one| format!("\n       {one}")).collect()
}

/// A fingerprint as people pass it on: alone, in the line of `ssh-keygen -l`, or the public key itself.
fn read_fingerprint(told: &str) -> Result<String, Problem> {
    let word = told.split_whitespace().find(|word| word.starts_with("SHA256:")).unwrap_or(told.trim());
    let word = word.trim_end_matches('=');
    let bare = format!("SHA256:{word}");
    let found = [word.to_owned(), bare].into_iter().find(|word| is_fingerprint(word));
    let found = found.or_else(|| Key::parse(told).ok().map(|key| key.fingerprint()));
    found.ok_or_else(|| Problem::usage(say::no_fingerprint(told)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINZHr2r4Sns6L+J7oLzx5AMKGrfWEDpr0/LOKxk07Cas lin";

    #[test]
    fn a_fingerprint_is_read_however_it_is_passed_on() {
        let fingerprint = Key::parse(KEY).unwrap().fingerprint();
        let bare = fingerprint.trim_start_matches("SHA256:");
        let shown = format!("256 {fingerprint} lin@bright (ED25519)");
        for told in [&fingerprint, bare, &format!(" {fingerprint}= "), &shown, KEY] {
            assert_eq!(read_fingerprint(told).ok().as_ref(), Some(&fingerprint), "{told}");
        }
        let short = &fingerprint[..40];
        for wrong in ["", "lin", "SHA256:", short, "MD5:00:11", &fingerprint.to_lowercase().replace("sha", "MD5")] {
            assert!(read_fingerprint(wrong).is_err(), "{wrong}");
        }
    }
}
