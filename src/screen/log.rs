//! Acts in the order in which they were made, for people.

use super::layout::{labelled, paragraph};
use crate::model::list::ItemAt;
use crate::model::naming;
use crate::model::view::View;
use crate::report::acts::LogReport;
use crate::report::told::act_alone;
use crate::text::look::{Look, Style, pad};
use crate::text::say::{log as say, words};
use crate::text::visible::visible_line;
use unicode_width::UnicodeWidthStr;

/// So many acts are drawn, the newest; data has them all.
pub(super) const MOST: usize = 1_000;

/// Draws an act on two lines: when, who and what; then the item it is about.
pub(crate) fn render_log(view: &View, report: &LogReport<'_>, look: Look) -> String {
    if report.acts.is_empty() {
        return paragraph(say::nothing().of(look.lang), None, look);
    }
    let when = |(at, position): (ItemAt, usize)| {
        let act = view.project.items[at].log.get(position);
        let moment = act.map(|act| naming::moment(&view.zone.place(&act.at), view.today()));
        moment.unwrap_or_default().of(look.lang).to_owned()
    };
    let moments: Vec<String> = report.acts.iter().map(|line| when(line.place)).collect();
    let indent = moments.iter().map(|moment| moment.width()).max().unwrap_or_default() + 2;
    let mut text = String::new();
    let earlier = report.acts.len().saturating_sub(MOST);
    if earlier > 0 {
        text += &paragraph(say::earlier(earlier).of(look.lang), Some(Style::Dim), look);
    }
    for (line, moment) in report.acts.iter().zip(&moments).skip(earlier) {
        let (at, position) = line.place;
        let act = act_alone(view, at, position, look.lang);
        text.push_str(&labelled(&pad(moment, indent), &act, indent, look));
        let about = words::aside(line.title, line.item.to_string());
        text.push_str(&labelled("", &visible_line(about.of(look.lang)), indent, look));
    }
    text
}
