//! A signature is written whole or not at all, whatever happens meanwhile.

use crate::support::keys::key;
use crate::support::runner::NOW;
use crate::support::shop::Shop;
use crate::support::wait;
use std::fs;
use std::process::{Command, Stdio};
use std::time::Duration;

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
            wait::a_while(Duration::from_micros(500 * step));
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
    let shop = Shop::new();
    fs::create_dir_all(shop.path("records/cutover")).unwrap();
    assert_eq!(shop.sign("lin", &[]).code, 3);
    assert_eq!(fs::read_dir(shop.path("records/cutover")).unwrap().count(), 0);
}
