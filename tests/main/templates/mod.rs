//! Templates, and `handover templates`.

mod projects;
mod screens;
