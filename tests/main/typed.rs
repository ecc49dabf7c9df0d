//! What is shown is taken: names, steps, sections and stages as people type them, on the command line and in files.

use crate::support::runner::{Output, Runner};
use crate::support::small::{PROJECT, Small};
use proptest::prelude::*;

/// A project as its tool would write it.
const PLAIN: &str = r#"section: permissions
stage: cutover
owner: [lin, chen]
due: cutover - 7d
items:
  - id: shop
    title: 店铺账号
    action: remove
    priority: high
    accept_when: Chen logs in
    log:
      - {at: 2026-11-02T09:00:00+08:00, by: lin, did: revoked}
      - {at: 2026-11-02T09:01:00+08:00, by: chen, did: rejected, note: still works}
  - id: ads
    title: 广告账号
    action: keep
    accept_when: Chen logs in
    needs: [shop, backups/orders]
"#;

/// The same, as somebody writes it by hand with a Chinese keyboard.
const BY_HAND: &str = r#"section: 账号与权限
stage: 切换
owner: Lin Wei、chen
due: cutover - 7d
items:
  - id: shop
    title: 店铺账号
    action: 移除
    priority: 高
    accept_when: Chen logs in
    log:
      - {at: 2026-11-02T09:00:00+08:00, by: Lin Wei, did: 已收回}
      - {at: 2026-11-02T09:01:00+08:00, by: CHEN, did: 退回, note: still works}
  - id: ads
    title: 广告账号
    action: 保留
    accept_when: Chen logs in
    needs: [店铺账号，数据备份/orders]
"#;

const BACKUPS: &str =
    "section: backups\nitems:\n  - {id: orders, title: Orders, accept_when: restored, owner: lin, due: cutover}\n";

fn with(section: &str, project: &str) -> Runner {
    let runner = Runner::new();
    runner.write("handover.toml", project);
    runner.write("accounts.yaml", section);
    runner.write("backups.yaml", BACKUPS);
    runner.write("list.md", "- one\n- two\n");
    runner
}

#[test]
fn a_file_written_by_hand_means_what_the_tool_would_write() {
    let signers = r#"signers = ["Lin Wei、Chen Yu"]"#;
    let by_hand = PROJECT.replacen(r#"signers = ["lin", "chen"]"#, signers, 1).replacen(
        "stage = \"cutover\"",
        "stage = \"切换日\"",
        1,
    );
    assert_ne!(by_hand, PROJECT);
    let (plain, hand) = (with(PLAIN, PROJECT), with(BY_HAND, &by_hand));
    // The comma within a list is understood too, and told; what is certain is mended.
    let mended = hand.run(&["check", "--fix"]);
    assert!(mended.out.contains("needs: [") && mended.err.is_empty(), "{mended:?}");
    for command in [
        &["next", "--format", "json"][..],
        &["status", "--format", "json"],
        &["log"],
        &["show", "permissions/ads", "--format", "json"],
        &["show", "permissions/shop"],
        &["check", "--no-input", "--format", "json"],
    ] {
        let shown = |runner: &Runner| {
            let output = runner.run(command);
            let folder = runner.root().display().to_string();
            Output { out: output.out.replace(&folder, ""), ..output }
        };
        let [plain, hand] = [&plain, &hand].map(shown);
        // Who is meant is the same; what was written stays as it was written.
        let told = |output: &Output| output.out.replace("\"Lin Wei\"", "\"lin\"");
        assert_eq!((plain.code, told(&plain)), (hand.code, told(&hand)), "{command:?}: {}", hand.err);
    }
    let hand = hand.run(&["check", "--no-input"]);
    assert!(!hand.out.contains("error[") && !hand.out.contains("warning["), "{}", hand.out);
}

