//! Tests of statements: what is written reads back, and nothing else is read.

use super::*;

fn sample() -> Statement {
    Statement {
        project: "d2bcb736-b530-4e28-9ded-108d1ff0a977".to_owned(),
        stage: "切换".to_owned(),
        record: Digest::of(b"record"),
        evidence: Digest::of(b"evidence"),
        signer: "lin".to_owned(),
        name: "Lin \"小林\" Wei".to_owned(),
        organization: "Bright\\Agency\u{202e}".to_owned(),
        party: Party::Receiver,
        role: None,
        decision: Decision::AcceptedWithReservations,
        reason: None,
        declaration: "One.\nTwo.\t\u{e0001}".to_owned(),
        at: parse_moment("2026-11-20T18:00:00+08:00").unwrap(),
        method: Method::Paper,
        entered_by: Some("wang".to_owned()),
        scan: Some(Named { path: "receiver-lin-scan.pdf".to_owned(), digest: Digest::of(b"scan") }),
        replaces: Some(Digest::of(b"before")),
        reservations: vec!["backups/orders".to_owned()],
        seen: vec![Named { path: "records/x/record.json".to_owned(), digest: Digest::of(b"one") }],
    }
}

#[test]
fn what_is_written_reads_back() {
    let statement = sample();
    let text = statement.render();
    assert_eq!(Statement::parse(text.as_bytes()), Ok(statement), "{text}");
    assert!(!text.chars().any(is_unsafe), "{text}");
    let bare = Statement {
        entered_by: None,
        scan: None,
        replaces: None,
        reservations: Vec::new(),
        seen: Vec::new(),
        role: Some("Lead".to_owned()),
        reason: Some("no".to_owned()),
        method: Method::Ssh,
        ..sample()
    };
    assert_eq!(Statement::parse(bare.render().as_bytes()), Ok(bare));
}

#[test]
fn another_way_to_write_the_same_is_no_statement() {
    let text = sample().render();
    for (from, to) in [
        ("format = 1", "format=1"),
        ("format = 1", "format = 0x1"),
        ("format = 1\n", "format = 1 # one\n"),
        ("format = 1", "format = 0"),
        ("format = 1", "format = \"1\""),
        ("signer = \"lin\"", "signer = 'lin'"),
        ("signer = \"lin\"\nname", "name"),
        ("signer = \"lin\"\n", "signer = \"lin\"\nsigner = \"lin\"\n"),
        ("party = \"receiver\"", "party = \"Receiver\""),
        ("+08:00", "+08:00 "),
        ("18:00:00+08:00", "18:00:00"),
        ("18:00:00+08:00", "18:00:00.5+08:00"),
        ("decision = \"accepted-with-reservations\"", "decision = \"approved\""),
        ("method = \"paper\"", "method = \"gpg\""),
        ("\n", "\r\n"),
        ("\\u202E", "\u{202e}"),
    ] {
        let other = text.replacen(from, to, if from == "\n" { usize::MAX } else { 1 });
        assert_ne!(other, text, "{from}");
        assert!(matches!(Statement::parse(other.as_bytes()), Err(Unread::Bad(_))), "{to}");
    }
    for bad in [format!("{text}\n"), format!("\u{feff}{text}"), text.trim_end().to_owned()] {
        assert!(Statement::parse(bad.as_bytes()).is_err());
    }
    assert!(Statement::parse(b"\xff").is_err());
}

#[test]
fn what_a_later_version_may_write_is_told_apart() {
    let text = sample().render();
    for (from, to) in [("format = 1", "format = 2"), ("signer = \"lin\"\n", "signer = \"lin\"\nseal = \"red\"\n")] {
        let other = text.replacen(from, to, 1);
        assert!(matches!(Statement::parse(other.as_bytes()), Err(Unread::Newer(_))), "{to}");
    }
}
