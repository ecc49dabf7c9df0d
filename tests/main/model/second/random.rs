//! Random handovers: items that hang on each other in every way, and logs that mostly keep to the rules.

use super::reading::{COMMON, Round, read, waivers};
use super::world::{Act, Asks, By, DAY, Item, Need, PEOPLE, Side, Step, When, World, side};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// What somebody would like to do; what comes of it hangs on where the item stands.
#[derive(Debug, Clone)]
pub(super) struct Wish {
    plan: u8,
    who: usize,
    did: usize,
    value: usize,
    round: u32,
    gap: i64,
    flawed: u8,
}

/// An item before its references are known.
#[derive(Debug, Clone)]
struct Draft {
    item: Item,
    when: Option<(usize, usize)>,
    needs: Vec<(u8, usize)>,
    under: Option<usize>,
    /// What was done before two clones parted, and in each of them since.
    wishes: (Vec<Wish>, Vec<Wish>, Vec<Wish>),
}

const KINDS: [&str; 3] = ["alpha", "beta", "scope"];
const LABELS: [&str; 2] = ["way", "road"];
pub(super) const STAGES: [&str; 3] = ["start", "cutover", "nowhere"];
const VALUES: [&str; 7] = ["96", "61", "96 %", "7 min", "many", "yes", "no"];

fn wish() -> impl Strategy<Value = Wish> {
    let gap = prop_oneof![2 => Just(0), 8 => 1i64..600, 1 => -40i64..0];
    (0u8..20, 0usize..60, 0usize..60, 0usize..7, 0u32..9, gap, 0u8..12)
        .prop_map(|(plan, who, did, value, round, gap, flawed)| Wish { plan, who, did, value, round, gap, flawed })
}

fn step() -> impl Strategy<Value = (By, Vec<&'static str>, Option<Asks>)> {
    let by = prop_oneof![
        4 => Just(By::Side(Side::Giver)),
        4 => Just(By::Side(Side::Receiver)),
        1 => Just(By::Side(Side::Witness)),
        2 => Just(By::Any),
        2 => Just(By::Other),
    ];
    let asks = (prop::bool::weighted(0.7), any::<bool>(), prop::bool::weighted(0.8));
    let asks = asks.prop_map(|(number, optional, against)| Asks { number, optional, against: against && number });
    (by, prop_oneof![6 => Just(Vec::new()), 1 => owners()], prop::option::weighted(0.5, asks))
}

fn owners() -> impl Strategy<Value = Vec<&'static str>> {
    vec(select(vec!["lin", "gu", "IT", "manager", "Chen Yu", "nobody", "zhao"]), 0..3)
}

