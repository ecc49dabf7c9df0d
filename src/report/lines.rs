//! What the report says of each item and of each finding, made one at a time while it is written.
//!
//! Together with [`StatusReport`] they are the JSON interface `handover/status/1`.

use super::filter::Picked;
use super::next::{NAMED, is_none};
use super::status::StatusReport;
use crate::files::load::Loaded;
use crate::model::clock::render_moment;
use crate::model::finding::{Finding, Severity};
use crate::model::grade::Grade;
use crate::model::item::{Item, ItemName};
use crate::model::need::Wait;
use crate::model::party::Party;
use crate::model::rounds::RoundsSeen;
use crate::model::shortfall::Shortfall;
use crate::model::standing::{Next, Standing, State};
use crate::model::view::View;
use crate::text::Lang;
use serde::{Serialize, Serializer};

/// The whole report, as JSON tells it.
#[derive(Serialize)]
pub struct WholeReport<'a> {
    #[serde(flatten)]
    report: &'a StatusReport,
    /// Every item, section by section.
    items: ItemLines<'a>,
    /// What is wrong with the files, worst first.
    findings: FindingLines<'a>,
}

impl<'a> WholeReport<'a> {
    /// The report with a line for each item that is picked and each finding; titles and messages of findings are in `lang`.
    pub fn of(
        loaded: &'a Loaded,
        findings: &'a [Finding],
        (picked, report): (&'a Picked, &'a StatusReport),
        lang: Lang,
    ) -> WholeReport<'a> {
        WholeReport {
            report,
            items: ItemLines(&loaded.view, picked, lang),
            findings: FindingLines { loaded, findings, lang },
        }
    }
}

struct ItemLines<'a>(&'a View, &'a Picked, Lang);

impl Serialize for ItemLines<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let View { project, standings, .. } = self.0;
        let line = |at| ItemLine::of(self.0, &project.items[at], &standings[at], self.2);
        to.collect_seq(standings.positions().filter(|at| self.1.has(*at)).map(line))
    }
}

/// Where an item stands.
#[derive(Debug, Clone, Serialize)]
pub struct ItemLine<'a> {
    /// Its full name.
    item: &'a ItemName,
    /// What it is called.
    title: &'a str,
    /// Its state.
    state: State,
    /// Whether it counts in the totals.
    counts: bool,
    /// Whether it is late.
    overdue: bool,
    /// The day it is due; the words as written where no day can be told.
    due: Option<String>,
    /// The moment it is due, RFC 3339, where one was given and not only a day.
    due_at: Option<String>,
    /// Days since it was due, while it is late; 0 on the day itself, once its moment is over.
    days_late: Option<i64>,
    /// Whose sign-off counts it.
    stage: &'a str,
    /// Whether it may be left undone.
    optional: bool,
    /// Steps it goes through.
    steps: usize,
    /// Steps made.
    steps_made: usize,
    /// What its steps rest on at best: `hashed`, `referred-to` or `stated`; nothing while none is made.
    grade: Option<Grade>,
    /// What was reached and what was asked, where that is not enough.
    shortfall: Option<&'a Shortfall>,
    /// How its rounds stand, where it is done again and again.
    rounds: Option<RoundsLine>,
    /// Items it waits for.
    waits_for: Vec<String>,
    /// What comes next.
    next: Option<NextLine<'a>>,
}

