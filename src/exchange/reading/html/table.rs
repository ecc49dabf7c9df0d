//! A table of a page while it is read: cells that take several rows or columns have their value in the first.

use super::super::found::{Cell, MOST_COLUMNS, Unit, What};
use super::super::rich::Rich;

/// A table that is open.
pub(super) struct Table {
    number: usize,
    line: usize,
    cells: Vec<Cell>,
    heads: usize,
    /// How many columns and rows the open cell takes.
    open: Option<(usize, usize)>,
    in_row: bool,
    /// What goes on in the rows below: by column, for how many rows.
    down: Vec<Option<(usize, Rich)>>,
}

impl Table {
    /// A table without rows.
    pub(super) fn new(number: usize) -> Table {
        Table { number, line: 0, cells: Vec::new(), heads: 0, open: None, in_row: false, down: Vec::new() }
    }

    /// Whether a cell is open.
    pub(super) fn is_in_cell(&self) -> bool {
        self.open.is_some()
    }

    /// A row begins.
    pub(super) fn begin(&mut self, line: usize) {
        self.line = line;
        self.in_row = true;
    }

    /// A cell begins.
    pub(super) fn open(&mut self, head: bool, columns: usize, rows: usize, line: usize) {
        if !self.in_row {
            self.begin(line);
        }
        self.carried_down();
        self.heads += usize::from(head);
        self.open = Some((columns.clamp(1, MOST_COLUMNS), rows.max(1)));
    }

    /// The open cell ends.
    pub(super) fn close(&mut self, text: Rich) {
        let Some((columns, rows)) = self.open.take() else { return };
        let at = self.cells.len();
        if at >= MOST_COLUMNS {
            return;
        }
        if rows > 1 {
            if self.down.len() <= at {
                self.down.resize(at + 1, None);
            }
            self.down[at] = Some((rows - 1, text.clone()));
        }
        self.cells.push(Cell { text, merged: false, wide: columns });
        let end = (at + columns).min(MOST_COLUMNS);
        self.cells.resize_with(end.max(at + 1), || Cell { wide: 1, ..Cell::default() });
    }

    /// Puts the values in that go on from rows above.
    fn carried_down(&mut self) {
        while let Some(Some((left, text))) = self.down.get_mut(self.cells.len()) {
            self.cells.push(Cell { text: text.clone(), merged: true, wide: 1 });
            *left -= 1;
            if *left == 0 {
                let at = self.cells.len() - 1;
                self.down[at] = None;
            }
        }
    }

    /// The row ends.
    pub(super) fn end(&mut self) -> Option<Unit> {
        if !std::mem::take(&mut self.in_row) {
            return None;
        }
        self.carried_down();
        let cells = std::mem::take(&mut self.cells);
        let heads = std::mem::take(&mut self.heads);
        let filled = cells.iter().filter(|cell| !cell.text.is_blank()).count();
        let head = heads > 1 && heads >= filled;
        let what = What::Row { table: self.number, head, cells };
        (filled > 0).then(|| Unit::new(self.line, what))
    }
}
