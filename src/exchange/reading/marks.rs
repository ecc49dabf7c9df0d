//! The marks that stand before an entry: bullets, numbers, boxes; and boxes inside a text.

use super::rich::Rich;

/// Characters that people put before an entry.
const BULLETS: [char; 12] = ['-', '*', '+', '•', '·', '●', '○', '◦', '‣', '▪', '◆', '–'];

/// Boxes that are open.
const OPEN: [char; 9] = ['☐', '□', '⬜', '▢', '❏', '❑', '❒', '◻', '🔲'];

/// Boxes that are ticked.
const TICKED: [char; 5] = ['☑', '☒', '🗹', '☒', '🗷'];

/// Ticks without a box.
const TICKS: [char; 4] = ['✓', '✔', '√', '✅'];

/// What people write in a column of ticks for what is done.
const DONE: [&str; 30] = [
    "是",
    "y",
    "yes",
    "x",
    "true",
    "已完成",
    "完成",
    "done",
    "已交",
    "已移交",
    "已交接",
    "已归还",
    "已领",
    "已领取",
    "已收",
    "已收到",
    "已签收",
    "已确认",
    "已办",
    "已办理",
    "完毕",
    "ok",
    "complete",
    "completed",
    "returned",
    "received",
    "handed over",
    "collected",
    "checked",
    "确认",
];

/// What they write for what is not, or leave.
const NOT_DONE: [&str; 39] = [
    "",
    "否",
    "n",
    "no",
    "false",
    "未完成",
    "×",
    "✗",
    "✘",
    "✕",
    "✖",
    "❌",
    "❎",
    "未交",
    "未移交",
    "未交接",
    "未归还",
    "未领",
    "未领取",
    "未收",
    "未收到",
    "未签收",
    "未确认",
    "未办",
    "未办理",
    "未开始",
    "待交",
    "待办",
    "待完成",
    "待移交",
    "待处理",
    "not done",
    "incomplete",
    "pending",
    "open",
    "to do",
    "todo",
    "not started",
    "outstanding",
];

/// What stands before a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Lead {
    /// Whether a bullet or a number does.
    pub(crate) listed: bool,
    /// Whether a box does, and whether it is ticked.
    pub(crate) tick: Option<bool>,
    /// Where the text itself begins.
    pub(crate) end: usize,
}

/// What stands before a text: `- [ ] text`, `1. text`, `（2）text`, `☐ text`, `• text`.
pub(crate) fn lead(text: &str) -> Lead {
    let mut lead = Lead::default();
    let mut rest = text.trim_start();
    for _ in 0..3 {
        if lead.tick.is_none()
            && let Some((tick, after)) = box_at(rest).or_else(|| tick_at(rest))
        {
            lead.tick = Some(tick);
            rest = after.trim_start();
        } else if let Some(after) = bullet(rest).or_else(|| number(rest)).filter(|_| !lead.listed) {
            lead.listed = true;
            rest = after.trim_start();
        }
    }
    lead.end = text.len() - rest.len();
    lead
}

/// A box at the beginning of a text, and what follows it.
fn box_at(text: &str) -> Option<(bool, &str)> {
    let first = text.chars().next()?;
    let after = &text[first.len_utf8()..];
    if OPEN.contains(&first) || TICKED.contains(&first) {
        return Some((TICKED.contains(&first), after.trim_start_matches('\u{fe0f}')));
    }
    let close = match first {
        '[' => ']',
        '［' => '］',
        '【' => '】',
        _ => return None,
    };
    let (inner, after) = after.split_once(close).filter(|(inner, _)| inner.len() <= 6)?;
    let ends = after.is_empty() || after.starts_with(|c: char| c.is_whitespace() || !c.is_ascii());
    let ticked = match inner.trim() {
        "" => false,
        "x" | "X" | "√" | "✓" | "✔" | "*" => true,
        _ => return None,
    };
    ends.then_some((ticked, after))
}

/// A tick without a box at the beginning of a text, and what follows it.
fn tick_at(text: &str) -> Option<(bool, &str)> {
    let first = text.chars().next().filter(|c| TICKS[..3].contains(c))?;
    Some((true, text[first.len_utf8()..].trim_start_matches('\u{fe0f}')))
}

fn bullet(text: &str) -> Option<&str> {
    let first = text.chars().next().filter(|c| BULLETS.contains(c))?;
    let after = &text[first.len_utf8()..];
    // A sign or a mark of emphasis is no bullet.
    (after.starts_with(char::is_whitespace) || !first.is_ascii() && first != '–').then_some(after)
}

