//! Bytes as text, whatever they were saved in: UTF-8, UTF-16, GBK; and what is no list at all.

use super::found::ListFormat;
use crate::text::problem::Problem;
use crate::text::say::importing as say;
use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// How much of a file says what it is.
const HEAD: usize = 4096;

/// The format that bytes are really in: Excel and Word save HTML and text under endings that promise something else.
pub(super) fn real_format(bytes: &[u8], named: ListFormat) -> ListFormat {
    if is_zip(bytes) || is_compound(bytes) {
        return ListFormat::Xlsx;
    }
    let head = String::from_utf8_lossy(bytes.get(..HEAD).unwrap_or(bytes)).to_lowercase();
    let begins = head.trim_start_matches(['\u{feff}', '\u{fffd}']).trim_start();
    let is_page = ["<!doctype html", "<html", "<table"].iter().any(|tag| begins.starts_with(tag));
    match named {
        _ if is_page => ListFormat::Html,
        // A text that is called a workbook: values with tabs between them.
        ListFormat::Xlsx if !bytes.contains(&0) && !bytes.is_empty() => ListFormat::Csv,
        named => named,
    }
}

/// Whether bytes are those of an archive, as workbooks are.
pub(super) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Whether bytes are those of a compound file: an old workbook, or one with a password.
pub(super) fn is_compound(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0])
}

/// Bytes as text; a page may name what it is saved in.
///
/// # Errors
///
/// When they are no text in any encoding that lists are saved in.
pub(super) fn text(bytes: &[u8], name: &str, is_page: bool) -> Result<String, Problem> {
    let named = || is_page.then(|| declared(bytes)).flatten();
    let (encoding, skip) = match Encoding::for_bom(bytes) {
        Some((encoding, skip)) => (encoding, skip),
        None => (
            utf_16(bytes)
                .unwrap_or_else(|| if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { named().unwrap_or(GB18030) }),
            0,
        ),
    };
    let wrong = || Problem::usage(say::not_text(name)).hint(say::save_as_utf_8());
    let decoded = encoding.decode_without_bom_handling_and_without_replacement(bytes.get(skip..).unwrap_or_default());
    let text = decoded.ok_or_else(wrong)?;
    if text.contains('\0') {
        return Err(wrong());
    }
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// UTF-16 without a mark at its beginning: every other byte of plain letters is nothing.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let nothing = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (nothing(0), nothing(1));
    let some = head.len() / 8;
    match (even, odd) {
        _ if !bytes.len().is_multiple_of(2) || head.len() < 4 => None,
        (0, odd) if odd > some => Some(UTF_16LE),
        (even, 0) if even > some => Some(UTF_16BE),
        _ => None,
    }
}

/// What a page says it is saved in.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..HEAD).unwrap_or(bytes)).to_lowercase();
    let (_, after) = head.split_once("charset")?;
    let after = after.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let end = after.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_')).unwrap_or(after.len());
    // What calls itself GB2312 or GBK is read as what holds both.
    Encoding::for_label(&after.as_bytes()[..end]).map(|found| if found.name() == "GBK" { GB18030 } else { found })
}
