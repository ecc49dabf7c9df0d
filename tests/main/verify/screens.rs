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
    What        Item or stage    File or address         State                   Detail
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    evidence    backups/orders   evidence/restore.txt    VALID
                restored
    record      close            records/close           VALID
    statement   close            records/close/01-give   VALID                   Lin Wei 林薇,
                                 r-lin.toml                                      accepted, SHA256:vPYd
                                                                                 Nuel8p/yPEt3TElpXEKid
                                                                                 qAN4fmXL3QlVrw1+q0
    statement   close            records/close/02-rece   VALID                   陈宇, accepted, SHA25
                                 iver-chen.toml                                  6:YAstMJBCPW11VCCPEgL
                                                                                 F8NOKchsjIM3VYjISM9l+
                                                                                 VFg
    statement   close            records/close/03-rece   UNSIGNED ATTESTATION    李博, accepted;
                                 iver-bo.toml                                    typed, identity not
                                                                                 verified
    record      cutover          records/cutover         STALE                   the project has
                                                                                 changed since:
                                                                                 changed:
                                                                                 monitoring.toml, 客服
                                                                                 /deliverables.yaml;
                                                                                 "话术手册": you
                                                                                 signed: in progress;
                                                                                 now: complete; "First
                                                                                 reply within 60
                                                                                 seconds": you signed:
                                                                                 open; now: complete;
                                                                                 the project as it is
                                                                                 now is signed in
                                                                                 records/close
    statement   cutover          records/cutover/01-re   STALE                   陈宇, rejected, SHA25
                                 ceiver-chen.toml                                6:YAstMJBCPW11VCCPEgL
                                                                                 F8NOKchsjIM3VYjISM9l+
                                                                                 VFg; the project has
                                                                                 changed since
    record      cutover          records/cutover.r2      STALE                   the project has
                                                                                 changed since:
                                                                                 changed:
                                                                                 monitoring.toml, 客服
                                                                                 /deliverables.yaml;
                                                                                 "话术手册": you
                                                                                 signed: in progress;
                                                                                 now: complete; "First
                                                                                 reply within 60
                                                                                 seconds": you signed:
                                                                                 open; now: complete;
                                                                                 the project as it is
                                                                                 now is signed in
                                                                                 records/close
    statement   cutover          records/cutover.r2/01   STALE                   Lin Wei 林薇,
                                 -giver-lin.toml                                 accepted with
                                                                                 reservations, SHA256:
                                                                                 vPYdNuel8p/yPEt3TElpX
                                                                                 EKidqAN4fmXL3QlVrw1+q
                                                                                 0; the project has
                                                                                 changed since
    statement   cutover          records/cutover.r2/02   STALE                   陈宇, accepted with
                                 -receiver-chen.toml                             reservations, SHA256:
                                                                                 YAstMJBCPW11VCCPEgLF8
                                                                                 NOKchsjIM3VYjISM9l+VF
                                                                                 g; the project has
                                                                                 changed since
    statement   cutover          records/cutover.r2/03   STALE                   Zhao Min, accepted
                                 -witness-zhao.toml                              with reservations,
                                                                                 SHA256:w+sQ5JdAHkRU8d
                                                                                 YQR1S5kBnYOm/rZOEm1Jg
                                                                                 xYQ/unPM; the project
                                                                                 has changed since

    Nothing is wrong: 4 VALID, 6 STALE, 1 UNSIGNED ATTESTATION.
    --- exit 0
    "#);
    assert_snapshot!(first_rows(screen(&v1(), 60, &["verify", "--lang", "en"])), @"
    $ handover verify --lang en
    What        Item or      File or     State       Detail
                stage        address
    ────────────────────────────────────────────────────────────
    evidence    backups/or   evidence/   VALID
                ders         restore.t
                restored     xt
    record      close        records/c   VALID
                             lose
    statement   close        records/c   VALID       Lin Wei
                             lose/01-g               林薇,
                             iver-lin.               accepted,
                             toml                    SHA256:vP
                                                     YdNuel8p/
                                                     yPEt3TElp
                                                     XEKidqAN4
                                                     fmXL3QlVr
                                                     w1+q0
    statement   close        records/c   VALID       陈宇,
                             lose/02-r               accepted,
    ");
    assert_snapshot!(screen(&v1(), 100, &["verify", "--lang", "zh-CN"]), @"
    $ handover verify --lang zh-CN
    对象       事项或阶段        文件或网址                    状态         说明
    ----------------------------------------------------------------------------------------------------
    证据       backups/orders    evidence/restore.txt          有效
               restored
    移交单     close             records/close                 有效
    签署声明   close             records/close/01-giver-lin.   有效         Lin Wei 林薇，通过，SHA256
                                 toml                                       :vPYdNuel8p/yPEt3TElpXEKid
                                                                            qAN4fmXL3QlVrw1+q0
    签署声明   close             records/close/02-receiver-c   有效         陈宇，通过，SHA256:YAstMJB
                                 hen.toml                                   CPW11VCCPEgLF8NOKchsjIM3VY
                                                                            jISM9l+VFg
    签署声明   close             records/close/03-receiver-b   未签名确认   李博，通过；键入确认，身份
                                 o.toml                                     未经验证
    移交单     cutover           records/cutover               已过时       签署后项目有变化：已改动：
                                                                            monitoring.toml、客服/deli
                                                                            verables.yaml；“话术手册”
                                                                            ：签署时为进行中，现为已完
                                                                            成；“First reply within 60
                                                                            seconds”：签署时为未开始，
                                                                            现为已完成；项目现状已由
                                                                            records/close 签署
    签署声明   cutover           records/cutover/01-receiver   已过时       陈宇，不通过，SHA256:YAstM
                                 -chen.toml                                 JBCPW11VCCPEgLF8NOKchsjIM3
                                                                            VYjISM9l+VFg；签署后项目有
                                                                            变化
    移交单     cutover           records/cutover.r2            已过时       签署后项目有变化：已改动：
                                                                            monitoring.toml、客服/deli
                                                                            verables.yaml；“话术手册”
                                                                            ：签署时为进行中，现为已完
                                                                            成；“First reply within 60
                                                                            seconds”：签署时为未开始，
                                                                            现为已完成；项目现状已由
                                                                            records/close 签署
    签署声明   cutover           records/cutover.r2/01-giver   已过时       Lin Wei 林薇，有保留验收，
                                 -lin.toml                                  SHA256:vPYdNuel8p/yPEt3TEl
                                                                            pXEKidqAN4fmXL3QlVrw1+q0；
                                                                            签署后项目有变化
    签署声明   cutover           records/cutover.r2/02-recei   已过时       陈宇，有保留验收，SHA256:Y
                                 ver-chen.toml                              AstMJBCPW11VCCPEgLF8NOKchs
                                                                            jIM3VYjISM9l+VFg；签署后项
                                                                            目有变化
    签署声明   cutover           records/cutover.r2/03-witne   已过时       Zhao Min，有保留验收，SHA2
                                 ss-zhao.toml                               56:w+sQ5JdAHkRU8dYQR1S5kBn
                                                                            YOm/rZOEm1JgxYQ/unPM；签署
                                                                            后项目有变化

    没有问题：有效 4、已过时 6、未签名确认 1。
    --- exit 0
    ");
    assert_snapshot!(first_rows(screen(&v1(), 60, &["verify", "--lang", "zh-CN"])), @"
    $ handover verify --lang zh-CN
    对象       事项或阶段   文件或网址   状态        说明
    ------------------------------------------------------------
    证据       backups/or   evidence/r   有效
               ders         estore.txt
               restored
    移交单     close        records/cl   有效
                            ose
    签署声明   close        records/cl   有效        Lin Wei
                            ose/01-giv               林薇，通
                            er-lin.tom               过，SHA25
                            l                        6:vPYdNue
                                                     l8p/yPEt3
                                                     TElpXEKid
                                                     qAN4fmXL3
                                                     QlVrw1+q0
    签署声明   close        records/cl   有效        陈宇，通
                            ose/02-rec               过，SHA25
                            eiver-chen               6:YAstMJB
                            .toml                    CPW11VCCP
    ");
}

#[test]
fn what_is_wrong_is_said_in_its_row_and_at_the_end() {
    let runner = project(STORE);
    runner.write("evidence/orders-restore.txt", "Restored 19 orders.\n");
    assert_snapshot!(screen(&runner, 100, &["verify"]), @"
    $ handover verify
    What       Item or stage          File or address              State     Detail
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    evidence   backups/orders noted   evidence/orders-restore.tx   CHANGED   expected fa4efac6…, found
                                      t                                      a3b5f395…

    Not as it was recorded: 1 CHANGED.
    --- exit 4
    ");
    assert_snapshot!(screen(&runner, 60, &["verify"]), @"
    $ handover verify
    What       Item or       File or      State     Detail
               stage         address
    ────────────────────────────────────────────────────────────
    evidence   backups/ord   evidence/o   CHANGED   expected
               ers noted     rders-rest             fa4efac6…,
                             ore.txt                found
                                                    a3b5f395…

    Not as it was recorded: 1 CHANGED.
    --- exit 4
    ");
    assert_snapshot!(screen(&runner, 100, &["verify", "--lang", "zh-CN"]), @"
    $ handover verify --lang zh-CN
    对象   事项或阶段             文件或网址                    状态     说明
    ----------------------------------------------------------------------------------------------------
    证据   backups/orders noted   evidence/orders-restore.txt   已改动   应为 fa4efac6…，实为
                                                                         a3b5f395…

    与记录不一致：已改动 1。
    --- exit 4
    ");
    assert_snapshot!(screen(&runner, 60, &["verify", "--lang", "zh-CN"]), @"
    $ handover verify --lang zh-CN
    对象   事项或阶段     文件或网址     状态     说明
    ------------------------------------------------------------
    证据   backups/orde   evidence/ord   已改动   应为 fa4efac
           rs noted       ers-restore.            6…，实为
                          txt                     a3b5f395…

    与记录不一致：已改动 1。
    --- exit 4
    ");
}
