//! `handover init` by its options: what a new project holds, and that nothing is ever overwritten.

use crate::support::new_project::{PEOPLE, filled_templates, findings, has_chinese, init};
use crate::support::runner::Runner;
use handover::model::finding::Severity;
use handover::model::item::{Item, Place};
use handover::model::party::Party;
use handover::model::project::Project;
use handover::templates;
use handover::text::{Lang, Written};

#[test]
fn a_new_project_has_no_finding_but_the_hints_that_a_person_fills_in() {
    for template in filled_templates() {
        for (lang, format) in [("en", "toml"), ("en", "yaml"), ("zh-CN", "toml"), ("zh-CN", "yaml")] {
            let runner = Runner::new();
            let options = ["new", "--template", template, "--lang", lang, "--format", format];
            let output = runner.run(&init(&options));
            // What becomes of the work of a witness that there is not, is told.
            let has_witness = template_has_witness(template);
            assert_eq!((output.code, output.err.is_empty()), (0, !has_witness), "{options:?}: {}", output.err);
            let (loaded, codes) = findings(&runner.path("new"));
            let allowed = [("nobody-in-party", Severity::Hint), ("no-signer", Severity::Hint)];
            assert!(codes.iter().all(|code| allowed.contains(code)), "{options:?}: {codes:?}");
            assert!(!codes.is_empty(), "{options:?}: without people there is something to fill in");
            assert_eq!(loaded.view.project.language.as_deref(), Some(lang));
            assert_eq!(loaded.view.project.template.as_deref(), Some(template));
            assert_eq!(loaded.view.project.timezone.as_deref(), Some("Asia/Shanghai"));
            assert!(loaded.view.project.items.len() >= 6, "{options:?}");

            let runner = Runner::new();
            let options: Vec<&str> = options.into_iter().chain(PEOPLE).collect();
            assert_eq!(runner.run(&init(&options)).code, 0);
            assert_eq!(findings(&runner.path("new")).1, [], "{options:?}");
        }
    }
}

#[test]
fn whoever_brings_a_list_starts_from_nothing_and_is_told_how_to_bring_it_in() {
    let runner = Runner::new();
    let options = ["new", "--template", "空白", "--lang", "zh-CN"];
    let made = runner.run(&init(&[&options[..], &PEOPLE].concat()));
    assert!(made.out.contains("目前还没有事项") && made.out.contains("       handover import 文件\n"), "{}", made.out);
    assert_eq!(findings(&runner.path("new")).1, []);
    runner.write("清单.csv", "移交内容,负责人,截止日期\n店铺主账号,Lin Wei,2026-12-01\n客服手册,Lin Wei,2026-12-05\n");
    let import = ["import", "../清单.csv", "--section", "deliverables", "--as", "lin", "--yes"];
    assert_eq!(runner.run_in("new", &import).code, 0);
    let items = findings(&runner.path("new")).0.view.project.items;
    assert_eq!(items.iter().map(|item| item.stage.as_str()).collect::<Vec<_>>(), ["cutover"; 2]);
}

fn template_has_witness(name: &str) -> bool {
    !templates::load(name, Lang::En).unwrap().roles_of(Party::Witness).is_empty()
}

#[test]
fn toml_and_yaml_projects_of_one_template_say_the_same() {
    for (template, lang) in templates::names().into_iter().flat_map(|name| [(name, "en"), (name, "zh-CN")]) {
        let runner = Runner::new();
        for format in ["toml", "yaml"] {
            let options = [format, "--format", format, "--template", template, "--lang", lang];
            let options: Vec<&str> = options.into_iter().chain(PEOPLE).chain(["--witness", "Audit: no"]).collect();
            assert_eq!(runner.run(&init(&options)).code, 0);
        }
        let (toml, yaml) = (findings(&runner.path("toml")).0, findings(&runner.path("yaml")).0);
        let (toml, yaml) = (toml.view.project, yaml.view.project);
        let items = |project: &Project| {
            let items = project.items.iter().map(|item| {
                let nowhere = Place::default();
                format!("{:?}", Item { place: nowhere, ..item.clone() })
            });
            items.collect::<Vec<_>>()
        };
        assert_eq!(items(&toml), items(&yaml), "{template} {lang}");
        let titles =
            |project: &Project| project.sections.iter().map(|section| section.title.clone()).collect::<Vec<_>>();
        assert_eq!(titles(&toml), titles(&yaml));
        assert_eq!((&toml.title, &toml.parties, &toml.milestones), (&yaml.title, &yaml.parties, &yaml.milestones));
        let signoffs = |project: &Project| {
            let parts = project.signoffs.iter().map(|s| (s.stage.clone(), s.signers.clone(), s.declaration.clone()));
            parts.collect::<Vec<_>>()
        };
        assert_eq!(signoffs(&toml), signoffs(&yaml));
        let people = |project: &Project| {
            let parts = project.people.iter().map(|p| (p.id.clone(), p.name.clone(), p.party, p.email.clone()));
            parts.collect::<Vec<_>>()
        };
        assert_eq!(people(&toml), people(&yaml));
        assert_ne!(toml.uuid, yaml.uuid, "every project has an identity of its own");
    }
}

