//! The files that `handover import` is given, read and understood.

use super::args::ImportArgs;
use super::source::Incoming as Source;
use crate::evidence::Digest;
use crate::exchange::reading::{ListFormat, Reading, read};
use crate::exchange::understood::{
    Column, Known, Map, Understood, meaning_called, title_alone, understand, understand_users,
};
use crate::files::load::Loaded;
use crate::model::kinds::called::{did_you_mean_kind, near_kinds};
use crate::model::kinds::{self, Kind, values};
use crate::model::secrets::without_secrets;
use crate::text::folded::folded;
use crate::text::problem::Problem;
use crate::text::say::{findings as findings_say, importing as say, words};
use crate::text::{Lang, Text};
use anyhow::Result;
use std::path::Path;
use std::sync::Arc;

/// A list that was understood.
pub(super) struct ReadList {
    /// What it is called on the command line.
    pub(super) name: String,
    /// The name of the file without its ending.
    pub(super) stem: String,
    /// What it means.
    pub(super) found: Understood,
    /// SHA-256 of its bytes.
    pub(super) digest: String,
    sheets: Vec<String>,
}

impl ReadList {
    /// Where a unit stands; with the name of the list where there are several.
    pub(super) fn place(&self, unit: usize, named: bool) -> Text {
        let Some(unit) = self.found.units.get(unit) else { return Text::same(&self.name) };
        let place = match self.sheets.get(unit.sheet).filter(|_| self.sheets.len() > 1) {
            Some(sheet) => say::row_of(sheet, unit.line),
            None => say::line(unit.line),
        };
        if named { say::in_file(&self.name, place) } else { place }
    }

    /// What a unit says, on one line and without secrets.
    pub(super) fn told(&self, unit: usize) -> String {
        self.found.units.get(unit).and_then(|unit| without_secrets("", &unit.what.told())).unwrap_or_default()
    }
}

/// A list that was read.
#[derive(Clone, Default)]
pub(super) struct RawList {
    pub(super) name: String,
    pub(super) stem: String,
    pub(super) reading: Reading,
    pub(super) digest: String,
}

impl RawList {
    /// Reads what came in.
    ///
    /// # Errors
    ///
    /// When nothing tells what it is written in, or it cannot be read.
    pub(super) fn of(source: &Source, from: Option<ListFormat>) -> Result<RawList> {
        let Source { name, bytes } = source;
        let (path, is_input) = (Path::new(name), name == "-");
        let format = match (from, ListFormat::of(path)) {
            (Some(format), _) | (None, Some(format)) => format,
            (None, None) if is_input => return Err(Problem::usage(say::from_what()).into()),
            (None, None) => {
                return Err(Problem::usage(say::unknown_format(name)).hint(say::unknown_format_hint()).into());
            }
        };
        let reading = read(bytes, format, name)?;
        let stem = path.file_stem().filter(|_| !is_input);
        let stem = stem.map_or("list".to_owned(), |stem| stem.to_string_lossy().into_owned());
        Ok(RawList { name: name.clone(), stem, reading, digest: Digest::of(bytes).to_string() })
    }
}

/// What the command line says of columns.
pub(super) fn maps(maps: &[String]) -> Result<Vec<Map>> {
    let map = |text: &String| {
        let (column, word) =
            text.rsplit_once('=').ok_or_else(|| Problem::usage(say::map_form(text)).hint(say::map_hint()))?;
        let meaning =
            meaning_called(word).ok_or_else(|| Problem::usage(say::map_field(word.trim())).hint(say::map_hint()))?;
        Ok(Map { column: column.trim().to_owned(), meaning })
    };
    maps.iter().map(map).collect()
}

/// What somebody says of lists.
#[derive(Debug, Clone, Default)]
pub(super) struct Told {
    /// What all sections are.
    pub(super) kind: Option<Arc<Kind>>,
    /// What some sections are, by title; of two for one title the last is meant.
    pub(super) kinds: Vec<(String, Arc<Kind>)>,
    /// What columns hold.
    pub(super) maps: Vec<Map>,
    /// Whether no row heads columns.
    pub(super) headless: bool,
}

impl Told {
    /// What the command line says.
    ///
    /// # Errors
    ///
    /// When a word of it is no kind, or no field.
    pub(super) fn of(args: &ImportArgs, loaded: &Loaded) -> Result<Told> {
        let mut told = Told { maps: maps(&args.maps)?, headless: args.no_head, ..Told::default() };
        for word in &args.sections {
            match word.rsplit_once(['=', '＝']) {
                Some((title, kind)) => told.kinds.push((title.trim().to_owned(), kind_called(kind, loaded)?)),
                None => told.kind = Some(kind_called(word, loaded)?),
            }
        }
        Ok(told)
    }

