//! What `check` found and what is outstanding, as data: the interface `handover/check/1`.

use super::lines::{FindingLine, ItemLine};
use super::outstanding::Outstanding;
use super::signing::SignoffState;
use crate::files::load::Loaded;
use crate::model::clock::render_moment;
use crate::model::finding::Finding;
use crate::text::Lang;
use chrono::NaiveDate;
use serde::Serialize;

/// The name and version of the interface.
pub(crate) const SCHEMA: &str = "handover/check/1";

/// What was found, and what must still be seen to.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct CheckReport<'a> {
    /// Always [`SCHEMA`].
    pub(crate) schema: &'static str,
    /// The moment it was made, RFC 3339 in the project's time zone.
    pub(crate) at: String,
    /// The project's id.
    pub(crate) project: &'a str,
    /// Whether nothing was found and nothing is outstanding.
    pub(crate) fine: bool,
    /// What is wrong, worst first; silenced ones carry their reason.
    pub(crate) findings: Vec<FindingLine<'a>>,
    /// Items that must still be seen to, in file order.
    pub(crate) outstanding: Vec<ItemLine<'a>>,
    /// Stages that wait on their signers.
    pub(crate) signoffs: Vec<ToSignLine<'a>>,
}

/// A stage that waits on its signers.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ToSignLine<'a> {
    /// The milestone.
    pub(crate) stage: &'a str,
    /// Where its sign-off stands.
    pub(crate) state: SignoffState,
    /// Ids of those who are asked.
    pub(crate) waits_on: &'a [String],
    /// The day of the stage, where it has one.
    pub(crate) due: Option<NaiveDate>,
    /// Days since that day, once it has passed.
    pub(crate) days_late: Option<i64>,
}

/// Puts the report together; texts are in `lang`.
pub(crate) fn check_report<'a>(
    loaded: &'a Loaded,
    findings: &'a [Finding],
    left: &'a Outstanding,
    lang: Lang,
) -> CheckReport<'a> {
    let view = &loaded.view;
    let line = |at| ItemLine::of(view, &view.project.items[at], &view.standings[at], lang);
    let stage = |stage: &'a super::unsigned::ToSign| ToSignLine {
        stage: &stage.stage,
        state: stage.state,
        waits_on: &stage.people,
        due: stage.due,
        days_late: stage.days_late,
    };
    CheckReport {
        schema: SCHEMA,
        at: render_moment(&view.now),
        project: &view.project.id,
        fine: left.is_empty() && findings.iter().all(|finding| finding.silenced.is_some()),
        findings: findings.iter().map(|finding| FindingLine::of(loaded, finding, lang)).collect(),
        outstanding: left.items.iter().map(|at| line(*at)).collect(),
        signoffs: left.to_sign.iter().map(stage).collect(),
    }
}
