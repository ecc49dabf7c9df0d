//! What parties, states and acts are called.

use super::due::{Base, Due};
use super::grade::Grade;
use super::item::{Act, Item, Priority};
use super::kinds;
use super::kinds::asks::{AskType, Asks};
pub use super::kinds::choices::choice;
use super::kinds::{Step, values};
use super::list::ItemAt;
use super::money::grouped;
use super::need::{Need, When};
use super::party::Party;
use super::payments::{Why, payee_of};
use super::project::Project;
use super::readiness::{FactorScore, Readiness};
use super::shortfall::Shortfall;
use super::span::{Point, Span};
use super::standing::{Standing, State};
use super::undone::UNDONE;
use crate::text::say::status;
use crate::text::say::status::milestone;
use crate::text::say::{days, rules, sums, words as say};
use crate::text::{Lang, Text};
use chrono::{DateTime, FixedOffset, NaiveDate};
use rust_decimal::Decimal;

/// What a party is called.
pub fn party(party: Party) -> Text {
    match party {
        Party::Giver => say::giver(),
        Party::Receiver => say::receiver(),
        Party::Witness => say::witness(),
    }
}

/// What a party is called where it stands alone: "Giver".
pub(crate) fn party_alone(party: Party) -> Text {
    match party {
        Party::Giver => say::capital_giver(),
        Party::Receiver => say::capital_receiver(),
        Party::Witness => say::capital_witness(),
    }
}

/// What the owner of a step is called; nothing stands for anyone.
pub(crate) fn step_owner(owner: Option<Party>) -> Text {
    owner.map_or_else(say::anyone, party)
}

/// What a state is called.
pub fn state(state: State) -> Text {
    match state {
        State::Open => say::open(),
        State::InProgress => say::in_progress(),
        State::Rejected => say::rejected(),
        State::Blocked => say::blocked(),
        State::Waiting => say::waiting(),
        State::Waived => say::does_not_apply(),
        State::NotMet => say::not_met(),
        State::NotChosen => say::not_chosen(),
        State::Complete => say::complete(),
    }
}

/// What is said of where an item stands: its state, or that it is only there to be read.
pub(crate) fn item_state(item: &Item, standing: State) -> Text {
    if item.is_reference() && standing == State::Complete { say::for_reference() } else { state(standing) }
}

/// How the day or moment at which an item is due lies from now; nothing where it has neither.
pub(crate) fn due_distance(due: Option<Point>, now: &DateTime<FixedOffset>) -> Option<Text> {
    let (Point { day: due, at }, today) = (due?, now.date_naive());
    Some(match at.filter(|_| due == today) {
        Some(at) if at < *now => say::late_since(time(&at)),
        Some(at) => say::due_today_at(time(&at)),
        None => say::distance(due, today),
    })
}

/// The day an item is due as people write it, with the time where one was given: "23 Nov 18:00".
pub(crate) fn due_day(due: Option<Point>, today: NaiveDate) -> Option<Text> {
    let Point { day, at } = due?;
    let day = say::day(day, today);
    Some(match at {
        Some(at) => say::day_and_time(day, time(&at)),
        None => day,
    })
}

/// What an item is called among all others: its title, with the full name beside it where another has the same.
pub(crate) fn item_called(project: &Project, at: ItemAt) -> Text {
    let item = &project.items[at];
    if project.shares_title(at) { say::aside(&item.title, item.name.to_string()) } else { item.title.text() }
}

/// When something is due as people say it: "7 days before cutover"; where it is counted from nothing, as it was written.
pub(crate) fn due_words(project: &Project, due: &Due) -> Text {
    let Due::From(from) = due else { return Text::same(due.written()) };
    let base = match &from.base {
        Base::Milestone(name) => milestone(name),
        Base::Item(name) => {
            let title = project.find(name).map(|at| item_called(project, at));
            days::completing(title.unwrap_or_else(|| Text::same(name)))
        }
        Base::Signing(stage) => days::signing(milestone(stage)),
    };
    match span_words(from.span) {
        None => base,
        Some((span, true)) => days::before(span, base),
        Some((span, false)) => days::after(span, base),
    }
}

/// A length of time, and whether it runs back; nothing where it is none.
fn span_words(span: Span) -> Option<(Text, bool)> {
    let (number, of): (i32, fn(usize) -> Text) = match span {
        Span { months: 0, days: 0, hours: 0 } => return None,
        Span { months: 0, days: 0, hours } => (hours, days::hours),
        Span { months: 0, days: number, .. } if number % 7 == 0 && number.abs() > 7 => (number / 7, days::weeks),
        Span { months: 0, days: number, .. } => (number, say::day_count),
        Span { months, .. } => (months, days::months),
    };
    Some((of(number.unsigned_abs() as usize), number < 0))
}

