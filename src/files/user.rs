//! The user's own folder: what is known of keys, and copies of what one has signed.
//!
//! In: what the environment says of the folder, and bytes. Out: the bytes that are there, and files that nobody else
//! may read, replaced whole under a lock. It knows no format: what the bytes mean is for `signoff`. Reading makes
//! nothing, not even the folder.

use super::lock::{lock_file, pause_writing};
use super::place::{TEMPORARY, sweep, sync_folder};
use crate::evidence::{Digest, check_name};
use crate::text::problem::Problem;
use crate::text::say::{keys as say, store as store_say};
use anyhow::Result;
use std::ffi::OsString;
use std::fs::{self, DirBuilder, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

/// The variable that names the folder.
pub const VARIABLE: &str = "HANDOVER_CONFIG_DIR";

/// The file of known keys in the folder.
const KNOWN_KEYS: &str = "known-keys.toml";

/// The folder of copies in the folder: `signed/<project>/<record>/<file>`.
const SIGNED: &str = "signed";

/// The folder of what takes back the last import, by the folder of the project.
const IMPORTS: &str = "imports";

/// The most bytes of the file of known keys: more than ten thousand keys.
const LARGEST_LIST: u64 = 4 << 20;

/// The most bytes of one copy.
const LARGEST_COPY: u64 = 1 << 20;

/// The most bytes of all copies of one project.
const LARGEST_COPIES: u64 = 64 << 20;

/// The most bytes of a name, so that every file system takes it.
const LONGEST_NAME: usize = 200;

/// The user's own folder, which need not be there yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserFolder {
    path: PathBuf,
}

/// The copy of a file that one has signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnCopy {
    /// SHA-256 of the record it belongs to.
    pub record: Digest,
    /// Its name in the folder of the record.
    pub file: String,
    /// What was signed.
    pub bytes: Vec<u8>,
    /// Where the copy is.
    pub place: PathBuf,
}

impl UserFolder {
    /// The folder that an environment names: `HANDOVER_CONFIG_DIR`, else `handover` where the system keeps the
    /// settings of programs. Nothing where there is no home either.
    pub fn of(variable: impl Fn(&str) -> Option<OsString>, home: Option<PathBuf>) -> Option<UserFolder> {
        let named = |name: &str| variable(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        if let Some(path) = named(VARIABLE) {
            return std::path::absolute(path).ok().map(UserFolder::at);
        }
        let home = home.filter(|home| home.is_absolute());
        let settings = if cfg!(windows) {
            named("APPDATA").or_else(|| home.map(|home| home.join("AppData").join("Roaming")))
        } else {
            // One that is not absolute counts for nothing (XDG Base Directory Specification).
            named("XDG_CONFIG_HOME").filter(|path| path.is_absolute()).or_else(|| {
                let usual = if cfg!(target_os = "macos") { "Library/Application Support" } else { ".config" };
                home.map(|home| home.join(usual))
            })
        };
        settings.map(|settings| UserFolder::at(settings.join("handover")))
    }

    /// The folder at a path.
    pub fn at(path: PathBuf) -> UserFolder {
        UserFolder { path }
    }

    /// The file of known keys, whether it is there or not.
    pub fn known_keys(&self) -> PathBuf {
        self.path.join(KNOWN_KEYS)
    }

    /// The bytes of the file of known keys; nothing where there is none.
    ///
    /// # Errors
    ///
    /// When it cannot be read, is larger than any such file, or others may write it: it would then vouch for nothing.
    pub fn read_known_keys(&self) -> Result<Option<Vec<u8>>> {
        let place = self.known_keys();
        let found = read_bounded(&place, LARGEST_LIST)?;
        if found.is_some() {
            [&self.path, &place].into_iter().try_for_each(|path| refuse_shared(path))?;
        }
        Ok(found)
    }

    /// Replaces the file of known keys by what `change` makes of its bytes, under the folder's lock.
    ///
    /// # Errors
    ///
    /// As [`UserFolder::read_known_keys`], whatever `change` fails with, and when the disk does not take it. The file
    /// is as it was then.
    pub fn change_known_keys<T>(&self, change: impl FnOnce(Option<&[u8]>) -> Result<(Vec<u8>, T)>) -> Result<T> {
        let _lock = self.lock()?;
        let found = self.read_known_keys()?;
        let (bytes, result) = change(found.as_deref())?;
        if found.as_ref() != Some(&bytes) {
            // Where the file is a link, what it leads to is replaced.
            let place = self.known_keys();
            let place = place.canonicalize().unwrap_or(place);
            write_private(&place, &bytes).map_err(|error| cannot_write(&place, &error))?;
        }
        Ok(result)
    }

    /// Keeps a copy of a file that one has signed; returns where it is. One of the same name is replaced, since what
    /// one signs anew stands for what one signed before.
    ///
    /// # Errors
    ///
    /// When a name is none, the file is too large, or the disk does not take it.
    pub fn keep_copy(&self, project: &str, record: &Digest, file: &str, bytes: &[u8]) -> Result<PathBuf> {
        if let Some(name) = [project, file].into_iter().find(|name| !is_plain(name)) {
            return Err(Problem::project(say::no_name_for_a_copy(name)).into());
        }
        let folder = self.copies_of(project).join(record.to_string());
        let place = folder.join(file);
        if bytes.len() as u64 > LARGEST_COPY {
            return Err(Problem::project(say::too_large(place.display(), LARGEST_COPY)).into());
        }
        let _lock = self.lock()?;
        make_private(&folder)
            .and_then(|()| write_private(&place, bytes))
            .map_err(|error| cannot_write(&place, &error))?;
        Ok(place)
    }

    /// The copies of what one has signed in a project, by record and name.
    ///
    /// # Errors
    ///
    /// When one cannot be read, or there is more of them than anybody signs.
    pub fn copies(&self, project: &str) -> Result<Vec<OwnCopy>> {
        if !is_plain(project) {
            return Ok(Vec::new());
        }
        let folder = self.copies_of(project);
        let (mut copies, mut left) = (Vec::new(), LARGEST_COPIES);
        for name in names_in(&folder)? {
            let Some(record) = Digest::parse(&name) else { continue };
            for file in names_in(&folder.join(&name))?.into_iter().filter(|file| is_plain(file)) {
                let place = folder.join(&name).join(&file);
                let Some(bytes) = read_bounded(&place, left.min(LARGEST_COPY))? else { continue };
                left -= bytes.len() as u64;
                copies.push(OwnCopy { record, file, bytes, place });
            }
        }
        Ok(copies)
    }

    /// Keeps what takes back the last import into the project in a folder, in the place of what took back the one before.
    ///
    /// # Errors
    ///
    /// When the disk does not take it.
    pub(crate) fn keep_import(&self, root: &Path, bytes: &[u8]) -> Result<()> {
        let place = self.import_of(root);
        let _lock = self.lock()?;
        make_private(place.parent().unwrap_or(&self.path))
            .and_then(|()| write_private(&place, bytes))
            .map_err(|error| cannot_write(&place, &error).into())
    }

    /// What takes back the last import into the project in a folder; nothing where there was none.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub(crate) fn last_import(&self, root: &Path) -> Result<Option<Vec<u8>>> {
        read_bounded(&self.import_of(root), LARGEST_COPIES)
    }

