//! What a line such as `{{fields item}}` in a page stands for: the descriptions that reader, schema and outputs use.

use super::blocks::Block;
use super::outputs::{OutputField, outputs};
use crate::model::kinds::tables::shapes;
use crate::model::kinds::{Kind, Rows, Step, StepOwner, built_ins};
use crate::model::naming;
use crate::text::exit::Exit;
use crate::text::say::{manual as say, words};
use crate::text::{Lang, Text};

/// The blocks that a line between double braces stands for; none where nothing is known by its words.
pub(crate) fn described(words: &[&str], lang: Lang) -> Vec<Block> {
    match words {
        ["fields", table] => fields(table, lang),
        ["kinds"] => built_ins().iter().flat_map(|kind| kind_blocks(kind, lang)).collect(),
        ["outputs"] => output_blocks(lang),
        ["exits"] => Exit::ALL.map(|exit| term(exit.code(), &meaning(exit), lang)).to_vec(),
        _ => Vec::new(),
    }
}

fn code(word: impl std::fmt::Display) -> String {
    format!("`{word}`")
}

fn term(word: impl std::fmt::Display, meaning: &Text, lang: Lang) -> Block {
    Block::Term(code(word), meaning.of(lang).to_owned())
}

/// The fields of a table of the files.
fn fields(table: &str, lang: Lang) -> Vec<Block> {
    let shape = shapes().iter().find(|shape| format!("{:?}", shape.name).eq_ignore_ascii_case(table));
    let fields = shape.iter().flat_map(|shape| &shape.fields);
    let field = |field: &crate::model::kinds::tables::ShapeField| match field.needed {
        true => term(&field.name, &say::needed(&field.doc), lang),
        false => term(&field.name, &field.doc, lang),
    };
    fields.map(field).collect()
}

/// A kind: what it is for, who makes which steps, and the fields that only it has.
fn kind_blocks(kind: &Kind, lang: Lang) -> Vec<Block> {
    let heading = Block::Heading(3, say::kind_head(code(&kind.name), &kind.title).of(lang).to_owned());
    let stage = kind.stage.as_ref().map(|stage| say::kind_stage(code(stage)));
    let only = kind.only.then(say::kind_only);
    let about = [Some(say::sentence(&kind.purpose)), stage, only];
    let about: Vec<Text> = about.into_iter().flatten().collect();
    let about = Block::Paragraph(about.into_iter().reduce(say::two_sentences).unwrap_or_default().of(lang).to_owned());
    let rows = match &kind.rows {
        Rows::One(steps) => vec![Block::Point(row(steps, lang))],
        Rows::By { field, rows, .. } => {
            let rows = rows.iter().map(|(value, steps)| (format!("`{field} = \"{value}\"`"), row(steps, lang)));
            rows.map(|(value, row)| Block::Point(say::row_where(value, row).of(lang).to_owned())).collect()
        }
    };
    let steps = kind.all_steps();
    let own = |step: &&String| steps.iter().any(|own| own.did == **step);
    let fields = kind.fields.iter().map(|field| match field.until_step.as_ref().filter(own) {
        Some(step) => term(&field.name, &say::makes_late(&field.doc, code(step)), lang),
        None => term(&field.name, &field.doc, lang),
    });
    [heading, about].into_iter().chain(rows).chain(fields).collect()
}

fn row(steps: &[Step], lang: Lang) -> String {
    let steps: Vec<Text> = steps.iter().map(step).collect();
    steps.into_iter().reduce(say::then).unwrap_or_default().of(lang).to_owned()
}

/// A step, who makes it, and what it wants.
fn step(step: &Step) -> Text {
    let by = match step.by {
        StepOwner::Other => say::other_side(),
        by => by.party().map_or_else(words::anyone, |party| say::the_party(naming::party(party))),
    };
    let wants = [
        step.proof.then(say::wants_proof),
        step.hashes.as_ref().map(|field| say::hashes(code(field))),
        step.asks.as_ref().map(|asks| match (&asks.against, asks.optional) {
            (Some(field), _) => say::asks_against(code(field)),
            (None, true) => say::asks_optional(),
            (None, false) => say::asks(),
        }),
    ];
    let made = say::made_by(code(&step.did), by);
    wants.into_iter().flatten().fold(made, say::wanting)
}

/// Every output, and below it the objects in it that were not told before.
fn output_blocks(lang: Lang) -> Vec<Block> {
    let blocks = outputs().iter().flat_map(|output| {
        let head = match &output.command {
            Some(command) => {
                let schema = || say::output_about(&output.doc, code(&output.name));
                let about = if output.is_sheet() { output.doc.clone() } else { schema() };
                let head = Block::Heading(2, code(format!("handover {command}")));
                vec![head, Block::Paragraph(about.of(lang).to_owned())]
            }
            None => vec![Block::Heading(3, output.doc.of(lang).to_owned())],
        };
        let with = output.with.iter().filter_map(|name| super::outputs::output(name));
        let with = with.map(|other| match output.is_sheet() {
            true => say::columns_of(title(other)),
            false => say::fields_of(title(other)),
        });
        let with = with.map(|text| Block::Paragraph(text.of(lang).to_owned()));
        let fields = output.fields.iter().map(|field| output_field(field, lang));
        head.into_iter().chain(with).chain(fields).collect::<Vec<_>>()
    });
    blocks.collect()
}

fn output_field(field: &OutputField, lang: Lang) -> Block {
    match field.of.as_deref().and_then(super::outputs::output) {
        Some(object) => term(&field.name, &say::holds(&field.doc, title(object)), lang),
        None => term(&field.name, &field.doc, lang),
    }
}

/// What an output or an object is called where others speak of it.
fn title(output: &super::outputs::Output) -> Text {
    match output.command {
        Some(_) => Text::same(code(&output.name)),
        None => output.doc.clone(),
    }
}

/// What it means that a run ended so.
fn meaning(exit: Exit) -> Text {
    match exit {
        Exit::Fine => say::exit_fine(),
        Exit::Outstanding => say::exit_outstanding(),
        Exit::Usage => say::exit_usage(),
        Exit::Project => say::exit_project(),
        Exit::Mismatch => say::exit_mismatch(),
        Exit::Interrupted => say::exit_interrupted(),
    }
}
