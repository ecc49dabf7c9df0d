//! Tests of what vouches for a signature, with every way to rotate addresses and keys among three people.

use super::*;
use crate::model::clock::{Zone, parse_moment};
use crate::signoff::known::SeenIn;
use crate::text::Lang;
use ssh_key::public::{Ed25519PublicKey, KeyData};

/// Three people: id, name and address.
const PEOPLE: [(&str, &str, &str); 3] = [
    ("lin", "Lin Wei", "lin@bright.example"),
    ("chen", "Chen Yu", "chen@acme.example"),
    ("zhao", "Zhao Min", "zhao@audit.example"),
];

/// Every way to give three things to three people.
const ROTATIONS: [[usize; 3]; 6] = [[0, 1, 2], [1, 2, 0], [2, 0, 1], [1, 0, 2], [0, 2, 1], [2, 1, 0]];

/// The parties that the three may be of.
const SIDES: [[Party; 3]; 3] = [
    [Party::Giver, Party::Receiver, Party::Witness],
    [Party::Giver, Party::Receiver, Party::Receiver],
    [Party::Giver, Party::Giver, Party::Receiver],
];

fn key(number: usize) -> Key {
    Key::of(KeyData::Ed25519(Ed25519PublicKey([number as u8 + 1; 32]))).unwrap()
}

fn at() -> DateTime<FixedOffset> {
    parse_moment("2026-11-20T10:00:00+08:00").unwrap()
}

/// A file that lists people with their own keys.
fn file(party: Option<Party>, people: impl IntoIterator<Item = usize>) -> TrustFile {
    let lines: String = people.into_iter().map(|one| format!("{} {}\n", PEOPLE[one].2, key(one).line())).collect();
    let shown = party.map_or("all.keys".to_owned(), |party| format!("{party}.keys"));
    TrustFile { party, shown, trust: Trust::parse(&lines, Zone::Local).unwrap() }
}

fn all() -> Vouchers {
    Vouchers { files: vec![file(None, 0..3)], known: Known::default() }
}

/// How a signature by a person comes out, whose address and key are those of these people.
fn judge(vouchers: &Vouchers, person: usize, address: Option<usize>, by: usize, party: Party) -> Vouching {
    let place = SeenIn { project: "p".to_owned(), title: "Shop".to_owned(), id: PEOPLE[person].0.to_owned() };
    let who = Who { seen_in: Some(&place), name: PEOPLE[person].1, address: address.map(|one| PEOPLE[one].2) };
    vouchers.judge(&Signed { who, party, others: &[], key: &key(by), at: &at() })
}

fn told(vouching: &Vouching) -> String {
    vouching.reasons.iter().map(|why| why.of(Lang::DEFAULT).to_owned()).collect::<Vec<_>>().join("; ")
}

#[test]
fn no_rotation_of_addresses_or_keys_makes_one_person_another() {
    let (mut tried, mut verified) = (0, 0);
    for (addresses, keys) in ROTATIONS.iter().flat_map(|one| ROTATIONS.iter().map(move |other| (one, other))) {
        for person in 0..3 {
            let vouching = judge(&all(), person, Some(addresses[person]), keys[person], Party::Giver);
            tried += 1;
            if addresses[person] == keys[person] {
                // Address and key of one and the same person: that person is named, in full, and nobody else.
                let principal = PEOPLE[addresses[person]].2;
                assert_eq!(vouching.identity().as_deref(), Some(principal), "{addresses:?} {keys:?}");
                verified += 1;
            } else {
                assert_eq!(vouching.outcome, Outcome::Changed, "{addresses:?} {keys:?}: {}", told(&vouching));
                assert!(vouching.identity().is_none() && vouching.fails(false));
            }
        }
    }
    assert_eq!((tried, verified), (108, 36));
}

