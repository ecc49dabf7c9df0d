//! `handover check`: what it finds and hints at, what is silenced, and the walk.

#[cfg(unix)]
mod ci_files;
mod fix;
mod formats;
mod hints;
mod records;
#[cfg(unix)]
mod screens_at_terminal;
mod screens_of_backup;
mod screens_of_findings;
mod screens_of_giver;
mod screens_of_mistakes;
mod screens_of_receiver;
mod silence;
mod slips;
mod walk;
mod walk_at_random;
#[cfg(unix)]
mod walk_at_terminal;
#[cfg(unix)]
mod walk_changes;
mod walk_further;
