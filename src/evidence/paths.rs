//! Which names may stand in a manifest: those that mean the same on every system and to `sha256sum -c`.

use super::{Fault, Why};
use crate::text::say::failures::failure;
use crate::text::visible::is_unsafe;
use std::collections::VecDeque;
use std::ffi::OsString;
use std::io;
use std::path::{Component, Path, PathBuf};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// What is wrong with the name of a file or folder, if anything.
pub fn check_name(name: &str) -> Option<Why> {
    if !name.is_ascii() && name.chars().any(is_hidden) || name.bytes().any(|byte| byte.is_ascii_control()) {
        Some(Why::Unsafe)
    } else if name.contains('\\') {
        Some(Why::Backslash)
    } else if name != name.trim() {
        Some(Why::Blank)
    } else if has_scheme(name) {
        Some(Why::Scheme)
    } else if !name.is_ascii() && !is_nfc(name) {
        Some(Why::NotNfc)
    } else {
        match name {
            "" | "." => Some(Why::NotPlain),
            ".." => Some(Why::Climbs),
            _ if is_git(name) => Some(Why::GitFiles),
            _ => None,
        }
    }
}

/// Whether a name is that of what git keeps for itself in a work tree.
pub(super) fn is_git(name: &str) -> bool {
    name.eq_ignore_ascii_case(".git")
}

/// What is wrong with a path below a folder, with `/` between its names, if anything.
///
/// This is the one rule: what it lets pass may be hashed, and may be read back from a manifest.
pub fn check_relative(path: &str) -> Option<Why> {
    if path.starts_with('/') {
        return Some(Why::Absolute);
    }
    if path == "-" {
        return Some(Why::Dash);
    }
    path.split('/').find_map(check_name)
}

/// What is wrong with the path of evidence as an act names it, if anything: a folder ends in `/`, and what lies outside
/// stands whole, in the way of its own system.
pub fn check_evidence(path: &str) -> Option<Why> {
    let plain = path.strip_suffix('/').unwrap_or(path);
    if has_drive(plain) || plain.starts_with("\\\\") {
        return None;
    }
    match plain.strip_prefix('/') {
        Some(below) => below.split('/').find_map(check_name),
        None => check_relative(plain),
    }
}

/// What is wrong with the whole path of something outside, if anything: each name on it is held to the same rule.
pub fn check_whole(path: &Path) -> Option<Why> {
    path.components().find_map(|part| match part {
        Component::Normal(name) => name.to_str().map_or(Some(Why::NotUtf8), check_name),
        Component::ParentDir => Some(Why::Climbs),
        Component::CurDir => Some(Why::NotPlain),
        Component::RootDir | Component::Prefix(_) => None,
    })
}

/// Whether a path that is written in a project leads out of it by its words alone: it begins at a root, names a
/// drive, or goes up further than it went down.
pub fn leads_out(path: &str) -> bool {
    if path.starts_with(['/', '\\']) || has_drive(path) || Path::new(path).is_absolute() {
        return true;
    }
    let mut depth = 0_usize;
    for part in path.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." if depth == 0 => return true,
            ".." => depth -= 1,
            _ => depth += 1,
        }
    }
    false
}

/// Whether a path begins with the letter of a drive, as in `C:`.
fn has_drive(path: &str) -> bool {
    matches!(path.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic())
}

/// Whether a name begins as a drive or an address does (RFC 3986, section 3.1): `a:b`.
fn has_scheme(name: &str) -> bool {
    let Some((scheme, _)) = name.split_once(':') else { return false };
    let in_scheme = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.bytes().all(in_scheme)
}

/// Whether a character of a name steers or does not show: controls, format characters (Unicode's `Cc`, `Cf`, `Zl`
/// and `Zp`), and letters without a shape.
fn is_hidden(c: char) -> bool {
    match c {
        '\n' | '\t' => true,
        '\u{600}'..='\u{605}' | '\u{6dd}' | '\u{70f}' | '\u{890}' | '\u{891}' | '\u{8e2}' => true,
        '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' => true,
        '\u{200c}' | '\u{200d}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}' => true,
        '\u{110bd}' | '\u{110cd}' | '\u{13430}'..='\u{1343f}' => true,
        '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' => true,
        c => is_unsafe(c),
    }
}

/// The name after case folding and NFKC: two names that are equal in this form cannot stand beside each
/// other on every system (Unicode 15, section 3.13).
pub fn folded(name: &str) -> String {
    if name.is_ascii() {
        return name.to_ascii_lowercase();
    }
    // Through upper case, so that `ß` and `ss` meet; letter by letter, so that no letter depends on its place.
    let upper = name.nfkc().flat_map(char::to_uppercase);
    upper.flat_map(char::to_lowercase).nfkc().collect()
}

/// The place of a relative path in a folder, if no part of the way is a link.
///
/// # Errors
///
/// When the path is refused, or leads through a link.
pub fn inside(folder: &Path, path: &str) -> Result<PathBuf, Fault> {
    if let Some(why) = check_relative(path) {
        return Err(Fault { path: path.to_owned(), why });
    }
    let mut place = folder.to_owned();
    for part in Path::new(path).components() {
        let Component::Normal(name) = part else {
            return Err(Fault { path: path.to_owned(), why: Why::NotPlain });
        };
        place.push(name);
        if place.is_symlink() {
            return Err(Fault { path: path.to_owned(), why: Why::Symlink });
        }
    }
    Ok(place)
}

/// How many links on the way to something outside are followed.
const LINKS: usize = 40;

