//! What to do now, as lines for people.

use super::layout::paragraph;
use super::layout::{heading, labelled};
use super::status::filtered_line;
use crate::model::naming;
use crate::model::standing::State;
use crate::model::view::View;
use crate::report::next::{About, Asker, NextAct, NextGroup, NextReport};
use crate::text::look::{Look, Style, pad, wrap};
use crate::text::say::unsigned::with_items;
use crate::text::say::{next as say, status as status_say, unsigned as unsigned_say, words};
use crate::text::visible::visible_line;
use crate::text::{Lang, Text};
use chrono::NaiveDate;
use unicode_width::UnicodeWidthStr;

/// Fewer columns than this put the facts of an act below it.
const NARROW: usize = 76;

/// Columns before the words of an act: its number.
const INDENT: usize = 5;

/// The whole screen: heading, a block for each person, why the first comes first, and who else is asked.
pub(crate) fn render_next(view: &View, report: &NextReport<'_>, asker: &Asker, look: Look) -> String {
    let mut text = heading(view, look);
    text.push_str(&filtered_line(report.filtered, look));
    if report.groups.is_empty() {
        let nothing = match (&asker.you, asker.party) {
            (_, Some(party)) => say::nothing_for(naming::party(party)),
            (Some(_), _) if asker.only_you => say::nothing_for_you(),
            _ => say::nothing(),
        };
        text.push_str(&format!("\n{}\n", nothing.of(look.lang)));
    }
    let facts: Vec<Vec<Facts>> =
        report.groups.iter().map(|group| group.acts.iter().map(|act| facts(view, act, look.lang)).collect()).collect();
    let widest = |column: usize| facts.iter().flatten().map(|facts| facts[column].0.width()).max().unwrap_or_default();
    let columns = [widest(0), widest(1)];
    for (group, facts) in report.groups.iter().zip(&facts) {
        text.push_str(&render_group(view, group, facts, columns, look));
    }
    let why = report.groups.iter().find_map(|group| group.acts.first()).map(|first| why(view, first, look.lang));
    let others = (report.elsewhere > 0).then(|| {
        let signatures = report.elsewhere_signatures;
        let items = amount(report.elsewhere - signatures, signatures);
        match asker.party {
            Some(_) => say::elsewhere_party(items),
            None => say::elsewhere(items),
        }
    });
    let labels = [
        (say::label_why(), why),
        (status_say::short(), report.filtered.is_none().then(|| short(view, look.lang)).flatten()),
        (say::label_others(), others),
    ];
    let labels: Vec<(Text, Text)> = labels.into_iter().filter_map(|(label, line)| Some((label, line?))).collect();
    let indent = labels.iter().map(|(label, _)| label.of(look.lang).width()).max().unwrap_or_default() + 2;
    text.push('\n');
    for (label, line) in labels {
        text.push_str(&labelled(label.of(look.lang), &visible_line(line.of(look.lang)), indent, look));
    }
    text
}

/// What is told about an act besides its words: when it is due, and what it unblocks.
pub(super) type Facts = [(String, Option<Style>); 2];

/// A heading and a line for each act, whose facts take so many columns.
fn render_group(view: &View, group: &NextGroup<'_>, facts: &[Facts], columns: [usize; 2], look: Look) -> String {
    let style = if group.you { Style::Accent } else { Style::Bold };
    let mut text = format!("\n{}", paragraph(group_head(view, group, look.lang).of(look.lang), Some(style), look));
    let room = look.width.saturating_sub(INDENT + 4 + columns[0] + columns[1]);
    for (number, (act, facts)) in group.acts.iter().zip(facts).enumerate() {
        let number = format!("{:>3}. ", number + 1);
        let words = visible_line(act_words(view, act).of(look.lang));
        let painted = |(fact, style): &(String, Option<Style>), width: usize| match style {
            Some(style) => look.paint(*style, &pad(fact, width)),
            None => pad(fact, width),
        };
        if look.width < NARROW {
            for (line, words) in wrap(&words, look.width - INDENT).into_iter().enumerate() {
                text.push_str(&format!("{}{words}\n", if line == 0 { &number } else { "     " }));
            }
            text.push_str(&below(facts, look));
            text.push_str(&name_line(act, look));
            continue;
        }
        for (line, words) in wrap(&words, room).into_iter().enumerate() {
            let row = match line {
                0 => format!(
                    "{number}{}  {}  {}",
                    pad(&words, room),
                    painted(&facts[0], columns[0]),
                    painted(&facts[1], 0)
                ),
                _ => format!("     {words}"),
            };
            text.push_str(&format!("{}\n", row.trim_end()));
        }
        text.push_str(&name_line(act, look));
    }
    let more = group.waiting - group.acts.len();
    if more > 0 {
        let count = if look.ascii { say::more_ascii(more) } else { say::more(more) };
        let hint = say::side_by_side(count, say::more_hint(group.waiting));
        for line in wrap(hint.of(look.lang), look.width.saturating_sub(INDENT)) {
            text.push_str(&format!("     {}\n", look.paint(Style::Dim, &line)));
        }
    }
    text
}

