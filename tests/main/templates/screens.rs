//! `handover templates`, as people see the list.

use crate::support::runner::Runner;
use crate::support::screens::{english, first_rows, screen};
use insta::assert_snapshot;

#[test]
fn the_list_says_what_each_template_is_for() {
    assert_snapshot!(english(100, &["templates"]), @"
    $ handover templates
    Name            Title                      Items  What it is for
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    minimal         Minimal handover               9  For a small handover of any kind: the six core
                                                      sections with one worked item each, and one
                                                      example each of a meeting every week, a target and
                                                      a payment.
    empty           Empty                          0  For those who have a list already: no sections and
                                                      no items; `handover import FILE` brings in yours.
    agency          Agency handover              110  For handing a shop, its advertising and its
                                                      customers from an operating agency back to the
                                                      brand that owns it.
    contact-center  Contact centre handover      110  For moving hotlines, chat and the people who
                                                      answer them from one operator to another, with the
                                                      client as witness.
    education       Teaching service handover     94  For handing courses, students and rooms from an
                                                      operating company back to the school, with the
                                                      joint leadership group as witness.
    exit            Outsourcing exit             109  For ending an outsourced service in good order:
                                                      work and data come back, access ends, copies are
                                                      deleted, accounts are settled.
    it-service      IT service handover          110  For handing the running of networks, servers,
                                                      workplaces and the service desk from one IT team
                                                      or provider to the next.
    post            Handover of a post            80  For someone who leaves or changes a post and
                                                      passes it to a successor, with the line manager as
                                                      witness and the clearances of the departments.
    software        Software handover            109  For handing a software system, with code,
                                                      environments and knowledge, from its supplier to
                                                      the owner who will run and develop it.
    vendor          Change of vendor             110  For moving an outsourced service from the old
                                                      vendor to the new one, with the client as witness.

    `handover templates NAME` shows what is in one.
    --- exit 0
    ");
    assert_snapshot!(first_rows(english(60, &["templates"])), @"
    $ handover templates
    Name            Title          Items  What it is for
    ────────────────────────────────────────────────────────────
    minimal         Minimal            9  For a small handover
                    handover              of any kind: the six
                                          core sections with one
                                          worked item each, and
                                          one example each of a
                                          meeting every week, a
                                          target and a payment.
    empty           Empty              0  For those who have a
                                          list already: no
                                          sections and no items;
                                          `handover import FILE`
                                          brings in yours.
    agency          Agency           110  For handing a shop,
                    handover              its advertising and
                                          its customers from an
                                          operating agency back
                                          to the brand that owns
    ");
    assert_snapshot!(english(100, &["templates", "--lang", "zh-CN"]), @"
    $ handover templates --lang zh-CN
    名称            标题                   事项  用途
    ----------------------------------------------------------------------------------------------------
    minimal         最简移交                  9  适用于各类小型移交：六个核心部分各有一个写好的例子，另
                                                 有每周例会、达标指标、付款各一例，照着添加即可。
    empty           空白                      0  适用于已有清单的移交：不含任何部分和事项，用
                                                 `handover import 文件` 导入自己的清单。
    agency          代运营移交              110  适用于代运营公司把店铺、投放和客户运营移交给品牌方。
    contact-center  话务/客服中心交接       110  适用于客服热线、在线客服及坐席团队由一家运营方交给另一
                                                 家，客户方监交。
    education       教学服务移交             94  适用于校企合作或教学服务结束时，合作企业把课程、学生和
                                                 教学场所移交给学校，由校企合作领导小组监交。
    exit            外包退出                109  适用于外包服务有序终止：工作和数据返还、权限收回、副本
                                                 删除、费用结清。
    it-service      IT 运维交接             110  适用于网络、服务器、办公终端和服务台的运维工作由一方交
                                                 接给另一方。
    post            岗位交接（离职/转岗）    80  适用于离职、转岗人员把岗位交给接任人，由直属上级监交并
                                                 经各部门会签。
    software        软件系统移交            109  适用于供应商把软件系统连同代码、环境和技术移交给甲方自
                                                 行运行和开发。
    vendor          外包业务交接            110  适用于外包业务由原服务商交接给新服务商，客户作为监交
                                                 方。

    `handover templates 名称` 可查看模板内容。
    --- exit 0
    ");
    assert_snapshot!(first_rows(english(60, &["templates", "--lang", "zh-CN"])), @"
    $ handover templates --lang zh-CN
    名称            标题            事项  用途
    ------------------------------------------------------------
    minimal         最简移交           9  适用于各类小型移交：六
                                          个核心部分各有一个写好
                                          的例子，另有每周例会、
                                          达标指标、付款各一例，
                                          照着添加即可。
    empty           空白               0  适用于已有清单的移交：
                                          不含任何部分和事项，用
                                          `handover import 文件`
                                          导入自己的清单。
    agency          代运营移交       110  适用于代运营公司把店
                                          铺、投放和客户运营移交
                                          给品牌方。
    contact-center  话务/客服中心    110  适用于客服热线、在线客
                    交接                  服及坐席团队由一家运营
                                          方交给另一家，客户方监
                                          交。
    education       教学服务移交      94  适用于校企合作或教学服
    ");
}

#[test]
fn what_stands_at_the_head_of_a_section_is_shown_there() {
    let runner = Runner::new();
    let section =
        "section = \"scope\"\ndetails = \"What goes over.\\nWhat stays.\"\n[[items]]\nid = \"a\"\ntitle = \"All\"\n";
    runner.write("ours/scope.toml", section);
    assert_snapshot!(screen(&runner, 60, &["templates", "./ours"]), @"
    $ handover templates ./ours
    ours


    Scope                                                 1 item
    What goes over.
    What stays.
      All
        scope/a

    Signed at cutover
      We have gone through the items of this record together.
      What is shown as complete has been handed over and
      accepted; from the cutover date the receiver is
      responsible, and matters still open are listed as
      reservations with owner and date.
    --- exit 0
    ");
    let data = runner.run(&["templates", "./ours", "--format", "json"]).out;
    assert!(data.contains("\"details\": \"What goes over.\\nWhat stays.\""), "{data}");
}
