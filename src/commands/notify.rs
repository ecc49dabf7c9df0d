//! `handover notify`: drafts of messages, which a mail client opens. Nothing is sent, and no password is known.

use super::mark::{self, MarkArgs};
use crate::arguments::completing;
use crate::arguments::target::put_all;
use crate::context::Context;
use crate::context::acting::onlooker;
use crate::context::writing::{Form, ToldArgs, told};
use crate::edits::pick::{pick_person, pick_rounds};
use crate::exchange::letter::{DraftsReport, KIND, Letter, notification, reminder, render_letter};
use crate::exchange::page::answers::file_word;
use crate::files::load::Loaded;
use crate::history;
use crate::model::list::ItemAt;
use crate::model::project::Person;
use crate::model::view::View;
use crate::report::filter::Picked;
use crate::report::next::{Asker, next_report};
use crate::report::unsigned::ToSign;
use crate::screen::message::render_message;
use crate::text::exit::Exit;
use crate::text::problem::Problem;
use crate::text::say::notify as say;
use crate::text::slug::numbered;
use crate::text::visible::shell_word;
use anyhow::Result;
use clap::{Args, ValueHint};
use clap_complete::ArgValueCompleter;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// Arguments of `handover notify`.
#[derive(Debug, Args)]
pub struct NotifyArgs {
    /// Notification items to draft [default: those that may be sent now]
    #[arg(value_name = "ITEM", add = ArgValueCompleter::new(completing::items))]
    pub items: Vec<String>,
    /// A reminder of what waits on this person, instead
    #[arg(long, value_name = "PERSON", conflicts_with = "items", add = ArgValueCompleter::new(completing::people))]
    pub due: Option<String>,
    /// Record that these were sent, instead of drafting them
    #[arg(long, value_name = "ITEM", num_args = 1.., conflicts_with_all = ["items", "due", "output"], add = ArgValueCompleter::new(completing::items))]
    pub sent: Vec<String>,
    /// Who sends: a person's id, name or address
    #[arg(long = "as", value_name = "PERSON", add = ArgValueCompleter::new(completing::people))]
    pub acting: Option<String>,
    /// The folder that takes a file for each draft [default: one draft goes to standard output]
    #[arg(short = 'o', long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub output: Option<PathBuf>,
    /// Replace drafts that are there
    #[arg(long, requires = "output")]
    pub force: bool,
    /// With `--sent`: do not ask whether you enter it for somebody of another party
    #[arg(long, requires = "sent")]
    pub yes: bool,
    /// How it is told what was drafted or written.
    #[command(flatten)]
    pub told: ToldArgs,
}

/// So many lines of a reminder tell what waits.
const MOST_ACTS: usize = 50;

/// Runs `handover notify`.
///
/// # Errors
///
/// When there is no project, nothing to draft, or a draft cannot be written; or a rule does not allow the act.
pub fn run(args: NotifyArgs, context: &mut Context<'_>) -> Result<Exit> {
    if !args.sent.is_empty() {
        return told(&args.told.clone(), context, |context| mark_sent(args, context));
    }
    let (loaded, to_sign) = context.open_signed()?;
    loaded.require_readable()?;
    let sender = onlooker(&loaded, args.acting.as_deref(), context)?;
    let lang = context.lang();
    let mut letters = match &args.due {
        Some(word) => {
            let person = pick_person(&loaded.view.project, word)?.clone();
            let body = waiting(&loaded, &to_sign, &person, context);
            let letter = reminder(&loaded.view, &person, sender.as_ref(), body, lang);
            if letter.to.is_empty() {
                context.note(&say::nobodys_address(&person.name));
            }
            vec![letter]
        }
        None => {
            let items = chosen(&loaded.view, &args.items)?;
            let mut letters = Vec::with_capacity(items.len());
            for at in items {
                let letter = notification(&loaded, at, sender.as_ref(), lang)?;
                if letter.to.is_empty() {
                    context.note(&say::no_address(loaded.view.project.items[at].name.to_string()));
                }
                letters.push(letter);
            }
            letters
        }
    };
    match &args.output {
        Some(folder) => write(&mut letters, folder, args.force, (&loaded, context))?,
        None if args.told.format == Form::Json => {}
        None => match letters.as_slice() {
            [] => {}
            [letter] => context.out_bytes = render_letter(letter, &loaded.view)?,
            several => return Err(Problem::usage(say::several(several.len())).hint(say::several_hint()).into()),
        },
    }
    if args.told.format == Form::Json {
        context.put_json(&DraftsReport::of(&loaded.view, letters))?;
    } else if let (None, Some(first)) = (&args.due, letters.first()) {
        context.note(&say::nothing_is_sent(format!("handover notify --sent {}", shell_word(&first.id))));
    }
    Ok(Exit::Fine)
}

