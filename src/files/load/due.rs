//! Days that somebody wrote: a plain one, and one that may hang on a milestone.

use super::fields::Fields;
use crate::files::format::Entry;
use crate::model::clock::{Zone, has_leap_second};
use crate::model::due::Due;
use crate::model::finding::{Finding, Severity};
use crate::model::project::Project;
use crate::text::say::findings as say;
use crate::text::say::words::short_names;
use chrono::NaiveDate;

/// When something is due; words that mean no day are kept, with a hint.
pub(super) fn read_due(fields: &mut Fields<'_>, entry: &Entry, project: &Project, zone: Zone) -> Option<Due> {
    let text = fields.loose_text(entry)?;
    let due = Due::parse(&text, zone, |name| project.milestone(name).is_some());
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
            let first = words.split([' ', '+', '-']).next().unwrap_or_default();
            let advice = match project.milestones.nearest(first) {
                Some(near) => say::did_you_mean(near),
                None => say::due_advice(short_names(project.milestones.names())),
            };
            fields.findings.push(finding.in_field(fields.path_of(&entry.key)).advise(advice));
        }
        Due::Day(_) | Due::Moment { .. } | Due::From(_) => {}
    }
    Some(due)
}

/// A plain day; nothing when it is left empty.
pub(super) fn read_day(fields: &mut Fields<'_>, entry: &Entry, zone: Zone) -> Option<NaiveDate> {
    let text = fields.written(&entry.node).unwrap_or_default();
    let due = Due::parse(&text, zone, |_| false);
    match (due.day(|_| None), due) {
        (Some(day), _) => return Some(day),
        (_, Due::NoSuchDay(day)) => {
            fields.report("no-such-day", &entry.node.span, &entry.key, say::no_such_day(day));
        }
        _ => fields.report("wrong-type", &entry.node.span, &entry.key, say::milestone_not_a_day(&entry.key)),
    }
    None
}
