//! Every line of the project's files, changed or taken out one at a time after all have signed: what was signed is told
//! to be otherwise, unless the line says nothing about it.

use crate::support::runner::NOW;
use crate::support::shop::Shop;
use handover::document::verdict::Verdict;
use handover::files::load::load_project;
use handover::model::clock::parse_moment;
use handover::signoff::check::{Judging, check_project};
use handover::signoff::vouching::Vouchers;

/// Lines that say nothing about what the cutover's signers sign: of the format, of another milestone, of somebody who has
/// nothing to do with it; and the language, which is English where none is known.
const UNBOUND: [&str; 6] =
    ["format = 1", "language = \"en", "close = 2026", "id = \"bo\"", "name = \"Bo Li\"", "bo@acme"];

/// Every way to change one line: each with the text after it.
fn changes(text: &str) -> Vec<(String, String)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut all = Vec::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let mut with = |what: &str, other: Option<String>| {
            let mut changed: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
            match other {
                Some(other) => changed[at] = other,
                None => drop(changed.remove(at)),
            }
            all.push((format!("{what}: {line}"), changed.join("\n") + "\n"));
        };
        with("without", None);
        // Each text of the line by itself, longer by a letter: in an act the time, the person, what was done, a digest.
        let quotes: Vec<usize> = line.match_indices('"').map(|(at, _)| at).collect();
        for pair in quotes.chunks_exact(2) {
            let (head, tail) = line.split_at(pair[1]);
            with("longer", Some(format!("{head}x{tail}")));
        }
        for day in ["2026-11-30", "2026-12-31", "2026-11-18"] {
            if line.contains(day) {
                with("a day earlier", Some(line.replace(day, "2026-11-17")));
            }
        }
        if text.contains("[[items]]") && line.starts_with("title = ") {
            for more in [
                "optional = true",
                "stage = \"close\"",
                "one_of = \"x\"",
                "needs = [\"deliverables/manual\"]",
                "due = 2026-12-01",
            ] {
                with("more", Some(format!("{line}\n{more}")));
            }
        }
    }
    all
}

#[test]
fn no_line_of_the_project_changes_unnoticed_after_all_have_signed() {
    let shop = Shop::signed_by_all();
    let standing = || {
        let loaded = load_project(&shop.path(""), parse_moment(NOW).unwrap()).unwrap();
        let checks = check_project(&loaded, Judging::plain(&Vouchers::default()));
        let bad = checks.records[0].statements.iter().any(|one| one.verdict.fails);
        if bad { Verdict::Bad } else { checks.records[0].standing }
    };
    assert_eq!(standing(), Verdict::Current);
    let (mut bound, mut unbound, mut unnoticed) = (0, 0, Vec::new());
    for file in ["handover.toml", "deliverables.toml"] {
        let before = shop.read(file);
        for (what, changed) in changes(&before) {
            shop.write(file, &changed);
            let found = standing();
            let holds = matches!(found, Verdict::Current | Verdict::Continued);
            let free = UNBOUND.iter().any(|line| what.contains(line));
            if holds && !free {
                unnoticed.push(what.clone());
            }
            *(if free { &mut unbound } else { &mut bound }) += 1;
        }
        shop.write(file, &before);
    }
    // Of Bo: the same line of Chen, who signs, is noticed.
    assert_eq!(unnoticed, ["without: party = \"receiver\"", "longer: party = \"receiver\""]);
    assert!(bound > 80 && unbound >= 8, "{bound} bound, {unbound} unbound");
    assert_eq!(standing(), Verdict::Current);
}
