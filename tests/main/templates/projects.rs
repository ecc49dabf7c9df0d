//! Templates: both languages say the same, and a folder of one's own works like one or is refused with every reason.

use crate::support::new_project::{filled_templates, has_chinese, init};
use crate::support::runner::Runner;
use handover::files::format;
use handover::files::format::{Format, Node, Value};
use handover::templates;
use handover::text::Lang;

/// What must be the same in both languages: every key in its order, and the values that are no prose.
fn skeleton(node: &Node, key: &str, out: &mut String) {
    let plain =
        ["section", "id", "due", "needs", "stage", "under", "optional", "action", "factor", "likelihood", "impact"];
    match &node.value {
        Value::Table(entries) => {
            for entry in entries {
                *out += &format!("\n{}", entry.key);
                skeleton(&entry.node, &entry.key, out);
            }
        }
        Value::List(members) if key == "items" || key == "needs" => {
            members.iter().for_each(|member| skeleton(member, key, out));
        }
        value if plain.contains(&key) => *out += &format!(" {value:?}"),
        _ => {}
    }
}

#[test]
fn both_languages_have_the_same_items_fields_days_and_needs() {
    for name in filled_templates() {
        let skeletons = |lang: Lang| {
            let template = templates::load(name, lang).unwrap();
            let files = template.files.iter().map(|file| {
                let document = format::parse(&file.content, Format::Toml).unwrap();
                let mut text = String::new();
                skeleton(&document.root, "", &mut text);
                (file.path.clone(), text)
            });
            files.collect::<Vec<_>>()
        };
        for (en, zh) in skeletons(Lang::En).iter().zip(skeletons(Lang::Zh)) {
            assert_eq!(*en, zh, "{name}");
            assert!(en.1.contains("\nid ") && en.1.contains("\ndue "), "{name}: {}", en.1);
        }
    }
}

#[test]
fn every_item_of_every_template_has_an_owner_a_day_and_a_criterion() {
    let runner = Runner::new();
    for name in filled_templates() {
        for lang in ["en", "zh-CN"] {
            let output = runner.run(&["templates", name, "--lang", lang, "--format", "json"]);
            let shown: serde_json::Value = serde_json::from_str(&output.out).unwrap();
            let sections = shown["sections"].as_array().unwrap();
            let items: Vec<_> = sections.iter().flat_map(|section| section["items"].as_array().unwrap()).collect();
            assert_eq!(items.len(), shown["template"]["items"].as_u64().unwrap() as usize);
            let enough = match name {
                "minimal" => 6..=9,
                "post" => 55..=80,
                _ => 55..=110,
            };
            assert!(enough.contains(&items.len()), "{name}: {}", items.len());
            for item in items {
                assert!(!item["owner"].as_array().unwrap().is_empty(), "{name} {lang}: {item}");
                for field in ["title", "due", "accept_when"] {
                    assert!(
                        item[field].as_str().is_some_and(|text| !text.is_empty()),
                        "{name} {lang}: {field}: {item}"
                    );
                }
                // A day counted from a milestone, from another item or from a signature.
                let due = item["due"].as_str().unwrap();
                let counted = ["start", "cutover", "close"].iter().any(|name| due.starts_with(name));
                assert!(counted || due.contains('/'), "{name}: {item}");
            }
        }
    }
}

#[test]
fn the_list_says_what_each_template_is_for() {
    let runner = Runner::new();
    for (lang, word) in [("en", "Outsourcing exit"), ("zh-CN", "外包退出")] {
        let output = runner.run(&["templates", "--lang", lang]);
        assert_eq!((output.code, output.err.as_str()), (0, ""));
        for name in templates::names() {
            assert!(output.out.lines().any(|line| line.starts_with(name)), "{name}: {}", output.out);
        }
        assert!(output.out.contains(word) && has_chinese(&output.out) == (lang == "zh-CN"), "{}", output.out);
    }
    let list: serde_json::Value = serde_json::from_str(&runner.run(&["templates", "--format", "json"]).out).unwrap();
    assert_eq!(list["schema"], "handover/templates/1");
    assert_eq!(list["templates"].as_array().unwrap().len(), templates::names().len());
    let shown = runner.run(&["templates", "minimal"]).out;
    let needed = [
        "Main working data",
        "backups/main-data",
        "due cutover - 10d",
        "done when: ",
        "needs The work that changes hands",
    ];
    assert!(needed.iter().all(|part| shown.contains(part)), "{shown}");
    let output = runner.run(&["templates", "agncy"]);
    assert_eq!(output.code, 2);
    assert!(output.err.contains("did you mean `agency`?"), "{}", output.err);
    assert!(runner.names().is_empty());
}

