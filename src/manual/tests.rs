//! Pages as data: the same in every language, and nothing in them that is not described.

use super::blocks::Block;
use super::outputs::{output, outputs};
use super::{Page, render_roff};
use crate::model::kinds::built_ins;
use crate::text::Lang;

const EVERY: [Page; 5] = [Page::Everywhere, Page::Files, Page::Json, Page::Verifying, Page::Instructions];

/// What must be alike in every language: how blocks follow each other, and the words that terms explain.
fn skeleton(block: &Block) -> String {
    match block {
        Block::Heading(depth, _) => format!("heading {depth}"),
        Block::Paragraph(_) => "paragraph".to_owned(),
        Block::Lines(lines) => format!("{} lines", lines.len()),
        Block::Point(_) => "point".to_owned(),
        Block::Term(term, _) => format!("term {}", term.replace("、", ", ")),
    }
}

#[test]
fn every_page_says_the_same_in_every_language_block_by_block() {
    for page in EVERY {
        let skeletons = Lang::ALL.map(|lang| page.blocks(lang).iter().map(skeleton).collect::<Vec<_>>());
        let [first, others @ ..] = &skeletons;
        assert!(first.len() > 5, "{page:?} says nothing");
        for other in others {
            for (number, (one, two)) in first.iter().zip(other).enumerate() {
                assert_eq!(one, two, "{page:?}, block {number} of {first:#?}");
            }
            assert_eq!(first.len(), other.len(), "{page:?}");
        }
    }
}

#[test]
fn every_line_between_braces_stands_for_something() {
    for (page, lang) in EVERY.into_iter().flat_map(|page| Lang::ALL.map(|lang| (page, lang))) {
        for line in page.prose(lang).lines().filter(|line| line.starts_with("{{")) {
            let words: Vec<&str> = line.trim_matches(['{', '}']).split_whitespace().collect();
            assert!(!super::described::described(&words, lang).is_empty(), "{page:?} {}: {line}", lang.tag());
        }
    }
}

#[test]
fn the_page_of_files_has_every_kind_with_its_steps_and_fields() {
    for lang in Lang::ALL {
        let blocks = Page::Files.blocks(lang);
        for kind in built_ins() {
            let head = format!("`{}`", kind.name);
            let from =
                blocks.iter().position(|block| matches!(block, Block::Heading(3, text) if text.starts_with(&head)));
            let own: Vec<&Block> = blocks[from.expect("a heading") + 1..]
                .iter()
                .take_while(|block| !matches!(block, Block::Heading(..)))
                .collect();
            for field in &kind.fields {
                let term = format!("`{}`", field.name);
                assert!(own.iter().any(|block| matches!(block, Block::Term(word, _) if *word == term)), "{term}");
            }
            for step in kind.all_steps() {
                let word = format!("`{}`", step.did);
                assert!(own.iter().any(|block| matches!(block, Block::Point(row) if row.contains(&word))), "{word}");
            }
        }
    }
}

#[test]
fn what_an_output_holds_is_described() {
    for described in outputs() {
        let of = described.fields.iter().filter_map(|field| field.of.as_ref());
        for name in of.chain(&described.with) {
            assert!(output(name).is_some(), "{}: {name}", described.name);
        }
    }
}

#[test]
fn a_page_as_roff_has_no_line_that_roff_would_take_for_an_order() {
    for (page, lang) in EVERY.into_iter().flat_map(|page| Lang::ALL.map(|lang| (page, lang))) {
        for line in render_roff(&page.blocks(lang)).lines() {
            let order = line.strip_prefix('.').map(|rest| rest.split(' ').next().unwrap_or_default());
            let known = order.is_none_or(|order| {
                ["nh", "ad", "SH", "SS", "PP", "TP", "IP", "RS", "RE", "nf", "fi"].contains(&order)
            });
            assert!(known && !line.starts_with('\''), "{page:?}: {line}");
        }
    }
}
