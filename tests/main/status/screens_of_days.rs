//! `handover status` by due day and as a line of time, as people see it.

use crate::support::screens::{chinese, english};
use insta::assert_snapshot;

#[test]
fn what_is_due_first_stands_first() {
    assert_snapshot!(english(100, &["status", "--by", "due"]), @r#"
    $ handover status --by due
    Acme store: from Bright Agency to Acme Retail                                     cutover in 10 days

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

    Rejected   1 item: Store owner account
    Blocked    1 item: Bright's login to the old ERP
    Sign-off   cutover 30 Nov: 8 of 17 still open
    Sign-off   close 31 Dec: 1 of 1 still open
    Readiness  8 of 9 scored, preliminary: 3.5 of 5, a transition of 60 days; driven by volatility 2,
               phase 2; not scored: service level
    Next       Lin Wei to grant access: "Store owner account" (late by 2 days)
    Findings   2 to fill in; `handover check --no-input` explains
    --- exit 0
    "#);
    assert_snapshot!(english(60, &["status", "--by", "due"]), @r#"
    $ handover status --by due
    Acme store: from Bright Agency to Acme Retail
    cutover in 10 days

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

    Rejected   1 item: Store owner account
    Blocked    1 item: Bright's login to the old ERP
    Sign-off   cutover 30 Nov: 8 of 17 still open
    Sign-off   close 31 Dec: 1 of 1 still open
    Readiness  8 of 9 scored, preliminary: 3.5 of 5, a
               transition of 60 days; driven by volatility 2,
               phase 2; not scored: service level
    Next       Lin Wei to grant access: "Store owner account"
               (late by 2 days)
    Findings   2 to fill in; `handover check --no-input`
               explains
    --- exit 0
    "#);
    assert_snapshot!(chinese(100, &["status", "--by", "due"]), @"
    $ handover status --by due
    旗舰店代运营：由明途代运营移交锦程零售                                            距切换日还有 10 天

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

    已退回    1 项：店铺主账号
    受阻      1 项：移交方在旧 ERP 的登录
    签署      切换日 11月30日：17 项中还有 8 项未完成
    签署      收尾日 12月31日：1 项中还有 1 项未完成
    状态核查  已评 8/9 项，暂定平均 3.5 分，属 60 天过渡；主要拉低分数的因素：变更频度 2 分、所处阶段
              2 分；未评分：服务水平
    下一步    由林薇授予权限：“店铺主账号”（已逾期 2 天）
    检查      2 个可以补充；用 `handover check --no-input` 查看说明
    --- exit 0
    ");
    assert_snapshot!(chinese(60, &["status", "--by", "due"]), @"
    $ handover status --by due
    旗舰店代运营：由明途代运营移交锦程零售    距切换日还有 10 天

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

    已退回    1 项：店铺主账号
    受阻      1 项：移交方在旧 ERP 的登录
    签署      切换日 11月30日：17 项中还有 8 项未完成
    签署      收尾日 12月31日：1 项中还有 1 项未完成
    状态核查  已评 8/9 项，暂定平均 3.5 分，属 60 天过渡；主要拉
              低分数的因素：变更频度 2 分、所处阶段 2 分；未评
              分：服务水平
    下一步    由林薇授予权限：“店铺主账号”（已逾期 2 天）
    检查      2 个可以补充；用 `handover check --no-input` 查看
              说明
    --- exit 0
    ");
}

#[test]
fn the_weeks_stand_on_a_line() {
    assert_snapshot!(english(100, &["status", "--timeline"]), @"
    $ handover status --timeline
    Acme store: from Bright Agency to Acme Retail                                     cutover in 10 days

              start                  today        cutover                                close
              2 Nov                  20 Nov       30 Nov                                 31 Dec
              ◆━━━━━━━━┬━━━━━━━━┬━━━━▼───┬────────◆────────┬────────┬────────┬────────┬──◆─────┬
              Nov                                          Dec
    Week of   2        9        16       23       30       7        14       21       28
    Due                         2        14                                  1
    Complete                             8
    Late                        1

      2–8 Nov                            nothing due (start)
    ▶ 16–22 Nov          !░              2 due, 1 late
      23–29 Nov          ████████░░░░░░  14 due, 8 complete
      30 Nov–6 Dec                       nothing due (cutover)
      21–27 Dec          ░               1 due
      28 Dec–3 Jan 2027                  nothing due (close)

    █ complete  ! late  ░ open  ▶ this week
    --- exit 0
    ");
    assert_snapshot!(english(60, &["status", "--timeline"]), @"
    $ handover status --timeline
    Acme store: from Bright Agency to Acme Retail
    cutover in 10 days

              start       today   cutover               close
              2 Nov       20 Nov  30 Nov                31 Dec
              ◆━━━━┬━━━━┬━▼──┬────◆────┬────┬────┬────┬─◆──┬
              Nov                      Dec
    Week of   2    9    16   23   30   7    14   21   28
    Due                 2    14                  1
    Complete                 8
    Late                1

      2–8 Nov                      nothing due (start)
    ▶ 16–22 Nov          !░        2 due, 1 late
      23–29 Nov          █████░░░  14 due, 8 complete
      30 Nov–6 Dec                 nothing due (cutover)
      21–27 Dec          ░         1 due
      28 Dec–3 Jan 2027            nothing due (close)

    █ complete  ! late  ░ open  ▶ this week
    (a mark: about 2 items)
    --- exit 0
    ");
    assert_snapshot!(chinese(100, &["status", "--timeline"]), @"
    $ handover status --timeline
    旗舰店代运营：由明途代运营移交锦程零售                                            距切换日还有 10 天

            开始日                   今天           切换日                                      收尾日
            11/2                     11/20          11/30                                       12/31
            *=========+=========+====V----+---------*---------+---------+---------+---------+---*-----+
            11月                                              12月
    周一    2         9         16        23        30        7         14        21        28
    期限                        2         14                                      1
    完成                                  8
    逾期                        1

      11/2-11/8                       无到期事项（开始日）
    > 11/16-11/22     !.              2 项到期，1 项逾期
      11/23-11/29     ########......  14 项到期，8 项完成
      11/30-12/6                      无到期事项（切换日）
      12/21-12/27     .               1 项到期
      12/28-2027/1/3                  无到期事项（收尾日）

    # 已完成  ! 逾期  . 未完成  > 本周
    --- exit 0
    ");
    assert_snapshot!(chinese(60, &["status", "--timeline"]), @"
    $ handover status --timeline
    旗舰店代运营：由明途代运营移交锦程零售    距切换日还有 10 天

            开始日      今天    切换日                收尾日
            11/2        11/20   11/30                 12/31
            *====+====+=V--+----*----+----+----+----+-*--+
            11月                     12月
    周一    2    9    16   23   30   7    14   21   28
    期限              2    14                  1
    完成                   8
    逾期              1

      11/2-11/8                 无到期事项（开始日）
    > 11/16-11/22     !.        2 项到期，1 项逾期
      11/23-11/29     #####...  14 项到期，8 项完成
      11/30-12/6                无到期事项（切换日）
      12/21-12/27     .         1 项到期
      12/28-2027/1/3            无到期事项（收尾日）

    # 已完成  ! 逾期  . 未完成  > 本周  （每格约 2 项）
    --- exit 0
    ");
}