#[test]
fn a_folder_of_ones_own_becomes_a_project_with_its_variables_filled_in() {
    let runner = Runner::new();
    runner.write(
        "ours/template.toml",
        "title = \"Ours\"\nproject_title = \"{receiver} after {giver}\"\n[[signoff]]\nstage = \"cutover\"\n\
         declaration = \"{giver} is done on {cutover}.\"\n",
    );
    runner.write(
        "ours/scope.toml",
        "# {giver} stays {as} it is\nsection = \"scope\"\n[[items]]\nid = \"a\" # why\ntitle = 'All of {giver}'\n\
         details = \"{{not}} {title}, {start} to {close}\"\nowner = [\"{person:lin}\"]\nlog = [\n]\n",
    );
    runner.write("ours/deep/training.yaml", "section: training\nitems:\n  - id: b\n    title: {receiver}\n    log:\n");
    runner.write("ours/.git/config.toml", "not = \"ours\"\n");
    runner.write("ours/notes.txt", "not ours either\n");
    let options: Vec<&str> = ["new", "--template", "ours", "--title", "T {giver}", "--close", "2026-12-31"].into();
    let people = ["--person", "giver:lin:Lin \"{x}\"", "--person", "receiver:chen:Chen"];
    let output = runner.run(&init(&options.into_iter().chain(people).collect::<Vec<_>>()));
    assert_eq!((output.code, output.err.as_str()), (0, ""));
    let expected = "#:schema ./.handover/section.schema.json\n# {giver} stays {as} it is\nsection = \"scope\"\n[[items]]\n\
         id = \"a\" # why\ntitle = \"All of Bright Agency\"\ndetails = \"{not} T {giver}, 2026-11-20 to 2026-12-31\"\n\
         owner = [\"Lin \\\"{x}\\\"\"]\nlog = [\n]\n";
    assert_eq!(runner.read("new/scope.toml"), expected);
    let yaml = "# yaml-language-server: $schema=../.handover/section.schema.json\nsection: training\nitems:\n  - id: b\n    \
                title: Acme Retail\n    log:\n";
    assert_eq!(runner.read("new/deep/training.yaml"), yaml);
    let project = runner.read("new/handover.toml");
    for part in
        ["template = \"ours\"", "title = \"T {giver}\"", "declaration = \"Bright Agency is done on 2026-12-20.\""]
    {
        assert!(project.contains(part), "{part}: {project}");
    }
    assert!(!runner.path("new/notes.txt").exists() && !runner.path("new/template.toml").exists());
    assert_eq!(runner.run(&init(&["second", "--template", "./ours", "--person", "giver:lin:L"])).code, 0);
    assert!(runner.read("second/handover.toml").contains("title = \"Acme Retail after Bright Agency\""));
    let shown = runner.run(&["templates", "ours"]);
    assert!(shown.out.contains("All of {giver}") && shown.out.contains("training/b"), "{}", shown.out);
}

#[test]
fn a_built_in_template_comes_before_a_folder_of_its_name_unless_that_is_given_as_a_path() {
    let runner = Runner::new();
    runner.write("minimal/scope.yaml", "section: scope\nitems:\n- {id: mine, title: Mine}\n");
    let output = runner.run(&init(&["one", "--template", "minimal"]));
    assert_eq!(output.code, 0);
    assert!(output.err.contains("for the folder, write ./minimal"), "{}", output.err);
    assert!(runner.path("one/backups.toml").is_file());
    let output = runner.run(&init(&["two", "--template", "./minimal"]));
    assert_eq!((output.code, output.err.as_str()), (0, ""));
    assert!(runner.read("two/scope.yaml").contains("id: mine") && !runner.path("two/backups.toml").exists());
}

#[test]
fn a_template_with_a_language_folder_each_is_taken_in_the_language_of_the_project() {
    let runner = Runner::new();
    runner.write("ours/en/scope.yaml", "section: scope\nitems:\n- {id: a, title: English}\n");
    runner.write("ours/zh-CN/scope.yaml", "section: scope\nitems:\n- {id: a, title: 中文}\n");
    assert_eq!(runner.run(&init(&["new", "--template", "ours", "--lang", "zh-CN"])).code, 0);
    assert!(runner.read("new/scope.yaml").contains("中文"));
    std::fs::remove_dir_all(runner.path("ours/zh-CN")).unwrap();
    let output = runner.run(&init(&["other", "--template", "ours", "--lang", "zh-CN"]));
    assert_eq!(output.code, 2);
    assert!(output.err.contains("模板 ours 中没有 zh-CN 文件夹"), "{}", output.err);
}

/// The files of a template, and what is said about it.
type BadTemplate<'a> = (&'a [(&'a str, &'a str)], &'a [&'a str]);

