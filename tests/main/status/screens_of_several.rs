//! `handover status` of several projects side by side, as people see it.

use crate::support::runner::{Runner, copy_tree};
use crate::support::screens::{SHOP, STORE, screen};
use insta::assert_snapshot;
use std::path::Path;

/// What a command shows where both projects lie in one folder.
fn both(columns: usize, words: &[&str]) -> String {
    let runner = Runner::new();
    for name in [STORE, SHOP] {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/projects").join(name);
        copy_tree(&source, &runner.path(name));
    }
    screen(&runner, columns, words)
}

#[test]
fn each_project_of_several_has_a_row() {
    assert_snapshot!(both(100, &["status", "--lang", "en", "store", "门店交接"]), @"
    $ handover status --lang en store 门店交接
    Handover                                     Items  Progress             Late  Cutover  Findings
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    Acme store: from Bright Agency to Acme     9 of 18  ██████░░░░░░░░  46%     1  30 Nov   2 to fill in
    Retail
    旗舰店代运营：由明途代运营移交锦程零售     9 of 18  ██████░░░░░░░░  46%     1  30 Nov   2 to fill in
    All 2                                     18 of 36  ██████░░░░░░░░  46%     2  –        4 to fill in

    Handover                                     Readiness          Mean  Needs    Pulled down by
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    Acme store: from Bright Agency to Acme       the whole  3.5 (8 of 9)  60 days  volatility 2, phase 2
    Retail
    旗舰店代运营：由明途代运营移交锦程零售       the whole  3.5 (8 of 9)  60 days  volatility 2, phase 2
    --- exit 0
    ");
    assert_snapshot!(both(60, &["status", "--lang", "en", "store", "门店交接"]), @"
    $ handover status --lang en store 门店交接
    Handover         Items  Progress  Late  Cutover  Findings
    ────────────────────────────────────────────────────────────
    Acme store:    9 of 18  46%          1  30 Nov   2 to fill
    from Bright                                      in
    Agency to
    Acme Retail
    旗舰店代运     9 of 18  46%          1  30 Nov   2 to fill
    营：由明途代                                     in
    运营移交锦程
    零售
    All 2         18 of 36  46%          2  –        4 to fill
                                                     in

    Handover      Readiness          Mean  Needs    Pulled down
                                                    by
    ────────────────────────────────────────────────────────────
    Acme store:   the whole  3.5 (8 of 9)  60 days  volatility
    from Bright                                     2, phase 2
    Agency to
    Acme Retail
    旗舰店代运    the whole  3.5 (8 of 9)  60 days  volatility
    营：由明途代                                    2, phase 2
    运营移交锦程
    零售
    --- exit 0
    ");
    assert_snapshot!(both(100, &["status", "--lang", "zh-CN", "store", "门店交接"]), @"
    $ handover status --lang zh-CN store 门店交接
    交接项目                                     事项  进度                 逾期  切换日    检查结果
    ----------------------------------------------------------------------------------------------------
    Acme store: from Bright Agency to Acme       9/18  ######........  46%     1  11月30日  2 个可以补充
    Retail
    旗舰店代运营：由明途代运营移交锦程零售       9/18  ######........  46%     1  11月30日  2 个可以补充
    共 2 个项目                                 18/36  ######........  46%     2  -         4 个可以补充

    交接项目                                  状态核查      平均分  过渡期  主要拉低分数的因素
    ----------------------------------------------------------------------------------------------------
    Acme store: from Bright Agency to Acme    整体      3.5（8/9）  60 天   变更频度 2 分、所处阶段 2 分
    Retail
    旗舰店代运营：由明途代运营移交锦程零售    整体      3.5（8/9）  60 天   变更频度 2 分、所处阶段 2 分
    --- exit 0
    ");
    assert_snapshot!(both(60, &["status", "--lang", "zh-CN", "store", "门店交接"]), @"
    $ handover status --lang zh-CN store 门店交接
    交接项目            事项  进度  逾期  切换日    检查结果
    ------------------------------------------------------------
    Acme store: from    9/18  46%      1  11月30日  2 个可以补充
    Bright Agency to
    Acme Retail
    旗舰店代运营：由    9/18  46%      1  11月30日  2 个可以补充
    明途代运营移交锦
    程零售
    共 2 个项目        18/36  46%      2  -         4 个可以补充

    交接项目        状态核查      平均分  过渡期  主要拉低分数的
                                                  因素
    ------------------------------------------------------------
    Acme store:     整体      3.5（8/9）  60 天   变更频度
    from Bright                                   2 分、所处阶段
    Agency to Acme                                2 分
    Retail
    旗舰店代运营：  整体      3.5（8/9）  60 天   变更频度
    由明途代运营移                                2 分、所处阶段
    交锦程零售                                    2 分
    --- exit 0
    ");
}

#[test]
fn the_weeks_of_several_projects_stand_below_each_other() {
    assert_snapshot!(both(100, &["status", "--timeline", "--lang", "en", "store", "门店交接"]), @"
    $ handover status --timeline --lang en store 门店交接
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

    旗舰店代运营：由明途代运营移交锦程零售                                            cutover in 10 days

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
    assert_snapshot!(both(60, &["status", "--timeline", "--lang", "en", "store", "门店交接"]), @"
    $ handover status --timeline --lang en store 门店交接
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

    旗舰店代运营：由明途代运营移交锦程零售    cutover in 10 days

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
    assert_snapshot!(both(100, &["status", "--timeline", "--lang", "zh-CN", "store", "门店交接"]), @"
    $ handover status --timeline --lang zh-CN store 门店交接
    Acme store: from Bright Agency to Acme Retail                                     距切换日还有 10 天

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
    assert_snapshot!(both(60, &["status", "--timeline", "--lang", "zh-CN", "store", "门店交接"]), @"
    $ handover status --timeline --lang zh-CN store 门店交接
    Acme store: from Bright Agency to Acme Retail
    距切换日还有 10 天

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