/// How often something comes again: "every 2 weeks".
pub(crate) fn every(written: &str) -> Text {
    let told = Span::parse(written).and_then(span_words);
    told.map_or_else(|| Text::same(written), |(span, _)| days::every(span))
}

fn time(at: &DateTime<FixedOffset>) -> String {
    at.format("%H:%M").to_string()
}

/// A moment as people write it: "20 Nov 18:00".
pub(crate) fn moment(at: &DateTime<FixedOffset>, today: NaiveDate) -> Text {
    say::day_and_time(say::day(at.date_naive(), today), time(at))
}

/// An act that every item takes, as something that was done; any other word stands as it is.
pub(crate) fn common_act(did: &str) -> Text {
    match did {
        "rejected" => say::done_rejected(),
        "waived" => say::done_waived(),
        "blocked" => say::done_blocked(),
        "unblocked" => say::done_unblocked(),
        "undone" => say::done_undone(),
        "noted" => say::done_noted(),
        "reserved" => say::done_reserved(),
        "reopened" => say::done_reopened(),
        other => Text::same(other),
    }
}

/// An act as something that was done: "Granted", "Rejected".
pub fn done(item: &Item, did: &str) -> Text {
    item.step(did).map_or_else(|| common_act(did), |step| step.done.clone())
}

/// An act as it is named in a message about a line of a log: by its word where that is of the language, else as it is
/// called.
pub(crate) fn act_word(item: &Item, did: &str) -> Text {
    let done = done(item, did);
    Text::per_lang(|lang| if lang == Lang::DEFAULT { format!("`{did}`") } else { format!("“{}”", done.of(lang)) })
}

/// An act as something that was done, with its number where it has one: "Scored 4".
pub(crate) fn done_with(item: &Item, act: &Act) -> Text {
    if act.did == UNDONE {
        let taken = item.log.iter().rfind(|one| one.by == act.by && Some(one.at) == act.of && one.did != UNDONE);
        return taken.map_or_else(|| common_act(UNDONE), |taken| say::took_back(done(item, &taken.did)));
    }
    match item.value_of(act) {
        Some(value) => say::with_value(
            done(item, &act.did),
            value_words(item.step(&act.did).and_then(|step| step.asks.as_ref()), value),
        ),
        None => done(item, &act.did),
    }
}

/// The next act as something still to be done: "grant access", "agree that it does not apply".
pub fn todo(item: &Item, did: &str) -> Text {
    item.step(did).map_or_else(say::agree_to_waiver, |step| todo_of(step, false))
}

/// The same of a step, told to whoever makes it or to others.
pub(crate) fn todo_of(step: &Step, is_reader: bool) -> Text {
    step.do_by_others.clone().filter(|_| !is_reader).unwrap_or_else(|| step.todo.clone())
}

/// A state as people read it, and that a complete item is not enough.
pub(crate) fn state_with(standing: &Standing) -> Text {
    match standing.falls_short() {
        true => say::not_enough(state(standing.state)),
        false => state(standing.state),
    }
}

/// Words with the round that they are about, where they are about one: "Observed, round 3".
pub(crate) fn with_round(words: Text, round: Option<u32>) -> Text {
    match round {
        Some(number) => rules::round_named(words, number.to_string()),
        None => words,
    }
}

/// "3 of 8 rounds, 1 missed".
pub(crate) fn rounds(count: u32, complete: u32, missed: u32) -> Text {
    let done = rules::rounds_done(complete.to_string(), count.to_string());
    match missed {
        0 => done,
        missed => say::text_list(&[done, rules::rounds_missed(missed.to_string())]),
    }
}

/// How pressing an item is.
pub(crate) fn priority(priority: Priority) -> Text {
    match priority {
        Priority::High => say::priority_high(),
        Priority::Normal => say::priority_normal(),
        Priority::Low => say::priority_low(),
    }
}

/// A value as people read it: yes and no in words.
pub(crate) fn value_words(asks: Option<&Asks>, value: &str) -> Text {
    let is_yes_no = asks.is_some_and(|asks| asks.kind == AskType::YesNo);
    if is_yes_no { yes_or_no(value) } else { Text::same(value) }
}

/// Yes or no in words; anything else as it is.
pub(crate) fn yes_or_no(value: &str) -> Text {
    match values::flag(value) {
        Ok(true) => status::yes(),
        Ok(false) => status::no(),
        Err(_) => Text::same(value),
    }
}

/// What was reached and what was asked, the round aside.
pub(crate) fn short_alone(short: &Shortfall) -> Text {
    match short.value.as_str() {
        "" => say::short_untold(&short.asked),
        value if short.unclear => say::short_unclear(value, &short.asked),
        value => say::short_of(value, &short.asked),
    }
}

