//! The tree is that of `toml`'s own tables, value by value and place by place, whole and in parts.

#![allow(clippy::unwrap_used)]
use super::super::tree::MAX_DEPTH;
use super::*;
use proptest::prelude::*;
use std::path::{Path, PathBuf};
use toml::Spanned;
use toml::de::DeValue;

/// What is read of a text, with every place; or what is wrong with it, and where.
type Shown = Result<String, (SyntaxCause, usize)>;

fn shown(entries: &[Entry]) -> String {
    format!("{entries:?}")
}

/// A text as it is read.
fn read_whole(text: &str) -> Shown {
    let read = read(text, &(0..text.len()));
    let problem = |refused| problem(text, refused);
    read.map(|(entries, _)| shown(&entries)).map_err(problem).map_err(|problem| (problem.cause, problem.span.start))
}

/// The same made of `toml`'s tables.
fn read_tables(text: &str) -> Shown {
    let parsed = DeTable::parse(text).map_err(|error| told(&error, text));
    let read = parsed.and_then(|parsed| Reader { text }.entries(parsed.into_inner(), 1));
    read.map(|entries| shown(&entries)).map_err(|problem| (problem.cause, problem.span.start))
}

/// A text as it is read with its comments, whole, and in parts as small as can be where it can be read so.
fn both(text: &str) -> (Option<String>, Option<String>) {
    let cut = Cut::at(text, &begins(text), 1, WAYS).and_then(Cut::whole);
    (read(text, &(0..text.len())).ok().map(|all| format!("{all:?}")), cut.map(|all| format!("{all:?}")))
}

/// Lines of which some together are TOML and others are not; a `%` is another number each time.
const LINES: [&str; 36] = [
    "[[items]]",
    "[[items]]",
    "[[items]]",
    "[[items]]",
    "[[items]]",
    "[[items]]",
    "[[items]] # one",
    "[[ items ]]",
    "  [[items]]",
    "[[\"items\"]]",
    "[['items']]",
    "[[items.log]]",
    "[items.extra]",
    "[items.extra%]",
    "[items]",
    "[other%]",
    "[[other]]",
    "[[items.items]]",
    "[items.a.b%.c]",
    "items = []",
    "items.x = 1",
    "k% = 1",
    "k% = \"x # y\"",
    "k%.a = 1\nk%.b = 2",
    "a.b% = 1",
    "k% = 2026-11-16T10:03:00+08:00",
    "k% = { a = 1, b.c = [1, 2] }",
    "k% = [\n[[1]],\n[[items]],\n]",
    "k% = [\n[[\n1]]\n]",
    "k% = \"\"\"\n[[items]]\nk = 1\n\"\"\"",
    "k% = '''\n[[items]]\n'''",
    "# [[items]]",
    "",
    "\"k%\" = -0x",
    "k% = \"\\u00e9 字\"",
    "k% = 9223372036854775808",
];

fn text(lines: &[usize], end: &str) -> String {
    let line = |(number, line): (usize, &usize)| LINES[*line].replace('%', &number.to_string()) + end;
    lines.iter().enumerate().map(line).collect()
}

/// Lines and marks of which the same tables are made in many ways, and often in two ways that may not stand together.
const PIECES: [&str; 40] = [
    "[a]\n",
    "[a.b]\n",
    "[a.b.c]\n",
    "[b]\n",
    "[b.a]\n",
    "[ a . 'b' ] # x\n",
    "[[a]]\n",
    "[[a.b]]\n",
    "[[a.b.c]]\n",
    "[[b]]\r\n",
    "a = 1\n",
    "b = 2.50 # y\n",
    "c = \"\"\"\nx\\\n  y\"\"\"\n",
    "a.b = 1\n",
    "a.c = 1\n",
    "a.b.c = 1\n",
    "b . a = 'q'\n",
    "\"\\u0061\".d = 1\n",
    "a = {}\n",
    "a.b = {}\n",
    "b = { a = 1, b.c = 2, b.d = {}, c = [] }\n",
    "b = { a.b = 1, a = 2 }\n",
    "b = { a = {}, a.b = 1 }\n",
    "c = { a = [{ b.c = 1, b.a.c = 2 }, {}], }\n",
    "c = [1, [2, {a = [3]}], 'x', # z\n 2026-11-20, 07:32:00]\n",
    "a = []\n",
    "[a\n",
    "b = [1, 2\n",
    "{ a = 1 }\n",
    "c = 2026-13-40\n",
    "d = 0x1_F\n",
    "d = 9223372036854775808\n",
    "d = 1e999\n",
    "d = -inf\n",
    "d = tru\n",
    "d = \"\\q\"\n",
    "\u{1}\n",
    " ",
    "]",
    "}",
];

