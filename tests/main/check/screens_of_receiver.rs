//! A walk of the receiver, as people see it: a notice, half a waiver, steps of a section's own, and a score.

use crate::support::screens::{SHOP, STORE, project, walked};
use crate::support::walker::{choose, say};
use handover::text::Lang;
use insta::assert_snapshot;

/// Chen rejects a notice, agrees to a waiver, scores a factor, and signs for the keys.
fn english(columns: usize) -> String {
    let answers = [
        choose("Reject"),
        say("the test order got no message"),
        choose("Agree"),
        say("asked the shop assistants"),
        choose("Scored"),
        choose("4"),
        say("two complaints in six months"),
        choose("Signed for"),
        say(""),
        choose("Skip"),
    ];
    walked(&project(STORE), "chen", Lang::En, columns, &answers)
}

/// The same in Chinese.
fn chinese(columns: usize) -> String {
    let answers = [
        choose("退回"),
        say("测试订单没有收到消息"),
        choose("同意"),
        say("已向店员核实"),
        choose("已评分"),
        choose("4"),
        say("半年内投诉两次"),
        choose("签收"),
        say(""),
        choose("跳过"),
    ];
    walked(&project(SHOP), "chen", Lang::Zh, columns, &answers)
}

#[test]
fn each_kind_of_item_asks_for_its_own_step() {
    assert_snapshot!(english(100), @r#"
    Acme store: from Bright Agency to Acme Retail                                     cutover in 10 days
    You are Chen Yu, for the receiver. 5 of 18 items wait on you.

    ── 1 of 5 ░░░░░░░░░░ Notifications ──────────────────────────────────────────────────── due today ──
    Customers with open orders
      audience   1,200 customers   channel  platform message
      owner      Sofia Marsh, Chen Yu
      due        20 Nov (due today)
      done when  The message has reached a test order of Acme's
      state      in progress, without evidence
      so far     Sofia Marsh, 19 Nov: Sent
      next       you to confirm that it arrived
    You would confirm: Sofia Marsh, 19 Nov: Sent

    ? What happened to "Customers with open orders"? [Confirmed | ❯ Skip | Reject… | Does not apply… | Blocked… | Note or evidence… | Find… | Change… | Save and quit]
    ? What is missing ()
    Saved: Rejected

    ── 2 of 5 ██░░░░░░░░ Deliverables ───────────────────────────────────────────────── due in 3 days ──
    Mailboxes of the store
      owner      Lin Wei, Chen Yu
      due        23 Nov (due in 3 days)
      done when  Each mailbox is read by somebody at Acme
      state      open, the giver says that it does not apply
      so far     Lin Wei, 17 Nov: Does not apply — "the store has no mailboxes of its own"
      next       you to agree that it does not apply

    ? What happened to "Mailboxes of the store"? [Agree: does not apply… | ❯ Skip | Undo: Rejected "Customers with open orders" | It does apply… | Blocked… | Note or evidence… | Find… | Change… | Back | Save and quit]
    ? Why it does not apply ()
    Saved: Does not apply

    ── 3 of 5 ████░░░░░░ Readiness ──────────────────────────────────────────────────── due in 6 days ──
    Service level
      factor     service level
      owner      Chen Yu, Maya Torres
      due        26 Nov (due in 6 days)
      done when  The score says on what it rests
      state      open
      next       you to score the factor

    ? What happened to "Service level"? [Scored | Skip | Undo: Does not apply "Mailboxes of the store" | Does not apply… | Blocked… | Note or evidence… | Find… | Change… | Back | Save and quit]
    How strict are the agreed service levels?
    ? Scored [1  strict, with penalties from the first day | 2 | 3 | 4 | 5  none, or with room for the first weeks]
    ? What the score rests on (may be left empty) ()
    Saved: Scored: 4

    ── 4 of 5 ██████░░░░ Studio keys ────────────────────────────────────────────────── due in 7 days ──
    Photo studio, third floor
      keys       3   entry cards  2
      owner      Sofia Marsh, Chen Yu
      due        27 Nov (due in 7 days)
      done when  Chen opens the door with the key
      state      in progress, without evidence
      so far     Sofia Marsh, 18 Nov: Packed
      next       you to report it signed for
    You would confirm: Sofia Marsh, 18 Nov: Packed

    ? What happened to "Photo studio, third floor"? [Signed for | ❯ Skip | Undo: Scored "Service level" | Reject… | Does not apply… | Blocked… | Note or evidence… | Find… | Change… | Back | Save and quit]
    ? Note, file or address (may be left empty) ()
    Saved: Signed for

    ── 5 of 5 ████████░░ Monitoring after the handover ─────────────────────────────────────────────────
    Orders a day
      metric     orders a day, mean of a week   target  95 % of the same week a year ago
      owner      Lin Wei, Chen Yu
      due        24 Dec (due in 34 days)
      done when  The receiver has seen the numbers
      state      open
      next       you to report what was observed, then Lin Wei to agree to the result

    ? What happened to "Orders a day"? [Observed | Skip | Undo: Signed for "Photo studio, third floor" | Does not apply… | Blocked… | Note or evidence… | Find… | Change… | Back | Save and quit]

    You recorded: Rejected 1, Does not apply 1, Scored 1, Signed for 1.
    Now waiting on: Lin Wei 3, Sofia Marsh 1, Chen Yu 1, Maya Torres 1.
    A slip? This takes the last one back:
      handover -C '/project' undo --as chen
    A message that tells the other side:
      handover -C '/project' next --message --for giver
    "#);
    assert_snapshot!(english(60), @r#"
    Acme store: from Bright Agency to Acme Retail
    cutover in 10 days
    You are Chen Yu, for the receiver. 5 of 18 items wait on
    you.

    ── 1 of 5 ░░░░░░░░░░ Notifications ──────────── due today ──
    Customers with open orders
      audience   1,200 customers   channel  platform message
      owner      Sofia Marsh, Chen Yu
      due        20 Nov (due today)
      done when  The message has reached a test order of Acme's
      state      in progress, without evidence
      so far     Sofia Marsh, 19 Nov: Sent
      next       you to confirm that it arrived
    You would confirm: Sofia Marsh, 19 Nov: Sent

    ? What happened to "Customers with open o…"? [Confirmed | ❯ Skip | Reject… | Does not apply… | Blocked… | Note or evidence… | Find… | Change… | Save and quit]
    ? What is missing ()
    Saved: Rejected

    ── 2 of 5 ██░░░░░░░░ Deliverables ───────── due in 3 days ──
    Mailboxes of the store
      owner      Lin Wei, Chen Yu
      due        23 Nov (due in 3 days)
      done when  Each mailbox is read by somebody at Acme
      state      open, the giver says that it does not apply
      so far     Lin Wei, 17 Nov: Does not apply — "the store
                 has no mailboxes of its own"
      next       you to agree that it does not apply

    ? What happened to "Mailboxes of the store"? [Agree: does not apply… | ❯ Skip | Undo: Rejected "Customers with open orders" | It does apply… | Blocked… | Note or evidence… | Find… | Change… | Back | Save and quit]
    ? Why it does not apply ()
    Saved: Does not apply

    ── 3 of 5 ████░░░░░░ Readiness ──────────── due in 6 days ──
    Service level
      factor     service level
      owner      Chen Yu, Maya Torres
      due        26 Nov (due in 6 days)
      done when  The score says on what it rests
      state      open
      next       you to score the factor

    ? What happened to "Service level"? [Scored | Skip | Undo: Does not apply "Mailboxes of the store" | Does not apply… | Blocked… | Note or evidence… | Find… | Change… | Back | Save and quit]
    How strict are the agreed service levels?
    ? Scored [1  strict, with penalties from the first day | 2 | 3 | 4 | 5  none, or with room for the first weeks]
    ? What the score rests on (may be left empty) ()
    Saved: Scored: 4

    ── 4 of 5 ██████░░░░ Studio keys ────────── due in 7 days ──
    Photo studio, third floor
      keys       3   entry cards  2
      owner      Sofia Marsh, Chen Yu
      due        27 Nov (due in 7 days)
      done when  Chen opens the door with the key
      state      in progress, without evidence
      so far     Sofia Marsh, 18 Nov: Packed
      next       you to report it signed for
    You would confirm: Sofia Marsh, 18 Nov: Packed

    ? What happened to "Photo studio, third f…"? [Signed for | ❯ Skip | Undo: Scored "Service level" | Reject… | Does not apply… | Blocked… | Note or evidence… | Find… | Change… | Back | Save and quit]
    ? Note, file or address (may be left empty) ()
    Saved: Signed for

    ── 5 of 5 ████████░░ Monitoring after the handover ─────────
    Orders a day
      metric     orders a day, mean of a week
      target     95 % of the same week a year ago
      owner      Lin Wei, Chen Yu
      due        24 Dec (due in 34 days)
      done when  The receiver has seen the numbers
      state      open
      next       you to report what was observed, then Lin Wei
                 to agree to the result

    ? What happened to "Orders a day"? [Observed | Skip | Undo: Signed for "Photo studio, third floor" | Does not apply… | Blocked… | Note or evidence… | Find… | Change… | Back | Save and quit]

    You recorded: Rejected 1, Does not apply 1, Scored 1, Signed
    for 1.
    Now waiting on: Lin Wei 3, Sofia Marsh 1, Chen Yu 1, Maya
    Torres 1.
    A slip? This takes the last one back:
      handover -C '/project' undo --as chen
    A message that tells the other side:
      handover -C '/project' next --message --for giver
    "#);
    assert_snapshot!(chinese(100), @"
    旗舰店代运营：由明途代运营移交锦程零售                                            距切换日还有 10 天
    你是陈予（接收方）。共 18 项，其中 5 项待你处理。

    -- 第 1 项，共 5 项 .......... 相关方告知 ---------------------------------------------- 今天到期 --
    有未完成订单的顾客
      告知对象  1200 位顾客   渠道  平台消息
      负责人    苏菲、陈予
      期限      11月20日（今天到期）
      完成标准  接收方的测试订单收到了消息
      状态      进行中、未附证据
      目前      苏菲，11月19日：已告知
      下一步    由你确认已送达
    待你确认：苏菲，11月19日：已告知

    ? “有未完成订单的顾客”的处理结果 [已确认 | ❯ 跳过 | 退回… | 不适用… | 受阻… | 备注或证据… | 查找… | 修改… | 保存并退出]
    ? 退回原因 ()
    已保存：退回

    -- 第 2 项，共 5 项 ##........ 交付物 ------------------------------------------------- 还剩 3 天 --
    店铺邮箱
      负责人    林薇、陈予
      期限      11月23日（还剩 3 天）
      完成标准  每个邮箱都有接收方的人查看
      状态      未开始、移交方认为不适用
      目前      林薇，11月17日：不适用，“店铺没有单独的邮箱”
      下一步    由你确认不适用

    ? “店铺邮箱”的处理结果 [同意：不适用… | ❯ 跳过 | 撤销：退回“有未完成订单的顾客” | 不同意，应当适用… | 受阻… | 备注或证据… | 查找… | 修改… | 上一项 | 保存并退出]
    ? 不适用的原因 ()
    已保存：不适用

    -- 第 3 项，共 5 项 ####...... 状态核查 ----------------------------------------------- 还剩 6 天 --
    服务水平要求
      因素      服务水平
      负责人    陈予、马雅
      期限      11月26日（还剩 6 天）
      完成标准  评分写明依据
      状态      未开始
      下一步    由你评分

    ? “服务水平要求”的处理结果 [已评分 | 跳过 | 撤销：不适用“店铺邮箱” | 不适用… | 受阻… | 备注或证据… | 查找… | 修改… | 上一项 | 保存并退出]
    约定的服务水平有多严格？
    ? 已评分 [1  要求严格，从第一天起就有罚则 | 2 | 3 | 4 | 5  没有约定，或前几周留有余地]
    ? 评分依据（可不填） ()
    已保存：已评分：4

    -- 第 4 项，共 5 项 ######.... 影棚钥匙 ----------------------------------------------- 还剩 7 天 --
    三楼摄影棚
      钥匙      3   门禁卡  2
      负责人    苏菲、陈予
      期限      11月27日（还剩 7 天）
      完成标准  陈予用钥匙打开了门
      状态      进行中、未附证据
      目前      苏菲，11月18日：打包
      下一步    由你完成“签收”
    待你确认：苏菲，11月18日：打包

    ? “三楼摄影棚”的处理结果 [签收 | ❯ 跳过 | 撤销：已评分“服务水平要求” | 退回… | 不适用… | 受阻… | 备注或证据… | 查找… | 修改… | 上一项 | 保存并退出]
    ? 备注、文件或网址（可不填） ()
    已保存：签收

    -- 第 5 项，共 5 项 ########.. 移交后监控 ----------------------------------------------------------
    日均订单量
      指标      一周日均订单量   目标  不低于去年同周的 95%
      负责人    林薇、陈予
      期限      12月24日（还剩 34 天）
      完成标准  接收方看过数据
      状态      未开始
      下一步    由你报告观察结果，然后由林薇认可结果

    ? “日均订单量”的处理结果 [已观察 | 跳过 | 撤销：签收“三楼摄影棚” | 不适用… | 受阻… | 备注或证据… | 查找… | 修改… | 上一项 | 保存并退出]

    本次记录：退回 1 项、不适用 1 项、已评分 1 项、签收 1 项。
    目前待处理：林薇 3 项、苏菲 1 项、陈予 1 项、马雅 1 项。
    如有误，可撤销最近一次：
      handover -C '/project' undo --as chen
    给对方的消息：
      handover -C '/project' next --message --for giver
    ");
    assert_snapshot!(chinese(60), @"
    旗舰店代运营：由明途代运营移交锦程零售    距切换日还有 10 天
    你是陈予（接收方）。共 18 项，其中 5 项待你处理。

    -- 第 1 项，共 5 项 .......... 相关方告知 ------ 今天到期 --
    有未完成订单的顾客
      告知对象  1200 位顾客   渠道  平台消息
      负责人    苏菲、陈予
      期限      11月20日（今天到期）
      完成标准  接收方的测试订单收到了消息
      状态      进行中、未附证据
      目前      苏菲，11月19日：已告知
      下一步    由你确认已送达
    待你确认：苏菲，11月19日：已告知

    ? “有未完成订单的顾客”的处理结果 [已确认 | ❯ 跳过 | 退回… | 不适用… | 受阻… | 备注或证据… | 查找… | 修改… | 保存并退出]
    ? 退回原因 ()
    已保存：退回

    -- 第 2 项，共 5 项 ##........ 交付物 --------- 还剩 3 天 --
    店铺邮箱
      负责人    林薇、陈予
      期限      11月23日（还剩 3 天）
      完成标准  每个邮箱都有接收方的人查看
      状态      未开始、移交方认为不适用
      目前      林薇，11月17日：不适用，“店铺没有单独的邮箱”
      下一步    由你确认不适用

    ? “店铺邮箱”的处理结果 [同意：不适用… | ❯ 跳过 | 撤销：退回“有未完成订单的顾客” | 不同意，应当适用… | 受阻… | 备注或证据… | 查找… | 修改… | 上一项 | 保存并退出]
    ? 不适用的原因 ()
    已保存：不适用

    -- 第 3 项，共 5 项 ####...... 状态核查 ------- 还剩 6 天 --
    服务水平要求
      因素      服务水平
      负责人    陈予、马雅
      期限      11月26日（还剩 6 天）
      完成标准  评分写明依据
      状态      未开始
      下一步    由你评分

    ? “服务水平要求”的处理结果 [已评分 | 跳过 | 撤销：不适用“店铺邮箱” | 不适用… | 受阻… | 备注或证据… | 查找… | 修改… | 上一项 | 保存并退出]
    约定的服务水平有多严格？
    ? 已评分 [1  要求严格，从第一天起就有罚则 | 2 | 3 | 4 | 5  没有约定，或前几周留有余地]
    ? 评分依据（可不填） ()
    已保存：已评分：4

    -- 第 4 项，共 5 项 ######.... 影棚钥匙 ------- 还剩 7 天 --
    三楼摄影棚
      钥匙      3   门禁卡  2
      负责人    苏菲、陈予
      期限      11月27日（还剩 7 天）
      完成标准  陈予用钥匙打开了门
      状态      进行中、未附证据
      目前      苏菲，11月18日：打包
      下一步    由你完成“签收”
    待你确认：苏菲，11月18日：打包

    ? “三楼摄影棚”的处理结果 [签收 | ❯ 跳过 | 撤销：已评分“服务水平要求” | 退回… | 不适用… | 受阻… | 备注或证据… | 查找… | 修改… | 上一项 | 保存并退出]
    ? 备注、文件或网址（可不填） ()
    已保存：签收

    -- 第 5 项，共 5 项 ########.. 移交后监控 ------------------
    日均订单量
      指标      一周日均订单量   目标  不低于去年同周的 95%
      负责人    林薇、陈予
      期限      12月24日（还剩 34 天）
      完成标准  接收方看过数据
      状态      未开始
      下一步    由你报告观察结果，然后由林薇认可结果

    ? “日均订单量”的处理结果 [已观察 | 跳过 | 撤销：签收“三楼摄影棚” | 不适用… | 受阻… | 备注或证据… | 查找… | 修改… | 上一项 | 保存并退出]

    本次记录：退回 1 项、不适用 1 项、已评分 1 项、签收 1 项。
    目前待处理：林薇 3 项、苏菲 1 项、陈予 1 项、马雅 1 项。
    如有误，可撤销最近一次：
      handover -C '/project' undo --as chen
    给对方的消息：
      handover -C '/project' next --message --for giver
    ");
}
