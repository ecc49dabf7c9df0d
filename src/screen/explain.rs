//! Rules as text: one in full, or all of them as a list; and as data.

use super::findings::severity;
use super::layout::labelled;
use super::table::Table;
use super::table::{Cell, render_table};
use super::yaml::render_yaml;
use crate::checks::Rule;
use crate::model::finding::Severity;
use crate::text::json::render_json;
use crate::text::look::{Look, Style, wrap};
use crate::text::say::explain as say;
use crate::text::{Lang, Text};
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

/// Draws one rule: what a finding of it means, why it matters, how to mend it, and an example, in the format of the project.
pub(crate) fn render_rule(rule: &Rule, yaml: bool, look: Look) -> String {
    let lang = look.lang;
    let (word, style) = severity(rule.severity, lang);
    let mut text = format!("{}[{}]\n", look.paint(style, &word), rule.code);
    for line in wrap(rule.line.of(lang), look.width) {
        text.push_str(&format!("{}\n", look.paint(Style::Bold, &line)));
    }
    text.push('\n');
    let facts = [(say::means(), &rule.means), (say::why(), &rule.why), (say::mend(), &rule.mend)];
    let indent = facts.iter().map(|(label, _)| label.of(lang).width()).max().unwrap_or_default() + 2;
    for (label, fact) in &facts {
        text.push_str(&labelled(label.of(lang), fact.of(lang), indent, look));
    }
    text.push_str(&lines(&say::example(), &example(&rule.example, yaml), look));
    if rule.severity != Severity::Error && !rule.code.starts_with("silence-") {
        text.push_str(&lines(&say::silence(), &silence(yaml)(&rule.code), look));
    }
    text
}

/// Draws what a word of `verify` means.
pub(crate) fn render_standing(word: &Text, about: &Text, look: Look) -> String {
    let lines = wrap(about.of(look.lang), look.width);
    let lines: String = lines.into_iter().map(|line| format!("{line}\n")).collect();
    format!("{}\n\n{lines}", look.paint(Style::Bold, word.of(look.lang)))
}

/// How a rule is silenced, in the format of the project.
fn silence(yaml: bool) -> fn(&String) -> Text {
    if yaml { |code| say::how_to_silence_in_yaml(code) } else { |code| say::how_to_silence(code) }
}

/// An example that is TOML, in the format of the project; one that is none stands as it is.
fn example(example: &Text, yaml: bool) -> Text {
    Text::per_lang(|lang| {
        let toml = example.of(lang);
        let read = toml::from_str::<toml::Table>(toml).ok().filter(|_| yaml && !toml.contains('#'));
        read.and_then(|table| render_yaml(&table).ok()).unwrap_or_else(|| toml.to_owned())
    })
}

/// Lines of a file under a label.
fn lines(label: &Text, lines: &Text, look: Look) -> String {
    let mut text = format!("\n{}\n", look.paint(Style::Dim, label.of(look.lang)));
    for line in lines.of(look.lang).lines() {
        text.push_str(format!("  {line}").trim_end());
        text.push('\n');
    }
    text
}

/// Draws all rules, a line each.
pub(crate) fn render_rules(rules: &[Rule], look: Look) -> String {
    let lang = look.lang;
    let head = [say::code(), say::severity(), say::finds()].map(|text| text.of(lang).to_owned());
    let rows = rules.iter().map(|rule| {
        let (word, style) = severity(rule.severity, lang);
        vec![Cell::text(&rule.code), Cell::text(word).styled(style), Cell::text(rule.line.of(lang))]
    });
    let table = Table { head: head.to_vec(), numbers: Vec::new(), rows: rows.collect(), total: None };
    format!("{}\n{}\n", render_table(&table, look), say::more().of(lang))
}

/// Rules as data, in one language.
///
/// # Errors
///
/// Never with the rules that there are.
pub(crate) fn render_rules_json(rules: &[Rule], lang: Lang) -> serde_json::Result<String> {
    let one = |rule: &Rule| -> Value {
        json!({
            "code": rule.code,
            "severity": rule.severity,
            "line": rule.line.of(lang),
            "means": rule.means.of(lang),
            "why": rule.why.of(lang),
            "mend": rule.mend.of(lang),
            "example": rule.example.of(lang),
        })
    };
    render_json(&json!({ "schema": "handover/explain/1", "rules": rules.iter().map(one).collect::<Vec<_>>() }))
}

/// What a word of `verify` means, as data.
///
/// # Errors
///
/// Never with a word that there is.
pub(crate) fn render_standing_json(word: &str, about: &Text, lang: Lang) -> serde_json::Result<String> {
    render_json(&json!({ "schema": "handover/explain-word/1", "word": word, "means": about.of(lang) }))
}
