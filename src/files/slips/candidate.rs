//! A change that may mend a text, and those that both formats have in common.

use crate::text::Text;
use crate::text::say::slips as say;
use std::ops::Range;

/// A change that may mend a text.
pub(super) struct Candidate {
    pub(super) message: Text,
    /// What to do, where the line as it should be does not say it.
    pub(super) advice: Option<Text>,
    /// Where the slip is.
    pub(super) place: usize,
    /// Bytes and what comes in their place, in order.
    pub(super) edits: Vec<(Range<usize>, String)>,
    /// Whether nothing else can have been meant, if the change helps.
    pub(super) sure: bool,
    /// Whether it is one of several that stand for the same, of which the first that helps is meant if all agree.
    pub(super) rival: bool,
}

impl Candidate {
    pub(super) fn new(message: Text, edits: Vec<(Range<usize>, String)>) -> Candidate {
        let place = edits.first().map_or(0, |(at, _)| at.start);
        Candidate { message, advice: None, place, edits, sure: true, rival: false }
    }

    /// One of which something else may have been meant.
    pub(super) fn unsure(self, advice: Option<Text>) -> Candidate {
        Candidate { advice, sure: false, ..self }
    }
}

/// A quotation mark or bracket that was opened on a line, closed at its end or before the brackets there.
pub(super) fn closings(
    text: &str,
    number: usize,
    line: &Range<usize>,
    marks: &[(char, &str)],
    found: &mut Vec<Candidate>,
) {
    let part = text[line.clone()].trim_end();
    let end = line.start + part.len();
    let inner = line.start + part.trim_end_matches(|mark: char| "]}, ".contains(mark)).len();
    for (mark, close) in marks {
        let Some(at) = part.rfind(*mark).map(|at| line.start + at) else { continue };
        // Where a line ends with the bracket, its members stand below.
        let advice = (at + mark.len_utf8() == end).then(|| say::close_it(*close));
        for end in [end, inner].into_iter().filter(|end| *end > at) {
            let edit = vec![(end..end, (*close).to_owned())];
            let candidate = Candidate { place: at, ..Candidate::new(say::not_closed(number, *mark), edit) };
            found.push(candidate.unsure(advice.clone()));
        }
    }
}

/// Whether quotes or brackets that a value begins with are closed before its end.
pub(super) fn closes_early(value: &str) -> bool {
    let mut depth = 0_usize;
    let mut quote = None;
    let mut letters = value.char_indices();
    while let Some((at, mark)) = letters.next() {
        match (quote, mark) {
            (Some('"'), '\\') => {
                letters.next();
                continue;
            }
            (Some(open), mark) if mark == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if at == 0 || depth > 0 => quote = Some(mark),
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') => depth = depth.saturating_sub(1),
            _ => {}
        }
        if at > 0 && depth == 0 && quote.is_none() {
            return at + 1 < value.len();
        }
    }
    false
}

/// Every backslash of a line twice.
pub(super) fn backslashes(text: &str, number: usize, line: &Range<usize>, found: &mut Vec<Candidate>) {
    let places = text[line.clone()].match_indices('\\').map(|(at, _)| line.start + at);
    let edits: Vec<_> = places.map(|at| (at..at, "\\".to_owned())).collect();
    if !edits.is_empty() {
        found.push(Candidate::new(say::escape(number), edits).unsure(None));
    }
}
