//! Small graphs of statements and of what they name as seen, made at random.

use super::*;
use crate::document::decision::{Decision, Method};
use crate::document::given::given_of;
use crate::document::place::RecordPlace;
use crate::document::record::GivenPerson;
use crate::model::project::Project;
use crate::model::standing::Standings;
use crate::signoff::compare::Comparison;
use crate::signoff::freeze::record_of;
use crate::signoff::judge::Judgement;
use crate::signoff::statement::{Named, Statement};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// The signers, and whose side each is on.
const SIGNERS: [(&str, Party); 4] =
    [("lin", Party::Giver), ("yu", Party::Giver), ("chen", Party::Receiver), ("bo", Party::Receiver)];

/// For each signer who signed a record, the records that they name as seen.
type Signed = BTreeMap<usize, Vec<usize>>;

fn digest(record: usize) -> Digest {
    Digest::of(format!("record {record}").as_bytes())
}

fn statement(record: usize, signer: usize, seen: &[usize]) -> StatementCheck {
    let (id, party) = SIGNERS[signer];
    let named = |at: &usize| Named { path: format!("records/{at}/record.json"), digest: digest(*at) };
    let statement = Statement {
        project: String::new(),
        stage: "cutover".to_owned(),
        record: digest(record),
        evidence: digest(0),
        signer: id.to_owned(),
        name: id.to_owned(),
        organization: String::new(),
        party,
        role: None,
        decision: Decision::of(party, false),
        reason: None,
        declaration: String::new(),
        at: chrono::DateTime::UNIX_EPOCH.fixed_offset(),
        method: Method::Ssh,
        entered_by: None,
        scan: None,
        replaces: None,
        reservations: Vec::new(),
        seen: seen.iter().map(named).collect(),
    };
    let verdict = Judgement { counts: true, ..Judgement::of(Verdict::KeyNamed, Default::default(), None) };
    StatementCheck { file: format!("{id}.toml"), digest: digest(record), statement: Some(statement), verdict }
}

fn check(record: usize, signers: usize, signed: &Signed) -> RecordCheck {
    let mut made = record_of(given_of(&Project::default(), &Standings::default(), "cutover"));
    for (id, party) in &SIGNERS[..] {
        let (name, role) = ((*id).to_owned(), Vec::new());
        let person = GivenPerson {
            name,
            party: *party,
            role,
            email: None,
            keys: Vec::new(),
            former_keys: Vec::new(),
            left: None,
        };
        made.given.terms.people.insert((*id).to_owned(), person);
    }
    let all = if signers == 2 { vec!["lin", "chen"] } else { SIGNERS.map(|(id, _)| id).to_vec() };
    made.given.terms.signers = all.into_iter().map(str::to_owned).collect();
    RecordCheck {
        place: RecordPlace::of("cutover", &digest(record)),
        record: Some(made),
        digest: Some(digest(record)),
        evidence: None,
        standing: Verdict::Departed,
        reasons: Vec::new(),
        comparison: Comparison::default(),
        faults: Vec::new(),
        statements: signed.iter().map(|(signer, seen)| statement(record, *signer, seen)).collect(),
        superseded_by: None,
        demanded: Vec::new(),
    }
}

/// For each record the one that took its place.
fn judged(signers: usize, records: &[Signed]) -> Vec<Option<usize>> {
    let mut checks: Vec<RecordCheck> =
        records.iter().enumerate().map(|(at, signed)| check(at, signers, signed)).collect();
    let places: Vec<RecordPlace> = checks.iter().map(|check| check.place.clone()).collect();
    supersede(&mut checks);
    let at = |place: &RecordPlace| places.iter().position(|other| other == place).unwrap();
    checks.iter().map(|check| check.superseded_by.as_ref().map(at)).collect()
}

fn signers_of(count: usize) -> Vec<usize> {
    if count == 2 { vec![0, 2] } else { vec![0, 1, 2, 3] }
}

