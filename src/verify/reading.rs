//! Looks at what evidence names: every path once, in parallel, the largest first. Reads, never writes.

use super::evidence::{Claim, Found};
use crate::evidence::{
    Differences, Digest, Fault, Manifest, Progress, Silent, check_whole, git_files, hash_file, hash_folder, inside,
    leads_out,
};
use crate::files::change::manifest_path;
use crate::model::item::{Evidence, ItemName};
use crate::signoff::check::EvidenceNow;
use rayon::prelude::*;
use std::collections::{BTreeSet, HashMap};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// No list of a folder's files is larger than this: a million long names.
const MANIFEST_BYTES: u64 = 512 * 1024 * 1024;

/// What is at the path of each claim, in their order, nothing for those without a path; and the digest of every file on
/// the way, by its path from the project folder.
///
/// What lies outside the project is opened only with `outside`, as the other side may have written the path.
pub(crate) fn read_claims(
    root: &Path,
    claims: &[Claim],
    outside: bool,
    progress: &dyn Progress,
) -> (Vec<Option<Found>>, EvidenceNow) {
    let mut paths: HashMap<&str, u64> = HashMap::new();
    for claim in claims {
        if let Some(Evidence::File { path, size, .. }) = &claim.evidence
            && (outside || !leads_out(path))
        {
            let largest = paths.entry(path).or_default();
            *largest = (*largest).max(size.unwrap_or_default());
        }
    }
    let mut paths: Vec<(&str, u64)> = paths.into_iter().collect();
    paths.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let hashed: HashMap<&str, Hashed> =
        paths.par_iter().with_max_len(1).map(|(path, _)| (*path, hash(root, path, progress))).collect();
    let found = |claim: &Claim| match &claim.evidence {
        Some(Evidence::File { path, sha256, .. }) => {
            let seen = hashed.get(path.as_str()).map(|hashed| found(root, &claim.item, sha256.as_deref(), hashed));
            Some(seen.unwrap_or(Found::Outside))
        }
        _ => None,
    };
    let all = claims.iter().map(found).collect();
    let mut files = EvidenceNow::new();
    for (path, one) in hashed {
        match (&one.outcome, one.manifest) {
            (_, Some(manifest)) => {
                files.extend(manifest.lines().iter().map(|line| (format!("{path}{}", line.path), Ok(line.digest))));
            }
            (Ok((digest, _)), None) => drop(files.insert(path.to_owned(), Ok(*digest))),
            (Err(_), None) => {}
        }
    }
    (all, files)
}

/// The files that records list as evidence, as they are now: those that are known already, and the others, looked at.
pub fn read_listed(root: &Path, paths: BTreeSet<String>, known: EvidenceNow, progress: &dyn Progress) -> EvidenceNow {
    let unknown: Vec<String> = paths.into_iter().filter(|path| !known.contains_key(path)).collect();
    let read = |path: String| {
        let place = inside(root, &path).map_err(|fault| vec![fault]);
        let hashed = place
            .and_then(|place| hash_file(&place, progress).map_err(|fault| vec![Fault { path: path.clone(), ..fault }]));
        (path, hashed.map(|file| file.digest))
    };
    let mut all = known;
    all.extend(unknown.into_par_iter().map(read).collect::<Vec<_>>());
    all
}

/// As [`read_listed`], but for what is too long to be read for a glance: only `verify` looks at that.
pub(crate) fn read_small(root: &Path, paths: BTreeSet<String>) -> EvidenceNow {
    let mut left = GLANCE;
    let is_small = |path: &String| {
        let size = inside(root, path).ok().and_then(|place| place.metadata().ok()).map_or(0, |file| file.len());
        let fits = size <= SMALL && size <= left;
        left -= if fits { size } else { 0 };
        fits
    };
    let small = paths.into_iter().filter(is_small).collect();
    read_listed(root, small, EvidenceNow::new(), &Silent)
}

/// Evidence of so many bytes is small.
const SMALL: u64 = 1024 * 1024;

/// So many bytes of evidence are read for a glance.
const GLANCE: u64 = 64 * 1024 * 1024;

/// A path that was hashed.
struct Hashed {
    outcome: Result<(Digest, u64), Vec<Fault>>,
    /// The files, where it is a folder.
    manifest: Option<Manifest>,
    left_out: Vec<String>,
}

fn hash(root: &Path, path: &str, progress: &dyn Progress) -> Hashed {
    let refused = |faults| Hashed { outcome: Err(faults), manifest: None, left_out: Vec::new() };
    let place = match place(root, path) {
        Ok(place) => place,
        Err(fault) => return refused(vec![fault]),
    };
    // The slash tells what was hashed, so that a file with the text of a manifest cannot stand in for the folder.
    if path.ends_with('/') {
        return match hash_folder(&place, &git_files, progress) {
            Ok(folder) => {
                let (manifest, left_out) = (Some(folder.manifest), folder.left_out);
                Hashed { outcome: Ok((folder.digest, folder.size)), manifest, left_out }
            }
            Err(faults) => refused(faults),
        };
    }
    match hash_file(&place, progress) {
        Ok(file) => Hashed { outcome: Ok((file.digest, file.size)), manifest: None, left_out: Vec::new() },
        Err(fault) => refused(vec![Fault { path: path.to_owned(), ..fault }]),
    }
}

/// Where evidence is: inside the project by a path that leads through no link, or outside by a whole path.
pub fn place(root: &Path, path: &str) -> Result<PathBuf, Fault> {
    let plain = path.strip_suffix('/').unwrap_or(path);
    let given = Path::new(plain);
    if !given.is_absolute() {
        return inside(root, plain).map_err(|fault| Fault { path: path.to_owned(), ..fault });
    }
    match check_whole(given) {
        Some(why) => Err(Fault { path: path.to_owned(), why }),
        None => Ok(given.to_owned()),
    }
}

/// What was found, with the difference to the recorded list of files where that explains a change.
fn found(root: &Path, item: &ItemName, recorded: Option<&str>, hashed: &Hashed) -> Found {
    let (digest, size) = match &hashed.outcome {
        Ok(outcome) => *outcome,
        Err(faults) => return Found::Not(faults.clone()),
    };
    let differences = match (&hashed.manifest, recorded) {
        (Some(now), Some(recorded)) if recorded != digest.to_string() => {
            recorded_list(root, &manifest_path(item, recorded), recorded).map(|then| Differences::between(&then, now))
        }
        _ => None,
    };
    Found::There { digest, size, differences, left_out: hashed.left_out.clone() }
}

/// The list of a folder's files that was written when it was hashed, if it is still what it was.
pub(super) fn recorded_list(root: &Path, path: &str, recorded: &str) -> Option<Manifest> {
    let place = inside(root, path).ok()?;
    if !place.symlink_metadata().ok()?.is_file() {
        return None;
    }
    let mut bytes = Vec::new();
    File::open(place).ok()?.take(MANIFEST_BYTES).read_to_end(&mut bytes).ok()?;
    let same = Digest::of(&bytes).to_string() == recorded;
    Manifest::parse(&bytes).ok().filter(|_| same)
}
