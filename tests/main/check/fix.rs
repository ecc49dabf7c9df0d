//! `check --fix`: every sure fix is shown and applied, nothing else changes, and what is no sure fix stays.

use crate::support::runner::Runner;
use crate::support::screens::{SHOP, STORE, project, screen};
use std::fs;

/// Puts something else in the place of a part of a file.
fn damage(runner: &Runner, file: &str, changes: &[(&str, &str)]) -> String {
    let good = fs::read_to_string(runner.path(file)).unwrap();
    let damaged = changes.iter().fold(good.clone(), |text, (from, to)| {
        assert!(text.contains(from), "{from} in {file}");
        text.replacen(from, to, 1)
    });
    fs::write(runner.path(file), damaged).unwrap();
    good
}

fn read(runner: &Runner, file: &str) -> String {
    fs::read_to_string(runner.path(file)).unwrap()
}

/// A section in YAML with everything that a Chinese keyboard does to it.
const TYPED: &str = "部分: risks\n标题：风险清单\n负责人: 【chen，lin】\nitems:\n　- id：a\n　　标题: 手册 #3 版\n　　target: >= 95 %\n　　log:\n　　　- {at: 2026-11-16T15:30:00+08:00，by: lin，did: raised，备注: 数量：3台, 其中1台坏}\n";

/// The same as it was meant.
const MEANT: &str = "section: risks\ntitle: 风险清单\nowner: [chen, lin]\nitems:\n  - id: a\n    title: \"手册 #3 版\"\n    target: \">= 95 %\"\n    log:\n      - {at: 2026-11-16T15:30:00+08:00, by: lin, did: raised, note: \"数量：3台, 其中1台坏\"}\n";

#[test]
fn what_a_chinese_keyboard_did_is_mended_and_shown() {
    let runner = project(SHOP);
    fs::write(runner.path("risks.yaml"), TYPED).unwrap();
    let shown = screen(&runner, 100, &["check", "--fix"]);
    assert_eq!(read(&runner, "risks.yaml"), MEANT, "{shown}");
    for line in ["risks.yaml:5", "  - □- id：a", "  +   - id: a", "已修正"] {
        assert!(shown.contains(line), "{line} in {shown}");
    }
    let again = runner.run(&["check", "--fix"]);
    assert!(again.out.starts_with("没有发现可以确定修正的问题。"), "{}", again.out);
}

#[test]
fn toml_is_mended_to_the_byte_and_no_other_file_is_touched() {
    let runner = project(STORE);
    let changes = [("title = \"", "title ＝ “"), ("\"\n", "”\n")];
    let all = || {
        let files = fs::read_dir(runner.root()).unwrap().map(|entry| entry.unwrap().path());
        let mut all: Vec<_> =
            files.filter(|path| path.is_file()).map(|path| fs::read(&path).map(|bytes| (path, bytes))).collect();
        all.sort_by_key(|file| file.as_ref().unwrap().0.clone());
        all.into_iter().collect::<Result<Vec<_>, _>>().unwrap()
    };
    let before = all();
    damage(&runner, "handover.toml", &changes[..1]);
    let text = read(&runner, "handover.toml");
    let at = text.find('“').unwrap();
    let end = at + text[at..].find('"').unwrap();
    fs::write(runner.path("handover.toml"), format!("{}”{}", &text[..end], &text[end + 1..])).unwrap();
    let damaged = all();
    let dry = runner.run(&["check", "--fix", "--dry-run"]);
    assert!(dry.out.contains("handover.toml:") && all() == damaged, "{}", dry.out);
    let out = runner.run(&["check", "--fix"]);
    assert!(all() == before, "{}{}", out.out, out.err);
}

