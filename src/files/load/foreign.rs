//! Tells the files of a handover from other TOML and YAML files that lie in its folder.
//!
//! A chart, a manifest, the file of a build server: what has no line that begins as a section file's lines do is
//! passed over, whether or not it could be read. Where such a line is, or nearly is, it is one of ours.

use crate::files::format::Document;
use crate::model::kinds::called::is_called;

/// The keys by which a section file is known.
const OURS: [&str; 2] = ["section", "items"];

/// Marks that git leaves where two sides wrote different lines, which may hide any line.
const CONFLICT: [&[u8]; 2] = [b"<<<<<<< ", b">>>>>>> "];

/// Whether a file that was read is none of the handover's.
pub(super) fn is_foreign(document: &Document) -> bool {
    !document.root.entries().iter().any(|entry| is_near(&entry.key))
}

/// Whether a file that could not be read is none of the handover's.
pub(super) fn is_foreign_text(bytes: &[u8]) -> bool {
    let lines = || bytes.split(|byte| *byte == b'\n');
    let has_mark = |mark: &[u8]| lines().any(|line| line.starts_with(mark));
    // Where all of a file is moved in, its lines begin there.
    let margin = lines().map(margin_of).find(|(_, rest)| !rest.is_empty() && !rest.starts_with(b"#"));
    let margin = margin.map_or(&[][..], |(margin, _)| margin);
    let is_ours = |line: &[u8]| {
        let (own, rest) = margin_of(line);
        blanks(own).eq(blanks(margin)) && is_near(&first_word(rest))
    };
    !lines().any(is_ours) && !CONFLICT.iter().all(|mark| has_mark(mark))
}

/// The blanks, and the marks of the encoding, that a line begins with, and the rest without the blanks at its end.
fn margin_of(line: &[u8]) -> (&[u8], &[u8]) {
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
    let end = line.iter().position(|byte| !matches!(byte, b' ' | b'\t' | 0 | 0xfe | 0xff)).unwrap_or(line.len());
    let (margin, rest) = line.split_at(end);
    (margin, rest.trim_ascii_end())
}

/// The blanks of a margin alone.
fn blanks(margin: &[u8]) -> impl Iterator<Item = &u8> {
    margin.iter().filter(|byte| byte.is_ascii_whitespace())
}

/// The word that a line begins with, behind brackets and quotes.
fn first_word(line: &[u8]) -> String {
    let line = line.iter().filter(|byte| **byte != 0).skip_while(|byte| b"[{\"' ".contains(byte));
    let word = line.take_while(|byte| !byte.is_ascii() || byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    let word: Vec<u8> = word.take(LONGEST_WORD).copied().collect();
    let is_part = |mark: &char| mark.is_alphanumeric() || matches!(mark, '_' | '-');
    String::from_utf8_lossy(&word).trim_start_matches(['【', '［']).chars().take_while(is_part).collect()
}

/// More bytes than any word for one of our keys has.
const LONGEST_WORD: usize = 32;

/// Longest word that can be near one of ours.
const LONGEST: usize = 8;

/// Whether a word is one of our keys, or one slip of the pen away from it.
fn is_near(word: &str) -> bool {
    let ends = |text: &str| (text.bytes().next(), text.bytes().next_back());
    let near = |own: &&str, word: &str| {
        // One slip leaves the first letter or the last as it is; most lines are told by that.
        let (one, other) = (ends(own), ends(word));
        own.len().abs_diff(word.len()) <= 1
            && (one.0 == other.0 || one.1 == other.1)
            && strsim::osa_distance(own, word) <= 1
    };
    let is_short = word.len() <= LONGEST;
    let in_words = || OURS.iter().any(|own| is_called(word, own));
    !word.is_ascii() && in_words() || is_short && OURS.iter().any(|own| near(own, &word.to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_begins_as_ours_do_makes_a_file_ours() {
        for text in [
            "section: risks",
            "# note\n\nsection = ",
            "\"section\" = 1",
            "{ \"items\": [",
            "[[items]]",
            "[[ item ]]",
            "a: 1\r\nsections: x\r\n",
            "\u{feff}section：风险",
            "  section: risks\n  items: [",
            "Section: risks\n---\n",
            "setcion: risks",
            "itmes:\n- x",
            "部分: risks",
            "事项：\n",
            "【【items】】",
            "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n",
        ] {
            assert!(!is_foreign_text(text.as_bytes()), "{text}");
        }
        let utf16: Vec<u8> = "\u{feff}a: 1\nsection: risks\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(!is_foreign_text(&utf16));
    }

    #[test]
    fn other_files_are_none_of_ours() {
        for text in [
            "",
            "# section: risks",
            "apiVersion: v1\nkind: Pod\n---\nspec:\n  volumes:\n  - configMap:\n      items: []\n",
            "on: push\njobs:\n  build:\n    steps: []\n",
            "steps:\n- script: make\n",
            "stages: [build]\nimage: x\naction: y\n",
            "[project]\nname = \"x\"\n[tool.section]\n",
            "sectional: x\nitems_per_page: 3\nbisection: y\n",
            "{{- if .Values.section }}",
            "<<<<<<< HEAD\n",
        ] {
            assert!(is_foreign_text(text.as_bytes()), "{text}");
        }
    }
}
