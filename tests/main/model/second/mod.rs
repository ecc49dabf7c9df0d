//! A second derivation, written from the product page alone in the simplest way, against the first.
//!
//! Random handovers are written as files, loaded, and must stand where the second derivation says: two programs by two
//! roads. It shares no code with the first but the names of the states.

mod random;
mod reading;
mod standing;
mod toml;
mod world;

use crate::support::small::Seen;
use handover::document::derived::derived;
use handover::document::given::given_of;
use handover::model::item::ItemName;
use handover::model::list::ItemAt;
use handover::model::standing::{Standing, State};
use handover::report::derive::report;
use handover::report::filter::{Filter, Picked};
use handover::report::next::{Asker, next_report};
use handover::report::outstanding::{Outstanding, Part};
use handover::report::status::Progress;
use handover::text::Lang;
use handover::walk::{Scope, Walk};
use proptest::prelude::*;
use random::{STAGES, done, long_logs, next_acts, rubbish, world};
use standing::{Told, derive};
use std::collections::{HashMap, HashSet};
use toml::{moment, small};
use world::World;

/// The handover as it is loaded from its files.
fn loaded(world: &World) -> Seen {
    let mut seen = small(world).load_at(&moment(world.now));
    if let Some(stages) = &world.signed {
        let at = seen.loaded.view.now;
        let signed = stages.iter().map(|stage| ((*stage).to_owned(), at)).collect();
        seen.loaded.view.hold(HashMap::new(), signed);
    }
    seen
}

/// The same of the first derivation.
fn first(seen: &Seen, world: &World) -> Vec<Told> {
    let told = |item: &world::Item| told(item, seen.standing(&item.name()));
    world.items.iter().map(told).collect()
}

fn told(item: &world::Item, standing: &Standing) -> Told {
    let rounds = standing.rounds.as_ref().map(|rounds| {
        let untouched = |number: u32| {
            let like = rounds.told.iter().find(|round| round.replay.last_at.is_none());
            like.map(|like| (like.state.word(), like.replay.made, None::<i64>))
                .unwrap_or_else(|| panic!("no round {number}"))
        };
        assert_eq!(rounds.count, item.count());
        let told = |number: u32| match rounds.round(number) {
            Some(round) => (round.state.word(), round.replay.made, round.days_late),
            None => untouched(number),
        };
        (1..=rounds.count).map(told).collect()
    });
    Told {
        name: item.name(),
        state: standing.state.word(),
        settled: standing.state.is_settled(),
        counts: standing.counts,
        steps: standing.steps,
        violations: standing.violations.iter().map(|(at, _)| *at).collect(),
        undone: standing.undone.iter().map(|(at, _)| *at).collect(),
        short: standing.shortfall.is_some(),
        waits: !standing.waits_for.is_empty(),
        next: standing.next.as_ref().map(|next| (next.did.clone(), next.party.map(|party| party.word()))),
        days_late: standing.days_late,
        rounds: rounds.unwrap_or_default(),
    }
}

/// The days by which an untold round is late are not told by the first.
fn without_untold(mut second: Vec<Told>, first: &[Told]) -> Vec<Told> {
    for (second, first) in second.iter_mut().zip(first) {
        for (second, first) in second.rounds.iter_mut().zip(&first.rounds) {
            if first.2.is_none() && second.1 == 0 && second.0 == first.0 {
                second.2 = None;
            }
        }
    }
    second
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 4_000, ..ProptestConfig::default() }
}

fn compare(world: &World) -> Result<(), TestCaseError> {
    let seen = loaded(world);
    let first = first(&seen, world);
    let second = without_untold(derive(world), &first);
    for (first, second) in first.iter().zip(&second) {
        prop_assert_eq!(first, second, "\n{}", small(world).text());
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(800))]

    #[test]
    fn both_derivations_say_the_same_of_items_that_hang_on_each_other(world in world()) {
        compare(&world)?;
    }

    #[test]
    fn both_derivations_say_the_same_of_long_logs(world in long_logs()) {
        compare(&world)?;
    }
}

