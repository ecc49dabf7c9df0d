//! People's files: read whatever they hold, and edited without losing a byte.

mod bad_input;
mod blanks;
mod earlier;
mod edits;
mod field_rules;
mod folders;
mod moments;
mod one_mistake;
mod own_steps;
