//! What of a template becomes part of a project: all of it or its core items, with a witness or without.
//!
//! In: a template. Out: the same without what is not taken, and without what refers to that. An item that is not taken
//! goes with its lines, a file or a sign-off that no item is left in goes whole; a need, a condition or a parent that is
//! not taken is forgotten, and a day that is counted from such an item becomes that of its stage. Where the witness is
//! wanting, what it approves needs no approval, its steps are the receiver's, and what only its people can do is not
//! taken. Everything else stays byte for byte; the marks of the core items never get into a project. Touches no disk.

use super::cutting::{cut, spliced};
use super::template::{CORE, Template, TemplateFile};
use crate::files::edit::{NewValue, render_value};
use crate::files::format;
use crate::files::format::{Document, Entry, Format, Node, Value};
use crate::model::item::ItemName;
use crate::model::kinds;
use crate::model::kinds::values;
use crate::model::need::Need;
use crate::model::party::Party;
use crate::text::Lang;
use crate::text::problem::Problem;
use crate::text::say::templates as say;
use crate::text::visible::visible_line;
use anyhow::Result;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// What is wanted of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// Only the items that are its core.
    pub light: bool,
    /// Whether the project has a witness.
    pub witness: bool,
}

/// What is wanted of a template, out of it.
///
/// # Errors
///
/// When its core items are wanted and it marks none.
pub fn taken(mut template: Template, wanted: Wanted, lang: Lang) -> Result<Template> {
    let files: Vec<Option<Read>> = template.files.iter().map(Read::of).collect();
    let witness = wanted.witness || template.roles_of(Party::Witness).is_empty();
    let rules = Rules::of(&template, &files, wanted.light, witness);
    if wanted.light && !rules.items.values().any(|item| item.is_core) {
        let name = visible_line(&template.name);
        return Err(Problem::usage(say::no_core_items(name)).hint(say::no_core_items_hint()).into());
    }
    let mut left = Vec::new();
    for (file, read) in std::mem::take(&mut template.files).into_iter().zip(&files) {
        let Some(read) = read else {
            left.push(file);
            continue;
        };
        let items = read.items();
        if !items.is_empty() && !items.iter().any(|item| rules.is_taken(read, item)) {
            continue;
        }
        left.push(match read.without(&rules, lang) {
            Some(text) => TemplateFile { content: Cow::Owned(text.into_bytes()), ..file },
            None => file,
        });
    }
    template.files = left;
    template.signoffs.retain(|signoff| !rules.gone_stages.contains(&signoff.stage));
    for (_, words) in &mut template.roles {
        words.retain(|word| rules.named.contains(word));
    }
    Ok(template)
}

/// The full names of the items that are the core of a template.
pub fn core_items(template: &Template) -> HashSet<ItemName> {
    let read = template.files.iter().filter_map(Read::of);
    read.flat_map(|file| {
        let core = file.items().iter().filter(|item| is_true(item.get(CORE)));
        core.filter_map(|item| file.name(item)).collect::<Vec<_>>()
    })
    .collect()
}

/// How many items a template has.
pub(crate) fn count_items(template: &Template) -> usize {
    template.files.iter().filter_map(Read::of).map(|file| file.items().len()).sum()
}

/// A section file that can be read.
struct Read {
    text: String,
    document: Document,
    kind: String,
}

impl Read {
    fn of(file: &TemplateFile) -> Option<Read> {
        let document = format::parse(&file.content, Format::of(&file.path)?).ok()?;
        let text = std::str::from_utf8(&file.content).ok()?.to_owned();
        let kind = words(document.root.get("section")?)?;
        Some(Read { text, document, kind })
    }

    fn items(&self) -> &[Node] {
        self.document.root.get("items").map(Node::members).unwrap_or_default()
    }

    fn name(&self, item: &Node) -> Option<ItemName> {
        Some(ItemName::new(&self.kind, words(item.get("id")?)?))
    }

    /// What an item says, or else its file.
    fn said<'a>(&'a self, item: &'a Node, key: &str) -> Option<&'a Node> {
        item.get(key).or_else(|| self.document.root.get(key))
    }

