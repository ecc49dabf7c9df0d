//! The keys of whoever sits at this machine: what can be offered to them, and what can sign.
//!
//! In: `~/.ssh`, the agent, and git's `user.signingkey`. Out: public keys that may sign and whose private half is at
//! hand, each once, with where it is. Reads public halves only; uses and writes nothing.

use super::keys::Key;
use super::ssh::{SigningKey, agent_keys, beside, public_half};
use crate::history::signing_key;
use crate::text::Text;
use crate::text::say::{signoff as say, words};
use crate::text::visible::visible_line;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

/// The files in which people keep their keys, the newest kind first (ssh(1), FILES).
const USUAL: [&str; 5] = ["id_ed25519", "id_ed25519_sk", "id_ecdsa", "id_ecdsa_sk", "id_rsa"];

/// A key whose private half is at hand.
#[derive(Debug, Clone)]
pub(crate) struct FoundKey {
    /// The public half.
    pub(crate) key: Key,
    /// The file of the private half, where there is one.
    file: Option<PathBuf>,
    /// Whether the agent has it, so that no passphrase is asked for.
    in_agent: bool,
    /// The place of the file as people write it, with `~` for their home.
    shown: String,
    /// The address in its comment, where that is not of whoever this home belongs to.
    address: Option<String>,
}

impl FoundKey {
    /// What signs with it.
    pub(crate) fn signing(&self) -> SigningKey {
        match &self.file {
            Some(file) if !self.in_agent => SigningKey::File(file.clone()),
            _ => SigningKey::Agent(self.key.clone()),
        }
    }

    /// Where it is, and whose its comment says that it is.
    pub(crate) fn place(&self) -> Text {
        let place = if self.file.is_some() { Text::same(&self.shown) } else { say::in_agent() };
        self.address.iter().fold(place, |place, address| words::aside(place, visible_line(address)))
    }

    /// Whether its comment is somebody else's address.
    fn is_of_another(&self, email: Option<&str>) -> bool {
        let user = |address: &str| address.split('@').next().unwrap_or_default().to_lowercase();
        self.address.as_deref().is_some_and(|address| email.is_none_or(|email| user(email) != user(address)))
    }
}

/// Keys for a person of that address: those whose comments name somebody else come last. Also how many come before those.
pub(crate) fn own_first(mut keys: Vec<FoundKey>, email: Option<&str>) -> (Vec<FoundKey>, usize) {
    keys.sort_by_key(|key| key.is_of_another(email));
    let own = keys.iter().take_while(|key| !key.is_of_another(email)).count();
    (keys, own)
}

/// The address in the comment of a public key, where it is not of the user whose home this is.
fn address(line: &str, home: &Path) -> Option<String> {
    let comment = line.split_whitespace().nth(2)?;
    let (user, host) = comment.split_once('@')?;
    let own = home.file_name().is_some_and(|name| name == user);
    (!own && !user.is_empty() && !host.is_empty()).then(|| comment.to_owned())
}

/// The keys at hand, as seen from a folder: git's signing key first, then those of the agent, then files.
pub(crate) fn keys_at_hand(home: &Path, folder: &Path) -> Vec<FoundKey> {
    let mut found: Vec<FoundKey> = Vec::new();
    let agent = agent_keys().into_iter().map(|(key, line)| FoundKey {
        key,
        file: None,
        in_agent: true,
        shown: String::new(),
        address: address(&line, home),
    });
    let wanted = signing_key(folder);
    let named = wanted.as_deref().filter(|word| Key::parse(word).is_err()).map(|path| private_file(path, home));
    let files = key_files(home).into_iter().chain(named.filter(|path| path.is_file()));
    let files = files.filter_map(|path| {
        let (key, shown) = (public_half(&path)?.ok()?, shown(&path, home));
        let line = fs::read_to_string(beside(&path)).unwrap_or_default();
        Some(FoundKey { key, address: address(&line, home), file: Some(path), in_agent: false, shown })
    });
    for one in agent.chain(files) {
        match found.iter_mut().find(|other| other.key == one.key) {
            Some(other) if other.file.is_none() => {
                (other.file, other.shown, other.address) = (one.file, one.shown, one.address.or(other.address.take()));
            }
            Some(_) => {}
            None => found.push(one),
        }
    }
    if let Some(wanted) = wanted {
        let file = private_file(&wanted, home);
        let is_wanted =
            |one: &FoundKey| Key::parse(&wanted).as_ref() == Ok(&one.key) || one.file.as_ref() == Some(&file);
        found.sort_by_key(|one| !is_wanted(one));
    }
    found
}

/// The private keys in `~/.ssh`: those of the usual names, then every other that has its public half beside it.
fn key_files(home: &Path) -> Vec<PathBuf> {
    let folder = home.join(".ssh");
    let entries = fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let public = entries.filter(|path| path.extension() == Some(OsStr::new("pub")));
    let mut others: Vec<PathBuf> = public.map(|path| path.with_extension("")).collect();
    others.sort();
    let usual: Vec<PathBuf> = USUAL.iter().map(|name| folder.join(name)).collect();
    let others = others.into_iter().filter(|path| !usual.contains(path));
    usual.iter().cloned().chain(others).filter(|path| path.is_file()).collect()
}

