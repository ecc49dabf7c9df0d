//! The questions of `handover init` as one sees them, in both languages and two widths.

use super::at_terminal::start;
use crate::support::pty::Key;
use crate::support::runner::Runner;
use insta::assert_snapshot;

/// What the questions begin with, in their order: up to oneself, about oneself, and the rest.
const ENGLISH: [&str; 15] = [
    "? Template",
    "Who hands over:",
    "Who takes over:",
    "Witness, ",
    "Title:",
    "Short name of the handover:",
    "First day [2026-11-20]:",
    "Cutover, ",
    "Close, ",
    "? You act for",
    "Name:",
    "Mail address",
    "Short name for the logs:",
    "? People",
    "? Write these files",
];
const CHINESE: [&str; 15] = [
    "? 模板",
    "移交方：",
    "接收方：",
    "监交方（",
    "项目名称：",
    "项目简称：",
    "开始日期［2026-11-20］：",
    "切换日期",
    "收尾日期",
    "? 你代表",
    "姓名：",
    "邮箱",
    "记录中用的简短编号：",
    "? 人员",
    "? 写入这些文件",
];

/// The menu of templates, the question who one is, that about people, and the last look.
fn screens(lang: &str, cols: u16) -> String {
    let questions = if lang == "en" { ENGLISH } else { CHINESE };
    let runner = Runner::new();
    let mut pty = start(&runner, lang, cols, 60);
    let mut shown = String::new();
    for (place, question) in questions.into_iter().enumerate() {
        pty.wait_for(question);
        // A menu is whole once its last option stands there.
        let last = match (place, lang) {
            (0, "en") => "  Change of vendor",
            (0, _) => "  外包业务交接",
            (14, "en") => "  No, write nothing",
            (14, _) => "  否，不写入",
            _ => "",
        };
        pty.wait_for(last);
        if place == 0 {
            shown += &pty.screen().join("\n");
        }
        match place {
            1 => pty.type_text("A"),
            2 => pty.type_text("B"),
            13 => {
                pty.key(Key::Down);
                pty.wait_for(if lang == "en" { "❯ That is everybody" } else { "❯ 不再添加" });
            }
            14 => break,
            _ => {}
        }
        pty.key(Key::Enter);
    }
    let lines = pty.screen();
    let lines = lines.into_iter().filter(|line| !line.contains("/new"));
    let shown = shown + "\n-----\n" + &lines.collect::<Vec<_>>().join("\n");
    pty.key(Key::CtrlC);
    assert_eq!(pty.finish(), 130);
    shown
}

