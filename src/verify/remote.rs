//! Backups that lie at a remote: held, in place, against the digests that were recorded of them.
//!
//! In: items whose location is a remote, and what their acts name. Out: a row for each. `rclone checksum --download`
//! (rclone(1)) reads the files where they are; it is called only with `--outside`, as the other side may have written
//! the location, and with nothing but a remote that the user has set up by its name.

use super::reading::recorded_list;
use super::{Row, Subject};
use crate::document::verdict::Verdict;
use crate::evidence::Digest;
use crate::evidence::remote::{Compared, Remote, list_of_one, read_compared};
use crate::files::change::list_path;
use crate::model::item::{Act, Evidence, Item};
use crate::model::list::ItemAt;
use crate::model::naming;
use crate::model::view::View;
use crate::text::Text;
use crate::text::say::{evidence as say, words};
use crate::text::visible::visible_line;
use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::NamedTempFile;

/// What `rclone` is told besides what it checks: it never asks, and gives up soon where nobody answers.
const OPTIONS: [&str; 9] =
    ["--combined", "-", "--ask-password=false", "--retries", "1", "--contimeout", "15s", "--timeout", "60s"];

/// No more of what `rclone` says is read.
const MOST: u64 = 64 * 1024 * 1024;

/// A row for each of these items whose location is a remote, and of which something was recorded.
pub(crate) fn rows<'v>(root: &Path, view: &'v View, items: &[ItemAt], outside: bool) -> Vec<Row> {
    let row = |at: &ItemAt| {
        let item = &view.project.items[*at];
        let remote = remote_of(item)?;
        // Only a step that hashes what is there, and that stands, says what it was: anybody may note anything.
        let hashes = |act: &&Act| item.step(&act.did).is_some_and(|step| step.hashes.is_some());
        let mut made: Vec<usize> = view.standings[*at].makers().collect();
        made.sort_unstable_by_key(|position| std::cmp::Reverse(*position));
        let standing = made.into_iter().filter_map(|position| item.log.get(position)).filter(hashes);
        let named = standing.flat_map(|act| act.evidence.iter().map(move |evidence| (act.did.as_str(), evidence)));
        let hashed = |(did, evidence): (&'v str, &'v Evidence)| match evidence {
            Evidence::File { path, sha256: Some(sha256), .. } => {
                Some((did, path.as_str(), sha256.as_str(), list_path(&item.name, path, sha256)))
            }
            _ => None,
        };
        let hashed: Vec<(&str, &str, &str, Option<String>)> = named.filter_map(hashed).collect();
        // A list tells more than the digest of one file.
        let chosen = hashed.iter().find(|(.., list)| list.is_some()).or(hashed.first());
        if chosen.is_none() && !outside {
            return None;
        }
        let (did, digest) = chosen.map_or((None, None), |(did, _, sha256, _)| (Some(*did), Some(*sha256)));
        let (state, details) = match chosen {
            None => (Verdict::Unverifiable, vec![say::remote_without_list()]),
            Some(_) if !outside => (Verdict::NotLookedAt, vec![say::outside_unseen()]),
            Some((_, path, sha256, list)) => match list_text(root, list.as_deref(), path, sha256, &remote) {
                None => (Verdict::Unverifiable, vec![say::remote_list_gone(list.as_deref().unwrap_or(path))]),
                Some((text, place)) => told(&compare(&text, &place, list.is_none())),
            },
        };
        let by_hand = chosen.and_then(|(.., list)| list.as_deref()).map(|list| Text::same(remote.line(list)));
        let by_hand = by_hand.filter(|_| state == Verdict::Unverifiable);
        Some(Row {
            act: did.map(str::to_owned),
            done: did.map(|did| naming::done(item, did)).unwrap_or_default(),
            target: Some(remote.to_string()),
            details: details.into_iter().chain(by_hand).collect(),
            expected: digest.map(str::to_owned),
            ..Row::new("remote", Subject::Item(item.name.clone()), state)
        })
    };
    items.iter().filter_map(row).collect()
}

/// The remote at which the location of an item is that a step hashes, if it is one.
fn remote_of(item: &Item) -> Option<Remote> {
    let field = item.steps.iter().find_map(|step| step.hashes.as_deref())?;
    Remote::parse(item.field(field)?)
}

/// The list to hold a remote against, and the remote that it is a list of: that of a folder, or of one file.
fn list_text(root: &Path, list: Option<&str>, path: &str, sha256: &str, remote: &Remote) -> Option<(String, Remote)> {
    match list {
        Some(list) => Some((recorded_list(root, list, sha256)?.text(), remote.clone())),
        None => {
            let (folder, name) = remote.split();
            let own = path.rsplit('/').next().unwrap_or(path);
            // The file itself, or a folder in which it is.
            let inside = !name.contains('.') && own.contains('.');
            let (place, name) = if inside { (remote.clone(), own) } else { (folder, name) };
            Some((list_of_one(&Digest::parse(&sha256.to_ascii_lowercase())?, name), place))
        }
    }
}

/// What a comparison amounts to, and what is said of it.
fn told(compared: &Compared) -> (Verdict, Vec<Text>) {
    let names = |names: &[String], told: fn(Text) -> Text| {
        let shown = names.iter().map(|name| visible_line(name)).collect::<Vec<_>>();
        (!names.is_empty()).then(|| told(words::short_names(shown.iter().map(String::as_str))))
    };
    match compared {
        Compared::Same => (Verdict::Valid, Vec::new()),
        Compared::Nowhere => (Verdict::Missing, vec![say::remote_nowhere()]),
        Compared::Untold(why) if why.is_empty() => (Verdict::Unverifiable, vec![say::remote_silent()]),
        Compared::Untold(why) => (Verdict::Unverifiable, vec![say::remote_failed(visible_line(why))]),
        Compared::Changed { differ, missing, added } => {
            let parts =
                [names(differ, say::changed_files), names(missing, say::missing_files), names(added, say::added_files)];
            (Verdict::Changed, parts.into_iter().flatten().collect())
        }
    }
}

/// Has `rclone` compare; what keeps it from doing so is no difference.
fn compare(list: &str, remote: &Remote, alone: bool) -> Compared {
    run(list, remote, alone).unwrap_or_else(|error| {
        Compared::Untold(match error.kind() {
            io::ErrorKind::NotFound => "rclone: not found".to_owned(),
            _ => error.to_string(),
        })
    })
}

fn run(list: &str, remote: &Remote, alone: bool) -> io::Result<Compared> {
    let mut file = NamedTempFile::with_suffix(".sha256")?;
    file.write_all(list.as_bytes())?;
    file.flush()?;
    let complaints = NamedTempFile::new()?;
    let mut command = Command::new("rclone");
    command.args(OPTIONS).args(remote.arguments(&file.path().display().to_string()));
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(complaints.reopen()?);
    let mut child = command.spawn()?;
    let mut said = Vec::new();
    if let Some(out) = child.stdout.take() {
        out.take(MOST).read_to_end(&mut said)?;
    }
    let code = child.wait()?.code();
    let complaints = fs::read(complaints.path())?;
    let said = String::from_utf8_lossy(&said);
    Ok(read_compared(code, &said, &String::from_utf8_lossy(&complaints), alone))
}
