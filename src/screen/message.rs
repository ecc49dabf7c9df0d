//! What waits on somebody, as a message to be pasted into a chat: plain lines, none of them broken, without colour.

use super::layout::coming;
use super::next::{act_words, amounts, facts, group_head};
use crate::model::naming;
use crate::model::project::Person;
use crate::model::view::View;
use crate::report::next::{About, Asker, NextAct, NextGroup, NextReport};
use crate::text::look::shorten;
use crate::text::say::{next as say, words};
use crate::text::visible::{shell_word, visible_line};
use crate::text::{Lang, Text};

/// So many groups of people are told one by one, so wide are the title and each line: a chat takes no more.
const MOST_GROUPS: usize = 10;
const LONGEST_TITLE: usize = 120;
const LONGEST_LINE: usize = 300;

/// The message: the project, what waits on whom, and the command that answers it; with `pulls`, git's too.
pub(crate) fn render_message(view: &View, report: &NextReport<'_>, asker: &Asker, pulls: bool, lang: Lang) -> String {
    let title = view.project.title.text();
    let coming = coming(view);
    let title = Text::same(shorten(&visible_line(title.of(lang)), LONGEST_TITLE, "…"));
    let head = if coming.of(lang).is_empty() { title } else { words::aside(title, coming) };
    // A word of ours stands first: a chat takes a line that begins with `/` or `@` for a command.
    let mut text = format!("{}\n", visible_line(say::message_head(head).of(lang)));
    if report.groups.is_empty() {
        let nothing = match (&asker.you, asker.party) {
            (Some(you), _) => say::nothing_for_person(&you.name),
            (None, Some(party)) => say::nothing_for(naming::party(party)),
            (None, None) => say::nothing(),
        };
        return format!("{text}{}\n", visible_line(nothing.of(lang)));
    }
    for group in report.groups.iter().take(MOST_GROUPS) {
        text.push_str(&render_group(view, group, asker.you.as_ref(), lang));
    }
    let left = report.groups.iter().skip(MOST_GROUPS);
    let (others, items) = left.fold((0_usize, 0_usize), |(others, items), group| (others + 1, items + group.waiting));
    if others > 0 {
        text.push_str(&format!("\n{}\n", say::more_groups(others, words::items(items)).of(lang)));
    }
    let acting = asker.you.as_ref().map(|you| format!(" --as {}", shell_word(&you.id))).unwrap_or_default();
    let pull = if pulls { "git pull && " } else { "" };
    text + &format!("\n{}\n", say::to_answer(format!("{pull}handover check{acting}")).of(lang))
}

fn render_group(view: &View, group: &NextGroup<'_>, you: Option<&Person>, lang: Lang) -> String {
    let head = match you {
        // Whoever reads it is not the one who asked.
        Some(you) => say::person(&you.name, naming::party(you.party), amounts(group)),
        None => group_head(view, group, lang),
    };
    let mut text = format!("\n{}\n", visible_line(head.of(lang)));
    for act in &group.acts {
        let line = visible_line(line(view, act, lang).of(lang));
        text.push_str(&format!("{}\n", shorten(&format!("- {line}"), LONGEST_LINE, "…")));
    }
    let more = group.waiting - group.acts.len();
    if more > 0 {
        text.push_str(&format!("{}\n", say::more(more).of(lang)));
    }
    text
}

/// "grant access: Store owner account (permissions/shop-owner), due 23 Nov".
fn line(view: &View, act: &NextAct<'_>, lang: Lang) -> Text {
    let words = act_words(view, act);
    let words = match &act.about {
        About::Item { item, .. } => words::aside(words, item.to_string()),
        About::Signoff { command, .. } => words::aside(words, command),
    };
    let [(due, _), _] = facts(view, act, lang);
    if due.is_empty() { words } else { say::side_by_side(words, due) }
}
