//! A stage that waits on its signers, as a person sees it.

use super::complete;
use crate::support::runner::Runner;
use crate::support::screens::screen;

/// The moment long after the cutover.
const LATER: &str = "2027-01-28T10:00:00+08:00";

fn late() -> Runner {
    complete().item("monitoring/b", "due = 2027-02-01", &[]).write().env("HANDOVER_NOW", LATER)
}

#[test]
fn status_says_who_must_sign_and_how_late_it_is() {
    insta::assert_snapshot!(screen(&late(), 100, &["status"]), @"
    $ handover status
    Small handover                                                                 close was 28 days ago

    Section                         Items  Progress             Late  Waits on
    ──────────────────────────────────────────────────────────────────────────
    Deliverables                   1 of 1  ██████████████ 100%     –  –
    Monitoring after the handover  0 of 1  ░░░░░░░░░░░░░░   0%     –  anyone 1
    Total                          1 of 2  ███████░░░░░░░  50%     –  anyone 1

    Sign-off  cutover 30 Nov 2026: every item is complete, Lin Wei, Chen Yu must sign; late by 59 days
    Sign-off  close 31 Dec 2026: 1 of 1 still open; late by 28 days
    Next      Lin Wei, Chen Yu to sign off cutover (late by 59 days)
    Findings  2 to fill in; `handover check --no-input` explains
    --- exit 0
    ");
    insta::assert_snapshot!(screen(&late(), 60, &["status", "--lang", "zh-CN"]), @"
    $ handover status --lang zh-CN
    Small handover                              收尾日已过 28 天

    部分        事项  进度  逾期  等待
    ----------------------------------------
    交付物       1/1  100%     -  -
    移交后监控   0/1  0%       -  任何一方 1
    合计         1/2  50%      -  任何一方 1

    签署    切换日 2026年11月30日：全部事项已完成，待Lin Wei、
            Chen Yu签署；已逾期 59 天
    签署    收尾日 2026年12月31日：1 项中还有 1 项未完成；已逾期
            28 天
    下一步  由Lin Wei、Chen Yu签署切换日（已逾期 59 天）
    检查    2 个可以补充；用 `handover check --no-input` 查看说
            明
    --- exit 0
    ");
}

#[test]
fn status_by_person_counts_signatures() {
    insta::assert_snapshot!(screen(&late(), 100, &["status", "--by", "person"]), @"
    $ handover status --by person
    Small handover                                                                 close was 28 days ago

    Person       Party     Waiting  Late  Next due     Recorded
    ───────────────────────────────────────────────────────────
    Lin Wei      giver           2     1  30 Nov 2026         1
    Gu Ning      giver           1     –  1 Feb               0
    Chen Yu      receiver        2     1  30 Nov 2026         1
    Maya Torres  receiver        1     –  1 Feb               0
    Zhao Min     witness         1     –  1 Feb               0

    Sign-off  cutover 30 Nov 2026: every item is complete, Lin Wei, Chen Yu must sign; late by 59 days
    Sign-off  close 31 Dec 2026: 1 of 1 still open; late by 28 days
    Next      Lin Wei, Chen Yu to sign off cutover (late by 59 days)
    Findings  2 to fill in; `handover check --no-input` explains
    --- exit 0
    ");
}

#[test]
fn next_has_the_command_on_a_line_of_its_own() {
    insta::assert_snapshot!(screen(&late(), 100, &["next"]), @r#"
    $ handover next
    Small handover                                                                 close was 28 days ago

    Lin Wei (giver): 1 signature, 1 late
      1. sign off cutover                                                              late by 59 days
         handover sign cutover

    Chen Yu (receiver): 1 signature, 1 late
      1. sign off cutover                                                              late by 59 days
         handover sign cutover

    Anyone: 1 item
      1. report what was observed: Item b                                              due 1 Feb
         monitoring/b

    Why  "Sign-off of cutover" comes first: it is late by 59 days. Late or due today goes first, what
         belongs to a later stage last; then what most items wait for, then the earlier day.
    --- exit 0
    "#);
    insta::assert_snapshot!(screen(&late(), 60, &["next", "--as", "lin", "--lang", "zh-CN"]), @"
    $ handover next --as lin --lang zh-CN
    Small handover                              收尾日已过 28 天

    你是Lin Wei（移交方）：1 项、1 份签署，1 项逾期
      1. 签署切换日
         已逾期 59 天
         handover sign cutover
      2. 报告观察结果：Item b
         2月1日到期
         monitoring/b

    排序  “切换日签署”排在最前：已逾期 59 天。先做已逾期或今天到
          期的，后续阶段的放在最后；再看等待者多少，然后按到期
          日。
    他人  另有 1 份签署等待他人处理；用 `--all` 查看
    --- exit 0
    ");
}

#[test]
fn check_lists_what_is_to_be_signed() {
    insta::assert_snapshot!(screen(&late(), 100, &["check", "--no-input"]), @r#"
    $ handover check --no-input
    hint[no-owner]: "Item b": nobody is named to see to it
     --> monitoring.toml:3:1
      |
    3 | [[items]]
      | ^^^^^^^^^
      help: write `owner = ["…"]` with person ids, a role or a department, in the item or at the top of
            its file

    hint[no-criterion]: "Item b": it is not said how one can tell that it is done
     --> monitoring.toml:3:1
      |
    3 | [[items]]
      | ^^^^^^^^^
      help: write `accept_when` with something that a stranger could check

    2 found (`handover explain CODE` says more); 1 item, 1 sign-off outstanding

    Due              Item                 State     Waits on
    ────────────────────────────────────────────────────────────────
    30 Nov 2026      Sign-off of cutover  unsigned  Lin Wei, Chen Yu
    late by 59 days  handover sign cutover
    1 Feb            Item b               open      anyone
                     monitoring/b
    --- exit 1
    "#);
    insta::assert_snapshot!(screen(&late(), 60, &["check", "--no-input", "--lang", "zh-CN"]), @r#"
    $ handover check --no-input --lang zh-CN
    提示[no-owner]: “Item b”：没有写明负责人
     --> monitoring.toml:3:1
      |
    3 | [[items]]
      | ^^^^^^^^^
      建议：请在事项或文件开头写 `owner = ["…"]`：人员编号、岗位
            或部门

    提示[no-criterion]: “Item b”：没有写明完成标准
     --> monitoring.toml:3:1
      |
    3 | [[items]]
      | ^^^^^^^^^
      建议：请写 `accept_when`，内容应让局外人也能判断

    发现 2 处问题（`handover explain 代码` 查看说明）；1 项、
    1 个阶段的签署未完成

    期限            事项        状态    等待
    ----------------------------------------------------
    2026年11月30日  切换日签署  未签署  Lin Wei、Chen Yu
    已逾期 59 天    handover sign cutover
    2月1日          Item b      未开始  任何一方
                    monitoring/b
    --- exit 1
    "#);
}
