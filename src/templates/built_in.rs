//! The templates that come with the tool: the folders of `templates/`, embedded.

use super::template::{DEFAULT, DESCRIPTION, DescriptionFile, EMPTY, Template, TemplateFile};
use crate::text::Lang;
use anyhow::{Context as _, Result};
use include_dir::{Dir, include_dir};
use std::borrow::Cow;
use std::path::Path;

static TREE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// The names of all templates: the default one, the empty one, then the others by name.
pub fn names() -> Vec<&'static str> {
    let mut names: Vec<&str> = TREE.dirs().filter_map(|dir| dir.path().to_str()).collect();
    names.sort_by_key(|name| (*name != DEFAULT, *name != EMPTY, *name));
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
    let DescriptionFile { title, summary, project_title, signoff, roles } = description;
    let name = name.to_owned();
    let roles = roles.into_iter().collect();
    Ok(Template { name, folder: None, title, summary, project_title, signoffs: signoff, roles, files })
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
