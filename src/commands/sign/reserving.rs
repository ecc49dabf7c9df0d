//! Leaves open items for later: what is missing of their terms is taken from the command line or asked for, and becomes
//! acts. What is signed is worked out with them in memory; they are written with the record, after the yes.

use super::agreeing::{Terms, require_agreed};
use super::args::SignArgs;
use crate::acts::judge::refuse;
use crate::acts::wanted::Wanted;
use crate::context::Context;
use crate::document::derived::has_terms;
use crate::document::given::given_of;
use crate::document::record::{Record, Reservation, Terms as StageTerms};
use crate::edits::pick::{pick_item, pick_person};
use crate::files::change::{Change, append_acts};
use crate::files::load::Loaded;
use crate::files::preview::preview;
use crate::model::due::Due;
use crate::model::item::{Act, ItemName};
use crate::model::list::ItemAt;
use crate::model::naming;
use crate::model::project::Person;
use crate::model::view::View;
use crate::screen::ui::Reply;
use crate::signoff::freeze::record_of;
use crate::text::exit::Exit;
use crate::text::problem::Problem;
use crate::text::say::{commands as commands_say, sign as say, status as status_say, words};
use crate::text::visible::visible_line;
use crate::text::{Lang, Text};
use anyhow::Result;
use chrono::TimeDelta;

/// The most open items that are named.
const NAMED: usize = 20;

/// Reservations that were agreed to and are not in the files yet.
#[derive(Default)]
pub(super) struct Reserved(Vec<(ItemName, Act)>);

impl Reserved {
    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.0.len()
    }

    /// The changes that write them.
    ///
    /// # Errors
    ///
    /// When an item is gone.
    pub(super) fn changes<'a>(&self, loaded: &'a Loaded) -> Result<Vec<Change<'a>>> {
        let find = |(name, act): &(ItemName, Act)| {
            let at = loaded.view.project.find(name).ok_or_else(|| Problem::project(say::changed_meanwhile()))?;
            Ok((at, act.clone()))
        };
        let acts: Vec<(ItemAt, Act)> = self.0.iter().map(find).collect::<Result<_>>()?;
        Ok(append_acts(loaded, &acts))
    }

    /// The project as it is once they are written.
    ///
    /// # Errors
    ///
    /// When an item is gone, or its file cannot take an act.
    pub(super) fn with(&self, loaded: &Loaded) -> Result<Loaded> {
        preview(loaded, &self.changes(loaded)?)
    }
}

/// Gathers what is missing of the reservations of a stage; writes nothing.
///
/// # Errors
///
/// When items are open and nobody wants them reserved, the terms are not whole, or a rule does not allow them.
pub(super) fn reserve(
    loaded: &Loaded,
    args: &SignArgs,
    person: &Person,
    context: &mut Context<'_>,
) -> Result<Reserved> {
    let view = &loaded.view;
    let now = record_of(given_of(&view.project, &view.standings, &args.stage));
    let lacking: Vec<&Reservation> =
        now.derived.reservations.iter().filter(|one| !has_terms(&now.given, one)).collect();
    let named = read_terms(args, view, &lacking)?;
    if lacking.is_empty() && named.is_empty() {
        return Ok(Reserved::default());
    }
    let wants = args.with_reservations || args.reserve_all || !args.reserve.is_empty();
    let terms =
        if context.interactive && named.is_empty() { ask_terms(&now, &lacking, view, wants, context)? } else { named };
    let left = |one: &&&Reservation| !terms.iter().any(|known| known.item.to_string() == one.item);
    let left: Vec<&Reservation> = lacking.iter().filter(left).copied().collect();
    if !left.is_empty() {
        return Err(has_open(&now, &left, wants).into());
    }
    let day = view.project.milestone(&args.stage);
    for one in &terms {
        let fix_by = view.project.day_of(&one.fix_by);
        if let (Some(day), Some(fix_by)) = (day, fix_by)
            && fix_by <= day
        {
            let why = commands_say::fix_by_before_stage(fix_by.to_string(), status_say::milestone(&args.stage));
            return Err(Problem::usage(commands_say::refused_act(one.item.to_string(), why)).into());
        }
    }
    require_agreed(loaded, &terms, args, context)?;
    judged(view, terms, person, context)
}

/// The acts that say the terms.
fn judged(view: &View, terms: Vec<Terms>, person: &Person, context: &Context<'_>) -> Result<Reserved> {
    let mut acts = Vec::with_capacity(terms.len());
    let mut refused = Vec::new();
    for one in terms {
        let Some(at) = view.project.find(&one.item) else { continue };
        let wanted = Wanted {
            note: Some(one.note),
            fix_by: Some(one.fix_by),
            person: Some(one.person),
            lang: context.lang(),
            ..Wanted::new(&person.id, "reserved")
        };
        let act = wanted.act(view, (at, None), Vec::new());
        refused.extend(refuse(view, at, &act).map(|why| commands_say::refused_act(one.item.to_string(), why)));
        acts.push((one.item, act));
    }
    if refused.is_empty() { Ok(Reserved(acts)) } else { Err(Problem::usage(Text::lines(refused)).into()) }
}

