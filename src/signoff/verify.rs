//! Verifies one signature in the format of PROTOCOL.sshsig, without `ssh-keygen`.
//!
//! In: the signed bytes and the bytes of a `.sig` file. Out: the key that signed, or why nothing is
//! proven. Whether that key is the right person's is for [`super::judge`]. Pure.

use super::NAMESPACE;
use super::blob::Frame;
use super::keys::{Key, KeyFault};
use crate::text::Text;
use crate::text::say::signoff as say;
use ssh_key::{PublicKey, SshSig};

/// The bit of a security key's flags that says somebody touched it (PROTOCOL.u2f).
const TOUCHED: u8 = 1;

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
    verify_signature_for(NAMESPACE, message, signature)
}

/// The same for what was signed for another purpose, such as `git` for a commit.
pub(crate) fn verify_signature_for(purpose: &str, message: &[u8], signature: &[u8]) -> Result<Key, SignatureFault> {
    let text = std::str::from_utf8(signature).map_err(|_| SignatureFault::Form)?;
    if text.contains('\r') {
        return Err(SignatureFault::CarriageReturn);
    }
    let frame = Frame::read(text).ok_or(SignatureFault::Form)?;
    if frame.key_kind.contains("-cert-v") {
        return Err(SignatureFault::Certificate);
    }
    let signature = SshSig::from_pem(text).map_err(|_| SignatureFault::Form)?;
    let public = PublicKey::from(signature.public_key().clone());
    if public.to_bytes().ok().as_deref() != Some(&frame.key) || signature.namespace() != frame.namespace {
        return Err(SignatureFault::Form);
    }
    if frame.namespace != purpose {
        return Err(SignatureFault::Namespace(frame.namespace));
    }
    let key = Key::of(public.key_data().clone()).map_err(SignatureFault::Key)?;
    public.verify(purpose, message, &signature).map_err(|_| SignatureFault::Wrong)?;
    match needs_touch(&frame) {
        true => Err(SignatureFault::NoTouch),
        false => Ok(key),
    }
}

/// Whether a security key signed without being touched.
fn needs_touch(frame: &Frame) -> bool {
    let flags = frame.flags.or(frame.key_kind.starts_with("sk-").then_some(0));
    flags.is_some_and(|flags| flags & TOUCHED == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_touch_is_the_lowest_bit_of_the_flags() {
        let frame = |kind: &str, flags| Frame {
            key_kind: kind.to_owned(),
            key: Vec::new(),
            namespace: NAMESPACE.to_owned(),
            flags,
        };
        assert!(needs_touch(&frame("sk-ssh-ed25519@openssh.com", Some(4))));
        assert!(needs_touch(&frame("sk-ssh-ed25519@openssh.com", None)));
        assert!(!needs_touch(&frame("sk-ssh-ed25519@openssh.com", Some(5))));
        assert!(!needs_touch(&frame("ssh-ed25519", None)));
    }
}
