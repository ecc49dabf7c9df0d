//! The items as a list of tasks in Markdown (GitHub Flavored Markdown, "Task list items").
//!
//! In: a project at a moment. Out: text in which nothing from a file is markup. A box is ticked where the item is settled.

use crate::model::list::ItemAt;
use crate::model::naming;
use crate::model::view::View;
use crate::report::card;
use crate::text::Lang;
use crate::text::markup::markdown as escape;
use crate::text::visible::visible_line;

/// A list for each section that has an item that is wanted.
pub(crate) fn render_tasks(view: &View, wanted: impl Fn(ItemAt) -> bool, lang: Lang) -> String {
    let line = |text: &str| escape(&visible_line(text));
    let mut text = format!("# {}\n", line(view.project.title.of(lang)));
    for section in &view.project.sections {
        let items: Vec<ItemAt> = section.items.iter().copied().filter(|at| wanted(*at)).collect();
        if items.is_empty() {
            continue;
        }
        text.push_str(&format!("\n## {}\n\n", line(section.heading(lang))));
        for at in items {
            let (item, standing) = (&view.project.items[at], &view.standings[at]);
            let tick = if standing.state.is_settled() { 'x' } else { ' ' };
            let about = [
                card::owners(view, item, lang),
                card::due(view, at, lang),
                naming::item_state(item, standing.state).of(lang).to_owned(),
            ];
            let about: Vec<String> =
                about.into_iter().filter(|part| !part.is_empty()).map(|part| line(&part)).collect();
            let name = item.name.to_string();
            text.push_str(&format!("- [{tick}] {} (`{}`)\n", line(item.title.of(lang)), visible_line(&name)));
            text.push_str(&format!("  {}\n", about.join(" · ")));
        }
    }
    text
}
