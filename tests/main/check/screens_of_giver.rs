//! A walk of the giver, as people see it: how it opens, its cards, and how it closes.

use crate::support::runner::Runner;
use crate::support::screens::{SHOP, STORE, project, walked};
use crate::support::walker::{choose, say};
use handover::screen::ui::Spoken;
use handover::text::Lang;
use insta::assert_snapshot;

/// One of the two projects, kept in git, so that the walk says at its end how to pass the answers on.
fn in_git(name: &str) -> Runner {
    let runner = project(name);
    runner.git(".", &["init", "-q"]);
    runner
}

/// Lin grants what was rejected, skips what is blocked, and writes a note before leaving.
fn english(columns: usize) -> String {
    let answers = [
        choose("Granted"),
        say(""),
        choose("Skip"),
        choose("Note or"),
        say("the report comes on Mondays"),
        choose("Save and quit"),
    ];
    walked(&in_git(STORE), "lin", Lang::En, columns, &answers)
}

/// The same in Chinese.
fn chinese(columns: usize) -> String {
    let answers =
        [choose("已授权"), say(""), choose("跳过"), choose("备注或"), say("每周一出报表"), choose("保存并退出")];
    walked(&in_git(SHOP), "lin", Lang::Zh, columns, &answers)
}

#[test]
fn late_rejected_and_blocked_items_say_so_on_their_cards() {
    assert_snapshot!(english(100), @r#"
    Acme store: from Bright Agency to Acme Retail                                     cutover in 10 days
    You are Lin Wei, for the giver. 3 of 18 items wait on you; 1 late.

    ── 1 of 3 ░░░░░░░░░░ Accounts and access ───────────────────────────────────────── late by 2 days ──
    Store owner account
      The phone number of the account moves with it. The platform sends its codes there, and takes a
      working day for the change.
      system     Tmall   account  acme-flagship   role  owner   action  transfer
      owner      Lin Wei, Chen Yu
      due        18 Nov (late by 2 days)
      done when  Chen logs in from Acme's network with her own second factor, and Bright's phone no
                 longer gets codes
      state      rejected
      needed by  Advertising account with its campaigns and audiences
      so far     Lin Wei, 16 Nov: Granted — "phone number changed to Acme's"
                 Chen Yu, 18 Nov: Rejected — "the second factor still goes to Bright"
      next       you to grant access, then Chen Yu to confirm it, then you to revoke the giver's access

    ? What happened to "Store owner account"? [Granted | Skip | Does not apply… | Blocked… | Note or evidence… | Find… | Change… | Save and quit]
    ? Note, file or address (may be left empty) ()
    Saved: Granted

    ── 2 of 3 ███░░░░░░░ Accounts and access ────────────────────────────────────────── due in 3 days ──
    Bright's login to the old ERP
      system     ERP   action  remove
      owner      Lin Wei, Chen Yu
      due        23 Nov (due in 3 days)
      done when  The login is refused
      state      blocked
      so far     Lin Wei, 19 Nov: Blocked — "the vendor answers only next week"
      next       you to revoke the giver's access, then Chen Yu to confirm it

    ? What happened to "Bright's login to the old ERP"? [Revoked | Skip | Undo: Granted "Store owner account" | Does not apply… | Blocked… | Note or evidence… | Find… | Change… | Back | Save and quit]

    ── 3 of 3 ██████░░░░ Monitoring after the handover ─────────────────────────────────────────────────
    Orders a day
      metric     orders a day, mean of a week   target  95 % of the same week a year ago
      owner      Lin Wei, Chen Yu
      due        24 Dec (due in 34 days)
      done when  The receiver has seen the numbers
      state      open
      next       you to report what was observed, then Chen Yu to agree to the result

    ? What happened to "Orders a day"? [Observed | Skip | Undo: Granted "Store owner account" | Does not apply… | Blocked… | Note or evidence… | Find… | Change… | Back | Save and quit]
    ? Note, file or web address ()
    Saved: Note

    ── 3 of 3 ██████░░░░ Monitoring after the handover ─────────────────────────────────────────────────
    Orders a day
      metric     orders a day, mean of a week   target  95 % of the same week a year ago
      owner      Lin Wei, Chen Yu
      due        24 Dec (due in 34 days)
      done when  The receiver has seen the numbers
      state      open
      so far     Lin Wei, 20 Nov: Note — "the report comes on Mondays"
      next       you to report what was observed, then Chen Yu to agree to the result

    ? What happened to "Orders a day"? [Observed | Skip | Undo: Note "Orders a day" | Does not apply… | Blocked… | Note or evidence… | Find… | Change… | Back | Save and quit]

    You recorded: Granted 1, Note 1.
    Now waiting on: Chen Yu 6, Lin Wei 2, Maya Torres 2.
    A slip? This takes the last one back:
      handover -C '/project' undo --as lin
    To pass it on:
      git -C '/project' add -A . && git -C '/project' commit -m 'handover: 2 answers by lin'
    A message that tells the other side:
      handover -C '/project' next --message --for receiver
    "#);
    assert_snapshot!(english(60), @r#"
    Acme store: from Bright Agency to Acme Retail
    cutover in 10 days
    You are Lin Wei, for the giver. 3 of 18 items wait on you; 1
    late.

    ── 1 of 3 ░░░░░░░░░░ Accounts and acce… ── late by 2 days ──
    Store owner account
      The phone number of the account moves with it. The
      platform sends its codes there, and takes a working day
      for the change.
      system     Tmall   account  acme-flagship   role  owner
      action     transfer
      owner      Lin Wei, Chen Yu
      due        18 Nov (late by 2 days)
      done when  Chen logs in from Acme's network with her own
                 second factor, and Bright's phone no longer
                 gets codes
      state      rejected
      needed by  Advertising account with its campaigns and
                 audiences
      so far     Lin Wei, 16 Nov: Granted — "phone number
                 changed to Acme's"
                 Chen Yu, 18 Nov: Rejected — "the second factor
                 still goes to Bright"
      next       you to grant access, then Chen Yu to confirm
                 it, then you to revoke the giver's access

    ? What happened to "Store owner account"? [Granted | Skip | Does not apply… | Blocked… | Note or evidence… | Find… | Change… | Save and quit]
    ? Note, file or address (may be left empty) ()
    Saved: Granted

    ── 2 of 3 ███░░░░░░░ Accounts and access ── due in 3 days ──
    Bright's login to the old ERP
      system     ERP   action  remove
      owner      Lin Wei, Chen Yu
      due        23 Nov (due in 3 days)
      done when  The login is refused
      state      blocked
      so far     Lin Wei, 19 Nov: Blocked — "the vendor answers
                 only next week"
      next       you to revoke the giver's access, then Chen Yu
                 to confirm it

    ? What happened to "Bright's login to the…"? [Revoked | Skip | Undo: Granted "Store owner account" | Does not apply… | Blocked… | Note or evidence… | Find… | Change… | Back | Save and quit]

    ── 3 of 3 ██████░░░░ Monitoring after the handover ─────────
    Orders a day
      metric     orders a day, mean of a week
      target     95 % of the same week a year ago
      owner      Lin Wei, Chen Yu
      due        24 Dec (due in 34 days)
      done when  The receiver has seen the numbers
      state      open
      next       you to report what was observed, then Chen Yu
                 to agree to the result

    ? What happened to "Orders a day"? [Observed | Skip | Undo: Granted "Store owner account" | Does not apply… | Blocked… | Note or evidence… | Find… | Change… | Back | Save and quit]
    ? Note, file or web address ()
    Saved: Note

    ── 3 of 3 ██████░░░░ Monitoring after the handover ─────────
    Orders a day
      metric     orders a day, mean of a week
      target     95 % of the same week a year ago
      owner      Lin Wei, Chen Yu
      due        24 Dec (due in 34 days)
      done when  The receiver has seen the numbers
      state      open
      so far     Lin Wei, 20 Nov: Note — "the report comes on
                 Mondays"
      next       you to report what was observed, then Chen Yu
                 to agree to the result

    ? What happened to "Orders a day"? [Observed | Skip | Undo: Note "Orders a day" | Does not apply… | Blocked… | Note or evidence… | Find… | Change… | Back | Save and quit]

    You recorded: Granted 1, Note 1.
    Now waiting on: Chen Yu 6, Lin Wei 2, Maya Torres 2.
    A slip? This takes the last one back:
      handover -C '/project' undo --as lin
    To pass it on:
      git -C '/project' add -A . && git -C '/project' commit -m 'handover: 2 answers by lin'
    A message that tells the other side:
      handover -C '/project' next --message --for receiver
    "#);
    assert_snapshot!(chinese(100), @"
    旗舰店代运营：由明途代运营移交锦程零售                                            距切换日还有 10 天
    你是林薇（移交方）。共 18 项，其中 3 项待你处理，1 项已逾期。

    -- 第 1 项，共 3 项 .......... 账号与权限 ------------------------------------------- 已逾期 2 天 --
    店铺主账号
      绑定的手机号随账号一起移交。平台的验证码发到该号码，变更需一个工作日。
      系统      天猫   账号  jincheng-flagship   角色  主账号   处理方式  转移
      负责人    林薇、陈予
      期限      11月18日（已逾期 2 天）
      完成标准  陈予在本公司网络用自己的二次验证登录，移交方手机不再收到验证码
      状态      已退回
      后续事项  推广账号，连同在投计划和人群包
      目前      林薇，11月16日：已授权，“手机号已换成接收方的”
                陈予，11月18日：退回，“二次验证仍发到移交方”
      下一步    由你授予权限，然后由陈予确认结果，然后由你收回移交方的权限

    ? “店铺主账号”的处理结果 [已授权 | 跳过 | 不适用… | 受阻… | 备注或证据… | 查找… | 修改… | 保存并退出]
    ? 备注、文件或网址（可不填） ()
    已保存：已授权

    -- 第 2 项，共 3 项 ###....... 账号与权限 --------------------------------------------- 还剩 3 天 --
    移交方在旧 ERP 的登录
      系统      ERP   处理方式  移除
      负责人    林薇、陈予
      期限      11月23日（还剩 3 天）
      完成标准  用该账号无法登录
      状态      受阻
      目前      林薇，11月19日：受阻，“供应商下周才答复”
      下一步    由你收回移交方的权限，然后由陈予确认结果

    ? “移交方在旧 ERP 的登录”的处理结果 [已收回 | 跳过 | 撤销：已授权“店铺主账号” | 不适用… | 受阻… | 备注或证据… | 查找… | 修改… | 上一项 | 保存并退出]

    -- 第 3 项，共 3 项 ######.... 移交后监控 ----------------------------------------------------------
    日均订单量
      指标      一周日均订单量   目标  不低于去年同周的 95%
      负责人    林薇、陈予
      期限      12月24日（还剩 34 天）
      完成标准  接收方看过数据
      状态      未开始
      下一步    由你报告观察结果，然后由陈予认可结果

    ? “日均订单量”的处理结果 [已观察 | 跳过 | 撤销：已授权“店铺主账号” | 不适用… | 受阻… | 备注或证据… | 查找… | 修改… | 上一项 | 保存并退出]
    ? 备注、文件或网址 ()
    已保存：备注

    -- 第 3 项，共 3 项 ######.... 移交后监控 ----------------------------------------------------------
    日均订单量
      指标      一周日均订单量   目标  不低于去年同周的 95%
      负责人    林薇、陈予
      期限      12月24日（还剩 34 天）
      完成标准  接收方看过数据
      状态      未开始
      目前      林薇，11月20日：备注，“每周一出报表”
      下一步    由你报告观察结果，然后由陈予认可结果

    ? “日均订单量”的处理结果 [已观察 | 跳过 | 撤销：备注“日均订单量” | 不适用… | 受阻… | 备注或证据… | 查找… | 修改… | 上一项 | 保存并退出]

    本次记录：已授权 1 项、备注 1 项。
    目前待处理：陈予 6 项、林薇 2 项、马雅 2 项。
    如有误，可撤销最近一次：
      handover -C '/project' undo --as lin
    提交给对方：
      git -C '/project' add -A . && git -C '/project' commit -m '交接：lin 记录 2 项'
    给对方的消息：
      handover -C '/project' next --message --for receiver
    ");
    assert_snapshot!(chinese(60), @"
    旗舰店代运营：由明途代运营移交锦程零售    距切换日还有 10 天
    你是林薇（移交方）。共 18 项，其中 3 项待你处理，1 项已逾
    期。

    -- 第 1 项，共 3 项 .......... 账号与权限 --- 已逾期 2 天 --
    店铺主账号
      绑定的手机号随账号一起移交。平台的验证码发到该号码，变更需
      一个工作日。
      系统      天猫   账号  jincheng-flagship   角色  主账号
      处理方式  转移
      负责人    林薇、陈予
      期限      11月18日（已逾期 2 天）
      完成标准  陈予在本公司网络用自己的二次验证登录，移交方手机
                不再收到验证码
      状态      已退回
      后续事项  推广账号，连同在投计划和人群包
      目前      林薇，11月16日：已授权，“手机号已换成接收方的”
                陈予，11月18日：退回，“二次验证仍发到移交方”
      下一步    由你授予权限，然后由陈予确认结果，然后由你收回移
                交方的权限

    ? “店铺主账号”的处理结果 [已授权 | 跳过 | 不适用… | 受阻… | 备注或证据… | 查找… | 修改… | 保存并退出]
    ? 备注、文件或网址（可不填） ()
    已保存：已授权

    -- 第 2 项，共 3 项 ###....... 账号与权限 ----- 还剩 3 天 --
    移交方在旧 ERP 的登录
      系统      ERP   处理方式  移除
      负责人    林薇、陈予
      期限      11月23日（还剩 3 天）
      完成标准  用该账号无法登录
      状态      受阻
      目前      林薇，11月19日：受阻，“供应商下周才答复”
      下一步    由你收回移交方的权限，然后由陈予确认结果

    ? “移交方在旧 ERP 的登录”的处理结果 [已收回 | 跳过 | 撤销：已授权“店铺主账号” | 不适用… | 受阻… | 备注或证据… | 查找… | 修改… | 上一项 | 保存并退出]

    -- 第 3 项，共 3 项 ######.... 移交后监控 ------------------
    日均订单量
      指标      一周日均订单量   目标  不低于去年同周的 95%
      负责人    林薇、陈予
      期限      12月24日（还剩 34 天）
      完成标准  接收方看过数据
      状态      未开始
      下一步    由你报告观察结果，然后由陈予认可结果

    ? “日均订单量”的处理结果 [已观察 | 跳过 | 撤销：已授权“店铺主账号” | 不适用… | 受阻… | 备注或证据… | 查找… | 修改… | 上一项 | 保存并退出]
    ? 备注、文件或网址 ()
    已保存：备注

    -- 第 3 项，共 3 项 ######.... 移交后监控 ------------------
    日均订单量
      指标      一周日均订单量   目标  不低于去年同周的 95%
      负责人    林薇、陈予
      期限      12月24日（还剩 34 天）
      完成标准  接收方看过数据
      状态      未开始
      目前      林薇，11月20日：备注，“每周一出报表”
      下一步    由你报告观察结果，然后由陈予认可结果

    ? “日均订单量”的处理结果 [已观察 | 跳过 | 撤销：备注“日均订单量” | 不适用… | 受阻… | 备注或证据… | 查找… | 修改… | 上一项 | 保存并退出]

    本次记录：已授权 1 项、备注 1 项。
    目前待处理：陈予 6 项、林薇 2 项、马雅 2 项。
    如有误，可撤销最近一次：
      handover -C '/project' undo --as lin
    提交给对方：
      git -C '/project' add -A . && git -C '/project' commit -m '交接：lin 记录 2 项'
    给对方的消息：
      handover -C '/project' next --message --for receiver
    ");
}

#[test]
fn who_has_nothing_to_do_reads_what_waits_on_others() {
    let nothing: [Spoken; 0] = [];
    assert_snapshot!(walked(&project(STORE), "zhao", Lang::En, 60, &nothing), @"
    Acme store: from Bright Agency to Acme Retail
    cutover in 10 days
    You are Zhao Min, for the witness. Nothing waits on you.

    Nothing was recorded.
    Now waiting on: Chen Yu 5, Lin Wei 3, Maya Torres 2.
    ");
    assert_snapshot!(walked(&project(SHOP), "zhao", Lang::Zh, 60, &nothing), @"
    旗舰店代运营：由明途代运营移交锦程零售    距切换日还有 10 天
    你是赵敏（监交方）。目前没有待你处理的事项。

    没有记录任何内容。
    目前待处理：陈予 5 项、林薇 3 项、马雅 2 项。
    ");
}
