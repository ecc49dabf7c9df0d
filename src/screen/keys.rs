//! The keys that one knows, as lines for people and as data, and the page of one that is to be decided about.

use super::layout::labelled;
use super::layout::paragraph;
use crate::model::clock::render_moment;
use crate::model::project::Project;
use crate::signoff::known::{Known, KnownKey, SeenIn, Vouch};
use crate::signoff::named::{NamedKey, named_keys};
use crate::text::json::render_json;
use crate::text::look::{Look, Style, wrap};
use crate::text::say::{keys as say, words};
use crate::text::visible::visible_line;
use crate::text::{Lang, Text};
use chrono::NaiveDate;
use serde::Serialize;

/// The name and version of the JSON interface.
pub(crate) const SCHEMA: &str = "handover/keys/1";

/// A key that is to be decided about.
#[derive(Debug)]
pub(crate) struct KeyPage {
    /// Name and address.
    pub(crate) person: String,
    /// Party and organisation, where they are known.
    pub(crate) side: Option<Text>,
    /// The key.
    pub(crate) fingerprint: String,
    /// What is known of it.
    pub(crate) facts: Vec<Text>,
    /// What to do before deciding.
    pub(crate) advice: Option<Text>,
}

/// Draws a key: whose it is said to be, the whole fingerprint on a line of its own, and what is known of it.
pub(crate) fn render_key_page(page: &KeyPage, look: Look) -> String {
    let person = visible_line(&page.person);
    let head = match &page.side {
        Some(side) => visible_line(say::person_of(person, side).of(look.lang)),
        None => person,
    };
    let mut text = String::new();
    for line in wrap(&head, look.width) {
        text.push_str(&format!("{}\n", look.paint(Style::Bold, &line)));
    }
    text.push_str(&format!("  {}\n", look.paint(Style::Accent, &page.fingerprint)));
    for fact in &page.facts {
        text.push_str(&labelled("", &visible_line(fact.of(look.lang)), 2, look));
    }
    text.extend(page.advice.iter().map(|advice| paragraph(advice.of(look.lang), None, look)));
    text
}

/// Lists the keys under their people.
pub(crate) fn render_keys(known: &Known, today: NaiveDate, look: Look) -> String {
    let keys = known.keys();
    if keys.is_empty() {
        return paragraph(say::none_known().of(look.lang), None, look);
    }
    let mut text = String::new();
    let mut head = String::new();
    for key in &keys {
        let person = visible_line(&key.in_full());
        if person != head {
            text.push_str(if head.is_empty() { "" } else { "\n" });
            text.push_str(&format!("{}\n", look.paint(Style::Bold, &person)));
            head = person;
        }
        text.push_str(&format!("  {}\n", key.fingerprint));
        let day = |moment: &chrono::DateTime<chrono::FixedOffset>| words::day(moment.date_naive(), today);
        let (state, style) = match (&key.confirmed, known.vouch(&key.who(), &key.fingerprint)) {
            (Some(on), _) => (say::state_confirmed(day(on)), Style::Good),
            (None, Vouch::Changed { before }) if before.fingerprint == key.fingerprint => {
                (say::state_of_another(visible_line(&before.in_full())), Style::Bad)
            }
            (None, Vouch::Changed { .. }) => (say::state_changed(), Style::Bad),
            (None, _) => (say::state_seen(), Style::Warn),
        };
        text.push_str(&format!("  {}\n", look.paint(style, state.of(look.lang))));
        text.push_str(&labelled("", &seen_in(key, day(&key.first_seen), day(&key.last_seen), look.lang), 2, look));
    }
    if keys.iter().any(|key| key.confirmed.is_none()) {
        let hint = wrap(say::confirm_hint().of(look.lang), look.width);
        let command = format!("  {}", say::confirm_command().of(look.lang));
        let lines = hint.iter().chain([&command]).map(|line| format!("{}\n", look.paint(Style::Dim, line)));
        text.push('\n');
        text.extend(lines);
    }
    text
}

/// In which handovers a key was seen, and when.
fn seen_in(key: &KnownKey, first: Text, last: Text, lang: Lang) -> String {
    let titles: Vec<String> = key.seen_in.iter().map(|seen| say::title(&seen.title).of(lang).to_owned()).collect();
    let days = if first == last { say::seen_on(first) } else { say::seen_from_to(first, last) };
    let text = match titles.is_empty() {
        true => days,
        false => say::seen_where(days, words::list(&titles, lang)),
    };
    visible_line(text.of(lang))
}

/// The list as data.
#[derive(Serialize)]
struct KeysReport<'a> {
    schema: &'static str,
    keys: Vec<KeyLine<'a>>,
    /// Those that the project at hand lists.
    listed: Vec<NamedKey<'a>>,
}

/// A key as data.
#[derive(Serialize)]
struct KeyLine<'a> {
    person: &'a str,
    address: Option<&'a str>,
    fingerprint: &'a str,
    /// `confirmed`, `seen` or `changed`.
    state: &'static str,
    /// What was known before, of a key that changed.
    before: Option<&'a str>,
    first_seen: String,
    last_seen: String,
    confirmed: Option<String>,
    seen_in: &'a [SeenIn],
}

/// Writes the list as JSON.
///
/// # Errors
///
/// As [`render_json`].
pub(crate) fn render_keys_json(known: &Known, project: Option<&Project>) -> serde_json::Result<String> {
    let line = |key: &KnownKey| match (&key.confirmed, known.vouch(&key.who(), &key.fingerprint)) {
        (Some(_), _) => ("confirmed", None),
        (None, Vouch::Changed { before }) => ("changed", Some(before.fingerprint.clone())),
        (None, _) => ("seen", None),
    };
    let keys = known.keys();
    let states: Vec<(&'static str, Option<String>)> = keys.iter().map(|key| line(key)).collect();
    let keys = keys.iter().zip(&states).map(|(key, (state, before))| KeyLine {
        person: &key.person,
        address: key.address.as_deref(),
        fingerprint: &key.fingerprint,
        state,
        before: before.as_deref(),
        first_seen: render_moment(&key.first_seen),
        last_seen: render_moment(&key.last_seen),
        confirmed: key.confirmed.as_ref().map(render_moment),
        seen_in: &key.seen_in,
    });
    let listed = project.map(|project| named_keys(project, known)).unwrap_or_default();
    render_json(&KeysReport { schema: SCHEMA, keys: keys.collect(), listed })
}
