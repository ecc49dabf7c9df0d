//! `EVIDENCE.sha256`: the files that the standing acts of a stage's items name, as `sha256sum -c` reads them.
//!
//! In: what a record gives, and the project folder. Out: the list, or why it cannot be made. A folder stands there by
//! its files. What an act recorded of a file and what the list says of it are the same, so that neither can be changed
//! without the other: [`check_listing`] holds them together, and looks at no file.

use crate::document::derived::{project_of, stand};
use crate::document::record::{Given, GivenAct};
use crate::evidence::{Digest, Fault, Manifest, Progress, hash_file, hash_folder, inside, leads_out, nothing};
use crate::model::standing::Standing;
use crate::text::Text;
use crate::text::say::signoff as say;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

/// What acts say of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claimed {
    /// Full name of the item.
    pub item: String,
    /// Its digest; nothing where none was taken.
    pub sha256: Option<String>,
}

/// What keeps evidence from being listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unlisted {
    /// It cannot be hashed, or is not there.
    Fault(Fault),
    /// It is not what was recorded: its path, and the item.
    Differs(String, String),
    /// Several files that no list can hold together.
    Together(Text),
}

/// The paths of the evidence that a record binds, with what the newest standing act says of each. What lies outside of
/// the project is no file of it, and an address none at all.
pub fn claimed(given: &Given) -> BTreeMap<String, Claimed> {
    let project = project_of(given);
    let standings = stand(&project);
    let mut all = BTreeMap::new();
    let own: HashSet<&String> = given.terms.carried.iter().chain([&given.terms.stage]).collect();
    for ((name, item), standing) in given.items.iter().zip(&standings) {
        if !own.contains(&item.stage) {
            continue;
        }
        for act in standing_acts(&item.log, standing) {
            for evidence in &act.evidence {
                let Some(path) = evidence.path.as_ref().filter(|path| is_inside(path)) else { continue };
                let sha256 = evidence.sha256.as_ref().map(|digits| digits.to_ascii_lowercase());
                all.insert(path.clone(), Claimed { item: name.clone(), sha256 });
            }
        }
    }
    all
}

/// The acts of a log that count: those since the item, or the round, was last begun, without steps that fell back and acts
/// that were taken back.
fn standing_acts<'a>(log: &'a [GivenAct], standing: &Standing) -> Vec<&'a GivenAct> {
    let fallen: HashSet<usize> = standing.replays().flat_map(|replay| replay.fallen.iter().copied()).collect();
    let is_gone = |at: usize| fallen.contains(&at) || standing.is_gone(at);
    let reopened = log.iter().enumerate().filter(|(at, act)| act.did == "reopened" && !is_gone(*at));
    let begun: HashMap<Option<u32>, usize> = reopened.map(|(at, act)| (act.round, at)).collect();
    let stands = |(at, act): &(usize, &GivenAct)| begun.get(&act.round).is_none_or(|begun| at > begun) && !is_gone(*at);
    log.iter().enumerate().filter(stands).map(|(_, act)| act).collect()
}

fn is_inside(path: &str) -> bool {
    !leads_out(path)
}

/// Makes the list of a record's evidence from the files that are there.
///
/// # Errors
///
/// Everything that is missing, cannot be hashed, or is not what was recorded.
pub fn make_listing(root: &Path, given: &Given, progress: &dyn Progress) -> Result<Manifest, Vec<Unlisted>> {
    let mut lines: BTreeMap<String, Digest> = BTreeMap::new();
    let mut wrong = Vec::new();
    for (path, claimed) in claimed(given) {
        let differs = |digest: &Digest| claimed.sha256.as_ref().is_some_and(|known| *known != digest.to_string());
        match hash(root, &path, progress) {
            Err(faults) => wrong.extend(faults.into_iter().map(Unlisted::Fault)),
            Ok((digest, _)) if differs(&digest) => wrong.push(Unlisted::Differs(path, claimed.item)),
            Ok((_, found)) => lines.extend(found),
        }
    }
    let text: String = lines.iter().map(|(path, digest)| format!("{digest}  {path}\n")).collect();
    let manifest = Manifest::parse(text.as_bytes());
    match manifest {
        Ok(manifest) if wrong.is_empty() => Ok(manifest),
        Err(fault) if wrong.is_empty() => {
            let path = lines.keys().nth(fault.line.saturating_sub(1)).cloned().unwrap_or_default();
            Err(vec![Unlisted::Together(say::about(path, crate::evidence::naming::misread(&fault.misread)))])
        }
        _ => Err(wrong),
    }
}

/// A digest, and each file that it stands for.
type Hashed = (Digest, Vec<(String, Digest)>);

/// The digest of a file, or of a folder with each of its files; by paths from the project folder.
fn hash(root: &Path, path: &str, progress: &dyn Progress) -> Result<Hashed, Vec<Fault>> {
    let Some(folder) = path.strip_suffix('/') else {
        let place = inside(root, path).map_err(|fault| vec![fault])?;
        let found = hash_file(&place, progress).map_err(|fault| vec![Fault { path: path.to_owned(), ..fault }])?;
        return Ok((found.digest, vec![(path.to_owned(), found.digest)]));
    };
    let place = inside(root, folder).map_err(|fault| vec![fault])?;
    let found = hash_folder(&place, &nothing, progress)?;
    let lines = found.manifest.lines().iter().map(|line| (format!("{path}{}", line.path), line.digest));
    Ok((found.digest, lines.collect()))
}

/// Whether a list says of every piece of evidence what the acts of a record say, and nothing else.
///
/// # Errors
///
/// The first path of which it does not.
pub fn check_listing(given: &Given, listing: &Manifest) -> Result<(), Text> {
    let claimed = claimed(given);
    let lines = listing.lines();
    let from = |path: &str| &lines[lines.partition_point(|line| line.path.as_str() < path)..];
    for (path, claim) in &claimed {
        let found = if path.ends_with('/') {
            let below = from(path).iter().map_while(|line| Some((line, line.path.strip_prefix(path.as_str())?)));
            let text: String = below.map(|(line, rest)| format!("{}  {rest}\n", line.digest)).collect();
            (!text.is_empty()).then(|| Digest::of(text.as_bytes()))
        } else {
            from(path).first().filter(|line| line.path == *path).map(|line| line.digest)
        };
        match (found, &claim.sha256) {
            (None, _) => return Err(say::evidence_unlisted(path)),
            (Some(digest), Some(known)) if digest.to_string() != *known => {
                return Err(say::evidence_otherwise(path, &claim.item));
            }
            _ => {}
        }
    }
    let is_claimed = |path: &str| {
        claimed.contains_key(path)
            || path.match_indices('/').any(|(at, _)| claimed.contains_key(path.get(..=at).unwrap_or_default()))
    };
    match lines.iter().find(|line| !is_claimed(&line.path)) {
        Some(line) => Err(say::evidence_of_nothing(&line.path)),
        None => Ok(()),
    }
}
