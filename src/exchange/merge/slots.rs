//! In which order the pieces of two texts follow one another: ours as they are, and what only they have behind what it
//! stands behind there.

use crate::files::edit::pieces::{Key, Piece};
use std::collections::HashMap;

/// A piece in three texts: as both had it, ours, theirs.
pub(super) type Three<'a> = [Option<&'a Piece<'a>>; 3];

/// A place of the result.
#[derive(Clone, Copy)]
pub(super) struct Slot<'a> {
    /// The pieces.
    pub(super) three: Three<'a>,
    /// Where only they have it: the first of what only we have at the same place.
    pub(super) beside: Option<&'a Piece<'a>>,
}

/// The places of the result.
pub(super) fn slots<'a>(base: &'a [Piece<'a>], ours: &'a [Piece<'a>], theirs: &'a [Piece<'a>]) -> Vec<Slot<'a>> {
    let index = |pieces: &'a [Piece<'a>]| -> HashMap<&'a Key, usize> {
        pieces.iter().enumerate().map(|(at, piece)| (&piece.key, at)).collect()
    };
    let (in_base, in_ours, in_theirs) = (index(base), index(ours), index(theirs));
    let is_ours_alone = |at: usize| ours.get(at).is_some_and(|piece| !in_theirs.contains_key(&piece.key));
    // Behind which of ours something new goes that follows another: behind those too that only we have there.
    let mut run_end: Vec<usize> = (0..ours.len()).collect();
    for at in (1..ours.len()).rev() {
        if is_ours_alone(at) && ours[at].block == ours[at - 1].block && ours[at - 1].key != Key::Head {
            run_end[at - 1] = run_end[at];
        }
    }
    let mut new: HashMap<Option<usize>, Vec<Slot<'a>>> = HashMap::new();
    let mut behind = None;
    for piece in theirs {
        if let Some(at) = in_ours.get(&piece.key) {
            behind = Some(*at);
            continue;
        }
        let base = in_base.get(&piece.key).map(|at| &base[*at]);
        let end = behind.map(|at| run_end[at]);
        let beside = behind.filter(|at| end > Some(*at)).map(|at| &ours[at + 1]);
        let beside = beside.filter(|beside| !in_base.contains_key(&beside.key));
        new.entry(end).or_default().push(Slot { three: [base, None, Some(piece)], beside });
    }
    let mut all = new.remove(&None).unwrap_or_default();
    for (at, piece) in ours.iter().enumerate() {
        let base = in_base.get(&piece.key).map(|at| &base[*at]);
        let theirs = in_theirs.get(&piece.key).map(|at| &theirs[*at]);
        all.push(Slot { three: [base, Some(piece), theirs], beside: None });
        all.extend(new.remove(&Some(at)).unwrap_or_default());
    }
    all
}
