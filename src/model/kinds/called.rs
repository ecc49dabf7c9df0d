//! Which field is meant by a word that is no field: from the labels of screens and from `called.toml`, embedded.

use super::{Kind, built_ins};
use crate::text::nearest::nearest;
use crate::text::say::{findings as findings_say, slips as slips_say, status as say, words};
use crate::text::{Lang, Text};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What people call each field, in the order of the file.
static WORDS: LazyLock<Vec<(String, Vec<String>)>> = LazyLock::new(|| {
    #[derive(Deserialize)]
    #[serde(transparent)]
    struct WordsFile(BTreeMap<String, Vec<String>>);
    #[expect(clippy::expect_used, reason = "the embedded file is parsed by the tests")]
    let file: WordsFile = ::toml::from_str(include_str!("called.toml")).expect("called.toml is valid");
    file.0.into_iter().collect()
});

/// Whether a field is meant, by its name and its label.
type IsMeant<'a> = &'a dyn Fn(&str, Option<&Text>) -> bool;

/// The fields that may be meant by a word, of those there are, each with its label where it has one of its own; the
/// likeliest first.
pub(crate) fn meanings<'f>(word: &str, fields: &[(&'f str, Option<&Text>)]) -> Vec<&'f str> {
    let plain = plain(word);
    if let Some((name, _)) = fields.iter().find(|(name, _)| *name == plain) {
        return vec![name];
    }
    let of_its_own = |_: &str, label: Option<&Text>| label.is_some_and(|label| label.is(word.trim()));
    let on_cards = |name: &str, _: Option<&Text>| on_cards(name).is_some_and(|label| label.is(word.trim()));
    let called =
        |name: &str, _: Option<&Text>| WORDS.iter().any(|(field, words)| field == name && words.contains(&plain));
    let ways: [IsMeant<'_>; 3] = [&of_its_own, &on_cards, &called];
    let mut found = Vec::new();
    for is in ways {
        for (name, _) in fields.iter().filter(|(name, label)| is(name, *label)) {
            if !found.contains(name) {
                found.push(*name);
            }
        }
    }
    found
}

/// All that people call a field, but for its name and the label that a kind gives it.
pub(crate) fn words_for(field: &str) -> Vec<String> {
    let labels = on_cards(field).into_iter().flat_map(|label| Lang::ALL.map(|lang| label.of(lang).to_owned()));
    let listed = WORDS.iter().filter(|(name, _)| name == field).flat_map(|(_, words)| words.iter().cloned());
    labels.chain(listed).collect()
}

/// Whether a word is what people call a field.
pub(crate) fn is_called(word: &str, field: &str) -> bool {
    !meanings(word, &[(field, None)]).is_empty()
}

/// What is told of an item and is no field of it.
const DERIVED: &str = "state";

/// Whether a word is what people call where an item stands: no field, since it follows from the acts.
pub(crate) fn is_derived(word: &str) -> bool {
    is_called(word, DERIVED)
}

/// A field with what people call it, where that is another word: "due（期限）".
pub(crate) fn with_label(field: &str, label: Option<&Text>) -> Text {
    let called = label.cloned().or_else(|| on_cards(field));
    Text::per_lang(|lang| match &called {
        Some(called) if called.of(lang).to_lowercase() != plain(field).replace('_', " ") => {
            words::aside(field, called).of(lang).to_owned()
        }
        _ => field.to_owned(),
    })
}

/// What people call a field of an item of a kind.
pub(crate) fn label_of(field: &str, kind: Option<&Kind>) -> Text {
    let own = kind.and_then(|kind| kind.field(field)).map(|field| field.label.clone());
    own.or_else(|| on_cards(field)).unwrap_or_else(|| match field {
        "title" => say::label_title(),
        "details" => say::label_details(),
        "needs" => say::label_needs(),
        _ => Text::same(field),
    })
}

/// A word as fields are written.
fn plain(word: &str) -> String {
    word.trim().to_lowercase().replace([' ', '-'], "_")
}

/// What cards call a field that every item has.
pub(crate) fn on_cards(field: &str) -> Option<Text> {
    Some(match field {
        "owner" => say::label_owner(),
        "due" => say::label_due(),
        "accept_when" => say::label_done_when(),
        "when" => say::label_applies(),
        "priority" => say::label_priority(),
        "one_of" => say::label_alternatives(),
        "under" => say::label_under(),
        "links" => say::label_links(),
        "tags" => say::label_tags(),
        "evidence" => say::label_evidence(),
        _ => return None,
    })
}

