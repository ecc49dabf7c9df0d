//! What an answer page shows: a card for each item that waits on one person, and what they may answer.
//!
//! In: a project at a moment, and a person. Out: an [`AnswerPage`] in one language. Pure; nothing is in it but what these
//! cards tell.

use super::answers::{SCHEMA, SeenLine, file_word};
use crate::edits::proposal::AskedAct;
use crate::model::clock::render_moment;
use crate::model::item::{Item, ItemName};
use crate::model::kinds::asks::{AskType, Asks};
use crate::model::list::ItemAt;
use crate::model::naming;
use crate::model::project::Person;
use crate::model::readiness::factor_of;
use crate::model::view::View;
use crate::report::card::{Around, facts, own_fields};
use crate::report::filter::Picked;
use crate::report::next::{About, Asker, next_report};
use crate::report::told::act_line;
use crate::report::unsigned::ToSign;
use crate::text::say::{page as say, status as status_say, walk as walk_say};
use crate::text::visible::visible_line;
use crate::text::{Lang, Text};
use crate::walk::asking::{note_question, value_options, value_question};
use crate::walk::choice::Choice;
use crate::walk::{may_be_silent, offered, to_confirm};
use serde::Serialize;
use std::collections::HashSet;

/// So many of the last acts stand on a card.
const LAST_ACTS: usize = 12;

/// A page that one person answers.
#[derive(Debug, Clone)]
pub(crate) struct AnswerPage {
    /// The language of everything on it.
    pub(crate) lang: Lang,
    /// What the project is called.
    pub(crate) project: String,
    /// The heading: whom it is for.
    pub(crate) heading: String,
    /// When it was made, in words.
    pub(crate) made: String,
    /// The cards, the most pressing first.
    pub(crate) cards: Vec<Card>,
    /// The stages that wait on the person's signature.
    pub(crate) stages: Vec<String>,
    /// What the script of the page works with.
    pub(crate) data: PageData,
}

/// An item that waits on the person.
#[derive(Debug, Clone)]
pub(crate) struct Card {
    /// Its section and its full name.
    pub(crate) place: String,
    /// What it is called.
    pub(crate) title: String,
    /// How its day lies from the moment of the page, and whether it is late.
    pub(crate) due: Option<(String, bool)>,
    /// Its details, line by line.
    pub(crate) details: Vec<String>,
    /// What else there is to know, as label and text; a label that repeats goes on.
    pub(crate) facts: Vec<(String, String)>,
    /// What the step would confirm.
    pub(crate) confirms: Option<String>,
    /// What can be answered.
    pub(crate) offers: Vec<Offer>,
    /// The value that one of the answers takes.
    pub(crate) value: Option<ValueAsked>,
}

/// An answer that can be given.
#[derive(Debug, Clone)]
pub(crate) struct Offer {
    /// What it is called.
    pub(crate) label: String,
    /// What is written into the answer.
    pub(crate) data: OfferData,
}

/// The value that is asked for with a step.
#[derive(Debug, Clone)]
pub(crate) struct ValueAsked {
    /// What is asked.
    pub(crate) question: String,
    /// What stands below the field.
    pub(crate) hint: String,
    /// The field.
    pub(crate) field: ValueField,
}

/// The field that takes a value.
#[derive(Debug, Clone)]
pub(crate) enum ValueField {
    /// A menu of values, each with what it is called.
    Menu(Vec<(String, String)>),
    /// A number, with a unit where it has one.
    Number,
    /// A whole number, within a range where there is one.
    Whole(Option<(i64, i64)>),
    /// A day.
    Day,
    /// Words.
    Words,
}

/// What the script of the page works with; see `page.js`.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct PageData {
    schema: &'static str,
    project: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    uuid: Option<String>,
    person: String,
    made: String,
    /// How the name of the answer file begins.
    file: String,
    words: Vec<(&'static str, String)>,
    cards: Vec<CardData>,
}

#[derive(Debug, Clone, Serialize)]
struct CardData {
    item: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    round: Option<u32>,
    title: String,
    seen: SeenLine,
    offers: Vec<OfferData>,
}

/// What the script knows of an answer.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct OfferData {
    did: String,
    /// What is asked for its words.
    note: String,
    /// Whether it takes words that may not be left out.
    wants_note: bool,
    /// Whether it takes a value, and whether that may not be left out.
    value: bool,
    wants_value: bool,
}

