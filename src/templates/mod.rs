//! What `init` starts a project from: the folders of `templates/`, embedded.
//!
//! In: a template's name and a language. Out: what it is called, what people sign, and its files as
//! they stand in the tree. A template is added by adding its folder; nothing here names one but
//! [`DEFAULT`] and the empty one. A folder of one's own can stand in for one: only that is read from disk.

pub mod both;
mod built_in;
mod cutting;
mod own;
pub mod taken;
mod template;
pub mod variables;

pub use built_in::{list, load, names};
pub use template::{DEFAULT, Template, TemplateFile, TemplateSignoff};

use crate::text::folded::folded;
use crate::text::nearest::nearest;
use crate::text::say::{findings as findings_say, init as init_say, templates as say, words};
use crate::text::visible::visible_line;
use crate::text::{Lang, Text};
use anyhow::Result;
use std::path::{Path, PathBuf};

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
            None if let Some(name) = titled(word) => Ok(Choice::BuiltIn(name)),
            None if is_path => Err((say::no_folder(visible_line(word)), None)),
            None => {
                let near = nearest(word, names()).map(findings_say::did_you_mean);
                Err((init_say::unknown_template(word, words::name_list(&names())), near))
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

/// The template of that title, in either language.
fn titled(word: &str) -> Option<&'static str> {
    let is_it = |name: &&str, lang| load(name, lang).is_ok_and(|template| folded(&template.title) == folded(word));
    names().into_iter().find(|name| Lang::ALL.into_iter().any(|lang| is_it(name, lang)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_is_there_in_both_languages_with_the_same_files_and_stages() {
        assert!(names().starts_with(&[DEFAULT]));
        for name in names() {
            let [en, zh] = Lang::ALL.map(|lang| load(name, lang).unwrap());
            let paths = |template: &Template| template.files.iter().map(|file| file.path.clone()).collect::<Vec<_>>();
            let stages = |template: &Template| template.signoffs.iter().map(|s| s.stage.clone()).collect::<Vec<_>>();
            assert_eq!(paths(&en), paths(&zh), "{name}");
            assert_eq!(stages(&en), stages(&zh), "{name}");
            assert_eq!(en.files.is_empty(), name == template::EMPTY, "{name}");
            assert!(!en.signoffs.is_empty(), "{name}");
            for template in [en, zh] {
                assert!(!template.title.is_empty() && !template.summary.is_empty(), "{name}");
                let title = template.project_title.of(Lang::DEFAULT);
                assert!(title.contains("{giver}") && title.contains("{receiver}"));
            }
        }
    }

    #[test]
    fn a_project_title_takes_names_as_they_are() {
        let template = load(DEFAULT, Lang::DEFAULT).unwrap();
        assert_eq!(template.title_for("{receiver}", "B").of(Lang::DEFAULT), "Handover from {receiver} to B");
    }
}
