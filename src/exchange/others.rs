//! Fields of which there are too many for a column each, so that a table is no larger than what it tells.

use super::sheet::MOST_CHARACTERS;
use crate::text::Lang;
use crate::text::say::words;

/// So many fields of items have a column of their own; all others share one.
pub(crate) const MOST_COLUMNS: usize = 60;

/// What the fields of an item say that have no column of their own, a line for each; of what no cell would hold, how many.
pub(crate) fn together<'a>(fields: impl Iterator<Item = (&'a str, &'a str)>, lang: Lang) -> String {
    let (mut text, mut more) = (String::new(), 0_usize);
    for (name, value) in fields {
        // Twice as much as is told of it would be too much for a cell.
        if more > 0 || text.len() + name.len() + value.len() > MOST_CHARACTERS / 2 {
            more += 1;
            continue;
        }
        text.extend((!text.is_empty()).then_some('\n'));
        text.push_str(&format!("{name}: {value}"));
    }
    if more > 0 { words::and_more(text, more).of(lang).to_owned() } else { text }
}
