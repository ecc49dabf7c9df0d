//! Acts in the order in which they were made, for people.

use super::item::act_alone;
use super::layout::labelled;
use crate::model::naming;
use crate::model::view::View;
use crate::report::acts::LogReport;
use crate::text::look::{Look, pad, wrap};
use crate::text::say::{log as say, words};
use crate::text::visible::visible_line;
use unicode_width::UnicodeWidthStr;

/// Draws an act on two lines: when, who and what; then the item it is about.
pub(crate) fn render_log(view: &View, report: &LogReport<'_>, look: Look) -> String {
    if report.acts.is_empty() {
        let lines = wrap(say::nothing().of(look.lang), look.width);
        return lines.iter().map(|line| format!("{line}\n")).collect();
    }
    let when = |(at, position): (crate::model::list::ItemAt, usize)| {
        let act = view.project.items[at].log.get(position);
        let moment = act.map(|act| naming::moment(&view.zone.place(&act.at), view.today()));
        moment.unwrap_or_default().of(look.lang).to_owned()
    };
    let indent = report.acts.iter().map(|line| when(line.place).width()).max().unwrap_or_default() + 2;
    let mut text = String::new();
    for line in &report.acts {
        let (at, position) = line.place;
        let act = act_alone(view, at, position, look);
        text.push_str(&labelled(&pad(&when(line.place), indent), &act, indent, look));
        let about = words::aside(line.title, line.item.to_string());
        text.push_str(&labelled("", &visible_line(about.of(look.lang)), indent, look));
    }
    text
}
