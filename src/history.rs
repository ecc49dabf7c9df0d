//! What is asked of git: whom it knows, whether what is signed is in it as it stands here, and who wrote a line.
//!
//! In: a folder, and paths in it. Out: what git says, or nothing where it is missing. Reads, and writes nothing: not even
//! git's own index is refreshed.

mod authors;
mod git;
mod tidy;

pub use authors::{Author, authors};
pub(crate) use git::{below_top, has_remote, merge_lines, staged, is_work_tree, signing_key, user_email, user_name};
pub use tidy::{Untidy, is_ignored, untidy};
