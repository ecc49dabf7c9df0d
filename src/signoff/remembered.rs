//! The list of known keys as it stands in the user's folder: read for whoever judges, changed under its lock.

use super::known::Known;
use super::statement::{Named, Statement};
use crate::document::place::{RecordPlace, is_statement};
use crate::evidence::Digest;
use crate::files::user::{OwnCopy, UserFolder};
use crate::model::project::Project;
use crate::text::problem::Problem;
use crate::text::say::keys as say;
use anyhow::Result;

/// The keys that the user knows; none where there is no list.
///
/// # Errors
///
/// When the list cannot be read, or is none; what cannot be read must not look like a list of nobody.
pub fn known_keys(user: Option<&UserFolder>) -> Result<Known> {
    let Some(user) = user else { return Ok(Known::default()) };
    parse(user, user.read_known_keys()?.as_deref())
}

/// The statements that one signed oneself in a project, by the paths at which they stood.
///
/// # Errors
///
/// When a copy cannot be read.
pub fn own_statements(user: Option<&UserFolder>, project: &Project) -> Result<Vec<Named>> {
    let (Some(user), Some(uuid)) = (user, &project.uuid) else { return Ok(Vec::new()) };
    let copies = user.copies(uuid)?.into_iter().filter(|copy| is_statement(&copy.file));
    let named = |copy: OwnCopy| {
        let statement = Statement::parse(&copy.bytes).ok()?;
        let place = RecordPlace::of(&statement.stage, &copy.record);
        Some(Named { path: place.shown(&copy.file), digest: Digest::of(&copy.bytes) })
    };
    Ok(copies.filter_map(named).collect())
}

/// Changes the list; returns what `change` does.
///
/// # Errors
///
/// As [`known_keys`], whatever `change` fails with, and when the list cannot be written; it is as it was then.
pub fn change_known_keys<T>(user: &UserFolder, change: impl FnOnce(&mut Known) -> Result<T>) -> Result<T> {
    user.change_known_keys(|bytes| {
        let mut known = parse(user, bytes)?;
        let result = change(&mut known)?;
        Ok((known.render().into_bytes(), result))
    })
}

fn parse(user: &UserFolder, bytes: Option<&[u8]>) -> Result<Known> {
    let Some(bytes) = bytes else { return Ok(Known::default()) };
    Known::parse(bytes).map_err(|fault| {
        let place = user.known_keys().display().to_string();
        Problem::project(say::list_fault(&place, fault.line, fault.why)).hint(say::list_hint(place)).into()
    })
}
