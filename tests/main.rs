//! The integration tests: one binary, one module per subject.

#[path = "main/edits.rs"]
mod edits;
