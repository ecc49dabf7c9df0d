//! The paths in a source file: what it takes, as text; enough for this repository, not for every Rust file.

/// The source without comments, and with every text empty.
pub(crate) fn bare(text: &str) -> String {
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
pub(crate) fn uses(text: &str) -> Vec<(Vec<String>, bool)> {
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

pub(crate) fn is_word_at(text: &str, at: usize) -> bool {
    !text[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '_')
}

/// The leaves of a tree of names such as `a::{b, c::{d as e}}`.
pub(crate) fn tree(text: &str, before: &[String], leaves: &mut Vec<Vec<String>>) {
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
pub(crate) fn paths(text: &str, own: &[&str]) -> Vec<Vec<String>> {
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
pub(crate) fn inline_module(text: &str) -> Option<(usize, usize, String, String)> {
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
pub(crate) fn flat_paths(text: &str, own: &[&str]) -> Vec<Vec<String>> {
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
