//! A commit as git keeps it: who made it and when, and the signature over it (gitformat-signature(5)). Pure.

use chrono::{DateTime, FixedOffset};

/// Who made a commit, and so wrote a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// Their name.
    pub name: String,
    /// Their mail address.
    pub email: String,
}

/// A commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Commit {
    /// Who wrote it, as the commit says, and when.
    pub(crate) author: (Author, DateTime<FixedOffset>),
    /// Who put it in its place.
    pub(crate) committer: (Author, DateTime<FixedOffset>),
    /// How many parents it has, whether they are here or not.
    pub(crate) parents: usize,
    /// What signs it, and the bytes that are signed.
    pub(crate) signature: Option<(String, Vec<u8>)>,
}

impl Commit {
    /// Reads what git keeps of a commit.
    pub(crate) fn read(bytes: &[u8]) -> Option<Commit> {
        let end = bytes.windows(2).position(|pair| pair == b"\n\n").unwrap_or(bytes.len());
        let mut signed = Vec::with_capacity(bytes.len());
        let mut signature: Option<String> = None;
        let (mut author, mut committer, mut parents, mut in_signature) = (None, None, 0, false);
        for line in bytes[..end].split(|byte| *byte == b'\n') {
            let text = String::from_utf8_lossy(line);
            let begins = text.strip_prefix("gpgsig ").or_else(|| text.strip_prefix("gpgsig-sha256 "));
            if let Some(first) = begins {
                // git looks at one of them; a second one is none of its doing.
                in_signature = true;
                let own = signature.get_or_insert_default();
                own.push_str(first);
                continue;
            }
            if let (true, Some(more)) = (in_signature, text.strip_prefix(' ')) {
                let own = signature.get_or_insert_default();
                own.push('\n');
                own.push_str(more);
                continue;
            }
            in_signature = false;
            match text.split_once(' ') {
                Some(("author", rest)) => author = author.or_else(|| made(rest)),
                Some(("committer", rest)) => committer = committer.or_else(|| made(rest)),
                Some(("parent", _)) => parents += 1,
                _ => {}
            }
            signed.extend_from_slice(line);
            signed.push(b'\n');
        }
        // The line that ends the head was split off with it.
        signed.extend_from_slice(bytes.get(end + 1..).unwrap_or_default());
        let signature = signature.map(|signature| (signature + "\n", signed));
        Some(Commit { author: author?, committer: committer?, parents, signature })
    }
}

/// `Name <address> seconds offset`.
fn made(text: &str) -> Option<(Author, DateTime<FixedOffset>)> {
    let (name, rest) = text.split_once('<')?;
    let (email, rest) = rest.rsplit_once('>')?;
    let (seconds, offset) = rest.trim().split_once(' ')?;
    let offset: i32 = offset.parse().ok()?;
    let zone = FixedOffset::east_opt((offset / 100 * 60 + offset % 100) * 60)?;
    let at = DateTime::from_timestamp(seconds.parse().ok()?, 0)?.with_timezone(&zone);
    Some((Author { name: name.trim().to_owned(), email: email.trim().to_owned() }, at))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_signature_is_taken_out_of_what_it_signs() {
        let raw = "tree 1\nparent 2\nauthor A B <a@x> 1700000000 +0800\ncommitter C <c@x> 1700000060 -0330\ngpgsig -----BEGIN\n two\n -----END\n\nsubject\n\nbody\n";
        let commit = Commit::read(raw.as_bytes()).unwrap();
        let (signature, signed) = commit.signature.unwrap();
        assert_eq!(signature, "-----BEGIN\ntwo\n-----END\n");
        assert_eq!(String::from_utf8(signed).unwrap(), raw.replace("gpgsig -----BEGIN\n two\n -----END\n", ""));
        assert_eq!((commit.author.0.email.as_str(), commit.parents), ("a@x", 1));
        assert_eq!(commit.committer.1.to_rfc3339(), "2023-11-14T18:44:20-03:30");
    }
}