fn draft(most: usize) -> impl Strategy<Value = Draft> {
    let row = prop_oneof![1 => Just(Vec::new()), 12 => vec(step(), 1..4)];
    let approve = prop::option::weighted(0.15, select(vec![Side::Giver, Side::Receiver, Side::Witness]));
    let every = prop::option::weighted(0.3, (1i64..15, 1u32..6));
    let shape =
        (select(KINDS.to_vec()), row, approve, prop::bool::weighted(0.2), owners(), prop::bool::weighted(0.7), every);
    let due = prop::option::of(0i64..40);
    let label = prop::option::weighted(0.25, select(LABELS.to_vec()));
    let place = (label, prop::bool::weighted(0.2), prop::option::of(any::<bool>()), due);
    let when = prop::option::weighted(0.25, (0usize..8, 0usize..5));
    let links = (when, vec((0u8..8, 0usize..8), 0..3), prop::option::weighted(0.2, 0usize..8));
    let wishes = (vec(wish(), 0..most), vec(wish(), 0..most / 2), vec(wish(), 0..most / 2));
    (shape, place, links, wishes).prop_map(|(shape, place, (when, needs, under), wishes)| {
        let (kind, row, approve, only, owner, target, every) = shape;
        let (one_of, optional, included, due) = place;
        let own = |(number, (by, owner, asks)): (usize, (By, Vec<&'static str>, Option<Asks>))| Step {
            did: format!("s{number}"),
            by: if number == 0 && by == By::Other { By::Any } else { by },
            owner,
            asks,
        };
        let steps: Vec<Step> = row.into_iter().enumerate().map(own).collect();
        let item = Item {
            kind,
            id: String::new(),
            every,
            approve,
            only,
            owner,
            target,
            when: None,
            needs: Vec::new(),
            one_of,
            under: None,
            optional,
            included: included.filter(|_| kind == "scope"),
            due,
            log: Vec::new(),
            steps,
        };
        Draft { item, when, needs, under, wishes }
    })
}

/// Several items that hang on each other, at a random moment.
pub(super) fn world() -> impl Strategy<Value = World> {
    items(8, 7)
}

/// One item with a long log, or two.
pub(super) fn long_logs() -> impl Strategy<Value = World> {
    items(2, 24)
}

fn items(count: usize, acts: usize) -> impl Strategy<Value = World> {
    let now = select(vec![700, 2 * DAY, 5 * DAY + 60, 20 * DAY, 29 * DAY + 100, 40 * DAY]);
    let signed = prop::option::of(vec(select(STAGES.to_vec()), 0..3));
    (vec(draft(acts), 1..=count), now, signed).prop_map(|(drafts, now, signed)| put_together(&drafts, now, signed))
}

fn put_together(drafts: &[Draft], now: i64, signed: Option<Vec<&'static str>>) -> World {
    let count = drafts.len();
    let mut world = World { items: Vec::new(), now, signed };
    for (number, draft) in drafts.iter().enumerate() {
        let need = |(form, to): &(u8, usize)| match form {
            0..=3 => Need::Item(to % count),
            4..=5 => Need::Kind(KINDS[to % KINDS.len()]),
            6 => Need::OneOf(LABELS[to % LABELS.len()]),
            _ => Need::Signoff(STAGES[to % STAGES.len()]),
        };
        let when = |(to, is): (usize, usize)| match is {
            0 => When::Included(to % count, true),
            1 => When::Included(to % count, false),
            is => When::Value(to % count, ["yes", "no", "96"][is - 2]),
        };
        world.items.push(Item {
            id: format!("i{number}"),
            needs: draft.needs.iter().map(need).collect(),
            when: draft.when.map(when),
            under: draft.under.map(|to| to % count),
            ..draft.item.clone()
        });
    }
    for (number, draft) in drafts.iter().enumerate() {
        let (before, ours, theirs) = &draft.wishes;
        let log = done(&world, &world.items[number], before);
        let parted = Item { log: log.clone(), ..world.items[number].clone() };
        let (ours, theirs) = (done(&world, &parted, ours), done(&world, &parted, theirs));
        let mut united = ours;
        united.extend(theirs.into_iter().skip(log.len()));
        if united.len() > log.len() {
            // As the merge driver does.
            united.sort_by_key(|act| act.at);
        }
        world.items[number].log = united;
    }
    world
}

/// The log of an item after these wishes.
pub(super) fn done(world: &World, item: &Item, wishes: &[Wish]) -> Vec<Act> {
    let mut item = item.clone();
    for wish in wishes {
        let act = act(world, &item, wish);
        item.log.push(act);
    }
    item.log
}

fn act(world: &World, item: &Item, wish: &Wish) -> Act {
    let reading = read(world, item);
    let written = match item.every {
        None if wish.round == 8 => Some(1),
        Some(_) if (1..=6).contains(&wish.round) => Some(wish.round),
        _ => None,
    };
    let is_open = |round: &&Round| !round.is_complete(item) && !round.is_waived(item);
    let meant = written.and_then(|number| reading.rounds.get(number as usize - 1));
    let meant = meant.or(reading.rounds.iter().find(is_open)).unwrap_or(&reading.rounds[0]);
    let half_waived = reading.rounds.iter().position(|round| round.wanted_waiver(item).is_some());
    let of_sides = |sides: &[Side]| {
        let people: Vec<&str> =
            PEOPLE.iter().filter(|person| sides.contains(&person.2)).map(|person| person.0).collect();
        people.get(wish.who % people.len().max(1)).copied()
    };
    let anybody = ["lin", "gu", "chen", "maya", "zhao", "nobody"][wish.who % 6];
    let next = meant.next(item);
    let last = item.log.last().map_or(540, |act| act.at);
    let at = (last + wish.gap).max(0);
    let mut act = Act {
        at,
        by: anybody,
        did: "noted".to_owned(),
        value: None,
        note: wish.flawed != 0,
        round: written,
        of: None,
        fix_by: None,
        person: None,
    };
    match wish.plan {
        0..=9 => {
            act.by = of_sides(&meant.makers_of_next(item)).unwrap_or(anybody);
            act.did = next.as_ref().map_or("noted".to_owned(), |step| step.did.clone());
            let values = if next.and_then(|step| step.asks).is_some_and(|asks| asks.number) {
                &VALUES[..4]
            } else {
                &VALUES[5..]
            };
            act.value = (wish.flawed != 1).then(|| values[wish.value % values.len()]);
        }
        10 => {
            let stands = |at: &usize| !reading.undone.contains(at) && item.log[*at].did != "undone";
            let known = |at: &usize| side(item.log[*at].by).is_some();
            let newest = (0..item.log.len()).rfind(|at| stands(at) && known(at)).filter(|_| wish.flawed < 10);
            let newest = newest.map(|at| &item.log[at]);
            act.did = "undone".to_owned();
            act.by = newest.map_or(anybody, |act| act.by);
            act.round = newest.map_or(written, |act| act.round);
            act.of = newest.map(|act| act.at).or(Some(at));
        }
        11 => {
            act.by = of_sides(&meant.makers_of_next(item)).unwrap_or(anybody);
            act.did = "rejected".to_owned();
        }
        12 | 18 => {
            let missing: Vec<Side> = waivers(item).into_iter().filter(|side| !meant.waived_by.contains(side)).collect();
            act.by = of_sides(&missing).unwrap_or(anybody);
            act.did = "waived".to_owned();
            // Mostly what one side has begun is joined by the other.
            if let Some(number) = half_waived.filter(|_| wish.flawed > 2) {
                act.by = of_sides(reading.rounds[number].wanted_waiver(item).as_slice()).unwrap_or(anybody);
                act.round = item.every.map(|_| u32::try_from(number + 1).unwrap());
            }
        }
        13 | 19 => {
            act.by = of_sides(&[Side::Giver, Side::Receiver]).unwrap_or(anybody);
            act.did = "reserved".to_owned();
            (act.fix_by, act.person) = (Some(25 + i64::try_from(wish.value % 2).unwrap()), Some("lin"));
        }
        _ => {
            let row = item.row();
            let own = row.iter().map(|step| step.did.as_str());
            let words: Vec<&str> = COMMON.into_iter().chain(own).chain(["rubbish"]).collect();
            act.did = words[wish.did % words.len()].to_owned();
            act.value = (wish.flawed > 3).then(|| VALUES[wish.value]);
            let of = item.log.get(wish.value % item.log.len().max(1)).map(|act| act.at);
            act.of = of.filter(|_| act.did == "undone");
            if act.did == "reserved" {
                act.fix_by = (wish.flawed != 2).then_some(25 + i64::try_from(wish.value % 3).unwrap());
                act.person = Some(["lin", "lin", "chen", "somebody"][wish.who % 4]);
            }
        }
    }
    act
}

/// Any act by anybody, as the next one of an item.
pub(super) fn next_acts() -> impl Strategy<Value = Vec<Wish>> {
    vec(wish(), 1..6)
}

/// Acts of no sense at all.
pub(super) fn rubbish() -> impl Strategy<Value = Vec<Act>> {
    let words =
        ["undone", "", " ", "步骤", "s0", "s99", "waived", "rejected", "reopened", "unblocked", "approved", "#"];
    let rounds = [0, 1, 3, 500, 501, 70_000, 4_000_000_000];
    let of = prop::option::of(prop_oneof![Just(540), 0..100 * DAY]);
    let who = select(vec!["lin", "chen", "zhao", "nobody", ""]);
    let what = (select(words.to_vec()), prop::option::of(select(VALUES.to_vec())), any::<bool>());
    let terms = (prop::option::of(0i64..99), prop::option::of(select(vec!["lin", "nobody", ""])));
    let act = (0..100 * DAY, who, what, prop::option::of(select(rounds.to_vec())), of, terms);
    let act = act.prop_map(|(at, by, (did, value, note), round, of, (fix_by, person))| Act {
        at,
        by,
        did: did.to_owned(),
        value,
        note,
        round,
        of,
        fix_by,
        person,
    });
    vec(act, 1..20)
}
