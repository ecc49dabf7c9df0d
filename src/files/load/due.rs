//! The shape of a due text, of an item or of a reservation.

use super::fields::Fields;
use super::project_file::ProjectFile;
use crate::files::format::Entry;
use crate::model::clock::has_leap_second;
use crate::model::due::Due;
use crate::model::finding::{Finding, Severity};
use crate::text::nearest::nearest;
use crate::text::say::findings as say;

/// Reads a due text; what means no day is kept and told.
pub(super) fn read_due(fields: &mut Fields<'_>, entry: &Entry, file: &ProjectFile) -> Option<Due> {
    let text = fields.loose_text(entry)?;
    let project = &file.project;
    let due = Due::parse(&text, file.zone, |name| project.milestone(name).is_some());
    match &due {
        Due::NoSuchDay(day) => {
            fields.report("no-such-day", &entry.node.span, &entry.key, say::no_such_day(day));
            fields.advise(has_leap_second(day).then(say::bad_time_advice));
        }
        Due::Words(words) => {
            let finding = Finding::new(
                "unresolved-due",
                Severity::Hint,
                fields.place(&entry.node.span),
                say::unresolved_due(words),
            );
            let names: Vec<&str> = project.milestones.iter().map(|(name, _)| name.as_str()).collect();
            let first = words.split([' ', '+', '-']).next().unwrap_or_default();
            let advice = match nearest(first, names.iter().copied()) {
                Some(near) => say::did_you_mean(near),
                None => say::due_advice(names.join(", ")),
            };
            fields.findings.push(finding.in_field(fields.path_of(&entry.key)).advise(advice));
        }
        Due::Day(_) | Due::Moment { .. } | Due::Milestone { .. } => {}
    }
    Some(due)
}