/// What a page asks of a person as things stand: of each item, and its round, the acts that it offers.
pub(crate) fn asked_of(view: &View, person: &Person) -> HashSet<AskedAct> {
    let asker = Asker { you: Some(person.clone()), only_you: true, party: None };
    let report = next_report(view, &[], (&asker, &Picked::all(view)), Lang::DEFAULT);
    let mut asked = HashSet::new();
    for act in report.groups.iter().flat_map(|group| &group.acts) {
        if let About::Item { item, at, .. } = &act.about {
            let offers = offered(view, *at, person);
            let dids = offers.iter().filter_map(Choice::act);
            asked.extend(dids.map(|did| (person.id.clone(), (*item).clone(), act.round, did.to_owned())));
        }
    }
    asked
}

/// The page for a person, of a project as it stands.
pub(crate) fn answer_page(view: &View, to_sign: &[ToSign], person: &Person, lang: Lang) -> AnswerPage {
    let project = &view.project;
    let asker = Asker { you: Some(person.clone()), only_you: true, party: None };
    let picked = Picked::all(view);
    let report = next_report(view, to_sign, (&asker, &picked), lang);
    let acts = report.groups.iter().flat_map(|group| &group.acts);
    let around = Around::of(view);
    let (mut cards, mut data, mut stages) = (Vec::new(), Vec::new(), Vec::new());
    for act in acts {
        match &act.about {
            About::Item { item, at, .. } => {
                let offers: Vec<Offer> =
                    offered(view, *at, person).iter().filter_map(|choice| offer(view, *at, choice, lang)).collect();
                if offers.is_empty() {
                    continue;
                }
                data.push(CardData {
                    item: item.to_string(),
                    round: act.round,
                    title: visible_line(act.title),
                    seen: SeenLine::of(&project.items[*at], project),
                    offers: offers.iter().map(|offer| offer.data.clone()).collect(),
                });
                cards.push(card((view, &around), (*at, act.round), person, offers, lang));
            }
            About::Signoff { signoff, .. } => {
                stages.push(visible_line(status_say::milestone(signoff).of(lang)));
            }
        }
    }
    let made = naming::moment(&view.now, view.today());
    let zone = view.now.format("UTC%:z").to_string();
    AnswerPage {
        lang,
        project: visible_line(project.title.of(lang)),
        heading: visible_line(say::for_whom(&person.name, naming::party(person.party)).of(lang)),
        made: say::made(made, zone).of(lang).to_owned(),
        cards,
        stages,
        data: PageData {
            schema: SCHEMA,
            project: project.id.clone(),
            uuid: project.uuid.clone(),
            person: person.id.clone(),
            made: render_moment(&view.now),
            file: format!("answers-{}-{}", file_word(&project.id), file_word(&person.id)),
            words: script_words(lang),
            cards: data,
        },
    }
}

