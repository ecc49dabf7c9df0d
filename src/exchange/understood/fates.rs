//! What becomes of each unit of a list: nothing is without one.

/// What becomes of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It heads a section.
    Section,
    /// It heads the columns of a table.
    Head,
    /// It is an item, or part of one.
    Item,
    /// It is kept in the details of a section.
    Details,
    /// It is struck out in the list, and kept in the details of a section as that.
    Struck,
    /// It is left out.
    Left(Left),
}

/// Why something is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Left {
    /// Rules, fences, comments: it gives the list its form.
    Layout,
    /// A box or a row with nothing in it.
    Empty,
    /// A place where something was to be filled in, and nothing is.
    Placeholder,
    /// It is said about a section that is there already, and which does not say it.
    There,
}
