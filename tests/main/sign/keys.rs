//! With what a person signs: every kind of key, the agent, passphrases, and typed words where no key is listed.

use crate::support::keys::{NAMESPACE, PASSPHRASE, fingerprint, key, public, sign_file, ssh_keygen_verifies};
use crate::support::shop::{FIRST, SECOND, Shop, program, project_file, refused, run_with};
use crate::support::wait;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};

#[test]
fn a_key_that_is_not_listed_is_refused_with_the_fingerprints_that_are() {
    let shop = Shop::new();
    let output = shop.sign_with("lin", "mallory", &[]);
    refused(&shop, &output, 2, &fingerprint("mallory"));
    assert!(output.err.contains(&format!("listed: {}", fingerprint("lin"))), "{}", output.err);
    let output = shop.run(&["sign", "cutover", "--as", "lin", "--key", "nowhere", "--yes"]);
    refused(&shop, &output, 2, "no key file nowhere");
    let output = shop.run(&["sign", "cutover", "--as", "lin", "--yes"]);
    refused(&shop, &output, 2, "no private key of Lin Wei");
}

#[test]
fn every_kind_of_key_signs_and_ssh_keygen_agrees_both_ways() {
    for name in ["lin", "p256", "p384", "p521", "rsa3072"] {
        let shop = Shop::new();
        shop.write("handover.toml", &project_file(&public(name), &public("chen"), &public("zhao"), ""));
        let output = shop.sign_with("lin", name, &[]);
        assert_eq!(output.code, 0, "{name}: {}", output.err);
        shop.runner.write("allowed", &format!("lin {}\n", public(name)));
        assert!(ssh_keygen_verifies(&shop.path(FIRST), "lin", &shop.runner.path("allowed")), "{name}");
        sign_file(&shop.path(FIRST), name, NAMESPACE);
        let verified = shop.verify(&[]);
        assert_eq!((verified.code, verified.state(FIRST)), (0, "VALID"), "{name}");
        assert!(verified.detail(FIRST).contains(&fingerprint(name)), "{name}");
    }
}

#[test]
fn an_encrypted_key_asks_for_its_passphrase_and_a_wrong_one_writes_nothing() {
    let shop = Shop::new();
    shop.write("handover.toml", &project_file(&public("locked"), &public("chen"), &public("zhao"), ""));
    program(&shop, "askpass", "echo \"$WORDS\"");
    let askpass = shop.runner.path("bin/askpass").display().to_string();
    let key = key("locked");
    let words = ["sign", "cutover", "--as", "lin", "--key", key.to_str().unwrap(), "--yes"];
    let ask = |passphrase| {
        let environment = [("SSH_ASKPASS", askpass.as_str()), ("SSH_ASKPASS_REQUIRE", "force"), ("WORDS", passphrase)];
        run_with(&shop, &environment, &words)
    };
    refused(&shop, &ask("guess"), 3, "wrong passphrase for");
    let output = ask(PASSPHRASE);
    assert_eq!(output.code, 0, "{}", output.err);
    assert_eq!(shop.verify(&[]).state(FIRST), "VALID");
}

#[test]
fn a_key_in_the_agent_signs_by_itself_or_by_its_public_file() {
    let shop = Shop::new();
    let socket = shop.runner.path("agent").display().to_string();
    let mut agent = Command::new("ssh-agent").args(["-D", "-a", &socket]).stdout(Stdio::null()).spawn().unwrap();
    let add = |name: &str| {
        let mut command = Command::new("ssh-add");
        command.arg("-q").arg(key(name)).env("SSH_AUTH_SOCK", &socket);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        wait::until("the agent to take a key", || command.status().unwrap().success());
    };
    add("lin");
    add("chen");
    let environment = [("SSH_AUTH_SOCK", socket.as_str())];
    let by_itself = run_with(&shop, &environment, &["sign", "cutover", "--as", "lin", "--yes"]);
    // A public key without the private one beside it.
    shop.runner.write("chen.pub", &public("chen"));
    let file = shop.runner.path("chen.pub").display().to_string();
    let by_file = run_with(&shop, &environment, &["sign", "cutover", "--as", "chen", "--key", &file, "--yes"]);
    let not_there = run_with(&shop, &environment, &["sign", "cutover", "--as", "zhao", "--yes"]);
    agent.kill().unwrap();
    agent.wait().unwrap();
    assert_eq!(by_itself.code, 0, "{}", by_itself.err);
    assert_eq!(by_file.code, 0, "{}", by_file.err);
    assert_eq!(not_there.code, 2, "{}", not_there.err);
    let verified = shop.verify(&[]);
    assert_eq!((verified.state(FIRST), verified.state(SECOND)), ("VALID", "VALID"));
    // Gone from the agent.
    let gone = run_with(&shop, &environment, &["sign", "cutover", "--as", "zhao", "--key", "../zhao.pub", "--yes"]);
    assert_eq!(gone.code, 2, "{}", gone.err);
}

