//! One project as status sees it: loaded, checked, and its report; of one among several only what a row needs.

use crate::checks::check_all;
use crate::evidence::Silent;
use crate::files::load::{Loaded, Source};
use crate::model::finding::Finding;
use crate::model::list::SourceAt;
use crate::report::derive::report;
use crate::report::lines::WholeReport;
use crate::report::status::StatusReport;
use crate::screen::json::render_json;
use crate::signoff::check::check_project;
use crate::signoff::standing::stage_signoffs;
use crate::text::Lang;
use crate::text::say::timeline as say;
use anyhow::Result;

/// A project, and what is told of it.
pub(super) struct Seen {
    /// The project.
    pub(super) loaded: Loaded,
    /// Where it stands.
    pub(super) report: StatusReport,
    /// What is wrong with it.
    findings: Vec<Finding>,
    /// The language of what is said about it alone.
    lang: Lang,
    /// The whole report in JSON, where it was made.
    json: Option<String>,
}

impl Seen {
    /// Derives the report of a project that was loaded.
    pub(super) fn of(loaded: Loaded, lang: Lang) -> Seen {
        let findings = check_all(&loaded);
        let signoffs = stage_signoffs(&loaded.view, &check_project(&loaded, None, &Silent));
        let report = report(&loaded, &findings, lang).with_signoffs(signoffs);
        Seen { loaded, report, findings, lang, json: None }
    }

    /// The whole report as JSON.
    ///
    /// # Errors
    ///
    /// As [`render_json`].
    pub(super) fn json(&mut self) -> Result<String> {
        if let Some(json) = self.json.take() {
            return Ok(json);
        }
        Ok(render_json(&WholeReport::of(&self.loaded, &self.findings, &self.report, self.lang))?)
    }

    /// Keeps only what a row among others needs, and with `json` the whole report as text.
    ///
    /// # Errors
    ///
    /// As [`Seen::json`].
    pub(super) fn slim(mut self, json: bool) -> Result<Seen> {
        self.json = if json { Some(self.json()?) } else { None };
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
        self.loaded.sources.entries().filter(|(_, source)| !source.is_readable()).map(describe).collect()
    }
}
