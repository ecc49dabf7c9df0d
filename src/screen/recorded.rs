//! What a recorded act led to, in two lines.

use super::item::entered;
use crate::model::item::Act;
use crate::model::list::ItemAt;
use crate::model::naming;
use crate::model::project::Person;
use crate::model::view::View;
use crate::text::Text;
use crate::text::look::{Look, Style};
use crate::text::say::{commands as say, status as status_say, words};
use crate::text::visible::visible_line;

/// What was recorded, and what now waits on whom.
pub(crate) fn render_recorded(view: &View, item: ItemAt, act: &Act, person: &Person, look: Look) -> String {
    let project = &view.project;
    let lang = look.lang;
    let entry = &project.items[item];
    let line = say::recorded(naming::done_with(entry, act), &entry.title, &person.name);
    let line = match entered(project, act) {
        Some(who) => status_say::act_entered(line, who),
        None => line,
    };
    let next = match &view.standings[item].next {
        Some(next) => {
            let few = next.asked.few().filter(|few| (1..=3).contains(&few.len()));
            let who = few.map_or_else(
                || naming::step_owner(next.party),
                |few| {
                    let names: Vec<String> = few.iter().map(|at| project.people.person(*at).name.clone()).collect();
                    Text::same(words::list(&names, lang))
                },
            );
            say::next_is(who, naming::todo(entry, &next.did))
        }
        None if view.standings[item].state.is_settled() => say::item_settled(naming::state(view.standings[item].state)),
        None => say::item_stands(naming::state(view.standings[item].state)),
    };
    let short = render_short(view, item, look).unwrap_or_default();
    format!("{}\n{short}  {}\n", visible_line(line.of(lang)), visible_line(next.of(lang)))
}

/// That a value is not enough, on a line of its own; nothing where it is.
pub(crate) fn render_short(view: &View, item: ItemAt, look: Look) -> Option<String> {
    let short = view.standings[item].shortfall.as_ref()?;
    let told = status_say::falls_short(words::short_of(&short.value, &short.asked));
    Some(format!("  {}\n", look.paint(Style::Warn, &visible_line(told.of(look.lang)))))
}
