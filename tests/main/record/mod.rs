//! `handover record`: the documents, and how they print.

#[cfg(feature = "docx")]
mod annexes;
#[cfg(feature = "docx")]
mod annexes_of_sums;
#[cfg(all(unix, feature = "docx"))]
mod command;
#[cfg(feature = "docx")]
mod decisions;
#[cfg(feature = "docx")]
mod documents;
#[cfg(feature = "docx")]
mod hostile;
#[cfg(all(unix, feature = "docx"))]
mod print;
#[cfg(all(unix, feature = "docx"))]
mod signed_alone;
