//! A template of one's own: a folder of section files, in any format, with or without a description.
//!
//! Reads the folder; whether what the files say makes sense is found out when the project is put together.

use super::built_in::load;
use super::template::{DEFAULT, DESCRIPTION, Template, TemplateFile, TemplateSignoff};
use super::variables;
use super::variables::Fault;
use crate::files::format;
use crate::files::format::{Format, Node, Value};
use crate::files::load::{PROJECT_FILES, Source, section_paths};
use crate::model::party::Party;
use crate::text::problem::Problem;
use crate::text::say::templates as say;
use crate::text::visible::visible_line;
use crate::text::{Lang, Text, Written};
use anyhow::Result;
use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};

/// Reads the template in `folder`; of one with a folder for each language, the one for `lang`.
///
/// # Errors
///
/// When there is no such folder, it is a project, holds no section file, or its description is wrong.
pub(super) fn load_own(folder: &Path, lang: Lang) -> Result<Template> {
    let shown = visible_line(&folder.display().to_string());
    if !folder.is_dir() {
        return Err(Problem::usage(say::no_folder(shown)).into());
    }
    let root = root_for(folder, lang)?;
    if let Some(file) = PROJECT_FILES.into_iter().find(|name| root.join(name).is_file()) {
        return Err(Problem::usage(say::is_a_project(shown, file)).hint(say::is_a_project_hint()).into());
    }
    let paths = section_paths(&root).into_iter().filter(|path| path != Path::new(DESCRIPTION));
    let mut files = Vec::new();
    for path in paths {
        let content = fs::read(root.join(&path)).map_err(|error| {
            Problem::project(say::cannot_read(visible_line(&root.join(&path).display().to_string()), error))
        })?;
        files.push(TemplateFile { path, content: Cow::Owned(content) });
    }
    if files.is_empty() {
        return Err(Problem::usage(say::no_sections(shown)).hint(say::no_sections_hint()).into());
    }
    let name = fs::canonicalize(folder).ok().and_then(|path| Some(path.file_name()?.to_string_lossy().into_owned()));
    let name = name.unwrap_or(shown);
    let usual = load(DEFAULT, lang)?;
    let mut template = Template {
        title: name.clone(),
        name,
        summary: String::new(),
        folder: Some(root.clone()),
        files,
        roles: Vec::new(),
        ..usual
    };
    if root.join(DESCRIPTION).symlink_metadata().is_ok() {
        describe(&mut template, &root)?;
    }
    Ok(template)
}

/// The folder itself, or the one for the language where there are such.
fn root_for(folder: &Path, lang: Lang) -> Result<PathBuf> {
    let for_lang = |lang: Lang| Some(folder.join(lang.tag())).filter(|inner| inner.is_dir());
    match (for_lang(lang), Lang::ALL.into_iter().find_map(for_lang)) {
        (Some(inner), _) => Ok(inner),
        (None, None) => Ok(folder.to_owned()),
        (None, Some(_)) => {
            Err(Problem::usage(say::not_in_language(visible_line(&folder.display().to_string()), lang.tag())).into())
        }
    }
}

/// Takes in what `template.toml` says.
fn describe(template: &mut Template, root: &Path) -> Result<()> {
    let source = Source::read(root, Path::new(DESCRIPTION));
    let file = visible_line(&root.join(DESCRIPTION).display().to_string());
    let Some(document) = &source.document else {
        let place = match format::parse(source.bytes(), Format::Toml) {
            Err(problem) => format!("{file}:{}", source.position(problem.span.start).0),
            Ok(_) => file,
        };
        return Err(Problem::project(say::broken_description(place)).into());
    };
    let mut complaints = Vec::new();
    let mut text = |node: &Node, key: &str| match node.get(key).map(|found| (&found.value, found)) {
        Some((Value::Text(text), _)) => Some(text.to_string()),
        Some((_, found)) => {
            complaints.push(say::not_a_text(&file, source.position(found.span.start).0, key));
            None
        }
        None => None,
    };
    let root = &document.root;
    template.title = text(root, "title").unwrap_or(std::mem::take(&mut template.title));
    template.summary = text(root, "summary").unwrap_or_default();
    let project_title = text(root, "project_title").map(Written::from);
    template.project_title = project_title.unwrap_or(std::mem::take(&mut template.project_title));
    if let Some(signoffs) = root.get("signoff") {
        let read = |node: &Node, text: &mut dyn FnMut(&Node, &str) -> Option<String>| {
            let line = source.position(node.get("declaration").unwrap_or(node).span.start).0;
            Some(TemplateSignoff { stage: text(node, "stage")?, declaration: text(node, "declaration")?.into(), line })
        };
        template.signoffs = signoffs.members().iter().filter_map(|node| read(node, &mut text)).collect();
    }
    let (roles, wrong) = read_roles(root);
    template.roles = roles;
    complaints.extend(wrong.map(|node| say::not_roles(&file, source.position(node.span.start).0)));
    // The title of a project cannot hold itself, nor days that are asked for only after it.
    let names = ["giver", "receiver"].map(|name| (name.to_owned(), Some(String::new())));
    if let (Err(faults), Some(node)) =
        (template.project_title.map(|title| variables::fill(title, &names.to_vec())), root.get("project_title"))
    {
        let line = source.position(node.span.start).0;
        complaints.extend(faults.iter().map(|fault| match fault {
            Fault::Unknown(name) | Fault::Absent(name) => say::not_in_title(&file, line, name),
            Fault::Unclosed | Fault::Unwritable => say::unclosed(&file, line),
        }));
    }
    match complaints.is_empty() {
        true => Ok(()),
        false => Err(Problem::project(Text::lines(complaints)).into()),
    }
}

/// The roles of each party, and where they are not what they should be.
fn read_roles(root: &Node) -> (Vec<(Party, Vec<String>)>, Option<&Node>) {
    let Some(table) = root.get("roles") else { return (Vec::new(), None) };
    let mut roles = Vec::new();
    for entry in table.entries() {
        let read = |node: &Node| match &node.value {
            Value::Text(word) => Some(word.trim().to_owned()).filter(|word| !word.is_empty()),
            _ => None,
        };
        let words: Option<Vec<String>> = entry.node.members().iter().map(read).collect();
        match (Party::parse(&entry.key), words, &entry.node.value) {
            (Some(party), Some(words), Value::List(_)) => roles.push((party, words)),
            _ => return (roles, Some(&entry.node)),
        }
    }
    let wrong = (!matches!(table.value, Value::Table(_))).then_some(table);
    (roles, wrong)
}
