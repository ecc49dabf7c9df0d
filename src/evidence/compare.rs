//! What differs between a folder and the manifest that was made of it.

use super::{Digest, Fault, Manifest, Progress, Skip, hash_folder};
use std::collections::BTreeMap;
use std::path::Path;

/// Files by what became of them, each list sorted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Differences {
    /// Files with other bytes.
    pub changed: Vec<String>,
    /// Files that are no longer there.
    pub missing: Vec<String>,
    /// Files that were not there.
    pub added: Vec<String>,
}

impl Differences {
    /// The differences between two manifests.
    pub fn between(old: &Manifest, new: &Manifest) -> Differences {
        let mut before: BTreeMap<&str, Digest> =
            old.lines().iter().map(|line| (line.path.as_str(), line.digest)).collect();
        let mut differences = Differences::default();
        for line in new.lines() {
            match before.remove(line.path.as_str()) {
                None => differences.added.push(line.path.clone()),
                Some(digest) if digest != line.digest => differences.changed.push(line.path.clone()),
                Some(_) => {}
            }
        }
        differences.missing = before.into_keys().map(str::to_owned).collect();
        differences
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.changed.is_empty() && self.missing.is_empty() && self.added.is_empty()
    }
}

/// Hashes a folder and says what differs from its manifest.
///
/// # Errors
///
/// As [`hash_folder`].
pub fn compare(
    manifest: &Manifest,
    folder: &Path,
    skip: Skip<'_>,
    progress: &dyn Progress,
) -> Result<Differences, Vec<Fault>> {
    Ok(Differences::between(manifest, &hash_folder(folder, skip, progress)?.manifest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changed_missing_and_added_files_are_told_apart() {
        let manifest = |files: &[(&str, &str)]| {
            let line = |(path, text): &(&str, &str)| format!("{}  {path}\n", Digest::of(text.as_bytes()));
            Manifest::parse(files.iter().map(line).collect::<String>().as_bytes()).unwrap()
        };
        let old = manifest(&[("a", "1"), ("b", "1"), ("c", "1")]);
        let new = manifest(&[("a", "1"), ("b", "2"), ("d", "1")]);
        let differences = Differences::between(&old, &new);
        let names = |name: &str| vec![name.to_owned()];
        let expected = Differences { changed: names("b"), missing: names("c"), added: names("d") };
        assert_eq!(differences, expected);
        assert!(Differences::between(&old, &old).is_empty());
    }
}
