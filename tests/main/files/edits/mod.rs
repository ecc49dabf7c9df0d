//! Random files and random edits, judged by parsers that `handover` does not read with.
//!
//! Every case writes a section file as text, in a layout put together at random, edits it, and asks
//! `toml` or `serde_yaml` what it held before and holds after. The bytes of the old file must all
//! still be there, around the new ones.

mod expected;
mod fields;
mod layouts;

use crate::support::dice::Dice;
use expected::{read_toml, read_yaml, toml_expect, toml_table, yaml_expect, yaml_list, yaml_table};
use handover::files::edit::{Edit, NewValue, RefusalReason, render_section, splice};
use handover::files::format::{Format, parse};
use handover::model::list::{EntryAt, Position};
use layouts::{toml_case, yaml_case};
use proptest::prelude::*;

const CASES: u32 = 1_200;

fn edited(text: &str, format: Format, edits: &[Edit]) -> String {
    let document = parse(text.as_bytes(), format).unwrap_or_else(|p| panic!("{p:?}\n{text}"));
    splice(text, &document, edits).unwrap_or_else(|refusal| panic!("{refusal:?}\n{text}"))
}

fn act_edits(dice: &mut Dice, items: usize, act: &[(String, NewValue)]) -> Vec<Edit> {
    let mut edits = Vec::new();
    for _ in 0..1 + dice.roll(3) {
        if items == 0 || dice.chance(4) {
            edits.push(Edit::AppendItem { fields: dice.item() });
        } else {
            edits.push(Edit::AppendAct { item: EntryAt::after(dice.roll(items)), act: act.to_vec() });
        }
    }
    edits
}

/// All bytes of `old` are in `new`, around one piece of new text.
fn assert_one_insertion(old: &str, new: &str, added_lines: usize) {
    let old = &old.replacen("log: ~", "log: ", 1);
    let front = old.bytes().zip(new.bytes()).take_while(|(a, b)| a == b).count();
    let back = old.bytes().rev().zip(new.bytes().rev()).take_while(|(a, b)| a == b).count();
    assert!(front + back >= old.len(), "not one insertion\n--- old\n{old}\n--- new\n{new}");
    let count = |text: &str| text.matches('\n').count();
    assert_eq!(count(new) - count(old), added_lines, "\n--- old\n{old}\n--- new\n{new}");
    assert_eq!(old.contains('\r'), new.contains('\r'));
    let bare = |text: &str| text.matches('\n').count() - text.matches("\r\n").count();
    if old.contains("\r\n") {
        assert_eq!(bare(new), bare(old), "another line ending\n{new:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_toml_file_holds_what_it_held_and_the_edit(seed in any::<u64>()) {
        let mut dice = Dice(seed);
        let act = dice.act();
        let case = toml_case(&mut dice, act.len());
        let before = read_toml(&case.text);
        if !case.added.is_empty() {
            let item = dice.roll(case.added.len());
            let one = [Edit::AppendAct { item: EntryAt::after(item), act: act.clone() }];
            let after = edited(&case.text, Format::Toml, &one);
            prop_assert_eq!(read_toml(&after), toml_expect(before.clone(), &one), "\n{}", after);
            assert_one_insertion(&case.text, &after, case.added[item]);
        }
        let edits = act_edits(&mut dice, case.added.len(), &act);
        let after = edited(&case.text, Format::Toml, &edits);
        prop_assert_eq!(read_toml(&after), toml_expect(before, &edits), "\n{}", after);
    }

    #[test]
    fn a_yaml_file_holds_what_it_held_and_the_edit(seed in any::<u64>()) {
        let mut dice = Dice(seed);
        let act = dice.act();
        let case = yaml_case(&mut dice);
        let before = read_yaml(&case.text);
        if !case.added.is_empty() {
            let item = dice.roll(case.added.len());
            let one = [Edit::AppendAct { item: EntryAt::after(item), act: act.clone() }];
            let after = edited(&case.text, Format::Yaml, &one);
            prop_assert_eq!(read_yaml(&after), yaml_expect(before.clone(), &one, false), "\n{}", after);
            assert_one_insertion(&case.text, &after, case.added[item]);
        }
        let edits = act_edits(&mut dice, case.added.len(), &act);
        let flow = case.text.contains("items: []") || case.text.contains("items: ~");
        let after = edited(&case.text, Format::Yaml, &edits);
        prop_assert_eq!(read_yaml(&after), yaml_expect(before, &edits, flow), "\n{}", after);
    }

    #[test]
    fn an_item_that_stands_in_two_places_is_refused(seed in any::<u64>()) {
        let mut dice = Dice(seed);
        let mut case = yaml_case(&mut dice);
        while case.added.is_empty() {
            case = yaml_case(&mut dice);
        }
        let text = format!("{}\nagain: *shared\n", case.text.replacen("items:", "items: &shared", 1).trim_end());
        let document = parse(text.as_bytes(), Format::Yaml).unwrap_or_else(|p| panic!("{p:?}\n{text}"));
        let edit = Edit::AppendAct { item: EntryAt::after(0), act: dice.act() };
        prop_assert_eq!(splice(&text, &document, &[edit]).unwrap_err().reason, RefusalReason::Shared);
    }

    #[test]
    fn a_new_section_file_reads_back(seed in any::<u64>()) {
        let mut dice = Dice(seed);
        let header = [("section".to_owned(), NewValue::Text(dice.words()))];
        let items: Vec<_> = (0..dice.roll(4)).map(|_| dice.item()).collect();
        let comment = dice.words();
        let toml = render_section(Format::Toml, &header, &comment, &items);
        let yaml = render_section(Format::Yaml, &header, &comment, &items);
        let edits: Vec<_> = items.into_iter().map(|fields| Edit::AppendItem { fields }).collect();
        prop_assert_eq!(read_toml(&toml), toml_expect(toml_table(&header), &edits), "\n{}", toml);
        let mut expected = yaml_expect(yaml_table(&header), &edits, false);
        yaml_list(&mut expected, "items");
        prop_assert_eq!(read_yaml(&yaml), expected, "\n{}", yaml);
        parse(yaml.as_bytes(), Format::Yaml).unwrap();
    }
}
