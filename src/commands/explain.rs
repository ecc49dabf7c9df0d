//! `handover explain`: what the code of a finding means, why it matters and how to mend it.

use crate::arguments::completing;
use crate::arguments::format::FormatArgs;
use crate::checks::{Rule, rule, rules};
use crate::context::Context;
use crate::context::writing::Form;
use crate::document::verdict::Verdict;
use crate::screen::explain::{render_rule, render_rules, render_rules_json, render_standing, render_standing_json};
use crate::text::exit::Exit;
use crate::text::nearest::nearest;
use crate::text::problem::Problem;
use crate::text::say::explain as say;
use crate::text::{Lang, Text};
use anyhow::Result;
use clap::Args;
use clap_complete::ArgValueCompleter;

/// Arguments of `handover explain`.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// The code in the brackets of a finding, such as no-due, or a word of verify, such as DEPARTED [default: list them all]
    #[arg(value_name = "CODE", add = ArgValueCompleter::new(completing::codes))]
    pub code: Option<String>,
    /// How it is written.
    #[command(flatten)]
    pub format: FormatArgs,
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
    let json = args.format.form == Form::Json;
    let text = match &args.code {
        Some(code) => match standing(code) {
            Some((verdict, about)) if json => render_standing_json(verdict.word(), &about, look.lang)?,
            Some((verdict, about)) => render_standing(&verdict.title(), &about, look),
            None if json => render_rules_json(std::slice::from_ref(find(code)?), look.lang)?,
            None => render_rule(find(code)?, yaml, look),
        },
        None if json => render_rules_json(rules(), look.lang)?,
        None => render_rules(rules(), look),
    };
    context.out.push_str(&text);
    Ok(Exit::Fine)
}

/// What a word that `verify` and `status` say of a record or a statement means, in either language.
fn standing(word: &str) -> Option<(Verdict, Text)> {
    let is_it = |verdict: &Verdict| {
        let called = |lang: &Lang| verdict.title().of(*lang).eq_ignore_ascii_case(word.trim());
        verdict.word().eq_ignore_ascii_case(word.trim()) || Lang::ALL.iter().any(called)
    };
    let verdict = Verdict::ALL.into_iter().find(is_it)?;
    let about = match verdict {
        Verdict::Current => say::current(),
        Verdict::Continued => say::continued(),
        Verdict::Departed => say::departed(),
        Verdict::Superseded => say::superseded(),
        Verdict::Bad => say::bad(),
        Verdict::Missing => say::missing(),
        Verdict::CannotTell => say::cannot_tell(),
        Verdict::Verified => say::verified(),
        Verdict::KeyNamed => say::key_named(),
        Verdict::KeyChanged | Verdict::Changed => say::changed(),
        Verdict::Unverified => say::unverified(),
        _ => return None,
    };
    Some((verdict, about))
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
