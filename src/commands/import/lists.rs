//! Lists that people have: read, understood, planned, shown, and written once it is agreed.

use super::args::ImportArgs;
use super::asking;
use super::asking::Answer;
use super::reading::{RawList, ReadList, Told, require_items, understand_list};
use super::source::Incoming as Source;
use super::{workbook, writing};
use crate::context::Context;
use crate::context::acting::{entering, known_person};
use crate::context::changing;
use crate::context::proposing::Consent;
use crate::exchange::planned::{Planned, Planner, Ticks};
use crate::exchange::sheet::read::is_ours;
use crate::exchange::understood::{Fate, Left};
use crate::files::load::Loaded;
use crate::model::item::{Act, Place};
use crate::screen::importing::{Shown, render_imported};
use crate::text::Lang;
use crate::text::exit::Exit;
use crate::text::problem::Problem;
use crate::text::say::{editing as editing_say, importing as say, words};
use anyhow::Result;

/// Imports lists, all of them in one go.
///
/// # Errors
///
/// When a list cannot be read, nothing in it is an item, it is not agreed to, or the project cannot be written.
pub(super) fn run(sources: &[Source], args: &ImportArgs, context: &mut Context<'_>) -> Result<Exit> {
    let mut lists = sources.iter().map(|source| RawList::of(source, args.from)).collect::<Result<Vec<_>>>()?;
    if lists.iter().any(|list| is_ours(&list.reading)) {
        return workbook::run(&lists, args, context);
    }
    for list in lists.iter().filter(|list| !list.reading.hidden.is_empty()) {
        context.note(&say::hidden_sheets(&list.name, words::name_list(&list.reading.hidden)));
    }
    let (store, loaded) = changing::open_to_ask(context)?;
    let mut told = Told::of(args, &loaded)?;
    let mut ticks = None;
    let is_asked = args.consent() == Consent::Ask && context.interactive;
    loop {
        // Where somebody is asked, what they say of it may want it understood anew.
        let read = |list: &mut RawList| if is_asked { list.clone() } else { std::mem::take(list) };
        let lists: Vec<ReadList> =
            lists.iter_mut().map(|list| understand_list(read(list), told.clone(), &loaded)).collect();
        lists.iter().try_for_each(require_items)?;
        if ticks.is_none() {
            told.require_used(&lists)?;
        }
        let ticks = match &mut ticks {
            Some(known) => known,
            none => none.insert(how_ticked(&lists, args, &loaded, context)?),
        };
        let planned = plan(&lists, ticks, &loaded);
        let shown: Vec<Shown<'_>> = lists.iter().zip(&planned).map(|(list, planned)| shown(list, planned)).collect();
        let text = render_imported(&shown, context.look());
        let may_differ = told.kind.is_none();
        let offer = writing::Offer::of(&loaded, planned, text, context)?;
        if !is_asked || offer.is_nothing() {
            let also = (may_differ && args.consent() != Consent::Given).then(|| asking::how_to_say(&lists)).flatten();
            return offer.write(store, &loaded, also, args.consent(), context);
        }
        context.ui.show(&offer.shown)?;
        match asking::ask(&lists, offer.items(), &loaded, context)? {
            Answer::Write => return offer.agreed(store, &loaded, context),
            Answer::Column(map) => told.maps.push(map),
            Answer::NoHead => told.headless = true,
            Answer::Kind(title, kind) => told.kinds.push((title, kind)),
            Answer::Nothing => return Err(Problem::usage(editing_say::kept()).into()),
        }
    }
}

fn plan(lists: &[ReadList], ticks: &Ticks, loaded: &Loaded) -> Vec<Planned> {
    let mut planner = Planner::new(loaded, loaded.view.project.lang().unwrap_or(Lang::DEFAULT));
    let several = lists.len() > 1;
    lists.iter().map(|list| planner.plan(&list.found, &list.stem, ticks, |unit| list.place(unit, several))).collect()
}

fn how_ticked(lists: &[ReadList], args: &ImportArgs, loaded: &Loaded, context: &mut Context<'_>) -> Result<Ticks> {
    let ticked = lists.iter().any(|list| list.found.parts.iter().any(|part| part.items.iter().any(|item| item.ticked)));
    if ticked { ticks(args, loaded, context) } else { Ok(Ticks::Details) }
}

/// How ticked boxes are noted: by an act of whoever acts, where that can be told.
fn ticks(args: &ImportArgs, loaded: &Loaded, context: &mut Context<'_>) -> Result<Ticks> {
    let named = args.acting.is_some() || context.acting.is_some();
    let person = match known_person(loaded, args.acting.as_deref(), context) {
        Err(error) if named => return Err(error),
        found => found.unwrap_or_default(),
    };
    let Some(person) = person else { return Ok(Ticks::Details) };
    let look = context.look();
    let entered_by = entering(loaded, &person, args.yes, look, context)?;
    let lang = loaded.view.project.lang().unwrap_or(Lang::DEFAULT);
    Ok(Ticks::Act(Box::new(Act {
        at: loaded.view.zone.place(&loaded.view.now),
        by: person.id,
        did: "noted".to_owned(),
        value: None,
        note: Some(say::ticked().of(lang).to_owned()),
        round: None,
        of: None,
        fix_by: None,
        person: None,
        evidence: Vec::new(),
        entered_by,
        place: Place::default(),
    })))
}

/// What is shown of a list.
pub(super) fn shown<'a>(list: &'a ReadList, planned: &'a Planned) -> Shown<'a> {
    let left = list.found.fates.iter().enumerate().filter_map(|(unit, fate)| match fate {
        Fate::Left(why) => Some((unit, *why)),
        _ => None,
    });
    let not_kept = planned.not_kept.iter().map(|unit| (*unit, Left::There));
    let mut left: Vec<(usize, Left)> = left.chain(not_kept).collect();
    left.sort_unstable();
    Shown {
        name: &list.name,
        planned,
        columns: &list.found.columns,
        guessed: list.found.guessed.iter().map(|unit| (list.place(*unit, false), list.told(*unit))).collect(),
        struck: list.found.fates.iter().filter(|fate| **fate == Fate::Struck).count(),
        left: left.into_iter().map(|(unit, why)| (list.place(unit, false), list.told(unit), why)).collect(),
        twins: planned.twins.iter().map(|(unit, title)| (list.place(*unit, false), title.as_str())).collect(),
        withheld: planned.withheld.iter().map(|(unit, field)| (list.place(*unit, false), field.as_str())).collect(),
    }
}
