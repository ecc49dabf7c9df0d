//! The first screen of a walk as a terminal of 60 columns draws it, menu and all.

use crate::support::pty::{Key, Pty};
use crate::support::runner::NOW;
use crate::support::screens::{SHOP, STORE, project};
use insta::assert_snapshot;

/// What stands on the terminal when the last option of the first menu has been drawn.
fn first_screen(name: &str, last: &str) -> String {
    let runner = project(name);
    let environment = [("HANDOVER_NOW", NOW), ("TZ", "Asia/Shanghai")];
    let mut pty = Pty::spawn(&["check", "--as", "lin"], runner.root(), 60, 40, &environment);
    pty.wait_for(last);
    let screen = pty.screen().join("\n");
    pty.key(Key::CtrlC);
    assert_eq!(pty.finish(), 130);
    screen
}

#[test]
fn a_card_and_its_menu_fit_a_small_terminal() {
    assert_snapshot!(first_screen(STORE, "Save and quit"), @r#"
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

    ? What happened to "Store owner account"?
    ❯ Granted
      Skip
      Does not apply…
      Blocked…
      Note or evidence…
      Find…
      Change…
      Save and quit
    "#);
    assert_snapshot!(first_screen(SHOP, "保存并退出"), @"
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

    ? “店铺主账号”的处理结果
    ❯ 已授权
      跳过
      不适用…
      受阻…
      备注或证据…
      查找…
      修改…
      保存并退出
    ");
}
