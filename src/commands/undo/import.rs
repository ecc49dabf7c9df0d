//! `handover undo --import`: takes the whole last import back.

use crate::context::Context;
use crate::context::changing;
use crate::context::changing::{agree, locked, weigh, write};
use crate::exchange::journal::Journal;
use crate::files::load::Loaded;
use crate::model::naming;
use crate::screen::layout::paragraph;
use crate::text::Text;
use crate::text::exit::Exit;
use crate::text::problem::Problem;
use crate::text::say::{importing as say, undo as undo_say, words};
use crate::text::visible::shell_word;
use anyhow::Result;

/// Takes back the last import into the project, but for items on which something was recorded since.
///
/// # Errors
///
/// When there is none, it is not confirmed, or the rest of the project would be wrong without it; nothing has changed then.
pub(super) fn run(yes: bool, context: &mut Context<'_>) -> Result<Exit> {
    let (store, loaded) = changing::open_to_ask(context)?;
    let none = || Problem::usage(say::no_import()).hint(say::no_import_hint());
    let user = context.user.clone().ok_or_else(none)?;
    let bytes = user.last_import(&loaded.root)?.ok_or_else(none)?;
    let journal = Journal::parse(&bytes).ok_or_else(none)?;
    let back = journal.take_back(&loaded);
    let answered = answers_since(&journal, &loaded);
    if let Some((told, hint)) = &answered
        && (yes || !context.interactive || (back.changes.is_empty() && back.kept.is_empty()))
    {
        let nothing_else = back.changes.is_empty() && back.kept.is_empty();
        let hints = [hint.clone(), say::list_before()].into_iter().take(if nothing_else { 1 } else { 2 });
        return Err(Problem::usage(told.clone()).hint(Text::lines(hints)).into());
    }
    if back.changes.is_empty() && back.kept.is_empty() {
        user.forget_import(&loaded.root);
        return Err(none().into());
    }
    let look = context.look();
    let counted = [(back.items, say::of_items(back.items)), (back.fields, say::of_fields(back.fields))];
    let counted: Vec<Text> = counted.into_iter().filter(|(number, _)| *number > 0).map(|(_, told)| told).collect();
    let items = if counted.is_empty() { say::of_items(0) } else { words::text_list(&counted) };
    let brought: Vec<String> = journal.brought().filter(|name| !back.kept.contains(name)).collect();
    let names = words::short_names(brought.iter().map(String::as_str));
    let told = match &journal.at {
        Some(at) => {
            let moment = naming::moment(&loaded.view.zone.place(at), loaded.view.today());
            say::takes_back_of(moment, &items, names)
        }
        None => say::takes_back(&items, names),
    };
    let answered = answered.map(|(told, hint)| [told, hint, say::answers_stay()]);
    let shown = answered.into_iter().flatten().chain([told]);
    let mut shown: String = shown.map(|line| paragraph(line.of(look.lang), None, look)).collect();
    if !back.kept.is_empty() {
        shown +=
            &paragraph(say::stays(words::short_names(back.kept.iter().map(String::as_str))).of(look.lang), None, look);
    }
    let weighed = weigh(&loaded, &back.changes, context)?;
    if yes {
        context.put(shown);
    } else {
        let unasked = Problem::usage(say::back_say_yes(&items));
        agree(&shown, &say::back_question(), unasked, undo_say::kept(), context)?;
    }
    write(&locked(store, &loaded, context)?, &back.changes, &weighed, context)?;
    user.forget_import(&loaded.root);
    context.say(&say::taken_back(items));
    Ok(Exit::Fine)
}

/// That answers were imported after the list, with the command that takes them back; nothing where none of them stands.
fn answers_since(journal: &Journal, loaded: &Loaded) -> Option<(Text, Text)> {
    let view = &loaded.view;
    let (answered, items) = journal.answered(loaded)?;
    let moment = naming::moment(&view.zone.place(&answered.at), view.today());
    let names: Vec<String> = items.iter().map(ToString::to_string).collect();
    let told = say::answers_since(
        view.project.name_of(&answered.by),
        moment,
        words::short_names(names.iter().map(String::as_str)),
    );
    let command = format!("handover undo {} --as {}", names.join(" "), shell_word(&answered.by));
    Some((told, undo_say::by(command)))
}
