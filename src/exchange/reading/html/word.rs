//! What Word makes of lists and boxes when it saves a page.

/// How deep an entry is nested, of a paragraph that Word lists.
pub(super) fn list_level(class: Option<&str>, style: Option<&str>) -> Option<usize> {
    let level = style.and_then(|style| {
        let (_, list) = style.split_once("mso-list:")?;
        let (_, level) = list.split_once("level")?;
        let digits: String = level.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().ok().filter(|level| (1..10).contains(level))
    });
    let named = class.is_some_and(|class| class.starts_with("MsoListParagraph") || class.starts_with("MsoListBullet"));
    level.or(named.then_some(1))
}

/// The level of a paragraph that Word calls a title.
pub(super) fn heading_level(class: Option<&str>) -> Option<u8> {
    match class {
        Some("MsoTitle") => Some(1),
        Some("MsoSubtitle") => Some(2),
        _ => None,
    }
}

/// Whether the letters of a font are symbols.
pub(super) fn is_symbols(style: &str) -> bool {
    let style = style.to_ascii_lowercase();
    style.contains("wingdings") || style.contains("webdings") || style.contains("symbol")
}

/// What a letter of such a font shows.
pub(super) fn symbol(c: char) -> char {
    match c {
        '¨' | 'o' | 'q' | 'r' | '£' | '\u{f0a8}' | '\u{f06f}' | '\u{f071}' | '\u{f0a3}' => '☐',
        'þ' | 'R' | 'ý' | 'x' | 'T' | '\u{f0fe}' | '\u{f052}' | '\u{f0fd}' => '☑',
        'ü' | 'P' | '\u{f0fc}' => '✓',
        c if c.is_whitespace() => c,
        _ => '•',
    }
}
