//! One mistake gives one finding: a good project with one token damaged has at most one error.

use crate::support::dice::Dice;
use crate::support::runner::copy_tree;
use crate::support::small::Small;
use chrono::DateTime;
use handover::checks::check_all;
use handover::files::load::load_project;
use handover::model::finding::Severity;
use handover::text::Lang;
use std::fs;
use std::path::Path;

/// The errors of a project, as their codes and fields.
fn errors(root: &Path) -> Vec<String> {
    let now = DateTime::parse_from_rfc3339("2026-11-20T18:00:00+08:00").unwrap();
    let findings = check_all(&load_project(root, now).unwrap());
    let errors = findings.into_iter().filter(|finding| finding.severity == Severity::Error);
    errors.map(|finding| format!("{} {}", finding.code, finding.field.unwrap_or_default())).collect()
}

/// Where words stand in a text: what is damaged is one letter of one.
fn words(text: &str) -> Vec<usize> {
    let mut places = Vec::new();
    let mut before = ' ';
    for (at, mark) in text.char_indices() {
        if mark.is_ascii_alphanumeric() && !before.is_ascii_alphanumeric() {
            places.push(at);
        }
        before = mark;
    }
    places
}

#[test]
fn a_letter_changed_in_a_good_project_gives_at_most_one_error() {
    let mut dice = Dice(7);
    let mut wrong = Vec::new();
    for name in ["store", "门店交接"] {
        let folder = tempfile::tempdir().unwrap();
        copy_tree(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/projects").join(name), folder.path());
        let usual = errors(folder.path()).len();
        let files = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
        let mut files: Vec<_> = files.filter(|path| path.is_file()).collect();
        files.sort();
        for _ in 0..150 {
            let file = &files[dice.roll(files.len())];
            let good = fs::read_to_string(file).unwrap();
            let places = words(&good);
            if places.is_empty() {
                continue;
            }
            let at = places[dice.roll(places.len())];
            let mut damaged = good.clone();
            damaged.replace_range(at..at + 1, dice.pick(&["", "x", "：", "　", "\"", "9"]));
            fs::write(file, &damaged).unwrap();
            let found = errors(folder.path());
            if found.len() > usual + 1 {
                let line = good[..at].matches('\n').count();
                wrong.push(format!("{}:{} {:?}: {found:?}", file.display(), line + 1, damaged.lines().nth(line)));
            }
            fs::write(file, good).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_dash_without_its_blank_is_told_however_the_lines_below_stand() {
    for below in ["    title: X", "   title: X", "  title: X"] {
        let text = format!("section: scope\nitems:\n  -id: a1\n{below}\n");
        let seen = crate::support::small::Small::new().file("y.yaml", &text).load();
        let findings = seen.findings();
        let finding = findings.iter().find(|one| one.severity == handover::model::finding::Severity::Error).unwrap();
        let told = finding.message.of(handover::text::Lang::En);
        assert_eq!(told, "a blank is missing after `-` on line 3", "{below}");
        assert!(finding.advice.as_ref().unwrap().of(handover::text::Lang::En).contains("`- id: a1`"), "{below}");
    }
}

#[test]
fn what_a_file_says_for_all_its_items_is_wrong_once() {
    let head = "needs = [\"signoff/nowhere\", \"nothing\"]\nowner = [\"Account laed\"]\n";
    let items = "[[items]]\nid = \"a\"\ntitle = \"A\"\n[[items]]\nid = \"b\"\ntitle = \"B\"\n";
    let own = "[[items]]\nid = \"c\"\ntitle = \"C\"\nneeds = [\"nothing\"]\nowner = [\"lin\"]\n";
    let project = Small::new().file("a.toml", &format!("section = \"scope\"\n{head}{items}{own}")).load();
    let found = check_all(&project.loaded);
    let told = |code: &str| -> Vec<(Option<String>, Option<String>)> {
        let found = found.iter().filter(|finding| finding.code == code);
        found.map(|one| (one.item.as_ref().map(ToString::to_string), one.field.clone())).collect()
    };
    let shared = |field: &str| (None, Some(field.to_owned()));
    assert_eq!(told("unknown-stage"), [shared("needs[0]")]);
    let own = (Some("scope/c".to_owned()), Some("items[2].needs[0]".to_owned()));
    assert_eq!(told("unknown-item"), [shared("needs[1]"), own]);
    assert_eq!(told("near-owner"), [shared("owner")]);
    let message = found.iter().find(|one| one.code == "unknown-stage").unwrap().message.of(Lang::DEFAULT).to_owned();
    assert!(message.ends_with("(so for 2 items of this file)"), "{message}");
}
