//! What both readers promise, shown on small files and on hostile ones.

#![allow(clippy::unwrap_used, clippy::panic)]

use super::*;

fn toml(text: &str) -> Document {
    parse(text.as_bytes(), Format::Toml).unwrap_or_else(|p| panic!("{p:?}\n{text}"))
}

fn yaml(text: &str) -> Document {
    parse(text.as_bytes(), Format::Yaml).unwrap_or_else(|p| panic!("{p:?}\n{text}"))
}

fn problem(text: &str, format: Format) -> (SyntaxCause, String) {
    let problem = parse(text.as_bytes(), format).unwrap_err();
    (problem.cause, text.get(problem.span).unwrap_or("(outside)").to_owned())
}

/// The tree without places, as one line.
fn shape(node: &Node) -> String {
    match &node.value {
        Value::Null => "null".to_owned(),
        Value::Bool(flag) => flag.to_string(),
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => format!("{number:?}"),
        Value::Date(text) => format!("date {text}"),
        Value::Text(text) => format!("{text:?}"),
        Value::Plain(text) => text.to_string(),
        Value::List(members) => {
            format!("[{}]", members.iter().map(shape).collect::<Vec<_>>().join(", "))
        }
        Value::Table(entries) => {
            let entries = entries.iter().map(|e| format!("{}: {}", e.key, shape(&e.node)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
    }
}

fn written<'t>(text: &'t str, document: &Document, path: &[&str]) -> &'t str {
    let node = path.iter().fold(&document.root, |node, step| match step.parse::<usize>() {
        Ok(place) => &node.members()[place],
        Err(_) => node.get(step).unwrap(),
    });
    &text[node.span.clone()]
}

#[test]
fn every_way_to_write_a_toml_table_reads_the_same() {
    let ways = [
        "items = [{ id = 'a', log = [{ did = 'x' }] }]\n",
        "[[items]]\nid = 'a'\nlog = [\n  { did = 'x' },\n]\n",
        "[[items]]\nid = 'a'\n[[items.log]]\ndid = 'x'\n",
        "[[items]]\nid = 'a'\n\n  [[items.log]] # c\n  'did' = '''x'''",
    ];
    for way in ways {
        assert_eq!(shape(&toml(way).root), r#"{items: [{id: "a", log: [{did: "x"}]}]}"#, "{way}");
    }
    let dotted = ["a.b.c = 1", "[a]\nb.c = 1", "[a.b]\nc = 1", "a = { b.c = 1 }", "a = { b = { c = 1 } }"];
    for way in dotted {
        assert_eq!(shape(&toml(way).root), "{a: {b: {c: 1}}}", "{way}");
    }
}

#[test]
fn toml_entries_come_in_the_order_of_their_keys() {
    assert_eq!(shape(&toml("[b.x]\nq = 1\n[a]\nz = 1\n[b]\ny = 2\n").root), "{a: {z: 1}, b: {x: {q: 1}, y: 2}}");
}

#[test]
fn toml_scalars_keep_their_kind_and_dates_their_text() {
    let text = "a = 1\nb = 1.5\nc = true\nd = 2026-11-20T10:03:00+08:00\ne = 2026-11-20\nf = 07:32:00\ng = \"\"\"\nx\ny\"\"\"\nh = 0x10\n";
    let expected = "{a: 1, b: 1.5, c: true, d: date 2026-11-20T10:03:00+08:00, e: date 2026-11-20, f: date 07:32:00, g: \"x\\ny\", h: 16}";
    assert_eq!(shape(&toml(text).root), expected);
}

#[test]
fn toml_spans_are_bytes_of_the_file_even_after_a_mark_and_crlf() {
    let text = "\u{feff}t = \"备份\"\r\n[[items]]\r\nid = 'é' # c\r\nlog = [ {a = 1} ]\r\n\r\n[[items.sub]]\r\nq = 2\r\n[[items]]\r\nid = 'z'\r\n";
    let document = toml(text);
    assert_eq!(written(text, &document, &["t"]), "\"备份\"");
    assert_eq!(written(text, &document, &["items", "0", "id"]), "'é'");
    assert_eq!(written(text, &document, &["items", "0", "log"]), "[ {a = 1} ]");
    assert_eq!(written(text, &document, &["items", "0", "log", "0"]), "{a = 1}");
    assert_eq!(written(text, &document, &["items", "0", "sub", "0"]), "[[items.sub]]\r\nq = 2");
    assert_eq!(written(text, &document, &["items", "1"]), "[[items]]\r\nid = 'z'");
    assert!(written(text, &document, &["items"]).starts_with("[[items]]\r\nid = 'é'"));
    let entry = document.root.entry("items").unwrap();
    assert_eq!(&text[entry.key_span.clone()], "items");
    assert_eq!(document.comments.iter().map(|c| &text[c.clone()]).collect::<Vec<_>>(), ["# c"]);
}

#[test]
fn tables_without_a_header_lie_around_their_values() {
    let text = "[a.b.c]\nx = 1\n[d]\ne.f.g = 2\nh = { i.j = 3, i.k = 4 }\n'q\"' = 5\n";
    let document = toml(text);
    assert_eq!(written(text, &document, &["a"]), "[a.b.c]\nx = 1");
    assert_eq!(written(text, &document, &["a", "b"]), "[a.b.c]\nx = 1");
    assert_eq!(written(text, &document, &["d", "e"]), "e.f.g = 2");
    assert_eq!(written(text, &document, &["d", "e", "f"]), "f.g = 2");
    assert_eq!(written(text, &document, &["d", "h", "i"]), "i.j = 3, i.k = 4");
    let key = &document.root.get("d").unwrap().entry("q\"").unwrap().key_span;
    assert_eq!(&text[key.clone()], "'q\"'");
    assert!(matches!(toml("a = -inf").root.get("a").unwrap().value, Value::Float(f) if f.is_infinite()));
    assert!(matches!(problem("a = 1e999", Format::Toml).0, SyntaxCause::Syntax(_)));
}

#[test]
fn toml_problems_name_their_place() {
    assert_eq!(problem("a = 1\na = 2", Format::Toml), (SyntaxCause::DuplicateKey("a".into()), "a".into()));
    assert_eq!(parse(b"a = 1\na = 2", Format::Toml).unwrap_err().span, 6..7);
    assert_eq!(problem("[x]\n[x]\n", Format::Toml).0, SyntaxCause::DuplicateKey("x".into()));
    assert!(matches!(problem("a = 9223372036854775808", Format::Toml).0, SyntaxCause::Syntax(_)));
    assert!(matches!(problem("a = \0", Format::Toml).0, SyntaxCause::Syntax(_)));
    for levels in [64, 70] {
        let deep = format!("a = {}1{}", "[".repeat(levels), "]".repeat(levels));
        assert_eq!(problem(&deep, Format::Toml).0, SyntaxCause::TooDeep);
    }
    let deep = format!("a = {}1{}", "[".repeat(60), "]".repeat(60));
    assert!(parse(deep.as_bytes(), Format::Toml).is_ok());
}

#[test]
fn yaml_scalars_stay_what_was_written() {
    let text = "a: no\nb: 1.10\nc: 007\nd: \"x\\ty\"\ne: 'it''s'\nf: ~\ng:\nh: null\ni: 'null'\nj: !!str 12\nk: |\n  x\n  y\nl: 12:30\n";
    let expected = r#"{a: no, b: 1.10, c: 007, d: "x\ty", e: "it's", f: null, g: null, h: null, i: "null", j: "12", k: "x\ny\n", l: 12:30}"#;
    assert_eq!(shape(&yaml(text).root), expected);
    assert_eq!(yaml(text).root.get("j").unwrap().fixed, None);
    let tagged = yaml("a: !secret x\nb: !!int 3\nc: !x {d: 1}");
    assert!(tagged.root.entries().iter().all(|entry| entry.node.fixed == Some(Fixed::Tagged)));
}

#[test]
fn yaml_spans_are_bytes_of_the_file_even_after_a_mark_and_crlf() {
    let text = "\u{feff}# 备\r\nt: 备份\r\nitems:\r\n  - id: é # c\r\n    note: |-\r\n      x\r\n\r\n      y\r\n\r\n    log:\r\n    # d\r\n    - {a: 1}\r\n    -   a: 2\r\n        b: \"q\"\r\n  - id: z\r\n";
    let document = yaml(text);
    assert_eq!(written(text, &document, &["t"]), "备份");
    assert_eq!(written(text, &document, &["items", "0", "id"]), "é");
    assert_eq!(written(text, &document, &["items", "0", "note"]), "|-\r\n      x\r\n\r\n      y");
    assert_eq!(written(text, &document, &["items", "0", "log", "0"]), "{a: 1}");
    assert_eq!(written(text, &document, &["items", "0", "log", "1"]), "a: 2\r\n        b: \"q\"");
    assert!(written(text, &document, &["items", "0", "log"]).starts_with("- {a: 1}"));
    assert_eq!(written(text, &document, &["items", "1"]), "id: z");
    assert!(written(text, &document, &["items"]).starts_with("- id: é"));
    assert_eq!(document.comments.iter().map(|c| &text[c.clone()]).collect::<Vec<_>>(), ["# 备", "# c", "# d"]);
}

#[test]
fn a_list_at_its_keys_own_column_begins_at_its_dash() {
    for text in ["items:\n-\n  # c\n  id: x\n- id: y\n", "items:\n- id: x\n- id: y\n", "items:\n\n# c\n- - x\n"] {
        assert!(written(text, &yaml(text), &["items"]).starts_with('-'), "{text}");
    }
    let nested = "- x\n";
    assert_eq!(problem(nested, Format::Yaml).0, SyntaxCause::NotATable);
    let log = "items:\n- id: x\n  log:\n  - {a: 1}\n";
    assert_eq!(written(log, &yaml(log), &["items", "0", "log"]), "- {a: 1}");
}

#[test]
fn block_scalars_span_header_to_last_line() {
    let text = "a: |+\n  x\n\nb: >2-\n    y\n\n\nc: | # note\n\nd: |\n  z\n# e\n";
    let document = yaml(text);
    assert_eq!(written(text, &document, &["a"]), "|+\n  x\n\n");
    assert_eq!(written(text, &document, &["b"]), ">2-\n    y");
    assert_eq!(written(text, &document, &["c"]), "|");
    assert_eq!(written(text, &document, &["d"]), "|\n  z");
}

#[test]
fn merge_keys_give_way_to_own_keys_and_to_earlier_tables() {
    let text = "x: &x {a: 1, b: 1}\ny: &y {b: 2, c: 2}\nz:\n  <<: [*x, *y]\n  c: own\nw:\n  <<: *x\n";
    let document = yaml(text);
    assert_eq!(shape(document.root.get("z").unwrap()), "{c: own, a: 1, b: 1}");
    assert_eq!(document.root.get("z").unwrap().fixed, Some(Fixed::Merged));
    assert_eq!(document.root.get("z").unwrap().get("a").unwrap().fixed, Some(Fixed::Alias));
    assert_eq!(document.root.get("z").unwrap().get("c").unwrap().fixed, None);
    assert_eq!(document.root.get("x").unwrap().fixed, Some(Fixed::Shared));
    assert_eq!(document.root.get("x").unwrap().get("a").unwrap().fixed, Some(Fixed::Shared));
    assert_eq!(document.root.fixed, None);
    assert!(matches!(problem("a:\n  <<: 1\n", Format::Yaml).0, SyntaxCause::Syntax(_)));
}

#[test]
fn aliases_are_copies_marked_as_such_and_unused_anchors_are_free() {
    let text = "a: &a\n  q: [1]\nb: *a\nc: &c 3\n";
    let document = yaml(text);
    assert_eq!(shape(&document.root), "{a: {q: [1]}, b: {q: [1]}, c: 3}");
    assert_eq!(document.root.get("b").unwrap().get("q").unwrap().fixed, Some(Fixed::Alias));
    assert_eq!(document.root.get("a").unwrap().get("q").unwrap().fixed, Some(Fixed::Shared));
    assert_eq!(document.root.get("c").unwrap().fixed, None);
    assert_eq!(written(text, &document, &["b"]), "*a");
    assert_eq!(problem("a: *gone", Format::Yaml), (SyntaxCause::UnknownAnchor("gone".into()), "*gone".into()));
    assert!(matches!(problem("a: &a [*a]", Format::Yaml).0, SyntaxCause::Syntax(_)));
}

#[test]
fn yaml_problems_name_their_place() {
    let duplicate = "a: 1\nb: 2\n\"a\": 3\n";
    assert_eq!(problem(duplicate, Format::Yaml), (SyntaxCause::DuplicateKey("a".into()), "\"a\"".into()));
    let many: String = (0..40).map(|n| format!("k{n}: 1\n")).collect();
    assert_eq!(problem(&format!("{many}k39: 2\n"), Format::Yaml).0, SyntaxCause::DuplicateKey("k39".into()));
    assert_eq!(problem("a: 1\n---\nb: 2\n", Format::Yaml).0, SyntaxCause::SeveralDocuments);
    assert_eq!(problem("just words", Format::Yaml), (SyntaxCause::NotATable, "just words".into()));
    assert!(matches!(problem("? [a]\n: 1", Format::Yaml).0, SyntaxCause::Syntax(_)));
    assert!(matches!(problem("a: 1\n\0b: 2\n", Format::Yaml).0, SyntaxCause::Syntax(_)));
    for empty in ["", "\u{feff}", "# only this\n", "---\n", "\r\n\r\n"] {
        assert_eq!(shape(&yaml(empty).root), "{}");
    }
    assert_eq!(shape(&yaml("%YAML 1.2\n---\na: 1\n...\n").root), "{a: 1}");
}

#[test]
fn two_hundred_comment_lines_in_a_row_are_fine() {
    let text = format!("a:\n{}  b: 1\n{}", "  # c\n".repeat(200), "# d\n".repeat(200));
    assert_eq!(yaml(&text).comments.len(), 400);
}

#[test]
fn hostile_files_are_turned_down_at_once() {
    let many = 100_000;
    let laughs = {
        let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
        for n in 1..30 {
            let alias = format!("*a{}", n - 1);
            text += &format!("a{n}: &a{n} [{}]\n", vec![alias; 10].join(", "));
        }
        text
    };
    let chain = (1..200).fold("a0: &a0 [x]\n".to_owned(), |t, n| t + &format!("a{n}: &a{n} [*a{}]\n", n - 1));
    let fat = format!("a: &a \"{}\"\nb: [{}]\n", "x".repeat(500_000), "*a, ".repeat(50_000));
    assert_eq!(problem(&laughs, Format::Yaml).0, SyntaxCause::TooManyNodes);
    assert_eq!(problem(&chain, Format::Yaml).0, SyntaxCause::TooDeep);
    assert_eq!(problem(&fat, Format::Yaml).0, SyntaxCause::TooManyNodes);
    let openings = [
        "[",
        "{",
        "- ",
        "? ",
        "{a: ",
        "[a, ",
        "a: [",
        "\"",
        "'",
        "&a ",
        "!a ",
        "*",
        "|\n",
        "[[",
        "a.",
        "a = [",
        "a = {b.c.d = ",
        "'''",
        "\"\"\"",
        "#",
        "<<: ",
        "\t",
    ];
    for opening in openings {
        for format in [Format::Toml, Format::Yaml] {
            for text in
                [opening.repeat(many), format!("a = {}", opening.repeat(many)), format!("a: {}", opening.repeat(many))]
            {
                let _ = parse(text.as_bytes(), format);
            }
        }
    }
    let stairs: String = (0..400).map(|n| format!("{}a:\n", " ".repeat(n))).collect();
    assert_eq!(problem(&stairs, Format::Yaml).0, SyntaxCause::TooDeep);
    let keys: String = (0..50_000).map(|n| format!("k{n}: 1\n")).collect();
    assert_eq!(yaml(&keys).root.entries().len(), 50_000);
}

#[test]
fn size_and_encoding_are_checked_first() {
    for format in [Format::Toml, Format::Yaml] {
        assert_eq!(parse(&vec![b' '; 17 * 1024 * 1024], format).unwrap_err().cause, SyntaxCause::TooLarge);
        let broken = parse(b"a: 1\nb: \xff\n", format).unwrap_err();
        assert_eq!((broken.cause, broken.span), (SyntaxCause::NotUtf8, 8..9));
    }
}

#[test]
fn a_file_cut_off_anywhere_never_panics() {
    let toml_file = "\u{feff}# c\r\na.b = \"\\u00e9\"\n[[items]]\nid = '''x'''\nlog = [ { at = 2026-11-20T10:03:00+08:00, n = 1.5 }, ]\n[items.\"é\"]\nz = \"\"\"q\\\n\"\"\"\n";
    let yaml_file = "\u{feff}%YAML 1.2\n---\na: &x {b: !t 'c', d: [*x0]}\nitems:\n- id: \"\\u00e9\"\n  t: |2-\n    z\n  <<: *x\n  log: [{at: 2026-11-20T10:03:00+08:00}, ] # 备\n...\n";
    for (text, format) in [(toml_file, Format::Toml), (yaml_file, Format::Yaml)] {
        for end in 0..=text.len() {
            let _ = parse(&text.as_bytes()[..end], format);
            let mut flipped = text.as_bytes().to_vec();
            for byte in [0, b'"', b'[', b'{', b'&', b'*', b'\n', b':', 0x80] {
                if let Some(slot) = flipped.get_mut(end) {
                    *slot = byte;
                    let _ = parse(&flipped, format);
                }
            }
        }
    }
}
