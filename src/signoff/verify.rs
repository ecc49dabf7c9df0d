//! Verifies one signature in the format of PROTOCOL.sshsig, without `ssh-keygen`.
//!
//! In: the signed bytes and the bytes of a `.sig` file. Out: the key that signed, or why nothing is
//! proven. Whether that key is the right person's is for [`super::judge`]. Pure.

use super::NAMESPACE;
use super::keys::{Key, KeyFault};
use crate::i18n::{Text, signoff as say};
use ssh_key::{Algorithm, PublicKey, SshSig};

const BEGIN: &str = "-----BEGIN SSH SIGNATURE-----";
const END: &str = "-----END SSH SIGNATURE-----";

/// The most columns of a line of base64; OpenSSH writes 70.
const WIDEST: usize = 76;

/// The bit of a security key's signature that says somebody touched it (PROTOCOL.u2f).
const TOUCHED: u8 = 1;

/// What a security key adds to its signature: a byte of flags and a counter of four bytes.
const FLAGS_AND_COUNTER: usize = 5;

/// Why a signature proves nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignatureFault {
    /// It has carriage returns, which `ssh-keygen` rejects.
    CarriageReturn,
    /// It is no signature of that format.
    Form,
    /// It was made for another purpose.
    Namespace(String),
    /// It was made with a certificate.
    Certificate,
    /// Its key may not sign.
    Key(KeyFault),
    /// Nobody touched the security key.
    NoTouch,
    /// It was not made of these bytes by this key.
    Wrong,
}

impl SignatureFault {
    /// The reason in words.
    pub fn text(&self) -> Text {
        match self {
            SignatureFault::CarriageReturn => say::signature_crlf(),
            SignatureFault::Form => say::signature_form(),
            SignatureFault::Namespace(name) => say::signature_namespace(name, NAMESPACE),
            SignatureFault::Certificate => say::signature_certificate(),
            SignatureFault::Key(fault) => say::signature_key(fault.text()),
            SignatureFault::NoTouch => say::signature_no_touch(),
            SignatureFault::Wrong => say::signature_wrong(),
        }
    }
}

/// Verifies that `signature` signs exactly `message` for a sign-off; returns the key that made it.
///
/// # Errors
///
/// Why it does not.
pub fn verify_signature(message: &[u8], signature: &[u8]) -> Result<Key, SignatureFault> {
    let text = check_armour(signature)?;
    let signature = SshSig::from_pem(text).map_err(|_| match holds_certificate(text) {
        true => SignatureFault::Certificate,
        false => SignatureFault::Form,
    })?;
    if signature.version() != SshSig::VERSION || !signature.reserved().is_empty() {
        return Err(SignatureFault::Form);
    }
    if signature.namespace() != NAMESPACE {
        return Err(SignatureFault::Namespace(signature.namespace().to_owned()));
    }
    if signature.public_key().is_other() {
        return Err(SignatureFault::Certificate);
    }
    let key = Key::of(signature.public_key().clone()).map_err(SignatureFault::Key)?;
    PublicKey::from(key.data().clone())
        .verify(NAMESPACE, message, &signature)
        .map_err(|_| SignatureFault::Wrong)?;
    let of_security_key = matches!(signature.algorithm(), Algorithm::SkEd25519 | Algorithm::SkEcdsaSha2NistP256);
    if of_security_key && !was_touched(signature.signature_bytes()) {
        return Err(SignatureFault::NoTouch);
    }
    Ok(key)
}

/// The text of a signature whose frame is exactly that of OpenSSH: nothing before, between or after.
fn check_armour(bytes: &[u8]) -> Result<&str, SignatureFault> {
    let text = std::str::from_utf8(bytes).map_err(|_| SignatureFault::Form)?;
    if text.contains('\r') {
        return Err(SignatureFault::CarriageReturn);
    }
    let body = text.strip_prefix(BEGIN).and_then(|rest| rest.strip_prefix('\n'));
    let body = body.and_then(|rest| rest.strip_suffix('\n')).and_then(|rest| rest.strip_suffix(END));
    let lines: Vec<&str> = body.and_then(|rest| rest.strip_suffix('\n')).ok_or(SignatureFault::Form)?.split('\n').collect();
    let (last, whole) = lines.split_last().ok_or(SignatureFault::Form)?;
    let width = whole.first().map_or(WIDEST, |line| line.len());
    let even = width <= WIDEST && whole.iter().all(|line| line.len() == width);
    let base64 = |line: &&str| line.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte));
    if even && !last.is_empty() && last.len() <= width && lines.iter().all(base64) {
        Ok(text)
    } else {
        Err(SignatureFault::Form)
    }
}

/// Whether somebody touched the security key: its signature ends with flags and a counter.
fn was_touched(signature: &[u8]) -> bool {
    let flags = signature.len().checked_sub(FLAGS_AND_COUNTER).and_then(|at| signature.get(at));
    flags.is_some_and(|flags| flags & TOUCHED != 0)
}

/// Whether the key inside names itself a certificate; base64 puts its name in one of three forms.
fn holds_certificate(text: &str) -> bool {
    let joined: String = text.lines().filter(|line| !line.starts_with('-')).collect();
    // "-cert-v01@openssh" at each of the three places in a group of three bytes.
    ["LWNlcnQtdjAxQG9wZW5zc2", "1jZXJ0LXYwMUBvcGVuc3No", "tY2VydC12MDFAb3BlbnNza"]
        .iter()
        .any(|part| joined.contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_touch_is_the_lowest_bit_of_the_flags() {
        let mut signature = vec![0xff; 64];
        signature.extend([0x01, 0, 0, 0, 9]);
        assert!(was_touched(&signature));
        signature[64] = 0x04;
        assert!(!was_touched(&signature));
        assert!(!was_touched(&[1, 1, 1, 1]));
    }

    #[test]
    fn nothing_may_stand_around_a_signature() {
        let good = format!("{BEGIN}\nQUJD\n{END}\n");
        assert!(check_armour(good.as_bytes()).is_ok());
        for wrong in [
            format!(" {good}"),
            format!("{good}\n"),
            good.trim_end().to_owned(),
            good.replace("QUJD", "QU JD"),
            good.replace("QUJD", "QUJD\n"),
            good.replace("QUJD", "QUJD\nQUJDQUJD"),
            format!("{BEGIN}\n\n{END}\n"),
        ] {
            assert_eq!(check_armour(wrong.as_bytes()), Err(SignatureFault::Form), "{wrong}");
        }
        assert_eq!(check_armour(good.replace('\n', "\r\n").as_bytes()), Err(SignatureFault::CarriageReturn));
    }
}
