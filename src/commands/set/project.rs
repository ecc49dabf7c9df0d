//! Milestones and settings of the project file. A milestone takes every due along that hangs on it: they are shown first.

use super::telling::tell;
use crate::context::Context;
use crate::context::changing;
use crate::context::changing::{refuse_wrong, weigh, write};
use crate::files::change::Change;
use crate::files::edit::{Edit, NewValue, Step, Way};
use crate::files::format::Node;
use crate::files::load::Loaded;
use crate::files::store::Store;
use crate::files::written::{shown, tree};
use crate::model::day;
use crate::model::kinds::values;
use crate::model::list::SourceAt;
use crate::model::lookup;
use crate::model::naming;
use crate::model::party::Party;
use crate::model::view::View;
use crate::screen::layout::paragraph;
use crate::screen::table::{Cell, Table, render_table};
use crate::text::exit::Exit;
use crate::text::nearest::nearest;
use crate::text::problem::Problem;
use crate::text::say::status::milestone as milestone_words;
use crate::text::say::{days as days_say, editing as say, findings as findings_say, words};
use crate::text::{Lang, Text};
use anyhow::Result;

/// The settings that are texts.
const TEXTS: [&str; 3] = ["title", "language", "timezone"];

/// Sets milestones and settings, all or none.
///
/// # Errors
///
/// As `handover set`; and when nobody has agreed to a milestone that moves.
pub(super) fn set(
    store: &Store,
    loaded: &Loaded,
    fields: &[(String, String)],
    yes: bool,
    context: &mut Context<'_>,
) -> Result<Exit> {
    let source = &loaded.sources[SourceAt::PROJECT_FILE];
    let document = tree(source)?;
    let mut told = Vec::new();
    let mut edits = Vec::new();
    let mut moved = Vec::new();
    for (key, value) in fields {
        let (way, value) = setting(loaded, &document.root, key, value, context.lang())?;
        let old = way.iter().try_fold(&document.root, step).map(|node| shown(source, node));
        let new = value.as_typed();
        if old.as_deref() != Some(&new) {
            // Nothing hangs on a milestone that is new.
            if old.is_some() && way.first() == Some(&"milestones".into()) {
                moved.push(key.clone());
            }
            edits.push(Edit::Set { at: way, value });
        }
        told.push((key, old, new));
    }
    if !edits.is_empty() {
        let changes = [Change::Edit { source, edits }];
        let weighed = weigh(loaded, &changes, context)?;
        in_order(&loaded.view, &weighed.after.view)?;
        refuse_wrong(&weighed)?;
        if !moved.is_empty() {
            agree(&loaded.view, &weighed.after.view, &moved, yes, context)?;
        }
        write(store, &changes, &weighed, context)?;
    }
    let what = say::the_project().of(context.lang()).to_owned();
    for (key, old, new) in told {
        tell(&what, key, old, Some(new), context);
    }
    Ok(Exit::Fine)
}

/// Refuses a milestone that moves past one that it stood before or after: everything that hangs on both would turn round.
fn in_order(before: &View, after: &View) -> Result<()> {
    let milestones = &after.project.milestones;
    let pairs = milestones.iter().flat_map(|one| milestones.iter().map(move |other| (one, other)));
    let day = |name: &str| before.project.milestone(name);
    let was_before = |earlier: &str, later: &str| day(earlier).zip(day(later)).is_some_and(|(one, other)| one < other);
    let turned = pairs.filter(|((earlier, one), (later, other))| was_before(earlier, later) && one > other);
    let Some(((earlier, one), (later, other))) = { turned }.next() else { return Ok(()) };
    let (name, still) = if day(earlier) != Some(*one) { (earlier, later) } else { (later, earlier) };
    let (new, stands) = if name == earlier { (one, other) } else { (other, one) };
    let told = if name == earlier { say::would_come_after } else { say::would_come_before };
    let days = [new, stands].map(|day| words::day(*day, after.today()));
    let [new_day, still_day] = days;
    let problem = Problem::usage(told(milestone_words(name), new_day, milestone_words(still), still_day));
    Err(problem.hint(say::move_both(format!("handover set {name}={new} {still}=…"))).into())
}

fn step<'n>(node: &'n Node, step: &Step) -> Option<&'n Node> {
    match step {
        Step::Field(name) => node.get(name),
        Step::Member(position) => node.members().get(*position),
    }
}

