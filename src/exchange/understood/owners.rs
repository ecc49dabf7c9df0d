//! Who is called by a word of a list: a person here, a role, a department.

use crate::model::people::People;
use crate::text::folded::{folded, parts};

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

/// The owner that a heading names: somebody here, or a role or a department by more than the name of its trade.
pub(super) fn heading_owner(heading: &str, people: &People) -> bool {
    people.named(heading.trim()).next().is_some()
        || is_owner(heading, people) && !TOPICS.contains(&folded(heading).as_str())
}
