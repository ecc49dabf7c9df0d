//! Until when: dues that hang on items and hours, the days of single steps, and what presses most.

use crate::support::small::{Seen, Small};

const ACCEPTED: &[&str] = &["lin delivered", "chen accepted"];

fn due(seen: &Seen, name: &str) -> String {
    let standing = seen.standing(name);
    standing.due_at.map(|at| at.to_rfc3339()).or(standing.due.map(|day| day.to_string())).unwrap_or_default()
}

#[test]
fn a_due_may_count_from_the_completion_of_an_item() {
    for (acts, day) in [(ACCEPTED, "2026-11-16"), (&ACCEPTED[..1], "")] {
        let small = Small::new().item("deliverables/a", "", acts);
        let seen = small.item("backups/copy", "due = \"deliverables/a + 2w\"", &[]).load();
        assert_eq!(due(&seen, "backups/copy"), day, "{acts:?}");
    }
    let reopened = ["lin delivered", "chen accepted", "chen reopened: no"];
    let small = Small::new().item("deliverables/a", "", &reopened);
    assert_eq!(due(&small.item("backups/copy", "due = \"deliverables/a + 2w\"", &[]).load(), "backups/copy"), "");
}

#[test]
fn hours_are_counted_to_the_moment() {
    let small = Small::new().item("deliverables/a", "due = \"cutover + 24h\"", &[]);
    assert_eq!(due(&small.load(), "deliverables/a"), "2026-12-02T00:00:00+08:00", "from the end of the day");
    let small = Small::new().item("deliverables/a", "", ACCEPTED);
    let small = small.item("backups/copy", "due = \"deliverables/a + 4h\"", &[]);
    assert_eq!(due(&small.load(), "backups/copy"), "2026-11-02T13:01:00+08:00", "from its last act");
    for (now, late) in [("2026-11-02T13:01:00+08:00", None), ("2026-11-02T13:02:00+08:00", Some(0))] {
        assert_eq!(small.load_at(now).standing("backups/copy").days_late, late, "{now}");
    }
}

#[test]
fn the_day_of_a_step_counts_until_the_step_is_made() {
    for (name, field, acts) in [
        ("notifications/staff", "send_by", &["lin sent"][..]),
        ("payments/final", "pay_by", &["lin claimed", "chen agreed", "chen paid {value = \"1\"}"]),
        ("training/tills", "date", &["lin held"]),
        ("meetings/first", "date", &["lin held"]),
        ("monitoring/rate", "check_on", &["lin observed {value = \"1\"}"]),
        ("campaigns/sale", "until", &["lin briefed", "chen running"]),
        ("issues/till", "fix_by", &["lin raised", "lin resolved", "chen closed"]),
    ] {
        let fields = format!("{field} = 2026-11-10\ndue = \"cutover\"");
        for made in 0..=acts.len() {
            let seen = Small::new().item(name, &fields, &acts[..made]).load();
            let standing = seen.standing(name);
            let told = (standing.due_field.as_deref(), standing.days_late);
            let open = made < acts.len();
            assert_eq!(told, if open { (Some(field), Some(10)) } else { (None, None) }, "{name} after {made} acts");
        }
    }
}

#[test]
fn where_the_row_lacks_the_step_the_day_is_only_shown() {
    let fields = "delete_by = 2026-11-10";
    let standing = Small::new().item("backups/orders", fields, &[]).load();
    assert_eq!(standing.standing("backups/orders").days_late, None);
    let row =
        format!("{fields}\nsteps = [{{ did = \"taken\", by = \"giver\" }}, {{ did = \"deleted\", by = \"giver\" }}]");
    let late = Small::new().item("backups/orders", &row, &["lin taken"]).load();
    assert_eq!(late.standing("backups/orders").days_late, Some(10));
}

#[test]
fn of_one_day_what_presses_comes_first() {
    let mut small = Small::new();
    for (name, priority) in [("a", "low"), ("b", "normal"), ("c", "high")] {
        small =
            small.item(&format!("deliverables/{name}"), &format!("due = \"cutover\"\npriority = \"{priority}\""), &[]);
    }
    let next = small.write().run(&["next", "--as", "lin"]).out;
    let places = ["Item c", "Item b", "Item a"].map(|title| next.find(title));
    assert!(places.is_sorted() && places.iter().all(Option::is_some), "{next}");
}
