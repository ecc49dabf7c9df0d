//! What is wrong with the records of a project, as findings: one for each that is not as it was signed, is gone, or no
//! longer agrees with the project though all have signed it. Pure.

use super::check::{RecordCheck, RecordsCheck};
use crate::document::verdict::Verdict;
use crate::model::finding::{Finding, Severity};
use crate::text::Text;
use crate::text::exit::Exit;
use crate::text::say::signoff as say;
use std::collections::BTreeMap;

/// Finds them, record by record.
pub(crate) fn record_findings(checks: &RecordsCheck) -> Vec<Finding> {
    let mut told: BTreeMap<String, Text> = BTreeMap::new();
    for check in &checks.records {
        if let Some((state, why)) = broken(check) {
            let place = check.place.shown("");
            told.insert(place.clone(), say::record_fails(place, state.title(), why));
        }
    }
    for (path, why) in &checks.strays {
        told.insert(path.clone(), say::record_fails(path, Verdict::Bad.title(), why));
    }
    for file in &checks.missing {
        let folder = file.path.rsplit_once('/').map_or(file.path.as_str(), |(folder, _)| folder);
        let found = || say::record_fails(&file.path, Verdict::Missing.title(), say::was_there());
        told.entry(folder.to_owned()).or_insert_with(found);
    }
    let finding =
        |message| Finding::new("record-broken", Severity::Error, None, message).advise(say::record_fails_advice());
    told.into_values().map(finding).collect()
}

/// How a record came out that fails, or that this version cannot judge, and why; nothing where it holds.
fn broken(check: &RecordCheck) -> Option<(Verdict, Text)> {
    let why = check.reasons.first().cloned().unwrap_or_default();
    if matches!(check.exit(), Exit::Mismatch | Exit::Outstanding) || check.standing == Verdict::CannotTell {
        return Some((check.standing, why));
    }
    let fails = |state: Verdict| matches!(state, Verdict::Bad | Verdict::Missing | Verdict::CannotTell);
    let one = check.statements.iter().find(|one| fails(one.verdict.state))?;
    let why = one.verdict.reasons.first().cloned().unwrap_or_default();
    Some((one.verdict.state, say::about(&one.file, why)))
}
