//! What an edit does to a file, line by line, and what it refuses to do.

#![allow(clippy::unwrap_used, clippy::panic)]

use super::*;
use crate::files::format::parse;
use crate::model::list::{EntryAt, Position};

fn act() -> Vec<(String, NewValue)> {
    vec![("by".to_owned(), NewValue::Text("lin".to_owned())), ("did".to_owned(), NewValue::Text("no".to_owned()))]
}

fn new_item() -> Vec<(String, NewValue)> {
    vec![
        ("id".to_owned(), NewValue::Text("n".to_owned())),
        ("owner".to_owned(), NewValue::List(vec![NewValue::Text("lin".to_owned())])),
    ]
}

fn edit(source: &str, format: Format, edits: &[Edit]) -> Result<String, Refusal> {
    let document = parse(source.as_bytes(), format).unwrap_or_else(|p| panic!("{p:?}\n{source}"));
    splice(source, &document, edits)
}

fn acted(source: &str, format: Format) -> String {
    edit(source, format, &[Edit::AppendAct { item: EntryAt::after(0), act: act() }])
        .unwrap_or_else(|r| panic!("{r:?}\n{source}"))
}

fn extended(source: &str, format: Format) -> String {
    edit(source, format, &[Edit::AppendItem { fields: new_item() }]).unwrap_or_else(|r| panic!("{r:?}\n{source}"))
}

#[track_caller]
fn toml_act(before: &str, after: &str) {
    assert_eq!(acted(before, Format::Toml), after);
}

#[track_caller]
fn yaml_act(before: &str, after: &str) {
    assert_eq!(acted(before, Format::Yaml), after);
}

#[track_caller]
fn toml_item(before: &str, after: &str) {
    assert_eq!(extended(before, Format::Toml), after);
}

#[track_caller]
fn yaml_item(before: &str, after: &str) {
    assert_eq!(extended(before, Format::Yaml), after);
}

#[test]
fn an_act_adds_one_line_and_keeps_crlf() {
    toml_act(
        "\u{feff}[[items]]\r\nlog = [\r\n\t{ a = 1 }, # c\r\n  # d\r\n]\r\n",
        "\u{feff}[[items]]\r\nlog = [\r\n\t{ a = 1 }, # c\r\n\t{ by = \"lin\", did = \"no\" },\r\n  # d\r\n]\r\n",
    );
    yaml_act(
        "\u{feff}items:\r\n- log:\r\n    - {a: 1} # c\r\n    # d\r\n\r\n",
        "\u{feff}items:\r\n- log:\r\n    - {a: 1} # c\r\n    - {by: lin, did: \"no\"}\r\n    # d\r\n\r\n",
    );
}

#[test]
fn a_last_entry_without_a_comma_keeps_its_line() {
    toml_act(
        "[[items]]\nlog = [\n  { a = 1 } # c\n]",
        "[[items]]\nlog = [\n  { a = 1 } # c\n  , { by = \"lin\", did = \"no\" }\n]",
    );
    yaml_act(
        "items:\n- log: [\n    {a: 1} # c\n  ]\n",
        "items:\n- log: [\n    {a: 1} # c\n    , {by: lin, did: \"no\"}\n  ]\n",
    );
}

#[test]
fn an_empty_log_of_two_lines_gets_its_first_line() {
    toml_act("[[items]]\n  log = [ # c\n  ]\n", "[[items]]\n  log = [ # c\n    { by = \"lin\", did = \"no\" },\n  ]\n");
    yaml_act(
        "items:\n  - id: x\n    log: # c\n  - id: y\n",
        "items:\n  - id: x\n    log: # c\n      - {by: lin, did: \"no\"}\n  - id: y\n",
    );
}

#[test]
fn a_log_on_one_line_grows_within_it() {
    toml_act("[[items]]\nlog = []\n", "[[items]]\nlog = [{ by = \"lin\", did = \"no\" }]\n");
    toml_act("[[items]]\nlog = [{a=1},]\n", "[[items]]\nlog = [{a=1}, { by = \"lin\", did = \"no\" }]\n");
    toml_act("items = [{ log = [{a=1}] }]", "items = [{ log = [{a=1}, { by = \"lin\", did = \"no\" }] }]");
    yaml_act("items:\n- log: []\n", "items:\n- log: [{by: lin, did: \"no\"}]\n");
    yaml_act("items:\n- log: [{a: 1}]\n", "items:\n- log: [{a: 1}, {by: lin, did: \"no\"}]\n");
    yaml_act("items:\n- log: ~ # c\n", "items:\n- log: [{by: lin, did: \"no\"}] # c\n");
    yaml_act("items: [{log: }]\n", "items: [{log: [{by: lin, did: \"no\"}] }]\n");
}

