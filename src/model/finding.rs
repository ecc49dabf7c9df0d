//! A problem in somebody's project, as data: what, where, how bad, and what to do about it.

use super::item::{ItemName, Place};
use crate::text::Text;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The project does not say what it should; must be mended.
    Error,
    /// Probably not what was meant.
    Warning,
    /// Something a person might want to fill in.
    Hint,
}

/// Bytes of a file that give way to other text. It is known for certain that this is what was meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fix {
    /// The bytes.
    pub at: Range<usize>,
    /// What stands there instead.
    pub text: String,
}

impl Fix {
    /// The only place where two texts differ, at the bounds of characters; nothing where they are the same.
    pub(crate) fn between(before: &str, after: &str) -> Option<Fix> {
        let alike = |pairs: &mut dyn Iterator<Item = (char, char)>| {
            pairs.take_while(|(one, other)| one == other).map(|(one, _)| one.len_utf8()).sum::<usize>()
        };
        let head = alike(&mut before.chars().zip(after.chars()));
        let (before, after) = (before.get(head..)?, after.get(head..)?);
        let tail = alike(&mut before.chars().rev().zip(after.chars().rev()));
        let (gone, text) = (before.get(..before.len() - tail)?, after.get(..after.len() - tail)?);
        (!gone.is_empty() || !text.is_empty()).then(|| Fix { at: head..head + gone.len(), text: text.to_owned() })
    }

    /// The text with the change made.
    pub(crate) fn apply(&self, text: &str) -> String {
        let (before, after) = (text.get(..self.at.start), text.get(self.at.end..));
        [before.unwrap_or(text), &self.text, after.unwrap_or_default()].concat()
    }
}

/// One problem.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Stable name of the rule, such as `wrong-party`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The file and the bytes in it, where the problem has a place.
    pub place: Option<Place>,
    /// The item it is about.
    pub item: Option<ItemName>,
    /// Path of the field it is about: `items[2].log[0].by`.
    pub field: Option<String>,
    /// What is wrong.
    pub message: Text,
    /// What to do about it.
    pub advice: Option<Text>,
    /// What mends it for certain, in the file of its place.
    pub fix: Option<Fix>,
    /// Whether the source line must not be shown because it may hold a secret.
    pub hidden: bool,
    /// Why it is silenced, if somebody has silenced it: it then counts for nothing, and is still listed.
    pub silenced: Option<String>,
}

impl Finding {
    /// A finding without item, field or advice.
    pub fn new(code: &'static str, severity: Severity, place: impl Into<Option<Place>>, message: Text) -> Finding {
        Finding {
            code,
            severity,
            place: place.into(),
            item: None,
            field: None,
            message,
            advice: None,
            fix: None,
            hidden: false,
            silenced: None,
        }
    }

    /// The same finding, about an item.
    pub fn about(mut self, item: &ItemName) -> Finding {
        self.item = Some(item.clone());
        self
    }

    /// The same finding, about a field.
    pub(crate) fn in_field(mut self, field: impl Into<String>) -> Finding {
        self.field = Some(field.into());
        self
    }

    /// The same finding, with what mends it.
    pub(crate) fn mended_by(mut self, fix: Option<Fix>) -> Finding {
        self.fix = fix;
        self
    }

    /// The same finding, with advice.
    pub(crate) fn advise(mut self, advice: Text) -> Finding {
        self.advice = Some(advice);
        self
    }
}
