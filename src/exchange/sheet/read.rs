//! What was changed in a workbook that we wrote: each cell as it was then, as it is there, and as the project says it now.
//!
//! In: the rows of its sheets. Out: proposed changes of the cells that differ from what they were, and of the rows that are
//! new. A row that is gone changes nothing.

use super::columns::{BASE, CONTENTS, NAME, OTHER, SCHEMA, SEAL, TOLD, columns, plain, said, seal};
use super::write::cell;
use crate::edits::fields::{known_fields, read_value, refuse_secret};
use crate::edits::placing::file_of;
use crate::edits::proposal::{Incoming, Proposal, Wants};
use crate::exchange::reading::{Reading, What};
use crate::exchange::rows::FREE;
use crate::files::edit::NewValue;
use crate::files::load::Loaded;
use crate::model::item::ItemName;
use crate::model::kinds::values;
use crate::model::project::{Project, Section};
use crate::text::problem::Problem;
use crate::text::say::{export as say, importing as importing_say};
use crate::text::slug::{numbered, slug};
use crate::text::{Lang, Text};
use anyhow::Result;
use std::collections::{BTreeMap, HashMap, HashSet};

/// What came back.
#[derive(Debug)]
pub(crate) struct Returned {
    /// What is proposed.
    pub(crate) incoming: Incoming,
    /// The language of its words.
    pub(crate) lang: Lang,
    /// How many rows it lacks that it had when it was written.
    pub(crate) gone: usize,
    /// What was changed in it that is not read back: where, and the heading of the column.
    pub(crate) ignored: Vec<(Text, String)>,
    /// The rows whose hidden cells are not as they were written, so that nobody knows what was changed in them.
    pub(crate) altered: Vec<Text>,
    /// Its sheets that are none of ours.
    pub(crate) other: Vec<String>,
}

/// The row that heads the columns; the items come below.
const HEADS: usize = 2;

/// A row: its number, and its cells by column.
type Row = (usize, BTreeMap<usize, String>);

/// Whether a workbook is one that we wrote.
pub(crate) fn is_ours(reading: &Reading) -> bool {
    sheets(reading).values().any(|rows| schema(rows).is_some())
}

/// Finds what was changed in it.
///
/// # Errors
///
/// When it is of another project, its hidden columns are gone, or a new row holds what its field does not take.
pub(crate) fn returned(reading: &Reading, name: &str, loaded: &Loaded) -> Result<Returned> {
    let project = &loaded.view.project;
    let mut returned = Returned {
        incoming: Incoming::default(),
        lang: Lang::DEFAULT,
        gone: 0,
        ignored: Vec::new(),
        altered: Vec::new(),
        other: Vec::new(),
    };
    let mut new = HashSet::new();
    for (number, rows) in sheets(reading) {
        let sheet = reading.sheets.get(number).map(String::as_str).unwrap_or_default();
        let Some(Schema { lang, kind, project: id, rows: had }) = schema(&rows) else {
            let lists_others = rows.first().and_then(|(_, cells)| cells.get(&0)).is_some_and(|cell| cell == CONTENTS);
            returned.other.extend((!lists_others).then(|| sheet.to_owned()));
            continue;
        };
        if id != project.uuid.as_deref().unwrap_or(&project.id) {
            return Err(Problem::usage(say::other_project(name)).into());
        }
        returned.lang = lang;
        let Some(places) = Columns::of(&rows, project, &kind) else {
            return Err(Problem::usage(say::no_columns(name, sheet)).hint(say::no_columns_hint()).into());
        };
        let taken =
            Sheet { loaded, name: sheet, lang, kind: &kind, rows: &rows, places }.take(&mut returned, &mut new)?;
        returned.gone += had.saturating_sub(taken);
    }
    Ok(returned)
}

/// A sheet of ours.
struct Sheet<'a> {
    loaded: &'a Loaded,
    name: &'a str,
    lang: Lang,
    kind: &'a str,
    rows: &'a [Row],
    places: Columns,
}

