//! A template's texts in several languages at once, for companies that do not share one.
//!
//! In: the template in the language of the project, and in others. Out: the first with each title, details, criterion
//! and declaration in every language, wherever the others have the same section file, item and field. Everything else
//! stays byte for byte as the first has it. Touches no disk.

use super::template::{Template, TemplateFile};
use crate::files::edit::{NewValue, render_value};
use crate::files::format;
use crate::files::format::{Document, Format, Node, Value};
use crate::text::{Lang, Written};
use std::borrow::Cow;
use std::ops::Range;

/// The fields of an item, and of a section, that may be written in several languages.
const ITEM: [&str; 3] = ["title", "details", "accept_when"];
const SECTION: [&str; 3] = ["title", "details", "accept_when"];

/// The template with its texts in all the languages that it is given in.
pub fn united(lang: Lang, own: Template, others: &[(Lang, Template)]) -> Template {
    let both = |mine: &Written, theirs: &dyn Fn(&Template) -> Option<Written>| {
        let others =
            others.iter().filter_map(|(other, template)| Some((*other, theirs(template)?.of(*other).to_owned())));
        let texts = std::iter::once((lang, mine.of(lang).to_owned())).chain(others);
        joined(texts.collect()).unwrap_or_else(|| mine.clone())
    };
    let mut template = own.clone();
    template.project_title = both(&own.project_title, &|other| Some(other.project_title.clone()));
    for signoff in &mut template.signoffs {
        let declared = |other: &Template| {
            other.signoffs.iter().find(|one| one.stage == signoff.stage).map(|one| one.declaration.clone())
        };
        signoff.declaration = both(&signoff.declaration.clone(), &declared);
    }
    for file in &mut template.files {
        let same = others.iter().filter_map(|(other, template)| {
            Some((*other, template.files.iter().find(|theirs| theirs.path == file.path)?))
        });
        if let Some(content) = united_file(lang, file, &same.collect::<Vec<_>>()) {
            file.content = Cow::Owned(content);
        }
    }
    template
}

/// The texts as one; nothing where they are all the same.
fn joined(texts: Vec<(Lang, String)>) -> Option<Written> {
    let differs = texts.iter().any(|(_, text)| *text != texts[0].1);
    differs.then(|| Written::each(texts)).flatten()
}

/// A section file with its texts in several languages; nothing where it cannot be read, or would not read back.
fn united_file(lang: Lang, own: &TemplateFile, others: &[(Lang, &TemplateFile)]) -> Option<Vec<u8>> {
    let format = Format::of(&own.path)?;
    let text = std::str::from_utf8(&own.content).ok()?;
    let document = format::parse(&own.content, format).ok()?;
    let others = others.iter().filter_map(|(other, file)| Some((*other, format::parse(&file.content, format).ok()?)));
    let others: Vec<(Lang, Document)> = others.collect();
    let mut splices: Vec<(Range<usize>, Written)> = Vec::new();
    let mut unite = |mine: &Node, theirs: &[(Lang, &Node)], fields: &[&str]| {
        for field in fields {
            let Some(node) = mine.get(field) else { continue };
            let Some(text) = words(node) else { continue };
            let more = theirs.iter().filter_map(|(lang, node)| Some((*lang, words(node.get(field)?)?)));
            let texts = std::iter::once((lang, text)).chain(more).collect();
            splices.extend(joined(texts).map(|written| (node.span.clone(), written)));
        }
    };
    let roots: Vec<(Lang, &Node)> = others.iter().map(|(lang, document)| (*lang, &document.root)).collect();
    unite(&document.root, &roots, &SECTION);
    for item in items(&document.root) {
        let same = roots.iter().filter_map(|(lang, root)| {
            Some((*lang, items(root).iter().find(|theirs| theirs.get("id") == item.get("id"))?))
        });
        unite(item, &same.collect::<Vec<_>>(), &ITEM);
    }
    splices.sort_by_key(|(span, _)| span.start);
    let (mut united, mut end) = (String::with_capacity(text.len() * 2), 0);
    for (span, written) in &splices {
        united.push_str(text.get(end..span.start)?);
        united.push_str(&render_value(format, &new_value(written)));
        end = span.end;
    }
    united.push_str(text.get(end..)?);
    format::parse(united.as_bytes(), format).ok().map(|_| united.into_bytes())
}

