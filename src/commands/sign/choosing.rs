//! The key that a person signs with, or that words are typed instead.

use super::args::SignArgs;
use crate::context::Context;
use crate::files::load::Loaded;
use crate::model::project::Person;
use crate::signoff::found::{FoundKey, keys_at_hand};
use crate::signoff::keys::Key;
use crate::signoff::ssh;
use crate::signoff::ssh::SigningKey;
use crate::text::Text;
use crate::text::problem::Problem;
use crate::text::say::{sign as say, status as status_say, words};
use anyhow::Result;
use std::path::Path;

/// What the signer signs with.
#[derive(Debug, Clone)]
pub(super) enum With {
    /// A key, and what people call it.
    Key {
        /// Which.
        key: SigningKey,
        /// Its path, or its fingerprint.
        shown: String,
    },
    /// Nothing but typed words.
    Typed,
    /// Paper, of which there is a scan.
    Paper,
}

impl With {
    /// The fingerprint, as far as it is known.
    pub(super) fn fingerprint(&self) -> Option<String> {
        match self {
            With::Key { key: SigningKey::Agent(key), .. } => Some(key.fingerprint()),
            With::Key { key: SigningKey::File(path), .. } => ssh::public_half(path)?.ok().map(|key| key.fingerprint()),
            With::Typed | With::Paper => None,
        }
    }
}

/// The key to sign with, or that words are typed instead.
pub(super) fn choose_key(args: &SignArgs, loaded: &Loaded, person: &Person, context: &Context<'_>) -> Result<With> {
    let required = is_required(loaded, &args.stage);
    if args.typed.is_some() || args.paper.is_some() {
        return match required {
            true => Err(Problem::usage(say::typed_forbidden(status_say::milestone(&args.stage))).into()),
            false if args.paper.is_some() => Ok(With::Paper),
            false => Ok(With::Typed),
        };
    }
    if person.keys.is_empty() {
        let problem = Problem::usage(say::no_keys(&person.name));
        return match required {
            true => Err(problem.hint(say::no_keys_required_hint(&person.id)).into()),
            false => Err(problem.hint(say::no_keys_hint(&person.id)).into()),
        };
    }
    let read: Vec<_> = person.keys.iter().map(|line| Key::parse(line)).collect();
    let listed: Vec<Key> = read.iter().flatten().cloned().collect();
    if listed.is_empty() {
        let why = read.into_iter().find_map(Result::err).map(|fault| fault.text()).unwrap_or_default();
        return Err(Problem::usage(say::bad_keys(&person.name, why)).into());
    }
    let people = &loaded.view.project.people;
    let shared = |key: &&Key| people.iter().any(|other| other.id != person.id && key.is_listed(&other.keys));
    if let Some(key) = listed.iter().find(shared) {
        return Err(Problem::usage(say::key_shared(key.fingerprint())).into());
    }
    if let Some(path) = &args.key {
        return given_key(&context.folder.join(path), path.display().to_string(), person);
    }
    match at_hand(loaded, context).into_iter().find(|found| listed.contains(&found.key)) {
        Some(found) => {
            let shown = found.place().of(context.lang()).to_owned();
            Ok(With::Key { key: found.signing(), shown })
        }
        None => {
            let problem = Problem::usage(say::key_not_found(&person.name));
            Err(problem.hint(say::key_not_found_hint(fingerprints(person))).into())
        }
    }
}

/// Whether a stage demands a signature with a key.
pub(super) fn is_required(loaded: &Loaded, stage: &str) -> bool {
    let signoff = loaded.view.project.signoffs.iter().find(|signoff| signoff.stage == stage);
    signoff.is_some_and(|signoff| signoff.require.is_some())
}

/// The keys of whoever sits here.
pub(super) fn at_hand(loaded: &Loaded, context: &Context<'_>) -> Vec<FoundKey> {
    context.home.as_ref().map(|home| keys_at_hand(home, &loaded.root)).unwrap_or_default()
}

/// The key of a file that was named.
fn given_key(path: &Path, shown: String, person: &Person) -> Result<With> {
    if !path.is_file() {
        return Err(Problem::usage(say::no_such_key(shown)).into());
    }
    match ssh::public_half(path) {
        Some(Ok(key)) => require_listed(&key, &shown, person)?,
        Some(Err(fault)) => return Err(Problem::usage(say::key_may_not(shown, fault.text())).into()),
        // Only ssh-keygen can tell; what it signs with is looked at afterwards.
        None => {}
    }
    Ok(With::Key { key: SigningKey::File(path.to_owned()), shown })
}

/// Refuses a key that is not listed for the person.
pub(super) fn require_listed(key: &Key, shown: &str, person: &Person) -> Result<()> {
    if key.is_listed(&person.keys) {
        return Ok(());
    }
    let problem = Problem::usage(say::key_not_listed(shown, key.fingerprint(), &person.name));
    Err(problem.hint(say::key_not_listed_hint(fingerprints(person), &person.id)).into())
}

fn fingerprints(person: &Person) -> Text {
    let keys = person.keys.iter().filter_map(|line| Key::parse(line).ok());
    words::name_list(&keys.map(|key| key.fingerprint()).collect::<Vec<_>>())
}
