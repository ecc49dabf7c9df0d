//! Records of the examples as documents, and one that is signed.

use crate::support::runner::Runner;
use handover::document::record::{RecordFiles, SignatureLine, SignedRecord, record_of};
use handover::document::verdict::Verdict;
use handover::files::load::load_project;
use handover::model::clock::parse_moment;
use std::io::Read;
use std::path::Path;

/// The text of a Word document, paragraph by paragraph.
pub(crate) fn docx_text(bytes: &[u8]) -> Vec<String> {
    let mut paragraphs = vec![String::new()];
    let xml = docx_part(bytes, "word/document.xml");
    let mut reader = quick_xml::Reader::from_str(&xml);
    let mut in_text = false;
    loop {
        use quick_xml::events::Event;
        let current = paragraphs.last_mut().unwrap();
        match reader.read_event().expect("well-formed XML") {
            Event::Start(tag) if tag.name().as_ref() == b"w:t" => in_text = true,
            Event::End(tag) if tag.name().as_ref() == b"w:t" => in_text = false,
            Event::End(tag) if tag.name().as_ref() == b"w:p" => paragraphs.push(String::new()),
            Event::Empty(tag) if tag.name().as_ref() == b"w:noBreakHyphen" => current.push('-'),
            Event::Text(text) if in_text => current.push_str(&text.decode().unwrap()),
            Event::GeneralRef(name) if in_text => current.push_str(&format!("&{};", name.decode().unwrap())),
            Event::Eof => return paragraphs,
            _ => {}
        }
    }
}

pub(crate) fn docx_part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a zip file");
    let mut text = String::new();
    archive.by_name(name).expect(name).read_to_string(&mut text).expect("UTF-8");
    text
}

/// What a run printed, as bytes, with the file it wrote.
pub(crate) fn record_bytes(runner: &Runner, folder: &str, arguments: &[&str]) -> Vec<u8> {
    let mut all = vec!["-C", folder, "record"];
    all.extend(arguments);
    let output = runner.command(&all).output().expect("a run");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

pub(crate) fn record_text(runner: &Runner, folder: &str, arguments: &[&str]) -> String {
    String::from_utf8(record_bytes(runner, folder, arguments)).expect("UTF-8")
}

/// The record of the store's cutover as it would be signed: frozen, with a line of each kind.
pub(crate) fn signed_store(root: &Path) -> SignedRecord {
    let now = "2026-11-30T17:00:00+08:00".parse().unwrap();
    let view = load_project(root, now).expect("the example").view;
    let files = RecordFiles { manifest: "ab".repeat(32), count: 19 };
    let mut record = record_of(&view, "cutover", 1, Some(files), "");
    if let Some(lin) = record.people.iter_mut().find(|person| person.id == "lin" && person.keys.is_empty()) {
        let key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHVYb0Y1dzE4Q1RzN3BqWmVhT1RnS0pYUGl4c2hSTVZa lin@bright";
        lin.keys.push(key.to_owned());
    }
    let line = |id: &str, decision: Option<&str>, state| {
        let person = record.people.iter().find(|person| person.id == id).unwrap().clone();
        let signed = decision.is_some();
        let typed = state == Some(Verdict::UnsignedAttestation);
        SignatureLine {
            signer: person.id,
            name: person.name,
            party: person.party,
            role: person.role,
            organization: record.project.parties[&person.party].clone(),
            decision: decision.map(str::to_owned),
            reason: None,
            at: if signed { parse_moment("2026-11-30T17:00:00+08:00") } else { None },
            method: signed.then(|| if typed { "typed" } else { "ssh" }.to_owned()),
            fingerprint: (signed && !typed).then(|| "SHA256:u3bmHSYQXw0bhBFyRZEcJ1LmmCQUbqjYwHG4bXx3Jdk".to_owned()),
            state,
            statement: signed.then(|| format!("01-{}-{id}.toml", person.party)),
        }
    };
    let signatures = vec![
        line("lin", Some("accepted-with-reservations"), Some(Verdict::Valid)),
        line("chen", Some("accepted-with-reservations"), Some(Verdict::UnsignedAttestation)),
        line("zhao", None, None),
    ];
    SignedRecord { record, signatures, draft: false, stale: false }
}
