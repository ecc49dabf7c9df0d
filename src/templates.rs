//! What `init` starts a project from: the folders of `templates/`, embedded.
//!
//! In: a template's name and a language. Out: what it is called, what people sign, and its files as
//! they stand in the tree. A template is added by adding its folder; nothing here names one but
//! [`DEFAULT`]. Touches no disk.

use crate::i18n::Lang;
use anyhow::{Context as _, Result};
use include_dir::{Dir, include_dir};
use serde::Deserialize;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

static TREE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// The template for those who name none.
pub const DEFAULT: &str = "minimal";

/// The file of a template that describes it and is not part of a project.
const DESCRIPTION: &str = "template.toml";

/// A template in one language.
#[derive(Debug, Clone, PartialEq)]
pub struct Template {
    /// The name of its folder, which is what people type.
    pub name: &'static str,
    /// What it is called.
    pub title: String,
    /// One sentence on what it is for.
    pub summary: String,
    /// The title of a project, with `{giver}` and `{receiver}` in it.
    pub project_title: String,
    /// The stages that are signed, with the sentence people sign.
    pub signoffs: Vec<TemplateSignoff>,
    /// What a project starts with, in path order.
    pub files: Vec<TemplateFile>,
}

/// A stage that is signed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct TemplateSignoff {
    /// The milestone.
    pub stage: String,
    /// The sentence people sign.
    pub declaration: String,
}

/// One file of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateFile {
    /// Path from the project folder.
    pub path: PathBuf,
    /// Its bytes in the tree.
    pub content: &'static [u8],
}

/// The shape of `template.toml`.
#[derive(Deserialize)]
struct DescriptionFile {
    title: String,
    summary: String,
    project_title: String,
    #[serde(default)]
    signoff: Vec<TemplateSignoff>,
}

impl Template {
    /// The title of a project from one organisation to another.
    pub fn title_for(&self, giver: &str, receiver: &str) -> String {
        // One pass, so that a name that holds a placeholder stays as it is.
        let parts = self.project_title.split("{giver}").map(|part| part.replace("{receiver}", receiver));
        parts.collect::<Vec<_>>().join(giver)
    }
}

/// The names of all templates: the default one, then the others by name.
pub fn names() -> Vec<&'static str> {
    let mut names: Vec<&str> = TREE.dirs().filter_map(|dir| dir.path().to_str()).collect();
    names.sort_by_key(|name| (*name != DEFAULT, *name));
    names
}

/// The names of all templates as one word for the help: `one|other`.
pub fn choice() -> &'static str {
    static CHOICE: LazyLock<String> = LazyLock::new(|| names().join("|"));
    &CHOICE
}

/// All templates in a language, in the order of [`names`].
///
/// # Errors
///
/// When the description of one is not what it should be.
pub fn list(lang: Lang) -> Result<Vec<Template>> {
    names().into_iter().map(|name| load(name, lang)).collect()
}

/// One template in a language.
///
/// # Errors
///
/// When there is none of that name in that language, or its description is not what it should be.
pub fn load(name: &str, lang: Lang) -> Result<Template> {
    let folder = Path::new(name).join(lang.tag());
    let shown = folder.display();
    let dir = TREE.get_dir(&folder).with_context(|| format!("there is no template {shown}"))?;
    let name = names().into_iter().find(|known| *known == name).with_context(|| format!("no template {shown}"))?;
    let text = dir.get_file(folder.join(DESCRIPTION)).and_then(|file| file.contents_utf8()).unwrap_or_default();
    let description: DescriptionFile =
        toml::from_str(text).with_context(|| format!("reading {DESCRIPTION} of {shown}"))?;
    let mut files = Vec::new();
    gather(dir, &folder, &mut files);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let DescriptionFile { title, summary, project_title, signoff } = description;
    Ok(Template { name, title, summary, project_title, signoffs: signoff, files })
}

fn gather(dir: &'static Dir<'static>, folder: &Path, files: &mut Vec<TemplateFile>) {
    for file in dir.files() {
        let path = file.path().strip_prefix(folder).unwrap_or(file.path());
        if path != Path::new(DESCRIPTION) {
            files.push(TemplateFile { path: path.to_owned(), content: file.contents() });
        }
    }
    dir.dirs().for_each(|inner| gather(inner, folder, files));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_is_there_in_both_languages_with_the_same_files_and_stages() {
        assert!(names().starts_with(&[DEFAULT]));
        for name in names() {
            let (en, zh) = (load(name, Lang::En).unwrap(), load(name, Lang::Zh).unwrap());
            let paths = |template: &Template| template.files.iter().map(|file| file.path.clone()).collect::<Vec<_>>();
            let stages = |template: &Template| template.signoffs.iter().map(|s| s.stage.clone()).collect::<Vec<_>>();
            assert_eq!(paths(&en), paths(&zh), "{name}");
            assert_eq!(stages(&en), stages(&zh), "{name}");
            assert!(!en.files.is_empty() && !en.signoffs.is_empty(), "{name}");
            for template in [en, zh] {
                assert!(!template.title.is_empty() && !template.summary.is_empty(), "{name}");
                assert!(template.project_title.contains("{giver}") && template.project_title.contains("{receiver}"));
            }
        }
    }

    #[test]
    fn a_project_title_takes_names_as_they_are() {
        let template = load(DEFAULT, Lang::En).unwrap();
        assert_eq!(template.title_for("{receiver}", "B"), "Handover from {receiver} to B");
    }
}
