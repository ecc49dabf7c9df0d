//! `handover schema`: prints the JSON Schema of the files. Reads no project.

use crate::arguments::completing;
use crate::context::Context;
use crate::model::kinds;
use crate::schema::{PROJECT, Subject, schema, subjects};
use crate::text::Lang;
use crate::text::exit::Exit;
use crate::text::json::render_json;
use crate::text::nearest::nearest;
use crate::text::problem::Problem;
use crate::text::say::{schema as say, words};
use anyhow::Result;
use clap::Args;
use clap_complete::ArgValueCompleter;

/// Arguments of `handover schema`.
#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// A kind of section, or `project` for the project file [default: a section file of any kind]
    #[arg(value_name = "KIND|project", add = ArgValueCompleter::new(completing::schemas))]
    pub kind: Option<String>,
}

/// Runs `handover schema`.
///
/// # Errors
///
/// When there is no such kind.
pub fn run(args: SchemaArgs, context: &mut Context<'_>) -> Result<Exit> {
    let lang = context.look().lang;
    let subject = match args.kind.as_deref() {
        None => Subject::Section,
        Some(PROJECT) => Subject::Project,
        Some(word) => match kinds::built_in(word) {
            Some(kind) => Subject::Kind(kind),
            None => return Err(unknown(word).into()),
        },
    };
    context.out.push_str(&render_schema(subject, lang)?);
    Ok(Exit::Fine)
}

/// A schema as it is printed and as `init` writes it.
///
/// # Errors
///
/// Never with the descriptions there are.
pub(super) fn render_schema(subject: Subject<'_>, lang: Lang) -> Result<String> {
    Ok(render_json(&schema(subject, lang))?)
}

fn unknown(word: &str) -> Problem {
    let names = words::name_list(&subjects());
    let problem = Problem::usage(say::unknown_kind(word));
    problem.hint(match nearest(word, subjects()) {
        Some(near) => say::nearest_kind(near, names),
        None => say::known_kinds(names),
    })
}
