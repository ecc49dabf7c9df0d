//! Lists that nobody made for a program: without heads, with sums, makers and footnotes, struck out, glued together. Each
//! has what its owner would count in it, and every word of it is in the project or told.

use super::real_life::{import, item, owners, sections, ticked};
use crate::support::python::python;
use crate::support::runner::Runner;
use handover::files::load::Loaded;

/// Words that say no more than that a box is open or ticked.
const TICKS: [&str; 4] = ["已完成", "未完成", "未开始", "done"];

/// Every word of a text stands in the project or in what was told; digits may be written otherwise.
fn assert_kept(name: &str, text: &str, runner: &Runner, told: &str) {
    let mut all = told.to_owned();
    let mut folders = vec![runner.root().to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            match entry.extension().and_then(|ending| ending.to_str()) {
                _ if entry.is_dir() => folders.push(entry),
                Some("toml") => all += &std::fs::read_to_string(entry).unwrap(),
                _ => {}
            }
        }
    }
    // 和 joins two names.
    let words = text.split(|c: char| !c.is_alphanumeric() || c == '和');
    let words = words.filter(|word| word.chars().count() > 1 && !word.contains(|c: char| c.is_ascii_digit()));
    for word in words.filter(|word| !TICKS.contains(word)) {
        assert!(all.contains(word), "{name}: {word} is lost\n{all}");
    }
}

/// Imports a list, and holds it against the titles of its sections and of their items.
fn ugly(name: &str, text: &str, more: &[&str], expected: &[(&str, &[&str])]) -> (String, Loaded) {
    ugly_bytes(name, text.as_bytes(), text, more, expected)
}

fn ugly_bytes(name: &str, bytes: &[u8], text: &str, more: &[&str], expected: &[(&str, &[&str])]) -> (String, Loaded) {
    let (runner, told, loaded) = import(name, bytes, more);
    let found = sections(&loaded);
    let found: Vec<(&str, Vec<&str>)> =
        found.iter().map(|one| (one.0.as_str(), one.2.iter().map(String::as_str).collect())).collect();
    let expected: Vec<(&str, Vec<&str>)> = expected.iter().map(|(title, items)| (*title, items.to_vec())).collect();
    assert_eq!(found, expected, "{name}: {told}");
    assert_kept(name, text, &runner, &told);
    (told, loaded)
}

#[test]
fn the_first_row_is_an_item_where_it_looks_like_the_others() {
    let days = "Store owner account,Lin Wei,2026-11-20\nAds account,Chen Yu,2026-11-22\nMail list,Lin Wei,2026-11-25\n";
    ugly("a.csv", days, &[], &[("a", &["Store owner account", "Ads account", "Mail list"])]);
    ugly("b.csv", "1,门禁卡,3\n2,钥匙,2\n3,打印机,1\n", &[], &[("b", &["门禁卡", "钥匙", "打印机"])]);
    let mail = "anna@bright.example,editor\nben@bright.example,admin\n";
    ugly("c.csv", mail, &[], &[("c", &["anna@bright.example", "ben@bright.example"])]);
    let (_, loaded) =
        ugly("d.csv", "☐,交接门禁卡\n☑,交接钥匙\n☐,归还电脑\n", &[], &[("d", &["交接门禁卡", "交接钥匙", "归还电脑"])]);
    assert_eq!(ticked(&loaded), ["交接钥匙"]);
    let marked = "| Keys | 2026-11-20 |\n| --- | --- |\n| Badge | 2026-11-21 |\n| Car | 2026-11-22 |\n";
    ugly("e.md", marked, &[], &[("e", &["Keys", "Badge", "Car"])]);
    ugly("f.md", &marked.replace("| --- | --- |\n", ""), &[], &[("f", &["Keys", "Badge", "Car"])]);
    let people = "Router,Lin Wei\nBadge,Chen Yu\nMailbox,Lin Wei\n";
    ugly("g.csv", people, &[], &[("g", &["Router", "Badge", "Mailbox"])]);
    let one = "Reset the router\nEquipment\nHand in the badge\nArchive\nTask\n";
    ugly("h.csv", one, &[], &[("h", &["Reset the router", "Equipment", "Hand in the badge", "Archive", "Task"])]);
    // Years head numbers.
    let years = "| Produkt | 2025 | 2026 |\n|---|---|---|\n| Schrank | 4 | 5 |\n| Stuhl | 8 | 9 |\n";
    ugly("i.md", years, &[], &[("i", &["Schrank", "Stuhl"])]);
}

