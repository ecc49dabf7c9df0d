//! The walk at a terminal: shows cards, asks, and has every answer on disk before the next question.

use super::context::Context;
use super::recording::record_asking;
use super::scoring::ask_value;
use super::unsigned::signoffs;
use crate::acts::record::Recorded;
use crate::acts::wanted::Wanted;
use crate::checks::check_all;
use crate::files::load::Loaded;
use crate::history;
use crate::model::finding::Severity;
use crate::model::list::ItemAt;
use crate::model::naming;
use crate::model::project::Person;
use crate::model::view::View;
use crate::screen::recorded::render_short;
use crate::screen::ui::Reply;
use crate::screen::walk::{commit_command, render_closing, render_opening, render_walk_card};
use crate::text::Text;
use crate::text::exit::Exit;
use crate::text::look::{Look, Style};
use crate::text::problem::Problem;
use crate::text::say::{walk as say, words};
use crate::text::visible::visible_line;
use crate::walk::choice::Choice;
use crate::walk::naming as walk_naming;
use crate::walk::{Answer, Ask, Scope, Walk, WalkAnswer};
use anyhow::Result;
use std::path::Path;

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
    mut loaded: Loaded,
    answering: Answering,
    scope: Scope,
    look: Look,
    context: &mut Context<'_>,
) -> Result<Exit> {
    let person = &answering.person;
    let whole = scope.only.is_none() && !scope.due;
    let mut walk = Walk::new(person.clone(), scope);
    let mut recorded: Vec<(ItemAt, Text)> = Vec::new();
    context.ui.farewell(farewell(&recorded).of(look.lang).to_owned());
    let findings = check_all(&loaded);
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    let to_sign = signoffs(&mut loaded, &context.vouchers()).1;
    context.ui.show(&render_opening(&loaded.view, &walk, person, whole, errors, &to_sign, look))?;
    let mut shown: Option<(ItemAt, usize)> = None;
    loop {
        let answer = match walk.ask(&loaded.view) {
            Ask::End => break,
            Ask::Choose { item, choices } => {
                let state = (item, loaded.view.project.items[item].log.len());
                if shown != Some(state) {
                    let card = render_walk_card(&loaded, &walk, item, person, look);
                    context.ui.show(&card)?;
                }
                shown = None;
                choose(&loaded.view, item, &choices, look, context)?
            }
            Ask::Words { choice, item } => {
                shown = Some((item, loaded.view.project.items[item].log.len()));
                match context.ui.text(
                    walk_naming::question(&choice, loaded.view.standings[item].replay.half_waived().is_some())
                        .of(look.lang),
                    "",
                )? {
                    Reply::Given(words) if words.trim().is_empty() => {
                        context.ui.show(&format!("{}\n", say::words_needed().of(look.lang)))?;
                        Answer::Said(words)
                    }
                    Reply::Given(words) => Answer::Said(words),
                    Reply::Back => Answer::Back,
                }
            }
            Ask::Value { item, choice, asks, may_be_left_out } => {
                shown = Some((item, loaded.view.project.items[item].log.len()));
                ask_value(&loaded.view, item, &choice, (&asks, may_be_left_out), look, context)?
            }
        };
        let Some(wanted) = walk.answer(&loaded.view, answer) else { continue };
        let (fresh, saved) = save(loaded, &answering, &wanted, look, context)?;
        loaded = fresh;
        match saved {
            Saved::Done => {
                let done = naming::done(&loaded.view.project.items[wanted.item], &wanted.did);
                let line = say::saved(done.clone());
                context.ui.show(&format!("{}\n", look.paint(Style::Good, &visible_line(line.of(look.lang)))))?;
                if let Some(line) = render_short(&loaded.view, wanted.item, last_round(&loaded.view, wanted.item), look)
                {
                    context.ui.show(&line)?;
                }
                recorded.push((wanted.item, done));
                context.ui.farewell(farewell(&recorded).of(look.lang).to_owned());
                walk.recorded(&loaded.view, &wanted);
            }
            Saved::Changed => context.ui.show(&format!("{}\n", say::changed_meanwhile().of(look.lang)))?,
            Saved::Refused(why) => {
                let line = say::not_saved(why);
                let line = visible_line(line.of(look.lang));
                context.ui.show(&format!("{}\n", look.paint(Style::Bad, &line)))?;
                if let Some(choice) = words_choice(&wanted) {
                    walk.ask_again(choice);
                }
            }
        }
    }
    let commit = !recorded.is_empty() && history::is_work_tree(&loaded.root);
    let commit = commit.then(|| commit_command(&loaded.root, &context.folder, person, recorded.len()));
    let to_sign = signoffs(&mut loaded, &context.vouchers()).1;
    context.ui.show(&render_closing(&loaded.view, &recorded, commit, &to_sign, person, look))?;
    Ok(Exit::Fine)
}

