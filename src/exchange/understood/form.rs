//! What in a list is to be filled in by hand: blanks of underscores, placeholders in brackets, places for signatures.

use super::super::reading::{Rich, boxes};

/// Words of what is signed by hand.
const SIGNED: [&str; 11] = [
    "签字",
    "签名",
    "签章",
    "盖章",
    "签收人",
    "signature",
    "signed by",
    "sign here",
    "sign-off",
    "signoff",
    "signatures",
];

/// A text without what is to be filled in: `____`, `[Name]`, `<name>`, `{name}`, `……`, （请填写…）.
pub(super) fn without_blanks(text: &str) -> String {
    let mut left = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let closed = match c {
            '[' => Some(']'),
            '<' => Some('>'),
            '{' => Some('}'),
            '【' => Some('】'),
            _ => None,
        };
        let inner = closed.and_then(|close| rest[c.len_utf8()..].find(close).map(|end| (end, close)));
        let hint = ["（请", "(请", "（如有", "（签", "（需", "（填"].iter().any(|start| rest.starts_with(start));
        if let Some((end, close)) = inner.filter(|(end, _)| *end < 120) {
            rest = &rest[c.len_utf8() + end + close.len_utf8()..];
        } else if hint && let Some(end) = rest.find(['）', ')']) {
            rest = &rest[end..];
            rest = &rest[rest.chars().next().map_or(0, char::len_utf8)..];
        } else {
            if !matches!(c, '_' | '＿' | '…') {
                left.push(c);
            }
            rest = &rest[c.len_utf8()..];
        }
    }
    left
}

/// Whether a text says anything besides what is to be filled in.
pub(super) fn says_nothing(text: &str) -> bool {
    !without_blanks(text).chars().any(|c| c.is_alphanumeric() && !matches!(c, '年' | '月' | '日'))
}

/// Whether a value stands for one that is still to be filled in.
pub(super) fn is_blank_value(text: &str) -> bool {
    says_nothing(text) || matches!(text.trim(), "-" | "—" | "/" | "无" | "n/a" | "N/A" | "tbd" | "TBD")
}

/// Whether a line is one of a form: a label, and a place for what goes there.
pub(super) fn is_form_line(text: &Rich) -> bool {
    if says_nothing(&text.text) {
        return true;
    }
    match text.text.split_once([':', '：']) {
        Some((_, value)) => !value.trim().is_empty() && says_nothing(value) || boxes(value).len() > 1,
        None => without_blanks(&text.text).len() * 2 < text.text.len() && text.text.contains("___"),
    }
}

/// Whether a text is about signing by hand.
pub(super) fn is_signed(text: &str) -> bool {
    let text = text.to_lowercase();
    SIGNED.iter().any(|word| text.contains(word))
}

/// Whether a line is a place to sign, in one or several parts, and nobody has.
pub(super) fn is_place_to_sign(line: &str) -> bool {
    let value = |part: &str| part.split_once([':', '：']).is_none_or(|(_, value)| says_nothing(value));
    is_signed(line) && line.split('|').all(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_to_be_filled_in_is_told_from_what_is_said() {
        for text in [
            "____",
            "[INSERT NAME]",
            "**",
            "________ 年 ________ 月 ________ 日",
            "________________（请填写）",
            "<your name>",
            "[MM/DD/YYYY]",
            "…………",
        ] {
            assert!(says_nothing(text), "{text}");
        }
        for text in ["Keys", "门禁卡", "Architecture [URL]", "3", "钥匙（3 把）"] {
            assert!(!says_nothing(text), "{text}");
        }
        for text in ["Name: ____", "Date: [MM/DD]", "移交人（签字）：________", "Decision: ☐ yes / ☐ no"] {
            assert!(is_form_line(&Rich::plain(text)), "{text}");
        }
        for (text, is) in [
            ("移交人（签字）： | 接收人（签字）：", true),
            ("Signature: ____ | Date: ____", true),
            ("签字人：张伟", false),
            ("Sign here for the keys: Lin has done so", false),
        ] {
            assert_eq!(is_place_to_sign(text), is, "{text}");
        }
        for text in ["Note: call Lin", "Goals:", "Location: [Wiki] and shelf 3"] {
            assert!(!is_form_line(&Rich::plain(text)), "{text}");
        }
    }
}
