//! What stands around the items of a record, in words: all of it, or what two say otherwise. Nothing is left out, as it is
//! signed with the items. Pure.

use super::excerpt::{from_to, joined};
use crate::document::around::{Around, Aspect, Differing};
use crate::document::record::Given;
use crate::text::Text;
use crate::text::say::{signoff as say, status as status_say, words};

/// What one says around its items, a line each; what it says otherwise than another, where there is one to hold it
/// against. Beside each stands where all of it is.
pub fn around_told(then: Option<(&Given, &str)>, now: (&Given, &str)) -> Vec<Text> {
    let none = Around::default();
    let differing = then.map_or(&none, |(given, _)| &given.around).differing(&now.0.around);
    let title = |name: &str| {
        let of = |given: &Given| {
            let item = given.items.get(name).map(|item| &item.title);
            item.or_else(|| given.around.later.get(name).map(|later| &later.title)).map(|title| title.text())
        };
        of(now.0).or_else(|| of(then?.0)).unwrap_or_else(|| Text::same(name))
    };
    let line = |one: Differing| {
        let of_section = matches!(one.aspect, Aspect::Section | Aspect::Introduction);
        let subjects: Vec<Text> = match of_section {
            true => one.subjects.iter().map(|name| title(name)).collect(),
            false => one.subjects.iter().map(|subject| status_say::milestone(subject)).collect(),
        };
        let subjects = words::text_list(&subjects);
        let what = match one.aspect {
            Aspect::Section => say::section_title(),
            Aspect::Introduction => say::section_introduction(),
            Aspect::Label => say::field_label(&subjects),
            Aspect::Day => say::named_day(&subjects),
            Aspect::Later => say::counted_later(&subjects),
            Aspect::Contact => say::contact_later(&subjects),
        };
        let (from, to) = (one.from.unwrap_or_default(), one.to.unwrap_or_default());
        let told = match then {
            Some((_, there)) => from_to(what, (&from, there), (&to, now.1)),
            None if to.is_empty() => return None,
            None => words::labelled(what, joined(to.iter().map(String::as_str), now.1)),
        };
        Some(if of_section { words::aside(told, subjects) } else { told })
    };
    differing.into_iter().filter_map(line).collect()
}
