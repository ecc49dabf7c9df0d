//! Which names may stand in a manifest: those that mean the same on every system and to `sha256sum -c`.

use super::{Fault, Why};
use crate::text::visible::is_unsafe;
use std::path::{Component, Path, PathBuf};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// What is wrong with the name of a file or folder, if anything.
pub fn check_name(name: &str) -> Option<Why> {
    if name.bytes().all(|byte| matches!(byte, b' '..=b'~') && byte != b'\\') {
        return match name {
            "" | "." => Some(Why::NotPlain),
            ".." => Some(Why::Climbs),
            _ => None,
        };
    }
    if name.chars().any(|c| is_unsafe(c) || matches!(c, '\n' | '\t')) {
        Some(Why::Unsafe)
    } else if name.contains('\\') {
        Some(Why::Backslash)
    } else if !is_nfc(name) {
        Some(Why::NotNfc)
    } else {
        None
    }
}

/// What is wrong with a path below a folder, with `/` between its names, if anything.
pub fn check_relative(path: &str) -> Option<Why> {
    if path.starts_with('/') || has_drive(path) {
        return Some(Why::Absolute);
    }
    if path == "-" {
        return Some(Why::Dash);
    }
    path.split('/').find_map(check_name)
}

/// Whether a path begins with the letter of a drive, as in `C:`.
fn has_drive(path: &str) -> bool {
    matches!(path.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_refused_path_has_its_reason() {
        for (path, why) in [
            ("/etc/passwd", Why::Absolute),
            ("C:/x", Why::Absolute),
            ("../x", Why::Climbs),
            ("a/../b", Why::Climbs),
            ("./a", Why::NotPlain),
            ("a//b", Why::NotPlain),
            ("a/", Why::NotPlain),
            ("", Why::NotPlain),
            ("-", Why::Dash),
            ("a\\b", Why::Backslash),
            ("a\nb", Why::Unsafe),
            ("a\tb", Why::Unsafe),
            ("a\u{202e}b", Why::Unsafe),
            ("a\u{200b}b", Why::Unsafe),
            ("cafe\u{301}.txt", Why::NotNfc),
        ] {
            assert_eq!(check_relative(path), Some(why), "{path:?}");
        }
        for path in ["a", "a/b.txt", "交接/清单.xlsx", "caf\u{e9}.txt", "..a", "a..", " a ", "*x", "-x"] {
            assert_eq!(check_relative(path), None, "{path:?}");
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
