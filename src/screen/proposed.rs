//! Changes that came from elsewhere, and what becomes of each, for people.

use super::table::{Cell, MOST_ROWS, Table, render_table};
use crate::edits::proposal::{Incoming, Judged, Proposal, Verdict, Wants};
use crate::files::edit::NewValue;
use crate::model::kinds::called::label_of;
use crate::model::naming;
use crate::model::project::Project;
use crate::text::look::{Look, Style};
use crate::text::say::{proposed as say, words};
use crate::text::{Lang, Text};

/// So many letters of a value are shown; the words of acts are shown whole.
const LETTERS: usize = 400;

/// Draws a row for each proposal that is not made already, those that do not fit first, and a line that counts all.
pub(crate) fn render_proposed(project: &Project, incoming: &Incoming, judged: &Judged, look: Look) -> String {
    let all = || incoming.proposals.iter().zip(&judged.verdicts);
    let amiss = all().filter(|(_, verdict)| matches!(verdict, Verdict::Moved(_) | Verdict::Refused(_)));
    let fitting = all().filter(|(_, verdict)| **verdict == Verdict::Fits);
    let rows: Vec<Vec<Cell>> =
        amiss.chain(fitting).take(MOST_ROWS + 1).map(|(one, verdict)| row(project, one, verdict, look.lang)).collect();
    let head = [say::head_origin(), say::head_change()].map(|head| head.of(look.lang).to_owned());
    let table = Table { head: head.to_vec(), rows, ..Table::default() };
    let drawn = if table.rows.is_empty() { String::new() } else { render_table(&table, look) };
    drawn + &format!("{}\n", counts(judged).of(look.lang))
}

/// "12 fit; 3 are so already; 1 does not fit".
pub(crate) fn counts(judged: &Judged) -> Text {
    let there = judged.verdicts.iter().filter(|verdict| **verdict == Verdict::There).count();
    let fitting = judged.fitting();
    let amiss = judged.verdicts.len() - there - fitting;
    let parts = [(fitting, say::fit(fitting)), (there, say::there(there)), (amiss, say::do_not_fit(amiss))];
    let told: Vec<Text> = parts.into_iter().filter(|(number, _)| *number > 0).map(|(_, words)| words).collect();
    if told.is_empty() { say::nothing_came() } else { words::text_list(&told) }
}

fn row(project: &Project, proposal: &Proposal, verdict: &Verdict, lang: Lang) -> Vec<Cell> {
    let (what, name) = change(project, &proposal.wants);
    // It is written in somebody's name, so all of it is read before anybody agrees to it.
    let cell = Cell::text(what.of(lang)).named(name).whole();
    let cell = match verdict {
        Verdict::Moved(why) | Verdict::Refused(why) => cell.with_below(say::left_out(why).of(lang), Style::Bad),
        Verdict::Fits | Verdict::There => cell,
    };
    vec![Cell::text(proposal.origin.of(lang)), cell]
}

/// As much of a value as is shown, and how much of it is not.
fn bounded(value: &str) -> Text {
    match value.char_indices().nth(LETTERS) {
        Some((end, _)) => say::letters_more(&value[..end], value[end..].chars().count().to_string()),
        None => Text::same(value),
    }
}

/// What a proposal changes, in words, and the name of the item that it is about.
fn change(project: &Project, wants: &Wants) -> (Text, String) {
    match wants {
        Wants::Item { name, fields, .. } => {
            let title = fields.iter().find_map(|(key, value)| match value {
                NewValue::Text(text) if key == "title" => Some(text.as_str()),
                _ => None,
            });
            (say::new_item(bounded(title.unwrap_or(&name.id))), name.to_string())
        }
        Wants::Field { item, field, was, told, value } => {
            let (field, was) = match told {
                Some((field, was)) => (field.clone(), was.as_str()),
                None => {
                    let kind = project.find(item).map(|at| &*project.items[at].kind);
                    (label_of(field, kind), was.as_deref().unwrap_or_default())
                }
            };
            let words = match (bounded(was.trim()), bounded(value.trim())) {
                (old, new) if old == Text::default() => say::fills(field, new),
                (old, new) if new == Text::default() => say::empties(field, old),
                (old, new) => say::changes(field, old, new),
            };
            (words, item.to_string())
        }
        Wants::Act { item, act, .. } => {
            let words = match project.find(item) {
                Some(at) => say::act(naming::done_with(&project.items[at], act), naming::item_called(project, at)),
                None => Text::same(&act.did),
            };
            let words = match &act.note {
                Some(note) => say::with_note(words, note),
                None => words,
            };
            (say::on_day(words, act.at.date_naive().to_string()), item.to_string())
        }
    }
}