fn card(
    (view, around): (&View, &Around<'_>),
    (at, round): (ItemAt, Option<u32>),
    person: &Person,
    offers: Vec<Offer>,
    lang: Lang,
) -> Card {
    let (item, standing) = (&view.project.items[at], &view.standings[at]);
    let seen = round.and_then(|number| standing.rounds.as_ref()?.round(number));
    let (point, late) = match seen {
        Some(round) => (round.due, round.days_late.is_some()),
        None => (standing.due_point(), standing.days_late.is_some()),
    };
    let distance = naming::due_distance(point, &view.now).map(|distance| distance.of(lang).to_owned());
    let question = factor_of(item).map(|factor| factor.question.of(lang).to_owned());
    let details = item.details.as_ref().map(|details| details.of(lang)).unwrap_or_default();
    let mut told = own_fields(view, at, lang);
    told.extend(
        facts(around, at, Some(&person.id), LAST_ACTS, lang)
            .into_iter()
            .map(|(label, text)| (label.of(lang).to_owned(), text)),
    );
    let links = item.links.iter().map(|link| (status_say::label_links().of(lang).to_owned(), visible_line(link)));
    told.extend(links);
    let confirms =
        to_confirm(view, at, person).map(|position| walk_say::to_confirm(act_line(view, at, position, lang)));
    let section = visible_line(&around.section_title(at, lang));
    let title = naming::with_round(item.title.text(), round);
    Card {
        place: [section, item_name(&item.name, round)].join(" · "),
        title: visible_line(title.of(lang)),
        due: distance.map(|distance| (distance, late)),
        details: details.lines().map(visible_line).chain(question).collect(),
        facts: told,
        confirms: confirms.map(|text| visible_line(text.of(lang))),
        value: offers.iter().find(|offer| offer.data.value).and_then(|offer| value_asked(item, &offer.data.did, lang)),
        offers,
    }
}

/// `permissions/shop-owner`, `monitoring/orders#3`.
fn item_name(name: &ItemName, round: Option<u32>) -> String {
    let name = visible_line(&name.to_string());
    round.map_or_else(|| name.clone(), |round| format!("{name}#{round}"))
}

/// What the page needs to know of a choice that leads to an act.
fn offer(view: &View, at: ItemAt, choice: &Choice, lang: Lang) -> Option<Offer> {
    let item = &view.project.items[at];
    let did = choice.act()?;
    let is_step = matches!(choice, Choice::Step(_));
    let asked = item.asked(did).filter(|_| is_step);
    let silent = asked.is_some() || may_be_silent(view, at, choice);
    let pending = view.standings[at].replay.half_waived().is_some();
    let proof = is_step && item.step(did).is_some_and(|step| step.proof);
    let note = match choice {
        Choice::Step(_) if proof => say::note_needed(say::what_shows_it()),
        Choice::Step(_) if factor_of(item).is_some() => note_question(item),
        Choice::Step(_) => say::note_left_out(),
        Choice::Note => say::note_needed(say::note()),
        choice => say::note_needed(crate::walk::naming::question(choice, item, pending)),
    };
    // A page has nothing to choose a menu of further questions from.
    let label = crate::walk::naming::choice(choice, view, at);
    let label = if *choice == Choice::Note { say::note() } else { label };
    Some(Offer {
        label: visible_line(label.of(lang)).trim_end_matches('…').to_owned(),
        data: OfferData {
            did: did.to_owned(),
            note: visible_line(note.of(lang)),
            wants_note: proof || !silent,
            value: asked.is_some(),
            wants_value: asked.is_some_and(|(_, may_be_left_out)| !may_be_left_out),
        },
    })
}

fn value_asked(item: &Item, did: &str, lang: Lang) -> Option<ValueAsked> {
    let (asks, may_be_left_out) = item.asked(did)?;
    let shown = |text: &Text| visible_line(text.of(lang));
    let menu = value_options(item, asks);
    let field = match menu {
        Some(options) => ValueField::Menu(options.iter().map(|(value, text)| (value.clone(), shown(text))).collect()),
        None => match asks.kind {
            AskType::Number => ValueField::Number,
            AskType::Integer => ValueField::Whole(asks.range),
            AskType::Date => ValueField::Day,
            AskType::YesNo | AskType::Choice | AskType::Text => ValueField::Words,
        },
    };
    Some(ValueAsked {
        question: shown(&value_question(item, asks, may_be_left_out)),
        hint: hint(asks, &field).map(|text| shown(&text)).unwrap_or_default(),
        field,
    })
}

/// What is expected, where the field does not show it.
fn hint(asks: &Asks, field: &ValueField) -> Option<Text> {
    match field {
        ValueField::Menu(_) | ValueField::Day | ValueField::Words => None,
        ValueField::Number | ValueField::Whole(_) => Some(naming::asked_words(asks)),
    }
}

/// The words that the script says.
fn script_words(lang: Lang) -> Vec<(&'static str, String)> {
    let words: [(&'static str, Text); 12] = [
        ("answered", say::answered_of("{0}", "{1}")),
        ("done", say::answered()),
        ("incomplete", say::incomplete()),
        ("note", say::words_missing()),
        ("value", say::value_missing()),
        ("wrong", say::value_wrong("{0}")),
        ("empty", say::nothing_to_save()),
        ("saved", say::saved("{0}")),
        ("copied", say::copied()),
        ("copy", say::copy_yourself()),
        ("sure", say::clear_sure()),
        ("cleared", say::cleared()),
    ];
    let told = words.into_iter().chain([("kept", say::kept()), ("not_kept", say::not_kept())]);
    told.map(|(name, text)| (name, text.of(lang).to_owned())).collect()
}