    /// Refuses what is said of columns and sections that none of the lists has.
    pub(super) fn require_used(&self, lists: &[ReadList]) -> Result<()> {
        let columns: Vec<&Column> = lists.iter().flat_map(|list| &list.found.columns).collect();
        let is_used = |map: &&Map| columns.iter().any(|column| column.said.as_ref() == Some(&map.column));
        if let Some(unused) = self.maps.iter().find(|map| !is_used(map)) {
            let names = words::short_names(columns.iter().map(|column| column.name.as_str()));
            return Err(Problem::usage(say::map_unused(&unused.column)).hint(say::columns_are(names)).into());
        }
        let titles: Vec<&str> =
            lists.iter().flat_map(|list| &list.found.parts).map(|part| part.title.as_str()).collect();
        let own = |title: &str| title_alone(title).unwrap_or(title).to_owned();
        let is_title = |name: &str| {
            titles.iter().any(|title| [title.to_string(), own(title)].iter().any(|title| folded(title) == folded(name)))
        };
        if let Some((unused, _)) = self.kinds.iter().find(|(title, _)| !is_title(title)) {
            let problem = Problem::usage(say::no_such_section(unused));
            return Err(problem.hint(say::sections_are(words::short_names(titles.iter().copied()))).into());
        }
        Ok(())
    }
}

/// Finds out what a list means for a project.
pub(super) fn understand_list(list: RawList, told: Told, loaded: &Loaded) -> ReadList {
    let RawList { name, stem, reading, digest } = list;
    let Told { kind, kinds, maps, headless } = told;
    let project = &loaded.view.project;
    let lang = project.lang().unwrap_or(Lang::DEFAULT);
    let sections =
        project.sections.iter().map(|section| (section.heading(lang).to_owned(), section.kind.clone())).collect();
    let sheets = reading.sheets.clone();
    let known = Known {
        kind,
        kinds,
        name: stem.clone(),
        maps,
        headless,
        milestones: &project.milestones,
        people: &project.people,
        sections,
    };
    ReadList { found: understand(reading, &known), name, stem, digest, sheets }
}

/// Finds out which accounts a user list holds; of a list that is no table of accounts, its items are.
pub(super) fn understand_accounts(list: RawList, kind: Arc<Kind>, maps: Vec<Map>, loaded: &Loaded) -> Result<ReadList> {
    let project = &loaded.view.project;
    let (people, milestones) = (&project.people, &project.milestones);
    let name = list.stem.clone();
    let (kinds, sections, headless) = (Vec::new(), Vec::new(), false);
    let known = Known { kind: None, kinds, name, maps: maps.clone(), headless, milestones, people, sections };
    let found = understand_users(&list.reading, &known, &kind);
    let read = match found {
        Some(found) => {
            let RawList { name, stem, reading, digest } = list;
            ReadList { found, name, stem, digest, sheets: reading.sheets }
        }
        None => understand_list(list, Told { kind: Some(kind), maps: maps.clone(), ..Told::default() }, loaded),
    };
    let lists = [read];
    Told { maps, ..Told::default() }.require_used(&lists)?;
    let [read] = lists;
    Ok(read)
}

/// Refuses a list of which nothing is an item.
pub(super) fn require_items(list: &ReadList) -> Result<()> {
    if list.found.parts.iter().all(|part| part.items.is_empty()) {
        return Err(Problem::usage(say::no_items(&list.name)).hint(say::no_items_hint()).into());
    }
    Ok(())
}

/// The kind that a word means: a built-in one, that of a section, or a word of one's own.
fn kind_called(word: &str, loaded: &Loaded) -> Result<Arc<Kind>> {
    if let Some(kind) = kinds::called(word) {
        return Ok(kind.clone());
    }
    if let Some(section) = loaded.view.project.section_called(word) {
        return Ok(section.kind.clone());
    }
    if let hint @ Some(_) = did_you_mean_kind(&near_kinds(word)) {
        return Err(Problem { hint, ..Problem::usage(say::no_such_kind(word.trim())) }.into());
    }
    let name = values::id(word.trim()).map_err(|_| Problem::usage(findings_say::bad_id(word)))?;
    Ok(Arc::new(Kind::custom(name)))
}
