//! The named days of a project. Pure.

use crate::text::nearest::Names;
use chrono::NaiveDate;
use std::collections::HashMap;
use std::ops::Deref;
use std::sync::OnceLock;

/// Named days in file order, each found by its name at once.
#[derive(Debug, Clone, Default)]
pub struct Milestones {
    days: Vec<(String, NaiveDate)>,
    by_name: HashMap<String, NaiveDate>,
    /// Prepared when a name is not known.
    likely: OnceLock<Names>,
}

impl Milestones {
    /// Adds a day; of two with one name the first counts.
    pub fn push(&mut self, (name, day): (String, NaiveDate)) {
        self.by_name.entry(name.clone()).or_insert(day);
        self.days.push((name, day));
    }

    /// Their names, in file order.
    pub fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.days.iter().map(|(name, _)| name.as_str())
    }

    /// The name that a word was probably meant to be.
    pub fn nearest(&self, word: &str) -> Option<&str> {
        self.likely.get_or_init(|| Names::of(self.names().map(str::to_owned))).nearest(word)
    }

    /// The day of that name.
    pub fn day(&self, name: &str) -> Option<NaiveDate> {
        self.by_name.get(name).copied()
    }
}

impl PartialEq for Milestones {
    fn eq(&self, other: &Milestones) -> bool {
        self.days == other.days
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
