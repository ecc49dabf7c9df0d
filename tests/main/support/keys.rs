//! Keys for tests, made by the real `ssh-keygen` once per run, and signatures as it makes and checks them.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use tempfile::TempDir;

/// The passphrase of the key `locked`.
pub(crate) const PASSPHRASE: &str = "correct horse";

/// The namespace of every signature.
pub(crate) const NAMESPACE: &str = "handover-signoff@v1";

static KEYS: OnceLock<TempDir> = OnceLock::new();

/// The path of a private key. `lin`, `chen`, `zhao` and `mallory` are of ed25519; the others say what they are.
pub(crate) fn key(name: &str) -> PathBuf {
    let folder = KEYS.get_or_init(|| {
        let folder = tempfile::Builder::new().prefix("handover-keys-").tempdir().unwrap();
        for (name, kind, passphrase) in [
            ("lin", &["-t", "ed25519"][..], ""),
            ("chen", &["-t", "ed25519"], ""),
            ("zhao", &["-t", "ed25519"], ""),
            ("mallory", &["-t", "ed25519"], ""),
            ("locked", &["-t", "ed25519"], PASSPHRASE),
            ("p256", &["-t", "ecdsa", "-b", "256"], ""),
            ("p384", &["-t", "ecdsa", "-b", "384"], ""),
            ("p521", &["-t", "ecdsa", "-b", "521"], ""),
            ("rsa3072", &["-t", "rsa", "-b", "3072"], ""),
            ("rsa1024", &["-t", "rsa", "-b", "1024"], ""),
        ] {
            let mut command = Command::new("ssh-keygen");
            command.args(["-q", "-N", passphrase, "-C", name]).args(kind).arg("-f").arg(folder.path().join(name));
            assert!(command.stdin(Stdio::null()).status().unwrap().success(), "{name}");
        }
        folder
    });
    folder.path().join(name)
}

/// The line of a public key.
pub(crate) fn public(name: &str) -> String {
    fs::read_to_string(key(name).with_extension("pub")).unwrap().trim().to_owned()
}

/// What `ssh-keygen -l` prints of a key.
pub(crate) fn fingerprint(name: &str) -> String {
    let output = Command::new("ssh-keygen").arg("-lf").arg(key(name).with_extension("pub")).output().unwrap();
    String::from_utf8(output.stdout).unwrap().split(' ').nth(1).unwrap().to_owned()
}

/// Signs a file the way `ssh-keygen` does it, beside the file.
pub(crate) fn sign_file(file: &Path, key_name: &str, namespace: &str) {
    let bytes = fs::read(file).unwrap();
    let signature = signature(&bytes, key_name, namespace);
    fs::write(format!("{}.sig", file.display()), signature).unwrap();
}

/// A signature of bytes.
pub(crate) fn signature(bytes: &[u8], key_name: &str, namespace: &str) -> Vec<u8> {
    let mut command = Command::new("ssh-keygen");
    command.args(["-Y", "sign", "-n", namespace, "-f"]).arg(key(key_name));
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(bytes).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    output.stdout
}

/// Whether the real `ssh-keygen` verifies a statement against an `allowed_signers` file.
pub(crate) fn ssh_keygen_verifies(statement: &Path, principal: &str, allowed: &Path) -> bool {
    let mut command = Command::new("ssh-keygen");
    command.args(["-Y", "verify", "-n", NAMESPACE, "-I", principal, "-f"]).arg(allowed);
    command.arg("-s").arg(format!("{}.sig", statement.display()));
    command.stdin(fs::File::open(statement).unwrap()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().unwrap().success()
}
