//! `handover explain`, as people see it.

use crate::support::screens::{chinese, english, first_rows};
use insta::assert_snapshot;

#[test]
fn a_code_says_what_it_means_why_and_what_to_do() {
    assert_snapshot!(english(100, &["explain", "no-due"]), @r#"
    $ handover explain no-due
    hint[no-due]
    an item does not say when it is due

    It means        Neither the item nor its file has a due date.
    Why it matters  It is never late, and so it is left to the last day.
    How to mend it  Write a day, or better a milestone with an offset, which moves along with it.

    For example
      due = "cutover - 7d"

    To silence it
      # in an item; both sides see the reason
      silence = [{ rule = "no-due", reason = "…" }]

      # in the project file, for everything
      [[silence]]
      rule = "no-due"
      reason = "…"
    --- exit 0
    "#);
    assert_snapshot!(english(60, &["explain", "no-due"]), @r#"
    $ handover explain no-due
    hint[no-due]
    an item does not say when it is due

    It means        Neither the item nor its file has a due
                    date.
    Why it matters  It is never late, and so it is left to the
                    last day.
    How to mend it  Write a day, or better a milestone with an
                    offset, which moves along with it.

    For example
      due = "cutover - 7d"

    To silence it
      # in an item; both sides see the reason
      silence = [{ rule = "no-due", reason = "…" }]

      # in the project file, for everything
      [[silence]]
      rule = "no-due"
      reason = "…"
    --- exit 0
    "#);
    assert_snapshot!(chinese(100, &["explain", "no-due"]), @r#"
    $ handover explain no-due
    提示[no-due]
    事项没有写明期限

    含义      事项和所在文件都没有写 `due`。
    为何重要  没有期限就不会逾期，往往拖到最后一天。
    如何修正  请写日期；更好的写法是里程碑加减天数，会随里程碑调整。

    示例
      due: cutover - 7d

    如需静默
      # 写在事项中，双方都会看到原因
      silence: [{ rule: no-due, reason: "…" }]

      # 写在项目文件中，对整个项目生效
      silence:
        - { rule: no-due, reason: "…" }
    --- exit 0
    "#);
    assert_snapshot!(chinese(60, &["explain", "no-due"]), @r#"
    $ handover explain no-due
    提示[no-due]
    事项没有写明期限

    含义      事项和所在文件都没有写 `due`。
    为何重要  没有期限就不会逾期，往往拖到最后一天。
    如何修正  请写日期；更好的写法是里程碑加减天数，会随里程碑调
              整。

    示例
      due: cutover - 7d

    如需静默
      # 写在事项中，双方都会看到原因
      silence: [{ rule: no-due, reason: "…" }]

      # 写在项目文件中，对整个项目生效
      silence:
        - { rule: no-due, reason: "…" }
    --- exit 0
    "#);
}

#[test]
fn without_a_code_every_code_has_a_row() {
    assert_snapshot!(first_rows(english(100, &["explain"])), @"
    $ handover explain
    Code                      Severity  What it finds
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    unreadable                error     a file or folder cannot be read
    symlink                   error     a link stands where a file or folder of the project should
    linked-folder             warning   a folder is a symbolic link and is not looked into
    not-a-section             hint      a TOML or YAML file is no part of the handover
    too-large                 error     a file is too large to be a list of items
    too-deep                  error     lists and tables are nested too deep
    too-many-nodes            error     YAML aliases repeat too much content
    not-utf8                  error     a file is not UTF-8
    duplicate-key             error     a field stands twice in one table
    several-documents         error     a YAML file holds several documents
    not-a-table               error     a file does not begin with fields
    unknown-anchor            error     a YAML alias refers to nothing
    syntax                    error     a file is no valid TOML or YAML
    wrong-mark                warning   a Chinese mark stands where a plain one belongs
    lost-text                 warning   a text in a YAML file is cut short
    record-broken             error     a signed record does not hold
    format                    error     the project was written for another version of the tool
    ");
    assert_snapshot!(first_rows(english(60, &["explain"])), @"
    $ handover explain
    Code                      Severity  What it finds
    ────────────────────────────────────────────────────────────
    unreadable                error     a file or folder cannot
                                        be read
    symlink                   error     a link stands where a
                                        file or folder of the
                                        project should
    linked-folder             warning   a folder is a symbolic
                                        link and is not looked
                                        into
    not-a-section             hint      a TOML or YAML file is
                                        no part of the handover
    too-large                 error     a file is too large to
                                        be a list of items
    too-deep                  error     lists and tables are
                                        nested too deep
    too-many-nodes            error     YAML aliases repeat too
                                        much content
    not-utf8                  error     a file is not UTF-8
    ");
    assert_snapshot!(first_rows(chinese(100, &["explain"])), @"
    $ handover explain
    代码                      级别  发现的问题
    ----------------------------------------------------------------------
    unreadable                错误  文件或文件夹无法读取
    symlink                   错误  该放项目文件或文件夹的位置是符号链接
    linked-folder             警告  文件夹是符号链接，未查看其中内容
    not-a-section             提示  TOML 或 YAML 文件不属于交接内容
    too-large                 错误  文件过大，不像是事项清单
    too-deep                  错误  列表和表嵌套过深
    too-many-nodes            错误  YAML 别名展开后的内容过多
    not-utf8                  错误  文件不是 UTF-8 编码
    duplicate-key             错误  同一处出现两个同名字段
    several-documents         错误  一个 YAML 文件中有多个文档
    not-a-table               错误  文件顶层不是字段
    unknown-anchor            错误  YAML 别名没有对应的锚点
    syntax                    错误  文件不是有效的 TOML 或 YAML
    wrong-mark                警告  该用半角符号处用了中文符号
    lost-text                 警告  YAML 文件中的文字被截断
    record-broken             错误  已签署的移交单不再成立
    format                    错误  项目使用了其他版本的格式
    ");
    assert_snapshot!(first_rows(chinese(60, &["explain"])), @"
    $ handover explain
    代码                      级别  发现的问题
    ------------------------------------------------------------
    unreadable                错误  文件或文件夹无法读取
    symlink                   错误  该放项目文件或文件夹的位置是
                                    符号链接
    linked-folder             警告  文件夹是符号链接，未查看其中
                                    内容
    not-a-section             提示  TOML 或 YAML 文件不属于交接
                                    内容
    too-large                 错误  文件过大，不像是事项清单
    too-deep                  错误  列表和表嵌套过深
    too-many-nodes            错误  YAML 别名展开后的内容过多
    not-utf8                  错误  文件不是 UTF-8 编码
    duplicate-key             错误  同一处出现两个同名字段
    several-documents         错误  一个 YAML 文件中有多个文档
    not-a-table               错误  文件顶层不是字段
    unknown-anchor            错误  YAML 别名没有对应的锚点
    syntax                    错误  文件不是有效的 TOML 或 YAML
    wrong-mark                警告  该用半角符号处用了中文符号
    ");
}
