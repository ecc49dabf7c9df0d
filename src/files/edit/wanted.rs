//! What edits want of a file, as a tree along their ways: what the proof holds the new text against.

use super::plan::{Edit, NewValue, Step, with_log};
use crate::model::list::Position;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What is to become of a node.
#[derive(Debug, Default)]
pub(super) struct Wanted<'e> {
    /// Another value in its place, or none.
    pub(super) put: Option<Put<'e>>,
    /// What is to become of fields or members.
    pub(super) inside: BTreeMap<Step, Wanted<'e>>,
    /// Members that come to the end of a list.
    pub(super) more: Vec<Cow<'e, NewValue>>,
}

/// What comes in the place of a node.
#[derive(Debug)]
pub(super) enum Put<'e> {
    /// This value.
    Value(&'e NewValue),
    /// Nothing.
    Gone,
}

impl<'e> Wanted<'e> {
    /// What all these edits want together.
    pub(super) fn of(edits: &'e [Edit]) -> Wanted<'e> {
        let mut root = Wanted::default();
        for edit in edits {
            match edit {
                Edit::AppendAct { item, act } => {
                    let log = ["items".into(), item.before().into(), "log".into()];
                    root.at(&log).more.push(Cow::Owned(NewValue::Table(act.clone())));
                }
                Edit::AppendItem { fields } => {
                    root.at(&["items".into()]).more.push(Cow::Owned(NewValue::Table(with_log(fields))));
                }
                Edit::Set { at, value } => root.at(at).put = Some(Put::Value(value)),
                Edit::Remove { at } => root.at(at).put = Some(Put::Gone),
                Edit::Append { list, value } => root.at(list).more.push(Cow::Borrowed(value)),
            }
        }
        root
    }

    fn at(&mut self, way: &[Step]) -> &mut Wanted<'e> {
        way.iter().fold(self, |wanted, step| wanted.inside.entry(step.clone()).or_default())
    }

    /// Whether nothing is wanted inside or at the end.
    pub(super) fn is_whole(&self) -> bool {
        self.inside.is_empty() && self.more.is_empty()
    }

    /// Whether nothing is wanted at all.
    pub(super) fn is_nothing(&self) -> bool {
        self.put.is_none() && self.is_whole()
    }

    /// Whether it is about the fields of a table, and not the members of a list.
    pub(super) fn is_about_fields(&self) -> bool {
        self.more.is_empty() && matches!(self.inside.keys().next(), Some(Step::Field(_)))
    }
}
