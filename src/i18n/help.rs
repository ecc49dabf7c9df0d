//! The help text in Chinese; the English one is the doc comments of the arguments.

use super::Lang;
use clap::Command;

/// The command line with its help in a language.
pub fn localise(command: Command, _lang: Lang) -> Command {
    command
}
