//! Findings as text: what, where, the line with a caret, and what to do.

use super::layout::labelled;
use super::layout::paragraph;
use crate::checks::{Rule, rule};
use crate::files::load::{Loaded, Source};
use crate::model::finding::{Finding, Severity};
use crate::model::list::SourceAt;
use crate::model::naming;
use crate::model::personal::without_numbers;
use crate::model::secrets::holds_secret;
use crate::text::Lang;
use crate::text::look::{Look, Style, TOGETHER, wrap};
use crate::text::say::explain as say;
use crate::text::say::words;
use crate::text::visible::{visible, visible_line};
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Longest source line that is quoted, in bytes; of a longer one only the place is named.
const MAX_QUOTED: usize = 500;

/// Draws all findings, a blank line between them.
pub(crate) fn render_findings(loaded: &Loaded, findings: &[Finding], look: Look) -> String {
    findings.iter().map(|finding| render_finding(loaded, finding, look) + "\n").collect()
}

/// So many hints of one rule, and silenced findings, are told one by one; more are taken together.
pub(crate) const FEW: usize = 2;

/// Draws all findings; of hints that many items have in common one, with how many there are and where.
pub(crate) fn render_grouped(loaded: &Loaded, findings: &[Finding], look: Look) -> String {
    let mut groups: Vec<(&str, Vec<&Finding>)> = Vec::new();
    let mut hints: HashMap<&str, usize> = HashMap::new();
    for finding in findings {
        let next = groups.len();
        let group = match finding.severity {
            Severity::Hint => *hints.entry(finding.code).or_insert(next),
            Severity::Error | Severity::Warning => next,
        };
        match groups.get_mut(group) {
            Some((_, group)) => group.push(finding),
            None => groups.push((finding.code, vec![finding])),
        }
    }
    let told = groups.iter().map(|(code, group)| match rule(code).filter(|_| group.len() > FEW) {
        Some(rule) => render_group(loaded, rule, group, look),
        None => group.iter().map(|finding| render_finding(loaded, finding, look) + "\n").collect(),
    });
    told.collect()
}

/// "hint[no-due]: an item does not say when it is due: 41 items, in accounts.toml 12, backups.toml 29".
fn render_group(loaded: &Loaded, rule: &Rule, group: &[&Finding], look: Look) -> String {
    let lang = look.lang;
    let mut files: BTreeMap<SourceAt, usize> = BTreeMap::new();
    for place in group.iter().filter_map(|finding| finding.place.as_ref()) {
        *files.entry(place.source).or_default() += 1;
    }
    let files = files.into_iter().map(|(at, count)| (visible_line(&loaded.sources[at].name()), count));
    let files = words::short_list(files.map(|(name, count)| format!("{name}{TOGETHER}{count}")), lang);
    let (word, style) = severity(Severity::Hint, lang);
    let line = words::labelled(&rule.line, say::grouped(words::items(group.len()), files));
    let mut text = String::new();
    for (number, line) in wrap(&format!("{word}[{}]: {}", rule.code, line.of(lang)), look.width).iter().enumerate() {
        let rest = line.strip_prefix(&word).filter(|_| number == 0);
        text += &rest.map_or_else(|| line.clone(), |rest| format!("{}{rest}", look.paint(style, &word)));
        text.push('\n');
    }
    text + &advice(group[0], look) + "\n"
}

/// How many findings are silenced, by how many silences.
pub(crate) fn render_silence_count(findings: &[Finding], look: Look) -> String {
    let silences: HashSet<(&str, Option<&str>)> =
        findings.iter().map(|finding| (finding.code, finding.silenced.as_deref())).collect();
    let line = say::silences(silences.len(), findings.len());
    paragraph(line.of(look.lang), Some(Style::Dim), look)
}

/// Lists the findings that are silenced, each with its reason.
pub(crate) fn render_silenced(loaded: &Loaded, findings: &[Finding], look: Look) -> String {
    let lang = look.lang;
    let mut text = format!("{}\n", say::silenced_title(findings.len()).of(lang));
    for finding in findings {
        let title = finding.item.as_ref().and_then(|name| loaded.view.project.find(name));
        let title = title.map(|item| naming::item_called(&loaded.view.project, item).of(lang).to_owned());
        let reason = finding.silenced.as_deref().unwrap_or_default();
        let line = match title {
            Some(title) => say::silenced_item(finding.code, title, reason),
            None => say::silenced_rule(finding.code, reason),
        };
        text.push_str(&labelled("", &visible_line(line.of(lang)), 2, look));
    }
    text
}

fn render_finding(loaded: &Loaded, finding: &Finding, look: Look) -> String {
    let lang = look.lang;
    let mut message = visible_line(finding.message.of(lang));
    if let Some(item) = finding.item.as_ref().and_then(|name| loaded.view.project.find(name)) {
        let title = visible_line(naming::item_called(&loaded.view.project, item).of(lang));
        message = words::quoted_before(title, message).of(lang).to_owned();
    }
    let (word, style) = severity(finding.severity, lang);
    let head = format!("{word}[{}]: {message}", finding.code);
    let mut text = String::new();
    for (number, line) in wrap(&head, look.width).iter().enumerate() {
        let painted = match line.strip_prefix(&word).filter(|_| number == 0) {
            Some(rest) => format!("{}{rest}", look.paint(style, &word)),
            None => line.clone(),
        };
        text.push_str(&painted);
        text.push('\n');
    }
    if let Some(place) = &finding.place {
        text.push_str(&where_it_stands(&loaded.sources[place.source], &place.span, finding, look));
    }
    text + &advice(finding, look)
}

