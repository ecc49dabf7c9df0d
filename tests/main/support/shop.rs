//! A project that is ready to be signed, or signed, with the keys of [`super::keys`].

use crate::support::keys::{key, public};
use crate::support::runner::{Output, Runner, copy_tree};
use handover::evidence::Digest;
use serde_json::Value;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// A project in the folder `shop` of a runner, with people, keys and records.
pub(crate) struct Shop {
    pub(crate) runner: Runner,
}

/// Everything complete, so that the stage can be signed.
pub(crate) const ITEMS: &str = r#"section = "deliverables"

[[items]]
id = "manual"
title = "Manual"
owner = ["lin"]
log = [
  { at = 2026-11-18T10:00:00+08:00, by = "lin", did = "delivered", evidence = [{ path = "evidence/report.txt", sha256 = "6bd5f46fb9ac5fb0c3fcb76bf0ff9e5eb5d52c3cf0dff1f0d3f5e6a9e7a5a6d0" }] },
  { at = 2026-11-18T11:00:00+08:00, by = "chen", did = "accepted" },
]

[[items]]
id = "logo"
title = "Logo"
owner = ["lin"]
due = "cutover"
log = [
  { at = 2026-11-18T12:00:00+08:00, by = "lin", did = "delivered" },
  { at = 2026-11-18T13:00:00+08:00, by = "chen", did = "accepted" },
]
"#;

/// The project file, with the key of each person by name.
pub(crate) fn project_file(lin: &str, chen: &str, zhao: &str, extra: &str) -> String {
    format!(
        r#"format = 1
id = "shop"
uuid = "d2bcb736-b530-4e28-9ded-108d1ff0a977"
title = "Shop"
language = "en"
timezone = "Asia/Shanghai"

[giver]
name = "Bright Agency"

[receiver]
name = "Acme Retail"

[witness]
name = "Acme audit"

[milestones]
cutover = 2026-11-30
close = 2026-12-31

[[people]]
id = "lin"
name = "Lin Wei"
party = "giver"
role = "Account lead"
email = "lin@bright.example"
keys = ["{lin}"]

[[people]]
id = "chen"
name = "Chen Yu"
party = "receiver"
email = "chen@acme.example"
keys = ["{chen}"]

[[people]]
id = "zhao"
name = "Zhao Min"
party = "witness"
email = "zhao@audit.example"
keys = ["{zhao}"]

[[people]]
id = "bo"
name = "Bo Li"
party = "receiver"
email = "bo@acme.example"

[[signoff]]
stage = "cutover"
signers = ["lin", "chen", "zhao"]
declaration = "We have gone through it item by item."
{extra}"#
    )
}

impl Shop {
    /// The project, unsigned.
    pub(crate) fn new() -> Shop {
        Shop::with("")
    }

    /// The project with more lines at the end of its project file.
    pub(crate) fn with(extra: &str) -> Shop {
        let shop = Shop { runner: Runner::new() };
        shop.write("handover.toml", &project_file(&public("lin"), &public("chen"), &public("zhao"), extra));
        let digest = Digest::of(b"restored 20 of 20\n").to_string();
        let start = ITEMS.find("sha256 = \"").unwrap() + 10;
        shop.write("deliverables.toml", &ITEMS.replace(&ITEMS[start..start + 64], &digest));
        shop.write("evidence/report.txt", "restored 20 of 20\n");
        shop.write("evidence/other.txt", "restored 19 of 20\n");
        shop.write(".gitattributes", "* -text\n");
        shop
    }

    /// The project, in which one person lists no key.
    pub(crate) fn without_key_of(who: &str) -> Shop {
        let shop = Shop::new();
        shop.edit("handover.toml", &format!("keys = [\"{}\"]\n", public(who)), "");
        shop
    }

    /// The project, signed by lin and then by chen; zhao has not signed.
    pub(crate) fn signed() -> Shop {
        static MADE: OnceLock<Shop> = OnceLock::new();
        let made = MADE.get_or_init(|| {
            let shop = Shop::new();
            for who in ["lin", "chen"] {
                let output = shop.sign(who, &[]);
                assert_eq!(output.code, 0, "{}{}", output.out, output.err);
            }
            shop
        });
        let shop = Shop { runner: Runner::new() };
        copy_tree(&made.path(""), &shop.path(""));
        shop
    }

    /// The project, signed by all three.
    pub(crate) fn signed_by_all() -> Shop {
        static MADE: OnceLock<Shop> = OnceLock::new();
        let made = MADE.get_or_init(|| {
            let shop = Shop::signed();
            let output = shop.sign("zhao", &[]);
            assert_eq!(output.code, 0, "{}{}", output.out, output.err);
            shop
        });
        let shop = Shop { runner: Runner::new() };
        copy_tree(&made.path(""), &shop.path(""));
        shop
    }

    /// The project with open items: the logo is not accepted.
    pub(crate) fn open() -> Shop {
        let shop = Shop::new();
        let line = "  { at = 2026-11-18T13:00:00+08:00, by = \"chen\", did = \"accepted\" },\n";
        shop.edit("deliverables.toml", line, "");
        shop
    }