    fn stage(&self, item: &Node) -> String {
        let own = self.said(item, "stage").and_then(words);
        own.or_else(|| kinds::built_in(&self.kind)?.stage.clone()).unwrap_or_else(|| "cutover".to_owned())
    }

    /// The text without what is not taken; nothing where all of it is.
    fn without(&self, rules: &Rules, lang: Lang) -> Option<String> {
        let mut splices = Vec::new();
        let cuts = |spans: &[Range<usize>], goes: &dyn Fn(usize) -> bool, splices: &mut Vec<(Range<usize>, String)>| {
            splices.extend(cut(&self.text, spans, goes).into_iter().map(|span| (span, String::new())));
        };
        let spans: Vec<Range<usize>> = self.items().iter().map(|item| item.span.clone()).collect();
        cuts(&spans, &|place| !rules.is_taken(self, &self.items()[place]), &mut splices);
        let items = self.items().iter().filter(|item| rules.is_taken(self, item));
        let mut without_witness = false;
        for node in std::iter::once(&self.document.root).chain(items) {
            let entries: Vec<Range<usize>> =
                node.entries().iter().map(|entry| entry.key_span.start..entry.node.span.end).collect();
            cuts(&entries, &|place| rules.goes(self, node, &node.entries()[place]), &mut splices);
            for entry in node.entries().iter().filter(|entry| !rules.goes(self, node, entry)) {
                let members = entry.node.members();
                match entry.key.as_str() {
                    "needs" => {
                        let spans: Vec<Range<usize>> = members.iter().map(|member| member.span.clone()).collect();
                        let goes = |place: usize| rules.is_gone_need(self, node, &members[place]);
                        cuts(&spans, &goes, &mut splices);
                    }
                    "due" | "from" | "until" if rules.is_counted_from_gone(&entry.node) => {
                        let day = render_value(self.document.format, &NewValue::Text(self.stage(node)));
                        splices.push((entry.node.span.clone(), day));
                    }
                    "steps" if !rules.witness => {
                        let theirs = members.iter().filter_map(|step| step.get("by"));
                        let theirs = theirs.filter(|by| words(by).as_deref() == Some(Party::Witness.word()));
                        let receiver = NewValue::Text(Party::Receiver.word().to_owned());
                        let put = |by: &Node| (by.span.clone(), render_value(self.document.format, &receiver));
                        splices.extend(theirs.map(put).inspect(|_| without_witness = true));
                    }
                    _ => {}
                }
            }
        }
        if without_witness {
            let comment: usize =
                self.text.split_inclusive('\n').take_while(|line| line.starts_with('#')).map(str::len).sum();
            splices.push((comment..comment, format!("# {}\n", say::without_witness_comment().of(lang))));
        }
        (!splices.is_empty()).then(|| spliced(&self.text, splices))
    }
}

/// What is known of an item of the template.
struct Known {
    is_core: bool,
    is_taken: bool,
    label: Option<String>,
}

/// What is taken, and what must be forgotten of the rest.
struct Rules {
    light: bool,
    witness: bool,
    items: HashMap<ItemName, Known>,
    /// Stages that were signed and that no item is left for.
    gone_stages: HashSet<String>,
    /// The words by which what is taken names its owners.
    named: HashSet<String>,
}

impl Rules {
    fn of(template: &Template, files: &[Option<Read>], light: bool, witness: bool) -> Rules {
        let theirs = template.roles_of(Party::Witness);
        let (mut items, mut stages, mut named) = (HashMap::new(), HashSet::new(), HashSet::new());
        for file in files.iter().flatten() {
            let only_kind = kinds::built_in(&file.kind).is_some_and(|kind| kind.only);
            for item in file.items() {
                let owner = file.said(item, "owner").map(all_words).unwrap_or_default();
                let only = only_kind || is_true(file.said(item, "only"));
                let lost = !witness && only && !owner.is_empty() && owner.iter().all(|word| theirs.contains(word));
                let is_core = is_true(item.get(CORE));
                let is_taken = (is_core || !light) && !lost;
                if is_taken {
                    stages.insert(file.stage(item));
                    named.extend(owner);
                    let steps = file.said(item, "steps").map(Node::members).unwrap_or_default();
                    named.extend(steps.iter().filter_map(|step| step.get("owner")).flat_map(all_words));
                }
                let label = item.get("one_of").and_then(words);
                items.extend(file.name(item).map(|name| (name, Known { is_core, is_taken, label })));
            }
        }
        let signed = template.signoffs.iter().map(|signoff| signoff.stage.clone());
        let gone_stages = signed.filter(|stage| light && !stages.contains(stage)).collect();
        Rules { light, witness, items, gone_stages, named }
    }

