//! Recording acts: one transaction that every command uses which records something.
//!
//! In: the project as a person saw it, and a `Wanted`. Out: the acts on disk, or why not. What is
//! hashed, it hashes before it takes the lock; how far that has come is told to an [`crate::evidence::Progress`].

mod copying;
mod finder;
pub(crate) mod gather;
pub(crate) mod judge;
mod piece;
pub(crate) mod record;
pub(crate) mod said;
pub(crate) mod undo;
pub(crate) mod wanted;