#[test]
fn the_questions_read_well_at_60_and_100_columns() {
    assert_snapshot!(screens("en", 100), @"
    A new handover. Enter takes the answer that stands there, Esc goes back one question.
    Nothing is written before you have seen it all.
    ? Template
    ❯ Minimal handover  For a small handover of any kind: the six core sections with one worked item e…
      Empty  For those who have a list already: no sections and no items; `handover import FILE` bring…
      Agency handover  For handing a shop, its advertising and its customers from an operating agency…
      Contact centre handover  For moving hotlines, chat and the people who answer them from one opera…
      Teaching service handover  For handing courses, students and rooms from an operating company bac…
      Outsourcing exit  For ending an outsourced service in good order: work and data come back, acces…
      IT service handover  For handing the running of networks, servers, workplaces and the service de…
      Handover of a post  For someone who leaves or changes a post and passes it to a successor, with…
      Software handover  For handing a software system, with code, environments and knowledge, from it…
      Change of vendor  For moving an outsourced service from the old vendor to the new one, with the…
    -----
    A new handover. Enter takes the answer that stands there, Esc goes back one question.
    Nothing is written before you have seen it all.
    Template: Minimal handover  For a small handover of any kind: the six core sections with one worke…
      For a small handover of any kind: the six core sections with one worked item each, and one
      example each of a meeting every week, a target and a payment.
    Who hands over: A
    Who takes over: B
    Witness, who approves and looks on (may stay empty):
    Title: Handover from A to B
      The number of each record begins with it.
    Short name of the handover: a-b-2026
    First day [2026-11-20]:
      Offered: 30 days after start.
    Cutover, when responsibility moves [2026-12-20]:
      Offered: 30 days after cutover.
    Close, the end of the watch period [2027-01-19]:

      The items of this template name their owners by role. The only person of a party has all of its
      roles; of several, you say who has which.
      giver: Giver's lead
      receiver: Receiver's lead
    You act for: the giver (A)
    Name: Lin Wei
      The tool tells people apart by the mail address that git knows them by.
    Mail address (may stay empty): lin@bright.example
    Short name for the logs: lin
      Lin Wei acts for the giver.

    People: That is everybody

      folder      new
      title       Handover from A to B
      short name  a-b-2026
      template    Minimal handover
      items       9 items, the whole template
      giver       A
      receiver    B
      start       20 Nov 2026
      cutover     20 Dec 2026
      close       19 Jan 2027
      time zone   Asia/Shanghai
      people      Lin Wei (giver, Giver's lead)
      signs       Lin Wei

    ? Write these files
    ❯ Yes, start the handover
      Back, to change something
      No, write nothing
    ");
    assert_snapshot!(screens("en", 60), @"
    A new handover. Enter takes the answer that stands there,
    Esc goes back one question.
    Nothing is written before you have seen it all.
    ? Template
    ❯ Minimal handover  For a small handover of any kind: the…
      Empty  For those who have a list already: no sections an…
      Agency handover  For handing a shop, its advertising and…
      Contact centre handover  For moving hotlines, chat and t…
      Teaching service handover  For handing courses, students…
      Outsourcing exit  For ending an outsourced service in go…
      IT service handover  For handing the running of networks…
      Handover of a post  For someone who leaves or changes a…
      Software handover  For handing a software system, with c…
      Change of vendor  For moving an outsourced service from…
    -----
    A new handover. Enter takes the answer that stands there,
    Esc goes back one question.
    Nothing is written before you have seen it all.
    Template: Minimal handover  For a small handover of any ki…
      For a small handover of any kind: the six core sections
      with one worked item each, and one example each of a
      meeting every week, a target and a payment.
    Who hands over: A
    Who takes over: B
    Witness, who approves and looks on (may stay empty):
    Title: Handover from A to B
      The number of each record begins with it.
    Short name of the handover: a-b-2026
    First day [2026-11-20]:
      Offered: 30 days after start.
    Cutover, when responsibility moves [2026-12-20]:
      Offered: 30 days after cutover.
    Close, the end of the watch period [2027-01-19]:

      The items of this template name their owners by role. The
      only person of a party has all of its roles; of several,
      you say who has which.
      giver: Giver's lead
      receiver: Receiver's lead
    You act for: the giver (A)
    Name: Lin Wei
      The tool tells people apart by the mail address that git
      knows them by.
    Mail address (may stay empty): lin@bright.example
    Short name for the logs: lin
      Lin Wei acts for the giver.

    People: That is everybody

      folder      new
      title       Handover from A to B
      short name  a-b-2026
      template    Minimal handover
      items       9 items, the whole template
      giver       A
      receiver    B
      start       20 Nov 2026
      cutover     20 Dec 2026
      close       19 Jan 2027
      time zone   Asia/Shanghai
      people      Lin Wei (giver, Giver's lead)
      signs       Lin Wei

    ? Write these files
    ❯ Yes, start the handover
      Back, to change something
      No, write nothing
    ");
    assert_snapshot!(screens("zh-CN", 100), @"
    新建移交项目。回车采用已有内容，Esc 返回上一题。
    全部确认之前不会写入任何文件。
    ? 模板
    ❯ 最简移交  适用于各类小型移交：六个核心部分各有一个写好的例子，另有每周例会、达标指标、付款各一...
      空白  适用于已有清单的移交：不含任何部分和事项，用 `handover import 文件` 导入自己的清单。
      代运营移交  适用于代运营公司把店铺、投放和客户运营移交给品牌方。
      话务/客服中心交接  适用于客服热线、在线客服及坐席团队由一家运营方交给另一家，客户方监交。
      教学服务移交  适用于校企合作或教学服务结束时，合作企业把课程、学生和教学场所移交给学校，由校企...
      外包退出  适用于外包服务有序终止：工作和数据返还、权限收回、副本删除、费用结清。
      IT 运维交接  适用于网络、服务器、办公终端和服务台的运维工作由一方交接给另一方。
      岗位交接（离职/转岗）  适用于离职、转岗人员把岗位交给接任人，由直属上级监交并经各部门会签。
      软件系统移交  适用于供应商把软件系统连同代码、环境和技术移交给甲方自行运行和开发。
      外包业务交接  适用于外包业务由原服务商交接给新服务商，客户作为监交方。
    -----
    新建移交项目。回车采用已有内容，Esc 返回上一题。
    全部确认之前不会写入任何文件。
    模板：最简移交  适用于各类小型移交：六个核心部分各有一个写好的例子，另有每周例会、达标指标、付款...
      适用于各类小型移交：六个核心部分各有一个写好的例子，另有每周例会、达标指标、付款各一例，照着添加
      即可。
    移交方：A
    接收方：B
    监交方（可留空）：
    项目名称：A向B的工作移交
      每份移交单的编号都以它开头。
    项目简称：a-b-2026
    开始日期［2026-11-20］：
      默认为开始后 30 天。
    切换日期（责任转移）［2026-12-20］：
      默认为切换后 30 天。
    收尾日期（护航期结束）［2027-01-19］：

      该模板的事项按职务写明负责人。一方只有一人时，由其担任该方全部职务；有多人时，请逐一指定。
      移交方：移交方负责人
      接收方：接收方负责人
    你代表：移交方（A）
    姓名：Lin Wei
      工具按 git 中设置的邮箱识别操作人。
    邮箱（可留空）：lin@bright.example
    记录中用的简短编号：lin
      已添加移交方人员：Lin Wei。

    人员：不再添加

      文件夹    new
      项目名称  A向B的工作移交
      简称      a-b-2026
      模板      最简移交
      事项      9 项（完整模板）
      移交方    A
      接收方    B
      开始      2026年11月20日
      切换      2026年12月20日
      收尾      2027年1月19日
      时区      Asia/Shanghai
      人员      Lin Wei（移交方、移交方负责人）
      签署      Lin Wei

    ? 写入这些文件
    ❯ 是，新建项目
      返回修改
      否，不写入
    ");
    assert_snapshot!(screens("zh-CN", 60), @"
    新建移交项目。回车采用已有内容，Esc 返回上一题。
    全部确认之前不会写入任何文件。
    ? 模板
    ❯ 最简移交  适用于各类小型移交：六个核心部分各有一个写好...
      空白  适用于已有清单的移交：不含任何部分和事项，用 `ha...
      代运营移交  适用于代运营公司把店铺、投放和客户运营移交...
      话务/客服中心交接  适用于客服热线、在线客服及坐席团队...
      教学服务移交  适用于校企合作或教学服务结束时，合作企业...
      外包退出  适用于外包服务有序终止：工作和数据返还、权限...
      IT 运维交接  适用于网络、服务器、办公终端和服务台的运...
      岗位交接（离职/转岗）  适用于离职、转岗人员把岗位交给...
      软件系统移交  适用于供应商把软件系统连同代码、环境和技...
      外包业务交接  适用于外包业务由原服务商交接给新服务商，...
    -----
    新建移交项目。回车采用已有内容，Esc 返回上一题。
    全部确认之前不会写入任何文件。
    模板：最简移交  适用于各类小型移交：六个核心部分各有一个...
      适用于各类小型移交：六个核心部分各有一个写好的例子，另有
      每周例会、达标指标、付款各一例，照着添加即可。
    移交方：A
    接收方：B
    监交方（可留空）：
    项目名称：A向B的工作移交
      每份移交单的编号都以它开头。
    项目简称：a-b-2026
    开始日期［2026-11-20］：
      默认为开始后 30 天。
    切换日期（责任转移）［2026-12-20］：
      默认为切换后 30 天。
    收尾日期（护航期结束）［2027-01-19］：

      该模板的事项按职务写明负责人。一方只有一人时，由其担任该
      方全部职务；有多人时，请逐一指定。
      移交方：移交方负责人
      接收方：接收方负责人
    你代表：移交方（A）
    姓名：Lin Wei
      工具按 git 中设置的邮箱识别操作人。
    邮箱（可留空）：lin@bright.example
    记录中用的简短编号：lin
      已添加移交方人员：Lin Wei。

    人员：不再添加

      文件夹    new
      项目名称  A向B的工作移交
      简称      a-b-2026
      模板      最简移交
      事项      9 项（完整模板）
      移交方    A
      接收方    B
      开始      2026年11月20日
      切换      2026年12月20日
      收尾      2027年1月19日
      时区      Asia/Shanghai
      人员      Lin Wei（移交方、移交方负责人）
      签署      Lin Wei

    ? 写入这些文件
    ❯ 是，新建项目
      返回修改
      否，不写入
    ");
}
