//! The house is ranked: a room takes from rooms below it alone, and no two files know each other in a circle.
//!
//! The ranking is read in the documentation of `src/lib.rs`, every path in the sources is followed to the file
//! that it leads to, and what runs another way is told with the two files. With `HANDOVER_HOUSE=FOLDER` the test
//! `the_house_in_figures` looks at another checkout: `cargo test --test main in_figures -- --nocapture`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The sources by their path from `src`, without comments and texts.
struct House {
    files: BTreeMap<String, String>,
    /// The floor of each room, from the top.
    floors: BTreeMap<String, usize>,
}

/// Which file takes from which.
type Arrows = BTreeSet<(String, String)>;

impl House {
    fn read(root: &Path) -> House {
        let walk = walkdir::WalkDir::new(root.join("src")).into_iter().filter_map(Result::ok);
        let sources = walk.filter(|entry| entry.path().extension().is_some_and(|ending| ending == "rs"));
        let files = sources.map(|entry| {
            let path = entry.path().strip_prefix(root.join("src")).unwrap().to_str().unwrap().replace('\\', "/");
            (path, fs::read_to_string(entry.path()).unwrap())
        });
        let files: BTreeMap<String, String> = files.collect();
        House::of(files.iter().map(|(path, text)| (path.as_str(), text.as_str())))
    }

    fn of<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> House {
        let (mut kept, mut floors) = (BTreeMap::new(), BTreeMap::new());
        for (path, text) in files {
            if path == "lib.rs" {
                floors = ranks(text);
            }
            kept.insert(path.to_owned(), bare(text));
        }
        House { files: kept, floors }
    }

    /// The path of a file as modules: `text/say/words.rs` is `text`, `say`, `words`.
    fn modules(path: &str) -> Vec<&str> {
        let path = path.trim_end_matches(".rs");
        let path = path.strip_suffix("/mod").unwrap_or(path);
        if matches!(path, "lib" | "main" | "mod") { Vec::new() } else { path.split('/').collect() }
    }

    fn file(&self, modules: &[&str]) -> Option<String> {
        let path = modules.join("/");
        [format!("{path}.rs"), format!("{path}/mod.rs")].into_iter().find(|path| self.files.contains_key(path))
    }

    /// The file that an absolute path leads to, through what a module passes on.
    fn target(&self, path: &[&str]) -> Option<String> {
        let found = (1..=path.len()).rev().find_map(|length| Some((length, self.file(&path[..length])?)));
        let (length, file) = found?;
        let Some(name) = path.get(length) else { return Some(file) };
        for (leaf, passed) in uses(&self.files[&file]) {
            if passed && leaf.last() == Some(&(*name).to_owned()) && leaf.len() > 1 {
                let inner: Vec<&str> = path[..length].iter().copied().chain(leaf.iter().map(String::as_str)).collect();
                if let Some(inner) = self.target(&inner).filter(|inner| *inner != file) {
                    return Some(inner);
                }
            }
        }
        Some(file)
    }

    fn arrows(&self) -> Arrows {
        let mut arrows = Arrows::new();
        for (from, text) in &self.files {
            if matches!(from.as_str(), "lib.rs" | "main.rs") {
                continue;
            }
            let own = House::modules(from);
            for path in paths(text, &own) {
                let path: Vec<&str> = path.iter().map(String::as_str).collect();
                if let Some(to) = self.target(&path).filter(|to| to != from && to != "lib.rs") {
                    arrows.insert((from.clone(), to));
                }
            }
        }
        arrows
    }

    /// What runs against the ranking, and rooms that have no rank.
    fn wrong(&self, arrows: &Arrows) -> Vec<String> {
        let mut wrong = Vec::new();
        let rooms: BTreeSet<&str> = self.files.keys().map(|path| room(path)).collect();
        let unranked = rooms.iter().filter(|name| !["lib", "main"].contains(name) && !self.floors.contains_key(**name));
        wrong.extend(unranked.map(|name| format!("the room {name} has no rank in src/lib.rs")));
        wrong.extend(
            self.floors
                .keys()
                .filter(|name| !rooms.contains(name.as_str()))
                .map(|name| format!("there is no room {name}")),
        );
        for (from, to) in arrows.iter().filter(|(from, to)| room(from) != room(to)) {
            if let (Some(here), Some(there)) = (self.floors.get(room(from)), self.floors.get(room(to)))
                && here >= there
            {
                let how = if here == there { "beside" } else { "above" };
                wrong.push(format!("src/{from} takes from src/{to}, which stands {how} it"));
            }
        }
        wrong
    }
}