/// The real place of a path: links on the way are followed, but for those that `closed` says may not be, given where
/// they really stand; the last name never is.
///
/// # Errors
///
/// When the way leads through a link that is not followed, or is not there.
pub fn resolve(given: &Path, closed: &dyn Fn(&Path) -> bool) -> Result<PathBuf, Fault> {
    let fault = |why| Fault::at(given, why);
    let unread = |error: &io::Error| Fault::reading(given, error);
    let whole = std::path::absolute(given).map_err(|error| unread(&error))?;
    let mut way: VecDeque<OsString> = whole.components().map(|part| part.as_os_str().to_owned()).collect();
    let (mut place, mut links) = (PathBuf::new(), 0);
    while let Some(part) = way.pop_front() {
        if part == "." {
            continue;
        } else if part == ".." {
            place.pop();
            continue;
        }
        place.push(part);
        let last = way.is_empty();
        if last || !place.symlink_metadata().map_err(|error| unread(&error))?.is_symlink() {
            continue;
        }
        if closed(&place) {
            return Err(fault(Why::Symlink));
        }
        links += 1;
        if links > LINKS {
            return Err(fault(Why::Unreadable(failure(&io::ErrorKind::TooManyLinks.into()))));
        }
        let target = place.read_link().map_err(|error| unread(&error))?;
        place.pop();
        let parts: Vec<OsString> = target.components().map(|part| part.as_os_str().to_owned()).collect();
        parts.into_iter().rev().for_each(|part| way.push_front(part));
    }
    Ok(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_refused_path_has_its_reason() {
        for (path, why) in [
            ("/etc/passwd", Why::Absolute),
            ("C:/x", Why::Scheme),
            ("a:b", Why::Scheme),
            ("evidence/a:b.pdf", Why::Scheme),
            ("https://x.example/a", Why::Scheme),
            (" a", Why::Blank),
            ("a ", Why::Blank),
            ("a/ b/c", Why::Blank),
            ("a\u{3000}/b", Why::Blank),
            (" ", Why::Blank),
            ("../x", Why::Climbs),
            ("a/../b", Why::Climbs),
            ("./a", Why::NotPlain),
            (".git/config", Why::GitFiles),
            ("papers/.GIT", Why::GitFiles),
            ("a//b", Why::NotPlain),
            ("a/", Why::NotPlain),
            ("", Why::NotPlain),
            ("-", Why::Dash),
            ("a\\b", Why::Backslash),
            ("a\nb", Why::Unsafe),
            ("a\tb", Why::Unsafe),
            ("a\u{202e}b", Why::Unsafe),
            ("a\u{200b}b", Why::Unsafe),
            ("a\u{200d}b", Why::Unsafe),
            ("a\u{3164}b", Why::Unsafe),
            ("a\u{7f}b", Why::Unsafe),
            ("cafe\u{301}.txt", Why::NotNfc),
        ] {
            assert_eq!(check_relative(path), Some(why), "{path:?}");
        }
        for path in [
            "a",
            "a/b.txt",
            "交接/清单.xlsx",
            "caf\u{e9}.txt",
            "..a",
            "a..",
            "a b",
            "*x",
            "-x",
            "10:30.log",
            "会议：纪要",
        ] {
            assert_eq!(check_relative(path), None, "{path:?}");
        }
    }

    #[test]
    fn evidence_is_named_in_one_way_inside_and_outside() {
        for path in [
            "papers/r.txt",
            "papers/",
            "/home/lin/r.txt",
            "/home/lin/backups/",
            "C:\\backups\\a",
            "\\\\host\\a",
            "会议：纪要",
        ] {
            assert_eq!(check_evidence(path), None, "{path}");
        }
        for path in [
            "./r.txt",
            "papers/../r.txt",
            "papers//r.txt",
            "../r.txt",
            "/a/../b",
            "/a//b",
            "a\\b",
            "file:///etc/passwd",
            "r.txt ",
            "papers//",
            "",
            "/",
            "-",
            "a\u{202e}b",
        ] {
            assert!(check_evidence(path).is_some(), "{path}");
        }
    }

    #[test]
    fn paths_that_lead_out_are_told_by_their_words() {
        for path in
            ["/x", "..", "../x", "a/../..", "a/../../b", "C:/x", "c:x", "\\\\host\\share", "..\\x", "a/./../../x"]
        {
            assert!(leads_out(path), "{path}");
        }
        for path in ["", "a", "a/../b", "..a", "a/..", "vault: acme/backups", "https://x.example/a"] {
            assert!(!leads_out(path), "{path}");
        }
    }

    #[test]
    fn names_meet_after_case_folding_and_nfkc() {
        for (one, other) in [
            ("A.txt", "a.TXT"),
            ("Straße", "STRASSE"),
            ("ＡＢ", "ab"),
            ("ﬁle", "FILE"),
            ("20℃", "20°c"),
            ("ΟΔΟΣ", "οδος"),
        ] {
            assert_eq!(folded(one), folded(other), "{one} {other}");
        }
        assert_ne!(folded("清单"), folded("清単"));
    }

    #[test]
    fn no_refused_path_is_looked_up() {
        let refused = |path| inside(Path::new("/"), path).unwrap_err().why;
        assert_eq!(refused("../etc/passwd"), Why::Climbs);
        assert_eq!(refused("/etc/passwd"), Why::Absolute);
        assert_eq!(refused("cafe\u{301}"), Why::NotNfc);
    }
}
