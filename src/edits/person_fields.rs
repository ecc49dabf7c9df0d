//! How a name and a mail address must look that somebody types.

use crate::model::kinds::values;
use crate::text::Text;
use crate::text::say::init as say;
use crate::text::visible::{is_unsafe, visible_line};

/// A name and the address after it, in brackets or by itself: `Lin Wei <lin@bright.example>`; nothing where there is an
/// address alone.
pub(crate) fn name_and_address(text: &str) -> Option<(&str, Option<&str>)> {
    let end = text.trim_end().trim_end_matches(['>', '＞']);
    if let Some((name, address)) = end.split_once(['<', '＜']) {
        return Some((name, Some(address)));
    }
    match end.rsplit_once(char::is_whitespace) {
        Some((name, last)) if last.contains(['@', '＠']) => Some((name, Some(last))),
        _ if end.contains(['@', '＠']) => None,
        _ => Some((end, None)),
    }
}

/// A name on one line; nothing when it is blank.
pub(crate) fn read_name(option: &str, text: Option<&str>) -> Result<Option<String>, Text> {
    let name = text.unwrap_or_default().trim();
    if name.chars().any(|c| is_unsafe(c) || c == '\n' || c == '\t') {
        return Err(say::hidden_characters(option));
    }
    Ok(values::trimmed(name).map(str::to_owned))
}

/// A mail address: something, `@`, a domain with a dot, without spaces. `dana@client` is a user of a machine.
pub(crate) fn read_email(text: &str) -> Result<String, Text> {
    let email = text.trim().replace('＠', "@").replace('．', ".");
    let bad = |c: char| c.is_whitespace() || is_unsafe(c) || matches!(c, '<' | '>' | ':' | ',');
    match email.split_once('@') {
        Some((local, domain))
            if !local.is_empty() && is_domain(domain) && !domain.contains('@') && !email.contains(bad) =>
        {
            Ok(email)
        }
        _ => Err(say::bad_email(visible_line(&email))),
    }
}

fn is_domain(text: &str) -> bool {
    text.contains('.') && text.split('.').all(|part| !part.is_empty())
}
