//! New terms for what all have signed already: they hold once both sides have recorded the same.
//!
//! In: the terms and which sides recorded them. Out: the commands that record them for the sides that have not.

use super::args::SignArgs;
use crate::context::Context;
use crate::files::load::Loaded;
use crate::model::due::Due;
use crate::model::item::{Act, ItemName};
use crate::model::party::Party;
use crate::model::project::{Held, Person, Project};
use crate::signoff::check::{Judging, check_project};
use crate::signoff::standing::held_terms;
use crate::text::Text;
use crate::text::exit::Exit;
use crate::text::problem::Problem;
use crate::text::say::{sign as say, signoff as signoff_say};
use crate::text::visible::shell_word;
use anyhow::Result;
use std::collections::BTreeSet;

/// The terms of one item.
pub(super) struct Terms {
    pub(super) item: ItemName,
    pub(super) fix_by: Due,
    pub(super) person: String,
    pub(super) note: String,
}

/// Day, person and note of a reservation, as they are typed.
pub(super) struct Typed<'a> {
    pub(super) item: &'a ItemName,
    pub(super) fix_by: &'a str,
    pub(super) person: &'a str,
    pub(super) note: &'a str,
}

impl Typed<'_> {
    /// The sides that have recorded the same day and person since the signed terms were recorded.
    pub(super) fn sides(&self, project: &Project, held: &Held) -> BTreeSet<Party> {
        let log = project.find(self.item).map(|at| project.items[at].log.as_slice()).unwrap_or_default();
        let since = log.iter().skip_while(|act| act.at != held.at || act.by != held.by);
        let written = |act: &Act| act.fix_by.as_ref().map(|due| due.written()).unwrap_or_default();
        let is_same = |act: &&Act| written(act) == self.fix_by && act.person.as_deref() == Some(self.person);
        let same = since.filter(|act| act.did == "reserved").filter(is_same);
        same.filter_map(|act| held.side_of(act, project)).collect()
    }

    /// The commands by which the other sides record the same, each by a signer of the stage.
    pub(super) fn commands(&self, project: &Project, stage: &str, sides: &BTreeSet<Party>) -> Vec<String> {
        let signers = project.signoffs.iter().filter(|signoff| signoff.stage == stage).flat_map(|one| &one.signers);
        let mut without = sides.clone();
        let others = signers
            .filter_map(|id| project.person(id))
            .filter(|person| matches!(person.party, Party::Giver | Party::Receiver) && without.insert(person.party));
        let words = [self.fix_by, self.person, self.note].map(shell_word);
        let [fix_by, person, note] = words;
        let command = |by: &Person| {
            let (item, by) = (self.item, shell_word(&by.id));
            format!("handover mark {item} reserved --fix-by {fix_by} --person {person} --note {note} --as {by}")
        };
        others.map(command).collect()
    }
}

/// That terms are to be recorded by both sides, with the commands.
pub(super) fn one_sided(told: Vec<Text>, commands: Vec<String>) -> Problem {
    let list =
        move |lang| told.iter().map(|line: &Text| format!("\n{}", say::list_line(line.of(lang)).of(lang))).collect();
    let message = say::with_list(say::terms_alone(), Text::per_lang(list));
    let lines = [say::terms_alone_hint()].into_iter().chain(commands.into_iter().map(Text::same));
    Problem { exit: Exit::Outstanding, message, hint: Some(Text::lines(lines)) }
}

/// Refuses terms that one side alone is about to record in the place of others that all have signed, before anything is
/// written.
pub(super) fn require_agreed(loaded: &Loaded, terms: &[Terms], args: &SignArgs, context: &Context<'_>) -> Result<()> {
    let project = &loaded.view.project;
    let vouchers = context.vouchers();
    let held = held_terms(&check_project(loaded, Judging::plain(&vouchers)));
    let (mut told, mut commands) = (Vec::new(), Vec::new());
    for one in terms {
        let Some(signed) = held.get(&one.item) else { continue };
        let (day, person) = (one.fix_by.written(), one.person.as_str());
        if signed.fix_by.written() == day && signed.person == person {
            continue;
        }
        let typed = Typed { item: &one.item, fix_by: &day, person, note: &one.note };
        let missing = typed.commands(project, &args.stage, &typed.sides(project, signed));
        if !missing.is_empty() {
            let title = project.find(&one.item).map(|at| project.items[at].title.text()).unwrap_or_default();
            let named = |person: &str, day: &str| signoff_say::terms_of(project.name_of(person), day);
            let (now, then) = (named(person, &day), named(&signed.person, &signed.fix_by.written()));
            told.push(signoff_say::of_item(title, signoff_say::terms_by_both(now, then)));
            commands.extend(missing);
        }
    }
    if told.is_empty() { Ok(()) } else { Err(one_sided(told, commands).into()) }
}