#[test]
fn a_row_that_may_be_a_head_or_an_item_is_told_and_the_user_says_what_it_is() {
    let words = "Router,in the cellar\nBadge,with Ann\nMailbox,to be archived\n";
    let (told, _) = ugly("a.csv", words, &[], &[("a", &["Badge", "Mailbox"])]);
    assert!(told.contains("line 1 (Router | in the cellar)") && told.contains("--no-head"), "{told}");
    let (told, _) = ugly("a.csv", words, &["--no-head"], &[("a", &["Router", "Badge", "Mailbox"])]);
    assert!(!told.contains("--no-head"), "{told}");
    // Heads that are known or stand over something else are beyond doubt.
    for head in ["Task,Owner\nRouter,Lin\n", "Aufgabe,Bis\nRouter,2026-11-20\nBadge,2026-11-21\n"] {
        let (_, told, _) = import("b.csv", head.as_bytes(), &[]);
        assert!(!told.contains("--no-head"), "{told}");
    }
}

#[test]
fn sums_makers_and_footnotes_of_a_chinese_list_are_kept_beside_its_items() {
    let text = "事项,负责人,状态,备注\n交接门禁卡,周敏/林薇,进行中,\n交接钥匙,周敏、林薇,已完成,备用\n归还电脑,林薇 & 陈宇,未开始,\n\
                培训,林薇和陈宇,未开始,\n演练,周敏 林薇,未开始,\n合计,5,,\n备注：以上物品以实物为准,,,\n编制人：周敏,,审核人：陈宇,\n";
    let (_, loaded) = ugly("清单.csv", text, &[], &[("清单", &["交接门禁卡", "交接钥匙", "归还电脑", "培训", "演练"])]);
    for (title, owned) in [
        ("交接门禁卡", "周敏,林薇"),
        ("交接钥匙", "周敏,林薇"),
        ("归还电脑", "林薇,陈宇"),
        ("培训", "林薇,陈宇"),
        ("演练", "周敏,林薇"),
    ] {
        assert_eq!(owners(item(&loaded, title)), owned, "{title}");
    }
    // What the list calls a state is not what the tool calls one.
    let extra = &item(&loaded, "交接门禁卡").extra;
    assert_eq!(extra.as_slice(), [("status in the list".to_owned(), "进行中".to_owned())]);
    let last = item(&loaded, "演练");
    assert!(last.details.is_none(), "what stands below a list is not said of its last item: {:?}", last.details);
}

#[test]
fn sums_makers_and_footnotes_of_an_english_list_are_kept_beside_its_items() {
    let text = "Task,Owner,Due\nHand over keys,Lin Wei / Chen Yu,2026-11-20\nArchive,Lin Wei & Chen Yu,2026-11-20\n\
                R&D box,R&D,2026-11-24\nTotal station,Lin Wei,\nTotal: 4 items,,\nPrepared by Lin Wei,,\n\
                Approved by: Chen Yu,,2026-11-01\n* dates may move,,\nEnd of list,,\nPage 1 of 2,,\n";
    let (_, loaded) = ugly("a.csv", text, &[], &[("a", &["Hand over keys", "Archive", "R&D box", "Total station"])]);
    assert_eq!(owners(item(&loaded, "Hand over keys")), "Lin Wei,Chen Yu");
    assert_eq!(owners(item(&loaded, "Archive")), "Lin Wei,Chen Yu");
    assert_eq!(owners(item(&loaded, "R&D box")), "R&D");
    let table = "# Keys\n\n| Item | Qty |\n|---|---|\n| Front door | 2 |\n| Safe | 1 |\n| Total | 3 |\n| Note: spare keys at reception | |\n| Prepared by Lin Wei on 1 Nov | |\n";
    ugly("b.md", table, &[], &[("Keys", &["Front door", "Safe"])]);
}

