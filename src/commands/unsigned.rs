//! Where the sign-off of each stage of a project stands, and which stages wait on their signers.

use crate::evidence::Silent;
use crate::files::load::Loaded;
use crate::report::signing::StageSignoff;
use crate::report::unsigned::{ToSign, to_sign};
use crate::signoff::check::check_project;
use crate::signoff::standing::stage_signoffs;

/// Where the sign-offs stand, and who is to sign. While a file cannot be read nobody is: an item may be missing.
pub(super) fn signoffs(loaded: &Loaded) -> (Vec<StageSignoff>, Vec<ToSign>) {
    if loaded.view.project.signoffs.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let signoffs = stage_signoffs(&loaded.view, &check_project(loaded, None, &Silent));
    let whole = loaded.unreadable().is_empty();
    let asked = if whole { to_sign(&loaded.view, &signoffs) } else { Vec::new() };
    (signoffs, asked)
}
