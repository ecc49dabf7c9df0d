//! Data as JSON, for programs, in which nothing steers a terminal.

use super::visible::is_unsafe;
use serde::Serialize;
use std::io::{self, Write};

/// Writes a value as indented JSON; it ends with a line feed. Characters that act on a terminal or hide
/// are written as escapes, which mean the same.
///
/// # Errors
///
/// When the value cannot be told in JSON, such as a map whose keys are no strings.
pub fn render_json<T: Serialize>(value: &T) -> serde_json::Result<String> {
    let mut bytes = Vec::new();
    write_json(value, &mut bytes)?;
    String::from_utf8(bytes).map_err(|error| serde_json::Error::io(io::Error::other(error)))
}

/// Writes a value as [`render_json`] does, piece by piece, so that all of it is nowhere at one time.
///
/// # Errors
///
/// As [`render_json`], and when it cannot be written.
pub fn write_json<T: Serialize>(value: &T, to: impl Write) -> serde_json::Result<()> {
    let mut to = Safe(to);
    serde_json::to_writer_pretty(&mut to, value)?;
    to.write_all(b"\n").map_err(serde_json::Error::io)
}

/// Writes JSON with the characters escaped that act on a terminal. Each write is whole characters, as `serde_json` makes
/// them.
struct Safe<W>(W);

impl<W: Write> Write for Safe<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let text = std::str::from_utf8(bytes).map_err(io::Error::other)?;
        let mut plain = text;
        while let Some((at, c)) = plain.char_indices().find(|(_, c)| is_unsafe(*c)) {
            self.0.write_all(&plain.as_bytes()[..at])?;
            // Outside of strings there is none of these.
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(self.0, "\\u{unit:04x}")?;
            }
            plain = &plain[at + c.len_utf8()..];
        }
        self.0.write_all(plain.as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::render_json;

    #[test]
    fn escapes_mean_the_same_text() {
        let text = "a\u{1b}\u{9b}\u{202e}\u{e0041}\u{7f}中\n";
        let json = render_json(&text).unwrap();
        assert_eq!(json, "\"a\\u001b\\u009b\\u202e\\udb40\\udc41\\u007f中\\n\"\n");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }
}
