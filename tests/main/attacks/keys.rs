//! Attacks on signatures and keys.

use crate::support::keys::{NAMESPACE, key, public, sign_file, signature, ssh_keygen_verifies};
use crate::support::shop::{FIRST, RECORD, SECOND, Shop, project_file};
use handover::signoff::verify::{SignatureFault, verify_signature};
use std::fs;
use std::process::{Command, Stdio};

const FIRST_SIG: &str = "records/cutover/01-giver-lin.toml.sig";

/// An `allowed_signers` file with the true keys of all three.
fn trust(shop: &Shop) -> String {
    let lines = [("lin@bright.example", "lin"), ("chen@acme.example", "chen"), ("zhao", "zhao")]
        .map(|(principal, name)| format!("{principal} namespaces=\"{NAMESPACE}\" {}\n", public(name)));
    shop.runner.write("trust", &lines.concat());
    shop.runner.path("trust").display().to_string()
}

#[test]
fn a_byte_changed_in_a_signature_is_bad() {
    let shop = Shop::signed();
    let (message, signature) = (fs::read(shop.path(FIRST)).unwrap(), fs::read(shop.path(FIRST_SIG)).unwrap());
    assert!(verify_signature(&message, &signature).is_ok());
    for at in 0..signature.len() {
        for bit in [1, 2, 16, 32] {
            let mut changed = signature.clone();
            changed[at] ^= bit;
            assert!(verify_signature(&message, &changed).is_err(), "byte {at}, bit {bit}");
        }
    }
    for cut in 0..signature.len() {
        assert!(verify_signature(&message, &signature[..cut]).is_err(), "cut at {cut}");
    }
    shop.flip(FIRST_SIG, 200);
    shop.verify(&[]).assert(FIRST, "BAD", "signature");
}

#[test]
fn carriage_returns_in_a_signature_are_bad_as_they_are_to_ssh_keygen() {
    let shop = Shop::signed();
    let allowed = trust(&shop);
    assert!(ssh_keygen_verifies(&shop.path(FIRST), "lin@bright.example", allowed.as_ref()));
    shop.write(FIRST_SIG, &shop.read(FIRST_SIG).replace('\n', "\r\n"));
    assert!(!ssh_keygen_verifies(&shop.path(FIRST), "lin@bright.example", allowed.as_ref()));
    shop.verify(&[]).assert(FIRST, "BAD", "carriage returns");
}

#[test]
fn a_deleted_signature_is_missing() {
    let shop = Shop::signed();
    fs::remove_file(shop.path(FIRST_SIG)).unwrap();
    shop.verify(&[]).assert(FIRST, "MISSING", "its signature is not there");
}

#[test]
fn a_signature_of_another_statement_is_bad() {
    let shop = Shop::signed();
    fs::copy(shop.path(&format!("{SECOND}.sig")), shop.path(FIRST_SIG)).unwrap();
    shop.verify(&[]).assert(FIRST, "BAD", "not of these bytes");
}

#[test]
fn a_signature_in_another_namespace_is_bad() {
    for namespace in ["file", "git", "handover-signoff@v2"] {
        let shop = Shop::signed();
        sign_file(&shop.path(FIRST), "lin", namespace);
        shop.verify(&[]).assert(FIRST, "BAD", "was made for");
    }
}

#[test]
fn an_unknown_key_is_untrusted() {
    let shop = Shop::signed();
    sign_file(&shop.path(FIRST), "mallory", NAMESPACE);
    shop.verify(&[]).assert(FIRST, "UNTRUSTED KEY", "listed for nobody");
    shop.verify(&["--trust", &trust(&shop)]).assert(FIRST, "UNTRUSTED KEY", "not in the list");
}

#[test]
fn the_key_of_the_wrong_person_is_found() {
    let shop = Shop::signed();
    sign_file(&shop.path(FIRST), "zhao", NAMESPACE);
    shop.verify(&[]).assert(FIRST, "UNTRUSTED KEY", "listed for Zhao Min");
    shop.verify(&["--trust", &trust(&shop)]).assert(FIRST, "UNTRUSTED KEY", "but as zhao");
    // The key of somebody who has signed as well.
    sign_file(&shop.path(FIRST), "chen", NAMESPACE);
    let verified = shop.verify(&[]);
    verified.assert(FIRST, "BAD", "same key as another");
    verified.assert(SECOND, "BAD", "same key as another");
}

#[test]
fn a_key_that_is_listed_for_two_people_tells_neither() {
    let shop = Shop::new();
    shop.write("handover.toml", &project_file(&public("lin"), &public("lin"), &public("zhao"), ""));
    let output = shop.sign("lin", &[]);
    assert_eq!(output.code, 1);
    assert!(output.err.contains("`lin` and `chen` have the same key"), "{}", output.err);
    assert!(!shop.path("records").exists());
}

