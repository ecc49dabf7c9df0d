//! Evidence that an act names without a digest, and that is not there: nobody can tell what it was, as a finding each.
//!
//! Looks whether files are there; reads none.

use crate::evidence::inside;
use crate::files::load::Loaded;
use crate::model::finding::{Finding, Severity};
use crate::model::item::Evidence;
use crate::text::say::evidence as say;
use std::collections::HashMap;

/// Finds it, act by act.
pub(crate) fn gone_evidence(loaded: &Loaded) -> Vec<Finding> {
    let mut there: HashMap<&str, bool> = HashMap::new();
    let mut found = Vec::new();
    for item in &loaded.view.project.items {
        for act in &item.log {
            for evidence in &act.evidence {
                let Evidence::File { path, sha256: None, .. } = evidence else { continue };
                let is_there = || inside(&loaded.root, path).map_or(true, |place| place.symlink_metadata().is_ok());
                if !*there.entry(path).or_insert_with(is_there) {
                    let finding =
                        Finding::new("evidence-gone", Severity::Warning, act.place.clone(), say::is_gone(path));
                    found.push(finding.about(&item.name).advise(say::is_gone_advice()));
                }
            }
        }
    }
    found
}
