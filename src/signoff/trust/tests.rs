//! Tests of the reader of `allowed_signers`: what it takes, what it refuses, whom it admits.

#![expect(clippy::disallowed_methods, reason = "a test prepares its own folder")]

use super::*;
use crate::model::clock::parse_moment;
use std::process::Command;

const KEY: &str = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINZHr2r4Sns6L+J7oLzx5AMKGrfWEDpr0/LOKxk07Cas";

fn zone() -> Zone {
    Zone::parse("Asia/Shanghai").unwrap()
}

/// The principals for whom the key counts, or why it counts for none.
fn admits(line: &str) -> Result<Vec<String>, Text> {
    let trust = Trust::parse(line, zone()).map_err(|fault| fault.why)?;
    let at = parse_moment("2026-11-20T18:00:00+08:00").unwrap();
    let key = Key::parse(KEY).unwrap();
    let mut why = say::trust_form();
    let mut admitted = Vec::new();
    for (principal, why_not) in trust.listed(&key, &at) {
        match why_not {
            Some(reason) => why = reason,
            None => admitted.push(principal.to_owned()),
        }
    }
    if admitted.is_empty() { Err(why) } else { Ok(admitted) }
}

#[test]
fn the_principals_of_a_line_are_told_to_the_letter() {
    let told = |line: String| admits(&line).unwrap();
    assert_eq!(told(format!("# ours\n\nlin@bright.example {KEY} lin")), ["lin@bright.example"]);
    assert_eq!(told(format!("zhao,Lin {KEY}")), ["zhao", "Lin"]);
    assert_eq!(told(format!("\"lin\"\t{KEY}")), ["lin"]);
    assert!(admits("").is_err());
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
        format!("lin no-touch-required {KEY}"),
        format!("lin valid-before=\"soon\" {KEY}"),
        format!("lin valid-before=\"20261340\" {KEY}"),
        format!("lin valid-before=\"19691231\" {KEY}"),
        format!("lin namespaces=\"git {KEY}"),
        format!("lin \"\" {KEY}"),
        "lin".to_owned(),
        KEY.to_owned(),
    ] {
        let fault = Trust::parse(&format!("# first\n{line}"), zone()).unwrap_err();
        assert_eq!(fault.line, 2, "{line}");
    }
}

/// A key made for one run, and a signature by it.
struct Signed {
    folder: tempfile::TempDir,
    line: String,
}

impl Signed {
    fn new() -> Signed {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("message"), "message").unwrap();
        let keygen = |arguments: &[&str]| {
            let output = Command::new("ssh-keygen").args(arguments).current_dir(folder.path()).output().unwrap();
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        };
        keygen(&["-q", "-t", "ed25519", "-N", "", "-C", "", "-f", "key"]);
        keygen(&["-q", "-Y", "sign", "-f", "key", "-n", NAMESPACE, "message"]);
        let line = std::fs::read_to_string(folder.path().join("key.pub")).unwrap().trim().to_owned();
        Signed { folder, line }
    }

    /// Whether ssh-keygen takes the signature for lin's by this file, at this moment, in this zone.
    fn admitted_by_ssh_keygen(&self, file: &str, at: &DateTime<FixedOffset>, zone: &str) -> bool {
        std::fs::write(self.folder.path().join("allowed"), file).unwrap();
        let time = format!("-Overify-time={}", at.to_utc().format("%Y%m%d%H%M%SZ"));
        let message = std::fs::File::open(self.folder.path().join("message")).unwrap();
        let arguments = ["-Y", "verify", "-f", "allowed", "-I", "lin", "-n", NAMESPACE, "-s", "message.sig", &time];
        let mut command = Command::new("ssh-keygen");
        command.args(arguments).current_dir(self.folder.path()).env("TZ", zone).stdin(message);
        command.output().unwrap().status.success()
    }

    /// Whether this reader does.
    fn admitted_here(&self, file: &str, at: &DateTime<FixedOffset>, zone: &str) -> bool {
        let key = Key::parse(&self.line).unwrap();
        let trust = Trust::parse(file, Zone::parse(zone).unwrap());
        trust.is_ok_and(|trust| trust.listed(&key, at).contains(&("lin", None)))
    }
}

/// Choices that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        from[(self.0 >> 33) as usize % from.len()]
    }
}

const PRINCIPALS: [&str; 15] = [
    "lin",
    "lin",
    "lin",
    "\"lin\"",
    "chen,lin",
    "\"chen,lin\"",
    "\"chen, lin\"",
    "chen,,lin",
    ",lin",
    "l\"in\"",
    "LIN",
    "chen",
    "\"lin\"x",
    "\"lin",
    "lin,",
];

const BLANK: [&str; 6] = [" ", " ", " ", "  ", "\t", " \t "];

