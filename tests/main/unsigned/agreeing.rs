//! One truth for counts: `check`, `status` and `next` agree on every project.

use crate::support::small::Small;
use handover::files::load::Loaded;
use handover::model::party::Party;
use handover::model::project::Person;
use handover::report::derive::report;
use handover::report::filter::Picked;
use handover::report::next::{About, Asker, NextReport, next_report};
use handover::report::outstanding::{Outstanding, Part};
use handover::report::signing::{SignoffState, StageSignoff};
use handover::report::status::StatusReport;
use handover::report::unsigned::{ToSign, to_sign};
use handover::signoff::check::RecordsCheck;
use handover::signoff::standing::stage_signoffs;
use handover::text::Lang;
use proptest::prelude::*;
use std::collections::BTreeSet;

const STATES: [SignoffState; 8] = [
    SignoffState::NotReady,
    SignoffState::Ready,
    SignoffState::Partly,
    SignoffState::Signed,
    SignoffState::Departed,
    SignoffState::Rejected,
    SignoffState::Damaged,
    SignoffState::CannotTell,
];

/// What an item's log holds.
const LOGS: [&[&str]; 6] = [
    &[],
    &["lin delivered"],
    &["lin delivered", "chen accepted"],
    &["lin delivered", "chen rejected: torn"],
    &["lin waived: not ours", "chen waived: agreed"],
    &["lin blocked: the printer"],
];

/// Where a sign-off of which no record is there would stand otherwise: the two signers, lin and chen, are in one of three
/// lists each.
fn signoff(unsigned: StageSignoff, (state, lists): (usize, [u8; 2])) -> StageSignoff {
    let of = |list: u8| {
        let chosen = ["lin", "chen"].into_iter().zip(lists).filter(|(_, chosen)| *chosen == list);
        chosen.map(|(id, _)| id.to_owned()).collect()
    };
    let state = STATES[state];
    let days_late = unsigned.days_late.filter(|_| state.is_unsigned());
    StageSignoff { state, signed: of(0), rejected: of(1), waiting: of(2), days_late, ..unsigned }
}

/// Everything that is shown of one project, but what is next.
struct Shown {
    loaded: Loaded,
    signoffs: Vec<StageSignoff>,
    to_sign: Vec<ToSign>,
    status: StatusReport,
}

fn shown(items: &[(usize, bool, u8)], states: [(usize, [u8; 2]); 2], day: u32) -> Shown {
    let mut small = Small::new();
    for (at, (log, close, more)) in items.iter().enumerate() {
        let due = match more {
            0 => "due = 2026-11-25\n",
            1 => "due = \"cutover\"\n",
            2 => "due = \"some day\"\nowner = [\"maya\"]\n",
            _ => "",
        };
        // What is watched after the cutover counts for the close; its steps are called otherwise.
        let kind = if *close { "monitoring" } else { "deliverables" };
        let acts = LOGS[*log].iter().map(|act| match close {
            true => act.replace("delivered", "observed").replace("accepted", "agreed"),
            false => (*act).to_owned(),
        });
        let acts: Vec<String> = acts.collect();
        small = small.item(&format!("{kind}/i{at}"), due, &acts.iter().map(String::as_str).collect::<Vec<_>>());
    }
    let loaded = small.load_at(&format!("2026-12-{day:02}T12:00:00+08:00")).loaded;
    let unsigned = stage_signoffs(&loaded.view, &RecordsCheck::default());
    let signoffs: Vec<StageSignoff> =
        unsigned.into_iter().zip(states).map(|(unsigned, state)| signoff(unsigned, state)).collect();
    let to_sign = to_sign(&loaded.view, &signoffs);
    let status = report(&loaded, &[], &Picked::all(&loaded.view), Lang::DEFAULT);
    let status = status.with_signoffs(&loaded.view, signoffs.clone(), to_sign.clone());
    Shown { loaded, signoffs, to_sign, status }
}

/// Each signature that is asked for, as stage and person.
fn signatures(next: &NextReport<'_>) -> BTreeSet<(String, String)> {
    let acts = next.groups.iter().flat_map(|group| group.acts.iter().map(move |act| (group, act)));
    let signing = acts.filter_map(|(group, act)| match &act.about {
        About::Signoff { signoff, .. } => Some(((*signoff).to_owned(), group.people[0].to_owned())),
        About::Item { .. } => None,
    });
    signing.collect()
}

