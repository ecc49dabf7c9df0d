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