/// How saving an answer went.
enum Saved {
    Done,
    /// The item is no longer as it was shown.
    Changed,
    Refused(Text),
}

/// Writes an answer if the item is still as it was shown; gives the project back as it is then.
fn save(
    loaded: Loaded,
    answering: &Answering,
    wanted: &WalkAnswer,
    look: Look,
    context: &mut Context<'_>,
) -> Result<(Loaded, Saved)> {
    let mut note = wanted.note.clone();
    let mut targets: Vec<String> = wanted.evidence.iter().cloned().collect();
    if let Some(words) = note.take_if(|words| names_proof(&loaded, wanted, words, &context.folder)) {
        targets.push(words);
    }
    let root = loaded.root.clone();
    let folder = context.folder.clone();
    let wanted = Wanted {
        items: vec![(loaded.view.project.items[wanted.item].name.clone(), None)],
        by: &answering.person.id,
        entered_by: answering.entered_by.clone(),
        did: &wanted.did,
        value: wanted.value.clone(),
        note,
        fix_by: None,
        person: None,
        targets,
        opened: Vec::new(),
        copy: false,
        folder: &folder,
        lang: look.lang,
        at: None,
    };
    Ok(match record_asking(loaded, wanted, true, look, context) {
        Ok(Recorded::Done { loaded, notes, .. }) => {
            for note in notes {
                context.ui.show(&format!("{}\n", visible_line(note.of(look.lang))))?;
            }
            (loaded, Saved::Done)
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

/// Whether the words that a step asks for as proof name a file, a folder or a web address.
fn names_proof(loaded: &Loaded, wanted: &WalkAnswer, words: &str, folder: &Path) -> bool {
    let steps = &loaded.view.project.items[wanted.item].steps;
    let words = words.trim();
    let there = |place: &Path| place.join(words).symlink_metadata().is_ok();
    let is_address = words.contains("://") && !words.contains(char::is_whitespace);
    steps.iter().any(|step| step.did == wanted.did && step.proof)
        && (is_address || there(folder) || there(&loaded.root))
}

/// The words to ask for again after they were refused.
fn words_choice(wanted: &WalkAnswer) -> Option<Choice> {
    match wanted.did.as_str() {
        _ if wanted.evidence.is_some() => Some(Choice::Evidence),
        "rejected" => Some(Choice::Reject),
        "waived" => Some(Choice::Waive),
        "blocked" => Some(Choice::Block),
        "noted" => Some(Choice::Note),
        did if wanted.note.is_some() => Some(Choice::Step(did.to_owned())),
        _ => None,
    }
}

fn choose(view: &View, item: ItemAt, choices: &[Choice], look: Look, context: &mut Context<'_>) -> Result<Answer> {
    let entry = &view.project.items[item];
    let pending = view.standings[item].replay.half_waived().is_some();
    let options: Vec<String> = choices
        .iter()
        .map(|choice| {
            let text = walk_naming::choice(choice, entry, pending);
            if look.ascii { text.of(look.lang).replace('…', "...") } else { text.of(look.lang).to_owned() }
        })
        .collect();
    Ok(match context.ui.choose(say::what_happened().of(look.lang), &options, 0)? {
        Reply::Given(position) => choices.get(position).cloned().map_or(Answer::Back, Answer::Chosen),
        Reply::Back => Answer::Back,
    })
}

/// The round that the newest act of an item is about.
fn last_round(view: &View, item: ItemAt) -> Option<u32> {
    view.project.items[item].log.last().and_then(|act| act.round)
}

/// What to say if the person stops now.
fn farewell(recorded: &[(ItemAt, Text)]) -> Text {
    match recorded.len() {
        0 => say::stopped_nothing(),
        count => say::stopped_saved(words::saved_answers(count)),
    }
}
