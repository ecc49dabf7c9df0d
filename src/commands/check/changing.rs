//! Changing an item from its card: its day, its owners, how pressing it is, or its file in the person's own editor.
//!
//! Fields are set as `handover set` sets them, with what that refuses and says.

use crate::checks::check_all;
use crate::commands::set::{self, SetArgs};
use crate::context::Context;
use crate::context::writing::ToldArgs;
use crate::files::load::Loaded;
use crate::model::item::{Item, ItemName, Priority};
use crate::model::list::ItemAt;
use crate::model::naming;
use crate::report::card;
use crate::screen::findings::render_findings;
use crate::screen::layout::paragraph;
use crate::screen::opening::open_in_editor;
use crate::screen::ui::Reply;
use crate::text::Text;
use crate::text::look::Look;
use crate::text::problem::Problem;
use crate::text::say::{walk as say, words};
use crate::text::visible::visible_line;
use anyhow::Result;

/// Asks what of an item is changed, and changes it; gives the project back as it is then.
///
/// # Errors
///
/// When the terminal fails, or the project can no longer be read and the person does not mend it.
pub(super) fn change(loaded: Loaded, at: ItemAt, look: Look, context: &mut Context<'_>) -> Result<Loaded> {
    let item = &loaded.view.project.items[at];
    let due = item.due.as_ref().map(|due| due.written()).unwrap_or_default();
    let owner = item.owner.join(words::joint().of(look.lang));
    let priority = item.priority;
    let options = [
        say::change_due(shown(&card::due(&loaded.view, at, look.lang))),
        say::change_owner(shown(&card::owners(&loaded.view, item, look.lang))),
        say::change_priority(naming::priority(priority)),
        say::open_in_editor(),
    ]
    .map(|option| visible_line(option.of(look.lang)));
    let Reply::Given(chosen) = context.ui.choose(say::change_what().of(look.lang), &options, 0)? else {
        return Ok(loaded);
    };
    let name = item.name.clone();
    match chosen {
        0 => typed(&name, "due", (&say::new_due(), due), look, context)?,
        1 => typed(&name, "owner", (&say::new_owner(), owner), look, context)?,
        2 => {
            let options = Priority::ALL.map(|one| naming::priority(one).of(look.lang).to_owned());
            let now = Priority::ALL.iter().position(|one| *one == priority).unwrap_or_default();
            if let Reply::Given(at) = context.ui.choose(say::new_priority().of(look.lang), &options, now)?
                && let Some(chosen) = Priority::ALL.get(at)
            {
                set_field(&name, "priority", chosen.word(), look, context)?;
            }
        }
        _ => return edit(loaded, at, look, context),
    }
    reload(&loaded, context)
}

/// A value as it stands in the menu.
fn shown(value: &str) -> Text {
    if value.is_empty() { say::nothing_there() } else { Text::same(value) }
}

/// Asks for a value until it is one, and sets it.
fn typed(
    item: &ItemName,
    field: &str,
    (question, mut value): (&Text, String),
    look: Look,
    context: &mut Context<'_>,
) -> Result<()> {
    loop {
        let Reply::Given(words) = context.ui.text(question.of(look.lang), &value)? else { return Ok(()) };
        if words == value || set_field(item, field, &words, look, context)? {
            return Ok(());
        }
        value = words;
    }
}

/// Sets a field, and says what that came to; whether it was set.
fn set_field(item: &ItemName, field: &str, value: &str, look: Look, context: &mut Context<'_>) -> Result<bool> {
    let args =
        SetArgs { words: vec![item.to_string(), format!("{field}={value}")], yes: false, told: ToldArgs::default() };
    let set = set::run(args, context);
    let mut told = std::mem::take(&mut context.out) + &std::mem::take(&mut context.err);
    let done = set.is_ok();
    if let Err(error) = set {
        told.push_str(&format!("{}\n", error.downcast::<Problem>()?.render(look.lang)));
    }
    tell(&told, look, context)?;
    Ok(done)
}

/// Opens the file of an item at its line, again until it can be read.
fn edit(loaded: Loaded, at: ItemAt, look: Look, context: &mut Context<'_>) -> Result<Loaded> {
    let item: &Item = &loaded.view.project.items[at];
    let source = &loaded.sources[item.place.source];
    let (path, line) = (loaded.root.join(&source.path), source.position(item.place.span.start).0);
    loop {
        if let Err(problem) = open_in_editor(&path, line) {
            tell(&format!("{}\n", problem.render(look.lang)), look, context)?;
            return reload(&loaded, context);
        }
        let after = context.open_at(&loaded.root)?;
        let Err(unreadable) = after.require_readable() else { return Ok(after) };
        let findings = check_all(&after);
        context.ui.show(&render_findings(&after, &findings, look))?;
        match context.ui.confirm(say::mend_it_now().of(look.lang), true)? {
            Reply::Given(true) => {}
            Reply::Given(false) | Reply::Back => return Err(unreadable),
        }
    }
}

fn tell(text: &str, look: Look, context: &mut Context<'_>) -> Result<()> {
    context.ui.show(&text.lines().map(|line| paragraph(line, None, look)).collect::<String>())
}

fn reload(loaded: &Loaded, context: &mut Context<'_>) -> Result<Loaded> {
    let after = context.open_at(&loaded.root)?;
    after.require_readable()?;
    Ok(after)
}
