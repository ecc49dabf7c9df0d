//! The names of records: the folder of a stage and of what is signed, and the files of statements in it.

use crate::evidence::{Digest, check_name, folded};
use crate::files::folders::RECORDS;
use crate::model::party::Party;
use crate::text::Text;
use crate::text::say::signoff as say;
use std::path::PathBuf;

/// What a signature's file is called after its statement.
pub const SIGNATURE: &str = ".sig";

/// What a statement's file ends with.
const STATEMENT: &str = ".toml";

/// What stands before the ending of a scan.
const SCAN: &str = "-scan";

/// What a scan of paper may be.
pub const SCANS: [&str; 7] = ["pdf", "png", "jpg", "jpeg", "tif", "tiff", "webp"];

/// The most bytes a name may have, so that every file system takes what is made of it.
const LONGEST: usize = 100;

/// How many digits of its digest stand in the name of a record's folder, and are typed by who signs without a key.
pub const DIGITS: usize = 16;

/// Which record: the stage, and the first digits of the digest of `record.json`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordPlace {
    /// The milestone.
    pub stage: String,
    /// The first [`DIGITS`] hex digits.
    pub digits: String,
}

impl RecordPlace {
    /// The folder of what is signed for a stage.
    pub fn of(stage: &str, record: &Digest) -> RecordPlace {
        RecordPlace { stage: stage.to_owned(), digits: first_digits(record) }
    }

    /// Reads the name of a folder; nothing for a name that [`RecordPlace::name`] does not make.
    pub fn parse(name: &str) -> Option<RecordPlace> {
        let (stage, digits) = name.rsplit_once('-')?;
        let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        let plain = digits.len() == DIGITS && digits.bytes().all(is_digit);
        (plain && unfit(stage).is_none()).then(|| RecordPlace { stage: stage.to_owned(), digits: digits.to_owned() })
    }

    /// The name of its folder: `cutover-3f9a2c1b7d40e615`.
    pub fn name(&self) -> String {
        format!("{}-{}", self.stage, self.digits)
    }

    /// The path of its folder, or of a file in it, as people read it.
    pub fn shown(&self, file: &str) -> String {
        let slash = if file.is_empty() { "" } else { "/" };
        format!("{}/{}{slash}{file}", RECORDS, self.name())
    }

    /// The path of its folder from the project folder.
    pub fn path(&self) -> PathBuf {
        PathBuf::from(RECORDS).join(self.name())
    }
}

/// The digits of a digest that stand in names and are typed.
pub fn first_digits(digest: &Digest) -> String {
    digest.to_string().chars().take(DIGITS).collect()
}

/// Why the id of a signer cannot be part of the name of a file.
pub fn unfit_signer(id: &str) -> Option<Text> {
    let number = id.rsplit_once('.').is_some_and(|(_, last)| last.bytes().all(|byte| byte.is_ascii_digit()));
    unfit(id).or_else(|| number.then(say::unfit_number))
}

/// Why a name, of a stage or of a signer, cannot be that of a folder or file on every system.
pub fn unfit(name: &str) -> Option<Text> {
    const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];
    let base = folded(name.split('.').next().unwrap_or(name));
    let device = DEVICES.contains(&base.trim_end_matches(|c: char| c.is_ascii_digit()))
        && (base.len() == 3 || (base.len() == 4 && base.ends_with(|c: char| c.is_ascii_digit())));
    if name.is_empty() {
        Some(say::unfit_empty())
    } else if name.len() > LONGEST {
        Some(say::unfit_long(LONGEST))
    } else if name.starts_with(['.', '-', ' ']) || name.ends_with(['.', ' ']) {
        Some(say::unfit_ends())
    } else if name.contains(['/', ':', '*', '?', '"', '<', '>', '|']) || check_name(name).is_some() {
        Some(say::unfit_characters())
    } else if device {
        Some(say::unfit_device())
    } else {
        None
    }
}

/// The name of a statement's file: `giver-lin.toml`; of the second of the same person `giver-lin.2.toml`.
pub fn statement_name(number: usize, party: Party, signer: &str) -> String {
    format!("{}{STATEMENT}", base_name(number, party, signer))
}

