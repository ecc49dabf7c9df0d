//! What is paid: sums of payments by currency and by who pays whom, and how far they have come.
//!
//! In: items and where they stand. Out: [`Payments`]; what cannot be counted is named with the reason, never guessed.
//! Sums are exact decimals. Pure.

use super::item::Item;
use super::list::ItemAt;
use super::money::{Money, MoneyFault, digits};
use super::party::Party;
use super::project::Project;
use super::replay::Replay;
use super::standing::{Standing, Standings};
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

/// The kind whose items are payments.
pub const KIND: &str = "payments";

/// Payments taken together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Payments {
    /// A line for each currency and direction.
    pub sums: Vec<Sum>,
    /// Items that no sum counts.
    pub uncounted: Vec<Uncounted>,
}

/// Payments of one currency in one direction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sum {
    /// The code of the currency, such as `CNY`; `null` where none is named.
    pub currency: Option<String>,
    /// Who pays.
    pub payer: Party,
    /// Whom.
    pub payee: Party,
    /// How many items there are.
    pub items: usize,
    /// How far they have come.
    #[serde(flatten)]
    pub amounts: Amounts,
}

/// How far payments have come, as exact decimals in text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Amounts {
    /// All of it, whether claimed or not.
    #[serde(serialize_with = "decimal")]
    pub whole: Decimal,
    /// What is claimed.
    #[serde(serialize_with = "decimal")]
    pub claimed: Decimal,
    /// What both sides agree to.
    #[serde(serialize_with = "decimal")]
    pub agreed: Decimal,
    /// What is paid, by what the acts say.
    #[serde(serialize_with = "decimal")]
    pub paid: Decimal,
    /// What of that has arrived.
    #[serde(serialize_with = "decimal")]
    pub received: Decimal,
    /// What is still to be paid; more than is asked settles no other payment.
    #[serde(serialize_with = "decimal")]
    pub open: Decimal,
}

/// An item that no sum counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Uncounted {
    /// Its full name.
    pub item: String,
    /// Why.
    pub why: Why,
}

/// Why an item is in no sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// It names no amount.
    NoAmount,
    /// Its amount, or what was paid, is not a sum of money.
    Unreadable,
    /// It names two currencies.
    TwoCurrencies,
    /// It is more than can be counted.
    TooLarge,
}

/// Sums up those of the items that are payments and count.
pub fn payments(project: &Project, standings: &Standings, items: impl IntoIterator<Item = ItemAt>) -> Payments {
    let mut sums: BTreeMap<(Option<String>, Party), (usize, Amounts)> = BTreeMap::new();
    let mut uncounted = Vec::new();
    for at in items {
        let (item, standing) = (&project.items[at], &standings[at]);
        if item.name.kind != KIND || !standing.counts {
            continue;
        }
        let added = amounts_of(item, standing).and_then(|(currency, amounts)| {
            let sum = sums.entry((currency, payer_of(item.field("payer")))).or_default();
            *sum = (sum.0 + 1, sum.1.plus(&amounts).ok_or(Why::TooLarge)?);
            Ok(())
        });
        if let Err(why) = added {
            uncounted.push(Uncounted { item: item.name.to_string(), why });
        }
    }
    let sums = sums.into_iter().filter(|(_, (items, _))| *items > 0);
    let sums = sums.map(|((currency, payer), (items, amounts))| Sum {
        currency,
        payer,
        payee: payee_of(payer),
        items,
        amounts,
    });
    Payments { sums: sums.collect(), uncounted }
}

/// Sums of several projects, by currency and direction.
pub(crate) struct AddedUp {
    /// A line for each currency and direction.
    pub(crate) sums: Vec<Sum>,
    /// How many items come to more than can be counted.
    pub(crate) too_large: usize,
}

/// Adds sums up.
pub(crate) fn add_up(parts: impl IntoIterator<Item = Sum>) -> AddedUp {
    let mut all: BTreeMap<(Option<String>, Party), Sum> = BTreeMap::new();
    let mut too_large = 0;
    for part in parts {
        match all.get_mut(&(part.currency.clone(), part.payer)) {
            None => drop(all.insert((part.currency.clone(), part.payer), part)),
            Some(sum) => match sum.amounts.plus(&part.amounts) {
                Some(amounts) => (sum.items, sum.amounts) = (sum.items + part.items, amounts),
                None => too_large += part.items,
            },
        }
    }
    AddedUp { sums: all.into_values().collect(), too_large }
}

