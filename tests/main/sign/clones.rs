//! Two clones and a witness over a bare repository: random work, random signing, the watch period, reservations settled.
//!
//! What was signed by all never becomes anything but CURRENT, CONTINUED or SUPERSEDED unless something that was signed
//! was really changed, and then it is told; and every record is the same bytes when it is made again on another clone
//! under another time zone, language and folder. `HANDOVER_SIMULATIONS=200` runs it so many times.

use crate::support::dice::Dice;
use crate::support::keys::key;
use crate::support::runner::{Output, Runner};
use crate::support::shop::{ITEMS, project_file};
use crate::support::{keys::public, shop::statement_file};
use handover::evidence::Digest;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Three clones of one repository, each in a place of its own, and the hour of the day.
struct World {
    runner: Runner,
    hour: usize,
    /// Items that were added, and whether something was really changed that may have been signed.
    added: usize,
    changed: bool,
}

const CLONES: [(&str, &str, &str, &str); 3] = [
    ("lin", "giver/a clone", "Asia/Shanghai", "C.UTF-8"),
    ("chen", "接收/仓库", "America/New_York", "zh_CN.UTF-8"),
    ("zhao", "w", "Pacific/Kiritimati", "tr_TR.UTF-8"),
];

impl World {
    fn new() -> World {
        let world = World { runner: Runner::new(), hour: 0, added: 0, changed: false };
        let close = "\n[[signoff]]\nstage = \"close\"\nsigners = [\"lin\", \"chen\"]\ndeclaration = \"Over.\"\n";
        let first = CLONES[0].1;
        let write = |path: &str, text: &str| world.runner.write(&format!("{first}/{path}"), text);
        write("handover.toml", &project_file(&public("lin"), &public("chen"), &public("zhao"), close));
        let digest = Digest::of(b"restored 20 of 20\n").to_string();
        let start = ITEMS.find("sha256 = \"").unwrap() + 10;
        let line = "  { at = 2026-11-18T13:00:00+08:00, by = \"chen\", did = \"accepted\" },\n";
        write("deliverables.toml", &ITEMS.replace(&ITEMS[start..start + 64], &digest).replace(line, ""));
        write("evidence/report.txt", "restored 20 of 20\n");
        write(
            "monitoring.toml",
            "section = \"monitoring\"\nstage = \"close\"\n\n[[items]]\nid = \"reply\"\ntitle = \"Reply\"\n",
        );
        write(".gitattributes", "* -text\n");
        let git = |folder: &str, words: &[&str]| world.runner.git(folder, words);
        git(".", &["init", "-q", "--bare", "hub.git"]);
        git(first, &["init", "-q"]);
        git(first, &["add", "-A"]);
        git(first, &["commit", "-qm", "start"]);
        git(first, &["push", "-q", "../../hub.git", "HEAD:main"]);
        git(first, &["remote", "add", "origin", "../../hub.git"]);
        for (_, folder, _, _) in &CLONES[1..] {
            let path = world.runner.path(folder);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            git(".", &["clone", "-q", "-b", "main", "hub.git", folder]);
        }
        world
    }

    fn run(&self, who: usize, words: &[&str]) -> Output {
        let (_, folder, zone, lang) = CLONES[who];
        let mut command = self.runner.command(words);
        let day = 20 + self.hour / 8;
        let (month, day) = if day > 30 { (12, day - 30) } else { (11, day) };
        let now = format!("2026-{month:02}-{day:02}T{:02}:00:00+08:00", 9 + self.hour % 8);
        command.current_dir(self.runner.path(folder)).env("TZ", zone).env("LANG", lang).env("HANDOVER_NOW", now);
        command.env("HANDOVER_CONFIG_DIR", self.runner.path(format!("own-{who}")));
        let output = command.env("HANDOVER_LANG", "en").output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Output { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
    }

    fn try_git(&self, who: usize, words: &[&str]) -> bool {
        let mut command = std::process::Command::new("git");
        command.args(["-c", "user.name=x", "-c", "user.email=x@example.org"]).args(words);
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        command.current_dir(self.runner.path(CLONES[who].1)).output().unwrap().status.success()
    }

    /// Commits what there is, takes in what the others did and gives it to them; returns whether git could unite it.
    fn sync(&self, who: usize) -> bool {
        self.try_git(who, &["add", "-A"]);
        self.try_git(who, &["commit", "-qm", "work"]);
        if !self.try_git(who, &["pull", "-q", "--no-rebase", "--no-edit", "origin", "main"]) {
            // Whoever cannot unite it takes what the others have, and does the work again.
            self.try_git(who, &["merge", "--abort"]);
            self.try_git(who, &["reset", "-q", "--hard", "origin/main"]);
            self.try_git(who, &["clean", "-qfd"]);
            return false;
        }
        self.try_git(who, &["push", "-q", "origin", "HEAD:main"])
    }

    /// Somebody does something: work, an addition, a note, a change of what is signed, a signature.
    fn act(&mut self, who: usize, dice: &mut Dice) {
        self.hour += 1;
        let name = CLONES[who].0;
        let key = key(name);
        let sign = |stage: &'static str| {
            let mut words = vec!["sign", stage, "--as", name, "--yes", "--key", key.to_str().unwrap()];
            words.extend(["--reserve-all", "--fix-by", "2027-01-20", "--person", "lin", "--note", "follows"]);
            words
        };
        match dice.roll(12) {
            0 => drop(self.run(who, &["mark", "logo", "accepted", "--as", name])),
            1 => drop(self.run(who, &["mark", "logo", "blocked", "--as", name, "--note", "x"])),
            2 => drop(self.run(who, &["mark", "manual", "noted", "--as", name, "--note", "read"])),
            3 => drop(self.run(who, &["mark", "reply", "observed", "--as", name, "--note", "52 s"])),
            4 => drop(self.run(who, &["mark", "reply", "agreed", "--as", name])),
            5 if self.added < 2 => {
                self.added += 1;
                assert_eq!(self.run(who, &["add", "deliverables", &format!("More {}", self.hour)]).code, 0);
            }
            6 if dice.chance(4) => {
                let output = self.run(who, &["mark", "manual", "reopened", "--as", name, "--note", "torn"]);
                self.changed |= output.code == 0;
            }
            7 => drop(self.run(who, &sign("close"))),
            _ => drop(self.run(who, &sign("cutover"))),
        }
    }

