//! Text out of reports.
