//! Acts and the commits that hold them, for people.

use super::layout::paragraph;
use super::table::{Cell, Table, render_table};
use crate::model::clock::parse_moment;
use crate::model::naming;
use crate::model::view::View;
use crate::report::told::act_alone;
use crate::text::Text;
use crate::text::look::{Look, Style};
use crate::text::say::{audit as say, words};
use crate::text::visible::visible_line;
use crate::verify::audit::{AuditLine, AuditReport, ChangedLine, CommitLine, RecordLine, Signed};
use std::collections::BTreeSet;

/// So many digits of a commit's name are shown.
const DIGITS: usize = 10;

/// Draws an audit: the acts of which something was found, or `all`, and what was changed since.
pub(crate) fn render_audit(view: &View, report: &AuditReport, all: bool, look: Look) -> String {
    let lang = look.lang;
    let found = report.acts.iter().filter(|line| !line.found.is_empty()).count();
    let is_own = |line: &&AuditLine| line.commit.as_ref().is_some_and(|commit| commit.signers.contains(&line.by));
    let signed = report.acts.iter().filter(is_own).count();
    let mut text =
        paragraph(say::seen(words::acts(report.acts.len()), say::commits(report.commits)).of(lang), None, look);
    let mut tell = |said: Text| text.push_str(&paragraph(said.of(lang), None, look));
    if !report.records.is_empty() {
        tell(say::records_changed(report.records.len()));
    }
    match (found, report.changed.len()) {
        (0, 0) if !report.records.is_empty() => {}
        (0, 0) if !report.shallow => tell(say::nothing_found()),
        (0, 0) => {}
        (found, changed) => {
            let counts = [(found, say::found as fn(Text) -> Text), (changed, say::changed_count)];
            counts.into_iter().filter(|(count, _)| *count > 0).for_each(|(count, say)| tell(say(words::acts(count))));
        }
    }
    let entered: Vec<&String> = report.acts.iter().filter_map(|line| line.entered_by.as_ref()).collect();
    if !entered.is_empty() {
        let by: BTreeSet<&str> = entered.iter().map(|id| view.project.name_of(id)).collect();
        let by: Vec<String> = by.into_iter().map(str::to_owned).collect();
        tell(say::entered(words::acts(entered.len()), words::short_list(by, lang)));
    }
    tell(say::signed_count(signed, report.acts.len()));
    if report.from_start > 0 {
        tell(say::from_start(words::acts(report.from_start)));
    }
    if report.shallow {
        tell(say::shallow());
    }
    if report.unreadable > 0 {
        tell(say::unreadable(say::revisions(report.unreadable)));
    }
    let acts = report.acts.iter().filter(|line| all || !line.found.is_empty());
    let rows: Vec<Vec<Cell>> = acts.map(|line| act_row(view, line, look)).collect();
    let changed: Vec<Vec<Cell>> = report.changed.iter().map(|line| changed_row(view, line, look)).collect();
    let records: Vec<Vec<Cell>> = report.records.iter().map(|line| record_row(line, look)).collect();
    let tables = [
        (say::head_act(), say::head_found(), rows),
        (say::head_act(), say::head_changed(), changed),
        (say::head_record(), say::head_changed(), records),
    ];
    for (first, last, rows) in tables {
        if !rows.is_empty() {
            let head = [first, say::head_commit(), last].map(|text| text.of(lang).to_owned()).to_vec();
            text += &format!("\n{}", render_table(&Table { head, rows, ..Table::default() }, look));
        }
    }
    text.push('\n');
    text + &paragraph(say::caution().of(lang), Some(Style::Dim), look)
}

