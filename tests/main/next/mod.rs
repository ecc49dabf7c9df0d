//! `handover next`.

mod order;
mod screens;
