//! `handover mark`: what it writes, and what becomes of it when something goes wrong.

#[cfg(unix)]
mod crash;
#[cfg(unix)]
mod disk;
#[cfg(unix)]
mod killed;
#[cfg(unix)]
mod saving;
mod screens;
#[cfg(unix)]
mod writing;
