//! `handover completions`: prints what a shell needs to complete command lines. Reads no project.

use crate::arguments::completing::VARIABLE;
use crate::context::Context;
use crate::text::exit::Exit;
use anyhow::Result;
use clap::{Args, ValueEnum};
use clap_complete::env::{Bash, EnvCompleter, Fish, Powershell, Zsh};

/// Arguments of `handover completions`.
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
}

/// The shells that can be served.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    /// In ~/.bashrc: source <(handover completions bash).
    Bash,
    /// In ~/.zshrc, after compinit: source <(handover completions zsh).
    Zsh,
    /// In ~/.config/fish/config.fish: handover completions fish | source.
    Fish,
    /// In $PROFILE: handover completions powershell | Out-String | Invoke-Expression.
    Powershell,
}

/// Runs `handover completions`.
///
/// # Errors
///
/// Never; the script is made in memory.
pub fn run(args: CompletionsArgs, context: &mut Context<'_>) -> Result<Exit> {
    let completer: &dyn EnvCompleter = match args.shell {
        Shell::Bash => &Bash,
        Shell::Zsh => &Zsh,
        Shell::Fish => &Fish,
        Shell::Powershell => &Powershell,
    };
    // By name, so that the script outlives a move of the binary.
    let name = "handover";
    let mut script = Vec::new();
    completer.write_registration(VARIABLE, name, name, name, &mut script)?;
    context.out.push_str(&String::from_utf8_lossy(&script));
    Ok(Exit::Fine)
}
