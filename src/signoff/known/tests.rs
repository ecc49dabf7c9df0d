//! Tests of what one knows of keys: seeing never vouches, and nobody gets another key unnoticed.

use super::*;
use crate::text::Lang;
use proptest::prelude::*;

const K1: &str = "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
const K2: &str = "SHA256:BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB";

fn on(day: u32) -> DateTime<FixedOffset> {
    parse_moment(&format!("2026-11-{day:02}T10:00:00+08:00")).unwrap()
}

fn numbered(key: u8) -> String {
    format!("SHA256:{}", key.to_string().repeat(43))
}

fn place(project: &str, id: &str) -> SeenIn {
    SeenIn { project: project.to_owned(), title: format!("Handover {project}"), id: id.to_owned() }
}

fn chen(seen_in: &SeenIn) -> Who<'_> {
    Who { seen_in: Some(seen_in), name: "Chen Yu", address: Some("chen@acme.example") }
}

fn word(vouch: Vouch<'_>) -> String {
    match vouch {
        Vouch::Confirmed(key) => format!("confirmed as {}", key.in_full()),
        Vouch::Seen(_) => "seen".to_owned(),
        Vouch::New => "new".to_owned(),
        Vouch::Changed { before } => {
            format!("changed from {} of {}", if before.fingerprint == K1 { "K1" } else { "K2" }, before.person)
        }
    }
}

#[test]
fn seeing_remembers_and_never_vouches() {
    let (shop, mut known) = (place("p", "chen"), Known::default());
    assert_eq!(known.vouch(&chen(&shop), K1), Vouch::New);
    for day in 1..20 {
        known.see(&chen(&shop), K1, on(day));
        assert_eq!(word(known.vouch(&chen(&shop), K1)), "seen");
    }
    assert_eq!((known.keys()[0].first_seen, known.keys()[0].last_seen), (on(1), on(19)));
    known.confirm(&chen(&shop), K1, on(20));
    assert_eq!(word(known.vouch(&chen(&shop), K1)), "confirmed as Chen Yu <chen@acme.example>");
}

#[test]
fn another_key_is_a_changed_one_until_it_is_confirmed() {
    let (shop, mut known) = (place("p", "chen"), Known::default());
    known.see(&chen(&shop), K1, on(1));
    assert_eq!(word(known.vouch(&chen(&shop), K2)), "changed from K1 of Chen Yu");
    known.see(&chen(&shop), K2, on(2));
    assert_eq!(word(known.vouch(&chen(&shop), K2)), "changed from K1 of Chen Yu", "seeing it again does not help");
    assert_eq!(word(known.vouch(&chen(&shop), K1)), "seen");
    known.confirm(&chen(&shop), K2, on(3));
    assert_eq!(word(known.vouch(&chen(&shop), K2)), "confirmed as Chen Yu <chen@acme.example>");
    assert_eq!(word(known.vouch(&chen(&shop), K1)), "changed from K2 of Chen Yu", "who has one confirmed has no other");
    known.confirm(&chen(&shop), K1, on(4));
    assert_eq!(word(known.vouch(&chen(&shop), K1)), "confirmed as Chen Yu <chen@acme.example>");
}

#[test]
fn two_keys_first_seen_in_one_run_are_both_seen() {
    let (shop, mut known) = (place("p", "chen"), Known::default());
    known.see(&chen(&shop), K1, on(1));
    known.see(&chen(&shop), K2, on(1));
    assert_eq!([K1, K2].map(|key| word(known.vouch(&chen(&shop), key))), ["seen", "seen"]);
}

#[test]
fn whoever_is_renamed_or_gets_another_address_is_still_the_one_who_was_seen() {
    let (shop, other) = (place("p", "chen"), place("q", "c"));
    let mut known = Known::default();
    known.confirm(&chen(&shop), K1, on(1));
    let who = |seen_in, name, address| Who { seen_in, name, address };
    for (told, person) in [
        ("another name", who(Some(&shop), "Chen Y.", Some("chen@acme.example"))),
        ("another address", who(Some(&shop), "Chen Yu", Some("chen@evil.example"))),
        ("both, in her place in the project", who(Some(&shop), "C. Y.", Some("chen@evil.example"))),
        ("no address", who(Some(&other), "Chen Yu", None)),
        ("another project", who(Some(&other), "陈宇", Some("chen@acme.example"))),
        ("other spellings", who(Some(&other), "CHEN YU ", Some(" Chen@ACME.example"))),
    ] {
        assert_eq!(word(known.vouch(&person, K2)), "changed from K1 of Chen Yu", "{told}");
    }
    let namesake = who(Some(&other), "Chen Yu", Some("chen@elsewhere.example"));
    assert_eq!(word(known.vouch(&namesake, K2)), "new", "two people may have one name");
}