#[test]
fn a_form_of_wps_in_gbk_with_lines_of_its_own_below_and_between() {
    let text = "项目,说明,负责人,计划完成时间,完成\n客服系统,后台账号移交,周敏,11月20日,是\n录音系统,录音文件拷贝,林薇/陈宇,待定,否\n\
                ,其中2025年以前的不移交,,,\n知识库,导出后移交,\"客服部，技术部\",2026年11月25日,\n合计：3项,,,,\n移交人：,,接收人：,,\n";
    let gbk = encoding_rs::GBK.encode(text).0.into_owned();
    let (_, loaded) = ugly_bytes("a.csv", &gbk, text, &[], &[("a", &["客服系统", "录音系统", "知识库"])]);
    assert_eq!(ticked(&loaded), ["客服系统"]);
    assert_eq!(owners(item(&loaded, "知识库")), "客服部,技术部");
    let details = item(&loaded, "录音系统").details.as_ref().unwrap();
    assert!(details.texts().any(|text| text.contains("其中2025年以前的不移交")), "{details:?}");
}

#[test]
fn a_form_whose_places_to_sign_stand_below_an_empty_row_loses_none_of_them() {
    let text = "交接单,,,\n部门：客服部,,日期：2026-11-01,\n,,,\n序号,内容,份数,签收人\n1,合同,2,\n2,发票,5,\n,,,\n移交人：,,接收人：,\n";
    ugly("a.csv", text, &[], &[("交接单", &["合同", "发票"])]);
}

#[test]
fn a_table_that_is_kept_as_text_keeps_what_heads_its_columns() {
    let text = "# Move\n\n- [ ] Keys\n- [ ] Badge\n\n## Who decides\n\n| Topic | Informed | Consulted |\n|---|---|---|\n| Budget | Anna | Ben |\n";
    let (_, loaded) = ugly("a.md", text, &[], &[("Move", &["Keys", "Badge"])]);
    let details = loaded.view.project.sections[0].details.as_ref().unwrap();
    assert!(
        details.texts().any(|text| text.contains("Topic | Informed | Consulted\nBudget | Anna | Ben")),
        "{details:?}"
    );
}

#[test]
fn what_stands_under_the_head_of_a_secret_is_withheld_and_places_to_fill_in_are_none() {
    let table = |cell: &str| {
        format!(
            "# Move\n\n- [ ] Keys\n- [ ] Badge\n\n## Who decides\n\n| Topic | 初始密码 | Consulted |\n|---|---|---|\n| Anna | ________ | desk |\n| Ben | {cell} | car |\n"
        )
    };
    let (told, _) = ugly("a.md", &table("________"), &[], &[("Move", &["Keys", "Badge"])]);
    assert!(!told.contains("looks like a password"), "{told}");
    let (runner, told, _) = import("a.md", table("Tiger4711").as_bytes(), &[]);
    assert!(told.contains("line 11") && told.contains("looks like a password"), "{told}");
    let text = runner.read("move.toml");
    assert!(text.contains("Anna") && !text.contains("Tiger4711") && !told.contains("Tiger4711"), "{text}");
    // Nor is it what an item is called by.
    let (runner, told, _) = import("b.csv", "甲,初始密码\n张三,Tiger4711\n张三,Wolf0815x\n".as_bytes(), &[]);
    assert!(!runner.read("b.toml").contains("Tiger4711") && !told.contains("Wolf0815x"), "{told}");
}

#[test]
fn columns_of_yes_and_no_are_ticks_whatever_is_asked_over_them() {
    let text = "Item,Transferred (Y/N),Owner\nDNS,Y,Lin Wei\nSSL,N,Chen Yu\nCDN,,\n";
    let (_, loaded) = ugly("a.csv", text, &[], &[("a", &["DNS", "SSL", "CDN"])]);
    assert_eq!(ticked(&loaded), ["DNS"]);
    let text = "岗位技能,是否已培训,讲师\n排班,是,林薇\n质检,否,林薇\n";
    let (_, loaded) = ugly("b.csv", text, &[], &[("b", &["排班", "质检"])]);
    assert_eq!(ticked(&loaded), ["排班"]);
}