/// What was reached and what was asked.
pub fn short(short: &Shortfall) -> Text {
    let told = short_alone(short);
    match short.round {
        Some(number) => say::short_round(number.to_string(), told),
        None => told,
    }
}

/// What an item needs besides other items, by its place among its `needs`.
pub(crate) fn need(project: &Project, item: &Item, place: usize) -> Text {
    item.needs.get(place).map(|need| need_words(project, need)).unwrap_or_default()
}

/// A need in words: an item by its title.
pub(crate) fn need_words(project: &Project, need: &Need) -> Text {
    match need {
        Need::Kind(kind) => {
            // As its one section is called; of several, the kind.
            let mut sections = project.sections.iter().filter(|section| section.kind.name == *kind);
            let own = sections.next().filter(|_| sections.next().is_none()).and_then(|section| section.title.as_ref());
            let title = || kinds::built_in(kind).map_or_else(|| Text::same(kind), |kind| kind.title.clone());
            rules::all_of_kind(own.map_or_else(title, |title| title.text()))
        }
        Need::OneOf(label) => rules::one_of(label),
        Need::Signoff(stage) => rules::signing(milestone(stage)),
        Need::Item(name) => {
            let title = project.find(name).map(|at| item_called(project, at));
            title.unwrap_or_else(|| Text::same(name))
        }
    }
}

/// When an item applies: in its words, or what another item must say.
pub(crate) fn applies(project: &Project, when: &When) -> Text {
    let one = match when {
        When::Words(words) => return Text::same(words),
        When::Is(one) => one,
    };
    let at = project.find(&one.item);
    let other = at.map(|at| &project.items[at]);
    let title = at.map_or_else(|| Text::same(&one.item), |at| item_called(project, at));
    let label = |field: &String| {
        let known = other.and_then(|other| other.kind.field(field));
        known.map_or_else(|| Text::same(field), |known| known.label.clone())
    };
    condition(title, one.field.as_ref().map(label), &one.is)
}

/// What an item, or a field of it, must say.
pub(crate) fn condition(title: Text, field: Option<Text>, is: &str) -> Text {
    match field {
        None => rules::when_it_says(title, yes_or_no(is)),
        Some(field) => rules::when_field_says(title, field, yes_or_no(is)),
    }
}

/// What an act rests on, in words.
pub(crate) fn grade(grade: Grade) -> Text {
    match grade {
        Grade::Hashed => say::grade_hashed(),
        Grade::DigestGiven => say::grade_given(),
        Grade::ReferredTo => say::grade_referred(),
        Grade::Stated => say::grade_stated(),
    }
}

/// What a step asks for, in words.
pub fn asked_words(asks: &Asks) -> Text {
    match (asks.kind, asks.range) {
        (AskType::Number, _) => say::asked_number(),
        (AskType::Integer, Some((low, high))) => say::asked_range(low, high),
        (AskType::Integer, None) => say::asked_whole(),
        (AskType::YesNo, _) => say::asked_yes_no(),
        (AskType::Choice, _) => say::asked_choice(say::name_list(&asks.choices)),
        (AskType::Text, _) => say::asked_text(),
        (AskType::Date, _) => say::asked_date(),
    }
}

/// The mean of the scores of a subject, with how many there are where not all are scored; nothing while none is.
pub(crate) fn mean(readiness: &Readiness) -> Option<Text> {
    let mean = readiness.mean.map(|mean| format!("{mean:.1}"))?;
    Some(if readiness.preliminary { sums::mean_of_some(mean, readiness.scored) } else { Text::same(mean) })
}

/// A factor with its score: "stability 2".
pub(crate) fn factor_score(scored: &FactorScore) -> Text {
    status::factor_score(choice(&scored.factor), scored.score)
}

/// Who pays whom: "receiver to giver".
pub(crate) fn pays(payer: Party) -> Text {
    sums::pays(party(payer), party(payee_of(payer)))
}

/// Why no sum counts a payment.
pub(crate) fn uncounted_payment(why: Why) -> Text {
    match why {
        Why::NoAmount => sums::no_amount(),
        Why::Unreadable => sums::unreadable_amount(),
        Why::TwoCurrencies => sums::two_currencies(),
        Why::TooLarge => sums::too_large(),
    }
}

/// A sum of money as people read it: "12,000 CNY"; the number alone where no currency is named.
pub(crate) fn money(number: Decimal, currency: Option<&str>) -> Text {
    match currency {
        Some(currency) => sums::sum_of(grouped(number), currency),
        None => Text::same(grouped(number)),
    }
}
