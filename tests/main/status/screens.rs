//! `handover status` by section, by party and by person, as people see it.

use crate::support::screens::{chinese, english};
use insta::assert_snapshot;

#[test]
fn each_section_says_how_far_it_is_and_whom_it_waits_on() {
    assert_snapshot!(english(100, &["status"]), @r#"
    $ handover status
    Acme store: from Bright Agency to Acme Retail                                     cutover in 10 days

    Section                          Items  Progress             Late  Waits on
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    Data backups                    0 of 1  █████████░░░░░  66%     –  receiver 1
    Accounts and access             0 of 3  ░░░░░░░░░░░░░░   0%     1  giver 2, earlier items 1
    Deliverables                    1 of 2  ███████░░░░░░░  50%     –  receiver 1
    Notifications                   0 of 1  ███████░░░░░░░  50%     –  receiver 1
    Monitoring after the handover   0 of 1  ░░░░░░░░░░░░░░   0%     –  anyone 1
    Readiness                       8 of 9  ████████████░░  88%     –  receiver 1
    Studio keys                     0 of 1  ███████░░░░░░░  50%     –  receiver 1
    Total                          9 of 18  ██████░░░░░░░░  46%     1  receiver 5, giver 2, anyone 1,
                                                                       earlier items 1

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
    assert_snapshot!(english(60, &["status"]), @r#"
    $ handover status
    Acme store: from Bright Agency to Acme Retail
    cutover in 10 days

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
    Studio keys         0 of 1  50%          –  receiver 1
    Total              9 of 18  46%          1  receiver 5,
                                                giver 2,
                                                anyone 1,
                                                earlier items 1

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
    assert_snapshot!(chinese(100, &["status"]), @"
    $ handover status
    旗舰店代运营：由明途代运营移交锦程零售                                            距切换日还有 10 天

    部分        事项  进度                 逾期  等待
    ---------------------------------------------------------------------------------------
    数据备份     0/1  #########.....  66%     -  接收方 1
    账号与权限   0/3  ..............   0%     1  移交方 2、前置事项 1
    交付物       1/2  #######.......  50%     -  接收方 1
    相关方告知   0/1  #######.......  50%     -  接收方 1
    移交后监控   0/1  ..............   0%     -  任何一方 1
    状态核查     8/9  ############..  88%     -  接收方 1
    影棚钥匙     0/1  #######.......  50%     -  接收方 1
    合计        9/18  ######........  46%     1  接收方 5、移交方 2、任何一方 1、前置事项 1

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
    assert_snapshot!(chinese(60, &["status"]), @"
    $ handover status
    旗舰店代运营：由明途代运营移交锦程零售    距切换日还有 10 天

    部分        事项  进度  逾期  等待
    ------------------------------------------------------------
    数据备份     0/1  66%      -  接收方 1
    账号与权限   0/3  0%       1  移交方 2、前置事项 1
    交付物       1/2  50%      -  接收方 1
    相关方告知   0/1  50%      -  接收方 1
    移交后监控   0/1  0%       -  任何一方 1
    状态核查     8/9  88%      -  接收方 1
    影棚钥匙     0/1  50%      -  接收方 1
    合计        9/18  46%      1  接收方 5、移交方 2、
                                  任何一方 1、前置事项 1

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
fn each_party_and_each_person_has_a_row() {
    assert_snapshot!(english(100, &["status", "--by", "party"]), @r#"
    $ handover status --by party
    Acme store: from Bright Agency to Acme Retail                                     cutover in 10 days

    Party     Organisation         Waiting  Late  Own steps made
    ─────────────────────────────────────────────────────────────────
    giver     Bright Agency              3     1  █████░░░░░░░░░  40%
    receiver  Acme Retail                6     –  ███████░░░░░░░  55%
    witness   Acme internal audit        0     –  –

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
    assert_snapshot!(english(60, &["status", "--by", "party"]), @r#"
    $ handover status --by party
    Acme store: from Bright Agency to Acme Retail
    cutover in 10 days

    Party     Organisation         Waiting  Late  Own steps made
    ────────────────────────────────────────────────────────────
    giver     Bright Agency              3     1  40%
    receiver  Acme Retail                6     –  55%
    witness   Acme internal audit        0     –  –

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
    assert_snapshot!(chinese(100, &["status", "--by", "party"]), @"
    $ handover status --by party
    旗舰店代运营：由明途代运营移交锦程零售                                            距切换日还有 10 天

    参与方  单位            待处理  逾期  已完成步骤
    ---------------------------------------------------------
    移交方  明途代运营           3     1  #####.........  40%
    接收方  锦程零售             6     -  #######.......  55%
    监交方  锦程零售内审部       0     -  -

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
    assert_snapshot!(chinese(60, &["status", "--by", "party"]), @"
    $ handover status --by party
    旗舰店代运营：由明途代运营移交锦程零售    距切换日还有 10 天

    参与方  单位            待处理  逾期  已完成步骤
    ------------------------------------------------
    移交方  明途代运营           3     1  40%
    接收方  锦程零售             6     -  55%
    监交方  锦程零售内审部       0     -  -

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
    assert_snapshot!(english(100, &["status", "--by", "person"]), @r#"
    $ handover status --by person
    Acme store: from Bright Agency to Acme Retail                                     cutover in 10 days

    Person       Party     Waiting  Late  Next due  Recorded
    ────────────────────────────────────────────────────────
    Lin Wei      giver           3     1  18 Nov           5
    Sofia Marsh  giver           0     –  –                2
    Chen Yu      receiver        5     –  20 Nov          10
    Maya Torres  receiver        2     –  25 Nov           2
    Zhao Min     witness         0     –  –                0

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
    assert_snapshot!(english(60, &["status", "--by", "person"]), @r#"
    $ handover status --by person
    Acme store: from Bright Agency to Acme Retail
    cutover in 10 days

    Person       Party     Waiting  Late  Next due  Recorded
    ────────────────────────────────────────────────────────
    Lin Wei      giver           3     1  18 Nov           5
    Sofia Marsh  giver           0     –  –                2
    Chen Yu      receiver        5     –  20 Nov          10
    Maya Torres  receiver        2     –  25 Nov           2
    Zhao Min     witness         0     –  –                0

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
    assert_snapshot!(chinese(100, &["status", "--by", "person"]), @"
    $ handover status --by person
    旗舰店代运营：由明途代运营移交锦程零售                                            距切换日还有 10 天

    人员  参与方  待处理  逾期  最近到期  已记录
    --------------------------------------------
    林薇  移交方       3     1  11月18日       5
    苏菲  移交方       0     -  -              2
    陈予  接收方       5     -  11月20日      10
    马雅  接收方       2     -  11月25日       2
    赵敏  监交方       0     -  -              0

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
    assert_snapshot!(chinese(60, &["status", "--by", "person"]), @"
    $ handover status --by person
    旗舰店代运营：由明途代运营移交锦程零售    距切换日还有 10 天

    人员  参与方  待处理  逾期  最近到期  已记录
    --------------------------------------------
    林薇  移交方       3     1  11月18日       5
    苏菲  移交方       0     -  -              2
    陈予  接收方       5     -  11月20日      10
    马雅  接收方       2     -  11月25日       2
    赵敏  监交方       0     -  -              0

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
