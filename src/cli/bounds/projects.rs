//! Projects that are made to take long or much memory, each of any size.
//!
//! Out: the files of a project by name. The file of a project twice the size is about twice as long, but where a
//! comment says otherwise.

use super::files::{Files, Make};
use super::records::recorded;
use std::fmt::Write;

/// Each project with its name and a size that is large enough for what is bounded to show.
pub(super) const PROJECTS: [(&str, Make, usize); 40] = [
    ("plain items", plain, 250),
    ("items that share a label, and as many that need them", alternatives, 1_000),
    ("alternatives that are all begun", begun_alternatives, 1_000),
    ("a chain of needs", |n| chain(n, 1), 700),
    ("a chain of needs from the end", |n| chain(n, usize::MAX), 700),
    ("layers of needs", layers, 12),
    ("wide layers of needs", wide_layers, 84),
    ("a chain of items that stand under each other", parents, 700),
    ("circles of needs within circles", circles, 400),
    ("equal ids", equal_ids, 800),
    ("needs that nothing has", unknown_needs, 300),
    ("silences of one rule", silences, 500),
    ("silences of items", item_silences, 400),
    ("people whom every item asks", |n| people(n, ""), 400),
    ("people of one role and one besides", |n| people(n, "owner = [\"ops\", \"p%\"]"), 400),
    ("people of two roles", |n| people(n, "owner = [\"ops\", \"leads\"]"), 400),
    ("accounts that name people whose access is gone", accounts, 250),
    ("accounts that all wait for a long chain", reviews, 250),
    ("stages", stages, 300),
    ("milestones", milestones, 300),
    ("dues that nobody can tell", unknown_dues, 250),
    ("a sign-off for each stage", signoffs, 200),
    ("one line", one_line, 400),
    ("a long title", long_title, 20_000),
    ("long words in many titles", long_words, 20),
    ("kinds", kinds, 200),
    ("unknown fields", unknown_fields, 500),
    ("a long log", long_log, 700),
    ("a long log that was taken back", taken_back, 300),
    ("a log of people whom nobody knows", unknown_people, 300),
    ("steps", own_steps, 150),
    ("secrets", secrets, 250),
    ("a record of many items", |n| recorded(complete(n), &["cutover"], 1), 100),
    ("records of one stage", |n| recorded(complete(2), &["cutover"], n), 40),
    ("records of one stage, and much that came later", |n| and_more(recorded(complete(2), &["cutover"], n), n), 40),
    ("a record for each stage", signed_stages, 40),
    ("stages that all wait for terms", waiting_stages, 200),
    ("stages that all have terms", reserved_stages, 200),
    ("a record of many people", |n| recorded(owned(n), &["cutover"], 1), 100),
    ("milestones far apart", far_milestones, 300),
];

const HEAD: &str = r#"format = 1
id = "bounds"
uuid = "3f0c9a52-7d1e-4c55-9b8e-2f64a1d7e0b3"
title = "Bounds"
timezone = "Asia/Shanghai"
[giver]
name = "Giver"
[receiver]
name = "Receiver"
[milestones]
start = 2026-11-02
cutover = 2026-11-30
"#;

const PEOPLE: &str = r#"[[people]]
id = "lin"
name = "Lin Wei"
party = "giver"
[[people]]
id = "chen"
name = "Chen Yu"
party = "receiver"
[[signoff]]
stage = "cutover"
signers = ["lin", "chen"]
declaration = "All of it is handed over."
"#;

/// A project of one section of that kind.
pub(super) fn project(more: &str, kind: &str, items: String) -> Files {
    let head = format!("{HEAD}{PEOPLE}{more}");
    vec![("handover.toml".into(), head), ("items.toml".into(), format!("section = \"{kind}\"\n{items}"))]
}

/// Items with these fields each.
pub(super) fn items(numbers: std::ops::Range<usize>, fields: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    for n in numbers {
        write!(text, "\n[[items]]\nid = \"i{n:06}\"\ntitle = \"Item {n}\"\n{}\n", fields(n)).unwrap();
    }
    text
}

fn need(n: usize) -> String {
    format!("\"i{n:06}\"")
}

pub(super) fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).collect()
}

