//! Evidence: how it is hashed, and how an act names it.

#[cfg(unix)]
mod backups;
#[cfg(unix)]
mod copying;
#[cfg(unix)]
mod hashing;
#[cfg(unix)]
mod naming;
