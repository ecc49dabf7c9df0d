//! A walk to a backup, as people see it: the evidence there is, and what is asked for as proof.

use crate::support::screens::{SHOP, STORE, project, walked};
use crate::support::walker::{choose, say};
use handover::text::Lang;
use insta::assert_snapshot;

/// Maya leaves the proof out at first, then names a file.
fn english(columns: usize) -> String {
    let answers = [choose("Restored"), say(""), say("evidence/orders-restore.txt"), choose("Save and quit")];
    walked(&project(STORE), "maya", Lang::En, columns, &answers)
}

/// The same in Chinese.
fn chinese(columns: usize) -> String {
    let answers = [choose("已恢复"), say(""), say("证据/订单恢复.txt"), choose("保存并退出")];
    walked(&project(SHOP), "maya", Lang::Zh, columns, &answers)
}

#[test]
fn a_card_shows_the_evidence_and_a_step_asks_for_its_proof() {
    assert_snapshot!(english(100), @r#"
    Acme store: from Bright Agency to Acme Retail                                     cutover in 10 days
    You are Maya Torres, for the receiver. 2 of 18 items wait on you.

    ── 1 of 2 ░░░░░░░░░░ Data backups ───────────────────────────────────────────────── due in 5 days ──
    Orders of the last three years
      location   vault: acme/backups/orders   contains  orders, refunds, invoices   encrypted  yes
      owner      Lin Wei, Maya Torres
      due        25 Nov (due in 5 days)
      done when  Twenty orders opened on Acme's own system agree with the shop
      state      in progress, without evidence
      so far     Lin Wei, 12 Nov: Taken
                 Maya Torres, 13 Nov: Verified — "41,208 orders"
                 Maya Torres, 18 Nov: Note — "a first try on a test system"
      evidence   evidence/orders-restore.txt (sha256 fa4efac6…, 63 B)
      next       you to restore it on your own system

    ? What happened to "Orders of the last three years"? [Restored | Skip | Reject… | Does not apply… | Blocked… | Note or evidence… | Find… | Change… | Save and quit]
    ? What shows it (words, a file or a web address) ()
    A few words are needed; Esc or Ctrl-D goes back.
    ? What shows it (words, a file or a web address) ()
    Saved: Restored, shown by evidence/orders-restore.txt

    ── 2 of 2 █████░░░░░ Readiness ──────────────────────────────────────────────────── due in 6 days ──
    Service level
      factor     service level
      owner      Chen Yu, Maya Torres
      due        26 Nov (due in 6 days)
      done when  The score says on what it rests
      state      open
      next       you to score the factor

    ? What happened to "Service level"? [Scored | Skip | Undo: Restored "Orders of the last three years" | Does not apply… | Blocked… | Note or evidence… | Find… | Change… | Back | Save and quit]

    You recorded: Restored 1.
    Now waiting on: Chen Yu 5, Lin Wei 3, Maya Torres 1.
    A slip? This takes the last one back:
      handover -C '/project' undo --as maya
    A message that tells the other side:
      handover -C '/project' next --message --for lin
    "#);
    assert_snapshot!(english(60), @r#"
    Acme store: from Bright Agency to Acme Retail
    cutover in 10 days
    You are Maya Torres, for the receiver. 2 of 18 items wait on
    you.

    ── 1 of 2 ░░░░░░░░░░ Data backups ───────── due in 5 days ──
    Orders of the last three years
      location   vault: acme/backups/orders
      contains   orders, refunds, invoices   encrypted  yes
      owner      Lin Wei, Maya Torres
      due        25 Nov (due in 5 days)
      done when  Twenty orders opened on Acme's own system agree
                 with the shop
      state      in progress, without evidence
      so far     Lin Wei, 12 Nov: Taken
                 Maya Torres, 13 Nov: Verified — "41,208 orders"
                 Maya Torres, 18 Nov: Note — "a first try on a
                 test system"
      evidence   evidence/orders-restore.txt (sha256 fa4efac6…,
                 63 B)
      next       you to restore it on your own system

    ? What happened to "Orders of the last th…"? [Restored | Skip | Reject… | Does not apply… | Blocked… | Note or evidence… | Find… | Change… | Save and quit]
    ? What shows it (words, a file or a web address) ()
    A few words are needed; Esc or Ctrl-D goes back.
    ? What shows it (words, a file or a web address) ()
    Saved: Restored, shown by evidence/orders-restore.txt

    ── 2 of 2 █████░░░░░ Readiness ──────────── due in 6 days ──
    Service level
      factor     service level
      owner      Chen Yu, Maya Torres
      due        26 Nov (due in 6 days)
      done when  The score says on what it rests
      state      open
      next       you to score the factor

    ? What happened to "Service level"? [Scored | Skip | Undo: Restored "Orders of the last three years" | Does not apply… | Blocked… | Note or evidence… | Find… | Change… | Back | Save and quit]

    You recorded: Restored 1.
    Now waiting on: Chen Yu 5, Lin Wei 3, Maya Torres 1.
    A slip? This takes the last one back:
      handover -C '/project' undo --as maya
    A message that tells the other side:
      handover -C '/project' next --message --for lin
    "#);
    assert_snapshot!(chinese(100), @"
    旗舰店代运营：由明途代运营移交锦程零售                                            距切换日还有 10 天
    你是马雅（接收方）。共 18 项，其中 2 项待你处理。

    -- 第 1 项，共 2 项 .......... 数据备份 ----------------------------------------------- 还剩 5 天 --
    近三年订单
      存放位置  密码库：备份/订单   内容  订单, 退款, 发票   是否加密  是
      负责人    林薇、马雅
      期限      11月25日（还剩 5 天）
      完成标准  在己方系统打开二十笔订单，与店铺后台一致
      状态      进行中、未附证据
      目前      林薇，11月12日：已备份
                马雅，11月13日：已核对，“共 41,208 笔订单”
                马雅，11月18日：备注，“在测试环境试恢复”
      证据      证据/订单恢复.txt（sha256 590c416b…，66 B）
      下一步    由你在己方环境恢复

    ? “近三年订单”的处理结果 [已恢复 | 跳过 | 退回… | 不适用… | 受阻… | 备注或证据… | 查找… | 修改… | 保存并退出]
    ? 凭什么说明（文字、文件或网址） ()
    需要填写；按 Esc 或 Ctrl-D 返回。
    ? 凭什么说明（文字、文件或网址） ()
    已保存：已恢复，证据：证据/订单恢复.txt

    -- 第 2 项，共 2 项 #####..... 状态核查 ----------------------------------------------- 还剩 6 天 --
    服务水平要求
      因素      服务水平
      负责人    陈予、马雅
      期限      11月26日（还剩 6 天）
      完成标准  评分写明依据
      状态      未开始
      下一步    由你评分

    ? “服务水平要求”的处理结果 [已评分 | 跳过 | 撤销：已恢复“近三年订单” | 不适用… | 受阻… | 备注或证据… | 查找… | 修改… | 上一项 | 保存并退出]

    本次记录：已恢复 1 项。
    目前待处理：陈予 5 项、林薇 3 项、马雅 1 项。
    如有误，可撤销最近一次：
      handover -C '/project' undo --as maya
    给对方的消息：
      handover -C '/project' next --message --for lin
    ");
    assert_snapshot!(chinese(60), @"
    旗舰店代运营：由明途代运营移交锦程零售    距切换日还有 10 天
    你是马雅（接收方）。共 18 项，其中 2 项待你处理。

    -- 第 1 项，共 2 项 .......... 数据备份 ------- 还剩 5 天 --
    近三年订单
      存放位置  密码库：备份/订单   内容  订单, 退款, 发票
      是否加密  是
      负责人    林薇、马雅
      期限      11月25日（还剩 5 天）
      完成标准  在己方系统打开二十笔订单，与店铺后台一致
      状态      进行中、未附证据
      目前      林薇，11月12日：已备份
                马雅，11月13日：已核对，“共 41,208 笔订单”
                马雅，11月18日：备注，“在测试环境试恢复”
      证据      证据/订单恢复.txt（sha256 590c416b…，66 B）
      下一步    由你在己方环境恢复

    ? “近三年订单”的处理结果 [已恢复 | 跳过 | 退回… | 不适用… | 受阻… | 备注或证据… | 查找… | 修改… | 保存并退出]
    ? 凭什么说明（文字、文件或网址） ()
    需要填写；按 Esc 或 Ctrl-D 返回。
    ? 凭什么说明（文字、文件或网址） ()
    已保存：已恢复，证据：证据/订单恢复.txt

    -- 第 2 项，共 2 项 #####..... 状态核查 ------- 还剩 6 天 --
    服务水平要求
      因素      服务水平
      负责人    陈予、马雅
      期限      11月26日（还剩 6 天）
      完成标准  评分写明依据
      状态      未开始
      下一步    由你评分

    ? “服务水平要求”的处理结果 [已评分 | 跳过 | 撤销：已恢复“近三年订单” | 不适用… | 受阻… | 备注或证据… | 查找… | 修改… | 上一项 | 保存并退出]

    本次记录：已恢复 1 项。
    目前待处理：陈予 5 项、林薇 3 项、马雅 1 项。
    如有误，可撤销最近一次：
      handover -C '/project' undo --as maya
    给对方的消息：
      handover -C '/project' next --message --for lin
    ");
}