const NAMESPACES: [&str; 14] = [
    "handover-signoff@v1",
    "*",
    "handover-*",
    "git",
    "",
    "git,handover-signoff@v?",
    "!handover-signoff@v1,*",
    "*,!git",
    "*,!handover-*",
    "h*f@v*1",
    "?",
    "HANDOVER-signoff@v1",
    " handover-signoff@v1",
    "a\\\"b,*",
];

const TIMES: [&str; 26] = [
    "20260701",
    "20260701120000",
    "202607011200",
    "20260701100000Z",
    "202607011000z",
    "20260701utc",
    "20260701100000UTC",
    "20260101",
    "20260101120000",
    "20251231235959",
    "20270101",
    "20260231",
    "20260230120000",
    "20260701120061",
    "20260701120060",
    "20260701240000",
    "20260701126000",
    "20261301",
    "20260001",
    "20260132",
    "1",
    "",
    "19690101",
    "19700101Z",
    "20260701T12",
    "30000101",
];

const CASES: [&str; 4] = ["namespaces", "namespaces", "NameSpaces", "NAMESPACES"];

const SEPARATORS: [&str; 8] = [",", ",", ",", ",", ",,", ";", ", ", ""];

/// The options of a line: none, or up to three, sometimes as nobody should write them.
fn options(dice: &mut Dice) -> String {
    let mut text = dice.pick(&["", "", "", "", ","]).to_owned();
    for turn in 0..3 {
        if dice.pick(&["more", "more", "no"]) == "no" {
            break;
        }
        if turn > 0 {
            text += dice.pick(&SEPARATORS);
        }
        text += &match dice.pick(&["names", "names", "after", "before", "before", "odd"]) {
            "names" => format!("{}=\"{}\"", dice.pick(&CASES), dice.pick(&NAMESPACES)),
            "after" => format!("valid-after=\"{}\"", dice.pick(&TIMES)),
            "before" => format!("valid-before=\"{}\"", dice.pick(&TIMES)),
            _ => dice
                .pick(&["namespaces", "valid-after=20260101", "verify-required", "\"\"", "x", "namespaces=\"*"])
                .to_owned(),
        };
    }
    text + dice.pick(&["", "", "", "", ","])
}

#[test]
fn what_is_admitted_here_is_what_ssh_keygen_admits_line_by_line() {
    let signed = Signed::new();
    let mut dice = Dice(20_261_120);
    let moments = ["2026-07-01T10:30:00Z", "2026-01-01T11:30:00Z", "2026-07-01T09:59:59Z", "2026-03-03T00:00:00Z"];
    let zones = ["Asia/Shanghai", "Europe/Berlin", "America/New_York", "UTC", "Asia/Kolkata", "Australia/Lord_Howe"];
    let (mut admitted, mut refused) = (0, 0);
    for _ in 0..1200 {
        let options = options(&mut dice);
        let mut line = dice.pick(&["", "", " ", "\t"]).to_owned() + dice.pick(&PRINCIPALS) + dice.pick(&BLANK);
        if !options.is_empty() {
            line += &(options + dice.pick(&BLANK));
        }
        line += &signed.line.replace(' ', dice.pick(&BLANK));
        line += dice.pick(&["", "", " a comment", "\t", "\r"]);
        let file = format!("{}{line}{}", dice.pick(&["", "# first\n", "\n \n"]), dice.pick(&["\n", "", "\n\n"]));
        let (at, zone) = (parse_moment(dice.pick(&moments)).unwrap(), dice.pick(&zones));
        let theirs = signed.admitted_by_ssh_keygen(&file, &at, zone);
        assert_eq!(signed.admitted_here(&file, &at, zone), theirs, "{file:?} at {at} in {zone}");
        *(if theirs { &mut admitted } else { &mut refused }) += 1;
    }
    assert!(admitted > 200 && refused > 200, "{admitted} admitted, {refused} refused");
}

#[test]
fn what_is_refused_here_on_purpose_is_never_admitted_more_widely() {
    let signed = Signed::new();
    let at = parse_moment("2026-07-01T10:30:00Z").unwrap();
    for (line, theirs) in
        [("*", true), ("l?n", true), ("*,!lin", false), ("!chen,lin", true), ("lin cert-authority", false)]
    {
        let file = format!("{line} {}\n", signed.line);
        assert_eq!(signed.admitted_by_ssh_keygen(&file, &at, "UTC"), theirs, "{line}");
        assert!(!signed.admitted_here(&file, &at, "UTC"), "{line}");
    }
}

#[test]
fn a_public_key_alone_is_told_what_it_lacks() {
    assert_eq!(admits(KEY), Err(say::trust_key_alone()));
    assert!(admits(&format!("chen@acme.example {KEY}")).is_ok());
}
