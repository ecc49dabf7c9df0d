//! The workbook as bytes (ECMA-376). Texts are texts: nothing in a cell is worked out as a formula.

use super::MOST_CHARACTERS;
use super::columns::{BASE, CONTENTS, Column, NAME, OTHER, SCHEMA, SEAL, columns, others, said, seal};
use crate::model::list::ItemAt;
use crate::model::naming;
use crate::model::project::Section;
use crate::model::view::View;
use crate::report::card;
use crate::text::Lang;
use crate::text::say::export as say;
use crate::text::visible::visible;
use anyhow::Result;
use chrono::Datelike;
use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Url, Workbook, Worksheet,
};
use std::collections::{BTreeMap, HashSet};

/// The row that names the fields, and the one that heads the columns; items come below.
const NAMES: u32 = 0;
const HEADS: u32 = 1;
const FIRST: u32 = 2;

/// The choices of a cell are no longer than this, with what stands between them (Excel's own bound).
const LONGEST_LIST: usize = 255;

/// So many rows below the items have the same choices, for what is added there.
const MORE_ROWS: u32 = 200;

/// How wide a column is, in characters: for a field, and for what is long.
const NARROW: f64 = 16.0;
const WIDE: f64 = 40.0;

/// A column of the sheet that tells where an item stands, and is not read back.
type Derived = (&'static str, fn() -> crate::text::Text, fn(&View, ItemAt, Lang) -> String);

const DERIVED: [Derived; 3] = [
    ("(id)", say::head_id, |view, at, _| view.project.items[at].name.id.clone()),
    ("(state)", say::head_state, |view, at, lang| {
        naming::item_state(&view.project.items[at], view.standings[at].state).of(lang).to_owned()
    }),
    ("(day)", say::head_day, |view, at, lang| card::due(view, at, lang)),
];

/// The workbook of the items that are wanted, section by section.
///
/// # Errors
///
/// When there are more items than a sheet has rows.
pub(crate) fn render_workbook<'a>(view: &'a View, wanted: impl Fn(ItemAt) -> bool, lang: Lang) -> Result<Vec<u8>> {
    let project = &view.project;
    let mut workbook = Workbook::new();
    let now = view.now.naive_utc();
    let day =
        ExcelDateTime::from_ymd(u16::try_from(now.year())?, u8::try_from(now.month())?, u8::try_from(now.day())?)?;
    workbook.set_properties(&DocProperties::new().set_title(project.title.of(lang)).set_creation_datetime(&day));
    let looks = Looks::new();
    let mut names = HashSet::new();
    let of_section = |section: &'a Section| {
        let items: Vec<ItemAt> = section.items.iter().copied().filter(|at| wanted(*at)).collect();
        (!items.is_empty()).then_some((section, items))
    };
    let sections: Vec<(&Section, Vec<ItemAt>)> = project.sections.iter().filter_map(of_section).collect();
    let contents = sheet_name(say::contents().of(lang), &mut names);
    let sheets: Vec<String> =
        sections.iter().map(|(section, _)| sheet_name(section.heading(lang), &mut names)).collect();
    if sections.len() != 1 {
        let counts = sections.iter().map(|(section, items)| (section.heading(lang), items.len()));
        let sheet = workbook.add_worksheet();
        sheet.set_name(contents)?;
        list(sheet, sheets.iter().zip(counts), (&looks, lang))?;
    }
    for ((section, items), name) in sections.iter().zip(&sheets) {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name)?;
        fill(sheet, view, section, items, (&looks, lang))?;
    }
    Ok(workbook.save_to_buffer()?)
}

/// The sheet that leads to the others: for each, its title and how many items it holds.
fn list<'a>(
    sheet: &mut Worksheet,
    sheets: impl Iterator<Item = (&'a String, (&'a str, usize))>,
    (looks, lang): (&Looks, Lang),
) -> Result<()> {
    sheet.write_string(NAMES, 0, CONTENTS)?;
    sheet.set_row_hidden(NAMES)?;
    for (column, head) in (0..).zip([say::contents(), say::head_items()]) {
        sheet.write_string_with_format(HEADS, column, head.of(lang), &looks.head)?;
    }
    for (row, (name, (title, items))) in (FIRST..).zip(sheets) {
        sheet.write_url(row, 0, Url::new(format!("internal:'{name}'!A1")).set_text(cell(title)))?;
        sheet.write_number(row, 1, u32::try_from(items)?)?;
    }
    sheet.set_column_width(0, WIDE)?;
    Ok(())
}

/// How cells look.
struct Looks {
    head: Format,
    field: Format,
    derived: Format,
}

impl Looks {
    fn new() -> Looks {
        let cell = Format::new().set_align(FormatAlign::Top).set_text_wrap().set_border(FormatBorder::Hair);
        Looks {
            head: Format::new().set_bold().set_background_color(Color::RGB(0x00DD_E6ED)).set_border(FormatBorder::Thin),
            // A text stays as it is typed: 007, 1-2 and a day are not turned into numbers.
            field: cell.clone().set_num_format("@"),
            derived: cell.set_font_color(Color::RGB(0x0055_6068)).set_background_color(Color::RGB(0x00F3_F5F7)),
        }
    }
}

/// Where the columns of a sheet stand: name, id, fields, where the item stands, and what the fields said.
struct Places {
    columns: Vec<Column>,
}

impl Places {
    const FIELDS: usize = 2;

    fn field(&self, at: usize) -> Result<u16> {
        Ok(u16::try_from(Places::FIELDS + at)?)
    }

    fn base(&self, at: usize) -> Result<u16> {
        Ok(u16::try_from(Places::FIELDS + self.columns.len() + DERIVED.len() - 1 + at)?)
    }

