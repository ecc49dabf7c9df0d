//! The record as documents for people: Markdown, self-contained HTML, Word, and JSON for programs.
//!
//! In: a [`SignedRecord`] and its languages. [`build`] makes one [`blocks::Document`] of it; the writers
//! only turn blocks into their format. Pure: the same record gives the same bytes.

pub mod blocks;
pub mod build;
pub mod naming;
pub mod place;
pub mod record;
pub mod verdict;

mod annex;
mod closing;
#[cfg(feature = "docx")]
mod docx;
mod html;
mod items;
mod kinds;
mod markdown;
mod open;
mod svg;
mod voice;

#[cfg(feature = "docx")]
pub use docx::render_record_docx;
pub use html::render_record_html;
pub use markdown::render_record_markdown;

use crate::document::record::SignedRecord;
use anyhow::Result;

/// The record with its signatures as JSON (`handover/record/1`).
///
/// # Errors
///
/// Never for a record made by [`crate::document::record::record_of`].
pub(crate) fn render_record_json(signed: &SignedRecord) -> Result<String> {
    Ok(serde_json::to_string_pretty(signed)? + "\n")
}
