//! What the acts of a log and the days of a project make of its items.

mod readiness;
mod standings;
mod states;
mod values;
