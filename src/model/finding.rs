//! A problem in somebody's project, as data: what, where, how bad, and what to do about it.

use super::item::{ItemName, Place};
use crate::text::Text;
use serde::{Deserialize, Serialize};

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

    /// The same finding, with advice.
    pub(crate) fn advise(mut self, advice: Text) -> Finding {
        self.advice = Some(advice);
        self
    }
}
