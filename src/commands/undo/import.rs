//! `handover undo --import`: takes the whole last import back.

use crate::context::Context;
use crate::context::changing;
use crate::context::changing::{agree, locked, weigh, write};
use crate::exchange::journal::Journal;
use crate::screen::layout::paragraph;
use crate::text::Text;
use crate::text::exit::Exit;
use crate::text::problem::Problem;
use crate::text::say::{importing as say, undo as undo_say, words};
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
    if back.changes.is_empty() && back.kept.is_empty() {
        user.forget_import(&loaded.root);
        return Err(none().into());
    }
    let look = context.look();
    let counted = [(back.items, say::of_items(back.items)), (back.fields, say::of_fields(back.fields))];
    let counted: Vec<Text> = counted.into_iter().filter(|(number, _)| *number > 0).map(|(_, told)| told).collect();
    let items = if counted.is_empty() { say::of_items(0) } else { words::text_list(&counted) };
    let mut shown = paragraph(say::takes_back(&items).of(look.lang), None, look);
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
