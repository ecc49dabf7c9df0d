//! What the acts of a log and the days of a project make of its items.

mod access;
mod conditions;
mod days;
mod gates;
mod payments;
mod readiness;
mod refused;
mod rounds;
mod second;
mod standings;
mod states;
mod subjects;
mod undone;
mod values;
mod who;
