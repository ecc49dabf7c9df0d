//! The user list of a system: an item for each account, and what no item is about is found.

use crate::support::runner::{NOW, Runner};
use crate::support::small::Small;
use handover::checks::check_all;
use handover::files::load::load_project;
use handover::model::clock::parse_moment;

const USERS: &str = "login,name,role,last login,status,password\nlin.wei,Lin Wei,admin,2026-11-01,active,hunter2x\nbot@crm.example,,service,,active,\nlin.wei,Lin Wei,admin,2026-11-01,active,\n";

fn uncovered(runner: &Runner) -> Vec<String> {
    let loaded = load_project(runner.root(), parse_moment(NOW).unwrap()).unwrap();
    let found = check_all(&loaded).into_iter().filter(|finding| finding.code == "uncovered-account");
    found.map(|finding| finding.message.of(handover::text::Lang::En).to_owned()).collect()
}

#[test]
fn each_account_of_a_system_gets_an_item_once() {
    let runner =
        Small::new().item("permissions/crm-bot", "system = \"CRM\"\naccount = \"BOT@crm.example\"", &[]).write();
    runner.write("users.csv", USERS);
    let unsaid = runner.run(&["import", "accounts", "users.csv", "--yes"]);
    assert!(unsaid.code == 2 && unsaid.err.contains("--system"), "{unsaid:?}");
    let arguments = ["import", "accounts", "users.csv", "--system", "CRM", "--yes"];
    let output = runner.run(&arguments);
    assert_eq!(output.code, 0, "{output:?}");
    assert!(output.out.contains("line 2: ") && output.out.contains("in `password`"), "{}", output.out);
    let text = runner.read("accounts-of-crm.toml");
    assert!(text.contains("account = \"lin.wei\"") | text.contains("account      = \"lin.wei\""), "{text}");
    assert!(text.contains("action") && text.contains("review") && !text.contains("hunter2x"), "{text}");
    assert_eq!(text.matches("\"lin.wei\"").count() + text.matches("\"bot@crm.example\"").count(), 3, "{text}");
    assert!(uncovered(&runner).is_empty());
    let before = runner.snapshot();
    assert_eq!(runner.run(&arguments).code, 0);
    assert_eq!(runner.snapshot(), before);
}

#[test]
fn an_account_of_the_list_that_no_item_is_about_is_found() {
    let runner = Small::new().write();
    runner.write("users.csv", USERS);
    assert_eq!(runner.run(&["import", "accounts", "users.csv", "--system", "CRM", "--yes"]).code, 0);
    let text = runner.read("accounts-of-crm.toml");
    runner.write("accounts-of-crm.toml", &text.replace("account = \"bot@crm.example\"", "account = \"other\""));
    assert!(
        matches!(uncovered(&runner).as_slice(), [only] if only.contains("bot@crm.example")),
        "{:?}",
        uncovered(&runner)
    );
    // A newer list is held against the items too.
    runner.write("users.csv", &USERS.replace("bot@crm.example", "bot@erp.example"));
    assert_eq!(runner.run(&["import", "accounts", "users.csv", "--system", "crm", "--yes"]).code, 0);
    assert!(uncovered(&runner).is_empty(), "{:?}", uncovered(&runner));
}

