//! The rules a project is checked against: one rule, one file, and this registry.
//!
//! In: a loaded project and where its items stand. Out: findings. A rule touches no disk and no clock.

mod access_review;
mod chosen;
mod conditions;
mod consequences;
mod early;
mod entered;
mod fill_in;
mod gates;
mod identity;
mod lag;
mod leaving;
mod links;
mod logs;
mod mentions;
mod owners;
mod parties;
mod payments;
mod places;
mod readiness;
mod restored;
mod rounds;
mod rules;
mod signoffs;
mod silences;
mod still_named;
mod uncovered;
mod values;

pub use logs::message as violation_message;
pub use rules::{Rule, rule, rules};

use crate::files::format::Format;
use crate::files::load::Loaded;
use crate::model::finding::Finding;
use crate::model::item::Place;
use crate::model::list::SourceAt;
use crate::text::syntax::in_yaml;
use rayon::prelude::*;
use std::collections::HashSet;

/// Looks at everything, returns what it finds: the findings of one rule, or of a few that go together.
type Check = fn(&Loaded) -> Vec<Finding>;

/// Everything that looks at a whole project; [`rules`] explains what each finds.
const CHECKS: [Check; 23] = [
    links::check_links,
    gates::check_gates,
    conditions::check_conditions,
    owners::check_owners,
    owners::check_near_owners,
    rounds::check_rounds,
    chosen::check_chosen,
    logs::check_logs,
    early::check_early_work,
    values::check_values,
    entered::check_entered,
    leaving::check_leaving,
    identity::check_identity,
    parties::check_parties,
    signoffs::check_signoffs,
    fill_in::check_gaps,
    access_review::check_access_review,
    uncovered::check_uncovered,
    restored::check_restored,
    lag::check_lag,
    still_named::check_still_named,
    readiness::check_readiness,
    payments::check_payments,
];

/// What a settled item lacks no longer matters.
const ONLY_WHILE_OPEN: [&str; 6] = ["no-owner", "no-due", "no-criterion", "no-channel", "no-task", "no-access-review"];

/// All findings of a project: those of its files and those of every rule, worst and topmost first.
///
/// Where the project file itself could not be read, the rules have nothing to go by, and only the
/// findings of the files are returned.
pub fn check_all(loaded: &Loaded) -> Vec<Finding> {
    let mut findings = loaded.findings.clone();
    if loaded.project_readable {
        let found: Vec<Vec<Finding>> = CHECKS.par_iter().map(|check| check(loaded)).collect();
        for mut more in found {
            // One rule may find as much as there are items, so the longer list is never copied.
            if more.len() > findings.len() {
                std::mem::swap(&mut findings, &mut more);
                findings.splice(0..0, more);
            } else {
                findings.append(&mut more);
            }
        }
        silences::apply(loaded, &mut findings);
        // After silencing, so that a silence does not turn into one of nothing when its item is settled.
        findings.retain(|finding| !is_moot(loaded, finding));
    }
    consequences::leave_out(loaded, &mut findings);
    places::place(loaded, &mut findings);
    hide_lines_with_secrets(loaded, &mut findings);
    findings.iter_mut().for_each(|finding| speak_of_the_file(loaded, finding));
    // By its keys, since room for as many findings again is much.
    findings.sort_by_cached_key(|finding| {
        let place = finding.place.as_ref().map(|place| (place.source, place.span.start));
        (finding.severity, place)
    });
    findings
}

/// Shows what to write in the syntax of the file that a finding is about.
fn speak_of_the_file(loaded: &Loaded, finding: &mut Finding) {
    let source = finding.place.as_ref().map_or(SourceAt::PROJECT_FILE, |place| place.source);
    if loaded.sources[source].format == Format::Yaml {
        finding.message = in_yaml(&finding.message);
        finding.advice = finding.advice.as_ref().map(in_yaml);
    }
}

/// Whether a finding is about what nobody needs to fill in any more.
fn is_moot(loaded: &Loaded, finding: &Finding) -> bool {
    let item = finding.item.as_ref().and_then(|name| loaded.view.project.find(name));
    ONLY_WHILE_OPEN.contains(&finding.code) && item.is_some_and(|at| loaded.view.standings[at].state.is_settled())
}

/// Keeps every finding from quoting a line on which a secret stands.
fn hide_lines_with_secrets(loaded: &Loaded, findings: &mut [Finding]) {
    let lines = |place: &Place| {
        let source = &loaded.sources[place.source];
        source.position(place.span.start).0..=source.position(place.span.end).0
    };
    let secrets: Vec<_> = findings.iter().filter(|finding| finding.code == "secret").collect();
    let secrets: Vec<_> = secrets.iter().filter_map(|finding| finding.place.as_ref()).collect();
    let secrets: HashSet<(SourceAt, usize)> =
        secrets.into_iter().flat_map(|place| lines(place).map(|line| (place.source, line))).collect();
    if secrets.is_empty() {
        return;
    }
    for finding in findings {
        let on_a_line = |place: &Place| secrets.contains(&(place.source, *lines(place).start()));
        finding.hidden |= finding.place.as_ref().is_some_and(on_a_line);
    }
}
