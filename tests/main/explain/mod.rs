//! `handover explain`.

mod codes;
mod screens;