#[test]
fn an_expired_key_is_untrusted() {
    let shop = Shop::signed();
    let file = shop.runner.path("trust").display().to_string();
    for (options, state, words) in [
        ("valid-before=\"20261119\"", "UNTRUSTED KEY", "expired"),
        ("valid-before=\"20261120095959Z\"", "UNTRUSTED KEY", "expired"),
        ("valid-after=\"20261121\"", "UNTRUSTED KEY", "later day"),
        ("namespaces=\"git\"", "UNTRUSTED KEY", "not for handover-signoff@v1"),
        ("valid-after=\"20261101\",valid-before=\"20261130\"", "VALID", "trust as lin"),
    ] {
        shop.runner.write("trust", &format!("lin {options} {}\n", public("lin")));
        let verified = shop.verify(&["--trust", &file]);
        verified.assert(FIRST, state, words);
    }
}

#[test]
fn a_principal_that_matches_anybody_is_refused() {
    let shop = Shop::signed();
    let file = shop.runner.path("trust").display().to_string();
    for line in [format!("* {}", public("lin")), format!("lin cert-authority {}", public("lin"))] {
        shop.runner.write("trust", &format!("# mine\n{line}\n"));
        let output = shop.run(&["verify", "--trust", &file]);
        assert_eq!(output.code, 2, "{}", output.out);
        assert!(output.err.contains("trust:2:"), "{}", output.err);
    }
    assert_eq!(shop.run(&["verify", "--trust", "nowhere"]).code, 2);
}

#[test]
fn keys_swapped_in_the_project_and_all_signed_anew_are_caught_by_trust_alone() {
    let shop = Shop::signed();
    fs::remove_dir_all(shop.path("records")).unwrap();
    shop.write("handover.toml", &project_file(&public("p256"), &public("mallory"), &public("zhao"), ""));
    assert_eq!(shop.sign_with("lin", "p256", &[]).code, 0);
    assert_eq!(shop.sign_with("chen", "mallory", &[]).code, 0);
    let verified = shop.verify(&[]);
    assert_eq!((verified.state(FIRST), verified.state(SECOND)), ("VALID", "VALID"));
    let verified = shop.verify(&["--trust", &trust(&shop)]);
    verified.assert(FIRST, "UNTRUSTED KEY", "not in the list of keys you trust");
    verified.assert(SECOND, "UNTRUSTED KEY", "not in the list of keys you trust");
    // One trusted person who gives another their own address gains nothing either.
    let shop = Shop::new();
    shop.write("handover.toml", &project_file(&public("mallory"), &public("chen"), &public("zhao"), ""));
    shop.edit("handover.toml", "lin@bright.example", "chen@acme.example");
    let output = shop.sign_with("lin", "mallory", &[]);
    assert_eq!(output.code, 1);
    assert!(output.err.contains("`lin` and `chen` have the same address"), "{}", output.err);
    assert!(!shop.path("records").exists());
}

#[test]
fn an_rsa_key_of_1024_bits_is_refused_to_sign_and_to_verify() {
    let message = b"message";
    let made = signature(message, "rsa1024", NAMESPACE);
    assert!(matches!(verify_signature(message, &made), Err(SignatureFault::Key(_))));
    let shop = Shop::new();
    shop.write("handover.toml", &project_file(&public("rsa1024"), &public("chen"), &public("zhao"), ""));
    let output = shop.sign_with("lin", "rsa1024", &[]);
    assert_eq!(output.code, 2);
    assert!(output.err.contains("1024 bits is too short"), "{}", output.err);
    assert!(!shop.path("records").exists());
}

#[test]
fn a_signature_by_a_certificate_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("subject");
    let quiet = |command: &mut Command| {
        assert!(command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap().success());
    };
    quiet(Command::new("ssh-keygen").args(["-q", "-t", "ed25519", "-N", ""]).arg("-f").arg(&path));
    let mut certify = Command::new("ssh-keygen");
    quiet(certify.args(["-q", "-I", "x", "-n", "lin", "-s"]).arg(key("mallory")).arg(path.with_extension("pub")));
    let certificate = fs::read_to_string(folder.path().join("subject-cert.pub")).unwrap();
    let shop = Shop::new();
    shop.write("handover.toml", &project_file(certificate.trim(), &public("chen"), &public("zhao"), ""));
    let output = shop.sign("lin", &[]);
    assert!(output.code == 2 && output.err.contains("certificates are not accepted"), "{}", output.err);
    // Signed with the certificate itself.
    fs::write(folder.path().join("message"), "message").unwrap();
    let mut sign = Command::new("ssh-keygen");
    sign.args(["-Y", "sign", "-n", NAMESPACE, "-f"]).arg(folder.path().join("subject-cert.pub"));
    let signed = sign.arg(folder.path().join("message")).stdin(Stdio::null()).stderr(Stdio::null()).status().unwrap();
    if signed.success() {
        let made = fs::read(folder.path().join("message.sig")).unwrap();
        let fault = verify_signature(b"message", &made).unwrap_err();
        assert!(matches!(fault, SignatureFault::Certificate | SignatureFault::Form), "{fault:?}");
    }
}

