//! How a record speaks: in one language, or in Chinese and English side by side.
//!
//! In: texts, days and facts of the record. Out: lines and cells. Here is decided how two languages share a
//! place: Chinese first, in one line for a word, line below line for a sentence; a day that both read is ISO's.

use super::blocks::{Cell, Column, Line, Tone};
use super::book::{Act, Entry};
use super::record::{GivenStep, Record, Uncounted};
use super::signed::RecordLang;
use crate::model::clock::Zone;
use crate::model::due::Due;
use crate::model::kinds::{COMMON_ACTS, FieldType, StepOwner, built_in};
use crate::model::naming;
use crate::model::party::Party;
use crate::model::standing::State;
use crate::text::say::{record as say, status, words};
use crate::text::{Lang, Text, Written};
use chrono::{DateTime, FixedOffset, NaiveDate};
use unicode_width::UnicodeWidthStr;

/// The languages of a record, and the names and days that it uses.
pub(super) struct Voice<'a> {
    pub(super) lang: RecordLang,
    pub(super) record: &'a Record,
    pub(super) now: DateTime<FixedOffset>,
    as_of: DateTime<FixedOffset>,
    zone: Option<Zone>,
}

impl<'a> Voice<'a> {
    /// A voice; late is what was open and due before that moment.
    pub(super) fn new(
        lang: RecordLang,
        record: &'a Record,
        now: DateTime<FixedOffset>,
        as_of: DateTime<FixedOffset>,
    ) -> Voice<'a> {
        Voice { lang, record, now, as_of, zone: Zone::parse(&record.given.terms.timezone) }
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
        self.wordings(text).into_iter().map(Line::new).collect()
    }

    /// The text for each reader; once, where all read the same.
    fn wordings<'b>(&self, text: &'b Text) -> Vec<&'b str> {
        match self.lang {
            RecordLang::One(lang) => vec![text.of(lang)],
            RecordLang::Both if text.is_same_everywhere() => vec![text.of(Lang::DEFAULT)],
            RecordLang::Both => Lang::SIDE_BY_SIDE.map(|lang| text.of(lang)).into(),
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
        Column { head: self.head(text), width, number: false }
    }

    /// A column of a grid whose head is one line, where there is little room.
    pub(super) fn line_column(&self, text: &Text, width: u32) -> Column {
        Column { head: self.label(text), width, number: false }
    }

    /// A column of a grid for numbers.
    pub(super) fn number_column(&self, text: &Text, width: u32) -> Column {
        Column { number: true, ..self.column(text, width) }
    }

    /// A name over a value where there is room for one line.
    pub(super) fn label(&self, text: &Text) -> Cell {
        Cell::new(self.word(text))
    }

    /// A word that stands in a cell.
    pub(super) fn cell(&self, text: &Text) -> Cell {
        Cell::of(self.lines(text))
    }

    /// What somebody wrote, in a tone; its lines stay lines.
    pub(super) fn written(&self, written: &Written, tone: Tone) -> Cell {
        self.wordings(&written.text()).into_iter().fold(Cell::default(), |cell, text| cell.and(text, tone))
    }

    /// "label: value", with the colon of the language.
    pub(super) fn labelled(&self, label: &Text, value: &str) -> String {
        match self.lang {
            RecordLang::One(lang) => words::labelled(label, value).of(lang).to_owned(),
            RecordLang::Both => words::labelled(self.word(label), value).of(Lang::DEFAULT).to_owned(),
        }
    }

    /// "label: text" in each language; once, where the text is the same for every reader.
    pub(super) fn labelled_text(&self, label: &Text, text: &Text) -> Vec<Line> {
        match self.lang {
            RecordLang::Both if text.is_same_everywhere() => {
                vec![Line::new(self.labelled(label, text.of(Lang::DEFAULT)))]
            }
            _ => self.lines(&words::labelled(label, text)),
        }
    }

    /// "name (more)", with the brackets of the language.
    pub(super) fn aside(&self, name: &str, more: &str) -> String {
        let text = words::aside(name, more);
        match self.lang {
            RecordLang::One(lang) => text.of(lang).to_owned(),
            RecordLang::Both => text.of(Lang::DEFAULT).to_owned(),
        }
    }

    /// Several names, joined the way the language does.
    pub(super) fn list(&self, names: &[String]) -> String {
        match self.lang {
            RecordLang::One(lang) => words::list(names, lang),
            RecordLang::Both => words::list(names, Lang::DEFAULT),
        }
    }

    /// A day as people write it.
    pub(super) fn day(&self, day: NaiveDate) -> String {
        match self.lang {
            RecordLang::One(lang) => unbroken(words::full_day(day).of(lang)),
            RecordLang::Both => day.to_string(),
        }
    }

    /// How wide a day is at most, in letters.
    pub(super) fn day_width(&self) -> u32 {
        NaiveDate::from_ymd_opt(2000, 12, 30).map_or(0, |day| self.day(day).width() as u32)
    }

    /// A moment as people write it, in the zone of the record.
    pub(super) fn day_and_time(&self, at: &DateTime<FixedOffset>) -> String {
        let at = self.placed(at);
        format!("{} {}", self.day(at.date_naive()), at.format("%H:%M"))
    }

    /// A moment with its offset from UTC.
    pub(super) fn moment(&self, at: &DateTime<FixedOffset>) -> String {
        self.aside(&self.day_and_time(at), &format!("UTC{}", self.placed(at).format("%:z")))
    }

    /// The moment in the zone of the record.
    fn placed(&self, at: &DateTime<FixedOffset>) -> DateTime<FixedOffset> {
        self.zone.map_or(*at, |zone| zone.place(at))
    }

    /// The day of a moment in the zone of the record.
    pub(super) fn day_of(&self, at: &DateTime<FixedOffset>) -> NaiveDate {
        self.placed(at).date_naive()
    }

    /// The day of an act, where it has one.
    pub(super) fn act_day(&self, act: &Act<'_>) -> Option<NaiveDate> {
        act.at.as_ref().map(|at| self.day_of(at))
    }

    /// The day of a milestone.
    fn milestone_day(&self, name: &str) -> Option<NaiveDate> {
        let terms = &self.record.given.terms;
        let own = (name == terms.stage).then_some(terms.date).flatten();
        own.or_else(|| self.record.given.around.days.get(name).copied())
    }

    fn parsed(&self, written: &str) -> Due {
        Due::parse(written, self.record.given.terms.zone(), |name| self.milestone_day(name).is_some())
    }

    /// The day that words such as `cutover + 7d` mean, where it can be told.
    pub(super) fn due_day(&self, written: &str) -> Option<NaiveDate> {
        self.parsed(written).day(|name| self.milestone_day(name))
    }

    /// When something is due: the day, with its time where one is written; the words where no day can be told.
    pub(super) fn due(&self, written: &str) -> String {
        match self.parsed(written) {
            Due::Moment { at, .. } => self.day_and_time(&at),
            due => due.day(|name| self.milestone_day(name)).map_or_else(|| written.to_owned(), |day| self.day(day)),
        }
    }

    /// Whether something that is open and due then was late when the record was signed, or is now.
    pub(super) fn is_late(&self, written: &str) -> bool {
        match self.parsed(written) {
            Due::Moment { at, .. } => at < self.as_of,
            due => due.day(|name| self.milestone_day(name)).is_some_and(|day| day < self.today()),
        }
    }

    /// The day against which lateness is told.
    pub(super) fn today(&self) -> NaiveDate {
        self.day_of(&self.as_of)
    }

    /// The name of a person; the id where nobody has it.
    pub(super) fn name(&self, id: &str) -> String {
        let given = &self.record.given;
        let own = given.terms.people.get(id).map(|person| &person.name);
        let name = own.or_else(|| given.around.people.get(id).map(|person| &person.name));
        name.map_or_else(|| id.to_owned(), Clone::clone)
    }

    /// Owners: people by name, anything else as written.
    pub(super) fn owners(&self, owners: &[String]) -> String {
        self.list(&owners.iter().map(|owner| self.name(owner)).collect::<Vec<_>>())
    }

    /// The name of an organisation.
    pub(super) fn organisation(&self, party: Party) -> String {
        let named = self.record.given.terms.parties.get(&party).cloned();
        named.unwrap_or_else(|| self.word(&say::not_named()))
    }

    /// The name of a milestone.
    pub(super) fn milestone(&self, name: &str) -> String {
        self.word(&status::milestone(name))
    }

    /// What is to be said of a state: the word, and how it stands out.
    pub(super) fn state(&self, state: State) -> Cell {
        let tone = match state {
            State::Complete => Tone::Good,
            State::Rejected | State::Blocked => Tone::Bad,
            State::InProgress | State::Waiting => Tone::Warn,
            State::Open => Tone::Plain,
            State::Waived | State::NotMet | State::NotChosen => Tone::Quiet,
        };
        self.cell(&naming::state(state)).toned(tone)
    }

    /// The state of an item, and why it does not count where it might.
    pub(super) fn standing(&self, entry: &Entry<'_>) -> Cell {
        if entry.item.steps.is_empty() && entry.standing.state == State::Complete {
            return self.cell(&words::for_reference()).toned(Tone::Quiet);
        }
        let mut cell = self.state(entry.standing.state);
        let why = match entry.standing.why {
            Some(Uncounted::Optional) => say::why_optional(),
            Some(Uncounted::Alternative) => say::why_alternative(),
            _ => return cell,
        };
        cell = cell.and(self.word(&why), Tone::Quiet);
        cell
    }

    /// A step as something done: "Granted".
    pub(super) fn done(&self, entry: &Entry<'_>, did: &str) -> Text {
        match entry.item.steps.iter().find(|step| step.did == did) {
            Some(step) => step.done.text(),
            None if COMMON_ACTS.contains(&did) => naming::common_act(did),
            None => Text::capital(did),
        }
    }

    /// A step as something still to be done, with who owes it: "receiver to restore it".
    ///
    /// A step that anyone may make, but only its owners, names them.
    pub(super) fn todo(&self, entry: &Entry<'_>, step: &GivenStep) -> Text {
        let owners = if step.owner.is_empty() { &entry.item.owner } else { &step.owner };
        let who = match step.by {
            StepOwner::Any if entry.item.only && !owners.is_empty() => Text::same(self.owners(owners)),
            StepOwner::Other => words::the_other_side(),
            by => naming::step_owner(by.party()),
        };
        say::next_step(who, step.todo.text())
    }

    /// Who did something, with who entered it for them.
    pub(super) fn who(&self, act: &Act<'_>) -> String {
        let name = self.name(&act.given.by);
        match &act.given.entered_by {
            Some(other) if *other != act.given.by => self.aside(&name, &self.word(&say::entered(self.name(other)))),
            _ => name,
        }
    }

    /// The name and day of an act, on two lines.
    pub(super) fn by_and_day(&self, act: &Act<'_>) -> Cell {
        let day = self.act_day(act).map(|day| self.day(day)).unwrap_or_default();
        Cell::new(self.who(act)).and(day, Tone::Quiet)
    }

    /// Who made a step and when; that it is to come; or a dash where the item has no such step.
    pub(super) fn step(&self, entry: &Entry<'_>, did: &str) -> Cell {
        match entry.act(did) {
            _ if !entry.has_step(did) => Cell::new("–"),
            Some(act) if entry.is_made(did) => self.by_and_day(act),
            _ if !entry.standing.state.applies() => Cell::new("–"),
            _ => self.cell(&say::not_yet()).toned(Tone::Warn),
        }
    }

    /// The label of a field and its value as people read it.
    pub(super) fn field(&self, kind: &str, name: &str, value: &str) -> (Text, String) {
        let Some(field) = built_in(kind).and_then(|kind| kind.field(name)) else {
            let label = self.record.given.around.label(kind, name).map(|(_, label)| label);
            return (label.unwrap_or_else(|| Text::same(name)), value.to_owned());
        };
        let value = match field.kind {
            FieldType::Choice => self.word(&naming::choice(value)),
            FieldType::Bool if value == "true" => self.word(&status::yes()),
            FieldType::Bool if value == "false" => self.word(&status::no()),
            FieldType::List => self.owners(&value.split(", ").map(str::to_owned).collect::<Vec<_>>()),
            FieldType::Date => self.due(value),
            _ => value.to_owned(),
        };
        (field.label.clone(), value)
    }

    /// The value of a field of an entry; empty where it is not filled in.
    pub(super) fn value(&self, entry: &Entry<'_>, name: &str) -> String {
        entry.field(name).map(|value| self.field(entry.kind(), name, value).1).unwrap_or_default()
    }

    /// A cell with a field and its label on a line of its own.
    pub(super) fn with_field(&self, cell: Cell, entry: &Entry<'_>, name: &str) -> Cell {
        let Some(value) = entry.field(name) else { return cell };
        let (label, value) = self.field(entry.kind(), name, value);
        cell.and(self.labelled(&label, &value), Tone::Quiet)
    }
}

/// A day at whose spaces no line breaks.
fn unbroken(day: &str) -> String {
    day.replace(' ', "\u{a0}")
}