#[test]
fn toml_sections_are_the_templates_own_bytes_below_the_line_for_editors_without_the_marks_of_its_core() {
    let runner = Runner::new();
    assert_eq!(runner.run(&init(&["new", "--template", "agency"])).code, 0);
    for file in templates::load("agency", Lang::En).unwrap().files {
        let path = format!("new/{}", file.path.display());
        let text = runner.read(&path);
        let (first, rest) = text.split_once('\n').unwrap();
        assert_eq!(first, "#:schema ./.handover/section.schema.json", "{path}");
        let own = std::str::from_utf8(&file.content).unwrap().replace("\ncore = true\n", "\n");
        assert_eq!(rest, own, "{path}");
    }
}

#[test]
fn days_that_nobody_gives_are_counted() {
    let runner = Runner::new();
    let output = runner.run(&init(&["."]));
    assert!(output.out.contains("cutover  20 Dec 2026 (30 days after start)"), "{}", output.out);
    let milestones = |folder: &str| {
        let project = findings(&runner.path(folder)).0.view.project;
        project.milestones.iter().map(|(name, day)| format!("{name} {day}")).collect::<Vec<_>>()
    };
    assert_eq!(milestones("."), ["start 2026-11-20", "cutover 2026-12-20", "close 2027-01-19"]);
    let runner = Runner::new();
    runner.run(&init(&[".", "--start", "2026-11-02", "--cutover", "2026-11-30"]));
    let project = findings(runner.root()).0.view.project;
    assert_eq!(project.milestone("close").unwrap().to_string(), "2026-12-30");
}

#[test]
fn where_a_plan_is_signed_first_there_is_time_for_it() {
    let start = |more: &[&str]| {
        let runner = Runner::new();
        let output = runner.run(&init(&[&["new", "--template", "agency"], more].concat()));
        assert_eq!(output.code, 0, "{}", output.err);
        let (loaded, _) = findings(&runner.path("new"));
        assert!(loaded.view.standings.iter().all(|standing| standing.days_late.is_none()) || !more.is_empty());
        (loaded.view.project.milestone("start").unwrap().to_string(), output.out)
    };
    let (day, shown) = start(&[]);
    assert_eq!(day, "2026-11-27");
    assert!(shown.contains("27 Nov 2026 (in 7 days, so that the plan is signed first)"), "{shown}");
    assert_eq!(start(&["--cutover", "2026-11-24"]).0, "2026-11-24");
    assert_eq!(start(&["--start", "2026-11-02"]).0, "2026-11-02");
}

#[test]
fn today_is_told_in_the_time_zone_of_the_machine() {
    let runner = Runner::new().env("TZ", "America/Los_Angeles").env("HANDOVER_NOW", "2026-11-20T10:00:00+08:00");
    runner.run(&init(&["."]));
    let project = findings(runner.root()).0.view.project;
    assert_eq!(project.milestone("start").unwrap().to_string(), "2026-11-19");
    assert_eq!(project.timezone.as_deref(), Some("America/Los_Angeles"));
    let runner = Runner::new().env("TZ", "CST-8");
    assert_eq!(runner.run(&init(&["."])).code, 0);
    assert_eq!(findings(runner.root()).0.view.project.timezone, None);
}