    /// Forgets the last import into the project in a folder: it was taken back.
    pub(crate) fn forget_import(&self, root: &Path) {
        #[expect(clippy::disallowed_methods, reason = "the user's folder is written here")]
        let _ = fs::remove_file(self.import_of(root));
    }

    /// Which copy of a project is meant tells its folder: an import that somebody else made is theirs to take back.
    fn import_of(&self, root: &Path) -> PathBuf {
        let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
        self.path.join(IMPORTS).join(format!("{}.json", Digest::of(root.to_string_lossy().as_bytes())))
    }

    fn copies_of(&self, project: &str) -> PathBuf {
        self.path.join(SIGNED).join(project)
    }

    /// Makes the folder where it is missing, and takes its lock.
    fn lock(&self) -> Result<File> {
        let take = || -> io::Result<File> {
            make_private(&self.path)?;
            let lock = lock_file(&self.path)?;
            lock.lock()?;
            Ok(lock)
        };
        take().map_err(|error| cannot_write(&self.path, &error).into())
    }
}

fn cannot_write(place: &Path, error: &io::Error) -> Problem {
    Problem::project(store_say::cannot_write(place.display(), error))
}

fn cannot_read(place: &Path, error: &io::Error) -> Problem {
    Problem::project(store_say::cannot_read(place.display(), error))
}

/// Whether a name, which the other side may have chosen, is that of one file and of nothing hidden.
fn is_plain(name: &str) -> bool {
    let odd = |c: char| matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    check_name(name).is_none() && name.len() <= LONGEST_NAME && !name.starts_with('.') && !name.contains(odd)
}

/// The bytes of a file; nothing where there is none.
fn read_bounded(place: &Path, most: u64) -> Result<Option<Vec<u8>>> {
    let file = match File::open(place) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(cannot_read(place, &error).into()),
    };
    let mut bytes = Vec::new();
    let read = file.metadata().and_then(|found| match found.is_file() {
        true => file.take(most + 1).read_to_end(&mut bytes),
        false => Err(io::Error::other("not a file")),
    });
    read.map_err(|error| cannot_read(place, &error))?;
    if bytes.len() as u64 > most {
        return Err(Problem::project(say::too_large(place.display(), most)).into());
    }
    Ok(Some(bytes))
}

/// The names in a folder that are UTF-8, in order; none where it is missing.
fn names_in(folder: &Path) -> Result<Vec<String>> {
    let list = || -> io::Result<Vec<String>> {
        let entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name().into_string().ok()));
        let mut names: Vec<String> =
            entries.filter_map(|name: io::Result<_>| name.transpose()).collect::<Result<_, _>>()?;
        names.sort();
        Ok(names)
    };
    match list() {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        other => other.map_err(|error| cannot_read(folder, &error).into()),
    }
}

/// Makes a folder and those above it that are missing, for nobody else to read.
fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(folder)
}

/// Replaces a file whole, for nobody else to read.
fn write_private(place: &Path, bytes: &[u8]) -> io::Result<()> {
    let _whole = pause_writing();
    let folder = place.parent().unwrap_or(Path::new("."));
    // A temporary file is its owner's alone already.
    let mut temporary = tempfile::Builder::new().prefix(TEMPORARY.0).suffix(TEMPORARY.1).tempfile_in(folder)?;
    temporary.write_all(bytes)?;
    temporary.as_file().sync_all()?;
    temporary.persist(place)?;
    sync_folder(place)?;
    sweep(folder);
    Ok(())
}

/// Refuses what others may write.
#[cfg(unix)]
fn refuse_shared(path: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let found = fs::metadata(path).map_err(|error| cannot_read(path, &error))?;
    if found.permissions().mode() & 0o022 == 0 {
        return Ok(());
    }
    Err(Problem::project(say::open_to_others(path.display())).hint(say::close_it(path.display())).into())
}

#[cfg(not(unix))]
fn refuse_shared(_: &Path) -> Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests;
