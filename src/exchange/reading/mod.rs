//! Lists as people have them: Markdown, CSV, XLSX, HTML, brought into one neutral form.
//!
//! In: the bytes of a file. Out: a [`Reading`], the units that were found in their order, each with the line or row it
//! stands in: headings, entries of lists, lines of text, rows of tables. Every line of the file that is not blank is in
//! one of them at least (of a page, every word). What a unit means is for [`understood`](super::understood); nothing is dropped here.

mod bytes;
mod csv;
mod found;
mod html;
mod markdown;
mod marks;
mod rich;
mod xlsx;

pub(crate) use found::{Cell, LARGEST, ListFormat, NEAR, Reading, Unit, What};
pub(crate) use marks::{boxes, cell_tick, holds_box, is_box, lead, ticked};
pub(crate) use rich::Rich;

use crate::text::problem::Problem;
use crate::text::say::importing as say;
use found::{MOST_UNITS, require_narrow};

/// Reads a list.
///
/// # Errors
///
/// When it is empty, damaged, encrypted, too large, or no text at all.
pub(crate) fn read(bytes: &[u8], format: ListFormat, name: &str) -> Result<Reading, Problem> {
    if bytes.len() as u64 > LARGEST {
        return Err(Problem::usage(say::too_large(name, LARGEST >> 20)));
    }
    let format = bytes::real_format(bytes, format);
    let reading = match format {
        ListFormat::Xlsx => xlsx::read(bytes, name)?,
        ListFormat::Csv => csv::read(&bytes::text(bytes, name, false)?, name)?,
        ListFormat::Md => {
            let text = bytes::text(bytes, name, false)?;
            text.lines().try_for_each(|line| require_narrow(line.matches('|').count(), name))?;
            markdown::read(&text)
        }
        ListFormat::Html => html::read(&bytes::text(bytes, name, true)?),
    };
    match reading.units.len() {
        0 => Err(Problem::usage(say::empty_list(name))),
        units if units > MOST_UNITS => {
            Err(Problem::usage(say::too_many(name, units, MOST_UNITS)).hint(say::in_parts()))
        }
        _ => Ok(reading),
    }
}
