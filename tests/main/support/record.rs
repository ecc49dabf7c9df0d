//! Records of the examples as documents, and one that is signed.

use crate::support::runner::Runner;
use std::io::Read;

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
