//! The sections of a list as proposed changes: into which files they go, under which names, and what is there already.

use super::fitted::{clean, fitted};
use super::understood::{Draft, Part, Understood};
use crate::edits::placing::{file_of, new_file};
use crate::edits::proposal::{Incoming, Proposal, Wants};
use crate::files::change::act_fields;
use crate::files::edit::NewValue;
use crate::files::load::Loaded;
use crate::model::item::{Act, ItemName};
use crate::model::kinds::values;
use crate::model::list::SourceAt;
use crate::model::project::Section;
use crate::model::secrets::{names_a_secret, without_secrets};
use crate::text::folded::folded;
use crate::text::say::importing as say;
use crate::text::slug::slug;
use crate::text::{Lang, Text};
use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

/// The id of an item whose title says nothing in letters or digits.
const ITEM: &str = "item";

/// The most characters of the name of a file.
const LONGEST_NAME: usize = 40;

/// Rows of one table that are kept as text stand no further apart than this, with those between them that are left out.
const NEAR_ROWS: usize = 8;

/// So many titles of each section are shown before they are written.
const FIRST: usize = 3;

/// What is to become of a section of a list.
#[derive(Debug)]
pub(crate) struct PlannedPart {
    /// What it is called.
    pub(crate) title: String,
    /// Its kind.
    pub(crate) kind: Text,
    /// The file it goes to.
    pub(crate) file: PathBuf,
    /// Whether the file is new.
    pub(crate) is_new: bool,
    /// How many items are new.
    pub(crate) new: usize,
    /// Whether one of them is the user list of a system itself.
    pub(crate) listed: bool,
    /// How many are there already.
    pub(crate) there: usize,
    /// What the first of them are called.
    pub(crate) first: Vec<String>,
    /// How many lines are kept in the details of the section.
    pub(crate) kept: usize,
}

/// What is to become of lists.
#[derive(Debug, Default)]
pub(crate) struct Planned {
    /// The changes.
    pub(crate) incoming: Incoming,
    /// The sections, in their order.
    pub(crate) parts: Vec<PlannedPart>,
    /// Values that are withheld: the unit they stand in, and the field or the column.
    pub(crate) withheld: Vec<(usize, String)>,
    /// Units kept in the details of a section that is there already, where its details do not say it.
    pub(crate) not_kept: Vec<usize>,
    /// New items that are called like one before them in the same section of the list: the unit, and the title.
    pub(crate) twins: Vec<(usize, String)>,
    /// How many of the new items are ticked in the list.
    pub(crate) ticked: usize,
}

/// How the ticks of a list are noted.
#[derive(Debug, Clone)]
pub(crate) enum Ticks {
    /// By an act.
    Act(Box<Act>),
    /// In the details: nobody is known who would make an act.
    Details,
}

/// Plans several lists for one project, one after the other.
pub(crate) struct Planner<'a> {
    pub(super) loaded: &'a Loaded,
    pub(super) lang: Lang,
    names: HashSet<ItemName>,
    numbers: HashMap<String, u32>,
    files: HashSet<PathBuf>,
    /// The files of sections that are there to whose heads details are added.
    headed: HashSet<PathBuf>,
    /// The new files, by kind and title of their section.
    sections: HashMap<(String, String), PathBuf>,
}