impl Sheet<'_> {
    /// Finds what was changed in it; returns how many of the rows are there that it had when it was written.
    fn take(&self, returned: &mut Returned, new: &mut HashSet<ItemName>) -> Result<usize> {
        let places = &self.places;
        let name = |cells: &BTreeMap<usize, String>| ItemName::parse(cells.get(&0)?, None);
        let named: HashSet<ItemName> = self.rows.iter().skip(HEADS).filter_map(|(_, cells)| name(cells)).collect();
        let (mut seen, mut altered): (HashMap<ItemName, usize>, usize) = Default::default();
        for (row, cells) in self.rows.iter().filter(|(row, _)| *row > HEADS) {
            let told = |at: &usize| cells.get(at).map(String::as_str).unwrap_or_default();
            let origin = importing_say::row_of(self.name, *row);
            let title = places.fields.get("title").map(|(at, base)| (told(at), told(base)));
            let item = name(cells);
            let is_copy = item.as_ref().is_some_and(|item| seen.contains_key(item));
            let is_ours = item.is_some() || !told(&places.seal).is_empty();
            match item {
                _ if is_ours && !is_copy && !places.are_as_written(&told) => {
                    altered += 1;
                    returned.altered.push(origin);
                }
                Some(item) if !is_copy => {
                    self.changes(&item, &told, &origin, returned);
                    seen.insert(item, *row);
                }
                // A row that was copied for another item keeps the hidden name of the one it was copied from.
                Some(item) if title.is_some_and(|(there, base)| there == base) => {
                    let first = seen.get(&item).copied().unwrap_or_default();
                    return Err(Problem::usage(say::row_twice(self.name, first, row, item.to_string())).into());
                }
                _ if !places.fields.values().all(|(at, _)| told(at).is_empty()) => {
                    let fields = places.fields.iter().filter(|(field, _)| !field.starts_with(TOLD));
                    let cells = fields.map(|(field, (at, _))| (field.as_str(), (places.head(at), told(at))));
                    let other = places.fields.get(OTHER).filter(|(at, _)| !told(at).is_empty());
                    returned.ignored.extend(other.map(|(at, _)| (origin.clone(), places.head(at).to_owned())));
                    let wants = new_item(self.loaded, (self.kind, &named), cells.collect(), new);
                    let wants = wants.map_err(|error| in_row(&origin, error))?;
                    returned.incoming.proposals.push(Proposal { origin, wants });
                }
                _ => {}
            }
        }
        Ok(seen.len() + altered)
    }

    /// The changes of a row.
    fn changes<'a>(&self, item: &ItemName, told: &impl Fn(&usize) -> &'a str, origin: &Text, returned: &mut Returned) {
        for (field, (at, base)) in self.places.fields.iter().filter(|(_, (at, base))| told(at) != told(base)) {
            let head = self.places.head(at);
            if field.starts_with(TOLD) {
                returned.ignored.push((origin.clone(), head.to_owned()));
                continue;
            }
            let wants = field_change(&self.loaded.view.project, item, (field, head), (told(base), told(at)), self.lang);
            returned.incoming.proposals.push(Proposal { origin: origin.clone(), wants });
        }
    }
}

fn in_row(origin: &Text, error: anyhow::Error) -> anyhow::Error {
    match error.downcast::<Problem>() {
        Ok(problem) => {
            let message = importing_say::in_file(origin, &problem.message);
            Problem { message, ..problem }.into()
        }
        Err(error) => error,
    }
}

/// The rows of each sheet, in order.
fn sheets(reading: &Reading) -> BTreeMap<usize, Vec<Row>> {
    let mut sheets: BTreeMap<usize, Vec<Row>> = BTreeMap::new();
    for unit in &reading.units {
        if let What::Row { cells, .. } = &unit.what {
            let filled = cells.iter().enumerate().filter(|(_, cell)| !cell.merged && !cell.text.is_blank());
            let cells = filled.map(|(at, cell)| (at, plain(&cell.text.text))).collect();
            sheets.entry(unit.sheet).or_default().push((unit.line, cells));
        }
    }
    sheets
}

/// What the first cell of a sheet of ours tells.
struct Schema {
    lang: Lang,
    kind: String,
    project: String,
    rows: usize,
}

fn schema(rows: &[Row]) -> Option<Schema> {
    let (_, cells) = rows.first().filter(|(row, _)| *row == 1)?;
    let mut words = cells.get(&0)?.strip_prefix(SCHEMA)?.split_whitespace();
    let (lang, rows) = (Lang::parse(words.next()?)?, words.next()?.parse().ok()?);
    Some(Schema { lang, rows, kind: words.next()?.to_owned(), project: words.next()?.to_owned() })
}

/// Where the fields of a sheet stand.
struct Columns {
    /// For each field, the column that people write in, and the one with what stood there.
    fields: BTreeMap<String, (usize, usize)>,
    /// The columns with what stood there, by the names of their fields.
    bases: BTreeMap<String, usize>,
    /// The column that tells whether those are as they were written.
    seal: usize,
    /// What people call each column.
    heads: BTreeMap<usize, String>,
}

impl Columns {
    fn of(rows: &[Row], project: &Project, kind: &str) -> Option<Columns> {
        let (_, names) = rows.first()?;
        let at: BTreeMap<&str, usize> = names.iter().map(|(at, name)| (name.as_str(), *at)).collect();
        let (_, heads) = rows.get(1)?;
        let named = heads.get(&0).is_some_and(|name| name == NAME);
        let field = |(name, column): (&&str, &usize)| {
            let base = at.get(format!("{BASE}{name}").as_str())?;
            Some(((*name).to_owned(), (*column, *base)))
        };
        // Whoever has written other names there has not got them from us.
        let of_kind = project.sections.iter().filter(|section| section.kind.name == kind);
        let ours: HashSet<String> = of_kind.flat_map(|one| columns(project, one)).map(|column| column.field).collect();
        let is_ours = |name: &str| ours.contains(name) || name.starts_with(TOLD) || name.starts_with(FREE);
        let fields: BTreeMap<_, _> = at.iter().filter_map(field).filter(|(name, _)| is_ours(name)).collect();
        let base = |(name, column): (&&str, &usize)| Some((name.strip_prefix(BASE)?.to_owned(), *column));
        let bases = at.iter().filter_map(base).collect();
        let seal = *at.get(SEAL)?;
        (named && !fields.is_empty()).then(|| Columns { fields, bases, seal, heads: heads.clone() })
    }

