//! A signature is written whole or not at all, whatever happens meanwhile.

use crate::support::keys::key;
use crate::support::killed::{CALLS, can_kill, killed_at};
use crate::support::runner::NOW;
use crate::support::shop::Shop;
use crate::support::wait;
use std::fs;
use std::process::{Command, Stdio};
use std::time::Duration;

/// Whether somebody's statement is there. A record is whole, and a statement never stands without its signature.
#[track_caller]
fn whole(shop: &Shop, who: &str) -> bool {
    let names: Vec<String> = shop.runner.names().into_iter().filter(|name| name.contains("records/cutover-")).collect();
    let has = |name: &str| names.iter().any(|known| known.ends_with(name));
    let statement = match who {
        "lin" => "giver-lin.toml",
        _ => "witness-zhao.toml",
    };
    assert_eq!(has(statement), has(&format!("{statement}.sig")), "{names:?}");
    if !names.is_empty() {
        assert!(has("EVIDENCE.sha256") && has("record.json") && has("giver-lin.toml.sig"), "{names:?}");
        let verified = shop.run(&["verify"]);
        assert_eq!(verified.code, 0, "{verified:?}");
    }
    has(statement)
}

/// What killed runs have left is cleared away by the next one.
#[track_caller]
fn assert_tidy_after_next(shop: &Shop, who: &str) {
    let next = shop.sign(who, &[]);
    assert_eq!(next.code, 0, "{next:?}");
    assert!(whole(shop, who));
    let left = |name: &String| name.contains(".tmp-") || name.contains(".handover-");
    assert!(!shop.runner.names().iter().any(left), "{:?}", shop.runner.names());
}

#[test]
fn a_run_that_is_killed_at_any_moment_leaves_no_half_of_a_record() {
    let mut ended = [0, 0];
    for (fresh, who) in [(Shop::new as fn() -> Shop, "lin"), (Shop::signed, "zhao")] {
        let key = key(who);
        let mut shop = fresh();
        for step in 0..60_u64 {
            let mut command =
                shop.runner.command(&["sign", "cutover", "--as", who, "--key", key.to_str().unwrap(), "--yes"]);
            command.current_dir(shop.path("")).stdout(Stdio::null()).stderr(Stdio::null());
            let mut child = command.spawn().unwrap();
            wait::a_while(Duration::from_micros(1_000 * step));
            child.kill().unwrap();
            child.wait().unwrap();
            let done = whole(&shop, who);
            ended[usize::from(done)] += 1;
            // Not the same with the statement removed: the signer keeps a copy, which would tell that it is missing.
            if done {
                shop = fresh();
            }
        }
        if !whole(&shop, who) {
            assert_tidy_after_next(&shop, who);
        }
    }
    assert!(ended[0] > 0, "no run was killed in time");
}

#[test]
fn a_signature_that_is_killed_at_any_step_is_whole_or_not_there_and_the_next_one_works() {
    if !can_kill() {
        return;
    }
    for (fresh, who) in [(Shop::new as fn() -> Shop, "lin"), (Shop::signed, "zhao")] {
        let key = key(who);
        let words = ["sign", "cutover", "--as", who, "--key", key.to_str().unwrap(), "--yes"];
        let (mut steps, mut done) = (0, 0);
        for call in CALLS {
            for number in 1.. {
                let shop = fresh();
                if !killed_at(&shop.runner, shop.path("").to_str().unwrap(), &words, (call, number)) {
                    break;
                }
                steps += 1;
                if whole(&shop, who) {
                    done += 1;
                } else {
                    assert_tidy_after_next(&shop, who);
                }
            }
        }
        println!("{who}: {steps} steps, signed after {done}");
        assert!(steps > 10 && done < steps, "{who}: {steps} steps, signed after {done}");
    }
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
    command.args(["-c", &script]).current_dir(shop.path("")).env("HANDOVER_NOW", NOW).env("LANG", "C.UTF-8");
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
    let digest = Shop::signed().record();
    let shop = Shop::new();
    fs::create_dir_all(shop.path(&digest)).unwrap();
    assert_eq!(shop.sign("lin", &[]).code, 3);
    assert_eq!(fs::read_dir(shop.path(&digest)).unwrap().count(), 0);
}