#[test]
fn a_document_of_word_saved_as_a_page_in_gb2312() {
    let text = "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><meta http-equiv=Content-Type content=\"text/html; charset=gb2312\"><style><!-- p.MsoNormal{} --></style></head><body>\
        <p class=MsoTitle><b>工作交接单</b></p><p class=MsoNormal>交接原因：<span>______</span></p><h1>一、实物</h1>\
        <table class=MsoTableGrid><tr><td><p><b>序号</b></p></td><td><p><b>名称</b></p></td><td><p><b>数量</b></p></td><td><p><b>确认</b></p></td></tr>\
        <tr><td><p>1</p></td><td><p>门禁卡</p></td><td><p>3</p></td><td><p>□</p></td></tr><tr><td><p>2</p></td><td><p>电脑<o:p></o:p></p></td><td><p>1</p></td><td><p>√</p></td></tr>\
        <tr><td colspan=4><p>合计：2 项</p></td></tr></table><h1>二、工作</h1>\
        <p class=MsoListParagraph><![if !supportLists]><span>1.<span>&nbsp;&nbsp;</span></span><![endif]>移交客户名单</p>\
        <p class=MsoListParagraph><![if !supportLists]><span>2.<span>&nbsp;&nbsp;</span></span><![endif]>移交合同原件（如适用）</p>\
        <p class=MsoNormal>移交人签字：__________　接收人签字：__________</p></body></html>";
    let said = "工作交接单 交接原因 实物 门禁卡 电脑 移交客户名单 移交合同原件 如适用 移交人签字 接收人签字 合计";
    let bytes = encoding_rs::GBK.encode(text).0.into_owned();
    let expected: [(&str, &[&str]); 2] = [("实物", &["门禁卡", "电脑"]), ("工作", &["移交客户名单", "移交合同原件"])];
    let (_, loaded) = ugly_bytes("a.htm", &bytes, said, &[], &expected);
    assert_eq!(ticked(&loaded), ["电脑"]);
}

#[test]
fn a_page_of_markdown_with_everything_that_people_put_into_one() {
    let text = "---\ntitle: x\n---\n# Handover [INSERT NAME]\n\n**Manager:** [name]\n\n- **Accounts**\n   - [ ] Mail \\_admin\\_ (if applicable)\n\
        \u{20}   - [x] Lin Wei: hand over Drive <sub>(optional)</sub>\n  - [ ] [Wiki](http://wiki.example\n- [ ] A <br> second line &amp; more\n  - goes on here\n- [ ]\n* [ ] one [ ] two\n\n\
        1. [ ] Numbered task\n2. Second without box\n\n```\n- [ ] inside fence\n```\n\n- [ ] **OPS-12** ids in bold\n\n\
        | Role | Name | Signature |\n|---|---|---|\n| Giver | Lin Wei | |\n| Receiver | | ______ |\n";
    let said =
        text.replace("\\_", "_").replace("&amp;", "&").replace("<sub>", "").replace("</sub>", "").replace("<br>", "");
    let said = said.replace("[INSERT NAME]", "").replace("[name]", "");
    let expected: [(&str, &[&str]); 2] = [
        ("Accounts", &["Mail _admin_", "hand over Drive", "[Wiki](http://wiki.example"]),
        ("Handover [INSERT NAME]", &["A", "one", "two", "Numbered task", "ids in bold"]),
    ];
    ugly_bytes("a.md", text.as_bytes(), &said, &[], &expected);
}

/// A workbook that openpyxl makes of a script with `book` and `sheet`.
fn workbook(script: &str) -> Option<Vec<u8>> {
    let all = format!(
        "import sys, io, openpyxl\nfrom openpyxl.styles import Font\nbook = openpyxl.Workbook(); sheet = book.active\n{script}\nout = io.BytesIO(); book.save(out); print(out.getvalue().hex())"
    );
    let hex = python("openpyxl", &all, b"")?;
    let byte = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).unwrap();
    Some((0..hex.trim_end().len()).step_by(2).map(byte).collect())
}