/// What to do about a finding, under its label.
fn advice(finding: &Finding, look: Look) -> String {
    let Some(advice) = &finding.advice else { return String::new() };
    let label = format!("  {}", words::labelled(words::help(), "").of(look.lang));
    labelled(&label, &visible_line(advice.of(look.lang)), label.width(), look)
}

/// The word for a severity, and its style.
pub fn severity(severity: Severity, lang: Lang) -> (String, Style) {
    let (word, style) = match severity {
        Severity::Error => (words::error(), Style::Bad),
        Severity::Warning => (words::warning(), Style::Warn),
        Severity::Hint => (words::hint(), Style::Accent),
    };
    (word.of(lang).to_owned(), style)
}

/// File, line and column, and the line itself with a caret where it may be shown.
fn where_it_stands(source: &Source, span: &Range<usize>, finding: &Finding, look: Look) -> String {
    let (line, column) = source.position(span.start);
    let name = visible_line(&source.name());
    let whole_file = span.is_empty() && span.start == 0;
    let room = look.width.saturating_sub(line.to_string().len() + 3);
    let Some((quoted, caret)) =
        quote(source, span, room, look.glyphs().ellipsis).filter(|_| !finding.hidden && !whole_file)
    else {
        return if whole_file { format!("  --> {name}\n") } else { format!("  --> {name}:{line}:{column}\n") };
    };
    let snippet = Snippet::source(quoted).line_start(line).annotation(AnnotationKind::Primary.span(caret));
    let renderer = if look.color { Renderer::styled() } else { Renderer::plain() };
    let drawn = renderer.term_width(look.width).render(&[Group::with_level(Level::ERROR).element(snippet)]);
    // The place is that in the file; in the quoted line, which may be cut, it is another one.
    let arrow = look.paint(Style::Accent, &format!("{}-->", " ".repeat(line.to_string().len())));
    format!("{arrow} {name}:{line}:{column}\n{drawn}\n")
}

/// The first line a span touches, safe to show and cut to `room` columns, and where in it the span lies.
fn quote(source: &Source, span: &Range<usize>, room: usize, ellipsis: &str) -> Option<(String, Range<usize>)> {
    let text = source.text();
    let start = span.start.min(text.len());
    let bounds = source.line(start);
    if bounds.len() > MAX_QUOTED {
        return None;
    }
    let line = text.get(bounds.clone())?;
    let (begin, end) = (bounds.start, bounds.end);
    let lead = if begin == 0 && line.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let from = (start - begin).clamp(lead, line.len());
    let to = (span.end.min(end).max(start) - begin).clamp(from, line.len());
    // A file that is no valid TOML or YAML has no fields in which secrets were found already.
    if holds_secret("", line) || without_numbers(line, "").is_some() {
        return None;
    }
    let parts = [line.get(lead..from)?, line.get(from..to)?, line.get(to..)?];
    let [before, marked, after] = parts.map(|part| visible(part).replace('\t', " "));
    Some(fit(&before, &marked, &after, room, ellipsis))
}

/// The three parts of a line as one of at most `room` columns around the middle one, and where that lies.
fn fit(before: &str, marked: &str, after: &str, room: usize, ellipsis: &str) -> (String, Range<usize>) {
    if before.width() + marked.width() + after.width() <= room {
        return (format!("{before}{marked}{after}"), before.len()..before.len() + marked.len());
    }
    let room = room.saturating_sub(2 * ellipsis.width());
    let shown = head(marked, room);
    let left = room - shown.width();
    let behind = head(after, left - before.width().min(left / 2));
    let ahead = tail(before, left - behind.width());
    let first = if ahead.len() < before.len() { ellipsis } else { "" };
    let cut = shown.len() < marked.len() || behind.len() < after.len();
    let behind = if shown.len() < marked.len() { "" } else { behind };
    let start = first.len() + ahead.len();
    let last = if cut { ellipsis } else { "" };
    (format!("{first}{ahead}{shown}{behind}{last}"), start..start + shown.len())
}

/// As much of the beginning as fits.
fn head(text: &str, room: usize) -> &str {
    let mut used = 0;
    let mut fits = |c: char| {
        used += c.width().unwrap_or(0);
        used <= room
    };
    &text[..text.chars().take_while(|c| fits(*c)).map(char::len_utf8).sum()]
}

/// As much of the end as fits.
fn tail(text: &str, room: usize) -> &str {
    let over = text.width().saturating_sub(room);
    let mut dropped = 0;
    let kept = text.char_indices().find(|(_, c)| {
        let keep = dropped >= over;
        dropped += c.width().unwrap_or(0);
        keep
    });
    kept.map_or("", |(at, _)| &text[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_cut_around_what_is_marked() {
        let shown = |before: &str, marked: &str, after: &str, room| {
            let (line, caret) = fit(before, marked, after, room, "...");
            assert!(line.width() <= room, "{line}");
            format!("{}[{}]{}", &line[..caret.start], &line[caret.clone()], &line[caret.end..])
        };
        assert_eq!(shown("a = ", "b", " # c", 20), "a = [b] # c");
        assert_eq!(shown("0123456789", "mark", "0123456789", 18), "...6789[mark]0123...");
        assert_eq!(shown("", "mark", "0123456789", 12), "[mark]01...");
        assert_eq!(shown("0123456789", "mark", "", 12), "...89[mark]");
        assert_eq!(shown("一二三四五", "标记太长了太长了", "六", 12), "...[标记太]...");
    }
}
