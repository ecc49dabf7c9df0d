//! The report of `verify` as a table and as JSON.

use crate::document::verdict::Verdict;
use crate::model::project::Project;
use crate::text::Lang;
use crate::text::Text;
use crate::text::exit::Exit;
use crate::text::json::render_json;
use crate::text::look::{Look, Style, wrap};
use crate::text::say::evidence as say;
use crate::text::say::{status as status_say, words};
use crate::text::visible::{shell_word, visible_line};
use crate::verify::{Closing, Row, Subject, VerifyReport};
use anyhow::Result;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use unicode_width::UnicodeWidthStr;

/// The most rows that are told.
const MOST: usize = 1_000;

/// Columns before what a row is about, where there is room beside the state.
const INDENT: usize = 14;

/// Columns before it where the state stands on a line of its own.
const NARROW: usize = 4;

/// Draws the report: evidence, then stage by stage what was signed, and what it comes to.
pub(crate) fn render_verify(report: &VerifyReport, own: Option<&str>, look: Look) -> String {
    let lang = look.lang;
    if report.rows.is_empty() {
        return format!("{}\n", say::nothing_to_verify().of(lang));
    }
    let mut rows: Vec<&Row> = report.rows.iter().collect();
    if rows.len() > MOST {
        // What fails must not be among those that are not told.
        rows.sort_by_key(|row| !row.fails());
    }
    let mut text = String::new();
    let superseded = Superseded::of(&report.rows);
    let mut group = None;
    for row in rows.iter().take(MOST) {
        let own = group_of(row);
        if group.as_ref() != Some(&own) {
            let head = visible_line(own.of(lang));
            let above = if text.is_empty() { "" } else { "\n" };
            text.push_str(&format!("{above}{}\n", look.paint(Style::Bold, &head)));
            group = Some(own);
        }
        match superseded.told_in(row) {
            Told::Itself => text.push_str(&render_row(row, look)),
            Told::ForAll => text.push_str(&render_row(&superseded.together(row), look)),
            Told::Elsewhere => {}
        }
    }
    let hidden = rows.len().saturating_sub(MOST);
    if hidden > 0 {
        text.push_str(&format!("  {}\n", words::more(hidden).of(lang)));
    }
    let counts = counts(report, lang);
    let number = |state| report.rows.iter().filter(|row| row.state == state).count();
    let (unseen, untold) = (number(Verdict::NotLookedAt), number(Verdict::Unverifiable));
    let states = || report.rows.iter().map(|row| row.state);
    let failing = || report.rows.iter().filter(|row| row.fails()).map(|row| row.state);
    let (sum, style) = match report.exit() {
        Exit::Fine if unseen > 0 => (say::not_all_looked_at(counts, unseen), Style::Warn),
        Exit::Fine if untold > 0 => (say::not_all_verifiable(counts, untold), Style::Warn),
        Exit::Fine if report.is_settled() => (say::all_valid(counts), Style::Good),
        Exit::Fine if states().any(|state| state == Verdict::Departed) => {
            (say::unfinished_departs(counts), Style::Warn)
        }
        Exit::Fine => (say::as_recorded(counts), Style::Warn),
        Exit::Project => (say::not_all_told(counts), Style::Bad),
        _ if failing().all(|state| matches!(state, Verdict::KeyNamed | Verdict::Unverified)) => {
            (say::not_all_verified(counts), Style::Bad)
        }
        _ => (say::not_all_valid(counts), Style::Bad),
    };
    text.push('\n');
    text.push_str(&wrapped(sum.of(lang), look, Some(style)));
    for one in &report.closing {
        let style = (!one.signed_by_all).then_some(Style::Warn);
        let line = visible_line(closing(one, lang).of(lang));
        text.push_str(&wrapped(&line, look, style));
    }
    let named = report.rows.iter().filter(|row| row.state == Verdict::KeyNamed).filter_map(|row| row.signed.as_ref());
    // Nobody need compare a key with oneself.
    let named: BTreeSet<&str> = named.map(|signed| signed.signer.as_str()).filter(|id| own != Some(*id)).collect();
    if !named.is_empty() {
        text.push_str(&wrapped(say::compare_keys().of(lang), look, None));
        for id in named {
            text.push_str(&format!("  handover keys confirm {}\n", visible_line(&shell_word(id))));
        }
    }
    text
}