/// The room of a file: the first part of its path.
fn room(path: &str) -> &str {
    path.split('/').next().unwrap_or(path).trim_end_matches(".rs")
}

/// The floors named in the documentation of `lib.rs`: a line for each, the topmost first.
fn ranks(text: &str) -> BTreeMap<String, usize> {
    let lines = text.lines().filter_map(|line| line.strip_prefix("//!")).map(str::trim);
    let block = lines.skip_while(|line| *line != "```text ranks").skip(1).take_while(|line| *line != "```");
    let named = block.enumerate().flat_map(|(floor, line)| {
        let names = line.split("  ").next().unwrap_or_default();
        names.split(" · ").map(move |name| (name.trim().to_owned(), floor)).collect::<Vec<_>>()
    });
    named.collect()
}

/// The source without comments, and with every text empty.
fn bare(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(inner) = rest.strip_prefix("r#\"") {
            inner.find("\"#").map_or(rest.len(), |end| end + 5)
        } else if first == '"' {
            let mut escaped = false;
            let end = rest[1..].char_indices().find(|(_, c)| {
                let ends = *c == '"' && !escaped;
                escaped = *c == '\\' && !escaped;
                ends
            });
            end.map_or(rest.len(), |(at, _)| at + 2)
        } else if rest.starts_with("'\"'") {
            3
        } else {
            kept.push(first);
            rest = &rest[first.len_utf8()..];
            continue;
        };
        kept.push(' ');
        rest = &rest[skipped..];
    }
    kept
}

/// The leaves of every `use`: the names on the way, and whether the module passes it on (`pub use`).
fn uses(text: &str) -> Vec<(Vec<String>, bool)> {
    let mut found = Vec::new();
    for statement in text.split(';') {
        let statement =
            statement.rsplit(['}', '{']).next().filter(|last| last.contains("use ")).map_or(statement, |_| statement);
        let Some(at) = statement.find("use ").filter(|at| is_word_at(statement, *at)) else { continue };
        let passed = statement[..at].trim_end().ends_with("pub") || statement[..at].trim_end().ends_with("pub(crate)");
        let mut leaves = Vec::new();
        tree(&statement[at + 4..], &[], &mut leaves);
        found.extend(leaves.into_iter().map(|leaf| (leaf, passed)));
    }
    found
}

fn is_word_at(text: &str, at: usize) -> bool {
    !text[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '_')
}

/// The leaves of a tree of names such as `a::{b, c::{d as e}}`.
fn tree(text: &str, before: &[String], leaves: &mut Vec<Vec<String>>) {
    let text = text.trim();
    if let Some((path, inner)) = text.split_once('{') {
        let mut path_names: Vec<String> = before.to_vec();
        path_names.extend(path.split("::").map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()));
        let inner = inner.rsplit_once('}').map_or(inner, |(inner, _)| inner);
        let (mut depth, mut from) = (0, 0);
        for (at, c) in inner.char_indices() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 0 => {
                    tree(&inner[from..at], &path_names, leaves);
                    from = at + 1;
                }
                _ => {}
            }
        }
        if !inner[from..].trim().is_empty() {
            tree(&inner[from..], &path_names, leaves);
        }
        return;
    }
    let name = text.split(" as ").next().unwrap_or(text);
    let mut leaf = before.to_vec();
    leaf.extend(name.split("::").map(|name| name.trim().to_owned()).filter(|name| !name.is_empty() && name != "self"));
    leaves.push(leaf);
}

/// Every path in a file that begins at the crate, at a parent, or at a module that the file declares: absolute.
fn paths(text: &str, own: &[&str]) -> Vec<Vec<String>> {
    let mut text = text.to_owned();
    let mut found = Vec::new();
    // In a module that stands in the file itself, the parent is the file.
    while let Some((at, end, name, inner)) = inline_module(&text) {
        let deeper: Vec<&str> = own.iter().copied().chain([name.as_str()]).collect();
        found.extend(paths(&inner, &deeper));
        text.replace_range(at..end, "");
    }
    found.extend(flat_paths(&text, own));
    found
}

/// The first module that stands in the text: where it begins and ends, its name, and what is in it.
fn inline_module(text: &str) -> Option<(usize, usize, String, String)> {
    let starts = text.match_indices("mod ").filter(|(at, _)| is_word_at(text, *at));
    starts.into_iter().find_map(|(at, _)| {
        let rest = &text[at + 4..];
        let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        let open = name.len() + rest[name.len()..].find(|c: char| !c.is_whitespace())?;
        rest[open..].starts_with('{').then_some(())?;
        let mut depth = 0;
        let close = rest[open..].char_indices().find(|(_, c)| {
            depth += match c {
                '{' => 1,
                '}' => -1,
                _ => 0,
            };
            depth == 0
        })?;
        let end = open + close.0;
        Some((at, at + 4 + end + 1, name, rest[open + 1..end].to_owned()))
    })
}