/// The terms that the command line gives: for each item in order, or the same for all.
fn read_terms(args: &SignArgs, view: &View, lacking: &[&Reservation]) -> Result<Vec<Terms>> {
    let project = &view.project;
    let items: Vec<ItemName> = if args.reserve_all {
        lacking.iter().filter_map(|one| ItemName::parse(&one.item, None)).collect()
    } else {
        let named = args.reserve.iter().map(|word| Ok(project.items[pick_item(project, word)?].name.clone()));
        named.collect::<Result<_>>()?
    };
    if items.is_empty() && !args.reserve_all {
        let stray = !args.fix_by.is_empty() || !args.person.is_empty() || !args.note.is_empty();
        return if stray { Err(Problem::usage(say::terms_without_item()).into()) } else { Ok(Vec::new()) };
    }
    let of = |given: &[String], option: &str, at: usize| match given {
        [only] => Ok(only.clone()),
        several if several.len() == items.len() && !args.reserve_all => Ok(several[at].clone()),
        _ => Err(Problem::usage(say::terms_count(option, items.len()))),
    };
    let mut all = Vec::with_capacity(items.len());
    for (at, item) in items.iter().enumerate() {
        let fix_by = view.plain_day(&of(&args.fix_by, "--fix-by", at)?);
        let person = pick_person(project, &of(&args.person, "--person", at)?)?.id.clone();
        all.push(Terms { item: item.clone(), fix_by, person, note: of(&args.note, "--note", at)? });
    }
    Ok(all)
}

/// Asks for the terms of each item; nothing where the person wants no reservations.
fn ask_terms(
    now: &Record,
    lacking: &[&Reservation],
    view: &View,
    wants: bool,
    context: &mut Context<'_>,
) -> Result<Vec<Terms>> {
    let lang = context.lang();
    if !wants {
        // Each line is safe already, and one of its own.
        context.ui.show(&format!("{}\n", has_open(now, lacking, false).message.of(lang)))?;
        let options = [say::reserve_them(), say::not_yet()].map(|text| text.of(lang).to_owned());
        if context.ui.choose(say::reserve_question().of(lang), &options, 1)? != Reply::Given(0) {
            return Ok(Vec::new());
        }
    }
    let mut all = Vec::with_capacity(lacking.len());
    for one in lacking {
        let Some(item) = ItemName::parse(&one.item, None) else { continue };
        let title = now.given.items.get(&one.item).map(|item| item.title.text()).unwrap_or_default();
        context.remark(&say::reserving(title, &one.item), None)?;
        let Some(fix_by) = ask_day(view, &now.given.terms, context)? else { return Ok(Vec::new()) };
        let names: Vec<String> = view.project.people.iter().map(|person| visible_line(&person.name)).collect();
        let Reply::Given(person) = context.ui.choose(say::person_question().of(lang), &names, 0)? else {
            return Ok(Vec::new());
        };
        let Reply::Given(note) = ask(say::note_question(), context)? else { return Ok(Vec::new()) };
        let person = <[Person]>::get(&view.project.people, person).map(|person| person.id.clone()).unwrap_or_default();
        all.push(Terms { item, fix_by, person, note });
    }
    Ok(all)
}

/// Asks for a day after the stage and not before today, until it is one; nothing where the person goes back.
fn ask_day(view: &View, terms: &StageTerms, context: &mut Context<'_>) -> Result<Option<Due>> {
    let least = terms.date.map_or(view.today(), |stage| (stage + TimeDelta::days(1)).max(view.today()));
    let question = say::fix_by_question(least.to_string());
    loop {
        let Reply::Given(words) = ask(question.clone(), context)? else { return Ok(None) };
        let due = view.plain_day(&words);
        if view.project.day_of(&due).is_some_and(|day| day >= least) {
            return Ok(Some(due));
        }
        let example = least + TimeDelta::days(14);
        context.remark(&say::fix_by_wanted(least.to_string(), example.to_string()), None)?;
    }
}

/// Asks for a line until something is typed.
fn ask(question: Text, context: &mut Context<'_>) -> Result<Reply<String>> {
    let lang = context.lang();
    loop {
        match context.ui.text(question.of(lang), "")? {
            Reply::Given(words) if words.trim().is_empty() => {}
            Reply::Given(words) => return Ok(Reply::Given(words.trim().to_owned())),
            Reply::Back => return Ok(Reply::Back),
        }
    }
}

/// That items are open, each with what it lacks.
pub(super) fn has_open(record: &Record, open: &[&Reservation], wants: bool) -> Problem {
    let list = Text::per_lang(|lang| listed(record, open, lang));
    let is_short = open.iter().any(|one| one.shortfall.is_some());
    let number = if is_short { say::open_or_short(open.len()) } else { say::still_open(open.len()) };
    let title = say::has_open(number, status_say::milestone(&record.given.terms.stage));
    let problem = Problem { exit: Exit::Outstanding, message: say::with_list(title, list), hint: None };
    problem.hint(if wants { say::terms_hint() } else { say::has_open_hint() })
}

/// That every open item is reserved, and that whoever signs must say that they mean it.
pub(super) fn is_reserved(record: &Record, open: &[&Reservation]) -> Problem {
    let list = Text::per_lang(|lang| listed(record, open, lang));
    let title = say::all_reserved(words::items(open.len()), status_say::milestone(&record.given.terms.stage));
    let problem = Problem { exit: Exit::Outstanding, message: say::with_list(title, list), hint: None };
    problem.hint(say::all_reserved_hint())
}

fn listed(record: &Record, open: &[&Reservation], lang: Lang) -> String {
    let line = |one: &&Reservation| {
        let title = record.given.items.get(&one.item).map(|item| item.title.text()).unwrap_or_default();
        let derived = record.derived.items.get(&one.item);
        // What is complete stands here for what it falls short of.
        let state = one.shortfall.as_ref().map(|short| status_say::falls_short(naming::short(short)));
        let state = state.or_else(|| Some(naming::state(derived?.state))).unwrap_or_default();
        visible_line(say::open_item(title, &one.item, state).of(lang))
    };
    let mut lines: Vec<String> = open.iter().take(NAMED).map(line).collect();
    if open.len() > NAMED {
        lines.push(say::and_more(open.len() - NAMED).of(lang).to_owned());
    }
    lines.into_iter().map(|line| format!("\n{}", say::list_line(line).of(lang))).collect()
}
