//! What is said of a field that was set.

use crate::context::Context;
use crate::text::say::editing as say;
use crate::text::visible::visible_line;

/// Says what became of a field: what it was, and what it is.
pub(super) fn tell(what: &str, field: &str, old: Option<String>, new: Option<String>, context: &mut Context<'_>) {
    let safe = |text: String| visible_line(&text);
    let line = match (old.map(safe), new.map(safe)) {
        (Some(old), Some(new)) if old == new => say::the_same(what, field, old),
        (Some(old), Some(new)) => say::changed(what, field, old, new),
        (None, Some(new)) => say::filled(what, field, new),
        (Some(old), None) => say::emptied(what, field, old),
        (None, None) => return,
    };
    context.say(&line);
}