#[test]
fn what_is_shown_is_taken_on_the_command_line() {
    // Arguments, and what the answer holds.
    let rows: [(&[&str], &str); 49] = [
        (&["show", "permissions/shop"], "店铺账号"),
        (&["show", "shop"], "店铺账号"),
        (&["show", "SHOP"], "店铺账号"),
        (&["show", "店铺账号"], "店铺账号"),
        (&["show", "“店铺账号”"], "店铺账号"),
        (&["show", "「店铺账号」"], "店铺账号"),
        (&["show", " 店铺账号 "], "店铺账号"),
        (&["show", "账号与权限/shop"], "店铺账号"),
        (&["show", "Accounts and access/shop"], "店铺账号"),
        (&["show", "Permissions/Shop"], "店铺账号"),
        (&["show", "店铺"], "did you mean one of these? 店铺账号 (permissions/shop)"),
        (&["show", "店铺", "--lang", "zh-CN"], "是否是以下之一？店铺账号（permissions/shop）"),
        (&["next", "--as", "lin"], "You are Lin Wei"),
        (&["next", "--as", "Lin Wei"], "You are Lin Wei"),
        (&["next", "--as", "LIN WEI"], "You are Lin Wei"),
        (&["next", "--as", "ｌｉｎ"], "You are Lin Wei"),
        (&["next", "--as", "Lin Wie"], "did you mean `Lin Wei`?"),
        (&["next", "--as", "somebody"], "people here: lin (Lin Wei), gu (Gu Ning), chen (Chen Yu)"),
        (&["next", "--as", "某人", "--lang", "zh-CN"], "没有名为 `某人` 的人员"),
        (&["next", "--as", "某人", "--lang", "zh-CN"], "lin（Lin Wei）、gu（Gu Ning）"),
        (&["check", "账号与权限", "--no-input"], "店铺账号"),
        (&["check", "Accounts and access", "--no-input"], "店铺账号"),
        (&["mark", "店铺账号", "已收回", "--as", "Lin Wei", "--at", "2026-11-19"], "Revoked: \"店铺账号\", by Lin Wei"),
        (&["mark", "shop", "Revoked", "--as", "lin", "--at", "昨天"], "Revoked: \"店铺账号\""),
        (&["mark", "shop", "revoke your access", "--as", "lin"], "is no step of this item"),
        (&["mark", "shop", "受阻", "--as", "lin", "--note", "no access"], "Blocked: \"店铺账号\""),
        (&["mark", "shop", "Note", "--as", "lin", "--note", "x", "--at", "yesterday 10:00"], "Note: \"店铺账号\""),
        (&["mark", "shop", "noted", "--as", "lin", "--note", "x", "--at", "tomorrow"], "lies in the future"),
        (&["mark", "shop", "noted", "--as", "lin", "--note", "x", "--at", "19/11"], "write `2026-11-19`"),
        (&["mark", "shop", "noted", "--as", "lin", "--note", "x", "--at", "2026-02-30"], "2026-02-30 does not exist"),
        (&["mark", "shop", "noted", "--as", "lin", "--note", "x", "--at", "soon"], "is no time such as"),
        (
            &[
                "mark",
                "shop",
                "reserved",
                "--as",
                "lin",
                "--note",
                "x",
                "--person",
                "CHEN YU",
                "--fix-by",
                "2026年12月15日",
            ],
            "Reserved: \"店铺账号\"",
        ),
        (
            &["mark", "shop", "reserved", "--as", "lin", "--note", "x", "--person", "chen", "--fix-by", "12/15"],
            "\"12/15\" is no day: write `2026-12-15`",
        ),
        (&["record", "切换"], "Acme"),
        (&["record", "Cutover"], "Acme"),
        (&["sign", "切换", "--as", "lin"], "has no `uuid`"),
        (&["verify", "切换日"], "nothing to verify"),
        (&["verify", "cutover"], "nothing to verify"),
        (&["add", "账号与权限", "New", "--field", "due=切换 -7"], "did you mean `cutover - 7d`?"),
        (&["add", "账号与权限", "New", "--field", "due=11/2/2026"], "write `2026-11-02` or `2026-02-11`"),
        (&["add", "监控", "New"], "did you mean `monitoring`?"),
        (&["add", "Accounts", "New"], "did you mean `permissions`?"),
        (&["import", "list.md", "--section", "监控", "--dry-run"], "did you mean `monitoring`?"),
        (&["import", "list.md", "--section", "tills", "--dry-run"], "a kind of your own"),
        (&["import", "nothing.md", "--section", "scope", "--lang", "zh-CN"], "文件或目录不存在"),
        (&["people", "add", "wu", "吴敏 <wu@acme.example>", "--party", "接收方", "--yes"], "吴敏 (wu) was added"),
        (&["add", "账号与权限", "New", "--field", "due=tomorow"], "write the day itself"),
        (
            &["add", "账号与权限", "New", "--field", "owner=张三", "--field", "due=mid August", "--lang", "zh-CN"],
            "由该方任何人处理",
        ),
        (&["add", "账号与权限", "New", "--field", "due=后天", "--field", "action=移除"], "permissions/new"),
    ];
    let mut wrong = String::new();
    for (arguments, answer) in rows {
        let runner = with(
            &PLAIN
                .split_once("    log:")
                .map(|(head, rest)| head.to_owned() + &rest[rest.find("  - id: ads").unwrap()..])
                .unwrap(),
            PROJECT,
        );
        let output = runner.run(arguments);
        let said = format!("{}{}", output.out, output.err);
        let flat = said.split_whitespace().collect::<Vec<_>>().join(" ");
        if !flat.contains(answer) {
            wrong.push_str(&format!("{arguments:?}: {said}\n"));
        }
    }
    assert_eq!(wrong, "");
}

