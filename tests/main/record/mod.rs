//! `handover record`: the documents, and how they print.

#[cfg(feature = "docx")]
mod hostile;
#[cfg(feature = "docx")]
mod print;
