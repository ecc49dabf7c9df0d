//! Answers that came back from a page: shown, judged as things stand now, recorded in the name of who gave them.

use super::args::ImportArgs;
use super::source::Incoming as Source;
use crate::context::Context;
use crate::context::acting::who_acts;
use crate::context::changing::open_to_ask;
use crate::context::proposing::{Consent, propose};
use crate::edits::proposal::{Judged, Verdict};
use crate::exchange::journal::{Answered, Journal};
use crate::exchange::page::answers::{AnswersFile, parse_answers};
use crate::exchange::page::proposals::{Kept, answerer, proposals};
use crate::files::bounded::read_bounded;
use crate::files::change::Change;
use crate::files::load::Loaded;
use crate::model::naming;
use crate::model::project::Person;
use crate::screen::layout::paragraph;
use crate::text::Text;
use crate::text::exit::Exit;
use crate::text::problem::Problem;
use crate::text::say::{answers as say, importing as importing_say, store as store_say};
use crate::text::visible::shell_word;
use anyhow::Result;
use std::path::PathBuf;

/// Imports answers, one file after the other.
///
/// # Errors
///
/// When one is not as a page saves it, or is about another project; nothing of it is recorded then.
pub(super) fn run(sources: &[Source], args: &ImportArgs, context: &mut Context<'_>) -> Result<Exit> {
    let files: Vec<AnswersFile> = sources.iter().map(|source| parse_answers(&source.bytes)).collect::<Result<_>>()?;
    let mut exit = Exit::Fine;
    for (file, source) in files.iter().zip(sources) {
        let one = import(file, &source.bytes, args, context)?;
        exit = if one == Exit::Fine { exit } else { one };
    }
    Ok(exit)
}

fn import(file: &AnswersFile, bytes: &[u8], args: &ImportArgs, context: &mut Context<'_>) -> Result<Exit> {
    let (store, loaded) = open_to_ask(context)?;
    let look = context.look();
    let person = answerer(&loaded.view, file)?.clone();
    let importer = who_acts(&loaded, args.acting.as_deref(), look, context)?;
    let entered_by = (importer.id != person.id).then_some(importer.id.as_str());
    let kept = Kept::of(&person, bytes);
    let incoming = proposals(&loaded.view, (file, &person), &kept, entered_by);
    let also = keep(&loaded, &kept, bytes)?;
    let consent = args.consent();
    let head = paragraph(head(&loaded, file, &person, entered_by.map(|_| &importer)).of(look.lang), None, look);
    if consent == Consent::Ask && context.interactive {
        context.ui.show(&head)?;
    } else {
        context.out.push_str(&head);
    }
    let is_kept = also.is_empty();
    let judged = propose(store, &loaded, &incoming, also, consent, context)?;
    if judged.fitting() > 0 && consent != Consent::DryRun && !is_kept {
        context.note(&say::kept_as(&kept.path));
    }
    if judged.fitting() > 0 && consent != Consent::DryRun {
        remember(&loaded, Answered { path: kept.path, by: person.id.clone(), at: loaded.view.now }, context);
    }
    if !left_out(&judged) {
        return Ok(Exit::Fine);
    }
    context.note(&say::make_anew(format!("handover export page --for {}", shell_word(&person.id))));
    Ok(Exit::Outstanding)
}

/// Remembers that answers came after the last list, so that taking back an import does not mean another one.
fn remember(loaded: &Loaded, answered: Answered, context: &mut Context<'_>) {
    let Some(user) = &context.user else { return };
    let keep = || -> Result<()> {
        let before = user.last_import(&loaded.root)?.and_then(|bytes| Journal::parse(&bytes));
        user.keep_import(&loaded.root, &Journal::and_answers(before, answered).to_bytes()?)
    };
    if let Err(error) = keep() {
        context.note(&importing_say::not_kept_for_undo(error.to_string()));
    }
}

/// Whether an answer does not fit any more.
fn left_out(judged: &Judged) -> bool {
    judged.verdicts.iter().any(|verdict| matches!(verdict, Verdict::Moved(_) | Verdict::Refused(_)))
}

/// "Answers of Chen Yu (receiver), saved 21 Nov 09:00, entered by Lin Wei (giver)".
fn head(loaded: &Loaded, file: &AnswersFile, person: &Person, importer: Option<&Person>) -> Text {
    let view = &loaded.view;
    let saved = naming::moment(&view.zone.place(&file.saved.at), view.today());
    let from = say::from(&person.name, naming::party(person.party), saved);
    match importer {
        Some(importer) => say::entered_by(from, &importer.name, naming::party(importer.party)),
        None => from,
    }
}

/// The change that keeps the answers with the project; nothing where they are kept already.
///
/// # Errors
///
/// When something else has their name.
fn keep<'a>(loaded: &Loaded, kept: &Kept, bytes: &[u8]) -> Result<Vec<Change<'a>>> {
    let place = loaded.root.join(&kept.path);
    match place.symlink_metadata() {
        Err(_) => Ok(vec![Change::Create { path: PathBuf::from(&kept.path), content: bytes.to_vec() }]),
        Ok(_) if read_bounded(&place, bytes.len() as u64).is_ok_and(|there| there == bytes) => Ok(Vec::new()),
        Ok(_) => Err(Problem::project(store_say::exists_already(&kept.path)).into()),
    }
}
