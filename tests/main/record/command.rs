//! `handover record` as a command: where it writes, which stage it takes, and what it prints for others to run.

use crate::support::pty::Pty;
use crate::support::record::{Printed, record_text};
use crate::support::runner::{Output, Runner};
use handover::document::decision::Method;
use handover::document::signed::RecordLang;
use handover::document::verdict::Verdict;
use handover::text::Lang;
use std::fs;
use std::process::Command;

/// A run with the first of its arguments cut at spaces.
fn run(runner: &Runner, arguments: &str) -> Output {
    runner.run(&arguments.split(' ').collect::<Vec<_>>())
}

#[test]
fn a_file_that_is_there_is_replaced_only_when_told_so() {
    let runner = Runner::new();
    runner.copy_example("store-agency");
    let written = run(&runner, "-C store-agency record --format html -o out.html");
    assert_eq!((written.code, written.out.as_str(), written.err.as_str()), (0, "", "Wrote out.html.\n"));
    let first = runner.read("out.html");
    let refused = run(&runner, "-C store-agency record --format md -o out.html");
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("out.html exists already") && refused.err.contains("--force"), "{}", refused.err);
    assert_eq!(runner.read("out.html"), first);
    assert_eq!(run(&runner, "-C store-agency record --format md -o out.html --force").code, 0);
    assert!(runner.read("out.html").starts_with("# Handover record"));
    fs::create_dir_all(runner.path("store-agency/records/cutover")).unwrap();
    let frozen = run(&runner, "-C store-agency record -o store-agency/records/cutover/record.md");
    assert_eq!(frozen.code, 2);
    assert!(frozen.err.contains("only by `handover sign`"), "{}", frozen.err);
    assert_eq!(run(&runner, "-C store-agency record -o no/such/folder.md").code, 3);
}

#[test]
fn a_stage_that_is_not_there_is_refused_with_those_that_are() {
    let runner = Runner::new();
    runner.copy_example("store-agency");
    let refused = run(&runner, "-C store-agency record cutove");
    assert_eq!(refused.code, 2);
    let told = refused.err.contains("no stage `cutove`") && refused.err.contains("stages: cutover, close");
    assert!(told, "{}", refused.err);
    let later = runner.env("HANDOVER_NOW", "2026-12-01T09:00:00+08:00");
    assert!(record_text(&later, "store-agency", &[]).contains("acme-store · cutover"), "the next that nobody signed");
}

#[test]
fn a_third_person_verifies_a_record_by_the_commands_it_prints() {
    let runner = Runner::new();
    let root = runner.copy_example("store-agency");
    let sh = |script: &str| Command::new("sh").args(["-ec", script]).current_dir(&root).output().expect("a shell");
    let keys = sh("ssh-keygen -q -t ed25519 -N '' -C 'lin@laptop' -f ../lin && cat ../lin.pub");
    let key = String::from_utf8(keys.stdout).unwrap().trim().to_owned();
    let project = fs::read_to_string(root.join("handover.toml")).unwrap();
    let with_key = format!("role = \"Account lead\"\nkeys = [\"{key}\"]");
    fs::write(root.join("handover.toml"), project.replacen("role = \"Account lead\"", &with_key, 1)).unwrap();
    let printed = Printed::draft(&root, "cutover", "2026-11-30T17:00:00+08:00").frozen();
    let printed =
        printed.signed_by("lin", Method::Ssh, Verdict::KeyNamed).signed_by("chen", Method::Typed, Verdict::Unverified);
    let folder = printed.signed.folder.clone().unwrap();
    fs::create_dir_all(root.join(&folder)).unwrap();
    let json = serde_json::to_string_pretty(&printed.signed.record).unwrap() + "\n";
    fs::write(root.join(&folder).join("record.json"), &json).unwrap();
    let signed = sh(&format!(
        "cd {folder} && (cd ../.. && sha256sum evidence/* | grep -v README) > EVIDENCE.sha256 \
         && sha256sum record.json EVIDENCE.sha256 > giver-lin.toml && cp giver-lin.toml receiver-chen.toml \
         && ssh-keygen -q -Y sign -f ../../../lin -n handover-signoff@v1 giver-lin.toml"
    ));
    assert!(signed.status.success(), "{}", String::from_utf8_lossy(&signed.stderr));
    let markdown = printed.markdown(RecordLang::One(Lang::En));
    let commands: Vec<&str> =
        markdown.split("```sh\n").skip(1).map(|rest| rest.split("\n```").next().unwrap()).collect();
    assert_eq!(commands.len(), 5, "{markdown}");
    let told = |at: usize| {
        let output = sh(commands[at]);
        (output.status.success(), String::from_utf8(output.stdout).unwrap())
    };
    assert_eq!(told(0), (true, format!("{}  {folder}/record.json\n", printed.signed.digest)));
    let (fine, evidence) = told(1);
    assert!(fine && !evidence.is_empty() && evidence.lines().all(|line| line.ends_with(": OK")), "{evidence}");
    assert_eq!(told(2), (true, String::new()), "every statement names the record and the evidence");
    assert!(told(3).0);
    let (fine, verified) = told(4);
    assert!(
        fine && verified.starts_with("Good \"handover-signoff@v1\" signature for lin with ED25519 key"),
        "{verified}"
    );
    assert!(markdown.contains("which no command can verify: Chen Yu."), "{markdown}");

    fs::write(root.join(&folder).join("record.json"), json.replacen("Acme", "Acmee", 1)).unwrap();
    let unbound = told(2).1;
    assert_eq!(unbound.lines().count(), 2, "a record that was not signed is seen: {unbound}");
    fs::write(root.join(&folder).join("giver-lin.toml"), "decision = \"rejected\"\n").unwrap();
    assert!(!told(4).0, "a changed statement is seen");
}

#[cfg(unix)]
#[test]
fn a_word_document_never_goes_to_a_terminal() {
    let runner = Runner::new();
    let project = runner.copy_example("store-agency");
    let mut terminal = Pty::spawn(&["record", "--format", "docx"], &project, 100, 20, &[]);
    terminal.wait_for("`-o acme-store-cutover.docx`");
    assert_eq!(terminal.finish(), 2);
    assert!(!terminal.raw_output().contains("PK"));
}
