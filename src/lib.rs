//! `handover` carries out a handover between two organisations from a folder of plain files.
