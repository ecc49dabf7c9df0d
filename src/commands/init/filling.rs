//! Fills in the variables of a template, and refuses a template of one's own that makes no project.
//!
//! In: [`Answers`]. Out: the template with every variable filled in, or all that is wrong with it. Touches no disk.

use super::draft::Answers;
use super::files::project_file_name;
use super::project_file::render_project_file;
use crate::checks::check_all;
use crate::files::format::Format;
use crate::files::load;
use crate::files::load::Source;
use crate::model::finding::Severity;
use crate::screen::findings::render_findings;
use crate::templates::Template;
use crate::templates::variables;
use crate::templates::variables::{Fault, NAMES, PERSON, Values};
use crate::text::look::Look;
use crate::text::nearest::nearest;
use crate::text::problem::Problem;
use crate::text::say::{templates as say, words};
use crate::text::visible::visible_line;
use crate::text::{Lang, Text};
use anyhow::Result;
use chrono::{DateTime, FixedOffset};
use std::borrow::Cow;
use std::path::{Path, PathBuf};

/// What the variables stand for in a new project.
fn values(answers: &Answers) -> Values {
    let days = [answers.start, answers.cutover, answers.close].map(|milestone| Some(milestone.day.to_string()));
    let [start, cutover, close] = days;
    let title = Some(answers.title.of(answers.lang).to_owned());
    let parties = [Some(answers.giver.clone()), Some(answers.receiver.clone()), answers.witness.clone()];
    let [giver, receiver, witness] = parties;
    let named = NAMES.into_iter().zip([giver, receiver, witness, title, start, cutover, close]);
    let people = answers.people.iter().map(|person| (format!("{PERSON}{}", person.id), Some(person.name.clone())));
    named.map(|(name, value)| (name.to_owned(), value)).chain(people).collect()
}

/// The template with its variables filled in.
///
/// # Errors
///
/// Every variable that cannot be, with file and line.
pub(super) fn fill_template(answers: &Answers) -> Result<Template> {
    let values = values(answers);
    let mut template = answers.template.clone();
    let mut complaints = Vec::new();
    let shown = |path: &Path| shown(&answers.template, path);
    for file in &mut template.files {
        let Some(format) = Format::of(&file.path) else { continue };
        match variables::fill_bytes(&file.content, format, &values) {
            Ok(filled) if filled == *file.content => {}
            Ok(filled) => file.content = Cow::Owned(filled),
            Err(faults) => {
                let source = Source::of(&file.path, file.content.to_vec());
                let name = shown(&file.path);
                complaints.extend(faults.iter().map(|(at, fault)| complaint(&name, source.position(*at).0, fault)));
            }
        }
    }
    for signoff in &mut template.signoffs {
        match signoff.declaration.map(|text| variables::fill(text, &values)) {
            Ok(filled) => signoff.declaration = filled,
            Err(faults) => {
                let name = shown(Path::new("template.toml"));
                complaints.extend(faults.iter().map(|fault| complaint(&name, signoff.line, fault)));
            }
        }
    }
    if complaints.is_empty() {
        return Ok(template);
    }
    let names = NAMES.map(|name| format!("{{{name}}}")).to_vec();
    let hint = say::variables_hint(words::name_list(&names));
    Err(Problem::project(Text::lines(complaints)).hint(hint).into())
}

fn complaint(file: &str, line: usize, fault: &Fault) -> Text {
    match fault {
        Fault::Unknown(name) => match nearest(name, NAMES) {
            Some(near) => say::unknown_variable_near(file, line, visible_line(name), near),
            None => say::unknown_variable(file, line, visible_line(name)),
        },
        Fault::Absent(name) => match name.strip_prefix(PERSON) {
            Some(id) => say::absent_person(file, line, visible_line(id)),
            None => say::absent_witness(file, line),
        },
        Fault::Unclosed => say::unclosed(file, line),
        Fault::Unwritable => say::unwritable(file, line),
    }
}

/// How a file of the template is named to people: with its folder where it is one's own.
fn shown(template: &Template, path: &Path) -> String {
    let path = match &template.folder {
        Some(folder) => folder.join(path),
        None => PathBuf::from(&template.name).join(path),
    };
    visible_line(&path.display().to_string())
}

/// Refuses a template of one's own that the new project would read as part of itself.
///
/// # Errors
///
/// When it lies in the folder of the project, where section files are read.
pub(super) fn refuse_inside(answers: &Answers, root: &Path) -> Result<()> {
    let folder = answers.template.folder.as_ref().and_then(|folder| folder.canonicalize().ok());
    let Some(below) = folder.as_ref().and_then(|folder| folder.strip_prefix(root).ok()) else { return Ok(()) };
    if load::section_paths(root).iter().any(|path| path.starts_with(below)) {
        let shown = visible_line(&below.display().to_string());
        return Err(Problem::usage(say::template_inside(shown)).hint(say::template_inside_hint()).into());
    }
    Ok(())
}

/// Refuses a template of one's own with which the new project would have errors.
///
/// # Errors
///
/// All of them, where they stand in the template.
pub(super) fn prove(answers: &Answers, now: DateTime<FixedOffset>, look: Look) -> Result<()> {
    let Some(folder) = &answers.template.folder else { return Ok(()) };
    let project_file = render_project_file(answers, "README.md");
    let mut sources = vec![Source::of(Path::new(&project_file_name(answers.format)), project_file.into_bytes())];
    let files = answers.template.files.iter();
    sources.extend(files.map(|file| Source::of(&folder.join(&file.path), file.content.to_vec())));
    let loaded = load::assemble_sources(folder, sources, now);
    let mut errors = check_all(&loaded);
    // A file that a project passes over has no place in a template.
    errors.iter_mut().filter(|finding| finding.code == "not-a-section").for_each(|one| one.severity = Severity::Error);
    errors.retain(|finding| finding.severity == Severity::Error);
    if errors.is_empty() {
        return Ok(());
    }
    let render = |lang: Lang| {
        let count = words::errors(errors.len());
        let head = say::broken_template(count).of(lang).to_owned();
        let plain = Look { lang, color: false, ..look };
        format!("{head}\n\n{}", render_findings(&loaded, &errors, plain).trim_end())
    };
    Err(Problem::project(Text::per_lang(render)).into())
}
