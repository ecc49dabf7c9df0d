//! Attacks on a signed record, each of which must be found; every test is one attack.

mod damage;
mod each_field;
mod files;
mod keys;
mod names;
mod statements;
