//! The questions of the walk: what happened, the words for it, several items at once, another item.

use super::saying::ask_said;
use crate::context::Context;
use crate::files::load::Loaded;
use crate::model::list::ItemAt;
use crate::model::naming;
use crate::model::view::View;
use crate::report::card::section_title;
use crate::screen::ui::Reply;
use crate::text::look::{Look, shorten, wrap};
use crate::text::say::{walk as say, words};
use crate::text::visible::visible_line;
use crate::walk::choice::Choice;
use crate::walk::{Answer, Said, find, naming as walk_naming};
use anyhow::Result;
use unicode_width::UnicodeWidthStr;

/// Columns for the signs around the question, and for the answer once it stands beside it.
const AROUND: usize = 18;

/// Asks what happened, with the marker at `start`.
///
/// # Errors
///
/// When the terminal fails.
pub(super) fn choose(
    view: &View,
    item: ItemAt,
    (choices, start): (&[Choice], usize),
    look: Look,
    context: &mut Context<'_>,
) -> Result<Answer> {
    let shown = |choice: &Choice| {
        let text = walk_naming::choice(choice, view, item);
        if look.ascii { text.of(look.lang).replace('…', "...") } else { text.of(look.lang).to_owned() }
    };
    let options: Vec<String> = choices.iter().map(shown).collect();
    // The card may be longer than the window: the question says once more what it is about.
    let asked = |title: &str| say::what_happened(title).of(look.lang).to_owned();
    let title = visible_line(view.project.items[item].title.of(look.lang));
    let room = look.width.saturating_sub(asked("").width() + AROUND);
    let question = asked(&shorten(&title, room, look.glyphs().ellipsis));
    Ok(match context.ui.choose(&question, &options, start)? {
        Reply::Given(position) => choices.get(position).cloned().map_or(Answer::Back, Answer::Chosen),
        Reply::Back => Answer::Back,
    })
}

/// Asks for the words of a choice; `typed` stands in the line at first.
///
/// # Errors
///
/// When the terminal fails.
pub(super) fn ask_words(
    loaded: &Loaded,
    item: ItemAt,
    choice: &Choice,
    may_be_left_out: bool,
    typed: &mut String,
    look: Look,
    context: &mut Context<'_>,
) -> Result<Answer> {
    let pending = loaded.view.standings[item].replay.half_waived().is_some();
    let question = walk_naming::question(choice, &loaded.view.project.items[item], pending);
    let reply = if choice.is_reason() {
        let reply = context.ui.text(question.of(look.lang), typed)?;
        if let Reply::Given(words) = &reply {
            typed.clone_from(words);
        }
        let note = |words: String| Some(words.trim().to_owned()).filter(|words| !words.is_empty());
        match reply {
            Reply::Given(words) => Reply::Given(Said { note: note(words), evidence: Vec::new() }),
            Reply::Back => Reply::Back,
        }
    } else {
        ask_said(loaded, &question, typed, look, context)?
    };
    let Reply::Given(said) = reply else { return Ok(Answer::Back) };
    if said.is_empty() && !may_be_left_out {
        context.remark(&say::words_needed(), None)?;
    }
    Ok(Answer::Said(said))
}

/// Asks for which of some items a step is made, and shows how many they are before it is.
///
/// # Errors
///
/// When the terminal fails.
pub(super) fn ask_several(
    view: &View,
    items: &[ItemAt],
    did: &str,
    look: Look,
    context: &mut Context<'_>,
) -> Result<Answer> {
    let Some(first) = items.first() else { return Ok(Answer::Back) };
    let done = naming::done(&view.project.items[*first], did);
    let options: Vec<String> = items.iter().map(|at| title(view, *at, look)).collect();
    context.remark(&say::several_keys(), None)?;
    let Reply::Given(chosen) = context.ui.choose_several(say::several_which(&done).of(look.lang), &options)? else {
        return Ok(Answer::Back);
    };
    let chosen: Vec<ItemAt> = chosen.into_iter().filter_map(|at| items.get(at).copied()).collect();
    if chosen.is_empty() {
        context.remark(&say::none_chosen(), None)?;
        return Ok(Answer::Back);
    }
    for line in chosen.iter().flat_map(|at| wrap(&title(view, *at, look), look.width - 2)) {
        context.ui.show(&format!("  {line}\n"))?;
    }
    let sure = say::several_sure(done, words::items(chosen.len()));
    if context.ui.confirm(sure.of(look.lang), false)? != Reply::Given(true) {
        return Ok(Answer::Back);
    }
    Ok(match context.ui.text(say::note_for_all().of(look.lang), "")? {
        Reply::Given(note) => {
            let note = Some(note.trim().to_owned()).filter(|note| !note.is_empty());
            Answer::Picked(chosen, Said { note, evidence: Vec::new() })
        }
        Reply::Back => Answer::Back,
    })
}

/// Asks for words of an item, and which one is meant where several have them.
///
/// # Errors
///
/// When the terminal fails.
pub(super) fn ask_item(view: &View, look: Look, context: &mut Context<'_>) -> Result<Answer> {
    let mut typed = String::new();
    loop {
        let Reply::Given(words) = context.ui.text(say::find_what().of(look.lang), &typed)? else {
            return Ok(Answer::Back);
        };
        if words.trim().is_empty() {
            return Ok(Answer::Back);
        }
        let found = find(view, &words);
        typed = words;
        match found.as_slice() {
            [] => {
                let none = say::found_none(typed.trim());
                context.remark(&none, None)?;
            }
            [only] => return Ok(Answer::Found(*only)),
            several => {
                let options: Vec<String> = several.iter().map(|at| title(view, *at, look)).collect();
                // Esc leads to the words again.
                if let Reply::Given(at) = context.ui.choose(say::found_which().of(look.lang), &options, 0)?
                    && let Some(item) = several.get(at)
                {
                    return Ok(Answer::Found(*item));
                }
            }
        }
    }
}

/// `Store owner account (Accounts and access)`; where another has that title, with the full name in the brackets.
fn title(view: &View, at: ItemAt, look: Look) -> String {
    let title = view.project.items[at].title.text();
    let called = naming::item_called(&view.project, at);
    let alone = called == title;
    let told = if alone { words::aside(title, section_title(view, at, look.lang)) } else { called };
    visible_line(told.of(look.lang))
}
