//! What setting, taking out and appending do to a file, line by line.

use super::*;

fn way(steps: &[&str]) -> Way {
    let step = |step: &&str| step.parse::<usize>().map_or_else(|_| Step::from(*step), Step::from);
    steps.iter().map(step).collect()
}

fn set(steps: &[&str], value: NewValue) -> Edit {
    Edit::Set { at: way(steps), value }
}

fn text(text: &str) -> NewValue {
    NewValue::Text(text.to_owned())
}

#[track_caller]
fn changes(format: Format, edits: &[Edit], before: &str, after: &str) {
    assert_eq!(edit(before, format, edits).unwrap_or_else(|r| panic!("{r:?}\n{before}")), after);
}

#[test]
fn a_value_is_replaced_where_it_stands() {
    let due = [set(&["items", "1", "due"], NewValue::Date("2026-12-01".to_owned()))];
    changes(
        Format::Toml,
        &due,
        "[[items]]\nid = 1\n[[items]]\r\ndue   = \"cutover\" # c\r\nlog = [\r\n]\r\n",
        "[[items]]\nid = 1\n[[items]]\r\ndue   = 2026-12-01 # c\r\nlog = [\r\n]\r\n",
    );
    changes(
        Format::Yaml,
        &due,
        "items:\n- a\n- id: x\n  due: cutover - 7d  # c\n",
        "items:\n- a\n- id: x\n  due: 2026-12-01  # c\n",
    );
    changes(Format::Yaml, &due, "items:\n- a\n- due:\n  id: x\n", "items:\n- a\n- due: 2026-12-01\n  id: x\n");
    changes(Format::Yaml, &due, "items: [a, {due: x}]\n", "items: [a, {due: 2026-12-01}]\n");
    let owner = [set(&["owner"], NewValue::List(vec![text("lin"), text("chen")]))];
    changes(Format::Yaml, &owner, "owner:\n  - a\n  - b\n\nx: 1\n", "owner: [lin, chen]\n\nx: 1\n");
    changes(Format::Toml, &owner, "owner = [\n  'a',\n]\nx = 1\n", "owner = [\"lin\", \"chen\"]\nx = 1\n");
    let commented = edit("owner = [\n  'a', # why\n]\n", Format::Toml, &owner).unwrap_err();
    assert_eq!(commented.reason, RefusalReason::Commented);
    assert_eq!(commented.by_hand, ByHand::Write("owner = [\"lin\", \"chen\"]".to_owned()));
}

#[test]
fn a_new_field_goes_below_the_others_and_looks_like_them() {
    let edits = [set(&["items", "0", "due"], text("cutover"))];
    changes(
        Format::Toml,
        &edits,
        "[[items]]\n  id    = 'x'\n  title = 'y' # c\n  log = [\n  ]\n",
        "[[items]]\n  id    = 'x'\n  title = 'y' # c\n  due   = \"cutover\"\n  log = [\n  ]\n",
    );
    changes(
        Format::Yaml,
        &edits,
        "items:\n  - id: x\n    log:\n      - {a: 1}\n",
        "items:\n  - id: x\n    due: cutover\n    log:\n      - {a: 1}\n",
    );
    changes(Format::Yaml, &edits, "items:\n- log:\n", "items:\n- due: cutover\n  log:\n");
    changes(Format::Toml, &edits, "items = [{ id = 1 }]\n", "items = [{ id = 1, due = \"cutover\" }]\n");
    let head = [set(&["due"], text("cutover"))];
    changes(Format::Toml, &head, "[[items]]\nid = 1\n", "due = \"cutover\"\n[[items]]\nid = 1\n");
    changes(Format::Toml, &head, "a = 1\n\n[[items]]\nid = 1\n", "a = 1\ndue = \"cutover\"\n\n[[items]]\nid = 1\n");
    changes(Format::Yaml, &head, "a: 1\nitems:\n- id: 1\n", "a: 1\ndue: cutover\nitems:\n- id: 1\n");
    let start = [set(&["milestones", "start"], NewValue::Date("2026-11-02".to_owned()))];
    changes(
        Format::Toml,
        &start,
        "[milestones]\nclose   = 1\ncutover = 2026-11-30\n\n[x]\n",
        "[milestones]\nclose   = 1\ncutover = 2026-11-30\nstart   = 2026-11-02\n\n[x]\n",
    );
    changes(
        Format::Toml,
        &start,
        "milestones.cutover = 1\n",
        "milestones.cutover = 1\nmilestones.start = 2026-11-02\n",
    );
    changes(
        Format::Yaml,
        &start,
        "milestones:\n  cutover: 2026-11-30\n",
        "milestones:\n  cutover: 2026-11-30\n  start: 2026-11-02\n",
    );
}