/// The paths of a module without those that stand in it.
fn flat_paths(text: &str, own: &[&str]) -> Vec<Vec<String>> {
    let own: Vec<String> = own.iter().map(|name| (*name).to_owned()).collect();
    let declared: Vec<String> = text
        .split(';')
        .filter_map(|statement| statement.trim().rsplit_once("mod ").map(|(_, name)| name.trim().to_owned()))
        .filter(|name| !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_'))
        .collect();
    let absolute = |path: &[String]| -> Option<Vec<String>> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => Some(rest.to_vec()),
            "self" => Some(own.iter().chain(rest).cloned().collect()),
            "super" => {
                let ups = path.iter().take_while(|name| *name == "super").count();
                let kept = own.len().checked_sub(ups)?;
                Some(own[..kept].iter().chain(&path[ups..]).cloned().collect())
            }
            name if declared.iter().any(|known| known == name) => Some(own.iter().chain(path).cloned().collect()),
            _ => None,
        }
    };
    let mut found: Vec<Vec<String>> = Vec::new();
    for (leaf, passed) in uses(text) {
        // What a module passes on of its own parts, it does not itself take.
        if !passed {
            found.extend(absolute(&leaf));
        }
    }
    let mut rest = text;
    while let Some(at) = rest.find("::") {
        let start =
            rest[..at].rfind(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).map_or(0, |start| start + 1);
        let start = (start..=at).find(|start| rest.is_char_boundary(*start)).unwrap_or(at);
        let end = rest[at..]
            .find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'))
            .map_or(rest.len(), |end| at + end);
        let path: Vec<String> =
            rest[start..end].split("::").filter(|name| !name.is_empty()).map(str::to_owned).collect();
        let before = rest[..start].trim_end();
        if !before.ends_with("use") {
            found.extend(absolute(&path));
        }
        rest = &rest[end.max(at + 2)..];
    }
    found
}

/// The groups of files that know each other in a circle.
fn circles(arrows: &Arrows) -> Vec<Vec<String>> {
    let mut takes: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (from, to) in arrows {
        takes.entry(from).or_default().push(to);
    }
    let all: BTreeSet<&str> = arrows.iter().flat_map(|(from, to)| [from.as_str(), to.as_str()]).collect();
    let mut reach: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for from in &all {
        let (mut seen, mut ahead): (BTreeSet<&str>, Vec<&str>) = (BTreeSet::new(), vec![*from]);
        while let Some(at) = ahead.pop() {
            ahead.extend(takes.get(at).into_iter().flatten().filter(|to| seen.insert(to)));
        }
        reach.insert(from, seen);
    }
    let mut circles: BTreeSet<Vec<String>> = BTreeSet::new();
    for from in all.iter().filter(|from| reach[*from].contains(*from)) {
        let circle = reach[from].iter().filter(|to| reach[*to].contains(from)).map(|to| (*to).to_owned());
        circles.insert(circle.collect());
    }
    circles.into_iter().collect()
}

fn here() -> House {
    House::read(Path::new(env!("CARGO_MANIFEST_DIR")))
}

