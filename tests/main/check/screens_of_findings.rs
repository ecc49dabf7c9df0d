//! `handover check --no-input`, as people see it: what was found, where it stands, and what is outstanding.

use crate::support::screens::{chinese, english, mistaken, mistaken_zh, screen};
use insta::assert_snapshot;

#[test]
fn what_is_outstanding_stands_below_what_was_found() {
    assert_snapshot!(english(100, &["check", "--no-input"]), @r#"
    $ handover check --no-input
    hint[no-access-review]: "Store owner account": it is transferred without an earlier review of the
    accounts there are
     --> accounts.toml:6:1
      |
    6 | [[items]]
      | ^^^^^^^^^
      help: add an item with `action = "keep"` for the review of every account, and name it in `needs`

    hint[unclear-target]: "Orders a day": "95 % of the same week a year ago" is no target that a value
    can be held against
     --> monitoring.toml:8:10
      |
    8 | target = "95 % of the same week a year ago"
      |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      help: write for example at least 95 %, at most 30 s, 20..25, none, at least 90 % of baseline

    2 found (`handover explain CODE` says more); 9 items outstanding

    Due             Item                                               State        Waits on
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    18 Nov          Store owner account                                rejected     Lin Wei
    late by 2 days  permissions/store-owner
    20 Nov          Customers with open orders                         in progress  Chen Yu
                    notifications/customers
    23 Nov          Advertising account with its campaigns and         waiting      Store owner account
                    audiences
                    permissions/ads-account
    23 Nov          Bright's login to the old ERP                      blocked      Lin Wei
                    permissions/old-erp
    23 Nov          Mailboxes of the store                             open         Chen Yu
                    deliverables/mailboxes
    25 Nov          Orders of the last three years                     in progress  Maya Torres
                    backups/orders
    26 Nov          Service level                                      open         Chen Yu, Maya Torres
                    readiness/service-level
    27 Nov          Photo studio, third floor                          in progress  Chen Yu
                    studio-keys/studio
    24 Dec          Orders a day                                       open         Lin Wei, Chen Yu
                    monitoring/orders-per-day
    --- exit 1
    "#);
    assert_snapshot!(english(60, &["check", "--no-input"]), @r#"
    $ handover check --no-input
    hint[no-access-review]: "Store owner account": it is
    transferred without an earlier review of the accounts there
    are
     --> accounts.toml:6:1
      |
    6 | [[items]]
      | ^^^^^^^^^
      help: add an item with `action = "keep"` for the review of
            every account, and name it in `needs`

    hint[unclear-target]: "Orders a day": "95 % of the same week
    a year ago" is no target that a value can be held against
     --> monitoring.toml:8:10
      |
    8 | target = "95 % of the same week a year ago"
      |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      help: write for example at least 95 %, at most 30 s,
            20..25, none, at least 90 % of baseline

    2 found (`handover explain CODE` says more); 9 items
    outstanding

    Due             Item             State        Waits on
    ────────────────────────────────────────────────────────────
    18 Nov          Store owner      rejected     Lin Wei
    late by 2 days  account
                    permissions/store-owner
    20 Nov          Customers with   in progress  Chen Yu
                    open orders
                    notifications/customers
    23 Nov          Advertising      waiting      Store owner
                    account with                  account
                    its campaigns
                    and audiences
                    permissions/ads-account
    23 Nov          Bright's login   blocked      Lin Wei
                    to the old ERP
                    permissions/old-erp
    23 Nov          Mailboxes of     open         Chen Yu
                    the store
                    deliverables/mailboxes
    25 Nov          Orders of the    in progress  Maya Torres
                    last three
                    years
                    backups/orders
    26 Nov          Service level    open         Chen Yu, Maya
                                                  Torres
                    readiness/service-level
    27 Nov          Photo studio,    in progress  Chen Yu
                    third floor
                    studio-keys/studio
    24 Dec          Orders a day     open         Lin Wei, Chen
                                                  Yu
                    monitoring/orders-per-day
    --- exit 1
    "#);
    assert_snapshot!(chinese(100, &["check", "--no-input"]), @r#"
    $ handover check --no-input
    提示[unclear-target]: “日均订单量”：“不低于去年同周的 95%”无法与结果比较
     --> 移交后监控.yaml:7:13
      |
    7 |     target: 不低于去年同周的 95%
      |             ^^^^^^^^^^^^^^^^^^^^
      建议：例如：不低于 95%、不超过 30 秒、20..25、无、不低于基线的 90%

    提示[no-access-review]: “店铺主账号”：转移之前没有先清查已有账号
     --> 账号.yaml:6:5
      |
    6 |   - id: store-owner
      |     ^^^^^^^^^^^^^^^
      建议：请增加一个 `action: "keep"` 的账号清查事项，并写入 `needs`

    发现 2 处问题（`handover explain 代码` 查看说明）；9 项未完成

    期限         事项                            状态      等待
    -----------------------------------------------------------------
    11月18日     店铺主账号                      已退回    林薇
    已逾期 2 天  permissions/store-owner
    11月20日     有未完成订单的顾客              进行中    陈予
                 notifications/customers
    11月23日     推广账号，连同在投计划和人群包  等待前置  店铺主账号
                 permissions/ads-account
    11月23日     移交方在旧 ERP 的登录           受阻      林薇
                 permissions/old-erp
    11月23日     店铺邮箱                        未开始    陈予
                 deliverables/mailboxes
    11月25日     近三年订单                      进行中    马雅
                 backups/orders
    11月26日     服务水平要求                    未开始    陈予、马雅
                 readiness/service-level
    11月27日     三楼摄影棚                      进行中    陈予
                 studio-keys/studio
    12月24日     日均订单量                      未开始    林薇、陈予
                 monitoring/orders-per-day
    --- exit 1
    "#);
    assert_snapshot!(chinese(60, &["check", "--no-input"]), @r#"
    $ handover check --no-input
    提示[unclear-target]: “日均订单量”：“不低于去年同周的 95%”无
    法与结果比较
     --> 移交后监控.yaml:7:13
      |
    7 |     target: 不低于去年同周的 95%
      |             ^^^^^^^^^^^^^^^^^^^^
      建议：例如：不低于 95%、不超过 30 秒、20..25、无、不低于基
            线的 90%

    提示[no-access-review]: “店铺主账号”：转移之前没有先清查已有
    账号
     --> 账号.yaml:6:5
      |
    6 |   - id: store-owner
      |     ^^^^^^^^^^^^^^^
      建议：请增加一个 `action: "keep"` 的账号清查事项，并写入
            `needs`

    发现 2 处问题（`handover explain 代码` 查看说明）；9 项未完
    成

    期限         事项                       状态      等待
    ------------------------------------------------------------
    11月18日     店铺主账号                 已退回    林薇
    已逾期 2 天  permissions/store-owner
    11月20日     有未完成订单的顾客         进行中    陈予
                 notifications/customers
    11月23日     推广账号，连同在投计划和   等待前置  店铺主账号
                 人群包
                 permissions/ads-account
    11月23日     移交方在旧 ERP 的登录      受阻      林薇
                 permissions/old-erp
    11月23日     店铺邮箱                   未开始    陈予
                 deliverables/mailboxes
    11月25日     近三年订单                 进行中    马雅
                 backups/orders
    11月26日     服务水平要求               未开始    陈予、马雅
                 readiness/service-level
    11月27日     三楼摄影棚                 进行中    陈予
                 studio-keys/studio
    12月24日     日均订单量                 未开始    林薇、陈予
                 monitoring/orders-per-day
    --- exit 1
    "#);
}

#[test]
fn a_file_that_cannot_be_read_is_told_below_the_table() {
    let (english, chinese) = (mistaken(), mistaken_zh());
    assert_snapshot!(screen(&english, 60, &["status"]), @r#"
    $ handover status
    Acme store: from Bright Agency to Acme Retail
    cutover in 10 days

    Only a part of the handover: lessons.toml cannot be read,
    and what it holds is missing below.

    Section              Items  Progress  Late  Waits on
    ────────────────────────────────────────────────────────────
    Data backups        0 of 1  66%          –  receiver 1
    Accounts and        0 of 3  0%           1  giver 2, earlier
    access                                      items 1
    Deliverables        1 of 2  50%          –  receiver 1
    Notifications       0 of 1  50%          –  receiver 1
    Monitoring after    0 of 1  0%           –  anyone 1
    the handover
    Readiness           8 of 9  88%          –  receiver 1
    risk                0 of 1  0%           –  –
    Studio keys         0 of 1  50%          –  receiver 1
    Total              9 of 19  43%          1  receiver 5,
                                                giver 2,
                                                anyone 1,
                                                earlier items 1

    Rejected   1 item: Store owner account
    Blocked    1 item: Bright's login to the old ERP
    Sign-off   cutover 30 Nov: 9 of 18 still open
    Sign-off   close 31 Dec: 1 of 1 still open
    Readiness  8 of 9 scored, preliminary: 3.5 of 5, a
               transition of 60 days; driven by volatility 2,
               phase 2; not scored: service level
    Next       Lin Wei to grant access: "Store owner account"
               (late by 2 days)
    Findings   1 that must be mended, 3 to look at, 4 to fill
               in; `handover check --no-input` explains
    --- on standard error
    error: not read, because something is wrong in it: lessons.toml
    hint: `handover check --no-input` shows what is wrong
    --- exit 3
    "#);
    assert_snapshot!(screen(&chinese, 60, &["status"]), @"
    $ handover status
    旗舰店代运营：由明途代运营移交锦程零售    距切换日还有 10 天

    以下只是一部分：无法读取 经验总结.yaml，其中的事项未计入。

    部分        事项  进度  逾期  等待
    ------------------------------------------------------------
    数据备份     0/1  66%      -  接收方 1
    账号与权限   0/3  0%       1  移交方 2、前置事项 1
    交付物       1/2  50%      -  接收方 1
    相关方告知   0/1  50%      -  接收方 1
    移交后监控   0/1  0%       -  任何一方 1
    状态核查     8/9  88%      -  接收方 1
    影棚钥匙     0/1  50%      -  接收方 1
    risk         0/1  0%       -  -
    合计        9/19  43%      1  接收方 5、移交方 2、
                                  任何一方 1、前置事项 1

    已退回    1 项：店铺主账号
    受阻      1 项：移交方在旧 ERP 的登录
    签署      切换日 11月30日：18 项中还有 9 项未完成
    签署      收尾日 12月31日：1 项中还有 1 项未完成
    状态核查  已评 8/9 项，暂定平均 3.5 分，属 60 天过渡；主要拉
              低分数的因素：变更频度 2 分、所处阶段 2 分；未评
              分：服务水平
    下一步    由林薇授予权限：“店铺主账号”（已逾期 2 天）
    检查      1 个必须修正、3 个需要留意、4 个可以补充；用
              `handover check --no-input` 查看说明
    --- on standard error
    错误：以下文件有误，未能读取：经验总结.yaml
    提示：`handover check --no-input` 会说明问题所在
    --- exit 3
    ");
}
