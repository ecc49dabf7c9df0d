//! Signs with `ssh-keygen -Y sign` (ssh-keygen(1)): key files, encrypted ones, agents, security keys.
//!
//! In: the bytes of a statement and which key. Out: the bytes of its `.sig` file. The statement goes in
//! through standard input and the signature comes out of standard output, so nothing is written; what
//! `ssh-keygen` has to ask (a passphrase, a touch) it asks at the terminal itself.

use super::NAMESPACE;
use super::keys::Key;
use crate::text::problem::Problem;
use crate::text::say::signoff as say;
use anyhow::{Context as _, Result};
use std::ffi::OsStr;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::NamedTempFile;

/// A key to sign with.
#[derive(Debug, Clone)]
pub enum SigningKey {
    /// A private key, or a public one whose private half is in the agent.
    File(PathBuf),
    /// A key in the agent.
    Agent(Key),
}

/// Signs bytes for a sign-off.
///
/// # Errors
///
/// When `ssh-keygen` is missing or too old, the key cannot be read, the passphrase is wrong or cannot be asked for, or
/// the agent refuses. Nothing has been written then.
pub fn sign(message: &[u8], key: &SigningKey, at_terminal: bool) -> Result<Vec<u8>> {
    match key {
        SigningKey::File(path) => {
            let path = std::path::absolute(path)?;
            let shown = path.display().to_string();
            run(message, path.as_os_str(), false, &shown).map_err(|error| explained(error, &path, &shown, at_terminal))
        }
        SigningKey::Agent(key) => {
            let mut public = NamedTempFile::with_suffix(".pub").context("making a temporary file")?;
            writeln!(public, "{}", key.line()).context("writing a temporary file")?;
            public.flush().context("writing a temporary file")?;
            run(message, public.path().as_os_str(), true, &key.fingerprint())
        }
    }
}

fn run(message: &[u8], path: &OsStr, agent: bool, shown: &str) -> Result<Vec<u8>> {
    let mut command = Command::new("ssh-keygen");
    command.args(["-Y", "sign"]);
    if agent {
        command.arg("-U");
    }
    command.args(["-n", NAMESPACE, "-f"]).arg(path);
    let output = feed(&mut command, message).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Problem::project(say::keygen_missing()).hint(say::keygen_missing_hint()),
        _ => Problem::project(say::keygen_failed(error)),
    })?;
    if output.status.success() && output.stdout.starts_with(b"-----BEGIN SSH SIGNATURE-----") {
        return Ok(output.stdout);
    }
    Err(failure(&String::from_utf8_lossy(&output.stderr), shown).into())
}

/// Runs a command with bytes on its standard input; what it says is kept.
fn feed(command: &mut Command, message: &[u8]) -> io::Result<Output> {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        // One that ends before it reads everything says why itself.
        match stdin.write_all(message) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => return Err(error),
            _ => {}
        }
    }
    child.wait_with_output()
}

/// A failure with a key file, told by what the file itself shows: how it was copied, or that it wants a passphrase and
/// nobody is there to type one.
fn explained(error: anyhow::Error, path: &Path, shown: &str, at_terminal: bool) -> anyhow::Error {
    let bytes = std::fs::read(path).unwrap_or_default();
    let is_key = bytes.starts_with(b"-----BEGIN");
    if is_key && bytes.contains(&b'\r') {
        return Problem::project(say::key_crlf(shown)).hint(say::key_crlf_hint(shown)).into();
    }
    if is_key && !bytes.ends_with(b"\n") {
        return Problem::project(say::key_unended(shown)).hint(say::key_unended_hint(shown)).into();
    }
    let encrypted = ssh_key::PrivateKey::from_openssh(&bytes).is_ok_and(|key| key.is_encrypted());
    let asks = std::env::var_os("SSH_ASKPASS").is_some();
    if encrypted && !at_terminal && !asks {
        return Problem::project(say::passphrase_without_terminal(shown)).hint(say::passphrase_hint(shown)).into();
    }
    error
}

/// What `ssh-keygen` complained of, in words that say what to do.
fn failure(complaint: &str, shown: &str) -> Problem {
    let has = |words: &[&str]| words.iter().any(|word| complaint.contains(word));
    if has(&["unknown option", "illegal option", "invalid option", "Unsupported operation for -Y"]) {
        return Problem::project(say::keygen_old()).hint(say::keygen_missing_hint());
    }
    if has(&["incorrect passphrase", "bad passphrase", "bad decrypt"]) {
        return Problem::project(say::wrong_passphrase(shown)).hint(say::nothing_signed());
    }
    if has(&["UNPROTECTED PRIVATE KEY", "bad permissions"]) {
        return Problem::project(say::key_open_to_all(shown)).hint(say::key_open_hint(shown));
    }
    if has(&["in agent", "agent refused", "agent contains no", "authentication agent"]) {
        return Problem::project(say::agent_refused(shown)).hint(say::agent_hint());
    }
    let lines = complaint.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("Signing data"));
    let told = crate::text::visible::visible_line(&lines.collect::<Vec<_>>().join("; "));
    Problem::project(say::keygen_failed(told)).hint(say::nothing_signed())
}

/// The keys in the agent that may sign, each with its line; none where there is no agent.
pub(crate) fn agent_keys() -> Vec<(Key, String)> {
    let listed = Command::new("ssh-add").arg("-L").stdin(Stdio::null()).stderr(Stdio::null()).output();
    let text = listed.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
    text.lines().filter_map(|line| Some((Key::parse(line).ok()?, line.to_owned()))).collect()
}

/// The file beside that of a private key, which holds its public half.
pub(super) fn beside(private: &Path) -> PathBuf {
    let mut path = private.as_os_str().to_owned();
    path.push(".pub");
    PathBuf::from(path)
}

/// The public half of the key in a file, as far as it can be read without a passphrase: of a public key,
/// of a private one in OpenSSH's format, or from the `.pub` file beside it.
pub(crate) fn public_half(path: &Path) -> Option<Result<Key, super::keys::KeyFault>> {
    let text = std::fs::read_to_string(path).ok()?;
    if let Ok(private) = ssh_key::PrivateKey::from_openssh(&text) {
        return Some(Key::of(private.public_key().key_data().clone()));
    }
    if !text.starts_with("-----BEGIN") {
        return text.lines().next().map(Key::parse);
    }
    let public = std::fs::read_to_string(beside(path)).ok()?;
    public.lines().next().map(Key::parse)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn each_complaint_of_ssh_keygen_is_told_in_words_that_help() {
        let told = |complaint: &str| failure(complaint, "KEY").message.of(Lang::DEFAULT).to_owned();
        assert!(told("unknown option -- Y\nusage: ssh-keygen").contains("too old"));
        assert!(told("Load key \"k\": incorrect passphrase supplied to decrypt private key").contains("passphrase"));
        assert!(told("@ WARNING: UNPROTECTED PRIVATE KEY FILE! @").contains("KEY"));
        assert!(told("Signing data on standard input\nCouldn't find key in agent").contains("agent"));
        assert!(told("Signing data on standard input\nboom\u{1b}[31m").ends_with("boom\\u{1b}[31m"));
    }
}