#[test]
fn a_name_that_two_people_have_is_told_with_both_ids() {
    let project = PROJECT.replace("name = \"Gu Ning\"", "name = \"Lin Wei\"");
    let output = with(PLAIN, &project).run(&["next", "--as", "Lin Wei"]);
    assert_eq!(output.code, 2);
    assert!(
        output.err.contains("several people are called `Lin Wei`") && output.err.contains("lin, gu"),
        "{}",
        output.err
    );
}

#[test]
fn a_password_or_the_number_of_a_person_is_found_and_never_shown() {
    for (note, code, hidden) in [
        ("密码 Abc@12345", "secret", "Abc@12345"),
        ("Wi-Fi密码：8888aaaa", "secret", "8888aaaa"),
        ("身份证 11010519491231002X", "personal-number", "11010519491231002X"),
        ("卡号 4111 1111 1111 1111", "personal-number", "1111 1111"),
    ] {
        let runner = with(&PLAIN.replace("still works", note), PROJECT);
        for arguments in [&["check", "--no-input"][..], &["log"], &["show", "shop"], &["record", "cutover"]] {
            let output = runner.run(arguments);
            assert!(!format!("{}{}", output.out, output.err).contains(hidden), "{arguments:?} {note}");
        }
        let found = runner.run(&["check", "--no-input"]);
        assert!(found.out.contains(&format!("[{code}]")), "{note}: {}", found.out);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_list_of_owners_means_them_however_it_is_written(
        names in proptest::sample::subsequence(vec!["lin", "Gu Ning", "MAYA", "account lead"], 1..4),
        sign in proptest::sample::select(vec![", ", "、", "，", "; ", "；"]),
    ) {
        let one = Small::new().item("scope/a", &format!("owner = \"{}\"", names.join(sign)), &[]).load();
        let quoted: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
        let each = Small::new().item("scope/a", &format!("owner = [{}]", quoted.join(", ")), &[]).load();
        prop_assert_eq!(one.next("scope/a"), each.next("scope/a"));
        let owners = |seen: &crate::support::small::Seen| seen.loaded.view.project.items.iter().next().map(|item| item.owner.clone());
        prop_assert_eq!(owners(&one), owners(&each));
    }
}
