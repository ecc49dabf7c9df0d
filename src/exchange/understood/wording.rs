//! What the words of an entry say besides what it is called: whose it is, when it applies, until when, under which number.
//!
//! The title keeps all that cannot be told for certain; what is taken out of it stands in a field.

use super::super::reading::Rich;
use super::form::{is_blank_value, says_nothing};
use super::owners::is_owner;
use crate::model::clock::Zone;
use crate::model::day;
use crate::model::kinds::values;
use crate::model::people::People;
use crate::text::folded::{folded, parts};
use chrono_tz::Tz;

/// How long a title may be; what goes on stands in the details.
const LONGEST: usize = 200;

/// What a condition begins with.
const CONDITIONS: [&str; 22] = [
    "if ",
    "only if",
    "when ",
    "where applicable",
    "as applicable",
    "as needed",
    "as appropriate",
    "unless ",
    "in case ",
    "if any",
    "如有",
    "如适用",
    "如需",
    "如果",
    "如无",
    "如涉及",
    "若",
    "仅限",
    "仅当",
    "视情况",
    "必要时",
    "适用时",
];

/// What announces a day.
const DUES: [&str; 9] = ["截止", "期限", "due", "deadline", "by ", "before ", "no later than", "最迟", "完成时间"];

/// What announces an owner.
const OWNERS: [&str; 7] = ["owner", "负责人", "责任人", "assignee", "responsible", "经办人", "对接人"];

/// What an entry says.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Worded {
    pub(super) title: String,
    pub(super) id: Option<String>,
    pub(super) owner: Vec<String>,
    pub(super) when: Option<String>,
    pub(super) due: Option<String>,
    /// What goes on below the title.
    pub(super) details: Vec<String>,
}

/// Reads an entry.
pub(super) fn worded(text: &Rich, people: &People) -> Worded {
    let mut said = Worded::default();
    let mut words = text.text.trim().to_owned();
    // Small print stands beside the title.
    for range in text.small.iter().rev() {
        let small = text.text.get(range.clone()).unwrap_or_default().trim().to_owned();
        if range.end <= words.len() && !small.is_empty() && words.len() > small.len() {
            words.replace_range(range.clone(), "");
            said.aside(&small, people).unwrap_or_else(|| said.details.insert(0, small.clone()));
        }
    }
    if let Some((id, rest)) = numbered(&words, text) {
        said.id = Some(id);
        words = rest;
    }
    words = owned(&words, people, &mut said);
    words = without_asides(&words, people, &mut said);
    // In either order: "… due 2026-12-11 @lena", "… @lena due 2026-12-11".
    words = handed(&words, &mut said);
    words = dated(&words, &mut said);
    words = handed(&words, &mut said);
    if said.when.is_none() {
        said.when = condition_in(&words);
    }
    let (title, more) = words.split_once('\n').map_or((words.as_str(), ""), |(title, more)| (title, more));
    let below: Vec<String> = more.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    said.details.splice(0..0, below);
    let title = title.trim();
    said.title = title.to_owned();
    if title.chars().count() > LONGEST {
        said.details.insert(0, title.to_owned());
        said.title = shortened(title);
    }
    said
}

/// The beginning of a text that is too long for a title: its first sentence, else as many words as there is room for.
fn shortened(text: &str) -> String {
    let cut: String = text.chars().take(LONGEST).collect();
    let sentence = cut.rfind(['。', '；', '！']).or_else(|| cut.rfind(". ")).filter(|at| *at > 20);
    let end = sentence.or_else(|| cut.rfind(char::is_whitespace)).filter(|at| *at > 20).unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end())
}

impl Worded {
    /// Takes what stands in brackets or small print where it says whose, when, or until when.
    fn aside(&mut self, text: &str, people: &People) -> Option<()> {
        let text = text.trim();
        let lower = folded(text);
        if is_condition(&lower) {
            self.when.get_or_insert(text.to_owned());
            return Some(());
        }
        let labelled = |words: &[&str]| {
            let word = words.iter().find(|word| lower.starts_with(**word))?;
            let rest = text.get(word.len()..)?.trim_start_matches([':', '：', ' ']).trim();
            (!rest.is_empty() && text.is_char_boundary(word.len())).then(|| rest.to_owned())
        };
        if let Some(name) = labelled(&OWNERS) {
            self.owner.extend(parts(&name).into_iter().map(str::to_owned));
            return Some(());
        }
        let as_day = |text: &str| is_day(text.trim_end_matches(['前', '止']));
        if as_day(text) {
            self.due.get_or_insert(text.to_owned());
            return Some(());
        }
        if let Some(day) =
            labelled(&DUES).map(|day| day.trim_start_matches(['日', '期', '时', '间', '：', ':']).trim().to_owned())
        {
            let fits = !lower.starts_with("by ") && !lower.starts_with("before ") || as_day(&day);
            if fits && !day.is_empty() {
                self.due.get_or_insert(day);
                return Some(());
            }
        }
        let name = text.trim_start_matches('@');
        if is_owner(name, people) || text.starts_with('@') && !name.contains(char::is_whitespace) && name.len() > 1 {
            self.owner.push(name.to_owned());
            return Some(());
        }
        None
    }
}