#[test]
fn every_arrow_between_rooms_runs_down() {
    let house = here();
    let wrong = house.wrong(&house.arrows());
    assert!(house.floors.len() >= 12, "{:?}", house.floors);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_files_know_each_other_in_a_circle() {
    let circles = circles(&here().arrows());
    assert!(circles.is_empty(), "{circles:#?}");
}

#[test]
fn the_house_in_figures() {
    let folder = std::env::var("HANDOVER_HOUSE").unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").to_owned());
    let house = House::read(Path::new(&folder));
    let arrows = house.arrows();
    let rooms: BTreeSet<&str> = house.files.keys().map(|path| room(path)).collect();
    let between: BTreeSet<(&str, &str)> =
        arrows.iter().map(|(from, to)| (room(from), room(to))).filter(|(from, to)| from != to).collect();
    let up = between.iter().filter(|(from, to)| house.floors.get(*from) >= house.floors.get(*to)).count();
    let floors: BTreeSet<&usize> = house.floors.values().collect();
    let mutual = between.iter().filter(|(from, to)| from < to && between.contains(&(*to, *from))).count();
    println!(
        "{} files, {} rooms, {} floors; arrows: {} between files, {} between rooms, {} of them not down; {} pairs of \
         rooms that know each other; {} circles of files",
        house.files.len(),
        rooms.len(),
        floors.len(),
        arrows.len(),
        between.len(),
        up,
        mutual,
        circles(&arrows).len(),
    );
    assert!(arrows.len() > 100, "the scanner sees the arrows");
}

/// A house of two floors and two rooms on the lower one, with one line more in a file.
fn with(file: &str, line: &str) -> House {
    let lib = "//! ```text ranks\n//! top    upstairs\n//! a · b  downstairs\n//! ```\n";
    let mut files = BTreeMap::from([
        ("lib.rs", lib.to_owned()),
        ("top/mod.rs", "mod x;\npub use x::X;\n".to_owned()),
        ("top/x.rs", "use crate::a::A;\npub struct X;\n".to_owned()),
        ("a.rs", "pub struct A;\n".to_owned()),
        ("b/mod.rs", "pub mod c;\npub mod d;\n".to_owned()),
        ("b/c.rs", "pub struct C;\n".to_owned()),
        ("b/d.rs", "use super::c::C;\npub struct D;\n".to_owned()),
    ]);
    files.entry(file).or_default().push_str(line);
    House::of(files.iter().map(|(path, text)| (*path, text.as_str())))
}

#[test]
fn each_kind_of_arrow_that_runs_up_or_aside_is_seen() {
    let sound = with("a.rs", "");
    assert_eq!(sound.wrong(&sound.arrows()), Vec::<String>::new());
    assert_eq!(circles(&sound.arrows()), Vec::<Vec<String>>::new());
    for (file, line, to) in [
        ("a.rs", "use crate::top::X;", "src/top/x.rs, which stands above"),
        ("a.rs", "use crate::{top::x as y};", "src/top/x.rs, which stands above"),
        ("a.rs", "pub(crate) use crate::top::x::X;\nuse crate::top::x::{X as Z};", "src/top/x.rs, which stands above"),
        ("a.rs", "fn f(_: crate::top::X) {}", "src/top/x.rs, which stands above"),
        ("a.rs", "use super::top::x;", "src/top/x.rs, which stands above"),
        ("b/c.rs", "use super::super::top::X;", "src/top/x.rs, which stands above"),
        ("b/c.rs", "use crate::a::A;", "src/a.rs, which stands beside"),
        ("b/c.rs", "fn f() { let _ = [crate::a::A]; }", "src/a.rs, which stands beside"),
        ("a.rs", "use crate::{\n    b::{\n        d::D,\n        c::C,\n    },\n};", "src/b/c.rs, which stands beside"),
    ] {
        let house = with(file, line);
        let wrong = house.wrong(&house.arrows()).join("\n");
        assert!(wrong.contains(&format!("src/{file} takes from {to}")), "{line}: {wrong}");
    }
    let unranked = with("c.rs", "pub struct New;");
    assert_eq!(unranked.wrong(&unranked.arrows()), ["the room c has no rank in src/lib.rs"]);
}

#[test]
fn circles_inside_a_room_are_seen() {
    for (file, line) in
        [("b/c.rs", "use super::d::D;"), ("b/c.rs", "fn f(_: super::d::D) {}"), ("b/c.rs", "use crate::b::d;")]
    {
        let house = with(file, line);
        assert_eq!(circles(&house.arrows()), [["b/c.rs", "b/d.rs"]], "{line}");
    }
    let through = with("b/mod.rs", "pub struct B;\nfn f(_: c::C) {}\n");
    assert_eq!(circles(&through.arrows()), Vec::<Vec<String>>::new());
    let mut files: BTreeMap<String, String> = through.files.clone();
    files.entry("b/c.rs".to_owned()).or_default().push_str("use super::B;\n");
    let house = House { files, floors: through.floors };
    assert_eq!(circles(&house.arrows()), [["b/c.rs", "b/mod.rs"]], "a module and its part");
}

#[test]
fn what_stands_in_comments_and_texts_is_no_arrow() {
    let house = with(
        "a.rs",
        "// use crate::top::X;\n/* crate::top::X */ const T: &str = \"use crate::top::X;\\\" \";\n/// [`crate::top::X`]\n",
    );
    assert_eq!(house.wrong(&house.arrows()), Vec::<String>::new());
}

#[test]
fn only_the_sentences_know_which_languages_there_are() {
    for (path, text) in here().files.iter().filter(|(path, _)| room(path) != "text") {
        for word in ["Lang::En", "Lang::Zh", "Text {", "Lang::Zh =>"] {
            let found = text.match_indices(word).filter(|(at, _)| is_word_at(text, *at)).count();
            // A return type before the body of a function is no literal.
            let types = if word == "Text {" { text.matches("-> Text {").count() } else { 0 };
            assert_eq!(found, types, "{word} in src/{path}");
        }
    }
}