/// The facts of an act below it: beside each other where there is room.
fn below(facts: &Facts, look: Look) -> String {
    let room = look.width.saturating_sub(INDENT);
    let paint =
        |text: &str, style: &Option<Style>| style.map_or_else(|| text.to_owned(), |style| look.paint(style, text));
    let told: Vec<_> = facts.iter().filter(|(fact, _)| !fact.is_empty()).collect();
    if let [(first, one), (second, other)] = told.as_slice()
        && say::side_by_side(first, second).of(look.lang).width() <= room
    {
        let (first, second) = (paint(first, one), paint(second, other));
        return format!("     {}\n", say::side_by_side(first, second).of(look.lang));
    }
    let lines = told.iter().flat_map(|(fact, style)| wrap(fact, room).into_iter().map(move |line| paint(&line, style)));
    lines.map(|line| format!("     {line}\n")).collect()
}

/// Complete items that are not enough, and what may be done about them; nothing where there are none.
fn short(view: &View, lang: Lang) -> Option<Text> {
    let short = view.standings.entries().filter_map(|(at, standing)| {
        let short = standing.shortfall.as_ref().filter(|_| standing.is_short_unreserved())?;
        let told = naming::short(short);
        Some(words::aside(visible_line(naming::item_called(&view.project, at).of(lang)), told).of(lang).to_owned())
    });
    let list = words::short_list(short, lang);
    (!list.is_empty()).then(|| say::short_items(list))
}

/// "9 items, 1 signature".
fn amount(items: usize, signatures: usize) -> Text {
    with_items(items, words::items(items), signatures, unsigned_say::signatures(signatures))
}

/// "9 items, 1 late".
pub(super) fn amounts(group: &NextGroup<'_>) -> Text {
    let items = amount(group.waiting - group.signatures, group.signatures);
    if group.late > 0 { say::some_late(items, group.late) } else { items }
}

/// "Lin Wei (giver): 9 items, 1 late".
pub(super) fn group_head(view: &View, group: &NextGroup<'_>, lang: Lang) -> Text {
    let project = &view.project;
    let items = amounts(group);
    let names: Vec<String> =
        group.people.iter().filter_map(|id| project.person(id)).map(|person| person.name.clone()).collect();
    let listed = |names: &[String]| {
        let all = names.iter().cloned().chain(std::iter::repeat_n(String::new(), group.more_people));
        words::short_list(all, lang)
    };
    match (group.party, names.as_slice()) {
        (Some(party), [only]) if group.you => say::you_are(only, naming::party(party), items),
        (Some(party), [only]) => say::person(only, naming::party(party), items),
        (Some(party), []) => say::nobody_yet(naming::party(party), items),
        (Some(party), _) if group.everyone => say::anyone_of(naming::party(party), items),
        (Some(party), names) => say::any_of(listed(names), naming::party(party), items),
        (None, []) => say::nobody_of_owners(items),
        (None, _) if group.everyone => say::anyone(items),
        (None, names) => say::any_of_all(listed(names), items),
    }
}

/// "grant access: Store owner account (blocked)", "sign off cutover".
pub(super) fn act_words(view: &View, act: &NextAct<'_>) -> Text {
    match &act.about {
        About::Signoff { signoff, .. } => unsigned_say::sign(status_say::milestone(signoff)),
        About::Item { at, state, .. } => {
            let title = naming::with_round(Text::same(act.title), act.round);
            let words = say::act(naming::todo(&view.project.items[*at], act.did), title);
            match state {
                State::Blocked | State::Rejected => say::with_state(words, naming::state(*state)),
                _ => words,
            }
        }
    }
}

