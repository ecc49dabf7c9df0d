//! Access that goes on after the cutover.

use crate::support::small::Small;
use handover::text::Lang;

const AFTER: &str = "2026-12-04T10:00:00+08:00";

#[test]
fn access_that_only_waits_for_its_end_is_found_once_the_day_of_the_cutover_is_over() {
    let small = || {
        Small::new()
            .item("permissions/transfer", "", &["lin granted", "chen confirmed"])
            .item("permissions/removed", "action = \"remove\"", &[])
            .item("permissions/suspended", "action = \"suspend\"", &[])
            .item("permissions/granted", "", &["lin granted"])
            .item("permissions/ended", "", &["lin granted", "chen confirmed", "lin revoked"])
            .item("permissions/kept", "action = \"keep\"", &[])
            .item("permissions/rotated", "action = \"rotate\"", &[])
            .item("permissions/changed", "action = \"rotate\"", &["chen rotated"])
    };
    let open = |now: &str| {
        let seen = small().load_at(now);
        let found = seen.findings().into_iter().filter(|finding| finding.code == "still-open-after-cutover");
        found.map(|finding| finding.item.unwrap().id).collect::<Vec<_>>()
    };
    assert_eq!(open(AFTER), ["transfer", "removed", "suspended", "rotated"]);
    assert_eq!(open("2026-11-30T23:00:00+08:00"), [""; 0], "the day itself is not over");
    let finding = small().load_at(AFTER).findings();
    let finding = finding.iter().find(|finding| finding.code == "still-open-after-cutover").unwrap();
    assert!(finding.message.of(Lang::En).contains("4 days after the cutover"), "{}", finding.message.of(Lang::En));
}