fn items(root: &Node) -> &[Node] {
    root.get("items").map(Node::members).unwrap_or_default()
}

fn words(node: &Node) -> Option<String> {
    match &node.value {
        Value::Text(text) | Value::Plain(text) => Some(text.to_string()),
        _ => None,
    }
}

/// A text as a value of a file: one, or a table by language.
pub fn new_value(written: &Written) -> NewValue {
    let each = Lang::ALL.into_iter().filter_map(|lang| {
        let text = written.exactly(lang)?;
        Some((lang.tag().to_owned(), NewValue::Text(text.to_owned())))
    });
    let each: Vec<(String, NewValue)> = each.collect();
    match each.is_empty() {
        true => NewValue::Text(written.of(Lang::DEFAULT).to_owned()),
        false => NewValue::Table(each),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::templates::{load, names};

    #[test]
    fn every_template_that_comes_with_the_tool_is_written_in_both_languages() {
        let [en, zh] = Lang::ALL;
        for name in names() {
            let own = load(name, en).unwrap();
            let other = load(name, zh).unwrap();
            let template = united(en, own.clone(), &[(zh, other.clone())]);
            assert!(template.signoffs.iter().all(|signoff| signoff.declaration.exactly(zh).is_some()), "{name}");
            assert!(template.project_title.exactly(zh).is_some(), "{name}");
            for ((file, own), other) in template.files.iter().zip(&own.files).zip(&other.files) {
                let shown = format!("{name} {}", file.path.display());
                let tree = |file: &TemplateFile| format::parse(&file.content, Format::Toml).expect(&shown).root;
                let (both, own, other) = (tree(file), tree(own), tree(other));
                assert_eq!(items(&both).len(), items(&own).len(), "{shown}");
                for ((item, own), other) in items(&both).iter().zip(items(&own)).zip(items(&other)) {
                    for entry in own.entries() {
                        let found = item.get(&entry.key).expect(&shown);
                        match (ITEM.contains(&entry.key.as_str()), other.get(&entry.key)) {
                            (true, Some(theirs)) if *theirs != entry.node => {
                                assert_eq!(found.get("en"), Some(&entry.node), "{shown}");
                                assert_eq!(found.get("zh-CN"), Some(theirs), "{shown}");
                            }
                            _ => assert_eq!(*found, entry.node, "{shown}"),
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn what_only_one_language_has_stays_as_it_is() {
        let file = |content: &str| TemplateFile {
            path: "scope.yaml".into(),
            content: Cow::Owned(content.as_bytes().to_vec()),
        };
        let own = file(
            "# a\nsection: scope\ntitle: Scope\nitems:\n  - id: a\n    title: A # why\n    owner: lin\n  - id: b\n    title: B\n",
        );
        let other =
            file("section: scope\ntitle: 范围\nitems:\n  - id: c\n    title: 丙\n  - id: a\n    title: '甲: 一'\n");
        let [en, zh] = Lang::ALL;
        let united = String::from_utf8(united_file(en, &own, &[(zh, &other)]).unwrap()).unwrap();
        let expected = "# a\nsection: scope\ntitle: {en: Scope, zh-CN: 范围}\nitems:\n  - id: a\n    title: {en: A, zh-CN: \"甲: 一\"} # why\n    owner: lin\n  - id: b\n    title: B\n";
        assert_eq!(united.replace("\"zh-CN\"", "zh-CN"), expected);
    }
}
