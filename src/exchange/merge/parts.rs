//! A piece as what comes before its value, the value, and what comes after.

use crate::files::edit::pieces::Piece;

/// The parts of a piece.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Parts {
    /// Comments above, the key.
    pub(super) lead: String,
    /// The value.
    pub(super) value: String,
    /// What stands between the value and its comma.
    pub(super) before_comma: String,
    /// Whether a comma follows.
    pub(super) comma: bool,
    /// The rest of the line, and comments below.
    pub(super) rest: String,
}

impl Parts {
    /// The parts of a piece of a text; `in_brackets` says whether a comma may part it from the next one.
    pub(super) fn of(text: &str, piece: &Piece<'_>, in_brackets: bool) -> Parts {
        let get = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
        let rest = get(piece.value.end, piece.span.end);
        let blanks = rest.len() - rest.trim_start().len();
        let comma = in_brackets && rest[blanks..].starts_with(',');
        let (before_comma, rest) = if comma { (&rest[..blanks], &rest[blanks + 1..]) } else { ("", rest) };
        Parts {
            lead: get(piece.span.start, piece.value.start).to_owned(),
            value: get(piece.value.start, piece.value.end).to_owned(),
            before_comma: before_comma.to_owned(),
            comma,
            rest: rest.to_owned(),
        }
    }

    /// All of it, as it was.
    pub(super) fn whole(&self) -> String {
        self.with_comma(self.comma)
    }

    /// All of it, with or without a comma.
    pub(super) fn with_comma(&self, comma: bool) -> String {
        let comma = if comma { "," } else { "" };
        [&self.lead, &self.value, &self.before_comma, comma, &self.rest].concat()
    }

    /// The parts that come of three; `value` is what was found for the value. Nothing where two changed one of the others.
    pub(super) fn joined(base: Option<&Parts>, ours: &Parts, theirs: &Parts, value: String) -> Option<Parts> {
        let part = |of: fn(&Parts) -> &String| pick(base.map(of), of(ours), of(theirs)).cloned();
        Some(Parts {
            lead: part(|parts| &parts.lead).or_else(|| joined_lead(&base?.lead, &ours.lead, &theirs.lead))?,
            value,
            before_comma: part(|parts| &parts.before_comma)?,
            comma: ours.comma,
            rest: part(|parts| &parts.rest)?,
        })
    }
}

/// The one that was changed, where only one was.
pub(super) fn pick<'t, T: PartialEq>(base: Option<&T>, ours: &'t T, theirs: &'t T) -> Option<&'t T> {
    if ours == theirs || base == Some(theirs) {
        return Some(ours);
    }
    (base == Some(ours)).then_some(theirs)
}

/// What comes before a value, where both changed the comments above it: ours, then those that only they added, without
/// those that they took out.
fn joined_lead(base: &str, ours: &str, theirs: &str) -> Option<String> {
    let [base, ours, theirs] = [base, ours, theirs].map(above);
    let own = pick(Some(&base.1), &ours.1, &theirs.1)?;
    let is_comment = |line: &str| !line.trim().is_empty();
    let kept = ours.0.iter().filter(|line| !is_comment(line) || theirs.0.contains(line) || !base.0.contains(line));
    let new =
        theirs.0.iter().filter(|line| is_comment(line)).filter(|line| !base.0.contains(line) && !ours.0.contains(line));
    Some(kept.chain(new).copied().chain([*own]).collect())
}

/// The lines of comments and blanks above a key, and the rest.
fn above(lead: &str) -> (Vec<&str>, &str) {
    let idle = |line: &&str| line.ends_with('\n') && (line.trim().is_empty() || line.trim().starts_with('#'));
    let lines: Vec<&str> = lead.split_inclusive('\n').take_while(idle).collect();
    let length: usize = lines.iter().map(|line| line.len()).sum();
    (lines, &lead[length..])
}
