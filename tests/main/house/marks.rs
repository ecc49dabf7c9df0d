//! Marks beside Chinese are full-width, and no line that a person reads begins with one that belongs to the line before.

use std::fs;
use std::path::{Path, PathBuf};

fn files(folder: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let walk = walkdir::WalkDir::new(root).into_iter().map(|entry| entry.unwrap().into_path());
    walk.filter(|path| path.extension().is_some_and(|ending| ending == "rs")).collect()
}

fn is_chinese(letter: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&letter)
}

/// The text between quotation marks of a line of code, without what stands between back-quotes: commands and fields.
fn literals(line: &str) -> Vec<String> {
    let mut literals = Vec::new();
    let (mut inside, mut quoted, mut escaped) = (None::<String>, false, false);
    for c in line.chars() {
        match (&mut inside, c) {
            (None, '"') => (inside, quoted) = (Some(String::new()), false),
            (None, _) => {}
            (Some(text), _) if escaped => text.push(c),
            (Some(_), '\\') => {
                escaped = true;
                continue;
            }
            (Some(_), '"') => literals.extend(inside.take()),
            (Some(_), '`') => quoted = !quoted,
            (Some(text), _) if !quoted => text.push(c),
            (Some(_), _) => {}
        }
        escaped = false;
    }
    literals
}

#[test]
fn no_chinese_sentence_has_a_half_width_mark_beside_its_letters() {
    let mut found = Vec::new();
    for path in files("src/text/say") {
        for (number, line) in fs::read_to_string(&path).unwrap().lines().enumerate() {
            if line.trim_start().starts_with("//") {
                continue;
            }
            for text in literals(line) {
                let letters: Vec<char> = text.chars().collect();
                // In `移交方:林薇` the colon is part of what one types.
                let beside = letters.windows(2).enumerate().any(|(at, pair)| match pair {
                    [before, ':' | '.'] => is_chinese(*before) && letters.get(at + 2).is_none_or(|next| *next == ' '),
                    [before, after] if is_chinese(*before) => ",;!?()".contains(*after),
                    [before, after] if is_chinese(*after) => ",;!?()".contains(*before),
                    _ => false,
                });
                if beside {
                    found.push(format!("{}:{}: {text}", path.display(), number + 1));
                }
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn no_line_of_a_snapshot_begins_with_a_mark_that_belongs_to_the_line_before() {
    let mut found = Vec::new();
    for path in files("tests/main") {
        for (number, line) in fs::read_to_string(&path).unwrap().lines().enumerate() {
            let first = line.trim_start().chars().next();
            if first.is_some_and(|first| "，。）；：、！？”》】".contains(first)) {
                found.push(format!("{}:{}: {line}", path.display(), number + 1));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