    /// The last column.
    fn seal(&self) -> Result<u16> {
        self.base(self.columns.len() + DERIVED.len())
    }

    /// The columns that are not read back: the id before the fields, the others behind them.
    fn derived(&self, at: usize) -> Result<u16> {
        Ok(u16::try_from(if at == 0 { 1 } else { Places::FIELDS + self.columns.len() + at - 1 })?)
    }
}

fn fill(
    sheet: &mut Worksheet,
    view: &View,
    section: &Section,
    items: &[ItemAt],
    (looks, lang): (&Looks, Lang),
) -> Result<()> {
    let project = &view.project;
    let places = Places { columns: columns(project, section) };
    let told: HashSet<&str> = places.columns.iter().map(|column| column.field.as_str()).collect();
    let last_row = FIRST + u32::try_from(items.len())?.saturating_sub(1);
    let id = project.uuid.as_deref().unwrap_or(&project.id);
    let schema = format!("{SCHEMA} {} {} {} {id}", lang.tag(), items.len(), section.kind.name);
    sheet.write_string(NAMES, 0, &schema)?;
    sheet.write_string(HEADS, 0, NAME)?;
    for (at, (name, head, _)) in DERIVED.iter().enumerate() {
        let base = places.base(places.columns.len() + at)?;
        sheet.write_string(NAMES, places.derived(at)?, *name)?;
        sheet.write_string(NAMES, base, format!("{BASE}{name}"))?;
        sheet.set_column_hidden(base)?;
        sheet.write_string_with_format(HEADS, places.derived(at)?, head().of(lang), &looks.head)?;
        sheet.set_column_width(places.derived(at)?, NARROW)?;
    }
    for (at, column) in places.columns.iter().enumerate() {
        let place = places.field(at)?;
        sheet.write_string(NAMES, place, &column.field)?;
        sheet.write_string(NAMES, places.base(at)?, format!("{BASE}{}", column.field))?;
        sheet.write_string_with_format(HEADS, place, column.label.of(lang), &looks.head)?;
        sheet.set_column_width(place, width(column))?;
        sheet.set_column_format(place, &looks.field)?;
        sheet.set_column_hidden(places.base(at)?)?;
        let choices: Vec<&str> = column.choices.iter().map(|choice| choice.of(lang)).collect();
        let length: usize = choices.iter().map(|choice| choice.chars().count() + 1).sum();
        // Excel takes no longer list; then anything may be typed, and is judged when it comes back.
        if (1..=LONGEST_LIST).contains(&length) {
            let choice = DataValidation::new().allow_list_strings(&choices)?;
            sheet.add_data_validation(FIRST, place, last_row + MORE_ROWS, place, &choice)?;
        }
    }
    for (row, at) in (FIRST..).zip(items) {
        let item = &project.items[*at];
        let name = item.name.to_string();
        sheet.write_string(row, 0, &name)?;
        let mut bases: BTreeMap<&str, String> = BTreeMap::new();
        for (place, (field, _, tell)) in DERIVED.iter().enumerate() {
            let told = cell(&tell(view, *at, lang));
            sheet.write_string_with_format(row, places.derived(place)?, &told, &looks.derived)?;
            sheet.write_string(row, places.base(places.columns.len() + place)?, &told)?;
            bases.insert(field, told);
        }
        for (place, column) in places.columns.iter().enumerate() {
            let text = match column.field.as_str() {
                OTHER => cell(&others(item, &told, lang)),
                field => cell(&said(project, item, field, lang)),
            };
            sheet.write_string_with_format(row, places.field(place)?, &text, &looks.field)?;
            if !text.is_empty() {
                sheet.write_string(row, places.base(place)?, &text)?;
            }
            bases.insert(&column.field, text);
        }
        let bases = bases.iter().map(|(field, base)| (*field, base.as_str()));
        sheet.write_string(row, places.seal()?, seal(&name, bases))?;
    }
    sheet.write_string(NAMES, places.seal()?, SEAL)?;
    sheet.set_column_hidden(places.seal()?)?;
    sheet.set_column_hidden(0)?;
    sheet.set_row_hidden(NAMES)?;
    sheet.set_freeze_panes(FIRST, 3)?;
    // Whoever sorts by it takes the hidden cells of a row along.
    sheet.autofilter(HEADS, 0, last_row, places.seal()?)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(HEADS, HEADS)?;
    Ok(())
}

/// A text as a cell holds it.
pub(super) fn cell(text: &str) -> String {
    visible(text).chars().take(MOST_CHARACTERS).collect()
}

fn width(column: &Column) -> f64 {
    let is_long = ["title", "details", "accept_when", OTHER].contains(&column.field.as_str());
    if is_long { WIDE } else { NARROW }
}

/// The name of a sheet: at most 31 characters, without those that Excel keeps for itself, and no other's.
fn sheet_name(heading: &str, taken: &mut HashSet<String>) -> String {
    let plain: String = visible(heading).chars().map(|c| if "[]:*?/\\'".contains(c) { ' ' } else { c }).collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut = |most: usize| {
        let mut units = 0;
        let fits = plain.chars().take_while(|c| {
            units += c.len_utf16();
            units <= most
        });
        fits.collect::<String>().trim().to_owned()
    };
    let first = Some(cut(31)).filter(|name| !name.is_empty()).unwrap_or_else(|| "-".to_owned());
    let numbered = (2..).map(|number: u32| format!("{} {number}", cut(31 - 1 - number.to_string().len())));
    let free = std::iter::once(first.clone()).chain(numbered).find(|name| taken.insert(name.to_lowercase()));
    free.unwrap_or(first)
}
