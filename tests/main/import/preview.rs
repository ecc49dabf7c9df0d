//! What an import shows before it writes, and what it asks at a terminal.

use crate::support::pty::{Key, Pty};
use crate::support::runner::Runner;
use crate::support::screens::{chinese_of, english_of};
use insta::assert_snapshot;

const LIST: &str = "# Leaving checklist

Both sides confirm this list.

## Accounts and access
- [x] Mail account (if applicable)
- [ ] IT department: take back the badge, due 9 Dec

## Money
| No. | Item | Quantity | Owner | Notes | Colour |
|---|---|---|---|---|---|
| 1 | Cash box | 1 | Li Qiang | password Abc@12345, ask Lin | grey |
| 2 | Cash box | 2 | | | |
| 3 | ____ | | | | |

Signature: ________
";

const LIST_ZH: &str = "# 离职交接清单

本清单由双方确认。

## 账号与权限
- [x] 邮箱账号（如有）
- [ ] IT部：回收门禁卡，截止：12月9日

## 财务
| 序号 | 移交内容 | 数量 | 负责人 | 备注 | 颜色 |
|---|---|---|---|---|---|
| 1 | 备用金 | 1 | 李强 | 密码 Abc@12345，问林薇 | 灰 |
| 2 | 备用金 | 2 | | | |
| 3 | ____ | | | | |

移交人（签字）：________
";

fn english(columns: usize) -> String {
    english_of(columns, &[("list.md", LIST)], &["import", "list.md", "--dry-run"])
}

fn chinese(columns: usize) -> String {
    chinese_of(columns, &[("清单.md", LIST_ZH)], &["import", "清单.md", "--dry-run"])
}

