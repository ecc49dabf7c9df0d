//! `handover keys add`: a public key of a person gets into the project file.

use crate::support::two::Two;
use insta::assert_snapshot;

const KEY: &str = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINZHr2r4Sns6L+J7oLzx5AMKGrfWEDpr0/LOKxk07Cas";

#[test]
fn a_key_is_one_line_of_the_project_file_and_is_listed_then() {
    let [toml, yaml] = Two::both();
    for two in [&toml, &yaml] {
        two.runner.write("../lin.pub", &format!("{KEY} lin@laptop\n"));
    }
    assert_eq!(toml.changed(&["keys", "add", "lin", "../lin.pub"]), format!("+keys = [\"{KEY}\"]\n"));
    assert_eq!(yaml.changed(&["keys", "add", "Lin Wei", "../lin.pub"]), format!("+keys: [{KEY}]\n"));
    assert_snapshot!(toml.runner.run(&["keys", "add", "lin", "../lin.pub"]).out, @"
    A key of Lin Wei was added to handover.toml:
      SHA256:dUP5g326Hzryn+g31ijdY5EIUSjxy/fp/xYle20hkVA
    Commit it, so that the other side can check what you sign.
      git add handover.toml && git commit -m 'List the key of Lin Wei'
    ");
    assert_snapshot!(toml.runner.run(&["keys", "add", "lin", KEY]).out, @"Lin Wei has the key SHA256:dUP5g326Hzryn+g31ijdY5EIUSjxy/fp/xYle20hkVA already.");
    assert_snapshot!(toml.runner.run(&["keys", "list"]).out, @"
    No keys are known yet. `handover sign` remembers those it sees, and `handover keys confirm PERSON`
    takes one that you compared.

    Keys that this project lists:
    Lin Wei
      SHA256:dUP5g326Hzryn+g31ijdY5EIUSjxy/fp/xYle20hkVA
      not confirmed by you
    ");
    assert_snapshot!(toml.runner.run(&["--lang", "zh-CN", "keys"]).out, @"
    还没有密钥。`handover sign` 会记住见到的密钥；核对后可用 `handover keys confirm 人员` 确认。

    本项目列出的密钥：
    Lin Wei
      SHA256:dUP5g326Hzryn+g31ijdY5EIUSjxy/fp/xYle20hkVA
      你尚未确认
    ");
}

#[test]
fn what_is_no_key_is_refused_and_nobody_to_be_found_is_told_how_to_make_one() {
    for two in Two::both() {
        assert!(two.refused(&["keys", "add", "lin", "deliverables"]).contains("holds no public key"));
        let none = two.refused(&["keys", "add", "lin"]);
        assert!(none.contains("ssh-keygen -t ed25519"), "{none}");
    }
}
