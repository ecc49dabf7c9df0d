//! How records stand as a whole: each to the project, and to the others that name it.

use super::checked::{FileFault, MissingFile, RecordCheck, StatementCheck};
use crate::document::place::RecordPlace;
use crate::document::verdict::Verdict;
use crate::evidence::Digest;
use crate::files::load::Loaded;
use crate::model::party::Party;
use crate::signoff::RECORD;
use crate::signoff::compare::Comparison;
use crate::signoff::judge::Found;
use crate::signoff::keys::Key;
use crate::signoff::statement::Named;
use crate::text::Text;
use crate::text::say::{signoff as say, words};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// How one record stands to the project, and why.
pub(super) fn stands(
    loaded: &Loaded,
    faults: &[FileFault],
    found: &[Found<'_>],
    comparison: &Comparison,
) -> (Verdict, Vec<Text>) {
    let worst = |state: Verdict| faults.iter().find(|(_, verdict, _)| *verdict == state);
    let of_file = |(name, _, why): &FileFault| if name.is_empty() { why.clone() } else { say::about(name, why) };
    // What cannot be read is not called wrong for what stands beside it.
    for state in [Verdict::CannotTell, Verdict::Bad, Verdict::Missing] {
        if let Some(fault) = worst(state) {
            return (state, vec![of_file(fault)]);
        }
    }
    if found.is_empty() {
        return (Verdict::Missing, vec![say::no_statement()]);
    }
    if comparison.same && comparison.departures.is_empty() {
        return (Verdict::Current, Vec::new());
    }
    if comparison.departures.is_empty() {
        let added = comparison.added_count;
        let names = Text::per_lang(|lang| words::short_list(comparison.added.iter().cloned(), lang));
        let added = (added > 0).then(|| say::added_since(added, names));
        return (Verdict::Continued, comparison.told.iter().cloned().chain(added).collect());
    }
    if !loaded.unreadable().is_empty() {
        return (Verdict::Unreadable, vec![say::project_unreadable()]);
    }
    (
        Verdict::Departed,
        comparison.departures.iter().map(|one| one.what.clone()).chain(comparison.told.clone()).collect(),
    )
}

/// Finds the records that a later one of their stage has taken in: signed by all, and named by somebody who signed it.
pub(super) fn supersede(checks: &mut [RecordCheck]) {
    let mut named: HashMap<Digest, Vec<usize>> = HashMap::new();
    for (at, check) in checks.iter().enumerate().filter(|(_, check)| check.is_signed_by_all()) {
        let seen: HashSet<Digest> =
            check.standing_statements().flat_map(|one| &one.seen).map(|one| one.digest).collect();
        for digest in seen {
            named.entry(digest).or_default().push(at);
        }
    }
    let later = |older: usize| -> Option<RecordPlace> {
        let check = &checks[older];
        let newer = named.get(&check.digest?)?.iter().map(|at| &checks[*at]);
        let mut newer = newer.filter(|newer| newer.place.stage == check.place.stage && newer.place != check.place);
        newer.find(|newer| stands_for(newer, check)).map(|newer| newer.place.clone())
    };
    let places: Vec<Option<RecordPlace>> = (0..checks.len()).map(later).collect();
    for (check, place) in checks.iter_mut().zip(places) {
        let holds = matches!(check.standing, Verdict::Current | Verdict::Continued | Verdict::Departed);
        if let (true, Some(place)) = (holds, place) {
            check.standing = Verdict::Superseded;
            check.reasons = vec![say::superseded_by(place.shown(""))];
            check.superseded_by = Some(place);
        }
    }
}

/// Whether a newer record stands for an older one: on either side somebody who signed the older has signed it too, with
/// the same key or one that is verified. Otherwise somebody could be put in the place of a signer, and what that one
/// signed would look settled.
fn stands_for(newer: &RecordCheck, older: &RecordCheck) -> bool {
    let signed = |check: &RecordCheck, party: Party| -> Vec<(String, Option<Key>, Verdict)> {
        let standing = check.statements.iter().filter(|one| one.standing().is_some());
        let signer = |one: &StatementCheck| {
            let statement = one.statement.as_ref().filter(|statement| statement.party == party)?;
            Some((statement.signer.clone(), one.verdict.key.clone(), one.verdict.state))
        };
        standing.filter_map(signer).collect()
    };
    [Party::Giver, Party::Receiver].into_iter().all(|party| {
        let (before, after) = (signed(older, party), signed(newer, party));
        let same = |(id, key, _): &(String, Option<Key>, Verdict)| {
            after.iter().any(|(other, by, state)| id == other && (key == by || *state == Verdict::Verified))
        };
        let verified = after.iter().any(|(_, _, state)| *state == Verdict::Verified);
        let by_key: Vec<_> = before.iter().filter(|(_, key, _)| key.is_some()).collect();
        // Where somebody signed with a key, words do not stand in for it.
        let same = if by_key.is_empty() { before.iter().any(same) } else { by_key.into_iter().any(same) };
        before.is_empty() || same || verified
    })
}

/// Records and statements that somebody saw, and that are gone: named in a statement that is sound, or known from one's
/// own copy.
pub(super) fn missing(checks: &[RecordCheck], own: &[Named]) -> Vec<MissingFile> {
    let mut there: HashSet<Digest> = HashSet::new();
    for check in checks {
        there.extend(check.digest);
        there.extend(check.statements.iter().map(|one| one.digest));
    }
    let mut gone: BTreeMap<(String, Digest), BTreeSet<String>> = BTreeMap::new();
    for check in checks {
        let sound = check.statements.iter().filter(|one| !matches!(one.verdict.state, Verdict::Bad | Verdict::Missing));
        for one in sound {
            for seen in one.statement.iter().flat_map(|statement| &statement.seen) {
                if !there.contains(&seen.digest) {
                    let by = check.place.shown(&one.file);
                    gone.entry((seen.path.clone(), seen.digest)).or_default().insert(by);
                }
            }
        }
    }
    for one in own.iter().filter(|one| !there.contains(&one.digest) && !one.path.ends_with(RECORD)) {
        gone.entry((one.path.clone(), one.digest)).or_default();
    }
    let file = |((path, digest), named_by): ((String, Digest), BTreeSet<String>)| MissingFile {
        path,
        digest,
        named_by: named_by.into_iter().collect(),
    };
    gone.into_iter().map(file).collect()
}