/// Both readings of a text, where they agree. Of several numbers that are too large each may name another.
fn agree(text: &str) -> std::result::Result<(), TestCaseError> {
    let (one, other) = (read_whole(text), read_tables(text));
    let only_ours = DeTable::parse(text).is_ok() && one.is_err() && other.is_err();
    prop_assert!(only_ours || one == other, "{}\n{:?}\n{:?}", text, one, other);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(miri) { 10 } else { 4_000 }))]

    #[test]
    fn a_text_is_the_tree_that_its_tables_make_and_what_is_wrong_with_it_is_wrong_with_them(
        pieces in proptest::collection::vec(0..PIECES.len(), 0..12),
        tame in proptest::collection::vec(0..25_usize, 0..8),
        cut in any::<proptest::sample::Index>(),
    ) {
        let random: String = pieces.iter().map(|piece| PIECES[*piece]).collect();
        let tame: String = tame.iter().map(|piece| PIECES[*piece]).collect();
        agree(&random)?;
        agree(&tame)?;
        let chars: Vec<char> = tame.chars().collect();
        let at = cut.index(chars.len().max(1));
        agree(&chars.iter().take(at).chain(chars.iter().skip(at + 1)).collect::<String>())?;
    }

    #[test]
    fn a_text_in_parts_is_the_same_tree_with_the_same_places_as_the_whole(
        lines in proptest::collection::vec(0..LINES.len(), 0..24),
        plain in proptest::collection::vec(20..27_usize, 0..3),
        crlf in any::<bool>(),
    ) {
        let end = if crlf { "\r\n" } else { "\n" };
        let random = text(&lines, end);
        // The same with headers that are often enough alone to be cut.
        let tame: Vec<usize> = (0..8).flat_map(|_| [0].into_iter().chain(plain.clone())).collect();
        for text in [random.clone(), text(&tame, end), format!("{}{random}", text(&tame, end))] {
            agree(&text)?;
            let (whole, cut) = both(&text);
            prop_assert!(cut.is_none() || cut == whole, "{}\n{:?}\n{:?}", text, whole, cut);
        }
    }
}

#[test]
fn comments_are_known_from_what_stands_in_strings() {
    let text =
        "a = \"x # y\" # one\r\nb = '# n' # two\nc = [ # three\n]\n\"#d\" = \"\"\"\n# no \\\"\"\" # no\n\"\"\"# four";
    let comments = parse_toml(text).unwrap().comments;
    assert_eq!(
        comments.iter().map(|span| &text[span.clone()]).collect::<Vec<_>>(),
        ["# one", "# two", "# three", "# four"]
    );
}

#[test]
fn dots_of_keys_count_as_levels() {
    let key = vec!["a"; 40].join(".");
    assert!(parse_toml(&format!("{key} = 1")).is_ok());
    for deep in
        [format!("{key} = {{ {key} = 1 }}"), format!("[{key}.{key}]\n{key} = 1"), format!("[[{key}]]\n{key} = []")]
    {
        assert_eq!(parse_toml(&deep).unwrap_err().cause, SyntaxCause::TooDeep, "{deep}");
    }
}

#[test]
fn tables_with_many_entries_are_told_apart() {
    let keys = |name: &str| (0..60).map(|number| format!("{name}{number} = {number}\n")).collect::<String>();
    let many = format!("{0}[t]\n{0}[[u]]\n{0}[u.v]\n{0}", keys("k"));
    let headers = |name: &str| (0..60).map(|number| format!("[{name}.h{number}]\n")).collect::<String>();
    let dotted = |name: &str| (0..60).map(|number| format!("{name}.d{number}.e = 1\n")).collect::<String>();
    for text in [
        many.clone(),
        format!("{many}k59 = 1\n"),
        headers("t") + "[t]\nk = 1\n[t.h59.x]\n",
        headers("t") + "[t]\nh59 = 1\n",
        headers("t") + "[t.h58]\n",
        dotted("a") + &dotted("b") + "a.d58.f = 1\n",
        dotted("a") + "a.d58.e = 1\n",
        format!("x = {{ {} }}\n", dotted("a").trim().replace('\n', ", ")),
    ] {
        agree(&text).unwrap();
    }
}

