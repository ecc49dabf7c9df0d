//! What the repository promises about itself.

mod code;
mod marks;
mod named;
mod ranks;
mod readme;
