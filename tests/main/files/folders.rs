//! What lies in a project's folder: which files are read, which are passed over, and what is said of the others.

use crate::support::disk;
use crate::support::refused::{Refused, assert_refused};
use crate::support::runner::Runner;
use crate::support::small::{PROJECT, Small};
use unicode_width::UnicodeWidthStr;

/// Files that have nothing to do with a handover, and would not all be read as TOML or YAML.
const OTHERS: [(&str, &str); 9] = [
    ("chart/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.10\n"),
    ("chart/templates/pod.yaml", "{{- if .Values.pod }}\nkind: Pod\nspec:\n  items: {{ .Values.items }}\n{{- end }}\n"),
    ("k8s/all.yml", "kind: Pod\n---\nkind: Service\nspec:\n  volumes:\n    - configMap:\n        items: []\n"),
    (".gitlab-ci.yml", "stages: [build]\n"),
    ("azure-pipelines.yml", "steps:\n- script: make\n---\n"),
    ("list.yaml", "- a\n- b\n"),
    ("pyproject.toml", "[project]\nname = \"shop\"\n[tool.black]\nline-length = 100\n"),
    ("torn.toml", "[[package\n"),
    ("empty.yaml", ""),
];

#[test]
fn a_file_that_is_no_list_of_items_is_passed_over_and_stops_nothing() {
    let mut small = Small::new().item("deliverables/a", "", &[]);
    for (path, text) in OTHERS {
        small = small.file(path, text);
    }
    let mut expected: Vec<String> = OTHERS
        .iter()
        .filter(|(path, _)| !path.starts_with('.'))
        .map(|(path, _)| format!("not-a-section {path}:1:1"))
        .collect();
    expected.sort();
    let mut found = small.load().found();
    found.sort();
    assert_eq!(found, expected);
    let runner = small.write();
    for command in
        [&["status"][..], &["next"], &["show", "a"], &["mark", "a", "delivered", "--as", "lin"], &["add", "risks", "R"]]
    {
        let output = runner.run(command);
        assert_eq!((output.code, output.err.as_str()), (0, ""), "{command:?}");
    }
    let check = runner.run(&["check", "--no-input"]);
    assert!(
        check.code == 1 && check.out.contains("hint[not-a-section]") && !check.out.contains("error["),
        "{}",
        check.out
    );
    let check = runner.run(&["check", "--no-input", "--lang", "zh-CN"]);
    assert!(check.out.contains("文件不属于交接内容：8 项"), "{}", check.out);
    // Such a file may be what is handed over.
    let evidence = ["mark", "a", "noted", "--as", "lin", "--note", "x", "--evidence", "chart/Chart.yaml"];
    assert_eq!(runner.run(&evidence).code, 0);
    let silence = "\n[[silence]]\nrule = \"not-a-section\"\nreason = \"they are handed over\"\n";
    runner.write("handover.toml", &format!("{PROJECT}{silence}"));
    assert!(!runner.run(&["check", "--no-input"]).out.contains("hint[not-a-section]"));
}

#[test]
fn a_line_that_begins_as_ours_do_makes_what_cannot_be_read_an_error() {
    for (path, text) in [
        ("a.yaml", "section: risks\n---\nb: 1\n"),
        ("a.yaml", "sections: risks\nitems: [\n"),
        ("a.yaml", "kind: List\nitems:\n- {\n"),
        ("a.toml", "[[items]\n"),
        ("a.toml", "[[item]]\nid = \n"),
        ("a.yml", "Section：风险\n  - [\n"),
    ] {
        let runner = Small::new().item("deliverables/a", "", &[]).file(path, text).write();
        let expected = Refused { code: 3, en: &[path], zh: &[path] };
        assert_refused(&runner, &["status"], &expected);
        assert_refused(&runner, &["mark", "a", "delivered", "--as", "lin"], &expected);
        assert_eq!(runner.run(&["check", "--no-input"]).code, 3, "{text}");
    }
    let near = Small::new().file("a.yaml", "sections: risks\nitems: []\n");
    assert_eq!(near.load().found(), ["missing-field a.yaml:1:1"]);
    assert!(near.write().run(&["check", "--no-input"]).out.contains("did you mean `section`?"));
}

#[test]
fn an_ending_in_capital_letters_is_an_ending() {
    for (path, text) in [
        ("q.YAML", "section: risks\nitems: [{id: a, title: A}]\n"),
        ("q.Yml", "section: risks\nitems: [{id: a, title: A}]\n"),
        ("deep/er/Q.TOML", "section = \"risks\"\n[[items]]\nid = \"a\"\ntitle = \"A\"\nlog = [\n]\n"),
    ] {
        let runner = Small::new().file(path, text).write();
        assert_eq!(runner.run(&["mark", "risks/a", "raised", "--as", "lin"]).code, 0, "{path}");
        assert!(runner.read(path).contains("did"), "{path}");
    }
}

