//! The walk at a terminal: shows cards, asks, and has every answer on disk before the next question.

use super::changing::change;
use super::questions::{ask_item, ask_several, ask_words, choose};
use super::scoring::ask_value;
use crate::acts::record::Recorded;
use crate::acts::wanted::Wanted;
use crate::checks::check_all;
use crate::context::Context;
use crate::context::outside::ask_to_copy;
use crate::context::recording::record_asking;
use crate::context::stale::stale_notes;
use crate::context::unsigned::signoffs;
use crate::files::load::{Loaded, Source};
use crate::history;
use crate::model::finding::Severity;
use crate::model::item::{Act, ItemName};
use crate::model::list::ItemAt;
use crate::model::naming;
use crate::model::project::Person;
use crate::model::undone::UNDONE;
use crate::model::view::View;
use crate::report::unsigned::ToSign;
use crate::screen::commit::{commit_command, folder_word};
use crate::screen::recorded::render_short;
use crate::screen::walk::{Done, render_closing, render_opening, render_walk_card, whom_to_tell};
use crate::text::Text;
use crate::text::exit::Exit;
use crate::text::look::{Look, Style, wrap};
use crate::text::problem::Problem;
use crate::text::say::{next as next_say, walk as say, words};
use crate::text::visible::{shell_word, visible_line};
use crate::walk::choice::Choice;
use crate::walk::{Answer, Ask, Scope, Walk, WalkAnswer};
use anyhow::Result;
use std::collections::BTreeSet;

/// Who answers.
pub(super) struct Answering {
    /// The person in whose name answers are recorded.
    pub(super) person: Person,
    /// Id of the person who enters them, where that is somebody else.
    pub(super) entered_by: Option<String>,
}

/// Walks a person through the items of a scope.
///
/// # Errors
///
/// When the terminal fails, or the project can no longer be read.
pub(super) fn walk(
    (mut loaded, mut to_sign): (Loaded, Vec<ToSign>),
    answering: Answering,
    scope: Scope,
    look: Look,
    context: &mut Context<'_>,
) -> Result<Exit> {
    let person = &answering.person;
    let whole = scope.only.is_none() && !scope.due;
    let mut walk = Walk::new(person.clone(), scope);
    let mut recorded: Vec<(ItemAt, Text)> = Vec::new();
    let mut changed: BTreeSet<ItemName> = BTreeSet::new();
    let mut undid = false;
    context.ui.farewell(farewell(&recorded).of(look.lang).to_owned());
    let findings = check_all(&loaded);
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    context.ui.show(&render_opening(&loaded.view, &walk, person, whole, errors, &to_sign, look))?;
    let mut shown: Option<(ItemAt, usize)> = None;
    // What was typed last, to be mended where it would not do.
    let mut typed = String::new();
    loop {
        let look = look.in_columns(context.ui.columns());
        let ask = walk.ask(&loaded.view);
        let answer = match &ask {
            Ask::End => break,
            Ask::Choose { item, choices, start } => {
                let state = (*item, loaded.view.project.items[*item].log.len());
                if shown != Some(state) {
                    let card = render_walk_card(&loaded, &walk, *item, person, look);
                    context.ui.show(&card)?;
                }
                shown = None;
                typed.clear();
                choose(&loaded.view, *item, (choices, *start), look, context)?
            }
            Ask::Words { choice, item, may_be_left_out } => {
                ask_words(&loaded, *item, choice, *may_be_left_out, &mut typed, look, context)?
            }
            Ask::Value { item, choice, asks, may_be_left_out } => {
                ask_value(&loaded, *item, choice, (asks, *may_be_left_out), look, context)?
            }
            Ask::Several { items, did } => ask_several(&loaded.view, items, did, look, context)?,
            Ask::Find => ask_item(&loaded.view, look, context)?,
            Ask::Change(item) => {
                let name = loaded.view.project.items[*item].name.clone();
                let before: Vec<Vec<u8>> = loaded.sources.iter().map(|source| source.bytes().to_vec()).collect();
                loaded = change(loaded, *item, look, context)?;
                if !loaded.sources.iter().map(Source::bytes).eq(before.iter().map(Vec::as_slice)) {
                    changed.insert(name);
                }
                Answer::Back
            }
        };
        if let Ask::Words { item, .. } | Ask::Value { item, .. } = ask {
            shown = Some((item, loaded.view.project.items[item].log.len()));
        }
        let Some(wanted) = walk.answer(&loaded.view, answer) else { continue };
        let (fresh, saved) = save(loaded, &answering, &wanted, look, context)?;
        loaded = fresh;
        match saved {
            Saved::Done(acts) => {
                tell_saved(&loaded.view, &acts, look, context)?;
                undid |= keep_count(&mut recorded, &acts, &loaded.view);
                context.ui.farewell(farewell(&recorded).of(look.lang).to_owned());
                walk.recorded(&loaded.view, &wanted);
            }
            Saved::Changed => context.remark(&say::changed_meanwhile(), None)?,
            Saved::Not => words_choice(&wanted).into_iter().for_each(|choice| walk.ask_again(choice)),
            Saved::Refused(why) => {
                let line = say::not_saved(why);
                context.remark(&line, Some(Style::Bad))?;
                if let Some(choice) = words_choice(&wanted) {
                    walk.ask_again(choice);
                }
            }
        }
    }
    if undid || !recorded.is_empty() || !changed.is_empty() {
        to_sign = signoffs(&mut loaded, &context.vouchers()).1;
    }
    let passing_on = match recorded.len() + changed.len() {
        0 if !undid => Vec::new(),
        answers => passing_on(&loaded, &to_sign, person, (answers.max(1), !recorded.is_empty()), context),
    };
    let done = Done { recorded: &recorded, changed: changed.len(), undid };
    context.ui.show(&render_closing(&loaded.view, &done, &passing_on, &to_sign, person, look))?;
    Ok(Exit::Fine)
}

