//! Runs that are killed at every step: before each call in turn that changes the disk.

use super::disk::{has, skipped};
use super::runner::Runner;
use std::os::unix::process::ExitStatusExt;
use std::process::Command;

/// The calls that change the disk, or make a change last; not all of them are on every machine.
pub(crate) const CALLS: [&str; 14] = [
    "mkdir",
    "mkdirat",
    "rename",
    "renameat",
    "renameat2",
    "link",
    "linkat",
    "unlink",
    "unlinkat",
    "rmdir",
    "write",
    "fsync",
    "fchmod",
    "copy_file_range",
];

/// Whether runs can be killed at a step here; says so where they cannot.
pub(crate) fn can_kill() -> bool {
    let can =
        has("strace") && Command::new("strace").args(["-qq", "-o", "/dev/null", "true"]).status().unwrap().success();
    if !can {
        let demanded = std::env::var("HANDOVER_SHELL_TESTS").is_ok_and(|value| value == "1");
        assert!(!demanded, "strace is not installed, or may not trace");
        skipped("there is no strace that kills a run at a step");
    }
    can
}

/// Kills runs at every step: a run for each call that changes the disk, killed before it. `prepare` makes the folder,
/// `look` is given what such a run has left, and told which step it was. Returns how many steps there are.
pub(crate) fn at_every_step(
    folder: &str,
    arguments: &[&str],
    prepare: impl Fn() -> Runner,
    mut look: impl FnMut(&Runner, &str),
) -> usize {
    let mut steps = 0;
    for call in CALLS {
        for number in 1.. {
            let runner = prepare();
            if !killed_at(&runner, folder, arguments, (call, number)) {
                break;
            }
            steps += 1;
            look(&runner, &format!("killed before {call} {number}"));
        }
    }
    steps
}

/// Runs `handover` in a folder and kills it before a call, the first, the second and so on; whether it was killed.
/// Each thread of the run counts its own calls.
pub(crate) fn killed_at(runner: &Runner, folder: &str, arguments: &[&str], (call, number): (&str, usize)) -> bool {
    let ours = runner.command(&[]);
    let mut command = Command::new("strace");
    command.env_clear().envs(ours.get_envs().filter_map(|(name, value)| Some((name, value?))));
    command.args(["-f", "-qq", "-o", "/dev/null", "-e"]).arg(format!("trace=?{call}"));
    command.arg("-e").arg(format!("inject=?{call}:signal=KILL:when={number}"));
    command.arg(env!("CARGO_BIN_EXE_handover")).args(arguments).current_dir(runner.path(folder));
    let output = command.output().unwrap();
    let killed = output.status.signal() == Some(9) || output.status.code() == Some(137);
    assert!(killed || output.status.success(), "{arguments:?}: {output:?}");
    killed
}
