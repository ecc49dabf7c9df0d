//! Rules: every item says who sees to it, by when, and how one can tell that it is done; a notification
//! says by which channel, and a training what the receiver does alone.

use crate::files::load::Loaded;
use crate::model::finding::{Finding, Severity};
use crate::model::item::Item;
use crate::text::say::findings as say;
use crate::text::{Text, Written};

/// What a person might want to fill in.
struct Gap {
    code: &'static str,
    /// The only kind it is looked for in.
    kind: Option<&'static str>,
    is_open: fn(&Item) -> bool,
    message: fn() -> Text,
    advice: fn() -> Text,
}

const GAPS: [Gap; 5] = [
    Gap {
        code: "no-owner",
        kind: None,
        is_open: |item| item.owner.iter().all(|owner| owner.trim().is_empty()),
        message: say::no_owner,
        advice: say::no_owner_advice,
    },
    Gap {
        code: "no-due",
        kind: None,
        is_open: |item| item.due.is_none() && item.repeats.is_none(),
        message: say::no_due,
        advice: say::no_due_advice,
    },
    Gap {
        code: "no-criterion",
        kind: None,
        is_open: |item| item.accept_when.as_ref().is_none_or(Written::is_blank),
        message: say::no_criterion,
        advice: say::no_criterion_advice,
    },
    Gap {
        code: "no-channel",
        kind: Some("notifications"),
        is_open: |item| is_blank(item.field("channel")),
        message: say::no_channel,
        advice: say::no_channel_advice,
    },
    Gap {
        code: "no-task",
        kind: Some("training"),
        is_open: |item| is_blank(item.field("task")),
        message: say::no_task,
        advice: say::no_task_advice,
    },
];

pub(super) fn check_gaps(loaded: &Loaded) -> Vec<Finding> {
    let mut findings = Vec::new();
    for item in &loaded.view.project.items {
        let here = |gap: &&Gap| gap.kind.is_none_or(|kind| kind == item.name.kind) && (gap.is_open)(item);
        for gap in GAPS.iter().filter(here) {
            let finding = Finding::new(gap.code, Severity::Hint, item.place.clone(), (gap.message)());
            findings.push(finding.about(&item.name).advise((gap.advice)()));
        }
    }
    findings
}

fn is_blank(text: Option<&str>) -> bool {
    text.is_none_or(|text| text.trim().is_empty())
}
