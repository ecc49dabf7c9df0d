//! The folders of a project that hold no section files.

/// The folder that evidence is copied into, and that the lists of folders' files go to.
pub(crate) const EVIDENCE_FOLDER: &str = "evidence";

/// The folder that holds the records of sign-offs.
pub(crate) const RECORDS: &str = "records";

/// What stands beside the folders of records, so that git leaves their bytes alone.
pub const ATTRIBUTES: &str = ".gitattributes";

/// What that file says below `records/`: that git leaves the bytes alone.
pub(crate) const KEEP_BYTES: &[u8] = b"* -text\n";

/// The beginning of the names of record folders that are being written; what a killed run leaves is called so.
pub(crate) const UNFINISHED: &str = ".tmp-";