#[test]
fn no_rotation_makes_a_signer_of_one_party_one_of_another_where_each_has_its_file() {
    for sides in SIDES {
        let of = |party: Party| file(Some(party), (0..3).filter(move |one| sides[*one] == party));
        let vouchers = Vouchers { files: Party::ALL.map(of).into(), known: Known::default() };
        for (addresses, keys) in ROTATIONS.iter().flat_map(|one| ROTATIONS.iter().map(move |other| (one, other))) {
            for person in 0..3 {
                let vouching = judge(&vouchers, person, Some(addresses[person]), keys[person], sides[person]);
                let really = addresses[person];
                let may = really == keys[person] && sides[really] == sides[person];
                let told = format!("{sides:?} {addresses:?} {keys:?} {person}: {}", told(&vouching));
                assert_eq!(matches!(vouching.outcome, Outcome::Verified(_)), may, "{told}");
                assert_eq!(vouching.fails(false), !may, "{told}");
            }
        }
    }
}

#[test]
fn no_rotation_passes_who_has_seen_the_people_before() {
    let mut vouchers = all();
    for (person, (id, name, address)) in PEOPLE.iter().enumerate() {
        let place = SeenIn { project: "p".to_owned(), title: "Shop".to_owned(), id: (*id).to_owned() };
        let who = Who { seen_in: Some(&place), name, address: Some(address) };
        vouchers.known.see(&who, &key(person).fingerprint(), at());
    }
    let unlisted = Vouchers { files: Vec::new(), known: vouchers.known.clone() };
    for (addresses, keys) in ROTATIONS.iter().flat_map(|one| ROTATIONS.iter().map(move |other| (one, other))) {
        for person in 0..3 {
            let honest = addresses[person] == person && keys[person] == person;
            let come_out = |vouchers| judge(vouchers, person, Some(addresses[person]), keys[person], Party::Giver);
            let (listed, seen) = (come_out(&vouchers), come_out(&unlisted));
            let told = format!("{addresses:?} {keys:?} {person}: {}", told(&listed));
            assert_eq!(matches!(listed.outcome, Outcome::Verified(_)), honest, "{told}");
            assert_eq!(listed.fails(false), !honest, "{told}");
            assert!(!matches!(seen.outcome, Outcome::Verified(_)), "seeing never vouches: {told}");
            assert!(keys[person] == person || seen.outcome == Outcome::Changed, "{told}");
        }
    }
}

#[test]
fn without_anything_that_vouches_the_project_alone_names_the_key() {
    let vouching = judge(&Vouchers::default(), 0, Some(0), 0, Party::Giver);
    assert_eq!(
        (vouching.outcome.clone(), vouching.fails(false), vouching.fails(true)),
        (Outcome::NamedOnly, false, true)
    );
    assert!(told(&vouching).contains("only the project says whose key it is"));
    let vouchers = Vouchers { files: vec![file(None, [1])], known: Known::default() };
    let vouching = judge(&vouchers, 0, Some(0), 0, Party::Giver);
    assert_eq!(
        (vouching.outcome.clone(), vouching.fails(false), vouching.fails(true)),
        (Outcome::NamedOnly, false, true)
    );
    assert_eq!(told(&vouching), "all.keys says nothing of the key or the address");
}

#[test]
fn a_confirmed_key_vouches_and_a_file_of_the_party_outranks_it() {
    let mut known = Known::default();
    let place = SeenIn { project: "q".to_owned(), title: "Other".to_owned(), id: "l".to_owned() };
    let who = Who { seen_in: Some(&place), name: PEOPLE[0].1, address: Some(PEOPLE[0].2) };
    known.confirm(&who, &key(0).fingerprint(), at());
    let with = |files| Vouchers { files, known: known.clone() };
    let vouching = judge(&with(Vec::new()), 0, Some(0), 0, Party::Giver);
    assert_eq!(vouching.identity().as_deref(), Some("Lin Wei <lin@bright.example>"));
    assert_eq!(told(&vouching), "you confirmed the key of Lin Wei <lin@bright.example> on 2026-11-20");
    let other = with(vec![file(None, [1])]);
    assert!(judge(&other, 0, Some(0), 0, Party::Giver).identity().is_some(), "that a file says nothing does no harm");
    let demanded = with(vec![file(Some(Party::Giver), [1])]);
    let vouching = judge(&demanded, 0, Some(0), 0, Party::Giver);
    assert_eq!((vouching.outcome.clone(), vouching.fails(false)), (Outcome::NamedOnly, true), "{}", told(&vouching));
    assert!(judge(&demanded, 0, Some(0), 0, Party::Receiver).identity().is_some(), "the file is of the other party");
}

