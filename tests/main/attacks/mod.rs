//! Attacks on a signed record, and on what is read and written besides; each must be found or come to nothing.

mod beside;
mod called;
mod damage;
mod each_field;
mod each_line;
mod files;
mod future;
mod identity;
mod keys;
mod links;
mod names;
mod one_side;
mod outside;
mod paths;
mod repositories;
mod settled;
mod shells;
mod shown;
mod statements;
