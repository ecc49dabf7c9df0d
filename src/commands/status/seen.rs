//! One project as status sees it: loaded, checked, and its report; of one among several only what a row needs.

use super::args::StatusFormat;
use crate::checks::check_all;
use crate::commands::unsigned::signoffs;
use crate::files::load::{Loaded, Source};
use crate::model::finding::Finding;
use crate::model::item::ItemName;
use crate::model::list::SourceAt;
use crate::report::derive::report;
use crate::report::filter::{Filter, Picked};
use crate::report::lines::WholeReport;
use crate::report::status::{PORTFOLIO_SCHEMA, StatusReport};
use crate::screen::status::Shown;
use crate::screen::yaml::render_yaml;
use crate::signoff::vouching::Vouchers;
use crate::text::Lang;
use crate::text::json::render_json;
use crate::text::say::timeline as say;
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

    /// Reports of several projects as one value.
    pub(super) fn side_by_side(self, reports: &[String]) -> String {
        let (head, tail) = match (self, reports) {
            (Data::Json, []) => (format!("{{\n  \"schema\": \"{PORTFOLIO_SCHEMA}\",\n  \"projects\": ["), "]\n}\n"),
            (Data::Json, _) => (format!("{{\n  \"schema\": \"{PORTFOLIO_SCHEMA}\",\n  \"projects\": ["), "\n  ]\n}\n"),
            (Data::Yaml, []) => (format!("schema: {PORTFOLIO_SCHEMA}\nprojects: []"), "\n"),
            (Data::Yaml, _) => (format!("schema: {PORTFOLIO_SCHEMA}\nprojects:"), "\n"),
        };
        let mut text = head;
        for (number, report) in reports.iter().enumerate() {
            for (line, words) in report.trim_end().lines().enumerate() {
                let margin = match (self, line) {
                    (Data::Json, 0) if number > 0 => ",\n    ",
                    (Data::Json, _) => "\n    ",
                    (Data::Yaml, 0) => "\n- ",
                    (Data::Yaml, _) if words.is_empty() => "\n",
                    (Data::Yaml, _) => "\n  ",
                };
                text.extend([margin, words]);
            }
        }
        text + tail
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
    /// The whole report as text for programs, where it was made already.
    data: Option<String>,
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
        Seen { loaded, report, picked, findings, lang, data: None }
    }

    /// The whole report for programs.
    ///
    /// # Errors
    ///
    /// When it cannot be told as data.
    pub(super) fn data(&mut self, data: Data) -> Result<String> {
        if let Some(text) = self.data.take() {
            return Ok(text);
        }
        let whole = WholeReport::of(&self.loaded, &self.findings, (&self.picked, &self.report), self.lang);
        Ok(match data {
            Data::Json => render_json(&whole)?,
            Data::Yaml => render_yaml(&whole)?,
        })
    }

    /// The project as screens show it.
    pub(super) fn shown(&self) -> Shown<'_> {
        Shown { view: &self.loaded.view, report: &self.report, picked: &self.picked, lang: self.lang }
    }

    /// Keeps only what a row among others needs, and the whole report as text where that is asked for.
    ///
    /// # Errors
    ///
    /// As [`Seen::data`].
    pub(super) fn slim(mut self, data: Option<Data>) -> Result<Seen> {
        self.data = data.map(|data| self.data(data)).transpose()?;
        self.loaded = self.loaded.slim();
        self.findings = Vec::new();
        Ok(self)
    }

    /// What is wrong with each file that could not be read: "permissions.toml:12: …".
    pub(super) fn broken_files(&self) -> Vec<String> {
        let describe = |(at, source): (SourceAt, &Source)| {
            let found =
                self.findings.iter().find(|finding| finding.place.as_ref().is_some_and(|place| place.source == at));
            let place = match found.and_then(|finding| finding.place.as_ref()) {
                Some(place) => format!("{}:{}", source.name(), source.position(place.span.start).0),
                None => source.name(),
            };
            match found {
                Some(finding) => say::place_and_message(place, &finding.message).of(self.lang).to_owned(),
                None => place,
            }
        };
        let files = self.loaded.sources.entries().filter(|(_, source)| source.is_unreadable()).map(describe);
        files.chain(self.loaded.unread_folders.iter().map(|folder| format!("{folder}/"))).collect()
    }
}
