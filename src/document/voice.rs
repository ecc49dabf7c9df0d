//! How a record speaks: in one language, or in Chinese and English side by side.
//!
//! In: texts in both languages and facts of the record. Out: lines and cells. Here is decided how two
//! languages share a place: Chinese first, in one line for a word, line below line for a sentence.

use super::blocks::{Cell, Column, Line, Tone};
use super::old_record::{Record, RecordAct, RecordItem, RecordLang, RecordSection};
use crate::model::clock::parse_moment;
use crate::model::kinds::COMMON_ACTS;
use crate::model::kinds::{built_in, step_named};
use crate::model::naming;
use crate::model::party::Party;
use crate::model::standing::State;
use crate::text::say::{record as say, status, words};
use crate::text::{Lang, Text};
use std::collections::BTreeMap;

/// The languages of a record, and the names that it uses.
pub(super) struct Voice<'a> {
    pub(super) lang: RecordLang,
    pub(super) record: &'a Record,
    names: BTreeMap<&'a str, &'a str>,
}

impl<'a> Voice<'a> {
    pub(super) fn new(lang: RecordLang, record: &'a Record) -> Voice<'a> {
        let names = record.people.iter().map(|person| (person.id.as_str(), person.name.as_str())).collect();
        Voice { lang, record, names }
    }

    /// A word or title on one line: "移交清单 Item list".
    pub(super) fn word(&self, text: &Text) -> String {
        match self.lang {
            RecordLang::One(lang) => text.of(lang).to_owned(),
            RecordLang::Both if text.is_same_everywhere() => text.of(Lang::DEFAULT).to_owned(),
            RecordLang::Both => Lang::SIDE_BY_SIDE.map(|lang| text.of(lang)).join(" "),
        }
    }

    /// A sentence: a line for each language.
    pub(super) fn lines(&self, text: &Text) -> Vec<Line> {
        match self.lang {
            RecordLang::One(lang) => vec![Line::new(text.of(lang))],
            RecordLang::Both if text.is_same_everywhere() => vec![Line::new(text.of(Lang::DEFAULT))],
            RecordLang::Both => Lang::SIDE_BY_SIDE.map(|lang| Line::new(text.of(lang))).into(),
        }
    }

    /// A name over a value or a column; the English stands back under the Chinese.
    pub(super) fn head(&self, text: &Text) -> Cell {
        let mut cell = Cell::of(self.lines(text));
        cell.lines.iter_mut().skip(1).for_each(|line| line.tone = Tone::Quiet);
        cell
    }

    /// A column of a grid.
    pub(super) fn column(&self, text: &Text, width: u32) -> Column {
        Column { head: self.head(text), width }
    }

    /// A name over a value where there is room for one line.
    pub(super) fn label(&self, text: &Text) -> Cell {
        Cell::new(self.word(text))
    }

    /// A word that stands in a cell.
    pub(super) fn cell(&self, text: &Text) -> Cell {
        Cell::of(self.lines(text))
    }

    /// "label: value", with the colon of the language.
    pub(super) fn labelled(&self, label: &Text, value: &str) -> String {
        match self.lang {
            RecordLang::One(lang) => words::labelled(label, value).of(lang).to_owned(),
            RecordLang::Both => words::labelled(self.word(label), value).of(Lang::DEFAULT).to_owned(),
        }
    }

    /// Several names, joined the way the language does.
    pub(super) fn list(&self, names: &[String]) -> String {
        match self.lang {
            RecordLang::One(lang) => words::list(names, lang),
            RecordLang::Both => words::list(names, Lang::DEFAULT),
        }
    }

    /// The name of a person; the id where nobody has it.
    pub(super) fn name<'b>(&'b self, id: &'b str) -> &'b str {
        self.names.get(id).copied().unwrap_or(id)
    }

    /// The names behind a list field, whose members may be ids of people.
    pub(super) fn names_in(&self, value: &str) -> String {
        let names: Vec<String> = value.split(", ").map(|part| self.name(part).to_owned()).collect();
        self.list(&names)
    }

    /// The name of an organisation.
    pub(super) fn organisation(&self, party: Party) -> String {
        self.record.project.parties.get(&party).cloned().unwrap_or_else(|| self.word(&say::not_named()))
    }

    /// The name of a milestone.
    pub(super) fn milestone(&self, name: &str) -> String {
        self.word(&status::milestone(name))
    }

    /// The heading of a section: its title, and in two languages its kind's in the other one.
    pub(super) fn section(&self, section: &RecordSection) -> String {
        let kind = built_in(&section.section).map_or_else(|| Text::same(&section.section), |kind| kind.title.clone());
        match (&section.title, self.lang) {
            (None, _) => self.word(&kind),
            (Some(title), RecordLang::Both) if kind.is(title) => self.word(&kind),
            (Some(title), RecordLang::Both) if built_in(&section.section).is_some() => {
                let own = Lang::of(title);
                Lang::SIDE_BY_SIDE.map(|lang| if lang == own { title } else { kind.of(lang) }).join(" ")
            }
            (Some(title), _) => title.clone(),
        }
    }

    /// What is to be said of a state: the word, and how it stands out.
    pub(super) fn state(&self, state: State) -> Cell {
        let tone = match state {
            State::Complete => Tone::Good,
            State::Rejected | State::Blocked => Tone::Bad,
            State::InProgress | State::Waiting => Tone::Warn,
            State::Open => Tone::Plain,
            State::Waived | State::NotChosen => Tone::Quiet,
        };
        self.cell(&naming::state(state)).toned(tone)
    }

    /// What is to be said of where an item stands.
    pub(super) fn state_of(&self, item: &RecordItem) -> Cell {
        match item.state {
            State::Complete if item.steps.is_empty() => self.cell(&words::for_reference()).toned(Tone::Quiet),
            state => self.state(state),
        }
    }

    /// A step as something done: "Granted".
    pub(super) fn done(&self, item: &RecordItem, did: &str) -> Text {
        match COMMON_ACTS.contains(&did) {
            true => naming::common_act(did),
            false => match item.steps.iter().find(|step| step.did == did).and_then(|step| step.done.as_ref()) {
                Some(words) => Text::same(words),
                None => step_named(kind_of(item), did).done,
            },
        }
    }

    /// The next step of an item and who owes it, while it is not settled.
    pub(super) fn next(&self, item: &RecordItem) -> Cell {
        match item.steps.iter().find(|step| !step.made).filter(|_| !item.state.is_settled()) {
            Some(step) => {
                let todo = step.todo.as_ref().map(Text::same);
                let todo = todo.unwrap_or_else(|| step_named(kind_of(item), &step.did).todo);
                self.cell(&say::next_step(naming::step_owner(step.party), todo)).toned(Tone::Quiet)
            }
            None => Cell::default(),
        }
    }

    /// The name and day of an act, on two lines.
    pub(super) fn by_and_day(&self, act: &RecordAct) -> Cell {
        Cell::new(self.name(&act.by)).and(day_of(&act.at), Tone::Quiet)
    }

    /// Who made a step and when; that it is to come; or a dash where the item has no such step.
    pub(super) fn step_cell(&self, item: &RecordItem, did: &str) -> Cell {
        match item.steps.iter().find(|step| step.did == did) {
            None => Cell::new("–"),
            Some(step) => match step.made.then(|| act_of(item, did)).flatten() {
                Some(act) => self.by_and_day(act),
                None if !item.state.applies() => Cell::new("–"),
                None => self.cell(&say::not_yet()).toned(Tone::Warn),
            },
        }
    }

    /// Whether an item is late at the moment of the record.
    pub(super) fn is_late(&self, item: &RecordItem) -> bool {
        if let Some(at) = item.due_at.as_deref().and_then(parse_moment) {
            return is_open(item) && parse_moment(&self.record.at).is_some_and(|now| at < now);
        }
        let today = day_of(&self.record.at);
        let due = item.due.as_deref().filter(|due| due.parse::<chrono::NaiveDate>().is_ok());
        is_open(item) && due.is_some_and(|due| due < today)
    }
}

/// When an item is due: a day, a moment, or the words as written.
pub(super) fn due_of(item: &RecordItem) -> Option<String> {
    item.due_at.as_deref().map(moment).or_else(|| item.due.clone())
}

/// Whether an item still has to be seen to.
pub(super) fn is_open(item: &RecordItem) -> bool {
    item.counts && !item.state.is_settled()
}

/// The last act of that name in the item's log.
pub(super) fn act_of<'b>(item: &'b RecordItem, did: &str) -> Option<&'b RecordAct> {
    item.log.iter().rev().find(|act| act.did == did)
}

/// A field of the item's kind that is filled in.
pub(super) fn field<'b>(item: &'b RecordItem, name: &str) -> Option<&'b str> {
    let found = item.fields.iter().find(|(known, _)| known == name);
    found.map(|(_, value)| value.as_str()).filter(|value| !value.trim().is_empty())
}

/// The kind in an item's full name.
pub(super) fn kind_of(item: &RecordItem) -> &str {
    item.item.split_once('/').map_or(item.item.as_str(), |(kind, _)| kind)
}

/// The day of a moment in RFC 3339.
pub(super) fn day_of(moment: &str) -> &str {
    moment.get(..10).unwrap_or(moment)
}

/// A moment for people: "2026-11-20 18:00 +08:00".
pub(super) fn moment(at: &str) -> String {
    parse_moment(at).map_or_else(|| at.to_owned(), |at| at.format("%Y-%m-%d %H:%M %:z").to_string())
}
