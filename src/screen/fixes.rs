//! What fixes make of a file, as text: each line that differs, before and after.

use crate::model::secrets::holds_secret;
use crate::text::look::{Look, Style, shorten};
use crate::text::say::words;
use crate::text::visible::{visible, visible_line};

/// So many lines of one file are shown.
const LINES: usize = 200;

/// Draws the lines in which two texts of as many lines differ, and tells how many they are.
pub(crate) fn draw_fixes(name: &str, before: &str, after: &str, look: Look) -> (String, usize) {
    let pairs = before.lines().zip(after.lines()).enumerate();
    let differing: Vec<_> = pairs.filter(|(_, (before, after))| before != after).collect();
    let mut drawn = String::new();
    for (at, (before, after)) in differing.iter().take(LINES) {
        let place = format!("{}:{}", visible_line(name), at + 1);
        drawn.push_str(&format!("{}\n", look.paint(Style::Bold, &place)));
        if [before, after].into_iter().any(|line| holds_secret("", line)) {
            continue;
        }
        for (sign, style, line) in [("-", Style::Bad, before), ("+", Style::Good, after)] {
            let line = format!("  {sign} {}", visible(&line.chars().map(shown).collect::<String>()));
            let line = shorten(&line, look.width, look.glyphs().ellipsis);
            drawn.push_str(&format!("{}\n", look.paint(style, &line)));
        }
    }
    if differing.len() > LINES {
        drawn.push_str(&format!("{}\n", words::more(differing.len() - LINES).of(look.lang)));
    }
    (drawn, differing.len())
}

/// A character so that it is told from a plain blank.
fn shown(mark: char) -> char {
    match mark {
        '\t' => '→',
        '\u{3000}' => '□',
        mark if mark != ' ' && mark.is_whitespace() => '·',
        mark => mark,
    }
}
