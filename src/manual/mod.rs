//! The manual: chapters about what is in files, in outputs and in records, beside the page of each command.
//!
//! In: prose in each language (`pages/`), in which a line such as `{{fields item}}` stands for what the reader, the
//! schema and the outputs are described by. Out: blocks, drawn by `screen::manual` or written as roff here.

pub mod blocks;
pub(crate) mod described;
pub mod outputs;
mod roff;

pub(crate) use roff::breakable;
pub(crate) use roff::render_roff;

use crate::text::say::manual as say;
use crate::text::{Lang, Text};
use blocks::Block;
use include_dir::{Dir, include_dir};

static PAGES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/manual/pages");

/// A page of the manual that is not about one command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// What belongs to every command: who acts, the environment, how a run ends.
    Everywhere,
    /// The files of a project.
    Files,
    /// What programs read.
    Json,
    /// Evidence, signing and verifying.
    Verifying,
    /// How a script or an assistant works on a handover.
    Instructions,
}

impl Page {
    /// The pages that are asked for by a word.
    pub const ALL: [Page; 4] = [Page::Files, Page::Json, Page::Verifying, Page::Instructions];

    /// The word that it is asked for by.
    pub fn word(self) -> &'static str {
        match self {
            Page::Everywhere => "everywhere",
            Page::Files => "files",
            Page::Json => "json",
            Page::Verifying => "verifying",
            Page::Instructions => "instructions",
        }
    }

    /// The page of a word.
    pub fn parse(word: &str) -> Option<Page> {
        Page::ALL.into_iter().find(|page| page.word() == word)
    }

    /// Its section among manual pages: 5 for formats, 7 for what is no command and no format.
    pub(crate) fn section(self) -> &'static str {
        match self {
            Page::Files | Page::Json => "5",
            Page::Everywhere | Page::Verifying | Page::Instructions => "7",
        }
    }

    /// What it is about, in a few words.
    pub fn about(self) -> Text {
        match self {
            Page::Everywhere => say::about_everywhere(),
            Page::Files => say::about_files(),
            Page::Json => say::about_json(),
            Page::Verifying => say::about_verifying(),
            Page::Instructions => say::about_instructions(),
        }
    }

    /// What is written in it, as it stands in `pages/`.
    pub fn prose(self, lang: Lang) -> &'static str {
        let name = format!("{}.{}.md", self.word(), lang.tag());
        PAGES.get_file(name).and_then(|file| file.contents_utf8()).unwrap_or_default()
    }

    /// What stands in it.
    pub fn blocks(self, lang: Lang) -> Vec<Block> {
        blocks::parse_blocks(self.prose(lang), &|words| described::described(words, lang))
    }
}

#[cfg(test)]
mod tests;
