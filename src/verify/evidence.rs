//! Evidence: what was recorded of it, and how that compares with what is there. Pure.

use super::{Row, Subject};
use crate::document::verdict::Verdict;
use crate::evidence::naming;
use crate::evidence::{Differences, Digest, Fault, Why};
use crate::files::change::manifest_path;
use crate::model::item::{Evidence, ItemName};
use crate::model::list::ItemAt;
use crate::model::naming::done;
use crate::model::view::View;
use crate::text::Text;
use crate::text::say::{evidence as say, words};
use crate::text::visible::visible_line;
use std::collections::{HashMap, HashSet};

/// A piece of evidence that an act names.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// The item.
    pub item: ItemName,
    /// What was done; nothing where the log holds an act that could not be read.
    pub did: Option<String>,
    /// What that is called.
    pub done: Text,
    /// What was named; nothing there either.
    pub evidence: Option<Evidence>,
    /// Whether it is of a step that fell back since, and a later act names the same path anew.
    pub replaced: bool,
}

/// What is at the path of a claim.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// A file or folder.
    There {
        /// SHA-256 of the file, or of the folder's manifest.
        digest: Digest,
        /// Bytes in all.
        size: u64,
        /// What differs from the folder's manifest, where it is a folder that changed and whose manifest is
        /// still what was recorded.
        differences: Option<Differences>,
        /// What was left out of a folder.
        left_out: Vec<String>,
    },
    /// Something that could not be hashed.
    Not(Vec<Fault>),
    /// Something outside the project, which was not looked at.
    Outside,
}

/// The evidence of these items, in the order of their logs; an act that was taken back claims nothing.
pub fn claims(view: &View, items: &[ItemAt]) -> Vec<Claim> {
    let mut claims = Vec::new();
    for at in items {
        let (item, standing) = (&view.project.items[*at], &view.standings[*at]);
        let makers: HashSet<usize> = standing.makers().collect();
        let acts = || item.log.iter().enumerate().filter(|(position, _)| !standing.is_gone(*position));
        let paths = acts().flat_map(|(position, act)| act.evidence.iter().map(move |one| (one.target(), position)));
        let last: HashMap<&str, usize> = paths.collect();
        for (position, act) in acts() {
            let fell = item.step(&act.did).is_some() && !makers.contains(&position);
            claims.extend(act.evidence.iter().map(|evidence| Claim {
                item: item.name.clone(),
                did: Some(act.did.clone()),
                done: done(item, &act.did),
                replaced: fell && last.get(evidence.target()).is_some_and(|last| *last > position),
                evidence: Some(evidence.clone()),
            }));
        }
        if item.log_unreadable {
            claims.push(Claim {
                item: item.name.clone(),
                did: None,
                done: Text::default(),
                evidence: None,
                replaced: false,
            });
        }
    }
    claims
}

/// How a claim compares with what is there; `found` is nothing where there was nothing to look for.
pub fn judge(claim: &Claim, found: Option<&Found>) -> Row {
    let mut expected = None;
    let (state, detail) = match &claim.evidence {
        None => (Verdict::Unreadable, Some(say::log_unreadable())),
        Some(Evidence::Url(_)) => (Verdict::Url, Some(say::not_followed())),
        Some(Evidence::File { path, sha256, size }) => {
            expected.clone_from(sha256);
            judge_file(&claim.item, path, sha256.as_deref(), *size, found)
        }
    };
    let (state, detail) = match claim.replaced && state == Verdict::Changed {
        true => (Verdict::Superseded, Some(say::named_anew())),
        false => (state, detail),
    };
    let there = match (&claim.evidence, found) {
        (Some(Evidence::File { .. }), Some(Found::There { digest, .. })) => Some(digest.to_string()),
        _ => None,
    };
    Row {
        act: claim.did.clone(),
        done: claim.done.clone(),
        target: claim.evidence.as_ref().map(|evidence| evidence.target().to_owned()),
        details: detail.into_iter().collect(),
        expected,
        found: there,
        ..Row::new("evidence", Subject::Item(claim.item.clone()), state)
    }
}

fn judge_file(
    item: &ItemName,
    path: &str,
    expected: Option<&str>,
    size: Option<u64>,
    found: Option<&Found>,
) -> (Verdict, Option<Text>) {
    let (digest, found_size, differences) = match found {
        None => return (Verdict::Unreadable, None),
        Some(Found::Not(faults)) => return (state_of(path, faults), Some(naming::fault_list(faults))),
        Some(Found::Outside) => return (Verdict::NotLookedAt, Some(say::outside_unseen())),
        Some(Found::There { digest, size, differences, .. }) => (digest, *size, differences),
    };
    let Some(expected) = expected else {
        return (Verdict::NotHashed, Some(say::recorded_without()));
    };
    // Written by hand, digits may be upper case; they mean the same.
    let Some(recorded) = Digest::parse(&expected.to_ascii_lowercase()) else {
        return (Verdict::Bad, Some(say::bad_digest(expected)));
    };
    if recorded != *digest {
        let differs = say::digest_differs(recorded.prefix(), digest.prefix());
        let detail = match differences {
            Some(differences) => say::two_parts(differs, naming::differences(differences)),
            None if path.ends_with('/') => say::two_parts(differs, say::without_list(manifest_path(item, expected))),
            None => differs,
        };
        return (Verdict::Changed, Some(detail));
    }
    match size {
        Some(size) if size != found_size => (Verdict::Bad, Some(say::size_differs(size, found_size))),
        _ => (Verdict::Valid, left_out(found)),
    }
}

