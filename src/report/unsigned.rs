//! Signing is work like any other: which stages wait on whose signature, and since when.
//!
//! In: where the project stands, and where the sign-off of each stage does. Out: a [`ToSign`] for each stage that
//! can be signed now and is not. Everything that counts, lists or asks for signatures takes these. Pure.

use super::signing::{SignoffState, StageSignoff};
use crate::model::project::Project;
use crate::model::standing::Standing;
use crate::model::view::{DUE_SOON, View};
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};

/// A stage that waits on its signers.
#[derive(Debug, Clone, PartialEq)]
pub struct ToSign {
    /// The milestone.
    pub stage: String,
    /// Where its sign-off stands.
    pub state: SignoffState,
    /// Ids of those who are asked; each of them has to sign.
    pub people: Vec<String>,
    /// The day of the stage, where it has one.
    pub due: Option<NaiveDate>,
    /// Days since that day, once it has passed.
    pub days_late: Option<i64>,
    /// Whether something of it is reserved.
    pub reserved: bool,
}

impl ToSign {
    /// Whether a person is asked to sign.
    pub fn asks(&self, person: &str) -> bool {
        self.people.iter().any(|id| id == person)
    }

    /// Whether it is late or due within [`DUE_SOON`] days.
    pub fn is_due_soon(&self, today: NaiveDate) -> bool {
        self.due.is_some_and(|due| (due - today).num_days() <= DUE_SOON)
    }

    /// The command that signs it, as a shell takes it.
    pub fn command(&self) -> String {
        let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
        let reserved = if self.reserved { " --with-reservations" } else { "" };
        match self.stage.chars().all(plain) && !self.stage.starts_with('-') {
            true => format!("handover sign {}{reserved}", self.stage),
            false => format!("handover sign{reserved} -- '{}'", self.stage.replace('\'', r"'\''")),
        }
    }
}

/// The items of a stage, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counted {
    /// Items that apply.
    pub items: usize,
    /// Those of them that must still be seen to.
    pub open: usize,
    /// Open ones that are reserved: the stage can be signed without them.
    pub reserved: usize,
    /// Complete ones whose value is not enough.
    pub short: usize,
    /// Those of them that are not reserved: the stage cannot be signed with them.
    pub short_unreserved: usize,
}

impl Counted {
    fn add(&mut self, standing: &Standing) {
        let open = standing.is_outstanding();
        self.items += usize::from(standing.counts);
        self.open += usize::from(open);
        self.reserved += usize::from(open && standing.reserved.is_some());
        self.short += usize::from(standing.is_short());
        self.short_unreserved += usize::from(standing.is_short_unreserved());
    }
}

/// Counts the items of every stage that has any.
pub fn counted(view: &View) -> HashMap<&str, Counted> {
    let mut stages: HashMap<&str, Counted> = HashMap::new();
    for (item, standing) in view.project.items.iter().zip(&view.standings) {
        stages.entry(&item.stage).or_default().add(standing);
    }
    stages
}

/// The stages that wait on their signers, in the order of the project file.
///
/// A stage that counts nothing waits from its day on: nothing in it says earlier that it is time. One that is signed
/// by all, or whose record is not as it was signed, waits on nobody: `verify` tells of the latter.
pub fn to_sign(view: &View, signoffs: &[StageSignoff]) -> Vec<ToSign> {
    let stages = counted(view);
    let signers = signers(&view.project);
    let people: HashSet<&str> = view.project.people.iter().map(|person| person.id.as_str()).collect();
    let waits = |signoff: &StageSignoff| {
        let counted = stages.get(signoff.stage.as_str()).copied().unwrap_or_default();
        let due = view.project.milestone(&signoff.stage);
        let asked = match signoff.state {
            SignoffState::NotReady | SignoffState::Ready | SignoffState::Partly => signoff.waiting.iter().collect(),
            // Whoever rejected can take it back by signing again.
            SignoffState::Rejected => in_order(&signers, signoff),
            // What was added since nobody has signed.
            SignoffState::Signed if signoff.added > 0 => all_signers(&signers, signoff),
            SignoffState::Signed | SignoffState::Departed => Vec::new(),
            SignoffState::Damaged | SignoffState::CannotTell => Vec::new(),
        };
        let people: Vec<String> = asked.into_iter().filter(|id| people.contains(id.as_str())).cloned().collect();
        let is_time = counted.items > 0 || due.is_some_and(|due| due <= view.today());
        (signoff.ready && is_time && !people.is_empty()).then(|| ToSign {
            stage: signoff.stage.clone(),
            state: signoff.state,
            people,
            due,
            days_late: signoff.days_late,
            reserved: counted.reserved + counted.short > 0,
        })
    };
    signoffs.iter().filter_map(waits).collect()
}

/// The signers of each stage, in the order of the project file.
type Signers<'a> = HashMap<&'a str, Vec<&'a String>>;

fn signers(project: &Project) -> Signers<'_> {
    let mut signers: Signers<'_> = HashMap::new();
    for signoff in &project.signoffs {
        signers.entry(&signoff.stage).or_default().extend(&signoff.signers);
    }
    signers
}

fn all_signers<'a>(signers: &Signers<'a>, signoff: &StageSignoff) -> Vec<&'a String> {
    signers.get(signoff.stage.as_str()).cloned().unwrap_or_default()
}

/// Those who rejected and those who have not signed, in the order of the signers.
fn in_order<'a>(signers: &Signers<'a>, signoff: &StageSignoff) -> Vec<&'a String> {
    let asked: HashSet<&String> = signoff.waiting.iter().chain(&signoff.rejected).collect();
    all_signers(signers, signoff).into_iter().filter(|id| asked.contains(id)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_of_a_stage_says_more_to_a_shell_than_its_name() {
        let command = |stage: &str| {
            let (state, people, stage) = (SignoffState::Ready, Vec::new(), stage.to_owned());
            ToSign { stage, state, people, due: None, days_late: None, reserved: false }.command()
        };
        assert_eq!(command("cutover"), "handover sign cutover");
        assert_eq!(command("切换-2"), "handover sign 切换-2");
        assert_eq!(command("go live"), "handover sign -- 'go live'");
        assert_eq!(command("$(touch x)"), "handover sign -- '$(touch x)'");
        assert_eq!(command("a'; touch x; '"), r"handover sign -- 'a'\''; touch x; '\'''");
        assert_eq!(command("-rf"), "handover sign -- '-rf'");
    }
}
