//! Rule: no step is made on an item while one that it needs is incomplete.

use crate::files::load::Loaded;
use crate::model::finding::{Finding, Severity};
use crate::model::naming;
use crate::model::need::Wait;
use crate::text::Written;
use crate::text::say::findings as say;

pub(super) fn check_early_work(loaded: &Loaded) -> Vec<Finding> {
    let items = &loaded.view.project.items;
    let mut findings = Vec::new();
    for (item, standing) in items.iter().zip(&loaded.view.standings) {
        if standing.replay.made == 0 {
            continue;
        }
        for need in &standing.waits_for {
            let need = match need {
                Wait::Item(need) => items[*need].title.clone(),
                Wait::Need(place) => Written::from(&naming::need(&loaded.view.project, item, *place)),
            };
            let message = say::begun_too_early(&need);
            let finding = Finding::new("begun-too-early", Severity::Warning, item.place.clone(), message);
            findings.push(finding.about(&item.name));
        }
    }
    findings
}
