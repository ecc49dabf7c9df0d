//! From a record to a document: the sheet and the annexes, in the order that every format keeps.
//!
//! In: a [`SignedRecord`], and which edition is wanted. Out: a [`Document`]. Whatever it shows of a project stands in the
//! record, or in a statement under it; the moment counts only while nobody has signed. Pure.

use super::annex::{fingerprints, numbered, verification};
use super::blocks::{Annex, Block, Document, Line};
use super::book::Book;
use super::closing::closing;
use super::course::course;
use super::edition::Edition;
use super::items::item_list;
use super::room::is_tight;
use super::signed::SignedRecord;
use super::verdict::Verdict;
use super::voice::Voice;
use super::{kinds, open, sheet, sums};
use crate::text::Text;
use crate::text::say::{record as say, status, sums as sums_say};
use chrono::{DateTime, FixedOffset};

/// So many digits of the digest stand in the number of a record.
const DIGITS: usize = 16;

/// The document of a record.
pub(super) fn document(signed: &SignedRecord, now: DateTime<FixedOffset>, edition: Edition) -> Document {
    let record = &signed.record;
    let voice = Voice::new(edition.lang, record, now, as_of(signed, now));
    let book = Book::of(record);
    let number = number(&voice, signed);
    let (notice, word) = notice(signed);
    let running = match &word {
        Some(word) => format!("{number}  {}", voice.word(word)),
        None => number.clone(),
    };
    let mut document = Document {
        lang: edition.lang,
        title: voice.word(&if signed.draft { say::title_draft() } else { say::title() }),
        subject: Line::new(voice.word(&record.given.terms.title.text())).text,
        running,
        notice: notice.iter().flat_map(|text| voice.lines(text)).collect(),
        sheet: sheet::sheet(&voice, &book, signed, &number, false),
        closing: closing(&voice, signed),
        annexes: if edition.sheet_only { Vec::new() } else { annexes(&voice, &book, signed, edition) },
    };
    // The sheet is one page with all signatures on it: what the annexes tell in full is told in short.
    if is_tight(&document) {
        document.sheet = sheet::sheet(&voice, &book, signed, &number, true);
    }
    document
}

/// The moment against which lateness is told: the last signature; now, while nobody has signed.
fn as_of(signed: &SignedRecord, now: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
    signed.signatures.iter().filter_map(|line| line.at).max().unwrap_or(now)
}

/// The number of a record in words: whose, of which stage, and how its digest begins.
fn number(voice: &Voice<'_>, signed: &SignedRecord) -> String {
    let terms = &signed.record.given.terms;
    let stage = voice.word(&status::milestone(&terms.stage));
    let parts = match signed.draft {
        true => vec![terms.id.clone(), stage],
        false => vec![terms.id.clone(), stage, signed.digest.chars().take(DIGITS).collect()],
    };
    Line::new(parts.join(" · ")).text
}

/// What must be known before reading on, and the word for it that stands on every page.
fn notice(signed: &SignedRecord) -> (Option<Text>, Option<Text>) {
    let (notice, word) = match signed.standing {
        _ if signed.draft => (say::draft_notice(), say::draft()),
        Some(Verdict::Departed) => (say::departed_notice(), Verdict::Departed.title()),
        Some(Verdict::Superseded) => (say::superseded_notice(), Verdict::Superseded.title()),
        Some(Verdict::Bad) => (say::bad_notice(), Verdict::Bad.title()),
        Some(Verdict::Missing) => (say::missing_notice(), Verdict::Missing.title()),
        _ => return (None, None),
    };
    (Some(notice), Some(word))
}

/// What an annex is about, in the order in which they follow each other; kinds by their names.
type Subject = (&'static str, fn() -> Text);

const ITEMS: Subject = ("", say::item_list);
const RESERVED: Subject = ("", say::reservations);
const APART: [Subject; 6] = [
    ("backups", say::backups),
    ("permissions", say::permissions),
    ("training", say::training),
    ("notifications", say::notifications),
    ("risks", say::risks),
    ("payments", sums_say::payments),
];
const READINESS: Subject = ("", sums_say::readiness);
const LATER: Subject = ("campaigns", say::later);
const WATCH: Subject = ("monitoring", say::watch);
const COURSE: Subject = ("", say::course);
const PRINTS: Subject = ("", say::fingerprints);
const VERIFY: Subject = ("", say::verification_heading);

/// The annexes that have something to tell, each with its number.
fn annexes(voice: &Voice<'_>, book: &Book<'_>, signed: &SignedRecord, edition: Edition) -> Vec<Annex> {
    let mut after: Vec<(Subject, Vec<Block>)> = Vec::new();
    if !sheet::is_on_sheet(voice) {
        after.push((RESERVED, vec![sheet::reservation_grid(voice, book)]));
    }
    let [backups, permissions, training, notifications, risks, payments] = APART;
    after.push((backups, kinds::backups(voice, book)));
    after.push((permissions, kinds::permissions(voice, book)));
    after.push((training, kinds::training(voice, book)));
    after.push((notifications, kinds::notifications(voice, book)));
    after.push((risks, open::risks(voice, book)));
    after.push((payments, sums::payments(voice, book)));
    after.push((READINESS, sums::readiness(voice, book)));
    after.push((LATER, open::later(voice, book)));
    after.push((WATCH, open::watch(voice, book)));
    after.push((COURSE, course(voice, book)));
    after.push((PRINTS, fingerprints(voice, book, signed)));
    if edition.verification {
        after.push((VERIFY, verification(voice, signed)));
    }
    after.retain(|(_, blocks)| !blocks.is_empty());
    // The item list comes first, and names the annexes in which the facts of a kind stand.
    let place = |kind: &str| match kind {
        "clearances" => Some(say::the_sheet()),
        kind => {
            let at = after.iter().position(|((of, _), _)| !of.is_empty() && *of == kind)?;
            Some(say::annex(at + 2))
        }
    };
    let items = (ITEMS, item_list(voice, book, &numbered(book), place));
    let all = std::iter::once(items).chain(after).enumerate();
    all.map(|(at, ((_, title), blocks))| Annex {
        title: voice.word(&say::annex_of(say::annex(at + 1), title())),
        blocks,
    })
    .collect()
}
