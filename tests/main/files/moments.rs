//! Moments: in a log only those that every reader can read, and a due moment means that moment.

use crate::support::runner::Runner;
use crate::support::small::{PROJECT, Small};
use handover::model::clock::parse_moment;
use handover::report::derive::report;
use handover::report::filter::Picked;
use handover::text::Lang;

/// Half past two in the night of the 21st in Shanghai, where the moment of the tests is noon of that day.
const NIGHT: &str = "2026-11-21T02:30:00+08:00";

/// That moment, as it is written in Los Angeles.
const NOON: &str = "2026-11-20T20:00:00-08:00";

/// A deliverable that is due at that moment.
fn due_at(due: &str) -> Small {
    Small::new().item("deliverables/a", &format!("due = {due}\nowner = [\"lin\"]\naccept_when = \"x\""), &[])
}

#[test]
fn a_due_moment_is_late_only_after_it() {
    for due in [NOON, "\"2026-11-20 20:00 -08:00\"", "2026-11-21T12:00:00", "2026-11-21T04:00:00Z"] {
        let small = due_at(due);
        for (now, late) in [
            ("2026-11-20T23:00:00+08:00", None),
            (NIGHT, None),
            ("2026-11-20T10:30:00-08:00", None),
            ("2026-11-21T12:00:00+08:00", None),
            ("2026-11-21T12:00:01+08:00", Some(0)),
            ("2026-11-21T23:59:59+08:00", Some(0)),
            ("2026-11-22T00:00:00+08:00", Some(1)),
            ("2026-11-22T01:00:00Z", Some(1)),
        ] {
            let seen = small.load_at(now);
            let standing = seen.standing("deliverables/a");
            assert_eq!(
                (standing.days_late, standing.due_moment().as_deref()),
                (late, Some("2026-11-21T12:00:00+08:00"))
            );
            assert_eq!(standing.due.map(|day| day.to_string()).as_deref(), Some("2026-11-21"), "{due} at {now}");
            assert!(!seen.loaded.view.is_out_of_date(&seen.loaded.view.now));
            let after = parse_moment("2026-11-21T12:00:01+08:00").unwrap();
            let begun = seen.loaded.view.today().to_string().as_str() == "2026-11-21";
            assert_eq!(seen.loaded.view.is_out_of_date(&after), !begun || late.is_none(), "{now}");
            let told = report(&seen.loaded, &[], &Picked::all(&seen.loaded.view), Lang::En);
            let lates = usize::from(late.is_some());
            assert_eq!((told.total.overdue, told.timeline.days.iter().map(|day| day.late).sum()), (lates, lates));
        }
    }
}

#[test]
fn a_due_day_ends_with_that_day_in_the_projects_time_zone() {
    let small = due_at("2026-11-20");
    for (now, late) in [("2026-11-20T23:59:59+08:00", None), ("2026-11-20T16:00:00Z", Some(1)), (NIGHT, Some(1))] {
        let seen = small.load_at(now);
        assert_eq!(seen.standing("deliverables/a").days_late, late, "{now}");
        assert_eq!(seen.standing("deliverables/a").due_moment(), None);
    }
}

#[test]
fn a_due_moment_is_told_everywhere_with_its_time() {
    let runner = due_at(NOON).write().env("HANDOVER_NOW", NIGHT);
    let out = |runner: &Runner, arguments: &[&str]| runner.run(arguments).out;
    assert!(out(&runner, &["show", "a"]).contains("21 Nov 12:00 (due today at 12:00)"));
    assert!(out(&runner, &["status"]).contains("(due today at 12:00)"));
    assert!(out(&runner, &["status", "--by", "due"]).contains("21 Nov 12:00"));
    assert!(out(&runner, &["next"]).contains("due today at 12:00"));
    assert!(!out(&runner, &["status"]).contains("late"), "{}", out(&runner, &["status"]));
    assert!(out(&runner, &["show", "a", "--lang", "zh-CN"]).contains("11月21日 12:00（今天 12:00 到期）"));
    let runner = runner.env("HANDOVER_NOW", "2026-11-21T13:00:00+08:00");
    assert!(out(&runner, &["show", "a"]).contains("21 Nov 12:00 (late since 12:00 today)"));
    assert!(out(&runner, &["next"]).contains("late since 12:00 today") && out(&runner, &["next"]).contains("1 late"));
    assert!(
        out(&runner, &["status", "--timeline"]).contains("1 due, 1 late"),
        "{}",
        out(&runner, &["status", "--timeline"])
    );
    assert!(out(&runner, &["show", "a", "--lang", "zh-CN"]).contains("11月21日 12:00（已逾期，今天 12:00 到期）"));
    let json = |arguments: &[&str]| -> serde_json::Value { serde_json::from_str(&runner.run(arguments).out).unwrap() };
    let item = json(&["status", "--format", "json"])["items"][0].clone();
    let told = serde_json::json!(["2026-11-21", "2026-11-21T12:00:00+08:00", 0, true]);
    assert_eq!(serde_json::json!([item["due"], item["due_at"], item["days_late"], item["overdue"]]), told);
    let act = json(&["next", "--format", "json"])["groups"][0]["acts"][0].clone();
    assert_eq!(serde_json::json!([act["due"], act["due_at"], act["days_late"], true]), told);
    let day = due_at("2026-11-21").write().env("HANDOVER_NOW", NIGHT);
    let item: serde_json::Value = serde_json::from_str(&day.run(&["status", "--format", "json"]).out).unwrap();
    assert_eq!(item["items"][0]["due_at"], serde_json::Value::Null);
}