    fn verify(&self, who: usize) -> (i32, Value) {
        let output = self.run(who, &["verify", "--format", "json"]);
        (output.code, serde_json::from_str(&output.out).unwrap_or_else(|_| panic!("{output:?}")))
    }

    /// The records that all have signed, by folder, as they stand in a clone.
    fn signed_by_all(&self, who: usize) -> BTreeMap<String, String> {
        let (_, report) = self.verify(who);
        let rows = report["rows"].as_array().unwrap();
        let records = rows.iter().filter(|row| row["what"] == "record" && row["found"].is_string());
        let folder = |row: &Value| row["target"].as_str().unwrap().to_owned();
        let signers = |stage: &Value| if stage == "close" { &["lin", "chen"][..] } else { &["lin", "chen", "zhao"] };
        let has = |folder: &str, who: &str| {
            let target = format!("{folder}/{}", statement_file(who));
            rows.iter().any(|row| row["target"] == target && row["fails"] == false)
        };
        let signed = records.filter(|row| signers(&row["stage"]).iter().all(|who| has(&folder(row), who)));
        signed.map(|row| (folder(row), row["state"].as_str().unwrap().to_owned())).collect()
    }

    fn files(&self, who: usize, folder: &str) -> BTreeMap<String, Vec<u8>> {
        let path = self.runner.path(Path::new(CLONES[who].1).join(folder));
        let entries = fs::read_dir(path).into_iter().flatten().map(Result::unwrap);
        entries.map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap())).collect()
    }
}

#[test]
fn what_was_signed_by_all_departs_only_from_what_was_really_changed() {
    let runs = std::env::var("HANDOVER_SIMULATIONS").ok().and_then(|runs| runs.parse().ok()).unwrap_or(4_u64);
    let (mut signed, mut told, mut united) = (0, 0, 0);
    for seed in 0..runs {
        let mut dice = Dice(seed);
        let mut world = World::new();
        for _ in 0..24 {
            let who = dice.roll(3);
            world.act(who, &mut dice);
            if dice.chance(2) {
                united += usize::from(world.sync(who));
            }
        }
        for who in [0, 1, 2, 0, 1, 2] {
            world.sync(who);
        }
        for who in 0..3 {
            let all = world.signed_by_all(who);
            for (folder, state) in &all {
                signed += 1;
                if state == "DEPARTED" {
                    told += 1;
                    assert!(world.changed, "seed {seed}: {folder} departs though nothing was changed");
                } else {
                    let holds = ["CURRENT", "CONTINUED", "SUPERSEDED"].contains(&state.as_str());
                    assert!(holds, "seed {seed}: {folder} is {state}");
                }
                // The same files on every clone that has it, whoever made it and wherever.
                for other in 0..3 {
                    let (own, theirs) = (world.files(who, folder), world.files(other, folder));
                    for name in ["record.json", "EVIDENCE.sha256"] {
                        assert!(theirs.is_empty() || own[name] == theirs[name], "seed {seed}: {folder}/{name}");
                    }
                }
            }
        }
    }
    println!("{runs} runs, {united} syncs, {signed} signed by all in some clone, {told} departed");
    assert!(signed > 0, "nothing was ever signed by all");
}
