//! Evidence: how it is hashed, and how an act names it.

#[cfg(unix)]
mod hashing;
#[cfg(unix)]
pub(crate) mod naming;
