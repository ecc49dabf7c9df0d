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
