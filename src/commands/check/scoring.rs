//! The question for the value that a step asks for, with what would be enough.

use super::saying::ask_said;
use crate::context::Context;
use crate::files::load::Loaded;
use crate::model::kinds::asks::{AskType, Asks};
use crate::model::list::ItemAt;
use crate::model::naming::asked_words;
use crate::model::readiness::factor_of;
use crate::screen::layout::paragraph;
use crate::screen::ui::Reply;
use crate::text::Text;
use crate::text::look::Look;
use crate::text::say::walk as say;
use crate::text::visible::visible_line;
use crate::walk::Answer;
use crate::walk::asking::{note_question, value_options, value_question};
use crate::walk::choice::Choice;
use crate::walk::naming;
use anyhow::Result;

/// Asks for a value, and for what it rests on.
///
/// # Errors
///
/// When the terminal fails.
pub(super) fn ask_value(
    loaded: &Loaded,
    item: ItemAt,
    choice: &Choice,
    (asks, may_be_left_out): (&Asks, bool),
    look: Look,
    context: &mut Context<'_>,
) -> Result<Answer> {
    let view = &loaded.view;
    let entry = &view.project.items[item];
    if let Some(factor) = factor_of(entry) {
        context.ui.show(&paragraph(factor.question.of(look.lang), None, look))?;
    }
    let prompt = naming::choice(choice, view, item);
    match value_options(entry, asks) {
        // A yes or no answers the item's own question.
        Some(options) if asks.kind == AskType::YesNo => {
            let question = Text::same(visible_line(entry.title.of(look.lang)));
            ask_menu(loaded, (&question, &say::may_be_noted()), &options, look, context)
        }
        Some(options) => ask_menu(loaded, (&prompt, &note_question(entry)), &options, look, context),
        None => ask_typed(loaded, item, (asks, may_be_left_out), look, context),
    }
}

fn ask_menu(
    loaded: &Loaded,
    (prompt, rests_on): (&Text, &Text),
    options: &[(String, Text)],
    look: Look,
    context: &mut Context<'_>,
) -> Result<Answer> {
    let lang = look.lang;
    let shown: Vec<String> = options.iter().map(|(_, text)| text.of(lang).to_owned()).collect();
    let (mut start, mut words) = (0, String::new());
    loop {
        let Reply::Given(position) = context.ui.choose(prompt.of(lang), &shown, start)? else {
            return Ok(Answer::Back);
        };
        // Going back from the note leads to the value again, where the marker still stands on it.
        start = position;
        if let Reply::Given(said) = ask_said(loaded, rests_on, &mut words, look, context)? {
            return Ok(Answer::Valued(options.get(position).map(|(value, _)| value.clone()), said));
        }
    }
}

fn ask_typed(
    loaded: &Loaded,
    item: ItemAt,
    (asks, may_be_left_out): (&Asks, bool),
    look: Look,
    context: &mut Context<'_>,
) -> Result<Answer> {
    let lang = look.lang;
    let entry = &loaded.view.project.items[item];
    let question = value_question(entry, asks, may_be_left_out);
    let (mut typed, mut said) = (String::new(), String::new());
    loop {
        let Reply::Given(words) = context.ui.text(question.of(lang), &typed)? else { return Ok(Answer::Back) };
        let value = match (words.trim(), asks.read(&words)) {
            ("", _) if may_be_left_out => None,
            (_, Ok(value)) => Some(value),
            (_, Err(_)) => {
                context.remark(&say::wants(asked_words(asks)), None)?;
                typed = words;
                continue;
            }
        };
        if let Reply::Given(said) = ask_said(loaded, &say::may_be_noted(), &mut said, look, context)? {
            return Ok(Answer::Valued(value, said));
        }
        typed = words;
    }
}