fn only<'a>(loaded: &'a Loaded, to_sign: &'a [ToSign], person: &Person) -> NextReport<'a> {
    let asker = Asker { you: Some(person.clone()), only_you: true, party: None };
    next_report(&loaded.view, to_sign, (&asker, &Picked::all(&loaded.view)), Lang::En)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn check_status_and_next_agree(
        items in prop::collection::vec((0usize..6, any::<bool>(), 0u8..4), 0..7),
        states in prop::array::uniform2((0usize..8, prop::array::uniform2(0u8..3))),
        day in 1u32..31,
    ) {
        let shown = shown(&items, states, day);
        let view = &shown.loaded.view;
        let next = next_report(view, &shown.to_sign, (&Asker::default(), &Picked::all(view)), Lang::En);
        let everything = Outstanding::of(view, &shown.to_sign, Part::default());

        // Which stages are to be signed, and by whom.
        let expected: BTreeSet<(String, String)> = shown
            .to_sign
            .iter()
            .flat_map(|stage| stage.people.iter().map(|id| (stage.stage.clone(), id.clone())))
            .collect();
        prop_assert_eq!(&signatures(&next), &expected);
        let lines = shown.status.stages.iter();
        let told: BTreeSet<(String, String)> =
            lines.flat_map(|line| line.waits_on.iter().map(|id| (line.stage.clone(), id.clone()))).collect();
        prop_assert_eq!(&told, &expected);
        prop_assert_eq!(&everything.to_sign, &shown.to_sign);

        // Nobody is asked for a stage that cannot be signed, or is.
        for stage in &shown.to_sign {
            let mut items = view.project.items.iter().zip(&view.standings);
            prop_assert!(items.all(|(item, standing)| item.stage != stage.stage || !standing.is_outstanding()));
            let signoff = shown.signoffs.iter().find(|signoff| signoff.stage == stage.stage).unwrap();
            prop_assert!(stage.people.iter().all(|id| !signoff.signed.contains(id)));
            prop_assert!(signoff.state.is_unsigned());
        }

        // Lateness.
        for line in &shown.status.stages {
            let past = line.date.is_some_and(|date| date < view.today());
            let unsigned = !matches!(
                line.signoff.as_ref().unwrap().state,
                SignoffState::Signed | SignoffState::Departed | SignoffState::Damaged | SignoffState::CannotTell
            );
            prop_assert_eq!(line.late, past && unsigned);
            let asked = shown.to_sign.iter().find(|stage| stage.stage == line.stage);
            prop_assert!(asked.is_none_or(|asked| asked.days_late == line.days_late));
        }

        // What waits on each person and party.
        let total: usize = next.groups.iter().map(|group| group.waiting).sum();
        for line in &shown.status.people {
            let person = view.project.person(&line.person).unwrap();
            let own = only(&shown.loaded, &shown.to_sign, person);
            let (waiting, late, signing) =
                own.groups.first().map_or((0, 0, 0), |group| (group.waiting, group.late, group.signatures));
            prop_assert_eq!((line.waiting, line.overdue, line.signatures), (waiting, late, signing), "{}", line.person);
            prop_assert_eq!(own.elsewhere + waiting, total);
            let part = Part { person: Some(&line.person), ..Part::default() };
            let left = Outstanding::of(view, &shown.to_sign, part);
            prop_assert_eq!((left.items.len(), left.to_sign.len()), (waiting - signing, signing));
        }
        for party in Party::ALL {
            let line = shown.status.parties.iter().find(|line| line.party == party).unwrap();
            let people = shown.status.people.iter().filter(|line| line.party == party);
            prop_assert_eq!(line.signatures, people.map(|line| line.signatures).sum::<usize>());
            let asker = Asker { party: Some(party), ..Asker::default() };
            let of_party = next_report(view, &shown.to_sign, (&asker, &Picked::all(view)), Lang::En);
            let (waiting, late) =
                of_party.groups.iter().fold((0, 0), |sum, group| (sum.0 + group.waiting, sum.1 + group.late));
            prop_assert_eq!((line.waiting, line.overdue), (waiting, late), "{}", party);
        }

        // Everything is fine exactly when nobody can be asked for anything.
        let open = view.standings.iter().filter(|standing| standing.is_outstanding()).count();
        prop_assert_eq!(everything.items.len(), open);
        prop_assert_eq!(everything.is_empty(), open == 0 && expected.is_empty());
        prop_assert_eq!(total, open + expected.len(), "every item here can be gone on with");
    }
}
