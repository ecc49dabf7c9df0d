//! Workbooks that `handover export xlsx` wrote and somebody has worked in.

use super::args::ImportArgs;
use super::reading::RawList;
use super::writing;
use crate::context::Context;
use crate::context::changing;
use crate::edits::proposal::{Incoming, Verdict};
use crate::edits::proposed::judge;
use crate::evidence::Silent;
use crate::exchange::sheet::read::{is_ours, returned};
use crate::screen::layout::paragraph;
use crate::screen::proposed::render_proposed;
use crate::text::exit::Exit;
use crate::text::look::Style;
use crate::text::problem::Problem;
use crate::text::say::{export as say, importing as importing_say, words};
use crate::text::{Lang, Text};
use anyhow::Result;

/// Takes workbooks back: shows what was changed in them, and writes what nobody else has changed since.
///
/// # Errors
///
/// When one is no workbook of this project, it is not agreed to, or the project cannot be written.
pub(super) fn run(lists: &[RawList], args: &ImportArgs, context: &mut Context<'_>) -> Result<Exit> {
    if let Some(other) = lists.iter().find(|list| !is_ours(&list.reading)) {
        return Err(Problem::usage(say::not_a_workbook(&other.name)).into());
    }
    let (store, loaded) = changing::open_to_ask(context)?;
    let (mut incoming, mut lang, mut gone) = (Incoming::default(), Lang::DEFAULT, 0);
    let (mut ignored, mut altered, mut other) = (Vec::new(), Vec::new(), Vec::new());
    for list in lists {
        let returned = returned(&list.reading, &list.name, &loaded)?;
        incoming.proposals.extend(returned.incoming.proposals);
        lang = returned.lang;
        gone += returned.gone;
        ignored.extend(returned.ignored.into_iter().map(|(place, head)| importing_say::in_file(place, head)));
        altered.extend(returned.altered);
        other.extend(returned.other);
    }
    let judged = judge(&loaded, &incoming, lang, &Silent)?;
    let look = context.look();
    let mut shown = render_proposed(&loaded.view.project, &incoming, &judged, look);
    let altered_rows = (!altered.is_empty())
        .then(|| say::rows_altered(words::short_names(altered.iter().map(|row: &Text| row.of(look.lang)))));
    let other_sheets =
        (!other.is_empty()).then(|| say::other_sheets(words::short_names(other.iter().map(String::as_str))));
    for told in altered_rows.into_iter().chain(other_sheets) {
        shown += &paragraph(told.of(look.lang), Some(Style::Warn), look);
    }
    shown += &writing::strangers_told(&loaded, &incoming, &judged, context.look());
    writing::settle_incoming(store, &loaded, (&incoming, &judged), shown, args.consent(), context)?;
    if !ignored.is_empty() {
        context.note(&say::not_read_back(words::text_list(&ignored)));
    }
    if gone > 0 {
        context.note(&say::rows_gone(say::rows(gone)));
    }
    let is_made = |verdict: &Verdict| matches!(verdict, Verdict::Fits | Verdict::There);
    Ok(if altered.is_empty() && judged.verdicts.iter().all(is_made) { Exit::Fine } else { Exit::Outstanding })
}