#[test]
fn a_bad_template_is_refused_with_every_reason_and_nothing_is_written() {
    let item = "section = \"scope\"\n[[items]]\nid = \"a\"\ntitle = ";
    let cases: [BadTemplate; 14] = [
        (&[], &["there is no template folder ./ours"]),
        (&[("notes.txt", "x")], &["holds no section file"]),
        (
            &[("handover.toml", "format = 1\n"), ("scope.toml", "section = \"scope\"\n")],
            &["is a handover (handover.toml)"],
        ),
        (&[("scope.toml", "section = \"scope\"\n[[items")], &["./ours/scope.toml:2", "error[syntax]"]),
        (&[("scope.yaml", "section: scope\nitems: {\n")], &["./ours/scope.yaml", "error[syntax]"]),
        (&[("a.toml", "title = \"x\"\n")], &["error[not-a-section]", "./ours/a.toml"]),
        (
            &[("a.yaml", "section: scope\nitems:\n- {id: a}\n- {id: a, title: 5}\n")],
            &["2 errors", "`title` is missing", "a.yaml:4"],
        ),
        (
            &[("a.toml", "section = \"risks\"\n[[items]]\nid = \"a\"\ntitle = \"b\"\nimpact = 9\n")],
            &["a.toml:5", "out-of-range"],
        ),
        (
            &[
                ("scope.toml", &(item.to_owned() + "\"{gver} {witness}\"\n") as &str),
                ("b.yaml", "section: scope\ntitle: {reciever}\nowner: ['{person:lin}', 'a {b']\n"),
            ],
            &[
                "./ours/scope.toml:4: there is no variable `{gver}`; did you mean `{giver}`?",
                "./ours/scope.toml:4: `{witness}` stands for nothing; give --witness",
                "./ours/b.yaml:2: there is no variable `{reciever}`; did you mean `{receiver}`?",
                "./ours/b.yaml:3: nobody has the id `lin`; give --person",
                "./ours/b.yaml:3: a brace is not closed",
                "hint: variables: {giver}, {receiver}",
            ],
        ),
        (
            &[("template.toml", "title = \"x"), ("a.toml", "section = \"scope\"\n")],
            &["./ours/template.toml:1: this is not TOML"],
        ),
        (
            &[("template.toml", "\ntitle = 5\nproject_title = \"{title} {x\"\n"), ("a.toml", "section = \"scope\"\n")],
            &[
                "template.toml:2: `title` should be a text",
                "template.toml:3: `{title}` cannot stand",
                "template.toml:3: a brace is not",
            ],
        ),
        (
            &[
                ("template.toml", "[[signoff]]\nstage = \"cutover\"\ndeclaration = \"{nobody}\"\n"),
                ("a.toml", "section = \"scope\"\n"),
            ],
            &["template.toml:3: there is no variable `{nobody}`"],
        ),
        (
            &[
                ("template.toml", "[[signoff]]\nstage = \"later\"\ndeclaration = \"x\"\n"),
                ("a.toml", "section = \"scope\"\n"),
            ],
            &["error[unknown-stage]"],
        ),
        (&[("a.yaml", "section: scope\nitems:\n- {id: a, title: b, needs: [scope/c]}\n")], &["a.yaml:3", "scope/c"]),
    ];
    for (files, reasons) in cases {
        let runner = Runner::new();
        files.iter().for_each(|(name, text)| runner.write(&format!("ours/{name}"), text));
        let before = runner.snapshot();
        let output = runner.run(&init(&["new", "--template", "./ours"]));
        assert!([2, 3].contains(&output.code), "{files:?}: {}", output.err);
        for reason in reasons {
            assert!(output.err.contains(reason), "{files:?}: {reason}: {}", output.err);
        }
        assert_eq!(runner.snapshot(), before, "{files:?}");
    }
}

#[test]
fn a_template_inside_the_new_project_is_refused_unless_it_lies_where_no_sections_are_read() {
    let runner = Runner::new();
    let section = "section: scope\nitems:\n- {id: a, title: b}\n";
    runner.write("ours/scope.yaml", section);
    let before = runner.snapshot();
    let output = runner.run(&init(&[".", "--template", "ours"]));
    assert_eq!(output.code, 2, "{}", output.err);
    assert!(output.err.contains("the template ours lies inside the new handover"), "{}", output.err);
    assert_eq!(runner.snapshot(), before);
    let runner = Runner::new();
    runner.write(".ours/scope.yaml", section);
    assert_eq!(runner.run(&init(&[".", "--template", "./.ours"])).code, 0);
}

#[test]
fn nothing_in_the_built_in_templates_is_taken_for_a_variable_by_mistake() {
    for (name, lang) in templates::names().into_iter().flat_map(|name| [(name, Lang::En), (name, Lang::Zh)]) {
        let template = templates::load(name, lang).unwrap();
        let values = templates::variables::NAMES.map(|name| (name.to_owned(), Some("x".to_owned()))).to_vec();
        for file in &template.files {
            let filled = templates::variables::fill_bytes(&file.content, Format::Toml, &values);
            assert!(filled.is_ok(), "{name} {}: {filled:?}", file.path.display());
        }
        for signoff in &template.signoffs {
            assert!(signoff.declaration.texts().all(|text| templates::variables::fill(text, &values).is_ok()));
        }
    }
}
