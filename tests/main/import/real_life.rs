//! Lists as offices and programs keep them, each with what its owner would count in it: items, what is kept, what is told.

use crate::support::runner::{NOW, Runner};
use crate::support::small::Small;
use handover::files::load::{Loaded, load_project};
use handover::model::clock::parse_moment;
use handover::model::item::Item;
use handover::text::Lang;

/// Imports a list; gives what was told, and the project after it.
pub(super) fn import(name: &str, bytes: &[u8], more: &[&str]) -> (Runner, String, Loaded) {
    let runner = Small::new().write();
    std::fs::write(runner.path(name), bytes).unwrap();
    let arguments: Vec<&str> =
        ["import", name, "--yes", "--as", "lin"].into_iter().chain(more.iter().copied()).collect();
    let output = runner.run(&arguments);
    assert_eq!(output.code, 0, "{name}: {output:?}");
    let loaded = load_project(runner.root(), parse_moment(NOW).unwrap()).unwrap();
    (runner, output.out, loaded)
}

/// The sections with their kinds and the titles of their items.
pub(super) fn sections(loaded: &Loaded) -> Vec<(String, String, Vec<String>)> {
    let project = &loaded.view.project;
    let titles = |items: &[_]| items.iter().map(|at| project.items[*at].title.of(Lang::En).to_owned()).collect();
    let all = project.sections.iter();
    all.map(|one| (one.heading(Lang::En).to_owned(), one.kind.name.clone(), titles(&one.items))).collect()
}

pub(super) fn item<'a>(loaded: &'a Loaded, title: &str) -> &'a Item {
    let found = loaded.view.project.items.iter().find(|item| item.title.of(Lang::En) == title);
    found.unwrap_or_else(|| panic!("{title}: {:?}", sections(loaded)))
}

pub(super) fn ticked(loaded: &Loaded) -> Vec<&str> {
    let noted = loaded.view.project.items.iter().filter(|item| !item.log.is_empty());
    noted.map(|item| item.title.of(Lang::En)).collect()
}

pub(super) fn owners(item: &Item) -> String {
    item.owner.join(",")
}

#[test]
fn a_form_saved_by_wps_in_gbk_with_two_rows_above_its_head() {
    let text = "离职交接清单,,,,,\n部门：信息部,,移交人：王磊,,日期：2026-11-20,\n序号,移交内容,数量,接收人,是否已交,备注\n\
                1,服务器机柜钥匙,2,李娜,√,\n2,VPN令牌,1,李娜,×,待领\n3,堡垒机文档,1,陈瑜,已完成,含拓扑图\n\
                4,打印机墨盒,5,陈瑜,未完成,\n移交人签字：,,,接收人签字：,,\n";
    let gbk = encoding_rs::GBK.encode(text).0.into_owned();
    let (runner, told, loaded) = import("清单.csv", &gbk, &[]);
    let titles = ["服务器机柜钥匙", "VPN令牌", "堡垒机文档", "打印机墨盒"].map(str::to_owned).to_vec();
    assert_eq!(sections(&loaded), [("离职交接清单".to_owned(), "deliverables".to_owned(), titles)]);
    assert_eq!(ticked(&loaded), ["服务器机柜钥匙", "堡垒机文档"]);
    let key = item(&loaded, "服务器机柜钥匙");
    assert_eq!((key.field("quantity"), owners(key).as_str()), (Some("2"), "李娜"));
    let text = runner.read("离职交接清单.toml");
    assert!(
        text.contains("部门：信息部 | 移交人：王磊 | 日期：2026-11-20"),
        "what stands above the head is kept: {text}"
    );
    assert!(told.contains("移交人签字： | 接收人签字："), "{told}");
}

