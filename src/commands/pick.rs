//! Which items are meant.
