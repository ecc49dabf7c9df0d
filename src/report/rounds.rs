//! The rounds of an item that is done again and again, in words.

use crate::model::naming;
use crate::model::rounds::{Round, RoundsSeen};
use crate::model::state::State;
use crate::model::view::View;
use crate::text::Text;
use crate::text::say::{rules, status as say, words};

/// Where the rounds stand of which something is told, a line each; on a card of the walk the newest.
pub(crate) fn round_lines(view: &View, rounds: &RoundsSeen, on_card: bool) -> Vec<Text> {
    let first = if on_card { rounds.told.len().saturating_sub(LAST_ROUNDS) } else { 0 };
    let earlier = (first > 0).then(|| say::earlier(first));
    earlier.into_iter().chain(rounds.told[first..].iter().map(|round| round_line(view, round))).collect()
}

/// So many rounds are told one by one, the newest of those that are begun.
const LAST_ROUNDS: usize = 6;

/// "round 2, due 24 Nov (in 4 days): in progress".
fn round_line(view: &View, round: &Round) -> Text {
    let day = naming::due_day(round.due, view.today()).unwrap_or_default();
    let distance = naming::due_distance(round.due, &view.now).filter(|_| !round.state.is_settled());
    let day = match distance {
        Some(distance) => words::aside(day, distance),
        None => day,
    };
    let state = match round.state {
        State::Waived => rules::round_missed(),
        state => naming::state(state),
    };
    let state = match &round.shortfall {
        Some(short) => words::text_list(&[state, say::falls_short(naming::short_alone(short))]),
        None => state,
    };
    rules::round_told(round.number.to_string(), day, state)
}

/// "3 of 8 rounds, 1 missed".
pub(crate) fn rounds_line(rounds: &RoundsSeen) -> Text {
    naming::rounds(rounds.count, rounds.complete, rounds.missed)
}
