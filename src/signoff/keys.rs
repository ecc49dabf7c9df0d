//! Public keys: those a person lists, what is refused among them, and their fingerprints.
//!
//! In: lines of OpenSSH's public key format (sshd(8), AUTHORIZED_KEYS, without options). Out: [`Key`]s
//! or the reason why a line is none. Pure.

use crate::document::record::GivenPerson;
use crate::text::Text;
use crate::text::say::signoff as say;
use ssh_key::public::KeyData;
use ssh_key::{Algorithm, HashAlg, PublicKey};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;

/// The fewest bits of an RSA key.
pub const RSA_LEAST: usize = 2048;

/// The most bits of an RSA key that can be verified here.
pub const RSA_MOST: usize = 4096;

/// A public key that may sign.
#[derive(Clone, PartialEq, Eq)]
pub struct Key {
    data: KeyData,
}

impl fmt::Debug for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Key({})", self.fingerprint())
    }
}

/// Why a key may not sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyFault {
    /// It is not a public key.
    Unreadable,
    /// It is a certificate, or trusts an authority that makes them.
    Certificate,
    /// Options stand before it.
    Options,
    /// An RSA key of so few bits.
    Short(usize),
    /// An RSA key of more bits than can be verified.
    Long(usize),
    /// An RSA key with an exponent that makes forging easy.
    Exponent,
    /// A kind of key that is not verified here.
    Kind(String),
}

impl KeyFault {
    /// The reason in words.
    pub fn text(&self) -> Text {
        match self {
            KeyFault::Unreadable => say::key_unreadable(),
            KeyFault::Certificate => say::key_certificate(),
            KeyFault::Options => say::key_options(),
            KeyFault::Short(bits) => say::key_short(*bits, RSA_LEAST),
            KeyFault::Long(bits) => say::key_long(*bits, RSA_MOST),
            KeyFault::Exponent => say::key_exponent(),
            KeyFault::Kind(kind) => say::key_kind(kind),
        }
    }
}

impl Key {
    /// Reads a line such as `ssh-ed25519 AAAA… comment`.
    ///
    /// # Errors
    ///
    /// Why the line is no key that may sign.
    pub fn parse(line: &str) -> Result<Key, KeyFault> {
        let line = line.trim();
        let mut words = line.split(' ').filter(|word| !word.is_empty());
        let (kind, data) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        if kind.contains("-cert-v01@") || kind == "cert-authority" {
            return Err(KeyFault::Certificate);
        }
        if !is_kind(kind) {
            let later = line.split([' ', ',']).skip(1).any(is_kind);
            return Err(if later { KeyFault::Options } else { KeyFault::Unreadable });
        }
        let key = PublicKey::from_openssh(&format!("{kind} {data}")).map_err(|_| KeyFault::Unreadable)?;
        Key::of(key.key_data().clone())
    }

    /// Takes a key out of a signature or a key file.
    ///
    /// # Errors
    ///
    /// Why it may not sign.
    pub fn of(data: KeyData) -> Result<Key, KeyFault> {
        match &data {
            KeyData::Ed25519(_) | KeyData::Ecdsa(_) | KeyData::SkEd25519(_) | KeyData::SkEcdsaSha2NistP256(_) => {}
            KeyData::Rsa(rsa) => {
                let bits = rsa.n.as_positive_bytes().map_or(0, bits);
                let exponent = rsa.e.as_positive_bytes().unwrap_or_default();
                if bits < RSA_LEAST {
                    return Err(KeyFault::Short(bits));
                } else if bits > RSA_MOST {
                    return Err(KeyFault::Long(bits));
                } else if exponent.last().is_none_or(|last| last % 2 == 0) || exponent == [1] {
                    return Err(KeyFault::Exponent);
                }
            }
            other => return Err(KeyFault::Kind(other.algorithm().to_string())),
        }
        Ok(Key { data })
    }

    /// What OpenSSH shows of it: `SHA256:` and base64 of the digest (ssh-keygen(1), `-l`).
    pub fn fingerprint(&self) -> String {
        self.data.fingerprint(HashAlg::Sha256).to_string()
    }

    /// The kind of key as OpenSSH names it, such as `ssh-ed25519`.
    pub fn kind(&self) -> String {
        self.data.algorithm().to_string()
    }

    /// The line of OpenSSH's public key format, without comment.
    pub fn line(&self) -> String {
        PublicKey::from(self.data.clone()).to_openssh().unwrap_or_default()
    }

    /// Whether a person lists it.
    pub fn is_listed(&self, keys: &[String]) -> bool {
        // Lines are many and reading one takes long; most do not hold the key at all.
        let line = self.line();
        let blob = line.split(' ').nth(1).unwrap_or(&line);
        keys.iter().any(|line| line.contains(blob) && Key::parse(line).as_ref() == Ok(self))
    }
}

/// Whether a word is the name of a kind of key.
fn is_kind(word: &str) -> bool {
    let known = ["ssh-", "ecdsa-sha2-", "sk-ssh-", "sk-ecdsa-"].iter().any(|start| word.starts_with(start));
    known && !word.contains('=') && (Algorithm::new(word).is_ok() || word == "ssh-dss")
}

fn bits(bytes: &[u8]) -> usize {
    let leading = bytes.first().map_or(0, |byte| byte.leading_zeros() as usize);
    (bytes.len() * 8).saturating_sub(leading)
}

/// The people of a record by the keys that they list.
#[derive(Debug, Default)]
pub struct KeyOwners<'a>(HashMap<String, Vec<Owner<'a>>>);

/// A person with their id.
type Owner<'a> = (&'a String, &'a GivenPerson);

impl<'a> KeyOwners<'a> {
    /// Reads every key of everybody once.
    pub fn of(people: &'a BTreeMap<String, GivenPerson>) -> KeyOwners<'a> {
        let mut owners: HashMap<String, Vec<Owner<'a>>> = HashMap::new();
        for (id, person) in people {
            let lines: BTreeSet<String> =
                person.keys.iter().filter_map(|line| Some(Key::parse(line).ok()?.line())).collect();
            lines.into_iter().for_each(|line| owners.entry(line).or_default().push((id, person)));
        }
        KeyOwners(owners)
    }

    /// Those who list a key; more than one means that it tells nobody apart.
    pub fn of_key(&self, key: &Key) -> &[Owner<'a>] {
        self.0.get(&key.line()).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ED25519: &str = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINZHr2r4Sns6L+J7oLzx5AMKGrfWEDpr0/LOKxk07Cas lin";

    #[test]
    fn a_key_is_the_same_whatever_its_comment() {
        let key = Key::parse(ED25519).unwrap();
        assert_eq!(Key::parse(&ED25519.replace(" lin", "")), Ok(key.clone()));
        assert!(key.is_listed(&["rubbish".to_owned(), ED25519.to_owned()]));
        assert_eq!(key.kind(), "ssh-ed25519");
        assert!(key.fingerprint().starts_with("SHA256:"));
    }

    #[test]
    fn options_certificates_and_rubbish_are_no_keys() {
        for (line, fault) in [
            (format!("no-touch-required {ED25519}"), KeyFault::Options),
            (format!("cert-authority {ED25519}"), KeyFault::Certificate),
            (ED25519.replace("ssh-ed25519 ", "ssh-ed25519-cert-v01@openssh.com "), KeyFault::Certificate),
            (ED25519.replace("AAAA", "BAAA"), KeyFault::Unreadable),
            ("lin".to_owned(), KeyFault::Unreadable),
            (String::new(), KeyFault::Unreadable),
        ] {
            assert_eq!(Key::parse(&line), Err(fault), "{line}");
        }
    }
}