/// Records that notifications were sent, as `mark` does.
fn mark_sent(args: NotifyArgs, context: &mut Context<'_>) -> Result<Exit> {
    let mut words = args.sent;
    words.push("sent".to_owned());
    let marking = MarkArgs {
        told: ToldArgs::default(),
        words,
        acting: args.acting,
        note: None,
        value: None,
        fix_by: None,
        person: None,
        evidence: Vec::new(),
        copy: false,
        yes: args.yes,
        at: None,
    };
    mark::run(marking, context)
}

/// The items that are named, else those whose message may be sent now.
fn chosen(view: &View, names: &[String]) -> Result<Vec<ItemAt>> {
    let items = &view.project.items;
    if names.is_empty() {
        let is_due = |at: &ItemAt| {
            let standing = &view.standings[*at];
            let first = items[*at].steps.first().map(|step| step.did.as_str());
            items[*at].name.kind == KIND
                && standing.is_outstanding()
                && standing.next.as_ref().is_some_and(|next| Some(next.did.as_str()) == first)
        };
        let due: Vec<ItemAt> = items.positions().filter(is_due).collect();
        return match due.is_empty() {
            true => Err(Problem::usage(say::no_notifications()).hint(say::no_notifications_hint()).into()),
            false => Ok(due),
        };
    }
    let named: Vec<ItemAt> = pick_rounds(&view.project, names)?.into_iter().map(|(at, _)| at).collect();
    match named.iter().find(|at| items[**at].name.kind != KIND) {
        Some(other) => Err(Problem::usage(say::other_kind(items[*other].name.to_string())).into()),
        None => Ok(named),
    }
}

/// What waits on a person, as `next --message` tells it.
fn waiting(loaded: &Loaded, to_sign: &[ToSign], person: &Person, context: &Context<'_>) -> String {
    let view = &loaded.view;
    let asker = Asker { you: Some(person.clone()), only_you: true, party: None };
    let mut report = next_report(view, to_sign, (&asker, &Picked::all(view)), context.lang());
    report.limit(MOST_ACTS);
    render_message(view, &report, &asker, history::has_remote(&loaded.root), context.lang())
}

/// Writes each draft to a file of its own: all of them, or none.
fn write(
    letters: &mut [Letter],
    folder: &Path,
    force: bool,
    (loaded, context): (&Loaded, &mut Context<'_>),
) -> Result<()> {
    if !folder.is_dir() {
        let problem = Problem::usage(say::no_folder(folder.display()));
        return Err(problem.hint(say::no_folder_hint(shell_word(&folder.display().to_string()))).into());
    }
    let mut files = Vec::with_capacity(letters.len());
    let mut taken = HashSet::new();
    for letter in letters {
        // Two names may be one to a file system.
        let name = numbered(&file_word(&letter.id), |name| !taken.contains(&name.to_lowercase()));
        taken.insert(name.to_lowercase());
        let file = folder.join(format!("{name}.eml"));
        letter.file = Some(file.display().to_string());
        files.push((file, render_letter(letter, &loaded.view)?));
    }
    put_all(&files, force, context)
}
