//! What `handover keys` shows, as a person sees it.

use super::{CHEN, OTHER, project, with};
use crate::support::screens::screen;

#[test]
fn a_key_that_is_confirmed() {
    let runner = with(&[CHEN]);
    insta::assert_snapshot!(screen(&runner, 100, &["keys", "confirm", "chen", "--yes"]), @r#"
    $ handover keys confirm chen --yes
    Chen Yu <chen@acme.example>, receiver (Acme Retail)
      SHA256:dUP5g326Hzryn+g31ijdY5EIUSjxy/fp/xYle20hkVA
      listed in "Shop" for chen
      no signature by it has been noted on this machine
    Compare every character with what Chen Yu tells you over another channel than these files, in a call
    or face to face: `ssh-keygen -lf FILE.pub` shows it there.
    Confirmed: what this key signs for Chen Yu <chen@acme.example> comes out as verified.
    --- exit 0
    "#);
    insta::assert_snapshot!(screen(&runner, 100, &["keys"]), @r#"
    $ handover keys
    Chen Yu <chen@acme.example>
      SHA256:dUP5g326Hzryn+g31ijdY5EIUSjxy/fp/xYle20hkVA
      confirmed on 20 Nov
      seen on 20 Nov in "Shop"

    Keys that this project lists:
    Chen Yu
      SHA256:dUP5g326Hzryn+g31ijdY5EIUSjxy/fp/xYle20hkVA
      confirmed by you
    --- exit 0
    "#);
}

#[test]
fn another_key_for_a_person_who_is_known() {
    let runner = with(&[CHEN]);
    runner.run(&["keys", "confirm", "chen", "--yes"]);
    runner.write("handover.toml", &project(&format!("\"{OTHER}\"")));
    insta::assert_snapshot!(screen(&runner, 60, &["keys", "confirm", "chen", "--fingerprint", OTHER]), @r#"
    $ handover keys confirm chen --fingerprint ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINZHr2r4Sns6L+J7oLzx5AMKGrfWEDpr0/LOKxk07Cat
    Chen Yu <chen@acme.example>, receiver (Acme Retail)
      SHA256:Io2u93CNxR6EFg23Hbz6ziaDxvSZaiB4S+fD234hCfc
      listed in "Shop" for chen
      beware: you confirmed another key for this person on
      2026-11-20:
      SHA256:dUP5g326Hzryn+g31ijdY5EIUSjxy/fp/xYle20hkVA
    Compare every character with what Chen Yu tells you over
    another channel than these files, in a call or face to face:
    `ssh-keygen -lf FILE.pub` shows it there.
    --- on standard error
    error: nothing was changed, because nobody was asked
    hint: add `--yes` once its fingerprint is compared
    --- exit 2
    "#);
    insta::assert_snapshot!(screen(&runner, 60, &["keys", "confirm", "chen", "--fingerprint", OTHER, "--lang", "zh-CN"]), @"
    $ handover keys confirm chen --fingerprint ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINZHr2r4Sns6L+J7oLzx5AMKGrfWEDpr0/LOKxk07Cat --lang zh-CN
    Chen Yu <chen@acme.example>，接收方（Acme Retail）
      SHA256:Io2u93CNxR6EFg23Hbz6ziaDxvSZaiB4S+fD234hCfc
      “Shop”中登记在 chen 名下
      注意：你于 2026-11-20 为此人确认的是另一把密钥：
      SHA256:dUP5g326Hzryn+g31ijdY5EIUSjxy/fp/xYle20hkVA
    请通过文件以外的渠道（电话或当面）与Chen Yu逐字核对；对方可
    用 `ssh-keygen -lf 文件.pub` 查看。
    --- on standard error
    错误：未经确认，未作任何改动
    提示：核对其指纹后请加 `--yes`
    --- exit 2
    ");
}

#[test]
fn nothing_is_known_yet() {
    let runner = with(&[]);
    insta::assert_snapshot!(screen(&runner, 60, &["keys"]), @r"
    $ handover keys
    No keys are known yet. `handover sign` remembers those it
    sees, and `handover keys confirm PERSON` takes one that you
    compared.
    --- exit 0
    ");
    insta::assert_snapshot!(screen(&runner, 60, &["keys", "--lang", "zh-CN"]), @r"
    $ handover keys --lang zh-CN
    还没有密钥。`handover sign` 会记住见到的密钥；核对后可用
    `handover keys confirm 人员` 确认。
    --- exit 0
    ");
}

#[test]
fn keys_that_were_seen_and_changed() {
    let runner = with(&[]);
    let list = "../home/.config/handover/known-keys.toml";
    runner.write(list, include_str!("known-keys.toml"));
    insta::assert_snapshot!(screen(&runner, 100, &["keys"]), @r#"
    $ handover keys
    Chen Yu <chen@acme.example>
      SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
      seen, not confirmed
      seen from 2 Mar to 2 Nov in "Acme flagship store: from Bright Agency to Acme Retail", "Acme
      service desk"
      SHA256:BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB
      CHANGED: another key was known before; not confirmed
      seen on 19 Nov in "Acme flagship store: from Bright Agency to Acme Retail"

    Lin Wei <lin@bright.example>
      SHA256:BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB
      CHANGED: known as the key of Chen Yu <chen@acme.example>; not confirmed
      seen on 20 Nov

    Zhao Min
      SHA256:CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC
      confirmed on 20 Nov
      seen on 20 Nov

    Once you have compared a fingerprint over another channel, such as a call:
      handover keys confirm PERSON
    --- exit 0
    "#);
    insta::assert_snapshot!(screen(&runner, 60, &["keys", "--lang", "zh-CN"]), @r"
    $ handover keys --lang zh-CN
    Chen Yu <chen@acme.example>
      SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
      见过，未确认
      3月2日至11月2日见过：“Acme flagship store: from Bright
      Agency to Acme Retail”、“Acme service desk”
      SHA256:BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB
      密钥已变更：与之前的密钥不同，未确认
      11月19日见过：“Acme flagship store: from Bright Agency to
      Acme Retail”

    Lin Wei <lin@bright.example>
      SHA256:BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB
      密钥已变更：此密钥属于Chen Yu <chen@acme.example>，未确认
      11月20日见过

    Zhao Min
      SHA256:CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC
      11月20日已确认
      11月20日见过

    通过电话等其他渠道核对指纹后：
      handover keys confirm 人员
    --- exit 0
    ");
}