/// What is said of a folder of which something was left out.
fn left_out(found: Option<&Found>) -> Option<Text> {
    let Some(Found::There { left_out, .. }) = found else { return None };
    let names: Vec<String> = left_out.iter().map(|name| visible_line(name)).collect();
    (!names.is_empty()).then(|| say::git_left_out(words::name_list(&names)))
}

/// What faults amount to: another sort of thing in a file's place is a change, and so is anything in a
/// folder that could not have been there when it was hashed. A path that is refused was never hashed.
fn state_of(path: &str, faults: &[Fault]) -> Verdict {
    let at_rest =
        |fault: &Fault| !matches!(fault.why, Why::Unreadable(_) | Why::Vanished | Why::Changed | Why::Appeared);
    match faults {
        [Fault { why: Why::Missing, .. }] => Verdict::Missing,
        [fault] if fault.path == path && fault.why.is_about_the_path() => Verdict::Unreadable,
        faults if faults.iter().any(at_rest) => Verdict::Changed,
        _ => Verdict::Unreadable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(path: &str, content: Option<&str>, size: Option<u64>) -> Claim {
        let sha256 = content.map(|content| Digest::of(content.as_bytes()).to_string());
        Claim {
            item: ItemName::new("backups", "orders"),
            did: Some("taken".to_owned()),
            done: Text::same("Taken"),
            evidence: Some(Evidence::File { path: path.to_owned(), sha256, size }),
            replaced: false,
        }
    }

    fn there(content: &str) -> Found {
        Found::There {
            digest: Digest::of(content.as_bytes()),
            size: content.len() as u64,
            differences: None,
            left_out: Vec::new(),
        }
    }

    fn state(claim: &Claim, found: &Found) -> Verdict {
        judge(claim, Some(found)).state
    }

    #[test]
    fn every_state_has_its_cause() {
        let fault = |why| Found::Not(vec![Fault { path: "a".to_owned(), why }]);
        let hashed = claim("a", Some("x"), Some(1));
        assert_eq!(state(&hashed, &there("x")), Verdict::Valid);
        assert_eq!(state(&hashed, &there("y")), Verdict::Changed);
        assert_eq!(state(&claim("a", None, None), &there("x")), Verdict::NotHashed);
        assert_eq!(state(&claim("a", Some("x"), Some(2)), &there("x")), Verdict::Bad);
        assert_eq!(state(&hashed, &fault(Why::Missing)), Verdict::Missing);
        assert_eq!(state(&claim("a", None, None), &fault(Why::Missing)), Verdict::Missing);
        assert_eq!(state(&hashed, &fault(Why::Symlink)), Verdict::Changed);
        assert_eq!(state(&hashed, &fault(Why::Folder)), Verdict::Changed);
        assert_eq!(state(&hashed, &fault(Why::Climbs)), Verdict::Unreadable);
        assert_eq!(state(&hashed, &fault(Why::Scheme)), Verdict::Unreadable);
        assert_eq!(state(&hashed, &Found::Outside), Verdict::NotLookedAt);
        assert_eq!(state(&hashed, &fault(Why::Changed)), Verdict::Unreadable);
        assert_eq!(state(&hashed, &fault(Why::Unreadable(Text::same("no")))), Verdict::Unreadable);
        let mut odd = hashed.clone();
        odd.evidence = Some(Evidence::File { path: "a".to_owned(), sha256: Some("12".to_owned()), size: None });
        assert_eq!(state(&odd, &there("x")), Verdict::Bad);
        odd.evidence = Some(Evidence::Url("https://example.org".to_owned()));
        assert_eq!(judge(&odd, None).state, Verdict::Url);
        odd.evidence = None;
        assert_eq!(judge(&odd, None).state, Verdict::Unreadable);
    }

    #[test]
    fn a_digest_in_upper_case_is_the_same_digest() {
        let mut upper = claim("a", Some("x"), Some(1));
        if let Some(Evidence::File { sha256: Some(sha256), .. }) = &mut upper.evidence {
            *sha256 = sha256.to_uppercase();
        }
        assert_eq!(state(&upper, &there("x")), Verdict::Valid);
    }
}
