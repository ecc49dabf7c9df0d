//! What the walk shows besides its questions: the opening, the cards, and what is next at the end.

use super::item::render_card;
use super::layout::paragraph;
use crate::model::list::ItemAt;
use crate::model::naming;

use super::due::people;
use super::layout::heading;
use super::layout::rule;
use super::status::filtered_line;
use crate::files::load::Loaded;
use crate::model::party::Party;
use crate::model::project::Person;
use crate::model::view::View;
use crate::report::card::section_title;
use crate::report::filter::Picked;
use crate::report::people::waiting;
use crate::report::told::act_line;
use crate::report::unsigned::ToSign;
use crate::text::Text;
use crate::text::look::{Look, Style, wrap};
use crate::text::say::{status as status_say, unsigned as unsigned_say, walk as say, words};
use crate::text::visible::visible_line;
use crate::walk::Walk;

/// The title, who the tool thinks one is, and how much waits.
pub(crate) fn render_opening(
    view: &View,
    walk: &Walk,
    person: &Person,
    whole: bool,
    errors: usize,
    to_sign: &[ToSign],
    look: Look,
) -> String {
    let lang = look.lang;
    let mut text = heading(view, look) + &filtered_line(walk.filtered(), look);
    let mut line = say::you_are(visible_line(&person.name), naming::party(person.party)).of(lang).to_owned();
    let ahead = walk.ahead(view);
    // What may be left undone is offered, and counts nowhere.
    let asked = ahead.iter().filter(|at| view.is_asked(**at, &person.id));
    let (mine, optional): (Vec<ItemAt>, Vec<ItemAt>) = asked.partition(|at| view.standings[**at].counts);
    let late = mine.iter().filter(|at| view.standings[**at].days_late.is_some()).count();
    let total = walk.total(view);
    let (mine, optional) = (mine.len(), optional.len());
    let waiting = match mine {
        0 if !whole => say::nothing_in_scope(),
        0 => say::nothing_for_you(),
        1 => say::one_waits_on_you(words::items(total)),
        _ => say::waits_on_you(mine, words::items(total)),
    };
    let stages: Vec<Text> = yours(to_sign, person).map(|stage| status_say::milestone(&stage.stage)).collect();
    let waiting = if mine == 0 {
        waiting
    } else if late > 0 {
        say::sentence_pair(waiting, say::some_late(late))
    } else {
        say::sentence(waiting)
    };
    let signing = (whole && !stages.is_empty()).then(|| unsigned_say::waits_on_you(words::text_list(&stages)));
    // Somebody who has a stage to sign is not told that nothing waits.
    let waiting = Some(waiting).filter(|_| mine > 0 || signing.is_none());
    let optional = (optional > 0).then(|| say::optional_ones(words::items(optional)));
    for sentence in [waiting, signing, optional].into_iter().flatten() {
        line.push_str(words::after_sentence().of(lang));
        line.push_str(visible_line(sentence.of(lang)).as_str());
    }
    text.push_str(&paragraph(&line, None, look));
    if errors > 0 {
        text.push_str(&format!("{}\n", look.paint(Style::Bad, say::see_findings(errors).of(lang))));
    }
    text
}

/// The card of an item: how far the walk has come, its section, how late it is, and its facts.
pub(crate) fn render_walk_card(loaded: &Loaded, walk: &Walk, item: ItemAt, person: &Person, look: Look) -> String {
    let (number, total) = walk.position(&loaded.view);
    let bar = look.bar(number - 1, total, 10);
    let left =
        format!("{} {bar} {}", say::card(number, total).of(look.lang), section_title(&loaded.view, item, look.lang));
    let due = naming::due_distance(loaded.view.standings[item].due_point(), &loaded.view.now)
        .filter(|_| loaded.view.is_due_soon(item) && !loaded.view.standings[item].state.is_settled());
    let right = due.unwrap_or_default();
    let mut text = format!("\n{}", rule(&left, right.of(look.lang), look));
    text.push_str(&render_card(&loaded.view, item, Some(&person.id), look));
    if let Some(position) = walk.confirmed(&loaded.view, item) {
        let told = say::to_confirm(act_line(&loaded.view, item, position, look.lang));
        for line in wrap(told.of(look.lang), look.width) {
            text.push_str(&format!("{}\n", look.paint(Style::Bold, &line)));
        }
    }
    text + "\n"
}

/// What was done in a walk and stands.
pub(crate) struct Done<'a> {
    /// What was recorded and not taken back.
    pub(crate) recorded: &'a [(ItemAt, Text)],
    /// How many items were changed.
    pub(crate) changed: usize,
    /// Whether something was taken back.
    pub(crate) undid: bool,
}

