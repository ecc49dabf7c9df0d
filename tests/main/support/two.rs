//! The same small project in TOML and in YAML, with comments and a layout that an edit must keep.

use super::runner::Runner;

const TOML: [(&str, &str); 2] = [
    (
        "handover.toml",
        r#"# the handover
format = 1
id = "small"
title = "Small handover"
language = "en"
timezone = "Asia/Shanghai"

[giver]
name = "Bright"
[receiver]
name = "Acme"

[milestones]
start   = 2026-11-02
cutover = 2026-11-30 # agreed in May
close   = 2026-12-31

[[people]]
id = "lin"
name = "Lin Wei"
party = "giver"
role = "Account lead"
email = "lin@bright.example"

[[people]]
id = "gu"
name = "Gu Ning"
party = "giver"

[[people]]
id = "chen"
name = "陈宇"
party = "receiver"

[[signoff]]
stage = "cutover"
signers = ["lin", "chen"]
"#,
    ),
    (
        "deliverables.toml",
        r#"# what is delivered
section = "deliverables"
due     = "cutover - 7d"

[[items]]
id    = "manual" # c
title = "Manual"
owner = ["Account lead", "chen", "print shop"]
log = [
  { at = 2026-11-10T10:00:00+08:00, by = "lin", did = "delivered" },
]

# the list
[[items]]
id = "list"
title = "Price list"
quantity = 3
needs = ["manual"]
only = true
owner = "gu"
log = [
]

[[items]]
id = "spare"
title = "Spare"
due = 2026-11-25 # fixed
log = [
]
"#,
    ),
];

const YAML: [(&str, &str); 2] = [
    (
        "handover.yaml",
        r#"# the handover
format: 1
id: small
title: Small handover
language: en
timezone: Asia/Shanghai
giver:
  name: Bright
receiver:
  name: Acme
milestones:
  start: 2026-11-02
  cutover: 2026-11-30 # agreed in May
  close: 2026-12-31
people:
  - id: lin
    name: Lin Wei
    party: giver
    role: Account lead
    email: lin@bright.example
  - id: gu
    name: Gu Ning
    party: giver
  - id: chen
    name: 陈宇
    party: receiver
signoff:
  - stage: cutover
    signers: [lin, chen]
"#,
    ),
    (
        "deliverables.yaml",
        r#"# what is delivered
section: deliverables
due: cutover - 7d
items:
  - id: manual # c
    title: Manual
    owner: [Account lead, chen, print shop]
    log:
      - {at: 2026-11-10T10:00:00+08:00, by: lin, did: delivered}

  # the list
  - id: list
    title: Price list
    quantity: 3
    needs: [manual]
    only: true
    owner: gu
    log:

  - id: spare
    title: Spare
    due: 2026-11-25 # fixed
    log:
"#,
    ),
];

/// A project in one of the two formats, in a repository of its own.
pub(crate) struct Two {
    pub(crate) runner: Runner,
}

impl Two {
    /// Both of them, TOML first.
    pub(crate) fn both() -> [Two; 2] {
        [TOML, YAML].map(|files| {
            let runner = Runner::new();
            for (path, text) in files {
                runner.write(path, text);
            }
            runner.git(".", &["init", "-q"]);
            runner.git(".", &["add", "-A"]);
            runner.git(".", &["commit", "-qm", "start"]);
            Two { runner }
        })
    }

    /// Its project file and its file of deliverables.
    pub(crate) fn files(&self) -> [&'static str; 2] {
        let own = |files: &[(&'static str, &'static str); 2]| files.map(|(path, _)| path);
        if self.runner.path(TOML[0].0).is_file() { own(&TOML) } else { own(&YAML) }
    }

    /// What a run changed: the lines that went and came, without their margins. The tree is put back.
    pub(crate) fn changed(&self, words: &[&str]) -> String {
        let output = self.runner.run(words);
        assert_eq!(output.code, 0, "{words:?}: {output:?}");
        let diff = self.runner.git(".", &["diff", "-U0"]);
        self.runner.git(".", &["checkout", "-q", "."]);
        let is_changed =
            |line: &&str| line.starts_with(['+', '-']) && !line.starts_with("+++") && !line.starts_with("---");
        diff.lines().filter(is_changed).map(|line| format!("{}{}\n", &line[..1], line[1..].trim())).collect()
    }

    /// What a run said that was refused and wrote nothing.
    pub(crate) fn refused(&self, words: &[&str]) -> String {
        let output = self.runner.run(words);
        assert_eq!(output.code, 2, "{words:?}: {output:?}");
        assert_eq!(self.runner.git(".", &["status", "--porcelain"]), "", "{words:?} wrote");
        output.err
    }
}
