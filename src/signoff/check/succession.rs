//! Which record took the place of which. Pure.
//!
//! A later record of a stage takes the place of an earlier one where all have signed it, and on each side that signed the
//! earlier somebody of them signed the later and names the earlier as seen. Nobody who signed the earlier may name the
//! later: a record cannot have been seen before it was signed and come after it too. One side alone can so put nothing in
//! the place of what the other signed, however late it signs and whatever it says to have seen.

use super::checked::{RecordCheck, StatementCheck};
use crate::document::verdict::Verdict;
use crate::evidence::Digest;
use crate::model::party::Party;
use crate::signoff::keys::Key;
use crate::text::say::signoff as say;
use std::collections::{HashMap, HashSet};

/// Marks the records whose place another took.
pub(super) fn supersede(checks: &mut [RecordCheck]) {
    let later = settled(&later(checks));
    for (at, newer) in later.into_iter().enumerate() {
        let Some(newer) = newer else { continue };
        let place = checks[newer].place.clone();
        let check = &mut checks[at];
        if matches!(check.standing, Verdict::Current | Verdict::Continued | Verdict::Departed) {
            check.standing = Verdict::Superseded;
            check.reasons = vec![say::superseded_by(place.shown(""))];
            check.superseded_by = Some(place);
        }
    }
}

/// For each record the ones that stand for it.
fn later(checks: &[RecordCheck]) -> Vec<Vec<usize>> {
    let mut named: HashMap<Digest, Vec<usize>> = HashMap::new();
    for (at, check) in checks.iter().enumerate().filter(|(_, check)| check.is_signed_by_all()) {
        for digest in seen(check) {
            named.entry(digest).or_default().push(at);
        }
    }
    let later = |older: &RecordCheck| -> Vec<usize> {
        let newer = older.digest.and_then(|digest| named.get(&digest)).into_iter().flatten().copied();
        let before = seen(older);
        let is_later = |at: &usize| {
            let newer = &checks[*at];
            newer.place.stage == older.place.stage
                && newer.place != older.place
                && newer.digest.is_some_and(|digest| !before.contains(&digest))
                && stands_for(newer, older)
        };
        newer.filter(is_later).collect()
    };
    checks.iter().map(later).collect()
}

/// For each record the one that took its place, where whatever came later leads in the end to a record in whose place
/// there is none: of those that go round in a circle none took the place of another.
fn settled(later: &[Vec<usize>]) -> Vec<Option<usize>> {
    let mut older: Vec<Vec<usize>> = vec![Vec::new(); later.len()];
    for (at, all) in later.iter().enumerate() {
        all.iter().for_each(|newer| older[*newer].push(at));
    }
    let mut left: Vec<usize> = later.iter().map(Vec::len).collect();
    let mut last: Vec<usize> = (0..later.len()).filter(|at| left[*at] == 0).collect();
    while let Some(newer) = last.pop() {
        for at in &older[newer] {
            left[*at] -= 1;
            if left[*at] == 0 {
                last.push(*at);
            }
        }
    }
    later.iter().zip(left).map(|(all, left)| all.first().copied().filter(|_| left == 0)).collect()
}

/// What the standing statements of a record name as seen.
fn seen(check: &RecordCheck) -> HashSet<Digest> {
    check.standing_statements().flat_map(|one| &one.seen).map(|one| one.digest).collect()
}

/// Whether a newer record stands for an older one: on either side somebody who signed the older has signed it too and
/// names the older, with the same key or one that is verified. Otherwise somebody could be put in the place of a signer,
/// and what that one signed would look settled.
fn stands_for(newer: &RecordCheck, older: &RecordCheck) -> bool {
    let of = |check: &RecordCheck, party: Party, saw: Option<Digest>| -> Vec<(String, Option<Key>, Verdict)> {
        let signer = |one: &StatementCheck| {
            let statement = one.standing().filter(|statement| statement.party == party)?;
            let saw = saw.is_none_or(|digest| statement.seen.iter().any(|seen| seen.digest == digest));
            saw.then(|| (statement.signer.clone(), one.verdict.key.clone(), one.verdict.state))
        };
        check.statements.iter().filter_map(signer).collect()
    };
    [Party::Giver, Party::Receiver].into_iter().all(|party| {
        let (before, after) = (of(older, party, None), of(newer, party, older.digest));
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

#[cfg(test)]
mod tests;
