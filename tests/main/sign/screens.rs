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
    Items, with all that is said of each (17):
      - Orders of the last three years (backups/orders): in progress
          Lin Wei, 12 Nov: Taken
          Maya Torres, 13 Nov: Verified — "41,208 orders"
          Maya Torres, 18 Nov: Note — "a first try on a test system"
          Lin Wei, 20 Nov: Reserved: Lin Wei, by 15 Dec — "follows"
          done when: Twenty orders opened on Acme's own system agree with the shop
          contains: orders, refunds, invoices
          due: cutover - 5d
          encrypted: true
          location: vault: acme/backups/orders
      - Mailboxes of the store (deliverables/mailboxes): open
          Lin Wei, 17 Nov: Does not apply — "the store has no mailboxes of its own"
          Lin Wei, 20 Nov: Reserved: Lin Wei, by 15 Dec — "follows"
          done when: Each mailbox is read by somebody at Acme
          due: cutover - 7d
      - Manual of the daily work (deliverables/manual): complete
          Lin Wei, 10 Nov: Delivered
          Chen Yu, 11 Nov: Accepted
          done when: A new colleague has worked a day with it
          form: PDF
      - Customers with open orders (notifications/customers): in progress
          Sofia Marsh, 19 Nov: Sent
          Lin Wei, 20 Nov: Reserved: Lin Wei, by 15 Dec — "follows"
          done when: The message has reached a test order of Acme's
          audience: 1,200 customers
          channel: platform message
          due: 2026-11-20
      - Advertising account with its campaigns and audiences (permissions/ads-account): waiting
          Lin Wei, 20 Nov: Reserved: Lin Wei, by 15 Dec — "follows"
          done when: Chen has changed a bid and paid a bill
          action: transfer
          due: cutover - 7d
          needs: permissions/store-owner
          system: Tmall Ads
      - Bright's login to the old ERP (permissions/old-erp): blocked
          Lin Wei, 19 Nov: Blocked — "the vendor answers only next week"
          Lin Wei, 20 Nov: Reserved: Lin Wei, by 15 Dec — "follows"
          done when: The login is refused
          action: remove
          due: cutover - 7d
          system: ERP
      - Store owner account (permissions/store-owner): rejected
          Lin Wei, 16 Nov: Granted — "phone number changed to Acme's"
          Chen Yu, 18 Nov: Rejected — "the second factor still goes to Bright"
          Lin Wei, 20 Nov: Reserved: Lin Wei, by 15 Dec — "follows"
          done when: Chen logs in from Acme's network with her own second factor, and Bright's phone no
          longer gets codes
          account: acme-flagship
          action: transfer
          details: The phone number of the account moves with it. The platform sends its codes there,
          and takes a working day for the change.
          due: 2026-11-18
          links: https://help.example/transfer-of-ownership
          role: owner
          system: Tmall
          tags: money
      - Business knowledge (readiness/business-knowledge): complete, no step of it was made by your side
          Chen Yu, 16 Nov: Scored: 3 — "two weeks to learn"
          done when: The score says on what it rests
          due: cutover - 4d
          factor: business_knowledge
      - Complexity (readiness/complexity): complete, no step of it was made by your side
          Chen Yu, 16 Nov: Scored: 3 — "five interfaces"
          done when: The score says on what it rests
          due: cutover - 4d
          factor: complexity
      - Phase (readiness/phase): complete, no step of it was made by your side
          Chen Yu, 16 Nov: Scored: 2 — "the sale of 12 December is near"
          done when: The score says on what it rests
          due: cutover - 4d
          factor: phase
      - Platform (readiness/platform): complete, no step of it was made by your side
          Chen Yu, 16 Nov: Scored: 5 — "Acme runs two shops on it"
          done when: The score says on what it rests
          due: cutover - 4d
          factor: platform
      - Remaining life (readiness/remaining-life): complete, no step of it was made by your side
          Chen Yu, 16 Nov: Scored: 5 — "the contract runs three more years"
          done when: The score says on what it rests
          due: cutover - 4d
          factor: remaining_life
      - Service level (readiness/service-level): open
          Lin Wei, 20 Nov: Reserved: Lin Wei, by 15 Dec — "follows"
          done when: The score says on what it rests
          due: cutover - 4d
          factor: service_level
      - Size (readiness/size): complete, no step of it was made by your side
          Chen Yu, 16 Nov: Scored: 4 — "4,000 orders a month"
          done when: The score says on what it rests
          due: cutover - 4d
          factor: size
      - Stability (readiness/stability): complete, no step of it was made by your side
          Chen Yu, 16 Nov: Scored: 4 — "one outage in six months"
          done when: The score says on what it rests
          due: cutover - 4d
          factor: stability
      - Volatility (readiness/volatility): complete, no step of it was made by your side
          Chen Yu, 16 Nov: Scored: 2 — "prices change every day"
          done when: The score says on what it rests
          due: cutover - 4d
          factor: volatility
      - Photo studio, third floor (studio-keys/studio): in progress
          Sofia Marsh, 18 Nov: Packed
          Lin Wei, 20 Nov: Reserved: Lin Wei, by 15 Dec — "follows"
          done when: Chen opens the door with the key
          due: cutover - 3d
          entry cards: 2
          keys: 3
    Shown with the items, and signed with them:
      - section: Accounts and access (Advertising account with its campaigns and audiences, Bright's
        login to the old ERP, Store owner account)
      - section: Studio keys (Photo studio, third floor)
      - milestone start: 2026-11-02
      - milestone cutover: 2026-11-30
      - milestone close: 2026-12-31
      - counted later: monitoring/orders-per-day: Orders a day / close, metric: orders a day, mean of a
        week, target: 95 % of the same week a year ago, lin, chen, close - 1w
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
    What you sign:
    stage        cutover 2026-11-30
    parties      giver Bright Agency, receiver Acme Retail, witness Acme internal audit
    record       records/cutover-b8cfddcf68b923c7, new
    items        17 items: 9 complete, 8 open, 0 not counted
    evidence     1 file, with its digest
    digest       b8cfddcf68b923c7e4e6d27eeef36842b470ed0a835153028864acb9aba3d4a3
    declaration  Both sides have gone through this record item by item.
    you          Lin Wei, giver (Bright Agency)
    decision     handover confirmed
    key          typed: UNVERIFIED
    --- on standard error
    cutover is still 10 days away
    error: what was typed is not "Lin Wei …"
    hint: type your name and the first 16 characters of the digest shown above: `--typed "NAME DIGEST"`
    --- exit 2
    "#);
    assert_snapshot!(english(60, &["sign", "cutover", "--as", "lin", "--yes", "--typed", "--reserve-all", "--fix-by", "2026-12-15", "--person", "lin", "--note", "follows"]), @r#"
    $ handover sign cutover --as lin --yes --typed --reserve-all --fix-by 2026-12-15 --person lin --note follows
    Sign-off of cutover: Acme store: from Bright Agency to Acme Retail
    Items, with all that is said of each (17):
      - Orders of the last three years (backups/orders): in
        progress
          Lin Wei, 12 Nov: Taken
          Maya Torres, 13 Nov: Verified — "41,208 orders"
          Maya Torres, 18 Nov: Note — "a first try on a test
          system"
          Lin Wei, 20 Nov: Reserved: Lin Wei, by 15 Dec —
          "follows"
          done when: Twenty orders opened on Acme's own system
          agree with the shop
          contains: orders, refunds, invoices
          due: cutover - 5d
          encrypted: true
          location: vault: acme/backups/orders
      - Mailboxes of the store (deliverables/mailboxes): open
          Lin Wei, 17 Nov: Does not apply — "the store has no
          mailboxes of its own"
          Lin Wei, 20 Nov: Reserved: Lin Wei, by 15 Dec —
          "follows"
          done when: Each mailbox is read by somebody at Acme
          due: cutover - 7d
      - Manual of the daily work (deliverables/manual): complete
          Lin Wei, 10 Nov: Delivered
          Chen Yu, 11 Nov: Accepted
          done when: A new colleague has worked a day with it
          form: PDF
      - Customers with open orders (notifications/customers): in
        progress
          Sofia Marsh, 19 Nov: Sent
          Lin Wei, 20 Nov: Reserved: Lin Wei, by 15 Dec —
          "follows"
          done when: The message has reached a test order of
          Acme's
          audience: 1,200 customers
          channel: platform message
          due: 2026-11-20
      - Advertising account with its campaigns and audiences
        (permissions/ads-account): waiting
          Lin Wei, 20 Nov: Reserved: Lin Wei, by 15 Dec —
          "follows"
          done when: Chen has changed a bid and paid a bill
          action: transfer
          due: cutover - 7d
          needs: permissions/store-owner
          system: Tmall Ads
      - Bright's login to the old ERP (permissions/old-erp):
        blocked
          Lin Wei, 19 Nov: Blocked — "the vendor answers only
          next week"
          Lin Wei, 20 Nov: Reserved: Lin Wei, by 15 Dec —
          "follows"
          done when: The login is refused
          action: remove
          due: cutover - 7d
          system: ERP
      - Store owner account (permissions/store-owner): rejected
          Lin Wei, 16 Nov: Granted — "phone number changed to
          Acme's"
          Chen Yu, 18 Nov: Rejected — "the second factor still
          goes to Bright"
          Lin Wei, 20 Nov: Reserved: Lin Wei, by 15 Dec —
          "follows"
          done when: Chen logs in from Acme's network with her
          own second factor, and Bright's phone no longer gets
          codes
          account: acme-flagship
          action: transfer
          details: The phone number of the account moves with
          it. The platform sends its codes there, and takes a
          working day for the change.
          due: 2026-11-18
          links: https://help.example/transfer-of-ownership
          role: owner
          system: Tmall
          tags: money
      - Business knowledge (readiness/business-knowledge):
        complete, no step of it was made by your side
          Chen Yu, 16 Nov: Scored: 3 — "two weeks to learn"
          done when: The score says on what it rests
          due: cutover - 4d
          factor: business_knowledge
      - Complexity (readiness/complexity): complete, no step of
        it was made by your side
          Chen Yu, 16 Nov: Scored: 3 — "five interfaces"
          done when: The score says on what it rests
          due: cutover - 4d
          factor: complexity
      - Phase (readiness/phase): complete, no step of it was
        made by your side
          Chen Yu, 16 Nov: Scored: 2 — "the sale of 12 December
          is near"
          done when: The score says on what it rests
          due: cutover - 4d
          factor: phase
      - Platform (readiness/platform): complete, no step of it
        was made by your side
          Chen Yu, 16 Nov: Scored: 5 — "Acme runs two shops on
          it"
          done when: The score says on what it rests
          due: cutover - 4d
          factor: platform
      - Remaining life (readiness/remaining-life): complete, no
        step of it was made by your side
          Chen Yu, 16 Nov: Scored: 5 — "the contract runs three
          more years"
          done when: The score says on what it rests
          due: cutover - 4d
          factor: remaining_life
      - Service level (readiness/service-level): open
          Lin Wei, 20 Nov: Reserved: Lin Wei, by 15 Dec —
          "follows"
          done when: The score says on what it rests
          due: cutover - 4d
          factor: service_level
      - Size (readiness/size): complete, no step of it was made
        by your side
          Chen Yu, 16 Nov: Scored: 4 — "4,000 orders a month"
          done when: The score says on what it rests
          due: cutover - 4d
          factor: size
      - Stability (readiness/stability): complete, no step of it
        was made by your side
          Chen Yu, 16 Nov: Scored: 4 — "one outage in six
          months"
          done when: The score says on what it rests
          due: cutover - 4d
          factor: stability
      - Volatility (readiness/volatility): complete, no step of
        it was made by your side
          Chen Yu, 16 Nov: Scored: 2 — "prices change every day"
          done when: The score says on what it rests
          due: cutover - 4d
          factor: volatility
      - Photo studio, third floor (studio-keys/studio): in
        progress
          Sofia Marsh, 18 Nov: Packed
          Lin Wei, 20 Nov: Reserved: Lin Wei, by 15 Dec —
          "follows"
          done when: Chen opens the door with the key
          due: cutover - 3d
          entry cards: 2
          keys: 3
    Shown with the items, and signed with them:
      - section: Accounts and access (Advertising account with
        its campaigns and audiences, Bright's login to the old
        ERP, Store owner account)
      - section: Studio keys (Photo studio, third floor)
      - milestone start: 2026-11-02
      - milestone cutover: 2026-11-30
      - milestone close: 2026-12-31
      - counted later: monitoring/orders-per-day: Orders a day /
        close, metric: orders a day, mean of a week, target: 95
        % of the same week a year ago, lin, chen, close - 1w
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
    What you sign:
    stage        cutover 2026-11-30
    parties      giver Bright Agency, receiver Acme Retail,
                 witness Acme internal audit
    record       records/cutover-b8cfddcf68b923c7, new
    items        17 items: 9 complete, 8 open, 0 not counted
    evidence     1 file, with its digest
    digest
      b8cfddcf68b923c7e4e6d27eeef36842b470ed0a835153028864acb9aba3d4a3
    declaration  Both sides have gone through this record item
                 by item.
    you          Lin Wei, giver (Bright Agency)
    decision     handover confirmed
    key          typed: UNVERIFIED
    --- on standard error
    cutover is still 10 days away
    error: what was typed is not "Lin Wei …"
    hint: type your name and the first 16 characters of the digest shown above: `--typed "NAME DIGEST"`
    --- exit 2
    "#);
    assert_snapshot!(chinese(100, &["sign", "cutover", "--as", "lin", "--yes", "--typed", "--reserve-all", "--fix-by", "2026-12-15", "--person", "lin", "--note", "follows"]), @r#"
    $ handover sign cutover --as lin --yes --typed --reserve-all --fix-by 2026-12-15 --person lin --note follows
    切换日签署：旗舰店代运营：由明途代运营移交锦程零售
    事项及其全部内容（17）：
      - 近三年订单（backups/orders）：进行中
          林薇，11月12日：已备份
          马雅，11月13日：已核对，“共 41,208 笔订单”
          马雅，11月18日：备注，“在测试环境试恢复”
          林薇，11月20日：列为遗留问题：林薇，12月15日前，“follows”
          完成标准：在己方系统打开二十笔订单，与店铺后台一致
          内容：订单, 退款, 发票
          期限：cutover - 5d
          是否加密：true
          存放位置：密码库：备份/订单
      - 店铺邮箱（deliverables/mailboxes）：未开始
          林薇，11月17日：不适用，“店铺没有单独的邮箱”
          林薇，11月20日：列为遗留问题：林薇，12月15日前，“follows”
          完成标准：每个邮箱都有接收方的人查看
          期限：cutover - 7d
      - 日常运营手册（deliverables/manual）：已完成
          林薇，11月10日：已交付
          陈予，11月11日：已验收
          完成标准：新同事照着手册独立工作一天
          形式：PDF
      - 有未完成订单的顾客（notifications/customers）：进行中
          苏菲，11月19日：已告知
          林薇，11月20日：列为遗留问题：林薇，12月15日前，“follows”
          完成标准：接收方的测试订单收到了消息
          告知对象：1200 位顾客
          渠道：平台消息
          期限：2026-11-20
      - 推广账号，连同在投计划和人群包（permissions/ads-account）：等待前置
          林薇，11月20日：列为遗留问题：林薇，12月15日前，“follows”
          完成标准：陈予改过一次出价，付过一次款
          处理方式：transfer
          期限：cutover - 7d
          前置事项：permissions/store-owner
          系统：阿里妈妈
      - 移交方在旧 ERP 的登录（permissions/old-erp）：受阻
          林薇，11月19日：受阻，“供应商下周才答复”
          林薇，11月20日：列为遗留问题：林薇，12月15日前，“follows”
          完成标准：用该账号无法登录
          处理方式：remove
          期限：cutover - 7d
          系统：ERP
      - 店铺主账号（permissions/store-owner）：已退回
          林薇，11月16日：已授权，“手机号已换成接收方的”
          陈予，11月18日：退回，“二次验证仍发到移交方”
          林薇，11月20日：列为遗留问题：林薇，12月15日前，“follows”
          完成标准：陈予在本公司网络用自己的二次验证登录，移交方手机不再收到验证码
          账号：jincheng-flagship
          处理方式：transfer
          说明：绑定的手机号随账号一起移交。平台的验证码发到该号码，变更需一个工作日。
          期限：2026-11-18
          链接：https://help.example/transfer-of-ownership
          角色：主账号
          系统：天猫
          标签：资金
      - 业务知识要求（readiness/business-knowledge）：已完成、其中没有你方完成的步骤
          陈予，11月16日：已评分：3，“需学习两周”
          完成标准：评分写明依据
          期限：cutover - 4d
          因素：business_knowledge
      - 复杂度（readiness/complexity）：已完成、其中没有你方完成的步骤
          陈予，11月16日：已评分：3，“五个接口”
          完成标准：评分写明依据
          期限：cutover - 4d
          因素：complexity
      - 所处阶段（readiness/phase）：已完成、其中没有你方完成的步骤
          陈予，11月16日：已评分：2，“临近双十二大促”
          完成标准：评分写明依据
          期限：cutover - 4d
          因素：phase
      - 技术平台（readiness/platform）：已完成、其中没有你方完成的步骤
          陈予，11月16日：已评分：5，“接收方已有两家店在该平台”
          完成标准：评分写明依据
          期限：cutover - 4d
          因素：platform
      - 剩余周期（readiness/remaining-life）：已完成、其中没有你方完成的步骤
          陈予，11月16日：已评分：5，“合同还有三年”
          完成标准：评分写明依据
          期限：cutover - 4d
          因素：remaining_life
      - 服务水平要求（readiness/service-level）：未开始
          林薇，11月20日：列为遗留问题：林薇，12月15日前，“follows”
          完成标准：评分写明依据
          期限：cutover - 4d
          因素：service_level
      - 规模（readiness/size）：已完成、其中没有你方完成的步骤
          陈予，11月16日：已评分：4，“每月四千笔订单”
          完成标准：评分写明依据
          期限：cutover - 4d
          因素：size
      - 稳定性（readiness/stability）：已完成、其中没有你方完成的步骤
          陈予，11月16日：已评分：4，“半年内故障一次”
          完成标准：评分写明依据
          期限：cutover - 4d
          因素：stability
      - 变更频度（readiness/volatility）：已完成、其中没有你方完成的步骤
          陈予，11月16日：已评分：2，“价格每天都在变”
          完成标准：评分写明依据
          期限：cutover - 4d
          因素：volatility
      - 三楼摄影棚（studio-keys/studio）：进行中
          苏菲，11月18日：打包
          林薇，11月20日：列为遗留问题：林薇，12月15日前，“follows”
          完成标准：陈予用钥匙打开了门
          期限：cutover - 3d
          钥匙：3
          门禁卡：2
    随事项一并载明并签署：
      - 部分：影棚钥匙（三楼摄影棚）
      - 部分：账号与权限（推广账号，连同在投计划和人群包、移交方在旧 ERP 的登录、店铺主账号）
      - 里程碑 开始日：2026-11-02
      - 里程碑 切换日：2026-11-30
      - 里程碑 收尾日：2026-12-31
      - 计入后续阶段：monitoring/orders-per-day：日均订单量 / close, metric: 一周日均订单量, target: 不
        低于去年同周的 95%, lin, chen, close - 1w
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
    签署内容：
    阶段    切换日 2026-11-30
    各方    移交方 明途代运营、接收方 锦程零售、监交方 锦程零售内审部
    移交单  records/cutover-9c56873eabf1df56（新建）
    事项    17 项：已完成 9，未完成 8，不计入 0
    证据    1 个文件，均附摘要
    摘要    9c56873eabf1df56b8aaa60039abc93c574271a76dbf5f0c519a131c16517f68
    声明    双方已逐项核对本移交单。
    你      林薇，移交方（明途代运营）
    结论    确认移交
    密钥    键入确认：未经核实
    --- on standard error
    距切换日还有 10 天
    错误：键入内容不是“林薇 …”
    提示：请键入姓名和上面所示摘要的前 16 位：`--typed "姓名 摘要"`
    --- exit 2
    "#);
    assert_snapshot!(chinese(60, &["sign", "cutover", "--as", "lin", "--yes", "--typed", "--reserve-all", "--fix-by", "2026-12-15", "--person", "lin", "--note", "follows"]), @r#"
    $ handover sign cutover --as lin --yes --typed --reserve-all --fix-by 2026-12-15 --person lin --note follows
    切换日签署：旗舰店代运营：由明途代运营移交锦程零售
    事项及其全部内容（17）：
      - 近三年订单（backups/orders）：进行中
          林薇，11月12日：已备份
          马雅，11月13日：已核对，“共 41,208 笔订单”
          马雅，11月18日：备注，“在测试环境试恢复”
          林薇，11月20日：列为遗留问题：林薇，12月15日前，
          “follows”
          完成标准：在己方系统打开二十笔订单，与店铺后台一致
          内容：订单, 退款, 发票
          期限：cutover - 5d
          是否加密：true
          存放位置：密码库：备份/订单
      - 店铺邮箱（deliverables/mailboxes）：未开始
          林薇，11月17日：不适用，“店铺没有单独的邮箱”
          林薇，11月20日：列为遗留问题：林薇，12月15日前，
          “follows”
          完成标准：每个邮箱都有接收方的人查看
          期限：cutover - 7d
      - 日常运营手册（deliverables/manual）：已完成
          林薇，11月10日：已交付
          陈予，11月11日：已验收
          完成标准：新同事照着手册独立工作一天
          形式：PDF
      - 有未完成订单的顾客（notifications/customers）：进行中
          苏菲，11月19日：已告知
          林薇，11月20日：列为遗留问题：林薇，12月15日前，
          “follows”
          完成标准：接收方的测试订单收到了消息
          告知对象：1200 位顾客
          渠道：平台消息
          期限：2026-11-20
      - 推广账号，连同在投计划和人群包
        （permissions/ads-account）：等待前置
          林薇，11月20日：列为遗留问题：林薇，12月15日前，
          “follows”
          完成标准：陈予改过一次出价，付过一次款
          处理方式：transfer
          期限：cutover - 7d
          前置事项：permissions/store-owner
          系统：阿里妈妈
      - 移交方在旧 ERP 的登录（permissions/old-erp）：受阻
          林薇，11月19日：受阻，“供应商下周才答复”
          林薇，11月20日：列为遗留问题：林薇，12月15日前，
          “follows”
          完成标准：用该账号无法登录
          处理方式：remove
          期限：cutover - 7d
          系统：ERP
      - 店铺主账号（permissions/store-owner）：已退回
          林薇，11月16日：已授权，“手机号已换成接收方的”
          陈予，11月18日：退回，“二次验证仍发到移交方”
          林薇，11月20日：列为遗留问题：林薇，12月15日前，
          “follows”
          完成标准：陈予在本公司网络用自己的二次验证登录，移交方
          手机不再收到验证码
          账号：jincheng-flagship
          处理方式：transfer
          说明：绑定的手机号随账号一起移交。平台的验证码发到该号
          码，变更需一个工作日。
          期限：2026-11-18
          链接：https://help.example/transfer-of-ownership
          角色：主账号
          系统：天猫
          标签：资金
      - 业务知识要求（readiness/business-knowledge）：已完成、其
        中没有你方完成的步骤
          陈予，11月16日：已评分：3，“需学习两周”
          完成标准：评分写明依据
          期限：cutover - 4d
          因素：business_knowledge
      - 复杂度（readiness/complexity）：已完成、其中没有你方完成
        的步骤
          陈予，11月16日：已评分：3，“五个接口”
          完成标准：评分写明依据
          期限：cutover - 4d
          因素：complexity
      - 所处阶段（readiness/phase）：已完成、其中没有你方完成的
        步骤
          陈予，11月16日：已评分：2，“临近双十二大促”
          完成标准：评分写明依据
          期限：cutover - 4d
          因素：phase
      - 技术平台（readiness/platform）：已完成、其中没有你方完成
        的步骤
          陈予，11月16日：已评分：5，“接收方已有两家店在该平台”
          完成标准：评分写明依据
          期限：cutover - 4d
          因素：platform
      - 剩余周期（readiness/remaining-life）：已完成、其中没有你
        方完成的步骤
          陈予，11月16日：已评分：5，“合同还有三年”
          完成标准：评分写明依据
          期限：cutover - 4d
          因素：remaining_life
      - 服务水平要求（readiness/service-level）：未开始
          林薇，11月20日：列为遗留问题：林薇，12月15日前，
          “follows”
          完成标准：评分写明依据
          期限：cutover - 4d
          因素：service_level
      - 规模（readiness/size）：已完成、其中没有你方完成的步骤
          陈予，11月16日：已评分：4，“每月四千笔订单”
          完成标准：评分写明依据
          期限：cutover - 4d
          因素：size
      - 稳定性（readiness/stability）：已完成、其中没有你方完成
        的步骤
          陈予，11月16日：已评分：4，“半年内故障一次”
          完成标准：评分写明依据
          期限：cutover - 4d
          因素：stability
      - 变更频度（readiness/volatility）：已完成、其中没有你方完
        成的步骤
          陈予，11月16日：已评分：2，“价格每天都在变”
          完成标准：评分写明依据
          期限：cutover - 4d
          因素：volatility
      - 三楼摄影棚（studio-keys/studio）：进行中
          苏菲，11月18日：打包
          林薇，11月20日：列为遗留问题：林薇，12月15日前，
          “follows”
          完成标准：陈予用钥匙打开了门
          期限：cutover - 3d
          钥匙：3
          门禁卡：2
    随事项一并载明并签署：
      - 部分：影棚钥匙（三楼摄影棚）
      - 部分：账号与权限（推广账号，连同在投计划和人群包、移交方
        在旧 ERP 的登录、店铺主账号）
      - 里程碑 开始日：2026-11-02
      - 里程碑 切换日：2026-11-30
      - 里程碑 收尾日：2026-12-31
      - 计入后续阶段：monitoring/orders-per-day：日均订单量 /
        close, metric: 一周日均订单量, target: 不低于去年同周的
        95%, lin, chen, close - 1w
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
    签署内容：
    阶段    切换日 2026-11-30
    各方    移交方 明途代运营、接收方 锦程零售、监交方 锦程零售
            内审部
    移交单  records/cutover-9c56873eabf1df56（新建）
    事项    17 项：已完成 9，未完成 8，不计入 0
    证据    1 个文件，均附摘要
    摘要
      9c56873eabf1df56b8aaa60039abc93c574271a76dbf5f0c519a131c16517f68
    声明    双方已逐项核对本移交单。
    你      林薇，移交方（明途代运营）
    结论    确认移交
    密钥    键入确认：未经核实
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
