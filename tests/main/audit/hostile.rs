//! A repository that somebody else set up: nothing that it configures runs, and nothing in it makes one commit or one name
//! pass for another.

use super::{ELEVEN, NOON, TEN, audit, commit, found, mark, none, repository};
use crate::support::runner::Runner;

/// A program that leaves a trace when it runs.
fn trap(runner: &Runner) -> String {
    let trap = runner.path("../home/trap");
    std::fs::write(&trap, format!("#!/bin/sh\necho \"$0 $*\" >> {}.ran\ncat\n", trap.display())).unwrap();
    std::fs::set_permissions(&trap, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    trap.display().to_string()
}

#[test]
fn nothing_that_a_repository_configures_runs_whatever_is_asked_of_git() {
    let runner = repository();
    mark(&runner, TEN, &["a", "granted", "--as", "lin"]);
    commit(&runner, "lin", TEN, &[]);
    mark(&runner, ELEVEN, &["a", "confirmed", "--as", "chen"]);
    commit(&runner, "chen", ELEVEN, &[]);
    let trap = trap(&runner);
    let settings = [
        "core.fsmonitor",
        "core.pager",
        "core.editor",
        "core.sshCommand",
        "core.gitProxy",
        "core.askPass",
        "core.alternateRefsCommand",
        "diff.external",
        "diff.x.textconv",
        "diff.x.command",
        "filter.x.clean",
        "filter.x.smudge",
        "filter.x.process",
        "filter.a=b.clean",
        "gpg.program",
        "gpg.ssh.program",
        "gpg.x509.program",
        "merge.x.driver",
        "pager.log",
        "pager.blame",
        "pager.config",
        "credential.helper",
        "sequence.editor",
        "uploadpack.packObjectsHook",
        "trailer.x.command",
        "interactive.diffFilter",
        "alias.blame",
        "alias.rev-list",
        "alias.cat-file",
        "alias.status",
        "remote.origin.uploadpack",
    ];
    for setting in settings {
        runner.git(".", &["config", setting, &trap]);
    }
    for (setting, value) in [
        ("filter.x.required", "true"),
        ("log.showSignature", "true"),
        ("diff.submodule", "log"),
        ("core.hooksPath", "../home/hooks"),
        ("extensions.partialClone", "origin"),
        ("remote.origin.url", "ext::/bin/false"),
        ("remote.origin.promisor", "true"),
        ("core.repositoryFormatVersion", "1"),
    ] {
        runner.git(".", &["config", setting, value]);
    }
    for hook in ["post-index-change", "pre-commit", "reference-transaction", "post-checkout"] {
        runner.write(&format!("../home/hooks/{hook}"), &format!("#!/bin/sh\nexec {trap}\n"));
        let place = runner.path(format!("../home/hooks/{hook}"));
        std::fs::set_permissions(&place, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    }
    runner.write(".gitattributes", "*.toml diff=x filter=x merge=x\n*.yaml filter=a=b\n");
    runner.write("more.toml", "section = \"lessons\"\n");
    // The file is looked at anew, since it is no longer as git last saw it.
    runner.write("list.toml", &(runner.read("list.toml") + "# a word\n"));
    for words in [
        &["audit"][..],
        &["log"],
        &["diff", "HEAD~1"],
        &["check", "--no-input"],
        &["status"],
        &["next"],
        &["verify"],
        &["sign", "cutover", "--as", "lin", "--key", "none"],
        &["sign", "cutover", "--as", "lin", "--allow-dirty", "--yes"],
        &["show", "a"],
    ] {
        let ran = runner.run(words);
        let trace = runner.path("../home/trap.ran");
        let told = || std::fs::read_to_string(&trace).unwrap_or_default();
        assert!(!trace.exists(), "{words:?} ran {}: {ran:?}", told());
        assert!(ran.code < 5, "{words:?}: {ran:?}");
    }
    assert_eq!(found(&runner).0, ["", ""], "and it is still seen who committed what");
}

#[test]
fn a_mailmap_a_replacement_and_a_graft_change_nothing_of_what_is_said() {
    let runner = repository();
    mark(&runner, TEN, &["a", "granted", "--as", "lin"]);
    commit(&runner, "gu", TEN, &[]);
    let (forged, whole) = ("author committer", runner.read("list.toml"));
    let act = whole.lines().find(|line| line.contains("granted")).unwrap().to_owned() + "\n";
    runner.write(
        "list.toml",
        &whole.replace(&act, &(act.clone() + &act.replace("granted", "noted").replace("did", "note = \"x\", did"))),
    );
    commit(&runner, "lin", TEN, &[]);
    runner.write("list.toml", &whole);
    commit(&runner, "chen", NOON, &[]);
    let expected = (vec![forged.to_owned()], vec!["deleted noted".to_owned()]);
    assert_eq!(found(&runner), expected);
    runner.write(".mailmap", "Lin Wei <lin@example.org> <gu@example.org>\n");
    assert_eq!(found(&runner), expected, "a mailmap");
    let name = |revision: &str| runner.git(".", &["rev-parse", revision]).trim().to_owned();
    runner.write("../home/said", "");
    runner.git(".", &["replace", "--graft", "HEAD", "HEAD~3"]);
    assert_eq!(found(&runner), expected, "a replacement");
    runner.git(".", &["replace", "-d", &name("HEAD")]);
    runner.write(".git/info/grafts", &format!("{} {}\n", name("HEAD"), name("HEAD~3")));
    assert_eq!(found(&runner), expected, "a graft");
    assert_eq!(audit(&runner).0["commits"], 4);
    assert_ne!(found(&runner).1, none());
}
