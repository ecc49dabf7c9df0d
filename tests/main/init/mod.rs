//! `handover init`: by its options and by its questions.

mod options;
mod questions;
mod screens;