/// The built-in kinds that a word may have been meant to be: of their titles a part, or of a name or title a slip of the
/// pen; the likeliest first.
pub(crate) fn near_kinds(word: &str) -> Vec<&'static Kind> {
    let small = word.trim().to_lowercase();
    let titles = |kind: &'static Kind| Lang::ALL.map(|lang| kind.title.of(lang).to_lowercase());
    let holds = |title: &str| match small.is_ascii() {
        true => title.split(' ').any(|part| part == small),
        false => small.chars().count() > 1 && title.contains(&small),
    };
    let parts = built_ins().iter().filter(|kind| titles(kind).iter().any(|title| holds(title)));
    let mut found: Vec<&Kind> = parts.map(|kind| &**kind).collect();
    let names = || {
        built_ins()
            .iter()
            .flat_map(|kind| titles(kind).into_iter().chain([kind.name.clone()]).map(move |name| (name, kind)))
    };
    let words: Vec<String> = names().map(|(name, _)| name).collect();
    if let Some(near) = nearest(&small, words.iter().map(String::as_str))
        && let Some((_, kind)) = names().find(|(name, _)| name == near)
        && !found.iter().any(|known| known.name == kind.name)
    {
        found.push(kind);
    }
    found
}

/// That one of the kinds was probably meant.
pub(crate) fn did_you_mean_kind(near: &[&'static Kind]) -> Option<Text> {
    match near {
        [] => None,
        [only] => Some(findings_say::did_you_mean(&only.name)),
        several => {
            Some(slips_say::one_of(several.iter().map(|kind| kind.name.as_str()).collect::<Vec<_>>().join("`, `")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::kinds::built_ins;
    use crate::model::kinds::tables::TableName;

    fn in_table(word: &str, table: TableName) -> Option<&'static str> {
        match meanings(word, &table.fields().map(|name| (name, None)).collect::<Vec<_>>()).as_slice() {
            [one] => Some(one),
            _ => None,
        }
    }

    #[test]
    fn the_words_of_the_trade_mean_one_field_each() {
        for (word, field) in [
            ("负责人", "owner"),
            ("责任人", "owner"),
            ("备注", "details"),
            ("截止", "due"),
            ("到期", "due"),
            ("期限", "due"),
            ("标题", "title"),
            ("名称", "title"),
            ("编号", "id"),
            ("说明", "details"),
            ("完成标准", "accept_when"),
            ("前置", "needs"),
            ("依赖", "needs"),
            ("条件", "when"),
            ("步骤", "steps"),
            ("标签", "tags"),
            ("链接", "links"),
            ("优先级", "priority"),
            ("阶段", "stage"),
            ("Title", "title"),
            ("Due Date", "due"),
            ("dew", "due"),
            ("titel", "title"),
            ("deadline", "due"),
            ("assignee", "owner"),
            ("responsible", "owner"),
            ("description", "details"),
            ("depends-on", "needs"),
            ("acceptance", "accept_when"),
            ("done when", "accept_when"),
        ] {
            assert_eq!(in_table(word, TableName::Item), Some(field), "{word}");
        }
        assert_eq!(in_table("备注", TableName::Act), Some("note"));
        assert_eq!(in_table("部分", TableName::Section), Some("section"));
        assert_eq!(in_table("事项", TableName::Section), Some("items"));
        for word in ["", "x", "系统", "invoice"] {
            assert_eq!(in_table(word, TableName::Item), None, "{word}");
        }
    }

    #[test]
    fn every_label_of_a_kind_means_its_field() {
        for kind in built_ins() {
            let own = kind.fields.iter().map(|field| (field.name.as_str(), Some(&field.label)));
            let fields: Vec<_> = own.chain(TableName::Item.fields().map(|name| (name, None))).collect();
            for field in &kind.fields {
                for lang in crate::text::Lang::ALL {
                    let label = field.label.of(lang);
                    assert_eq!(
                        meanings(label, &fields).first(),
                        Some(&field.name.as_str()),
                        "{label} of {}",
                        kind.name
                    );
                }
            }
        }
    }

    #[test]
    fn every_word_stands_for_a_field_that_there_is() {
        use TableName::*;
        let tables = [Project, Party, Person, Signoff, Section, Step, Asks, Condition, Item, Act, Evidence, Silence];
        for (field, words) in WORDS.iter().filter(|(field, _)| field != DERIVED) {
            let of: Vec<TableName> =
                tables.into_iter().filter(|table| table.fields().any(|name| name == field)).collect();
            assert!(!of.is_empty(), "{field}");
            for word in words {
                let known = of.iter().any(|table| in_table(word, *table) == Some(field.as_str()));
                assert!(known, "{word} never means {field}");
            }
        }
        let derived = words_for(DERIVED);
        let item = |word: &str| in_table(word, Item).map(str::to_owned);
        assert_eq!(derived.iter().find_map(|word| item(word)), None, "what is no field means none of an item");
    }
}
