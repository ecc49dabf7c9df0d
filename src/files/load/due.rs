//! Days that somebody wrote: a plain one, and one that may hang on a milestone.

use super::fields::Fields;
use crate::files::format::Entry;
use crate::model::clock::{Zone, has_leap_second};
use crate::model::day;
use crate::model::due;
use crate::model::due::Due;
use crate::model::finding::{Finding, Severity};
use crate::model::project::Project;
use crate::text::say::words::short_names;
use crate::text::say::{days as days_say, findings as say};
use chrono::{Datelike, NaiveDate};

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
            let place = fields.place(&entry.node.span);
            let finding = match due::instead(words, &project.milestones, zone, year_of(project)) {
                Some(advice) => {
                    Finding::new("unclear-due", Severity::Warning, place, days_say::unclear_due(words)).advise(advice)
                }
                None => Finding::new("unresolved-due", Severity::Hint, place, say::unresolved_due(words))
                    .advise(say::due_advice(short_names(project.milestones.names()))),
            };
            fields.findings.push(finding.in_field(fields.path_of(&entry.key)));
        }
        Due::Day(_) | Due::Moment { .. } | Due::From(_) => {}
    }
    Some(due)
}

/// The year in which a day probably lies that names none.
fn year_of(project: &Project) -> Option<i32> {
    project.milestones.first().map(|(_, day)| day.year())
}

/// A plain day; nothing when it is left empty.
pub(super) fn read_day(fields: &mut Fields<'_>, entry: &Entry, project: &Project, zone: Zone) -> Option<NaiveDate> {
    let text = fields.written(&entry.node).unwrap_or_default();
    match day::read(&text, zone, year_of(project)) {
        Ok(told) => return Some(told.day),
        Err(day::Fault::NoSuch) => {
            fields.report("no-such-day", &entry.node.span, &entry.key, say::no_such_day(&*text));
        }
        Err(fault) => {
            fields.report("wrong-type", &entry.node.span, &entry.key, say::milestone_not_a_day(&entry.key));
            fields.advise(fault.instead());
        }
    }
    None
}
