//! Templates, and `handover templates`.

mod projects;