#[test]
fn a_title_over_merged_cells_heads_the_sheet_and_a_sum_and_places_to_sign_end_it() {
    let Some(bytes) = workbook(
        "sheet.append(['XX公司工作交接清单']); sheet.merge_cells('A1:E1')\nsheet.append(['编制日期：2026-11-01', None, None, '编制人：林薇'])\n\
         sheet.append(['序号', '交接内容', '数量', '接收人', '备注'])\n\
         [sheet.append(row) for row in [[1, '门禁卡', 3, '陈宇', None], [2, '钥匙', 2, '陈宇', '备用一把'], [3, '打印机', 1, '周敏', None]]]\n\
         sheet.append(['合计', None, 6]); sheet.append(['移交人签字：', None, '接收人签字：', None, '日期：'])",
    ) else {
        return;
    };
    let said =
        "XX公司工作交接清单 编制日期 编制人 林薇 门禁卡 钥匙 打印机 陈宇 周敏 备用一把 合计 移交人签字 接收人签字";
    ugly_bytes("a.xlsx", &bytes, said, &[], &[("XX公司工作交接清单", &["门禁卡", "钥匙", "打印机"])]);
}

#[test]
fn sheets_that_are_called_the_same_inside_are_told_apart_and_each_can_be_named() {
    let Some(bytes) = workbook(
        "sheet.title = 'North'\nfor name in ('North', 'South'):\n    one = book[name] if name in book.sheetnames else book.create_sheet(name)\n\
         \u{20}   one.append(['Systems']); one.append(['Account', 'System']); one.append([name + '-root', 'Linux']); one.append([name + '-mail', 'Mail'])\n\
         \u{20}   one.append([]); one.append(['Equipment']); one.append(['Item', 'Qty']); one.append([name + ' laptop', 1])",
    ) else {
        return;
    };
    let expected: [(&str, &[&str]); 4] = [
        ("North · Systems", &["Linux North-root", "Mail North-mail"]),
        ("South · Systems", &["Linux South-root", "Mail South-mail"]),
        ("North · Equipment", &["North laptop"]),
        ("South · Equipment", &["South laptop"]),
    ];
    ugly_bytes("a.xlsx", &bytes, "Equipment Systems", &[], &expected);
    let (_, _, loaded) = import("a.xlsx", &bytes, &["--section", "South · Equipment=deliverables"]);
    let kinds: Vec<(String, String)> = sections(&loaded).into_iter().map(|one| (one.0, one.1)).collect();
    assert!(kinds.contains(&("South · Equipment".to_owned(), "deliverables".to_owned())), "{kinds:?}");
    assert!(kinds.iter().any(|(title, kind)| title.ends_with("Equipment") && kind == "assets"), "{kinds:?}");
    let Some(bytes) = workbook(
        "sheet.title = '门店一'\nfor name in ('门店一', '门店二'):\n    one = book[name] if name in book.sheetnames else book.create_sheet(name)\n\
         \u{20}   one.append(['类别', '事项', '负责人'])\n    [one.append([group, name + group + '事项', '林薇']) for group in ('文档', '账号')]",
    ) else {
        return;
    };
    let (_, told, loaded) = import("b.xlsx", &bytes, &["--section", "门店二 · 文档=assets"]);
    let found: Vec<(String, String, usize)> =
        sections(&loaded).into_iter().map(|one| (one.0, one.1, one.2.len())).collect();
    assert_eq!(found.len(), 4, "{found:?} {told}");
    assert!(found.iter().any(|one| one.0.contains("门店二") && one.1 == "assets"), "{found:?}");
}

#[test]
fn rows_that_are_struck_out_in_a_workbook_are_no_items_and_a_bold_row_is_a_head() {
    let Some(bytes) = workbook(
        "sheet.append(['Raum', 'Was'])\nsheet['A1'].font = sheet['B1'].font = Font(bold=True)\nsheet.append(['Küche', 'Schrank leeren'])\nsheet.append(['Küche', 'Nicht mehr'])\n\
         sheet['A3'].font = sheet['B3'].font = Font(strike=True)\nsheet.append(['Küche', 'Post umleiten'])",
    ) else {
        return;
    };
    let said = "Raum Was Küche Schrank leeren Nicht mehr Post umleiten";
    let (told, loaded) = ugly_bytes("a.xlsx", &bytes, said, &[], &[("a", &["Schrank leeren", "Post umleiten"])]);
    assert!(told.contains("1 entry is struck out") && !told.contains("--no-head"), "{told}");
    let details = loaded.view.project.sections[0].details.as_ref().unwrap();
    assert!(details.texts().any(|text| text.contains("~~Nicht mehr~~")), "{details:?}");
}