/// A record counts what status counts for its stage: each item once, as complete, open or left out. It is signed when
/// no act is dated ahead and every gate is open.
fn the_record_agrees(world: &World) -> Result<(), TestCaseError> {
    let last = world.items.iter().flat_map(|item| &item.log).map(|act| act.at).max();
    let now = last.unwrap_or_default().max(world.now);
    let seen = loaded(&World { now, signed: Some(STAGES.to_vec()), ..world.clone() });
    let view = &seen.loaded.view;
    let status = report(&seen.loaded, &[], &Picked::all(view), Lang::En);
    for line in &status.stages {
        let counts = derived(&given_of(&view.project, &view.standings, &line.stage)).counts;
        prop_assert_eq!((counts.open, counts.complete + counts.open), (line.open, line.items), "{}", line.stage);
        let all = view.project.items.iter().filter(|item| item.stage == line.stage).count();
        prop_assert_eq!(counts.items, all);
        prop_assert_eq!(counts.complete + counts.open + counts.not_applicable + counts.uncounted, all);
    }
    Ok(())
}

/// What a filter tells is what the totals, what is outstanding and the walk count of it.
fn a_filter_agrees(seen: &Seen) -> Result<(), TestCaseError> {
    let view = &seen.loaded.view;
    let filters = [
        Filter { late: true, ..Filter::default() },
        Filter { states: vec![State::Open, State::Complete, State::Waived], ..Filter::default() },
        Filter { owners: vec!["lin".to_owned()], ..Filter::default() },
        Filter { sections: vec!["alpha".to_owned()], ..Filter::default() },
    ];
    for filter in filters {
        let picked = filter.pick(view);
        let status = report(&seen.loaded, &[], &picked, Lang::En);
        let told = picked.told;
        prop_assert_eq!(status.total.items, told.shown, "{:?}", filter);
        let listed = view.project.items.entries().filter(|(at, _)| picked.has(*at));
        let only: HashSet<ItemName> = listed.map(|(_, item)| item.name.clone()).collect();
        prop_assert_eq!(only.len(), told.shown + told.uncounted);
        let left = Outstanding::of(view, &[], Part { only: Some(&only), ..Part::default() }).items;
        let left = left.iter().filter(|at| view.standings[**at].is_outstanding()).count();
        prop_assert_eq!(left, told.shown - status.total.complete, "{:?}", filter);
        for line in &status.people {
            let person = view.project.person(&line.person).unwrap();
            let walk = Walk::new(person.clone(), Scope { only: Some(only.clone()), ..Scope::default() });
            let cards = walk.ahead(view).into_iter().filter(|at| view.standings[*at].counts).count();
            prop_assert_eq!((walk.total(view), cards), (told.shown, line.waiting), "{:?} {}", filter, line.person);
        }
    }
    Ok(())
}

