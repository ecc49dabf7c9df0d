//! `handover templates`, as people see it.

use crate::support::screens::{english, first_rows};
use insta::assert_snapshot;

#[test]
fn the_list_says_what_each_template_is_for() {
    assert_snapshot!(english(100, &["templates"]), @"
    $ handover templates
    Name             Title                     Items   What it is for
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    minimal          Minimal handover              6   For a small handover of any kind: the six core
                                                       sections, each with one worked item to start
                                                       from.
    agency           Agency handover              80   For handing a shop, its advertising and its
                                                       customers from an operating agency back to the
                                                       brand that owns it.
    contact-center   Contact centre handover      90   For moving hotlines, chat and the people who
                                                       answer them from one operator to another, with
                                                       the client as witness.
    exit             Outsourcing exit             83   For ending an outsourced service in good order:
                                                       work and data come back, access ends, copies
                                                       are deleted, accounts are settled.
    it-service       IT service handover          90   For handing the running of networks, servers,
                                                       workplaces and the service desk from one IT
                                                       team or provider to the next.
    post             Handover of a post           55   For someone who leaves a post and passes it to
                                                       a successor, with the line manager as witness
                                                       and the clearances of the departments.
    software         Software handover            90   For handing a software system, with code,
                                                       environments and knowledge, from its supplier
                                                       to the owner who will run and develop it.
    vendor           Change of vendor             90   For moving an outsourced service from the old
                                                       vendor to the new one, with the client as
                                                       witness.

    `handover templates show NAME` shows what is in one.
    --- exit 0
    ");
    assert_snapshot!(first_rows(english(60, &["templates"])), @"
    $ handover templates
    Name             Title             Items   What it is for
    ────────────────────────────────────────────────────────────
    minimal          Minimal               6   For a small
                     handover                  handover of any
                                               kind: the six
                                               core sections,
                                               each with one
                                               worked item to
                                               start from.
    agency           Agency handover      80   For handing a
                                               shop, its
                                               advertising and
                                               its customers
                                               from an
                                               operating
                                               agency back to
                                               the brand that
                                               owns it.
    contact-center   Contact centre       90   For moving
    ");
    assert_snapshot!(english(100, &["templates", "--lang", "zh-CN"]), @"
    $ handover templates --lang zh-CN
    名称             标题                事项   用途
    ----------------------------------------------------------------------------------------------------
    minimal          最简移交               6   适用于各类小型移交：六个核心部分，每部分一个写好的例子
                                                ，照着添加即可。
    agency           代运营移交            80   适用于代运营公司把店铺、投放和客户运营移交给品牌方。
    contact-center   话务/客服中心交接     90   适用于客服热线、在线客服及坐席团队由一家运营方交给另一
                                                家，客户方监交。
    exit             外包退出              83   适用于外包服务有序终止：工作和数据返还、权限收回、副本
                                                删除、费用结清。
    it-service       IT 运维交接           90   适用于网络、服务器、办公终端和服务台的运维工作由一方交
                                                接给另一方。
    post             工作交接              55   适用于离职、转岗人员把工作交给接任人，由直属上级监交并
                                                经各部门会签。
    software         软件系统移交          90   适用于供应商把软件系统连同代码、环境和技术移交给甲方自
                                                行运行和开发。
    vendor           外包业务交接          90   适用于外包业务由原服务商交接给新服务商，客户作为监交方
                                                。

    `handover templates show 名称` 可查看模板内容。
    --- exit 0
    ");
    assert_snapshot!(first_rows(english(60, &["templates", "--lang", "zh-CN"])), @"
    $ handover templates --lang zh-CN
    名称             标题               事项   用途
    ------------------------------------------------------------
    minimal          最简移交              6   适用于各类小型
                                               移交：六个核心
                                               部分，每部分一
                                               个写好的例子，
                                               照着添加即可。
    agency           代运营移交           80   适用于代运营公
                                               司把店铺、投放
                                               和客户运营移交
                                               给品牌方。
    contact-center   话务/客服中心交      90   适用于客服热线
                     接                        、在线客服及坐
                                               席团队由一家运
                                               营方交给另一家
                                               ，客户方监交。
    exit             外包退出             83   适用于外包服务
                                               有序终止：工作
                                               和数据返还、权
    ");
}

#[test]
fn a_template_shows_its_sections_and_items() {
    assert_snapshot!(english(100, &["templates", "show", "minimal"]), @"
    $ handover templates show minimal
    Minimal handover (minimal)
    For a small handover of any kind: the six core sections, each with one worked item to start from.

    Scope of the handover                                                                         1 item
      The work that changes hands
        scope/work · Giver's lead, Receiver's lead · due start + 1w
        done when: A person from neither side can tell from the list whether a given task belongs to it

    Data backups                                                                                  1 item
      Main working data
        backups/main-data · Giver's lead, Receiver's lead · due cutover - 10d
        done when: Restored on the receiver's equipment, the number of records equals the original and
        three records picked at random are the same
        needs scope/work

    Accounts and access                                                                           1 item
      Main account
        permissions/main-account · Giver's lead, Receiver's lead · due cutover - 7d
        done when: The receiver's person logs in from its own network with its own second factor, and
        the giver's login is refused
        needs backups/main-data

    Documents and materials                                                                       1 item
      Working manual
        deliverables/manual · Giver's lead, Receiver's lead · due cutover - 14d
        done when: A person new to the work did its most usual task by the manual alone
        needs scope/work

    Training and knowledge transfer                                                               1 item
      The daily work
        training/daily-work · Giver's lead, Receiver's lead · due cutover - 5d
        done when: A person of the receiver did a full day of the work while the giver only watched
        needs deliverables/manual

    Telling the people concerned                                                                  1 item
      Everyone who deals with the work
        notifications/contacts · Giver's lead, Receiver's lead · due cutover - 3d
        done when: Each name on the contact list was told the new contact and the date, and the
        important ones have answered

    Signed at cutover
      We have gone through the items of this record together. What is shown as complete has been handed
      over and accepted; from the cutover date the receiver is responsible, and matters still open are
      listed as reservations with owner and date.

    Signed at close
      The watch period has ended. The reservations are settled or listed here with owner and date, and
      neither side has further claims about the items of this record.
    --- exit 0
    ");
    assert_snapshot!(english(60, &["templates", "show", "minimal"]), @"
    $ handover templates show minimal
    Minimal handover (minimal)
    For a small handover of any kind: the six core sections,
    each with one worked item to start from.

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
        needs scope/work

    Accounts and access                                   1 item
      Main account
        permissions/main-account · Giver's lead, Receiver's lead
        · due cutover - 7d
        done when: The receiver's person logs in from its own
        network with its own second factor, and the giver's
        login is refused
        needs backups/main-data

    Documents and materials                               1 item
      Working manual
        deliverables/manual · Giver's lead, Receiver's lead ·
        due cutover - 14d
        done when: A person new to the work did its most usual
        task by the manual alone
        needs scope/work

    Training and knowledge transfer                       1 item
      The daily work
        training/daily-work · Giver's lead, Receiver's lead ·
        due cutover - 5d
        done when: A person of the receiver did a full day of
        the work while the giver only watched
        needs deliverables/manual

    Telling the people concerned                          1 item
      Everyone who deals with the work
        notifications/contacts · Giver's lead, Receiver's lead ·
        due cutover - 3d
        done when: Each name on the contact list was told the
        new contact and the date, and the important ones have
        answered

    Signed at cutover
      We have gone through the items of this record together.
      What is shown as complete has been handed over and
      accepted; from the cutover date the receiver is
      responsible, and matters still open are listed as
      reservations with owner and date.

    Signed at close
      The watch period has ended. The reservations are settled
      or listed here with owner and date, and neither side has
      further claims about the items of this record.
    --- exit 0
    ");
    assert_snapshot!(english(100, &["templates", "show", "minimal", "--lang", "zh-CN"]), @"
    $ handover templates show minimal --lang zh-CN
    最简移交 (minimal)
    适用于各类小型移交：六个核心部分，每部分一个写好的例子，照着添加即可。

    移交范围                                                                                        1 项
      移交的工作内容
        scope/work · 移交方负责人、接收方负责人 · 期限 start + 1w
        完成标准：任意拿一项工作来问，外人看清单也能判断是否属于移交范围

    数据备份                                                                                        1 项
      主要业务数据
        backups/main-data · 移交方负责人、接收方负责人 · 期限 cutover - 10d
        完成标准：在接收方环境恢复后，记录数与原系统一致，随机抽查三条内容相同
        须先完成 scope/work

    账号与权限                                                                                      1 项
      主账号
        permissions/main-account · 移交方负责人、接收方负责人 · 期限 cutover - 7d
        完成标准：接收方人员在自己的网络用自己的二次验证登录，移交方原账号已无法登录
        须先完成 backups/main-data

    交付物                                                                                          1 项
      工作手册
        deliverables/manual · 移交方负责人、接收方负责人 · 期限 cutover - 14d
        完成标准：一名新人仅凭手册完成了最常见的一项工作
        须先完成 scope/work

    培训与知识转移                                                                                  1 项
      日常工作
        training/daily-work · 移交方负责人、接收方负责人 · 期限 cutover - 5d
        完成标准：接收方人员独立完成一整天的工作，移交方只旁观
        须先完成 deliverables/manual

    相关方告知                                                                                      1 项
      所有往来对象
        notifications/contacts · 移交方负责人、接收方负责人 · 期限 cutover - 3d
        完成标准：联系人名单上的每个人都收到了新联系人和生效日期，重要对象已回复

    cutover 阶段签署
      双方已逐项核对本移交单。列为完成的内容已移交并接收；自切换之日起由接收方负责，未了事项均列为遗留问
      题，注明负责人和整改期限。

    close 阶段签署
      护航期已结束。遗留问题已经了结，或在此列明负责人和期限；双方对本移交单所列内容再无异议。
    --- exit 0
    ");
    assert_snapshot!(english(60, &["templates", "show", "minimal", "--lang", "zh-CN"]), @"
    $ handover templates show minimal --lang zh-CN
    最简移交 (minimal)
    适用于各类小型移交：六个核心部分，每部分一个写好的例子，照着
    添加即可。

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
        须先完成 scope/work

    账号与权限                                              1 项
      主账号
        permissions/main-account · 移交方负责人、接收方负责人 ·
        期限 cutover - 7d
        完成标准：接收方人员在自己的网络用自己的二次验证登录，移
        交方原账号已无法登录
        须先完成 backups/main-data

    交付物                                                  1 项
      工作手册
        deliverables/manual · 移交方负责人、接收方负责人 · 期限
        cutover - 14d
        完成标准：一名新人仅凭手册完成了最常见的一项工作
        须先完成 scope/work

    培训与知识转移                                          1 项
      日常工作
        training/daily-work · 移交方负责人、接收方负责人 · 期限
        cutover - 5d
        完成标准：接收方人员独立完成一整天的工作，移交方只旁观
        须先完成 deliverables/manual

    相关方告知                                              1 项
      所有往来对象
        notifications/contacts · 移交方负责人、接收方负责人 · 期
        限 cutover - 3d
        完成标准：联系人名单上的每个人都收到了新联系人和生效日
        期，重要对象已回复

    cutover 阶段签署
      双方已逐项核对本移交单。列为完成的内容已移交并接收；自切换
      之日起由接收方负责，未了事项均列为遗留问题，注明负责人和整
      改期限。

    close 阶段签署
      护航期已结束。遗留问题已经了结，或在此列明负责人和期限；双
      方对本移交单所列内容再无异议。
    --- exit 0
    ");
}