/// The records of stages that later ones have taken the place of: of several the first stands for all.
struct Superseded<'a> {
    /// Their folders by stage, where there are several.
    folders: BTreeMap<&'a str, Vec<&'a str>>,
}

/// Where a row is told.
enum Told {
    /// By itself.
    Itself,
    /// Together with the others of its stage.
    ForAll,
    /// With another one.
    Elsewhere,
}

impl<'a> Superseded<'a> {
    fn of(rows: &'a [Row]) -> Superseded<'a> {
        let mut folders: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for row in rows.iter().filter(|row| row.state == Verdict::Superseded && !row.fails()) {
            folders.entry(stage_of(row)).or_default().extend(row.target.as_deref());
        }
        folders.retain(|_, folders| folders.len() > 1);
        Superseded { folders }
    }

    /// What fails is told by itself, whatever it belongs to.
    fn told_in(&self, row: &Row) -> Told {
        let target = row.target.as_deref().unwrap_or_default();
        let Some(own) = self.folders.get(stage_of(row)).filter(|_| !row.fails()) else { return Told::Itself };
        let is_in =
            |folder: &&str| target.strip_prefix(*folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        match own.iter().position(is_in) {
            None => Told::Itself,
            Some(0) if row.state == Verdict::Superseded => Told::ForAll,
            Some(_) => Told::Elsewhere,
        }
    }

    /// The row that stands for all of its stage.
    fn together(&self, row: &Row) -> Row {
        let names = self.folders.get(stage_of(row)).map(Vec::as_slice).unwrap_or_default();
        let others = words::short_names(names.iter().skip(1).copied());
        Row { details: vec![say::superseded_too(others)], ..row.clone() }
    }
}

/// The stage that a row is about; blank where it is about an item.
fn stage_of(row: &Row) -> &str {
    if let Subject::Stage(stage) = &row.subject { stage } else { "" }
}

/// What a row is told below: evidence, or the stage that was signed.
fn group_of(row: &Row) -> Text {
    match &row.subject {
        Subject::Item(_) => say::evidence_head(),
        Subject::Stage(stage) => status_say::milestone(stage),
    }
}

/// The state, what it is the state of, and why. Paths and fingerprints are never broken.
fn render_row(row: &Row, look: Look) -> String {
    let lang = look.lang;
    let state = row.state.title();
    let painted = look.paint(style(row), state.of(lang));
    let about = match (&row.subject, &row.act) {
        (Subject::Item(item), Some(_)) => Some(say::proves(item.to_string(), &row.done)),
        (Subject::Item(item), None) => Some(Text::same(item.to_string())),
        (Subject::Stage(_), _) => None,
    };
    let target = row.target.as_deref().map(Text::same);
    let means = meaning(row.state);
    let lines = target.iter().chain(&about).chain(&means).chain(&row.details).map(|text| visible_line(text.of(lang)));
    let fits = state.of(lang).width() + 4 <= INDENT && look.width >= 76;
    let indent = if fits { INDENT } else { NARROW };
    let mut text = format!("  {painted}");
    let mut room = if fits { INDENT - 2 - state.of(lang).width() } else { 0 };
    for line in lines {
        let lines = if line.is_ascii() && !line.contains(' ') {
            vec![line]
        } else {
            wrap(&line, look.width.saturating_sub(indent))
        };
        for line in lines {
            match room {
                0 => text.push_str(&format!("\n{}{line}", " ".repeat(indent))),
                room => text.push_str(&format!("{}{line}", " ".repeat(room))),
            }
            room = 0;
        }
    }
    text + "\n"
}

/// What the word of a standing says, where the language needs more than the word.
fn meaning(state: Verdict) -> Option<Text> {
    let meaning = match state {
        Verdict::Continued => say::continued_means(),
        Verdict::Departed => say::departed_means(),
        Verdict::Superseded => say::superseded_means(),
        _ => return None,
    };
    Some(meaning)
}

/// How the sign-off of a stage stands: "cutover: signed by all, 1 unverified", "cutover: waits for Chen Yu".
fn closing(one: &Closing, lang: Lang) -> Text {
    let stage = status_say::milestone(&one.stage);
    let mut parts: Vec<Text> = Vec::new();
    if one.signed_by_all {
        parts.push(say::closing_all());
    }
    if !one.rejected.is_empty() {
        parts.push(say::closing_rejected(words::list(&one.rejected, lang)));
    }
    if !one.waiting.is_empty() {
        parts.push(say::closing_waits(words::list(&one.waiting, lang)));
    }
    if parts.is_empty() {
        parts.push(say::closing_not_all());
    }
    parts.extend((one.unverified > 0).then(|| say::closing_unverified(one.unverified)));
    parts.extend((one.named_only > 0).then(|| say::closing_named_only(one.named_only)));
    say::closing(stage, parts.into_iter().reduce(say::closing_parts).unwrap_or_default())
}

fn wrapped(line: &str, look: Look, style: Option<Style>) -> String {
    let lines = wrap(line, look.width);
    lines
        .into_iter()
        .map(|line| format!("{}\n", style.map_or(line.clone(), |style| look.paint(style, &line))))
        .collect()
}

/// "3 VALID, 1 CHANGED".
fn counts(report: &VerifyReport, lang: Lang) -> String {
    let counts = report.counts();
    let parts: Vec<Text> = counts.iter().map(|(verdict, count)| say::state_count(*count, verdict.title())).collect();
    words::text_list(&parts).of(lang).to_owned()
}

fn style(row: &Row) -> Style {
    match row.state {
        Verdict::Valid | Verdict::Current | Verdict::Verified => Style::Good,
        Verdict::Continued | Verdict::Superseded => Style::Dim,
        _ if row.fails() => Style::Bad,
        _ => Style::Warn,
    }
}

/// The report for programs: `schema` is `handover/verify/1`; states are the English words.
///
/// # Errors
///
/// When it cannot be written as JSON, which no report is known to cause.
pub(crate) fn render_verify_json(project: &Project, report: &VerifyReport, lang: Lang) -> Result<String> {
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
                "detail": row.details.iter().cloned().reduce(say::two_parts).map(|detail| detail.of(lang).to_owned()),
                "expected": row.expected,
                "found": row.found,
                "fails": row.fails(),
                "signed": row.signed,
                "changes": row.changes.iter().map(|change| json!({
                    "item": change.item,
                    "what": change.what.of(lang),
                    "departs": change.departs,
                })).collect::<Vec<_>>(),
            })
        })
        .collect();
    let mut counts: Map<String, Value> = Map::new();
    for (state, count) in report.counts() {
        // The word CHANGED stands for evidence and for keys.
        let known = counts.get(state.word()).and_then(Value::as_u64).unwrap_or_default();
        counts.insert(state.word().to_owned(), json!(known + count as u64));
    }
    let report = json!({
        "schema": "handover/verify/1",
        "project": { "id": project.id, "title": project.title },
        "verified": report.exit() == Exit::Fine,
        "stages": report.closing.iter().map(|one| json!({
            "stage": one.stage,
            "signed_by_all": one.signed_by_all,
            "unverified": one.unverified,
            "named_only": one.named_only,
            "rejected": one.rejected,
            "waiting": one.waiting,
        })).collect::<Vec<_>>(),
        "counts": counts,
        "rows": rows,
    });
    Ok(render_json(&report)?)
}