#[test]
fn a_record_knows_the_moment_too() {
    for (now, late) in [(NIGHT, false), ("2026-11-21T13:00:00+08:00", true)] {
        let runner = due_at(NOON).write().env("HANDOVER_NOW", now);
        let text = runner.run(&["record", "cutover", "--format", "md"]).out;
        assert!(text.contains("due: 21\u{a0}Nov\u{a0}2026 12:00"), "{text}");
        assert_eq!(text.contains("**late**"), late, "{now}: {text}");
        let json = runner.run(&["record", "cutover", "--format", "json"]).out;
        let record: serde_json::Value = serde_json::from_str(&json).unwrap();
        let item = &record["given"]["items"]["deliverables/a"];
        assert_eq!(item["due"], "2026-11-20T20:00:00-08:00", "as it is written");
        let chinese = runner.run(&["record", "cutover", "--format", "md", "--lang", "zh-CN"]).out;
        assert!(chinese.contains("期限：2026年11月21日 12:00"), "{chinese}");
        assert_eq!(chinese.contains("**逾期**"), late, "{now}: {chinese}");
    }
}

#[test]
fn a_time_that_does_not_exist_is_found_and_never_corrected() {
    for due in ["2026-11-20T25:00:00+08:00", "2026-11-20 20:61", "2026-11-20T12:34:60Z"] {
        let seen = due_at(&format!("\"{due}\"")).load();
        assert_eq!(seen.found(), ["no-such-day deliverables.toml:6:7"], "{due}");
        assert_eq!(seen.standing("deliverables/a").due, None);
    }
}

#[test]
fn a_milestone_with_a_time_is_the_day_of_it_in_the_projects_time_zone() {
    // The time zone may stand below.
    let text =
        PROJECT.replace("timezone = \"Asia/Shanghai\"\n", "").replace("start = 2026-11-02", &format!("start = {NOON}"));
    let people = text.find("people").unwrap();
    let text = format!("{}timezone = \"Asia/Shanghai\"\n{}", &text[..people], &text[people..]);
    let runner = Runner::new();
    runner.write("handover.toml", &text);
    let report: serde_json::Value = serde_json::from_str(&runner.run(&["status", "--format", "json"]).out).unwrap();
    assert_eq!(report["project"]["milestones"]["start"], "2026-11-21");
}