#[test]
fn the_usual_key_in_the_home_is_found_by_its_fingerprint() {
    let shop = Shop::new();
    for (name, file) in [("mallory", "id_ed25519"), ("lin", "id_rsa")] {
        let path = shop.runner.path("home/.ssh").join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::copy(key(name), &path).unwrap();
    }
    let home = shop.runner.path("home").display().to_string();
    let output = run_with(&shop, &[("HOME", &home)], &["sign", "cutover", "--as", "lin", "--yes"]);
    assert_eq!(output.code, 0, "{}", output.err);
    assert_eq!(shop.verify(&[]).state(FIRST), "VALID");
}

#[test]
fn without_ssh_keygen_it_says_what_to_install_and_still_verifies() {
    let shop = Shop::signed();
    let empty = shop.runner.path("empty").display().to_string();
    let key = key("zhao");
    let words = ["sign", "cutover", "--as", "zhao", "--key", key.to_str().unwrap(), "--yes"];
    let output = run_with(&shop, &[("PATH", &empty)], &words);
    assert_eq!(output.code, 3);
    assert!(output.err.contains("`ssh-keygen` is not installed") && output.err.contains("apt install openssh-client"));
    assert_eq!(run_with(&shop, &[("PATH", &empty)], &["verify"]).code, 0);
}

#[test]
fn an_old_ssh_keygen_or_one_that_answers_nonsense_writes_nothing() {
    for (script, words) in [
        ("echo 'unknown option -- Y' >&2; echo 'usage: ssh-keygen [-q]' >&2; exit 1", "too old"),
        (
            "cat >/dev/null; echo '-----BEGIN SSH SIGNATURE-----'; echo AAAA; echo '-----END SSH SIGNATURE-----'",
            "no SSH signature",
        ),
        ("exit 0", "did not sign"),
        ("exec kill -9 $$", "did not sign"),
    ] {
        let shop = Shop::new();
        let path = program(&shop, "ssh-keygen", script);
        let key = key("lin");
        let arguments = ["sign", "cutover", "--as", "lin", "--key", key.to_str().unwrap(), "--yes"];
        refused(&shop, &run_with(&shop, &[("PATH", &path)], &arguments), 3, words);
    }
}

#[test]
fn a_key_file_that_others_can_read_is_told_with_the_command_that_mends_it() {
    let shop = Shop::new();
    let open = shop.runner.path("open");
    fs::copy(key("lin"), &open).unwrap();
    fs::set_permissions(&open, fs::Permissions::from_mode(0o644)).unwrap();
    let output = shop.run(&["sign", "cutover", "--as", "lin", "--key", "../open", "--yes"]);
    // ssh-keygen of some versions does not mind.
    if output.code != 0 {
        refused(&shop, &output, 3, "can be read by others");
    }
}

#[test]
fn a_typed_attestation_wants_the_name_and_the_digest_and_is_never_called_signed() {
    let shop = Shop::new();
    let name_only = shop.run(&["sign", "cutover", "--as", "lin", "--yes", "--typed"]);
    refused(&shop, &name_only, 2, "first 8 characters");
    let digest =
        name_only.out.lines().find(|line| line.starts_with("digest")).unwrap().split_whitespace().nth(1).unwrap();
    let wrong = shop.run(&["sign", "cutover", "--as", "lin", "--yes", "--typed", "Lin Wei 00000000"]);
    refused(&shop, &wrong, 2, "what was typed is not");
    let typed = format!("Lin Wei {}", &digest[..8]);
    let output = shop.run(&["sign", "cutover", "--as", "lin", "--typed", &typed]);
    refused(&shop, &output, 2, "add `--yes`");
    let output = shop.run(&["sign", "cutover", "--as", "lin", "--yes", "--typed", &typed]);
    assert_eq!(output.code, 0, "{}", output.err);
    assert!(output.out.contains("UNSIGNED ATTESTATION, identity not verified"), "{}", output.out);
    let verified = shop.verify(&[]);
    assert_eq!((verified.code, verified.state(FIRST)), (0, "UNSIGNED ATTESTATION"));
    assert!(!shop.path(&format!("{FIRST}.sig")).exists());
    let chinese = shop.run(&["--lang", "zh-CN", "verify"]).out;
    assert!(chinese.contains("未签名确认"), "{chinese}");
    assert_eq!(shop.sign("chen", &[]).code, 0, "a signature may follow an attestation");
}

#[test]
fn a_stage_that_demands_signatures_takes_no_typed_words() {
    let shop = Shop::with("require = \"ssh\"\n");
    refused(
        &shop,
        &shop.run(&["sign", "cutover", "--as", "lin", "--yes", "--typed", "Lin Wei 0"]),
        2,
        "demands a signature",
    );
    shop.edit("handover.toml", &format!("keys = [\"{}\"]\n", public("lin")), "");
    refused(&shop, &shop.run(&["sign", "cutover", "--as", "lin", "--yes"]), 2, "no key is listed for Lin Wei");
    assert_eq!(shop.sign("chen", &[]).code, 0);
}
