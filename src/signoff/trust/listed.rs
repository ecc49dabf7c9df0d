//! What a list of trusted keys says of one key, and of one address.

use super::Trust;
use crate::signoff::keys::Key;
use crate::text::Text;
use chrono::{DateTime, FixedOffset};

impl Trust {
    /// Every principal that a key is listed for, with why it does not count at a moment, where it does not.
    pub fn listed(&self, key: &Key, at: &DateTime<FixedOffset>) -> Vec<(&str, Option<Text>)> {
        let entries = self.entries.iter().filter(|entry| entry.key == *key);
        let named = entries.flat_map(|entry| {
            let why = entry.why_not(at);
            entry.principals.iter().map(move |principal| (principal.as_str(), why.clone()))
        });
        named.collect()
    }

    /// The keys that are listed for a principal and count at a moment.
    pub fn keys_of(&self, is_principal: impl Fn(&str) -> bool, at: &DateTime<FixedOffset>) -> Vec<&Key> {
        let entries = self.entries.iter().filter(|entry| entry.principals.iter().any(|name| is_principal(name)));
        entries.filter(|entry| entry.why_not(at).is_none()).map(|entry| &entry.key).collect()
    }
}
