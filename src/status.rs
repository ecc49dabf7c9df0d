//! Derived data.
