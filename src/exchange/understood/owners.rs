//! Who is called by a word of a list: a person here, a role, a department.

use crate::model::lookup;
use crate::model::people::People;
use crate::text::folded::{folded, parts};
use crate::text::visible::is_blank;

/// What the name of a role or a department ends with.
const ROLES: [&str; 46] = [
    "manager",
    "lead",
    "leader",
    "team",
    "owner",
    "supervisor",
    "admin",
    "admins",
    "administrator",
    "engineer",
    "engineers",
    "department",
    "director",
    "officer",
    "hr",
    "it",
    "pm",
    "legal",
    "finance",
    "security",
    "dba",
    "devops",
    "ops",
    "helpdesk",
    "procurement",
    "部",
    "部门",
    "组",
    "经理",
    "主管",
    "负责人",
    "管理员",
    "总监",
    "甲方",
    "乙方",
    "移交方",
    "接收方",
    "移交人",
    "接收人",
    "监交人",
    "财务",
    "人事",
    "行政",
    "工程师",
    "专员",
    "小组",
];

/// Roles and departments by whose bare name a list also calls what it is about: under "财务" stands what is to be handed over
/// of the accounts, and seldom what the accountants do.
const TOPICS: [&str; 14] = [
    "hr",
    "it",
    "pm",
    "legal",
    "finance",
    "security",
    "devops",
    "ops",
    "helpdesk",
    "procurement",
    "财务",
    "人事",
    "行政",
    "小组",
];

/// Whether a text is the name of a person here, of a role or of a department.
pub(super) fn is_owner(text: &str, people: &People) -> bool {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > 30 {
        return false;
    }
    if people.named(text).next().is_some() {
        return true;
    }
    let several = parts(&text.replace(['/', '+', '&'], ",")).into_iter().map(str::to_owned).collect::<Vec<_>>();
    !several.is_empty() && several.iter().all(|one| people.named(one).next().is_some() || is_role(one))
}

fn is_role(text: &str) -> bool {
    let lower = folded(text);
    let words: Vec<&str> = lower.split_whitespace().collect();
    let last = words.last().copied().unwrap_or_default();
    let ends =
        |role: &str| if role.is_ascii() { last == role } else { lower.ends_with(role) && lower.chars().count() <= 10 };
    words.len() <= 4 && ROLES.iter().any(|role| ends(role))
}

/// What stands between two who own something together, beside what stands between the members of any list.
const TOGETHER: [&str; 7] = [" & ", " ＆ ", " and ", "和", "与", "及", "+"];

/// The owners that a text names, as they are written: 周敏/林薇, "Lin Wei & Chen Yu". What may as well be one name stays one,
/// unless all its parts are known here or are plain names of people.
pub(crate) fn owners_in(text: &str, people: &People) -> Vec<String> {
    let known = |text: &str| people.named(text).next().is_some();
    if known(text) {
        return vec![text.to_owned()];
    }
    let lines = text.replace('\n', ",");
    let one = |part: &str| -> Vec<String> {
        if known(part) {
            return vec![part.to_owned()];
        }
        let names: Vec<&str> = part.split(['/', '／']).map(str::trim).collect();
        // R/D and n/a are one.
        match names.iter().all(|name| name.chars().count() > 1) {
            true => names.into_iter().flat_map(|name| together(name, people)).collect(),
            false => vec![part.to_owned()],
        }
    };
    let owners = parts(&lines).into_iter().flat_map(one);
    owners.filter(|owner| !is_blank(owner)).collect()
}

/// Two who own something together, by what stands between them; blanks do so in Chinese.
fn together(text: &str, people: &People) -> Vec<String> {
    let known = |name: &&str| people.named(name).next().is_some();
    let is_one = |name: &&str| known(name) || is_role(name) || is_name(name);
    let whole = known(&text) || is_role(text);
    let ways = TOGETHER.iter().map(|word| text.split(word).map(str::trim).collect::<Vec<_>>());
    let blanks = (!text.is_ascii()).then(|| text.split_whitespace().collect::<Vec<_>>());
    let is_apart =
        |names: &Vec<&str>| names.len() > 1 && (names.iter().all(known) || !whole && names.iter().all(is_one));
    match ways.chain(blanks.filter(|names| names.iter().all(|name| is_chinese_name(name)))).find(is_apart) {
        Some(names) => names.into_iter().map(str::to_owned).collect(),
        None => lookup::listed(people, text),
    }
}

fn is_chinese_name(text: &str) -> bool {
    (2..=4).contains(&text.chars().count()) && text.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

/// Whether a text looks like the name of a person: two to four Chinese characters, or a few words with capitals.
fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase) && word.chars().count() > 1;
    is_chinese_name(text) || (1..=3).contains(&words.len()) && words.iter().all(capital)
}

/// The owner that a heading names: somebody here, or a role or a department by more than the name of its trade.
pub(super) fn heading_owner(heading: &str, people: &People) -> bool {
    people.named(heading.trim()).next().is_some()
        || is_owner(heading, people) && !TOPICS.contains(&folded(heading).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_own_something_together_are_two_and_what_may_be_one_name_is_one() {
        for (text, owners) in [
            ("周敏/林薇", &["周敏", "林薇"][..]),
            ("周敏、林薇", &["周敏", "林薇"]),
            ("周敏 林薇", &["周敏", "林薇"]),
            ("周敏和林薇", &["周敏", "林薇"]),
            ("Lin Wei / Chen Yu", &["Lin Wei", "Chen Yu"]),
            ("Lin Wei & Chen Yu", &["Lin Wei", "Chen Yu"]),
            ("Lin Wei and Chen Yu; HR", &["Lin Wei", "Chen Yu", "HR"]),
            ("HR/IT", &["HR", "IT"]),
            ("Lin Wei\nChen Yu", &["Lin Wei", "Chen Yu"]),
            ("Lin Wei", &["Lin Wei"]),
            ("R&D", &["R&D"]),
            ("R/D", &["R/D"]),
            ("采购与物流部", &["采购与物流部"]),
            ("陈和平", &["陈和平"]),
            ("Account lead", &["Account lead"]),
            ("somebody and nobody", &["somebody and nobody"]),
            ("客服部 王工", &["客服部", "王工"]),
        ] {
            assert_eq!(owners_in(text, &People::default()), owners, "{text}");
        }
    }
}
