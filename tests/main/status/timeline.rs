//! `handover status --timeline`: everything stands where it belongs, at every width and in both languages.

use crate::support::runner::{Output, Runner};
use crate::support::small::{PROJECT, Small};
use serde_json::Value;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

const EXAMPLES: [(&str, [&str; 3]); 2] =
    [("store-agency", ["Week of", "From", "Due"]), ("客服中心交接", ["周一", "起始日", "期限"])];

fn at_width(example: &str, arguments: &[&str], width: &str) -> Output {
    let runner = Runner::new().env("COLUMNS", width);
    runner.copy_example(example);
    runner.run_in(example, &[&["status", "--timeline"], arguments].concat())
}

/// The words of a line with the column each begins at.
fn columns(line: &str) -> Vec<(usize, String)> {
    let mut words: Vec<(usize, String)> = Vec::new();
    let (mut column, mut inside) = (0, false);
    for c in line.chars() {
        match words.last_mut() {
            _ if c == ' ' => inside = false,
            Some((_, word)) if inside => word.push(c),
            _ => {
                words.push((column, c.to_string()));
                inside = true;
            }
        }
        column += c.width().unwrap_or(0);
    }
    words
}

#[test]
fn the_timeline_fits_and_its_numbers_stand_under_their_weeks() {
    for (example, [week, weeks, due]) in EXAMPLES {
        for width in ["40", "60", "80", "120"] {
            let output = at_width(example, &[], width);
            assert_eq!(output.code, 0, "{output:?}");
            let widest = output.out.lines().map(|line| line.width()).max().unwrap();
            assert!(widest <= width.parse().unwrap(), "{widest} of {width}:\n{}", output.out);
            let row = |label: &str| columns(output.out.lines().find(|line| line.starts_with(label)).unwrap());
            let starts: Vec<usize> =
                row(if width == "40" { weeks } else { week }).iter().map(|(column, _)| *column).collect();
            let numbers = row(due);
            assert!(numbers.len() > 4 || width == "40", "{}", output.out);
            for (column, number) in numbers {
                assert!(starts.contains(&column), "{number} at {column}:\n{}", output.out);
            }
        }
    }
}

#[test]
fn a_chinese_timeline_is_drawn_without_characters_of_ambiguous_width() {
    for arguments in [&["--lang", "zh-CN"][..], &["--lang", "en"][..]] {
        let runner = Runner::new().env("HANDOVER_ASCII", if arguments[1] == "en" { "1" } else { "0" });
        runner.copy_example("客服中心交接");
        let output = runner.run_in("客服中心交接", &[&["status", "--timeline"], arguments].concat());
        let doubtful = |c: &char| !c.is_ascii() && c.width() != Some(2) && c.width_cjk() != c.width();
        let found: Vec<char> = output.out.chars().filter(doubtful).collect();
        assert!(found.is_empty(), "{found:?}:\n{}", output.out);
    }
}

fn dated() -> Small {
    Small::new()
        .item("deliverables/done", "due = 2026-11-10", &["lin delivered", "chen accepted"])
        .item("deliverables/late", "due = 2026-11-18", &[])
        .item("deliverables/half", "due = 2026-11-19", &["lin delivered", "chen accepted"])
        .item("deliverables/coming", "due = \"cutover - 2d\"", &[])
        .item("deliverables/vague", "due = \"mid December\"", &[])
        .item("deliverables/dateless", "", &[])
        .item("deliverables/vague-done", "due = \"some day\"", &["lin delivered", "chen accepted"])
}

#[test]
fn each_week_says_what_is_due_complete_and_late() {
    let shown = dated().write().run(&["status", "--timeline"]).out;
    let list: Vec<&str> = shown.lines().skip_while(|line| !line.contains("2–8 Nov")).collect();
    let expected = [
        "  2–8 Nov                nothing due (start)",
        "  9–15 Nov           █   1 due, all complete",
        "▶ 16–22 Nov          █!  2 due, 1 complete, 1 late",
        "  23–29 Nov          ░   1 due",
        "  30 Nov–6 Dec           nothing due (cutover)",
        "  28 Dec–3 Jan 2027      nothing due (close)",
        "",
        "█ complete  ! late  ░ open  ▶ this week",
        "",
        "Without a day  Item vague (mid December), 1 item with no due date at all",
    ];
    assert_eq!(list, expected, "{shown}");
}

#[test]
fn milestones_and_today_stand_above_their_days() {
    let shown = dated().write().env("COLUMNS", "80").run(&["status", "--timeline"]).out;
    let lines: Vec<&str> = shown.lines().collect();
    let names = columns(lines[2]);
    let rule = lines.iter().find(|line| line.contains('◆')).unwrap();
    for (name, mark) in [("start", '◆'), ("today", '▼'), ("cutover", '◆'), ("close", '◆')] {
        let (column, _) = names.iter().find(|(_, word)| word == name).unwrap();
        assert_eq!(rule.chars().nth(*column), Some(mark), "{name}:\n{shown}");
    }
    let past = rule.chars().position(|c| c == '▼').unwrap();
    assert!(!rule.chars().skip(past).any(|c| c == '━'), "what is over ends today: {shown}");
}