#[test]
fn a_confirmed_key_vouches_for_that_name_and_address_alone() {
    let (shop, other) = (place("p", "chen"), place("q", "c"));
    let mut known = Known::default();
    known.confirm(&chen(&shop), K1, on(1));
    let who = |seen_in, name, address| Who { seen_in, name, address };
    let vouch = |person: Who<'_>| word(known.vouch(&person, K1));
    assert_eq!(
        vouch(who(Some(&other), "chen yu", Some("CHEN@acme.example"))),
        "confirmed as Chen Yu <chen@acme.example>"
    );
    assert_eq!(vouch(who(Some(&other), "Lin Wei", Some("chen@acme.example"))), "seen", "the name is another");
    assert_eq!(vouch(who(Some(&shop), "Chen Yu", None)), "confirmed as Chen Yu <chen@acme.example>", "her place");
    assert_eq!(vouch(who(Some(&other), "Chen Yu", None)), "seen", "anybody may be called so");
    let lin = place("p", "lin");
    assert_eq!(vouch(who(Some(&lin), "Lin Wei", Some("lin@bright.example"))), "changed from K1 of Chen Yu");
    let hers = who(Some(&lin), "Lin Wei", Some("chen@acme.example"));
    assert_eq!(vouch(hers), "changed from K1 of Chen Yu", "the key is hers and nobody else's");
}

#[test]
fn what_is_forgotten_is_new_again() {
    let (shop, mut known) = (place("p", "chen"), Known::default());
    known.confirm(&chen(&shop), K1, on(1));
    known.see(&chen(&shop), K2, on(2));
    assert_eq!(known.forget(|key| key.fingerprint == K1), 1);
    assert_eq!(known.vouch(&chen(&shop), K1), Vouch::Changed { before: known.keys()[0] });
    assert_eq!(known.forget(|_| true), 1);
    assert_eq!(known.vouch(&chen(&shop), K1), Vouch::New);
}

#[test]
fn a_fault_of_the_list_is_told_with_its_line() {
    let key = |more: &str| {
        format!(
            "format = 1\n\n[[keys]]\nperson = \"Chen\"\nfingerprint = \"{K1}\"\nfirst_seen = 2026-11-01T10:00:00Z\n\
             last_seen = 2026-11-01T10:00:00Z\n{more}"
        )
    };
    assert_eq!(Known::parse(key("").as_bytes()).unwrap().keys().len(), 1);
    assert_eq!(Known::parse(b"\xef\xbb\xbfformat = 1\r\n").unwrap(), Known::default());
    let second = "\n[[keys]]\nperson = \"Lin\"\nfingerprint = \"SHA256:x\"\nfirst_seen = 2026-11-01T10:00:00Z\n\
                  last_seen = 2026-11-01T10:00:00Z\n";
    for (text, line, words) in [
        (key("colour = 1\n"), 8, "unknown field"),
        (key("confirmed = 2026-11-01\n"), 3, "no moment with an offset"),
        (key(second), 9, "no fingerprint"),
        (key("").replace("format = 1", "format = 2"), 1, "format 2"),
        (key("").replace("format = 1\n", ""), 1, "format"),
        (key("[[keys"), 8, "not a list"),
    ] {
        let fault = Known::parse(text.as_bytes()).unwrap_err();
        let why = fault.why.of(Lang::DEFAULT);
        assert_eq!(fault.line, line, "{why} in {text}");
        assert!(why.contains(words), "{why}");
    }
    assert_eq!(Known::parse(b"format = 1\n\nx = \"\xff\"").unwrap_err().line, 3);
}

proptest! {
    /// Whatever names the other side chooses, the list that is written is read back as it was.
    #[test]
    fn what_is_written_is_read_back(
        people in prop::collection::vec((".{1,12}", prop::option::of(".{0,12}"), 0u8..3, any::<bool>(), "\\PC{0,8}", 1u32..28), 0..8),
    ) {
        let mut known = Known::default();
        for (name, address, key, confirmed, title, day) in &people {
            let place = SeenIn { project: "p".to_owned(), title: title.clone(), id: name.clone() };
            let who = Who { seen_in: Some(&place), name, address: address.as_deref() };
            let fingerprint = numbered(*key);
            if *confirmed {
                known.confirm(&who, &fingerprint, on(*day));
            } else {
                known.see(&who, &fingerprint, on(*day));
            }
        }
        let text = known.render();
        let read = Known::parse(text.as_bytes()).unwrap();
        prop_assert_eq!(read.render(), text);
        prop_assert_eq!(read.keys().len(), known.keys().len());
    }

    /// However often keys are seen, none becomes one that vouches, and a later one stays changed.
    #[test]
    fn no_row_of_sightings_makes_a_key_vouch(sightings in prop::collection::vec((0u8..3, 0usize..2, 1u32..28), 1..20)) {
        let mut known = Known::default();
        let places = [place("p", "chen"), place("q", "c")];
        for (key, at, day) in &sightings {
            known.see(&chen(&places[*at]), &numbered(*key), on(*day));
        }
        let first = sightings.iter().map(|(_, _, day)| *day).min().unwrap();
        for key in 0u8..4 {
            let seen = sightings.iter().filter(|(seen, _, _)| *seen == key).map(|(_, _, day)| *day).min();
            let vouch = known.vouch(&chen(&places[0]), &numbered(key));
            match vouch {
                Vouch::Seen(_) => prop_assert_eq!(seen, Some(first)),
                Vouch::Changed { .. } => prop_assert!(seen != Some(first)),
                other => prop_assert!(false, "{:?}", other),
            }
        }
    }
}
