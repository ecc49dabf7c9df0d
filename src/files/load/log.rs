//! The shape of an item's `log`: its acts, and the evidence that they name.
//!
//! An entry that cannot be read is a finding, and the log then counts as unreadable.

use super::due::{certain_moment, read_due};
use super::fields::{Fields, is_left_out};
use super::project_file::ProjectFile;
use crate::evidence::naming::fault_text;
use crate::evidence::{Fault, check_evidence};
use crate::files::format::{Entry, Node};
use crate::model::clock;
use crate::model::day;
use crate::model::item::{Act, Evidence, Item};
use crate::model::kinds::tables::TableName;
use crate::model::lookup;
use crate::model::rounds;
use crate::text::say::{days as days_say, findings as say};
use chrono::{DateTime, FixedOffset};

/// Reads the log of an item that stands below `path`.
pub(super) fn read_log(fields: &mut Fields<'_>, entry: &Entry, item: &mut Item, path: &str, file: &ProjectFile) {
    let before = fields.findings.len();
    let members = fields.tables(entry);
    item.log_unreadable = fields.findings.len() > before;
    item.log.reserve_exact(members.len());
    for (position, node) in members {
        fields.path = format!("{path}.log[{position}]");
        match read_act(fields, node, file) {
            Some(act) => item.log.push(act),
            None => item.log_unreadable = true,
        }
    }
    fields.path = path.to_owned();
}

fn read_act(fields: &mut Fields<'_>, node: &Node, file: &ProjectFile) -> Option<Act> {
    let (mut at, mut by, mut did, mut value, mut note, mut evidence) = (None, None, None, None, None, Vec::new());
    let (mut entered_by, mut fix_by, mut person, mut round, mut of) = (None, None, None, None, None);
    for entry in node.entries() {
        match entry.key.as_str() {
            "at" => at = read_moment(fields, entry, file),
            "by" => by = read_person(fields, entry, file),
            "did" => did = fields.name(entry),
            // The word of before, for the scores of readiness.
            "value" | "score" => value = fields.value(entry),
            "note" => note = fields.loose_text(entry),
            "round" => round = fields.integer(entry, Some((1, i64::from(rounds::MOST)))),
            "of" => of = read_moment(fields, entry, file),
            "fix_by" => fix_by = read_due(fields, entry, &file.project, file.zone),
            "person" => person = read_person(fields, entry, file),
            "entered_by" => entered_by = read_person(fields, entry, file),
            "evidence" => {
                let path = fields.path.clone();
                for (position, inner) in fields.tables(entry) {
                    fields.path = format!("{path}.evidence[{position}]");
                    evidence.extend(read_evidence(fields, inner));
                }
                fields.path = path;
            }
            _ => fields.unknown(entry, TableName::Act),
        }
    }
    for (key, absent) in [("at", is_left_out(node, "at")), ("by", by.is_none()), ("did", did.is_none())] {
        if absent {
            fields.missing(node, key);
        }
    }
    let place = fields.place(&node.span);
    let (by, did) = (by?, did?);
    // Who entered their own act did nothing but act.
    let entered_by = entered_by.filter(|id| *id != by);
    let round = round.map(|round| u32::try_from(round).unwrap_or(u32::MAX));
    Some(Act { at: at?, by, did, value, note, round, of, fix_by, person, evidence, entered_by, place })
}

/// The id of the person who is named, however they are called.
fn read_person(fields: &mut Fields<'_>, entry: &Entry, file: &ProjectFile) -> Option<String> {
    fields.loose_name(entry).map(|word| lookup::person_id(&file.project.people, &word))
}

/// The moment of an act. What is nearly one is told with the moment that it probably is, and never mended for certain: an
/// act is somebody's word, and a wrong hour would put another into their mouth.
fn read_moment(fields: &mut Fields<'_>, entry: &Entry, file: &ProjectFile) -> Option<DateTime<FixedOffset>> {
    let text = fields.loose_name(entry)?;
    let moment = clock::parse_moment(&text);
    if moment.is_none() {
        fields.report("bad-time", &entry.node.span, &entry.key, say::bad_time(&text));
        let write = |at: DateTime<FixedOffset>| days_say::write_it(clock::render_moment(&at));
        let certain = certain_moment(&text, &file.project, file.zone).map(write);
        fields.advise(certain.or_else(|| match day::read(&text, file.zone, None) {
            Ok(told) => Some(told.at.map_or_else(|| days_say::add_the_time(told.day.to_string()), write)),
            Err(day::Fault::NoSuch) => clock::has_leap_second(&text).then(say::bad_time_advice),
            Err(fault) => fault.instead(),
        }));
    }
    moment
}

fn read_evidence(fields: &mut Fields<'_>, node: &Node) -> Option<Evidence> {
    let (mut path, mut sha256, mut size, mut url) = (None, None, None, None);
    for entry in node.entries() {
        match entry.key.as_str() {
            "path" => path = fields.loose_text(entry),
            "sha256" => sha256 = fields.loose_text(entry),
            "size" => size = fields.integer(entry, None).and_then(|size| u64::try_from(size).ok()),
            "url" => url = fields.text(entry),
            _ => fields.unknown(entry, TableName::Evidence),
        }
    }
    // As a path that is written otherwise would not be the one that is hashed, listed and read back.
    if let Some(why) = path.as_deref().and_then(check_evidence) {
        let path = path.clone().unwrap_or_default();
        fields.report("evidence-path", &node.span, "path", fault_text(&Fault { path, why }));
    }
    match (path, url) {
        (Some(path), None) => Some(Evidence::File { path, sha256, size }),
        (None, Some(url)) => Some(Evidence::Url(url)),
        _ => {
            fields.report("wrong-type", &node.span, "path", say::evidence_path_or_url());
            None
        }
    }
}
