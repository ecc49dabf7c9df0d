//! Attacks on signatures and keys.

use crate::support::keys::{NAMESPACE, key, public, sign_file, signature, ssh_keygen_verifies};
use crate::support::shop::{NAMED, Shop, project_file};
use handover::signoff::verify::{SignatureFault, verify_signature};
use std::fs;
use std::process::{Command, Stdio};

/// The statement of lin, and its signature.
fn of_lin(shop: &Shop) -> (String, String) {
    let statement = shop.statement("lin");
    let signature = format!("{statement}.sig");
    (statement, signature)
}

/// An `allowed_signers` file with the true keys of all three.
fn trust(shop: &Shop) -> String {
    let lines = [("lin@bright.example", "lin"), ("chen@acme.example", "chen"), ("zhao@audit.example", "zhao")]
        .map(|(principal, name)| format!("{principal} namespaces=\"{NAMESPACE}\" {}\n", public(name)));
    shop.runner.write("trust", &lines.concat());
    shop.runner.path("trust").display().to_string()
}

#[test]
fn a_byte_changed_in_a_signature_is_bad() {
    let shop = Shop::signed();
    let (first, first_sig) = of_lin(&shop);
    let (message, signature) = (fs::read(shop.path(&first)).unwrap(), fs::read(shop.path(&first_sig)).unwrap());
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
    shop.flip(&first_sig, 200);
    shop.verify(&[]).assert(&first, "BAD", "signature");
}

#[test]
fn carriage_returns_in_a_signature_are_bad_as_they_are_to_ssh_keygen() {
    let shop = Shop::signed();
    let (first, first_sig) = of_lin(&shop);
    let allowed = trust(&shop);
    assert!(ssh_keygen_verifies(&shop.path(&first), "lin@bright.example", allowed.as_ref()));
    shop.write(&first_sig, &shop.read(&first_sig).replace('\n', "\r\n"));
    assert!(!ssh_keygen_verifies(&shop.path(&first), "lin@bright.example", allowed.as_ref()));
    shop.verify(&[]).assert(&first, "BAD", "carriage returns");
}

#[test]
fn a_deleted_signature_is_missing() {
    let shop = Shop::signed();
    let (first, first_sig) = of_lin(&shop);
    fs::remove_file(shop.path(&first_sig)).unwrap();
    shop.verify(&[]).assert(&first, "MISSING", "its signature is not there");
}

#[test]
fn a_signature_of_another_statement_is_bad() {
    let shop = Shop::signed();
    let (first, first_sig) = of_lin(&shop);
    fs::copy(shop.path(&format!("{}.sig", shop.statement("chen"))), shop.path(&first_sig)).unwrap();
    shop.verify(&[]).assert(&first, "BAD", "not of these bytes");
}

#[test]
fn a_signature_in_another_namespace_is_bad() {
    for namespace in ["file", "git", "handover-signoff@v2"] {
        let shop = Shop::signed();
        sign_file(&shop.path(&shop.statement("lin")), "lin", namespace);
        shop.verify(&[]).assert(&shop.statement("lin"), "BAD", "was made for");
    }
}

