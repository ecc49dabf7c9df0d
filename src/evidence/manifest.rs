//! A folder's files as lines that `sha256sum -c` reads, and a reader that takes nothing else.
//!
//! A line is 64 lower-case hex digits, two spaces, the path from the folder with `/`, and a line feed. Lines
//! stand in the order of their paths' bytes, each path once.

use super::paths::{check_relative, folded};
use super::{Digest, Why};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fmt::Write;

/// One file of a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// SHA-256 of its bytes.
    pub digest: Digest,
    /// Its path from the folder, with `/`.
    pub path: String,
}

/// The files of a folder.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Manifest {
    lines: Vec<Line>,
}

/// A line that no manifest has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineFault {
    /// Number of the line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub misread: Misread,
}

/// What can be wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misread {
    /// It is not UTF-8.
    NotUtf8,
    /// It has a carriage return.
    CarriageReturn,
    /// The last line lacks its line feed.
    NoLineFeed,
    /// It is not 64 lower-case hex digits, two spaces and a path.
    Form,
    /// Its path is refused.
    Path(Why),
    /// Its path stands before that of the line above.
    Order,
    /// Its path stands in the line above.
    Twice,
}

impl Manifest {
    /// A manifest of lines that are sorted and checked.
    pub(crate) fn from_sorted(lines: Vec<Line>) -> Manifest {
        Manifest { lines }
    }

    /// The lines, in the order of their paths' bytes.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The text, of which the digest is taken.
    pub fn text(&self) -> String {
        let mut text = String::with_capacity(self.lines.iter().map(|line| line.path.len() + 67).sum());
        for line in &self.lines {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{}  {}", line.digest, line.path);
        }
        text
    }

    /// The digest of the folder: that of the manifest's text.
    pub fn digest(&self) -> Digest {
        Digest::of(self.text().as_bytes())
    }

    /// Reads a manifest, and nothing that is merely like one.
    ///
    /// # Errors
    ///
    /// The first line that this tool would not have written.
    pub fn parse(bytes: &[u8]) -> Result<Manifest, LineFault> {
        let mut lines: Vec<Line> = Vec::new();
        let mut names: HashMap<String, String> = HashMap::new();
        for (position, bytes) in bytes.split_inclusive(|byte| *byte == b'\n').enumerate() {
            let line = read_line(bytes).and_then(|line| {
                match lines.last() {
                    Some(last) if last.path == line.path => return Err(Misread::Twice),
                    Some(last) if last.path > line.path => return Err(Misread::Order),
                    _ => {}
                }
                match collision(&mut names, &line.path) {
                    Some(why) => Err(Misread::Path(why)),
                    None => Ok(line),
                }
            });
            lines.push(line.map_err(|misread| LineFault { line: position + 1, misread })?);
        }
        Ok(Manifest { lines })
    }
}

fn read_line(bytes: &[u8]) -> Result<Line, Misread> {
    let line = std::str::from_utf8(bytes).map_err(|_| Misread::NotUtf8)?;
    if line.contains('\r') {
        return Err(Misread::CarriageReturn);
    }
    let line = line.strip_suffix('\n').ok_or(Misread::NoLineFeed)?;
    let (digest, rest) = line.split_at_checked(64).ok_or(Misread::Form)?;
    let digest = Digest::parse(digest).ok_or(Misread::Form)?;
    let path = rest.strip_prefix("  ").ok_or(Misread::Form)?;
    match check_relative(path) {
        Some(why) => Err(Misread::Path(why)),
        None => Ok(Line { digest, path: path.to_owned() }),
    }
}

/// Whether the path, or a folder on its way, equals another after folding, or is a file and a folder at
/// once. `names` holds every path so far by its folded form; folders end with `/`.
fn collision(names: &mut HashMap<String, String>, path: &str) -> Option<Why> {
    let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
    for end in ends {
        let part = path.get(..end).unwrap_or(path);
        let shown = if end < path.len() { format!("{part}/") } else { part.to_owned() };
        // Name by name: NFKC makes a solidus of some characters.
        let key: Vec<String> = part.split('/').map(folded).collect();
        match names.entry(key.join("\0")) {
            Entry::Occupied(other) if *other.get() == shown && end < path.len() => {}
            Entry::Occupied(other) => return Some(Why::Collides(other.get().clone())),
            Entry::Vacant(place) => {
                place.insert(shown);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(path: &str) -> String {
        format!("{}  {path}\n", Digest::of(path.as_bytes()))
    }

    fn misread(text: impl AsRef<[u8]>) -> (usize, Misread) {
        let fault = Manifest::parse(text.as_ref()).unwrap_err();
        (fault.line, fault.misread)
    }

    #[test]
    fn what_is_written_reads_back() {
        let text = [line("Z"), line("a b"), line("a/x"), line("交接/清单")].concat();
        let manifest = Manifest::parse(text.as_bytes()).unwrap();
        assert_eq!(manifest.text(), text);
        assert_eq!(manifest.lines().len(), 4);
        assert_eq!(Manifest::parse(b"").unwrap(), Manifest::default());
    }

    #[test]
    fn lines_out_of_order_and_repeated_lines_are_refused() {
        assert_eq!(misread(line("b") + &line("a")), (2, Misread::Order));
        assert_eq!(misread(line("a") + &line("a")), (2, Misread::Twice));
    }

    #[test]
    fn other_forms_that_sha256sum_takes_are_refused() {
        let good = line("a");
        let hex = Digest::of(b"a").to_string();
        assert_eq!(misread(good.replace('\n', "\r\n")), (1, Misread::CarriageReturn));
        assert_eq!(misread(good.trim_end()), (1, Misread::NoLineFeed));
        assert_eq!(misread(format!("{} a\n", hex)), (1, Misread::Form));
        assert_eq!(misread(format!("{} *a\n", hex)), (1, Misread::Form));
        assert_eq!(misread(format!("\\{hex}  a\n")), (1, Misread::Form));
        assert_eq!(misread(format!("SHA256 (a) = {hex}\n")), (1, Misread::Form));
        assert_eq!(misread(format!("{}  a\n", hex.to_uppercase())), (1, Misread::Form));
        assert_eq!(misread(format!("\u{feff}{good}")), (1, Misread::Form));
        assert_eq!(misread(good.clone() + "\n"), (2, Misread::Form));
        assert_eq!(misread(format!("# a comment\n{good}")), (1, Misread::Form));
        assert_eq!(misread(b"\xff\n"), (1, Misread::NotUtf8));
    }

    #[test]
    fn paths_that_leave_the_folder_or_hide_are_refused() {
        for (path, why) in
            [("../a", Why::Climbs), ("/a", Why::Absolute), ("./a", Why::NotPlain), ("a\u{202e}", Why::Unsafe)]
        {
            assert_eq!(misread(line(path)), (1, Misread::Path(why)));
        }
    }

    #[test]
    fn names_that_cannot_stand_beside_each_other_are_refused() {
        assert_eq!(misread(line("A") + &line("a")), (2, Misread::Path(Why::Collides("A".to_owned()))));
        assert_eq!(misread(line("A/x") + &line("a/y")), (2, Misread::Path(Why::Collides("A/".to_owned()))));
        assert_eq!(misread(line("a") + &line("a/b")), (2, Misread::Path(Why::Collides("a".to_owned()))));
    }
}