#[test]
fn a_sheet_with_a_line_of_a_form_and_a_title_above_a_head_of_other_words() {
    let text = "Owner: Wang Lei,,,\nHandover of the front desk,,,\n#,Thing to pass on,Pieces,Who\n1,Cash box,1,Li\n2,Key cabinet,3,Wang\n3,Visitor book,2,Li\n";
    let (_, told, loaded) = import("desk.csv", text.as_bytes(), &["--map", "Pieces=quantity"]);
    assert_eq!(
        sections(&loaded),
        [(
            "Handover of the front desk".into(),
            "deliverables".into(),
            vec!["Cash box".into(), "Key cabinet".into(), "Visitor book".into()]
        )]
    );
    let cabinet = item(&loaded, "Key cabinet");
    assert_eq!((cabinet.field("quantity"), owners(cabinet).as_str()), (Some("3"), "Wang"));
    for words in ["Thing to pass on = title", "Cash box · Key cabinet · Visitor book"] {
        assert!(told.contains(words), "{words}: {told}");
    }
}

#[test]
fn columns_are_named_by_letter_or_number_where_no_heading_does() {
    let text = "2026-11-02,http://a.example/1,门禁卡,张伟\n2026-11-03,http://a.example/2,工位钥匙,李娜\n";
    let more = ["--map", "C=title", "--map", "4=owner", "--map", "A=skip"];
    let (_, told, loaded) = import("list.csv", text.as_bytes(), &more);
    assert_eq!(sections(&loaded)[0].2, ["门禁卡", "工位钥匙"]);
    assert_eq!(owners(item(&loaded, "工位钥匙")), "李娜");
    assert!(told.contains("column C = title") && told.contains("left out, as you said: column A"), "{told}");
    let runner = Small::new().write();
    runner.write("list.csv", text);
    let output = runner.run(&["import", "list.csv", "--yes", "--map", "Z=title"]);
    assert!(output.code == 2 && output.err.contains("the columns there are: A, B, C, D"), "{output:?}");
}

#[test]
fn a_form_for_signatures_that_word_saved_as_a_page() {
    let rows = [("财务部", "借款已结清"), ("信息部", "账号已交接"), ("行政部", "门禁卡已归还")];
    let rows: String =
        rows.iter().map(|(who, what)| format!("<tr><td><p class=MsoNormal>{who}<o:p></o:p></p></td><td><p class=MsoNormal>{what}</p></td><td></td><td></td></tr>")).collect();
    let page = format!(
        "<html><head><style>p.MsoNormal {{margin:0}}</style></head><body><p class=MsoTitle>离职会签表</p>\
         <table><tr><td colspan=4><p class=MsoNormal>姓名：王磊　部门：电商部</p></td></tr>\
         <tr><td><p class=MsoNormal>会签部门</p></td><td>会签内容</td><td>意见</td><td>签字</td></tr>{rows}</table>\
         <p class=MsoNormal>员工签字：__________</p></body></html>"
    );
    let (runner, _, loaded) = import("会签表.html", page.as_bytes(), &[]);
    let all = sections(&loaded);
    assert_eq!((all.len(), all[0].1.as_str(), all[0].2.len()), (1, "clearances", 3), "{all:?}");
    let text: String =
        runner.names().iter().filter(|name| name.ends_with(".toml")).map(|name| runner.read(name)).collect();
    for word in ["财务部", "借款已结清", "账号已交接", "门禁卡已归还", "姓名：王磊"] {
        assert!(text.contains(word), "{word}: {text}");
    }
}

#[test]
fn a_table_of_word_without_a_head_and_without_boxes() {
    let page = "<html><body><p>What I leave behind</p><table><tr><td>Front door key</td><td>Anna</td></tr>\
                <tr><td>Alarm code sheet</td><td>Ben</td></tr><tr><td>Fire book</td><td>Anna</td></tr></table></body></html>";
    let (_, _, loaded) = import("leaving.html", page.as_bytes(), &[]);
    assert_eq!(sections(&loaded)[0].2, ["Front door key", "Alarm code sheet", "Fire book"]);
}

