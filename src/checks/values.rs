//! Rule: a value can be held against what its item asks for.

use crate::files::load::Loaded;
use crate::model::finding::{Finding, Severity};
use crate::text::say::findings as say;

pub(super) fn check_values(loaded: &Loaded) -> Vec<Finding> {
    let items = loaded.view.project.items.iter().zip(&loaded.view.standings);
    let unclear = items.filter_map(|(item, standing)| Some((item, standing.unclear.as_ref()?)));
    let finding = unclear.map(|(item, unclear)| {
        let message = say::value_unclear(&unclear.value, &unclear.asked);
        let finding = Finding::new("value-unclear", Severity::Warning, item.place.clone(), message);
        finding.about(&item.name).advise(say::value_unclear_advice())
    });
    finding.collect()
}
