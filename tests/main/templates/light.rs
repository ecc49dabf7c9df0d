//! `handover init --light`: the core of a template, and nothing that refers to the rest of it.

use crate::support::new_project::{PEOPLE, filled_templates, findings, init};
use crate::support::runner::Runner;
use handover::templates;
use handover::templates::taken::core_items;
use handover::text::Lang;

#[test]
fn the_core_of_every_template_is_a_project_of_its_own() {
    for name in filled_templates() {
        let core = core_items(&templates::load(name, Lang::En).unwrap());
        for format in ["toml", "yaml"] {
            let runner = Runner::new();
            let options = ["new", "--light", "--template", name, "--format", format, "--both", "--witness", "Audit"];
            let witness = ["--person", "witness:zhao:Zhao Min"];
            let options: Vec<&str> = options.into_iter().chain(PEOPLE).chain(witness).collect();
            let output = runner.run(&init(&options));
            assert_eq!((output.code, output.err.as_str()), (0, ""), "{name}");
            let (loaded, codes) = findings(&runner.path("new"));
            assert_eq!(codes, [], "{name} {format}");
            let items = &loaded.view.project.items;
            assert_eq!(items.len(), core.len());
            assert!(items.iter().all(|item| core.contains(&item.name)), "{name}");
            let few = if name == "minimal" { 6..=9 } else { 15..=25 };
            assert!(few.contains(&items.len()), "{name}: {}", items.len());
            // What is signed has something in it.
            for signoff in &loaded.view.project.signoffs {
                assert!(items.iter().any(|item| item.stage == signoff.stage), "{name}: {}", signoff.stage);
            }
        }
    }
}

#[test]
fn what_refers_to_an_item_that_is_not_taken_is_left_out_and_all_else_stays() {
    let toml = "# Scope.\nsection = \"scope\"\ntitle = \"Scope\"\nneeds = [\"training/gone\"]\n\n[[items]]\nid = \"gone\"\n\
                title = \"Gone\"\nlog = [\n]\n\n# About a.\n[[items]]\nid = \"a\" # why\ntitle   =   'A'\n\
                when = { item = \"scope/gone\", is = \"yes\" }\nneeds = [\"gone\", \"training/c\", \"scope/*\", \"one_of:x\", \"signoff/start\"]\n\
                due = \"scope/gone + 4w\"\ncore = true\none_of = \"y\"\nlog = [\n]\n\n[[items]]\nid = \"also-gone\"\ntitle = \"Gone\"\n\
                one_of = \"x\"\nlog = [\n]\n";
    let yaml = "section: training\nitems:\n  - id: gone\n    title: Gone\n    one_of: y\n    log:\n  - core: true\n    id: b\n    title: B # keep\n\
                    \x20   needs:\n      - scope/gone # no\n      - scope/a\n    under: gone\n    log:\n  - {id: c, core: true, title: C, needs: [gone]}\n";
    let runner = Runner::new();
    runner.write(
        "ours/template.toml",
        "[roles]\ngiver = [\"Lead\"]\n[[signoff]]\nstage = \"start\"\ndeclaration = \"Plan.\"\n[[signoff]]\nstage = \"cutover\"\n\
         declaration = \"Done.\"\n",
    );
    runner.write("ours/scope.toml", toml);
    runner.write("ours/training.yaml", yaml);
    runner.write(
        "ours/plan.toml",
        "section = \"plan\"\nstage = \"start\"\nsteps = []\n[[items]]\nid = \"p\"\ntitle = \"P\"\n",
    );
    let options: Vec<&str> = ["new", "--light", "--template", "./ours"].into_iter().chain(PEOPLE).collect();
    let output = runner.run(&init(&options));
    assert_eq!((output.code, output.err.as_str()), (0, ""));
    assert!(!runner.path("new/plan.toml").exists());
    assert!(!runner.read("new/handover.toml").contains("stage = \"start\""));
    let scope = runner.read("new/scope.toml");
    let expected = "#:schema ./.handover/section.schema.json\n# Scope.\nsection = \"scope\"\ntitle = \"Scope\"\n\n# About a.\n[[items]]\n\
         id = \"a\" # why\ntitle   =   'A'\nneeds = [\"training/c\"]\ndue = \"cutover\"\nlog = [\n]\n\n";
    assert_eq!(scope, expected);
    let training = runner.read("new/training.yaml");
    let expected = "# yaml-language-server: $schema=.handover/section.schema.json\nsection: training\nitems:\n  - id: b\n    title: B # keep\n\
                    \x20   needs:\n      - scope/a\n    log:\n  - {id: c, title: C}\n";
    assert_eq!(training, expected);
}

#[test]
fn a_template_without_a_core_has_no_light_form() {
    let runner = Runner::new();
    runner.write("ours/scope.yaml", "section: scope\nitems:\n- {id: a, title: A}\n");
    let output = runner.run(&init(&["new", "--light", "--template", "./ours"]));
    assert_eq!((output.code, output.out.as_str()), (2, ""));
    assert!(
        output.err.contains("the template ours has no light form: none of its items says `core = true`"),
        "{}",
        output.err
    );
    assert!(!runner.path("new").exists());
    let output = runner.run(&init(&["new", "--template", "./ours"]));
    assert_eq!(output.code, 0);
}