impl<'a> Planner<'a> {
    /// A planner for a project; sentences of the tool are written in its language.
    pub(crate) fn new(loaded: &'a Loaded, lang: Lang) -> Planner<'a> {
        let names = loaded.view.project.items.iter().map(|item| item.name.clone()).collect();
        let files = loaded.sources.iter().map(|source| source.path.clone()).collect();
        Planner {
            loaded,
            lang,
            names,
            numbers: HashMap::new(),
            files,
            headed: HashSet::new(),
            sections: HashMap::new(),
        }
    }

    /// Plans a list; `place` says where a unit stands, and `folder` is where several sections go.
    pub(crate) fn plan(
        &mut self,
        list: &Understood,
        name: &str,
        ticks: &Ticks,
        place: impl Fn(usize) -> Text,
    ) -> Planned {
        let mut planned = Planned::default();
        let several = list.parts.len() > 1;
        let folder = several.then(|| file_name(name, "list"));
        for (number, part) in list.parts.iter().enumerate() {
            let prefix = folder.as_ref().map(|folder| (folder.clone(), number + 1));
            self.part(part, prefix, ticks, &place, &mut planned);
        }
        planned
    }

    fn part(
        &mut self,
        part: &Part,
        prefix: Option<(String, usize)>,
        ticks: &Ticks,
        place: &impl Fn(usize) -> Text,
        planned: &mut Planned,
    ) {
        let loaded = self.loaded;
        let kind = part.kind.as_ref();
        let shown = safe_title(&part.title);
        let section = self.section(part);
        let key = (kind.name.clone(), folded(&part.title));
        let there = section.and_then(|section| file_of(loaded, section)).map(|at| loaded.sources[at].path.clone());
        let there = there.or_else(|| self.sections.get(&key).cloned());
        let is_new = there.is_none();
        let file = there.unwrap_or_else(|| self.new_file(&part.title, prefix));
        self.sections.insert(key, file.clone());
        let mut known = section.map(|section| self.known(section)).unwrap_or_default();
        let mut names: Vec<ItemName> = Vec::with_capacity(part.items.len());
        let mut called: HashSet<(String, String)> = HashSet::new();
        let mut told = PlannedPart {
            title: shown,
            kind: kind.title.clone(),
            file: file.clone(),
            is_new,
            new: 0,
            listed: false,
            there: 0,
            first: Vec::new(),
            kept: 0,
        };
        let titled = |draft: &Draft| safe(&draft.title).unwrap_or_else(|| place(draft.unit).of(self.lang).to_owned());
        let titles: Vec<String> = part.items.iter().map(titled).collect();
        told.first = titles.iter().take(FIRST).cloned().collect();
        for (draft, title) in part.items.iter().zip(&titles) {
            let under = draft.parent.and_then(|parent| titles.get(parent)).map_or("", String::as_str);
            let own = draft.id.as_deref().and_then(|id| values::id(id).ok()).map(|id| ItemName::new(&kind.name, id));
            let own = own.filter(|name| loaded.view.project.find(name).is_some());
            let place_and_title = (folded(under), folded(title));
            let same = known.get_mut(&place_and_title).and_then(Vec::pop);
            let is_twin = !called.insert(place_and_title);
            if let Some(name) = own.or(same) {
                told.there += 1;
                names.push(name);
                continue;
            }
            let fit = fitted(draft, kind, loaded);
            planned.withheld.extend(fit.withheld.iter().map(|field| (draft.unit, field.clone())));
            let origin = place(draft.unit);
            if is_twin {
                planned.twins.push((draft.unit, title.clone()));
            }
            let name = self.name(draft, title, &kind.name);
            let mut fields = vec![
                ("id".to_owned(), NewValue::Text(name.id.clone())),
                ("title".to_owned(), NewValue::Text(title.clone())),
            ];
            fields.extend(fit.fields);
            if let Some(parent) = draft.parent.and_then(|parent| names.get(parent)) {
                let at = fields.iter().position(|(name, _)| name == "extra").unwrap_or(fields.len());
                fields.insert(at, ("under".to_owned(), NewValue::Text(parent.to_string())));
            }
            if let Some(id) = draft.id.as_ref().filter(|id| **id != name.id) {
                extra(&mut fields, "id", id);
            }
            if draft.ticked {
                planned.ticked += 1;
                self.note(&mut fields, ticks);
            }
            names.push(name.clone());
            told.new += 1;
            planned
                .incoming
                .proposals
                .push(Proposal { origin, wants: Wants::Item { file: file.clone(), name, fields } });
        }
        self.keep(part, section, is_new, &mut told, planned);
        planned.parts.push(told);
    }

    /// The section of the project that a part of a list is.
    fn section(&self, part: &Part) -> Option<&'a Section> {
        let title = folded(&safe_title(&part.title));
        let called = |section: &&Section| match &section.title {
            Some(written) => written.texts().any(|text| folded(text) == title),
            None => section.kind.is_called(&part.title),
        };
        self.loaded.view.project.sections.iter().find(|section| section.kind.name == part.kind.name && called(section))
    }

