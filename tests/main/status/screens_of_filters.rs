//! Lists that are filtered, in a narrow window and in both languages, as people see them.

use crate::support::screens::{chinese, english, first_rows};
use insta::assert_snapshot;

#[test]
fn a_filtered_table_of_sections_says_how_many_of_how_many() {
    assert_snapshot!(english(60, &["status", "--section", "permissions"]), @r#"
    $ handover status --section permissions
    Acme store: from Bright Agency to Acme Retail
    cutover in 10 days

    Filtered: 3 of 18 items.
    Section             Items  Progress  Late  Waits on
    ────────────────────────────────────────────────────────────
    Accounts and       0 of 3  0%           1  giver 2, earlier
    access                                     items 1

    Rejected   1 item: Store owner account
    Blocked    1 item: Bright's login to the old ERP
    Readiness  8 of 9 scored, preliminary: 3.5 of 5, a
               transition of 60 days; driven by volatility 2,
               phase 2; not scored: service level
    Next       Lin Wei to grant access: "Store owner account"
               (late by 2 days)
    Findings   1 to fill in; `handover check --no-input`
               explains
    --- exit 0
    "#);
    assert_snapshot!(chinese(60, &["status", "--section", "permissions"]), @"
    $ handover status --section permissions
    旗舰店代运营：由明途代运营移交锦程零售    距切换日还有 10 天

    已筛选：18 项中的 3 项。
    部分        事项  进度  逾期  等待
    --------------------------------------------------
    账号与权限   0/3  0%       1  移交方 2、前置事项 1

    已退回    1 项：店铺主账号
    受阻      1 项：移交方在旧 ERP 的登录
    状态核查  已评 8/9 项，暂定平均 3.5 分，属 60 天过渡；主要拉
              低分数的因素：变更频度 2 分、所处阶段 2 分；未评
              分：服务水平
    下一步    由林薇授予权限：“店铺主账号”（已逾期 2 天）
    检查      1 个可以补充；用 `handover check --no-input` 查看
              说明
    --- exit 0
    ");
}

#[test]
fn a_filtered_list_by_days_fits_a_narrow_window() {
    assert_snapshot!(english(60, &["status", "--by", "due", "--owner", "lin"]), @r#"
    $ handover status --by due --owner lin
    Acme store: from Bright Agency to Acme Retail
    cutover in 10 days

    Filtered: 6 of 18 items.
    Due             Item             State        Waits on
    ────────────────────────────────────────────────────────────
    18 Nov          Store owner      rejected     Lin Wei
    late by 2 days  account
                    permissions/store-owner
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
    24 Dec          Orders a day     open         Lin Wei, Chen
                                                  Yu
                    monitoring/orders-per-day

    Rejected   1 item: Store owner account
    Blocked    1 item: Bright's login to the old ERP
    Readiness  8 of 9 scored, preliminary: 3.5 of 5, a
               transition of 60 days; driven by volatility 2,
               phase 2; not scored: service level
    Next       Lin Wei to grant access: "Store owner account"
               (late by 2 days)
    Findings   2 to fill in; `handover check --no-input`
               explains
    --- exit 0
    "#);
    assert_snapshot!(chinese(60, &["status", "--by", "due", "--owner", "林薇"]), @"
    $ handover status --by due --owner 林薇
    旗舰店代运营：由明途代运营移交锦程零售    距切换日还有 10 天

    已筛选：18 项中的 6 项。
    期限         事项                   状态    等待
    ------------------------------------------------------
    11月18日     店铺主账号             已退回  林薇
    已逾期 2 天  permissions/store-owner
    11月23日     移交方在旧 ERP 的登录  受阻    林薇
                 permissions/old-erp
    11月23日     店铺邮箱               未开始  陈予
                 deliverables/mailboxes
    11月25日     近三年订单             进行中  马雅
                 backups/orders
    12月24日     日均订单量             未开始  林薇、陈予
                 monitoring/orders-per-day

    已退回    1 项：店铺主账号
    受阻      1 项：移交方在旧 ERP 的登录
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
fn what_is_next_and_outstanding_is_filtered_too() {
    assert_snapshot!(english(60, &["next", "--late"]), @r#"
    $ handover next --late
    Acme store: from Bright Agency to Acme Retail
    cutover in 10 days
    Filtered: 1 of 18 items.

    Lin Wei (giver): 1 item, 1 late
      1. grant access: Store owner account (rejected)
         late by 2 days, unblocks 1
         permissions/store-owner

    Why  "Store owner account" comes first: it is late by 2
         days, and 1 item waits for it. Late or due today goes
         first, what belongs to a later stage last; then what
         most items wait for, then the earlier day.
    --- exit 0
    "#);
    assert_snapshot!(chinese(60, &["next", "--late"]), @"
    $ handover next --late
    旗舰店代运营：由明途代运营移交锦程零售    距切换日还有 10 天
    已筛选：18 项中的 1 项。

    林薇（移交方）：1 项，1 项逾期
      1. 授予权限：店铺主账号（已退回）
         已逾期 2 天，1 项在等待
         permissions/store-owner

    排序  “店铺主账号”排在最前：已逾期 2 天，且有 1 项在等待。先
          做已逾期或今天到期的，后续阶段的放在最后；再看等待者多
          少，然后按到期日。
    --- exit 0
    ");
    assert_snapshot!(first_rows(english(60, &["check", "--no-input", "--state", "rejected"])), @r#"
    $ handover check --no-input --state rejected
    hint[no-access-review]: "Store owner account": it is
    transferred without an earlier review of the accounts there
    are
     --> accounts.toml:6:1
      |
    6 | [[items]]
      | ^^^^^^^^^
      help: add an item with `action = "keep"` for the review of
            every account, and name it in `needs`

    Filtered: 1 of 18 items.
    1 found (`handover explain CODE` says more); 1 item
    outstanding

    Due             Item                 State     Waits on
    ───────────────────────────────────────────────────────
    18 Nov          Store owner account  rejected  Lin Wei
    late by 2 days  permissions/store-owner
    --- exit 1
    "#);
    assert_snapshot!(first_rows(chinese(60, &["check", "--no-input", "--state", "退回"])), @r#"
    $ handover check --no-input --state 退回
    提示[no-access-review]: “店铺主账号”：转移之前没有先清查已有
    账号
     --> 账号.yaml:6:5
      |
    6 |   - id: store-owner
      |     ^^^^^^^^^^^^^^^
      建议：请增加一个 `action: "keep"` 的账号清查事项，并写入
            `needs`

    已筛选：18 项中的 1 项。
    发现 1 处问题（`handover explain 代码` 查看说明）；1 项未完
    成

    期限         事项        状态    等待
    -------------------------------------
    11月18日     店铺主账号  已退回  林薇
    已逾期 2 天  permissions/store-owner
    --- exit 1
    "#);
}

#[test]
fn what_has_no_room_beside_each_other_stands_one_below_the_other() {
    assert_snapshot!(english(44, &["people"]), @"
    $ handover people
    lin
      Name   Lin Wei
      Party  giver
      Roles  Account lead
      Email  lin@bright.example
    sofia
      Name   Sofia Marsh
      Party  giver
      Roles  Media buyer
      Email  sofia@bright.example
    chen
      Name   Chen Yu
      Party  receiver
      Roles  E-commerce manager
      Email  chen@acme.example
    maya
      Name   Maya Torres
      Party  receiver
      Roles  IT
      Email  maya@acme.example
    zhao
      Name   Zhao Min
      Party  witness
      Roles  Audit
      Email  zhao@acme.example
    --- exit 0
    ");
    assert_snapshot!(chinese(44, &["people"]), @"
    $ handover people
    lin
      姓名    林薇
      参与方  移交方
      职务    项目负责人
      邮箱    lin@mingtu.example
    sofia
      姓名    苏菲
      参与方  移交方
      职务    投放经理
      邮箱    sofia@mingtu.example
    chen
      姓名    陈予
      参与方  接收方
      职务    电商经理
      邮箱    chen@jincheng.example
    maya
      姓名    马雅
      参与方  接收方
      职务    信息部
      邮箱    maya@jincheng.example
    zhao
      姓名    赵敏
      参与方  监交方
      职务    内审
      邮箱    zhao@jincheng.example
    --- exit 0
    ");
}