#[test]
fn what_may_have_been_meant_in_two_ways_is_left_alone() {
    for text in [
        "section: risks\ntitle: \"手册\nitems: []\n",
        "section: risks\nitems:\n  - id: a\n   title: b\n",
        "section: risks\ntitle: a due: b\n",
        "section: risks\nitems:\n  - id: a\n    titlee: b\n",
        "section: risks\nitems:\n  - id: a\n    title: a #b\n",
    ] {
        let runner = project(STORE);
        fs::write(runner.path("risks.yaml"), text).unwrap();
        let out = runner.run(&["check", "--fix"]);
        assert!(out.out.starts_with("Nothing was found that can be mended for certain."), "{text}{}", out.out);
        assert_eq!(read(&runner, "risks.yaml"), text);
        assert_ne!(out.code, 0, "{text}");
    }
}

#[test]
fn findings_say_how_many_of_them_can_be_mended() {
    let runner = project(STORE);
    fs::write(runner.path("risks.yaml"), "section：risks\nitems: []\n").unwrap();
    let out = runner.run(&["check"]);
    assert!(out.out.contains("line 1 has the Chinese colon ‘：’"), "{}", out.out);
    assert!(out.out.contains("help: write `section: risks`"), "{}", out.out);
    assert!(out.out.contains("1 of them can be mended for certain: `handover check --fix`"), "{}", out.out);
}

/// Files that need mending, each in a way of its own: the format, the line of an item that is wrong.
const WRONG: [(&str, &str); 27] = [
    ("yaml", "title: 1.10"),
    ("yaml", "title: x #3 y"),
    ("yaml", "title: x\n    due: 11月25日"),
    ("yaml", "title: x\n    due: Nov 25"),
    ("yaml", "title: x\n    负责人: lin"),
    ("yaml", "title: x\n    dew: cutover"),
    ("yaml", "title: x\n    备注: 数量：3台"),
    ("yaml", "title: x\n    优先级：高"),
    ("yaml", "title: x\n    owner: 【lin，chen】"),
    ("yaml", "title: x\n    needs: [b，c]"),
    ("yaml", "title: x\n    target: >= 95 %"),
    ("yaml", "title: x\n    response: @home"),
    ("yaml", "title: x\n    response: a: b"),
    ("yaml", "title: x\n    response: *star"),
    ("yaml", "title: x\n    response: `cmd`"),
    ("yaml", "title: x\n    log:\n      - {at: 2026-11-16T10:00:00+08:00, by: lin, did: raised, 备注: a}"),
    ("toml", "title = x y"),
    ("toml", "title = “x”"),
    ("toml", "title = \"x\"\ndue = 11月25日"),
    ("toml", "title = \"x\"\ndue = 2026-11-5"),
    ("toml", "title = \"x\"\nowner = [lin]"),
    ("toml", "title = \"x\"\nlinks = [\n  https,\n]"),
    ("toml", "title = \"x\"\n负责人 = \"lin\""),
    ("toml", "title = \"x\"\n\"备注\" = \"lin\""),
    ("toml", "title = \"x\"\ntarget = 95%"),
    ("toml", "title：x"),
    ("toml", "title = \"x\"\ntags = [\"a\"，\"b\"]"),
];

#[test]
fn every_sure_fix_that_is_offered_ends_its_finding() {
    let offered = |runner: &Runner| {
        let output = runner.run(&["check", "--no-input", "--format", "json", "--all"]);
        let report: serde_json::Value = serde_json::from_str(&output.out).unwrap();
        let sure = |finding: &&serde_json::Value| finding["fix"] == true;
        report["findings"]
            .as_array()
            .unwrap()
            .iter()
            .filter(sure)
            .map(|finding| finding["code"].clone())
            .collect::<Vec<_>>()
    };
    for (format, wrong) in WRONG {
        let runner = project(STORE);
        let text = match format {
            "yaml" => format!("section: risks\nitems:\n  - id: a\n    {wrong}\n"),
            _ => format!("section = \"risks\"\n[[items]]\nid = \"a\"\n{wrong}\n"),
        };
        runner.write(&format!("wrong.{format}"), &text);
        assert!(!offered(&runner).is_empty(), "nothing is offered: {wrong}");
        runner.run(&["check", "--fix"]);
        assert_eq!(
            offered(&runner),
            Vec::<serde_json::Value>::new(),
            "{wrong}: {}",
            read(&runner, &format!("wrong.{format}"))
        );
    }
}