/// What to type to get at an act, on a line of its own: the command that makes it, or the name of the item. It is never
/// broken.
fn name_line(act: &NextAct<'_>, look: Look) -> String {
    let name = match (&act.about, act.round) {
        (About::Signoff { command, .. }, _) => command.clone(),
        (About::Item { item, .. }, Some(round)) => format!("{item}#{round}"),
        (About::Item { item, .. }, None) => item.to_string(),
    };
    format!("     {}\n", look.paint(Style::Dim, &visible_line(&name)))
}

/// When an act is due by itself, and that day in words and as a distance.
fn own_day(view: &View, act: &NextAct<'_>) -> Option<(NaiveDate, Text, Text)> {
    let today = view.today();
    match &act.about {
        About::Item { at, .. } => {
            let standing = &view.standings[*at];
            let round = act.round.and_then(|number| standing.rounds.as_ref()?.round(number));
            let due = round.map_or(standing.due_point(), |round| round.due);
            Some((due?.day, naming::due_day(due, today)?, naming::due_distance(due, &view.now)?))
        }
        About::Signoff { day, .. } => day.map(|day| (day, words::day(day, today), words::distance(day, today))),
    }
}

/// When it is due or needed, and how much waits for it.
pub(super) fn facts(view: &View, act: &NextAct<'_>, lang: Lang) -> Facts {
    let today = view.today();
    let own = own_day(view, act);
    let own_is = |day| own.as_ref().is_some_and(|(own, ..)| *own == day);
    let (due, style) = match (own.clone(), act.needed_by) {
        (Some((.., distance)), _) if act.days_late.is_some() => (distance, Some(Style::Warn)),
        (_, Some(day)) if !own_is(day) && day < today => (say::needed_since(words::day(day, today)), Some(Style::Warn)),
        (_, Some(day)) if !own_is(day) => (say::needed_by(words::day(day, today)), None),
        (Some((day, _, distance)), _) if day == today => (distance, Some(Style::Warn)),
        (Some((_, words, _)), _) => (say::due_on(words), None),
        (None, _) => (act.due.as_ref().map(say::due_words).unwrap_or_default(), None),
    };
    let unblocks = match act.unblocks_count {
        0 => Text::default(),
        count if act.unblocks_more => say::unblocks_more(count),
        count => say::unblocks(count),
    };
    [(visible_line(due.of(lang)), style), (unblocks.of(lang).to_owned(), Some(Style::Accent))]
}

/// Why an act comes before all others.
fn why(view: &View, first: &NextAct<'_>, lang: Lang) -> Text {
    let today = view.today();
    let day = |day| words::day(day, today);
    let own = own_day(view, first);
    let when = match (own, first.needed_by) {
        (Some((own, _, distance)), _) if own <= today => Some(say::why_late(distance)),
        (_, Some(needed)) if needed <= today => Some(say::why_holds_up(day(needed))),
        (Some((own, words, _)), Some(needed)) if own == needed => Some(say::why_due(words)),
        (_, Some(needed)) => Some(say::why_needed(day(needed))),
        _ => None,
    };
    let waits = match first.unblocks_count {
        0 => None,
        count if first.unblocks_more => Some(say::why_unblocks_more(count)),
        1 => Some(say::why_unblocks_one()),
        count => Some(say::why_unblocks(count)),
    };
    let pressing = first.needed_by.is_some_and(|day| day <= today);
    let reason = match (when, waits) {
        (Some(when), Some(waits)) if pressing => say::both(when, waits),
        (Some(when), Some(waits)) => say::both(waits, when),
        (Some(reason), None) | (None, Some(reason)) => reason,
        (None, None) => say::why_only(),
    };
    let title = match &first.about {
        About::Item { .. } => Text::same(visible_line(first.title)),
        About::Signoff { signoff, .. } => unsigned_say::signoff_of(status_say::milestone(signoff)),
    };
    say::why(visible_line(title.of(lang)).as_str(), reason.of(lang))
}
