//! `handover status`: its line of time, and how it follows the files.

mod filters;
mod overview;
mod portfolio;
mod screens;
mod screens_of_days;
mod screens_of_filters;
mod screens_of_several;
mod screens_of_sums;
mod timeline;
#[cfg(unix)]
mod watch;