impl<'a> ItemLine<'a> {
    /// Where an item stands, as data.
    pub(crate) fn of(view: &'a View, item: &'a Item, standing: &'a Standing, lang: Lang) -> ItemLine<'a> {
        let waits_for = |wait: &Wait| match wait {
            Wait::Item(at) => view.project.items[*at].name.to_string(),
            Wait::Need(place) => item.needs.get(*place).map(ToString::to_string).unwrap_or_default(),
        };
        ItemLine {
            item: &item.name,
            title: item.title.of(lang),
            state: standing.state,
            counts: standing.counts,
            overdue: standing.days_late.is_some(),
            due: standing.due_text(item),
            due_at: standing.due_moment(),
            days_late: standing.days_late,
            stage: &item.stage,
            optional: item.optional,
            steps: standing.steps.1,
            steps_made: standing.steps.0,
            grade: Grade::of_item(item, standing, &view.project),
            shortfall: standing.shortfall.as_deref(),
            waits_for: standing.waits_for.iter().map(waits_for).collect(),
            rounds: standing.rounds.as_deref().map(RoundsLine::of),
            next: standing.next.as_ref().map(|next| NextLine::of(view, next)),
        }
    }
}

/// How the rounds of an item stand.
#[derive(Debug, Clone, Serialize)]
struct RoundsLine {
    /// How many there are.
    count: u32,
    /// How many are complete.
    complete: u32,
    /// How many both sides have waived.
    missed: u32,
    /// The earliest that is not settled; the last where all are.
    current: u32,
    /// Those that somebody has touched, and the first that nobody has.
    told: Vec<RoundLine>,
}

/// Where a round stands.
#[derive(Debug, Clone, Serialize)]
struct RoundLine {
    round: u32,
    state: State,
    due: Option<String>,
    due_at: Option<String>,
    days_late: Option<i64>,
    shortfall: Option<Shortfall>,
}

impl RoundsLine {
    fn of(seen: &RoundsSeen) -> RoundsLine {
        let told = seen.told.iter().map(|round| RoundLine {
            round: round.number,
            state: round.state,
            due: round.due.map(|due| due.day.to_string()),
            due_at: round.due.and_then(|due| due.at).as_ref().map(render_moment),
            days_late: round.days_late,
            shortfall: round.shortfall.clone(),
        });
        let RoundsSeen { count, complete, missed, current, .. } = *seen;
        RoundsLine { count, complete, missed, current, told: told.collect() }
    }
}

/// What an item waits for a person to do.
#[derive(Debug, Clone, Serialize)]
struct NextLine<'a> {
    /// The step, or `waived`.
    did: &'a str,
    /// The party; `null` when anyone may do it.
    party: Option<Party>,
    /// Ids of those who are asked, [`NAMED`] at most.
    people: Vec<&'a str>,
    /// How many more there are, if any.
    #[serde(skip_serializing_if = "is_none")]
    more_people: usize,
}

impl<'a> NextLine<'a> {
    fn of(view: &'a View, next: &'a Next) -> NextLine<'a> {
        let people = &view.project.people;
        let (first, all) = people.first(&next.asked, NAMED);
        NextLine {
            did: &next.did,
            party: next.party,
            more_people: all - first.len(),
            people: first.into_iter().map(|at| people.person(at).id.as_str()).collect(),
        }
    }
}

struct FindingLines<'a> {
    loaded: &'a Loaded,
    findings: &'a [Finding],
    lang: Lang,
}

impl Serialize for FindingLines<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.findings.iter().map(|finding| FindingLine::of(self.loaded, finding, self.lang)))
    }
}

/// A finding as data.
#[derive(Debug, Clone, Serialize)]
pub struct FindingLine<'a> {
    /// Stable name of the rule.
    code: &'static str,
    /// How bad it is.
    severity: Severity,
    /// The file, with `/`.
    path: Option<String>,
    /// Line from 1.
    line: Option<usize>,
    /// Column from 1, in characters.
    column: Option<usize>,
    /// The item it is about.
    item: Option<&'a ItemName>,
    /// The field it is about.
    field: Option<&'a str>,
    /// What is wrong, in the language asked for.
    message: &'a str,
    /// Whether `check --fix` mends it.
    fix: bool,
    /// The reason for which somebody has silenced it; `null` for one that counts.
    silenced: Option<&'a str>,
}

impl<'a> FindingLine<'a> {
    /// A finding as data; its message is in `lang`.
    pub(super) fn of(loaded: &Loaded, finding: &'a Finding, lang: Lang) -> FindingLine<'a> {
        let source = finding.place.as_ref().map(|place| (&loaded.sources[place.source], place.span.start));
        let position = source.map(|(source, at)| source.position(at));
        FindingLine {
            code: finding.code,
            severity: finding.severity,
            path: source.map(|(source, _)| source.name()),
            line: position.map(|(line, _)| line),
            column: position.map(|(_, column)| column),
            item: finding.item.as_ref(),
            field: finding.field.as_deref(),
            message: finding.message.of(lang),
            fix: finding.fix.is_some(),
            silenced: finding.silenced.as_deref(),
        }
    }
}
