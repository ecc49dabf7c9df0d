//! Templates, and `handover templates`.

mod light;
mod projects;
mod runs;
mod screens;
mod screens_of_one;
