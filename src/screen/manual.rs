//! A page of the manual as text: headings at the margin, what belongs to them set in, words beside what they mean.

use crate::manual::blocks::Block;
use crate::text::look::{Look, Style, pad, wrap};
use unicode_width::UnicodeWidthStr;

/// Lines of running text are read best up to so many columns.
const WIDEST: usize = 100;

/// Columns up to which a word leaves room for its meaning beside it.
const BESIDE: usize = 24;

/// Draws blocks.
pub(crate) fn render_manual(blocks: &[Block], look: Look) -> String {
    let look = Look { width: look.width.min(WIDEST), ..look };
    let mut text = String::new();
    let mut rest = blocks;
    while let Some(block) = rest.first() {
        let alike = |other: &&Block| matches!((block, other), (Block::Term(..), Block::Term(..)));
        let run = rest.iter().take_while(alike).count().max(1);
        let (now, later) = rest.split_at(run);
        text.push_str(&render_block(block, now, look));
        let tight =
            matches!((block, later.first()), (Block::Heading(1, _), _) | (Block::Point(_), Some(Block::Point(_))));
        if !tight && !later.is_empty() {
            text.push('\n');
        }
        rest = later;
    }
    text
}

/// Draws a block; of a term those that follow it too, as one column of words.
fn render_block(block: &Block, terms: &[Block], look: Look) -> String {
    match block {
        Block::Heading(1, heading) => lines("", 0, &heading.to_uppercase(), Some(Style::Accent), look),
        Block::Heading(_, heading) => lines("  ", 2, heading, Some(Style::Bold), look),
        Block::Paragraph(paragraph) => lines("  ", 2, paragraph, None, look),
        Block::Point(point) => lines("  - ", 4, point, None, look),
        Block::Lines(kept) => kept.iter().map(|line| format!("    {line}").trim_end().to_owned() + "\n").collect(),
        Block::Term(..) => render_terms(terms, look),
    }
}

fn render_terms(blocks: &[Block], look: Look) -> String {
    let plain = |term: &String| term.replace('`', "");
    let terms = blocks.iter().filter_map(|block| match block {
        Block::Term(term, meaning) => Some((plain(term), meaning)),
        _ => None,
    });
    let widths = terms.clone().map(|(term, _)| term.width()).filter(|width| *width <= BESIDE);
    let indent = if look.width < 60 { 6 } else { 4 + widths.max().unwrap_or(2) };
    let term = |(term, meaning): (String, &String)| {
        let beside = term.width() + 4 <= indent;
        let label = look.paint(Style::Bold, &term);
        let first = format!("  {label}{}", pad("", indent.saturating_sub(term.width() + 2)));
        match beside {
            true => lines(&first, indent, meaning, None, look),
            false => format!("  {label}\n{}", lines(&pad("", indent), indent, meaning, None, look)),
        }
    };
    terms.map(term).collect()
}

/// Wraps a text and sets it in by some columns, its first line behind something of that width.
fn lines(first: &str, indent: usize, words: &str, style: Option<Style>, look: Look) -> String {
    let wrapped = wrap(words, look.width.saturating_sub(indent));
    let line = |(number, line): (usize, &String)| {
        let painted = style.map_or_else(|| line.clone(), |style| look.paint(style, line));
        format!("{}{painted}\n", if number == 0 { first.to_owned() } else { pad("", indent) })
    };
    wrapped.iter().enumerate().map(line).collect()
}
