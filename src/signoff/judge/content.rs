//! What a statement says, held against the record and the folder that it stands in.

use super::bench::{Bench, Found, party_of};
use crate::document::decision::{Decision, Method};
use crate::document::derived::has_terms;
use crate::document::place::{SCANS, scan_name};
use crate::document::record::{GivenPerson, Record};
use crate::model::clock::{TOLERANCE, parse_moment};
use crate::signoff::statement::Statement;
use crate::text::Text;
use crate::text::say::signoff as say;
use chrono::{DateTime, FixedOffset};

/// Whether the statement is about the files that are there, in this project and stage; returns the record.
pub(super) fn check_bound<'a>(statement: &Statement, bench: Bench<'a>) -> Result<&'a Record, Text> {
    if bench.evidence_digest != Some(statement.evidence) {
        return Err(say::other_evidence());
    }
    let record =
        bench.record.filter(|_| bench.record_digest == Some(statement.record)).ok_or_else(say::other_record)?;
    let uuid = bench.project.and_then(|project| project.uuid.as_deref());
    if record.given.terms.project != statement.project || uuid.is_some_and(|uuid| uuid != statement.project) {
        return Err(say::other_project());
    }
    match statement.stage == record.given.terms.stage && statement.stage == bench.place.stage {
        true => Ok(record),
        false => Err(say::other_stage(&statement.stage)),
    }
}

/// Whether the statement says what the record says about its signer, what is reserved and the sentence, and whether it
/// could be made when it says it was; returns the signer.
pub(super) fn check_content<'a>(
    statement: &Statement,
    record: &'a Record,
    bench: Bench<'_>,
) -> Result<&'a GivenPerson, Text> {
    let terms = &record.given.terms;
    let person = terms.people.get(&statement.signer).ok_or_else(|| say::signer_unknown(&statement.signer))?;
    let same = statement.name == person.name
        && statement.party == person.party
        && statement.role.as_ref() == person.role.first()
        && terms.parties.get(&person.party).is_some_and(|name| *name == statement.organization);
    let declared =
        terms.declarations.get(statement.decision.word()).map(|words| words.texts().collect::<Vec<_>>().join("\n"));
    let reservations = || record.derived.reservations.iter().map(|one| &one.item);
    let open = !record.derived.reservations.is_empty();
    let decided = match statement.decision {
        Decision::Rejected => statement.reason.as_ref().is_some_and(|reason| !reason.trim().is_empty()),
        other => other == Decision::of(statement.party, open) && statement.reason.is_none(),
    };
    let by_key = statement.method == Method::Ssh;
    if !bench.signers.contains(statement.signer.as_str()) {
        Err(say::not_a_signer(&person.name))
    } else if !same {
        Err(say::other_person())
    } else if declared.as_ref() != Some(&statement.declaration) {
        Err(say::other_declaration())
    } else if !statement.reservations.iter().eq(reservations()) {
        Err(say::other_reservations())
    } else if !decided {
        Err(say::other_decision())
    } else if statement.decision != Decision::Rejected && !bench.agreed {
        Err(say::without_terms())
    } else if statement.at > bench.now + TOLERANCE {
        Err(say::in_the_future())
    } else if bench.newest_act.is_some_and(|newest| statement.at + TOLERANCE < newest) {
        Err(say::before_the_record())
    } else if by_key && (statement.scan.is_some() || statement.entered_by.is_some()) {
        Err(say::entered_and_signed())
    } else {
        Ok(person)
    }
}

/// Whether every reservation of a record has terms that may be signed.
pub fn agreed(record: &Record) -> bool {
    record.derived.reservations.iter().all(|one| has_terms(&record.given, one))
}

/// When the newest act of a record was done.
pub fn newest_act(record: &Record) -> Option<DateTime<FixedOffset>> {
    let acts = record.given.items.values().flat_map(|item| &item.log);
    acts.filter_map(|act| parse_moment(&act.at)).max()
}

/// Whether a statement without a signature may stand, and is what it says; returns what is to be known about it.
pub(super) fn check_paper(
    found: &Found<'_>,
    statement: &Statement,
    record: &Record,
    bench: Bench<'_>,
) -> Result<Text, Text> {
    if found.signature.is_some() {
        return Err(say::typed_with_signature());
    }
    if record.given.terms.require.is_some() {
        return Err(say::typed_forbidden());
    }
    let entered_by = statement.entered_by.as_ref().ok_or_else(say::entered_by_nobody)?;
    if party_of(entered_by, bench).is_none() {
        return Err(say::entered_by_nobody());
    }
    let name = bench.project.and_then(|project| project.person(entered_by)).map(|person| person.name.clone());
    let name = name.unwrap_or_else(|| entered_by.clone());
    match (statement.method, &statement.scan) {
        (Method::Paper, Some(scan)) => {
            let named = SCANS.iter().any(|ending| scan_name(found.file, ending) == scan.path);
            match bench.scans.get(&scan.path) {
                _ if !named => Err(say::scan_other(&scan.path)),
                None => Err(say::scan_gone(&scan.path)),
                Some(digest) if *digest != scan.digest => Err(say::scan_other(&scan.path)),
                Some(_) => Ok(say::on_paper(&scan.path, name)),
            }
        }
        (Method::Typed, None) => Ok(say::typed_by(name)),
        _ => Err(say::scan_wanted()),
    }
}
