//! `handover instructions`: what it tells a script to run is run here, line by line, in both languages.

use crate::support::runner::Runner;
use crate::support::small::Small;

/// What the lines name.
fn project() -> Runner {
    Small::new()
        .nobody_signs()
        .item("permissions/shop-owner", "action = \"transfer\"", &[])
        .item("deliverables/manual", "", &[])
        .file("papers/manual.pdf", "%PDF-1.4\n")
        .write()
}

#[test]
fn every_line_that_a_script_is_told_to_run_does_what_is_said_of_it() {
    for lang in ["en", "zh-CN"] {
        let runner = project();
        let page = runner.run(&["instructions", "--lang", lang]).out;
        let lines: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("    handover ")).collect();
        assert!(lines.len() >= 12, "{lang}: {lines:?}");
        for line in lines {
            let before = runner.snapshot();
            let said = runner.shell(&format!("handover {line}; echo \"code $?\""), runner.root());
            let told = said.lines().last().unwrap_or_default();
            // What is outstanding is told with a one; that is no failure.
            let reads = line.contains("--format json") || line.starts_with("check");
            assert!(told == "code 0" || (reads && told == "code 1"), "{lang}: handover {line}\n{said}");
            assert_eq!(runner.snapshot() == before, reads, "{lang}: handover {line}\n{said}");
        }
        assert!(runner.read("deliverables.toml").contains("cutover - 7d"));
    }
}
