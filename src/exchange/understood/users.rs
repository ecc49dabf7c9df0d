//! The user list that a system exports: a table in which every row is an account, whatever its cells say.

use super::super::reading::{Cell, Reading, Unit, What};
use super::columns::{Column, Map, Meaning, field, said_of, words_over};
use super::drafts::{Draft, Value};
use super::fates::{Fate, Left};
use super::section::{Known, Part, Understood};
use crate::model::kinds::Kind;
use crate::text::folded::folded;
use serde::Deserialize;
use std::sync::{Arc, LazyLock};

/// What stands over the columns of user lists; of several words for one thing the first that a list has is meant.
#[derive(Deserialize)]
struct Words {
    account: Vec<String>,
    title: Vec<String>,
    given: Vec<String>,
    family: Vec<String>,
    role: Vec<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the embedded file is parsed by the tests")]
    toml::from_str(include_str!("users.toml")).expect("users.toml is valid")
});

/// So many rows may stand above the head of the columns.
const ABOVE: usize = 20;

/// The fields of an account that a column fills by the words for it in any list.
const FIELDS: [&str; 6] = ["system", "environment", "action", "owner", "due", "details"];

/// Finds the accounts of a list; nothing where no table of it has a column of accounts.
pub(crate) fn understand_users(reading: &Reading, known: &Known<'_>, kind: &Arc<Kind>) -> Option<Understood> {
    let mut fates = vec![Fate::Left(Left::Layout); reading.units.len()];
    let mut tables: Vec<Vec<(usize, &[Cell])>> = Vec::new();
    let mut last = None;
    for (at, unit) in reading.units.iter().enumerate() {
        let Unit { sheet, what: What::Row { table, cells, .. }, .. } = unit else { continue };
        if last != Some((sheet, table)) {
            tables.push(Vec::new());
            last = Some((sheet, table));
        }
        if let Some(rows) = tables.last_mut() {
            rows.push((at, cells));
        }
    }
    let (mut items, mut columns) = (Vec::new(), Vec::new());
    for rows in &tables {
        let Some((head, of)) = Columns::above(rows, known, kind) else { continue };
        fates[rows[head].0] = Fate::Head;
        for column in of.told(&known.maps) {
            if !columns.contains(&column) {
                columns.push(column);
            }
        }
        for (at, cells) in &rows[head + 1..] {
            if let Some(draft) = of.draft(*at, cells) {
                fates[*at] = Fate::Item;
                items.push(draft);
            }
        }
    }
    if items.is_empty() {
        return None;
    }
    let part = Part { title: known.name.clone(), kind: kind.clone(), owner: Vec::new(), details: Vec::new(), items };
    Some(Understood { parts: vec![part], fates, columns, units: reading.units.clone(), guessed: Vec::new() })
}

/// What the columns of a user list hold.
struct Columns {
    heads: Vec<String>,
    /// The columns that an account may be called by, the best first.
    accounts: Vec<usize>,
    /// The columns that make up the name of who has the account.
    names: Vec<usize>,
    meanings: Vec<Meaning>,
}

impl Columns {
    /// The head of a table, and what its columns hold: the first row that has most of the words.
    fn above(rows: &[(usize, &[Cell])], known: &Known<'_>, kind: &Kind) -> Option<(usize, Columns)> {
        let said = |cells: &[Cell]| cells.iter().filter(|cell| is_known(&cell.text.text, &known.maps)).count();
        let heads = rows.iter().enumerate().take(ABOVE).map(|(at, (_, cells))| (said(cells), at));
        let (count, head) = heads.rev().max_by_key(|(count, _)| *count)?;
        let columns = Columns::of(rows[head].1, &rows[head + 1..], known, kind);
        (count > 0 && !columns.accounts.is_empty()).then_some((head, columns))
    }