    /// The items that are there, by what they stand under and what they are called; the first is last.
    fn known(&self, section: &Section) -> HashMap<(String, String), Vec<ItemName>> {
        let project = &self.loaded.view.project;
        let mut known: HashMap<(String, String), Vec<ItemName>> = HashMap::new();
        for at in section.items.iter().rev() {
            let item = &project.items[*at];
            let under = item.under.as_ref().and_then(|name| project.find(name)).map(|at| &project.items[at].title);
            let under = under.map_or(String::new(), |title| folded(title.of(self.lang)));
            let titles: HashSet<String> = item.title.texts().map(folded).collect();
            for title in titles {
                known.entry((under.clone(), title)).or_default().push(item.name.clone());
            }
        }
        known
    }

    /// A path for a section that no file has yet.
    fn new_file(&mut self, title: &str, prefix: Option<(String, usize)>) -> PathBuf {
        let format = self.loaded.sources[SourceAt::PROJECT_FILE].format;
        let name = file_name(title, "section");
        let path = |extra: &str| match &prefix {
            Some((folder, number)) => {
                PathBuf::from(folder).join(format!("{number:02}-{name}{extra}.{}", format.extension()))
            }
            None => PathBuf::from(format!("{name}{extra}.{}", format.extension())),
        };
        let taken = |path: &PathBuf| {
            let lower = path.to_string_lossy().to_lowercase();
            self.files.iter().any(|known| known.to_string_lossy().to_lowercase() == lower)
                || self.loaded.root.join(path).symlink_metadata().is_ok()
        };
        let numbered = std::iter::once(String::new()).chain((2..).map(|number: u32| format!("-{number}")));
        let found = numbered.map(|extra| path(&extra)).find(|path| !taken(path)).unwrap_or_else(|| path(""));
        self.files.insert(found.clone());
        found
    }

    /// A name that no item has: the list's own, else one of the title.
    pub(super) fn name(&mut self, draft: &Draft, title: &str, kind: &str) -> ItemName {
        let own = draft.id.as_deref().and_then(|id| values::id(id).ok()).map(|id| ItemName::new(kind, id));
        if let Some(name) = own.filter(|name| self.names.insert(name.clone())) {
            return name;
        }
        let word = slug(title, ITEM);
        let number = self.numbers.entry(format!("{kind}/{word}")).or_insert(0);
        loop {
            *number += 1;
            let id = if *number == 1 { word.clone() } else { format!("{word}-{number}") };
            let name = ItemName::new(kind, &id);
            if self.names.insert(name.clone()) {
                return name;
            }
        }
    }

    /// Notes that an item was ticked.
    fn note(&self, fields: &mut Vec<(String, NewValue)>, ticks: &Ticks) {
        match ticks {
            Ticks::Act(act) => {
                fields.push(("log".to_owned(), NewValue::List(vec![NewValue::Table(act_fields(act))])));
            }
            Ticks::Details => {
                let note = say::ticked().of(self.lang).to_owned();
                match fields.iter_mut().find(|(name, _)| name == "details") {
                    Some((_, NewValue::Text(text))) => *text = format!("{text}\n{note}"),
                    _ => fields.insert(2, ("details".to_owned(), NewValue::Text(note))),
                }
            }
        }
    }

