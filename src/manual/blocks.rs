//! Prose as blocks: the little of Markdown that a manual needs, and lines that stand for something described elsewhere.
//!
//! A paragraph ends at an empty line. `#` to `###` are headings, three backticks fence lines that stay as they are, `- `
//! begins a point, and a line that is followed by one with `: ` at its beginning is a term. Backticks are kept: they are
//! how a word of the files looks on a screen, and bold in roff.

use unicode_width::UnicodeWidthChar;

/// A piece of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading, and how deep it stands: 1 to 3.
    Heading(usize, String),
    /// A paragraph.
    Paragraph(String),
    /// Lines that are shown as they are.
    Lines(Vec<String>),
    /// A point of a list.
    Point(String),
    /// A word, and what it means.
    Term(String, String),
}

/// Reads prose; `described` says what a line such as `{{fields item}}` stands for.
pub(crate) fn parse_blocks(prose: &str, described: &impl Fn(&[&str]) -> Vec<Block>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut lines = prose.lines().peekable();
    while let Some(line) = lines.next() {
        let depth = line.chars().take_while(|c| *c == '#').count();
        if line.trim().is_empty() {
            continue;
        } else if let Some(words) = line.strip_prefix("{{").and_then(|rest| rest.strip_suffix("}}")) {
            blocks.extend(described(&words.split_whitespace().collect::<Vec<_>>()));
        } else if line.starts_with("```") {
            let inside = lines.by_ref().take_while(|line| !line.starts_with("```"));
            blocks.push(Block::Lines(inside.map(str::to_owned).collect()));
        } else if depth > 0 {
            blocks.push(Block::Heading(depth, line[depth..].trim().to_owned()));
        } else if let Some(meaning) = lines.next_if(|next| next.starts_with(": ")) {
            let rest = std::iter::from_fn(|| lines.next_if(|next| !next.trim().is_empty()));
            let meaning = joined(&meaning[2..], rest);
            blocks.push(Block::Term(line.to_owned(), meaning));
        } else {
            let rest = std::iter::from_fn(|| lines.next_if(|next| !next.trim().is_empty() && !next.starts_with("- ")));
            match line.strip_prefix("- ") {
                Some(point) => blocks.push(Block::Point(joined(point, rest))),
                None => blocks.push(Block::Paragraph(joined(line, rest))),
            }
        }
    }
    blocks
}

/// Lines as one text: with a blank between words, and none between Chinese characters.
fn joined<'a>(first: &str, rest: impl Iterator<Item = &'a str>) -> String {
    let wide = |c: Option<char>| c.and_then(UnicodeWidthChar::width) == Some(2);
    let mut text = first.trim().to_owned();
    for line in rest.map(str::trim) {
        if !(wide(text.chars().last()) && wide(line.chars().next())) {
            text.push(' ');
        }
        text.push_str(line);
    }
    text
}