fn plain(n: usize) -> Files {
    let log = r#"log = [
  { at = 2026-11-16T10:03:00+08:00, by = "lin", did = "granted", note = "made" },
  { at = 2026-11-17T09:12:00+08:00, by = "chen", did = "confirmed" },
]"#;
    let fields = |n| {
        format!(
            "system = \"Tmall\"\naction = \"transfer\"\nowner = [\"lin\"]\ndue = \"cutover - 7d\"\naccept_when = \
             \"Chen logs in to account {n} from Acme's network with her own second factor\"\n{log}"
        )
    };
    project("", "permissions", items(0..n, fields))
}

/// The same in YAML.
pub(super) fn plain_yaml(n: usize) -> Files {
    let item = |n| {
        format!(
            "  - id: i{n:06}\n    title: Item {n}\n    system: Tmall\n    action: transfer\n    owner: [lin]\n    due: cutover \
             - 7d\n    accept_when: Chen logs in to account {n} from Acme's network with her own second factor\n    \
             log:\n      - {{at: 2026-11-16T10:03:00+08:00, by: lin, did: granted, note: made}}\n      - {{at: \
             2026-11-17T09:12:00+08:00, by: chen, did: confirmed}}\n"
        )
    };
    let text = format!("section: permissions\nitems:\n{}", lines(n, item));
    vec![("handover.toml".into(), format!("{HEAD}{PEOPLE}")), ("items.yaml".into(), text)]
}

/// The log of an item that is complete.
const COMPLETE: &str = r#"system = "Tmall"
action = "transfer"
log = [
  { at = 2026-11-16T10:03:00+08:00, by = "lin", did = "granted" },
  { at = 2026-11-17T09:12:00+08:00, by = "chen", did = "confirmed" },
  { at = 2026-11-18T09:12:00+08:00, by = "lin", did = "revoked" },
]"#;

fn complete(n: usize) -> Files {
    project("", "permissions", items(0..n, |_| format!("stage = \"cutover\"\n{COMPLETE}")))
}

/// As many people as items, each the owner of one.
fn owned(n: usize) -> Files {
    let person =
        |at| format!("[[people]]\nid = \"p{at}\"\nname = \"Person {at}\"\nparty = \"giver\"\nrole = \"r{at}\"\n");
    let fields = |at| format!("stage = \"cutover\"\nowner = [\"r{at}\"]\n{COMPLETE}");
    project(&lines(n, person), "permissions", items(0..n, fields))
}

fn signed_stages(n: usize) -> Files {
    let names: Vec<String> = (0..n).map(|at| format!("m{at}")).collect();
    let mut files = signoffs(n);
    files[1].1 = format!("section = \"permissions\"\n{}", items(0..n, |at| format!("stage = \"m{at}\"\n{COMPLETE}")));
    recorded(files, &names.iter().map(String::as_str).collect::<Vec<_>>(), 1)
}

/// Each stage carries what is open in all before it.
fn waiting_stages(n: usize) -> Files {
    let mut files = signoffs(n);
    let first = "2026-11-03".parse::<chrono::NaiveDate>().unwrap();
    let days = lines(n, |at| format!("m{at} = {}\n", first + chrono::Days::new(at as u64)));
    files[0].1 = files[0].1.replace(&lines(n, |at| format!("m{at} = 2026-11-03\n")), &days);
    files
}

/// As many people, milestones and items as there are records.
fn and_more(mut files: Files, n: usize) -> Files {
    let people = lines(20 * n, |at| format!("[[people]]\nid = \"p{at}\"\nname = \"Person {at}\"\nparty = \"giver\"\n"));
    let days = lines(20 * n, |at| format!("m{at} = 2026-11-03\n"));
    files[0].1 = files[0].1.replace(PEOPLE, &format!("{days}{PEOPLE}{people}"));
    files[1].1.push_str(&items(1_000..1_000 + 20 * n, |_| format!("stage = \"cutover\"\n{COMPLETE}")));
    files
}

/// Each stage carries what is open in all before it, reserved until long after the last.
fn reserved_stages(n: usize) -> Files {
    let mut files = waiting_stages(n);
    let log = r#"log = [{ at = 2026-11-19T10:03:00+08:00, by = "lin", did = "reserved", fix_by = 2030-01-01, person = "lin", note = "later" }]"#;
    files[1].1 = items(0..n, |at| format!("stage = \"m{at}\"\n{log}"));
    files[1].1.insert_str(0, "section = \"scope\"\n");
    files
}

