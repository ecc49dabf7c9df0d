//! The walk at a terminal: shows cards, asks, and has every answer on disk before the next question.

use super::act::{judge_hashed, new_act, refuse, stale_note};
use super::gather::{self, Gathered};
use super::scoring::ask_number;
use crate::change::append_acts;
use crate::context::{Context, View};
use crate::exit::Exit;
use crate::finding::Severity;
use crate::git;
use crate::i18n::{Lang, Text, evidence as evidence_say, walk as say, words};
use crate::look::{Look, Style, wrap};
use crate::problem::Problem;
use crate::project::{Act, Person};
use crate::render::item::{render_card, rule, section_title};
use crate::render::status::heading;
use crate::store::Store;
use crate::ui::Reply;
use crate::visible::visible_line;
use crate::walk::{Answer, Ask, Choice, Scope, Walk, Wanted};
use anyhow::Result;
use std::path::Path;

/// Walks a person through the items of a scope.
///
/// # Errors
///
/// When the terminal fails, or the project can no longer be read.
pub(super) fn walk(
    mut view: View,
    person: Person,
    scope: Scope,
    look: Look,
    context: &mut Context<'_>,
) -> Result<Exit> {
    let whole = scope.only.is_none() && !scope.due;
    let mut walk = Walk::new(person.clone(), scope);
    let mut recorded: Vec<(usize, Text)> = Vec::new();
    context.ui.farewell(farewell(&recorded).of(look.lang).to_owned());
    let opening = opening(&view, &walk, &person, whole, look);
    context.ui.show(&opening)?;
    let mut shown: Option<(usize, usize)> = None;
    loop {
        let answer = match walk.ask(&view) {
            Ask::End => break,
            Ask::Choose { item, choices } => {
                let state = (item, view.loaded.project.items[item].log.len());
                if shown != Some(state) {
                    let card = card(&view, &walk, item, &person, look);
                    context.ui.show(&card)?;
                }
                shown = None;
                choose(&view, item, &choices, look, context)?
            }
            Ask::Words { choice, item } => {
                shown = Some((item, view.loaded.project.items[item].log.len()));
                match context.ui.text(
                    say::question(&choice, view.standings[item].replay.half_waived().is_some()).of(look.lang),
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
            Ask::Number { item, choice, range } => {
                shown = Some((item, view.loaded.project.items[item].log.len()));
                ask_number(&view, item, &choice, range, look, context)?
            }
        };
        let Some(wanted) = walk.answer(&view, answer) else { continue };
        match save(&mut view, &person, &wanted, look, context)? {
            Saved::Done => {
                let done = words::done(&view.loaded.project.items[wanted.item], &wanted.did);
                let line = say::saved(done.clone());
                context.ui.show(&format!("{}\n", look.paint(Style::Good, &visible_line(line.of(look.lang)))))?;
                recorded.push((wanted.item, done));
                context.ui.farewell(farewell(&recorded).of(look.lang).to_owned());
                walk.recorded(&view, &wanted);
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
    let closing = closing(&view, &person, &recorded, &context.folder, look);
    context.ui.show(&closing)?;
    Ok(Exit::Fine)
}

/// How saving an answer went.
enum Saved {
    Done,
    /// The item is no longer as it was shown.
    Changed,
    Refused(Text),
}

/// Writes an answer: under the lock, on the project as it is now, if the item is still as it was shown.
fn save(view: &mut View, person: &Person, wanted: &Wanted, look: Look, context: &mut Context<'_>) -> Result<Saved> {
    let root = view.loaded.root.clone();
    let mut note = wanted.note.clone();
    let mut targets: Vec<String> = wanted.evidence.iter().cloned().collect();
    if let Some(words) = note.take_if(|words| names_proof(view, wanted, words, &context.folder)) {
        targets.push(words);
    }
    let to_hash = gather::Wanted { targets: &targets, items: &[wanted.item], did: &wanted.did, copy: false };
    let gathered = match to_hash.is_empty(view) {
        true => Gathered::default(),
        // Before the lock is taken: hashing takes long, and nobody else should have to wait.
        false => match Gathered::gather(view, &context.folder, &to_hash, look) {
            Ok(gathered) => gathered,
            Err(error) => return Ok(Saved::Refused(problem_text(error)?)),
        },
    };
    if let Some(named) = gathered.evidence(None).first().filter(|_| wanted.evidence.is_some()) {
        note = Some(say::evidence_note(named.target()).of(look.lang).to_owned());
    }
    let store = Store::open(&root)?;
    let now = context.clock.now();
    let fresh = View::load(&root, now)?;
    fresh.require_readable()?;
    let name = view.loaded.project.items[wanted.item].name.clone();
    let before = view.loaded.project.items[wanted.item].log.len();
    let Some(item) = fresh.loaded.project.find(&name).filter(|at| fresh.loaded.project.items[*at].log.len() == before)
    else {
        *view = fresh;
        return Ok(Saved::Changed);
    };
    *view = fresh;
    let entry = &view.loaded.project.items[item];
    let Ok(hashed) = gathered.of_field(entry, &wanted.did) else { return Ok(Saved::Changed) };
    let act = new_act(view, item, person, &wanted.did, note, gathered.evidence(hashed), None);
    let act = Act { score: wanted.score, ..act };
    if let Some(why) = refuse(view, item, &act) {
        return Ok(Saved::Refused(why));
    }
    let unreached = match judge_hashed(entry, &act, hashed) {
        Ok(unreached) => unreached.map(|path| evidence_say::location_elsewhere(path, entry.name.to_string())),
        Err(why) => return Ok(Saved::Refused(why)),
    };
    let acts = [(item, act)];
    let mut changes = match gathered.changes(view, &acts) {
        Ok(changes) => changes,
        Err(error) => return Ok(Saved::Refused(problem_text(error)?)),
    };
    changes.extend(append_acts(&view.loaded, &acts));
    store.apply(&changes)?;
    drop(store);
    if let Some(note) = unreached {
        context.ui.show(&format!("{}\n", visible_line(note.of(look.lang))))?;
    }
    view.record(&acts);
    Ok(Saved::Done)
}

/// Whether the words that a step asks for as proof name a file, a folder or a web address.
fn names_proof(view: &View, wanted: &Wanted, words: &str, folder: &Path) -> bool {
    let steps = &view.loaded.project.items[wanted.item].steps;
    let words = words.trim();
    let there = |place: &Path| place.join(words).symlink_metadata().is_ok();
    let is_address = words.contains("://") && !words.contains(char::is_whitespace);
    steps.iter().any(|step| step.did == wanted.did && step.proof)
        && (is_address || there(folder) || there(&view.loaded.root))
}

/// The words to ask for again after they were refused.
fn words_choice(wanted: &Wanted) -> Option<Choice> {
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

fn choose(view: &View, item: usize, choices: &[Choice], look: Look, context: &mut Context<'_>) -> Result<Answer> {
    let entry = &view.loaded.project.items[item];
    let pending = view.standings[item].replay.half_waived().is_some();
    let options: Vec<String> = choices
        .iter()
        .map(|choice| {
            let text = say::choice(choice, entry, pending);
            if look.ascii { text.of(look.lang).replace('…', "...") } else { text.of(look.lang).to_owned() }
        })
        .collect();
    Ok(match context.ui.choose(say::what_happened().of(look.lang), &options, 0)? {
        Reply::Given(position) => choices.get(position).cloned().map_or(Answer::Back, Answer::Chosen),
        Reply::Back => Answer::Back,
    })
}

/// The title, who the tool thinks one is, and how much waits.
fn opening(view: &View, walk: &Walk, person: &Person, whole: bool, look: Look) -> String {
    let lang = look.lang;
    let mut text = heading(view, look);
    let mut line = say::you_are(visible_line(&person.name), words::party(person.party)).of(lang).to_owned();
    let ahead = walk.ahead(view);
    let mine = ahead.iter().filter(|at| view.standings[**at].is_asked(&person.id)).count();
    let late = ahead.iter().filter(|at| view.standings[**at].days_late.is_some()).count();
    let total = view.standings.iter().filter(|standing| standing.counts).count();
    let waiting = match mine {
        0 if ahead.is_empty() && !whole => say::nothing_in_scope(),
        0 => say::nothing_for_you(),
        1 => say::one_waits_on_you(words::items(total)),
        _ => say::waits_on_you(mine, words::items(total)),
    };
    let waiting = if mine == 0 {
        waiting
    } else if late > 0 {
        say::sentence_pair(waiting, say::some_late(late))
    } else {
        say::sentence(waiting)
    };
    line.push_str(match lang {
        Lang::En => " ",
        Lang::Zh => "",
    });
    line.push_str(waiting.of(lang));
    for line in wrap(&line, look.width) {
        text.push_str(&format!("{line}\n"));
    }
    let findings = view.findings();
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    if errors > 0 {
        text.push_str(&format!("{}\n", look.paint(Style::Bad, say::see_findings(errors).of(lang))));
    }
    text
}

/// The card of an item: how far the walk has come, its section, how late it is, and its facts.
fn card(view: &View, walk: &Walk, item: usize, person: &Person, look: Look) -> String {
    let (number, total) = walk.position(view);
    let bar = look.bar(number - 1, total, 10);
    let left = format!("{} {bar} {}", say::card(number, total).of(look.lang), section_title(view, item, look.lang));
    let due = words::due_distance(&view.standings[item], &view.now).filter(|_| view.is_due_soon(item));
    let right = due.unwrap_or_default();
    let signed = stale_note(&view.loaded.root, &view.loaded.project.items[item].stage);
    let note: String = signed
        .iter()
        .flat_map(|note| wrap(&visible_line(note.of(look.lang)), look.width))
        .map(|line| format!("{}\n", look.paint(Style::Warn, &line)))
        .collect();
    format!("\n{}{}{note}\n", rule(&left, right.of(look.lang), look), render_card(view, item, Some(&person.id), look))
}

/// What was recorded, what now waits on whom, and how to pass it on.
fn closing(view: &View, person: &Person, recorded: &[(usize, Text)], folder: &Path, look: Look) -> String {
    let lang = look.lang;
    let mut lines: Vec<Text> = Vec::new();
    if recorded.is_empty() {
        lines.push(say::nothing_recorded());
    } else {
        let mut counts: Vec<(&Text, usize)> = Vec::new();
        for (_, done) in recorded {
            match counts.iter_mut().find(|(known, _)| *known == done) {
                Some((_, count)) => *count += 1,
                None => counts.push((done, 1)),
            }
        }
        let list: Vec<String> =
            counts.iter().map(|(done, count)| say::so_many(*done, *count).of(lang).to_owned()).collect();
        lines.push(say::you_recorded(words::list(&list, lang)));
    }
    let mut waiting: Vec<(usize, &Person)> = view
        .loaded
        .project
        .people
        .iter()
        .map(|other| {
            let asked = view.standings.iter().filter(|standing| standing.counts && standing.is_asked(&other.id));
            (asked.count(), other)
        })
        .filter(|(count, _)| *count > 0)
        .collect();
    waiting.sort_by_key(|(count, _)| usize::MAX - count);
    let list: Vec<String> =
        waiting.iter().map(|(count, other)| say::so_many(&other.name, *count).of(lang).to_owned()).collect();
    lines.push(if list.is_empty() { say::nothing_waits() } else { say::now_waits_on(words::list(&list, lang)) });
    let mut text = "\n".to_owned();
    for line in &lines {
        for line in wrap(&visible_line(line.of(lang)), look.width) {
            text.push_str(&format!("{line}\n"));
        }
    }
    if !recorded.is_empty() && git::is_work_tree(&view.loaded.root) {
        let command = commit_command(view, person, recorded.len(), folder);
        text.push_str(&format!("{}\n", say::to_commit(format!("\n  {command}")).of(lang)));
    }
    text
}

/// The git command that passes the answers on, as it can be typed from the current folder.
fn commit_command(view: &View, person: &Person, answers: usize, folder: &Path) -> String {
    let root = &view.loaded.root;
    let here = folder.canonicalize().ok().zip(root.canonicalize().ok()).is_some_and(|(here, root)| here == root);
    let at = if here && folder == Path::new(".") { String::new() } else { format!(" -C {}", quoted(root.display())) };
    let count = words::count(answers, "answer", "answers", "项");
    let message = format!("handover: {} by {}", count.en, person.id);
    format!("git{at} add -A . && git{at} commit -m {}", quoted(message))
}

/// A word as a shell takes it for one word, whatever is in it.
fn quoted(word: impl std::fmt::Display) -> String {
    let word = visible_line(&word.to_string());
    format!("'{}'", word.replace('\'', r"'\''"))
}

/// What to say if the person stops now.
fn farewell(recorded: &[(usize, Text)]) -> Text {
    match recorded.len() {
        0 => say::stopped_nothing(),
        count => say::stopped_saved(words::count(count, "answer", "answers", "项记录")),
    }
}

/// What a problem says; any other error ends the walk.
fn problem_text(error: anyhow::Error) -> Result<Text> {
    match error.downcast::<Problem>() {
        Ok(problem) => Ok(problem.message),
        Err(error) => Err(error),
    }
}
