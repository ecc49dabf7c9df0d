//! The files of `examples/ci`: what they tell a build server to run is run here, on a real handover.

use crate::support::runner::Runner;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn ci(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/ci").join(name)
}

fn yaml(name: &str) -> serde_json::Value {
    serde_yaml::from_str(&fs::read_to_string(ci(name)).unwrap()).unwrap()
}

/// A handover in git, in the folder that runs start in.
fn store() -> Runner {
    let runner = Runner::new();
    let at = runner.copy_example("store-agency");
    fs::rename(at, runner.path("store")).unwrap();
    runner.git("store", &["init", "-q"]);
    commit(&runner, "a handover");
    runner
}

fn commit(runner: &Runner, message: &str) {
    runner.git("store", &["add", "-A"]);
    runner.git("store", &["commit", "-q", "--no-verify", "-m", message]);
}

/// The exit code of lines that a build server runs, as it runs them.
fn run(runner: &Runner, lines: &str) -> String {
    let summary = runner.path("summary.md");
    let script = format!("export GITHUB_STEP_SUMMARY='{}'\nset -e\n{lines}", summary.display());
    runner.write("script.sh", &script);
    runner.shell("sh -e ../script.sh >../said 2>&1; echo $?", &runner.path("store")).trim().to_owned()
}

#[test]
fn the_github_workflow_runs_as_it_is_written() {
    let workflow = yaml("github-action.yml");
    let steps = workflow["jobs"]["check"]["steps"].as_array().unwrap();
    let scripts: Vec<&str> = steps.iter().filter_map(|step| step["run"].as_str()).collect();
    let own: Vec<&str> = scripts.into_iter().filter(|script| script.contains("handover ")).collect();
    assert_eq!(own.len(), 3);
    let runner = store();
    let codes = |runner: &Runner| own.iter().map(|script| run(runner, script)).collect::<Vec<_>>();
    assert_eq!(codes(&runner), ["1", "0", "0"], "something is late in the example, and nothing is wrong");
    assert!(runner.read("summary.md").starts_with("| Section"), "{}", runner.read("summary.md"));
    assert!(runner.read("store/handover-junit.xml").starts_with("<?xml"));
    runner.write("store/scope.toml", "section = \"scope");
    assert_eq!(run(&runner, own[0]), "3");
    assert!(runner.read("said").contains("::error file=scope.toml,line=1"), "{}", runner.read("said"));
}

#[test]
fn the_gitlab_job_runs_as_it_is_written() {
    let job = yaml("gitlab-ci.yml");
    let lines: Vec<&str> =
        job["handover"]["script"].as_array().unwrap().iter().filter_map(|line| line.as_str()).collect();
    let runner = store();
    assert_eq!(run(&runner, &lines.join("\n")), "1");
    let reports = &job["handover"]["artifacts"]["reports"];
    let quality = runner.read(&format!("store/{}", reports["codequality"].as_str().unwrap()));
    assert!(serde_json::from_str::<serde_json::Value>(&quality).unwrap().is_array());
    assert!(runner.read(&format!("store/{}", reports["junit"].as_str().unwrap())).starts_with("<?xml"));
}

#[test]
fn the_hook_of_git_holds_back_what_cannot_be_read_and_nothing_else() {
    let runner = store();
    fs::copy(ci("pre-commit"), runner.path("store/.git/hooks/pre-commit")).unwrap();
    let commits = || {
        let line = "git add -A && git -c user.name=T -c user.email=t@example.org commit -qm x && echo committed";
        runner.shell(line, &runner.path("store")).contains("committed")
    };
    let text = runner.read("store/lessons.toml");
    runner.write("store/lessons.toml", &format!("{text}\n# seen\n"));
    assert!(commits(), "what is late in the example holds nothing back");
    runner.write("store/lessons.toml", &format!("{text}\n[[items\n"));
    assert!(!commits());
}

#[test]
fn the_hooks_for_pre_commit_run_in_it() {
    if Command::new("pre-commit").arg("--version").output().is_err() {
        let demanded = std::env::var("HANDOVER_SHELL_TESTS").is_ok_and(|value| value == "1");
        assert!(!demanded, "pre-commit is not there");
        eprintln!("left out: pre-commit is not there");
        return;
    }
    let runner = store();
    fs::create_dir_all(runner.path("hooks")).unwrap();
    fs::copy(ci(".pre-commit-hooks.yaml"), runner.path("hooks/.pre-commit-hooks.yaml")).unwrap();
    runner.git("hooks", &["init", "-q"]);
    runner.git("hooks", &["add", "-A"]);
    runner.git("hooks", &["commit", "-qm", "hooks"]);
    let folder = runner.path("store");
    let tried = |hook: &str| {
        runner.shell(&format!("pre-commit try-repo ../hooks {hook} --all-files --hook-stage manual"), &folder)
    };
    let own = || {
        let config = ci(".pre-commit-config.yaml");
        runner.shell(&format!("pre-commit run --all-files -c '{}'", config.display()), &folder)
    };
    for told in [tried("handover-check"), tried("handover-verify"), own()] {
        assert!(told.contains("Passed"), "{told}");
    }
    runner.write("store/scope.toml", "section = \"scope");
    commit(&runner, "broken");
    for told in [tried("handover-check"), own()] {
        assert!(told.contains("Failed") && told.contains("scope.toml"), "{told}");
    }
}
