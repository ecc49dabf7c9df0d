//! What every writer does on the disk: temporary siblings, folders that are taken back, and syncing.

use crate::text::problem::Problem;
use crate::text::say::store as say;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Component, Path, PathBuf};
use tempfile::{NamedTempFile, TempPath};

/// How the name of a temporary file begins and ends. It is hidden, so nothing reads it as a section.
pub(super) const TEMPORARY: (&str, &str) = (".handover-", ".tmp");

/// The place of a path from the project folder, if neither a part of the way nor the last name is a link.
///
/// # Errors
///
/// Names the link, or the path that leads out of the project.
pub(super) fn within(root: &Path, path: &Path) -> Result<PathBuf, Problem> {
    let shown = path.display();
    let mut place = root.to_owned();
    for part in path.components() {
        let Component::Normal(name) = part else { return Err(Problem::project(say::leads_out(shown))) };
        place.push(name);
        if place.is_symlink() {
            let link = place.strip_prefix(root).unwrap_or(&place).display();
            return Err(Problem::project(say::through_link(shown, link)));
        }
    }
    Ok(place)
}

/// Folders made for new files. Dropped, it removes them again where they are empty.
#[derive(Debug, Default)]
pub(super) struct MadeFolders(Vec<PathBuf>);

impl MadeFolders {
    /// Makes a folder and those above it that are missing.
    #[expect(clippy::disallowed_methods, reason = "this file owns writing")]
    pub(super) fn make(&mut self, folder: &Path) -> std::io::Result<()> {
        let missing: Vec<&Path> = folder.ancestors().take_while(|path| path.symlink_metadata().is_err()).collect();
        for path in missing.into_iter().rev().filter(|path| !path.as_os_str().is_empty()) {
            fs::create_dir(path)?;
            self.0.push(path.to_owned());
            sync_folder(path)?;
        }
        // What is there already must be a folder; anything else is refused here, by name.
        if !folder.as_os_str().is_empty() { fs::create_dir_all(folder) } else { Ok(()) }
    }

    /// The folders that were made, outermost first.
    pub(super) fn folders(&self) -> &[PathBuf] {
        &self.0
    }

    pub(super) fn keep(mut self) {
        self.0.clear();
    }
}

impl Drop for MadeFolders {
    fn drop(&mut self) {
        for folder in self.0.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// Writes and syncs a temporary file beside `target`, with its permissions if it exists.
pub(super) fn write_sibling(target: &Path, content: &[u8]) -> std::io::Result<TempPath> {
    write_sibling_by(target, |file| file.write_all(content))
}

/// Writes and syncs a temporary file beside `target`, with its permissions if it exists; `write` puts its content in.
pub(super) fn write_sibling_by<E: From<std::io::Error>>(
    target: &Path,
    write: impl FnOnce(&mut File) -> Result<(), E>,
) -> Result<TempPath, E> {
    let folder = folder_of(target);
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY.0).suffix(TEMPORARY.1);
    let permissions = fs::metadata(target).map(|metadata| metadata.permissions());
    #[cfg(unix)]
    if permissions.is_err() {
        use std::os::unix::fs::PermissionsExt;
        // What an ordinary new file gets; the process's umask takes its part.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut temporary: NamedTempFile = builder.tempfile_in(folder)?;
    write(temporary.as_file_mut())?;
    if let Ok(permissions) = permissions {
        temporary.as_file().set_permissions(permissions)?;
    }
    temporary.as_file().sync_all()?;
    Ok(temporary.into_temp_path())
}

/// The folder that a path names something in.
pub(super) fn folder_of(target: &Path) -> &Path {
    target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Makes a rename in the folder of `target` last.
pub(super) fn sync_folder(target: &Path) -> std::io::Result<()> {
    #[cfg(unix)]
    File::open(folder_of(target))?.sync_all()?;
    Ok(())
}

/// Exchanges two files or two folders in one step (renameat2(2)).
#[cfg(any(target_os = "linux", target_os = "macos"))]
pub(super) fn exchange(one: &Path, other: &Path) -> std::io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

/// Says that two files cannot be exchanged here.
#[cfg(not(any(target_os = "linux", target_os = "macos")))]
pub(super) fn exchange(_: &Path, _: &Path) -> std::io::Result<()> {
    Err(std::io::Error::from(std::io::ErrorKind::Unsupported))
}

/// Removes the temporary files of processes that were killed. Whoever holds the lock has none left of its own
/// when all is replaced, and nobody else is writing; what cannot be removed does no harm.
pub(super) fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let ours = name.to_str().is_some_and(|name| name.starts_with(TEMPORARY.0) && name.ends_with(TEMPORARY.1));
        if ours && entry.file_type().is_ok_and(|kind| kind.is_file()) {
            #[expect(clippy::disallowed_methods, reason = "the store owns writing")]
            let _ = fs::remove_file(entry.path());
        }
    }
}
