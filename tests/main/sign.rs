//! `handover sign`: who may, what is shown, what is written, with which keys, and that it is all or nothing.

use super::keys::{
    FIRST, NAMESPACE, PASSPHRASE, RECORD, SECOND, Shop, fingerprint, key, project_file, public, ssh_keygen_verifies,
};
use super::pty::{Key, Pty};
use super::runner::Output;
use serde_json::Value;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};

/// A script in a folder of its own, which comes first in PATH.
fn program(shop: &Shop, name: &str, script: &str) -> String {
    let path = shop.runner.path("bin").join(name);
    shop.runner.write(&format!("bin/{name}"), &format!("#!/bin/sh\n{script}\n"));
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    format!("{}:{}", shop.runner.path("bin").display(), std::env::var("PATH").unwrap())
}

/// Runs `handover` in the project with more in its environment.
fn run_with(shop: &Shop, environment: &[(&str, &str)], words: &[&str]) -> Output {
    let mut command = shop.runner.command(words);
    let output = command.current_dir(shop.path("")).envs(environment.iter().copied()).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Output { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
}

fn refused(shop: &Shop, output: &Output, code: i32, words: &str) {
    assert_eq!(output.code, code, "{}{}", output.out, output.err);
    assert!(output.err.contains(words), "{words:?} is not in {}", output.err);
    assert!(!shop.path("records").exists(), "something was written");
}

fn signoff_state(shop: &Shop) -> String {
    let output = shop.run(&["status", "--format", "json"]);
    let report: Value = serde_json::from_str(&output.out).unwrap();
    report["stages"][0]["signoff"]["state"].as_str().unwrap_or("-").to_owned()
}

#[test]
fn the_first_signer_freezes_and_the_others_countersign_the_same_digest() {
    let shop = Shop::new();
    assert_eq!(signoff_state(&shop), "ready");
    let output = shop.sign("lin", &[]);
    assert_eq!(output.code, 0, "{}", output.err);
    let manifest = fs::read(shop.path("records/cutover/MANIFEST.sha256")).unwrap();
    let digest = handover::evidence::Digest::of(&manifest).to_string();
    let day = "cutover 2026-11-30";
    for words in [day, &digest, "2 items: 2 complete", "Lin Wei, giver (Bright Agency): not yet", &fingerprint("lin")] {
        assert!(output.out.contains(words), "{words} is not in {}", output.out);
    }
    assert!(output.out.contains("Still to sign: Chen Yu, Zhao Min."), "{}", output.out);
    assert_eq!(signoff_state(&shop), "signed in part");
    let output = shop.sign("chen", &[]);
    assert!(output.out.contains("Lin Wei, giver (Bright Agency): accepted (VALID)"), "{}", output.out);
    assert!(output.out.contains(&digest), "{}", output.out);
    let output = shop.sign("zhao", &[]);
    assert!(output.out.contains("Everyone has signed."), "{}", output.out);
    assert_eq!(signoff_state(&shop), "signed");
    assert_eq!(fs::read(shop.path("records/cutover/MANIFEST.sha256")).unwrap(), manifest);
    assert_eq!(shop.verify(&[]).code, 0);
    let status = shop.run(&["status"]).out;
    assert!(status.contains("signed by all: Lin Wei, Chen Yu, Zhao Min"), "{status}");
    let mut check = Command::new("sha256sum");
    check.args(["--quiet", "-c", "records/cutover/MANIFEST.sha256"]).current_dir(shop.path(""));
    assert!(check.status().unwrap().success());
}

#[test]
fn a_person_signs_a_revision_once() {
    let shop = Shop::signed();
    let before = shop.runner.snapshot();
    let output = shop.sign("lin", &[]);
    assert_eq!(output.code, 2);
    assert!(output.err.contains("Lin Wei has signed records/cutover already"), "{}", output.err);
    assert!(shop.runner.snapshot() == before);
}

#[test]
fn only_a_signer_of_the_stage_may_sign_it() {
    let shop = Shop::new();
    refused(&shop, &shop.sign_with("bo", "lin", &[]), 2, "Bo Li does not sign cutover");
    let output = shop.run(&["sign", "close", "--as", "lin", "--yes"]);
    refused(&shop, &output, 2, "nobody signs a stage \"close\"");
    refused(&shop, &shop.run(&["sign", "cutover", "--as", "nobody", "--yes"]), 2, "nobody here has the id");
}

#[test]
fn a_project_without_an_identity_of_its_own_is_not_signed() {
    let shop = Shop::new();
    shop.edit("handover.toml", "uuid = \"d2bcb736-b530-4e28-9ded-108d1ff0a977\"\n", "");
    let output = shop.sign("lin", &[]);
    refused(&shop, &output, 3, "no `uuid`");
    assert!(output.err.contains("add this line to the project file: uuid = \""), "{}", output.err);
}

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
fn open_items_are_refused_with_a_list_unless_they_become_reservations() {
    let shop = Shop::open();
    assert_eq!(signoff_state(&shop), "not ready");
    let output = shop.sign("lin", &[]);
    refused(&shop, &output, 1, "1 item that cutover counts still open");
    assert!(output.err.contains("  - Logo (deliverables/logo): in progress"), "{}", output.err);
    let output = shop.sign("lin", &["--with-reservations"]);
    assert_eq!(output.code, 0, "{}", output.err);
    assert!(output.out.contains("Logo: in progress; Lin Wei; due 2026-11-30"), "{}", output.out);
    let statement = shop.read(FIRST);
    assert!(statement.contains("decision = \"accepted-with-reservations\""), "{statement}");
    assert!(statement.contains("{ item = \"deliverables/logo\", title = \"Logo\", state = \"in progress\", owner = [\"Lin Wei\"], due = \"2026-11-30\" }"));
    // The other side has to accept the same list by itself.
    assert_eq!(shop.sign("chen", &[]).code, 1);
    assert_eq!(shop.sign("chen", &["--with-reservations"]).code, 0);
    assert_eq!(shop.verify(&[]).code, 0);
}

#[test]
fn what_must_be_mended_is_not_signed_even_with_reservations() {
    let shop = Shop::new();
    shop.edit("deliverables.toml", "by = \"chen\", did = \"accepted\"", "by = \"lin\", did = \"accepted\"");
    refused(&shop, &shop.sign("lin", &["--with-reservations"]), 1, "must be mended (1)");
    shop.edit("deliverables.toml", "[[items]]", "[[items");
    refused(&shop, &shop.sign("lin", &["--with-reservations"]), 3, "nothing is written");
}

#[test]
fn a_rejection_is_kept_with_its_reason() {
    let shop = Shop::open();
    refused(&shop, &shop.sign("chen", &["--reject"]), 2, "needs its reason");
    refused(&shop, &shop.sign("chen", &["--reason", "x"]), 2, "belongs to `--reject`");
    refused(&shop, &shop.sign("chen", &["--reject", "--reason", "a\u{202e}b"]), 2, "do not show");
    let output = shop.sign("chen", &["--reject", "--reason", "The logo is a draft"]);
    assert_eq!(output.code, 0, "{}", output.err);
    let statement = shop.read("records/cutover/01-receiver-chen.toml");
    assert!(statement.contains("decision = \"rejected\"\nreason = \"The logo is a draft\"\n"), "{statement}");
    assert_eq!(shop.verify(&[]).code, 0);
    assert_eq!(signoff_state(&shop), "rejected");
    let output = shop.sign("lin", &["--with-reservations"]);
    assert!(
        output.out.contains("Chen Yu, receiver (Acme Retail): rejected: The logo is a draft (VALID)"),
        "{}",
        output.out
    );
}

#[test]
fn a_changed_project_becomes_a_new_revision_and_says_what_changed() {
    let shop = Shop::signed();
    let before = fs::read(shop.path("records/cutover/record.json")).unwrap();
    let output = shop.run(&["mark", "manual", "rejected", "--as", "chen", "--note", "torn"]);
    assert_eq!(output.code, 2, "a complete item is reopened, not rejected: {}", output.out);
    let output = shop.run(&["mark", "manual", "reopened", "--as", "chen", "--note", "torn"]);
    assert_eq!(output.code, 0, "{}", output.err);
    assert!(output.err.contains("cutover is signed (records/cutover); what you record makes that record stale"));
    assert_eq!(signoff_state(&shop), "stale");
    let output = shop.sign("lin", &["--with-reservations"]);
    assert_eq!(output.code, 0, "{}", output.err);
    assert!(output.out.contains("Changed since records/cutover:"), "{}", output.out);
    assert!(output.out.contains("\"Manual\": you signed: complete; now: open"), "{}", output.out);
    assert!(output.out.contains("changed: deliverables.toml"), "{}", output.out);
    assert!(shop.read("records/cutover.r2/01-giver-lin.toml").contains("revision = 2"));
    assert_eq!(fs::read(shop.path("records/cutover/record.json")).unwrap(), before, "a record is never overwritten");
    // Until everyone has signed the new revision, the old one counts as stale.
    shop.verify(&[]).assert(RECORD, "STALE", "deliverables.toml");
    for who in ["chen", "zhao"] {
        assert_eq!(shop.sign(who, &["--with-reservations"]).code, 0);
    }
    let verified = shop.verify(&[]);
    assert_eq!((verified.code, verified.state(RECORD)), (0, "STALE"), "{verified:#?}");
    assert!(verified.detail(RECORD).contains("as it is now is signed in records/cutover.r2"));
}

#[test]
fn nothing_is_added_to_a_damaged_record() {
    for path in [FIRST, "records/cutover/record.json", "records/cutover/MANIFEST.sha256", "records/cutover/record.html"]
    {
        let shop = Shop::signed();
        shop.flip(path, 40);
        let before = shop.runner.snapshot();
        let output = shop.sign("zhao", &[]);
        assert_eq!(output.code, 3, "{path}: {}{}", output.out, output.err);
        assert!(output.err.contains("is not as it was signed"), "{}", output.err);
        assert!(shop.runner.snapshot() == before);
    }
    let shop = Shop::signed();
    super::keys::sign_file(&shop.path(SECOND), "mallory", NAMESPACE);
    assert_eq!(shop.sign("zhao", &[]).code, 3);
}

#[test]
fn without_a_terminal_nothing_is_signed_unless_it_says_yes() {
    let shop = Shop::new();
    let key = key("lin");
    let output = shop.run(&["sign", "cutover", "--as", "lin", "--key", key.to_str().unwrap()]);
    refused(&shop, &output, 2, "add `--yes`");
    assert!(output.out.contains("Sign-off of cutover: Shop"), "{}", output.out);
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
        super::keys::sign_file(&shop.path(FIRST), name, NAMESPACE);
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
        (0..100).any(|_| {
            std::thread::sleep(std::time::Duration::from_millis(20));
            command.stderr(Stdio::null()).status().unwrap().success()
        })
    };
    let added = add("lin") && add("chen");
    let environment = [("SSH_AUTH_SOCK", socket.as_str())];
    let by_itself = run_with(&shop, &environment, &["sign", "cutover", "--as", "lin", "--yes"]);
    // A public key without the private one beside it.
    shop.runner.write("chen.pub", &public("chen"));
    let file = shop.runner.path("chen.pub").display().to_string();
    let by_file = run_with(&shop, &environment, &["sign", "cutover", "--as", "chen", "--key", &file, "--yes"]);
    let not_there = run_with(&shop, &environment, &["sign", "cutover", "--as", "zhao", "--yes"]);
    agent.kill().unwrap();
    agent.wait().unwrap();
    assert!(added, "ssh-add");
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

#[test]
fn two_who_sign_at_once_in_two_clones_need_no_more_than_git() {
    let shop = Shop::new();
    assert_eq!(shop.sign("lin", &[]).code, 0);
    let clone = Shop { runner: super::runner::Runner::new() };
    super::keys::copy(&shop.path(""), &clone.path(""));
    assert_eq!(shop.sign("chen", &[]).code, 0);
    assert_eq!(clone.sign("zhao", &[]).code, 0);
    super::keys::copy(&clone.path("records"), &shop.path("records"));
    let verified = shop.verify(&[]);
    assert_eq!((verified.code, verified.state("records/cutover/02-witness-zhao.toml")), (0, "VALID"));
    assert_eq!(signoff_state(&shop), "signed");
}

#[test]
fn a_run_that_is_killed_at_any_moment_leaves_no_half_of_a_record() {
    let (first, second) = (Shop::new(), Shop::signed());
    let whole = |shop: &Shop, who: &str| {
        let names: Vec<String> =
            shop.runner.names().into_iter().filter(|name| name.contains("records/cutover/")).collect();
        let has = |name: &str| names.iter().any(|known| known.ends_with(name));
        let statement = match who {
            "lin" => "01-giver-lin.toml",
            _ => "03-witness-zhao.toml",
        };
        assert_eq!(has(statement), has(&format!("{statement}.sig")), "{names:?}");
        if !names.is_empty() {
            assert!(has("MANIFEST.sha256") && has("record.json") && has("01-giver-lin.toml.sig"), "{names:?}");
            assert_eq!(shop.verify(&[]).code, 0);
        }
        has(statement)
    };
    let mut ended = [0, 0];
    for (shop, who) in [(&first, "lin"), (&second, "zhao")] {
        let key = key(who);
        for step in 0..60_u64 {
            let mut command =
                shop.runner.command(&["sign", "cutover", "--as", who, "--key", key.to_str().unwrap(), "--yes"]);
            command.current_dir(shop.path("")).stdout(Stdio::null()).stderr(Stdio::null());
            let mut child = command.spawn().unwrap();
            std::thread::sleep(std::time::Duration::from_micros(500 * step));
            child.kill().unwrap();
            child.wait().unwrap();
            let done = whole(shop, who);
            ended[usize::from(done)] += 1;
            if done && who == "lin" {
                fs::remove_dir_all(shop.path("records")).unwrap();
            } else if done {
                fs::remove_file(shop.path("records/cutover/03-witness-zhao.toml")).unwrap();
                fs::remove_file(shop.path("records/cutover/03-witness-zhao.toml.sig")).unwrap();
            }
        }
        // What killed runs have left is cleared away by the next one.
        assert_eq!(shop.sign(who, &[]).code, 0);
        assert!(!shop.runner.names().iter().any(|name| name.contains(".tmp-")), "{:?}", shop.runner.names());
    }
    assert!(ended[0] > 0, "no run was killed in time");
}

#[test]
fn a_disk_that_takes_no_more_leaves_nothing_behind() {
    // A limit on the size of files, which the largest file of the record exceeds.
    let shop = Shop::new();
    let key = key("lin");
    let handover = env!("CARGO_BIN_EXE_handover");
    let script =
        format!("ulimit -f 2; trap '' XFSZ; exec '{handover}' sign cutover --as lin --key '{}' --yes", key.display());
    let mut command = Command::new("sh");
    command
        .args(["-c", &script])
        .current_dir(shop.path(""))
        .env("HANDOVER_NOW", super::runner::NOW)
        .env("LANG", "C.UTF-8");
    let output = command.stdin(Stdio::null()).output().unwrap();
    assert_eq!(output.status.code(), Some(3), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(String::from_utf8_lossy(&output.stderr).contains("nothing was changed"));
    assert!(!shop.path("records").exists());
    // Something in the way of the folder.
    let shop = Shop::new();
    shop.write("records", "a file");
    let output = shop.sign("lin", &[]);
    assert_eq!(output.code, 3, "{}", output.err);
    assert_eq!(shop.read("records"), "a file");
    let shop = Shop::new();
    fs::create_dir_all(shop.path("records/cutover")).unwrap();
    assert_eq!(shop.sign("lin", &[]).code, 3);
    assert_eq!(fs::read_dir(shop.path("records/cutover")).unwrap().count(), 0);
}

#[test]
fn whatever_makes_a_signed_record_stale_says_so_before() {
    let shop = Shop::signed();
    let note = "what you record makes that record stale";
    let output = shop.run(&["mark", "manual", "noted", "--as", "chen", "--note", "x"]);
    assert!(output.code == 0 && output.err.contains(note), "{}", output.err);
    let output = shop.run(&["add", "deliverables", "Another"]);
    assert!(output.code == 0 && output.err.contains(note), "{}", output.err);
    let output = shop.run(&["add", "monitoring", "Orders a day"]);
    assert!(output.code == 0 && !output.err.contains(note), "of a stage that is not signed: {}", output.err);
    let mut pty = Pty::spawn(&["check", "--as", "lin"], &shop.path(""), 100, 40, &[]);
    pty.wait_for("makes that record stale");
    pty.key(Key::CtrlC);
    pty.finish();
}

#[test]
fn the_record_that_is_written_out_shows_who_has_signed_and_how() {
    let shop = Shop::signed();
    let record = shop.run(&["record", "cutover", "--format", "json"]);
    let record: Value = serde_json::from_str(&record.out).unwrap();
    assert_eq!((record["draft"].as_bool(), record["stale"].as_bool()), (Some(false), Some(false)));
    let line = |at: usize| &record["signatures"][at];
    assert_eq!((line(0)["signer"].as_str(), line(0)["state"].as_str()), (Some("lin"), Some("VALID")));
    assert_eq!(line(0)["fingerprint"].as_str(), Some(fingerprint("lin").as_str()));
    assert_eq!(line(1)["statement"].as_str(), Some("02-receiver-chen.toml"));
    assert_eq!((line(2)["signer"].as_str(), line(2)["state"].as_str()), (Some("zhao"), None));
    let draft = Shop::new().run(&["record", "cutover", "--format", "json"]);
    let draft: Value = serde_json::from_str(&draft.out).unwrap();
    assert_eq!((draft["draft"].as_bool(), draft["files"].is_null()), (Some(true), true));
}

#[test]
fn at_a_terminal_it_shows_asks_and_signs() {
    let shop = Shop::new();
    let key = key("lin");
    let words = ["sign", "cutover", "--as", "lin", "--key", key.to_str().unwrap()];
    let mut pty = Pty::spawn(&words, &shop.path(""), 100, 40, &[]);
    pty.wait_for("? Sign this: accepted, as Lin Wei? [y/N]");
    pty.key(Key::Enter);
    pty.wait_for("nothing was signed");
    assert_eq!(pty.finish(), 1);
    assert!(!shop.path("records").exists());
    let mut pty = Pty::spawn(&words, &shop.path(""), 100, 40, &[]);
    pty.wait_for("? Sign this: accepted, as Lin Wei? [y/N]");
    pty.key(Key::CtrlC);
    pty.wait_for("Nothing was signed.");
    assert_eq!(pty.finish(), 130);
    assert!(!shop.path("records").exists());
    let mut pty = Pty::spawn(&words, &shop.path(""), 100, 40, &[]);
    pty.wait_for("? Sign this: accepted, as Lin Wei? [y/N]");
    pty.type_text("y");
    pty.wait_for("Sign this: accepted, as Lin Wei? yes");
    pty.wait_for("Still to sign: Chen Yu, Zhao Min.");
    assert_eq!(pty.finish(), 0);
    assert_eq!(shop.verify(&[]).state(FIRST), "VALID");
}

#[test]
fn at_a_terminal_ssh_keygen_asks_for_the_passphrase_itself() {
    let shop = Shop::new();
    shop.write("handover.toml", &project_file(&public("locked"), &public("chen"), &public("zhao"), ""));
    let key = key("locked");
    for (passphrase, expected, code) in [("guess", "wrong passphrase", 3), (PASSPHRASE, "Still to sign", 0)] {
        let words = ["sign", "cutover", "--as", "lin", "--yes", "--key", key.to_str().unwrap()];
        let mut pty = Pty::spawn(&words, &shop.path(""), 100, 40, &[]);
        pty.wait_for("Enter passphrase");
        pty.type_text(passphrase);
        pty.key(Key::Enter);
        pty.wait_for(expected);
        assert_eq!(pty.finish(), code);
    }
    assert_eq!(shop.verify(&[]).state(FIRST), "VALID");
}

#[test]
fn at_a_terminal_a_person_without_a_key_types_name_and_digest() {
    let shop = Shop::new();
    shop.edit("handover.toml", &format!("keys = [\"{}\"]\n", public("lin")), "");
    let mut pty = Pty::spawn(&["sign", "cutover", "--as", "lin"], &shop.path(""), 120, 40, &[]);
    pty.wait_for("Type your name");
    let line = pty.screen().into_iter().find(|line| line.starts_with("digest")).unwrap();
    let digest = line.split_whitespace().nth(1).unwrap()[..8].to_owned();
    pty.type_text("Lin");
    pty.key(Key::Enter);
    pty.wait_for("not what is shown above");
    pty.type_text("Lin Wei");
    pty.key(Key::Enter);
    pty.wait_for("first 8 characters of the digest");
    pty.type_text(&digest);
    pty.key(Key::Enter);
    pty.wait_for("identity not verified");
    pty.wait_for("Still to sign");
    assert_eq!(pty.finish(), 0);
    assert_eq!(shop.verify(&[]).state(FIRST), "UNSIGNED ATTESTATION");
}

#[test]
fn what_changes_while_a_person_reads_is_not_signed() {
    let shop = Shop::new();
    let key = key("lin");
    let words = ["sign", "cutover", "--as", "lin", "--key", key.to_str().unwrap()];
    let mut pty = Pty::spawn(&words, &shop.path(""), 100, 40, &[]);
    pty.wait_for("? Sign this: accepted, as Lin Wei? [y/N]");
    shop.write("evidence/other.txt", "another\n");
    pty.type_text("y");
    pty.wait_for("changed while you were reading");
    assert_eq!(pty.finish(), 3);
    assert!(!shop.path("records").exists());
}