    /// The folders of the records of a stage, from the project folder.
    pub(crate) fn records(&self, stage: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path("records")).into_iter().flatten();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let own =
            names.filter(|name| name.rsplit_once('-').is_some_and(|(of, digits)| of == stage && digits.len() == 16));
        let mut own: Vec<String> = own.map(|name| format!("records/{name}")).collect();
        own.sort();
        own
    }

    /// The folder of the one record of the cutover.
    pub(crate) fn record(&self) -> String {
        let records = self.records("cutover");
        assert_eq!(records.len(), 1, "{records:?}");
        records[0].clone()
    }

    /// A file of the one record of the cutover.
    pub(crate) fn in_record(&self, name: &str) -> String {
        format!("{}/{name}", self.record())
    }

    /// The statement of a person under the one record of the cutover.
    pub(crate) fn statement(&self, who: &str) -> String {
        self.in_record(&statement_file(who))
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.runner.path(Path::new("shop").join(path))
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        self.runner.write(&format!("shop/{path}"), text);
    }

    pub(crate) fn read(&self, path: &str) -> String {
        self.runner.read(&format!("shop/{path}"))
    }

    /// Replaces the first of one text in a file with another.
    pub(crate) fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "{path} has no {from:?}");
        self.write(path, &text.replacen(from, to, 1));
    }

    /// Changes one byte of a file.
    pub(crate) fn flip(&self, path: &str, at: usize) {
        let mut bytes = fs::read(self.path(path)).unwrap();
        bytes[at] ^= 1;
        fs::write(self.path(path), bytes).unwrap();
    }

    pub(crate) fn run(&self, words: &[&str]) -> Output {
        self.runner.run_in("shop", words)
    }

    /// Signs cutover with the key that is called as the person.
    pub(crate) fn sign(&self, who: &str, more: &[&str]) -> Output {
        self.sign_with(who, who, more)
    }

    pub(crate) fn sign_with(&self, who: &str, key_name: &str, more: &[&str]) -> Output {
        let key = key(key_name);
        let words = ["sign", "cutover", "--as", who, "--key", key.to_str().unwrap(), "--yes"];
        self.run(&words.into_iter().chain(more.iter().copied()).collect::<Vec<_>>())
    }

    /// Runs `verify`, proves that it wrote nothing, and returns its rows by target, and its exit code.
    pub(crate) fn verify(&self, more: &[&str]) -> Verified {
        let words: Vec<&str> = ["verify", "--format", "json"].into_iter().chain(more.iter().copied()).collect();
        let before = self.runner.snapshot();
        let output = self.run(&words);
        assert!(self.runner.snapshot() == before, "verify has written something");
        let report: Value =
            serde_json::from_str(&output.out).unwrap_or_else(|_| panic!("{}{}", output.out, output.err));
        assert_eq!(report["verified"].as_bool(), Some(output.code == 0), "{}", output.out);
        let rows = report["rows"].as_array().unwrap().clone();
        Verified { code: output.code, rows, stages: report["stages"].as_array().unwrap().clone() }
    }
}

/// What `verify` reported.
#[derive(Debug)]
pub(crate) struct Verified {
    pub(crate) code: i32,
    pub(crate) rows: Vec<Value>,
    pub(crate) stages: Vec<Value>,
}

impl Verified {
    /// The state of a target; `-` where no row is about it.
    pub(crate) fn state(&self, target: &str) -> &str {
        let row = self.rows.iter().find(|row| row["target"] == target);
        row.and_then(|row| row["state"].as_str()).unwrap_or("-")
    }

    /// What is said about a target.
    pub(crate) fn detail(&self, target: &str) -> &str {
        let row = self.rows.iter().find(|row| row["target"] == target);
        row.and_then(|row| row["detail"].as_str()).unwrap_or_default()
    }

    /// Fails unless the target came out so, with these words about it, and the whole failed.
    #[track_caller]
    pub(crate) fn assert(&self, target: &str, state: &str, words: &str) {
        self.ends(4, target, state, words);
    }

    /// Fails unless the target came out so, with these words about it, and the whole ended so.
    #[track_caller]
    pub(crate) fn ends(&self, code: i32, target: &str, state: &str, words: &str) {
        assert_eq!(self.state(target), state, "{self:#?}");
        assert!(self.detail(target).contains(words), "{words:?} is not in {:?}", self.detail(target));
        assert_eq!(self.code, code, "{self:#?}");
    }
}

/// What `verify` says of a signature that only the project's own keys vouch for.
pub(crate) const NAMED: &str = "SIGNED, KEY NAMED BY THE PROJECT ONLY";

/// The name of a person's statement in the folder of a record.
pub(crate) fn statement_file(who: &str) -> String {
    let party = match who {
        "lin" => "giver",
        "zhao" => "witness",
        _ => "receiver",
    };
    format!("{party}-{who}.toml")
}

/// A script in a folder of its own, which comes first in PATH.
pub(crate) fn program(shop: &Shop, name: &str, script: &str) -> String {
    let path = shop.runner.path("bin").join(name);
    shop.runner.write(&format!("bin/{name}"), &format!("#!/bin/sh\n{script}\n"));
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    format!("{}:{}", shop.runner.path("bin").display(), std::env::var("PATH").unwrap())
}

/// Runs `handover` in the project with more in its environment.
pub(crate) fn run_with(shop: &Shop, environment: &[(&str, &str)], words: &[&str]) -> Output {
    let mut command = shop.runner.command(words);
    let output = command.current_dir(shop.path("")).envs(environment.iter().copied()).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Output { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
}

pub(crate) fn refused(shop: &Shop, output: &Output, code: i32, words: &str) {
    assert_eq!(output.code, code, "{}{}", output.out, output.err);
    assert!(output.err.contains(words), "{words:?} is not in {}", output.err);
    assert!(!shop.path("records").exists(), "something was written");
}

pub(crate) fn signoff_state(shop: &Shop) -> String {
    let output = shop.run(&["status", "--format", "json"]);
    let report: Value = serde_json::from_str(&output.out).unwrap();
    report["stages"][0]["signoff"]["state"].as_str().unwrap_or("-").to_owned()
}