#[test]
fn a_signature_by_a_key_that_is_not_the_signers_is_bad() {
    let shop = Shop::signed();
    let (first, _) = of_lin(&shop);
    sign_file(&shop.path(&first), "mallory", NAMESPACE);
    shop.verify(&[]).assert(&first, "BAD", "listed for nobody");
    shop.verify(&["--trust", &trust(&shop)]).assert(&first, "BAD", "listed for nobody");
    sign_file(&shop.path(&first), "zhao", NAMESPACE);
    shop.verify(&[]).assert(&first, "BAD", "listed for Zhao Min");
    // The key of somebody who has signed as well.
    sign_file(&shop.path(&first), "chen", NAMESPACE);
    let verified = shop.verify(&[]);
    verified.assert(&first, "BAD", "listed for Chen Yu");
    verified.assert(&shop.statement("chen"), "BAD", "same key as another");
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
fn a_key_that_a_file_of_trusted_keys_vouches_for_is_verified_under_its_principal() {
    let shop = Shop::signed_by_all();
    let verified = shop.verify(&["--trust", &trust(&shop)]);
    for (who, principal) in [("lin", "lin@bright.example"), ("chen", "chen@acme.example")] {
        verified.ends(0, &shop.statement(who), "VERIFIED", principal);
    }
    let of_giver = format!("giver={}", trust(&shop));
    let verified = shop.verify(&["--trust", &of_giver]);
    assert_eq!(verified.state(&shop.statement("lin")), "VERIFIED");
    assert_eq!(verified.state(&shop.statement("chen")), NAMED);
    assert_eq!(shop.verify(&["--trust", &of_giver, "--strict"]).code, 4);
    assert_eq!(shop.verify(&["--trust", &trust(&shop), "--strict"]).code, 0);
}

#[test]
fn a_trusted_key_counts_only_while_it_is_valid_and_for_this_purpose() {
    let shop = Shop::signed();
    let file = shop.runner.path("trust").display().to_string();
    for (options, good) in [
        ("valid-before=\"20261119\"", false),
        ("valid-before=\"20261120095959Z\"", false),
        ("valid-after=\"20261121\"", false),
        ("namespaces=\"git\"", false),
        ("valid-after=\"20261101\",valid-before=\"20261130\"", true),
    ] {
        shop.runner.write("trust", &format!("lin@bright.example {options} {}\n", public("lin")));
        let verified = shop.verify(&["--trust", &file]);
        assert_eq!(verified.state(&shop.statement("lin")) == "VERIFIED", good, "{options}: {verified:#?}");
    }
    assert_eq!(shop.run(&["verify", "--trust", "nowhere"]).code, 2);
}

#[test]
fn addresses_and_keys_rotated_among_three_people_are_not_verified_by_a_file_of_trusted_keys() {
    let shop = Shop::new();
    let file = project_file(&public("chen"), &public("zhao"), &public("lin"), "");
    let file =
        file.replace("lin@bright.example", "1").replace("chen@acme.example", "2").replace("zhao@audit.example", "3");
    let file = file.replace("\"1\"", "\"chen@acme.example\"").replace("\"2\"", "\"zhao@audit.example\"");
    shop.write("handover.toml", &file.replace("\"3\"", "\"lin@bright.example\""));
    for (who, key) in [("lin", "chen"), ("chen", "zhao"), ("zhao", "lin")] {
        assert_eq!(shop.sign_with(who, key, &[]).code, 0);
    }
    // Whoever reads the report sees the identities of the file, in full, and not the names of the project.
    let verified = shop.verify(&["--trust", &trust(&shop)]);
    for (who, identity) in
        [("lin", "chen@acme.example"), ("chen", "zhao@audit.example"), ("zhao", "lin@bright.example")]
    {
        let row = verified.rows.iter().find(|row| row["target"] == shop.statement(who)).unwrap();
        assert_eq!(row["signed"]["identity"], identity, "{row}");
    }
    // A file for each party holds the parties apart.
    shop.runner.write("giver", &format!("lin@bright.example {}\n", public("lin")));
    shop.runner.write("receiver", &format!("chen@acme.example {}\n", public("chen")));
    let files = ["giver", "receiver"].map(|name| format!("{name}={}", shop.runner.path(name).display()));
    let verified = shop.verify(&["--trust", &files[0], "--trust", &files[1]]);
    assert_eq!(verified.code, 4);
    for who in ["lin", "chen"] {
        assert_ne!(verified.state(&shop.statement(who)), "VERIFIED");
    }
}

#[test]
fn keys_swapped_in_the_project_and_all_signed_anew_are_caught_by_what_one_knows_of_keys_alone() {
    let shop = Shop::signed();
    let trusted = trust(&shop);
    fs::remove_dir_all(shop.path("records")).unwrap();
    shop.write("handover.toml", &project_file(&public("p256"), &public("mallory"), &public("zhao"), ""));
    assert_eq!(shop.sign_with("lin", "p256", &[]).code, 0);
    assert_eq!(shop.sign_with("chen", "mallory", &[]).code, 0);
    let verified = shop.verify(&[]);
    assert_eq!((verified.code, verified.state(&shop.statement("lin"))), (0, NAMED), "nothing here says otherwise");
    let verified = shop.verify(&["--trust", &trusted]);
    assert_eq!(verified.code, 4);
    for who in ["lin", "chen"] {
        assert_ne!(verified.state(&shop.statement(who)), "VERIFIED");
    }
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
    let keys = format!("{public_key}\", \"{}", public("lin"));
    shop.write("handover.toml", &project_file(&keys, &public("chen"), &public("zhao"), ""));
    assert_eq!(shop.sign("lin", &[]).code, 0);
    let (first, first_sig) = of_lin(&shop);
    let message = fs::read(shop.path(&first)).unwrap();
    // Whoever verifies knows neither key.
    let shop = Shop { runner: shop.runner.env("HANDOVER_CONFIG_DIR", "elsewhere") };
    shop.runner.write("allowed", &format!("lin {public_key}\n"));
    for (flags, touched) in [(0, false), (4, false), (1, true), (5, true)] {
        shop.write(&first_sig, &security_key_signs(&message, flags).0);
        assert!(ssh_keygen_verifies(&shop.path(&first), "lin", &shop.runner.path("allowed")), "flags {flags}");
        let verified = shop.verify(&[]);
        match touched {
            true => assert_eq!((verified.code, verified.state(&first)), (0, NAMED), "{verified:#?}"),
            false => verified.assert(&first, "BAD", "without anybody touching it"),
        }
    }
}

#[test]
fn keys_changed_in_the_project_after_one_has_signed_are_told() {
    // Mallory takes lin's place in the project and signs the old statement anew.
    let shop = Shop::signed_by_all();
    let (first, _) = of_lin(&shop);
    shop.edit("handover.toml", &public("lin"), &public("mallory"));
    let verified = shop.verify(&[]);
    verified.assert(&shop.record(), "DEPARTED", "the keys of Lin Wei have changed");
    verified.assert(&first, "BAD", "is not one of Lin Wei's");
    sign_file(&shop.path(&first), "mallory", NAMESPACE);
    shop.verify(&[]).assert(&first, "BAD", "listed for nobody");
    // The other's keys extended by one's own.
    let shop = Shop::signed_by_all();
    let both = format!("{}\", \"{}", public("chen"), public("mallory"));
    shop.edit("handover.toml", &public("chen"), &both);
    let verified = shop.verify(&[]);
    verified.ends(1, &shop.record(), "DEPARTED", "the keys of Chen Yu have changed");
}

#[test]
fn a_key_that_was_retired_still_verifies_what_it_signed_and_signs_nothing_new() {
    let shop = Shop::signed();
    let retired = format!("keys = [\"{}\"]\nformer_keys = [\"{}\"]", public("p256"), public("lin"));
    shop.edit("handover.toml", &format!("keys = [\"{}\"]", public("lin")), &retired);
    let verified = shop.verify(&[]);
    verified.ends(0, &shop.record(), "CONTINUED", "Lin Wei has retired a key");
    verified.ends(0, &shop.statement("lin"), NAMED, "has been retired since");
    let output = shop.sign_with("zhao", "zhao", &[]);
    assert_eq!(output.code, 0, "{}", output.err);
    let output = shop.sign_with("lin", "lin", &[]);
    assert_eq!(output.code, 2, "{}", output.out);
    assert!(output.err.contains("is not listed for Lin Wei"), "{}", output.err);
    // A person who has left is told, and what they signed stays.
    shop.edit("handover.toml", "email = \"chen@acme.example\"", "email = \"chen@acme.example\"\nleft = 2026-12-01");
    let first =
        shop.records("cutover").into_iter().find(|folder| shop.path(&format!("{folder}/giver-lin.toml")).exists());
    shop.verify(&[]).ends(0, &first.unwrap(), "CONTINUED", "Chen Yu left on 2026-12-01");
}
