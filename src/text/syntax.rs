//! What a sentence shows of a file, in the syntax of the file that it speaks about.
//!
//! In: a sentence with parts of TOML between backticks. Out: the same with YAML. Pure.

use super::Text;
use std::borrow::Cow;

/// A sentence in which every part of TOML between backticks is YAML: `owner = ["…"]` is `owner: ["…"]`, `[[people]]`
/// is `people:`.
pub(crate) fn in_yaml(sentence: &Text) -> Text {
    let Text { en, zh } = sentence;
    Text { en: translated(en), zh: translated(zh) }
}

/// A sentence as it is, where it shows nothing of TOML.
#[expect(clippy::ptr_arg, reason = "what is lent for ever is handed on as it is")]
fn translated(sentence: &Cow<'static, str>) -> Cow<'static, str> {
    let parts = sentence.split('`').enumerate();
    let parts: Vec<String> = parts.map(|(at, part)| if at % 2 == 1 { yaml(part) } else { part.to_owned() }).collect();
    let whole = parts.join("`");
    if whole == **sentence { sentence.clone() } else { whole.into() }
}

/// A part of TOML as YAML; anything else as it is.
fn yaml(part: &str) -> String {
    let is_name = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    let header = |open, close| part.strip_prefix(open).and_then(|rest: &str| rest.strip_suffix(close));
    if let Some(name) = header("[[", "]]").or_else(|| header("[", "]")).filter(|name| is_name(name)) {
        return format!("{name}:");
    }
    if !part.split_once(" = ").is_some_and(|(key, _)| is_name(key)) {
        return part.to_owned();
    }
    // What stands between quotes is text.
    let pieces = part.split('"').enumerate();
    let pieces: Vec<String> =
        pieces.map(|(at, piece)| if at % 2 == 0 { piece.replace(" = ", ": ") } else { piece.to_owned() }).collect();
    pieces.join("\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_of_a_file_is_in_its_syntax() {
        for (toml, expected) in [
            ("write `owner = [\"…\"]` here", "write `owner: [\"…\"]` here"),
            ("`every = \"1w\"`、`from = \"a = b\"`", "`every: \"1w\"`、`from: \"a = b\"`"),
            ("`steps = [{ did = \"x\", by = \"giver\" }]`", "`steps: [{ did: \"x\", by: \"giver\" }]`"),
            ("add `[[people]]` and `[witness]`", "add `people:` and `witness:`"),
            ("the `[` of `title: a = b` and x = y", "the `[` of `title: a = b` and x = y"),
        ] {
            assert_eq!(in_yaml(&Text::same(toml)), Text::same(expected), "{toml}");
        }
    }
}
