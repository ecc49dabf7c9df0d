//! What in a list is to be filled in by hand: blanks of underscores, placeholders in brackets, places for signatures.

use super::super::reading::{Rich, boxes};
use super::owners::is_owner;
use crate::model::people::People;
use crate::text::folded::folded;

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

/// What a form asks for beside a signature: who somebody is, and when.
const ASKED: [&str; 46] = [
    "name",
    "full name",
    "print name",
    "printed name",
    "title",
    "position",
    "department",
    "date",
    "approved by",
    "reviewed by",
    "prepared by",
    "received by",
    "handed over by",
    "accepted by",
    "witnessed by",
    "by",
    "姓名",
    "部门",
    "职务",
    "岗位",
    "工号",
    "日期",
    "审批人",
    "审核人",
    "批准人",
    "确认人",
    "经手人",
    "领导意见",
    "移交人",
    "接收人",
    "交接人",
    "监交人",
    "编制人",
    "编制",
    "编制日期",
    "制表人",
    "制表",
    "制表日期",
    "填表人",
    "填表日期",
    "经办人",
    "复核人",
    "打印日期",
    "checked by",
    "compiled by",
    "printed on",
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

/// Whether a text says who answers for a form, or when: "编制人：周敏", "Prepared by Lin Wei", with or without the name.
pub(super) fn is_made_by(text: &str) -> bool {
    let text = folded(text);
    let label = text.split(':').next().unwrap_or_default();
    let labelled = label.len() < text.len() && ASKED.contains(&label.trim());
    labelled || ASKED.iter().any(|asked| asked.contains(' ') && text.starts_with(&format!("{asked} ")))
}

/// Whether a text is about signing by hand.
pub(super) fn is_signed(text: &str) -> bool {
    let text = text.to_lowercase();
    SIGNED.iter().any(|word| text.contains(word))
}

/// Whether an entry is a place where somebody is to sign or to be named by hand, and nobody is: a role or "name" with a
/// blank behind it, a signature. It is nobody's item, whether or not it has a box. `signed` is whether it stands among
/// signatures, where a role alone is one.
pub(super) fn is_sign_off(text: &Rich, signed: bool, people: &People) -> bool {
    let label = text.text.split([':', '：', '(', '（', '_', '[']).next().unwrap_or_default().trim();
    let is_asked = || is_owner(label, people) || ASKED.contains(&folded(label).as_str());
    let alone = without_blanks(&text.text).trim_end_matches([':', '：', ' ']).trim() == label;
    if is_form_line(text) || alone && text.text.trim() != label {
        return !says_nothing(label) && (is_signed(&text.text) || is_asked());
    }
    signed && text.text.trim() == label && is_asked()
}

/// Whether a line is a place to sign, in one or several parts, and nobody has.
pub(super) fn is_place_to_sign(line: &str) -> bool {
    let is_open = |part: &str| match part.split_once([':', '：']) {
        Some((_, value)) => says_nothing(value),
        None => without_blanks(part).trim() != part.trim() || says_nothing(part),
    };
    is_signed(line) && line.split('|').all(is_open)
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
            ("Final Sign-off | A | C | I", false),
            ("Transition Sign-Off", false),
        ] {
            assert_eq!(is_place_to_sign(text), is, "{text}");
        }
        for (text, among_signatures, is) in [
            ("Manager: [Signature]", false, true),
            ("Executive Sponsor: [Signature] [Date]", false, true),
            ("IT部：________", false, true),
            ("移交人（签字）：________", false, true),
            ("Name: [name]", false, true),
            ("Manager", true, true),
            ("Manager", false, false),
            ("All keys are back", true, false),
            ("Manager: collect the badge", false, false),
            ("Laptop, serial number: ________", false, false),
            ("门禁卡：____ 张", false, false),
            ("Data migration [URL]", false, false),
        ] {
            let found = is_sign_off(&Rich::plain(text), among_signatures, &People::default());
            assert_eq!(found, is, "{text}");
        }
        for text in ["Note: call Lin", "Goals:", "Location: [Wiki] and shelf 3"] {
            assert!(!is_form_line(&Rich::plain(text)), "{text}");
        }
    }
}
