//! Records of the examples as documents, and one that is signed.

use crate::support::completing::{Completing, Values};
use crate::support::runner::Runner;
use chrono::{DateTime, FixedOffset};
use handover::document::decision::{Decision, Method};
use handover::document::derived::derived;
use handover::document::edition::Edition;
use handover::document::given::given_of;
use handover::document::record::{FORMAT, Record};
use handover::document::signed::{RecordLang, SignatureLine, SignedRecord};
use handover::document::verdict::Verdict;
use handover::document::{render_record_docx, render_record_html, render_record_markdown};
use handover::evidence::Digest;
use handover::files::load::load_project;
use handover::text::Lang;
use std::io::Read;
use std::path::{Path, PathBuf};

/// When the tests of documents print.
pub(crate) const NOW: &str = "2026-11-30T17:00:00+08:00";
pub(crate) const EN: RecordLang = RecordLang::One(Lang::En);
pub(crate) const ZH: RecordLang = RecordLang::One(Lang::Zh);

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

/// A record of a project's stage, and the moment, as every document is made of it.
pub(crate) struct Printed {
    pub(crate) signed: SignedRecord,
    pub(crate) now: DateTime<FixedOffset>,
}

impl Printed {
    /// What would be signed of a stage now; nobody has.
    pub(crate) fn draft(root: &Path, stage: &str, now: &str) -> Printed {
        let view = load_project(root, now.parse().unwrap()).expect("a project").view;
        let given = given_of(&view.project, &view.standings, stage);
        let record = Record { format: FORMAT, derived: derived(&given), given };
        let bytes = serde_json::to_string_pretty(&record).unwrap() + "\n";
        let terms = &record.given.terms;
        let line = |id: &String| SignatureLine::unsigned(&record, id).expect("a signer");
        let signed = SignedRecord {
            digest: Digest::of(bytes.as_bytes()).to_string(),
            evidence: None,
            folder: None,
            signatures: terms.signers.iter().map(line).collect(),
            draft: true,
            standing: None,
            record,
        };
        Printed { signed, now: view.now }
    }

    /// The same as a record that is written and that nobody has signed yet.
    pub(crate) fn frozen(mut self) -> Printed {
        let signed = &mut self.signed;
        signed.folder = Some(format!("records/{}-{}", signed.record.given.terms.stage, &signed.digest[..16]));
        signed.evidence = Some("ab".repeat(32));
        signed.draft = false;
        signed.standing = Some(Verdict::Current);
        self
    }

    /// The same with what a signer says who does not reject.
    pub(crate) fn signed_by(mut self, id: &str, method: Method, state: Verdict) -> Printed {
        let reserved = !self.signed.record.derived.reservations.is_empty();
        let line = self.line(id);
        line.decision = Some(Decision::of(line.party, reserved));
        line.at = Some("2026-11-30T17:00:00+08:00".parse().unwrap());
        line.method = Some(method);
        line.fingerprint = (method == Method::Ssh).then(|| PRINT.to_owned());
        line.entered_by = (method != Method::Ssh).then(|| "lin".to_owned());
        line.scan = (method == Method::Paper).then(|| format!("{id}-scan.pdf"));
        line.state = Some(state);
        line.statement = Some(format!("{}-{id}.toml", line.party));
        self
    }

    /// The same with what a signer says who rejects.
    pub(crate) fn rejected_by(self, id: &str, reason: &str) -> Printed {
        let mut printed = self.signed_by(id, Method::Ssh, Verdict::KeyNamed);
        let line = printed.line(id);
        line.decision = Some(Decision::Rejected);
        line.reason = Some(reason.to_owned());
        printed
    }

    /// The line of a signer.
    pub(crate) fn line(&mut self, id: &str) -> &mut SignatureLine {
        self.signed.signatures.iter_mut().find(|line| line.signer == id).expect("a signer")
    }

    pub(crate) fn markdown(&self, lang: RecordLang) -> String {
        render_record_markdown(&self.signed, self.now, Edition::whole(lang))
    }

    pub(crate) fn html(&self, lang: RecordLang) -> String {
        render_record_html(&self.signed, self.now, Edition::whole(lang))
    }

    pub(crate) fn docx(&self, lang: RecordLang) -> Vec<u8> {
        render_record_docx(&self.signed, self.now, Edition::whole(lang)).unwrap()
    }
}

/// The fingerprint of a key.
pub(crate) const PRINT: &str = "SHA256:u3bmHSYQXw0bhBFyRZEcJ1LmmCQUbqjYwHG4bXx3Jdk";

/// The record of the store's cutover, signed by one, typed by another, waiting for a third.
pub(crate) fn signed_store(root: &Path) -> Printed {
    Printed::draft(root, "cutover", "2026-11-30T17:00:00+08:00")
        .frozen()
        .signed_by("lin", Method::Ssh, Verdict::KeyNamed)
        .signed_by("chen", Method::Typed, Verdict::Unverified)
}

/// Completes every item of a project that `init` has just made, but those named, which are reserved: the first steps on
/// one day, the next five days later, as if the plan and the cutover were signed.
pub(crate) fn complete(root: &Path, reserved: &[&str], note: &str) {
    let first: chrono::DateTime<chrono::FixedOffset> = "2026-11-10T10:00:00+08:00".parse().unwrap();
    let at = |_: i64, step: usize| first + chrono::Duration::days(5 * i64::try_from(step).unwrap());
    let signed = ["start", "cutover"];
    let now = NOW.parse().unwrap();
    Completing { now, values: Values::Meet, note, reserved, at: &at, signed: &signed }.run(root);
}

/// A project of a template as it is after every item was worked on, but those that are reserved.
pub(crate) fn finished(runner: &Runner, template: &str, reserved: &[&str]) -> PathBuf {
    let made = runner.run(&[
        "init",
        "done",
        "--template",
        template,
        "--giver",
        "A",
        "--receiver",
        "B",
        "--witness",
        "C",
        "--person",
        "giver:lin:Lin Wei",
        "--person",
        "receiver:chen:Chen Yu",
        "--person",
        "witness:zhao:Zhao Min",
        "--start",
        "2026-11-02",
        "--cutover",
        "2026-11-30",
        "--close",
        "2026-12-31",
    ]);
    assert_eq!(made.code, 0, "{}", made.err);
    let root = runner.path("done");
    complete(&root, reserved, "in order");
    root
}
