//! Data as JSON, for programs, in which nothing steers a terminal.

use super::visible::is_unsafe;
use serde::Serialize;

/// Writes a value as indented JSON; it ends with a line feed. Characters that act on a terminal or hide
/// are written as escapes, which mean the same.
///
/// # Errors
///
/// When the value cannot be told in JSON, such as a map whose keys are no strings.
pub fn render_json<T: Serialize>(value: &T) -> serde_json::Result<String> {
    let text = serde_json::to_string_pretty(value)? + "\n";
    if !text.chars().any(is_unsafe) {
        return Ok(text);
    }
    let mut safe = String::with_capacity(text.len() + 64);
    for c in text.chars() {
        if is_unsafe(c) {
            // Outside of strings there is none of these.
            c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| safe.push_str(&format!("\\u{unit:04x}")));
        } else {
            safe.push(c);
        }
    }
    Ok(safe)
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