/// Whether a text is a plain day.
fn is_day(text: &str) -> bool {
    text.len() < 40 && day::read(text, Zone::Named(Tz::UTC), None).is_ok_and(|told| !told.more)
}

fn is_condition(lower: &str) -> bool {
    CONDITIONS.iter().any(|start| lower.starts_with(start) || lower == start.trim())
}

/// A number of its own before the words: `**A-1** text`, `AC-03: text`.
fn numbered(words: &str, text: &Rich) -> Option<(String, String)> {
    let bold = text.bold_lead().filter(|lead| lead.len() < words.len());
    let first = bold.unwrap_or_else(|| words.split([' ', ':', '：']).next().unwrap_or_default());
    let id = first.trim().trim_matches(|c: char| matches!(c, ':' | '：' | '.' | '[' | ']' | '(' | ')'));
    let letters = id.chars().take_while(char::is_ascii_alphabetic).count();
    let rest = id.get(letters..)?;
    let digits = rest.trim_start_matches(['-', '.', '_']);
    let plain = digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '.'))
        && digits.starts_with(|c: char| c.is_ascii_digit());
    // Half of all names of things end with a digit; of those with a hyphen before it, few.
    let marked = bold.is_some() || rest.starts_with('-') && words[first.len()..].starts_with([':', '：']);
    let is_id = marked && plain && (1..=6).contains(&letters) && values::id(id).is_ok();
    let after = words.get(first.len()..)?.trim_start_matches([':', '：', ' ', '-', '–', '—', '.']).trim();
    (is_id && !after.is_empty()).then(|| (id.to_owned(), after.to_owned()))
}

/// Takes an owner away that stands before a colon.
fn owned(words: &str, people: &People, said: &mut Worded) -> String {
    if let Some((name, rest)) = words.split_once([':', '：'])
        && !name.contains(['(', '（'])
        && is_owner(name, people)
        && !says_nothing(rest)
        && !rest.starts_with("//")
    {
        said.owner.push(name.trim().to_owned());
        return rest.trim().to_owned();
    }
    words.to_owned()
}

/// Takes brackets away that say whose, when, or until when.
fn without_asides(words: &str, people: &People, said: &mut Worded) -> String {
    let mut left = words.to_owned();
    let mut from = 0;
    while let Some(open) = left[from..].find(['(', '（']).map(|at| at + from) {
        let width = left[open..].chars().next().map_or(1, char::len_utf8);
        let Some(close) = left[open..].find([')', '）']).map(|at| at + open) else { break };
        let after = close + left[close..].chars().next().map_or(1, char::len_utf8);
        let inner = left[open + width..close].to_owned();
        let alone = left[..open].trim().is_empty() && left[after..].trim().is_empty();
        if !alone && said.aside(&inner, people).is_some() {
            let gap = if left[..open].ends_with(' ') && left[after..].starts_with(' ') { 1 } else { 0 };
            left.replace_range(open - gap..after, "");
            from = open - gap;
        } else {
            from = after;
        }
    }
    left.trim().to_owned()
}

/// Takes names away that the end of a text calls by an @.
fn handed(words: &str, said: &mut Worded) -> String {
    let mut left = words.trim_end();
    let mut found = Vec::new();
    while let Some((before, last)) = left.rsplit_once(char::is_whitespace)
        && let Some(name) = last.strip_prefix('@').filter(|name| !name.is_empty() && name.chars().all(is_handle))
        && before.chars().any(char::is_alphanumeric)
    {
        found.push(name.to_owned());
        left = before.trim_end_matches([' ', ',', '，', ';', '；', '-', '–', '—', '|']);
    }
    said.owner.extend(found.into_iter().rev());
    left.to_owned()
}

fn is_handle(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.')
}

/// Takes a day away that is announced at the end: "…, due 2026-11-20", …，截止：11月20日.
fn dated(words: &str, said: &mut Worded) -> String {
    let lower = words.to_lowercase();
    if lower.len() != words.len() || said.due.is_some() {
        return words.to_owned();
    }
    for mark in [
        "due:",
        "due on ",
        "due by ",
        "due ",
        "deadline:",
        "deadline ",
        "by ",
        "📅",
        "截止：",
        "截止:",
        "截止日期：",
        "截止日期:",
        "截止 ",
        "期限：",
        "期限:",
    ] {
        let Some(at) = lower.rfind(mark) else { continue };
        let day = words[at + mark.len()..].trim().trim_end_matches(['.', '。']);
        let before = words[..at].trim_end_matches([' ', ',', '，', ';', '；', '-', '–', '—', '|']);
        let certain = mark.ends_with([':', '：']) || is_day(day);
        let apart = lower[..at].ends_with(|c: char| !c.is_alphanumeric() || !c.is_ascii());
        if certain
            && apart
            && !day.is_empty()
            && day.chars().count() <= 24
            && !before.is_empty()
            && !is_blank_value(day)
        {
            said.due = Some(day.to_owned());
            return before.to_owned();
        }
    }
    words.to_owned()
}

