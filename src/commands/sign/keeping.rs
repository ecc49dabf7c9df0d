//! What a signer keeps for themselves: a copy of what they signed, and the keys of others that they saw.

use super::plan::Plan;
use crate::context::Context;
use crate::document::verdict::Verdict;
use crate::files::store::RecordFile;
use crate::signoff::known::{SeenIn, Who};
use crate::signoff::remembered::change_known_keys;
use crate::signoff::statement::Statement;
use crate::text::problem::Problem;
use crate::text::say::sign as say;

/// Keeps a copy of the statement and its signature in the user's folder, and remembers the keys that were seen. What
/// cannot be kept is told; the signature stands all the same.
pub(super) fn keep(
    plan: &Plan,
    statement: &Statement,
    files: &[RecordFile],
    made_by: Option<&str>,
    context: &mut Context<'_>,
) {
    let Some(user) = context.user.clone() else { return };
    let own = files.iter().filter(|(name, _)| statement.scan.as_ref().is_none_or(|scan| scan.path != *name));
    for (name, bytes) in own {
        if let Err(error) = user.keep_copy(&statement.project, &statement.record, name, bytes) {
            tell(&error, context);
            return;
        }
    }
    let record = plan.record();
    let title = record.given.terms.title.texts().collect::<Vec<_>>().join(" / ");
    let now = context.clock.now();
    let seen = plan.existing().into_iter().flat_map(|check| &check.statements).filter_map(|one| {
        let made = one.statement.as_ref().filter(|made| made.signer != statement.signer)?;
        let sound = matches!(one.verdict.state, Verdict::KeyNamed | Verdict::Verified);
        let key = one.verdict.key.as_ref().filter(|_| sound)?;
        let address = record.given.terms.people.get(&made.signer)?.email.clone();
        let seen_in = SeenIn { project: made.project.clone(), title: title.clone(), id: made.signer.clone() };
        Some((seen_in, made.name.clone(), address, key.fingerprint()))
    });
    // One's own key too: another one under one's name in a later record is then told as changed.
    let own = made_by.map(|fingerprint| {
        let (name, id) = (statement.name.clone(), statement.signer.clone());
        let address = record.given.terms.people.get(&id).and_then(|person| person.email.clone());
        let seen_in = SeenIn { project: statement.project.clone(), title: title.clone(), id };
        (seen_in, name, address, fingerprint.to_owned())
    });
    let seen: Vec<_> = seen.chain(own).collect();
    if seen.is_empty() {
        return;
    }
    let remembered = change_known_keys(&user, |known| {
        for (seen_in, name, address, fingerprint) in &seen {
            let who = Who { seen_in: Some(seen_in), name, address: address.as_deref() };
            known.see(&who, fingerprint, now);
        }
        Ok(())
    });
    if let Err(error) = remembered {
        tell(&error, context);
    }
}

fn tell(error: &anyhow::Error, context: &mut Context<'_>) {
    let why = match error.downcast_ref::<Problem>() {
        Some(problem) => problem.message.clone(),
        None => crate::text::Text::same(error),
    };
    context.note(&say::not_kept(why));
}
