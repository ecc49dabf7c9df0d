//! What a text has by which a secret in it would show, found in one pass. Pure.

/// Length of the shortest token that is recognised.
pub(super) const SHORTEST_TOKEN: usize = 13;

/// What a text has that a token, a login or a password would show by. Most texts have nothing of it, and are looked
/// through only once.
#[derive(Default)]
pub(super) struct Marks {
    /// A word as long as the shortest token.
    pub(super) word: bool,
    pub(super) colon: bool,
    /// Dashes as they stand around a key.
    pub(super) dashes: bool,
    /// The end of a line.
    pub(super) line: bool,
    /// A digit, a character beyond ASCII, or another mark that announces something.
    pub(super) other: bool,
}

impl Marks {
    pub(super) fn of(text: &str) -> Marks {
        let (mut marks, mut word) = (Marks::default(), 0);
        for (at, byte) in text.bytes().enumerate() {
            word = if in_token(byte) { word + 1 } else { 0 };
            marks.word |= word >= SHORTEST_TOKEN;
            match byte {
                b':' => marks.colon = true,
                b'\n' => marks.line = true,
                b'=' | b'0'..=b'9' | 0x80.. => marks.other = true,
                b' ' => marks.other |= text.as_bytes()[at..].starts_with(b" is "),
                b'-' => marks.dashes |= text.as_bytes()[at..].starts_with(b"-----"),
                _ => {}
            }
        }
        marks
    }

    pub(super) fn any(&self) -> bool {
        self.word || self.colon || self.other
    }
}

/// Whether a token may hold a byte.
pub(super) fn in_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'/' | b'+' | b'.')
}
