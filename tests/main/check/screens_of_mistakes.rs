//! What `handover check --no-input` says of mistakes that people make, as people see it.

use crate::support::screens::{mistaken, mistaken_zh, screen};
use insta::assert_snapshot;

#[test]
fn a_finding_points_at_its_place_and_says_what_to_do() {
    let (english, chinese) = (mistaken(), mistaken_zh());
    assert_snapshot!(screen(&english, 100, &["check", "--no-input"]), @r#"
    $ handover check --no-input
    error[syntax]: the `[` on line 3 is never closed
     --> lessons.toml:3:2
      |
    3 | [[items]
      |  ^
      help: write `[[items]]`

    warning[unknown-kind]: `risk` is no built-in section; its items are delivered by the giver and
    accepted by the receiver
     --> risks.toml:1:11
      |
    1 | section = "risk"
      |           ^^^^^^
      help: did you mean `risks`?

    warning[unclear-due]: "The sale of 12 December": "cutofer - 7d" is nearly a due and cannot be
    counted with, so it is never shown as late
     --> risks.toml:7:7
      |
    7 | due = "cutofer - 7d"
      |       ^^^^^^^^^^^^^^
      help: did you mean `cutover - 7d`?

    warning[unknown-field]: "The sale of 12 December": `acept_when` is not a field that is known here
     --> risks.toml:8:1
      |
    8 | acept_when = "Both sides have a plan for the day"
      | ^^^^^^^^^^
      help: did you mean `accept_when`?

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

    hint[near-owner]: "The sale of 12 December": the owner "chenn" is nobody here
     --> risks.toml:3:1
      |
    3 | [[items]]
      | ^^^^^^^^^
      help: did you mean `chen`?

    hint[no-criterion]: "The sale of 12 December": it is not said how one can tell that it is done
     --> risks.toml:3:1
      |
    3 | [[items]]
      | ^^^^^^^^^
      help: write `accept_when` with something that a stranger could check

    8 found (`handover explain CODE` says more); 10 items outstanding

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
    cutofer - 7d    The sale of 12 December                            open         –
                    risk/sale
    --- on standard error
    error: not read, because something is wrong in it: lessons.toml
    --- exit 3
    "#);
    assert_snapshot!(screen(&english, 60, &["check", "--no-input"]), @r#"
    $ handover check --no-input
    error[syntax]: the `[` on line 3 is never closed
     --> lessons.toml:3:2
      |
    3 | [[items]
      |  ^
      help: write `[[items]]`

    warning[unknown-kind]: `risk` is no built-in section; its
    items are delivered by the giver and accepted by the
    receiver
     --> risks.toml:1:11
      |
    1 | section = "risk"
      |           ^^^^^^
      help: did you mean `risks`?

    warning[unclear-due]: "The sale of 12 December": "cutofer -
    7d" is nearly a due and cannot be counted with, so it is
    never shown as late
     --> risks.toml:7:7
      |
    7 | due = "cutofer - 7d"
      |       ^^^^^^^^^^^^^^
      help: did you mean `cutover - 7d`?

    warning[unknown-field]: "The sale of 12 December":
    `acept_when` is not a field that is known here
     --> risks.toml:8:1
      |
    8 | acept_when = "Both sides have a plan for the day"
      | ^^^^^^^^^^
      help: did you mean `accept_when`?

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

    hint[near-owner]: "The sale of 12 December": the owner
    "chenn" is nobody here
     --> risks.toml:3:1
      |
    3 | [[items]]
      | ^^^^^^^^^
      help: did you mean `chen`?

    hint[no-criterion]: "The sale of 12 December": it is not
    said how one can tell that it is done
     --> risks.toml:3:1
      |
    3 | [[items]]
      | ^^^^^^^^^
      help: write `accept_when` with something that a stranger
            could check

    8 found (`handover explain CODE` says more); 10 items
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
    cutofer - 7d    The sale of 12   open         –
                    December
                    risk/sale
    --- on standard error
    error: not read, because something is wrong in it: lessons.toml
    --- exit 3
    "#);
    assert_snapshot!(screen(&chinese, 100, &["check", "--no-input"]), @r#"
    $ handover check --no-input
    错误[syntax]: 第 4 行用了中文冒号 `：`
     --> 经验总结.yaml:4:10
      |
    4 |     title：晨会
      |          ^^
      建议：请写成 `title: 晨会`

    警告[unknown-kind]: `risk` 不是内置部分；其中的事项由移交方交付、接收方验收
     --> 风险.yaml:1:10
      |
    1 | section: risk
      |          ^^^^
      建议：是否想写 `risks`？

    警告[unclear-due]: “双十二大促”：“cutofer - 7d”不明确，无法换算成日期，因此不会显示为逾期
     --> 风险.yaml:6:10
      |
    6 |     due: cutofer - 7d
      |          ^^^^^^^^^^^^
      建议：是否想写 `cutover - 7d`？

    警告[unknown-field]: “双十二大促”：`acept_when` 不是这里认识的字段
     --> 风险.yaml:7:5
      |
    7 |     acept_when: 双方备有当天的预案
      |     ^^^^^^^^^^
      建议：是否想写 `accept_when`？

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

    提示[near-owner]: “双十二大促”：没有名为“chenn”的负责人
     --> 风险.yaml:3:5
      |
    3 |   - id: sale
      |     ^^^^^^^^
      建议：是否想写 `chen`？

    提示[no-criterion]: “双十二大促”：没有写明完成标准
     --> 风险.yaml:3:5
      |
    3 |   - id: sale
      |     ^^^^^^^^
      建议：请写 `accept_when`，内容应让局外人也能判断

    发现 8 处问题（`handover explain 代码` 查看说明）；10 项未完成
    其中 1 处有确定的改法，可运行 `handover check --fix` 修正

    期限          事项                            状态      等待
    ------------------------------------------------------------------
    11月18日      店铺主账号                      已退回    林薇
    已逾期 2 天   permissions/store-owner
    11月20日      有未完成订单的顾客              进行中    陈予
                  notifications/customers
    11月23日      推广账号，连同在投计划和人群包  等待前置  店铺主账号
                  permissions/ads-account
    11月23日      移交方在旧 ERP 的登录           受阻      林薇
                  permissions/old-erp
    11月23日      店铺邮箱                        未开始    陈予
                  deliverables/mailboxes
    11月25日      近三年订单                      进行中    马雅
                  backups/orders
    11月26日      服务水平要求                    未开始    陈予、马雅
                  readiness/service-level
    11月27日      三楼摄影棚                      进行中    陈予
                  studio-keys/studio
    12月24日      日均订单量                      未开始    林薇、陈予
                  monitoring/orders-per-day
    cutofer - 7d  双十二大促                      未开始    -
                  risk/sale
    --- on standard error
    错误：以下文件有误，未能读取：经验总结.yaml
    --- exit 3
    "#);
    assert_snapshot!(screen(&chinese, 60, &["check", "--no-input"]), @r#"
    $ handover check --no-input
    错误[syntax]: 第 4 行用了中文冒号 `：`
     --> 经验总结.yaml:4:10
      |
    4 |     title：晨会
      |          ^^
      建议：请写成 `title: 晨会`

    警告[unknown-kind]: `risk` 不是内置部分；其中的事项由移交方
    交付、接收方验收
     --> 风险.yaml:1:10
      |
    1 | section: risk
      |          ^^^^
      建议：是否想写 `risks`？

    警告[unclear-due]: “双十二大促”：“cutofer - 7d”不明确，无法
    换算成日期，因此不会显示为逾期
     --> 风险.yaml:6:10
      |
    6 |     due: cutofer - 7d
      |          ^^^^^^^^^^^^
      建议：是否想写 `cutover - 7d`？

    警告[unknown-field]: “双十二大促”：`acept_when` 不是这里认识
    的字段
     --> 风险.yaml:7:5
      |
    7 |     acept_when: 双方备有当天的预案
      |     ^^^^^^^^^^
      建议：是否想写 `accept_when`？

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

    提示[near-owner]: “双十二大促”：没有名为“chenn”的负责人
     --> 风险.yaml:3:5
      |
    3 |   - id: sale
      |     ^^^^^^^^
      建议：是否想写 `chen`？

    提示[no-criterion]: “双十二大促”：没有写明完成标准
     --> 风险.yaml:3:5
      |
    3 |   - id: sale
      |     ^^^^^^^^
      建议：请写 `accept_when`，内容应让局外人也能判断

    发现 8 处问题（`handover explain 代码` 查看说明）；10 项未完
    成
    其中 1 处有确定的改法，可运行 `handover check --fix` 修正

    期限          事项                      状态      等待
    ------------------------------------------------------------
    11月18日      店铺主账号                已退回    林薇
    已逾期 2 天   permissions/store-owner
    11月20日      有未完成订单的顾客        进行中    陈予
                  notifications/customers
    11月23日      推广账号，连同在投计划和  等待前置  店铺主账号
                  人群包
                  permissions/ads-account
    11月23日      移交方在旧 ERP 的登录     受阻      林薇
                  permissions/old-erp
    11月23日      店铺邮箱                  未开始    陈予
                  deliverables/mailboxes
    11月25日      近三年订单                进行中    马雅
                  backups/orders
    11月26日      服务水平要求              未开始    陈予、马雅
                  readiness/service-level
    11月27日      三楼摄影棚                进行中    陈予
                  studio-keys/studio
    12月24日      日均订单量                未开始    林薇、陈予
                  monitoring/orders-per-day
    cutofer - 7d  双十二大促                未开始    -
                  risk/sale
    --- on standard error
    错误：以下文件有误，未能读取：经验总结.yaml
    --- exit 3
    "#);
}
