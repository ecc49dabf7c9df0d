//! `handover next`.

mod order;
