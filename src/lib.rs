//! `handover` carries out a handover between two organisations from a folder of plain files.

pub mod edit;
pub mod format;
