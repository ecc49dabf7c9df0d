//! The files that `handover import` is given, read and understood.

use super::args::ImportArgs;
use super::source::Incoming as Source;
use crate::evidence::Digest;
use crate::exchange::reading::{ListFormat, Reading, read};
use crate::exchange::understood::{Known, Map, Understood, meaning_called, understand};
use crate::files::load::Loaded;
use crate::model::kinds::{self, Kind, values};
use crate::model::secrets::without_secrets;
use crate::text::folded::folded;
use crate::text::problem::Problem;
use crate::text::say::{findings as findings_say, importing as say};
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

/// Finds out what a list means.
pub(super) fn understood(list: RawList, args: &ImportArgs, loaded: &Loaded) -> Result<ReadList> {
    let kind = args.section.as_deref().map(|word| kind_called(word, loaded)).transpose()?;
    let maps = maps(&args.maps)?;
    let list = understand_list(list, kind, maps.clone(), loaded);
    let used = |map: &&Map| list.found.columns.iter().any(|(head, _)| folded(head) == folded(&map.column));
    if let Some(unused) = maps.iter().find(|map| !used(map)) {
        return Err(Problem::usage(say::map_unused(&unused.column)).into());
    }
    Ok(list)
}

/// Finds out what a list means for a project.
pub(super) fn understand_list(list: RawList, kind: Option<Arc<Kind>>, maps: Vec<Map>, loaded: &Loaded) -> ReadList {
    let RawList { name, stem, reading, digest } = list;
    let project = &loaded.view.project;
    let lang = project.lang().unwrap_or(Lang::DEFAULT);
    let sections =
        project.sections.iter().map(|section| (section.heading(lang).to_owned(), section.kind.clone())).collect();
    let sheets = reading.sheets.clone();
    let known = Known { kind, name: stem.clone(), maps, people: &project.people, sections };
    ReadList { found: understand(reading, &known), name, stem, digest, sheets }
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
    let name = values::id(word.trim()).map_err(|_| Problem::usage(findings_say::bad_id(word)))?;
    Ok(Arc::new(Kind::custom(name)))
}
