//! What is measured, for status: readiness as a line or, of several subjects, a table; payments as lines.

use super::table::{Cell, Table};
use crate::model::naming;
use crate::model::payments::{Payments, Sum};
use crate::model::readiness::Readiness;
use crate::report::portfolio::PortfolioReport;
use crate::report::status::StatusReport;
use crate::text::look::{Look, Style};
use crate::text::say::{status as say, sums, words};
use crate::text::{Lang, Text};

/// The lines about one project, each with its label: readiness, where nothing but the whole is scored; payments.
pub(super) fn told(report: &StatusReport, lang: Lang) -> Vec<(Text, Text)> {
    let readiness = report.readiness.first().filter(|_| !is_ranked(&report.readiness));
    let readiness = readiness.map(|readiness| (say::label_readiness(), readiness_line(readiness, lang)));
    let payments = payment_lines(&report.payments, lang).into_iter().map(|line| (sums::label_payments(), line));
    readiness.into_iter().chain(payments).collect()
}

/// The subjects of a project, the fittest first; nothing where nothing but the whole of it is scored.
pub(super) fn ranking(report: &StatusReport, look: Look) -> Option<Table> {
    let rows: Vec<(&str, &Readiness)> = report.readiness.iter().map(|one| ("", one)).collect();
    is_ranked(&report.readiness).then(|| table(&rows, false, look))
}

/// The subjects of several projects, the fittest first; nothing where nothing is scored.
pub(super) fn ranking_of_all(all: &PortfolioReport, look: Look) -> Option<Table> {
    let rows: Vec<(&str, &Readiness)> = all.readiness.iter().map(|one| (one.shown.as_str(), &one.readiness)).collect();
    (!rows.is_empty()).then(|| table(&rows, true, look))
}

/// Whether subjects are ranked in a table, and not told in a line.
fn is_ranked(subjects: &[Readiness]) -> bool {
    subjects.len() > 1 || subjects.iter().any(|one| one.subject.is_some())
}

fn table(rows: &[(&str, &Readiness)], several: bool, look: Look) -> Table {
    let lang = look.lang;
    let project = several.then(say::project);
    let own = [say::label_readiness(), sums::mean(), sums::needs(), sums::pulled_down_by()];
    let head = project.into_iter().chain(own).map(|head| head.of(lang).to_owned()).collect();
    let rows = rows.iter().map(|(title, readiness)| {
        let title = several.then(|| Cell::text(title));
        title.into_iter().chain(row(readiness, look)).collect()
    });
    Table { head, numbers: vec![usize::from(several) + 1], rows: rows.collect(), total: None }
}

fn row(readiness: &Readiness, look: Look) -> [Cell; 4] {
    let lang = look.lang;
    let none = || Cell::text(look.glyphs().none);
    let subject = readiness.subject.as_ref().map_or_else(|| sums::the_whole().of(lang).to_owned(), Clone::clone);
    let mean = naming::mean(readiness);
    let transition = match (readiness.class, readiness.days, readiness.given_days) {
        (Some(_), Some(days), Some(given)) if readiness.enough_time == Some(false) => {
            let short = sums::only_given(words::days(days), given);
            Cell::text(short.of(lang)).styled(Style::Warn)
        }
        (Some(_), Some(days), _) => Cell::text(words::days(days).of(lang)),
        (Some(_), None, _) => Cell::text(sums::not_now().of(lang)).styled(Style::Bad),
        (None, ..) => none(),
    };
    let driving = driving(readiness, IN_A_CELL, lang);
    let driving = if driving.is_empty() { none() } else { Cell::text(driving) };
    [Cell::text(subject), mean.map_or_else(none, |mean| Cell::text(mean.of(lang))), transition, driving]
}

/// "3.4 of 5, a transition of 60 days (start to cutover: 28 days, too short); driven by stability 2".
fn readiness_line(readiness: &Readiness, lang: Lang) -> Text {
    let (Some(mean), Some(class)) = (readiness.mean, readiness.class) else { return say::not_scored_yet() };
    let mean = format!("{mean:.1}");
    let class = match class.days() {
        Some(days) => say::class_days(words::days(days)),
        None => say::class_not_now(),
    };
    let mut line = match readiness.preliminary {
        true => say::preliminary(readiness.scored, mean, class),
        false => say::readiness(mean, class),
    };
    line = match (readiness.enough_time, readiness.given_days) {
        (Some(true), Some(given)) => say::long_enough(line, words::days(given)),
        (Some(false), Some(given)) => say::too_short(line, words::days(given)),
        _ => line,
    };
    if !readiness.driving.is_empty() {
        line = say::driven_by(line, driving(readiness, usize::MAX, lang));
    }
    if readiness.preliminary {
        let name = |name: &String| naming::choice(name).of(lang).to_owned();
        let names: Vec<String> = readiness.missing.iter().map(name).collect();
        line = say::not_scored(line, words::list(&names, lang));
    }
    line
}

/// So many of the factors that pull a subject down stand in a cell of the table.
const IN_A_CELL: usize = 3;

/// "stability 2, size 3": the lowest so many.
fn driving(readiness: &Readiness, most: usize, lang: Lang) -> String {
    let score = |scored| naming::factor_score(scored).of(lang).to_owned();
    words::list(&readiness.driving.iter().take(most).map(score).collect::<Vec<_>>(), lang)
}

/// Who still pays whom how much, a line for each currency and direction; then what no sum counts.
pub(super) fn payment_lines(payments: &Payments, lang: Lang) -> Vec<Text> {
    let uncounted = payments
        .uncounted
        .iter()
        .map(|one| sums::uncounted_item(&one.item, naming::uncounted_payment(one.why)).of(lang).to_owned());
    let uncounted = words::short_list(uncounted, lang);
    let lines = payments.sums.iter().map(payment_line);
    lines.chain((!uncounted.is_empty()).then(|| sums::not_counted(uncounted))).collect()
}

/// "receiver to giver: 4,000 CNY of 12,000 CNY still to pay (claimed 12,000, agreed 12,000, paid 8,000, received 8,000)".
fn payment_line(sum: &Sum) -> Text {
    let amounts = sum.amounts;
    let who = naming::pays(sum.payer);
    let money = |number| naming::money(number, sum.currency.as_deref());
    if amounts.open.is_zero() {
        return sums::all_paid(who, money(amounts.whole));
    }
    let line = sums::still_to_pay(who, money(amounts.open), money(amounts.whole));
    let [claimed, agreed, paid, received] =
        [amounts.claimed, amounts.agreed, amounts.paid, amounts.received].map(|number| naming::money(number, None));
    sums::so_far(line, claimed, agreed, paid, received)
}
