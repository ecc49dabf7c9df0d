//! What changed since a revision, for people.

use super::layout::{labelled, paragraph};
use crate::model::kinds::called::on_cards;
use crate::model::naming;
use crate::model::state::State;
use crate::model::view::View;
use crate::report::told::act_line;
use crate::text::Text;
use crate::text::look::{Look, Style};
use crate::text::say::status::milestone;
use crate::text::say::{audit as audit_say, diff as say, words};
use crate::text::visible::visible_line;
use crate::verify::diff::{ChangeLine, DiffReport, ItemDiff};
use chrono::NaiveDate;

/// So many digits of a commit's name are shown.
const DIGITS: usize = 10;
/// So many letters of a value are shown.
const LETTERS: usize = 200;

/// Draws what changed: terms, then item by item.
pub(crate) fn render_diff(view: &View, report: &DiffReport, look: Look) -> String {
    let from: String = report.from.chars().take(DIGITS).collect();
    if report.terms.is_empty() && report.items.is_empty() {
        return paragraph(say::nothing(from).of(look.lang), None, look);
    }
    let mut text = paragraph(say::since(from, words::items(report.items.len())).of(look.lang), None, look);
    if !report.terms.is_empty() {
        text += &format!("\n{}\n", look.paint(Style::Bold, say::terms().of(look.lang)));
        report.terms.iter().for_each(|line| text += &below(&changed(line, view), look));
    }
    for item in &report.items {
        text.push('\n');
        text += &item_text(view, item, look);
    }
    text
}

fn below(text: &Text, look: Look) -> String {
    labelled("  ", &visible_line(text.of(look.lang)), 4, look)
}

fn changed(line: &ChangeLine, view: &View) -> Text {
    let value = |value: &Option<String>| match value {
        Some(value) if value.parse::<NaiveDate>().is_ok() => {
            words::day(value.parse().unwrap_or_default(), view.today())
        }
        Some(value) if value.chars().count() > LETTERS => {
            Text::same(value.chars().take(LETTERS).chain(['…']).collect::<String>())
        }
        Some(value) => Text::same(value),
        None => say::nothing_there(),
    };
    let what = on_cards(&line.what).unwrap_or_else(|| milestone(&line.what));
    say::from_to(what, value(&line.from), value(&line.to))
}

fn item_text(view: &View, item: &ItemDiff, look: Look) -> String {
    let state = |word: Option<&String>| {
        let known = State::ALL.into_iter().find(|state| Some(state.word()) == word.map(String::as_str));
        known.map(naming::state).unwrap_or_default()
    };
    let (from, to) = item.state.as_ref().map_or((None, None), |line| (line.from.as_ref(), line.to.as_ref()));
    let head = match item.how {
        "added" => say::added(&item.title, state(to)),
        "removed" => say::removed(&item.title),
        _ if item.state.is_some() => say::state(&item.title, state(from), state(to)),
        _ => Text::same(&item.title),
    };
    let mut text = paragraph(head.of(look.lang), Some(Style::Bold), look);
    text += &labelled("  ", &look.paint(Style::Dim, &visible_line(&item.item.to_string())), 4, look);
    item.fields.iter().for_each(|line| text += &below(&changed(line, view), look));
    for act in &item.acts {
        let line = item.place.map(|at| act_line(view, at, act.position, look.lang)).unwrap_or_default();
        text += &below(&Text::same(line), look);
    }
    for act in &item.acts_gone {
        let told = audit_say::act(view.project.name_of(&act.by), &act.did);
        text += &below(&say::act_gone(told), look);
    }
    text
}
