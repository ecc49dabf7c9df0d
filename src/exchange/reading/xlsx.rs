//! A workbook, brought into rows; what a formula once gave is taken as it is kept, and never worked out.

use super::bytes::{is_compound, is_zip};
use super::found::{Cell, MOST_COLUMNS, MOST_UNITS, Reading, Unit, What};
use super::rich::Rich;
use crate::text::problem::Problem;
use crate::text::say::importing as say;
use calamine::{Data, DataRef, DataType, Dimensions, Reader, SheetVisible, Xlsx, XlsxError};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

/// The most bytes of a workbook once it is unpacked.
const LARGEST_UNPACKED: u64 = 128 << 20;

/// The most cells of a workbook.
const MOST_CELLS: usize = 4_000_000;

/// The rows of a sheet, by number, and the cells of each, by column.
type Rows = BTreeMap<u32, BTreeMap<u32, Value>>;

/// What a cell says, and how its font marks it.
struct Value {
    text: String,
    font: Font,
}

/// What of a font means something.
#[derive(Debug, Clone, Copy, Default)]
struct Font {
    bold: bool,
    struck: bool,
}

impl Value {
    fn rich(&self) -> Rich {
        let mut text = Rich::plain(&self.text);
        let all = 0..self.text.len();
        text.bold.extend(self.font.bold.then(|| all.clone()));
        text.struck.extend(self.font.struck.then_some(all));
        text
    }
}

/// Reads every sheet that shows.
///
/// # Errors
///
/// When the workbook is damaged, has a password, is one of the old format, or is too large once it is unpacked.
pub(super) fn read(bytes: &[u8], name: &str) -> Result<Reading, Problem> {
    if is_compound(bytes) {
        return Err(Problem::usage(say::encrypted_or_old(name)).hint(say::save_as_xlsx()));
    }
    let damaged = || Problem::usage(say::damaged(name)).hint(say::save_as_xlsx());
    if !is_zip(bytes) {
        return Err(damaged());
    }
    require_bounded(bytes, name)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let all = book.sheets_metadata().to_vec();
    let shown = all.iter().filter(|sheet| sheet.visible == SheetVisible::Visible);
    let names: Vec<String> = shown.map(|sheet| sheet.name.clone()).collect();
    let hidden = all.iter().filter(|sheet| sheet.visible != SheetVisible::Visible);
    let mut reading = Reading { hidden: hidden.map(|sheet| sheet.name.clone()).collect(), ..Reading::default() };
    let mut size = Size::default();
    for sheet in names {
        let merged = book.merge_cells_by_sheet_name(&sheet).unwrap_or_default();
        let links = book.hyperlinks_by_sheet_name(&sheet).unwrap_or_default();
        let mut links: BTreeMap<(u32, u32), String> =
            links.into_iter().filter_map(|link| Some((link.range.start, link.target?))).collect();
        let found = match cells_of(&mut book, &sheet, &mut size) {
            Ok(found) => found,
            // A sheet that is a chart has no cells.
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(_) => return Err(damaged()),
        };
        if size.cells > MOST_CELLS {
            return Err(Problem::usage(say::too_many(name, size.cells, MOST_CELLS)).hint(say::in_parts()));
        }
        if size.bytes > LARGEST_UNPACKED {
            return Err(Problem::usage(say::unpacks_too_large(name, LARGEST_UNPACKED >> 20)));
        }
        let at = reading.sheets.len();
        reading.sheets.push(sheet);
        reading.units.extend(units(found, &merged, &mut links, at));
    }
    if size.rows > MOST_UNITS {
        return Err(Problem::usage(say::too_many(name, size.rows, MOST_UNITS)).hint(say::in_parts()));
    }
    Ok(reading)
}

/// Refuses what would unpack to more than any list holds: what it says of its size is not believed.
fn require_bounded(bytes: &[u8], name: &str) -> Result<(), Problem> {
    let damaged = |_| Problem::usage(say::damaged(name)).hint(say::save_as_xlsx());
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut left = LARGEST_UNPACKED;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(damaged)?;
        let read = std::io::copy(&mut part.take(left + 1), &mut std::io::sink());
        let read = read.map_err(|_| Problem::usage(say::damaged(name)).hint(say::save_as_xlsx()))?;
        left = left
            .checked_sub(read)
            .ok_or_else(|| Problem::usage(say::unpacks_too_large(name, LARGEST_UNPACKED >> 20)))?;
    }
    Ok(())
}

/// How much was found in all sheets so far.
#[derive(Debug, Default)]
struct Size {
    rows: usize,
    cells: usize,
    /// Of all texts, each as often as a cell says it.
    bytes: u64,
}