#[test]
fn a_field_goes_with_its_line_and_no_other() {
    let edits = [Edit::Remove { at: way(&["items", "0", "due"]) }, set(&["items", "0", "priority"], text("high"))];
    changes(
        Format::Toml,
        &edits,
        "[[items]]\nid = 'x'\ndue = 'y' # c\n# d\n\nlog = []\n",
        "[[items]]\nid = 'x'\npriority = \"high\"\n# d\n\nlog = []\n",
    );
    changes(
        Format::Yaml,
        &edits,
        "items:\n- due: y\n  id: x # c\n  log: []\n",
        "items:\n- id: x # c\n  priority: high\n  log: []\n",
    );
    changes(Format::Yaml, &edits, "items: [{due: y, id: x}]\n", "items: [{id: x, priority: high}]\n");
    changes(Format::Toml, &edits[..1], "items = [{ id = 1, due = 2 }]\n", "items = [{ id = 1 }]\n");
}

#[test]
fn an_item_goes_with_its_log_and_its_blank_line() {
    let edits = [Edit::remove_item(EntryAt::after(1))];
    changes(
        Format::Toml,
        &edits,
        "[[items]]\nid = 'x'\n\n[[items]]\nid = 'y'\nlog = [\n  { a = 1 },\n]\n\n# z\n[[items]]\nid = 'z'\n",
        "[[items]]\nid = 'x'\n\n# z\n[[items]]\nid = 'z'\n",
    );
    changes(
        Format::Toml,
        &edits,
        "[[items]]\nid = 'x'\n\n[[items]]\nid = 'y'\n[[items.log]]\na = 1\n",
        "[[items]]\nid = 'x'\n",
    );
    changes(
        Format::Yaml,
        &edits,
        "items:\n  - id: x\n\n  - id: y\n    log:\n      - {a: 1}\n\n  # z\n  - id: z\n",
        "items:\n  - id: x\n\n  # z\n  - id: z\n",
    );
    changes(Format::Yaml, &edits, "items:\n- id: x\n- id: y\n", "items:\n- id: x\n");
    changes(Format::Yaml, &edits, "items: [{id: x}, {id: y}]\n", "items: [{id: x}]\n");
}

#[test]
fn a_person_and_a_key_come_below_the_others() {
    let person = NewValue::Table(vec![("id".to_owned(), text("wu")), ("party".to_owned(), text("giver"))]);
    let person = [Edit::Append { list: way(&["people"]), value: person }];
    changes(
        Format::Toml,
        &person,
        "[[people]]\nid = \"lin\"\n\n[[people]]\nid = \"chen\"\n\n[[signoff]]\nstage = \"cutover\"\n",
        "[[people]]\nid = \"lin\"\n\n[[people]]\nid = \"chen\"\n\n[[people]]\nid = \"wu\"\nparty = \"giver\"\n\n[[signoff]]\nstage = \"cutover\"\n",
    );
    changes(
        Format::Yaml,
        &person,
        "people:\n  - id: lin\n    party: giver\nsignoff: []\n",
        "people:\n  - id: lin\n    party: giver\n  - id: wu\n    party: giver\nsignoff: []\n",
    );
    changes(Format::Toml, &person, "a = 1\n", "a = 1\n\n[[people]]\nid = \"wu\"\nparty = \"giver\"\n");
    let key = [Edit::Append { list: way(&["people", "0", "keys"]), value: text("ssh-ed25519 AAAA") }];
    changes(
        Format::Toml,
        &key,
        "[[people]]\nid = \"lin\"\n",
        "[[people]]\nid = \"lin\"\nkeys = [\"ssh-ed25519 AAAA\"]\n",
    );
    changes(
        Format::Yaml,
        &key,
        "people:\n- id: lin\n  keys:\n  - a\n",
        "people:\n- id: lin\n  keys:\n  - a\n  - ssh-ed25519 AAAA\n",
    );
}

#[test]
fn a_field_that_stands_in_two_places_is_not_changed() {
    let edits = [set(&["items", "0", "due"], text("x"))];
    let refused = |source: &str| edit(source, Format::Yaml, &edits).unwrap_err().reason;
    assert_eq!(refused("items:\n- due: &d y\n- due: *d\n"), RefusalReason::Shared);
    assert_eq!(refused("a: &d y\nitems:\n- due: *d\n"), RefusalReason::Alias);
    assert_eq!(refused("items:\n- due: !x y\n"), RefusalReason::Tagged);
    assert_eq!(refused("items:\n- words\n"), RefusalReason::NotThere);
    let merged = "a: &a {due: y}\nitems:\n- <<: *a\n  id: x\n";
    changes(Format::Yaml, &edits, merged, "a: &a {due: y}\nitems:\n- <<: *a\n  id: x\n  due: x\n");
    let gone = [Edit::Remove { at: vec!["items".into(), 0.into(), "due".into()] }];
    assert_eq!(edit(merged, Format::Yaml, &gone).unwrap_err().reason, RefusalReason::Merged);
}