/// The file of a private key by the word with which git names it or its public half.
fn private_file(word: &str, home: &Path) -> PathBuf {
    let path = word.strip_prefix("~/").map_or_else(|| PathBuf::from(word), |rest| home.join(rest));
    if path.extension() == Some(OsStr::new("pub")) { path.with_extension("") } else { path }
}

/// A path as people write it, with `~` for their home.
fn shown(path: &Path, home: &Path) -> String {
    path.strip_prefix(home).map_or_else(|_| path.display().to_string(), |rest| format!("~/{}", rest.display()))
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "a test prepares its own folder")]
mod tests {
    use super::*;
    use std::process::Command;

    const ONE: &str = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINZHr2r4Sns6L+J7oLzx5AMKGrfWEDpr0/LOKxk07Cas";
    const TWO: &str = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDJSpbT+SWPEaBlDb/mvf0V3m8J1Amvb6C7/LL43/YD2";

    fn home(files: &[(&str, &str)]) -> tempfile::TempDir {
        let home = tempfile::tempdir().unwrap();
        let ssh = home.path().join(".ssh");
        fs::create_dir(&ssh).unwrap();
        files.iter().for_each(|(name, text)| fs::write(ssh.join(name), format!("{text}\n")).unwrap());
        home
    }

    /// The places of the two keys in a home, as seen from a folder whose git has these settings.
    fn places(settings: &[(&str, &str)], files: &[(&str, &str)]) -> Vec<String> {
        let home = home(files);
        let git = |words: &[&str]| {
            let done = Command::new("git").arg("-C").arg(home.path()).args(words).status();
            assert!(done.unwrap().success(), "{words:?}");
        };
        git(&["init", "-q"]);
        git(&["config", "gpg.format", "ssh"]);
        git(&["config", "user.signingkey", ""]);
        settings.iter().for_each(|(name, value)| git(&["config", name, value]));
        let found = keys_at_hand(home.path(), home.path());
        // The agent of whoever runs this may have keys of its own.
        let ours = [ONE, TWO].map(|line| Key::parse(line).unwrap());
        let ours = found.iter().filter(|one| ours.contains(&one.key));
        ours.map(|one| one.place().of(crate::text::Lang::DEFAULT).to_owned()).collect()
    }

    #[test]
    fn a_key_whose_comment_names_somebody_else_comes_last_and_is_told_so() {
        let private = "-----BEGIN OPENSSH PRIVATE KEY-----";
        let (dana, own) = (format!("{ONE} dana@client"), format!("{TWO} lin@laptop"));
        let home = home(&[("dana", private), ("dana.pub", &dana), ("work", private), ("work.pub", &own)]);
        let found = || {
            let ours = [ONE, TWO].map(|line| Key::parse(line).unwrap());
            keys_at_hand(home.path(), home.path()).into_iter().filter(|one| ours.contains(&one.key)).collect()
        };
        let places = |email: Option<&str>| {
            let (keys, own) = own_first(found(), email);
            let places = keys.iter().map(|one| one.place().of(crate::text::Lang::DEFAULT).to_owned());
            (places.collect::<Vec<_>>().join(", "), own)
        };
        let (dana, lin) = ("~/.ssh/dana (dana@client)", "~/.ssh/work (lin@laptop)");
        assert_eq!(places(Some("lin@bright.example")), (format!("{lin}, {dana}"), 1));
        assert_eq!(places(Some("Dana@client.example")), (format!("{dana}, {lin}"), 1));
        assert_eq!(places(Some("zhao@audit.example")).1, 0);
        assert_eq!(places(None).1, 0);
        assert_eq!(address(&format!("{ONE} lin@laptop"), Path::new("/home/lin")), None, "made on this machine");
        assert_eq!(address(ONE, Path::new("/home/lin")), None);
    }

    #[test]
    fn keys_are_found_whose_private_half_is_there_and_the_one_that_git_signs_with_comes_first() {
        let private = "-----BEGIN OPENSSH PRIVATE KEY-----";
        let files = [
            ("id_ed25519", private),
            ("id_ed25519.pub", ONE),
            ("a-work", private),
            ("a-work.pub", TWO),
            ("known_hosts", ONE),
            ("visitor.pub", TWO),
            ("copy", private),
            ("copy.pub", ONE),
        ];
        let usual = ["~/.ssh/id_ed25519", "~/.ssh/a-work"];
        assert_eq!(places(&[], &files), usual);
        for word in ["~/.ssh/a-work.pub", "~/.ssh/a-work", TWO, &format!("key::{TWO}")] {
            assert_eq!(places(&[("user.signingkey", word)], &files), [usual[1], usual[0]], "{word}");
        }
        let openpgp = [("gpg.format", "openpgp"), ("user.signingkey", TWO)];
        assert_eq!(places(&openpgp, &files), usual, "another kind of signature");
        assert!(places(&[], &files[5..6]).is_empty());
    }
}
