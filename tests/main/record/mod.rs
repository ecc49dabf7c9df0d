//! `handover record`: the documents, and how they print.

#[cfg(all(unix, feature = "docx"))]
mod command;
#[cfg(feature = "docx")]
mod hostile;
