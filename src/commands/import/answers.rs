//! Answers that came back from a page: shown, judged as things stand now, recorded in the name of who gave them.

use super::args::ImportArgs;
use super::source::Incoming as Source;
use crate::context::Context;
use crate::context::acting::who_acts;
use crate::context::changing::open_to_ask;
use crate::context::proposing::{Consent, propose};
use crate::edits::proposal::{Incoming, Judged, Verdict};
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
use std::ops::Range;
use std::path::PathBuf;

/// Answers of one file, ready to be judged.
struct Read<'a> {
    file: &'a AnswersFile,
    bytes: &'a [u8],
    person: Person,
    kept: Kept,
    /// Which of all proposals are its own.
    own: Range<usize>,
}

/// Imports answers: those of all files are judged together, and recorded together or not at all.
///
/// # Errors
///
/// When one is not as a page saves it, or is about another project, or they would make the project wrong; nothing of any
/// is recorded then.
pub(super) fn run(sources: &[Source], args: &ImportArgs, context: &mut Context<'_>) -> Result<Exit> {
    let files: Vec<AnswersFile> = sources.iter().map(|source| parse_answers(&source.bytes)).collect::<Result<_>>()?;
    let (store, loaded) = open_to_ask(context)?;
    let look = context.look();
    let people: Vec<Person> = files.iter().map(|file| answerer(&loaded.view, file).cloned()).collect::<Result<_>>()?;
    let importer = who_acts(&loaded, args.acting.as_deref(), look, context)?;
    let mut incoming = Incoming::default();
    let mut read: Vec<Read<'_>> = Vec::with_capacity(files.len());
    let mut told = String::new();
    for ((file, source), person) in files.iter().zip(sources).zip(people) {
        let entered_by = (importer.id != person.id).then_some(importer.id.as_str());
        let kept = Kept::of(&person, &source.bytes);
        let mut one = proposals(&loaded.view, (file, &person), &kept, entered_by);
        if files.len() > 1 {
            one.proposals.iter_mut().for_each(|proposal| {
                proposal.origin = importing_say::in_file(&source.name, &proposal.origin);
            });
        }
        told += &paragraph(head(&loaded, file, &person, entered_by.map(|_| &importer)).of(look.lang), None, look);
        let own = incoming.proposals.len()..incoming.proposals.len() + one.proposals.len();
        incoming.proposals.extend(one.proposals);
        incoming.asked.get_or_insert_default().extend(one.asked.into_iter().flatten());
        read.push(Read { file, bytes: &source.bytes, person, kept, own });
    }
    let consent = args.consent();
    if consent == Consent::Ask && context.interactive {
        context.ui.show(&told)?;
    } else {
        context.out.push_str(&told);
    }
    let new = read.iter().map(|one| keep(&loaded, &one.kept, one.bytes)).collect::<Result<Vec<_>>>()?;
    let fits = |judged: &Judged, one: &Read<'_>| judged.verdicts[one.own.clone()].contains(&Verdict::Fits);
    let mut kept: Vec<&str> = Vec::new();
    let also = |judged: &Judged| {
        let mut changes = Vec::new();
        for (one, change) in read.iter().zip(new) {
            if fits(judged, one) && !kept.contains(&one.kept.path.as_str()) && change.is_some() {
                kept.push(&one.kept.path);
                changes.extend(change);
            }
        }
        changes
    };
    let judged = propose(store, &loaded, &incoming, also, consent, context)?;
    if consent != Consent::DryRun {
        kept.iter().for_each(|path| context.note(&say::kept_as(path)));
    }
    if consent != Consent::DryRun {
        for one in read.iter().filter(|one| fits(&judged, one)) {
            let (path, by) = (one.kept.path.clone(), one.person.id.clone());
            remember(&loaded, Answered { path, by, at: loaded.view.now }, context);
        }
    }
    let mut exit = Exit::Fine;
    let mut anew: Vec<&str> = Vec::new();
    for one in read.iter().filter(|one| left_out(&judged.verdicts[one.own.clone()])) {
        exit = Exit::Outstanding;
        if !anew.contains(&one.file.person.as_str()) {
            anew.push(&one.file.person);
            context.note(&say::make_anew(format!("handover export page --for {}", shell_word(&one.person.id))));
        }
    }
    Ok(exit)
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
fn left_out(verdicts: &[Verdict]) -> bool {
    verdicts.iter().any(|verdict| matches!(verdict, Verdict::Moved(_) | Verdict::Refused(_)))
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
fn keep<'a>(loaded: &Loaded, kept: &Kept, bytes: &[u8]) -> Result<Option<Change<'a>>> {
    let place = loaded.root.join(&kept.path);
    match place.symlink_metadata() {
        Err(_) => Ok(Some(Change::Create { path: PathBuf::from(&kept.path), content: bytes.to_vec() })),
        Ok(_) if read_bounded(&place, bytes.len() as u64).is_ok_and(|there| there == bytes) => Ok(None),
        Ok(_) => Err(Problem::project(store_say::exists_already(&kept.path)).into()),
    }
}
