//! Answers inside what they were sent in: a mail with its greeting, a page that a mail program saved, a text with the marks
//! of a quote before each line.
//!
//! In: the bytes of a file. Out: the one JSON object of answers in it, as bytes. What is damaged stays so, for its reader
//! to say where. Bounded: an object is looked for in a few places of a text, a text in a few parts of a mail.

use super::answers::{FAMILY, LARGEST};
use crate::text::problem::Problem;
use crate::text::say::answers as say;
use mail_parser::decoders::html::html_to_text;
use mail_parser::{Message, MessageParser, PartType};
use serde_json::{Deserializer, Value};

/// So many bytes before the name of their format may an object of answers begin.
const BEFORE: usize = 400;

/// In so many places of a text an object is looked for.
const MOST_PLACES: usize = 64;

/// So many parts of a mail are looked at, and of mails in it.
const MOST_PARTS: usize = 100;

/// Answers that were found in a file.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Enclosed {
    /// The answers alone.
    pub(crate) bytes: Vec<u8>,
    /// Whether something stood around them, or was taken out of them.
    pub(crate) around: bool,
}

/// The answers in a file; nothing where there are none.
///
/// # Errors
///
/// When there are several that differ.
pub(crate) fn enclosed(bytes: &[u8], name: &str) -> Result<Option<Enclosed>, Problem> {
    let whole = std::str::from_utf8(bytes).ok().map(|text| text.trim_start_matches('\u{feff}').trim());
    let is_one = |text: &&str| text.starts_with('{') && text.get(..floor(text, BEFORE)).is_some_and(is_meant);
    if let Some(text) = whole.filter(is_one)
        && (serde_json::from_str::<Value>(text).is_ok() || bytes.len() > LARGEST)
    {
        return Ok(Some(Enclosed { bytes: bytes.to_vec(), around: false }));
    }
    let mut found: Vec<(Value, String)> = Vec::new();
    let mut broken = None;
    for text in texts(bytes).iter().filter(|text| is_meant(text)) {
        let looks = [text.clone(), unquoted(text)];
        // What a mail program broke into lines is joined where nothing else can be read.
        let looks = looks.iter().cloned().chain(looks.iter().map(|text| joined(text)));
        for look in looks {
            let all = objects(&look);
            if !all.is_empty() {
                found.extend(all.into_iter().filter(|(value, _)| is_answers(value)));
                break;
            }
            broken = broken.or_else(|| rest(&look).map(str::to_owned));
        }
    }
    found.dedup_by(|one, other| one.0 == other.0);
    match (found.as_slice(), broken) {
        ([], None) => Ok(None),
        ([], Some(text)) => Ok(Some(Enclosed { bytes: text.into_bytes(), around: true })),
        ([(first, text), others @ ..], _) if others.iter().all(|(other, _)| other == first) => {
            Ok(Some(Enclosed { bytes: text.clone().into_bytes(), around: true }))
        }
        (several, _) => Err(Problem::usage(say::several(name, several.len())).hint(say::one_each())),
    }
}

/// Whether a text names the format of answers.
fn is_meant(text: &str) -> bool {
    text.contains(FAMILY)
}

fn is_answers(value: &Value) -> bool {
    value.get("schema").and_then(Value::as_str).is_some_and(|schema| schema.starts_with(FAMILY))
}

/// The texts of a file: what it is itself, what it shows as a page, the parts of a mail.
fn texts(bytes: &[u8]) -> Vec<String> {
    let bytes = bytes.get(..LARGEST.saturating_mul(4)).unwrap_or(bytes);
    let head = String::from_utf8_lossy(bytes.get(..BEFORE).unwrap_or(bytes)).to_ascii_lowercase();
    let is_page = |text: &str| text.contains("<html") || text.contains("<body") || text.contains("<div");
    if is_mail(&head)
        && let Some(message) = MessageParser::default().parse(bytes)
    {
        let mut texts = Vec::new();
        parts(&message, &mut texts);
        return texts;
    }
    if bytes.contains(&0) {
        return Vec::new();
    }
    let text = String::from_utf8_lossy(bytes).replace('\r', "");
    match is_page(&head) {
        true => vec![html_to_text(&text), text],
        false => vec![text],
    }
}