#[test]
fn a_file_vouches_for_a_new_key_at_an_address_that_was_seen() {
    let mut vouchers = all();
    let place = SeenIn { project: "p".to_owned(), title: "Shop".to_owned(), id: "lin".to_owned() };
    let who = Who { seen_in: Some(&place), name: PEOPLE[0].1, address: Some(PEOPLE[0].2) };
    vouchers.known.see(&who, &key(7).fingerprint(), at());
    assert_eq!(judge(&vouchers, 0, Some(0), 0, Party::Giver).identity().as_deref(), Some("lin@bright.example"));
}

#[test]
fn a_key_that_no_file_knows_is_a_changed_one_at_an_address_that_a_file_lists() {
    let vouching = judge(&all(), 0, Some(0), 7, Party::Giver);
    assert_eq!((vouching.outcome.clone(), vouching.fails(false)), (Outcome::Changed, true));
    let own = key(0).fingerprint();
    assert_eq!(told(&vouching), format!("all.keys lists another key for lin@bright.example: {own}"));
}

#[test]
fn a_file_vouches_for_nobody_without_an_address_or_with_that_of_another() {
    let vouching = judge(&all(), 0, None, 0, Party::Giver);
    assert_eq!(vouching.outcome, Outcome::NamedOnly);
    assert!(told(&vouching).contains("Lin Wei has no mail address"), "{}", told(&vouching));
    let who = Who { seen_in: None, name: "Lin Wei", address: Some("lin@bright.example") };
    let signed =
        Signed { who, party: Party::Giver, others: &["x@y.example", "LIN@bright.example"], key: &key(0), at: &at() };
    let vouching = all().judge(&signed);
    assert_eq!((vouching.outcome.clone(), vouching.fails(false)), (Outcome::NamedOnly, true));
    assert!(told(&vouching).contains("lin@bright.example is the address of two people"), "{}", told(&vouching));
}

#[test]
fn a_key_that_the_file_lists_for_another_time_or_purpose_is_refused() {
    for options in ["valid-before=\"20261101Z\"", "valid-after=\"20261201Z\"", "namespaces=\"git\""] {
        let line = format!("{} {options} {}\n", PEOPLE[0].2, key(0).line());
        let trust = Trust::parse(&line, Zone::Local).unwrap();
        let files = vec![TrustFile { party: None, shown: "all.keys".to_owned(), trust }];
        let vouching = judge(&Vouchers { files, known: Known::default() }, 0, Some(0), 0, Party::Giver);
        assert_eq!(
            (vouching.outcome.clone(), vouching.fails(false)),
            (Outcome::NamedOnly, true),
            "{}",
            told(&vouching)
        );
    }
}

#[test]
fn the_party_of_a_file_is_told_from_its_path() {
    let read = |word: &str| {
        let option = TrustOption::parse(word);
        (option.party, option.file.display().to_string())
    };
    assert_eq!(read("giver=bright.keys"), (Some(Party::Giver), "bright.keys".to_owned()));
    assert_eq!(read("Receiver=/a/b=c"), (Some(Party::Receiver), "/a/b=c".to_owned()));
    assert_eq!(read("监交方=审计.keys"), (Some(Party::Witness), "审计.keys".to_owned()));
    assert_eq!(read("our=file"), (None, "our=file".to_owned()));
    assert_eq!(read("./giver=x"), (None, "./giver=x".to_owned()));
}
