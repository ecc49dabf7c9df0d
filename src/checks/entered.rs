//! Rule: who enters acts for the other side is known, and the acts that nobody of that side has answered for are told.

use super::logs::who_is_known;
use crate::files::load::Loaded;
use crate::model::entering::{entered_across, not_taken_over};
use crate::model::finding::{Finding, Severity};
use crate::text::say::{findings as say, words};
use std::collections::BTreeSet;

pub(super) fn check_entered(loaded: &Loaded) -> Vec<Finding> {
    let project = &loaded.view.project;
    let mut findings = Vec::new();
    let (mut count, mut first, mut names) = (0, None, BTreeSet::new());
    for (item, standing) in project.items.iter().zip(&loaded.view.standings) {
        for (position, act) in item.log.iter().enumerate() {
            let Some(id) = act.entered_by.as_ref().filter(|id| project.person(id).is_none()) else { continue };
            let finding = Finding::new("unknown-person", Severity::Error, act.place.clone(), say::no_such_person(id));
            let field = format!("items[{}].log[{position}].entered_by", item.index);
            findings.push(finding.about(&item.name).in_field(field).advise(who_is_known(project, id)));
        }
        for position in not_taken_over(project, item, standing) {
            let act = &item.log[position];
            count += 1;
            first.get_or_insert_with(|| act.place.clone());
            names.extend(entered_across(project, act).map(|person| person.name.clone()));
        }
    }
    if let Some(place) = first {
        let names: Vec<String> = names.into_iter().collect();
        let message = say::entered_by_other_side(words::acts(count), words::name_list(&names));
        let finding = Finding::new("entered-by-other-side", Severity::Hint, place, message);
        findings.push(finding.in_field("log").advise(say::entered_advice()));
    }
    findings
}