    /// Keeps what is said about a section at the head of its file; where a section is there, only if it says nothing yet.
    fn keep(
        &mut self,
        part: &Part,
        section: Option<&Section>,
        is_new: bool,
        told: &mut PlannedPart,
        planned: &mut Planned,
    ) {
        let says_nothing = section.is_some_and(|section| section.details.is_none());
        if !is_new && (part.details.is_empty() || !says_nothing || !self.headed.insert(told.file.clone())) {
            let says = |line: &str| {
                let known = section.and_then(|section| section.details.as_ref());
                let new = planned.incoming.files.iter().find(|file| file.path == told.file);
                let new = new.and_then(|file| file.header.iter().find(|(name, _)| name == "details"));
                let in_new = matches!(new, Some((_, NewValue::Text(text))) if text.contains(line));
                in_new || known.is_some_and(|known| known.texts().any(|text| text.contains(line)))
            };
            let lost = part.details.iter().filter(|(_, line)| !says(&clean(line))).map(|(unit, _)| *unit);
            let lost: Vec<usize> = lost.collect();
            return planned.not_kept.extend(lost);
        }
        let mut lines: Vec<String> = Vec::with_capacity(part.details.len());
        // The head of a table that is kept as text, where it names a secret: so it does of all rows below it.
        let mut head: Option<(usize, String)> = None;
        for (unit, line) in &part.details {
            let line = visible_lines(line.trim_end());
            let cells = |line: &str| line.matches(" | ").count();
            head = head.filter(|(last, _)| *unit <= last + NEAR_ROWS && cells(&line) > 0);
            let under = head.as_ref().map_or("details", |(_, words)| words);
            let safe = without_secrets("details", &line).and_then(|safe| without_secrets(under, &safe));
            match &mut head {
                Some((last, _)) => *last = *unit,
                None if cells(&line) > 0 && names_a_secret(&line) => head = Some((*unit, line.clone())),
                None => {}
            }
            if safe.as_ref() != Some(&line) {
                planned.withheld.push((*unit, "details".to_owned()));
            }
            lines.extend(safe);
        }
        told.kept = lines.len();
        let details = lines.join("\n").trim().to_owned();
        if !is_new {
            planned.incoming.details.extend((!details.is_empty()).then(|| (told.file.clone(), details)));
            return;
        }
        let mut header = vec![
            ("section".to_owned(), NewValue::Text(part.kind.name.clone())),
            ("title".to_owned(), NewValue::Text(told.title.clone())),
        ];
        if !details.is_empty() {
            header.push(("details".to_owned(), NewValue::Text(details)));
        }
        if !part.owner.is_empty() {
            header.push((
                "owner".to_owned(),
                NewValue::List(part.owner.iter().map(|owner| NewValue::Text(clean(owner))).collect()),
            ));
        }
        planned.incoming.files.push(new_file(self.loaded, told.file.clone(), header));
    }
}

/// A title as it is written and told: without secrets; nothing where it is nothing else.
fn safe(title: &str) -> Option<String> {
    without_secrets("title", &clean(title))
}

/// The title of a section as it is written and told.
fn safe_title(title: &str) -> String {
    safe(title).unwrap_or_else(|| "…".to_owned())
}

/// Text of several lines, with what does not show taken out of each.
fn visible_lines(text: &str) -> String {
    let line = |line: &str| {
        let blanks = line.len() - line.trim_start().len();
        format!("{}{}", " ".repeat(blanks.min(16)), clean(line))
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// Adds what there is no field for.
fn extra(fields: &mut Vec<(String, NewValue)>, key: &str, text: &str) {
    let pair = (key.to_owned(), NewValue::Text(text.to_owned()));
    match fields.iter_mut().find(|(name, _)| name == "extra") {
        Some((_, NewValue::Table(known))) => known.push(pair),
        _ => fields.push(("extra".to_owned(), NewValue::Table(vec![pair]))),
    }
}

/// The name of a file or folder made of a title: its letters and digits in any script.
fn file_name(title: &str, otherwise: &str) -> String {
    let words = crate::text::slug::own_words(title);
    crate::text::slug::joined(&words, LONGEST_NAME).unwrap_or_else(|| otherwise.to_owned())
}
