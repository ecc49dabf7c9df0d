//! One item for people: the facts on a card, and with its whole log.

use super::fields::draw_fields;
use super::layout::labelled;
use super::layout::rule;
use super::log::MOST;
use crate::files::load::Loaded;
use crate::model::finding::Finding;
use crate::model::item::Item;
use crate::model::list::ItemAt;
use crate::model::view::View;
use crate::report::card::{Around, facts, section_title};
use crate::report::told::{act_line, evidence_line};
use crate::text::look::{Look, Style, pad, wrap};
use crate::text::say::{explain as explain_say, log as log_say, status as say, words};
use crate::text::visible::visible_line;
use crate::text::{Lang, Text};
use unicode_width::UnicodeWidthStr;

/// How many of the last acts a card shows.
const LAST_ACTS: usize = 3;

/// Draws an item for `handover show`: the card, the whole log, and what is wrong with it.
pub fn render_show(loaded: &Loaded, at: ItemAt, findings: &[Finding], look: Look) -> String {
    let view = &loaded.view;
    let lang = look.lang;
    let item = &view.project.items[at];
    let mut text = rule(&section_title(view, at, lang), item.name.to_string().as_str(), look);
    text.push_str(&render_card(view, at, None, look));
    let facts = [
        (say::label_links(), visible_line(&words::list(&item.links, lang))),
        (say::label_tags(), visible_line(&words::list(&item.tags, lang))),
        (say::label_file(), place(loaded, item)),
    ];
    let facts: Vec<(Text, String)> = facts.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    text.push_str(&draw_facts(&facts, lang, look));
    for finding in findings.iter().filter(|finding| finding.item.as_ref() == Some(&item.name)) {
        let message = match &finding.silenced {
            Some(reason) => explain_say::silenced_finding(&finding.message, reason),
            None => finding.message.clone(),
        };
        let line = visible_line(message.of(lang));
        text.push_str(&draw_facts(&[(say::label_finding(), line)], lang, look));
    }
    text.push('\n');
    text.push_str(&format!("{}\n", look.paint(Style::Bold, say::log().of(lang))));
    if item.log.is_empty() {
        text.push_str(&format!("  {}\n", say::log_empty().of(lang)));
    }
    let earlier = item.log.len().saturating_sub(MOST);
    if earlier > 0 {
        text.push_str(&hanging(log_say::earlier_acts(earlier).of(lang), look));
    }
    for (position, act) in item.log.iter().enumerate().skip(earlier) {
        text.push_str(&hanging(&act_line(view, at, position, lang), look));
        for evidence in &act.evidence {
            let line = format!("{} {}", say::label_evidence().of(lang), visible_line(evidence_line(evidence).of(lang)));
            text.push_str(&hanging(&format!("  {line}"), look));
        }
    }
    text
}

/// Draws the facts of an item: what it is, when it is done, what was done, what comes next.
///
/// `viewer` is the id of the person who reads it, who is called "you".
pub fn render_card(view: &View, at: ItemAt, viewer: Option<&str>, look: Look) -> String {
    let lang = look.lang;
    let item = &view.project.items[at];
    let mut text = String::new();
    for line in wrap(&visible_line(item.title.of(lang)), look.width) {
        text.push_str(&format!("{}\n", look.paint(Style::Bold, &line)));
    }
    if let Some(details) = &item.details {
        text.push_str(&paragraphs(details.of(lang), look));
    }
    text.push_str(&draw_fields(view, at, label_column(lang), look));
    text.push_str(&draw_facts(&facts(&Around::of(view), at, viewer, LAST_ACTS, lang), lang, look));
    text
}

fn place(loaded: &Loaded, item: &Item) -> String {
    let source = &loaded.sources[item.place.source];
    visible_line(&format!("{}:{}", source.name(), source.position(item.place.span.start).0))
}

/// How wide the column of the labels of a card is.
fn label_column(lang: Lang) -> usize {
    let labels = [say::label_done_when(), say::label_needed_by(), say::label_alternatives(), say::label_evidence()];
    labels.iter().map(|label| label.of(lang).width()).max().unwrap_or_default() + 4
}

/// Facts below each other, labels in one column; a label that repeats is written once.
fn draw_facts(facts: &[(Text, String)], lang: Lang, look: Look) -> String {
    let indent = label_column(lang);
    let mut text = String::new();
    let mut last: Option<&Text> = None;
    for (label, value) in facts {
        let shown = if last == Some(label) { "" } else { label.of(lang) };
        text.push_str(&labelled(&pad(&format!("  {shown}"), indent), value, indent, look));
        last = Some(label);
    }
    text
}

/// A text of several lines, each on its own line as it is in the file.
fn paragraphs(text: &str, look: Look) -> String {
    // What is moved in far leaves room for its words.
    let margin = |line: &str| " ".repeat((line.len() - line.trim_start_matches([' ', '\t']).len()).min(look.width / 4));
    let lines = text.lines().map(|line| match visible_line(line) {
        words if words.is_empty() => "\n".to_owned(),
        words => hanging(&format!("{}{words}", margin(line)), look),
    });
    lines.collect()
}

/// A paragraph indented by two.
fn hanging(paragraph: &str, look: Look) -> String {
    let indent = paragraph.len() - paragraph.trim_start().len() + 2;
    wrap(paragraph.trim_start(), look.width.saturating_sub(indent))
        .iter()
        .map(|line| format!("{}{line}\n", " ".repeat(indent)))
        .collect()
}
