//! The second derivation's handover, written as the files that the first one reads.

use super::world::{Act, Asks, By, DAY, Item, Need, Step, When, World};
use crate::support::small::Small;
use chrono::{Days, NaiveDate};

/// A day as it is written.
fn day(day: i64) -> String {
    let first = NaiveDate::from_ymd_opt(2026, 11, 2).expect("a day");
    first.checked_add_days(Days::new(u64::try_from(day).expect("no day before"))).expect("a day").to_string()
}

/// A moment as it is written.
pub(super) fn moment(at: i64) -> String {
    let (days, minute) = (at.div_euclid(DAY), at.rem_euclid(DAY));
    format!("{}T{:02}:{:02}:00+08:00", day(days), minute / 60, minute % 60)
}

fn step(step: &Step) -> String {
    let by = match step.by {
        By::Side(side) => side.word(),
        By::Any => "any",
        By::Other => "other",
    };
    let owner = if step.owner.is_empty() { String::new() } else { format!(", owner = {:?}", step.owner) };
    let asks = step.asks.map(asks).unwrap_or_default();
    format!("{{ did = \"{}\", by = \"{by}\"{owner}{asks} }}", step.did)
}

fn asks(asks: Asks) -> String {
    let kind = if asks.number { "number" } else { "yes-no" };
    let against = if asks.against { ", against = \"target\"" } else { "" };
    let optional = if asks.optional { ", optional = true" } else { "" };
    format!(", asks = {{ type = \"{kind}\"{against}{optional} }}")
}

/// The line of an act.
pub(super) fn act_line(act: &Act) -> String {
    let mut line = format!("  {{ at = {}, by = \"{}\", did = \"{}\"", moment(act.at), act.by, act.did);
    if let Some(value) = act.value {
        line += &format!(", value = \"{value}\"");
    }
    if act.note {
        line += ", note = \"why\"";
    }
    if let Some(round) = act.round {
        line += &format!(", round = {round}");
    }
    if let Some(of) = act.of {
        line += &format!(", of = {}", moment(of));
    }
    if let Some(fix_by) = act.fix_by {
        line += &format!(", fix_by = {}", day(fix_by));
    }
    if let Some(person) = act.person {
        line += &format!(", person = \"{person}\"");
    }
    line + " },\n"
}

fn item(world: &World, item: &Item) -> String {
    let name = |at: usize| world.items[at].name();
    let mut text = format!("\n[[items]]\nid = \"{}\"\ntitle = \"Item {}\"\n", item.id, item.id);
    let mut line = |key: &str, value: String| text += &format!("{key} = {value}\n");
    line("steps", format!("[{}]", item.steps.iter().map(step).collect::<Vec<_>>().join(", ")));
    line("owner", format!("{:?}", item.owner));
    if let Some(side) = item.approve {
        line("approve", format!("\"{}\"", side.word()));
    }
    if item.only {
        line("only", "true".to_owned());
    }
    if item.target {
        line("target", "\">= 95 %\"".to_owned());
    }
    if let Some((days, count)) = item.every {
        line("every", format!("\"{days}d\""));
        line("from", day(0));
        line("until", day(days * i64::from(count - 1)));
    }
    match item.when {
        None => {}
        Some(When::Value(other, is)) => line("when", format!("{{ item = \"{}\", is = \"{is}\" }}", name(other))),
        Some(When::Included(other, is)) => {
            line("when", format!("{{ item = \"{}\", field = \"included\", is = {is} }}", name(other)));
        }
    }
    let need = |need: &Need| match need {
        Need::Item(other) => name(*other),
        Need::Kind(kind) => format!("{kind}/*"),
        Need::OneOf(label) => format!("one_of:{label}"),
        Need::Signoff(stage) => format!("signoff/{stage}"),
    };
    line("needs", format!("{:?}", item.needs.iter().map(need).collect::<Vec<_>>()));
    if let Some(label) = item.one_of {
        line("one_of", format!("\"{label}\""));
    }
    if let Some(under) = item.under {
        line("under", format!("\"{}\"", name(under)));
    }
    if item.optional {
        line("optional", "true".to_owned());
    }
    if let Some(included) = item.included {
        line("included", included.to_string());
    }
    if let Some(due) = item.due {
        line("due", day(due));
    }
    let log: String = item.log.iter().map(act_line).collect();
    text + &format!("log = [\n{log}]\n")
}

/// The whole handover as files.
pub(super) fn small(world: &World) -> Small {
    let mut small = Small::new();
    for kind in ["alpha", "beta", "scope"] {
        let items: String = world.items.iter().filter(|one| one.kind == kind).map(|one| item(world, one)).collect();
        if !items.is_empty() {
            small = small.file(&format!("{kind}.toml"), &format!("section = \"{kind}\"\n{items}"));
        }
    }
    small
}