#[cfg(unix)]
#[test]
fn a_linked_folder_is_named_and_not_read() {
    use std::os::unix::fs::symlink;
    let runner = Small::new().item("deliverables/a", "", &[]).file("evidence/x.txt", "x").write();
    let outside = runner.root().parent().unwrap().join("outside");
    std::fs::create_dir_all(outside.join("deep")).unwrap();
    std::fs::write(outside.join("risks.toml"), "section = \"risks\"\n[[items]]\nid = \"r\"\ntitle = \"R\"\n").unwrap();
    symlink(&outside, runner.path("linked")).unwrap();
    std::fs::create_dir(runner.path("below")).unwrap();
    symlink(&outside, runner.path("below/风险")).unwrap();
    symlink(outside.join("risks.toml"), runner.path("one.toml")).unwrap();
    symlink(outside.join("nothing"), runner.path("dangling")).unwrap();
    symlink(&outside, runner.path(".hidden")).unwrap();
    symlink(&outside, runner.path("records")).unwrap();
    let check = runner.run(&["check", "--no-input"]);
    assert_eq!(check.out.matches("warning[linked-folder]").count(), 2, "{}", check.out);
    assert_eq!(check.out.matches("error[symlink]").count(), 2, "{}", check.out);
    for name in ["the folder linked is", "the folder below/风险 is", "one.toml is a symbolic link"] {
        assert!(check.out.contains(name), "{name}: {}", check.out);
    }
    let check = runner.run(&["check", "--no-input", "--lang", "zh-CN"]);
    assert!(check.out.contains("文件夹 linked 是符号链接"), "{}", check.out);
    assert_eq!(runner.run(&["show", "risks/r"]).code, 2);
    assert_eq!(runner.run(&["mark", "a", "delivered", "--as", "lin"]).code, 0);
}

#[test]
fn a_folder_that_cannot_be_listed_is_told_and_ends_like_a_file_that_cannot_be_read() {
    let runner = Small::new().item("deliverables/a", "", &[]).file("inner/risks.toml", "section = \"risks\"\n").write();
    let Some(reader) = disk::Reader::of(&runner) else { return };
    disk::set_mode(&runner.path("inner"), 0o000);
    for (lang, part, told) in
        [("en", "Only a part", "the folder inner cannot be read"), ("zh-CN", "只是一部分", "无法读取文件夹 inner")]
    {
        let run = |arguments: &[&str]| reader.run(&runner, &[arguments, &["--lang", lang]].concat());
        let status = run(&["status"]);
        assert!(status.code == 3 && status.out.contains(part) && status.out.contains("inner/"), "{status:?}");
        assert!(status.err.contains("inner/"), "{status:?}");
        assert_eq!(run(&["status", "--format", "json"]).code, 3);
        assert_eq!(run(&["next"]).code, 3);
        let check = run(&["check", "--no-input"]);
        assert!(check.code == 3 && check.out.contains(told) && !check.out.contains("/work"), "{check:?}");
        assert_eq!(run(&["verify"]).code, 3);
        let mark = run(&["mark", "a", "delivered", "--as", "lin"]);
        assert!(mark.code == 3 && mark.err.contains("inner/"), "{mark:?}");
        assert_eq!(run(&["status", "."]).code, 3, "in a portfolio too");
    }
    disk::set_mode(&runner.path("inner"), 0o755);
    assert_eq!(reader.run(&runner, &["status"]).code, 0);
}

#[test]
fn details_keep_their_lines() {
    let details = "details = \"\"\"\nFirst the key.\nThen:\n\n  - the box\n\t- the lid\n\n\"\"\"";
    let runner = Small::new().item("deliverables/a", details, &[]).write();
    let show = runner.run(&["show", "a"]).out;
    let expected = "Item a\n  First the key.\n  Then:\n\n    - the box\n   - the lid\n  state";
    assert!(show.contains(expected), "{show}");
    let long = format!("details = \"x\\n{}- {}\"", " ".repeat(40), "word ".repeat(60));
    let narrow = Small::new().item("deliverables/a", &long, &[]).write().env("COLUMNS", "60");
    for line in narrow.run(&["show", "a"]).out.lines() {
        assert!(line.width() <= 60 && line == line.trim_end(), "{line:?}");
    }
    let windows = Runner::new();
    windows.write("handover.toml", PROJECT);
    windows.write(
        "d.yaml",
        "section: deliverables\r\nitems:\r\n- id: a\r\n  title: A\r\n  details: |\r\n    one\r\n    two\r\n",
    );
    assert!(windows.run(&["show", "a"]).out.contains("  one\n  two\n"), "{}", windows.run(&["show", "a"]).out);
}
