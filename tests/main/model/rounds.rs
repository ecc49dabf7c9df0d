//! What is done again and again: each round is an item for every rule.

use crate::support::small::{Seen, Small};
use handover::model::standing::State;

const WEEKLY: &str = "every = \"1w\"\nfrom = \"start\"\nuntil = \"start + 2w\"";
const REPORT: &str = "deliverables/report";

/// A report that is delivered and accepted three times, on 2, 9 and 16 November; it is the 20th.
fn weekly(acts: &[&str]) -> Small {
    Small::new().item(REPORT, WEEKLY, acts)
}

/// How each round stands of which something is told.
fn told(seen: &Seen) -> Vec<String> {
    let rounds = seen.standing(REPORT).rounds.as_ref().expect("rounds");
    let tell = |round: &handover::model::rounds::Round| {
        let due = round.due.map(|due| due.day.to_string()).unwrap_or_default();
        format!("#{} {} due {due}", round.number, round.state.word())
    };
    rounds.told.iter().map(tell).collect()
}

#[test]
fn each_round_has_a_due_of_its_own_up_to_and_including_the_last_day() {
    let seen = weekly(&["lin delivered {round = 2}", "chen accepted {round = 2}", "lin delivered {round = 3}"]).load();
    let expected = ["#1 open due 2026-11-02", "#2 complete due 2026-11-09", "#3 in progress due 2026-11-16"];
    assert_eq!(told(&seen), expected);
    let rounds = seen.standing(REPORT).rounds.as_ref().unwrap();
    assert_eq!((rounds.count, rounds.complete, rounds.current), (3, 1, 1));
    assert_eq!(seen.standing(REPORT).steps, (3, 6), "its steps are those of its rounds");
    assert_eq!(seen.standing(REPORT).days_late, Some(18), "it is as late as the earliest that is open");
    let months = Small::new().item(REPORT, "every = \"1 month\"\nfrom = 2026-08-31\nuntil = \"cutover\"", &[]).load();
    assert_eq!(months.standing(REPORT).rounds.as_ref().unwrap().count, 4, "August to November");
}

#[test]
fn an_act_without_a_round_goes_to_the_earliest_that_can_take_it() {
    let seen = weekly(&["lin delivered", "gu delivered", "chen accepted", "chen accepted", "lin delivered"]).load();
    assert_eq!(seen.found(), [""; 0]);
    let rounds = seen.standing(REPORT).rounds.as_ref().unwrap();
    assert_eq!((rounds.complete, rounds.current), (2, 3));
    assert_eq!(seen.next(REPORT), "accepted by chen, maya");
}

#[test]
fn a_round_that_there_is_not_is_found() {
    let seen = weekly(&["lin delivered {round = 4}"]).load();
    assert_eq!(seen.found(), ["unknown-round deliverables.toml:10:3"]);
    let once = Small::new().item(REPORT, "", &["lin delivered {round = 1}"]).load();
    assert_eq!(once.found(), ["unknown-round deliverables.toml:8:3"]);
}

#[test]
fn a_round_that_both_sides_waive_is_missed_and_leaves_the_totals() {
    let waived = ["lin waived: holiday {round = 1}", "chen waived: fine {round = 1}"];
    let seen = weekly(&waived).load();
    assert_eq!(seen.standing(REPORT).rounds.as_ref().unwrap().missed, 1);
    assert_eq!((seen.state(REPORT), seen.standing(REPORT).steps), (State::Open, (0, 4)));
    let rest: Vec<String> = [2, 3]
        .iter()
        .flat_map(|round| [format!("lin delivered {{round = {round}}}"), format!("chen accepted {{round = {round}}}")])
        .collect();
    let acts: Vec<&str> = waived.into_iter().chain(rest.iter().map(String::as_str)).collect();
    assert_eq!(weekly(&acts).load().state(REPORT), State::Complete);
    let all = ["lin waived: a", "chen waived: a", "lin waived: b", "chen waived: b", "lin waived: c", "chen waived: c"];
    assert_eq!(weekly(&all).load().state(REPORT), State::Waived, "with nothing left it does not apply");
}

#[test]
fn an_item_is_short_while_any_round_of_it_is() {
    let rate = "monitoring/rate";
    let fields = format!("{WEEKLY}\ntarget = \">= 95 %\"");
    let seen = |acts: &[&str]| Small::new().item(rate, &fields, acts).load();
    let first = "lin observed {round = 1, value = \"61 %\"}";
    let short = seen(&[first, "lin observed {round = 2, value = \"97 %\"}"]);
    let shortfall = short.standing(rate).shortfall.as_ref().unwrap();
    assert_eq!((shortfall.round, shortfall.value.as_str()), (Some(1), "61 %"));
    let again = seen(&[first, "chen rejected: again {round = 1}", "lin observed {round = 1, value = \"96 %\"}"]);
    assert_eq!(again.standing(rate).shortfall, None);
    let missed = seen(&[first, "lin waived: no data {round = 1}", "chen waived: so be it {round = 1}"]);
    assert_eq!(missed.standing(rate).shortfall, None, "a round that is missed is not short");
}

#[test]
fn whoever_needs_it_waits_for_all_rounds() {
    let done = ["lin delivered", "lin delivered", "lin delivered", "chen accepted", "chen accepted", "chen accepted"];
    for (acts, state) in [(&done[..5], State::Waiting), (&done[..], State::Open)] {
        let seen = weekly(acts).item("backups/last", "needs = [\"deliverables/report\"]", &[]).load();
        assert_eq!(seen.state("backups/last"), state, "{acts:?}");
    }
}

#[test]
fn a_row_to_be_read_is_done_whatever_its_file_repeats() {
    let text = format!("section = \"links\"\n{WEEKLY}\nsteps = []\n[[items]]\nid = \"a\"\ntitle = \"A\"\n");
    let seen = Small::new().file("links.toml", &text).item("backups/b", "needs = [\"links/a\"]", &[]).load();
    assert_eq!(seen.state("backups/b"), State::Open);
}
