//! Where outputs go: one rule for every command that writes one.

use crate::support::runner::{NOW, Runner};
use crate::support::small::Small;
use clap::Parser;
use handover::cli::Cli;
use handover::context::Context;
use handover::model::clock::parse_moment;
use handover::screen::ui::Scripted;

/// Every command with an output that can go to a file.
const OUTPUTS: [&[&str]; 15] = [
    &["status"],
    &["status", "--by", "due", "--format", "csv"],
    &["status", "--format", "html"],
    &["status", "--format", "json"],
    &["status", ".", "--format", "yaml"],
    &["record", "cutover"],
    &["record", "cutover", "--format", "html"],
    &["record", "cutover", "--format", "docx"],
    &["export", "csv"],
    &["export", "json"],
    &["export", "md"],
    &["export", "xlsx"],
    &["export", "zip"],
    &["export", "ics"],
    &["export", "page", "--for", "chen"],
];

fn project() -> Runner {
    Small::new().item("permissions/root", "due = \"cutover - 7d\"", &["lin granted"]).write()
}

#[test]
fn a_file_takes_what_a_pipe_would_get_and_a_dash_is_the_pipe() {
    let runner = project();
    for words in OUTPUTS {
        let with = |more: &[&str]| {
            let output = runner.command(&[words, more].concat()).output().unwrap();
            assert_eq!(output.status.code(), Some(0), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
            output
        };
        let piped = with(&[]).stdout;
        assert!(!piped.is_empty(), "{words:?}");
        assert!(with(&["-o", "-"]).stdout == piped, "{words:?}");
        let written = with(&["-o", "../out", "--force"]);
        assert!(written.stdout.is_empty() && !written.stderr.is_empty(), "{words:?}");
        assert!(std::fs::read(runner.path("../out")).unwrap() == piped, "{words:?}");
        assert!(!runner.path("-").exists());
    }
}

#[test]
fn no_output_takes_the_place_of_what_a_project_is_made_of_or_of_a_file_unasked() {
    let runner = project();
    runner.write("../other/handover.toml", &runner.read("handover.toml"));
    runner.write("../other/records/.keep", "");
    runner.write("../mine.txt", "mine");
    let before = (runner.snapshot(), runner.read("../mine.txt"), runner.read("../other/handover.toml"));
    for words in OUTPUTS {
        for (target, force) in [
            ("permissions.toml", true),
            ("handover.toml", true),
            ("new.yaml", false),
            ("../other/handover.toml", true),
            ("../other/records/x.md", false),
            ("../mine.txt", false),
        ] {
            let output = runner.run(&[words, &["-o", target], if force { &["--force"] } else { &[] }].concat());
            assert_eq!((output.code, output.out.as_str()), (2, ""), "{words:?} {target}: {}", output.err);
        }
    }
    assert!((runner.snapshot(), runner.read("../mine.txt"), runner.read("../other/handover.toml")) == before);
}

#[test]
fn a_terminal_gets_nothing_that_nobody_reads_there() {
    let runner = project();
    for (words, refused) in OUTPUTS.into_iter().zip([0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 1]) {
        for dash in [&[][..], &["-o", "-"]] {
            let cli = Cli::try_parse_from([&["handover"], words, dash].concat()).unwrap();
            let mut ui = Scripted::default();
            let mut context = Context::for_test(runner.root(), parse_moment(NOW).unwrap(), &mut ui);
            context.out_is_terminal = true;
            let ran = handover::commands::run(cli.command, &mut context);
            assert_eq!(ran.is_err(), refused == 1, "{words:?} {dash:?}: {ran:?}");
        }
    }
}
