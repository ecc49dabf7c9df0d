//! What the repository promises about itself.

mod code;
mod named;
mod ranks;
mod readme;
