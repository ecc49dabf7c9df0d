//! Tests of statements: what is written reads back, and nothing else is read.

use super::*;
use crate::model::standing::State;

fn sample() -> Statement {
    Statement {
        project: "d2bcb736-b530-4e28-9ded-108d1ff0a977".to_owned(),
        stage: "切换".to_owned(),
        revision: 2,
        manifest: Digest::of(b"manifest"),
        record: Digest::of(b"record"),
        documents: vec![Document { name: "record.html".to_owned(), digest: Digest::of(b"html") }],
        signer: "lin".to_owned(),
        name: "Lin \"小林\" Wei".to_owned(),
        organization: "Bright\\Agency\u{202e}".to_owned(),
        party: Party::Giver,
        role: None,
        decision: Decision::AcceptedWithReservations,
        reason: None,
        declaration: "One.\nTwo.\t\u{e0001}".to_owned(),
        at: parse_moment("2026-11-20T18:00:00+08:00").unwrap(),
        method: Method::Ssh,
        countersigns: vec![Digest::of(b"one"), Digest::of(b"two")],
        reservations: vec![Reservation {
            item: "backups/orders".to_owned(),
            title: "Orders".to_owned(),
            state: State::InProgress,
            owner: vec!["Lin".to_owned(), "IT".to_owned()],
            due: Some("2026-12-01".to_owned()),
        }],
    }
}

#[test]
fn what_is_written_reads_back() {
    let statement = sample();
    let text = statement.render();
    assert_eq!(Statement::parse(text.as_bytes()), Ok(statement), "{text}");
    assert!(!text.chars().any(is_unsafe), "{text}");
    let bare = Statement { countersigns: Vec::new(), reservations: Vec::new(), documents: Vec::new(), ..sample() };
    assert_eq!(Statement::parse(bare.render().as_bytes()), Ok(bare));
}

#[test]
fn another_way_to_write_the_same_is_no_statement() {
    let text = sample().render();
    for (from, to) in [
        ("revision = 2", "revision=2"),
        ("revision = 2", "revision = 0x2"),
        ("revision = 2\n", "revision = 2 # two\n"),
        ("signer = \"lin\"", "signer = 'lin'"),
        ("signer = \"lin\"\nname", "name"),
        ("signer = \"lin\"\n", "signer = \"lin\"\nsigner = \"lin\"\n"),
        ("signer = \"lin\"\n", "signer = \"lin\"\nwitness = \"zhao\"\n"),
        ("party = \"giver\"", "party = \"Giver\""),
        ("revision = 2", "revision = \"2\""),
        ("revision = 2", "revision = -2"),
        ("+08:00", "+08:00 "),
        ("18:00:00+08:00", "18:00:00"),
        ("18:00:00+08:00", "18:00:00.5+08:00"),
        ("decision = \"accepted-with-reservations\"", "decision = \"approved\""),
        ("method = \"ssh\"", "method = \"gpg\""),
        ("handover/statement/1", "handover/statement/2"),
        ("\n", "\r\n"),
        ("\\u202E", "\u{202e}"),
    ] {
        let other = text.replacen(from, to, if from == "\n" { usize::MAX } else { 1 });
        assert_ne!(other, text, "{from}");
        assert!(Statement::parse(other.as_bytes()).is_err(), "{to}");
    }
    assert!(Statement::parse(format!("{text}\n").as_bytes()).is_err());
    assert!(Statement::parse(format!("\u{feff}{text}").as_bytes()).is_err());
    assert!(Statement::parse(text.trim_end().as_bytes()).is_err());
    assert!(Statement::parse(b"\xff").is_err());
}
