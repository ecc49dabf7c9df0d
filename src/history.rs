//! What is asked of git: whom it knows, whether what is signed is in it as it stands here, and who wrote a line.
//!
//! In: a folder, and paths in it. Out: what git says, or nothing where it is missing. Reads, and writes nothing: not even
//! git's own index is refreshed.

mod commit;
mod git;
mod project;
mod revisions;
mod tidy;

pub use commit::Author;
pub(crate) use commit::Commit;
pub(crate) use git::{
    below_top, has_remote, is_work_tree, merge_lines, merge_with_tool, merges_with_tool, signing_key, staged,
    user_email, user_name,
};
pub(crate) use project::{RecordFiles, project_at};
#[cfg(test)]
pub(crate) use revisions::FileChange;
pub(crate) use revisions::{Revision, all_contents, contents, edges, files, revision, revisions};
pub use tidy::{Untidy, is_ignored, untidy};
