//! Days that somebody wrote: a plain one, and one that may hang on a milestone.

use super::fields::Fields;
use crate::files::format::Entry;
use crate::model::clock::{Zone, has_leap_second};
use crate::model::day;
use crate::model::due;
use crate::model::due::Due;
use crate::model::finding::{Finding, Fix, Severity};
use crate::model::project::Project;
use crate::text::say::words::short_names;
use crate::text::say::{days as days_say, findings as say};
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};

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
            // Whoever leaves out the year means the one day of that name within the handover, where there is only one.
            let certain = certain_day(words, project, zone).filter(|_| entry.node.fixed.is_none());
            let fix = certain.map(|day| Fix { at: entry.node.span.clone(), text: day.to_string() });
            fields.findings.push(finding.in_field(fields.path_of(&entry.key)).mended_by(fix));
        }
        Due::Day(_) | Due::Moment { .. } | Due::From(_) => {}
    }
    Some(due)
}

/// The only day from the first milestone to the last that is written so, without its year.
pub(crate) fn certain_day(words: &str, project: &Project, zone: Zone) -> Option<NaiveDate> {
    let told = within(words, project, zone)?;
    let days: Vec<NaiveDate> = told.into_iter().filter(|told| told.at.is_none()).map(|told| told.day).collect();
    if let [only] = days.as_slice() { Some(*only) } else { None }
}

/// The only moment from the first milestone to the last that is written so, without its year.
pub(super) fn certain_moment(words: &str, project: &Project, zone: Zone) -> Option<DateTime<FixedOffset>> {
    let told = within(words, project, zone)?;
    if let [only] = told.as_slice() { only.at } else { None }
}

/// What words without a year may mean from the first milestone to the last; nothing where a year is named.
fn within(words: &str, project: &Project, zone: Zone) -> Option<Vec<day::Told>> {
    let days = || project.milestones.iter().map(|(_, day)| *day);
    let (first, last) = (days().min()?, days().max()?);
    if last.year() - first.year() > MOST_YEARS || day::read(words, zone, None).is_ok() {
        return None;
    }
    let told = day::in_years(words, zone, first.year()..=last.year());
    Some(told.into_iter().filter(|told| (first..=last).contains(&told.day)).collect())
}

/// A handover that takes longer has every day several times.
const MOST_YEARS: i32 = 3;

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