    fn is_taken(&self, file: &Read, item: &Node) -> bool {
        // What has no name, the reader will tell of.
        file.name(item).and_then(|name| self.items.get(&name)).is_none_or(|known| known.is_taken)
    }

    fn is_gone(&self, name: &ItemName) -> bool {
        self.items.get(name).is_some_and(|known| !known.is_taken)
    }

    /// Of the items that fit, whether there were some and none of them is taken.
    fn none_left(&self, fits: impl Fn(&ItemName, &Known) -> bool) -> bool {
        let mut fitting = self.items.iter().filter(|(name, known)| fits(name, known)).peekable();
        fitting.peek().is_some() && fitting.all(|(_, known)| !known.is_taken)
    }

    fn is_gone_need(&self, file: &Read, item: &Node, need: &Node) -> bool {
        let own = file.name(item);
        match words(need).and_then(|text| Need::parse(&text, &file.kind)) {
            Some(Need::Item(name)) => self.is_gone(&name),
            Some(Need::Kind(kind)) => self.none_left(|name, _| name.kind == kind && Some(name) != own.as_ref()),
            Some(Need::OneOf(label)) => self.none_left(|_, known| known.label.as_ref() == Some(&label)),
            Some(Need::Signoff(stage)) => self.gone_stages.contains(&stage),
            None => false,
        }
    }

    /// Whether a day is counted from an item or a signature that there is not.
    fn is_counted_from_gone(&self, day: &Node) -> bool {
        let text = words(day).unwrap_or_default();
        match text.split_whitespace().next().and_then(|word| Need::parse(word, "")) {
            Some(Need::Item(name)) => self.is_gone(&name),
            Some(Need::Signoff(stage)) => self.gone_stages.contains(&stage),
            _ => false,
        }
    }

    /// Whether a field of an item, or of a file, is left out.
    fn goes(&self, file: &Read, node: &Node, entry: &Entry) -> bool {
        let named = |node: &Node| words(node).and_then(|text| ItemName::parse(&text, Some(&file.kind)));
        let is_gone = |node: &Node| named(node).is_some_and(|name| self.is_gone(&name));
        match entry.key.as_str() {
            CORE => true,
            "approve" => !self.witness && words(&entry.node).as_deref() == Some(Party::Witness.word()),
            "under" => is_gone(&entry.node),
            "when" => entry.node.get("item").is_some_and(is_gone),
            "needs" => {
                let needs = entry.node.members();
                !needs.is_empty() && needs.iter().all(|need| self.is_gone_need(file, node, need))
            }
            "one_of" if self.light => {
                let label = words(&entry.node);
                self.items.values().filter(|known| known.is_taken && known.label == label).count() < 2
            }
            _ => false,
        }
    }
}

fn words(node: &Node) -> Option<String> {
    match &node.value {
        Value::Text(text) | Value::Plain(text) => Some(text.trim().to_owned()),
        _ => None,
    }
}

/// The words of a list, or the one word that stands for it.
fn all_words(node: &Node) -> Vec<String> {
    words(node).into_iter().chain(node.members().iter().filter_map(words)).collect()
}

fn is_true(node: Option<&Node>) -> bool {
    node.is_some_and(|node| match &node.value {
        Value::Bool(flag) => *flag,
        Value::Text(word) | Value::Plain(word) => values::flag(word) == Ok(true),
        _ => false,
    })
}
