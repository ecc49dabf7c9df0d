//! `handover mark`: records acts without asking, all of them or none.

use super::act::{judge_hashed, new_act, recorded, refuse, stale_note};
use super::acting::{ask_who, identify};
use super::completing;
use super::gather::{Gathered, Wanted};
use super::pick::pick_item;
use crate::change::append_acts;
use crate::context::{Context, View};
use crate::exit::Exit;
use crate::i18n::{Lang, Text, commands as say, evidence as evidence_say, walk as walk_say};
use crate::problem::Problem;
use crate::project::{Act, Evidence};
use crate::store::Store;
use crate::visible::visible_line;
use crate::{clock, load};
use anyhow::Result;
use chrono::{DateTime, FixedOffset};
use clap::{Args, ValueHint};
use clap_complete::ArgValueCompleter;

/// Arguments of `handover mark`.
#[derive(Debug, Args)]
pub struct MarkArgs {
    /// One or several items, then what was done: a step such as `granted`, or rejected, waived, blocked, noted, reopened
    #[arg(value_name = "ITEM… DID", num_args = 2.., required = true, add = ArgValueCompleter::new(completing::items_then_act))]
    pub words: Vec<String>,
    /// Who did it (a person's id)
    #[arg(long = "as", value_name = "PERSON", add = ArgValueCompleter::new(completing::people))]
    pub acting: Option<String>,
    /// What there is to say about it
    #[arg(long)]
    pub note: Option<String>,
    /// The score, for a step that asks for one (readiness: from 1, hard to hand over, to 5, easy)
    #[arg(long, value_name = "NUMBER", allow_negative_numbers = true)]
    pub score: Option<i64>,
    /// A file, folder or web address that shows it; may be given several times. Files are hashed now; of a
    /// folder, a list of its files for `sha256sum -c` goes to evidence/
    #[arg(long, value_name = "FILE|FOLDER|URL", value_hint = ValueHint::AnyPath)]
    pub evidence: Vec<String>,
    /// Copy evidence that lies outside the project into evidence/ [default: name it by its whole path]
    #[arg(long, requires = "evidence")]
    pub copy: bool,
    /// When it was done, such as 2026-11-20T10:03:00+08:00 [default: now]
    #[arg(long, value_name = "TIME")]
    pub at: Option<String>,
}

/// Runs `handover mark`.
///
/// # Errors
///
/// When a rule does not allow the act, or it cannot be written; nothing has changed then.
pub fn run(args: MarkArgs, context: &mut Context<'_>) -> Result<Exit> {
    let root = load::find_root(&context.folder)?;
    let mut store = Store::open(&root)?;
    let mut view = View::load(&root, context.clock.now())?;
    let look = context.look(view.loaded.project.language.as_deref());
    context.wanted_lang = Some(look.lang);
    context.ui.speak(look.lang);
    view.require_readable()?;
    let person = match identify(&view, args.acting.as_deref(), context)? {
        Some(person) => person,
        None => {
            // Nobody else should have to wait while a person thinks.
            drop(store);
            let person = ask_who(&view.loaded.project, look, context)?;
            store = Store::open(&root)?;
            view = View::load(&root, context.clock.now())?;
            view.require_readable()?;
            person
        }
    };
    let (did, names) = args.words.split_last().ok_or_else(|| Problem::usage(say::mark_what()))?;
    let mut items = pick_items(&view, names)?;
    let at = args.at.as_deref().map(|text| parse_time(text, &view)).transpose()?;
    let mut gathered = Gathered::default();
    let wanted = Wanted { targets: &args.evidence, items: &items, did, copy: args.copy };
    if !wanted.is_empty(&view) {
        // Hashing takes long, and nobody else should have to wait; what is refused anyway is not hashed.
        drop(store);
        let named = |target: &String| Evidence::Url(target.clone());
        let stand_in: Vec<Evidence> = args.evidence.iter().map(named).collect();
        let probe = |item| {
            let act = new_act(&view, item, &person, did, args.note.clone(), stand_in.clone(), at);
            Act { score: args.score, ..act }
        };
        require_none(&view, items.iter().map(|item| (*item, refuse(&view, *item, &probe(*item)))))?;
        context.ui.farewell(walk_say::stopped_nothing().of(look.lang).to_owned());
        gathered = Gathered::gather(&view, &context.folder, &wanted, look)?;
        store = Store::open(&root)?;
        view = View::load(&root, context.clock.now())?;
        view.require_readable()?;
        items = pick_items(&view, names)?;
    }
    let mut acts: Vec<(usize, Act)> = Vec::with_capacity(items.len());
    let mut refused: Vec<(usize, Option<Text>)> = Vec::new();
    let mut notes: Vec<Text> = Vec::new();
    for item in items {
        let entry = &view.loaded.project.items[item];
        let hashed = gathered.of_field(entry, did)?;
        let act = new_act(&view, item, &person, did, args.note.clone(), gathered.evidence(hashed), at);
        let act = Act { score: args.score, ..act };
        let why = refuse(&view, item, &act).or_else(|| match judge_hashed(entry, &act, hashed) {
            Ok(unreached) => {
                notes.extend(unreached.map(|path| evidence_say::location_elsewhere(path, entry.name.to_string())));
                None
            }
            Err(why) => Some(why),
        });
        refused.push((item, why));
        acts.push((item, act));
    }
    require_none(&view, refused)?;
    let mut stages: Vec<&String> = acts.iter().map(|(item, _)| &view.loaded.project.items[*item].stage).collect();
    stages.sort();
    stages.dedup();
    for note in stages.into_iter().filter_map(|stage| stale_note(&root, stage)) {
        context.err.push_str(&format!("{}\n", visible_line(note.of(look.lang))));
    }
    let mut changes = gathered.changes(&view, &acts)?;
    changes.extend(append_acts(&view.loaded, &acts));
    store.apply(&changes)?;
    drop(store);
    view.record(&acts);
    for (item, act) in &acts {
        context.out.push_str(&recorded(&view, *item, act, &person, look));
    }
    for note in notes {
        context.err.push_str(&format!("{}\n", visible_line(note.of(look.lang))));
    }
    Ok(Exit::Fine)
}

/// Goes on only if no act is refused; else says of each why.
fn require_none(view: &View, judged: impl IntoIterator<Item = (usize, Option<Text>)>) -> Result<()> {
    let refused: Vec<Text> = judged
        .into_iter()
        .filter_map(|(item, why)| Some(say::refused_act(view.loaded.project.items[item].name.to_string(), why?)))
        .collect();
    if refused.is_empty() {
        return Ok(());
    }
    let join = |lang| refused.iter().map(|text| text.of(lang)).collect::<Vec<_>>().join("\n       ");
    let message = Text { en: join(Lang::En), zh: join(Lang::Zh) };
    Err(Problem::usage(message).hint(say::nothing_recorded()).into())
}

/// The items of that name, each once.
fn pick_items(view: &View, names: &[String]) -> Result<Vec<usize>> {
    let mut items = Vec::with_capacity(names.len());
    for name in names {
        let item = pick_item(&view.loaded.project, name)?;
        if !items.contains(&item) {
            items.push(item);
        }
    }
    Ok(items)
}

fn parse_time(text: &str, view: &View) -> Result<DateTime<FixedOffset>> {
    let moment = clock::parse_moment(text).ok_or_else(|| Problem::usage(say::bad_at(text)))?;
    if moment > view.now {
        return Err(Problem::usage(say::at_in_future(text)).into());
    }
    Ok(view.zone().place(&moment))
}
