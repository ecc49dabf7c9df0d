//! Tests of the reader of `allowed_signers`: what it takes, what it refuses, whom it admits.

use super::*;
use crate::model::clock::parse_moment;
use crate::model::party::Party;

const KEY: &str = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINZHr2r4Sns6L+J7oLzx5AMKGrfWEDpr0/LOKxk07Cas";

fn zone() -> Zone {
    Zone::parse("Asia/Shanghai").unwrap()
}

fn person(id: &str, email: &str) -> RecordPerson {
    RecordPerson {
        id: id.to_owned(),
        name: id.to_owned(),
        party: Party::Giver,
        role: None,
        email: Some(email.to_owned()),
        keys: Vec::new(),
    }
}

fn admits(line: &str) -> Result<String, Text> {
    let people = [person("lin", "lin@bright.example"), person("chen", "chen@acme.example")];
    let trust = Trust::parse(line, zone()).map_err(|fault| fault.why)?;
    let at = parse_moment("2026-11-20T18:00:00+08:00").unwrap();
    trust.admits(&Key::parse(KEY).unwrap(), &people[0], &people, &at)
}

#[test]
fn a_principal_is_a_mail_address_or_an_id_to_the_letter() {
    assert_eq!(admits(&format!("# ours\n\nlin@bright.example {KEY} lin")), Ok("lin@bright.example".to_owned()));
    assert_eq!(admits(&format!("zhao,lin {KEY}")), Ok("lin".to_owned()));
    assert_eq!(admits(&format!("\"lin\"\t{KEY}")), Ok("lin".to_owned()));
    for line in [format!("Lin {KEY}"), format!("lin@bright {KEY}"), format!("chen {KEY}"), String::new()] {
        assert!(admits(&line).is_err(), "{line}");
    }
}

#[test]
fn a_principal_that_two_people_answer_to_tells_nobody_apart() {
    let people = [person("lin", "team@bright.example"), person("bo", "team@bright.example")];
    let trust = Trust::parse(&format!("team@bright.example {KEY}"), zone()).unwrap();
    let at = parse_moment("2026-11-20T18:00:00+08:00").unwrap();
    assert!(trust.admits(&Key::parse(KEY).unwrap(), &people[0], &people, &at).is_err());
}

#[test]
fn options_limit_what_a_key_is_good_for() {
    for (options, good) in [
        ("namespaces=\"handover-signoff@v1\"", true),
        ("namespaces=\"git,handover-signoff@v1\"", true),
        ("namespaces=\"git\"", false),
        ("valid-after=\"20261120\",valid-before=\"20261121\"", true),
        ("valid-before=\"20261120\"", false),
        ("valid-before=\"202611201759\"", false),
        ("valid-before=\"202611201000Z\"", true),
        ("valid-before=\"20261120095959Z\"", false),
        ("valid-after=\"20261121\"", false),
    ] {
        assert_eq!(admits(&format!("lin {options} {KEY}")).is_ok(), good, "{options}");
    }
}

#[test]
fn what_would_match_too_much_is_refused_with_its_line() {
    for line in [
        format!("* {KEY}"),
        format!("*@bright.example {KEY}"),
        format!("!lin,chen {KEY}"),
        format!("lin cert-authority {KEY}"),
        format!("lin namespaces=\"*\" {KEY}"),
        format!("lin no-touch-required {KEY}"),
        format!("lin valid-before=\"soon\" {KEY}"),
        format!("lin valid-before=\"20261340\" {KEY}"),
        format!("lin namespaces=\"git {KEY}"),
        format!("lin, {KEY}"),
        "lin".to_owned(),
        KEY.to_owned(),
    ] {
        let fault = Trust::parse(&format!("# first\n{line}"), zone()).unwrap_err();
        assert_eq!(fault.line, 2, "{line}");
    }
}
