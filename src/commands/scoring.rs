//! The question for the number that a step asks for, with what the lowest and the highest mean.

use super::context::Context;
use crate::model::list::ItemAt;
use crate::model::readiness::factor_of;
use crate::model::view::View;
use crate::screen::ui::Reply;
use crate::text::look::{Look, wrap};
use crate::text::say::walk as say;
use crate::walk::Answer;
use crate::walk::choice::Choice;
use crate::walk::naming;
use anyhow::Result;

/// Asks for a number within a range, and for what it rests on.
///
/// # Errors
///
/// When the terminal fails.
pub(super) fn ask_number(
    view: &View,
    item: ItemAt,
    choice: &Choice,
    (low, high): (i64, i64),
    look: Look,
    context: &mut Context<'_>,
) -> Result<Answer> {
    let lang = look.lang;
    let entry = &view.project.items[item];
    let mut meaning = (say::hardest(), say::easiest());
    if let Some(factor) = factor_of(entry) {
        for line in wrap(factor.question.of(lang), look.width) {
            context.ui.show(&format!("{line}\n"))?;
        }
        meaning = (factor.low.clone(), factor.high.clone());
    }
    let option = |number: i64| match number {
        number if number == low => say::number_means(number, &meaning.0).of(lang).to_owned(),
        number if number == high => say::number_means(number, &meaning.1).of(lang).to_owned(),
        number => number.to_string(),
    };
    let options: Vec<String> = (low..=high).map(option).collect();
    let prompt = naming::choice(choice, entry, false);
    let mut start = 0;
    loop {
        let Reply::Given(position) = context.ui.choose(prompt.of(lang), &options, start)? else {
            return Ok(Answer::Back);
        };
        // Going back from the note leads to the score again, where the marker still stands on it.
        start = position;
        if let Reply::Given(words) = context.ui.text(say::rests_on().of(lang), "")? {
            let score = (low..=high).nth(position).unwrap_or(low);
            let note = Some(words.trim().to_owned()).filter(|note| !note.is_empty());
            return Ok(Answer::Scored { score, note });
        }
    }
}
