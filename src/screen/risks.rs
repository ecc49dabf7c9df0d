//! The risks that apply, by likelihood and impact, as a table of five by five and as a list.

use super::html::{drawn_table, escape_line};
use super::table::{Cell, Table};
use crate::model::item::Item;
use crate::model::list::ItemAt;
use crate::model::naming;
use crate::model::risk::{HIGH, KIND, MIDDLE, SCALE, weights};
use crate::model::view::View;
use crate::report::filter::Picked;
use crate::text::look::Style;
use crate::text::say::{overview as say, record as record_say, status as status_say, sums};
use crate::text::visible::visible_line;
use crate::text::{Lang, Text};

/// The matrix with the numbers of the risks, and the risks under these numbers, the heaviest first; nothing where none is
/// weighed.
pub(super) fn matrix(view: &View, picked: &Picked, lang: Lang) -> String {
    let items = &view.project.items;
    let weight = |at: ItemAt| weights(items[at].field("likelihood"), items[at].field("impact"));
    let applies = |at: &ItemAt| items[*at].name.kind == KIND && picked.has(*at) && view.standings[*at].state.applies();
    let mut risks: Vec<(ItemAt, Option<(i64, i64)>)> =
        items.positions().filter(applies).map(|at| (at, weight(at))).collect();
    risks.sort_by_key(|(_, weight)| weight.map_or(0, |(likelihood, impact)| -(likelihood * impact)));
    if risks.iter().all(|(_, weight)| weight.is_none()) {
        return String::new();
    }
    let numbered = || risks.iter().enumerate().map(|(number, risk)| (number + 1, risk));
    let cell = |likelihood: i64, impact: i64| {
        let here = numbered().filter(|(_, (_, weight))| *weight == Some((likelihood, impact)));
        let here: Vec<String> = here.map(|(number, _)| format!("<b>{number}</b>")).collect();
        let level = likelihood * impact;
        let label = say::level(level, word(level));
        format!(
            "<td class=\"{}\"><span class=\"level\">{}</span>{}</td>",
            class(level),
            escape_line(label.of(lang)),
            here.concat()
        )
    };
    let heads: String = SCALE.map(|impact| format!("<th scope=\"col\">{impact}</th>")).collect();
    let row = |likelihood: i64| {
        let cells: String = SCALE.map(|impact| cell(likelihood, impact)).collect();
        format!("<tr><th scope=\"row\">{likelihood}</th>{cells}</tr>\n")
    };
    let rows: String = SCALE.rev().map(row).collect();
    let corner = escape_line(sums::likelihood_by_impact().of(lang));
    let drawn = format!(
        "<table class=\"grid matrix together\">\n<thead><tr><th scope=\"col\">{corner}</th>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
    );
    let rows = numbered().map(|(number, (at, weight))| list_row(view, (number, *at), *weight, lang)).collect();
    let head =
        [record_say::ordinal(), record_say::risk(), record_say::weight(), record_say::response(), status_say::state()];
    let head = head.map(|text| text.of(lang).to_owned()).to_vec();
    drawn + &drawn_table(&Table { head, numbers: vec![0], rows, total: None }, "grid list")
}

fn list_row(view: &View, (number, at): (usize, ItemAt), weight: Option<(i64, i64)>, lang: Lang) -> Vec<Cell> {
    let (item, standing): (&Item, _) = (&view.project.items[at], &view.standings[at]);
    let weight = weight.map(|(likelihood, impact)| {
        let level = likelihood * impact;
        let style = (level >= MIDDLE).then_some(if level >= HIGH { Style::Bad } else { Style::Warn });
        let told = format!("{likelihood} × {impact} = {}", say::level(level, word(level)).of(lang));
        Cell { style, ..Cell::text(told) }
    });
    let response = item.field("response").map(visible_line).unwrap_or_default();
    vec![
        Cell::text(number.to_string()),
        Cell::text(item.title.of(lang)).named(item.name.to_string()),
        weight.unwrap_or_default(),
        Cell::text(response),
        Cell::text(naming::state_with(standing).of(lang)),
    ]
}

fn word(level: i64) -> Text {
    match level {
        HIGH.. => say::high(),
        MIDDLE.. => say::middle(),
        _ => say::low(),
    }
}

fn class(level: i64) -> &'static str {
    match level {
        HIGH.. => "high",
        MIDDLE.. => "middle",
        _ => "low",
    }
}
