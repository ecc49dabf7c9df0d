//! The annexes of what adds up: payments with their sums, and readiness by subject.
//!
//! In: the record. Out: tables; nothing where there is nothing to tell. All of it follows from what the record gives.

use super::blocks::{Block, Cell, Grid, Tone};
use super::book::{Book, Entry};
use super::kinds::{notes, number, table, title};
use super::voice::Voice;
use crate::model::item::ItemName;
use crate::model::naming;
use crate::model::payments as model;
use crate::model::payments::{KIND, Payments, Sum};
use crate::model::readiness::{self, Readiness};
use crate::text::Text;
use crate::text::say::{record as record_say, sums as say, words};

/// The annex of the payments: each with its amount and how far it has come, and the sums.
pub(super) fn payments(voice: &Voice<'_>, book: &Book<'_>) -> Vec<Block> {
    let rows: Vec<Vec<Cell>> = book.of_kind(KIND).map(|entry| row(voice, entry)).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = vec![
        voice.column(&record_say::ordinal(), 6),
        voice.column(&say::payment(), 24),
        voice.column(&say::amount(), 18),
        voice.column(&say::claimed(), 13),
        voice.column(&say::agreed(), 13),
        voice.column(&say::paid(), 13),
        voice.column(&say::received(), 13),
    ];
    table(columns, rows).into_iter().chain(sums(voice, book)).collect()
}

fn row(voice: &Voice<'_>, entry: &Entry<'_>) -> Vec<Cell> {
    let about = ["document", "pay_by"].into_iter();
    let mut about = about.fold(title(voice, entry), |cell, name| voice.with_field(cell, entry, name));
    about.lines.extend(notes(voice, entry, &[]).lines);
    let written = [entry.field("amount"), entry.field("currency")].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let payer = model::payer_of(entry.field("payer"));
    let amount = Cell::new(written).and(voice.word(&naming::pays(payer)), Tone::Quiet);
    let amount = voice.with_field(amount, entry, "percent");
    let step = |did: &str| {
        let act = entry.act(did).filter(|_| entry.is_made(did));
        let mut cell = Cell::new(act.and_then(|act| act.given.value.as_deref()).unwrap_or_default());
        cell.lines.extend(voice.step(entry, did).lines);
        cell
    };
    vec![number(entry), about, amount, step("claimed"), step("agreed"), step("paid"), step("received")]
}

/// What the payments of the stage add up to, and those that no sum counts.
fn sums(voice: &Voice<'_>, book: &Book<'_>) -> Vec<Block> {
    let own = book.of_kind(KIND).filter_map(|entry| book.project.find(&ItemName::parse(entry.name, None)?));
    let Payments { sums, uncounted } = model::payments(&book.project, &book.standings, own);
    let mut blocks = Vec::new();
    if !sums.is_empty() {
        let columns = vec![
            voice.column(&say::direction(), 22),
            voice.number_column(&say::whole(), 13),
            voice.number_column(&say::claimed(), 13),
            voice.number_column(&say::agreed(), 13),
            voice.number_column(&say::paid(), 13),
            voice.number_column(&say::received(), 13),
            voice.number_column(&say::open(), 13),
        ];
        blocks.push(Block::heading(voice.word(&say::sums())));
        blocks.push(Block::Grid(Grid { columns, rows: sums.iter().map(|sum| sum_row(voice, sum)).collect() }));
    }
    if !uncounted.is_empty() {
        let item =
            |one: &model::Uncounted| say::uncounted_item(book.number(&one.item), naming::uncounted_payment(one.why));
        let items: Vec<Text> = uncounted.iter().map(item).collect();
        blocks.push(Block::Paragraph(voice.cell(&say::left_out(words::text_list(&items))).toned(Tone::Warn)));
    }
    blocks
}

fn sum_row(voice: &Voice<'_>, sum: &Sum) -> Vec<Cell> {
    let amounts = sum.amounts;
    let mut head = Cell::new(voice.word(&naming::pays(sum.payer)));
    head = match &sum.currency {
        Some(currency) => head.and(currency, Tone::Strong),
        None => head.and(voice.word(&say::no_currency()), Tone::Quiet),
    };
    let numbers = [amounts.whole, amounts.claimed, amounts.agreed, amounts.paid, amounts.received, amounts.open];
    let numbers = numbers.map(|number| Cell::new(voice.word(&naming::money(number, None))));
    std::iter::once(head).chain(numbers).collect()
}

/// The annex of readiness: each subject with its mean, the fittest first.
pub(super) fn readiness(voice: &Voice<'_>, book: &Book<'_>) -> Vec<Block> {
    if book.of_kind(readiness::KIND).next().is_none() {
        return Vec::new();
    }
    let ranked = readiness::readiness(&book.project, &book.standings);
    let columns = vec![
        voice.column(&say::subject(), 26),
        voice.column(&say::mean(), 14),
        voice.column(&say::transition(), 16),
        voice.column(&say::pulled_down_by(), 44),
    ];
    table(columns, ranked.iter().map(|one| readiness_row(voice, one)).collect())
}

fn readiness_row(voice: &Voice<'_>, one: &Readiness) -> Vec<Cell> {
    let subject = match &one.subject {
        Some(subject) => Cell::new(subject),
        None => Cell::new(voice.word(&say::the_whole())),
    };
    let mean = match naming::mean(one) {
        None => voice.cell(&record_say::not_yet()).toned(Tone::Warn),
        Some(mean) => Cell::new(voice.word(&mean)).toned(if one.preliminary { Tone::Plain } else { Tone::Strong }),
    };
    let transition = match (one.class, one.days) {
        (None, _) => Cell::default(),
        (Some(_), Some(days)) => Cell::new(voice.word(&words::days(days))),
        (Some(_), None) => Cell::new(voice.word(&say::not_now())).toned(Tone::Bad),
    };
    let driving: Vec<Text> = one.driving.iter().map(naming::factor_score).collect();
    let driving = if driving.is_empty() { Cell::default() } else { voice.cell(&words::text_list(&driving)) };
    vec![subject.toned(Tone::Strong), mean, transition, driving]
}
