//! What `init` starts a project from: the folders of `templates/`, embedded.
//!
//! In: a template's name and a language. Out: what it is called, what people sign, and its files as
//! they stand in the tree. A template is added by adding its folder; nothing here names one but
//! [`DEFAULT`]. A folder of one's own can stand in for one: only that is read from disk.

mod own;
pub mod variables;

use crate::i18n::{Lang, Text, init as init_say, templates as say};
use crate::nearest::nearest;
use crate::visible::visible_line;
use anyhow::{Context as _, Result};
use include_dir::{Dir, include_dir};
use serde::Deserialize;
use std::borrow::Cow;
use std::path::{Path, PathBuf};

static TREE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// The template for those who name none.
pub const DEFAULT: &str = "minimal";

/// The file of a template that describes it and is not part of a project.
const DESCRIPTION: &str = "template.toml";

/// A template in one language.
#[derive(Debug, Clone, PartialEq)]
pub struct Template {
    /// The name of its folder, which is what people type.
    pub name: String,
    /// The folder it was read from, where it is one's own.
    pub folder: Option<PathBuf>,
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
    /// The line of the description where it stands; 0 where the template comes with the tool.
    #[serde(skip)]
    pub line: usize,
}

/// One file of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateFile {
    /// Path from the project folder.
    pub path: PathBuf,
    /// Its bytes.
    pub content: Cow<'static, [u8]>,
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
        let values = [("giver", giver), ("receiver", receiver)];
        let values = values.map(|(name, value)| (name.to_owned(), Some(value.to_owned()))).to_vec();
        // What cannot be filled in was refused when the template was read.
        variables::fill(&self.project_title, &values).unwrap_or_else(|_| self.project_title.clone())
    }
}

/// What a template is known by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// One that comes with the tool.
    BuiltIn(&'static str),
    /// A folder of one's own.
    Folder(PathBuf),
}

impl Choice {
    /// The template that a word means, with folders looked for from `base`. The tool's own come before folders
    /// of the same name; `./name` is always a folder.
    ///
    /// # Errors
    ///
    /// What is wrong with the word, and what may have been meant.
    pub fn find(word: &str, base: &Path) -> Result<Choice, (Text, Option<Text>)> {
        let folder = base.join(word);
        let is_path = word.contains(['/', std::path::MAIN_SEPARATOR]) || [".", ".."].contains(&word);
        match names().into_iter().find(|name| *name == word) {
            Some(name) => Ok(Choice::BuiltIn(name)),
            None if folder.is_dir() => Ok(Choice::Folder(folder)),
            None if is_path => Err((say::no_folder(visible_line(word)), None)),
            None => {
                let near = nearest(word, names()).map(init_say::did_you_mean);
                Err((init_say::unknown_template(word, names().join(", ")), near))
            }
        }
    }

    /// Reads it in a language.
    ///
    /// # Errors
    ///
    /// When there is no such folder, or it is no template.
    pub fn load(&self, lang: Lang) -> Result<Template> {
        match self {
            Choice::BuiltIn(name) => load(name, lang),
            Choice::Folder(folder) => own::load_own(folder, lang),
        }
    }
}

/// The names of all templates: the default one, then the others by name.
pub fn names() -> Vec<&'static str> {
    let mut names: Vec<&str> = TREE.dirs().filter_map(|dir| dir.path().to_str()).collect();
    names.sort_by_key(|name| (*name != DEFAULT, *name));
    names
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
    let name = name.to_owned();
    Ok(Template { name, folder: None, title, summary, project_title, signoffs: signoff, files })
}

fn gather(dir: &'static Dir<'static>, folder: &Path, files: &mut Vec<TemplateFile>) {
    for file in dir.files() {
        let path = file.path().strip_prefix(folder).unwrap_or(file.path());
        if path != Path::new(DESCRIPTION) {
            files.push(TemplateFile { path: path.to_owned(), content: Cow::Borrowed(file.contents()) });
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
