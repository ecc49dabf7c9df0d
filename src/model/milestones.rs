//! The named days of a project. Pure.

use chrono::NaiveDate;
use std::collections::HashMap;
use std::ops::Deref;

/// Named days in file order, each found by its name at once.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Milestones {
    days: Vec<(String, NaiveDate)>,
    by_name: HashMap<String, NaiveDate>,
}

impl Milestones {
    /// Adds a day; of two with one name the first counts.
    pub fn push(&mut self, (name, day): (String, NaiveDate)) {
        self.by_name.entry(name.clone()).or_insert(day);
        self.days.push((name, day));
    }

    /// The day of that name.
    pub fn day(&self, name: &str) -> Option<NaiveDate> {
        self.by_name.get(name).copied()
    }
}

/// The days, for whoever only goes through them.
impl Deref for Milestones {
    type Target = [(String, NaiveDate)];

    fn deref(&self) -> &[(String, NaiveDate)] {
        &self.days
    }
}

impl<'a> IntoIterator for &'a Milestones {
    type Item = &'a (String, NaiveDate);
    type IntoIter = std::slice::Iter<'a, (String, NaiveDate)>;

    fn into_iter(self) -> Self::IntoIter {
        self.days.iter()
    }
}
