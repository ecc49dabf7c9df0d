//! How records stand as a whole: each to the project, and what others name that is gone.

use super::checked::{FileFault, MissingFile, RecordCheck};
use crate::document::verdict::Verdict;
use crate::evidence::Digest;
use crate::files::load::Loaded;
use crate::signoff::RECORD;
use crate::signoff::compare::Comparison;
use crate::signoff::judge::Found;
use crate::signoff::statement::Named;
use crate::text::Text;
use crate::text::say::{signoff as say, words};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// How one record stands to the project, and why.
pub(super) fn stands(
    loaded: &Loaded,
    faults: &[FileFault],
    found: &[Found<'_>],
    comparison: &Comparison,
) -> (Verdict, Vec<Text>) {
    let worst = |state: Verdict| faults.iter().find(|(_, verdict, _)| *verdict == state);
    let of_file = |(name, _, why): &FileFault| if name.is_empty() { why.clone() } else { say::about(name, why) };
    // What cannot be read is not called wrong for what stands beside it.
    for state in [Verdict::CannotTell, Verdict::Bad, Verdict::Missing] {
        if let Some(fault) = worst(state) {
            return (state, vec![of_file(fault)]);
        }
    }
    if loaded.is_of_other_format() {
        return (Verdict::CannotTell, vec![say::other_project_format()]);
    }
    if found.is_empty() {
        return (Verdict::Missing, vec![say::no_statement()]);
    }
    if comparison.same && comparison.departures.is_empty() {
        return (Verdict::Current, comparison.told.clone());
    }
    if comparison.departures.is_empty() {
        let added = comparison.added_count;
        let names = Text::per_lang(|lang| words::short_list(comparison.added.iter().cloned(), lang));
        let added = (added > 0).then(|| say::added_since(added, names));
        return (Verdict::Continued, comparison.told.iter().cloned().chain(added).collect());
    }
    if !loaded.unreadable().is_empty() {
        return (Verdict::Unreadable, vec![say::project_unreadable()]);
    }
    (
        Verdict::Departed,
        comparison.departures.iter().map(|one| one.what.clone()).chain(comparison.told.clone()).collect(),
    )
}

/// Records and statements that somebody saw, and that are gone: named in a statement that is sound, or known from one's
/// own copy.
pub(super) fn missing(checks: &[RecordCheck], own: &[Named]) -> Vec<MissingFile> {
    let mut there: HashSet<Digest> = HashSet::new();
    for check in checks {
        there.extend(check.digest);
        there.extend(check.statements.iter().map(|one| one.digest));
    }
    let mut gone: BTreeMap<(String, Digest), BTreeSet<String>> = BTreeMap::new();
    for check in checks {
        let sound = check.statements.iter().filter(|one| !matches!(one.verdict.state, Verdict::Bad | Verdict::Missing));
        for one in sound {
            for seen in one.statement.iter().flat_map(|statement| &statement.seen) {
                if !there.contains(&seen.digest) {
                    let by = check.place.shown(&one.file);
                    gone.entry((seen.path.clone(), seen.digest)).or_default().insert(by);
                }
            }
        }
    }
    for one in own.iter().filter(|one| !there.contains(&one.digest) && !one.path.ends_with(RECORD)) {
        gone.entry((one.path.clone(), one.digest)).or_default();
    }
    let file = |((path, digest), named_by): ((String, Digest), BTreeSet<String>)| MissingFile {
        path,
        digest,
        named_by: named_by.into_iter().collect(),
    };
    gone.into_iter().map(file).collect()
}
