//! Judges the statements of one record: what each says, who really signed it, and what vouches for the key.
//!
//! In: the statements and files of one record, the record itself, the people of the project, and what vouches for
//! keys. Out: a [`Judgement`] for each. Pure. Where several things are wrong the worst is told.

mod bench;
mod content;

use super::keys::Key;
use super::statement::Statement;
use super::verify::verify_signature;
use super::vouching::{Outcome, Signed};
use crate::document::decision::Method;
use crate::document::place::{statement_name, statement_number};
use crate::document::reading::Unread;
use crate::document::record::{GivenPerson, Record};
use crate::document::verdict::Verdict;
use crate::evidence::Digest;
use crate::model::party::Party;
use crate::signoff::known::{SeenIn, Who};
use crate::text::say::signoff as say;
use crate::work::steps;
use bench::party_of;
pub use bench::{Bench, Found, Judgement};
pub use content::{agreed, newest_act};
use content::{check_bound, check_content, check_paper};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Judges every statement of a record, in the order in which they are given.
pub fn judge_all(found: &[Found<'_>], bench: Bench<'_>) -> Vec<Judgement> {
    let mut judged: Vec<Judgement> = found.iter().map(|one| judge(one, bench)).collect();
    one_key_for_two(found, &mut judged);
    // What counts for nothing takes the place of nothing.
    by_the_other_side(found, bench, &mut judged);
    replacements(found, bench, &mut judged);
    judged
}

/// A key that signs for two people tells neither from the other.
fn one_key_for_two(found: &[Found<'_>], judged: &mut [Judgement]) {
    let mut signers: HashMap<String, HashSet<&str>> = HashMap::new();
    for (one, judgement) in found.iter().zip(judged.iter()) {
        if let (Some(key), Ok(statement)) = (&judgement.key, &one.read) {
            signers.entry(key.fingerprint()).or_default().insert(&statement.signer);
        }
    }
    for (_, judgement) in found.iter().zip(judged.iter_mut()).filter(|(one, _)| one.read.is_ok()) {
        let signed = judgement.key.as_ref().and_then(|key| signers.get(&key.fingerprint()));
        if signed.is_some_and(|signers| signers.len() > 1) {
            judgement.spoil(say::one_key_for_two());
        }
    }
}

/// A person has one statement. A second one takes the place of a rejection, or of words that no key signed.
fn replacements(found: &[Found<'_>], bench: Bench<'_>, judged: &mut [Judgement]) {
    let mut by_signer: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, one) in found.iter().enumerate() {
        if let Ok(statement) = &one.read {
            by_signer.entry(&statement.signer).or_default().push(at);
        }
    }
    let statement = |at: usize| found[at].read.as_ref().ok();
    let party = |id: &str| party_of(id, bench);
    for mut own in by_signer.into_values() {
        let number_of = |at: &usize| {
            let number = statement(*at).and_then(|one| statement_number(found[*at].file, one.party, &one.signer));
            number.unwrap_or(usize::MAX)
        };
        own.sort_by_key(number_of);
        // Of those before, the ones that nothing took the place of, by their digests, and how many count.
        let (mut standing, mut counting): (HashMap<Digest, usize>, usize) = Default::default();
        for (before, at) in own.into_iter().enumerate() {
            let Some(one) = statement(at) else { continue };
            let name = statement_name(before + 1, one.party, &one.signer);
            if name != found[at].file {
                judged[at].spoil(say::other_name(name));
            } else {
                let earlier = one.replaces.as_ref().and_then(|digest| standing.get(digest)).copied();
                // Two that count would let one person say yes and no.
                let beside = counting > earlier.map_or(0, |earlier| usize::from(judged[earlier].counts));
                let may = |other: &Statement| one.at >= other.at && one.claim().takes_place(other.claim(), &party);
                let wrong = match (earlier, one.replaces) {
                    (None, None) if before == 0 => None,
                    (None, Some(_)) if before == 0 => Some(say::replaced_gone()),
                    (Some(earlier), _) if !beside && statement(earlier).is_some_and(may) => None,
                    _ => Some(say::signed_twice(&one.name)),
                };
                match (wrong, earlier) {
                    (Some(why), _) => judged[at].spoil(why),
                    (None, Some(earlier)) if judged[at].counts => {
                        standing.remove(&found[earlier].digest);
                        let earlier = &mut judged[earlier];
                        counting -= usize::from(earlier.counts);
                        (earlier.replaced, earlier.counts, earlier.binds) = (true, false, false);
                    }
                    _ => {}
                }
            }
            steps(1);
            standing.entry(found[at].digest).or_insert(at);
            counting += usize::from(judged[at].counts);
        }
    }
}

/// What the other side entered for somebody counts once somebody of their own side has signed.
fn by_the_other_side(found: &[Found<'_>], bench: Bench<'_>, judged: &mut [Judgement]) {
    let signed: HashSet<Party> = found
        .iter()
        .zip(judged.iter())
        .filter(|(_, judgement)| judgement.counts && judgement.key.is_some())
        .filter_map(|(one, _)| one.read.as_ref().ok().map(|statement| statement.party))
        .collect();
    for (one, judgement) in found.iter().zip(judged.iter_mut()) {
        let Ok(statement) = &one.read else { continue };
        if judgement.state != Verdict::Unverified || !judgement.counts {
            continue;
        }
        let party = statement.entered_by.as_ref().and_then(|id| party_of(id, bench));
        if party != Some(statement.party) && !signed.contains(&statement.party) {
            (judgement.counts, judgement.binds) = (false, false);
            judgement.reasons.push(say::entered_by_other_side());
        }
    }
}

fn judge(found: &Found<'_>, bench: Bench<'_>) -> Judgement {
    let statement = match &found.read {
        Ok(statement) => statement,
        Err(Unread::Newer(why)) => return Judgement::of(Verdict::CannotTell, why.clone(), None),
        Err(Unread::Bad(why)) => return Judgement::bad(why.clone(), None),
    };
    let signature = found.signature.map(|signature| verify_signature(found.bytes, signature));
    let key = signature.as_ref().and_then(|signature| signature.as_ref().ok()).cloned();
    // A signature that is not of these bytes says more than what the bytes then say.
    if let (Method::Ssh, Some(Err(fault))) = (statement.method, &signature) {
        return Judgement::bad(fault.text(), None);
    }
    let record = match check_bound(statement, bench) {
        Ok(record) => record,
        Err(why) => return Judgement::bad(why, key),
    };
    let person = match check_content(statement, record, bench) {
        Ok(person) => person,
        Err(why) => return Judgement::bad(why, key),
    };
    if statement.method != Method::Ssh {
        return match check_paper(found, statement, record, bench) {
            Err(why) => Judgement::bad(why, None),
            Ok(note) => {
                let mut judgement = Judgement::of(Verdict::Unverified, note, None);
                // Whoever wrote the file may have named anybody as the one who entered it.
                let has_keys = !person.keys.is_empty() || !person.former_keys.is_empty();
                let doubted = has_keys || is_known(statement, person, bench);
                judgement.reasons.extend(doubted.then(say::words_of_a_key_holder));
                Judgement { counts: !doubted, binds: !has_keys, fails: bench.strict, ..judgement }
            }
        };
    }
    match key {
        None => Judgement::of(Verdict::Missing, say::signature_missing(), None),
        Some(key) => judge_key(key, person, statement, record, bench),
    }
}

/// Whether a key was seen or confirmed for a person before they stated anything without it; one that came later takes
/// nothing back.
fn is_known(statement: &Statement, person: &GivenPerson, bench: Bench<'_>) -> bool {
    let seen_in = SeenIn { project: statement.project.clone(), title: String::new(), id: statement.signer.clone() };
    let who = Who { seen_in: Some(&seen_in), name: &person.name, address: person.email.as_deref() };
    bench.vouchers.known.knew(&who, statement.at)
}

/// Whether a key may stand for the signer, and what vouches for it.
fn judge_key(key: Key, person: &GivenPerson, statement: &Statement, record: &Record, bench: Bench<'_>) -> Judgement {
    let people = &record.given.terms.people;
    let owners = bench.listed.of_key(&key);
    let wrong = match owners {
        [(id, _)] if **id == statement.signer => None,
        [] if key.is_listed(&person.former_keys) => Some(say::key_of_before(key.fingerprint())),
        [] => Some(say::key_of_nobody(key.fingerprint())),
        [(_, other)] => Some(say::key_of_other(key.fingerprint(), &other.name)),
        _ => Some(say::key_of_several(key.fingerprint())),
    };
    if let Some(why) = wrong {
        return Judgement::bad(why, Some(key));
    }
    let others: Vec<&str> = people
        .iter()
        .filter(|(id, _)| **id != statement.signer)
        .filter_map(|(_, other)| other.email.as_deref())
        .collect();
    let seen_in = SeenIn {
        project: statement.project.clone(),
        title: record.given.terms.title.texts().collect::<Vec<_>>().join(" / "),
        id: statement.signer.clone(),
    };
    let vouching = bench.vouchers.judge(&Signed {
        who: Who { seen_in: Some(&seen_in), name: &person.name, address: person.email.as_deref() },
        party: person.party,
        others: &others,
        key: &key,
        at: &statement.at,
    });
    let verified = matches!(vouching.outcome, Outcome::Verified(_));
    // Where nobody else vouches, the project itself must still name the key.
    let named = bench.project.and_then(|project| project.person(&statement.signer));
    let mut reasons = vouching.reasons.clone();
    if let Some(now) = named {
        if !key.is_listed(&now.keys) && key.is_listed(&now.former_keys) {
            reasons.push(say::key_retired());
        } else if !key.is_listed(&now.keys) && !verified {
            return Judgement::bad(say::key_not_named_now(key.fingerprint(), &person.name), Some(key));
        }
    }
    let state = match vouching.outcome {
        Outcome::Verified(_) => Verdict::Verified,
        Outcome::NamedOnly => Verdict::KeyNamed,
        Outcome::Changed => Verdict::KeyChanged,
    };
    Judgement {
        state,
        reasons,
        identity: vouching.identity(),
        fails: vouching.fails(bench.strict),
        counts: state != Verdict::KeyChanged && !vouching.refused,
        binds: true,
        replaced: false,
        key: Some(key),
    }
}
