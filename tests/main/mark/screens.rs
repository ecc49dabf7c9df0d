//! `handover mark`, as people see it.

use crate::support::screens::{chinese, english};
use insta::assert_snapshot;

#[test]
fn what_was_recorded_and_what_comes_next_is_said() {
    assert_snapshot!(english(100, &["mark", "store-owner", "granted", "--as", "lin"]), @r#"
    $ handover mark store-owner granted --as lin
    Granted: "Store owner account", by Lin Wei
      next: Chen Yu to confirm it
    --- exit 0
    "#);
    assert_snapshot!(english(60, &["mark", "store-owner", "granted", "--as", "lin"]), @r#"
    $ handover mark store-owner granted --as lin
    Granted: "Store owner account", by Lin Wei
      next: Chen Yu to confirm it
    --- exit 0
    "#);
    assert_snapshot!(chinese(100, &["mark", "store-owner", "granted", "--as", "lin"]), @"
    $ handover mark store-owner granted --as lin
    已授权：“店铺主账号”，林薇
      下一步：由陈予确认结果
    --- exit 0
    ");
    assert_snapshot!(chinese(60, &["mark", "store-owner", "granted", "--as", "lin"]), @"
    $ handover mark store-owner granted --as lin
    已授权：“店铺主账号”，林薇
      下一步：由陈予确认结果
    --- exit 0
    ");
    assert_snapshot!(english(100, &["mark", "studio", "signed for", "--as", "chen"]), @r#"
    $ handover mark studio signed for --as chen
    Signed for: "Photo studio, third floor", by Chen Yu
      nothing more to do: complete
    --- exit 0
    "#);
    assert_snapshot!(english(60, &["mark", "studio", "signed for", "--as", "chen"]), @r#"
    $ handover mark studio signed for --as chen
    Signed for: "Photo studio, third floor", by Chen Yu
      nothing more to do: complete
    --- exit 0
    "#);
    assert_snapshot!(chinese(100, &["mark", "studio", "签收", "--as", "chen"]), @"
    $ handover mark studio 签收 --as chen
    签收：“三楼摄影棚”，陈予
      无需再处理：已完成
    --- exit 0
    ");
    assert_snapshot!(chinese(60, &["mark", "studio", "签收", "--as", "chen"]), @"
    $ handover mark studio 签收 --as chen
    签收：“三楼摄影棚”，陈予
      无需再处理：已完成
    --- exit 0
    ");
}

#[test]
fn what_the_rules_do_not_allow_is_said_with_what_they_do() {
    assert_snapshot!(english(100, &["mark", "store-owner", "confirmed", "--as", "chen"]), @"
    $ handover mark store-owner confirmed --as chen
    --- on standard error
    error: permissions/store-owner: `confirmed` comes too early or twice; the next step is `granted`
    hint: nothing was recorded
    --- exit 2
    ");
    assert_snapshot!(english(60, &["mark", "store-owner", "confirmed", "--as", "chen"]), @"
    $ handover mark store-owner confirmed --as chen
    --- on standard error
    error: permissions/store-owner: `confirmed` comes too early or twice; the next step is `granted`
    hint: nothing was recorded
    --- exit 2
    ");
    assert_snapshot!(chinese(100, &["mark", "store-owner", "confirmed", "--as", "chen"]), @"
    $ handover mark store-owner confirmed --as chen
    --- on standard error
    错误：permissions/store-owner：“已确认”顺序不对或已经做过；下一步是“已授权”
    提示：未记录任何内容
    --- exit 2
    ");
    assert_snapshot!(chinese(60, &["mark", "store-owner", "confirmed", "--as", "chen"]), @"
    $ handover mark store-owner confirmed --as chen
    --- on standard error
    错误：permissions/store-owner：“已确认”顺序不对或已经做过；下一步是“已授权”
    提示：未记录任何内容
    --- exit 2
    ");
    assert_snapshot!(english(100, &["mark", "ads-account", "granted", "--as", "sofia"]), @r#"
    $ handover mark ads-account granted --as sofia
    --- on standard error
    error: permissions/ads-account: it waits for "Store owner account" (permissions/store-owner), which is not complete
    hint: nothing was recorded
    --- exit 2
    "#);
    assert_snapshot!(english(60, &["mark", "ads-account", "granted", "--as", "sofia"]), @r#"
    $ handover mark ads-account granted --as sofia
    --- on standard error
    error: permissions/ads-account: it waits for "Store owner account" (permissions/store-owner), which is not complete
    hint: nothing was recorded
    --- exit 2
    "#);
    assert_snapshot!(chinese(100, &["mark", "ads-account", "granted", "--as", "sofia"]), @"
    $ handover mark ads-account granted --as sofia
    --- on standard error
    错误：permissions/ads-account：须等待“店铺主账号”（permissions/store-owner）完成
    提示：未记录任何内容
    --- exit 2
    ");
    assert_snapshot!(chinese(60, &["mark", "ads-account", "granted", "--as", "sofia"]), @"
    $ handover mark ads-account granted --as sofia
    --- on standard error
    错误：permissions/ads-account：须等待“店铺主账号”（permissions/store-owner）完成
    提示：未记录任何内容
    --- exit 2
    ");
}