    fn of(cells: &[Cell], rows: &[(usize, &[Cell])], known: &Known<'_>, kind: &Kind) -> Columns {
        let heads: Vec<String> = cells.iter().map(|cell| cell.text.text.trim().replace('\n', " ")).collect();
        let words: Vec<&str> = heads.iter().map(String::as_str).collect();
        let mapped = |at: usize| said_of(&known.maps, &words, at).map(|map| &map.meaning);
        let ranked = |words: &[String]| {
            let rank =
                |head: &String| words_over(head).iter().find_map(|form| words.iter().position(|word| word == form));
            let open = heads.iter().enumerate().filter(|(at, _)| mapped(*at).is_none());
            let mut found: Vec<(usize, usize)> = open.filter_map(|(at, head)| Some((rank(head)?, at))).collect();
            found.sort_unstable();
            found.into_iter().map(|(_, at)| at).collect::<Vec<usize>>()
        };
        let is_mapped_to = |meaning: &Meaning| (0..heads.len()).find(|at| mapped(*at) == Some(meaning));
        let account = Meaning::Field("account".to_owned());
        let mut accounts: Vec<usize> = is_mapped_to(&account).into_iter().chain(ranked(&WORDS.account)).collect();
        // What has blanks in it is rather the name of a person.
        let is_name = |at: &usize| {
            rows.iter().filter_map(|(_, cells)| cells.get(*at)).any(|cell| cell.text.text.trim().contains(' '))
        };
        if is_mapped_to(&account).is_none() {
            accounts.sort_by_key(is_name);
        }
        let mut names: Vec<usize> = is_mapped_to(&Meaning::Title).into_iter().collect();
        // What an account is called by need not be its name as well.
        let first = accounts.first().copied();
        if names.is_empty() {
            names.extend(ranked(&WORDS.title).into_iter().find(|at| Some(*at) != first));
        }
        if names.is_empty() {
            names.extend(ranked(&WORDS.given).into_iter().take(1).chain(ranked(&WORDS.family).into_iter().take(1)));
        }
        if accounts.is_empty() {
            accounts.extend(names.first());
        }
        let role = ranked(&WORDS.role).first().copied();
        let mut meanings = vec![Meaning::Other; heads.len()];
        for (at, head) in heads.iter().enumerate() {
            let own = || field(head, kind).filter(|name| FIELDS.contains(&name.as_str()));
            meanings[at] = match mapped(at) {
                Some(meaning) => meaning.clone(),
                None if accounts.first() == Some(&at) => account.clone(),
                None if names.contains(&at) => Meaning::Title,
                None if role == Some(at) => Meaning::Field("role".to_owned()),
                None => own().map_or(Meaning::Other, Meaning::Field),
            };
        }
        Columns { heads, accounts, names, meanings }
    }

    /// What each column holds.
    fn told(&self, maps: &[Map]) -> Vec<Column> {
        let heads: Vec<&str> = self.heads.iter().map(String::as_str).collect();
        Column::all(&heads, &self.meanings, maps)
    }

    /// A row as an account: what stands in a cell is never a place to be filled in.
    fn draft(&self, unit: usize, cells: &[Cell]) -> Option<Draft> {
        let told = |at: usize| cells.get(at).map(|cell| cell.text.text.trim()).filter(|text| !text.is_empty());
        let called = self.accounts.iter().copied().chain(0..cells.len()).find(|at| told(*at).is_some())?;
        let account = told(called)?;
        let name: Vec<&str> = self.names.iter().filter_map(|at| told(*at)).collect();
        let title = if name.is_empty() { account.to_owned() } else { name.join(" ") };
        let mut draft = Draft { unit, title, ..Draft::default() };
        let value = |field: &str, column: &str, text: &str| Value {
            field: field.to_owned(),
            column: column.to_owned(),
            text: text.to_owned(),
        };
        let head = |at: usize| self.heads.get(at).map(String::as_str).unwrap_or_default();
        draft.values.push(value("account", head(called), account));
        for at in (0..cells.len()).filter(|at| *at != called) {
            let Some(text) = told(at) else { continue };
            match self.meanings.get(at).unwrap_or(&Meaning::Other) {
                Meaning::Title | Meaning::Order | Meaning::Skip => {}
                Meaning::Field(name) if name == "details" => draft.details.push(text.to_owned()),
                Meaning::Field(name) => draft.values.push(value(name, head(at), text)),
                _ if head(at).is_empty() => draft.details.push(text.to_owned()),
                _ => draft.extra.push((head(at).to_owned(), text.to_owned())),
            }
        }
        Some(draft)
    }
}

/// Whether something is written like the head of a column of a user list.
fn is_known(text: &str, maps: &[Map]) -> bool {
    let forms = words_over(text);
    let lists = [&WORDS.account, &WORDS.title, &WORDS.given, &WORDS.family, &WORDS.role];
    let listed = forms.iter().any(|form| lists.iter().any(|words| words.contains(form)));
    listed || maps.iter().any(|map| folded(&map.column) == folded(text))
}