/// Adds acts to those that were recorded; tells whether one of those was taken back, which was then not recorded, as far
/// as anybody is told.
fn keep_count(recorded: &mut Vec<(ItemAt, Text)>, acts: &[(ItemAt, Act)], view: &View) -> bool {
    let mut undid = false;
    for (item, act) in acts {
        match recorded.iter().rposition(|(at, _)| at == item).filter(|_| act.did == UNDONE) {
            Some(back) => {
                recorded.remove(back);
                undid = true;
            }
            None => recorded.push((*item, naming::done(&view.project.items[*item], &act.did))),
        }
    }
    undid
}

/// The commands after a walk: how a slip is taken back, how the answers come to the others, and what tells them.
fn passing_on(
    loaded: &Loaded,
    to_sign: &[ToSign],
    person: &Person,
    (answers, undoable): (usize, bool),
    context: &Context<'_>,
) -> Vec<(Text, String)> {
    let folder = folder_word(&loaded.root, &context.folder);
    let own = |words: String| match &folder {
        Some(folder) => format!("handover -C {folder} {words}"),
        None => format!("handover {words}"),
    };
    let mut commands = Vec::new();
    if undoable {
        commands.push((say::to_undo(), own(format!("undo --as {}", shell_word(&person.id)))));
    }
    if history::is_work_tree(&loaded.root) {
        let message = say::commit_message(&person.id, words::answers(answers));
        commands.push((say::to_commit(), commit_command(loaded, &context.folder, "-A .", &message)));
    }
    if let Some(whom) = whom_to_tell(&loaded.view, to_sign, person) {
        commands.push((say::to_tell(), own(format!("next --message --for {}", shell_word(&whom)))));
    }
    commands
}

/// How saving an answer went.
enum Saved {
    Done(Vec<(ItemAt, Act)>),
    /// The item is no longer as it was shown.
    Changed,
    Refused(Text),
    /// The person went back.
    Not,
}

/// Writes an answer if its items are still as they were shown; gives the project back as it is then.
fn save(
    loaded: Loaded,
    answering: &Answering,
    wanted: &WalkAnswer,
    look: Look,
    context: &mut Context<'_>,
) -> Result<(Loaded, Saved)> {
    let root = loaded.root.clone();
    let folder = context.folder.clone();
    let items = wanted.items.iter().map(|at| &loaded.view.project.items[*at]);
    for note in stale_notes(&root, &wanted.did, items.clone()) {
        context.remark(&note, None)?;
    }
    let items: Vec<(ItemName, Option<u32>)> = items.map(|item| (item.name.clone(), None)).collect();
    let Some(copy) = ask_to_copy(&wanted.said.evidence, &root, look, context)? else {
        return Ok((loaded, Saved::Not));
    };
    let wanted = Wanted {
        copy,
        items,
        entered_by: answering.entered_by.clone(),
        value: wanted.value.clone(),
        note: wanted.said.note.clone(),
        targets: wanted.said.evidence.clone(),
        folder: &folder,
        lang: look.lang,
        ..Wanted::new(&answering.person.id, &wanted.did)
    };
    Ok(match record_asking(loaded, wanted, true, look, context) {
        Ok(Recorded::Done { loaded, notes, acts }) => {
            for note in notes {
                context.remark(&note, None)?;
            }
            (loaded, Saved::Done(acts))
        }
        Ok(Recorded::Changed(loaded) | Recorded::Outside(loaded, _)) => (loaded, Saved::Changed),
        Ok(Recorded::Refused(loaded, refused)) => {
            (loaded, Saved::Refused(Text::lines(refused.into_iter().map(|(_, why)| why))))
        }
        Err(error) => {
            let why = error.downcast::<Problem>()?.message;
            let loaded = context.open_at(&root)?;
            loaded.require_readable()?;
            (loaded, Saved::Refused(why))
        }
    })
}

/// The words to ask for again after they were refused.
fn words_choice(wanted: &WalkAnswer) -> Option<Choice> {
    match wanted.did.as_str() {
        "rejected" => Some(Choice::Reject),
        "waived" => Some(Choice::Waive),
        "blocked" => Some(Choice::Block),
        "reopened" => Some(Choice::Reopen),
        "noted" => Some(Choice::Note),
        did if !wanted.said.is_empty() => Some(Choice::Step(did.to_owned())),
        _ => None,
    }
}

/// Says what is on disk: each act with what was said, and where its value is not enough.
fn tell_saved(view: &View, acts: &[(ItemAt, Act)], look: Look, context: &mut Context<'_>) -> Result<()> {
    for (item, act) in acts {
        let entry = &view.project.items[*item];
        let done = naming::with_round(naming::done_with(entry, act), act.round);
        let done = if acts.len() > 1 { next_say::act(done, naming::item_called(&view.project, *item)) } else { done };
        let shown = words::text_list(&act.evidence.iter().map(|one| Text::same(one.target())).collect::<Vec<_>>());
        let line = say::saved(if act.evidence.is_empty() { done } else { say::with_evidence(done, shown) });
        for line in wrap(&visible_line(line.of(look.lang)), look.width) {
            context.ui.show(&format!("{}\n", look.paint(Style::Good, &line)))?;
        }
        if let Some(line) = render_short(view, *item, act.round, look).filter(|_| act.value.is_some()) {
            context.ui.show(&line)?;
        }
    }
    Ok(())
}

/// What to say if the person stops now.
fn farewell(recorded: &[(ItemAt, Text)]) -> Text {
    match recorded.len() {
        0 => say::stopped_nothing(),
        count => say::stopped_saved(words::saved_answers(count)),
    }
}
