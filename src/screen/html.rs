//! Tables as HTML, and the page they stand on: one file, no script, nothing from elsewhere.

use super::table::{Cell, Table};
use crate::document::{STYLE, svg};
use crate::evidence::Digest;
use crate::text::Lang;
use crate::text::look::{Style, TOGETHER};
use crate::text::markup::html as escape;
use crate::text::visible::visible_line;

const OWN_STYLE: &str = include_str!("overview.css");

/// A text as one harmless line of HTML.
pub(super) fn escape_line(text: &str) -> String {
    escape(&visible_line(text))
}

/// The whole file.
pub(super) fn page(title: &str, body: &str, lang: Lang) -> String {
    let style = format!("{STYLE}{OWN_STYLE}");
    let digest = Digest::of(style.as_bytes()).base64();
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{digest}'; \
         base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<title>{}</title>\n<style>{style}</style>\n</head>\n\
         <body class=\"{}\">\n<main>\n{body}</main>\n</body>\n</html>\n",
        lang.tag(),
        escape_line(title),
        lang.class()
    )
}

/// A table; on a narrow screen each row stands by itself, its cells under the heads of their columns.
pub(super) fn drawn_table(table: &Table, class: &str) -> String {
    let number = |at: usize| if table.numbers.contains(&at) { " class=\"number\"" } else { "" };
    let heads = table.head.iter().enumerate();
    let heads: String =
        heads.map(|(at, head)| format!("<th scope=\"col\"{}>{}</th>", number(at), escape_line(head))).collect();
    let row = |row: &Vec<Cell>| {
        let cells = row.iter().zip(&table.head).enumerate();
        let cells = cells.map(|(at, (cell, head))| {
            format!("<td{} data-label=\"{}\">{}</td>", number(at), escape_line(head), cell_text(cell))
        });
        format!("<tr>{}</tr>\n", cells.collect::<String>())
    };
    let rows: String = table.rows.iter().map(row).collect();
    let total = table.total.as_ref().map(|total| format!("<tfoot>\n{}</tfoot>\n", row(total))).unwrap_or_default();
    format!("<table class=\"{class}\">\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n{total}</table>\n")
}

fn cell_text(cell: &Cell) -> String {
    let bar = cell.bar.map(|(made, whole)| svg::bar(made, whole)).unwrap_or_default();
    let text = line(&cell.text, cell.style);
    let below =
        cell.below.as_ref().map(|(text, style)| format!("<br>{}", line(text, Some(*style)))).unwrap_or_default();
    let name =
        cell.name.as_ref().map(|name| format!("<span class=\"code\">{}</span>", escape(name))).unwrap_or_default();
    format!("{bar}{text}{below}{name}")
}

fn line(text: &str, style: Option<Style>) -> String {
    let text = escape(&text.replace(TOGETHER, "\u{a0}"));
    match style.map(class) {
        Some(class) => format!("<b class=\"{class}\">{text}</b>"),
        None => text,
    }
}

fn class(style: Style) -> &'static str {
    match style {
        Style::Bold | Style::Accent => "bold",
        Style::Dim => "quiet",
        Style::Good => "good",
        Style::Warn => "warn",
        Style::Bad => "bad",
    }
}