#[test]
fn a_database_of_notion_and_a_board_of_trello() {
    let notion = "\u{feff}Name,Assign,Status,Due,Tags\nRotate API keys,Lin Wei,Done,\"November 20, 2026\",security\nHand over wiki,Chen Yu,In progress,,docs\nClose Slack,,Not started,,\n";
    let (_, told, loaded) = import("Handover 3f2a.csv", notion.as_bytes(), &[]);
    assert_eq!(sections(&loaded)[0].2, ["Rotate API keys", "Hand over wiki", "Close Slack"]);
    assert_eq!(ticked(&loaded), ["Rotate API keys"]);
    assert_eq!(item(&loaded, "Hand over wiki").extra, [("status in the list".to_owned(), "In progress".to_owned())]);
    assert!(told.contains("Columns kept under their own headings: Status"), "{told}");
    let trello = "Card ID,Card Name,Card URL,Card Description,Labels,Members,Due Date,List Name,Board Name,Archived\n\
                  5f1,Keys of the shop,https://trello.com/c/1,Two sets,red,lin,2026-12-01,To do,Handover,false\n\
                  5f2,Supplier contracts,https://trello.com/c/2,,,chen,,Doing,Handover,false\n";
    let (_, _, loaded) = import("board.csv", trello.as_bytes(), &[]);
    let all = sections(&loaded);
    assert_eq!(all.iter().map(|one| (one.0.as_str(), one.2.len())).collect::<Vec<_>>(), [("To do", 1), ("Doing", 1)]);
    assert_eq!(item(&loaded, "Keys of the shop").links, ["https://trello.com/c/1"]);
}

#[test]
fn issues_of_jira_are_called_by_their_summary_and_not_by_what_all_share() {
    let text = "Project name,Issue key,Issue Type,Summary,Assignee,Priority,Status,Created\n\
                Shop,SHOP-12,Task,Move DNS to the client,Lin Wei,High,To Do,2026-11-01\n\
                Shop,SHOP-13,Task,Renew certificate,Chen Yu,Low,Done,2026-11-02\n\
                Shop,SHOP-19,Bug,Fix the export,,Medium,In Progress,2026-11-03\n";
    let (_, _, loaded) = import("jira.csv", text.as_bytes(), &[]);
    assert_eq!(sections(&loaded)[0].2, ["Move DNS to the client", "Renew certificate", "Fix the export"]);
    assert!(item(&loaded, "Renew certificate").extra.contains(&("Issue key".to_owned(), "SHOP-13".to_owned())));
    assert_eq!(ticked(&loaded), ["Renew certificate"]);
}

#[test]
fn a_table_of_feishu_with_a_stage_for_each_row() {
    let text =
        "任务,阶段,负责人,截止日期,进展\n移交源码,切换,林薇,2026/11/25,已完成\n移交监控,切换,陈瑜,2026/11/28,进行中\n";
    let (_, told, loaded) = import("飞书.csv", text.as_bytes(), &[]);
    assert_eq!(sections(&loaded)[0].2, ["移交源码", "移交监控"]);
    assert_eq!(item(&loaded, "移交源码").stage, "cutover");
    assert!(!told.contains("does not name stages"), "{told}");
    let other = text.replace("切换", "准备期");
    let (_, told, loaded) = import("飞书.csv", other.as_bytes(), &[]);
    assert_eq!(sections(&loaded)[0].0, "准备期");
    assert!(told.contains("`阶段` does not name stages"), "{told}");
}

#[test]
fn a_runbook_with_a_table_some_boxes_bullets_and_what_was_given_up() {
    let text = "# Runbook\n\n## Servers\n| Server | Purpose | Owner | Due |\n|---|---|---|---|\n| web-1 | shop front | Lin | 2026-12-01 |\n| db-1 | orders | Chen | 2026-12-02 |\n\n\
                ## Access\n- [ ] VPN account\n- [x] Jira admin\n\n## Recurring work\n- Rotate the certificates each quarter\n- Clean the log folder weekly\n- Check the backup report\n\n\
                ## Domains\n- ~~Old FTP server~~\n- ~~Fax line~~ cancelled\n- Renew domain — due 2026-12-11 @lena\n- Move the registrar\n  Password: s3cretX9\n";
    let (runner, told, loaded) = import("runbook.md", text.as_bytes(), &[]);
    let counts: Vec<(String, usize)> = sections(&loaded).into_iter().map(|one| (one.0, one.2.len())).collect();
    assert_eq!(
        counts,
        [("Access".into(), 2), ("Servers".into(), 2), ("Recurring work".into(), 3), ("Domains".into(), 2)]
    );
    let domain = item(&loaded, "Renew domain");
    assert_eq!(
        (owners(domain).as_str(), domain.due.as_ref().map(|due| due.written())),
        ("lena", Some("2026-12-11".into()))
    );
    let all: String =
        runner.names().iter().filter(|name| name.ends_with(".toml")).map(|name| runner.read(name)).collect();
    for kept in ["~~Old FTP server~~", "~~Fax line~~ cancelled", "Purpose = \"shop front\""] {
        assert!(all.contains(kept), "{kept}: {all}");
    }
    assert!(!all.contains("s3cretX9"), "{all}");
    assert!(told.contains("2 entries are struck out") && told.contains("looks like a password"), "{told}");
}