/// What systems export, each as it does: the heads, two users, and what their accounts, names and roles are.
const EXPORTS: [(&str, &str, [&str; 6]); 9] = [
    (
        "GitHub",
        "login,name,tfa_enabled,role,last_active\nocto-lin,Lin Wei,true,admin,2026-11-18 10:12:44 +0800\nchenyu,,false,member,\n",
        ["octo-lin", "Lin Wei", "admin", "chenyu", "chenyu", "member"],
    ),
    (
        "Workspace",
        "First Name [Required],Last Name [Required],Email Address [Required],Password [Required],Status [READ ONLY],Last Sign In [READ ONLY],Recovery Email,Work Phone,Employee Title,Admin Status\nLin,Wei,lin@a.example,correcthorse,Active,2026/11/18,,+86 21,Lead,Super admin\nYu,Chen,chen@a.example,****,Suspended,Never logged in,,,,\n",
        ["lin@a.example", "Lin Wei", "Super admin", "chen@a.example", "Yu Chen", ""],
    ),
    (
        "IAM",
        "user,arn,password_enabled,password_last_used\n<root_account>,arn:aws:iam::1:root,not_supported,N/A\nci,arn:aws:iam::1:user/ci,false,N/A\n",
        ["<root_account>", "<root_account>", "", "ci", "ci", ""],
    ),
    (
        "DingTalk",
        "员工UserID,姓名,手机号,邮箱,部门,职位\nlin001,林薇,13800000001,lin@a.example,电商部,客户经理\nchen002,陈瑜,13800000002,,运营部,运营\n",
        ["lin001", "林薇", "", "chen002", "陈瑜", ""],
    ),
    (
        "WeCom",
        "填写须知：请勿删除表头,,,\n姓名,账号,职务,部门\n林薇,linwei,客户经理,电商部\n陈瑜,chenyu,,运营部\n",
        ["linwei", "林薇", "", "chenyu", "陈瑜", ""],
    ),
    (
        "Feishu",
        "姓名,企业邮箱,手机号码,角色,账号状态\n林薇,lin@a.example,+8613800000001,管理员,正常\n陈瑜,,+8613800000002,成员,已冻结\n",
        ["lin@a.example", "林薇", "管理员", "+8613800000002", "陈瑜", "成员"],
    ),
    (
        "Shopify",
        "Name,Email,Role,Last login\nLin Wei,lin@a.example,Store owner,\"Nov 18, 2026\"\nChen Yu,chen@a.example,Staff,Never\n",
        ["lin@a.example", "Lin Wei", "Store owner", "chen@a.example", "Chen Yu", "Staff"],
    ),
    (
        "Entra",
        "userPrincipalName,displayName,mail,id,userType\nlin@a.example,Lin Wei,lin@a.example,8a2f,Member\nguest#EXT#@a.example,Chen Yu,chen@b.example,8a30,Guest\n",
        ["lin@a.example", "Lin Wei", "Member", "guest#EXT#@a.example", "Chen Yu", "Guest"],
    ),
    (
        "Jira",
        "User id,User name,email,User status,Org role\n712020:aaaa,Lin Wei,lin@a.example,Active,Organization admin\n712020:bbbb,Chen Yu,chen@a.example,Active,User\n",
        ["712020:aaaa", "Lin Wei", "Organization admin", "712020:bbbb", "Chen Yu", "User"],
    ),
];

#[test]
fn every_account_of_what_systems_export_is_told_with_its_name_and_role() {
    for (system, list, expected) in EXPORTS {
        let runner = Small::new().write();
        runner.write("../users.csv", list);
        let output = runner.run(&["import", "accounts", "../users.csv", "--system", system, "--yes"]);
        assert_eq!(output.code, 0, "{system}: {output:?}");
        let loaded = load_project(runner.root(), parse_moment(NOW).unwrap()).unwrap();
        let accounts = loaded.view.project.items.iter().filter(|item| item.field("account").is_some());
        let told = accounts.flat_map(|item| {
            let field = |name: &str| item.field(name).unwrap_or_default().to_owned();
            [field("account"), item.title.of(handover::text::Lang::En).to_owned(), field("role")]
        });
        assert_eq!(told.collect::<Vec<_>>(), expected, "{system}");
        assert!(uncovered(&runner).is_empty(), "{system}");
        // What no field takes stays under its heading; a password stays out.
        let all = runner.read(&format!("accounts-of-{}.toml", system.to_lowercase()));
        assert!(!all.contains("correcthorse"), "{system}: {all}");
        let rest = ["Suspended", "N/A", "职位", "客户经理", "已冻结", "Never", "8a30", "chen@a.example"];
        let kept = rest.iter().filter(|word| list.contains(**word));
        kept.for_each(|word| assert!(all.contains(word), "{system}: {word} in {all}"));
    }
}