#[test]
fn a_log_of_toml_headers_gets_another_header() {
    toml_act(
        "[[items]]\nid = 'x'\n\n  [[items.log]]\n    a = '''\nq''' # c\n\n[[items]]\nid = 'y'\n",
        "[[items]]\nid = 'x'\n\n  [[items.log]]\n    a = '''\nq''' # c\n\n  [[items.log]]\n    by = \"lin\"\n    did = \"no\"\n\n[[items]]\nid = 'y'\n",
    );
}

#[test]
fn an_item_without_a_log_gets_one_below_its_last_one_line_field() {
    toml_act(
        "[[items]]\n  id = 'x'\n  n = 1 # c\n  d = '''\nz\n'''\n# e\n  [items.extra]\n  q = 1\n",
        "[[items]]\n  id = 'x'\n  n = 1 # c\n  log = [\n    { by = \"lin\", did = \"no\" },\n  ]\n  d = '''\nz\n'''\n# e\n  [items.extra]\n  q = 1\n",
    );
    toml_act("[[items]] # c", "[[items]] # c\nlog = [\n  { by = \"lin\", did = \"no\" },\n]");
    toml_act("items = [{ id = \"x\" }]\n", "items = [{ id = \"x\", log = [{ by = \"lin\", did = \"no\" }] }]\n");
    toml_act("items = [{}]\n", "items = [{ log = [{ by = \"lin\", did = \"no\" }] }]\n");
    yaml_act(
        "items:\n  - id: x # c\n    d: |\n      z\n\n    # e\n  - id: y\n",
        "items:\n  - id: x # c\n    log:\n      - {by: lin, did: \"no\"}\n    d: |\n      z\n\n    # e\n  - id: y\n",
    );
    yaml_act("items:\n- d: |+\n    z\n\n", "items:\n- d: |+\n    z\n\n  log:\n    - {by: lin, did: \"no\"}\n");
    yaml_act("items:\n- {id: x}\n", "items:\n- {id: x, log: [{by: lin, did: \"no\"}]}\n");
    yaml_act("items:\n- {}\n", "items:\n- {log: [{by: lin, did: \"no\"}]}\n");
}

#[test]
fn an_act_goes_below_entries_of_any_shape() {
    for entry in [
        "a: 1\n      b: |\n        z\n",
        "a: >-\n        z\n\n        y\n",
        "# c\n      a: {\n        b: 1}\n",
        "a: 'q\n        r'\n",
    ] {
        let before = format!("items:\n- log:\n    - {entry}\n\n    # end\n- id: y");
        let after = format!("items:\n- log:\n    - {entry}    - {{by: lin, did: \"no\"}}\n\n\n    # end\n- id: y");
        yaml_act(&before, &after);
    }
    yaml_act("items:\n- log:\n  - a:\n", "items:\n- log:\n  - a:\n  - {by: lin, did: \"no\"}\n");
    yaml_act("items:\n- log:\n  -\n", "items:\n- log:\n  -\n  - {by: lin, did: \"no\"}\n");
}

#[test]
fn several_edits_go_in_at_once() {
    let edits = [
        Edit::AppendAct { item: EntryAt::after(1), act: act() },
        Edit::AppendAct { item: EntryAt::after(0), act: act() },
        Edit::AppendItem { fields: new_item() },
        Edit::AppendAct { item: EntryAt::after(1), act: act() },
    ];
    let toml = edit("[[items]]\nlog = []\n[[items]]\n[[items.log]]\na = 1", Format::Toml, &edits).unwrap();
    let block = "\n[[items.log]]\nby = \"lin\"\ndid = \"no\"";
    let item = "\n\n[[items]]\nid = \"n\"\nowner = [\"lin\"]\nlog = [\n]";
    let first = "[[items]]\nlog = [{ by = \"lin\", did = \"no\" }]\n[[items]]\n[[items.log]]\na = 1";
    assert_eq!(toml, format!("{first}{block}{block}{item}"));
    let yaml = edit("items:\n- log: []\n- log:\n  - a", Format::Yaml, &edits).unwrap();
    let line = "\n  - {by: lin, did: \"no\"}";
    let item = "\n- id: \"n\"\n  owner: [lin]\n  log:";
    assert_eq!(yaml, format!("items:\n- log: [{{by: lin, did: \"no\"}}]\n- log:\n  - a{line}{line}{item}"));
}