    /// What people call a column.
    fn head(&self, at: &usize) -> &str {
        self.heads.get(at).map(String::as_str).unwrap_or_default()
    }

    /// Whether the hidden cells of a row are as they were written, and those of the item whose id is shown.
    fn are_as_written<'a>(&self, told: &impl Fn(&usize) -> &'a str) -> bool {
        let bases = self.bases.iter().map(|(field, at)| (field.as_str(), told(at)));
        let shows_own_id = self.fields.get("(id)").is_none_or(|(at, base)| told(at) == told(base));
        shows_own_id && seal(told(&0), bases) == told(&self.seal)
    }
}

/// The section that a sheet is of: the one of that kind that most of its rows are of, else the last of the kind.
fn section_of<'a>(project: &'a Project, kind: &str, seen: &HashSet<ItemName>) -> Option<&'a Section> {
    let of_kind = || project.sections.iter().filter(|section| section.kind.name == kind);
    let rows = |section: &&Section| section.items.iter().filter(|at| seen.contains(&project.items[**at].name)).count();
    of_kind().max_by_key(rows)
}

/// The change of a cell.
fn field_change(
    project: &Project,
    item: &ItemName,
    (field, head): (&str, &str),
    (base, there): (&str, &str),
    lang: Lang,
) -> Wants {
    let now = project.find(item).map(|at| cell(&said(project, &project.items[at], field, lang)));
    // Where nobody else has touched it since, it is not asked again.
    let is_untouched = now.as_ref().is_some_and(|now| now.trim() == base);
    let told = Some((Text::same(head), now.unwrap_or_else(|| base.to_owned())));
    let was = if is_untouched { None } else { Some(base.to_owned()) };
    Wants::Field { item: item.clone(), field: field.to_owned(), was, told, value: there.to_owned() }
}

/// The item of a new row.
fn new_item(
    loaded: &Loaded,
    (kind, seen): (&str, &HashSet<ItemName>),
    cells: BTreeMap<&str, (&str, &str)>,
    new: &mut HashSet<ItemName>,
) -> Result<Wants> {
    let project = &loaded.view.project;
    let section = section_of(project, kind, seen).and_then(|section| Some((section, file_of(loaded, section)?)));
    let Some((section @ Section { kind, .. }, file)) = section else {
        return Err(Problem::usage(importing_say::no_items(kind)).into());
    };
    let title = values::filled(cells.get("title").map(|(_, text)| *text).unwrap_or_default());
    let title = title.map_err(|fault| Problem::usage(fault.message("title", "")))?;
    let is_free = |id: &str| {
        let name = ItemName::new(&kind.name, id);
        project.find(&name).is_none() && !new.contains(&name)
    };
    // A row that came before has no hidden name still.
    let of_section = section.items.iter().map(|at| &project.items[*at]);
    let mut known = of_section.filter(|item| item.title.texts().any(|text| text.trim() == title));
    let known = known.find(|item| !seen.contains(&item.name)).map(|item| item.name.id.clone());
    let id = known.unwrap_or_else(|| numbered(&slug(title, "item"), is_free));
    let name = ItemName::new(&kind.name, &id);
    new.insert(name.clone());
    let mut fields =
        vec![("id".to_owned(), NewValue::Text(id)), ("title".to_owned(), NewValue::Text(title.to_owned()))];
    let free = cells.iter().filter_map(|(field, (_, text))| Some((field.strip_prefix(FREE)?, values::trimmed(text)?)));
    let mut free: Vec<_> = free.map(|(name, text)| (name.to_owned(), NewValue::Text(text.to_owned()))).collect();
    for field in &known_fields(kind) {
        let Some((head, text)) = cells.get(field.name()) else { continue };
        let Some(text) = values::trimmed(text) else { continue };
        match read_value(field, text, kind, loaded) {
            Ok(value) => fields.push((field.name().to_owned(), value)),
            // What a field does not take stays as it is written.
            Err(_) => free.push(((*head).to_owned(), NewValue::Text(text.to_owned()))),
        }
    }
    if !free.is_empty() {
        fields.push(("extra".to_owned(), NewValue::Table(free)));
    }
    fields.iter().try_for_each(|(key, value)| refuse_secret(key, value))?;
    Ok(Wants::Item { file: loaded.sources[file].path.clone(), name, fields })
}
