//! Where the sign-off of each stage of a project stands, and which stages wait on their signers.

use crate::files::load::Loaded;
use crate::history::RecordFiles;
use crate::model::due::Base;
use crate::model::item::Item;
use crate::model::need::Need;
use crate::report::signing::StageSignoff;
use crate::report::unsigned::{ToSign, to_sign};
use crate::signoff::check::{Judging, RecordsCheck, check_records, listings};
use crate::signoff::faults::record_findings;
use crate::signoff::folder::{Records, read_records, records_among};
use crate::signoff::standing::{held_terms, signed_stages, stage_signoffs};
use crate::signoff::vouching::Vouchers;
use crate::verify::gone::gone_evidence;
use crate::verify::reading::read_small;

/// Where the sign-offs stand, and who is to sign; from here on the terms hold that all have signed. While a file cannot
/// be read nobody is to sign: an item may be missing.
pub(crate) fn signoffs(loaded: &mut Loaded, vouchers: &Vouchers) -> (Vec<StageSignoff>, Vec<ToSign>) {
    if loaded.view.project.signoffs.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let records = read_records(&loaded.root);
    let (signoffs, asked, _) = signoffs_by(records, loaded, Judging::plain(vouchers));
    (signoffs, asked)
}

/// Who is to sign, as [`signoffs`] has it; what is wrong with records and with the smaller evidence that they list, and
/// which evidence is gone, is among the findings of the files from here on.
pub(crate) fn to_sign_and_findings(loaded: &mut Loaded, vouchers: &Vouchers) -> Vec<ToSign> {
    let records = read_records(&loaded.root);
    let now = read_small(&loaded.root, listings(&records));
    let judging = Judging { evidence: Some(&now), ..Judging::plain(vouchers) };
    let (_, asked, checks) = signoffs_by(records, loaded, judging);
    if loaded.project_readable {
        let gone = gone_evidence(loaded);
        loaded.findings.extend(record_findings(&checks).into_iter().chain(gone));
    }
    asked
}

fn signoffs_by(
    records: Records,
    loaded: &mut Loaded,
    judging: Judging<'_>,
) -> (Vec<StageSignoff>, Vec<ToSign>, RecordsCheck) {
    let checks = check_records(loaded, records, judging);
    loaded.view.hold(held_terms(&checks), signed_stages(&checks));
    let signoffs = stage_signoffs(&loaded.view, &checks);
    let whole = loaded.unreadable().is_empty();
    let asked = if whole { to_sign(&loaded.view, &signoffs) } else { Vec::new() };
    (signoffs, asked, checks)
}

/// Takes over what the records of a project say, where an item waits for one of them, is due after one or was reserved.
pub(crate) fn open_gates(loaded: &mut Loaded, vouchers: &Vouchers) {
    if hangs_on_records(loaded) {
        signoffs(loaded, vouchers);
    }
}

/// As [`open_gates`], by the records of another revision.
pub(crate) fn open_gates_by(files: RecordFiles, loaded: &mut Loaded, vouchers: &Vouchers) {
    if hangs_on_records(loaded) {
        signoffs_by(records_among(files), loaded, Judging::plain(vouchers));
    }
}

fn hangs_on_records(loaded: &Loaded) -> bool {
    let hangs = |item: &Item| {
        let dates = item.dates.iter().map(|date| &date.due);
        let rounds = item.repeats.iter().flat_map(|repeats| [&repeats.from, &repeats.until]);
        let mut dues = item.due.iter().chain(dates).chain(rounds);
        item.needs.iter().any(|need| matches!(need, Need::Signoff(_)))
            || item.log.iter().any(|act| act.did == "reserved")
            || dues.any(|due| matches!(due.base(), Some(Base::Signing(_))))
    };
    loaded.view.project.items.iter().any(hangs)
}