impl Size {
    /// Whether it is more than any list holds.
    fn is_too_much(&self) -> bool {
        self.cells > MOST_CELLS || self.rows > MOST_UNITS || self.bytes > LARGEST_UNPACKED
    }
}

/// The cells of a sheet that say something; what is too much is only counted.
fn cells_of(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &str, size: &mut Size) -> Result<Rows, XlsxError> {
    let mut reader = book.worksheet_cells_reader(sheet)?;
    let font = |font: &calamine::Font| Font { bold: font.is_bold(), struck: font.has_strikethrough() };
    let fonts: Vec<Font> =
        reader.styles().iter().map(|style| style.font.as_ref().map(font).unwrap_or_default()).collect();
    let mut found = Rows::new();
    let mut last = None;
    while let Some((cell, style)) = reader.next_cell_with_style_id()? {
        let (row, column) = cell.get_position();
        let value = shown(cell.get_value());
        if value.trim().is_empty() {
            continue;
        }
        size.cells += 1;
        size.bytes += value.len() as u64;
        if last != Some(row) {
            size.rows += 1;
            last = Some(row);
        }
        // Rows alone are counted further, to tell how many there are.
        if size.is_too_much() && (size.rows <= MOST_UNITS || size.rows > 2 * MOST_UNITS) {
            break;
        }
        if !size.is_too_much() && (column as usize) < MOST_COLUMNS {
            let value = Value { text: value.trim().to_owned(), font: fonts.get(style).copied().unwrap_or_default() };
            found.entry(row).or_default().insert(column, value);
        }
    }
    Ok(found)
}

/// A value as people see it in the cell.
fn shown(value: &DataRef<'_>) -> String {
    match value {
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, hour, minute, _, _) = moment.to_ymd_hms_milli();
            let day = format!("{year:04}-{month:02}-{day:02}");
            if (hour, minute) == (0, 0) { day } else { format!("{day} {hour:02}:{minute:02}") }
        }
        DataRef::DateTimeIso(text) => text.trim_end_matches("T00:00:00").to_owned(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Error(_) => String::new(),
        other => Data::from(other.clone()).as_string().unwrap_or_else(|| Data::from(other.clone()).to_string()),
    }
}

/// The rows as units; a cell that is merged with one further up has its value, and says how wide it is.
fn units(
    found: Rows,
    merged: &[Dimensions],
    links: &mut BTreeMap<(u32, u32), String>,
    sheet: usize,
) -> impl Iterator<Item = Unit> {
    // By the column they begin in, so that each cell looks at few of them.
    let mut by_column: BTreeMap<u32, Vec<&Dimensions>> = BTreeMap::new();
    for range in merged {
        by_column.entry(range.start.1).or_default().push(range);
    }
    by_column.values_mut().for_each(|ranges| ranges.sort_by_key(|range| range.start.0));
    let above = |row: u32, column: u32| {
        let ranges = by_column.get(&column)?;
        let at = ranges.partition_point(|range| range.start.0 <= row).checked_sub(1)?;
        ranges.get(at).filter(|range| range.end.0 >= row).copied()
    };
    let columns: Vec<u32> = by_column.keys().copied().filter(|column| (*column as usize) < MOST_COLUMNS).collect();
    let mut units = Vec::with_capacity(found.len());
    for (row, cells) in &found {
        let last = cells.keys().next_back().copied().unwrap_or_default();
        let mut line: Vec<Cell> = (0..=last).map(|_| Cell { wide: 1, ..Cell::default() }).collect();
        for (column, value) in cells {
            let mut text = value.rich();
            if let Some(address) = links.remove(&(*row, *column)) {
                text.link(&address);
            }
            let wide = above(*row, *column).map_or(1, |range| (range.end.1 - range.start.1 + 1) as usize);
            line[*column as usize] = Cell { text, merged: false, wide };
        }
        for column in &columns {
            let Some(range) = above(*row, *column).filter(|range| range.start.0 < *row) else { continue };
            let Some(value) = found.get(&range.start.0).and_then(|cells| cells.get(column)) else { continue };
            let at = *column as usize;
            if line.len() <= at {
                line.resize_with(at + 1, || Cell { wide: 1, ..Cell::default() });
            }
            if line[at].text.is_blank() {
                line[at] = Cell { text: Rich::plain(&value.text), merged: true, wide: 1 };
            }
        }
        let what = What::Row { table: sheet, head: false, cells: line };
        units.push(Unit { line: *row as usize + 1, sheet, what });
    }
    units.into_iter()
}
