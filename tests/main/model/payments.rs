//! Payments: what they add up to, and what no sum counts.

use crate::support::small::{Seen, Small};
use handover::model::payments::payments;
use handover::text::Lang;

/// "EUR receiver: whole claimed agreed paid received open" for each sum, then what is in none.
fn added_up(seen: &Seen) -> Vec<String> {
    let (project, standings) = (&seen.loaded.view.project, &seen.loaded.view.standings);
    let payments = payments(project, standings, project.items.positions());
    let sums = payments.sums.iter().map(|sum| {
        let currency = sum.currency.as_deref().unwrap_or("-");
        let a = sum.amounts;
        let numbers =
            [a.whole, a.claimed, a.agreed, a.paid, a.received, a.open].map(|number| number.normalize().to_string());
        format!("{currency} {}: {}", sum.payer, numbers.join(" "))
    });
    sums.chain(payments.uncounted.iter().map(|one| format!("{}: {:?}", one.item, one.why))).collect()
}

const CLAIMED: &[&str] = &["lin claimed"];
const AGREED: &[&str] = &["lin claimed", "chen agreed"];

#[test]
fn payments_are_summed_by_currency_and_by_who_pays() {
    let seen = Small::new()
        .item(
            "payments/a",
            "amount = \"12,000.50\"\ncurrency = \"EUR\"",
            &["lin claimed", "chen agreed", "chen paid=12000.50", "lin received"],
        )
        .item("payments/b", "amount = \"EUR 3,000\"", AGREED)
        .item("payments/c", "amount = \"30 万元\"", CLAIMED)
        .item("payments/d", "amount = \"¥0.10\"\npayer = \"giver\"", &["chen claimed", "lin agreed"])
        .item("payments/e", "amount = \"¥0.20\"\npayer = \"giver\"", &[])
        .load();
    assert_eq!(
        added_up(&seen),
        [
            "CNY giver: 0.3 0.1 0.1 0 0 0.3",
            "CNY receiver: 300000 300000 0 0 0 300000",
            "EUR receiver: 15000.5 15000.5 15000.5 12000.5 12000.5 3000",
        ],
        "exact decimals: a tenth and two tenths are three tenths"
    );
}

#[test]
fn what_is_paid_is_the_value_of_the_newest_act_that_stands() {
    let paid = |acts: &[&str]| {
        let acts: Vec<&str> = AGREED.iter().chain(acts).copied().collect();
        added_up(&Small::new().item("payments/a", "amount = \"8000 CNY\"", &acts).load()).remove(0)
    };
    assert_eq!(paid(&["chen paid=5000"]), "CNY receiver: 8000 8000 8000 5000 0 3000");
    assert_eq!(paid(&["chen paid=5000", "lin received"]), "CNY receiver: 8000 8000 8000 5000 5000 3000");
    assert_eq!(
        paid(&["chen paid=5000", "lin rejected: too little", "chen paid=8000"]),
        "CNY receiver: 8000 8000 8000 8000 0 0",
        "the value of a step that fell back is void"
    );
    assert_eq!(paid(&["chen paid=9000"]), "CNY receiver: 8000 8000 8000 9000 0 0", "too much settles nothing else");
    assert_eq!(paid(&["chen reopened: a new contract"]), "CNY receiver: 8000 0 0 0 0 8000");
}

#[test]
fn what_cannot_be_read_is_named_and_in_no_sum() {
    let most = "9".repeat(28);
    let seen = Small::new()
        .item("payments/good", "amount = \"100 EUR\"", &[])
        .item("payments/words", "amount = \"about 300\"", &[])
        .item("payments/none", "", &[])
        .item("payments/two", "amount = \"100 EUR\"\ncurrency = \"CNY\"", &[])
        .item("payments/below", "amount = \"-5 EUR\"", &[])
        .item("payments/huge", &format!("amount = \"{}\"", "9".repeat(60)), &[])
        .item("payments/times", &format!("amount = \"{most} 亿元\""), &[])
        .item("payments/most", &format!("amount = \"{most} JPY\""), &[])
        .item("payments/more", &format!("amount = \"{most} JPY\""), &[])
        .item("payments/over", &format!("amount = \"{} JPY\"", "79228162514264337593543950335"), &[])
        .load();
    let told = added_up(&seen);
    assert_eq!(told[0], "EUR receiver: 100 0 0 0 0 100");
    assert!(told[1].starts_with("JPY receiver: 19999999999999999999999999998 "), "{told:?}");
    assert_eq!(
        told[2..],
        [
            "payments/words: Unreadable",
            "payments/none: NoAmount",
            "payments/two: TwoCurrencies",
            "payments/below: Unreadable",
            "payments/huge: Unreadable",
            "payments/times: TooLarge",
            "payments/over: TooLarge",
        ]
    );
    assert!(seen.codes("payments/words").contains(&"payment-uncounted"));
    assert!(!seen.codes("payments/none").contains(&"payment-uncounted"), "it may still get one");
    let found = seen.findings().into_iter().find(|finding| finding.code == "payment-uncounted").unwrap();
    assert_eq!(found.message.of(Lang::En), "it is in no sum of the payments: an amount that is no sum of money");
}

#[test]
fn what_does_not_apply_is_owed_by_nobody() {
    let waived = ["lin waived: paid before", "chen waived: paid before"];
    let seen = Small::new().item("payments/a", "amount = \"100 EUR\"", &waived).load();
    assert_eq!(added_up(&seen), [""; 0]);
}

#[test]
fn a_payment_that_is_due_again_and_again_counts_for_each_round() {
    let rent = "amount = \"1,000 EUR\"\nevery = \"1 month\"\nfrom = 2026-11-05\nuntil = 2027-01-05";
    let seen = Small::new().item("payments/rent", rent, &[]).load();
    assert_eq!(added_up(&seen), ["EUR receiver: 3000 0 0 0 0 3000"]);
    let acts = ["lin claimed", "chen agreed", "chen paid=1000", "lin received", "lin claimed"];
    let seen = Small::new().item("payments/rent", rent, &acts).load();
    assert_eq!(added_up(&seen), ["EUR receiver: 3000 2000 1000 1000 1000 2000"]);
}