#[test]
fn the_preview_in_english() {
    assert_snapshot!(english(100), @r#"
    $ handover import list.md --dry-run
    ── list.md ────────────────────────────────────────────────────────────────────────────── 4 items ──
    Section                                  Kind                 Items  Goes to
    ───────────────────────────────────────────────────────────────────────────────────────
    Accounts and access                      Accounts and access      2  accounts.toml
    Mail account · take back the badge, du…
    Money                                    Deliverables             2  list/02-money.toml
    Cash box · Cash box
    Columns: No. = order of the items, Item = title, Quantity = quantity, Owner = owner, Notes = details
    Columns kept under their own headings: Colour
    2 lines are kept in the details of their sections.
    1 item is ticked in the list: that is noted, and counts as no step.
    1 item is called like one before it in its section, and becomes an item of its own: "Cash box" (line
    13).
    Left out
    ─────────────────────────────────────
    line 14   3 | ____
              nothing in it
    line 16   Signature: ________
              to be filled in, and is not
    1 line only gives the list its form (a rule, a comment, front matter)
    line 12: what looks like a password or a key in `details` is not taken over
    store it where secrets are kept, and write down only where that is
    note: nobody here has this name or role: IT department, Li Qiang. It is shown as written, and anyone
    of the party may do the work; `handover people add` adds a person
    If a section is of another kind, say so: `--section "Money=scope"`. Kinds: scope, staff, backups,
    permissions, deliverables, training, notifications, campaigns, risks, issues, agreements, payments,
    meetings, assets, deletions, clearances, monitoring, lessons, readiness.
    Nothing was written (`--dry-run`).
    --- exit 0
    "#);
    assert_snapshot!(english(60), @r#"
    $ handover import list.md --dry-run
    ── list.md ────────────────────────────────────── 4 items ──
    Section           Kind             Items  Goes to
    ────────────────────────────────────────────────────────────
    Accounts and      Accounts and         2  accounts.toml
    access            access
    Mail account ·
    take back the
    badge, du…
    Money             Deliverables         2  list/02-money.toml
    Cash box · Cash
    box
    Columns: No. = order of the items, Item = title, Quantity =
    quantity, Owner = owner, Notes = details
    Columns kept under their own headings: Colour
    2 lines are kept in the details of their sections.
    1 item is ticked in the list: that is noted, and counts as
    no step.
    1 item is called like one before it in its section, and
    becomes an item of its own: "Cash box" (line 13).
    Left out
    ─────────────────────────────────────
    line 14   3 | ____
              nothing in it
    line 16   Signature: ________
              to be filled in, and is not
    1 line only gives the list its form (a rule, a comment,
    front matter)
    line 12: what looks like a password or a key in `details` is
    not taken over
    store it where secrets are kept, and write down only where
    that is
    note: nobody here has this name or role: IT department, Li
    Qiang. It is shown as written, and anyone of the party may
    do the work; `handover people add` adds a person
    If a section is of another kind, say so:
    `--section "Money=scope"`. Kinds: scope, staff, backups,
    permissions, deliverables, training, notifications,
    campaigns, risks, issues, agreements, payments, meetings,
    assets, deletions, clearances, monitoring, lessons,
    readiness.
    Nothing was written (`--dry-run`).
    --- exit 0
    "#);
}

#[test]
fn the_preview_in_chinese() {
    assert_snapshot!(chinese(100), @r#"
    $ handover import 清单.md --dry-run
    -- 清单.md ----------------------------------------------------------------------------- 4 个事项 --
    部分                   类别        事项  写入
    ----------------------------------------------------------
    账号与权限             账号与权限     2  账号.yaml
    邮箱账号 · 回收门禁卡
    财务                   交付物         2  清单/02-财务.yaml
    备用金 · 备用金
    列：序号 = 次序、移交内容 = 事项名称、数量 = quantity（数量）、负责人 = owner（负责人）、备注 =
    details
    按原列名保留的列：颜色
    2 行保留在所属部分的说明中。
    清单中有 1 个事项已勾选：记为备注，不算步骤。
    1 个事项与同一部分中前面的事项同名，仍作为单独的事项导入：“备用金”（第 13 行）。
    未导入
    ----------------------------------
    第 14 行  3 | ____
              空白
    第 16 行  移交人（签字）：________
              待填写的空位
    1 行仅用于排版（分隔线、注释、文件头）
    第 12 行：`details` 中疑似密码或密钥的内容未导入
    请存放在保管密码的地方，这里只写存放位置
    提示：项目中没有叫这些名字或担任这些职务的人：IT部、李强。照原文显示，由该方任何人处理；可用
    `handover people add` 添加人员
    如果某个部分的类别不对，请指明：`--section "财务=scope"`。可用的类别：scope、staff、backups、
    permissions、deliverables、training、notifications、campaigns、risks、issues、agreements、payments、
    meetings、assets、deletions、clearances、monitoring、lessons、readiness。
    未写入任何内容（`--dry-run`）。
    --- exit 0
    "#);
    assert_snapshot!(chinese(60), @r#"
    $ handover import 清单.md --dry-run
    -- 清单.md ------------------------------------- 4 个事项 --
    部分                   类别        事项  写入
    ----------------------------------------------------------
    账号与权限             账号与权限     2  账号.yaml
    邮箱账号 · 回收门禁卡
    财务                   交付物         2  清单/02-财务.yaml
    备用金 · 备用金
    列：序号 = 次序、移交内容 = 事项名称、数量 = quantity（数
    量）、负责人 = owner（负责人）、备注 = details
    按原列名保留的列：颜色
    2 行保留在所属部分的说明中。
    清单中有 1 个事项已勾选：记为备注，不算步骤。
    1 个事项与同一部分中前面的事项同名，仍作为单独的事项导入：
    “备用金”（第 13 行）。
    未导入
    ----------------------------------
    第 14 行  3 | ____
              空白
    第 16 行  移交人（签字）：________
              待填写的空位
    1 行仅用于排版（分隔线、注释、文件头）
    第 12 行：`details` 中疑似密码或密钥的内容未导入
    请存放在保管密码的地方，这里只写存放位置
    提示：项目中没有叫这些名字或担任这些职务的人：IT部、李强。照
    原文显示，由该方任何人处理；可用 `handover people add` 添加
    人员
    如果某个部分的类别不对，请指明：`--section "财务=scope"`。可
    用的类别：scope、staff、backups、permissions、deliverables、
    training、notifications、campaigns、risks、issues、
    agreements、payments、meetings、assets、deletions、
    clearances、monitoring、lessons、readiness。
    未写入任何内容（`--dry-run`）。
    --- exit 0
    "#);
}

#[test]
fn the_command_line_says_what_a_section_is() {
    let told =
        |words: &[&str]| english_of(100, &[("list.md", LIST)], &[&["import", "list.md", "--yes"], words].concat());
    let money = told(&["--section", "money=assets"]);
    assert!(money.contains("Money                                    Assets"), "{money}");
    let both = told(&["--section", "training", "--section", "Money=资产"]);
    assert!(both.contains(" Assets  ") && both.contains("Training"), "{both}");
    for (word, words) in [("Monkey=assets", "Accounts and access, Money"), ("Money=asset", "did you mean `assets`")] {
        let refused = told(&["--section", word]);
        assert!(refused.contains(words) && refused.ends_with("--- exit 2"), "{refused}");
    }
}

#[test]
fn a_kind_that_was_guessed_wrongly_is_changed_where_it_is_asked() {
    let runner = project();
    runner.write("list.md", LIST);
    for (columns, rows) in [(60, 30), (100, 50)] {
        let mut pty = Pty::spawn(&["import", "list.md"], runner.root(), columns, rows, &[]);
        pty.wait_for("❯ Import 4 items");
        pty.key(Key::Down);
        pty.wait_for("❯ Another kind");
        pty.key(Key::Enter);
        pty.wait_for("❯ Accounts and access (Accounts and access)");
        pty.key(Key::Down);
        pty.wait_for("❯ Money (Deliverables)");
        pty.key(Key::Enter);
        pty.wait_for("❯ Deliverables");
        pty.key(Key::Down);
        pty.wait_for("❯ Scope");
        pty.key(Key::Enter);
        // Of another kind the section has other fields.
        pty.wait_until("the preview again", |lines| {
            let is_anew = lines.iter().any(|line| line.contains("Quantity, Colour"));
            is_anew && lines.iter().any(|line| line.contains("❯ Import 4 items"))
        });
        if columns == 60 {
            pty.key(Key::Escape);
            assert_ne!(pty.finish(), 0);
            assert!(!runner.path("list").exists(), "nothing is written that is not agreed to");
            continue;
        }
        // Nothing is locked while somebody thinks, and what was changed meanwhile is not written over.
        assert_eq!(runner.run(&["set", "cutover=2026-12-01", "--yes"]).code, 0);
        pty.key(Key::Enter);
        pty.wait_for("run the same command again");
        assert_eq!(pty.finish(), 3);
        assert!(!runner.path("list").exists());
    }
    let mut pty = Pty::spawn(&["import", "list.md"], runner.root(), 120, 60, &[]);
    pty.wait_for("❯ Import 4 items");
    pty.key(Key::Enter);
    pty.wait_for("undo --import");
    assert_eq!(pty.finish(), 0);
    assert!(runner.read("list/02-money.toml").contains("section = \"deliverables\""));
    pty.assert_settings_restored();
}

fn project() -> Runner {
    crate::support::small::Small::new().write()
}
