//! `handover record`: the documents, and how they print.

#[cfg(feature = "docx")]
pub(crate) mod documents;
#[cfg(feature = "docx")]
mod print;
