//! Status as tidy data for spreadsheets: a row a section, party, person, item, week or project.
//!
//! Words are the English ones of the JSON interface, days are ISO, and no row is a total of others. Every row begins with
//! the project's id and its folder, so that sheets of several projects can be put together.

use super::status::{Rows, Shown};
use crate::exchange::csv::Sheet;
use crate::model::list::ItemAt;
use crate::model::party::Party;
use crate::report::people::asked_ids;
use crate::report::status::{Progress, StatusReport};
use crate::text::visible::visible_line;

/// What each row stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Of {
    /// What the table shows.
    Rows(Rows),
    /// A project.
    Projects,
    /// A week on which something lies.
    Weeks,
}

/// The names of the columns, and what makes the rows of one project.
type Columns = (&'static [&'static str], fn(&Shown<'_>) -> Vec<Vec<String>>);

fn columns(of: Of) -> Columns {
    match of {
        Of::Rows(Rows::Sections) => (SECTION, sections),
        Of::Rows(Rows::Parties) => (PARTY, parties),
        Of::Rows(Rows::People) => (PERSON, people),
        Of::Rows(Rows::DueItems) => (ITEM, items),
        Of::Projects => (PROJECT, |one| vec![project(one.report)]),
        Of::Weeks => (WEEK, weeks),
    }
}

/// The rows of a project.
pub(crate) fn rows(one: &Shown<'_>, of: Of) -> Vec<Vec<String>> {
    let project = &one.report.project;
    let safe = |cell: String| visible_line(&cell);
    let whole = |row: Vec<String>| [project.id.clone(), project.folder.clone()].into_iter().chain(row);
    columns(of).1(one).into_iter().map(|row| whole(row).map(safe).collect()).collect()
}

/// The row of a project that could not be read; nothing where rows are about what is in one.
pub(crate) fn unreadable(folder: &str, why: &str, of: Of) -> Option<Vec<String>> {
    let mut row = vec![String::new(); PROJECT.len() + 2];
    row[1] = visible_line(folder);
    *row.last_mut()? = visible_line(why);
    (of == Of::Projects).then_some(row)
}

/// Rows of one project or of several under their head.
pub(crate) fn sheet(rows: Vec<Vec<String>>, of: Of) -> Sheet {
    Sheet { head: ["project", "folder"].iter().chain(columns(of).0).map(|name| (*name).to_owned()).collect(), rows }
}

const PROGRESS: usize = 9;

fn progress(progress: &Progress) -> [String; PROGRESS] {
    let Progress { items, complete, steps, steps_made, overdue, rejected, blocked, short } = *progress;
    [items, complete, steps, steps_made, progress.percent(), overdue, rejected, blocked, short].map(|n| n.to_string())
}

const SECTION: &[&str] = &[
    "section",
    "title",
    "items",
    "complete",
    "steps",
    "steps_made",
    "percent",
    "overdue",
    "rejected",
    "blocked",
    "short",
    "waits_on_giver",
    "waits_on_receiver",
    "waits_on_witness",
    "waits_on_anyone",
    "waits_on_items",
];

fn sections(one: &Shown<'_>) -> Vec<Vec<String>> {
    let row = |line: &crate::report::status::SectionLine| {
        let waits = Party::ALL.map(|party| line.waits_on.get(&party).copied().unwrap_or_default());
        let waits = waits.into_iter().chain([line.anyone, line.waiting]).map(|count| count.to_string());
        let names = [line.section.clone(), line.title.clone()];
        names.into_iter().chain(progress(&line.progress)).chain(waits).collect()
    };
    one.report.sections.iter().map(row).collect()
}

const PARTY: &[&str] = &["party", "name", "waiting", "signatures", "overdue", "steps", "steps_made"];

fn parties(one: &Shown<'_>) -> Vec<Vec<String>> {
    let row = |line: &crate::report::status::PartyLine| {
        let counts = [line.waiting, line.signatures, line.overdue, line.steps, line.steps_made];
        [line.party.word().to_owned(), line.name.clone()]
            .into_iter()
            .chain(counts.map(|count| count.to_string()))
            .collect()
    };
    one.report.parties.iter().map(row).collect()
}

const PERSON: &[&str] = &["person", "name", "party", "waiting", "signatures", "overdue", "next_due", "acts"];

fn people(one: &Shown<'_>) -> Vec<Vec<String>> {
    let row = |line: &crate::report::status::PersonLine| {
        let counts = [line.waiting, line.signatures, line.overdue].map(|count| count.to_string());
        let names = [line.person.clone(), line.name.clone(), line.party.word().to_owned()];
        names.into_iter().chain(counts).chain([told(line.next_due), line.acts.to_string()]).collect()
    };
    one.report.people.iter().map(row).collect()
}

const ITEM: &[&str] = &[
    "item",
    "title",
    "state",
    "due",
    "due_at",
    "days_late",
    "stage",
    "steps",
    "steps_made",
    "short",
    "reserved",
    "next",
    "next_party",
    "next_people",
];

/// The items that the list by due days tells of, in that order; then the stages that wait on their signers.
fn items(one: &Shown<'_>) -> Vec<Vec<String>> {
    let view = one.view;
    let row = |at: ItemAt| {
        let (item, standing) = (&view.project.items[at], &view.standings[at]);
        let next = standing.next.as_ref();
        let people = next.map(|next| asked_ids(&view.project.people, &next.asked)).unwrap_or_default();
        vec![
            item.name.to_string(),
            item.title.of(one.lang).to_owned(),
            standing.state.word().to_owned(),
            standing.due_text(item).unwrap_or_default(),
            standing.due_moment().unwrap_or_default(),
            told(standing.days_late),
            item.stage.clone(),
            standing.steps.1.to_string(),
            standing.steps.0.to_string(),
            standing.falls_short().to_string(),
            standing.reserved.is_some().to_string(),
            next.map(|next| next.did.clone()).unwrap_or_default(),
            next.and_then(|next| next.party).map(|party| party.word().to_owned()).unwrap_or_default(),
            people,
        ]
    };
    let stages = one.stages().map(|stage| {
        let mut row = vec![String::new(); ITEM.len()];
        row[0] = format!("signoff/{}", stage.stage);
        row[2] = stage.state.word().to_owned();
        row[3] = told(stage.due);
        row[5] = told(stage.days_late);
        row[6].clone_from(&stage.stage);
        row[10] = stage.reserved.to_string();
        row[11] = "signed".to_owned();
        row[13] = stage.people.join(" ");
        row
    });
    one.due_items().into_iter().map(row).chain(stages).collect()
}

const PROJECT: &[&str] = &[
    "title",
    "items",
    "complete",
    "steps",
    "steps_made",
    "percent",
    "overdue",
    "rejected",
    "blocked",
    "short",
    "cutover",
    "errors",
    "warnings",
    "hints",
    "unreadable",
];

fn project(report: &StatusReport) -> Vec<String> {
    let cutover = report.project.milestones.get("cutover").and_then(|day| day.as_str()).unwrap_or_default();
    let found = [report.found.errors, report.found.warnings, report.found.hints].map(|count| count.to_string());
    let title = std::iter::once(report.project.title.clone());
    title.chain(progress(&report.total)).chain([cutover.to_owned()]).chain(found).chain([String::new()]).collect()
}

const WEEK: &[&str] = &["from", "to", "milestones", "due", "complete", "open", "late"];

fn weeks(one: &Shown<'_>) -> Vec<Vec<String>> {
    let row = |span: &crate::report::weeks::Span| {
        let counts = [span.due, span.complete, span.open, span.late].map(|count| count.to_string());
        [span.from.to_string(), span.to.to_string(), span.milestones.join(" ")].into_iter().chain(counts).collect()
    };
    one.report.timeline.weeks.iter().map(row).collect()
}

fn told<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}