/// Who pays: the receiver, where nothing else is said.
pub(crate) fn payer_of(word: Option<&str>) -> Party {
    word.and_then(Party::parse).filter(|party| *party != Party::Witness).unwrap_or(Party::Receiver)
}

/// Whom the payer pays.
pub(crate) fn payee_of(payer: Party) -> Party {
    payer.counterpart().unwrap_or(Party::Giver)
}

/// The amounts of an item, of all its rounds but those that are missed, and their currency.
fn amounts_of(item: &Item, standing: &Standing) -> Result<(Option<String>, Amounts), Why> {
    let written = item.field("amount").ok_or(Why::NoAmount)?;
    let owed = Money::parse(written).ok_or(Why::Unreadable)?.in_currency_of(item.field("currency"))?;
    let mut currency = owed.currency.clone();
    let mut all = Amounts::default();
    let (replays, untouched): (Vec<&Replay>, u32) = match &standing.rounds {
        None => (vec![&standing.replay], 0),
        Some(rounds) => {
            let told = rounds.told.iter().filter(|round| round.state.applies()).map(|round| &round.replay);
            let told: Vec<&Replay> = told.collect();
            let touched = u32::try_from(told.len()).unwrap_or(u32::MAX);
            let untouched = rounds.count.saturating_sub(rounds.missed).saturating_sub(touched);
            (told, untouched)
        }
    };
    for replay in replays {
        let amounts = amounts_of_one(item, replay, &owed, &mut currency)?;
        all = all.plus(&amounts).ok_or(Why::TooLarge)?;
    }
    let rest = owed.number()?.checked_mul(untouched.into()).ok_or(Why::TooLarge)?;
    let rest = Amounts { whole: rest, open: rest, ..Amounts::default() };
    Ok((currency, all.plus(&rest).ok_or(Why::TooLarge)?))
}

/// The amounts of an item, or of one round of it.
fn amounts_of_one(item: &Item, replay: &Replay, owed: &Money, currency: &mut Option<String>) -> Result<Amounts, Why> {
    let act = |did: &str| replay.makers.iter().rev().filter_map(|at| item.log.get(*at)).find(|act| act.did == did);
    let whole = owed.number()?;
    let made = |did: &str| if act(did).is_some() { whole } else { Decimal::ZERO };
    let paid = match act("paid").map(|act| act.value.as_deref()) {
        None => Decimal::ZERO,
        Some(None) => whole,
        Some(Some(value)) => {
            let value = Money::parse(value).ok_or(Why::Unreadable)?.like(owed).in_currency_of(currency.as_deref())?;
            currency.clone_from(&value.currency);
            value.number()?
        }
    };
    let arrived = if act("paid").is_some() { paid } else { whole };
    let received = if act("received").is_some() { arrived } else { Decimal::ZERO };
    let open = whole.checked_sub(paid.max(received)).ok_or(Why::TooLarge)?.max(Decimal::ZERO);
    Ok(Amounts { whole, claimed: made("claimed"), agreed: made("agreed"), paid, received, open })
}

impl From<MoneyFault> for Why {
    fn from(fault: MoneyFault) -> Why {
        match fault {
            MoneyFault::TwoCurrencies => Why::TwoCurrencies,
            MoneyFault::TooLarge => Why::TooLarge,
        }
    }
}

impl Amounts {
    /// The sum of two; nothing where it is more than can be counted.
    fn plus(&self, other: &Amounts) -> Option<Amounts> {
        Some(Amounts {
            whole: self.whole.checked_add(other.whole)?,
            claimed: self.claimed.checked_add(other.claimed)?,
            agreed: self.agreed.checked_add(other.agreed)?,
            paid: self.paid.checked_add(other.paid)?,
            received: self.received.checked_add(other.received)?,
            open: self.open.checked_add(other.open)?,
        })
    }
}

fn decimal<S: Serializer>(number: &Decimal, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&digits(*number))
}
