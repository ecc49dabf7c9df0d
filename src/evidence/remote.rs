//! A place that rclone(1) reaches, and what it says of the files there.
//!
//! In: the words of a `location`, and what `rclone checksum` printed. Out: the remote, the line that checks it, and how
//! the files compare. Only a remote by its name is one: what somebody else wrote must not bring options or a local path
//! of its own (`:local:/etc`, `oss,config=…:`), so that it reads what the user has set up, and nothing else. Pure.

use super::Digest;
use crate::text::visible::shell_word;
use std::fmt;

/// A place at a remote that the user has set up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Remote {
    name: String,
    path: String,
}

/// How the files at a remote compare with a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Compared {
    /// All of them are those of the list.
    Same,
    /// Some are others, gone or new.
    Changed {
        /// With other bytes.
        differ: Vec<String>,
        /// On the list, and not there.
        missing: Vec<String>,
        /// There, and not on the list.
        added: Vec<String>,
    },
    /// There is no such place.
    Nowhere,
    /// It could not be told, and why.
    Untold(String),
}

/// How `rclone` ends where a folder is not there (rclone(1), exit codes).
const NO_FOLDER: i32 = 3;

/// The longest complaint that is passed on.
const LONGEST: usize = 300;

impl Remote {
    /// Reads `remote:bucket/path`.
    pub(crate) fn parse(location: &str) -> Option<Remote> {
        let (name, path) = location.trim().split_once(':')?;
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '+' | '@');
        let begins = name.chars().next().is_some_and(|c| c.is_alphanumeric() || c == '_');
        // A letter alone is a drive; a path that begins with blanks or two strokes is words or an address.
        let is_remote = begins && name.chars().count() > 1 && name.chars().all(is_name);
        let is_path = !path.is_empty() && !path.starts_with("//") && path.trim() == path;
        let plain = !path.chars().any(|c| c.is_control()) && !path.split('/').any(|part| part == "..");
        (is_remote && is_path && plain).then(|| Remote { name: name.to_owned(), path: path.to_owned() })
    }

    /// The folder that it is in, and its name there.
    pub(crate) fn split(&self) -> (Remote, &str) {
        let (folder, name) = self.path.trim_end_matches('/').rsplit_once('/').unwrap_or(("", &self.path));
        (Remote { name: self.name.clone(), path: folder.to_owned() }, name)
    }

    /// What `rclone` is called with to hold it against a list of digests: it downloads, for an ETag is no proof.
    pub(crate) fn arguments(&self, list: &str) -> Vec<String> {
        ["checksum", "sha256", list, &self.to_string(), "--download"].map(str::to_owned).to_vec()
    }

    /// The same as a line to run by hand.
    pub(crate) fn line(&self, list: &str) -> String {
        format!("rclone checksum sha256 {} {} --download", shell_word(list), shell_word(&self.to_string()))
    }
}

impl fmt::Display for Remote {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}:{}", self.name, self.path)
    }
}

/// A list of one file.
pub(crate) fn list_of_one(digest: &Digest, name: &str) -> String {
    format!("{digest}  {name}\n")
}

/// What `rclone checksum --combined -` says: a sign and a path a line. `alone`: only the files of the list were asked for.
pub(crate) fn read_compared(code: Option<i32>, said: &str, complaints: &str, alone: bool) -> Compared {
    let of = |sign: &str| -> Vec<String> {
        said.lines().filter_map(|line| line.strip_prefix(sign)).map(str::to_owned).collect()
    };
    let (differ, missing, failed) = (of("* "), of("+ "), !of("! ").is_empty());
    let added = if alone { Vec::new() } else { of("- ") };
    let changed = !(missing.is_empty() && added.is_empty());
    match code {
        Some(0) => Compared::Same,
        Some(NO_FOLDER) => Compared::Nowhere,
        Some(_) if !differ.is_empty() || changed && !failed => Compared::Changed { differ, missing, added },
        // Files beside the one that was asked for are no complaint.
        Some(_) if alone && !failed && !of("= ").is_empty() => Compared::Same,
        _ => Compared::Untold(complaint(complaints)),
    }
}

/// The last thing that `rclone` complained of, without its clock.
fn complaint(complaints: &str) -> String {
    let last = complaints.lines().rev().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let clock = |c: char| c.is_ascii_digit() || matches!(c, '/' | ':' | ' ');
    last.trim_start_matches(clock).chars().take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remote_is_a_name_that_the_user_has_set_up_and_a_path() {
        for text in ["oss:bucket/path", "my-drive:orders", "s3.eu:bucket/a b", " oss:bucket "] {
            assert_eq!(Remote::parse(text).map(|one| one.to_string()), Some(text.trim().to_owned()), "{text}");
        }
        for text in [
            ":local:/etc",
            ":http,url='https://x':a",
            "oss,config_file=/etc/x:bucket",
            "-v:bucket",
            "--config=x:y",
            "C:/backup",
            "c:backup",
            "https://x.example/a",
            "vault: acme/backups",
            "oss:",
            "oss:a/../../etc",
            "dumps/orders.sql",
            "a/b:c",
            "oss:a\nb",
            "备份 盘:a",
        ] {
            assert_eq!(Remote::parse(text), None, "{text}");
        }
        let file = Remote::parse("oss:a/b.sql").unwrap();
        let (folder, name) = file.split();
        assert_eq!((folder.to_string().as_str(), name), ("oss:a", "b.sql"));
    }

    #[test]
    fn what_cannot_be_told_is_apart_from_what_changed() {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        assert_eq!(read_compared(Some(0), "= a\n= b\n", "", false), Compared::Same);
        assert_eq!(
            read_compared(Some(1), "- new\n* x\n+ gone\n= same\n", "", false),
            Compared::Changed { differ: names(&["x"]), missing: names(&["gone"]), added: names(&["new"]) }
        );
        assert_eq!(read_compared(Some(1), "- other\n= a\n", "", true), Compared::Same);
        assert_eq!(read_compared(Some(3), "+ a\n", "", false), Compared::Nowhere);
        let untold = |said: &str, why: &str| read_compared(Some(1), said, why, false);
        assert_eq!(
            untold("", "2026/11/26 21:19:59 Failed to create file system for \"nope:\": no such section\n"),
            Compared::Untold("Failed to create file system for \"nope:\": no such section".to_owned())
        );
        assert!(matches!(untold("! a\n+ b\n", "x: connection reset"), Compared::Untold(_)));
        assert!(matches!(untold("! a\n* b\n", "x"), Compared::Changed { .. }), "other bytes are certain");
    }
}