/// The name of the scan of a statement on paper: `giver-lin-scan.pdf` beside `giver-lin.toml`.
pub fn scan_name(statement: &str, ending: &str) -> String {
    format!("{}{SCAN}.{ending}", statement.strip_suffix(STATEMENT).unwrap_or(statement))
}

/// Whether a file name is that of a scan, whosever statement it belongs to.
pub fn is_scan(name: &str) -> bool {
    let base = name.rsplit_once('.').filter(|(_, ending)| SCANS.contains(ending)).map(|(base, _)| base);
    base.is_some_and(|base| base.ends_with(SCAN))
}

fn base_name(number: usize, party: Party, signer: &str) -> String {
    match number {
        0 | 1 => format!("{party}-{signer}"),
        number => format!("{party}-{signer}.{number}"),
    }
}

/// Which statement of a person a file is, from 1; nothing for a file of another name.
pub fn statement_number(file: &str, party: Party, signer: &str) -> Option<usize> {
    let rest = file.strip_prefix(&base_name(1, party, signer))?.strip_suffix(STATEMENT)?;
    let number = if rest.is_empty() { 1 } else { rest.strip_prefix('.')?.parse().ok()? };
    (statement_name(number, party, signer) == file).then_some(number)
}

/// Whether a file name is that of a statement, whoever signs it.
pub fn is_statement(name: &str) -> bool {
    let base = name.strip_suffix(STATEMENT).and_then(|base| base.split_once('-'));
    base.is_some_and(|(party, signer)| Party::parse(party).is_some() && !signer.is_empty())
}

/// The name of the file that signs a statement.
pub fn signature_name(statement: &str) -> String {
    format!("{statement}{SIGNATURE}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_reads_back_as_the_record_it_was_made_for() {
        let digest = Digest::of(b"x");
        for stage in ["cutover", "切换", "phase 1", "go-live", "v1.2"] {
            let place = RecordPlace::of(stage, &digest);
            assert_eq!(RecordPlace::parse(&place.name()), Some(place));
        }
        let digits = first_digits(&digest);
        for wrong in [
            "cutover".to_owned(),
            digits.clone(),
            format!("-{digits}"),
            format!("cutover-{}", digits.to_uppercase()),
            format!("cutover-{digits}0"),
            format!(".x-{digits}"),
            format!("a/b-{digits}"),
        ] {
            assert_eq!(RecordPlace::parse(&wrong), None, "{wrong}");
        }
    }

    #[test]
    fn names_that_leave_the_folder_or_mean_something_elsewhere_are_unfit() {
        let long = "x".repeat(101);
        for name in
            ["", ".", "..", "../x", "a/b", "a\\b", "-rf", ".git", "x ", "nul", "COM1", "aux.txt", "a\u{202e}b", &long]
        {
            assert!(unfit(name).is_some(), "{name:?}");
        }
        for name in ["cutover", "切换日", "phase 1", "v1.2", "company", "common", "console"] {
            assert!(unfit(name).is_none(), "{name:?}");
        }
        assert!(unfit_signer("chen.2").is_some() && unfit_signer("chen.yu").is_none());
    }

    #[test]
    fn statements_are_named_after_their_signer() {
        assert_eq!(statement_name(1, Party::Giver, "lin"), "giver-lin.toml");
        assert_eq!(statement_name(2, Party::Receiver, "chen"), "receiver-chen.2.toml");
        assert_eq!(scan_name("receiver-chen.2.toml", "pdf"), "receiver-chen.2-scan.pdf");
        assert_eq!(statement_number("receiver-chen.2.toml", Party::Receiver, "chen"), Some(2));
        for wrong in ["receiver-chen.02.toml", "receiver-chen.1.toml", "receiver-chen.x.toml", "giver-chen.toml"] {
            assert_eq!(statement_number(wrong, Party::Receiver, "chen"), None, "{wrong}");
        }
        assert!(["giver-lin.toml", "witness-a-b.3.toml"].into_iter().all(is_statement));
        for wrong in ["lin.toml", "other-lin.toml", "giver-.toml", "giver-lin.toml.sig", "giver-lin-scan.pdf"] {
            assert!(!is_statement(wrong), "{wrong}");
        }
    }
}
