//! The keys that a project lists for its people, and which of them this user has confirmed. Pure.

use super::keys::Key;
use super::known::Known;
use crate::model::party::Party;
use crate::model::project::Project;
use serde::Serialize;
use std::collections::HashSet;

/// A key that a project lists.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct NamedKey<'p> {
    /// Id of the person.
    pub(crate) person: &'p str,
    /// Their name.
    pub(crate) name: &'p str,
    /// Their party.
    pub(crate) party: Party,
    /// The key.
    pub(crate) fingerprint: String,
    /// Whether this user has confirmed it.
    pub(crate) confirmed: bool,
}

/// Every key that may be read, in the order of the people.
pub(crate) fn named_keys<'p>(project: &'p Project, known: &Known) -> Vec<NamedKey<'p>> {
    let known = known.keys();
    let confirmed = known.iter().filter(|key| key.confirmed.is_some()).map(|key| key.fingerprint.as_str());
    let confirmed: HashSet<&str> = confirmed.collect();
    let keys = project.people.iter().flat_map(|person| person.keys.iter().map(move |line| (person, line)));
    let keys = keys.filter_map(|(person, line)| Some((person, Key::parse(line).ok()?.fingerprint())));
    let named = keys.map(|(person, fingerprint)| NamedKey {
        person: &person.id,
        name: &person.name,
        party: person.party,
        confirmed: confirmed.contains(fingerprint.as_str()),
        fingerprint,
    });
    named.collect()
}
