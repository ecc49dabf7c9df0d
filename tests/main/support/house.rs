//! The sources as rooms: which file takes from which, and what of that runs against the ranking in `src/lib.rs`.

use super::paths::{bare, paths, uses};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The sources by their path from `src`, without comments and texts.
pub(crate) struct House {
    pub(crate) files: BTreeMap<String, String>,
    /// The floor of each room, from the top.
    pub(crate) floors: BTreeMap<String, usize>,
}

/// Which file takes from which.
pub(crate) type Arrows = BTreeSet<(String, String)>;

impl House {
    pub(crate) fn read(root: &Path) -> House {
        let walk = walkdir::WalkDir::new(root.join("src")).into_iter().filter_map(Result::ok);
        let sources = walk.filter(|entry| entry.path().extension().is_some_and(|ending| ending == "rs"));
        let files = sources.map(|entry| {
            let path = entry.path().strip_prefix(root.join("src")).unwrap().to_str().unwrap().replace('\\', "/");
            (path, fs::read_to_string(entry.path()).unwrap())
        });
        let files: BTreeMap<String, String> = files.collect();
        House::of(files.iter().map(|(path, text)| (path.as_str(), text.as_str())))
    }

    pub(crate) fn of<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> House {
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

    pub(crate) fn arrows(&self) -> Arrows {
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
    pub(crate) fn wrong(&self, arrows: &Arrows) -> Vec<String> {
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
pub(crate) fn room(path: &str) -> &str {
    path.split('/').next().unwrap_or(path).trim_end_matches(".rs")
}

/// The floors named in the documentation of `lib.rs`: a line for each, the topmost first.
pub(crate) fn ranks(text: &str) -> BTreeMap<String, usize> {
    let lines = text.lines().filter_map(|line| line.strip_prefix("//!")).map(str::trim);
    let block = lines.skip_while(|line| *line != "```text ranks").skip(1).take_while(|line| *line != "```");
    let named = block.enumerate().flat_map(|(floor, line)| {
        let names = line.split("  ").next().unwrap_or_default();
        names.split(" · ").map(move |name| (name.trim().to_owned(), floor)).collect::<Vec<_>>()
    });
    named.collect()
}

/// The groups of files that know each other in a circle.
pub(crate) fn circles(arrows: &Arrows) -> Vec<Vec<String>> {
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