#[test]
fn the_short_name_comes_from_the_parties_and_the_title_from_the_template() {
    let runner = Runner::new();
    runner.run(&init(&["new (1)"]));
    let project = findings(&runner.path("new (1)")).0.view.project;
    assert_eq!(project.id, "bright-agency-acme-retail-2026");
    assert_eq!(project.title, "Handover from Bright Agency to Acme Retail".into());
    let long = "明启电子商务代运营服务（上海）有限公司";
    runner.run(&["init", "second", "--giver", long, "--receiver", "…", "--title", "旗舰店", "--cutover", "2027-01-31"]);
    let project = findings(&runner.path("second")).0.view.project;
    assert_eq!((project.id.as_str(), project.title.of(Lang::Zh)), ("明启电子商务代运营服务-上海-2027", "旗舰店"));
    runner.run(&init(&["third", "--id", " 店铺-2026 "]));
    assert_eq!(findings(&runner.path("third")).0.view.project.id, "店铺-2026");
}

#[test]
fn nothing_is_ever_overwritten() {
    let section = "section = \"scope\"\ntitle = \"Mine\"\n";
    let cases: [(&str, &str, &str); 7] = [
        ("handover.toml", "format = 1\n", "handover.toml"),
        ("handover.yaml", "format: 1\n", "handover.yaml"),
        ("handover.yml", "format: 1\n", "handover.yml"),
        ("scope.toml", section, "scope.toml"),
        ("evidence/README.md", "mine", "evidence/README.md"),
        ("README.handover.md", "mine", "README.handover.md"),
        ("deploy/compose.yaml", "services: {}\n", "deploy/compose.yaml"),
    ];
    for (path, text, named) in cases {
        let runner = Runner::new();
        runner.write(path, text);
        runner.write("README.md", "what this repository is\n");
        let before = runner.snapshot();
        let output = runner.run(&init(&["."]));
        assert_eq!((output.code, output.out.as_str()), (3, ""), "{path}");
        assert!(output.err.contains(named) && output.err.contains("hint: "), "{path}: {}", output.err);
        assert_eq!(runner.snapshot(), before, "{path}");
    }
}

#[test]
fn a_second_init_changes_nothing() {
    let runner = Runner::new();
    assert_eq!(runner.run(&init(&["."])).code, 0);
    let before = runner.snapshot();
    for options in [init(&["."]), init(&[".", "--format", "yaml"]), init(&["sub/new"]), init(&["x/../sub"])] {
        let output = runner.run(&options);
        assert_eq!(output.code, 3, "{options:?}: {}", output.err);
        assert_eq!(runner.snapshot(), before, "{options:?}");
    }
}

#[test]
fn a_folder_named_in_a_roundabout_way_is_the_folder_that_is_meant() {
    let runner = Runner::new();
    assert_eq!(runner.run(&init(&["first"])).code, 0);
    let output = runner.run(&init(&["first/nowhere/../../second"]));
    assert_eq!(output.code, 0, "{}", output.err);
    assert!(runner.path("second/handover.toml").is_file());
    assert!(!runner.path("first/nowhere").exists());
}

#[test]
fn files_that_belong_to_nobody_here_stay_and_do_not_hinder() {
    let runner = Runner::new();
    runner.write("readme.MD", "what this repository is\n");
    runner.write(".gitattributes", "*.png binary\n");
    runner.write(".github/workflows/ci.yml", "on: push\n");
    runner.write("evidence/old.yaml", "a: 1\n");
    let before = runner.snapshot();
    let output = runner.run(&init(&["."]));
    assert_eq!(output.code, 0, "{}", output.err);
    let after = runner.snapshot();
    assert!(before.iter().all(|(path, bytes)| after.get(path) == Some(bytes)));
    assert!(runner.read("README.handover.md").contains("two keys"));
    assert!(runner.read("handover.toml").contains("README.handover.md"));
    assert!(output.out.contains("readme.MD was there already"), "{}", output.out);
    assert!(output.out.contains("* -text"), "{}", output.out);

    let runner = Runner::new();
    let written = Runner::new();
    written.run(&init(&["."]));
    let attributes = written.read(".gitattributes");
    assert!(attributes.starts_with("* -text\n") && attributes.contains("*.toml merge=handover\n"), "{attributes}");
    runner.write(".gitattributes", &format!("*.png binary\n{attributes}"));
    assert!(!runner.run(&init(&["."])).out.contains("* -text"), "what is there already is not asked for");
}

