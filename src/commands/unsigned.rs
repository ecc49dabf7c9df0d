//! Where the sign-off of each stage of a project stands, and which stages wait on their signers.

use crate::files::load::Loaded;
use crate::report::signing::StageSignoff;
use crate::report::unsigned::{ToSign, to_sign};
use crate::signoff::check::{Judging, check_project};
use crate::signoff::standing::{held_terms, stage_signoffs};
use crate::signoff::vouching::Vouchers;

/// Where the sign-offs stand, and who is to sign; from here on the terms hold that all have signed. While a file cannot
/// be read nobody is to sign: an item may be missing.
pub(super) fn signoffs(loaded: &mut Loaded) -> (Vec<StageSignoff>, Vec<ToSign>) {
    if loaded.view.project.signoffs.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let checks = check_project(loaded, Judging::plain(&Vouchers::default()));
    loaded.view.hold(held_terms(&checks));
    let signoffs = stage_signoffs(&loaded.view, &checks);
    let whole = loaded.unreadable().is_empty();
    let asked = if whole { to_sign(&loaded.view, &signoffs) } else { Vec::new() };
    (signoffs, asked)
}
