//! Completes the items of a project by scripted answers.

use chrono::{DateTime, FixedOffset};
use handover::files::change::append_acts;
use handover::files::load::load_project;
use handover::files::store::Store;
use handover::model::due::Due;
use handover::model::item::{Act, Item, Place};
use handover::model::kinds::asks::{AskType, Asks};
use handover::model::list::ItemAt;
use handover::model::standing::{Next, State};
use handover::model::view::View;
use std::collections::HashMap;
use std::path::Path;

/// Whether the values of a run are enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Values {
    Meet,
    Miss,
}

/// What a step is answered with; a yes or no decides which items apply, and is a yes.
fn answer(item: &Item, asks: &Asks, values: Values) -> String {
    let target = asks.against.as_ref().and_then(|name| item.field(name)).unwrap_or_default();
    let least = [">", "≥", "at least", "不低于", "不少于", "至少"].iter().any(|word| target.contains(word));
    let counted = asks.against.as_ref().is_some_and(|name| ["quantity", "needed", "amount"].contains(&name.as_str()));
    let (high, low) = ("1000000".to_owned(), "0".to_owned());
    match (asks.kind, asks.range) {
        (AskType::YesNo, _) => "yes".to_owned(),
        (AskType::Choice, _) => asks.choices[0].clone(),
        (AskType::Date, _) => "2026-11-20".to_owned(),
        (AskType::Text, _) => "as agreed".to_owned(),
        (_, Some((least, most))) => if values == Values::Meet { most } else { least }.to_string(),
        _ if (least || counted) == (values == Values::Meet) => high,
        _ => low,
    }
}

/// The next act on an item, also while it needs one that is reserved: needs decide who is asked, not how a log is read.
fn next(view: &View, at: ItemAt) -> Option<Next> {
    let (item, standing) = (&view.project.items[at], &view.standings[at]);
    let decided = item.when.as_ref().is_none_or(|when| when.condition().is_none());
    if standing.next.is_some() || standing.state != State::Waiting || !decided {
        return standing.next.clone();
    }
    let party = standing.replay.next_party(&view.project, item);
    let round = standing.rounds.as_ref().map(|rounds| rounds.current);
    let did = item.steps.get(standing.replay.made)?.did.clone();
    Some(Next { did, round, party, asked: view.project.people.asked(&item.owner, party) })
}

/// How a project is completed.
pub(crate) struct Completing<'a> {
    /// When the files are read.
    pub(crate) now: DateTime<FixedOffset>,
    /// Whether the values are enough.
    pub(crate) values: Values,
    /// What is said with each act.
    pub(crate) note: &'a str,
    /// Items that are reserved instead.
    pub(crate) reserved: &'a [&'a str],
    /// The moment of an act, by the pass in which it is made and how many steps stand before it.
    pub(crate) at: &'a dyn Fn(i64, usize) -> DateTime<FixedOffset>,
    /// The stages that count as signed.
    pub(crate) signed: &'a [&'a str],
}

impl Completing<'_> {
    /// Makes every step that is next, pass by pass, by the first person who is asked for it.
    pub(crate) fn run(&self, root: &Path) {
        let mut view = load_project(root, self.now).unwrap().view;
        let early = self.now - chrono::Duration::days(25);
        view.hold(HashMap::new(), self.signed.iter().map(|stage| ((*stage).to_owned(), early)).collect());
        let mut written: Vec<(ItemAt, Act)> = Vec::new();
        for name in self.reserved {
            let at = view.project.items.positions().find(|at| view.project.items[*at].name.to_string() == *name);
            let mut act = self.act((self.at)(0, 0) + chrono::Duration::days(19), "chen", "reserved");
            act.fix_by = Some(Due::Day("2026-12-15".parse().unwrap()));
            act.person = Some("chen".to_owned());
            written.push((at.expect(name), act));
        }
        view.record(&written);
        for pass in 0.. {
            let next = view.project.items.positions().filter_map(|at| {
                Some((at, if self.reserved.is_empty() { view.standings[at].next.clone()? } else { next(&view, at)? }))
            });
            let mut begun = Vec::new();
            let mut acts: Vec<(ItemAt, Act)> = Vec::new();
            for (at, next) in next {
                let item = &view.project.items[at];
                if self.reserved.contains(&item.name.to_string().as_str()) {
                    continue;
                }
                // Of alternatives only one is begun.
                let choice = item.one_of.clone();
                if choice.is_some() && begun.contains(&choice) && item.log.is_empty() {
                    continue;
                }
                begun.push(choice);
                let by = view.project.people.ids(&next.asked)[0].to_owned();
                let step = item.steps.iter().position(|step| step.did == next.did);
                let asks = step.and_then(|step| item.steps[step].asks.as_ref());
                let value = asks.map(|asks| answer(item, asks, self.values));
                let moment = (self.at)(pass, step.unwrap_or_default());
                let act = Act { value, round: next.round, ..self.act(moment, &by, &next.did) };
                let judged = view.judge(at, &act);
                assert!(judged.is_none(), "{}: {judged:?}", item.name);
                acts.push((at, act));
            }
            if acts.is_empty() {
                break;
            }
            assert!(pass < 400, "it never ends");
            view.record(&acts);
            written.extend(acts);
        }
        Store::open(root).unwrap().apply(&append_acts(&load_project(root, self.now).unwrap(), &written)).unwrap();
    }

    fn act(&self, at: DateTime<FixedOffset>, by: &str, did: &str) -> Act {
        Act {
            at,
            by: by.to_owned(),
            did: did.to_owned(),
            value: None,
            round: None,
            of: None,
            note: Some(self.note.to_owned()),
            fix_by: None,
            person: None,
            evidence: Vec::new(),
            entered_by: None,
            place: Place::default(),
        }
    }
}