/// A signature such as a security key makes, by a key made of these bytes; returns the public key's line too.
fn security_key_signs(message: &[u8], flags: u8) -> (String, String) {
    use base64ct::{Base64, Encoding};
    use ed25519_dalek::{Signer, SigningKey};
    use sha2::{Digest, Sha256, Sha512};
    let field = |bytes: &[u8]| [&u32::try_from(bytes.len()).unwrap().to_be_bytes(), bytes].concat();
    let kind = b"sk-ssh-ed25519@openssh.com";
    let key = SigningKey::from_bytes(&[7; 32]);
    let public = [field(kind), field(key.verifying_key().as_bytes()), field(b"ssh:")].concat();
    let hash = Sha512::digest(message);
    let signed = [b"SSHSIG".to_vec(), field(NAMESPACE.as_bytes()), field(b""), field(b"sha512"), field(&hash)].concat();
    let trailer = [flags, 0, 0, 0, 9];
    let told = [&Sha256::digest(b"ssh:")[..], &trailer, &Sha256::digest(signed)[..]].concat();
    let signature = [&field(kind)[..], &field(&key.sign(&told).to_bytes()), &trailer].concat();
    let head = [b"SSHSIG".to_vec(), vec![0, 0, 0, 1], field(&public), field(NAMESPACE.as_bytes())].concat();
    let blob = [head, field(b""), field(b"sha512"), field(&signature)].concat();
    let body = Base64::encode_string(&blob);
    let lines: Vec<&str> = body.as_bytes().chunks(70).map(|line| std::str::from_utf8(line).unwrap()).collect();
    let text = format!("-----BEGIN SSH SIGNATURE-----\n{}\n-----END SSH SIGNATURE-----\n", lines.join("\n"));
    (text, format!("sk-ssh-ed25519@openssh.com {}", Base64::encode_string(&public)))
}

#[test]
fn a_security_key_that_nobody_touched_is_refused_though_ssh_keygen_takes_it() {
    let shop = Shop::new();
    let (_, public_key) = security_key_signs(b"", 1);
    shop.write("handover.toml", &project_file(&public_key, &public("chen"), &public("zhao"), ""));
    // Only the hardware signs for lin; the statement is made by the other signer's tool.
    let typed = shop.run(&["sign", "cutover", "--as", "lin", "--typed"]).out;
    let digest = typed.lines().find(|line| line.starts_with("digest")).unwrap().split_whitespace().nth(1).unwrap();
    let words = format!("Lin Wei {}", &digest[..8]);
    assert_eq!(shop.run(&["sign", "cutover", "--as", "lin", "--yes", "--typed", &words]).code, 0);
    shop.edit(FIRST, "method = \"typed\"", "method = \"ssh\"");
    let message = fs::read(shop.path(FIRST)).unwrap();
    shop.runner.write("allowed", &format!("lin {public_key}\n"));
    for (flags, touched) in [(0, false), (4, false), (1, true), (5, true)] {
        shop.write(FIRST_SIG, &security_key_signs(&message, flags).0);
        assert!(ssh_keygen_verifies(&shop.path(FIRST), "lin", &shop.runner.path("allowed")), "flags {flags}");
        let verified = shop.verify(&[]);
        match touched {
            true => assert_eq!((verified.code, verified.state(FIRST)), (0, "VALID"), "{verified:#?}"),
            false => verified.assert(FIRST, "BAD", "without anybody touching it"),
        }
    }
}

#[test]
fn the_keys_that_are_listed_today_do_not_vouch_for_yesterday() {
    let shop = Shop::signed();
    // Mallory takes lin's place in the project and signs the old statement anew.
    shop.edit("handover.toml", &public("lin"), &public("mallory"));
    sign_file(&shop.path(FIRST), "mallory", NAMESPACE);
    let verified = shop.verify(&[]);
    verified.assert(FIRST, "UNTRUSTED KEY", "listed for nobody");
    verified.assert(RECORD, "STALE", "people or their keys have changed");
}
