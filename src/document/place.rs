//! The names of records: the folder of a stage and revision, and the files of statements in it.

use crate::evidence::{check_name, folded};
use crate::files::folders::RECORDS;
use crate::model::party::Party;
use crate::text::Text;
use crate::text::say::signoff as say;
use std::path::PathBuf;

/// What a signature's file is called after its statement.
pub const SIGNATURE: &str = ".sig";

/// The most bytes a name may have, so that every file system takes what is made of it.
const LONGEST: usize = 100;

/// Which record: the stage and its revision.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RecordPlace {
    /// The milestone.
    pub stage: String,
    /// From 1.
    pub revision: u32,
}

impl RecordPlace {
    /// Reads the name of a folder; nothing for a name that [`RecordPlace::name`] does not make.
    pub fn parse(name: &str) -> Option<RecordPlace> {
        let (stage, revision) = match split_revision(name) {
            Some((stage, digits)) => (stage, digits.parse().ok().filter(|revision| *revision > 1)?),
            None => (name, 1),
        };
        let place = RecordPlace { stage: stage.to_owned(), revision };
        (unfit(stage).is_none() && place.name() == name).then_some(place)
    }

    /// The name of its folder: `cutover`, `cutover.r2`.
    pub fn name(&self) -> String {
        match self.revision {
            0 | 1 => self.stage.clone(),
            revision => format!("{}.r{revision}", self.stage),
        }
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

fn split_revision(name: &str) -> Option<(&str, &str)> {
    let (stage, digits) = name.rsplit_once(".r")?;
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some((stage, digits))
}

/// Why a name, of a stage or of a signer, cannot be that of a folder or file on every system.
pub(crate) fn unfit(name: &str) -> Option<Text> {
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
    } else if split_revision(name).is_some() {
        Some(say::unfit_revision())
    } else if device {
        Some(say::unfit_device())
    } else {
        None
    }
}

/// The name of a statement's file: `01-giver-lin.toml`. The number is one more than the count of the
/// statements that it countersigns.
pub(crate) fn statement_name(number: usize, party: Party, signer: &str) -> String {
    format!("{number:02}-{party}-{signer}.toml")
}

/// The number at the beginning of a statement's file name.
pub(crate) fn statement_number(name: &str) -> Option<usize> {
    let (digits, _) = name.strip_suffix(".toml")?.split_once('-')?;
    (digits.len() >= 2 && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| digits.parse().ok()).flatten()
}

/// The name of the file that signs a statement.
pub(crate) fn signature_name(statement: &str) -> String {
    format!("{statement}{SIGNATURE}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_reads_back_as_the_record_it_was_made_for() {
        for (name, stage, revision) in
            [("cutover", "cutover", 1), ("cutover.r2", "cutover", 2), ("切换.r10", "切换", 10)]
        {
            let place = RecordPlace::parse(name).unwrap();
            assert_eq!((place.stage.as_str(), place.revision), (stage, revision));
            assert_eq!(place.name(), name);
        }
        for wrong in ["cutover.r1", "cutover.r02", "cutover.r0", "cutover.r2.r3", ".r2", ".tmp-x", "a/b", ""] {
            assert_eq!(RecordPlace::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn names_that_leave_the_folder_or_mean_something_elsewhere_are_unfit() {
        let long = "x".repeat(101);
        for name in [
            "",
            ".",
            "..",
            "../x",
            "a/b",
            "a\\b",
            "-rf",
            ".git",
            "x ",
            "nul",
            "COM1",
            "aux.txt",
            "a\u{202e}b",
            "x.r2",
            &long,
        ] {
            assert!(unfit(name).is_some(), "{name:?}");
        }
        for name in ["cutover", "切换日", "phase 1", "v1.2", "company", "common", "console"] {
            assert!(unfit(name).is_none(), "{name:?}");
        }
    }

    #[test]
    fn statements_are_numbered_and_named_after_their_signer() {
        assert_eq!(statement_name(1, Party::Giver, "lin"), "01-giver-lin.toml");
        assert_eq!(statement_number("01-giver-lin.toml"), Some(1));
        assert_eq!(statement_number("112-giver-lin.toml"), Some(112));
        for wrong in ["1-giver-lin.toml", "x.toml", "01-giver-lin.toml.sig", "01.toml"] {
            assert_eq!(statement_number(wrong), None, "{wrong}");
        }
    }
}