/// A condition that a text begins or ends with, which the title keeps.
fn condition_in(words: &str) -> Option<String> {
    let lower = words.to_lowercase();
    let begins = is_condition(&lower) && lower.len() == words.len();
    if begins && let Some(end) = words.find([',', '，', '：', ':']) {
        return Some(words[..end].trim().to_owned());
    }
    let bare = lower.trim_end_matches([':', '：', '.', '。']);
    let ends = ["as applicable", "if applicable", "where applicable", "if any", "as needed", "如适用", "如有"];
    let end = ends.iter().find(|end| bare.ends_with(**end) && bare.len() > end.len())?;
    Some((*end).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::party::Party;
    use crate::model::project::Person;

    fn said(text: &str) -> Worded {
        let mut people = People::default();
        people.push(Person::named("lin", "林薇", Party::Giver));
        worded(&Rich::plain(text), &people)
    }

    #[test]
    fn owners_conditions_and_days_are_taken_out_of_a_title() {
        for (text, title, owner, when, due) in [
            ("HR: collect the badge", "collect the badge", "HR", "", ""),
            ("IT部：回收门禁卡", "回收门禁卡", "IT部", "", ""),
            ("Wi-Fi: change the key", "Wi-Fi: change the key", "", "", ""),
            ("交还钥匙（林薇）", "交还钥匙", "林薇", "", ""),
            ("交还钥匙（负责人：王工、李工）", "交还钥匙", "王工 李工", "", ""),
            ("Data migration (if applicable)", "Data migration", "", "if applicable", ""),
            ("数据迁移（如有）", "数据迁移", "", "如有", ""),
            ("即时通讯（如企业微信）", "即时通讯（如企业微信）", "", "", ""),
            (
                "If they leave the company, delete the account",
                "If they leave the company, delete the account",
                "",
                "If they leave the company",
                "",
            ),
            ("Remove from groups as applicable:", "Remove from groups as applicable:", "", "as applicable", ""),
            ("Hand over keys (2026-11-20)", "Hand over keys", "", "", "2026-11-20"),
            ("移交源码（截止：11月底）", "移交源码", "", "", "11月底"),
            ("移交源码，截止：2026年11月20日", "移交源码", "", "", "2026年11月20日"),
            ("Hand over keys, due 2026-11-20", "Hand over keys", "", "", "2026-11-20"),
            ("Pay what is due to them", "Pay what is due to them", "", "", ""),
            ("Ask (@maria) for it", "Ask for it", "maria", "", ""),
            ("Docs (by Lin)", "Docs (by Lin)", "", "", ""),
            ("Renew domain — due 2026-12-11 @lena", "Renew domain", "lena", "", "2026-12-11"),
            ("Renew domain @lena @ben - due by 2026-12-11.", "Renew domain", "lena ben", "", "2026-12-11"),
            ("续费域名 📅 2026-12-11 @李娜", "续费域名", "李娜", "", "2026-12-11"),
            ("Finish by 2026-12-11", "Finish", "", "", "2026-12-11"),
            ("Finish by Friday", "Finish by Friday", "", "", ""),
            ("Mail root@host.example", "Mail root@host.example", "", "", ""),
            ("@lena", "@lena", "", "", ""),
        ] {
            let found = said(text);
            let told = (
                found.title.as_str(),
                found.owner.join(" "),
                found.when.unwrap_or_default(),
                found.due.unwrap_or_default(),
            );
            assert_eq!(told, (title, owner.to_owned(), when.to_owned(), due.to_owned()), "{text}");
        }
    }

    #[test]
    fn numbers_of_their_own_and_long_texts_are_told_from_titles() {
        let bold = Rich { bold: std::iter::once(0..4).collect(), ..Rich::plain("A-01 Keys to the store") };
        let found = worded(&bold, &People::default());
        assert_eq!((found.id.as_deref(), found.title.as_str()), (Some("A-01"), "Keys to the store"));
        assert_eq!(said("SEC-3: rotate the keys").id.as_deref(), Some("SEC-3"));
        for text in ["MP3 player", "Windows-11 licence", "Office 365", "SHA-256 sums"] {
            assert_eq!((said(text).id, said(text).title.as_str()), (None, text));
        }
        let long = "word ".repeat(300_000);
        let found = said(&long);
        assert!(found.title.chars().count() <= LONGEST + 1 && found.details[0].len() == long.trim().len());
    }
}
