//! What was understood of lists, for people: sections, columns, what is kept beside the items, what is left out.

use super::layout::{paragraph, rule};
use super::table::{Cell, MOST_ROWS, Table, render_table};
use crate::exchange::planned::{Planned, PlannedPart};
use crate::exchange::understood::{Column, Left, Meaning, is_stage_word, is_status};
use crate::model::kinds;
use crate::model::kinds::called::with_label;
use crate::text::Text;
use crate::text::look::{Look, Style};
use crate::text::say::{importing as say, words};

/// The most characters of a title that is one of the first of its section.
const SHORT: usize = 24;

/// What is shown of one list.
pub(crate) struct Shown<'a> {
    /// What it is called.
    pub(crate) name: &'a str,
    /// What is to become of it.
    pub(crate) planned: &'a Planned,
    /// What the columns of its tables hold.
    pub(crate) columns: &'a [Column],
    /// Rows that were taken for heads of columns though nothing tells that they are: where, and what they say.
    pub(crate) guessed: Vec<(Text, String)>,
    /// How many entries are struck out in it.
    pub(crate) struck: usize,
    /// What is left out: where, what it says, and why.
    pub(crate) left: Vec<(Text, String, Left)>,
    /// New items that are called like one before them: where, and how.
    pub(crate) twins: Vec<(Text, &'a str)>,
    /// Values that are withheld: where, and of which field.
    pub(crate) withheld: Vec<(Text, &'a str)>,
}

/// Draws what was understood of each list.
pub(crate) fn render_imported(lists: &[Shown<'_>], look: Look) -> String {
    lists.iter().map(|list| render_list(list, look)).collect::<Vec<_>>().join("\n")
}

fn render_list(list: &Shown<'_>, look: Look) -> String {
    let lang = look.lang;
    let parts = &list.planned.parts;
    let items: usize = parts.iter().map(|part| part.new + part.there).sum();
    let mut text = rule(list.name, say::of_items(items).of(lang), look);
    text += &render_parts(parts, look);
    text += &render_columns(list.columns, look);
    if !list.guessed.is_empty() {
        let named = list.guessed.iter().map(|(place, words)| say::head_place(place, words).of(lang).to_owned());
        let named = words::short_list(named, lang);
        text += &paragraph(say::head_guessed(named).of(lang), Some(Style::Warn), look);
    }
    let kept: usize = parts.iter().map(|part| part.kept).sum();
    if kept > 0 {
        text += &paragraph(say::kept_lines(kept).of(lang), None, look);
    }
    if parts.iter().any(|part| part.listed) {
        text += &paragraph(say::list_is_item().of(lang), None, look);
    }
    if list.struck > 0 {
        text += &paragraph(say::struck_lines(list.struck).of(lang), None, look);
    }
    if list.planned.ticked > 0 {
        text += &paragraph(say::ticked_items(list.planned.ticked).of(lang), None, look);
    }
    if !list.twins.is_empty() {
        let named = list.twins.iter().map(|(place, title)| say::twin(title, place).of(lang).to_owned());
        let named = words::short_list(named, lang);
        text += &paragraph(say::twins(say::twin_items(list.twins.len()), named).of(lang), None, look);
    }
    text += &render_left(list, look);
    for (place, field) in list.withheld.iter().take(MOST_ROWS) {
        text += &paragraph(say::withheld(place, field).of(lang), Some(Style::Bad), look);
    }
    if !list.withheld.is_empty() {
        text += &paragraph(say::withheld_hint().of(lang), None, look);
    }
    text
}

/// What became of each column: those that fill something, those that are kept as they are, those that are left out.
fn render_columns(columns: &[Column], look: Look) -> String {
    let lang = look.lang;
    let of = |wanted: fn(&Meaning) -> bool| -> Vec<Text> {
        let found = columns.iter().filter(|column| wanted(&column.meaning));
        found.map(column_told).collect()
    };
    let names = |wanted: Meaning| -> Vec<Text> {
        columns.iter().filter(|column| column.meaning == wanted).map(called).collect()
    };
    let line = |found: Vec<Text>, say: fn(Text) -> Text| match found.is_empty() {
        true => String::new(),
        false => paragraph(say(words::text_list(&found)).of(lang), None, look),
    };
    let stages = columns.iter().filter(|one| one.meaning == Meaning::Group && is_stage_word(&one.name));
    let stages = stages.map(|column| paragraph(say::no_stages(&column.name).of(lang), None, look));
    line(of(|meaning| !matches!(meaning, Meaning::Other | Meaning::Skip)), say::columns)
        + &line(names(Meaning::Other), say::kept_columns)
        + &line(names(Meaning::Skip), say::skipped_columns)
        + &stages.collect::<String>()
}

/// The sections, and where they go: in a column only where that differs.
fn render_parts(parts: &[PlannedPart], look: Look) -> String {
    let lang = look.lang;
    let any_there = parts.iter().any(|part| part.there > 0);
    let folder = parts.first().and_then(|part| part.file.parent()).filter(|folder| !folder.as_os_str().is_empty());
    let one_folder = folder.filter(|folder| parts.iter().all(|part| part.is_new && part.file.parent() == Some(folder)));
    let place = match (parts, one_folder) {
        ([only], _) => Some(say::to_file(only.file.display().to_string())),
        (_, Some(folder)) => Some(say::to_folder(folder.display().to_string())),
        _ => None,
    };
    let mut head = vec![say::head_section(), say::head_kind(), say::head_items()];
    head.extend(any_there.then(say::head_there));
    head.extend(place.is_none().then(say::head_file));
    let row = |part: &PlannedPart| {
        let is_text = part.new + part.there == 0;
        let new = if is_text { say::text_only().of(lang).to_owned() } else { part.new.to_string() };
        let title = Cell::text(&part.title);
        let title = match part.first.is_empty() {
            true => title,
            false => title.with_below(first_titles(part), Style::Dim),
        };
        let kind = Cell::text(part.kind.of(lang));
        let kind = match kinds::called(part.kind.of(lang)) {
            Some(_) => kind,
            None => kind.with_below(say::kind_of_ones_own().of(lang), Style::Dim),
        };
        let mut row = vec![title, kind, Cell::text(new)];
        row.extend(any_there.then(|| Cell::text(part.there.to_string())));
        row.extend(place.is_none().then(|| Cell::text(part.file.display().to_string())));
        row
    };
    let head = head.iter().map(|head| head.of(lang).to_owned()).collect();
    let numbers = if any_there { vec![2, 3] } else { vec![2] };
    let table = render_table(&Table { head, rows: parts.iter().map(row).collect(), numbers, ..Table::default() }, look);
    table + &place.map(|place| paragraph(place.of(lang), None, look)).unwrap_or_default()
}

/// "Keys · Desk · Badge …": by which it shows whether the right column was taken for the titles.
fn first_titles(part: &PlannedPart) -> String {
    let short = |title: &String| match title.chars().count() > SHORT {
        true => title.chars().take(SHORT - 1).chain(['…']).collect(),
        false => title.clone(),
    };
    let mut told = part.first.iter().map(short).collect::<Vec<String>>().join(" · ");
    if part.new + part.there > part.first.len() {
        told += " · …";
    }
    told
}

/// What is left out: each line that says something, and how many say nothing.
fn render_left(list: &Shown<'_>, look: Look) -> String {
    let lang = look.lang;
    let says = |text: &str| text.chars().any(char::is_alphanumeric);
    let (told, form): (Vec<_>, Vec<_>) =
        list.left.iter().partition(|(_, text, why)| *why != Left::Layout || says(text));
    let row = |(place, text, why): &&(Text, String, Left)| {
        let cell = match (reason(*why), text.as_str()) {
            (Some(why), "") => Cell::text(why.of(lang)).styled(Style::Dim),
            (Some(why), text) => Cell::text(text).with_below(why.of(lang), Style::Dim),
            (None, text) => Cell::text(text),
        };
        vec![Cell::text(place.of(lang)), cell]
    };
    let mut drawn = String::new();
    if !told.is_empty() {
        let head = vec![say::head_left().of(lang).to_owned(), String::new()];
        drawn += &render_table(&Table { head, rows: told.iter().map(row).collect(), ..Table::default() }, look);
    }
    if !form.is_empty() {
        drawn += &paragraph(say::layout_lines(form.len()).of(lang), Some(Style::Dim), look);
    }
    drawn
}

/// Why something is left out, where that does not show.
fn reason(why: Left) -> Option<Text> {
    Some(match why {
        Left::Layout => return None,
        Left::Empty => say::left_empty(),
        Left::Placeholder => say::left_placeholder(),
        Left::There => say::left_there(),
    })
}

/// What a column is called: by what is written over it, else by its letter.
fn called(column: &Column) -> Text {
    match column.unnamed {
        true => say::column_without_head(&column.name),
        false if column.meaning == Meaning::Other && is_status(&column.name) => {
            say::status_as(&column.name, say::status_in_list())
        }
        false => Text::same(&column.name),
    }
}

/// A column and what it holds: "Item = title".
pub(crate) fn column_told(column: &Column) -> Text {
    say::column(called(column), meaning_told(&column.meaning))
}

/// What a column holds, in words.
pub(crate) fn meaning_told(meaning: &Meaning) -> Text {
    match meaning {
        Meaning::Title => say::as_title(),
        Meaning::Order => say::as_order(),
        Meaning::Done => say::as_done(),
        Meaning::Group => say::as_group(),
        Meaning::Field(name) => {
            let own = kinds::built_ins().iter().find_map(|kind| kind.field(name));
            with_label(name, own.map(|field| &field.label))
        }
        Meaning::Other => say::as_extra(),
        Meaning::Skip => say::as_skipped(),
    }
}
