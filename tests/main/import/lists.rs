//! Lists that people have: what becomes items, what is kept beside them, what is told.

use crate::support::runner::{NOW, Runner};
use crate::support::small::Small;
use handover::files::load::{Loaded, load_project};
use handover::model::clock::parse_moment;
use handover::text::Lang;

fn load(runner: &Runner) -> Loaded {
    load_project(runner.root(), parse_moment(NOW).unwrap()).unwrap()
}

/// The titles of the items of each section, in their order.
fn sections(runner: &Runner) -> Vec<(String, String, Vec<String>)> {
    let loaded = load(runner);
    let project = &loaded.view.project;
    let titles = |items: &[_]| items.iter().map(|at| project.items[*at].title.of(Lang::En).to_owned()).collect();
    let of = |section: &handover::model::project::Section| {
        (section.heading(Lang::En).to_owned(), section.kind.name.clone(), titles(&section.items))
    };
    project.sections.iter().map(of).collect()
}

/// A form as a company prints it: front matter, an introduction, role sections, two levels, conditions, links, blanks, a
/// table with boxes, and a place to sign.
const FORM: &str = "---
name: Leaving checklist
labels: ''
---

<!-- made by the office -->
# Leaving checklist

Bring this form to the office.

## Accounts and access
- [ ] Mail account (if applicable)
  - [ ] archive
  - [ ] forwarding