fn far_milestones(n: usize) -> Files {
    let mut files = project("", "scope", items(0..n, |at| format!("due = \"m{at} + 1d\"")));
    let first = "1990-11-03".parse::<chrono::NaiveDate>().unwrap();
    let days = lines(n, |at| format!("m{at} = {}\n", first + chrono::Days::new(at as u64 * 7)));
    files[0].1 = format!("{HEAD}{days}{PEOPLE}");
    files
}

fn alternatives(n: usize) -> Files {
    let own = items(0..n, |_| "one_of = \"way\"".into());
    project("", "scope", own + &items(n..2 * n, |at| format!("needs = [{}]", need(at - n))))
}

fn begun_alternatives(n: usize) -> Files {
    let log = r#"log = [{ at = 2026-11-16T10:03:00+08:00, by = "lin", did = "proposed" }]"#;
    let own = items(0..n, |_| format!("one_of = \"way\"\n{log}"));
    project("", "scope", own + &items(n..2 * n, |at| format!("needs = [{}]", need(at - n))))
}

fn chain(n: usize, step: usize) -> Files {
    let next = |at: usize| at.wrapping_add(step);
    let fields = |at| if next(at) < n { format!("needs = [{}]", need(next(at))) } else { String::new() };
    project("", "scope", items(0..n, fields))
}

/// Layers of twenty items that each need all of the layer below.
fn layers(n: usize) -> Files {
    layered(20, n)
}

/// A few layers; twice the width is four times the length.
fn wide_layers(n: usize) -> Files {
    layered(n, 4)
}

fn layered(width: usize, count: usize) -> Files {
    let fields = |at: usize| {
        let below = (at / width).checked_sub(1).map(|layer| layer * width..(layer + 1) * width);
        let needs: Vec<String> = below.into_iter().flatten().map(need).collect();
        format!("needs = [{}]", needs.join(", "))
    };
    project("", "scope", items(0..width * count, fields))
}

fn parents(n: usize) -> Files {
    project("", "scope", items(0..n, |at| format!("under = {}", need((at + 1) % n))))
}

fn circles(n: usize) -> Files {
    project("", "scope", items(0..n, |at| format!("needs = [{}, {}]", need((at + 1) % n), need(0))))
}

fn equal_ids(n: usize) -> Files {
    project("", "scope", lines(n, |_| items(0..1, |_| String::new())))
}

fn unknown_needs(n: usize) -> Files {
    project("", "scope", items(0..n, |at| format!("needs = [\"j{at:06}\"]")))
}

pub(super) fn shared_unknown_needs(n: usize) -> Files {
    let needs = lines(n, |at| format!("\"j{at:06}\", "));
    let mut files = project("", "scope", items(0..n, |_| String::new()));
    files[1].1 = format!("needs = [{needs}]\n{}", files[1].1);
    files
}

fn silences(n: usize) -> Files {
    let silences = lines(n, |at| format!("[[silence]]\nrule = \"no-owner\"\nreason = \"because {at}\"\n"));
    project(&silences, "scope", items(0..n, |_| String::new()))
}

fn item_silences(n: usize) -> Files {
    let silence = |at| format!("[[silence]]\nrule = \"no-owner\"\nitem = \"scope/i{at:06}\"\nreason = \"x\"\n");
    project(&lines(n, silence), "scope", items(0..n, |_| String::new()))
}

fn people(n: usize, owner: &str) -> Files {
    let person = |at| {
        let role = ["ops", "leads"][at % 2];
        format!("[[people]]\nid = \"p{at}\"\nname = \"Person {at}\"\nparty = \"giver\"\nrole = \"{role}\"\n")
    };
    project(&lines(n, person), "scope", items(0..n, |at| owner.replace('%', &at.to_string())))
}

fn accounts(n: usize) -> Files {
    let people = lines(n, |at| format!("[[people]]\nid = \"p{at}\"\nname = \"林{at}\"\nparty = \"giver\"\n"));
    let log = r#"[
  { at = 2026-11-16T10:03:00+08:00, by = "lin", did = "revoked" },
  { at = 2026-11-17T09:12:00+08:00, by = "chen", did = "confirmed" },
]"#;
    let gone = |at| format!("action = \"remove\"\naccount = \"前林{at}\"\nlog = {log}");
    let left = |at| format!("action = \"keep\"\naccount = \"现林{}\"", at - n);
    project(&people, "permissions", items(0..n, gone) + &items(n..2 * n, left))
}

