//! Signing at a terminal by somebody who lists no key: what is offered, what it is worth, and what comes of it.

use crate::support::keys::{key, public};
use crate::support::pty::{Key, Pty};
use crate::support::shop::{NAMED, Shop};
use insta::assert_snapshot;

/// A terminal at which lin, who lists no key, begins to sign.
fn begin(shop: &Shop, more: &[&str], cols: u16) -> Pty {
    let words: Vec<&str> = more.iter().copied().chain(["sign", "cutover", "--as", "lin"]).collect();
    Pty::spawn(&words, &shop.path(""), cols, 50, &[])
}

#[test]
fn each_way_is_told_with_what_it_is_worth() {
    let shop = Shop::without_key_of("lin");
    let mut shown = String::new();
    for (lang, question) in [("en", "? How do you sign"), ("zh-CN", "? 签署方式")] {
        for cols in [100, 60] {
            let mut pty = begin(&shop, &["--lang", lang], cols);
            pty.wait_for(question);
            shown += &format!("{}\n-----\n", pty.screen().join("\n"));
            pty.key(Key::Escape);
            pty.wait_for(if lang == "en" { "Nothing was signed." } else { "未作签署。" });
            assert_eq!(pty.finish(), 1);
        }
    }
    assert_snapshot!(shown, @"
    No key is listed for Lin Wei. You can sign:
    - with a key: anybody can verify that it was you. It is listed in the project file and committed
      first.
    - by typing your name and the digest: your word alone, always shown as UNVERIFIED.
    - on paper: the scan is kept with the record; whether it is genuine only the paper shows, so it too
      is UNVERIFIED.
    ? How do you sign
    ❯ Make a key
      Type name and digest
      On paper
      Not now
    -----
    No key is listed for Lin Wei. You can sign:
    - with a key: anybody can verify that it was you. It is
      listed in the project file and committed first.
    - by typing your name and the digest: your word alone,
      always shown as UNVERIFIED.
    - on paper: the scan is kept with the record; whether it is
      genuine only the paper shows, so it too is UNVERIFIED.
    ? How do you sign
    ❯ Make a key
      Type name and digest
      On paper
      Not now
    -----
    没有登记Lin Wei的密钥。可以这样签署：
    - 用密钥：任何人都能核实是你本人。须先写入项目文件并提交。
    - 键入姓名和摘要：只凭你的声明，始终显示为未经核实。
    - 纸质签署：扫描件随移交单保存；真伪只能凭纸质原件判断，此处同样显示为未经核实。
    ? 签署方式
    ❯ 新建密钥
      键入姓名和摘要
      纸质签署
      暂不签署
    -----
    没有登记Lin Wei的密钥。可以这样签署：
    - 用密钥：任何人都能核实是你本人。须先写入项目文件并提交。
    - 键入姓名和摘要：只凭你的声明，始终显示为未经核实。
    - 纸质签署：扫描件随移交单保存；真伪只能凭纸质原件判断，此处
      同样显示为未经核实。
    ? 签署方式
    ❯ 新建密钥
      键入姓名和摘要
      纸质签署
      暂不签署
    -----
    ");
    assert!(!shop.path("records").exists());
}

#[test]
fn a_key_at_hand_is_listed_and_signs_once_it_is_committed() {
    let shop = Shop::without_key_of("lin");
    let home = tempfile::tempdir().unwrap();
    std::fs::create_dir(home.path().join(".ssh")).unwrap();
    for name in ["work", "work.pub", "chen", "chen.pub"] {
        let from = key(name.trim_end_matches(".pub"));
        let (from, name) = match name {
            "work" => (key("lin"), name),
            "work.pub" => (key("lin").with_extension("pub"), name),
            name if name.ends_with(".pub") => (from.with_extension("pub"), name),
            name => (from, name),
        };
        std::fs::copy(from, home.path().join(".ssh").join(name)).unwrap();
    }
    let home = [("HOME", home.path().to_str().unwrap())];
    let words = ["sign", "cutover", "--as", "lin"];
    let mut pty = Pty::spawn(&words, &shop.path(""), 120, 50, &home);
    pty.wait_for("❯ List my key ~/.ssh/work (SHA256:");
    assert!(!pty.screen().join("\n").contains(".ssh/chen"), "a key of somebody else's: {}", pty.screen().join("\n"));
    pty.key(Key::Enter);
    pty.wait_for("is listed for Lin Wei in handover.toml");
    pty.wait_for("git add handover.toml && git commit -m 'List the key of Lin Wei'");
    pty.wait_for("  handover sign cutover");
    assert_eq!(pty.finish(), 1);
    let line = public("lin").rsplit_once(' ').unwrap().0.to_owned();
    assert!(shop.read("handover.toml").contains(&line));
    assert!(!shop.path("records").exists());
    let mut pty = Pty::spawn(&words, &shop.path(""), 120, 50, &home);
    pty.wait_for("? Sign this: handover confirmed, as Lin Wei? [y/N]");
    pty.type_text("y");
    pty.wait_for("Still to sign");
    assert_eq!(pty.finish(), 0);
    assert_eq!(shop.verify(&[]).state(&shop.statement("lin")), NAMED);
}

#[test]
fn a_stage_that_demands_a_key_offers_nothing_less() {
    let shop = Shop::without_key_of("lin");
    shop.edit("handover.toml", "stage = \"cutover\"", "stage = \"cutover\"\nrequire = \"ssh\"");
    let mut pty = begin(&shop, &[], 100);
    pty.wait_for("❯ Make a key");
    let screen = pty.screen().join("\n");
    assert!(!screen.contains("On paper") && !screen.contains("Type name"), "{screen}");
    pty.key(Key::Enter);
    pty.wait_for("  ssh-keygen -t ed25519");
    assert_eq!(pty.finish(), 1);
}

#[test]
fn a_key_that_comes_after_others_have_signed_is_told_to_make_another_record() {
    let shop = Shop::without_key_of("lin");
    assert_eq!(shop.sign("chen", &[]).code, 0);
    let mut pty = begin(&shop, &[], 100);
    pty.wait_for("Chen Yu signed already; a key that is listed now makes another record");
    pty.wait_for("❯ Make a key");
    pty.key(Key::CtrlC);
    assert_eq!(pty.finish(), 130);
}

#[test]
fn paper_is_told_with_the_commands_that_write_the_sheet_and_enter_the_scan() {
    let shop = Shop::without_key_of("lin");
    let mut pty = begin(&shop, &[], 100);
    pty.wait_for("❯ Make a key");
    pty.key(Key::Down);
    pty.wait_for("❯ Type name");
    pty.key(Key::Down);
    pty.wait_for("❯ On paper");
    pty.key(Key::Enter);
    pty.wait_for("handover record cutover --sheet --format html -o sheet.html");
    pty.wait_for("handover sign cutover --paper scan.pdf");
    assert_eq!(pty.finish(), 1);
}
