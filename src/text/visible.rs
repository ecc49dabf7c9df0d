//! Makes text from files safe to show: what would act on a terminal or hide is shown as an escape.

use std::borrow::Cow;
use unicode_width::UnicodeWidthChar;

/// Whether a character must not be shown as it is: controls (but line feed and tab), bidirectional
/// controls, invisible format characters and line separators.
pub fn is_unsafe(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        c if c.is_ascii() => c.is_ascii_control(),
        '\u{80}'..='\u{9f}' => true,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{feff}' => true,
        '\u{200b}' | '\u{200e}' | '\u{200f}' => true,
        '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{206a}'..='\u{206f}' => true,
        '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e007f}' => true,
        _ => false,
    }
}

/// Whether a text holds an unsafe character.
pub(crate) fn has_unsafe(text: &str) -> bool {
    let plain = text.bytes().fold(true, |plain, byte| plain & (0x20..0x7f).contains(&byte));
    !plain && text.chars().any(is_unsafe)
}

/// Whether nothing of a text shows: there is nothing in it but blanks and characters without a shape.
pub(crate) fn is_blank(text: &str) -> bool {
    // Two letters that are drawn as nothing and still take room: the Hangul filler and the empty Braille cell.
    let filler = |c: char| matches!(c, '\u{115f}' | '\u{3164}' | '\u{ffa0}' | '\u{2800}');
    !text.chars().any(|c| !c.is_whitespace() && !is_unsafe(c) && !filler(c) && c.width().is_some_and(|width| width > 0))
}

/// The text with every unsafe character as `\u{…}`; line feeds and tabs stay.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !has_unsafe(text) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_unsafe(c) {
            shown.push_str(&format!("\\u{{{:x}}}", c as u32));
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// The text on one line: unsafe characters as escapes, line feeds and tabs as single spaces, or as nothing after a
/// full-width mark, which brings its own room.
pub(crate) fn visible_line(text: &str) -> String {
    let shown = visible(text);
    let parts = shown.split(['\n', '\t']).map(str::trim).filter(|part| !part.is_empty());
    parts.fold(String::new(), |line, part| {
        let is_close = line.ends_with(|c| matches!(c, '\u{3001}'..='\u{303f}' | '\u{ff00}'..='\u{ff65}'));
        let gap = if line.is_empty() || is_close { "" } else { " " };
        line + gap + part
    })
}

/// Text of which GitHub Actions takes nothing for a command: it acts on lines that begin with `::` and on `##[` (the
/// runner's `ActionCommand`). Data in JSON stays as it is, as no line of it begins so.
pub(crate) fn without_commands(text: &str) -> String {
    let is_data = text.starts_with(['{', '[']);
    let line = |line: &str| match line.trim_start().strip_prefix("::") {
        Some(rest) => format!(": :{rest}"),
        None => line.to_owned(),
    };
    let text: String = text.split_inclusive('\n').map(line).collect();
    if is_data { text } else { text.replace("##[", "# #[") }
}

/// Whether a word can be typed, named and completed as it is: ASCII letters and digits, `-`, `_` and `.`, and any
/// other character that shows and is no blank; not beginning with `-`, which would make it an option.
pub fn is_plain_word(word: &str) -> bool {
    let plain = |c: char| match c {
        '-' | '_' | '.' => true,
        c if c.is_ascii() => c.is_ascii_alphanumeric(),
        c => !is_unsafe(c) && !c.is_whitespace(),
    };
    !word.is_empty() && !word.starts_with('-') && word.chars().all(plain)
}

/// A word as a shell takes it for one word, whatever is in it, on one line and safe to show.
pub(crate) fn shell_word(word: &str) -> String {
    if is_plain_word(word) {
        return word.to_owned();
    }
    let word = visible_line(word);
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_steers_a_terminal_or_hides_is_shown_raw() {
        assert_eq!(visible("\u{1b}[31mred\u{7}"), "\\u{1b}[31mred\\u{7}");
        assert_eq!(visible("a\u{202e}b\u{200b}\u{9b}"), "a\\u{202e}b\\u{200b}\\u{9b}");
        assert_eq!(visible("two\nlines\tand 中文"), "two\nlines\tand 中文");
    }

    #[test]
    fn no_line_begins_a_command_of_a_build_server() {
        let text = "Items\n  ::set-output name=a::b\n::error::x\n a::b ##[error]y\n";
        assert_eq!(without_commands(text), "Items\n: :set-output name=a::b\n: :error::x\n a::b # #[error]y\n");
        assert_eq!(without_commands("{\"a\": \"##[b]\"}"), "{\"a\": \"##[b]\"}");
    }

    #[test]
    fn a_line_stays_a_line() {
        assert_eq!(visible_line(" first\n\n  second\r\n"), "first second\\u{d}");
    }
}