/// What was recorded, what now waits on whom, and the commands that pass it on.
pub(crate) fn render_closing(
    view: &View,
    done: &Done<'_>,
    passing_on: &[(Text, String)],
    to_sign: &[ToSign],
    person: &Person,
    look: Look,
) -> String {
    let lang = look.lang;
    let mut lines: Vec<Text> = Vec::new();
    if done.recorded.is_empty() {
        lines.extend((done.undid || done.changed == 0).then(|| match done.undid {
            true => say::all_taken_back(),
            false => say::nothing_recorded(),
        }));
    } else {
        let mut counts: Vec<(&Text, usize)> = Vec::new();
        for (_, done) in done.recorded {
            match counts.iter_mut().find(|(known, _)| *known == done) {
                Some((_, count)) => *count += 1,
                None => counts.push((done, 1)),
            }
        }
        let list: Vec<String> =
            counts.iter().map(|(done, count)| say::so_many(*done, *count).of(lang).to_owned()).collect();
        lines.push(say::you_recorded(words::list(&list, lang)));
    }
    if done.changed > 0 {
        lines.push(say::you_changed(words::items(done.changed)));
    }
    let waiting = all_waiting(view, to_sign);
    let list = waiting.iter().map(|(count, other)| say::so_many(&other.name, *count).of(lang).to_owned());
    lines.push(match waiting.is_empty() {
        true => say::nothing_waits(),
        false => say::now_waits_on(words::short_list(list, lang)),
    });
    let mut text = "\n".to_owned();
    for line in &lines {
        text.push_str(&paragraph(line.of(lang), None, look));
    }
    for stage in to_sign {
        text.push_str(&render_to_sign(view, stage, person, look));
    }
    for (told, command) in passing_on {
        text.push_str(&format!("{}\n  {command}\n", told.of(lang)));
    }
    text
}

/// Which stage waits on whose signature; the command on a line of its own for one of them.
fn render_to_sign(view: &View, stage: &ToSign, person: &Person, look: Look) -> String {
    let (name, people) = (status_say::milestone(&stage.stage), people(view, &stage.people, look.lang));
    let line = match stage.due.filter(|_| stage.days_late.is_some()) {
        Some(due) => unsigned_say::now_to_sign_late(name, people, words::distance(due, view.today())),
        None => unsigned_say::now_to_sign(name, people),
    };
    let style = if stage.days_late.is_some() { Style::Warn } else { Style::Bold };
    let lines = wrap(&visible_line(line.of(look.lang)), look.width);
    let mut text: String = lines.iter().map(|line| format!("{}\n", look.paint(style, line))).collect();
    if stage.asks(&person.id) {
        text.push_str(&format!("  {}\n", visible_line(&stage.command())));
    }
    text
}

/// The stages that wait on a person's signature.
fn yours<'a>(to_sign: &'a [ToSign], person: &'a Person) -> impl Iterator<Item = &'a ToSign> {
    to_sign.iter().filter(|stage| stage.asks(&person.id))
}

/// How many items and signatures wait on whom, the most first.
fn all_waiting<'v>(view: &'v View, to_sign: &[ToSign]) -> Vec<(usize, &'v Person)> {
    let waiting = waiting(view, &Picked::all(view)).into_iter().zip(view.project.people.iter());
    let waiting = waiting.map(|(waiting, other)| (waiting.items + yours(to_sign, other).count(), other));
    let mut waiting: Vec<(usize, &Person)> = waiting.filter(|(count, _)| *count > 0).collect();
    waiting.sort_by_key(|(count, _)| usize::MAX - count);
    waiting
}

/// Whom to tell of what was recorded: the person of another party on whom alone something waits, or the party on which
/// most does; nothing where nothing does.
pub(crate) fn whom_to_tell(view: &View, to_sign: &[ToSign], person: &Person) -> Option<String> {
    let others: Vec<(usize, &Person)> =
        all_waiting(view, to_sign).into_iter().filter(|(_, other)| other.party != person.party).collect();
    let of = |party: Party| others.iter().filter(move |(_, other)| other.party == party);
    let party = Party::ALL.into_iter().max_by_key(|party| of(*party).map(|(count, _)| count).sum::<usize>())?;
    let mut people = of(party);
    match (people.next(), people.next()) {
        (Some((_, only)), None) => Some(only.id.clone()),
        (first, _) => first.map(|_| party.word().to_owned()),
    }
}
