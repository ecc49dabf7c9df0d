//! What a recorded act led to, in two lines.

use super::layout::{labelled, paragraph};
use crate::model::item::Act;
use crate::model::list::ItemAt;
use crate::model::naming;
use crate::model::project::Person;
use crate::model::view::View;
use crate::report::told::entered;
use crate::text::Text;
use crate::text::look::{Look, Style};
use crate::text::say::{commands as say, status as status_say, words};
use crate::text::visible::visible_line;

/// What was recorded, and what now waits on whom.
pub(crate) fn render_recorded(view: &View, item: ItemAt, act: &Act, person: &Person, look: Look) -> String {
    let project = &view.project;
    let lang = look.lang;
    let entry = &project.items[item];
    let round = act.round.and_then(|number| view.standings[item].rounds.as_ref()?.round(number));
    let title = naming::with_round(naming::item_called(project, item), act.round);
    let line = say::recorded(naming::done_with(entry, act), title, &person.name);
    let line = match entered(project, act) {
        Some(who) => status_say::act_entered(line, who),
        None => line,
    };
    let of_round = round.and_then(|round| round.next.as_ref());
    let next = match of_round.or(view.standings[item].next.as_ref()) {
        Some(next) => {
            let few = next.asked.few().filter(|few| (1..=3).contains(&few.len()));
            let who = few.map_or_else(
                || naming::step_owner(next.party),
                |few| {
                    let names: Vec<String> = few.iter().map(|at| project.people.person(*at).name.clone()).collect();
                    Text::same(words::list(&names, lang))
                },
            );
            say::next_is(who, naming::with_round(naming::todo(entry, &next.did), next.round))
        }
        None if view.standings[item].state.is_settled() => say::item_settled(naming::state(view.standings[item].state)),
        None => say::item_stands(naming::state(view.standings[item].state)),
    };
    let short = render_short(view, item, act.round, look).unwrap_or_default();
    paragraph(line.of(lang), None, look) + &short + &labelled("", &visible_line(next.of(lang)), 2, look)
}

/// So many acts that were recorded at once are told one by one.
const TOLD: usize = 50;

/// What was recorded at once, each act with what it led to; of many the first ones, and how many more there are.
pub(crate) fn render_all_recorded(view: &View, acts: &[(ItemAt, Act)], person: &Person, look: Look) -> String {
    let told = acts.iter().take(TOLD).map(|(item, act)| render_recorded(view, *item, act, person, look));
    let text: String = told.collect();
    match acts.len().saturating_sub(TOLD) {
        0 => text,
        more => text + &paragraph(words::more(more).of(look.lang), None, look),
    }
}

/// That a value is not enough, on a line of its own; nothing where it is.
pub(crate) fn render_short(view: &View, item: ItemAt, round: Option<u32>, look: Look) -> Option<String> {
    let standing = &view.standings[item];
    let short = match round {
        Some(number) => standing.rounds.as_ref()?.round(number)?.shortfall.as_ref(),
        None => standing.shortfall.as_deref(),
    }?;
    let told = status_say::falls_short(naming::short(short));
    Some(format!("  {}\n", look.paint(Style::Warn, &visible_line(told.of(look.lang)))))
}