#[test]
fn of_many_milestones_on_a_few_days_only_some_stand_above_the_line_and_the_number_of_the_others() {
    let many: Vec<String> = (0..200).map(|n| format!("m{n} = 2026-11-{:02}", 20 + n % 9)).collect();
    let shown = with_milestones(&format!("{}, cutover = 2026-11-30", many.join(", ")));
    let (above, _) = shown.split_once('▼').unwrap();
    assert!(above.contains("more") && above.contains("today"), "{shown}");
    assert!(above.lines().count() < 32, "{shown}");
}

fn with_milestones(milestones: &str) -> String {
    let project = PROJECT.replace("start = 2026-11-02, cutover = 2026-11-30", milestones);
    let runner = Runner::new().env("COLUMNS", "60");
    runner.write("handover.toml", &project);
    runner.write("a.toml", "section = \"deliverables\"\nitems = [{ id = \"a\", title = \"A\", due = \"cutover\" }]\n");
    runner.run(&["status", "--timeline"]).out
}

#[test]
fn milestones_close_together_stand_above_each_other() {
    let shown = with_milestones("start = 2026-11-02, rehearsal = 2026-11-28, cutover = 2026-11-30");
    let at = |word: &str| {
        let found = shown.lines().skip(1).position(|line| line.contains(word));
        let line = 1 + found.unwrap_or_else(|| panic!("{word}: {shown}"));
        let text = shown.lines().nth(line).unwrap();
        (line, columns(text).into_iter().find(|(_, found)| found == word).unwrap().0)
    };
    let (rehearsal, cutover) = (at("rehearsal"), at("cutover"));
    assert!(rehearsal.0 < cutover.0 && rehearsal.1 < cutover.1, "{shown}");
    let below = shown.lines().nth(cutover.0).unwrap();
    assert_eq!(below.chars().nth(rehearsal.1), Some('│'), "a stem leads down to its day: {shown}");
}

#[test]
fn a_short_handover_is_told_day_by_day() {
    let project = PROJECT.replace(
        "start = 2026-11-02, cutover = 2026-11-30, close = 2026-12-31",
        "start = 2026-11-17, cutover = 2026-11-24",
    );
    let runner = Runner::new();
    runner.write("handover.toml", &project);
    runner.write("a.toml", "section = \"deliverables\"\nitems = [{ id = \"a\", title = \"A\", due = 2026-11-19 }]\n");
    let shown = runner.run(&["status", "--timeline"]).out;
    assert!(shown.contains("Day   ") && shown.contains("  19 Nov  !  1 due, 1 late"), "{shown}");
    assert!(shown.contains("▶ today") && !shown.contains("Week of"), "{shown}");
}

#[test]
fn a_day_far_away_widens_the_steps_and_not_the_picture() {
    let runner = dated().item("deliverables/far", "due = 2099-01-01", &[]).write().env("COLUMNS", "80");
    let output = runner.run(&["status", "--timeline"]);
    assert_eq!(output.code, 0, "{output:?}");
    assert!(output.out.lines().all(|line| line.width() <= 80), "{}", output.out);
    assert!(output.out.contains("29 Dec 2098–4 Jan 2099") && output.out.contains("From"), "{}", output.out);
}

#[test]
fn a_project_without_a_day_says_so() {
    let project = PROJECT.lines().filter(|line| !line.starts_with("milestones")).collect::<Vec<_>>();
    let runner = Runner::new();
    runner.write("handover.toml", &(project.join("\n") + "\n"));
    runner.write("a.toml", "section = \"deliverables\"\nitems = [{ id = \"a\", title = \"A\", due = \"待定\" }]\n");
    let shown = runner.run(&["status", "--timeline"]).out;
    assert!(shown.contains("Nothing has a day yet") && shown.contains("Without a day  A (待定)"), "{shown}");
}

#[test]
fn the_timeline_as_data_adds_up() {
    for (example, ..) in EXAMPLES {
        let report: Value = serde_json::from_str(&at_width(example, &["--format", "json"], "80").out).unwrap();
        let sum = |spans: &str, field: &str| -> u64 {
            report["timeline"][spans].as_array().unwrap().iter().map(|span| span[field].as_u64().unwrap()).sum()
        };
        for field in ["due", "complete", "open", "late"] {
            assert_eq!(sum("days", field), sum("weeks", field), "{example}: {field}");
        }
        assert_eq!(sum("weeks", "due"), sum("weeks", "complete") + sum("weeks", "open"), "{example}");
        assert_eq!(sum("weeks", "late"), report["total"]["overdue"].as_u64().unwrap(), "{example}");
        assert_eq!(report["timeline"]["today"], "2026-11-20");
    }
}

#[test]
fn several_projects_have_a_timeline_each_and_one_table() {
    let runner = Runner::new();
    EXAMPLES.iter().for_each(|(example, ..)| drop(runner.copy_example(example)));
    let shown = runner.run(&["status", "--timeline", "."]).out;
    assert_eq!(shown.matches("▼").count(), 2, "{shown}");
    let table = runner.run(&["status", "--timeline", ".", "--format", "csv"]).out;
    let table = table.trim_start_matches('\u{feff}');
    assert!(table.starts_with("project,folder,from,to,milestones,due,complete,open,late\r\n"), "{table}");
    assert_eq!(table.lines().count(), 19, "{table}");
    let clash = runner.run(&["status", "--timeline", "--by", "due"]);
    assert_eq!(clash.code, 2, "{clash:?}");
}
