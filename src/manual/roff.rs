//! A page as roff, for man(1).

use super::blocks::Block;
use crate::text::look::pieces;
use clap_mangen::roff::{Inline, Roff, bold, roman};

/// Writes blocks as the body of a page, whose head somebody else has written.
pub(crate) fn render_roff(blocks: &[Block]) -> String {
    let mut roff = Roff::new();
    // Paths are not hyphenated, and lines that hold few blanks are not stretched.
    roff.control("nh", []).control("ad", ["l"]);
    for block in blocks {
        match block {
            Block::Heading(1, text) => roff.control("SH", [text.to_uppercase().as_str()]),
            Block::Heading(_, text) => roff.control("SS", [text.replace('`', "").as_str()]),
            Block::Paragraph(text) => roff.control("PP", []).text(inline(text)),
            Block::Lines(lines) => {
                roff.control("PP", []).control("RS", ["4"]).control("nf", []);
                for line in lines {
                    roff.text([roman(line.as_str())]);
                }
                roff.control("fi", []).control("RE", [])
            }
            Block::Point(text) => roff.control("IP", [r"\(bu", "2"]).text(inline(text)),
            Block::Term(term, text) => roff.control("TP", []).text(inline(term)).text(inline(text)),
        };
    }
    roff.to_roff().lines().map(|line| breakable(line) + "\n").collect()
}

/// A line with what tells roff where it may break it, which it knows of no Chinese.
pub(crate) fn breakable(line: &str) -> String {
    if line.is_ascii() || line.starts_with('.') {
        return line.to_owned();
    }
    let mut marked = String::new();
    for piece in pieces(line) {
        marked.push_str(if marked.is_empty() || marked.ends_with(' ') { "" } else { r"\:" });
        marked.push_str(piece);
    }
    marked
}

/// What stands between backticks in bold.
fn inline(text: &str) -> Vec<Inline> {
    let parts = text.split('`').enumerate().filter(|(_, part)| !part.is_empty());
    parts.map(|(number, part)| if number % 2 == 1 { bold(part) } else { roman(part) }).collect()
}