/// Where a setting stands, and the value that it gets.
fn setting(loaded: &Loaded, root: &Node, key: &str, value: &str, lang: Lang) -> Result<(Way, NewValue)> {
    let project = &loaded.view.project;
    if let Some(name) = lookup::milestone(&project.milestones, key) {
        let word = || milestone_words(&name);
        if value.is_empty() {
            return Err(Problem::usage(say::needs_a_day(word())).into());
        }
        return Ok((vec!["milestones".into(), name.as_str().into()], a_day(loaded, value, word())?));
    }
    if let Some(name) = key.strip_prefix("milestones.").and_then(values::trimmed) {
        let day = a_day(loaded, value, Text::same(name))?;
        return Ok(member(root, "milestones", name, day));
    }
    if value.is_empty() {
        return Err(Problem::usage(say::needs_a_value(key)).into());
    }
    if let Some(party) = Party::parse(key) {
        return Ok(member(root, party.word(), "name", NewValue::Text(value.to_owned())));
    }
    match key {
        "language" => match Lang::parse(value) {
            Some(lang) => Ok((vec![key.into()], NewValue::Text(lang.tag().to_owned()))),
            None => Err(Problem::usage(say::no_language(value)).hint(say::which_languages()).into()),
        },
        // Of a title in several languages the one is meant that the reader sees.
        "title" if root.get(key).is_some_and(|title| !title.entries().is_empty()) => {
            let entries = root.get(key).map_or(&[][..], Node::entries);
            let own = entries.iter().find(|entry| Lang::parse(&entry.key) == Some(lang));
            let tag = own.map_or(lang.tag(), |entry| entry.key.as_str());
            Ok((vec![key.into(), tag.into()], NewValue::Text(value.to_owned())))
        }
        "title" | "timezone" => Ok((vec![key.into()], NewValue::Text(value.to_owned()))),
        _ => {
            let names: Vec<&str> = project.milestones.names().chain(TEXTS).chain(Party::ALL.map(Party::word)).collect();
            let problem = Problem::usage(say::no_setting(key));
            Err(match nearest(key, names.iter().copied()) {
                Some(near) => problem.hint(findings_say::did_you_mean(near)),
                None => problem.hint(say::settings(words::name_list(&names))),
            }
            .into())
        }
    }
}

fn a_day(loaded: &Loaded, value: &str, what: Text) -> Result<NewValue> {
    let day = day::typed_day(value, loaded.view.today());
    let day = day.map_err(|fault| fault.refusal(value, days_say::not_a_day(what, value)))?;
    Ok(NewValue::Date(day.to_string()))
}

/// A field of a table of the project file, with the table where that is not there yet.
fn member(root: &Node, table: &str, name: &str, value: NewValue) -> (Way, NewValue) {
    match root.get(table) {
        Some(_) => (vec![table.into(), name.into()], value),
        None => (vec![table.into()], NewValue::Table(vec![(name.to_owned(), value)])),
    }
}

/// Shows every due of an open item that moves, and asks.
///
/// # Errors
///
/// When nobody agrees.
fn agree(before: &View, after: &View, moved: &[String], yes: bool, context: &mut Context<'_>) -> Result<()> {
    let look = context.look();
    let table = moves(before, after, look.lang);
    let head = match table.rows.len() {
        0 => say::moves_nothing(),
        rows => say::moves(say::dues(rows)),
    };
    let mut text = paragraph(head.of(look.lang), None, look);
    if !table.rows.is_empty() {
        text.push_str(&render_table(&table, look));
    }
    if yes || !context.interactive {
        context.out.push_str(&text);
    }
    if yes {
        return Ok(());
    }
    let named: Vec<_> = moved.iter().map(|name| milestone_words(name)).collect();
    let question = say::move_it(words::text_list(&named));
    changing::agree(&text, &question, Problem::usage(say::not_moved()).hint(say::say_yes()), say::kept(), context)
}

/// The dues of open items that are not what they were, in the order of the new ones.
fn moves(before: &View, after: &View, lang: Lang) -> Table {
    let mut rows = Vec::new();
    for (at, item) in after.project.items.entries() {
        let Some(then) = before.project.find(&item.name) else { continue };
        let (old, new) = (before.standings[then].due_point(), after.standings[at].due_point());
        if old == new || after.standings[at].state.is_settled() {
            continue;
        }
        let day = |point, view: &View| {
            Cell::text(naming::due_day(point, view.today()).map(|day| day.of(lang).to_owned()).unwrap_or_default())
        };
        let title = words::aside(item.title.of(lang), item.name.to_string());
        rows.push((new.map(|point| point.day), vec![day(old, before), day(new, after), Cell::text(title.of(lang))]));
    }
    rows.sort_by_key(|(day, _)| *day);
    let head = [say::head_was(), say::head_is(), say::head_title()];
    Table {
        head: head.iter().map(|text| text.of(lang).to_owned()).collect(),
        numbers: Vec::new(),
        rows: rows.into_iter().map(|(_, row)| row).collect(),
        total: None,
    }
}
