//! The frame of a signature (PROTOCOL.sshsig), read to the last byte.
//!
//! In: the bytes of a `.sig` file. Out: what it says of itself. Only one way to write a signature is
//! taken, so that no byte of the file can be changed unnoticed: no text around it, no other lengths, nothing
//! after the end. Pure.

use base64ct::{Base64, Encoding};

const BEGIN: &str = "-----BEGIN SSH SIGNATURE-----\n";
const END: &str = "\n-----END SSH SIGNATURE-----\n";

/// The most columns of a line of base64; OpenSSH writes 70.
const WIDEST: usize = 76;

/// What a signature says of itself.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Frame {
    /// The kind of its key, such as `ssh-ed25519`.
    pub(super) key_kind: String,
    /// Its key.
    pub(super) key: Vec<u8>,
    /// What it was made for.
    pub(super) namespace: String,
    /// The flags that a security key adds.
    pub(super) flags: Option<u8>,
}

impl Frame {
    /// Reads the text of a signature; nothing where it is not exactly what OpenSSH writes.
    pub(super) fn read(text: &str) -> Option<Frame> {
        let blob = unarmoured(text)?;
        let mut rest = Reader(&blob);
        if rest.take(6)? != b"SSHSIG" || rest.take(4)? != [0, 0, 0, 1] {
            return None;
        }
        let key = rest.field()?;
        let namespace = String::from_utf8(rest.field()?.to_vec()).ok()?;
        let (reserved, _hash, signature) = (rest.field()?, rest.field()?, rest.field()?);
        if !reserved.is_empty() || !rest.0.is_empty() {
            return None;
        }
        let key_kind = String::from_utf8(Reader(key).field()?.to_vec()).ok()?;
        let mut signature = Reader(signature);
        let (kind, _bytes) = (signature.field()?, signature.field()?);
        let flags = match kind.starts_with(b"sk-") {
            true => signature.take(5)?.first().copied(),
            false => None,
        };
        signature.0.is_empty().then(|| Frame { key_kind, key: key.to_vec(), namespace, flags })
    }
}

/// The bytes between the two lines of a signature's frame.
fn unarmoured(text: &str) -> Option<Vec<u8>> {
    let lines: Vec<&str> = text.strip_prefix(BEGIN)?.strip_suffix(END)?.split('\n').collect();
    let (last, whole) = lines.split_last()?;
    let width = whole.first().map_or(WIDEST, |line| line.len());
    let even = width <= WIDEST && whole.iter().all(|line| line.len() == width);
    if !even || last.is_empty() || last.len() > width {
        return None;
    }
    Base64::decode_vec(&lines.concat()).ok()
}

/// The rest of some bytes in the encoding of RFC 4251.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    /// Four bytes of length and as many bytes.
    fn field(&mut self) -> Option<&'a [u8]> {
        let length: [u8; 4] = self.take(4)?.try_into().ok()?;
        self.take(usize::try_from(u32::from_be_bytes(length)).ok()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_may_stand_around_or_between() {
        let good = format!("{BEGIN}QUJD\nQUI={END}");
        assert_eq!(unarmoured(&good), Some(b"ABCAB".to_vec()));
        for wrong in [
            format!(" {good}"),
            format!("{good}\n"),
            good.trim_end().to_owned(),
            good.replace("QUJD", "QU JD"),
            good.replace("QUJD\n", "QUJD\n\n"),
            good.replace("QUJD\n", "QUJ\nD"),
            good.replace("QUI=", "QUJ="),
            good.replace("QUI=", "QUI"),
            good.replace('\n', "\r\n"),
            format!("{BEGIN}{END}"),
        ] {
            assert_eq!(unarmoured(&wrong), None, "{wrong}");
        }
    }
}
