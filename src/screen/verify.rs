//! The report of `verify` as a table and as JSON.

use super::table::{Cell, Table, render_table};
use crate::document::verdict::Verdict;
use crate::model::project::Project;
use crate::text::Lang;
use crate::text::Text;
use crate::text::look::{Look, Style};
use crate::text::say::evidence as say;
use crate::text::say::words;
use crate::verify::{Row, Subject, VerifyReport};
use anyhow::Result;
use serde_json::{Map, Value, json};

/// Draws the report: a line each, and what it comes to.
pub fn render_verify(report: &VerifyReport, look: Look) -> String {
    let lang = look.lang;
    if report.rows.is_empty() {
        return format!("{}\n", say::nothing_to_verify().of(lang));
    }
    let head = [say::what(), say::subject(), say::target(), say::state(), say::detail()];
    let mut table = Table { head: head.iter().map(|text| text.of(lang).to_owned()).collect(), ..Table::default() };
    for row in &report.rows {
        let subject = match &row.act {
            Some(act) => format!("{} {act}", row.subject.name()),
            None => row.subject.name(),
        };
        table.rows.push(vec![
            Cell::text(row.label.of(lang)),
            Cell::text(subject),
            Cell::text(row.target.as_deref().unwrap_or_default()),
            Cell::text(row.state.title().of(lang)).styled(style(row)),
            Cell::text(row.detail.as_ref().map(|detail| detail.of(lang)).unwrap_or_default()),
        ]);
    }
    let counts = counts(report, lang);
    let unseen = report.rows.iter().filter(|row| row.state == Verdict::NotLookedAt).count();
    let (sum, style) = match (report.fails(), unseen) {
        (true, _) => (say::not_all_valid(counts), Style::Bad),
        (false, 0) => (say::all_valid(counts), Style::Good),
        (false, unseen) => (say::not_all_looked_at(counts, unseen), Style::Warn),
    };
    format!("{}\n{}\n", render_table(&table, look), look.paint(style, sum.of(lang)))
}

/// "3 VALID, 1 CHANGED".
fn counts(report: &VerifyReport, lang: Lang) -> String {
    let counts = report.counts();
    let parts: Vec<Text> = counts.iter().map(|(verdict, count)| say::state_count(*count, verdict.title())).collect();
    words::text_list(&parts).of(lang).to_owned()
}

fn style(row: &Row) -> Style {
    match row.state {
        Verdict::Valid => Style::Good,
        _ if row.fails() => Style::Bad,
        _ => Style::Warn,
    }
}

/// The report for programs: `schema` is `handover/verify/1`; states are the English words.
///
/// # Errors
///
/// When it cannot be written as JSON, which no report is known to cause.
pub fn render_verify_json(project: &Project, report: &VerifyReport, lang: Lang) -> Result<String> {
    let rows: Vec<Value> = report
        .rows
        .iter()
        .map(|row| {
            let subject = match &row.subject {
                Subject::Item(_) => "item",
                Subject::Stage(_) => "stage",
            };
            json!({
                "what": row.what,
                subject: row.subject.name(),
                "act": row.act,
                "target": row.target,
                "state": row.state.word(),
                "detail": row.detail.as_ref().map(|detail| detail.of(lang)),
                "expected": row.expected,
                "found": row.found,
                "fails": row.fails(),
                "signed": row.signed,
                "changes": row.changes,
            })
        })
        .collect();
    let counts: Map<String, Value> =
        report.counts().into_iter().map(|(state, count)| (state.word().to_owned(), json!(count))).collect();
    let report = json!({
        "schema": "handover/verify/1",
        "project": { "id": project.id, "title": project.title },
        "verified": !report.fails(),
        "counts": counts,
        "rows": rows,
    });
    Ok(serde_json::to_string_pretty(&report)? + "\n")
}
