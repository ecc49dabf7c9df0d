//! The `handover` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    handover::cli::main()
}
