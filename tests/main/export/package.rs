//! The package: a receiver without git has all of it, and can tell that it is whole.

use crate::support::runner::Runner;
use crate::support::small::Small;
use std::fs;
use std::process::Command;

fn unpack(runner: &Runner, package: &str, folder: &str) {
    let mut archive = zip::ZipArchive::new(fs::File::open(runner.path(package)).unwrap()).unwrap();
    archive.extract(runner.path(folder)).unwrap();
}

/// What `sha256sum -c` says of a folder.
fn holds(runner: &Runner, folder: &str) -> bool {
    let mut command = Command::new("sha256sum");
    command.args(["-c", "--strict", "--quiet", "SHA256SUMS"]).current_dir(runner.path(folder));
    command.output().unwrap().status.success()
}

#[test]
fn what_is_unpacked_is_the_project_with_its_evidence_and_says_whether_it_is_whole() {
    let runner = Runner::new();
    runner.copy_example("客服中心交接");
    let before = runner.snapshot();
    let output = runner.run_in("客服中心交接", &["export", "zip", "-o", "../a.zip"]);
    assert_eq!((output.code, output.out.as_str()), (0, ""));
    assert!(output.err.contains("sha256sum -c SHA256SUMS"), "{}", output.err);
    let again = runner.run(&["-C", "客服中心交接", "export", "zip", "-o", "b.zip"]);
    assert_eq!(again.code, 0);
    assert_eq!(fs::read(runner.path("a.zip")).unwrap(), fs::read(runner.path("b.zip")).unwrap());
    unpack(&runner, "a.zip", "unpacked");
    assert!(holds(&runner, "unpacked"));
    let status = |folder: &str| runner.run_in(folder, &["status", "--format", "json"]).out;
    assert_eq!(status("unpacked").replace("unpacked", "客服中心交接"), status("客服中心交接"));
    assert_eq!(runner.run_in("unpacked", &["verify"]).code, runner.run_in("客服中心交接", &["verify"]).code);
    fs::write(runner.path("unpacked/风险.yaml"), "section: risks\n").unwrap();
    assert!(!holds(&runner, "unpacked"));
    for (path, bytes) in before {
        assert_eq!(runner.snapshot().get(&path), Some(&bytes), "{}", path.display());
    }
}

#[test]
fn backups_go_along_when_they_are_asked_for_and_what_lies_elsewhere_is_told() {
    let runner = Small::new()
        .item("backups/orders", "location = \"dumps/orders\"", &[])
        .item("backups/shop", "location = \"s3://bucket/shop\"", &[])
        .file("dumps/orders/a.sql", "create\n")
        .write();
    runner.run(&["export", "zip", "-o", "plain.zip"]);
    let output = runner.run(&["export", "zip", "-o", "whole.zip", "--with-backups"]);
    assert!(output.err.contains("s3://bucket/shop"), "{}", output.err);
    unpack(&runner, "plain.zip", "plain");
    unpack(&runner, "whole.zip", "whole");
    assert!(!runner.path("plain/dumps").exists());
    assert_eq!(runner.read("whole/dumps/orders/a.sql"), "create\n");
    assert!(holds(&runner, "whole"));
}

#[cfg(unix)]
#[test]
fn a_link_or_a_private_key_keeps_a_package_from_being_made_and_nothing_is_left() {
    let runner = Small::new().item("scope/goals", "", &[]).file("evidence/log.txt", "fine\n").write();
    let key = ["-----BEGIN OPENSSH", "PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAA\n"].join(" ");
    runner.write("evidence/id", &key);
    for (name, told) in [("id", "private key"), ("link", "link")] {
        if name == "link" {
            fs::remove_file(runner.path("evidence/id")).unwrap();
            std::os::unix::fs::symlink("/etc/passwd", runner.path("evidence/link")).unwrap();
        }
        let before = runner.snapshot();
        let output = runner.run(&["export", "zip", "-o", "a.zip"]);
        assert_eq!(output.code, 3, "{name}");
        assert!(output.err.contains(told), "{}", output.err);
        assert_eq!(runner.snapshot(), before, "{name}");
    }
}