#[test]
fn a_toml_item_goes_to_the_end_of_the_file() {
    let item = "[[items]]\nid = \"n\"\nowner = [\"lin\"]\nlog = [\n]";
    toml_item("", &format!("{item}\n"));
    toml_item("\u{feff}", &format!("\u{feff}{item}\n"));
    toml_item("a = 1", &format!("a = 1\n\n{item}"));
    toml_item("a = 1\n\n", &format!("a = 1\n\n{item}\n"));
    toml_item("a = 1\r\n", &format!("a = 1\r\n\r\n{}\r\n", item.replace('\n', "\r\n")));
    toml_item("[[items]]\nid = 'x'\n\n[extra]\nq = 1\n", &format!("[[items]]\nid = 'x'\n\n[extra]\nq = 1\n\n{item}\n"));
    toml_item("items = []\n", "items = [{ id = \"n\", owner = [\"lin\"], log = [] }]\n");
    toml_item(
        "items = [\n  {id = 1},\n]\n",
        "items = [\n  {id = 1},\n  { id = \"n\", owner = [\"lin\"], log = [] },\n]\n",
    );
}

#[test]
fn a_yaml_item_goes_below_the_last_one_and_looks_like_it() {
    let flow = "{id: \"n\", owner: [lin], log: []}";
    yaml_item("", "items:\n  - id: \"n\"\n    owner: [lin]\n    log:\n");
    yaml_item("# c\n", "# c\nitems:\n  - id: \"n\"\n    owner: [lin]\n    log:\n");
    yaml_item("a: 1\n# c", "a: 1\nitems:\n  - id: \"n\"\n    owner: [lin]\n    log:\n# c");
    yaml_item("items:\nb: 1\n", "items:\n  - id: \"n\"\n    owner: [lin]\n    log:\nb: 1\n");
    yaml_item("items: []\n", &format!("items: [{flow}]\n"));
    yaml_item("{items: [{id: x}]}", &format!("{{items: [{{id: x}}, {flow}]}}"));
    yaml_item("{a: 1}", &format!("{{a: 1, items: [{flow}]}}"));
    yaml_item(
        "items:\r\n- id: x\r\n\r\n# y\r\n- id: y\r\n\r\nb: 1\r\n",
        "items:\r\n- id: x\r\n\r\n# y\r\n- id: y\r\n\r\n- id: \"n\"\r\n  owner: [lin]\r\n  log:\r\n\r\nb: 1\r\n",
    );
}

#[test]
fn what_stands_in_two_places_is_not_edited() {
    let refused = |source: &str| {
        edit(source, Format::Yaml, &[Edit::AppendAct { item: EntryAt::after(0), act: act() }]).unwrap_err().reason
    };
    assert_eq!(refused("items:\n- &a {id: x}\n- *a\n"), RefusalReason::Shared);
    assert_eq!(refused("x: &a {id: x}\nitems:\n- *a\n"), RefusalReason::Alias);
    assert_eq!(refused("items:\n- log: &l [{a: 1}]\n- log: *l\n"), RefusalReason::Shared);
    assert_eq!(refused("l: &l [{a: 1}]\nitems:\n- log: *l\n"), RefusalReason::Alias);
    assert_eq!(refused("x: &a {log: [{a: 1}]}\nitems:\n- <<: *a\n"), RefusalReason::Merged);
    assert_eq!(refused("items: !x\n- log: []\n"), RefusalReason::Tagged);
    assert_eq!(refused("items:\n- !x {log: []}\n"), RefusalReason::Tagged);
    assert_eq!(refused("items:\n- log: !x []\n"), RefusalReason::Tagged);
    assert_eq!(refused("items:\n- log: words\n"), RefusalReason::NotAList);
    assert_eq!(refused("items:\n- words\n"), RefusalReason::NotAList);
    assert_eq!(refused("items: []\n"), RefusalReason::NotAList);
    assert_eq!(refused("a: 1\n"), RefusalReason::NotAList);
    let refusal =
        edit("[[items]]\nlog = 1\n", Format::Toml, &[Edit::AppendAct { item: EntryAt::after(0), act: act() }])
            .unwrap_err();
    assert_eq!(refusal.reason, RefusalReason::NotAList);
    assert_eq!(refusal.by_hand, ByHand::Write("{ by = \"lin\", did = \"no\" },".to_owned()));
    assert_eq!(refusal.span, 16..17);
    yaml_act(
        "x: &a {b: 1}\nitems:\n- <<: *a\n  id: x\n",
        "x: &a {b: 1}\nitems:\n- <<: *a\n  id: x\n  log:\n    - {by: lin, did: \"no\"}\n",
    );
}

