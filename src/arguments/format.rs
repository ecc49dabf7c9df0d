//! How a command writes what it found: for people, or for programs. Commands that know more forms have lists of their own.

use crate::context::writing::Form;
use clap::Args;

/// How a command writes what it found.
#[derive(Debug, Clone, Args)]
pub struct FormatArgs {
    /// How to write it
    #[arg(id = "format", long = "format", value_name = "FORMAT", default_value = "text")]
    pub form: Form,
}
