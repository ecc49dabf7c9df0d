//! `handover sign`.

mod signing;
