//! Scripts in Python that read what the program wrote, with the modules that others would read it with.

use std::io::Write;
use std::process::{Command, Stdio};

/// What a script prints that is given these bytes; nothing where the module is missing, which is told, and fails with
/// `HANDOVER_EXCHANGE_TESTS=1`.
#[expect(clippy::print_stderr, reason = "what is left out is said")]
pub(crate) fn python(module: &str, script: &str, input: &[u8]) -> Option<String> {
    let there = Command::new("python3").args(["-c", &format!("import {module}")]).output();
    if !there.is_ok_and(|output| output.status.success()) {
        let demanded = std::env::var("HANDOVER_EXCHANGE_TESTS").is_ok_and(|value| value == "1");
        assert!(!demanded, "python3 with {module} is not installed");
        eprintln!("left out: python3 with {module} is not installed, so nobody else has read the file");
        return None;
    }
    let mut command = Command::new("python3");
    command.args(["-c", script]).env("PYTHONIOENCODING", "utf-8");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let bytes = input.to_vec();
    let writing = std::thread::spawn(move || stdin.write_all(&bytes));
    let output = child.wait_with_output().unwrap();
    writing.join().unwrap().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).unwrap())
}