/// What waits on each person, and how far everything has come, as each screen counts it.
fn counts_agree(world: &World) -> Result<(), TestCaseError> {
    let seen = loaded(world);
    let view = &seen.loaded.view;
    let picked = Picked::all(view);
    let status = report(&seen.loaded, &[], &picked, Lang::En);
    let counted = view.standings.iter().filter(|standing| standing.counts).count();
    let complete = view.standings.iter().filter(|standing| standing.counts && !standing.is_outstanding()).count();
    let sum = |of: fn(&Progress) -> usize| status.sections.iter().map(|section| of(&section.progress)).sum::<usize>();
    prop_assert_eq!((status.total.items, status.total.complete), (counted, complete));
    prop_assert_eq!(sum(|progress| progress.items), status.total.items);
    prop_assert_eq!(sum(|progress| progress.complete), status.total.complete);
    prop_assert_eq!(sum(|progress| progress.steps), status.total.steps);
    prop_assert_eq!(sum(|progress| progress.steps_made), status.total.steps_made);
    prop_assert_eq!(sum(|progress| progress.overdue), status.total.overdue);
    prop_assert_eq!(status.stages.iter().map(|stage| stage.open).sum::<usize>(), counted - complete);
    the_record_agrees(world)?;
    a_filter_agrees(&seen)?;
    let short = |at: &ItemAt| view.standings[*at].is_short();
    for line in &status.people {
        let person = view.project.person(&line.person).unwrap();
        let part = Part { person: Some(&line.person), ..Part::default() };
        let check = Outstanding::of(view, &[], part).items.into_iter().filter(|at| !short(at)).count();
        prop_assert_eq!(check, line.waiting, "check and status, {}\n{}", line.person, small(world).text());
        let asker = Asker { you: Some(person.clone()), only_you: true, party: None };
        let next = next_report(view, &[], (&asker, &picked), Lang::En);
        prop_assert_eq!(next.groups.iter().map(|group| group.waiting).sum::<usize>(), line.waiting, "next");
        let walk = Walk::new(person.clone(), Scope::default());
        let cards = walk.ahead(view).into_iter().filter(|at| view.standings[*at].counts).count();
        prop_assert_eq!(cards, line.waiting, "the walk");
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn check_status_next_the_walk_and_the_record_count_the_same(world in world()) {
        counts_agree(&world)?;
    }
}

proptest! {
    #![proptest_config(config(50))]

    #[test]
    fn no_log_whatever_makes_a_derivation_panic(world in world(), rubbish in rubbish(), wishes in next_acts()) {
        let mut spoilt = world;
        let count = spoilt.items.len();
        for (number, act) in rubbish.iter().enumerate() {
            let log = &mut spoilt.items[number % count].log;
            log.insert(act.at as usize % (log.len() + 1), act.clone());
        }
        let seen = loaded(&spoilt);
        prop_assert_eq!(seen.loaded.view.standings.len(), count);
        for (number, item) in spoilt.items.iter().enumerate() {
            let mut more = spoilt.clone();
            more.items[number].log = done(&spoilt, item, &wishes);
            let read = loaded(&more);
            for (at, item) in read.loaded.view.project.items.entries() {
                for act in &item.log {
                    let view = &seen.loaded.view;
                    let _ = (view.judge(at, act), view.round_for(at, act));
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn an_act_that_is_accepted_breaks_no_log_and_can_be_taken_back(world in world(), wishes in next_acts()) {
        let before = loaded(&world);
        for (number, item) in world.items.iter().enumerate() {
            let log = done(&world, item, &wishes[..1]);
            let mut after = world.clone();
            after.items[number].log.clone_from(&log);
            let read = loaded(&after);
            let at = read.loaded.view.project.find(&name(item)).unwrap();
            let act = read.loaded.view.project.items[at].log.last().unwrap().clone();
            if before.loaded.view.judge(before.loaded.view.project.find(&name(item)).unwrap(), &act).is_some() {
                continue;
            }
            let broken = |seen: &Seen| seen.standing(&item.name()).violations.to_vec();
            let itself = broken(&read).iter().any(|(at, _)| *at + 1 == log.len());
            // What was done before an item was reopened is judged again once that is taken back.
            let revives = act.did == "undone" && item.log.iter().any(|act| act.did == "reopened");
            let breaks = itself || !revives && broken(&read).len() > broken(&before).len();
            prop_assert!(!breaks, "{:?}\n{}", act, small(&after).text());
            let mut undone = handover::model::item::Act { did: "undone".to_owned(), of: Some(act.at), ..act.clone() };
            (undone.note, undone.value) = (None, None);
            if act.did == "undone" || read.loaded.view.judge(at, &undone).is_some() {
                continue;
            }
            let mut back = read;
            back.loaded.view.record(&[(at, undone)]);
            let mut first = first(&before, &world);
            let mut again = self::first(&back, &world);
            for told in first.iter_mut().chain(&mut again) {
                told.undone.clear();
            }
            prop_assert_eq!(first, again, "{:?}\n{}", act, small(&after).text());
        }
    }
}

fn name(item: &world::Item) -> handover::model::item::ItemName {
    handover::model::item::ItemName::parse(&item.name(), None).unwrap()
}
