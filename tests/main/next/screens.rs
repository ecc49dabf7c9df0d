//! `handover next`, as people see it.

use crate::support::screens::{chinese, english};
use insta::assert_snapshot;

#[test]
fn who_asks_sees_their_own_and_how_much_waits_on_others() {
    assert_snapshot!(english(100, &["next", "--as", "lin"]), @r#"
    $ handover next --as lin
    Acme store: from Bright Agency to Acme Retail                                     cutover in 10 days

    You are Lin Wei, for the giver: 3 items, 1 late
      1. grant access: Store owner account (rejected)                         late by 2 days  unblocks 1
         permissions/store-owner
      2. revoke the giver's access: Bright's login to the old ERP (blocked)   due 23 Nov
         permissions/old-erp
      3. report what was observed: Orders a day                               due 24 Dec
         monitoring/orders-per-day

    Why     "Store owner account" comes first: it is late by 2 days, and 1 item waits for it. Late or
            due today goes first, what belongs to a later stage last; then what most items wait for,
            then the earlier day.
    Others  5 items waiting on others; `--all` shows them
    --- exit 0
    "#);
    assert_snapshot!(english(60, &["next", "--as", "lin"]), @r#"
    $ handover next --as lin
    Acme store: from Bright Agency to Acme Retail
    cutover in 10 days

    You are Lin Wei, for the giver: 3 items, 1 late
      1. grant access: Store owner account (rejected)
         late by 2 days, unblocks 1
         permissions/store-owner
      2. revoke the giver's access: Bright's login to the old
         ERP (blocked)
         due 23 Nov
         permissions/old-erp
      3. report what was observed: Orders a day
         due 24 Dec
         monitoring/orders-per-day

    Why     "Store owner account" comes first: it is late by 2
            days, and 1 item waits for it. Late or due today
            goes first, what belongs to a later stage last; then
            what most items wait for, then the earlier day.
    Others  5 items waiting on others; `--all` shows them
    --- exit 0
    "#);
    assert_snapshot!(chinese(100, &["next", "--as", "lin"]), @"
    $ handover next --as lin
    旗舰店代运营：由明途代运营移交锦程零售                                            距切换日还有 10 天

    你是林薇（移交方）：3 项，1 项逾期
      1. 授予权限：店铺主账号（已退回）                                         已逾期 2 天   1 项在等待
         permissions/store-owner
      2. 收回移交方的权限：移交方在旧 ERP 的登录（受阻）                        11月23日到期
         permissions/old-erp
      3. 报告观察结果：日均订单量                                               12月24日到期
         monitoring/orders-per-day

    排序  “店铺主账号”排在最前：已逾期 2 天，且有 1 项在等待。先做已逾期或今天到期的，后续阶段的放在最
          后；再看等待者多少，然后按到期日。
    他人  另有 5 项等待他人处理；用 `--all` 查看
    --- exit 0
    ");
    assert_snapshot!(chinese(60, &["next", "--as", "lin"]), @"
    $ handover next --as lin
    旗舰店代运营：由明途代运营移交锦程零售    距切换日还有 10 天

    你是林薇（移交方）：3 项，1 项逾期
      1. 授予权限：店铺主账号（已退回）
         已逾期 2 天，1 项在等待
         permissions/store-owner
      2. 收回移交方的权限：移交方在旧 ERP 的登录（受阻）
         11月23日到期
         permissions/old-erp
      3. 报告观察结果：日均订单量
         12月24日到期
         monitoring/orders-per-day

    排序  “店铺主账号”排在最前：已逾期 2 天，且有 1 项在等待。先
          做已逾期或今天到期的，后续阶段的放在最后；再看等待者多
          少，然后按到期日。
    他人  另有 5 项等待他人处理；用 `--all` 查看
    --- exit 0
    ");
}

#[test]
fn with_all_everyone_has_a_block() {
    assert_snapshot!(english(100, &["next", "--all"]), @r#"
    $ handover next --all
    Acme store: from Bright Agency to Acme Retail                                     cutover in 10 days

    Lin Wei (giver): 2 items, 1 late
      1. grant access: Store owner account (rejected)                         late by 2 days  unblocks 1
         permissions/store-owner
      2. revoke the giver's access: Bright's login to the old ERP (blocked)   due 23 Nov
         permissions/old-erp

    Chen Yu (receiver): 3 items
      1. confirm that it arrived: Customers with open orders                  due today
         notifications/customers
      2. agree that it does not apply: Mailboxes of the store                 due 23 Nov
         deliverables/mailboxes
      3. report it signed for: Photo studio, third floor                      due 27 Nov
         studio-keys/studio

    Maya Torres (receiver): 1 item
      1. restore it on the receiver's system: Orders of the last three years  due 25 Nov
         backups/orders

    Anyone of the receiver: 1 item
      1. score the factor: Service level                                      due 26 Nov
         readiness/service-level

    One of Lin Wei, Chen Yu: 1 item
      1. report what was observed: Orders a day                               due 24 Dec
         monitoring/orders-per-day

    Why  "Store owner account" comes first: it is late by 2 days, and 1 item waits for it. Late or due
         today goes first, what belongs to a later stage last; then what most items wait for, then the
         earlier day.
    --- exit 0
    "#);
    assert_snapshot!(english(60, &["next", "--all"]), @r#"
    $ handover next --all
    Acme store: from Bright Agency to Acme Retail
    cutover in 10 days

    Lin Wei (giver): 2 items, 1 late
      1. grant access: Store owner account (rejected)
         late by 2 days, unblocks 1
         permissions/store-owner
      2. revoke the giver's access: Bright's login to the old
         ERP (blocked)
         due 23 Nov
         permissions/old-erp

    Chen Yu (receiver): 3 items
      1. confirm that it arrived: Customers with open orders
         due today
         notifications/customers
      2. agree that it does not apply: Mailboxes of the store
         due 23 Nov
         deliverables/mailboxes
      3. report it signed for: Photo studio, third floor
         due 27 Nov
         studio-keys/studio

    Maya Torres (receiver): 1 item
      1. restore it on the receiver's system: Orders of the last
         three years
         due 25 Nov
         backups/orders

    Anyone of the receiver: 1 item
      1. score the factor: Service level
         due 26 Nov
         readiness/service-level

    One of Lin Wei, Chen Yu: 1 item
      1. report what was observed: Orders a day
         due 24 Dec
         monitoring/orders-per-day

    Why  "Store owner account" comes first: it is late by 2
         days, and 1 item waits for it. Late or due today goes
         first, what belongs to a later stage last; then what
         most items wait for, then the earlier day.
    --- exit 0
    "#);
    assert_snapshot!(chinese(100, &["next", "--all"]), @"
    $ handover next --all
    旗舰店代运营：由明途代运营移交锦程零售                                            距切换日还有 10 天

    林薇（移交方）：2 项，1 项逾期
      1. 授予权限：店铺主账号（已退回）                                         已逾期 2 天   1 项在等待
         permissions/store-owner
      2. 收回移交方的权限：移交方在旧 ERP 的登录（受阻）                        11月23日到期
         permissions/old-erp

    陈予（接收方）：3 项
      1. 确认已送达：有未完成订单的顾客                                         今天到期
         notifications/customers
      2. 确认不适用：店铺邮箱                                                   11月23日到期
         deliverables/mailboxes
      3. 完成“签收”：三楼摄影棚                                                 11月27日到期
         studio-keys/studio

    马雅（接收方）：1 项
      1. 在接收方环境恢复：近三年订单                                           11月25日到期
         backups/orders

    接收方任何一人：1 项
      1. 评分：服务水平要求                                                     11月26日到期
         readiness/service-level

    林薇、陈予之一：1 项
      1. 报告观察结果：日均订单量                                               12月24日到期
         monitoring/orders-per-day

    排序  “店铺主账号”排在最前：已逾期 2 天，且有 1 项在等待。先做已逾期或今天到期的，后续阶段的放在最
          后；再看等待者多少，然后按到期日。
    --- exit 0
    ");
    assert_snapshot!(chinese(60, &["next", "--all"]), @"
    $ handover next --all
    旗舰店代运营：由明途代运营移交锦程零售    距切换日还有 10 天

    林薇（移交方）：2 项，1 项逾期
      1. 授予权限：店铺主账号（已退回）
         已逾期 2 天，1 项在等待
         permissions/store-owner
      2. 收回移交方的权限：移交方在旧 ERP 的登录（受阻）
         11月23日到期
         permissions/old-erp

    陈予（接收方）：3 项
      1. 确认已送达：有未完成订单的顾客
         今天到期
         notifications/customers
      2. 确认不适用：店铺邮箱
         11月23日到期
         deliverables/mailboxes
      3. 完成“签收”：三楼摄影棚
         11月27日到期
         studio-keys/studio

    马雅（接收方）：1 项
      1. 在接收方环境恢复：近三年订单
         11月25日到期
         backups/orders

    接收方任何一人：1 项
      1. 评分：服务水平要求
         11月26日到期
         readiness/service-level

    林薇、陈予之一：1 项
      1. 报告观察结果：日均订单量
         12月24日到期
         monitoring/orders-per-day

    排序  “店铺主账号”排在最前：已逾期 2 天，且有 1 项在等待。先
          做已逾期或今天到期的，后续阶段的放在最后；再看等待者多
          少，然后按到期日。
    --- exit 0
    ");
}
