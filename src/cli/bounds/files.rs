//! The files of a project that is made for a test.

use std::fs;
use std::path::Path;

/// The files of a project: name and text.
pub(super) type Files = Vec<(String, String)>;

/// Makes a project of a size.
pub(super) type Make = fn(usize) -> Files;

/// Writes the files of a project; returns how many bytes they have.
pub(super) fn written(files: &Files, folder: &Path) -> usize {
    for (name, text) in files {
        let path = folder.join(name);
        #[expect(clippy::disallowed_methods, reason = "a test prepares its own folder")]
        fs::create_dir_all(path.parent().unwrap()).and_then(|()| fs::write(path, text)).unwrap();
    }
    files.iter().map(|(_, text)| text.len()).sum()
}
