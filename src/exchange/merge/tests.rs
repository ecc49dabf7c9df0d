//! Merging, tried with texts that are small enough to be read.

#![allow(clippy::unwrap_used)]
use super::{MARKER_SIZE, merge};
use crate::files::format::Format;

mod expected;
mod random;

fn united(format: Format, base: &str, ours: &str, theirs: &str) -> String {
    merge([base, ours, theirs], format, MARKER_SIZE, &mut |_, _| Vec::new()).unwrap().text
}

const TOML: &str = "# head\nsection = \"permissions\"\n\n[[items]]\nid = \"a\"\ntitle = \"A\" # first\nlog = [\n]\n\n# about b\n[[items]]\nid = \"b\"\ntitle = \"B\"\nlog = [\n  { at = 2026-11-20T10:00:00+08:00, by = \"lin\", did = \"granted\" },\n]\n";

fn act(minute: &str, by: &str, did: &str) -> String {
    format!("  {{ at = 2026-11-20T10:{minute}:00+08:00, by = \"{by}\", did = \"{did}\" }},\n")
}

#[test]
fn acts_of_both_stand_in_the_order_of_their_times_with_their_comments() {
    let one = act("05", "chen", "noted") + &act("09", "chen", "confirmed");
    let other = "  # she called\n".to_owned() + &act("07", "lin", "noted");
    let put = |more: &str| TOML.replace("\"granted\" },\n", &format!("\"granted\" }},\n{more}"));
    let expected = put(&(act("05", "chen", "noted") + &other + &act("09", "chen", "confirmed")));
    assert_eq!(united(Format::Toml, TOML, &put(&one), &put(&other)), expected);
    assert_eq!(united(Format::Toml, TOML, &put(&other), &put(&one)), expected);
}

#[test]
fn what_both_add_at_the_end_is_there_once_each() {
    let add = |id: &str| format!("{TOML}\n[[items]]\nid = \"{id}\"\ntitle = \"{id}\"\nlog = [\n]\n");
    let expected = add("c") + "\n[[items]]\nid = \"d\"\ntitle = \"d\"\nlog = [\n]\n";
    assert_eq!(united(Format::Toml, TOML, &add("c"), &add("d")), expected);
    assert_eq!(united(Format::Toml, TOML, &add("c"), &add("c")), add("c"));
}

#[test]
fn one_field_changed_in_two_ways_is_a_conflict_in_its_line() {
    let ours = TOML.replace("title = \"A\"", "title = \"Our A\"");
    let theirs = TOML.replace("title = \"A\"", "title = \"Their A\"").replace("title = \"B\"", "title = \"New\"");
    let text = united(Format::Toml, TOML, &ours, &theirs);
    let marks = "<<<<<<< ours\ntitle = \"Our A\" # first\n=======\ntitle = \"Their A\" # first\n>>>>>>> theirs\n";
    assert!(text.contains(marks) && text.contains("title = \"New\"") && text.matches("=======").count() == 1, "{text}");
}

const YAML: &str = "section: permissions\nitems:\n  - id: a\n    title: A # first\n    log:\n  # about b\n  - id: b\n    title: B\n    log:\n      - {at: 2026-11-20T10:00:00+08:00, by: lin, did: granted}\n";

#[test]
fn of_what_the_common_ancestors_contradict_each_other_in_both_had_nothing() {
    let base = TOML.replace(
        "title = \"A\" # first\n",
        "<<<<<<<<< ours\ntitle = \"A\"\n||||||||| base\n<<<<<<< inner\nx\n>>>>>>> inner\n=========\ntitle = \"Z\"\n>>>>>>>>> theirs\n",
    );
    let grown = |title: &str, minute: &str| {
        TOML.replace("title = \"A\"", title)
            .replace("\"granted\" },\n", &("\"granted\" },\n".to_owned() + &act(minute, "lin", "noted")))
    };
    let same = united(Format::Toml, &base, &grown("title = \"A\"", "05"), &grown("title = \"A\"", "07"));
    assert!(!same.contains("<<<") && same.contains("10:05") && same.contains("10:07"), "{same}");
    let text = united(Format::Toml, &base, &grown("title = \"A\"", "05"), &grown("title = \"Z\"", "07"));
    assert_eq!(text.matches("<<<<<<<").count(), 1, "{text}");
    assert!(text.contains("title = \"Z\"") && text.contains("10:05") && text.contains("10:07"), "{text}");
}

#[test]
fn yaml_is_united_like_toml() {
    let line =
        |minute: &str, by: &str| format!("      - {{at: 2026-11-20T10:{minute}:00+08:00, by: {by}, did: noted}}\n");
    let ours = format!("{}{}", YAML.replace("title: B", "title: Our B"), line("09", "chen"));
    let theirs = format!("{}{}", YAML.replace("title: A", "title: Their A"), line("07", "lin"));
    let expected = YAML.replace("title: B", "title: Our B").replace("title: A", "title: Their A");
    let expected = format!("{expected}{}{}", line("07", "lin"), line("09", "chen"));
    assert_eq!(united(Format::Yaml, YAML, &ours, &theirs), expected);
}

#[test]
fn line_ends_and_byte_order_mark_stay_ours() {
    let ours = format!("\u{feff}{}", TOML.replace("\"A\"", "\"X\"").replace('\n', "\r\n"));
    let theirs = TOML.replace("\"B\"", "\"Y\"");
    let expected =
        format!("\u{feff}{}", TOML.replace("\"A\"", "\"X\"").replace("\"B\"", "\"Y\"").replace('\n', "\r\n"));
    assert_eq!(united(Format::Toml, TOML, &ours, &theirs), expected);
}

