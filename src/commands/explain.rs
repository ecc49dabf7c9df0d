//! `handover explain`: what the code of a finding means, why it matters and how to mend it.

use crate::checks::{Rule, rule, rules};
use crate::context::Context;
use crate::exit::Exit;
use crate::i18n::explain as say;
use crate::nearest::nearest;
use crate::problem::Problem;
use crate::render::explain::{render_rule, render_rules};
use anyhow::Result;
use clap::Args;

/// Arguments of `handover explain`.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// The code in the brackets of a finding, such as no-due [default: list them all]
    #[arg(value_name = "CODE")]
    pub code: Option<String>,
}

/// Runs `handover explain`.
///
/// # Errors
///
/// When there is no finding of that code.
pub fn run(args: ExplainArgs, context: &mut Context<'_>) -> Result<Exit> {
    // Works anywhere; inside a project it speaks the project's language.
    let language = context.load().ok().and_then(|view| view.loaded.project.language);
    let look = context.look(language.as_deref());
    context.wanted_lang = Some(look.lang);
    let text = match &args.code {
        Some(code) => render_rule(find(code)?, look),
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
