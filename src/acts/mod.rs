//! Recording an act.

pub mod act;
pub mod copying;
pub mod gather;
