//! The marks of a Chinese keyboard, the plain ones they stand for, and blanks that are none.

use crate::text::Text;
use crate::text::say::slips as say;
use unicode_normalization::UnicodeNormalization;

/// Quotation marks that stand in pairs; the straight ones are none of them.
pub(super) const QUOTES: [(char, char); 6] =
    [('“', '”'), ('‘', '’'), ('「', '」'), ('『', '』'), ('＂', '＂'), ('＇', '＇')];

/// The plain mark that one stands for in the syntax of a file.
pub(super) fn plain(mark: char) -> Option<char> {
    match mark {
        '【' | '〔' | '〖' => Some('['),
        '】' | '〕' | '〗' => Some(']'),
        '、' => Some(','),
        '—' | '–' | '−' | '‐' | '‑' | '•' | '·' => Some('-'),
        _ if mark.is_ascii() => None,
        _ => {
            let mut letters = mark.nfkc();
            let first = letters.next().filter(char::is_ascii_graphic);
            first.filter(|_| letters.next().is_none())
        }
    }
}

/// Whether it is a dash as it may begin a member of a list.
pub(super) fn is_dash(mark: char) -> bool {
    mark == '-' || plain(mark) == Some('-')
}

/// Whether it looks blank and is neither a blank nor the end of a line.
pub(super) fn is_odd_blank(mark: char) -> bool {
    mark.is_whitespace() && !matches!(mark, ' ' | '\n' | '\r') || mark == '\u{2007}' || mark == '\u{202f}'
}

/// What is wrong with a mark or a blank.
pub(crate) fn complaint(line: usize, mark: char) -> Text {
    match mark {
        '\t' => say::tab(line),
        '\u{3000}' => say::wide_blank(line),
        _ if is_odd_blank(mark) => say::odd_blank(line),
        _ => say::wide_mark(line, name(mark), mark),
    }
}

fn name(mark: char) -> Text {
    if QUOTES.iter().any(|(open, close)| mark == *open || mark == *close) {
        return say::a_quote();
    }
    match (mark, plain(mark)) {
        ('、', _) => say::a_listing_comma(),
        (_, Some(':')) => say::a_colon(),
        (_, Some(',')) => say::a_comma(),
        (_, Some('[' | ']' | '{' | '}' | '(' | ')')) => say::a_bracket(),
        (_, Some('=')) => say::an_equals_sign(),
        (_, Some('#')) => say::a_number_sign(),
        (_, Some('-')) => say::a_dash(),
        _ => say::a_sign(),
    }
}

/// Whether it is a mark of a Chinese keyboard that stands for a plain one.
pub(crate) fn is_mark(mark: char) -> bool {
    plain(mark).is_some() || QUOTES.iter().any(|(open, close)| mark == *open || mark == *close)
}

/// A list with plain marks, of a text that is one with Chinese ones: in brackets, or a line with a dash for each member.
/// In a list of names every comma parts two of them. Nothing where it is no list.
pub(crate) fn as_list(written: &str, of_names: bool) -> Option<String> {
    let bracket = |mark: char| matches!(mark, '[' | '【' | '［' | '〔');
    let closing = |mark: char| matches!(mark, ']' | '】' | '］' | '〕');
    if let Some(inner) = written.strip_prefix(bracket).and_then(|rest| rest.strip_suffix(closing)) {
        let comma = |mark: char| mark == ',' || of_names && matches!(mark, '，' | '、');
        // What stands in quotes of its own stays as it is.
        if inner.contains(['"', '\'', '[', '{']) {
            return None;
        }
        let members: Vec<&str> = inner.split(comma).map(|member| member.trim_matches(blank)).collect();
        return Some(format!("[{}]", members.join(", ")));
    }
    let mut lines = Vec::new();
    for line in written.lines() {
        let lead = line.len() - line.trim_start().len();
        let rest = line[lead..].strip_prefix(|mark| mark != '-' && is_dash(mark))?;
        lines.push(format!("{}- {}", &line[..lead], rest.trim_matches(blank)));
    }
    Some(lines.join("\n"))
}

/// What stands between two quotation marks that go together, of which one at least is Chinese.
pub(crate) fn without_quotes(written: &str) -> Option<&str> {
    let sort = |mark: char| match mark {
        '“' | '”' | '＂' | '"' => Some('"'),
        '‘' | '’' | '＇' | '\'' => Some('\''),
        '「' | '」' => Some('「'),
        '『' | '』' => Some('『'),
        _ => None,
    };
    let mut letters = written.chars();
    let (first, last) = (letters.next()?, letters.next_back()?);
    let inner = letters.as_str();
    let pair = sort(first).is_some() && sort(first) == sort(last) && !(first.is_ascii() && last.is_ascii());
    (pair && !inner.chars().any(|mark| sort(mark).is_some())).then_some(inner)
}

fn blank(mark: char) -> bool {
    mark == ' ' || is_odd_blank(mark)
}
