//! `handover explain`: what the code of a finding means, why it matters and how to mend it.

use super::completing;
use super::context::Context;
use crate::checks::{Rule, rule, rules};
use crate::screen::explain::{render_rule, render_rules};
use crate::text::exit::Exit;
use crate::text::nearest::nearest;
use crate::text::problem::Problem;
use crate::text::say::explain as say;
use anyhow::Result;
use clap::Args;
use clap_complete::ArgValueCompleter;

/// Arguments of `handover explain`.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// The code in the brackets of a finding, such as no-due [default: list them all]
    #[arg(value_name = "CODE", add = ArgValueCompleter::new(completing::codes))]
    pub code: Option<String>,
}

/// Runs `handover explain`.
///
/// # Errors
///
/// When there is no finding of that code.
pub fn run(args: ExplainArgs, context: &mut Context<'_>) -> Result<Exit> {
    // Works anywhere; inside a project it speaks the project's language.
    let yaml = context
        .open()
        .is_ok_and(|loaded| !loaded.sources.iter().next().is_some_and(|file| file.name().ends_with(".toml")));
    let look = context.look();
    let text = match &args.code {
        Some(code) => render_rule(find(code)?, yaml, look),
        None => render_rules(rules(), look),
    };
    context.out.push_str(&text);
    Ok(Exit::Fine)
}

/// The rule of a code, which may be given as it stands in a finding: `hint[no-due]`.
fn find(code: &str) -> Result<&'static Rule, Problem> {
    let bare = code.rsplit_once('[').map_or(code, |(_, code)| code).trim_end_matches(']');
    rule(bare).ok_or_else(|| {
        let hint = match nearest(bare, rules().iter().map(|rule| rule.code.as_str())) {
            Some(near) => say::did_you_mean(near),
            None => say::list_hint(),
        };
        Problem::usage(say::no_such_rule(bare)).hint(hint)
    })
}
