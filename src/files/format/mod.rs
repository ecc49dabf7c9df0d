//! The positioned tree that both file formats are read into, and the one door to their readers.
//!
//! In: the bytes of one file. Out: a [`Document`] whose every node knows its byte span, or the one
//! [`SyntaxProblem`] that kept the file from being read. No meaning is attached here: which fields
//! exist and what type they have is decided by the readers in `load`.

mod cut;
mod said;
mod toml;
mod tree;
mod yaml;

pub(crate) use cut::{Cut, Part};
pub(crate) use said::said;
pub use tree::{Document, Entry, Fixed, Format, MAX_BYTES, MAX_DEPTH, Node, SyntaxCause, SyntaxProblem, Value, Wrong};

/// Reads one file.
///
/// # Errors
///
/// The first problem that keeps the file from being read; never a panic, whatever the bytes.
pub fn parse(bytes: &[u8], format: Format) -> Result<Document, SyntaxProblem> {
    if bytes.len() > MAX_BYTES {
        return Err(SyntaxProblem { cause: SyntaxCause::TooLarge, span: 0..0 });
    }
    let text = std::str::from_utf8(bytes).map_err(|error| SyntaxProblem {
        cause: SyntaxCause::NotUtf8,
        span: error.valid_up_to()..error.valid_up_to() + 1,
    })?;
    match format {
        Format::Toml => toml::parse_toml(text),
        Format::Yaml => yaml::parse_yaml(text),
    }
}

/// Cuts a text to be read in parts; nothing where that is not worth it, or it is laid out in another way.
pub(crate) fn cut(text: &str, format: Format) -> Option<Cut<'_>> {
    match format {
        Format::Toml => toml::cut_toml(text),
        Format::Yaml => yaml::cut_yaml(text),
    }
}

#[cfg(test)]
mod tests;