/// Files that say the same and are laid out in other ways: a place for acts of the first item, and a field of the second.
const SHAPES: [(Format, &str, &str, &str); 5] = [
    (
        Format::Toml,
        "section = \"permissions\"\nitems = [\n  { id = \"a\", title = \"A\", log = [] }, # first\n  { id = \"b\", title = \"B\" }\n]\n",
        "log = [",
        "log = [{}]",
    ),
    (
        Format::Toml,
        "section = \"permissions\"\n[[items]]\nid = \"a\"\ntitle = \"A\"\nlog = []\n[[items]]\nid = \"b\"\ntitle = \"B\"\n",
        "log = [",
        "log = [{}]",
    ),
    (
        Format::Toml,
        "section = \"permissions\"\n[[items]]\nid = \"a\"\ntitle = \"A\"\n[[items]]\nid = \"b\"\ntitle = \"B\"\n",
        "title = \"A\"\n",
        "title = \"A\"\n[[items.log]]\n{}\n",
    ),
    (
        Format::Yaml,
        "section: permissions\nitems: [{id: a, title: A, log: []}, {id: b, title: B}]\n",
        "log: [",
        "log: [{}]",
    ),
    (
        Format::Yaml,
        "section: permissions\nitems:\n- {id: a, title: A, log: []}\n- {id: b, title: B}\n",
        "log: [",
        "log: [{}]",
    ),
];

#[test]
fn other_layouts_are_united_too_or_left_to_be_chosen() {
    for (format, base, _, log) in SHAPES {
        let header = log.contains("[[items.log]]");
        let field = |name: &str, value: &str| match (format, header) {
            (Format::Yaml, _) => format!("{name}: {value}"),
            (_, true) => format!("{name} = {value}\n"),
            _ => format!("{name} = {value}"),
        };
        let act = |minute: &str, by: &str| {
            let by = if format == Format::Toml { format!("\"{by}\"") } else { by.to_owned() };
            let noted = if format == Format::Toml { "\"noted\"" } else { "noted" };
            let at = format!("2026-11-20T10:{minute}:00+08:00");
            let fields = [field("at", &at), field("by", &by), field("did", noted)];
            if header { fields.concat() } else { format!("{{{}}}", fields.join(", ")) }
        };
        let empty = log.replace("[{}]", "[]").replace("[[items.log]]\n{}\n", "");
        let with = |act: &str| base.replacen(&empty, &log.replace("{}", act), 1);
        let (ours, theirs) = (with(&act("09", "chen")), with(&act("07", "lin")));
        let theirs = theirs.replace("title: B", "title: C").replace("title = \"B\"", "title = \"C\"");
        let merged = merge([base, &ours, &theirs], format, MARKER_SIZE, &mut |_, _| Vec::new());
        // A YAML file on one line is not taken apart; git does with it what it can.
        let Some(merged) = merged else {
            assert!(base.contains("items: [{"), "{base}");
            continue;
        };
        let text = &merged.text;
        assert_eq!(merged.conflicts, 0, "{text}");
        assert!(text.find("10:07") < text.find("10:09") && text.matches("did").count() == 2, "{text}");
        assert!(text.contains('C') && !text.contains("title = \"B\"") && !text.contains("title: B"), "{text}");
    }
}

#[test]
fn an_item_that_one_takes_out_and_the_other_acts_on_is_a_conflict() {
    let (head, second) = TOML.split_once("\n# about b").unwrap();
    let acted = TOML.replace("log = [\n]\n", &format!("log = [\n{}]\n", act("05", "lin", "granted")));
    let (first, _) = head.split_once("\n[[items]]").unwrap();
    let without = format!("{first}\n# about b{second}");
    for (ours, theirs) in [(&acted, &without), (&without, &acted)] {
        let text = united(Format::Toml, TOML, ours, theirs);
        assert!(text.contains("<<<<<<<") && text.matches("10:05").count() == 1, "{text}");
        assert!(text.contains("id = \"b\"") && text.contains("# about b"), "{text}");
    }
}

#[test]
fn an_act_on_what_the_other_side_changed_is_a_conflict_in_that_item() {
    let acted = TOML.replacen("log = [\n]\n", &format!("log = [\n{}]\n", act("09", "lin", "granted")), 1);
    let changed = TOML.replace("title = \"A\"", "title = \"All invoices, found correct\"");
    for (ours, theirs) in [(&acted, &changed), (&changed, &acted)] {
        let text = united(Format::Toml, TOML, ours, theirs);
        assert!(
            text.matches("<<<<<<<").count() == 1 && text.contains("found correct") && text.contains("10:09"),
            "{text}"
        );
    }
    // A note agrees to nothing, and who owns it says nothing of what is handed over.
    let noted = TOML.replacen("log = [\n]\n", &format!("log = [\n{}]\n", act("09", "lin", "noted")), 1);
    assert!(!united(Format::Toml, TOML, &noted, &changed).contains("<<<<<<<"));
    let owned = TOML.replacen("title = \"A\"", "owner = [\"lin\"]\ntitle = \"A\"", 1);
    assert!(!united(Format::Toml, TOML, &acted, &owned).contains("<<<<<<<"));
}

#[test]
fn an_act_under_a_default_that_the_other_side_changed_is_a_conflict_in_that_default() {
    let base = TOML.replace("section = \"permissions\"\n", "section = \"permissions\"\naccept_when = \"it works\"\n");
    let acted = base.replacen("log = [\n]\n", &format!("log = [\n{}]\n", act("09", "lin", "granted")), 1);
    let changed = base.replace("it works", "all claims are waived");
    for (ours, theirs) in [(&acted, &changed), (&changed, &acted)] {
        let text = united(Format::Toml, &base, ours, theirs);
        assert!(text.matches("<<<<<<<").count() == 1 && text.contains("it works") && text.contains("waived"), "{text}");
    }
}