#[test]
fn a_plan_with_phases_in_merged_cells_and_heads_of_two_rows() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let form = rust_xlsxwriter::Format::new();
    sheet.merge_range(0, 0, 0, 4, "Knowledge transfer plan", &form).unwrap();
    sheet.merge_range(1, 0, 2, 0, "Phase", &form).unwrap();
    sheet.merge_range(1, 1, 2, 1, "Topic", &form).unwrap();
    sheet.merge_range(1, 2, 1, 3, "People", &form).unwrap();
    sheet.merge_range(1, 4, 2, 4, "Hours", &form).unwrap();
    sheet.write(2, 2, "Teacher").unwrap();
    sheet.write(2, 3, "Learner").unwrap();
    sheet.merge_range(3, 0, 4, 0, "Shadowing", &form).unwrap();
    sheet.merge_range(5, 0, 6, 0, "Reverse shadowing", &form).unwrap();
    for (row, topic) in (3..).zip(["Deployments", "Incidents", "Billing run", "On-call"]) {
        sheet.write(row, 1, topic).unwrap();
        sheet.write(row, 2, "Lin Wei").unwrap();
        sheet.write(row, 3, "Chen Yu").unwrap();
        sheet.write(row, 4, 4).unwrap();
    }
    let (_, _, loaded) = import("plan.xlsx", &book.save_to_buffer().unwrap(), &[]);
    let counts: Vec<(String, usize)> = sections(&loaded).into_iter().map(|one| (one.0, one.2.len())).collect();
    assert_eq!(counts, [("Shadowing".into(), 2), ("Reverse shadowing".into(), 2)]);
    let incidents = item(&loaded, "Incidents");
    let told = format!("{:?}{:?}", incidents.extra, incidents.fields);
    assert!(told.contains("People Teacher") && told.contains("People Learner") && told.contains("Lin Wei"), "{told}");
}

#[test]
fn a_register_of_assets_with_serials_and_odd_counts() {
    let text = "Asset Tag,Device,Serial No.,Qty,Location,Condition\nIT-0042,Laptop,PF-3XK9,1,Room 4,good\nIT-0043,\"Docking\nstation\",,-5,Room 4,\nIT-0044,Cables,,9e25,Store,used\n";
    let (_, _, loaded) = import("assets.csv", text.as_bytes(), &["--section", "assets"]);
    assert_eq!(sections(&loaded)[0].2, ["Laptop", "Docking station", "Cables"]);
    assert_eq!(item(&loaded, "Laptop").field("quantity"), Some("1"));
    for (title, odd) in [("Docking station", "-5"), ("Cables", "9e25")] {
        let item = item(&loaded, title);
        assert_eq!((item.field("quantity"), item.extra.contains(&("Qty".to_owned(), odd.to_owned()))), (None, true));
    }
}

#[test]
fn a_checklist_of_leaving_with_boxes_in_its_cells() {
    let text = "| 类别 | 事项 | 完成 |\n|---|---|---|\n| 账号 | 邮箱 | ☑ |\n| | 企业微信 | ☐ |\n| 物品 | 笔记本电脑 | ☐ |\n| | ~~门禁卡~~ | ☐ |\n";
    let (_, told, loaded) = import("离职.md", text.as_bytes(), &[]);
    let counts: Vec<(String, usize)> = sections(&loaded).into_iter().map(|one| (one.0, one.2.len())).collect();
    assert_eq!(counts, [("账号".into(), 2), ("物品".into(), 1)]);
    assert_eq!(ticked(&loaded), ["邮箱"]);
    assert!(told.contains("1 entry is struck out"), "{told}");
}
