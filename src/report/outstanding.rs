//! What must still be seen to: items, and stages that wait on their signers. What `check` lists and ends with 1 for.

use super::unsigned::ToSign;
use crate::model::item::ItemName;
use crate::model::list::ItemAt;
use crate::model::view::View;
use std::collections::HashSet;

/// Which part of it is asked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Part<'a> {
    /// Only these items; all of them where nothing is given.
    pub only: Option<&'a HashSet<ItemName>>,
    /// Only what waits on this person.
    pub person: Option<&'a str>,
    /// Only what is late or due soon.
    pub due: bool,
}

/// What must still be seen to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outstanding {
    /// Items, in file order.
    pub items: Vec<ItemAt>,
    /// Stages that wait on their signers.
    pub to_sign: Vec<ToSign>,
}

impl Outstanding {
    /// Finds it, among the items and these stages.
    pub fn of(view: &View, to_sign: &[ToSign], part: Part<'_>) -> Outstanding {
        let positions = view.standings.positions().filter(|at| {
            let standing = &view.standings[*at];
            standing.is_outstanding() || standing.is_short_unreserved()
        });
        let items = positions
            .filter(|at| part.only.is_none_or(|only| only.contains(&view.project.items[*at].name)))
            .filter(|at| part.person.is_none_or(|person| view.is_asked(*at, person)))
            .filter(|at| !part.due || view.is_due_soon(*at));
        let stages = to_sign
            .iter()
            .filter(|stage| part.person.is_none_or(|person| stage.asks(person)))
            .filter(|stage| !part.due || stage.is_due_soon(view.today()));
        Outstanding { items: items.collect(), to_sign: stages.cloned().collect() }
    }

    /// Whether nothing is left.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty() && self.to_sign.is_empty()
    }
}
