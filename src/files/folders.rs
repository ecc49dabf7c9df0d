//! The folders of a project that hold no section files.

/// The folder that evidence is copied into, and that the lists of folders' files go to.
pub(crate) const EVIDENCE_FOLDER: &str = "evidence";

/// The folder that holds the records of sign-offs.
pub(crate) const RECORDS: &str = "records";

/// What stands beside the folders of records, so that git leaves their bytes alone.
pub const ATTRIBUTES: &str = ".gitattributes";

/// What that file says below `records/`: that git leaves the bytes alone.
pub(crate) const KEEP_BYTES: &[u8] = b"* -text\n";

/// What that file says at the top of a project: bytes stay as they are, and the tool unites what two people wrote, but
/// for evidence and records, of which every byte counts.
pub(crate) const PROJECT_ATTRIBUTES: [&str; 6] = [
    "* -text",
    "*.toml merge=handover",
    "*.yaml merge=handover",
    "*.yml merge=handover",
    "/evidence/** !merge",
    "/records/** !merge",
];

/// The setting of git that names the tool for files of that attribute (gitattributes(5)).
pub(crate) const MERGE_SETTING: &str = "merge.handover.driver";

/// What that setting says.
pub(crate) const MERGE_DRIVER: &str = "handover merge-driver %O %A %B %P";

/// The command that makes the setting, in one clone.
pub(crate) fn merge_command() -> String {
    format!("git config {MERGE_SETTING} \"{MERGE_DRIVER}\"")
}

/// The beginning of the names of record folders that are being written; what a killed run leaves is called so.
pub(crate) const UNFINISHED: &str = ".tmp-";
