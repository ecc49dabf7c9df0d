//! SHA-256 of files and folders, in a form that `sha256sum -c` checks without this tool.
//!
//! In: paths. Out: a [`Digest`] for a file, a [`Manifest`] for a folder, and a [`Fault`] for everything that
//! is refused or goes wrong, since nothing is skipped silently. Reads, never writes, and prints nothing:
//! how far it has come goes to a [`Progress`].

mod compare;
mod fault;
mod file;
mod folder;
mod manifest;
pub mod naming;
mod paths;
mod progress;
pub(crate) mod remote;

pub use compare::{Differences, compare};
pub use fault::{Fault, Why};
pub use file::{FileDigest, copy_and_hash, hash_evidence, hash_file, open_plain};
pub use folder::{
    FolderDigest, Skip, git_files, hash_evidence_folder, hash_folder, hash_folder_by, list_folder, nothing,
};
pub use manifest::{Line, LineFault, Manifest, Misread};
pub use paths::{check_evidence, check_name, check_relative, check_whole, folded, inside, leads_out, resolve};
pub use progress::{Progress, Silent};

use base64ct::{Base64, Encoding};
use serde::{Serialize, Serializer};
use sha2::{Digest as _, Sha256};
use std::fmt;

/// A SHA-256 digest (FIPS 180-4); 64 lower-case hex digits wherever it is written.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of bytes in memory.
    pub fn of(bytes: &[u8]) -> Digest {
        Digest(Sha256::digest(bytes).into())
    }

    /// The 32 bytes as base64, as browsers want them in a policy (CSP Level 3).
    pub(crate) fn base64(&self) -> String {
        Base64::encode_string(&self.0)
    }

    /// Reads exactly 64 lower-case hex digits.
    pub fn parse(text: &str) -> Option<Digest> {
        let digits = text.as_bytes();
        if digits.len() != 64 {
            return None;
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = hex_value(pair[0])? << 4 | hex_value(pair[1])?;
        }
        Some(Digest(bytes))
    }

    /// The first eight hex digits, for people to compare and for names of files.
    pub fn prefix(&self) -> String {
        self.to_string().chars().take(8).collect()
    }
}

fn hex_value(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut hex = [0; 64];
        for (pair, byte) in hex.chunks_exact_mut(2).zip(self.0) {
            pair[0] = DIGITS[usize::from(byte >> 4)];
            pair[1] = DIGITS[usize::from(byte & 15)];
        }
        out.write_str(std::str::from_utf8(&hex).unwrap_or_default())
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Digest({self})")
    }
}

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The empty message and "abc", from FIPS 180-4's examples.
    #[test]
    fn digests_are_those_of_the_standard() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(Digest::of(b"").to_string(), empty);
        assert_eq!(Digest::of(b"abc").to_string(), abc);
        assert_eq!(Digest::parse(abc), Some(Digest::of(b"abc")));
        assert_eq!(Digest::of(b"abc").prefix(), "ba7816bf");
    }

    #[test]
    fn only_lower_case_hex_of_the_right_length_is_a_digest() {
        let abc = Digest::of(b"abc").to_string();
        for wrong in [abc.to_uppercase(), abc[1..].to_owned(), format!("{abc}0"), abc.replace('b', "g"), String::new()]
        {
            assert_eq!(Digest::parse(&wrong), None, "{wrong}");
        }
    }
}
