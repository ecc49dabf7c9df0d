//! `handover mark`: records acts without asking, all of them or none.

use super::act::{find_evidence, new_act, recorded, refuse};
use super::acting::{ask_who, identify};
use super::pick::pick_item;
use crate::change::append_acts;
use crate::context::{Context, View};
use crate::exit::Exit;
use crate::i18n::{Lang, Text, commands as say};
use crate::problem::Problem;
use crate::project::Evidence;
use crate::store::Store;
use crate::{clock, load};
use anyhow::Result;
use chrono::{DateTime, FixedOffset};
use clap::Args;

/// Arguments of `handover mark`.
#[derive(Debug, Args)]
pub struct MarkArgs {
    /// One or several items, then what was done: a step such as `granted`, or rejected, waived, blocked, noted, reopened
    #[arg(value_name = "ITEM… DID", num_args = 2.., required = true)]
    pub words: Vec<String>,
    /// Who did it (a person's id)
    #[arg(long = "as", value_name = "PERSON")]
    pub acting: Option<String>,
    /// What there is to say about it
    #[arg(long)]
    pub note: Option<String>,
    /// A file of the project or a web address that shows it; may be given several times
    #[arg(long, value_name = "FILE|URL")]
    pub evidence: Vec<String>,
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
    let mut items = Vec::with_capacity(names.len());
    for name in names {
        let item = pick_item(&view.loaded.project, name)?;
        if !items.contains(&item) {
            items.push(item);
        }
    }
    let at = args.at.as_deref().map(|text| parse_time(text, &view)).transpose()?;
    let evidence: Vec<Evidence> =
        args.evidence.iter().map(|target| find_evidence(target, &context.folder, &root)).collect::<Result<_>>()?;
    let mut acts = Vec::with_capacity(items.len());
    let mut refused: Vec<Text> = Vec::new();
    for item in items {
        let act = new_act(&view, item, &person, did, args.note.clone(), evidence.clone(), at);
        match refuse(&view, item, &act) {
            Some(why) => refused.push(say::refused_act(view.loaded.project.items[item].name.to_string(), why)),
            None => acts.push((item, act)),
        }
    }
    if !refused.is_empty() {
        let join = |lang| refused.iter().map(|text| text.of(lang)).collect::<Vec<_>>().join("\n       ");
        let message = Text { en: join(Lang::En), zh: join(Lang::Zh) };
        return Err(Problem::usage(message).hint(say::nothing_recorded()).into());
    }
    store.apply(&append_acts(&view.loaded, &acts))?;
    drop(store);
    view.record(&acts);
    for (item, act) in &acts {
        context.out.push_str(&recorded(&view, *item, act, &person, look));
    }
    Ok(Exit::Fine)
}

fn parse_time(text: &str, view: &View) -> Result<DateTime<FixedOffset>> {
    let moment = clock::parse_moment(text).ok_or_else(|| Problem::usage(say::bad_at(text)))?;
    if moment > view.now {
        return Err(Problem::usage(say::at_in_future(text)).into());
    }
    Ok(view.zone().place(&moment))
}
