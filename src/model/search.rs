//! Which items some words mean: each of them is in its name, title, details, notes or owners. Pure.

use super::item::Item;
use super::project::Project;

/// Words that are looked for.
pub(crate) struct Words(Vec<String>);

impl Words {
    /// The words of a text.
    pub(crate) fn of(text: &str) -> Words {
        Words(text.split_whitespace().map(str::to_lowercase).collect())
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether an item has each of them.
    pub(crate) fn are_in(&self, project: &Project, item: &Item) -> bool {
        let told = told(project, item);
        self.0.iter().all(|word| told.contains(word.as_str()))
    }
}

/// What an item may be looked for by, in small letters.
fn told(project: &Project, item: &Item) -> String {
    let name = item.name.to_string();
    let texts = item.title.texts().chain(item.details.iter().flat_map(|details| details.texts()));
    let owners = item.owner.iter().flat_map(|owner| [owner.as_str(), project.name_of(owner)]);
    let notes = item.log.iter().filter_map(|act| act.note.as_deref());
    let told: Vec<&str> = [name.as_str()].into_iter().chain(texts).chain(owners).chain(notes).collect();
    told.join("\n").to_lowercase()
}
