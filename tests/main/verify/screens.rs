//! `handover verify`, as people see it: the frozen record, as it is and damaged.

use crate::support::runner::{Runner, copy_tree};
use crate::support::screens::{STORE, first_rows, project, screen};
use insta::assert_snapshot;
use std::path::Path;

/// The record of format 1, some years later.
fn v1() -> Runner {
    let runner = Runner::new().env("HANDOVER_NOW", "2031-01-01T00:00:00+08:00");
    copy_tree(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/records/v1"), runner.root());
    runner
}

#[test]
fn every_record_statement_and_piece_of_evidence_has_a_row() {
    assert_snapshot!(screen(&v1(), 100, &["verify", "--lang", "en"]), @r#"
    $ handover verify --lang en
    Evidence
      VALID       evidence/restore.txt
                  backups/orders: Restored

    close
      CURRENT     records/close-0f50abde87f3670a
      SIGNED, KEY NAMED BY THE PROJECT ONLY
        records/close-0f50abde87f3670a/giver-lin.toml
        Lin Wei 林薇, handover confirmed
        SHA256:rop4So05ntu8No2F1IO5ozgrlo1TlYg3QLn3g5ta3Ls
        only the project says whose key it is, and either side can write that
      UNVERIFIED  records/close-0f50abde87f3670a/receiver-bo.toml
                  李博, accepted
                  typed, entered by 李博; identity not verified
      SIGNED, KEY NAMED BY THE PROJECT ONLY
        records/close-0f50abde87f3670a/receiver-chen.2.toml
        陈宇, accepted
        SHA256:ERoM5X+6vks3tQO0E0P/esW2OugXO7l4pKL2qataRAM
        only the project says whose key it is, and either side can write that
      SIGNED, KEY NAMED BY THE PROJECT ONLY
        records/close-0f50abde87f3670a/receiver-chen.toml
        陈宇, not accepted: 再核对一次
        SHA256:ERoM5X+6vks3tQO0E0P/esW2OugXO7l4pKL2qataRAM
        only the project says whose key it is, and either side can write that
        replaced by a later statement of the same person

    cutover
      SUPERSEDED  records/cutover-128490146ea6c366
                  a later record that all signed has taken its place
                  records/cutover-1c33939aec07573c has taken its place
      SIGNED, KEY NAMED BY THE PROJECT ONLY
        records/cutover-128490146ea6c366/receiver-chen.toml
        陈宇, not accepted: 话术手册还是草稿
        SHA256:ERoM5X+6vks3tQO0E0P/esW2OugXO7l4pKL2qataRAM
        only the project says whose key it is, and either side can write that
      CONTINUED   records/cutover-1c33939aec07573c
                  it holds, and work has gone on since
                  "Phrase book": the reservation has ended, complete: Accepted by 陈宇
                  besides its items and terms, the record shows what has changed since: what later
                  stages count
      SIGNED, KEY NAMED BY THE PROJECT ONLY
        records/cutover-1c33939aec07573c/giver-lin.toml
        Lin Wei 林薇, handover confirmed
        SHA256:rop4So05ntu8No2F1IO5ozgrlo1TlYg3QLn3g5ta3Ls
        only the project says whose key it is, and either side can write that
      SIGNED, KEY NAMED BY THE PROJECT ONLY
        records/cutover-1c33939aec07573c/receiver-chen.toml
        陈宇, accepted with reservations
        SHA256:ERoM5X+6vks3tQO0E0P/esW2OugXO7l4pKL2qataRAM
        only the project says whose key it is, and either side can write that
      SIGNED, KEY NAMED BY THE PROJECT ONLY
        records/cutover-1c33939aec07573c/witness-zhao.toml
        Zhao Min, confirmed as witness
        SHA256:JOi4IGL9yX4rMNBVwDT2zVgzs7AtcCue0NKc9nj0QPY
        only the project says whose key it is, and either side can write that

    Nothing is wrong: 1 VALID, 1 CURRENT, 1 CONTINUED, 1 SUPERSEDED, 7 SIGNED, KEY NAMED BY THE PROJECT
    ONLY, 1 UNVERIFIED.
    cutover: signed by all, 3 by a key that only the project names
    close: signed by all, 1 unverified, 2 by a key that only the project names
    Compare these fingerprints with their owners over another channel, such as a call; then:
      handover keys confirm chen
      handover keys confirm lin
      handover keys confirm zhao
    --- exit 0
    "#);
    assert_snapshot!(first_rows(screen(&v1(), 60, &["verify", "--lang", "en"])), @"
    $ handover verify --lang en
    Evidence
      VALID
        evidence/restore.txt
        backups/orders: Restored

    close
      CURRENT
        records/close-0f50abde87f3670a
      SIGNED, KEY NAMED BY THE PROJECT ONLY
        records/close-0f50abde87f3670a/giver-lin.toml
        Lin Wei 林薇, handover confirmed
        SHA256:rop4So05ntu8No2F1IO5ozgrlo1TlYg3QLn3g5ta3Ls
        only the project says whose key it is, and either side
        can write that
      UNVERIFIED
        records/close-0f50abde87f3670a/receiver-bo.toml
        李博, accepted
        typed, entered by 李博; identity not verified
      SIGNED, KEY NAMED BY THE PROJECT ONLY
    ");
    assert_snapshot!(screen(&v1(), 100, &["verify", "--lang", "zh-CN"]), @"
    $ handover verify --lang zh-CN
    证据
      有效        evidence/restore.txt
                  backups/orders：已恢复

    收尾日
      现行有效    records/close-0f50abde87f3670a
      密钥仅由项目声明
        records/close-0f50abde87f3670a/giver-lin.toml
        Lin Wei 林薇，确认移交
        SHA256:rop4So05ntu8No2F1IO5ozgrlo1TlYg3QLn3g5ta3Ls
        只有项目文件说明密钥归属，而双方都能改写项目文件
      未经核实    records/close-0f50abde87f3670a/receiver-bo.toml
                  李博，验收通过
                  键入确认，由李博录入；身份未经核实
      密钥仅由项目声明
        records/close-0f50abde87f3670a/receiver-chen.2.toml
        陈宇，验收通过
        SHA256:ERoM5X+6vks3tQO0E0P/esW2OugXO7l4pKL2qataRAM
        只有项目文件说明密钥归属，而双方都能改写项目文件
      密钥仅由项目声明
        records/close-0f50abde87f3670a/receiver-chen.toml
        陈宇，不予验收：再核对一次
        SHA256:ERoM5X+6vks3tQO0E0P/esW2OugXO7l4pKL2qataRAM
        只有项目文件说明密钥归属，而双方都能改写项目文件
        已由本人后来的声明取代

    切换日
      已被取代    records/cutover-128490146ea6c366
                  已由各方签署的新移交单取代
                  已由 records/cutover-1c33939aec07573c 取代
      密钥仅由项目声明
        records/cutover-128490146ea6c366/receiver-chen.toml
        陈宇，不予验收：话术手册还是草稿
        SHA256:ERoM5X+6vks3tQO0E0P/esW2OugXO7l4pKL2qataRAM
        只有项目文件说明密钥归属，而双方都能改写项目文件
      有效，后续已推进
        records/cutover-1c33939aec07573c
        已签署的内容仍然成立
        “话术手册”：遗留问题已了结（已完成）：陈宇：已验收
        事项和条款以外，移交单所载内容其后有变动：计入后续阶段的事项
      密钥仅由项目声明
        records/cutover-1c33939aec07573c/giver-lin.toml
        Lin Wei 林薇，确认移交
        SHA256:rop4So05ntu8No2F1IO5ozgrlo1TlYg3QLn3g5ta3Ls
        只有项目文件说明密钥归属，而双方都能改写项目文件
      密钥仅由项目声明
        records/cutover-1c33939aec07573c/receiver-chen.toml
        陈宇，附遗留问题验收
        SHA256:ERoM5X+6vks3tQO0E0P/esW2OugXO7l4pKL2qataRAM
        只有项目文件说明密钥归属，而双方都能改写项目文件
      密钥仅由项目声明
        records/cutover-1c33939aec07573c/witness-zhao.toml
        Zhao Min，监交确认
        SHA256:JOi4IGL9yX4rMNBVwDT2zVgzs7AtcCue0NKc9nj0QPY
        只有项目文件说明密钥归属，而双方都能改写项目文件

    没有问题：有效 1、现行有效 1、有效，后续已推进 1、已被取代 1、密钥仅由项目声明 7、未经核实 1。
    切换日：各方均已签署；3 份密钥仅由项目声明
    收尾日：各方均已签署；1 份未经核实；2 份密钥仅由项目声明
    请通过电话等其他途径与本人核对指纹，然后运行：
      handover keys confirm chen
      handover keys confirm lin
      handover keys confirm zhao
    --- exit 0
    ");
    assert_snapshot!(first_rows(screen(&v1(), 60, &["verify", "--lang", "zh-CN"])), @"
    $ handover verify --lang zh-CN
    证据
      有效
        evidence/restore.txt
        backups/orders：已恢复

    收尾日
      现行有效
        records/close-0f50abde87f3670a
      密钥仅由项目声明
        records/close-0f50abde87f3670a/giver-lin.toml
        Lin Wei 林薇，确认移交
        SHA256:rop4So05ntu8No2F1IO5ozgrlo1TlYg3QLn3g5ta3Ls
        只有项目文件说明密钥归属，而双方都能改写项目文件
      未经核实
        records/close-0f50abde87f3670a/receiver-bo.toml
        李博，验收通过
        键入确认，由李博录入；身份未经核实
      密钥仅由项目声明
        records/close-0f50abde87f3670a/receiver-chen.2.toml
    ");
}

#[test]
fn what_is_wrong_is_said_in_its_row_and_at_the_end() {
    let runner = project(STORE);
    runner.write("evidence/orders-restore.txt", "Restored 19 orders.\n");
    assert_snapshot!(screen(&runner, 100, &["verify"]), @"
    $ handover verify
    Evidence
      CHANGED     evidence/orders-restore.txt
                  backups/orders: Note
                  expected fa4efac6…, found a3b5f395…

    Not as it was recorded: 1 CHANGED.
    --- exit 4
    ");
    assert_snapshot!(screen(&runner, 60, &["verify"]), @"
    $ handover verify
    Evidence
      CHANGED
        evidence/orders-restore.txt
        backups/orders: Note
        expected fa4efac6…, found a3b5f395…

    Not as it was recorded: 1 CHANGED.
    --- exit 4
    ");
    assert_snapshot!(screen(&runner, 100, &["verify", "--lang", "zh-CN"]), @"
    $ handover verify --lang zh-CN
    证据
      已改动      evidence/orders-restore.txt
                  backups/orders：备注
                  应为 fa4efac6…，实为 a3b5f395…

    与记录不一致：已改动 1。
    --- exit 4
    ");
    assert_snapshot!(screen(&runner, 60, &["verify", "--lang", "zh-CN"]), @"
    $ handover verify --lang zh-CN
    证据
      已改动
        evidence/orders-restore.txt
        backups/orders：备注
        应为 fa4efac6…，实为 a3b5f395…

    与记录不一致：已改动 1。
    --- exit 4
    ");
}