#[test]
fn a_change_that_means_something_else_is_not_made() {
    let bad = vec![("at".to_owned(), NewValue::Date("1, x = 2".to_owned()))];
    for (source, format) in [("[[items]]\nlog = []\n", Format::Toml), ("items:\n- log: []\n", Format::Yaml)] {
        let refusal =
            edit(source, format, &[Edit::AppendAct { item: EntryAt::after(0), act: bad.clone() }]).unwrap_err();
        assert_eq!(refusal.reason, RefusalReason::Unproven);
    }
}

#[test]
fn text_is_quoted_unless_every_reader_agrees_on_it() {
    let yaml = |text: &str| render_value(Format::Yaml, &NewValue::Text(text.to_owned()));
    for plain in ["lin", "sub-account made", "备份完成", "see https://x.y/z", "it's"] {
        assert_eq!(yaml(plain), plain);
    }
    for quoted in
        ["", "no", "Off", "NULL", "~", "1.10", "2026-11-20", "a: b", "a #b", "a,b", "- a", "a ", " a", "a:", "=", "<<"]
    {
        assert_eq!(yaml(quoted), format!("\"{quoted}\""));
    }
    assert_eq!(yaml("a\nb\t\u{1b}[0m\u{202e}"), "\"a\\nb\\t\\x1B[0m\\u202E\"");
    let toml = render_value(Format::Toml, &NewValue::Text("备\"\\\r\n\u{7f}\u{e0001}".to_owned()));
    assert_eq!(toml, "\"备\\\"\\\\\\r\\n\\u007F\\U000E0001\"");
}

#[test]
fn a_new_section_file_is_laid_out_for_people() {
    let text = |text: &str| NewValue::Text(text.to_owned());
    let header = [("section".to_owned(), text("permissions"))];
    let item = vec![
        ("id".to_owned(), text("x")),
        ("details".to_owned(), text("one\n\ntwo \"q\" \\")),
        ("due".to_owned(), NewValue::Date("2026-11-20".to_owned())),
    ];
    let items = [item.clone(), vec![("id".to_owned(), text("007"))]];
    let toml = render_section(Format::Toml, &header, "About\n\nthis", &items);
    let expected = "# About\n#\n# this\n\nsection = \"permissions\"\n\n[[items]]\nid      = \"x\"\ndetails = \"\"\"\none\n\ntwo \\\"q\\\" \\\\\"\"\"\ndue     = 2026-11-20\nlog = [\n]\n\n[[items]]\nid = \"007\"\nlog = [\n]\n";
    assert_eq!(toml, expected);
    let yaml = render_section(Format::Yaml, &header, "About", &items);
    let expected = "# About\n\nsection: permissions\nitems:\n  - id: x\n    details: |-\n      one\n\n      two \"q\" \\\n    due: 2026-11-20\n    log:\n\n  - id: \"007\"\n    log:\n";
    assert_eq!(yaml, expected);
    for (source, format) in [(toml, Format::Toml), (yaml, Format::Yaml)] {
        let document = parse(source.as_bytes(), format).unwrap();
        let details = document.root.get("items").unwrap().members()[0].get("details").unwrap();
        assert_eq!(details.value, crate::files::format::Value::Text("one\n\ntwo \"q\" \\".into()));
    }
}

mod fields;
