//! From answers to the acts that they propose, and the file that is kept as their evidence.
//!
//! An act is dated when it was answered. Where the clock of that device ran ahead, the moment of the import is taken, where
//! it ran behind, that of the page; the judging of proposals takes that of the item's last act where the answer seems older.

use super::answers::{AnswerLine, AnswersFile, file_word};
use super::cards::asked_of;
use crate::edits::proposal::{Incoming, Proposal, Wants};
use crate::edits::seen::Seen;
use crate::evidence::Digest;
use crate::model::grade::ANSWERS;
use crate::model::item::{Act, Evidence, Item, ItemName, Place};
use crate::model::project::Person;
use crate::model::view::View;
use crate::text::problem::Problem;
use crate::text::say::answers as say;
use crate::text::visible::visible_line;
use anyhow::Result;

/// A file that is kept with the project.
#[derive(Debug)]
pub(crate) struct Kept {
    /// Its path from the project folder.
    pub(crate) path: String,
    digest: Digest,
    size: u64,
}

impl Kept {
    /// Where the answers of a person are kept; the same bytes always in the same place.
    pub(crate) fn of(person: &Person, bytes: &[u8]) -> Kept {
        let digest = Digest::of(bytes);
        let path = format!("{ANSWERS}{}-{}.json", file_word(&person.id).to_lowercase(), digest.prefix());
        Kept { path, digest, size: bytes.len() as u64 }
    }

    fn evidence(&self) -> Evidence {
        Evidence::File { path: self.path.clone(), sha256: Some(self.digest.to_string()), size: Some(self.size) }
    }
}

/// The person who answered.
///
/// # Errors
///
/// When the answers are about another project, or nobody of that id is in this one.
pub(crate) fn answerer<'a>(view: &'a View, file: &AnswersFile) -> Result<&'a Person> {
    let project = &view.project;
    if file.project != project.id || file.uuid != project.uuid {
        let problem = Problem::usage(say::other_project(visible_line(&file.project), &project.id));
        return Err(problem.hint(say::other_project_hint()).into());
    }
    // Whoever saw the item as it is saw its title too.
    let doctored = file.answers.iter().position(|line| {
        let item = ItemName::parse(&line.item, None).and_then(|name| project.find(&name));
        let is_other = |item: &Item| !item.title.texts().any(|title| visible_line(title) == visible_line(&line.title));
        item.is_some_and(|at| {
            let item = &project.items[at];
            is_other(item) && line.seen.seen().terms == Seen::of(project, item).terms
        })
    });
    if let Some(at) = doctored {
        let field = format!("answers[{at}].title");
        return Err(Problem::usage(say::in_field(field, say::other_title())).hint(say::ask_anew()).into());
    }
    let nobody = || Problem::usage(say::no_such_person(visible_line(&file.person)));
    project.person(&file.person).ok_or_else(|| nobody().into())
}

/// What the answers propose; `entered_by` is the id of the person who imports them, where that is somebody else.
pub(crate) fn proposals(
    view: &View,
    (file, person): (&AnswersFile, &Person),
    kept: &Kept,
    entered_by: Option<&str>,
) -> Incoming {
    let proposal = |(at, line): (usize, &AnswerLine)| {
        let item = ItemName::parse(&line.item, None)?;
        let act = act(view, &item, line, (file, kept), entered_by);
        let wants = Wants::Act { item, seen: line.seen.seen(), act: Box::new(act) };
        Some(Proposal { origin: say::answer(at + 1), wants })
    };
    let proposals = file.answers.iter().enumerate().filter_map(proposal).collect();
    Incoming { proposals, asked: Some(asked_of(view, person)), ..Incoming::default() }
}

fn act(
    view: &View,
    item: &ItemName,
    line: &AnswerLine,
    (file, kept): (&AnswersFile, &Kept),
    entered_by: Option<&str>,
) -> Act {
    let asks = view.project.find(item).and_then(|at| view.project.items[at].step(&line.did)?.asks.as_ref());
    // What is no value of what is asked stays as it was typed, to be refused.
    let value = |typed: &String| asks.and_then(|asks| asks.read(typed).ok()).unwrap_or_else(|| typed.trim().to_owned());
    Act {
        at: view.zone.place(&line.at.at.max(file.made.at)).min(view.now),
        by: file.person.clone(),
        did: line.did.clone(),
        value: line.value.as_ref().map(value),
        note: line.note.as_ref().map(|note| note.trim().to_owned()),
        round: line.round,
        of: None,
        fix_by: None,
        person: None,
        evidence: vec![kept.evidence()],
        entered_by: entered_by.map(str::to_owned),
        place: Place::default(),
    }
}