fn graphs() -> impl Strategy<Value = (usize, Vec<Signed>)> {
    (prop_oneof![Just(2_usize), Just(4)], 2_usize..6).prop_flat_map(|(signers, records)| {
        let seen = proptest::collection::vec(0..records, 0..=records);
        // Most sign most of them, so that many are signed by all.
        let one = proptest::collection::vec(proptest::option::weighted(0.9, seen), signers);
        let signed = one.prop_map(move |all| {
            let made = signers_of(signers).into_iter().zip(all);
            made.filter_map(|(signer, seen)| Some((signer, seen?))).collect::<Signed>()
        });
        (Just(signers), proptest::collection::vec(signed, records))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn no_record_takes_the_place_of_another_in_a_circle_or_through_one_side_alone((signers, records) in graphs()) {
        let place = judged(signers, &records);
        for (older, newer) in place.iter().enumerate().filter_map(|(older, newer)| Some((older, (*newer)?))) {
            let mut at = Some(older);
            for _ in 0..=records.len() {
                at = at.and_then(|at| place[at]);
            }
            prop_assert_eq!(at, None, "whatever takes a place leads to an end");
            prop_assert_eq!(records[newer].len(), signers, "all have signed the later one");
            prop_assert!(records[older].values().all(|seen| !seen.contains(&newer)), "nobody saw it before");
            for side in [[0, 1], [2, 3]] {
                let before = side.iter().any(|signer| records[older].contains_key(signer));
                let names = |signer: &usize| records[newer].get(signer).is_some_and(|seen| seen.contains(&older));
                prop_assert!(!before || side.iter().any(names), "each side that signed says what it replaces");
            }
        }
    }

    #[test]
    fn a_late_signature_of_one_side_settles_nothing_that_was_told(
        (signers, records) in graphs(),
        at in any::<prop::sample::Index>(),
        seen in proptest::collection::vec(0_usize..6, 0..=6),
    ) {
        let at = at.index(records.len());
        let seen: Vec<usize> = seen.into_iter().filter(|one| *one < records.len()).collect();
        let told = |place: &[Option<usize>]| -> HashSet<usize> {
            // What the receiver's signers have not named anywhere no giver can settle.
            let unnamed = |older: &usize| {
                let receivers = records.iter().flat_map(|signed| signed.iter().filter(|(signer, _)| **signer >= 2));
                records[*older].keys().any(|signer| *signer >= 2)
                    && !receivers.map(|(_, seen)| seen).any(|seen| seen.contains(older))
            };
            (0..place.len()).filter(|older| place[*older].is_none() && unnamed(older)).collect()
        };
        let before = told(&judged(signers, &records));
        let mut after = records.clone();
        after[at].insert(0, seen);
        prop_assert!(before.is_subset(&told(&judged(signers, &after))));
    }
}

#[test]
fn of_records_signed_one_after_another_the_last_takes_the_place_of_all() {
    let all = |at: usize| -> Signed { signers_of(4).into_iter().map(|signer| (signer, (0..at).collect())).collect() };
    let place = judged(4, &(0..5).map(all).collect::<Vec<_>>());
    assert!(place[..4].iter().enumerate().all(|(at, newer)| newer.is_some_and(|newer| newer > at)), "{place:?}");
    assert_eq!(place[4], None);
}

#[test]
fn a_record_that_only_one_side_signed_gives_way_to_a_later_one_that_this_side_has_seen_it_before() {
    let (first, second) = (Signed::from([(2, vec![])]), Signed::from([(0, vec![]), (2, vec![0])]));
    assert_eq!(judged(2, &[first, second]), [Some(1), None]);
}

#[test]
fn two_records_that_name_each_other_stand_for_neither() {
    let (first, second) = (Signed::from([(0, vec![1]), (2, vec![])]), Signed::from([(0, vec![0]), (2, vec![0])]));
    assert_eq!(judged(2, &[first, second]), [None, None]);
}

#[test]
fn three_records_in_a_circle_stand_for_none() {
    let all = |seen: usize| -> Signed { signers_of(4).into_iter().map(|signer| (signer, vec![seen])).collect() };
    assert_eq!(judged(4, &[all(2), all(0), all(1)]), [None, None, None]);
}
