//! A page as roff, for man(1).

use super::blocks::Block;
use clap_mangen::roff::{Inline, Roff, bold, roman};

/// Writes blocks as the body of a page, whose head somebody else has written.
pub fn render_roff(blocks: &[Block]) -> String {
    let mut roff = Roff::new();
    for block in blocks {
        match block {
            Block::Heading(1, text) => roff.control("SH", [text.as_str()]),
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
    roff.to_roff()
}

/// What stands between backticks in bold.
fn inline(text: &str) -> Vec<Inline> {
    let parts = text.split('`').enumerate().filter(|(_, part)| !part.is_empty());
    parts.map(|(number, part)| if number % 2 == 1 { bold(part) } else { roman(part) }).collect()
}
