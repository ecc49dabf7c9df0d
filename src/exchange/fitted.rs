//! An item as it was understood, fitted to its kind: what a field takes goes there, and all else stays as it is written.

use super::understood::{Draft, is_status, owners_in};
use crate::edits::fields::{KnownField, known_fields, read_value, written_due};
use crate::files::edit::NewValue;
use crate::files::load::Loaded;
use crate::model::kinds::tables::Holds;
use crate::model::kinds::{FieldType, Kind, values};
use crate::model::lookup;
use crate::model::money::Money;
use crate::model::secrets::{holds_secret, without_secrets};
use crate::model::target::Target;
use crate::text::Lang;
use crate::text::say::importing as say;
use crate::text::visible::{is_blank, visible};

/// An item that was fitted.
pub(super) struct Fitted {
    /// Its fields in order, without its id and its title.
    pub(super) fields: Vec<(String, NewValue)>,
    /// The fields and columns of which something is withheld because it looks like a secret.
    pub(super) withheld: Vec<String>,
}

/// Fits an item to a kind.
pub(super) fn fitted(draft: &Draft, kind: &Kind, loaded: &Loaded) -> Fitted {
    let mut fitting = Fitting { kind, loaded, withheld: Vec::new(), extra: Vec::new() };
    fitting.safe("title", "title", &draft.title);
    let mut filled: Vec<(String, NewValue)> = Vec::new();
    let mut details: Vec<String> =
        draft.details.iter().filter_map(|line| fitting.safe("details", "details", line)).collect();
    let mut owner = Vec::new();
    for value in &draft.values {
        let Some(text) = fitting.safe(&value.field, &value.column, &value.text) else { continue };
        if value.field == "owner" {
            owner.extend(owners_in(&text, &loaded.view.project.people));
        } else if is_blank(&text) {
        } else if let Some(new) = fitting.value(&value.field, &text) {
            filled.push((value.field.clone(), new));
        } else {
            fitting.keep(&value.column, text);
        }
    }
    for (column, text) in &draft.extra {
        if let Some(text) = fitting.safe(column, column, text) {
            fitting.keep(column, text);
        }
    }
    let mut links = Vec::new();
    for link in &draft.links {
        if holds_secret("links", link) {
            fitting.withheld.push("links".to_owned());
        } else if is_address(link) {
            links.push(NewValue::Text(link.clone()));
        } else if !link.starts_with('#') {
            details.push(clean(link));
        }
    }
    if let Some(text) = values::trimmed(&details.join("\n")) {
        filled.push(("details".to_owned(), NewValue::Text(text.to_owned())));
    }
    owner.dedup();
    if !owner.is_empty() {
        filled.push(("owner".to_owned(), NewValue::List(owner.into_iter().map(NewValue::Text).collect())));
    }
    if !links.is_empty() {
        filled.push(("links".to_owned(), NewValue::List(links)));
    }
    // In the order in which the tool writes fields.
    let known = known_fields(kind);
    let place = |name: &str| known.iter().position(|field| field.name() == name);
    filled.sort_by_key(|(name, _)| place(name));
    if !fitting.extra.is_empty() {
        filled.push(("extra".to_owned(), NewValue::Table(fitting.extra)));
    }
    fitting.withheld.dedup();
    Fitted { fields: filled, withheld: fitting.withheld }
}

struct Fitting<'a> {
    kind: &'a Kind,
    loaded: &'a Loaded,
    withheld: Vec<String>,
    extra: Vec<(String, NewValue)>,
}

impl Fitting<'_> {
    /// A text that is safe to show, without the secrets in it; nothing where nothing else is in it. Either is told, by
    /// the name of its column.
    fn safe(&mut self, field: &str, column: &str, text: &str) -> Option<String> {
        let text = clean(text);
        let safe = without_secrets(field, &text).and_then(|safe| without_secrets(column, &safe));
        if safe.as_ref() != Some(&text) {
            self.withheld.push(column.to_owned());
        }
        safe
    }

    /// A value for a field, if it takes it.
    fn value(&self, name: &str, text: &str) -> Option<NewValue> {
        let known = known_fields(self.kind);
        let field = known.iter().find(|field| field.name() == name)?;
        let is_date = match field {
            KnownField::Common(field) => field.holds == Holds::Due,
            KnownField::Own(field) => field.kind == FieldType::Date,
        };
        if is_date {
            return written_due(text, self.loaded);
        }
        let counted = self
            .kind
            .all_steps()
            .iter()
            .any(|step| step.asks.as_ref().and_then(|asks| asks.against.as_deref()) == Some(name));
        let is_count = || Target::expected(text).is_some_and(|target| !target.is_negative());
        if counted && !is_count() && Money::parse(text).is_none() {
            return None;
        }
        if name == "stage" {
            return lookup::milestone(&self.loaded.view.project.milestones, text).map(NewValue::Text);
        }
        read_value(field, text, self.kind, self.loaded).ok()
    }

    /// Keeps what there is no field for, under what is written over it.
    fn keep(&mut self, column: &str, text: String) {
        if is_blank(&text) {
            return;
        }
        let column = clean(column).replace('\n', " ");
        let column = match values::trimmed(&column) {
            // An item has a state of its own beside it.
            Some(column) if is_status(column) => {
                say::status_in_list().of(self.loaded.view.project.lang().unwrap_or(Lang::DEFAULT)).to_owned()
            }
            Some(column) => column.to_owned(),
            None => "-".to_owned(),
        };
        let taken = |name: &str| self.extra.iter().any(|(known, _)| known == name);
        let name = std::iter::once(column.clone())
            .chain((2..).map(|number| format!("{column} {number}")))
            .find(|name| !taken(name));
        self.extra.push((name.unwrap_or(column), NewValue::Text(text.trim().to_owned())));
    }
}

/// Whether something is an address worth following.
fn is_address(link: &str) -> bool {
    let lower = link.to_ascii_lowercase();
    let scheme = ["http://", "https://", "ftp://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme));
    scheme && !link.contains(char::is_whitespace) && link.split_once(':').is_some_and(|(_, rest)| rest.len() > 2)
}

/// A text without what does not show; what steers a terminal is shown as it is written.
pub(super) fn clean(text: &str) -> String {
    let shown: String = text
        .trim()
        .chars()
        .filter(|c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}'))
        .collect();
    let shown = shown.replace(['\u{2028}', '\u{2029}', '\u{b}', '\u{c}'], "\n");
    visible(&shown).trim().to_owned()
}
