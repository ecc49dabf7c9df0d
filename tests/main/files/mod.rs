//! People's files: read whatever they hold, and edited without losing a byte.

mod bad_input;
mod edits;
