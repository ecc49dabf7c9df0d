//! The calendar is read by another program as it is meant.

use crate::support::python::python;
use crate::support::runner::Runner;
use crate::support::small::Small;
use serde_json::Value;

const SCRIPT: &str = "
import icalendar, json, sys
calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
def told(event):
    return [str(event['summary']), event['dtstart'].dt.isoformat(), str(event.get('description', '')), bool(event.errors), str(event.get('transp'))]
print(json.dumps({str(event['uid']): told(event) for event in calendar.walk('VEVENT')}))
";

fn events(runner: &Runner, options: &[&str]) -> Option<Value> {
    let arguments: Vec<&str> = ["export", "ics"].iter().chain(options).copied().collect();
    let output = runner.run(&arguments);
    assert_eq!((output.code, output.err.as_str()), (0, ""));
    for line in output.out.split("\r\n") {
        assert!(line.len() <= 75 && !line.contains('\n'), "{line:?} (RFC 5545, 3.1)");
    }
    Some(serde_json::from_str(&python("icalendar", SCRIPT, output.out.as_bytes())?).unwrap())
}

fn project() -> Runner {
    Small::new()
        .item("scope/goals", "due = \"cutover - 7d\"\nowner = [\"lin\"]\naccept_when = \"a; b, c\\\\d 甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸\"", &[])
        .item("scope/done", "due = 2026-11-09", &["lin proposed", "chen agreed"])
        .item("training/first", "date = 2026-11-25T14:00:00+08:00\nowner = [\"gu\"]", &[])
        .item("monitoring/orders", "every = \"1w\"\nfrom = 2026-12-01\nuntil = 2026-12-15\nowner = [\"maya\"]", &[])
        .write()
}

#[test]
fn rounds_that_are_too_many_for_a_calendar_are_counted() {
    let mut project = Small::new();
    for item in 0..60 {
        let fields = "every = \"1h\"\nfrom = 2026-12-01\nuntil = 2026-12-31";
        project = project.item(&format!("monitoring/m{item}"), fields, &[]);
    }
    let output = project.write().run(&["export", "ics"]);
    assert_eq!(output.out.matches("SUMMARY:Due: ").count(), 60 * (20_000 / 60));
    assert!(output.err.contains(&format!("{} later rounds", 60 * (500 - 20_000 / 60))), "{}", output.err);
}

#[test]
fn what_is_open_stands_in_the_calendar_on_its_day_under_a_name_that_stays() {
    let Some(events) = events(&project(), &[]) else { return };
    let event = |uid: &str| events[uid].clone();
    assert_eq!(event("milestone/cutover@small")[1], "2026-11-30");
    let goals = event("scope/goals@small");
    assert_eq!((&goals[0], &goals[1]), (&"Due: Item goals".into(), &"2026-11-23".into()));
    assert_eq!(goals[4], "TRANSPARENT", "a day on which something is due takes nobody up");
    assert!(goals[2].as_str().unwrap().contains("a; b, c\\d 甲乙丙"), "{goals}");
    assert_eq!(event("training/first/date@small")[1], "2026-11-25T06:00:00+00:00");
    for (round, day) in [(1, "2026-12-01"), (2, "2026-12-08"), (3, "2026-12-15")] {
        assert_eq!(event(&format!("monitoring/orders#{round}@small"))[1], day);
    }
    assert_eq!(event("scope/done@small"), Value::Null, "what is complete is due no more");
    assert!(events.as_object().unwrap().values().all(|event| event[3] == false), "{events}");
}

#[test]
fn a_calendar_for_a_person_holds_what_they_own_or_are_asked_for() {
    let runner = project();
    let Some(gu) = events(&runner, &["--for", "Gu Ning"]) else { return };
    let items = |events: &Value| {
        let uids = events.as_object().unwrap().keys().filter(|uid| !uid.starts_with("milestone"));
        uids.cloned().collect::<Vec<_>>()
    };
    assert_eq!(items(&gu), ["training/first/date@small"]);
    let Some(maya) = events(&runner, &["--for", "maya"]) else { return };
    assert!(items(&maya).contains(&"monitoring/orders#1@small".to_owned()));
    assert_eq!(runner.run(&["export", "ics", "--for", "nobody"]).code, 2);
}
