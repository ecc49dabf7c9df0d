//! What `handover sign` shows before anybody signs, as people see it.
//!
//! Nobody here has a key, so what is shown is the same in every run.

use crate::support::screens::{chinese, english};
use insta::assert_snapshot;

#[test]
fn everything_that_is_signed_is_shown_before_it_is_signed() {
    assert_snapshot!(english(100, &["sign", "cutover", "--as", "lin", "--yes", "--typed", "--reserve-all", "--fix-by", "2026-12-15", "--person", "lin", "--note", "follows"]), @r#"
    $ handover sign cutover --as lin --yes --typed --reserve-all --fix-by 2026-12-15 --person lin --note follows
    Sign-off of cutover: Acme store: from Bright Agency to Acme Retail
    stage        cutover 2026-11-30
    parties      giver Bright Agency, receiver Acme Retail, witness Acme internal audit
    record       records/cutover-5ce3dd977442fed3, new
    items        17 items: 9 complete, 8 open, 0 not counted
    evidence     1 file, with its digest
    digest       5ce3dd977442fed3c7372881ef57b64f79d5accb3726d21cb9a00df7480243ed
    declaration  Both sides have gone through this record item by item.
    you          Lin Wei, giver (Bright Agency)
    decision     handover confirmed
    key          typed: UNVERIFIED
    Reservations (8):
      - Orders of the last three years: in progress; Lin Wei, by 2026-12-15: follows
      - Mailboxes of the store: open; Lin Wei, by 2026-12-15: follows
      - Customers with open orders: in progress; Lin Wei, by 2026-12-15: follows
      - Advertising account with its campaigns and audiences: waiting; Lin Wei, by 2026-12-15: follows
      - Bright's login to the old ERP: blocked; Lin Wei, by 2026-12-15: follows
      - Store owner account: rejected; Lin Wei, by 2026-12-15: follows
      - Service level: open; Lin Wei, by 2026-12-15: follows
      - Photo studio, third floor: in progress; Lin Wei, by 2026-12-15: follows
    Signatures:
      - Lin Wei, giver (Bright Agency) <lin@bright.example>: not yet; no key
      - Chen Yu, receiver (Acme Retail) <chen@acme.example>: not yet; no key
    --- on standard error
    cutover is still 10 days away
    error: what was typed is not "Lin Wei …"
    hint: type your name and the first 16 characters of the digest shown above: `--typed "NAME DIGEST"`
    --- exit 2
    "#);
    assert_snapshot!(english(60, &["sign", "cutover", "--as", "lin", "--yes", "--typed", "--reserve-all", "--fix-by", "2026-12-15", "--person", "lin", "--note", "follows"]), @r#"
    $ handover sign cutover --as lin --yes --typed --reserve-all --fix-by 2026-12-15 --person lin --note follows
    Sign-off of cutover: Acme store: from Bright Agency to Acme Retail
    stage        cutover 2026-11-30
    parties      giver Bright Agency, receiver Acme Retail,
                 witness Acme internal audit
    record       records/cutover-5ce3dd977442fed3, new
    items        17 items: 9 complete, 8 open, 0 not counted
    evidence     1 file, with its digest
    digest
      5ce3dd977442fed3c7372881ef57b64f79d5accb3726d21cb9a00df7480243ed
    declaration  Both sides have gone through this record item
                 by item.
    you          Lin Wei, giver (Bright Agency)
    decision     handover confirmed
    key          typed: UNVERIFIED
    Reservations (8):
      - Orders of the last three years: in progress; Lin Wei, by
        2026-12-15: follows
      - Mailboxes of the store: open; Lin Wei, by 2026-12-15:
        follows
      - Customers with open orders: in progress; Lin Wei, by
        2026-12-15: follows
      - Advertising account with its campaigns and audiences:
        waiting; Lin Wei, by 2026-12-15: follows
      - Bright's login to the old ERP: blocked; Lin Wei, by
        2026-12-15: follows
      - Store owner account: rejected; Lin Wei, by 2026-12-15:
        follows
      - Service level: open; Lin Wei, by 2026-12-15: follows
      - Photo studio, third floor: in progress; Lin Wei, by
        2026-12-15: follows
    Signatures:
      - Lin Wei, giver (Bright Agency) <lin@bright.example>: not
        yet; no key
      - Chen Yu, receiver (Acme Retail) <chen@acme.example>: not
        yet; no key
    --- on standard error
    cutover is still 10 days away
    error: what was typed is not "Lin Wei …"
    hint: type your name and the first 16 characters of the digest shown above: `--typed "NAME DIGEST"`
    --- exit 2
    "#);
    assert_snapshot!(chinese(100, &["sign", "cutover", "--as", "lin", "--yes", "--typed", "--reserve-all", "--fix-by", "2026-12-15", "--person", "lin", "--note", "follows"]), @r#"
    $ handover sign cutover --as lin --yes --typed --reserve-all --fix-by 2026-12-15 --person lin --note follows
    切换日签署：旗舰店代运营：由明途代运营移交锦程零售
    阶段    切换日 2026-11-30
    各方    移交方 明途代运营、接收方 锦程零售、监交方 锦程零售内审部
    移交单  records/cutover-db96f889ce83846c（新建）
    事项    17 项：已完成 9，未完成 8，不计入 0
    证据    1 个文件，均附摘要
    摘要    db96f889ce83846c5d6b2bcfb98f53b59a7b3f1c905f8d08fedb444d73ae7c47
    声明    双方已逐项核对本移交单。
    你      林薇，移交方（明途代运营）
    结论    确认移交
    密钥    键入确认：未经核实
    遗留问题（8）：
      - 近三年订单：进行中；林薇，2026-12-15前：follows
      - 店铺邮箱：未开始；林薇，2026-12-15前：follows
      - 有未完成订单的顾客：进行中；林薇，2026-12-15前：follows
      - 推广账号，连同在投计划和人群包：等待前置；林薇，2026-12-15前：follows
      - 移交方在旧 ERP 的登录：受阻；林薇，2026-12-15前：follows
      - 店铺主账号：已退回；林薇，2026-12-15前：follows
      - 服务水平要求：未开始；林薇，2026-12-15前：follows
      - 三楼摄影棚：进行中；林薇，2026-12-15前：follows
    签署：
      - 林薇，移交方（明途代运营） <lin@mingtu.example>：尚未签署；未登记密钥
      - 陈予，接收方（锦程零售） <chen@jincheng.example>：尚未签署；未登记密钥
    --- on standard error
    距切换日还有 10 天
    错误：键入内容不是“林薇 …”
    提示：请键入姓名和上面所示摘要的前 16 位：`--typed "姓名 摘要"`
    --- exit 2
    "#);
    assert_snapshot!(chinese(60, &["sign", "cutover", "--as", "lin", "--yes", "--typed", "--reserve-all", "--fix-by", "2026-12-15", "--person", "lin", "--note", "follows"]), @r#"
    $ handover sign cutover --as lin --yes --typed --reserve-all --fix-by 2026-12-15 --person lin --note follows
    切换日签署：旗舰店代运营：由明途代运营移交锦程零售
    阶段    切换日 2026-11-30
    各方    移交方 明途代运营、接收方 锦程零售、监交方 锦程零售
            内审部
    移交单  records/cutover-db96f889ce83846c（新建）
    事项    17 项：已完成 9，未完成 8，不计入 0
    证据    1 个文件，均附摘要
    摘要
      db96f889ce83846c5d6b2bcfb98f53b59a7b3f1c905f8d08fedb444d73ae7c47
    声明    双方已逐项核对本移交单。
    你      林薇，移交方（明途代运营）
    结论    确认移交
    密钥    键入确认：未经核实
    遗留问题（8）：
      - 近三年订单：进行中；林薇，2026-12-15前：follows
      - 店铺邮箱：未开始；林薇，2026-12-15前：follows
      - 有未完成订单的顾客：进行中；林薇，2026-12-15前：follows
      - 推广账号，连同在投计划和人群包：等待前置；林薇，
        2026-12-15前：follows
      - 移交方在旧 ERP 的登录：受阻；林薇，2026-12-15前：follows
      - 店铺主账号：已退回；林薇，2026-12-15前：follows
      - 服务水平要求：未开始；林薇，2026-12-15前：follows
      - 三楼摄影棚：进行中；林薇，2026-12-15前：follows
    签署：
      - 林薇，移交方（明途代运营） <lin@mingtu.example>：尚未签
        署；未登记密钥
      - 陈予，接收方（锦程零售） <chen@jincheng.example>：尚未签
        署；未登记密钥
    --- on standard error
    距切换日还有 10 天
    错误：键入内容不是“林薇 …”
    提示：请键入姓名和上面所示摘要的前 16 位：`--typed "姓名 摘要"`
    --- exit 2
    "#);
}

#[test]
fn open_items_are_listed_where_they_hinder() {
    assert_snapshot!(english(100, &["sign", "cutover", "--as", "lin", "--yes"]), @"
    $ handover sign cutover --as lin --yes
    --- on standard error
    error: the stage cannot be signed: 8 items are still open in cutover
      - Orders of the last three years (backups/orders): in progress
      - Mailboxes of the store (deliverables/mailboxes): open
      - Customers with open orders (notifications/customers): in progress
      - Advertising account with its campaigns and audiences (permissions/ads-account): waiting
      - Bright's login to the old ERP (permissions/old-erp): blocked
      - Store owner account (permissions/store-owner): rejected
      - Service level (readiness/service-level): open
      - Photo studio, third floor (studio-keys/studio): in progress
    hint: complete them, or sign them as reservations with `--with-reservations --reserve-all --fix-by DAY --person PERSON --note TEXT` (or `--reserve ITEM …` for each), or `--reject --reason TEXT`
    --- exit 1
    ");
    assert_snapshot!(english(60, &["sign", "cutover", "--as", "lin", "--yes"]), @"
    $ handover sign cutover --as lin --yes
    --- on standard error
    error: the stage cannot be signed: 8 items are still open in cutover
      - Orders of the last three years (backups/orders): in progress
      - Mailboxes of the store (deliverables/mailboxes): open
      - Customers with open orders (notifications/customers): in progress
      - Advertising account with its campaigns and audiences (permissions/ads-account): waiting
      - Bright's login to the old ERP (permissions/old-erp): blocked
      - Store owner account (permissions/store-owner): rejected
      - Service level (readiness/service-level): open
      - Photo studio, third floor (studio-keys/studio): in progress
    hint: complete them, or sign them as reservations with `--with-reservations --reserve-all --fix-by DAY --person PERSON --note TEXT` (or `--reserve ITEM …` for each), or `--reject --reason TEXT`
    --- exit 1
    ");
    assert_snapshot!(chinese(100, &["sign", "cutover", "--as", "lin", "--yes"]), @"
    $ handover sign cutover --as lin --yes
    --- on standard error
    错误：不能签署：切换日尚有 8 项未完成
      - 近三年订单（backups/orders）：进行中
      - 店铺邮箱（deliverables/mailboxes）：未开始
      - 有未完成订单的顾客（notifications/customers）：进行中
      - 推广账号，连同在投计划和人群包（permissions/ads-account）：等待前置
      - 移交方在旧 ERP 的登录（permissions/old-erp）：受阻
      - 店铺主账号（permissions/store-owner）：已退回
      - 服务水平要求（readiness/service-level）：未开始
      - 三楼摄影棚（studio-keys/studio）：进行中
    提示：请先完成；或列为遗留问题签署：`--with-reservations --reserve-all --fix-by 日期 --person 人员 --note 说明`（或逐项 `--reserve 事项 …`）；或用 `--reject --reason 理由` 拒绝
    --- exit 1
    ");
    assert_snapshot!(chinese(60, &["sign", "cutover", "--as", "lin", "--yes"]), @"
    $ handover sign cutover --as lin --yes
    --- on standard error
    错误：不能签署：切换日尚有 8 项未完成
      - 近三年订单（backups/orders）：进行中
      - 店铺邮箱（deliverables/mailboxes）：未开始
      - 有未完成订单的顾客（notifications/customers）：进行中
      - 推广账号，连同在投计划和人群包（permissions/ads-account）：等待前置
      - 移交方在旧 ERP 的登录（permissions/old-erp）：受阻
      - 店铺主账号（permissions/store-owner）：已退回
      - 服务水平要求（readiness/service-level）：未开始
      - 三楼摄影棚（studio-keys/studio）：进行中
    提示：请先完成；或列为遗留问题签署：`--with-reservations --reserve-all --fix-by 日期 --person 人员 --note 说明`（或逐项 `--reserve 事项 …`）；或用 `--reject --reason 理由` 拒绝
    --- exit 1
    ");
}