fn reviews(n: usize) -> Files {
    let mut files = chain(n, 1);
    let own = items(0..n, |_| format!("needs = [\"scope/{}\"]", need(0).replace('"', "")));
    files.push(("accounts.toml".into(), format!("section = \"permissions\"\n{own}")));
    files
}

fn stages(n: usize) -> Files {
    project("", "scope", items(0..n, |at| format!("stage = \"s{at}\"")))
}

fn milestones(n: usize) -> Files {
    let mut files = project("", "scope", items(0..n, |at| format!("stage = \"m{at}\"\ndue = \"m{at} + 1d\"")));
    let days = lines(n, |at| format!("m{at} = 2026-11-03\n"));
    files[0].1 = format!("{HEAD}{days}{PEOPLE}");
    files
}

fn unknown_dues(n: usize) -> Files {
    let mut files = project("", "scope", items(0..n, |at| format!("due = \"n{at} + 1d\"")));
    let days = lines(n, |at| format!("m{at} = 2026-11-03\n"));
    files[0].1 = format!("{HEAD}{days}{PEOPLE}");
    files
}

fn signoffs(n: usize) -> Files {
    let mut files = milestones(n);
    let signoffs = lines(n, |at| format!("[[signoff]]\nstage = \"m{at}\"\nsigners = [\"lin\", \"chen\"]\n"));
    files[0].1.push_str(&signoffs);
    files
}

fn one_line(n: usize) -> Files {
    let all: Vec<String> = (0..n).map(|at| format!("{{ id = \"i{at}\", titel = \"x\" }}")).collect();
    project("", "scope", format!("items = [{}]\n", all.join(", ")))
}

fn long_title(n: usize) -> Files {
    let long = [("a", n), ("字", n / 3), ("ab ", n / 3), ("e\u{301}", n / 3), ("a.b-", n / 4)];
    let long = long.map(|(unit, times)| unit.repeat(times));
    let all = long.iter().enumerate().map(|(at, text)| format!("\n[[items]]\nid = \"i{at}\"\ntitle = \"{text}\"\n"));
    project("", "scope", all.collect())
}

fn long_words(n: usize) -> Files {
    let word = "word".repeat(500);
    project("", "scope", items(0..n, |_| format!("details = \"{word}\"\nowner = [\"{word}\"]\ndue = \"{word}\"")))
}

fn kinds(n: usize) -> Files {
    let mut files = project("", "scope", String::new());
    let file = |at| (format!("k{at}.toml"), format!("section = \"kind{at}\"\n{}", items(0..1, |_| String::new())));
    files.extend((0..n).map(file));
    files
}

fn unknown_fields(n: usize) -> Files {
    project("", "scope", items(0..1, |_| lines(n, |at| format!("field{at} = 1\n"))))
}

fn long_log(n: usize) -> Files {
    let act = |_| "{ at = 2026-11-16T10:03:00+08:00, by = \"lin\", did = \"noted\", note = \"n\" },\n".to_owned();
    project("", "scope", items(0..1, |_| format!("log = [\n{}]", lines(n, act))))
}

pub(super) fn taken_back(n: usize) -> Files {
    let at = "2026-11-16T10:03:00+08:00";
    let pair = |_| {
        format!(
            "{{ at = {at}, by = \"lin\", did = \"noted\", note = \"n\" }},\n{{ at = {at}, by = \"lin\", did = \"undone\", of = {at} }},\n"
        )
    };
    project("", "scope", items(0..1, |_| format!("log = [\n{}]", lines(n, pair))))
}

fn unknown_people(n: usize) -> Files {
    let act = |at| format!("{{ at = 2026-11-16T10:03:00+08:00, by = \"x{at}\", did = \"noted\", note = \"n\" }},\n");
    let people = lines(n, |at| format!("[[people]]\nid = \"p{at}\"\nparty = \"giver\"\n"));
    project(&people, "scope", items(0..1, |_| format!("log = [\n{}]", lines(n, act))))
}

fn own_steps(n: usize) -> Files {
    let steps = lines(n, |at| format!("  {{ did = \"step{at}\", by = \"giver\" }},\n"));
    let log = "log = [{ at = 2026-11-16T10:03:00+08:00, by = \"lin\", did = \"gone\" }]";
    project("", "ours", format!("steps = [\n{steps}]\n{}", items(0..n, |_| log.into())))
}

fn secrets(n: usize) -> Files {
    project("", "scope", items(0..n, |at| format!("details = \"password: hunter2x{at}\"")))
}
