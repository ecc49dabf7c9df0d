//! The record as documents for people: Markdown, self-contained HTML, Word, and JSON for programs.
//!
//! In: a [`SignedRecord`] and its languages. [`build`] makes one [`blocks::Document`] of it; the writers
//! only turn blocks into their format. Pure: the same record gives the same bytes.

pub mod around;
pub mod blocks;
pub mod build;
pub mod decision;
pub mod derived;
pub mod edition;
pub(crate) mod fields;
pub mod given;
pub mod naming;
pub mod place;
pub mod reading;
pub mod record;
pub mod signed;
pub mod verdict;

mod annex;
mod book;
mod closing;
mod contacts;
mod course;
#[cfg(feature = "docx")]
mod docx;
mod hanging;
mod html;
mod items;
mod kinds;
mod markdown;
mod open;
mod room;
mod sheet;
mod sums;
mod surroundings;
pub(crate) mod svg;
mod voice;

#[cfg(feature = "docx")]
pub use docx::render_record_docx;
pub(crate) use html::STYLE;
pub use html::render_record_html;
pub use markdown::render_record_markdown;

use crate::document::signed::SignedRecord;
use crate::text::json::render_json;
use anyhow::Result;
use serde::Serialize;

/// The name and version of the JSON interface.
pub const SCHEMA: &str = "handover/record/1";

/// The record with its signatures as JSON (`handover/record/1`).
///
/// # Errors
///
/// Never for a record that this version made or read.
pub fn render_record_json(signed: &SignedRecord) -> Result<String> {
    #[derive(Serialize)]
    struct Json<'a> {
        schema: &'static str,
        #[serde(flatten)]
        signed: &'a SignedRecord,
    }
    Ok(render_json(&Json { schema: SCHEMA, signed })?)
}