fn act_row(view: &View, line: &AuditLine, look: Look) -> Vec<Cell> {
    let (at, position) = line.place;
    let act = act_alone(view, at, position, look.lang);
    // Who wrote it and who put it there are mostly one.
    let one = line.commit.as_ref().is_some_and(|commit| commit.author == commit.committer);
    let words = line.found.iter().filter(|word| !one || **word != "committer");
    let entered = line.entered_by.as_ref().map(|id| say::entered_by(view.project.name_of(id)));
    let told = words.map(|word| told(view, line, word, one)).chain(entered).reduce(say::and_also);
    let signed = line.commit.as_ref().and_then(|commit| signature(view, commit));
    let told = told.or(signed).map(|text| text.of(look.lang).to_owned());
    let nowhere = if line.found == ["unknown"] { say::not_here() } else { say::no_commit() };
    vec![
        Cell::text(act).with_below(when(view, &line.at, look), Style::Dim).named(line.item.to_string()),
        commit_cell(line.commit.as_ref(), &nowhere, look),
        Cell::text(told.unwrap_or_else(|| look.glyphs().none.to_owned())),
    ]
}

fn changed_row(view: &View, line: &ChangedLine, look: Look) -> Vec<Cell> {
    let what = match (line.how, &line.commit) {
        ("edited", _) => say::edited(),
        ("reworded", _) => say::reworded(words::name_list(&line.fields)),
        (_, Some(_)) => say::deleted(),
        _ => say::deleted_here(),
    };
    let what = line.commit.as_ref().map_or(what.clone(), |commit| say::by_whom(what, &commit.author));
    let act = say::act(view.project.name_of(&line.by), &line.did);
    vec![
        Cell::text(act.of(look.lang)).with_below(when(view, &line.at, look), Style::Dim).named(&line.item),
        commit_cell(line.commit.as_ref(), &say::no_commit(), look),
        Cell::text(what.of(look.lang)),
    ]
}

fn record_row(line: &RecordLine, look: Look) -> Vec<Cell> {
    let what = match (line.how, &line.commit) {
        ("edited", _) => say::edited(),
        (_, Some(_)) => say::deleted(),
        _ => say::deleted_here(),
    };
    let what = line.commit.as_ref().map_or(what.clone(), |commit| say::by_whom(what, &commit.author));
    let commit = commit_cell(line.commit.as_ref(), &say::no_commit(), look);
    vec![Cell::text(visible_line(&line.path)), commit, Cell::text(what.of(look.lang))]
}

fn commit_cell(commit: Option<&CommitLine>, nowhere: &Text, look: Look) -> Cell {
    match commit {
        Some(commit) => Cell::text(commit.name.chars().take(DIGITS).collect::<String>()).together(),
        None => Cell::text(nowhere.of(look.lang)),
    }
}

/// A moment as people read it; the words where it is none.
fn when(view: &View, at: &str, look: Look) -> String {
    match parse_moment(at) {
        Some(at) => naming::moment(&view.zone.place(&at), view.today()).of(look.lang).to_owned(),
        None => at.to_owned(),
    }
}

fn names(view: &View, ids: &[String]) -> Text {
    words::name_list(&ids.iter().map(|id| view.project.name_of(id).to_owned()).collect::<Vec<_>>())
}

/// What was found, in a sentence.
fn told(view: &View, line: &AuditLine, word: &str, one: bool) -> Text {
    let Some(commit) = &line.commit else {
        return if word == "unknown" { say::unknown() } else { say::uncommitted() };
    };
    let days = || {
        let moments = parse_moment(&commit.authored).zip(parse_moment(&line.at));
        words::days(moments.map_or(0, |(authored, at)| (authored - at).num_days()))
    };
    match word {
        "author" if one => say::committed_by(&commit.author),
        "author" => say::author(&commit.author),
        "committer" => say::committer(&commit.committer),
        "no-address" => say::no_address(),
        "bad-signature" => say::bad_signature(),
        "signed-by-other" => say::signed_by_other(names(view, &commit.signers)),
        "committed-later" => say::committed_later(days()),
        _ => say::dated_ahead(),
    }
}

/// What the signature of a commit is worth, where it has one.
fn signature(view: &View, commit: &CommitLine) -> Option<Text> {
    match commit.signed {
        Signed::Verified => Some(say::is_signed(names(view, &commit.signers))),
        Signed::UnknownKey => Some(say::is_signed_unknown()),
        Signed::Unverifiable => Some(say::is_signed_otherwise()),
        Signed::Bad | Signed::No => None,
    }
}