#[test]
fn an_act_is_made_at_a_moment_that_every_reader_can_read() {
    let bad = [
        "2026-11-20T12:34:60Z",
        "2026-11-20T09:59:60+08:00",
        "2026-11-20T12:34:56\u{2212}08:00",
        "0000-01-01T00:00:00Z",
        "2026-11-20T12:34:56",
    ];
    for text in bad {
        for (path, file) in [
            (
                "a.toml",
                format!(
                    "section = \"deliverables\"\n[[items]]\nid = \"a\"\ntitle = \"A\"\nlog = [{{ at = \"{text}\", by = \"lin\", did = \"delivered\" }}]\n"
                ),
            ),
            (
                "a.yaml",
                format!(
                    "section: deliverables\nitems:\n- id: a\n  title: A\n  log:\n  - {{at: {text}, by: lin, did: delivered}}\n"
                ),
            ),
        ] {
            let seen = Small::new().file(path, &file).load();
            let codes: Vec<_> = seen.found().iter().map(|line| line.split(' ').next().unwrap().to_owned()).collect();
            assert_eq!(codes, ["bad-time"], "{text} in {path}");
            assert!(seen.standing("deliverables/a").broken);
        }
        // What is typed may be plainer than what a file holds.
        if text.contains('\u{2212}') || !text.ends_with(['0', 'Z']) {
            continue;
        }
        let runner = Small::new().item("deliverables/a", "", &[]).write();
        let before = runner.snapshot();
        let output = runner.run(&["mark", "a", "delivered", "--as", "lin", "--at", text]);
        assert!(
            output.code == 2 && (output.err.contains("is no time such as") || output.err.contains("does not exist")),
            "{text}: {output:?}"
        );
        assert_eq!(output.err.contains("the seconds go to 59"), text.contains(":60"), "{output:?}");
        assert_eq!(runner.snapshot(), before);
    }
    let bare = "section = \"deliverables\"\n[[items]]\nid = \"a\"\ntitle = \"A\"\nlog = [{ at = 2026-11-02T12:34:60Z, by = \"lin\", did = \"delivered\" }]\n";
    let runner = Small::new().file("a.toml", bare).write();
    let check = runner.run(&["check", "--no-input", "--lang", "zh-CN"]);
    assert!(check.out.contains("bad-time") && check.out.contains("a.toml:5:15"), "{}", check.out);
    assert!(check.out.contains("秒数最大为 59"), "{}", check.out);
    let now = Runner::new().env("HANDOVER_NOW", "2026-11-20T12:34:60Z").run(&["status"]);
    assert!(now.code == 2 && now.err.contains("HANDOVER_NOW"), "{now:?}");
}

#[test]
fn an_act_that_follows_a_fraction_of_a_second_does_not_turn_time_back() {
    let log = "log = [\n  { at = 2026-11-20T18:00:00.75+08:00, by = \"lin\", did = \"noted\", note = \"x\" },\n]\n";
    let text = format!("section = \"deliverables\"\n[[items]]\nid = \"a\"\ntitle = \"A\"\n{log}");
    let runner = Small::new().file("a.toml", &text).write();
    assert_eq!(runner.run(&["mark", "a", "delivered", "--as", "lin"]).code, 0);
    assert!(!runner.run(&["check", "--no-input"]).out.contains("time-runs-back"), "{}", runner.read("a.toml"));
}

#[test]
fn a_day_without_its_year_is_mended_where_only_one_lies_within_the_handover_and_an_act_never() {
    let told = |due: &str| {
        let seen = Small::new().item("deliverables/a", &format!("due = \"{due}\""), &[]).load();
        let finding = seen.findings().into_iter().find(|finding| finding.code == "unclear-due");
        finding.map(|finding| finding.fix.map(|fix| fix.text))
    };
    for (due, day) in
        [("11月25日", "2026-11-25"), ("25 Nov", "2026-11-25"), ("Dec 31", "2026-12-31"), ("11月2号", "2026-11-02")]
    {
        assert_eq!(told(due), Some(Some(day.to_owned())), "{due}");
    }
    // Neither what lies outside, nor what may be two days, nor what goes on in words.
    for due in ["10月1日", "2月3日", "11/12"] {
        assert_eq!(told(due), Some(None), "{due}");
    }
    assert_eq!(told("11月25日前后").flatten(), None);
    let act = |at: &str| {
        let log = format!("log = [\n  {{ at = {at}, by = \"lin\", did = \"delivered\" }},\n]\n");
        let text = format!("section = \"deliverables\"\n[[items]]\nid = \"a\"\ntitle = \"A\"\n{log}");
        let seen = Small::new().file("a.toml", &text).load();
        let finding = seen.findings().into_iter().find(|finding| finding.code == "bad-time").unwrap();
        assert_eq!(finding.fix, None, "{at}");
        finding.advice.unwrap().of(Lang::En).to_owned()
    };
    assert_eq!(act("\"11月10日 10:00\""), "write `2026-11-10T10:00:00+08:00`");
    assert_eq!(act("2026-11-10T10:00:00"), "write `2026-11-10T10:00:00+08:00`");
    assert!(act("2026-11-10").contains("`2026-11-10T18:00:00+08:00`"));
}
