//! `handover templates`, as people see it.

use crate::support::screens::english;
use insta::assert_snapshot;

#[test]
fn a_template_shows_its_sections_and_items() {
    assert_snapshot!(english(100, &["templates", "minimal"]), @"
    $ handover templates minimal
    Minimal handover (minimal)
    For a small handover of any kind: the six core sections with one worked item each, and one example
    each of a meeting every week, a target and a payment.

      Roles of the giver: Giver's lead
      Roles of the receiver: Receiver's lead

    Scope of the handover                                                                         1 item
      The work that changes hands
        scope/work · Giver's lead, Receiver's lead · due start + 1w
        done when: A person from neither side can tell from the list whether a given task belongs to it

    Data backups                                                                                  1 item
      Main working data
        backups/main-data · Giver's lead, Receiver's lead · due cutover - 10d
        done when: Restored on the receiver's equipment, the number of records equals the original and
        three records picked at random are the same
        needs The work that changes hands

    Accounts and access                                                                           1 item
      Main account
        permissions/main-account · Giver's lead, Receiver's lead · due cutover - 7d
        done when: The receiver's person logs in from its own network with its own second factor, and
        the giver's login is refused
        needs Main working data

    Documents and materials                                                                       1 item
      Working manual
        deliverables/manual · Giver's lead, Receiver's lead · due cutover - 14d
        done when: A person new to the work did its most usual task by the manual alone
        needs The work that changes hands

    Training and knowledge transfer                                                               1 item
      The daily work
        training/daily-work · Giver's lead, Receiver's lead · due cutover - 5d
        done when: A person of the receiver did a full day of the work while the giver only watched
        needs Working manual

    Telling the people concerned                                                                  1 item
      Everyone who deals with the work
        notifications/contacts · Giver's lead, Receiver's lead · due cutover - 3d
        done when: Each name on the contact list was told the new contact and the date, and the
        important ones have answered

    Settlement                                                                                    1 item
      Final payment
        payments/final · Giver's lead, Receiver's lead · due cutover
        done when: The invoice agrees with what was accepted, and the sum has arrived in full
        needs Main working data, Main account, Working manual, Cases handled without help

    Meetings                                                                                      1 item
      Weekly meeting
        meetings/weekly · Giver's lead, Receiver's lead · due cutover
        again every 1w, from start + 1w until cutover
        done when: The minutes list what was done, what is open, and for each open point a person and a
        day

    Ready to work alone                                                                           1 item
      Cases handled without help
        monitoring/done-alone · Giver's lead, Receiver's lead · due cutover - 1d
        done when: Of the cases in the last five working days before cutover, those finished without
        asking the giver are counted
        target: at least 90 %
        needs The daily work

    Signed at cutover
      We have gone through the items of this record together. What is shown as complete has been handed
      over and accepted; from the cutover date the receiver is responsible, and matters still open are
      listed as reservations with owner and date.
    --- exit 0
    ");
    assert_snapshot!(english(60, &["templates", "minimal"]), @"
    $ handover templates minimal
    Minimal handover (minimal)
    For a small handover of any kind: the six core sections with
    one worked item each, and one example each of a meeting
    every week, a target and a payment.

      Roles of the giver: Giver's lead
      Roles of the receiver: Receiver's lead

    Scope of the handover                                 1 item
      The work that changes hands
        scope/work · Giver's lead, Receiver's lead · due start +
        1w
        done when: A person from neither side can tell from the
        list whether a given task belongs to it

    Data backups                                          1 item
      Main working data
        backups/main-data · Giver's lead, Receiver's lead · due
        cutover - 10d
        done when: Restored on the receiver's equipment, the
        number of records equals the original and three records
        picked at random are the same
        needs The work that changes hands

    Accounts and access                                   1 item
      Main account
        permissions/main-account · Giver's lead, Receiver's lead
        · due cutover - 7d
        done when: The receiver's person logs in from its own
        network with its own second factor, and the giver's
        login is refused
        needs Main working data

    Documents and materials                               1 item
      Working manual
        deliverables/manual · Giver's lead, Receiver's lead ·
        due cutover - 14d
        done when: A person new to the work did its most usual
        task by the manual alone
        needs The work that changes hands

    Training and knowledge transfer                       1 item
      The daily work
        training/daily-work · Giver's lead, Receiver's lead ·
        due cutover - 5d
        done when: A person of the receiver did a full day of
        the work while the giver only watched
        needs Working manual

    Telling the people concerned                          1 item
      Everyone who deals with the work
        notifications/contacts · Giver's lead, Receiver's lead ·
        due cutover - 3d
        done when: Each name on the contact list was told the
        new contact and the date, and the important ones have
        answered

    Settlement                                            1 item
      Final payment
        payments/final · Giver's lead, Receiver's lead · due
        cutover
        done when: The invoice agrees with what was accepted,
        and the sum has arrived in full
        needs Main working data, Main account, Working manual,
        Cases handled without help

    Meetings                                              1 item
      Weekly meeting
        meetings/weekly · Giver's lead, Receiver's lead · due
        cutover
        again every 1w, from start + 1w until cutover
        done when: The minutes list what was done, what is open,
        and for each open point a person and a day

    Ready to work alone                                   1 item
      Cases handled without help
        monitoring/done-alone · Giver's lead, Receiver's lead ·
        due cutover - 1d
        done when: Of the cases in the last five working days
        before cutover, those finished without asking the giver
        are counted
        target: at least 90 %
        needs The daily work

    Signed at cutover
      We have gone through the items of this record together.
      What is shown as complete has been handed over and
      accepted; from the cutover date the receiver is
      responsible, and matters still open are listed as
      reservations with owner and date.
    --- exit 0
    ");
    assert_snapshot!(english(100, &["templates", "minimal", "--lang", "zh-CN"]), @"
    $ handover templates minimal --lang zh-CN
    最简移交 (minimal)
    适用于各类小型移交：六个核心部分各有一个写好的例子，另有每周例会、达标指标、付款各一例，照着添加即
    可。

      移交方的职务：移交方负责人
      接收方的职务：接收方负责人

    移交范围                                                                                        1 项
      移交的工作内容
        scope/work · 移交方负责人、接收方负责人 · 期限 start + 1w
        完成标准：任意拿一项工作来问，外人看清单也能判断是否属于移交范围

    数据备份                                                                                        1 项
      主要业务数据
        backups/main-data · 移交方负责人、接收方负责人 · 期限 cutover - 10d
        完成标准：在接收方环境恢复后，记录数与原系统一致，随机抽查三条内容相同
        须先完成 移交的工作内容

    账号与权限                                                                                      1 项
      主账号
        permissions/main-account · 移交方负责人、接收方负责人 · 期限 cutover - 7d
        完成标准：接收方人员在自己的网络用自己的二次验证登录，移交方原账号已无法登录
        须先完成 主要业务数据

    交付物                                                                                          1 项
      工作手册
        deliverables/manual · 移交方负责人、接收方负责人 · 期限 cutover - 14d
        完成标准：一名新人仅凭手册完成了最常见的一项工作
        须先完成 移交的工作内容

    培训与知识转移                                                                                  1 项
      日常工作
        training/daily-work · 移交方负责人、接收方负责人 · 期限 cutover - 5d
        完成标准：接收方人员独立完成一整天的工作，移交方只旁观
        须先完成 工作手册

    相关方告知                                                                                      1 项
      所有往来对象
        notifications/contacts · 移交方负责人、接收方负责人 · 期限 cutover - 3d
        完成标准：联系人名单上的每个人都收到了新联系人和生效日期，重要对象已回复

    款项结算                                                                                        1 项
      尾款
        payments/final · 移交方负责人、接收方负责人 · 期限 cutover
        完成标准：发票与验收内容相符，款项全额到账
        须先完成 主要业务数据、主账号、工作手册、独立完成的工作比例

    沟通会议                                                                                        1 项
      每周例会
        meetings/weekly · 移交方负责人、接收方负责人 · 期限 cutover
        每 1w 一次，自 start + 1w 至 cutover
        完成标准：纪要写明已完成和未完成的事项，每个未结事项都有负责人和日期

    独立工作达标情况                                                                                1 项
      独立完成的工作比例
        monitoring/done-alone · 移交方负责人、接收方负责人 · 期限 cutover - 1d
        完成标准：统计切换前最后五个工作日的全部工作，数出未向移交方求助即完成的件数
        目标值：不低于 90%
        须先完成 日常工作

    cutover 阶段签署
      双方已逐项核对本移交单。列为完成的内容已移交并接收；自切换之日起由接收方负责，未了事项均列为遗留问
      题，注明负责人和整改期限。
    --- exit 0
    ");
    assert_snapshot!(english(60, &["templates", "minimal", "--lang", "zh-CN"]), @"
    $ handover templates minimal --lang zh-CN
    最简移交 (minimal)
    适用于各类小型移交：六个核心部分各有一个写好的例子，另有每周
    例会、达标指标、付款各一例，照着添加即可。

      移交方的职务：移交方负责人
      接收方的职务：接收方负责人

    移交范围                                                1 项
      移交的工作内容
        scope/work · 移交方负责人、接收方负责人 · 期限 start +
        1w
        完成标准：任意拿一项工作来问，外人看清单也能判断是否属于
        移交范围

    数据备份                                                1 项
      主要业务数据
        backups/main-data · 移交方负责人、接收方负责人 · 期限
        cutover - 10d
        完成标准：在接收方环境恢复后，记录数与原系统一致，随机抽
        查三条内容相同
        须先完成 移交的工作内容

    账号与权限                                              1 项
      主账号
        permissions/main-account · 移交方负责人、接收方负责人 ·
        期限 cutover - 7d
        完成标准：接收方人员在自己的网络用自己的二次验证登录，移
        交方原账号已无法登录
        须先完成 主要业务数据

    交付物                                                  1 项
      工作手册
        deliverables/manual · 移交方负责人、接收方负责人 · 期限
        cutover - 14d
        完成标准：一名新人仅凭手册完成了最常见的一项工作
        须先完成 移交的工作内容

    培训与知识转移                                          1 项
      日常工作
        training/daily-work · 移交方负责人、接收方负责人 · 期限
        cutover - 5d
        完成标准：接收方人员独立完成一整天的工作，移交方只旁观
        须先完成 工作手册

    相关方告知                                              1 项
      所有往来对象
        notifications/contacts · 移交方负责人、接收方负责人 · 期
        限 cutover - 3d
        完成标准：联系人名单上的每个人都收到了新联系人和生效日
        期，重要对象已回复

    款项结算                                                1 项
      尾款
        payments/final · 移交方负责人、接收方负责人 · 期限
        cutover
        完成标准：发票与验收内容相符，款项全额到账
        须先完成 主要业务数据、主账号、工作手册、独立完成的工作
        比例

    沟通会议                                                1 项
      每周例会
        meetings/weekly · 移交方负责人、接收方负责人 · 期限
        cutover
        每 1w 一次，自 start + 1w 至 cutover
        完成标准：纪要写明已完成和未完成的事项，每个未结事项都有
        负责人和日期

    独立工作达标情况                                        1 项
      独立完成的工作比例
        monitoring/done-alone · 移交方负责人、接收方负责人 · 期
        限 cutover - 1d
        完成标准：统计切换前最后五个工作日的全部工作，数出未向移
        交方求助即完成的件数
        目标值：不低于 90%
        须先完成 日常工作

    cutover 阶段签署
      双方已逐项核对本移交单。列为完成的内容已移交并接收；自切换
      之日起由接收方负责，未了事项均列为遗留问题，注明负责人和整
      改期限。
    --- exit 0
    ");
}
