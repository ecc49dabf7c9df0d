//! `handover show`, as people see it.

use crate::support::screens::{chinese, english};
use crate::support::sums::measured;
use insta::assert_snapshot;

#[test]
fn an_item_shows_its_fields_where_it_stands_and_what_was_done() {
    assert_snapshot!(english(100, &["show", "store-owner"]), @r#"
    $ handover show store-owner
    ── Accounts and access ────────────────────────────────────────────────── permissions/store-owner ──
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
      next       Lin Wei to grant access, then Chen Yu to confirm it, then Lin Wei to revoke the giver's
                 access
      links      https://help.example/transfer-of-ownership
      tags       money
      file       accounts.toml:6
      finding    it is transferred without an earlier review of the accounts there are

    What was done
      Lin Wei, 16 Nov: Granted — "phone number changed to Acme's"
      Chen Yu, 18 Nov: Rejected — "the second factor still goes to Bright"
    --- exit 0
    "#);
    assert_snapshot!(english(60, &["show", "store-owner"]), @r#"
    $ handover show store-owner
    ── Accounts and access ────────── permissions/store-owner ──
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
      next       Lin Wei to grant access, then Chen Yu to
                 confirm it, then Lin Wei to revoke the giver's
                 access
      links      https://help.example/transfer-of-ownership
      tags       money
      file       accounts.toml:6
      finding    it is transferred without an earlier review of
                 the accounts there are

    What was done
      Lin Wei, 16 Nov: Granted — "phone number changed to
      Acme's"
      Chen Yu, 18 Nov: Rejected — "the second factor still goes
      to Bright"
    --- exit 0
    "#);
    assert_snapshot!(chinese(100, &["show", "store-owner"]), @"
    $ handover show store-owner
    -- 账号与权限 ----------------------------------------------------------- permissions/store-owner --
    店铺主账号
      绑定的手机号随账号一起移交。平台的验证码发到该号码，变更需一个工作日。
      系统      天猫   账号  jincheng-flagship   角色  主账号   处理方式  转移
      负责人    林薇、陈予
      期限      11月18日（已逾期 2 天）
      完成标准  陈予在本公司网络用自己的二次验证登录，移交方手机不再收到验证码
      状态      已退回
      后续事项  推广账号，连同在投计划和人群包
      下一步    由林薇授予权限，然后由陈予确认结果，然后由林薇收回移交方的权限
      链接      https://help.example/transfer-of-ownership
      标签      资金
      文件      账号.yaml:6
      问题      转移之前没有先清查已有账号

    处理记录
      林薇，11月16日：已授权，“手机号已换成接收方的”
      陈予，11月18日：退回，“二次验证仍发到移交方”
    --- exit 0
    ");
    assert_snapshot!(chinese(60, &["show", "store-owner"]), @"
    $ handover show store-owner
    -- 账号与权限 ------------------- permissions/store-owner --
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
      下一步    由林薇授予权限，然后由陈予确认结果，然后由林薇收
                回移交方的权限
      链接      https://help.example/transfer-of-ownership
      标签      资金
      文件      账号.yaml:6
      问题      转移之前没有先清查已有账号

    处理记录
      林薇，11月16日：已授权，“手机号已换成接收方的”
      陈予，11月18日：退回，“二次验证仍发到移交方”
    --- exit 0
    ");
}

#[test]
fn an_act_shows_its_evidence() {
    assert_snapshot!(english(100, &["show", "backups/orders"]), @r#"
    $ handover show backups/orders
    ── Data backups ────────────────────────────────────────────────────────────────── backups/orders ──
    Orders of the last three years
      location   vault: acme/backups/orders   contains  orders, refunds, invoices   encrypted  yes
      owner      Lin Wei, Maya Torres
      due        25 Nov (due in 5 days)
      done when  Twenty orders opened on Acme's own system agree with the shop
      state      in progress, without evidence
      next       Maya Torres to restore it on the receiver's system
      file       backups.toml:5

    What was done
      Lin Wei, 12 Nov: Taken
      Maya Torres, 13 Nov: Verified — "41,208 orders"
      Maya Torres, 18 Nov: Note — "a first try on a test system"
        evidence evidence/orders-restore.txt (sha256 fa4efac6…, 63 B)
    --- exit 0
    "#);
    assert_snapshot!(english(60, &["show", "backups/orders"]), @r#"
    $ handover show backups/orders
    ── Data backups ────────────────────────── backups/orders ──
    Orders of the last three years
      location   vault: acme/backups/orders
      contains   orders, refunds, invoices   encrypted  yes
      owner      Lin Wei, Maya Torres
      due        25 Nov (due in 5 days)
      done when  Twenty orders opened on Acme's own system agree
                 with the shop
      state      in progress, without evidence
      next       Maya Torres to restore it on the receiver's
                 system
      file       backups.toml:5

    What was done
      Lin Wei, 12 Nov: Taken
      Maya Torres, 13 Nov: Verified — "41,208 orders"
      Maya Torres, 18 Nov: Note — "a first try on a test system"
        evidence evidence/orders-restore.txt (sha256 fa4efac6…,
        63 B)
    --- exit 0
    "#);
    assert_snapshot!(chinese(100, &["show", "backups/orders"]), @"
    $ handover show backups/orders
    -- 数据备份 ---------------------------------------------------------------------- backups/orders --
    近三年订单
      存放位置  密码库：备份/订单   内容  订单, 退款, 发票   是否加密  是
      负责人    林薇、马雅
      期限      11月25日（还剩 5 天）
      完成标准  在己方系统打开二十笔订单，与店铺后台一致
      状态      进行中、未附证据
      下一步    由马雅在接收方环境恢复
      文件      数据备份.yaml:5

    处理记录
      林薇，11月12日：已备份
      马雅，11月13日：已核对，“共 41,208 笔订单”
      马雅，11月18日：备注，“在测试环境试恢复”
        证据 证据/订单恢复.txt（sha256 590c416b…，66 B）
    --- exit 0
    ");
    assert_snapshot!(chinese(60, &["show", "backups/orders"]), @"
    $ handover show backups/orders
    -- 数据备份 ------------------------------ backups/orders --
    近三年订单
      存放位置  密码库：备份/订单   内容  订单, 退款, 发票
      是否加密  是
      负责人    林薇、马雅
      期限      11月25日（还剩 5 天）
      完成标准  在己方系统打开二十笔订单，与店铺后台一致
      状态      进行中、未附证据
      下一步    由马雅在接收方环境恢复
      文件      数据备份.yaml:5

    处理记录
      林薇，11月12日：已备份
      马雅，11月13日：已核对，“共 41,208 笔订单”
      马雅，11月18日：备注，“在测试环境试恢复”
        证据 证据/订单恢复.txt（sha256 590c416b…，66 B）
    --- exit 0
    ");
}

#[test]
fn an_item_of_a_section_with_steps_of_its_own_shows_them() {
    assert_snapshot!(english(100, &["show", "studio"]), @"
    $ handover show studio
    ── Studio keys ─────────────────────────────────────────────────────────────── studio-keys/studio ──
    Photo studio, third floor
      keys       3   entry cards  2
      owner      Sofia Marsh, Chen Yu
      due        27 Nov (due in 7 days)
      done when  Chen opens the door with the key
      state      in progress, without evidence
      next       Chen Yu to report it signed for
      file       studio-keys.toml:7

    What was done
      Sofia Marsh, 18 Nov: Packed
    --- exit 0
    ");
    assert_snapshot!(english(60, &["show", "studio"]), @"
    $ handover show studio
    ── Studio keys ─────────────────────── studio-keys/studio ──
    Photo studio, third floor
      keys       3   entry cards  2
      owner      Sofia Marsh, Chen Yu
      due        27 Nov (due in 7 days)
      done when  Chen opens the door with the key
      state      in progress, without evidence
      next       Chen Yu to report it signed for
      file       studio-keys.toml:7

    What was done
      Sofia Marsh, 18 Nov: Packed
    --- exit 0
    ");
    assert_snapshot!(chinese(100, &["show", "studio"]), @"
    $ handover show studio
    -- 影棚钥匙 ------------------------------------------------------------------ studio-keys/studio --
    三楼摄影棚
      钥匙      3   门禁卡  2
      负责人    苏菲、陈予
      期限      11月27日（还剩 7 天）
      完成标准  陈予用钥匙打开了门
      状态      进行中、未附证据
      下一步    由陈予完成“签收”
      文件      影棚钥匙.yaml:7

    处理记录
      苏菲，11月18日：打包
    --- exit 0
    ");
    assert_snapshot!(chinese(60, &["show", "studio"]), @"
    $ handover show studio
    -- 影棚钥匙 -------------------------- studio-keys/studio --
    三楼摄影棚
      钥匙      3   门禁卡  2
      负责人    苏菲、陈予
      期限      11月27日（还剩 7 天）
      完成标准  陈予用钥匙打开了门
      状态      进行中、未附证据
      下一步    由陈予完成“签收”
      文件      影棚钥匙.yaml:7

    处理记录
      苏菲，11月18日：打包
    --- exit 0
    ");
}

#[test]
fn a_risk_shows_its_level_and_a_field_of_a_projects_own_its_label() {
    let runner = measured().write();
    let shown = |item: &str, lang: &str| runner.run(&["show", item, "--lang", lang]).out;
    assert!(shown("risks/sale", "en").contains("likelihood  4   impact  5   response  freeze   level  20\n"));
    assert!(shown("risks/sale", "zh-CN").contains("等级  20\n"));
    assert!(!shown("risks/people", "en").contains("level"));
    assert!(shown("channels/hotline", "en").contains("for whom   members   open  9 to 18\n"));
    assert!(shown("channels/hotline", "zh-CN").contains("对象      members   时间  9 to 18\n"));
}

#[test]
fn a_section_is_shown_with_its_head_and_its_items() {
    let runner = crate::support::small::Small::new()
        .file(
            "training.toml",
            "section = \"training\"\ntitle = \"Lessons\"\ndetails = \"What Acme must know.\"\ndue = \"cutover - 7d\"\n",
        )
        .file("training.toml", "\n[[items]]\nid = \"till\"\ntitle = \"The till\"\nlog = [\n]\n")
        .write();
    assert_snapshot!(runner.run(&["show", "Lessons"]).out, @"
    ── Lessons ───────────────────────────────────────────────────────────────────────────── training ──
    What Acme must know.
    training.toml
      due  23 Nov (7 days before cutover)

    Due     Item      State  Waits on
    ─────────────────────────────────────────
    23 Nov  The till  open   Lin Wei, Gu Ning
            training/till
    ");
    assert_snapshot!(runner.run(&["--lang", "zh-CN", "show", "training"]).out, @"
    -- Lessons ----------------------------------------------------------------------------- training --
    What Acme must know.
    training.toml
      期限  11月23日（切换日前 7 天）

    期限      事项      状态    等待
    --------------------------------------------
    11月23日  The till  未开始  Lin Wei、Gu Ning
              training/till
    ");
    let read: serde_json::Value =
        serde_json::from_str(&runner.run(&["show", "training", "--format", "json"]).out).unwrap();
    assert_eq!((&read["schema"], &read["items"][0]["item"]), (&"handover/section/1".into(), &"training/till".into()));
    assert_eq!(read["files"][0]["defaults"]["due"], "cutover - 7d");
}

#[test]
fn what_holds_for_a_section_is_told_as_people_say_it_and_taken_back_in_those_words() {
    let runner = crate::support::small::Small::new()
        .item("permissions/review", "", &[])
        .file(
            "rounds.toml",
            "section = \"rounds\"\nowner = [\"lin\", \"IT\"]\ndue = \"permissions/review + 24h\"\nevery = \"2w\"\n\
             from = \"start + 10d\"\nuntil = \"cutover\"\nstage = \"close\"\nonly = true\napprove = \"witness\"\n\
             needs = [\"permissions/review\", \"signoff/cutover\", \"permissions/*\"]\n\
             accept_when = { en = \"All came\", zh-CN = \"全部到场\" }\n\n[[items]]\nid = \"a\"\ntitle = \"A\"\n",
        )
        .write();
    assert_snapshot!(runner.run(&["show", "rounds"]).out, @r#"
    ── rounds ──────────────────────────────────────────────────────────────────────────────── rounds ──
    rounds.toml
      owner        Lin Wei, IT
      due          24 hours after "Item review" is complete
      rounds       every 2 weeks
      from         12 Nov (10 days after start)
      until        30 Nov (cutover)
      counts for   close
      owners only  yes
      approved by  witness
      waits for    Item review, the signatures at cutover, everything else in Accounts and access
      done when    All came

    Due             Item  State                   Waits on
    ─────────────────────────────────────────────────────────
    12 Nov          A     waiting, 0 of 2 rounds  Item review
    late by 8 days  rounds/a
    "#);
    assert_snapshot!(runner.run(&["--lang", "zh-CN", "show", "rounds"]).out, @"
    -- rounds -------------------------------------------------------------------------------- rounds --
    rounds.toml
      负责人      Lin Wei、IT
      期限        “Item review”完成后 24 小时
      次数        每 2 周
      开始        11月12日（开始日后 10 天）
      截止        11月30日（切换日）
      所属阶段    收尾日
      仅限负责人  是
      审批        监交方
      等待        Item review、切换日的签署、账号与权限的其他全部事项
      完成标准    全部到场

    期限         事项  状态              等待
    ------------------------------------------------
    11月12日     A     等待前置、0/2 次  Item review
    已逾期 8 天  rounds/a
    ");
    for words in ["7 days before cutover", "切换日前 7 天", "3 weeks after start", "开始日后 3 周"] {
        let told = runner.run(&["set", "permissions/review", &format!("due={words}")]);
        assert_eq!(told.code, 0, "{words}: {told:?}");
        assert!(runner.run(&["show", "permissions/review"]).out.contains("Nov ("), "{words}");
    }
}
