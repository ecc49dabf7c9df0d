//! `handover init`: by its options and by its questions.

pub(crate) mod options;
mod questions;
