//! The record's annexes of what is measured and added up, and what it takes from the files beside the items.

use crate::support::record::{EN, Printed, ZH, docx_text};
use crate::support::sums::measured;
use handover::document::edition::Edition;
use handover::document::signed::RecordLang;
use handover::document::{render_record_docx, render_record_html};
use insta::assert_snapshot;

const AFTER: &str = "2026-12-05T17:00:00+08:00";

fn printed() -> Printed {
    let runner = measured().write();
    let text = runner.read("permissions.toml");
    // The last of its accesses ended on 3 December.
    let (rest, last) = text.rsplit_once("2026-11-02").expect("an act");
    runner.write("permissions.toml", &format!("{rest}2026-12-03{last}"));
    Printed::draft(runner.root(), "cutover", AFTER)
}

/// An annex from its title on, in Markdown.
fn annex(lang: RecordLang, title: &str) -> String {
    let text = printed().markdown(lang);
    let from = text.find(title).unwrap_or_else(|| panic!("no {title} in {text}"));
    let rest = &text[from..];
    rest[..rest.find("\n## ").unwrap_or(rest.len())].to_owned()
}

#[test]
fn payments_stand_in_an_annex_with_their_sums() {
    assert_snapshot!(annex(EN, "Annex 4: Payments"), @"
    Annex 4: Payments

    | No. | Payment | Amount | Claimed | Agreed | Paid | Received |
    | --- | --- | --- | --- | --- | --- | --- |
    | 3.1 | **Item first** | 12,000 EUR<br>receiver to giver<br>share: 30 % | Lin Wei<br>2 Nov 2026 | Chen Yu<br>2 Nov 2026 | 8000<br>Chen Yu<br>2 Nov 2026 | Lin Wei<br>2 Nov 2026 |
    | 3.2 | **Item second**<br>pay by: 1 Dec 2026 | 28,000 EUR<br>receiver to giver | Lin Wei<br>2 Nov 2026 | not yet | not yet | not yet |
    | 3.3 | **Item deposit** | 3 万元<br>giver to receiver | Chen Yu<br>2 Nov 2026 | not yet | not yet | not yet |
    | 3.4 | **Item bonus** | about 300<br>receiver to giver | not yet | not yet | not yet | not yet |

    ### Sums

    | Who pays whom | Whole | Claimed | Agreed | Paid | Received | Still to pay |
    | --- | --- | --- | --- | --- | --- | --- |
    | giver to receiver<br>**CNY** | 30,000 | 30,000 | 0 | 0 | 0 | 30,000 |
    | receiver to giver<br>**EUR** | 40,000 | 40,000 | 12,000 | 8,000 | 8,000 | 32,000 |

    In no sum: 3.4 (an amount that is no sum of money).
    ");
    assert_snapshot!(annex(ZH, "附件4　款项结算"), @"
    附件4　款项结算

    | 序号 | 款项 | 金额 | 提出 | 确认 | 付款 | 到账 |
    | --- | --- | --- | --- | --- | --- | --- |
    | 3.1 | **Item first** | 12,000 EUR<br>接收方付移交方<br>比例：30 % | Lin Wei<br>2026年11月2日 | Chen Yu<br>2026年11月2日 | 8000<br>Chen Yu<br>2026年11月2日 | Lin Wei<br>2026年11月2日 |
    | 3.2 | **Item second**<br>付款期限：2026年12月1日 | 28,000 EUR<br>接收方付移交方 | Lin Wei<br>2026年11月2日 | 待办 | 待办 | 待办 |
    | 3.3 | **Item deposit** | 3 万元<br>移交方付接收方 | Chen Yu<br>2026年11月2日 | 待办 | 待办 | 待办 |
    | 3.4 | **Item bonus** | about 300<br>接收方付移交方 | 待办 | 待办 | 待办 | 待办 |

    ### 合计

    | 付款方向 | 总额 | 提出 | 确认 | 付款 | 到账 | 未付 |
    | --- | --- | --- | --- | --- | --- | --- |
    | 移交方付接收方<br>**CNY** | 30,000 | 30,000 | 0 | 0 | 0 | 30,000 |
    | 接收方付移交方<br>**EUR** | 40,000 | 40,000 | 12,000 | 8,000 | 8,000 | 32,000 |

    未计入合计：3.4（金额无法读取）。
    ");
}

#[test]
fn risks_stand_in_a_matrix_and_the_heaviest_first() {
    assert_snapshot!(annex(EN, "Annex 3: Risks"), @"
    Annex 3: Risks and issues

    ### Matrix of the risks that apply

    | Likelihood ↓  Impact → | 1 | 2 | 3 | 4 | 5 |
    | --- | --- | --- | --- | --- | --- |
    | **5** |  |  |  |  |  |
    | **4** |  |  |  |  | **2.2** |
    | **3** |  |  | 2.3 |  |  |
    | **2** |  |  |  |  |  |
    | **1** |  | 2.1 |  |  |  |

    | No. | Risk | Likelihood × impact | Response | Owner | Done by / date |
    | --- | --- | --- | --- | --- | --- |
    | 2.2 | **Item sale** | 4 × 5 = 20 | freeze |  | Raised: Lin Wei<br>2 Nov 2026 |
    | 2.3 | **Item stock** | 3 × 3 = 9 |  |  | Raised: Lin Wei<br>2 Nov 2026<br>Mitigated: Lin Wei<br>2 Nov 2026<br>Agreed: Chen Yu<br>2 Nov 2026 |
    | 2.1 | **Item lights** | 1 × 2 = 2 |  |  |  |
    | 2.4 | **Item people** |  |  |  |  |
    ");
    assert_snapshot!(annex(ZH, "附件3　风险"), @"
    附件3　风险与问题

    ### 风险矩阵

    | 可能性 ↓　影响 → | 1 | 2 | 3 | 4 | 5 |
    | --- | --- | --- | --- | --- | --- |
    | **5** |  |  |  |  |  |
    | **4** |  |  |  |  | **2.2** |
    | **3** |  |  | 2.3 |  |  |
    | **2** |  |  |  |  |  |
    | **1** |  | 2.1 |  |  |  |

    | 序号 | 风险 | 可能性 × 影响 | 应对措施 | 责任人 | 完成人/日期 |
    | --- | --- | --- | --- | --- | --- |
    | 2.2 | **Item sale** | 4 × 5 = 20 | freeze |  | 已提出：Lin Wei<br>2026年11月2日 |
    | 2.3 | **Item stock** | 3 × 3 = 9 |  |  | 已提出：Lin Wei<br>2026年11月2日<br>已落实：Lin Wei<br>2026年11月2日<br>已认可：Chen Yu<br>2026年11月2日 |
    | 2.1 | **Item lights** | 1 × 2 = 2 |  |  |  |
    | 2.4 | **Item people** |  |  |  |  |
    ");
}

#[test]
fn readiness_ranks_its_subjects_by_what_the_record_gives() {
    assert_snapshot!(annex(EN, "Annex 5: Readiness"), @"
    Annex 5: Readiness

    | Subject | Mean | Transition | Pulled down by |
    | --- | --- | --- | --- |
    | **Shop** | 4.0 (7 of 9) | 30 days | size 4, technology platform 4 |
    | **CRM** | **3.9** | 60 days | stability 3, business knowledge 3 |
    | **ERP** | **1.9** | **not now** | stability 1, service level 1, size 2, technology platform 2, volatility 2, business knowledge 2, complexity 2, phase 2 |
    ");
    assert_snapshot!(annex(ZH, "附件5　状态核查"), @"
    附件5　状态核查

    | 对象 | 平均分 | 过渡期 | 主要拉低分数的因素 |
    | --- | --- | --- | --- |
    | **Shop** | 4.0（7/9） | 30 天 | 规模 4 分、技术平台 4 分 |
    | **CRM** | **3.9** | 60 天 | 稳定性 3 分、业务知识 3 分 |
    | **ERP** | **1.9** | **暂不适合** | 稳定性 1 分、服务水平 1 分、规模 2 分、技术平台 2 分、变更频度 2 分、业务知识 2 分、复杂度 2 分、所处阶段 2 分 |
    ");
}

#[test]
fn the_annex_of_access_says_how_long_after_the_cutover_the_last_one_ended() {
    assert_snapshot!(annex(EN, "Annex 2: Access"), @r#"
    Annex 2: Access granted and revoked

    2 of 3 accesses have ended, the last of them 3 days after the cutover ("Item mail").

    | No. | Account | Action, rights | Granted | Confirmed | Revoked or rotated | After cutover |
    | --- | --- | --- | --- | --- | --- | --- |
    | 1.1 | **Item shop** | transfer | Lin Wei<br>2 Nov 2026 | Chen Yu<br>2 Nov 2026 | not yet | not ended |
    | 1.2 | **Item old** | remove | – | not yet | Lin Wei<br>2 Nov 2026 | 28 days before |
    | 1.3 | **Item mail** | transfer | Lin Wei<br>2 Nov 2026 | Chen Yu<br>2 Nov 2026 | Lin Wei<br>3 Dec 2026 | 3 days after |
    "#);
    assert_snapshot!(annex(ZH, "附件2　权限"), @"
    附件2　权限授予与收回

    3 项权限中 2 项已收回，最晚的一项在切换后 3 天收回（“Item mail”）。

    | 序号 | 账号 | 处理方式、权限 | 授予 | 确认 | 收回/更换 | 距切换日 |
    | --- | --- | --- | --- | --- | --- | --- |
    | 1.1 | **Item shop** | 转移 | Lin Wei<br>2026年11月2日 | Chen Yu<br>2026年11月2日 | 待办 | 尚未收回 |
    | 1.2 | **Item old** | 移除 | – | 待办 | Lin Wei<br>2026年11月2日 | 切换前 28 天 |
    | 1.3 | **Item mail** | 转移 | Lin Wei<br>2026年11月2日 | Chen Yu<br>2026年11月2日 | Lin Wei<br>2026年12月3日 | 切换后 3 天 |
    ");
}

#[test]
fn a_section_has_its_introduction_at_its_head_and_its_own_fields_by_their_labels() {
    let list = |lang, title| {
        let list = annex(lang, title);
        list[list.find("Channels").expect("the section")..].to_owned()
    };
    assert_snapshot!(list(EN, "Annex 1:"), @"
    Channels

    Every way by which customers reach us.

    | No. | What is handed over | State | Done by / date | Remarks |
    | --- | --- | --- | --- | --- |
    | 5.1 | **Hotline**<br>for whom: members<br>open: 9 to 18 | open | to come: giver to deliver it |  |
    ");
    assert_snapshot!(list(ZH, "附件1"), @"
    Channels

    客户联系我们的全部渠道。

    | 序号 | 移交内容 | 状态 | 完成人/日期 | 备注 |
    | --- | --- | --- | --- | --- |
    | 5.1 | **Hotline**<br>对象：members<br>时间：9 to 18 | 未开始 | 待办：由移交方交付 |  |
    ");
}

#[test]
fn html_and_word_have_the_matrix_and_the_sums_too() {
    let printed = printed();
    let edition = Edition { lang: EN, sheet_only: false, verification: false };
    let html = render_record_html(&printed.signed, printed.now, edition);
    let word = docx_text(&render_record_docx(&printed.signed, printed.now, edition).unwrap()).join("\n");
    for text in ["Matrix of the risks that apply", "Still to pay", "32,000", "4 × 5 = 20", "In three parts."] {
        assert!(html.contains(text), "{text}");
        assert!(word.contains(text), "{text}");
    }
}
