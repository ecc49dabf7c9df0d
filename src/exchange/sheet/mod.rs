//! The project as a workbook that people work in, and that comes back.
//!
//! A sheet for each section: a hidden row names the fields, the next one heads the columns; each item is a row, with its
//! full name in a hidden column and, in hidden columns at the end, what its cells said when the workbook was written.
//! [`write`] makes it; [`read`] finds what was changed in it, three ways: then, there, and now.

/// A cell holds no more characters (ECMA-376, part 1, 18.18.93).
pub(crate) const MOST_CHARACTERS: usize = 32_767;

pub(crate) mod columns;
pub(crate) mod read;
pub(crate) mod write;