#[test]
fn a_folder_that_cannot_be_written_is_left_as_it_was() {
    let runner = Runner::new();
    runner.write("file", "a file\n");
    runner.write("taken/evidence", "a file where a folder should be\n");
    let before = runner.snapshot();
    for folder in ["file", "file/new", "taken"] {
        let output = runner.run(&init(&[folder]));
        assert_eq!(output.code, 3, "{folder}: {}", output.err);
        assert!(output.err.starts_with("error: "), "{}", output.err);
        assert_eq!(runner.snapshot(), before, "{folder}");
    }
}

#[test]
fn git_keeps_every_byte_of_a_new_project() {
    let runner = Runner::new();
    assert_eq!(runner.run(&init(&["new"])).code, 0);
    runner.write("new/evidence/log.txt", "one\r\ntwo\r\n");
    runner.git("new", &["init", "-q"]);
    runner.git("new", &["-c", "core.autocrlf=true", "add", "."]);
    let listed = runner.git("new", &["ls-files", "--eol"]);
    assert!(listed.lines().all(|line| line.contains("attr/-text")), "{listed}");
    assert!(listed.lines().any(|line| line.starts_with("i/crlf") && line.ends_with("evidence/log.txt")), "{listed}");
    assert!(listed.contains("evidence/README.md"), "the folder survives git: {listed}");
    assert_eq!(runner.git("new", &["status", "--porcelain", "--ignored"]).matches("A  ").count(), 16);
}

#[test]
fn what_to_do_next_fits_the_folder() {
    let runner = Runner::new();
    let output = runner.run(&init(&["my handover"]));
    assert!(output.out.contains("cd \"my handover\"\n"), "{}", output.out);
    assert!(output.out.contains("git init && git add . && git commit"), "{}", output.out);
    assert!(output.out.contains("Nobody acts for the giver and the receiver yet"), "{}", output.out);
    let runner = Runner::new();
    runner.git(".", &["init", "-q"]);
    let options: Vec<&str> = ["."].into_iter().chain(PEOPLE).collect();
    let output = runner.run(&init(&options));
    assert!(!output.out.contains("cd ") && !output.out.contains("git init"), "{}", output.out);
    assert!(!output.out.contains("Nobody acts"), "{}", output.out);
    assert!(output.out.contains("9 sections with 9 items"), "{}", output.out);
}

#[test]
fn a_chinese_project_is_chinese_throughout() {
    for (template, format) in templates::names().into_iter().flat_map(|name| [(name, "toml"), (name, "yaml")]) {
        let runner = Runner::new();
        let options = ["new", "--lang", "zh-CN", "--template", template, "--format", format];
        let parties = ["--giver", "明启代运营", "--receiver", "安可零售"];
        let arguments: Vec<&str> = ["init"].into_iter().chain(options).chain(parties).collect();
        let output = runner.run(&arguments);
        assert_eq!(output.code, 0, "{}", output.err);
        let command = |line: &str| ["cd ", "git ", "handover "].iter().any(|start| line.trim().starts_with(start));
        for line in output.out.lines().filter(|line| !line.is_empty() && !command(line)) {
            assert!(has_chinese(line), "{line}");
        }
        let (loaded, _) = findings(&runner.path("new"));
        let project = &loaded.view.project;
        assert!(project.title.of(Lang::En).contains("明启代运营"));
        for item in &project.items {
            let texts = [Some(&item.title), item.accept_when.as_ref()].into_iter().flatten();
            for text in texts.flat_map(Written::texts) {
                assert!(has_chinese(text), "{}: {text}", item.name);
            }
        }
        for signoff in &project.signoffs {
            assert!(signoff.declaration.as_ref().unwrap().texts().all(has_chinese));
        }
        let extension = format!(".{format}");
        for name in runner.names().iter().filter(|name| name.ends_with(&extension)) {
            let text = runner.read(name);
            let comments = text.lines().filter_map(|line| line.strip_prefix("# "));
            for line in comments.filter(|line| line.split_whitespace().count() > 3) {
                assert!(has_chinese(line), "{name}: {line}");
            }
        }
        for guide in ["new/README.md", "new/evidence/README.md"] {
            let text = runner.read(guide);
            let words = text.lines().filter(|line| line.split_whitespace().count() > 4);
            for line in words.filter(|line| !line.contains("did")) {
                assert!(has_chinese(line), "{guide}: {line}");
            }
            let between = text.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
            let placeholder = |word: &str| word.chars().all(|c| c.is_ascii_lowercase() || c == '_');
            assert!(!between.into_iter().any(|(word, _)| placeholder(word)), "{guide}: a placeholder is left");
        }
    }
}
