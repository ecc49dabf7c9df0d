//! What `handover sign` shows before anybody signs, as people see it.
//!
//! Nobody here has a key, so what is shown is the same in every run.

use crate::support::screens::{chinese, english};
use insta::assert_snapshot;

#[test]
fn everything_that_is_signed_is_shown_before_it_is_signed() {
    assert_snapshot!(english(100, &["sign", "cutover", "--as", "lin", "--yes", "--typed", "--with-reservations"]), @r#"
    $ handover sign cutover --as lin --yes --typed --with-reservations
    Sign-off of cutover: Acme store: from Bright Agency to Acme Retail
    stage        cutover 2026-11-30
    record       records/cutover, new
    items        17 items: 9 complete, 0 not applicable, 8 open
    files        9, every one of the project but records/ and .git
    digest       c2a97c8f5e0127ddadaa8e95f41ae3eb182013a10b4b01f5fff91d9317e297c6
    record.json  e792620ebd3016e079641926256769310d705623821e8766843b61904f6bb959
    declaration  Both sides have gone through this record item by item.
    you          Lin Wei, giver (Bright Agency)
    decision     accepted with reservations
    key          UNSIGNED ATTESTATION, identity not verified
    Reservations (8):
      - Orders of the last three years: in progress; Lin Wei, Maya Torres; due 2026-11-25
      - Store owner account: rejected; Lin Wei, Chen Yu; due 2026-11-18
      - Advertising account with its campaigns and audiences: waiting; Sofia Marsh, Chen Yu; due
        2026-11-23
      - Bright's login to the old ERP: blocked; Lin Wei, Chen Yu; due 2026-11-23
      - Mailboxes of the store: open; Lin Wei, Chen Yu; due 2026-11-23
      - Customers with open orders: in progress; Sofia Marsh, Chen Yu; due 2026-11-20
      - Service level: open; Chen Yu, Maya Torres; due 2026-11-26
      - Photo studio, third floor: in progress; Sofia Marsh, Chen Yu; due 2026-11-27
    Signatures:
      - Lin Wei, giver (Bright Agency): not yet
      - Chen Yu, receiver (Acme Retail): not yet
    --- on standard error
    cutover is still 10 days away
    error: what was typed is not "Lin Wei …"
    hint: type your name and the first 8 characters of the digest shown above: `--typed "NAME DIGEST"`
    --- exit 2
    "#);
    assert_snapshot!(english(60, &["sign", "cutover", "--as", "lin", "--yes", "--typed", "--with-reservations"]), @r#"
    $ handover sign cutover --as lin --yes --typed --with-reservations
    Sign-off of cutover: Acme store: from Bright Agency to Acme Retail
    stage        cutover 2026-11-30
    record       records/cutover, new
    items        17 items: 9 complete, 0 not applicable, 8 open
    files        9, every one of the project but records/ and
                 .git
    digest       c2a97c8f5e0127ddadaa8e95f41ae3eb182013a10b4b01f
                 5fff91d9317e297c6
    record.json  e792620ebd3016e079641926256769310d705623821e876
                 6843b61904f6bb959
    declaration  Both sides have gone through this record item
                 by item.
    you          Lin Wei, giver (Bright Agency)
    decision     accepted with reservations
    key          UNSIGNED ATTESTATION, identity not verified
    Reservations (8):
      - Orders of the last three years: in progress; Lin Wei,
        Maya Torres; due 2026-11-25
      - Store owner account: rejected; Lin Wei, Chen Yu; due
        2026-11-18
      - Advertising account with its campaigns and audiences:
        waiting; Sofia Marsh, Chen Yu; due 2026-11-23
      - Bright's login to the old ERP: blocked; Lin Wei, Chen
        Yu; due 2026-11-23
      - Mailboxes of the store: open; Lin Wei, Chen Yu; due
        2026-11-23
      - Customers with open orders: in progress; Sofia Marsh,
        Chen Yu; due 2026-11-20
      - Service level: open; Chen Yu, Maya Torres; due
        2026-11-26
      - Photo studio, third floor: in progress; Sofia Marsh,
        Chen Yu; due 2026-11-27
    Signatures:
      - Lin Wei, giver (Bright Agency): not yet
      - Chen Yu, receiver (Acme Retail): not yet
    --- on standard error
    cutover is still 10 days away
    error: what was typed is not "Lin Wei …"
    hint: type your name and the first 8 characters of the digest shown above: `--typed "NAME DIGEST"`
    --- exit 2
    "#);
    assert_snapshot!(chinese(100, &["sign", "cutover", "--as", "lin", "--yes", "--typed", "--with-reservations"]), @r#"
    $ handover sign cutover --as lin --yes --typed --with-reservations
    切换日签署：旗舰店代运营：由明途代运营移交锦程零售
    阶段         切换日 2026-11-30
    移交单       records/cutover（新建）
    事项         17 项：已完成 9，不适用 0，未完成 8
    文件         9 个，项目中除 records/ 与 .git 外的全部文件
    摘要         8d06ce63945aa8cdf436752045e62578e47f02c4ba548049667d65f407712e0d
    record.json  16727017ad4565597777864f23d0c839d08e08e47e480cb68f3c5f3614a31a3b
    声明         双方已逐项核对本移交单。
    你           林薇，移交方（明途代运营）
    结论         有保留验收
    密钥         未签名确认，身份未经验证
    遗留问题（8）：
      - 近三年订单：进行中；负责人：林薇、马雅；期限：2026-11-25
      - 店铺主账号：已退回；负责人：林薇、陈予；期限：2026-11-18
      - 推广账号，连同在投计划和人群包：等待前置；负责人：苏菲、陈予；期限：2026-11-23
      - 移交方在旧 ERP 的登录：受阻；负责人：林薇、陈予；期限：2026-11-23
      - 店铺邮箱：未开始；负责人：林薇、陈予；期限：2026-11-23
      - 有未完成订单的顾客：进行中；负责人：苏菲、陈予；期限：2026-11-20
      - 服务水平要求：未开始；负责人：陈予、马雅；期限：2026-11-26
      - 三楼摄影棚：进行中；负责人：苏菲、陈予；期限：2026-11-27
    签署：
      - 林薇，移交方（明途代运营）：尚未签署
      - 陈予，接收方（锦程零售）：尚未签署
    --- on standard error
    距切换日还有 10 天
    错误：键入内容不是“林薇 …”
    提示：请键入姓名和上面所示摘要的前 8 位：`--typed "姓名 摘要"`
    --- exit 2
    "#);
    assert_snapshot!(chinese(60, &["sign", "cutover", "--as", "lin", "--yes", "--typed", "--with-reservations"]), @r#"
    $ handover sign cutover --as lin --yes --typed --with-reservations
    切换日签署：旗舰店代运营：由明途代运营移交锦程零售
    阶段         切换日 2026-11-30
    移交单       records/cutover（新建）
    事项         17 项：已完成 9，不适用 0，未完成 8
    文件         9 个，项目中除 records/ 与 .git 外的全部文件
    摘要         8d06ce63945aa8cdf436752045e62578e47f02c4ba54804
                 9667d65f407712e0d
    record.json  16727017ad4565597777864f23d0c839d08e08e47e480cb
                 68f3c5f3614a31a3b
    声明         双方已逐项核对本移交单。
    你           林薇，移交方（明途代运营）
    结论         有保留验收
    密钥         未签名确认，身份未经验证
    遗留问题（8）：
      - 近三年订单：进行中；负责人：林薇、马雅；期限：2026-11-25
      - 店铺主账号：已退回；负责人：林薇、陈予；期限：2026-11-18
      - 推广账号，连同在投计划和人群包：等待前置；负责人：苏菲、
        陈予；期限：2026-11-23
      - 移交方在旧 ERP 的登录：受阻；负责人：林薇、陈予；期限：
        2026-11-23
      - 店铺邮箱：未开始；负责人：林薇、陈予；期限：2026-11-23
      - 有未完成订单的顾客：进行中；负责人：苏菲、陈予；期限：
        2026-11-20
      - 服务水平要求：未开始；负责人：陈予、马雅；期限：
        2026-11-26
      - 三楼摄影棚：进行中；负责人：苏菲、陈予；期限：2026-11-27
    签署：
      - 林薇，移交方（明途代运营）：尚未签署
      - 陈予，接收方（锦程零售）：尚未签署
    --- on standard error
    距切换日还有 10 天
    错误：键入内容不是“林薇 …”
    提示：请键入姓名和上面所示摘要的前 8 位：`--typed "姓名 摘要"`
    --- exit 2
    "#);
}

#[test]
fn open_items_are_listed_where_they_hinder() {
    assert_snapshot!(english(100, &["sign", "cutover", "--as", "lin", "--yes"]), @"
    $ handover sign cutover --as lin --yes
    --- on standard error
    error: the stage cannot be signed: 8 items that cutover counts still open
      - Orders of the last three years (backups/orders): in progress
      - Store owner account (permissions/store-owner): rejected
      - Advertising account with its campaigns and audiences (permissions/ads-account): waiting
      - Bright's login to the old ERP (permissions/old-erp): blocked
      - Mailboxes of the store (deliverables/mailboxes): open
      - Customers with open orders (notifications/customers): in progress
      - Service level (readiness/service-level): open
      - Photo studio, third floor (studio-keys/studio): in progress
    hint: complete them, or sign them as reservations with `--with-reservations`, or `--reject --reason TEXT`
    --- exit 1
    ");
    assert_snapshot!(english(60, &["sign", "cutover", "--as", "lin", "--yes"]), @"
    $ handover sign cutover --as lin --yes
    --- on standard error
    error: the stage cannot be signed: 8 items that cutover counts still open
      - Orders of the last three years (backups/orders): in progress
      - Store owner account (permissions/store-owner): rejected
      - Advertising account with its campaigns and audiences (permissions/ads-account): waiting
      - Bright's login to the old ERP (permissions/old-erp): blocked
      - Mailboxes of the store (deliverables/mailboxes): open
      - Customers with open orders (notifications/customers): in progress
      - Service level (readiness/service-level): open
      - Photo studio, third floor (studio-keys/studio): in progress
    hint: complete them, or sign them as reservations with `--with-reservations`, or `--reject --reason TEXT`
    --- exit 1
    ");
    assert_snapshot!(chinese(100, &["sign", "cutover", "--as", "lin", "--yes"]), @"
    $ handover sign cutover --as lin --yes
    --- on standard error
    错误：不能签署：切换日尚有 8 项未完成
      - 近三年订单 (backups/orders): 进行中
      - 店铺主账号 (permissions/store-owner): 已退回
      - 推广账号，连同在投计划和人群包 (permissions/ads-account): 等待前置
      - 移交方在旧 ERP 的登录 (permissions/old-erp): 受阻
      - 店铺邮箱 (deliverables/mailboxes): 未开始
      - 有未完成订单的顾客 (notifications/customers): 进行中
      - 服务水平要求 (readiness/service-level): 未开始
      - 三楼摄影棚 (studio-keys/studio): 进行中
    提示：请先完成，或用 `--with-reservations` 列为遗留问题签署，或用 `--reject --reason 理由` 拒绝
    --- exit 1
    ");
    assert_snapshot!(chinese(60, &["sign", "cutover", "--as", "lin", "--yes"]), @"
    $ handover sign cutover --as lin --yes
    --- on standard error
    错误：不能签署：切换日尚有 8 项未完成
      - 近三年订单 (backups/orders): 进行中
      - 店铺主账号 (permissions/store-owner): 已退回
      - 推广账号，连同在投计划和人群包 (permissions/ads-account): 等待前置
      - 移交方在旧 ERP 的登录 (permissions/old-erp): 受阻
      - 店铺邮箱 (deliverables/mailboxes): 未开始
      - 有未完成订单的顾客 (notifications/customers): 进行中
      - 服务水平要求 (readiness/service-level): 未开始
      - 三楼摄影棚 (studio-keys/studio): 进行中
    提示：请先完成，或用 `--with-reservations` 列为遗留问题签署，或用 `--reject --reason 理由` 拒绝
    --- exit 1
    ");
}