- [x] [Ticket system](https://tickets.example/users) (@maria)
    - [ ] HR: tell the team, due 2026-11-27
- [ ]
- [ ] [INSERT SYSTEM]

## Things
| No. | Item | Quantity | Owner | Confirmed |
|-----|------|----------|-------|:--:|
| 1 | Laptop | 1 | Lin Wei | ☐ |
| 2 | Badge | several | | ☑ |
| 3 | ____ | | | ☐ |

**Name:** [name]

## Signatures
| Role | Name | Signature |
|------|------|-----------|
| Manager | ____ | ____ |
";

#[test]
fn a_form_becomes_sections_with_an_item_for_each_box() {
    let runner = Small::new().write();
    runner.write("leaving.md", FORM);
    let output = runner.run(&["import", "leaving.md", "--yes", "--as", "lin"]);
    assert_eq!(output.code, 0, "{output:?}");
    assert!(
        output.out.contains("nobody here has this name or role")
            && output.out.contains("HR")
            && output.out.contains("maria"),
        "{}",
        output.out
    );
    let titles = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    assert_eq!(
        sections(&runner),
        [
            (
                "Accounts and access".into(),
                "permissions".into(),
                titles(&["Mail account", "archive", "forwarding", "Ticket system", "tell the team"])
            ),
            ("Things".into(), "deliverables".into(), titles(&["Laptop", "Badge"])),
        ]
    );
    let loaded = load(&runner);
    let item = |name: &str| {
        let name = handover::model::item::ItemName::parse(name, None).unwrap();
        &loaded.view.project.items[loaded.view.project.find(&name).unwrap_or_else(|| panic!("{name}"))]
    };
    assert!(
        matches!(&item("permissions/mail-account").when, Some(when) if format!("{when:?}").contains("if applicable"))
    );
    assert_eq!(
        item("permissions/archive").under.as_ref().map(ToString::to_string).as_deref(),
        Some("permissions/mail-account")
    );
    assert_eq!(item("permissions/ticket-system").links, ["https://tickets.example/users"]);
    assert_eq!(
        (item("permissions/ticket-system").owner.join(","), item("permissions/tell-the-team").owner.join(",")),
        ("maria".into(), "HR".into())
    );
    assert_eq!(item("permissions/tell-the-team").due.as_ref().map(|due| due.written()).as_deref(), Some("2026-11-27"));
    assert_eq!(
        (item("deliverables/laptop").field("quantity"), item("deliverables/laptop").owner.join(",")),
        (Some("1"), "Lin Wei".into())
    );
    // What a field does not take stays under its heading, and a tick is a note and no step.
    assert_eq!(item("deliverables/badge").extra, [("Quantity".to_owned(), "several".to_owned())]);
    let acts: Vec<_> = item("deliverables/badge").log.iter().map(|act| (act.by.as_str(), act.did.as_str())).collect();
    assert_eq!(acts, [("lin", "noted")]);
    let details: String = loaded
        .view
        .project
        .sections
        .iter()
        .filter_map(|one| one.details.as_ref())
        .map(|text| text.of(Lang::En))
        .collect();
    for kept in ["Bring this form to the office.", "Name: [name]", "Manager | ____ | ____"] {
        assert!(details.contains(kept), "{kept}: {details}");
    }
    for left in [
        "line 2  ",
        "name: Leaving checklist",
        "line 6  ",
        "made by the office",
        "line 17",
        "line 18",
        "INSERT SYSTEM",
        "line 25",
    ] {
        assert!(output.out.contains(left), "{left}: {}", output.out);
    }
}

#[test]
fn importing_twice_changes_nothing() {
    let runner = Small::new().write();
    runner.write("leaving.md", FORM);
    runner.write("things.csv", "Item,Owner\nStaging,Lin\nStaging,Lin\nDesk,\n");
    assert_eq!(runner.run(&["import", "leaving.md", "things.csv", "--yes", "--as", "lin"]).code, 0);
    let before = runner.snapshot();
    let again = runner.run(&["import", "leaving.md", "things.csv", "--yes", "--as", "lin"]);
    assert_eq!(again.code, 0);
    assert!(again.out.contains("Everything in it is there already"), "{}", again.out);
    assert_eq!(runner.snapshot(), before);
}

#[test]
fn what_is_new_in_a_list_is_added_to_the_section_that_is_there() {
    let runner = Small::new()
        .file(
            "keys.toml",
            "section = \"assets\"\ntitle = \"Keys\"\n\n[[items]]\nid = \"front\"\ntitle = \"Front door\"\n",
        )
        .write();
    runner.write("list.md", "# Keys\n- [ ] Front door\n- [ ] Back door\n");
    assert_eq!(runner.run(&["import", "list.md", "--yes"]).code, 0);
    assert_eq!(sections(&runner), [("Keys".into(), "assets".into(), vec!["Front door".into(), "Back door".into()])]);
    assert!(!runner.path("keys-2.toml").exists() && runner.read("keys.toml").contains("Back door"));
}

#[test]
fn a_chinese_table_is_read_by_its_columns() {
    let runner = Small::new().write();
    let list = "信息系统移交清单,,,,,,\n序号,移交内容,数量,状态,备注,负责人,截止日期\n1,源代码,若干,已整理,含历史,林薇,2026年11月25日\n2,服务器,3,,,\"林薇、陈瑜\",11月底\n合计,,4,,,,\n备注：以上由双方确认,,,,,,\n移交人（签字）：____,,,接收人（签字）：____,,,\n";
    runner.write("清单.csv", list);
    let output = runner.run(&["import", "清单.csv", "--yes"]);
    assert_eq!(output.code, 0, "{output:?}");
    let loaded = load(&runner);
    let items = &loaded.view.project.items;
    let told: Vec<_> = items
        .iter()
        .map(|item| {
            let due = item.due.as_ref().map(|due| due.written()).unwrap_or_default();
            (
                item.title.of(Lang::Zh).to_owned(),
                item.field("quantity").unwrap_or("").to_owned(),
                item.owner.join("+"),
                due,
            )
        })
        .collect();
    assert_eq!(
        told[..2],
        [
            ("源代码".into(), "".into(), "林薇".into(), "2026-11-25".into()),
            ("服务器".into(), "3".into(), "林薇+陈瑜".into(), "11月底".into()),
        ]
    );
    let first = items.iter().next().unwrap();
    assert_eq!(
        first.extra,
        [("数量".to_owned(), "若干".to_owned()), ("status in the list".to_owned(), "已整理".to_owned())]
    );
    assert_eq!(first.details.as_ref().map(|text| text.of(Lang::Zh)), Some("含历史"));
    assert_eq!(loaded.view.project.sections[0].heading(Lang::Zh), "信息系统移交清单");
    assert!(items.len() < 4, "neither the note nor the signatures are items: {told:?}");
}

#[test]
fn a_column_means_what_the_command_line_says() {
    let runner = Small::new().write();
    runner.write("list.csv", "Was,Wer,Bis\nSchlüssel,Lin,2026-11-25\n");
    let output = runner.run(&[
        "import",
        "list.csv",
        "--yes",
        "--section",
        "assets",
        "--map",
        "Was=title",
        "--map",
        "Wer=owner",
        "--map",
        "bis=due",
    ]);
    assert_eq!(output.code, 0, "{output:?}");
    let text = runner.read("list.toml");
    assert!(
        text.contains("section = \"assets\"")
            && text.contains("due          = 2026-11-25")
                | text.contains("due = 2026-11-25")
                | text.contains("due   = 2026-11-25"),
        "{text}"
    );
    assert!(text.contains("Lin") && text.contains("Schlüssel"), "{text}");
    for (map, told) in [("Wann=due", "Wann"), ("Wer=colour of it", "colour of it"), ("Wer", "COLUMN=FIELD")] {
        let output = runner.run(&["import", "list.csv", "--yes", "--map", map]);
        assert!(output.code == 2 && output.err.contains(told), "{output:?}");
    }
}

#[test]
fn passwords_stay_out_and_it_is_told_where_they_stand() {
    let runner = Small::new().write();
    runner
        .write("accounts.csv", "系统,账号,密码,备注\nCRM,lin,Abc@12345,\"口令是 Abc@12345，找林薇\"\nERP,chen,,正常\n");
    let output = runner.run(&["import", "accounts.csv", "--section", "permissions", "--yes"]);
    assert_eq!(output.code, 0, "{output:?}");
    let all = format!("{}{}{:?}", output.out, output.err, runner.read("accounts.toml"));
    assert!(!all.contains("Abc@12345"), "{all}");
    assert!(output.out.contains("in `密码`") && output.out.contains("in `details`"), "{}", output.out);
    let loaded = load(&runner);
    let details = |at: usize| {
        loaded.view.project.items.iter().as_slice()[at].details.as_ref().map(|text| text.of(Lang::Zh).to_owned())
    };
    assert_eq!(details(0).as_deref(), Some("口令是 …，找林薇"), "what stands around a password stays");
    assert_eq!(loaded.view.project.items.len(), 2);
}

#[test]
fn nothing_is_written_without_a_terminal_or_yes() {
    let runner = Small::new().write();
    runner.write("list.md", "- [ ] Keys\n");
    let before = runner.snapshot();
    let output = runner.run(&["import", "list.md"]);
    assert_eq!(output.code, 2);
    assert!(output.out.contains("1 item") && output.err.contains("--yes"), "{output:?}");
    let output = runner.run(&["import", "list.md", "--dry-run"]);
    assert_eq!(output.code, 0);
    assert!(output.out.contains("Nothing was written"), "{output:?}");
    assert_eq!(runner.snapshot(), before);
}

/// A sheet that ends with places to sign and with a day for each.
const SIGNED_SHEET: &str = "序号,移交内容,数量,负责人,备注\n一、财务,,,,\n1,备用金,1,李强,\n2,停车费押金,2,王芳,\n\
    移交人（签字）：,,接收人（签字）：,,\n日期：    年  月  日,,日期：    年  月  日,,\n";

#[test]
fn places_to_sign_tell_no_kind_and_are_no_details_and_owners_who_are_nobody_are_told() {
    let runner = Small::new().item("scope/goals", "", &[]).write();
    runner.write("../清单.csv", SIGNED_SHEET);
    let output = runner.run(&["import", "../清单.csv", "--yes", "--lang", "zh-CN"]);
    assert_eq!(output.code, 0, "{}{}", output.out, output.err);
    let loaded = load(&runner);
    let section = loaded.view.project.sections.iter().find(|section| section.heading(Lang::En) == "财务").unwrap();
    assert_eq!((section.kind.name.as_str(), section.items.len()), ("deliverables", 2));
    let details = section.details.as_ref().map(|text| text.of(Lang::En).to_owned()).unwrap_or_default();
    assert!(!details.contains("签字") && !details.contains("序号"), "{details}");
    assert!(output.out.contains("李强") && output.out.contains("王芳"), "{}", output.out);
}

/// A plan that ends with boxes in which people sign.
const APPROVED: &str = "# Plan

## 财务
- [ ] Ledger
- [ ] Ledger
- [ ] Cash box

## Finance department
- [ ] Bank keys

## Sign-off
- [ ] **Operations Manager:** [Signature] [Date]
- [ ] Sponsor (signature): ________
- [ ] Manager
- [ ] All keys are back

| Role | Approved | Signature |
|------|----------|-----------|
| Manager | ☐ | ____ |
| IT department | ☐ | ____ |
";

#[test]
fn boxes_to_sign_in_are_nobodys_items_and_all_of_them_are_told() {
    let runner = Small::new().write();
    runner.write("../plan.md", APPROVED);
    let output = runner.run(&["import", "../plan.md", "--yes"]);
    assert_eq!(output.code, 0, "{output:?}");
    let titles: Vec<Vec<String>> = sections(&runner).into_iter().map(|(_, _, titles)| titles).collect();
    assert_eq!(titles, [vec!["Ledger", "Ledger", "Cash box"], vec!["Bank keys"], vec!["All keys are back"]]);
    for told in ["Operations Manager: [Signature]", "Sponsor (signature)"] {
        assert!(output.out.contains(told), "{told}: {}", output.out);
    }
    let loaded = load(&runner);
    let sections = &loaded.view.project.sections;
    let details: String = sections
        .iter()
        .filter_map(|one| one.details.as_ref())
        .map(|text| text.of(Lang::En).to_owned() + "\n")
        .collect();
    for kept in ["- Manager", "Manager | ☐ | ____", "IT department | ☐ | ____"] {
        assert!(details.contains(kept), "{kept}: {details}");
    }
    // A heading owns what stands under it where it names somebody, or more than a trade.
    let owners: Vec<String> = loaded.view.project.items.iter().map(|item| item.owner.join("+")).collect();
    assert_eq!(owners, ["", "", "", "Finance department", ""]);
}

#[test]
fn two_items_of_one_title_are_both_kept_and_told() {
    let runner = Small::new().write();
    runner.write("../list.csv", "Item,Note\nDesk,by the window\nChair,\nDesk,by the door\n");
    let output = runner.run(&["import", "../list.csv", "--yes"]);
    assert!(output.code == 0 && output.out.contains("1 item is called like one before it"), "{output:?}");
    assert!(output.out.contains("\"Desk\" (line 4)"), "{}", output.out);
    assert_eq!(load(&runner).view.project.items.len(), 3);
    let again = runner.run(&["import", "../list.csv", "--yes"]);
    assert!(again.out.contains("there already") && !again.out.contains("called like"), "{}", again.out);
}

#[test]
fn what_other_programs_export_is_read_by_its_columns_and_every_row_is_an_item() {
    let jira = "Issue Type,Issue key,Issue id,Summary,Assignee,Priority,Status,Due date,Description\n\
        Task,OPS-1,10001,Deploy keys,Lin Wei,High,To Do,2026-11-25,\"Line one\nLine two\"\n\
        Task,OPS-2,10002,CI token,,Medium,Done,,\n";
    let trello = "Card ID,Card Name,Card URL,Card Description,Labels,Members,Due Date,List Name\n\
        5f1,Domains,https://trello.example/x,List all,infra,lin,2026-11-25,To do\n\
        5f2,Accounts,https://trello.example/y,,,chen,,Doing\n";
    let notion = "# Exit\n\n| Name | Assign | Status | Due |\n|---|---|---|---|\n\
        | [Badges](Badges.md) | Lin Wei | Not started | November 25, 2026 |\n| Mail | | Done | |\n";
    let cleared =
        "# 离职会签表\n\n| 部门 | 会签内容 | 签字 |\n|---|---|---|\n| 财务部 | 借款结清 | |\n| 人事部 | 社保停缴 | |\n";
    for (name, list, titles, kind) in [
        ("jira.csv", jira, ["Deploy keys", "CI token"], "deliverables"),
        ("trello.csv", trello, ["Domains", "Accounts"], "deliverables"),
        ("notion.md", notion, ["Badges", "Mail"], "deliverables"),
        ("cleared.md", cleared, ["财务部", "人事部"], "clearances"),
    ] {
        let runner = Small::new().write();
        runner.write(&format!("../{name}"), list);
        let output = runner.run(&["import", &format!("../{name}"), "--yes"]);
        assert_eq!(output.code, 0, "{name}: {output:?}");
        let found: Vec<String> = sections(&runner).into_iter().flat_map(|(_, _, titles)| titles).collect();
        assert_eq!(found, titles, "{name}");
        assert!(sections(&runner).iter().all(|(_, of, _)| of == kind), "{name}: {:?}", sections(&runner));
    }
}
