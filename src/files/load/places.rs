//! Where a byte of a text stands, in lines and columns. Pure.

use crate::work::steps;
use std::ops::Range;

/// After so many bytes it is noted how many characters there were.
const BLOCK: usize = 1024;

/// The beginnings of the lines of a text, and how many characters come before each block of it.
#[derive(Debug)]
pub(super) struct Places {
    lines: Vec<usize>,
    characters: Vec<usize>,
}

impl Places {
    pub(super) fn of(text: &[u8]) -> Places {
        steps(text.len());
        let ends = text.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1);
        let blocks = text.chunks(BLOCK).scan(0, |before, block| {
            let here = *before;
            *before += characters(block);
            Some(here)
        });
        Places { lines: std::iter::once(0).chain(ends).collect(), characters: blocks.collect() }
    }

    /// The number of the line that a byte stands on, from 1, and its bytes with the line end.
    pub(super) fn line(&self, text: &[u8], byte: usize) -> (usize, Range<usize>) {
        let number = self.lines.partition_point(|start| *start <= byte);
        (number, self.lines[number - 1]..self.lines.get(number).copied().unwrap_or(text.len()))
    }

    /// How many characters stand before a byte.
    pub(super) fn characters(&self, text: &[u8], byte: usize) -> usize {
        // The last block is as long as the rest of the text.
        let block = (byte / BLOCK).min(self.characters.len().saturating_sub(1));
        steps(byte - block * BLOCK);
        self.characters.get(block).map_or(0, |before| before + characters(&text[block * BLOCK..byte]))
    }
}

/// How many characters begin in some bytes of UTF-8.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_from_wherever_a_block_begins() {
        let text = "备份 a\n".repeat(1000);
        let places = Places::of(text.as_bytes());
        for (at, _) in text.char_indices() {
            assert_eq!(places.characters(text.as_bytes(), at), text[..at].chars().count());
            let (number, line) = places.line(text.as_bytes(), at);
            assert_eq!((number, &text[line]), (text[..at].matches('\n').count() + 1, "备份 a\n"));
        }
        assert_eq!(places.characters(text.as_bytes(), text.len()), text.chars().count());
        assert_eq!(Places::of(b"").line(b"", 0), (1, 0..0));
        let whole = [b'x'; BLOCK];
        assert_eq!(Places::of(&whole).characters(&whole, BLOCK), BLOCK);
    }
}
