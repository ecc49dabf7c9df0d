//! What `handover init` says of a new project, as people see it.

use crate::support::runner::Runner;
use crate::support::screens::screen;
use insta::assert_snapshot;

fn english(columns: usize) -> String {
    let words = ["init", "new", "--template", "minimal", "--giver", "Bright Agency", "--receiver", "Acme Retail"];
    screen(&Runner::new(), columns, &words)
}

fn chinese(columns: usize) -> String {
    let words = ["init", "new", "--template", "minimal", "--giver", "明途代运营", "--receiver", "锦程零售"];
    screen(&Runner::new().env("HANDOVER_LANG", "zh-CN"), columns, &words)
}

#[test]
fn what_was_made_is_told_with_what_to_do_next() {
    assert_snapshot!(english(100), @r#"
    $ handover init new --template minimal --giver Bright Agency --receiver Acme Retail
    Started "Handover from Bright Agency to Acme Retail" in new
    9 sections with 9 items to begin with, in plain files that both sides can edit

      start    20 Nov 2026 (today)
      cutover  20 Dec 2026 (30 days after start)
      close    19 Jan 2027 (30 days after cutover)

    Days in brackets were counted, not given; change them in handover.toml.

    What to do next
      1. Go to the folder
           cd new
      2. Nobody acts for the giver and the receiver yet: add people, and say who signs
           handover people add ID NAME --party giver
           handover people add ID NAME --party receiver
           handover set signoff/cutover signers=ID,ID
      3. Read the section files and make the items your own: change, add, remove
      4. Tell git who you are; the tool knows you by this address
           git config --global user.name "…"
           git config --global user.email "…"
      5. Commit it
           git init && git add . && git commit -m "Start the handover"
      6. Let git unite what two people write by item, in each clone once
           git config merge.handover.driver "handover merge-driver %O %A %B %P"
      7. Share it with the other side: make an empty repository that both can reach, and put its address
         for URL
           git remote add origin URL && git push -u origin HEAD
      8. See what waits on you
           handover check
    --- exit 0
    "#);
    assert_snapshot!(english(60), @r#"
    $ handover init new --template minimal --giver Bright Agency --receiver Acme Retail
    Started "Handover from Bright Agency to Acme Retail" in new
    9 sections with 9 items to begin with, in plain files that
    both sides can edit

      start    20 Nov 2026 (today)
      cutover  20 Dec 2026 (30 days after start)
      close    19 Jan 2027 (30 days after cutover)

    Days in brackets were counted, not given; change them in
    handover.toml.

    What to do next
      1. Go to the folder
           cd new
      2. Nobody acts for the giver and the receiver yet: add
         people, and say who signs
           handover people add ID NAME --party giver
           handover people add ID NAME --party receiver
           handover set signoff/cutover signers=ID,ID
      3. Read the section files and make the items your own:
         change, add, remove
      4. Tell git who you are; the tool knows you by this
         address
           git config --global user.name "…"
           git config --global user.email "…"
      5. Commit it
           git init && git add . && git commit -m "Start the handover"
      6. Let git unite what two people write by item, in each
         clone once
           git config merge.handover.driver "handover merge-driver %O %A %B %P"
      7. Share it with the other side: make an empty repository
         that both can reach, and put its address for URL
           git remote add origin URL && git push -u origin HEAD
      8. See what waits on you
           handover check
    --- exit 0
    "#);
    assert_snapshot!(chinese(100), @r#"
    $ handover init new --template minimal --giver 明途代运营 --receiver 锦程零售
    已在 new 新建移交项目“明途代运营向锦程零售的工作移交”
    9 个部分，共 9 项，都是双方可以直接编辑的纯文本文件

      开始  2026年11月20日（今天）
      切换  2026年12月20日（开始后 30 天）
      收尾  2027年1月19日（切换后 30 天）

    括号中注明的日期是推算的，可在 handover.toml 中修改。

    接下来
      1. 进入文件夹
           cd new
      2. 移交方和接收方还没有人员：请添加人员，并写明由谁签署
           handover people add 编号 姓名 --party giver
           handover people add 编号 姓名 --party receiver
           handover set signoff/cutover signers=编号、编号
      3. 通读各部分文件，按实际情况修改、增删事项
      4. 在 git 中设置姓名和邮箱；工具按此邮箱识别你
           git config --global user.name "…"
           git config --global user.email "…"
      5. 提交到 git
           git init && git add . && git commit -m "新建移交项目"
      6. 让 git 按事项合并双方的修改，每个克隆中运行一次
           git config merge.handover.driver "handover merge-driver %O %A %B %P"
      7. 与对方共享：新建一个双方都能访问的空仓库，把 URL 换成它的地址
           git remote add origin URL && git push -u origin HEAD
      8. 查看待你处理的事项
           handover check
    --- exit 0
    "#);
    assert_snapshot!(chinese(60), @r#"
    $ handover init new --template minimal --giver 明途代运营 --receiver 锦程零售
    已在 new 新建移交项目“明途代运营向锦程零售的工作移交”
    9 个部分，共 9 项，都是双方可以直接编辑的纯文本文件

      开始  2026年11月20日（今天）
      切换  2026年12月20日（开始后 30 天）
      收尾  2027年1月19日（切换后 30 天）

    括号中注明的日期是推算的，可在 handover.toml 中修改。

    接下来
      1. 进入文件夹
           cd new
      2. 移交方和接收方还没有人员：请添加人员，并写明由谁签署
           handover people add 编号 姓名 --party giver
           handover people add 编号 姓名 --party receiver
           handover set signoff/cutover signers=编号、编号
      3. 通读各部分文件，按实际情况修改、增删事项
      4. 在 git 中设置姓名和邮箱；工具按此邮箱识别你
           git config --global user.name "…"
           git config --global user.email "…"
      5. 提交到 git
           git init && git add . && git commit -m "新建移交项目"
      6. 让 git 按事项合并双方的修改，每个克隆中运行一次
           git config merge.handover.driver "handover merge-driver %O %A %B %P"
      7. 与对方共享：新建一个双方都能访问的空仓库，把 URL 换成它
         的地址
           git remote add origin URL && git push -u origin HEAD
      8. 查看待你处理的事项
           handover check
    --- exit 0
    "#);
}
