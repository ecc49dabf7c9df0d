//! One project as status sees it: loaded, checked, and its report; of one among several only what a row needs.

use super::args::{GroupBy, StatusArgs, StatusFormat};
use crate::checks::check_all;
use crate::context::unsigned::signoffs;
use crate::files::load::{Loaded, Source};
use crate::model::finding::Finding;
use crate::model::item::ItemName;
use crate::model::list::SourceAt;
use crate::report::derive::report;
use crate::report::filter::{Filter, Picked};
use crate::report::lines::WholeReport;
use crate::report::status::StatusReport;
use crate::screen::due::Key;
use crate::screen::overview::Pressing;
use crate::screen::sheets::{Of, rows};
use crate::screen::status::{Rows, Shown};
use crate::screen::table::Cell;
use crate::screen::yaml::render_yaml;
use crate::signoff::vouching::Vouchers;
use crate::text::json::render_json;
use crate::text::look::Look;
use crate::text::say::timeline as say;
use crate::text::{Lang, Text};
use anyhow::Result;

/// A format for programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Data {
    Json,
    Yaml,
}

impl Data {
    /// The format for programs that is asked for, if one is.
    pub(super) fn asked(format: StatusFormat) -> Option<Data> {
        match format {
            StatusFormat::Json => Some(Data::Json),
            StatusFormat::Yaml => Some(Data::Yaml),
            StatusFormat::Table | StatusFormat::Csv | StatusFormat::Md | StatusFormat::Html => None,
        }
    }
}

/// What is shown of a project besides its report, where several are shown.
pub(super) enum Kept {
    Nothing,
    /// Its items by the day they are due.
    Due(Vec<(Key, Vec<Cell>)>),
    /// What is pressing in it, for the page of several.
    Pressing(Pressing),
    /// Rows for a spreadsheet.
    Sheet(Vec<Vec<String>>),
    /// The whole report for programs.
    Data(String),
}

impl Kept {
    /// Its items by the day they are due, where these are asked for.
    pub(super) fn due(&self) -> &[(Key, Vec<Cell>)] {
        match self {
            Kept::Due(rows) => rows,
            _ => &[],
        }
    }
}

/// A project, and what is told of it.
pub(super) struct Seen {
    /// The project.
    pub(super) loaded: Loaded,
    /// Where it stands.
    pub(super) report: StatusReport,
    /// The items of it that are told.
    pub(super) picked: Picked,
    /// What is wrong with it.
    findings: Vec<Finding>,
    /// The language of what is said about it alone.
    pub(super) lang: Lang,
    /// What is wrong with each file of it that could not be read: "permissions.toml:12: …".
    pub(super) unread: Vec<Text>,
    /// What else is shown of it.
    pub(super) kept: Kept,
}

impl Seen {
    /// Derives the report of a project that was loaded, of the items that are asked for.
    pub(super) fn of(mut loaded: Loaded, filter: &Filter, lang: Lang, vouchers: &Vouchers) -> Seen {
        let (signoffs, to_sign) = signoffs(&mut loaded, vouchers);
        let mut findings = check_all(&loaded);
        let picked = filter.pick(&loaded.view);
        if !picked.is_whole() {
            let project = &loaded.view.project;
            let told = |item: &ItemName| project.find(item).is_some_and(|at| picked.has(at));
            findings.retain(|finding| finding.item.as_ref().is_none_or(told));
        }
        let to_sign = to_sign.into_iter().filter(|stage| picked.has_stage(stage)).collect();
        let report = report(&loaded, &findings, &picked, lang).with_signoffs(&loaded.view, signoffs, to_sign);
        let unread = unread(&loaded, &findings);
        Seen { loaded, report, picked, findings, lang, unread, kept: Kept::Nothing }
    }

    /// The whole report for programs.
    pub(super) fn whole(&self) -> WholeReport<'_> {
        WholeReport::of(&self.loaded, &self.findings, (&self.picked, &self.report), self.lang)
    }

    /// The project as screens show it.
    pub(super) fn shown(&self) -> Shown<'_> {
        Shown { view: &self.loaded.view, report: &self.report, picked: &self.picked, lang: self.lang }
    }

    /// Keeps only what is shown of a project among others.
    ///
    /// # Errors
    ///
    /// When it cannot be told as data.
    pub(super) fn slim(mut self, args: &StatusArgs, look: Look) -> Result<Seen> {
        self.kept = match (args.format, args.by) {
            (StatusFormat::Json, _) => Kept::Data(render_json(&self.whole())?),
            (StatusFormat::Yaml, _) => Kept::Data(render_yaml(&self.whole())?),
            (StatusFormat::Csv, _) => Kept::Sheet(rows(&self.shown(), of_rows(args, true))),
            (format, GroupBy::Due) if !args.timeline || format == StatusFormat::Html => {
                Kept::Due(self.shown().due_rows(look))
            }
            (StatusFormat::Html, GroupBy::Section) => Kept::Pressing(Pressing::of(&self.shown(), look)),
            _ => Kept::Nothing,
        };
        self.loaded = self.loaded.slim();
        self.findings = Vec::new();
        if !args.timeline {
            self.report.timeline.without_day = Vec::new();
        }
        Ok(self)
    }
}

/// What a line of a table stands for.
pub(super) fn rows_of(args: &StatusArgs) -> Rows {
    match args.by {
        GroupBy::Section => Rows::Sections,
        GroupBy::Party => Rows::Parties,
        GroupBy::Person => Rows::People,
        GroupBy::Due => Rows::DueItems,
    }
}

/// What a row of a spreadsheet stands for.
pub(super) fn of_rows(args: &StatusArgs, several: bool) -> Of {
    match rows_of(args) {
        _ if args.timeline => Of::Weeks,
        Rows::Sections if several => Of::Projects,
        rows => Of::Rows(rows),
    }
}

/// What is wrong with each file that could not be read, and with each folder.
pub(super) fn unread(loaded: &Loaded, findings: &[Finding]) -> Vec<Text> {
    let describe = |(at, source): (SourceAt, &Source)| {
        let found = findings.iter().find(|finding| finding.place.as_ref().is_some_and(|place| place.source == at));
        let place = match found.and_then(|finding| finding.place.as_ref()) {
            Some(place) => format!("{}:{}", source.name(), source.position(place.span.start).0),
            None => source.name(),
        };
        match found {
            Some(finding) => say::place_and_message(place, &finding.message),
            None => Text::same(place),
        }
    };
    let files = loaded.sources.entries().filter(|(_, source)| source.is_unreadable()).map(describe);
    files.chain(loaded.unread_folders.iter().map(|folder| Text::same(format!("{folder}/")))).collect()
}
