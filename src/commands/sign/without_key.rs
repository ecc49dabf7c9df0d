//! What a person who lists no key can do at a terminal before they sign, each with what it is worth.
//!
//! In: the project and the keys at hand. Out: that the words are typed, or that nothing is signed now; then either a key
//! is listed in the project file, or it is told what to do first. A record binds the keys of its signers: what is
//! listed is committed before anything is signed.

use super::args::SignArgs;
use super::choosing::{at_hand, is_required};
use crate::commands::keys::adding::list_key_for;
use crate::context::Context;
use crate::files::load::Loaded;
use crate::model::project::Person;
use crate::screen::commit::commit_command;
use crate::screen::layout::{labelled, paragraph};
use crate::screen::ui::Reply;
use crate::signoff::check::{Judging, check_records};
use crate::signoff::folder::read_records;
use crate::signoff::found::{FoundKey, own_first};
use crate::signoff::vouching::Vouchers;
use crate::text::Text;
use crate::text::look::{Look, Style};
use crate::text::say::{sign as say, words};
use crate::text::visible::{shell_word, visible_line};
use anyhow::Result;
use std::collections::BTreeSet;

/// What comes of the question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Chosen {
    /// Name and digest are typed.
    Typed,
    /// Nothing is signed now.
    Later,
}

/// What can be chosen.
#[derive(Debug, Clone)]
enum Way {
    List(Box<FoundKey>),
    Make,
    Typed,
    Paper,
    Later,
}

impl Way {
    fn label(&self) -> Text {
        match self {
            Way::List(found) => say::way_list(found.place(), found.key.fingerprint()),
            Way::Make => say::way_make(),
            Way::Typed => say::way_typed(),
            Way::Paper => say::way_paper(),
            Way::Later => say::way_later(),
        }
    }
}

/// Whether the person is to be asked how they sign: nothing on the command line says it, and no key of theirs is listed.
pub(super) fn is_asked(args: &SignArgs, person: &Person, context: &Context<'_>) -> bool {
    let is_said = args.key.is_some() || args.typed.is_some() || args.paper.is_some();
    context.interactive && person.keys.is_empty() && !is_said
}

/// Asks how the person signs without a listed key.
///
/// # Errors
///
/// When the terminal cannot be read or written, or the key cannot be listed.
pub(super) fn ask(
    args: &SignArgs,
    loaded: &Loaded,
    person: &Person,
    vouchers: &Vouchers,
    look: Look,
    context: &mut Context<'_>,
) -> Result<Chosen> {
    let project = &loaded.view.project;
    let is_of_other = |found: &FoundKey| project.people.iter().any(|other| found.key.is_listed(&other.keys));
    let keys = at_hand(loaded, context).into_iter().filter(|found| !is_of_other(found)).collect();
    let (keys, own) = own_first(keys, person.email.as_deref());
    // A key that seems to be somebody else's is never the one that Enter takes.
    let start = if own == 0 { keys.len() } else { 0 };
    let mut ways: Vec<Way> = keys.into_iter().map(Box::new).map(Way::List).chain([Way::Make]).collect();
    let mut told = vec![say::worth_of_key()];
    if !is_required(loaded, &args.stage) {
        ways.extend([Way::Typed, Way::Paper]);
        told.extend([say::worth_of_typing(), say::worth_of_paper()]);
    }
    ways.push(Way::Later);
    let signed = signed_by_others(loaded, args, person, vouchers);
    told.extend((!signed.is_empty()).then(|| say::key_makes_another(words::name_list(&signed))));
    let mut text = paragraph(say::without_listed_key(visible_line(&person.name)).of(look.lang), None, look);
    told.iter().for_each(|line| text += &labelled("- ", line.of(look.lang), 2, look));
    context.ui.show(&text)?;
    let labels: Vec<String> = ways.iter().map(|way| way.label().of(look.lang).to_owned()).collect();
    let way = match context.ui.choose(say::way_question().of(look.lang), &labels, start)? {
        Reply::Given(place) => ways.swap_remove(place),
        Reply::Back => Way::Later,
    };
    let again = format!("handover sign {}", shell_word(&args.stage));
    let (said, commands) = match way {
        Way::Typed => return Ok(Chosen::Typed),
        Way::List(found) => {
            let file = list_key_for(person, &found.key, context)?;
            let commit = commit_command(loaded, &context.folder, &shell_word(&file), &say::key_message(&person.name));
            (say::key_was_listed(found.key.fingerprint(), visible_line(&person.name), &file), vec![commit, again])
        }
        Way::Make => (say::to_make_key(), vec!["ssh-keygen -t ed25519".to_owned(), again]),
        Way::Paper => {
            let print = format!("handover record {} --sheet --format html -o sheet.html", shell_word(&args.stage));
            (say::to_sign_on_paper(), vec![print, format!("{again} --paper scan.pdf")])
        }
        Way::Later => (say::stopped(), Vec::new()),
    };
    let commands = commands.iter().map(|line| format!("  {}\n", look.paint(Style::Accent, &visible_line(line))));
    context.ui.show(&(paragraph(said.of(look.lang), None, look) + &commands.collect::<String>()))?;
    Ok(Chosen::Later)
}

/// Who else has signed the stage: a key that is listed now makes another record, which they sign again.
fn signed_by_others(loaded: &Loaded, args: &SignArgs, person: &Person, vouchers: &Vouchers) -> Vec<String> {
    let checks = check_records(loaded, read_records(&loaded.root), Judging::plain(vouchers));
    let ids = checks.of_stage(&args.stage).into_iter().flat_map(|check| check.signed());
    let others: BTreeSet<&str> = ids.filter(|id| *id != person.id).collect();
    let people = &loaded.view.project;
    others.into_iter().map(|id| people.person(id).map_or(id.to_owned(), |other| visible_line(&other.name))).collect()
}
