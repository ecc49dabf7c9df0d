//! Waiting for something to come about, instead of for a while that is too short on a slow machine.

use std::fs;
use std::path::Path;
use std::process::Child;
use std::thread;
use std::time::{Duration, Instant};

/// How long anything may take before a test fails: far more than it takes on a busy machine.
pub(crate) const PATIENCE: Duration = Duration::from_secs(120);

/// How often to look.
const STEP: Duration = Duration::from_millis(2);

/// Waits until something is so; `what` says what was waited for in vain.
#[track_caller]
pub(crate) fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    get(|| what.to_owned(), || is_so().then_some(()));
}

/// Waits until there is something, and returns it; `what` says what was waited for in vain.
#[track_caller]
pub(crate) fn get<T>(what: impl Fn() -> String, mut look: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(start.elapsed() < PATIENCE, "waited in vain for {}", what());
        thread::sleep(STEP);
    }
}

/// Lets a while pass where the moment is what is tried, as when a process is killed at any time.
pub(crate) fn a_while(time: Duration) {
    thread::sleep(time);
}

/// Waits until a file that is changed now gets another time than this one has: file systems keep time in ticks.
#[track_caller]
pub(crate) fn for_next_tick(path: &Path) {
    let changed = |path: &Path| fs::metadata(path).unwrap().modified().unwrap();
    let before = changed(path);
    let probe = tempfile::NamedTempFile::new().unwrap();
    until("the next tick of the file system's clock", || {
        fs::write(probe.path(), "x").unwrap();
        changed(probe.path()) > before
    });
}

/// Waits until a process waits for a lock that another one holds, where the system tells: proc_locks(5).
#[track_caller]
pub(crate) fn for_lock(child: &Child) {
    let id = child.id().to_string();
    until("a process that waits for a lock", || {
        let Ok(locks) = fs::read_to_string("/proc/locks") else { return true };
        locks.lines().any(|line| line.contains("->") && line.split_whitespace().any(|word| word == id))
    });
}
