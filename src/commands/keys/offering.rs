//! What a shell is offered for a person whose key is meant: ids of the project, addresses of the list.

use crate::arguments::completing;
use crate::files::user::UserFolder;
use crate::signoff::remembered::known_keys;
use clap_complete::engine::CompletionCandidate;
use std::env;
use std::ffi::OsStr;

/// A person of the project, or the address of one whose key is known.
pub(super) fn people_and_addresses(current: &OsStr) -> Vec<CompletionCandidate> {
    let mut found = completing::people(current);
    let user = UserFolder::of(|name| env::var_os(name), env::home_dir());
    let known = known_keys(user.as_ref()).unwrap_or_default();
    let mut addresses: Vec<String> = known.keys().into_iter().filter_map(|key| key.address.clone()).collect();
    addresses.sort();
    addresses.dedup();
    let current = current.to_string_lossy();
    let offered = addresses.into_iter().filter(|address| is_plain(address) && address.starts_with(&*current));
    found.extend(offered.map(CompletionCandidate::new));
    found
}

/// Whether no shell takes it for anything but a word: other people chose it.
fn is_plain(address: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '@' | '.' | '_' | '+' | '-');
    address.chars().all(plain) && !address.starts_with('-')
}

#[cfg(test)]
mod tests {
    use super::is_plain;

    #[test]
    fn no_address_that_a_shell_would_run_is_offered() {
        assert!(is_plain("chen.yu+shop@acme-retail.example"));
        for wrong in ["zz$(touch x)@a", "a;b@c", "a b@c", "`x`@c", "--yes", "a\u{1b}@c", "a'@c", "a\u{202e}@c", "*@c"] {
            assert!(!is_plain(wrong), "{wrong}");
        }
    }
}