/// `1.`, `1.2`, `1)`, `（1）`, `1、`, `①` before a text.
fn number(text: &str) -> Option<&str> {
    let first = text.chars().next()?;
    if ('①'..='⑳').contains(&first) {
        return Some(&text[first.len_utf8()..]);
    }
    let (inner, bracket) = match first {
        '(' | '（' => (&text[first.len_utf8()..], true),
        _ => (text, false),
    };
    let end = inner.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(inner.len());
    let (digits, after) = inner.split_at(end);
    if digits.is_empty() || digits.len() > 8 || !digits.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if bracket {
        return after.strip_prefix([')', '）']);
    }
    match after.strip_prefix(['、', '．', '）']) {
        Some(after) => Some(after),
        None => match after.strip_prefix(')') {
            Some(after) => after.starts_with(char::is_whitespace).then_some(after),
            None => (digits.contains('.') && after.starts_with(char::is_whitespace)).then_some(after),
        },
    }
}

/// Whether a character is a box.
pub(crate) fn is_box(c: char) -> bool {
    OPEN.contains(&c) || TICKED.contains(&c)
}

/// Where boxes stand in a text, and whether each is ticked.
pub(crate) fn boxes(text: &str) -> Vec<(usize, bool)> {
    let marks = text.char_indices().filter(|(_, c)| is_box(*c) || matches!(c, '[' | '［' | '【'));
    let begins = |at: usize| text[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric() || !c.is_ascii());
    let found = marks.filter(|(at, c)| is_box(*c) || begins(*at));
    found.filter_map(|(at, _)| box_at(&text[at..]).map(|(ticked, _)| (at, ticked))).collect()
}

/// Whether a text has a box of which it is certain that it is one: `[x]` may stand for something to be filled in.
pub(crate) fn holds_box(text: &str) -> bool {
    boxes(text).into_iter().any(|(at, ticked)| !ticked || text[at..].starts_with(is_box))
}

/// Whether a cell is nothing but a box or a tick, and whether it is ticked: ☐, [x], √.
pub(crate) fn cell_tick(text: &str) -> Option<bool> {
    let (ticked, rest) = box_at(text.trim())
        .or_else(|| tick_at(text.trim()))
        .or_else(|| text.trim().strip_prefix(TICKS[3]).map(|rest| (true, rest)))?;
    rest.trim().is_empty().then_some(ticked)
}

/// Whether a word in a column of ticks says that something is done.
pub(crate) fn ticked(text: &str) -> Option<bool> {
    if let Some(tick) = cell_tick(text) {
        return Some(tick);
    }
    let word = text.trim().to_lowercase();
    match word.trim_end_matches(['。', '.', '!', '！']) {
        word if DONE.contains(&word) => Some(true),
        word if NOT_DONE.contains(&word) => Some(false),
        _ => None,
    }
}

impl Rich {
    /// Takes what stands before the text away, and says what it was.
    pub(crate) fn split_lead(self) -> (Lead, Rich) {
        let lead = lead(&self.text);
        (lead, self.from(lead.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_before_a_text_is_told_from_the_text() {
        for (text, listed, tick, rest) in [
            ("- [ ] Keys", true, Some(false), "Keys"),
            ("[x] Keys", false, Some(true), "Keys"),
            ("[ ]钥匙", false, Some(false), "钥匙"),
            ("☐ 门禁卡", false, Some(false), "门禁卡"),
            ("☑️ 门禁卡", false, Some(true), "门禁卡"),
            ("√ 门禁卡", false, Some(true), "门禁卡"),
            ("1、门禁卡", true, None, "门禁卡"),
            ("（1）☐ 门禁卡", true, Some(false), "门禁卡"),
            ("[ ] 1.2 Keys", true, Some(false), "Keys"),
            ("1) Keys", true, None, "Keys"),
            ("• Keys", true, None, "Keys"),
            ("•Keys", true, None, "Keys"),
            ("- -5 degrees", true, None, "-5 degrees"),
            ("-5 degrees", false, None, "-5 degrees"),
            ("[x](https://a.example)", false, None, "[x](https://a.example)"),
            ("[Name] hands over", false, None, "[Name] hands over"),
            ("2.0 is out", true, None, "is out"),
            ("2026 budget", false, None, "2026 budget"),
            ("✅ Included:", false, None, "✅ Included:"),
            ("[ ]", false, Some(false), ""),
        ] {
            let (lead, left) = Rich::plain(text).split_lead();
            assert_eq!((lead.listed, lead.tick, left.text.as_str()), (listed, tick, rest), "{text}");
        }
        assert_eq!(
            boxes("☐ a ☑ b [ ] c x[ ] d").iter().map(|(_, tick)| *tick).collect::<Vec<_>>(),
            [false, true, false]
        );
        assert_eq!((cell_tick(" ☐ "), cell_tick("✅"), cell_tick("☐ a")), (Some(false), Some(true), None));
    }
}
