//! `handover status` of what is measured and added up, as people see it and as data.

use crate::support::runner::{Runner, copy_tree};
use crate::support::screens::screen;
use crate::support::small::Small;
use crate::support::sums::{measured, scored};
use insta::assert_snapshot;

/// The screen below the table of sections.
fn below(columns: usize, lang: &str) -> String {
    let shown = screen(&measured().write(), columns, &["status", "--lang", lang]);
    let total = shown.find("\nTotal").or_else(|| shown.find("\n合计")).expect("the last line of the table");
    let rest = &shown[total..];
    rest[rest.find("\n\n").expect("what follows the table")..].to_owned()
}

#[test]
fn subjects_are_ranked_and_payments_say_who_still_pays_whom_how_much() {
    assert_snapshot!(below(100, "en"), @r#"


    Readiness          Mean  Needs               Pulled down by
    ─────────────────────────────────────────────────────────────────────────────────
    Shop       4.0 (7 of 9)  30 days             size 4, technology platform 4
    CRM                 3.9  60 days (28 given)  stability 3, business knowledge 3
    ERP                 1.9  not now             stability 1, service level 1, size 2

    Sign-off  cutover 30 Nov: 11 of 39 still open
    Sign-off  close 31 Dec: counts no items
    Payments  giver to receiver: 30,000 CNY of 30,000 CNY still to pay (claimed 30,000, agreed 0, paid
              0, received 0)
    Payments  receiver to giver: 32,000 EUR of 40,000 EUR still to pay (claimed 40,000, agreed 12,000,
              paid 8,000, received 8,000)
    Payments  not counted: payments/bonus (an amount that is no sum of money)
    Next      Chen Yu, Maya Torres to agree to it: "Item second" (due in 11 days)
    Findings  2 to look at, 35 to fill in; `handover check --no-input` explains
    --- exit 0
    "#);
    assert_snapshot!(below(60, "en"), @r#"


    Readiness          Mean  Needs              Pulled down by
    ────────────────────────────────────────────────────────────
    Shop       4.0 (7 of 9)  30 days            size 4,
                                                technology
                                                platform 4
    CRM                 3.9  60 days (28        stability 3,
                             given)             business
                                                knowledge 3
    ERP                 1.9  not now            stability 1,
                                                service level 1,
                                                size 2

    Sign-off  cutover 30 Nov: 11 of 39 still open
    Sign-off  close 31 Dec: counts no items
    Payments  giver to receiver: 30,000 CNY of 30,000 CNY still
              to pay (claimed 30,000, agreed 0, paid 0, received
              0)
    Payments  receiver to giver: 32,000 EUR of 40,000 EUR still
              to pay (claimed 40,000, agreed 12,000, paid 8,000,
              received 8,000)
    Payments  not counted: payments/bonus (an amount that is no
              sum of money)
    Next      Chen Yu, Maya Torres to agree to it: "Item second"
              (due in 11 days)
    Findings  2 to look at, 35 to fill in;
              `handover check --no-input` explains
    --- exit 0
    "#);
    assert_snapshot!(below(100, "zh-CN"), @"


    状态核查      平均分  过渡期               主要拉低分数的因素
    --------------------------------------------------------------------------------
    Shop      4.0（7/9）  30 天                规模 4 分、技术平台 4 分
    CRM              3.9  60 天（只有 28 天）  稳定性 3 分、业务知识 3 分
    ERP              1.9  暂不适合             稳定性 1 分、服务水平 1 分、规模 2 分

    签署    切换日 11月30日：39 项中还有 11 项未完成
    签署    收尾日 12月31日：没有事项
    款项    移交方付接收方：共 30,000 CNY，尚有 30,000 CNY 未付（已提出 30,000，已确认 0，已付 0，已到账
            0）
    款项    接收方付移交方：共 40,000 EUR，尚有 32,000 EUR 未付（已提出 40,000，已确认 12,000，已付
            8,000，已到账 8,000）
    款项    未计入：payments/bonus（金额无法读取）
    下一步  由Chen Yu、Maya Torres确认款项：“Item second”（还剩 11 天）
    检查    2 个需要留意、35 个可以补充；用 `handover check --no-input` 查看说明
    --- exit 0
    ");
    assert_snapshot!(below(60, "zh-CN"), @"


    状态核查      平均分  过渡期              主要拉低分数的因素
    ------------------------------------------------------------
    Shop      4.0（7/9）  30 天               规模 4 分、
                                              技术平台 4 分
    CRM              3.9  60 天（只有         稳定性 3 分、
                          28 天）             业务知识 3 分
    ERP              1.9  暂不适合            稳定性 1 分、
                                              服务水平 1 分、
                                              规模 2 分

    签署    切换日 11月30日：39 项中还有 11 项未完成
    签署    收尾日 12月31日：没有事项
    款项    移交方付接收方：共 30,000 CNY，尚有 30,000 CNY 未付
            （已提出 30,000，已确认 0，已付 0，已到账 0）
    款项    接收方付移交方：共 40,000 EUR，尚有 32,000 EUR 未付
            （已提出 40,000，已确认 12,000，已付 8,000，已到账
            8,000）
    款项    未计入：payments/bonus（金额无法读取）
    下一步  由Chen Yu、Maya Torres确认款项：“Item second”（还剩
            11 天）
    检查    2 个需要留意、35 个可以补充；用
            `handover check --no-input` 查看说明
    --- exit 0
    ");
}

/// Two projects side by side.
fn portfolio(columns: usize, lang: &str) -> String {
    let runner = Runner::new();
    copy_tree(scored(Small::new(), "CRM", [4, 4, 3, 5, 5, 3, 3, 4, 4]).write().root(), &runner.path("one"));
    let other = scored(Small::new(), "ERP", [2; 9]);
    let other = scored(other, "Web", [5; 9]).item("readiness/size", "", &["chen scored=3"]);
    copy_tree(other.write().root(), &runner.path("two"));
    screen(&runner, columns, &["status", "--lang", lang, "one", "two"])
}

#[test]
fn subjects_of_several_projects_are_ranked_together() {
    assert_snapshot!(portfolio(100, "en"), @"
    $ handover status --lang en one two
    Handover                 Items  Progress             Late  Cutover  Findings
    ──────────────────────────────────────────────────────────────────────────────────────────────
    Small handover (one)    9 of 9  ██████████████ 100%     –  30 Nov   1 to look at
    Small handover (two)  19 of 19  ██████████████ 100%     –  30 Nov   2 to look at, 1 to fill in
    All 2                 28 of 28  ██████████████ 100%     –  –        3 to look at, 1 to fill in

    Handover              Readiness          Mean  Needs               Pulled down by
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    Small handover (two)  Web                 5.0  30 days (28 given)  –
    Small handover (one)  CRM                 3.9  60 days (28 given)  stability 3, business knowledge 3
    Small handover (two)  the whole  3.0 (1 of 9)  60 days             size 3
    Small handover (two)  ERP                 2.0  90 days (28 given)  size 2, technology platform 2,
                                                                       stability 2
    --- exit 0
    ");
    assert_snapshot!(portfolio(60, "en"), @"
    $ handover status --lang en one two
    Handover         Items  Progress  Late  Cutover  Findings
    ────────────────────────────────────────────────────────────
    Small           9 of 9  100%         –  30 Nov   1 to look
    handover                                         at
    (one)
    Small         19 of 19  100%         –  30 Nov   2 to look
    handover                                         at, 1 to
    (two)                                            fill in
    All 2         28 of 28  100%         –  –        3 to look
                                                     at, 1 to
                                                     fill in

    Handover     Readiness         Mean  Needs        Pulled
                                                      down by
    ────────────────────────────────────────────────────────────
    Small        Web                5.0  30 days (28  –
    handover                             given)
    (two)
    Small        CRM                3.9  60 days (28  stability
    handover                             given)       3,
    (one)                                             business
                                                      knowledge
                                                      3
    Small        the whole    3.0 (1 of  60 days      size 3
    handover                         9)
    (two)
    Small        ERP                2.0  90 days (28  size 2,
    handover                             given)       technology
    (two)                                             platform
                                                      2,
                                                      stability
                                                      2
    --- exit 0
    ");
    assert_snapshot!(portfolio(100, "zh-CN"), @"
    $ handover status --lang zh-CN one two
    交接项目                事项  进度                 逾期  切换日    检查结果
    ---------------------------------------------------------------------------------------------
    Small handover（one）    9/9  ############## 100%     -  11月30日  1 个需要留意
    Small handover（two）  19/19  ############## 100%     -  11月30日  2 个需要留意、1 个可以补充
    共 2 个项目            28/28  ############## 100%     -  -         3 个需要留意、1 个可以补充

    交接项目               状态核查      平均分  过渡期               主要拉低分数的因素
    ----------------------------------------------------------------------------------------------------
    Small handover（two）  Web              5.0  30 天（只有 28 天）  -
    Small handover（one）  CRM              3.9  60 天（只有 28 天）  稳定性 3 分、业务知识 3 分
    Small handover（two）  整体      3.0（1/9）  60 天                规模 3 分
    Small handover（two）  ERP              2.0  90 天（只有 28 天）  规模 2 分、技术平台 2 分、稳定性
                                                                      2 分
    --- exit 0
    ");
    assert_snapshot!(portfolio(60, "zh-CN"), @"
    $ handover status --lang zh-CN one two
    交接项目          事项  进度  逾期  切换日    检查结果
    ------------------------------------------------------------
    Small handover     9/9  100%     -  11月30日  1 个需要留意
    （one）
    Small handover   19/19  100%     -  11月30日  2 个需要留意、
    （two）                                       1 个可以补充
    共 2 个项目      28/28  100%     -  -         3 个需要留意、
                                                  1 个可以补充

    交接项目      状态核查      平均分  过渡期       主要拉低分
                                                     数的因素
    ------------------------------------------------------------
    Small         Web              5.0  30 天（只有  -
    handover                            28 天）
    （two）
    Small         CRM              3.9  60 天（只有  稳定性
    handover                            28 天）      3 分、
    （one）                                          业务知识
                                                     3 分
    Small         整体      3.0（1/9）  60 天        规模 3 分
    handover
    （two）
    Small         ERP              2.0  90 天（只有  规模 2 分、
    handover                            28 天）      技术平台
    （two）                                          2 分、
                                                     稳定性 2 分
    --- exit 0
    ");
}

#[test]
fn data_has_every_subject_and_every_sum_in_exact_decimals() {
    let output = measured().write().run(&["status", "--format", "json"]);
    let data: serde_json::Value = serde_json::from_str(&output.out).expect("JSON");
    let subjects: Vec<&str> =
        data["readiness"].as_array().unwrap().iter().map(|one| one["subject"].as_str().unwrap()).collect();
    assert_eq!(subjects, ["Shop", "CRM", "ERP"]);
    assert_eq!(data["payments"]["uncounted"][0]["item"], "payments/bonus");
    assert_eq!(data["payments"]["uncounted"][0]["why"], "unreadable");
    let section = data["sections"].as_array().unwrap().iter().find(|line| line["section"] == "payments").unwrap();
    assert_eq!((section["title"].as_str(), section["short"].as_u64()), (Some("Payments"), Some(1)));
    assert_eq!(section["sums"], data["payments"]["sums"]);
    assert_snapshot!(section["sums"][1], @r#"{"currency":"EUR","payer":"receiver","payee":"giver","items":2,"whole":"40000","claimed":"40000","agreed":"12000","paid":"8000","received":"8000","open":"32000"}"#);
    let risk = measured().write().run(&["show", "risks/sale", "--format", "json"]).out;
    let risk: serde_json::Value = serde_json::from_str(&risk).expect("JSON");
    assert_eq!(risk["level"], 20);
}
