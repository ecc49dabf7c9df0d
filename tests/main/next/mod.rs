//! `handover next`.

mod message;
mod order;
mod screens;