fn toml_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            toml_files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            found.push(path);
        }
    }
}

#[test]
fn every_example_template_and_fixture_is_the_same_in_parts_and_as_its_tables() {
    let mut files = Vec::new();
    for folder in ["examples", "templates", "tests", "src"] {
        toml_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut files);
    }
    let mut cut_up = 0;
    for file in &files {
        let text = std::fs::read_to_string(file).unwrap();
        let (whole, cut) = both(&text);
        assert_eq!(read_whole(&text), read_tables(&text), "{}", file.display());
        assert!(cut.is_none() || cut == whole, "{}", file.display());
        cut_up += usize::from(cut.is_some());
    }
    assert!(cut_up > 20, "{cut_up} of {}", files.len());
}

/// Makes the tree of `toml`'s tables, as they are.
struct Reader<'t> {
    text: &'t str,
}

impl Reader<'_> {
    fn entries(&self, table: DeTable<'_>, depth: usize) -> Result<Vec<Entry>, SyntaxProblem> {
        let mut entries = Vec::new();
        for (key, value) in table {
            let key_span = key.span();
            let node = self.node(value, &key_span, depth + 1)?;
            entries.push(Entry { key: key.into_inner().into(), key_span, node });
        }
        entries.sort_unstable_by_key(|entry| entry.key_span.start);
        Ok(entries)
    }

    fn node(&self, value: Spanned<DeValue<'_>>, key: &Range<usize>, depth: usize) -> Result<Node, SyntaxProblem> {
        let mut span = value.span();
        let own = |cause| SyntaxProblem { cause, span: span.clone() };
        let out_of_range = || own(SyntaxCause::Syntax(Wrong::Number));
        let value = match value.into_inner() {
            DeValue::Array(_) | DeValue::Table(_) if depth > MAX_DEPTH => return Err(own(SyntaxCause::TooDeep)),
            DeValue::String(text) => Value::Text(text.into()),
            DeValue::Integer(number) => {
                let number = i64::from_str_radix(number.as_str(), number.radix());
                Value::Integer(number.map_err(|_| out_of_range())?)
            }
            DeValue::Float(number) => {
                let (written, number) = (number.as_str(), number.as_str().parse::<f64>());
                let is_right = |n: &f64| n.is_finite() || !written.contains(|c: char| c.is_ascii_digit());
                Value::Float(number.ok().filter(is_right).ok_or_else(out_of_range)?)
            }
            DeValue::Boolean(flag) => Value::Bool(flag),
            DeValue::Datetime(_) => Value::Date(self.text[span.clone()].into()),
            DeValue::Array(array) => {
                // Of `[[items]]` the span is the first header, which the key stands inside.
                let headers = span.start < key.start;
                let members = array.into_iter().map(|member| self.node(member, key, depth + 1));
                let members = members.collect::<Result<Vec<_>, _>>()?;
                if headers {
                    span = cover(members.iter()).unwrap_or(span);
                }
                Value::List(members)
            }
            DeValue::Table(table) => {
                let entries = self.entries(table, depth)?;
                if !self.text[span.clone()].starts_with('{') {
                    // A header's table runs on to its last value. A table that a dotted key or a
                    // deeper header implies is known by its key only, and lies around its values.
                    let inside = cover(entries.iter().map(|entry| &entry.node)).unwrap_or(0..0);
                    if span == *key && !inside.is_empty() {
                        span.start = span.start.min(inside.start);
                    }
                    span.end = span.end.max(inside.end);
                }
                Value::Table(entries)
            }
        };
        Ok(Node { value, span, fixed: None })
    }
}

/// The smallest span that holds all of these nodes.
fn cover<'n>(nodes: impl Iterator<Item = &'n Node>) -> Option<Range<usize>> {
    nodes.map(|node| node.span.clone()).reduce(|a, b| a.start.min(b.start)..a.end.max(b.end))
}