/// Whether a file begins as mails do: a line that names what follows it, and one of those that every mail has.
fn is_mail(head: &str) -> bool {
    let first = head.trim_start().lines().next().unwrap_or_default();
    let named = first
        .split_once(':')
        .is_some_and(|(name, _)| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'));
    let is_known = |line: &str| {
        ["from:", "received:", "return-path:", "message-id:", "mime-version:", "delivered-to:", "content-type:"]
            .iter()
            .any(|name| line.starts_with(name))
    };
    named && head.lines().any(is_known)
}

fn parts(message: &Message<'_>, texts: &mut Vec<String>) {
    for part in &message.parts {
        if texts.len() >= MOST_PARTS {
            return;
        }
        match &part.body {
            PartType::Text(text) => texts.push(text.replace('\r', "")),
            PartType::Html(text) => texts.push(html_to_text(text)),
            PartType::Binary(bytes) | PartType::InlineBinary(bytes) if !bytes.contains(&0) => {
                texts.push(String::from_utf8_lossy(bytes).replace('\r', ""));
            }
            PartType::Message(inner) => parts(inner, texts),
            PartType::Binary(_) | PartType::InlineBinary(_) | PartType::Multipart(_) => {}
        }
    }
}

/// A text without the marks of a quote before its lines.
fn unquoted(text: &str) -> String {
    text.lines().map(|line| line.trim_start_matches(['>', ' ', '\t', '|'])).collect::<Vec<_>>().join("\n")
}

/// A text whose strings go on over the ends of lines, where a mail program has broken them; without blanks that do not
/// break.
fn joined(text: &str) -> String {
    let text = unquoted(text);
    let begins = places(&text).next().unwrap_or_default();
    let mut joined = String::with_capacity(text.len());
    let (mut quoted, mut escaped) = (false, false);
    for c in text.get(begins..).unwrap_or_default().chars() {
        match c {
            '\n' if quoted => {
                if !joined.ends_with(' ') {
                    joined.push(' ');
                }
                continue;
            }
            '\u{a0}' if !quoted => joined.push(' '),
            _ => joined.push(c),
        }
        quoted ^= c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
    }
    joined
}

/// Where objects of answers may begin.
fn places(text: &str) -> impl Iterator<Item = usize> {
    let braces = text.match_indices('{').map(|(at, _)| at);
    let is_near = |at: &usize| is_meant(&text[*at..floor(text, at + BEFORE)]);
    braces.filter(is_near).take(MOST_PLACES)
}

/// The objects of answers in a text, each as it is written.
fn objects(text: &str) -> Vec<(Value, String)> {
    let mut found = Vec::new();
    let mut from = 0;
    for at in places(text) {
        if at < from {
            continue;
        }
        let mut stream = Deserializer::from_str(&text[at..]).into_iter::<Value>();
        if let Some(Ok(value)) = stream.next() {
            from = at + stream.byte_offset();
            found.push((value, text[at..from].to_owned()));
        }
    }
    found
}

/// What may be meant as answers and cannot be read, to the end of its last object.
fn rest(text: &str) -> Option<&str> {
    let at = places(text).next()?;
    let end = text[at..].rfind('}').map_or(text.len(), |end| at + end + 1);
    text.get(at..end)
}

/// The last place in a text, not after another, at which a character begins.
fn floor(text: &str, place: usize) -> usize {
    (0..=place.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ANSWERS: &str = r#"{
  "schema": "handover/answers/1",
  "person": "chen",
  "answers": [ { "item": "permissions/a", "note": "it { works } and \"more\", said Chen Yu of the shop on Monday" } ]
}"#;

    fn found(text: &[u8]) -> Option<Value> {
        let found = enclosed(text, "reply").unwrap()?;
        serde_json::from_slice(&found.bytes).ok()
    }

    fn answers() -> Option<Value> {
        serde_json::from_str(ANSWERS).ok()
    }

    #[test]
    fn answers_are_found_in_whatever_they_were_sent_in() {
        let quoted: String = ANSWERS.lines().map(|line| format!("> {line}\n")).collect();
        let twice: String = quoted.lines().map(|line| format!("> {line}\n")).collect();
        let broken = ANSWERS.replace("said Chen Yu", "said\nChen Yu");
        let broken: String = broken.lines().map(|line| format!("> {line}\n")).collect();
        let html = ANSWERS.replace('"', "&quot;").replace('\n', "<br>\n");
        let mail = |kind: &str, encoding: &str, body: &str| {
            format!(
                "From: chen@b.example\nSubject: Re: answers\nMIME-Version: 1.0\nContent-Type: {kind}\nContent-Transfer-Encoding: {encoding}\n\n{body}\n"
            )
        };
        let base64 = {
            use base64ct::{Base64, Encoding};
            let text = Base64::encode_string(ANSWERS.as_bytes());
            text.as_bytes().chunks(76).map(|line| String::from_utf8_lossy(line).into_owned() + "\n").collect::<String>()
        };
        for text in [
            format!("Hello Lin,\n\nhere they are:\n{ANSWERS}\n\nBest, Chen"),
            format!("On Monday Lin wrote:\n{quoted}\nregards {{chen}}"),
            twice,
            broken,
            ANSWERS.replace('\n', "\r\n"),
            format!("```\n{ANSWERS}\n```"),
            format!("<html><body><p>Hello</p><div>{html}</div></body></html>"),
            mail("text/plain; charset=utf-8", "8bit", ANSWERS),
            mail("application/json; name=answers.json", "base64", &base64),
            mail("text/html; charset=utf-8", "8bit", &format!("<html><body>{html}</body></html>")),
        ] {
            assert_eq!(found(text.as_bytes()), answers(), "{text}");
        }
        let plain = enclosed(ANSWERS.as_bytes(), "reply").unwrap().unwrap();
        assert_eq!((plain.bytes.as_slice(), plain.around), (ANSWERS.as_bytes(), false));
        assert!(enclosed(b"| Item | Owner |\n|---|---|\n", "list.md").unwrap().is_none());
        let two = format!("{ANSWERS}\n{}", ANSWERS.replace("chen", "lin"));
        assert!(enclosed(two.as_bytes(), "reply").is_err(), "which of them is meant is not guessed");
        assert_eq!(found(format!("{ANSWERS}\n{ANSWERS}").as_bytes()), answers());
        let cut = format!("Hello,\n{}", &ANSWERS[..90]);
        assert!(enclosed(cut.as_bytes(), "reply").unwrap().is_some(), "what is cut off is told as that");
    }

    proptest! {
        #[test]
        fn what_stands_around_answers_does_not_matter(before in "[^{]{0,200}", after in "[^{]{0,200}", marks in 0..3_usize) {
            let lines = ANSWERS.lines().map(|line| ">".repeat(marks) + line + "\n").collect::<String>();
            let text = format!("Hi {}\n{lines}\n{}", before.replace('\0', ""), after.replace('\0', ""));
            prop_assert_eq!(found(text.as_bytes()), answers());
        }
    }
}
